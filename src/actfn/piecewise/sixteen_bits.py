"""Tables for results of sixteen bits: one float32 polynomial to a cell, and every result rounded correctly.

For each input the numbers that round to the right result are an interval. A polynomial within the intervals of all
inputs of a cell is right, however far it is from the function (Lim, Nagarakatte: RLIBM, PLDI 2021). So it needs fewer
terms than an approximation, no parts, and no test at run time of whether a rounding is in doubt. Linear programming
finds it; then the kernel's own operations are tried on all 65,536 inputs, and what fails one of them is no table.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from actfn.analysis.oracle import rounded
from actfn.analysis.undecided import Undecided
from actfn.piecewise.fit import CELLS, Grid
from actfn.piecewise.outline import FAR, Symmetry

TYPES = ("float16", "bfloat16")
DEGREES = range(2, 9)  # compiled for: see `short_block_of` in piecewise.h
BENDS = (0.0, 0.25, 0.5, 1.0, 2.0, 4.0, -0.3, -0.5, -0.7)  # see `grids` of table.py
WIDER = tuple(1 + k / 64 for k in range(8))  # many, as it depends on chance whether the narrowest intervals allow one
REACHES = (16.0, 11.0, 8.0)  # of cells beside a header, from the best on: far numbers take longer by that
STARTS = (-8, -7)  # the lowest cell where there is no symmetry
DIGITS = 12  # of the cells per unit: with the 11 of a float16 their product is exact, and t keeps all of u
INSIDE = 0.49  # the last cell's end in cells from its middle: at a half the number of the cell is a tie
MAGIC = np.float32(1.5 * 2.0**23)  # a number plus this is the whole number next to it plus this
ROUNDS = 40  # of a linear program with more rows, until none is missing
MORE = 12  # rows that a round adds
ATTEMPTS, HEAVIER = 3, 8.0  # how often, and with how many times the space where results were not right
Floats = NDArray[np.float64]
Singles = NDArray[np.float32]


@dataclass(frozen=True)
class Short:
    """The cells of a 16-bit type: see `short_cells` in piecewise_tables.h.

    Attributes
    ----------
    grid : Grid
        Which cell |x| is in, and where in it: t is that in cells, from the middle.
    most : float
        Numbers beyond it are computed as it is, or as the asymptotes: all of those results are the same by `_reach`.
    rows : tuple of tuples of float
        The coefficients of t to the power 0, 1, …, `CELLS` each, by column.
    is_part : bool
        Whether numbers beyond `most` are left to the function's header instead.
    """

    grid: Grid
    most: float
    rows: tuple[tuple[float, ...], ...]
    is_part: bool = False

    @property
    def degree(self) -> int:
        """The degree of the polynomials, one less than the rows."""
        return len(self.rows) - 1


def short(
    activation: Any, order: int, fold: Symmetry, kind: str, *, has_header: bool = False, has_lines: bool = True
) -> Short | None:
    """The cells of least degree with which the kernel rounds every result of a 16-bit type correctly.

    Parameters
    ----------
    activation : Activation
        The function, at its default parameters.
    order : int
        0 for the function, 1 for its derivative.
    fold : Symmetry
        Of it.
    kind : str
        `float16` or `bfloat16`.
    has_header : bool
        Whether what the cells do not take may be left to the function's header. Without one there are no cells of a
        function without symmetry; of float16 there are none of such a function at all, as the cell about zero has to
        round twice as many results right as with a symmetry, and no polynomial of degree 8 did.
    has_lines : bool
        Whether the table knows the function's asymptotes, which the kernel takes for far numbers of bfloat16.

    Returns
    -------
    Short or None
        Tried on every input; None where none of the grids and degrees that are tried has such cells.
    """
    if fold.kind == "none" and (not has_header or kind == "float16"):
        return None
    with np.errstate(all="ignore"):
        x = inputs(kind)
        try:
            expected = np.asarray(rounded(activation, x, order, dtype=kind)).astype(np.float32)
        except Undecided:  # as where a value is a tie, and the formula's balls do not show it
            return None
        end = None if fold.kind == "none" else _reach(x, expected, fold)
        is_whole = end is not None and end <= FAR and (has_lines or kind == "float16")
        whole = [(end, False)] if is_whole and end is not None else []
        parts = [(reach, True) for reach in REACHES if not whole or reach < whole[0][0]] if has_header else []
        taken = [(reach, is_part, _numbers(x, expected, fold, kind, reach)) for reach, is_part in whole + parts]
        taken = [(reach, is_part, n) for reach, is_part, n in taken if (n.low <= n.high).all()]
        suspects = list(range(CELLS))
        for degree in DEGREES:
            for reach, is_part, numbers in taken:
                for grid in _grids(reach, fold):
                    rows = _fitted(numbers, grid, degree, suspects)
                    if rows is not None:
                        found = Short(grid, reach, rows, is_part)
                        if wrong(found, fold, kind, x, expected).size == 0:
                            return found
    return None


def _numbers(x: Singles, expected: Singles, fold: Symmetry, kind: str, end: float) -> Numbers:
    """The inputs up to an end, with the intervals in which the cells' sums have to be."""
    if fold.kind == "none":
        order = np.argsort(x, kind="stable")
        inside = order[np.abs(x[order]) <= end]
        low, high = _unrounded(*intervals(expected[inside], kind))
        return Numbers(fold, kind, x[inside], low, high, (expected[inside],))
    low, high = _wanted(x, expected, fold, kind)
    inside = np.flatnonzero((x <= end) & ~np.signbit(x))  # in order, as patterns are
    right = (expected[inside], expected[inside | 0x8000])
    return Numbers(fold, kind, x[inside], low[inside], high[inside], right)


