"""Cells of a user's own formula, found and proven when it is defined: `actfn.define(..., accuracy="proven")`.

A function of the package has tables that took minutes to find (table.py). Here the same sixteen cells are found in a
second, for float32 alone and without symmetries or asymptotes: what lies beyond them is left to the formula's tape. The
polynomials are fitted in float64 to the proven values of the audit's atlas, and then every float32 number within the
cells is computed by the kernel itself and compared with that atlas. Only what was compared in full is given out.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from flint import arb, ctx
from numpy.typing import NDArray

from actfn import compute
from actfn.analysis.deadline import Deadline
from actfn.analysis.oracle import enclose
from actfn.analysis.undecided import Undecided
from actfn.audit.atlas import Atlas, atlas_of, polynomial
from actfn.audit.atlas import Cell as Exact
from actfn.compute import _kernels
from actfn.errors import NoTable
from actfn.formula.tree import Expression
from actfn.piecewise.fit import BITS, CELLS, Cell, Cells, Grid, in_two, nodes
from actfn.piecewise.outline import Symmetry, roots
from actfn.piecewise.predict import sampled_error
from actfn.piecewise.table import (
    BENDS_WITHOUT_SYMMETRY,
    COST,
    GOAL,
    MOST_WIDER,
    OFF_CENTRE,
    grids,
    off_centre,
)
from actfn.piecewise.truth import Truth

REACHES = (8.0, 6.0, 4.0, 2.0)  # of the cells, on both sides of zero: the first that 16 cells are enough for
DEGREES = range(5, 15)
NEXT_TO_ZERO = tuple(2.0**-k for k in (30, 40, 60, 80))  # where cells end there; further in if the line needs it
# Units in the last place, of a sample of a cell: what no other centre is tried for, what may do, and what none mends.
GOOD, GOOD_ENOUGH, HOPELESS = 0.88, 0.96, 1.4
CENTRES = (0.4, 0.6, 0.45, 0.55, 0.35, 0.65)  # further ones, as parts of a cell
PROMISED = 1.0
TRIED = 6  # choices of cells, of which every number is computed
SECONDS = 60.0  # that proofs of a formula may take
CHUNK = 1 << 18  # numbers at a time
NO_SYMMETRY = Symmetry("none", Fraction(0), -1)
SIGN = 1 << 31
Array = NDArray[Any]


@dataclass(frozen=True)
class Proof:
    """What was proven of a formula's value or derivative in float32, by comparing every number.

    Attributes
    ----------
    order : int
        0 for the value, 1 for the derivative.
    most : float
        The magnitude up to which every float32 number is proven; the others are computed in float64 by the formula.
    numbers : int
        How many were computed and compared one by one.
    next_to_zero : float
        The magnitude below which the error is bounded by ball arithmetic, for all numbers at once.
    largest : float
        The largest error of all these, in units in the last place.
    """

    order: int
    most: float
    numbers: int
    next_to_zero: float
    largest: float


@dataclass(frozen=True)
class Found:
    """Cells that are proven: their numbers as `compute.by_cells` takes them, and the proof."""

    numbers: NDArray[np.float32]
    proof: Proof


@dataclass(frozen=True)
class _Formula:
    """What the oracle asks of a function."""

    name: str
    tree: Expression
    text: str
    parameters: Mapping[str, float]

    def body(self, x: Any) -> Any:
        return self.tree.evaluate(x, {})


def proven(name: str, tree: Expression, order: int, like: np.ufunc) -> Found:
    """The cells of a formula's value or derivative, with the proof that they keep within a unit of float32.

    Parameters
    ----------
    name : str
        Of the function.
    tree : Expression
        Its formula, of x alone.
    order : int
        0 for the value, 1 for the derivative.
    like : numpy.ufunc
        The tape's, of x.

    Returns
    -------
    Found
        The cells that need the fewest operations, of those that hold.

    Raises
    ------
    NoTable
        If no such cells are found, with the reason.
    """
    activation = _Formula(name, tree, repr(tree), {})
    atlas, f = atlas_of(activation, order), Truth(activation, order)
    deadline = Deadline(SECONDS)
    try:
        zero = _next_to_zero(f)
        for reach in REACHES:
            for side in (
                1,
                -1,
            ):  # what the proof needs of the atlas serves the fits too, and takes a fraction of their time
                deque(atlas.cells(side, *_patterns(zero.end, MOST_WIDER * reach), deadline), maxlen=0)
            for cells, care in _candidates(f, atlas, reach, deadline):
                numbers = _numbers(cells, care, reach, zero)
                kernel = compute.by_cells(name, like, like, numbers)
                compared = _compared(kernel, atlas, zero.end, reach, deadline)
                if compared is None or compared[1] > PROMISED:
                    continue
                near = zero.error if zero.slope else _constant_error(f, kernel, zero.end)
                if near <= PROMISED:
                    count, largest = compared
                    return Found(numbers, Proof(order, reach, count, zero.end, max(largest, near)))
    except Undecided as undecided:
        raise NoTable(f"its exact values are not told: {undecided.reason}") from None
    what = "value" if order == 0 else "derivative"
    raise NoTable(
        f"no {CELLS} cells of degrees up to {DEGREES[-1]} keep its {what} within a unit of float32 for "
        f"|x| up to {REACHES[-1]:g}: perhaps it is not smooth, has a double root, or is zero on an interval"
    )


# ---- Next to zero.


@dataclass(frozen=True)
class _NextToZero:
    """What is computed for |x| below `end`: slope · x where f(0) = 0, and else the value at `end`."""

    end: float
    slope: float
    slope_low: float
    error: float


def _next_to_zero(f: Truth) -> _NextToZero:
    if not f(0.0).contains(0):
        return _NextToZero(NEXT_TO_ZERO[0], 0.0, 0.0, 0.0)
    slope = Truth(f.activation, f.order + 1)(0.0)
    if slope.contains(0):
        raise NoTable("it has a root at zero at which it has no slope, or bends")
    for end in NEXT_TO_ZERO:
        with ctx.workprec(BITS):
            around = enclose(f.activation, arb(0, end), f.order + 1, bits=BITS)
            off = float(abs(around / slope - 1).upper())
        error = 0.5 + off * 2.0**25 + 2.0**-20  # of the line itself, of the sum, of the rest of the slope
        if error <= GOOD_ENOUGH:
            high, low = in_two(slope, np.float32)
            # the product with the rest of the slope may round to a subnormal number
            return _NextToZero(end, high, low, max(error, 1.0 if low else 0.0))
    raise NoTable("it bends too much next to its root at zero")


def _constant_error(f: Truth, kernel: np.ufunc, end: float) -> float:
    """The largest error of the one value that stands for all |x| < end, where f(0) is not zero."""
    worst = 0.0
    for side in (1, -1):
        made = float(kernel(np.float32(side * end / 2)))
        with ctx.workprec(BITS):
            all_of_it = enclose(f.activation, arb(0, end), f.order, bits=BITS)
            off = float(abs(all_of_it - arb(made)).upper())
        worst = max(worst, off / float(np.spacing(np.float32(abs(made)))))
    return worst


# ---- The cells.


def _candidates(f: Truth, atlas: Atlas, reach: float, deadline: Deadline) -> Iterator[tuple[Cells, str]]:
    """Cells within a unit at a sample of their numbers, the cheapest first; `TRIED` of them at most."""
    zeros = [*roots(f, -reach, reach), *([arb(0)] if f(0.0).contains(0) else [])]
    extrema = roots(Truth(f.activation, f.order + 1), -reach, reach) if f.order == 0 else []
    care = "root" if zeros else "steep"
    fits: list[tuple[float, Grid, int]] = []
    for bend in BENDS_WITHOUT_SYMMETRY:
        for grid in grids(-reach, reach, NO_SYMMETRY, bend, [*zeros, *extrema]):
            if any(off_centre(grid, z) > OFF_CENTRE[f.order] for z in zeros):
                continue
            degree = _least_degree(f, atlas, grid, zeros, deadline)
            if degree is not None:
                fits.append((2 * degree + COST[care] + (bend != 0), grid, degree))
    tried = 0
    for _, grid, degree in sorted(fits, key=lambda fit: fit[0]):
        columns: list[Cell | None] = [None] * CELLS
        for column, low, high in grid.cells():
            columns[column] = _best(f, atlas, low, high, degree, zeros, care)
            if columns[column] is None:
                break
        else:
            yield Cells(np.float32, grid, degree, tuple(c for c in columns if c)), care
            tried += 1
            if tried == TRIED:
                return


def _best(f: Truth, atlas: Atlas, low: float, high: float, degree: int, zeros: list[arb], care: str) -> Cell | None:
    """A cell's polynomial about the first centre at which a sample of its numbers is good, or else the best one."""
    middle = _centre(low, high, zeros)
    others = [] if low <= 0 <= high or middle in map(_as_float, zeros) else [low + s * (high - low) for s in CENTRES]
    least, best = GOOD_ENOUGH, None
    for centre in (middle, *(round(c * 4096) / 4096 for c in others)):
        cell = _fitted(f, atlas, centre, low, high, degree)
        if cell.error <= 2 * GOAL[np.float32]:
            error = sampled_error(cell, low, high, care)
            if error <= least:
                least, best = error, cell
            if error <= GOOD:
                break
            if error > HOPELESS:
                return best
    return best


