"""The table of a function: its cells for each type, where they end, and what is beyond them."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from flint import arb, ctx

from actfn.piecewise.fit import CELLS, Cell, Cells, fit_cell, nearest
from actfn.piecewise.outline import (
    BITS,
    Asymptote,
    NoTable,
    Symmetry,
    asymptote,
    exponent_of,
    falls_as,
    first_below,
    roots,
    symmetry,
)
from actfn.piecewise.truth import Truth, ball

KINDS: tuple[type[np.floating[Any]], ...] = (np.float32, np.float64)
PRECISION = {np.float32: 24, np.float64: 53}
LEAST = {np.float32: -149, np.float64: -1074}  # the exponent of the least subnormal number
SPARE = 3.5  # bits by which an approximation is better than the type: a tenth of a unit
MOST_DEGREE = {np.float32: 12, np.float64: 26}
NEAR_ZERO = {np.float32: 2.0**-40, np.float64: 2.0**-70}


@dataclass(frozen=True)
class Border:
    """How the function goes on beyond the cells on one side: see `border` in piecewise.h."""

    start: float
    stop: float
    reached: bool


@dataclass(frozen=True)
class Rest:
    """What is left beside an asymptote: see `exponential_rest` in piecewise.h."""

    start: float
    exponent: tuple[float, float, float]
    exponent_low: tuple[float, float, float]
    power: int
    factor: Cells


@dataclass(frozen=True)
class Table:
    """All that piecewise.h needs of a function or its derivative."""

    symmetry: Symmetry
    left_line: Asymptote
    right_line: Asymptote
    middle: dict[Any, Cells]
    left: dict[Any, Border]
    right: dict[Any, Border]
    zero: dict[Any, tuple[float, float, float]]
    left_rest: Rest | None
    right_rest: Rest | None
    negative_zero: dict[str, bool]  # by side: whether the function is negative there, far out


def make(activation: Any, order: int, tell: Callable[[str], None] = lambda line: None) -> Table:
    """The table of a function or its derivative.

    Parameters
    ----------
    activation : Activation
        The function, at its default parameters.
    order : int
        0 for the function, 1 for its derivative.
    tell : callable
        Told what was found, a line at a time.

    Returns
    -------
    Table
        Rounded to each type, and not yet proven.

    Raises
    ------
    NoTable
        If the function is none that a table of this kind can hold, with the reason.
    """
    f = Truth(activation, order)
    fold = symmetry(f)
    lines = {side: asymptote(f, side) for side in (-1, 1)}
    tell(f"symmetry: {fold.kind}; below zero it nears {_shown(lines[-1])}, above {_shown(lines[1])}")
    stops = {(side, kind): _stop(f, side, lines[side], kind) for side in (-1, 1) for kind in KINDS}
    span = _span(f, fold, lines, stops)
    at_zero = f(0.0)
    is_root = bool(at_zero.contains(0))
    middle = {kind: _cells(f, fold, *span, kind, is_root, tell) for kind in KINDS}
    cells = middle[np.float32]
    ends = _ends(cells, fold)
    borders: dict[tuple[int, Any], Border] = {}
    for side in (-1, 1):
        for kind in KINDS:
            start, stop = ends[side], float(np.nextafter(np.float32(stops[side, kind]), np.float32(np.inf)))
            if stop <= start:
                stop = start
            borders[side, kind] = Border(side * start, side * stop, _is_reached(f, fold, side, start, lines[side], kind))
    rests: dict[int, Rest | None] = {}
    for side in (-1, 1):
        needed = any(borders[side, kind].start != borders[side, kind].stop for kind in KINDS)
        rests[side] = None
        if needed and (fold.kind == "none" or side == fold.falls):
            rests[side] = _rest(f, side, lines[side], ends[side], stops[side, np.float64], tell)
    described = rests[fold.falls] if fold.kind != "none" else rests[-1]
    zero = {kind: (0.0, 0.0, 0.0) for kind in KINDS}
    if is_root:
        with ctx.workprec(BITS):
            slope = Truth(activation, order + 1)(0.0)
            if slope.contains(0):
                raise NoTable("its root at zero is a double one")
            zero = {kind: (NEAR_ZERO[kind], *_split(slope, kind)) for kind in KINDS}
    return Table(
        fold,
        lines[-1],
        lines[1],
        middle,
        {kind: borders[-1, kind] for kind in KINDS},
        {kind: borders[1, kind] for kind in KINDS},
        zero,
        described,
        rests[1] if fold.kind == "none" else None,
        {name: bool(f(side * stops[side, np.float64] / 2) < 0) for name, side in (("left", -1), ("right", 1))},
    )


def _shown(line: Asymptote) -> str:
    return f"{line.constant}" if line.slope == 0 else f"{line.constant} + {line.slope} x"


def _split(value: arb, kind: Any) -> tuple[float, float]:
    head = nearest(value, kind)
    return head, nearest(value - arb(head), kind)


def _stop(f: Truth, side: int, line: Asymptote, kind: Any) -> float:
    """From where on a type's nearest number to f is that nearest to the asymptote, or so close to it as not to matter."""
    with ctx.workprec(BITS):
        if line.is_zero:
            tiny = arb(2) ** (LEAST[kind] - 2)
            return first_below(lambda a: f(side * a), lambda a: tiny)
        share = arb(2) ** -(PRECISION[kind] + 5)
        return first_below(lambda a: f(side * a) - line.at(side * a), lambda a: abs(line.at(side * a)) * share)