def wrong(found: Short, fold: Symmetry, kind: str, x: Singles, expected: Singles) -> Singles:
    """The inputs at which the kernel's operations do not give what is expected, the sign of zero too."""
    if found.is_part:
        inside = np.abs(x) <= np.float32(found.most)
        x, expected = x[inside], expected[inside]
    got = narrowed(results(found, fold, x), kind)
    wrong: Singles = x[_differ(got, expected)]
    return wrong


def _differ(a: Singles, b: Singles) -> NDArray[np.bool_]:
    """Where numbers differ, in the sign of zero too; nan is nan."""
    differ: NDArray[np.bool_] = (a.view(np.uint32) != b.view(np.uint32)) & ~(np.isnan(a) & np.isnan(b))
    return differ


def inputs(kind: str) -> Singles:
    """All 65,536 numbers of a 16-bit type, as float32."""
    every = np.arange(1 << 16, dtype=np.uint32)
    if kind == "float16":
        return every.astype(np.uint16).view(np.float16).astype(np.float32)
    return (every << 16).view(np.float32)


def narrowed(y: Singles, kind: str) -> Singles:
    """Numbers rounded to a 16-bit type, ties to even; they remain float32."""
    with np.errstate(all="ignore"):
        if kind == "float16":
            return y.astype(np.float16).astype(np.float32)
        bits = np.ascontiguousarray(y).view(np.uint32)
        made = ((bits + 0x7FFF + (bits >> 16 & 1)) & 0xFFFF0000).view(np.float32)
        return np.where(np.isnan(y), y, made)


def fused(a: Any, b: Any, c: Any) -> Singles:
    """a b + c in float32, rounded once: the sum of the exact product is rounded to odd first, in float64."""
    product, addend = np.asarray(a, np.float64) * np.asarray(b, np.float64), np.asarray(c, np.float64)
    total = product + addend
    of_addend = total - product
    lost = (product - (total - of_addend)) + (addend - of_addend)
    total, lost = np.broadcast_arrays(total, lost)
    bits = total.copy().view(np.int64)
    odd = np.isfinite(total) & (lost != 0) & (bits & 1 == 0)
    bits += np.where(odd, np.where((lost > 0) == (total > 0), 1, -1), 0)
    made: Singles = bits.view(np.float64).astype(np.float32)
    return made


def placed(grid: Grid, u: Singles) -> tuple[NDArray[np.intp], Singles]:
    """The column of each number's cell, and t, which of -0 is -0, by the kernel's operations."""
    per_unit: Any = np.float32(grid.per_unit)
    if grid.bend != 0:
        per_unit = fused(np.abs(u), np.float32(grid.bend), per_unit)
    number = fused(u, per_unit, MAGIC)
    return (number.view(np.uint32) % CELLS).astype(np.intp), fused(u, per_unit, -(number - MAGIC))