def _as_float(zero: arb) -> float:
    """The float32 number next to a root."""
    return float(np.float32(float(zero.mid())))


def _centre(low: float, high: float, zeros: list[arb]) -> float:
    """A cell's centre: zero or its root if it has one; else a number near its middle with few digits."""
    if low <= 0 <= high:
        return 0.0
    for zero in zeros:
        if low < float(zero.mid()) < high:
            return _as_float(zero)
    return round((low + high) / 2 * 4096) / 4096


@dataclass(frozen=True)
class _Points:
    """Chebyshev's points of a cell, as parts of `size` from the centre, and what f is there."""

    size: float
    part: Array
    y: Array


def _points(atlas: Atlas, centre: float, low: float, high: float, count: int) -> _Points:
    u = np.unique(np.array(nodes(low, high, count), np.float32))
    u = u[np.abs(u) > NEXT_TO_ZERO[0]]
    u = u[np.abs(u - np.float32(centre)) > 1e-7 * (high - low)]
    y = np.empty(len(u))
    for side in (1, -1):
        chosen = np.sign(u) == side
        patterns = np.abs(u[chosen]).view(np.uint32)
        order = np.argsort(patterns)
        values = np.empty(len(patterns))
        values[order] = atlas.values(patterns[order], side)
        y[chosen] = values
    size = max(centre - low, high - centre)
    return _Points(size, (u.astype(np.float64) - centre) / size, y)


