"""Polynomials of cells against the function that they are fitted to, by another library's arithmetic."""

from __future__ import annotations

import mpmath as mp
import numpy as np
import pytest

pytest.importorskip("flint", reason="the maker needs python-flint (extra: lab)")

from actfn.piecewise.fit import CELLS, Cell, Grid, fit_cell


def worst(cell: Cell, f, low: float, high: float) -> float:
    """The largest relative error of a cell's polynomial at numbers that the fit did not use, by mpmath."""
    with mp.workprec(200):
        found = []
        for u in np.linspace(low, high, 173):
            t = mp.mpf(float(u)) - mp.mpf(cell.centre)
            total = mp.mpf(0)
            for c in reversed(cell.rest):
                total = total * t + c
            value = cell.first + mp.mpf(cell.first_low) + t * (cell.slope + mp.mpf(cell.slope_low) + t * total)
            found.append(abs(value / f(mp.mpf(float(u))) - 1))
        return float(max(found))


@pytest.mark.parametrize(("kind", "degree", "bound"), [(np.float32, 6, 2.0**-27), (np.float64, 12, 2.0**-56)])
def test_a_cell_of_the_exponential_is_as_close_as_it_says(kind, degree, bound):
    cell = fit_cell(lambda u: _arb(u).exp(), 0.25, 0.0, 0.5, degree, kind)
    assert cell.error < bound
    assert worst(cell, mp.exp, 0, 0.5) < 1.5 * bound


def test_a_coefficient_that_is_off_by_one_unit_is_seen():
    cell = fit_cell(lambda u: _arb(u).exp(), 0.25, 0.0, 0.5, 6, np.float32)
    off = float(np.nextafter(np.float32(cell.slope), np.float32(9)))
    assert worst(cell._replace(slope=off), mp.exp, 0, 0.5) > 4 * worst(cell, mp.exp, 0, 0.5)


def test_coefficients_are_numbers_of_the_type():
    cell = fit_cell(lambda u: _arb(u).exp(), 0.25, 0.0, 0.5, 6, np.float32)
    for value in (cell.first, cell.first_low, cell.slope, cell.slope_low, *cell.rest):
        assert float(np.float32(value)) == value


def test_relative_accuracy_goes_through_a_root():
    root = float(np.float32(np.pi))
    cell = fit_cell(lambda u: _arb(u).sin(), root, 3.0, 3.3, 9, np.float32)
    assert worst(cell, mp.sin, 3.0, 3.3) < 2.0**-26
    assert worst(cell, mp.sin, root, float(np.nextafter(np.float32(root), np.float32(4)))) < 2.0**-22


@pytest.mark.parametrize("bend", [0.0, 0.3, -0.02])
def test_the_cells_of_a_grid_follow_each_other_and_hold_their_numbers(bend):
    grid = Grid(-5, 1.25, bend)
    ends = [(low, high) for _, low, high in grid.cells()]
    assert len(ends) == CELLS
    assert [high for _, high in ends[:-1]] == [low for low, _ in ends[1:]]
    for (column, low, high), number in zip(grid.cells(), range(-5, 11), strict=True):
        middle = (low + high) / 2
        assert round(middle * (grid.per_unit + grid.bend * abs(middle))) == number
        assert column == number % CELLS


def _arb(u: float):
    from flint import arb

    return arb(u)