def summed(coefficients: Sequence[Any], fold: Symmetry, t: Singles, x: Singles) -> Singles:
    """The cells' sum for t by Horner's rule, with what a symmetry adds to it at x, by the kernel's operations."""
    first = np.broadcast_to(np.float32(coefficients[0]), t.shape)
    y = np.broadcast_to(np.float32(coefficients[-1]), t.shape)
    for c in reversed(coefficients[1:-1]):
        y = fused(y, t, np.float32(c))
    if fold.kind in ("odd", "even", "none"):
        y = fused(y, t, first)
        return np.where(np.signbit(x), -y, y) if fold.kind == "odd" else y
    base, flipped = _other_side(fold, x)
    return fused(y, np.where(flipped, -t, t), base + np.where(flipped, -first, first))


def results(found: Short, fold: Symmetry, x: Singles) -> Singles:
    """What the kernel makes of numbers before it rounds them to sixteen bits, by its operations."""
    most = np.float32(found.most)
    u = np.where(x < -most, -most, x) if fold.kind == "none" else np.abs(x)
    column, t = placed(found.grid, np.where(u > most, most, u))
    return summed([np.array(row, np.float32)[column] for row in found.rows], fold, t, x)


def _other_side(fold: Symmetry, x: Singles) -> tuple[Singles, NDArray[np.bool_]]:
    """What a symmetry adds to the cells' sum at x, and whether to that with the other sign."""
    zero = np.float32(0)
    if fold.kind == "differs_by_line":
        is_other = x > 0 if fold.falls < 0 else x < 0
        base = np.where(is_other | (x == 0) | np.isnan(x), x, zero) * np.float32(fold.amount)
        return base, np.zeros(x.shape, np.bool_)
    is_other = np.signbit(x) == (fold.falls > 0)
    return np.where(is_other, np.float32(fold.amount), zero), is_other


def _reach(x: Singles, expected: Singles, fold: Symmetry) -> float | None:
    """The least number from which on all results are what they are there, beside a line where there is one."""
    finite = np.isfinite(x)
    x, expected = x[finite], expected[finite]
    size = np.abs(x)
    last = np.float32(np.max(size))
    changes = np.zeros(x.shape, np.bool_)
    for sign in (-1, 1):
        here = np.signbit(x) == (sign < 0)
        slopes = fold.kind == "differs_by_line" and sign != fold.falls
        there = x * np.float32(fold.amount) if slopes else expected[here & (size == last)][0]
        changes |= here & (expected != there)
    most = float(np.max(size[changes], initial=0.0))
    following = size[size > most]
    return float(np.min(following)) if following.size and most > 0 else None


@dataclass(frozen=True)
class Numbers:
    """Inputs in order, between which sums of the cells all results are right, and these.

    With a symmetry they are those u ≥ 0, and the results those at u and at -u.
    """

    fold: Symmetry
    kind: str
    u: Singles
    low: Floats
    high: Floats
    right: tuple[Singles, ...]

    def where(self, chosen: NDArray[Any]) -> Numbers:
        """Give the same of a choice of the inputs, the others left out."""
        right = tuple(results[chosen] for results in self.right)
        return Numbers(self.fold, self.kind, self.u[chosen], self.low[chosen], self.high[chosen], right)

    def wrong(self, coefficients: Sequence[float], t: Singles) -> NDArray[np.bool_]:
        """Where the kernel's results by a cell's coefficients are not right."""
        found = np.zeros(self.u.shape, np.bool_)
        for x, right in zip((self.u, -self.u), self.right, strict=False):  # without symmetry at u alone
            found |= _differ(narrowed(summed(coefficients, self.fold, t, x), self.kind), right)
        return found


def _wanted(x: Singles, expected: Singles, fold: Symmetry, kind: str) -> tuple[Floats, Floats]:
    """The interval for each x of the cells' sum at |x|, before it is rounded, with which f(x) and f(-x) are right."""
    low, high = _unrounded(*intervals(expected, kind))
    base, flipped = _other_side(fold, x) if fold.kind in ("differs_by_line", "adds_to_constant") else (None, None)
    if base is not None:
        low, high = low - base, high - base
    if fold.kind == "odd":
        flipped = np.signbit(x)
    if flipped is not None:
        low, high = np.where(flipped, -high, low), np.where(flipped, -low, high)
    mirror = np.arange(x.size) ^ 0x8000
    return np.maximum(low, low[mirror]), np.minimum(high, high[mirror])