def _span(
    f: Truth, fold: Symmetry, lines: dict[int, Asymptote], stops: dict[tuple[int, Any], float]
) -> tuple[float, float]:
    """What the cells have to cover: up to where the asymptote takes over, or where an exponential is the better form."""
    reach = [stops[side, np.float32] for side in (-1, 1) if not lines[side].is_zero]
    if not reach:  # to where little is left of it, and exponentials are the better form
        with ctx.workprec(BITS):
            middle = abs(f(0.0)) + abs(f(0.5))
            small = middle * arb(2) ** -PRECISION[np.float32]
            reach = [first_below(lambda a, side=side: f(side * a), lambda a: small) for side in (-1, 1)]
    most = min(reach) if fold.kind != "none" else max(reach)
    if fold.kind != "none":
        return 0.0, most
    left = stops[-1, np.float32] if not lines[-1].is_zero else most
    right = stops[1, np.float32] if not lines[1].is_zero else most
    return -left, right


def _ends(cells: Cells, fold: Symmetry) -> dict[int, float]:
    """Where the cells end on each side, a little inside: at the very end the cell's number is a tie."""
    inside = 1 - 2.0**-20
    if fold.kind != "none":
        end = float(np.float32((CELLS - 0.5) / cells.per_unit * inside))
        return {-1: end, 1: end}
    low, high = (cells.start - 0.5) / cells.per_unit, (cells.start + CELLS - 0.5) / cells.per_unit
    return {-1: float(np.float32(-low * inside)), 1: float(np.float32(high * inside))}


def _is_reached(f: Truth, fold: Symmetry, side: int, end: float, line: Asymptote, kind: Any) -> bool:
    """Whether the clamped cell gives the asymptote: where that is no zero, and the rest is below the rounding."""
    if line.is_zero:
        return False
    if line.slope != 0 and (fold.kind != "differs_by_line" or side == fold.falls):
        return False
    with ctx.workprec(BITS):
        return bool(abs(f(side * end) - line.at(side * end)) < abs(line.at(side * end)) * arb(2) ** -(PRECISION[kind] + 5))


def _cells(
    f: Truth, fold: Symmetry, low: float, high: float, kind: Any, is_root: bool, tell: Callable[[str], None]
) -> Cells:
    """The cells over an interval, of the least degree that is good enough."""
    side = fold.falls if fold.kind != "none" else 1

    def turned(u: float) -> arb:
        return f(side * u)

    zeros = [r if side > 0 else -r for r in roots(f, min(side * low, side * high), max(side * low, side * high))]
    start, step = _grid(low, high, fold, [float(r.mid()) for r in zeros])
    per_unit = float(np.float32(1 / step))
    goal = 2.0 ** -(PRECISION[kind] + SPARE)
    for degree in range(4, MOST_DEGREE[kind] + 1):
        columns: list[Cell | None] = [None] * CELLS
        worst = 0.0
        for number in range(start, start + CELLS):
            a, b = (number - 0.5) / per_unit, (number + 0.5) / per_unit
            if fold.kind != "none":
                a = max(a, 0.0)
            centre, root = _centre(turned, a, b, zeros, is_root, kind)
            cell = fit_cell(turned, centre, a, b, degree, kind, root)
            columns[number % CELLS] = cell
            worst = max(worst, cell.error)
            if worst > goal:
                break
        if worst <= goal:
            tell(f"{np.dtype(kind).name}: {CELLS} cells of 1/{per_unit:g}, degree {degree}, error 2^{math.log2(worst):.1f}")
            return Cells(kind, per_unit, degree, tuple(c for c in columns if c), start)
    raise NoTable(f"{CELLS} cells of degree {MOST_DEGREE[kind]} are not close enough for {np.dtype(kind).name}")