def _least_degree(f: Truth, atlas: Atlas, grid: Grid, zeros: list[arb], deadline: Deadline) -> int | None:
    """The least degree at which all cells of a grid are close enough, before their coefficients are rounded."""
    least = DEGREES[0]
    for _, low, high in grid.cells():
        deadline.check()
        centre = _centre(low, high, zeros)
        points = _points(atlas, centre, low, high, 2 * DEGREES[-1] + 2)
        if not np.isfinite(points.y).all() or not points.y.all():
            return None
        with ctx.workprec(BITS):
            start = float(f(centre).mid())
        weighted = (points.y - start) / points.y
        while True:
            powers = points.part[:, None] ** np.arange(1, least + 1) / points.y[:, None]
            found = np.linalg.lstsq(powers, weighted, rcond=None)[0]
            if np.max(np.abs(powers @ found - weighted)) <= GOAL[np.float32]:
                break
            if least == DEGREES[-1]:
                return None
            least += 1
    return least


def _fitted(f: Truth, atlas: Atlas, centre: float, low: float, high: float, degree: int) -> Cell:
    """The polynomial of a cell: its coefficients are rounded one after the other, the later ones make up for it."""
    points = _points(atlas, centre, low, high, 2 * degree + 12)
    with ctx.workprec(BITS):
        first, first_low = in_two(f(centre), np.float32)
    left = (points.y - first - first_low) / points.y
    powers = points.part[:, None] ** np.arange(degree + 1) / points.y[:, None]
    coefficients: list[float] = []
    for power in (1, *range(1, degree + 1)):
        found = np.linalg.lstsq(powers[:, power:], left, rcond=None)[0]
        coefficient = float(np.float32(found[0] / points.size**power))
        left = left - coefficient * points.size**power * powers[:, power]
        coefficients.append(coefficient)
    slope, slope_low, *rest = coefficients
    return Cell(centre, first, first_low, slope, slope_low, tuple(rest), float(np.max(np.abs(left))))