def intervals(result: Singles, kind: str) -> tuple[Singles, Singles]:
    """The least and the greatest float32 that round to each number of a 16-bit type, ties to even, and to its sign.

    The borders between such numbers are float32 numbers; where one belongs to the neighbour, the next float32 is the
    first of this number's.
    """
    every = inputs(kind)[:0x8000]
    every = every[np.isfinite(every)].astype(np.float64)
    place = np.minimum(np.searchsorted(every, np.abs(result)), every.size - 1)
    every = np.append(every, 2 * every[-1] - every[-2])
    size, odd = every[place], place % 2 == 1
    least = ((size + every[np.maximum(place - 1, 0)]) / 2).astype(np.float32)
    most = ((size + every[place + 1]) / 2).astype(np.float32)
    least = np.where(odd, np.nextafter(least, np.float32(np.inf)), least)
    most = np.where(odd, np.nextafter(most, np.float32(0)), most)
    negative = np.signbit(result)
    return np.where(negative, -most, least), np.where(negative, -least, most)


def _unrounded(low: Singles, high: Singles) -> tuple[Floats, Floats]:
    """The interval of the numbers that round to those from one float32 to another: half a step wider, but at zero.

    The very ends are not in it, as they are ties.
    """
    below, above = (np.nextafter(v, np.float32(side)) for v, side in ((low, -np.inf), (high, np.inf)))
    least, most = (np.float64(low) + np.float64(below)) / 2, (np.float64(high) + np.float64(above)) / 2
    least, most = np.nextafter(least, np.inf), np.nextafter(most, -np.inf)
    return np.where(low == 0, 0.0, least), np.where(high == 0, 0.0, most)


def _grids(end: float, fold: Symmetry) -> Iterator[Grid]:
    """Grids that cover the numbers up to an end, some a little more of it; without symmetry those from minus it too."""
    for start in STARTS if fold.kind == "none" else (0,):
        last = CELLS - 1 + INSIDE if fold.kind != "none" else min(CELLS - 1 + start, -start) + INSIDE
        for bend in BENDS:
            for wider in WIDER:
                per_unit = last / (end * wider * (1 + bend / 2))
                if bend == 0:
                    digits = 2.0 ** (math.frexp(per_unit)[1] - DIGITS)
                    yield Grid(start, math.floor(per_unit / digits) * digits, 0.0)
                else:
                    yield Grid(
                        start, float(np.float32(per_unit)), float(np.float32(per_unit * bend / 2 / (end * wider)))
                    )


def _fitted(numbers: Numbers, grid: Grid, degree: int, suspects: list[int]) -> tuple[tuple[float, ...], ...] | None:
    """The coefficients by power and column; None as soon as a cell has none, which is tried first the next time."""
    columns, t = placed(grid, numbers.u)
    found: dict[int, list[float]] = {}
    for column in list(suspects):
        inside = columns == column
        cell = programmed(numbers.where(inside), t[inside], degree)
        if cell is None:
            suspects.remove(column)
            suspects.insert(0, column)
            return None
        found[column] = cell
    return tuple(tuple(found[column][k] for column in range(CELLS)) for k in range(degree + 1))


def programmed(numbers: Numbers, t: Singles, degree: int) -> list[float] | None:
    """The coefficients of a polynomial with which, by the kernel's operations, the results of a cell are right.

    Parameters
    ----------
    numbers : Numbers
        Those of the cell.
    t : array of float32
        Where in the cell they are.
    degree : int
        Of the polynomial.

    Returns
    -------
    list of float or None
        Numbers of float32, from that of t to the power 0; None where no polynomial was found.
    """
    if t.size == 0:
        return [0.0] * (degree + 1)
    fixed: dict[int, float] = {}
    is_zero = numbers.u == 0
    is_zero &= (numbers.low <= 0) & (numbers.high >= 0)
    if is_zero.any():
        # beside zero the sum is such a zero too; without symmetry -0 keeps the signs of zeros where f rises
        fixed[0] = -0.0 if numbers.fold.kind == "none" or np.median(numbers.high) <= 0 else 0.0
    free = numbers.where(~is_zero)
    program = Program.of(free, t[~is_zero].astype(np.float64), bool(fixed))
    for _ in range(ATTEMPTS):
        bad = np.zeros(t.shape, np.bool_)
        for cell in program.in_float32(fixed, degree):
            found = numbers.wrong(cell, t)
            if not found.any():
                return cell
            bad |= found
        if not bad.any():
            break
        program.off[bad[~is_zero]] *= HEAVIER
    return None