def _grid(low: float, high: float, fold: Symmetry, zeros: list[float]) -> tuple[int, float]:
    """The number of the first cell and the width of all, such that roots lie well inside their cells."""
    best: tuple[float, int, float] | None = None
    starts = [0] if fold.kind != "none" else range(-CELLS + 1, 1)
    for start in starts:
        least = max(high / (start + CELLS - 0.5), low / (start - 0.5) if low < 0 else 0.0)
        for k in range(17):
            step = least * (1 + k / 100)
            off = max((abs(z / step - round(z / step)) for z in zeros), default=0.0)
            cost = step / (high - low) * CELLS * (1 + 4 * max(0.0, off - 0.15))
            if best is None or cost < best[0]:
                best = (cost, start, step)
    assert best is not None
    return best[1], best[2]


def _centre(
    f: Callable[[float], arb], a: float, b: float, zeros: list[arb], is_root: bool, kind: Any
) -> tuple[float, bool]:
    """A cell's centre: its root if it has one; else where what the polynomial adds to f(centre) is least beside f."""
    if a <= 0 <= b:
        return 0.0, is_root
    for zero in zeros:
        if a < float(zero.mid()) < b:
            return nearest(zero, kind), True
    middle = (a + b) / 2
    with ctx.workprec(BITS):
        at_a, at_b = f(a), f(b)
        if at_a * at_b > 0:
            wanted = 2 * at_a * at_b / (at_a + at_b)
            left, right = a, b
            if (f(middle) - at_a) * (at_b - at_a) > 0 and (f(middle) - at_b) * (at_b - at_a) < 0:
                for _ in range(12):
                    middle = (left + right) / 2
                    if (f(middle) - wanted) * (at_b - at_a) > 0:
                        right = middle
                    else:
                        left = middle
        # few digits, so that u - centre is exact; and near the middle, as the width decides the degree
        middle = min(max(middle, a + 0.3 * (b - a)), a + 0.7 * (b - a))
    return round(middle * 4096) / 4096, False


def _rest(f: Truth, side: int, line: Asymptote, start: float, end: float, tell: Callable[[str], None]) -> Rest:
    """The exponential form of what is left beside an asymptote, and the cells of its factor."""
    exponent, power = exponent_of(f, side, line, start, end)
    per_unit = CELLS - 0.5
    least = start / end
    kind = np.float64

    def factor(v: float) -> arb:
        with ctx.workprec(BITS):
            a = Fraction(start) / Fraction(v)
            return (f(side * a) - line.at(side * a)) / falls_as(exponent, a) / ball(a) ** power

    for degree in range(4, MOST_DEGREE[kind] + 1):
        columns: list[Cell | None] = [None] * CELLS
        worst, last = 0.0, None
        for number in range(CELLS - 1, -1, -1):
            a, b = max((number - 0.5) / per_unit, least), (number + 0.5) / per_unit
            if a < b:
                last = fit_cell(factor, round((a + b) / 2 * 4096) / 4096, a, b, degree, kind, False)
                worst = max(worst, last.error)
            columns[number] = last
            if worst > 2.0**-58:
                break
        if worst <= 2.0**-58:
            first = [_split(c, kind)[0] for c in exponent]
            second = [_split(c, kind)[1] for c in exponent]
            tell(
                f"beyond {side * start:g}: exp(-({first[0]:g} a + {first[1]:g} a^2 + {first[2]:g} a^3)) a^{power} times cells "
                f"of degree {degree}, error 2^{math.log2(worst):.1f}"
            )
            cells = Cells(kind, per_unit, degree, tuple(c for c in columns if c), 0)
            return Rest(start, tuple(first), tuple(second), power, cells)  # type: ignore[arg-type]
    raise NoTable(f"what is left beyond {side * start:g} is no exponential times cells of degree {MOST_DEGREE[kind]}")
