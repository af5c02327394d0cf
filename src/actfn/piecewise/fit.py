"""Polynomials in cells: the coefficients, rounded one after the other, each making up for the rounding before it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from flint import arb, arb_mat, ctx

from actfn.analysis.numbers.rounding import round_ball
from actfn.analysis.numbers.ulp import FORMATS
from actfn.errors import NoTable

CELLS = 16
BITS = 420  # of the fits' arithmetic: the systems of equations lose some hundred


def nearest(value: arb, kind: type[np.floating[Any]]) -> float:
    """The number of a type that is nearest to a ball's midpoint."""
    rounded = round_ball(value.mid(), FORMATS[np.dtype(kind).name])
    assert rounded is not None, "a midpoint is exact"
    return rounded


def in_two(value: arb, kind: type[np.floating[Any]]) -> tuple[float, float]:
    """A ball's midpoint as the sum of two numbers of a type: the nearest one, and the nearest to what that leaves."""
    head = nearest(value, kind)
    return head, nearest(value - arb(head), kind)


class Cell(NamedTuple):
    """A cell's polynomial in t = u - centre: first + first_low + t (slope + slope_low + t (rest[0] + …))."""

    centre: float
    first: float
    first_low: float
    slope: float
    slope_low: float
    rest: tuple[float, ...]
    error: float  # of the polynomial itself, the largest relative error at the points of the fit

    def negative(self) -> Cell:
        """Return the cell of the function with the opposite sign."""
        rest = tuple(-c for c in self.rest)
        return Cell(self.centre, -self.first, -self.first_low, -self.slope, -self.slope_low, rest, self.error)


class Grid(NamedTuple):
    """The cell of a number u: the whole number next to u (per_unit + bend |u|), from `start` on, `CELLS` of them.

    With a bend cells are narrower far from zero, where a function that falls fast needs it; wider, if it is negative.
    """

    start: int
    per_unit: float
    bend: float

    def edge(self, number: float) -> float:
        """The u at which u (per_unit + bend |u|) is a number."""
        return 2 * number / (self.per_unit + math.sqrt(self.per_unit**2 + 4 * self.bend * abs(number)))

    def cells(self) -> Iterator[tuple[int, float, float]]:
        """Each cell's column in the table, and its ends."""
        for number in range(self.start, self.start + CELLS):
            yield number % CELLS, self.edge(number - 0.5), self.edge(number + 0.5)


@dataclass(frozen=True)
class Cells:
    """The cells of a table: the grid, and the polynomials by column."""

    kind: type[np.floating[Any]]
    grid: Grid
    degree: int
    columns: tuple[Cell, ...]

    @property
    def error(self) -> float:
        """The largest relative error of a cell's polynomial, before rounding of what is computed."""
        return max(cell.error for cell in self.columns)


def nodes(low: float, high: float, count: int) -> list[float]:
    """Chebyshev's points of an interval, where a fit by least squares is nearly the best one."""
    middle, half = (low + high) / 2, (high - low) / 2
    return [middle - half * math.cos(math.pi * (k + 0.5) / count) for k in range(count)]


def _leaning(turned: list[arb], left: list[arb], exact: list[arb]) -> arb:
    """The slope s for which the largest |left - s t| / |exact| is least: convex in s, so halved by thirds."""
    y = np.array([float(r / e) for r, e in zip(left, exact, strict=True)])
    scale = np.array([float(v / e) for v, e in zip(turned, exact, strict=True)])
    slopes = y / scale
    low, high = float(np.min(slopes)), float(np.max(slopes))
    for _ in range(60):
        a, b = low + (high - low) / 3, high - (high - low) / 3
        if np.max(np.abs(y - a * scale)) <= np.max(np.abs(y - b * scale)):
            high = b
        else:
            low = a
    return arb((low + high) / 2)


def fit_cell(f: Callable[[float], arb], centre: float, low: float, high: float, degree: int, kind: type[Any]) -> Cell:
    """The polynomial of a cell, of least weighted squares of the relative error.

    Parameters
    ----------
    f : callable
        The exact function of u.
    centre : float
        A number of the type.
    low, high : float
        The cell.
    degree : int
        Of the polynomial.
    kind : type
        numpy.float32 or numpy.float64.

    Returns
    -------
    Cell
        With every coefficient a number of the type.

    Raises
    ------
    NoTable
        If the values in the cell differ by so much that the equations cannot be solved.
    """

    with ctx.workprec(BITS):
        size = arb(max(abs(low - centre), abs(high - centre)))
        points = [u for u in nodes(low, high, 2 * degree + 8) if abs(u - centre) > 1e-7 * float(size)]
        exact = [f(u).mid() for u in points]
        first, first_low = in_two(f(centre), kind)
        turned = [(arb(u) - arb(centre)) / size for u in points]
        weights = [1 / (y * y) for y in exact]
        left = [y - arb(first) - arb(first_low) for y in exact]
        moments, powers = [], weights
        for _ in range(2 * degree + 1):
            moments.append(sum((p.mid() for p in powers), arb(0)).mid())
            powers = [(p * t).mid() for p, t in zip(powers, turned, strict=True)]
        right: list[arb] = []
        powers = [w * r for w, r in zip(weights, left, strict=True)]
        for _ in range(degree + 1):
            right.append(sum((p.mid() for p in powers), arb(0)).mid())
            powers = [(p * t).mid() for p, t in zip(powers, turned, strict=True)]

        def solved(start: int) -> arb:
            """The coefficient of that power, those before it being fixed."""
            n = degree + 1 - start
            matrix = arb_mat(n, n, [moments[2 * start + i + j] for i in range(n) for j in range(n)])
            vector = arb_mat(n, 1, [right[start + i] for i in range(n)])
            try:
                return matrix.solve(vector)[0, 0].mid() / size**start
            except ZeroDivisionError:
                raise NoTable(f"from {low:g} to {high:g} it falls by more than {BITS} bits can tell") from None

        def fixed(power: int, value: float) -> float:
            """The coefficient of that power, taken out of what is left to fit."""
            scaled = arb(value) * size**power
            for j in range(degree + 1):
                right[j] = (right[j] - scaled * moments[j + power]).mid()
            return value

        # What is multiplied exactly leaves as little as may be for the rest, whose roundings count.
        found = [fixed(1, nearest(_leaning(turned, left, exact) / size, kind))]
        for power in (1, *range(2, degree + 1)):
            found.append(fixed(power, nearest(solved(power), kind)))
        slope, slope_low, *rest = found
        worst = 0.0
        for y, t in zip(exact, turned, strict=True):
            u = t * size
            value = arb(0)
            for c in reversed(rest):
                value = value * u + arb(c)
            value = arb(first) + arb(first_low) + u * (arb(slope) + arb(slope_low) + u * value)
            worst = max(worst, float(abs(value / y - 1).mid()))
    return Cell(centre, first, first_low, slope, slope_low, tuple(rest), worst)