@dataclass(frozen=True)
class Program:
    """The linear program of a cell: within all intervals, with as many times the space `off` as can be."""

    t: Floats
    low: Floats
    high: Floats
    off: Floats
    height: float
    rows: set[int]  # that are in it, the others being kept anyway

    @classmethod
    def of(cls, numbers: Numbers, t: Floats, is_zero_at_zero: bool) -> Program:
        """Return the program of a cell's numbers; the space is what the operations are off by, but the last."""
        low, high = numbers.low, numbers.high
        middle = (low + high) / 2
        first = 0.0 if is_zero_at_zero else middle[int(np.argmin(np.abs(t)))]
        off = 2.0**-25 * np.abs(middle - first) + 2.0**-28 * np.abs(middle) + 2.0**-150
        return cls(t, low, high, off, float(np.max(np.abs([low, high]))), set())

    def solve(self, fixed: dict[int, float], degree: int) -> list[float] | None:
        """The coefficients, some of them given; None where there are none.

        Rows are added where they are not kept, so that few of them are ever in the program.
        """
        from scipy.optimize import linprog

        t, size = self.t, float(np.max(np.abs(self.t))) or 1.0
        free = [k for k in range(degree + 1) if k not in fixed]
        known = sum((c * t**k for k, c in fixed.items()), np.zeros(t.size))
        low, high = self.low - known, self.high - known
        if not free:
            return [fixed[k] for k in range(degree + 1)]
        powers = np.stack([self.height * (t / size) ** k for k in free], axis=1)
        scale = 2 / np.maximum(self.high - self.low, 2.0**-149)
        self.rows.update(np.linspace(0, t.size - 1, 6 * (degree + 2)).astype(int).tolist())
        limits: list[tuple[float | None, float | None]] = [*[(None, None)] * len(free), (0.0, 2.0**20)]
        for _ in range(ROUNDS):
            chosen = np.array(sorted(self.rows))
            s = scale[chosen, None]
            a, space = powers[chosen] * s, self.off[chosen, None] * s
            rows = np.concatenate([np.hstack([a, space]), np.hstack([-a, space])])
            ends = np.concatenate([high[chosen] * s[:, 0], -low[chosen] * s[:, 0]])
            done = linprog([*[0.0] * len(free), -1.0], rows, ends, bounds=limits, method="highs")
            if done.status != 0:
                return None
            y = powers @ done.x[:-1]
            left = np.minimum(y - low, high - y) / self.off
            least = np.argsort(left, kind="stable")[:MORE]
            missing = set(least[left[least] < 0.99 * done.x[-1] - 0.01].tolist()) - self.rows
            if not missing:
                found = {k: self.height * float(c) / size**k for k, c in zip(free, done.x, strict=False)}
                return [({**found, **fixed})[k] for k in range(degree + 1)]
            self.rows.update(missing)
        return None

    def in_float32(self, fixed: dict[int, float], degree: int) -> Iterator[list[float]]:
        """The coefficients rounded to float32: at once, and one after the other, the later ones found again."""
        solved = self.solve(fixed, degree)
        if solved is None:
            return
        yield [float(np.float32(c)) for c in solved]
        known = dict(fixed)
        for k in range(degree + 1):
            if k in known:
                continue
            near = np.float32(solved[k])
            other = np.nextafter(near, np.float32(np.inf if float(near) < solved[k] else -np.inf))
            for tried in (float(near), float(other)):
                again = self.solve({**known, k: tried}, degree)
                if again is not None:
                    known[k], solved = tried, again
                    break
            else:
                return
        yield [known[k] for k in range(degree + 1)]