def _numbers(cells: Cells, care: str, reach: float, zero: _NextToZero) -> NDArray[np.float32]:
    """The cells as `cells_ufunc` of ufuncs.cpp reads them."""
    far = float(np.nextafter(np.float32(reach), np.float32(np.inf)))
    grid = cells.grid
    head = [
        cells.degree, 2.0 if care == "root" else 1.0, grid.per_unit, grid.bend, reach, far,
        zero.end, zero.slope, zero.slope_low,
    ]  # fmt: skip
    rows = [[getattr(c, row) for c in cells.columns] for row in ("centre", "first", "first_low", "slope", "slope_low")]
    rows += [[c.rest[k] for c in cells.columns] for k in range(cells.degree - 1)]
    return np.array([*head, *np.array(rows).ravel()], np.float32)


# ---- The proof.


def _compared(
    kernel: np.ufunc, atlas: Atlas, least: float, most: float, deadline: Deadline
) -> tuple[int, float] | None:
    """How many numbers were compared, all of both signs, and the largest error; None where one is wrong in kind."""
    low, high = _patterns(least, most)
    pieces: list[tuple[int, Exact, int, int]] = []
    for side in (1, -1):
        for cell in atlas.cells(side, low, high, deadline):
            start, end = max(cell.first, low), min(cell.last, high) + 1
            pieces += [(side, cell, at, min(at + CHUNK, end)) for at in range(start, end, CHUNK)]
    largest = 0.0
    with ThreadPoolExecutor(2) as threads:
        for found in threads.map(lambda p: _piece(kernel, p[0], p[1], p[2], p[3]), pieces):
            if found is None or found > PROMISED:
                threads.shutdown(cancel_futures=True)
                return None
            largest = max(largest, found)
    count = sum(end - start for _, _, start, end in pieces)
    return count, largest


def _patterns(least: float, most: float) -> tuple[int, int]:
    """The bits of two positive numbers, rounded to float32."""
    return int(np.float32(least).view(np.uint32)), int(np.float32(most).view(np.uint32))


def _piece(kernel: np.ufunc, side: int, cell: Exact, start: int, end: int) -> float | None:
    """The largest error at consecutive numbers of a cell of the atlas; None where one is wrong in kind."""
    sign = SIGN if side < 0 else 0
    patterns = np.arange(start - 1, end, dtype=np.uint32)  # the first only leads
    y = kernel((patterns | np.uint32(sign)).view(np.float32))
    whole = (end - start) // _kernels.TALLY_GROUP * _kernels.TALLY_GROUP
    largest = 0.0
    if whole:
        counts, bound = np.zeros(_kernels.TALLY_BINS, np.int64), float(np.finfo(np.float32).max)
        found = _kernels.tally(
            compute.chosen(), start | sign, y[: whole + 1], (None, 0), (cell.middle, np.array(cell.coefficients)),
            (-bound, bound, 0), math.inf, counts,
        )  # fmt: skip
        if found is None:
            whole = 0
        else:
            largest = float(found[1])
    rest = slice(1 + whole, None)
    want = polynomial(cell, side * patterns[rest].view(np.float32).astype(np.float64))
    unit = np.spacing(np.abs(want).astype(np.float32)).astype(np.float64)
    with np.errstate(invalid="ignore"):
        error = np.where(y[rest] == want, 0.0, np.abs(y[rest] - want) / unit)
    if not np.isfinite(error).all():
        return None
    return max(largest, float(np.max(error, initial=0.0)))
