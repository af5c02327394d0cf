"""The table of a function: its cells for each type, where they end, and what is beyond them."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple

import numpy as np
from flint import arb, ctx

from actfn.analysis.numbers.ulp import FORMATS
from actfn.errors import NoTable
from actfn.piecewise.fit import CELLS, Cell, Cells, Grid, fit_cell, in_two, nearest
from actfn.piecewise.outline import (
    BITS,
    Asymptote,
    Symmetry,
    asymptote,
    exponent_of,
    falls_as,
    first_below,
    roots,
    symmetry,
)
from actfn.piecewise.predict import every, largest_error, results, sampled_error
from actfn.piecewise.sixteen_bits import TYPES, Short, short
from actfn.piecewise.truth import Truth, ball

KINDS: tuple[type[np.floating[Any]], ...] = (np.float32, np.float64)
FORM = {kind: FORMATS[np.dtype(kind).name] for kind in KINDS}
# Bits by which an approximation is better than the type: a tenth of a unit; and beside an extremum, where one cell's
# results are not to fall where the next one's begin, though the function hardly changes there.
SPARE, SPARE_BESIDE_EXTREMA = 3.3, 6.0
GOAL = {kind: 2.0 ** -(form.precision + SPARE) for kind, form in FORM.items()}
MOST_DEGREE = {np.float32: 14, np.float64: 30}
BENDS = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0)  # see `grids`
BENDS_WITHOUT_SYMMETRY = (0.0, -0.3, -0.4, -0.5, -0.6, -0.7, -0.8)
WIDER = (1.0, 1.03, 1.06, 1.09, 1.12, 1.15)
MOST_WIDER = 1.4
COST = {"none": 0, "steep": 4, "root": 7, "both": 13}  # of what piecewise.h does for it, in operations
SHORT = 16  # operations that cells which reach nowhere would cost, as numbers beyond them take longer
KEPT = 8  # choices of cells that a sample finds good, for every number to be tried
HOPELESS = 1.3  # times what is good enough: no other centre mends that
# Centres that are tried, as parts of a cell: nearby ones differ in how their coefficients round.
CENTRES = tuple(k / 64 for k in range(8, 57))
# Units in the last place, by order of the derivative: of a sample, and of every number.
GOOD_ENOUGH = (0.95, 0.95, 1.4)
PROMISED = (0.995, 0.995, 1.5)
MISSED = {"none": 0.0, "steep": 0.0, "root": 0.0, "both": 0.07}  # more of that, of errors that a sample does not meet
# Of a cell's width: how far a root or extremum may be from the middle of its cell, by order of the derivative. In the
# next cell roundings are not small beside a function that is nearly zero, or that hardly changes, at its border.
OFF_CENTRE = (0.3, 0.3, 0.5)
NEEDED = 0.75  # of the interval has to be within that; beyond, where f falls to zero, an exponential takes over
FALLING = 0.36  # of the reach on the other side is enough where a function without symmetry falls to zero
REACHES = (8.0, 6.0, 4.5)  # of cells beside a header: what is further out is rare, and fewer terms do for the rest
NEAR_ZERO = {np.float32: 2.0**-40, np.float64: 2.0**-70}


@dataclass(frozen=True)
class Border:
    """How the function goes on beyond the cells on one side: see `border` in piecewise.h."""

    start: float
    stop: float
    reached: bool
    is_open: bool = False


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
    zero: dict[Any, tuple[float, float, float, float]]
    left_rest: Rest | None
    right_rest: Rest | None
    negative_zero: dict[str, bool]  # by side: whether the function is negative there, far out
    care: dict[Any, str]  # how much of the sums is kept: see `care` in piecewise.h
    is_ordered: bool  # whether the asymptote's part is never less than the cells' sum
    sixteen_bits: dict[str, Short]  # of the value and the first derivative, by the type's name, where there are any


def make(activation: Any, order: int, tell: Callable[[str], None] = lambda line: None) -> Table:
    """The table of a function or its derivative.

    Parameters
    ----------
    activation : Activation
        The function, at its default parameters.
    order : int
        0 for the function, 1 for its derivative, 2 for the second one.
    tell : callable
        Told what was found, a line at a time.

    Returns
    -------
    Table
        Rounded to each type; what is compiled from it is for the audit to compare with the formula.

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
    chosen = _best_cells(f, fold, *_span(f, fold, lines, stops), tell)
    cells, care = chosen.cells, chosen.care
    wide = _fitted(_turned(f, fold), cells.grid, fold, chosen.centres, np.float64)
    if wide is None:
        raise NoTable(f"{CELLS} cells of degree {MOST_DEGREE[np.float64]} are not close enough for float64")
    middle = {np.float32: cells, np.float64: wide}
    for kind, found in middle.items():
        tell(f"{np.dtype(kind).name}: {CELLS} cells, degree {found.degree}, error 2^{math.log2(found.error):.1f}")
    borders = _borders(f, fold, lines, stops, chosen)
    rests: dict[int, Rest | None] = {}
    for side in (-1, 1):
        needed = any(borders[side, kind].start != borders[side, kind].stop for kind in KINDS)
        rests[side] = None
        if needed and (fold.kind == "none" or side == fold.falls):
            end = side * borders[side, np.float64].start
            rests[side] = _rest(f, side, lines[side], end, stops[side, np.float64], tell)
    described = rests[fold.falls] if fold.kind != "none" else rests[-1]
    return Table(
        fold,
        lines[-1],
        lines[1],
        middle,
        {kind: borders[-1, kind] for kind in KINDS},
        {kind: borders[1, kind] for kind in KINDS},
        _next_to_zero(f, KINDS),
        described,
        rests[1] if fold.kind == "none" else None,
        {name: bool(f(side * stops[side, np.float64] / 2) < 0) for name, side in (("left", -1), ("right", 1))},
        {np.float32: care, np.float64: care if care in ("root", "both") else "steep"},
        _is_ordered(f, fold, max(abs(border.start) for border in borders.values())),
        _sixteen_bits(activation, order, fold, tell, has_header=False) if order < 2 else {},
    )


def make_beside_header(
    activation: Any, order: int, dtypes: Collection[str], tell: Callable[[str], None] = lambda line: None
) -> Table:
    """The table of a function that has a header of its own, for what it does faster: float32 and sixteen bits.

    Parameters
    ----------
    activation : Activation
        The function, at its default parameters.
    order : int
        0 for the function, 1 for its derivative.
    dtypes : collection of str
        For which cells are wanted, of `float32`, `float16` and `bfloat16`.
    tell : callable
        Told what was found, and what was not and why, a line at a time.

    Returns
    -------
    Table
        Without float64 and what is left beside asymptotes, and without the types for which no cells were found.

    Raises
    ------
    NoTable
        If the function is zero on an interval, which no such table describes.
    """
    f, single = Truth(activation, order), np.float32
    fold = symmetry(f)
    lines: dict[int, Asymptote] = {}
    for side in (-1, 1):
        try:
            line = asymptote(f, side)
            if float(np.float32(line.slope)) != line.slope:
                raise NoTable(f"its slope there, {line.slope}, is no number of float32")
            lines[side] = line
        except NoTable as reason:
            tell(f"what is far out is left to the header, as {reason}")
    stops = {(side, single): _stop(f, side, line, single) for side, line in lines.items()}
    sides = {"left": -1, "right": 1}
    near = [f"{name} it nears {_shown(lines[side])}" for name, side in sides.items() if side in lines]
    tell("; ".join([f"symmetry: {fold.kind}", *near]))
    chosen, borders, zero = (
        None,
        dict.fromkeys(((side, single) for side in sides.values()), Border(0.0, 0.0, False)),
        None,
    )
    if "float32" in dtypes:
        try:
            zero = _next_to_zero(f, (single,))
            chosen = _cells_beside_header(
                f, fold, {s: stops.get((s, single), REACHES[0]) for s in sides.values()}, tell
            )
            borders = _borders(f, fold, lines, stops, chosen)
            tell(f"float32: {CELLS} cells, degree {chosen.cells.degree}, error 2^{math.log2(chosen.cells.error):.1f}")
        except NoTable as reason:
            tell(f"float32: left to the header, as {reason}")
    kinds, no_line = [kind for kind in TYPES if kind in dtypes], Asymptote(Fraction(0), Fraction(0))
    return Table(
        symmetry=fold,
        left_line=lines.get(-1, no_line),
        right_line=lines.get(1, no_line),
        middle={single: chosen.cells} if chosen else {},
        left={single: borders[-1, single]},
        right={single: borders[1, single]},
        zero=zero if chosen and zero else {single: (0.0, 0.0, 0.0, 0.0)},
        left_rest=None,
        right_rest=None,
        negative_zero={n: bool(f(s * stops[s, single] / 2) < 0) for n, s in sides.items() if s in lines},
        care={single: chosen.care} if chosen else {},
        is_ordered=bool(chosen) and _is_ordered(f, fold, max(abs(border.start) for border in borders.values())),
        sixteen_bits=_sixteen_bits(
            activation, order, fold, tell, kinds, has_header=True, has_lines=len(lines) == len(sides)
        ),
    )


def _cells_beside_header(f: Truth, fold: Symmetry, ends: dict[int, float], tell: Callable[[str], None]) -> Choice:
    """The float32 cells that reach as far as can be had, and to these ends at most."""
    for reach in REACHES:
        far = {side: min(end, reach) for side, end in ends.items()}
        low, high = (0.0, min(far.values())) if fold.kind != "none" else (-far[-1], far[1])
        try:
            return _best_cells(f, fold, low, high, tell)
        except NoTable as refused:
            reason = refused
            tell(f"float32: no cells up to {reach:g}")
    raise reason


def _borders(
    f: Truth,
    fold: Symmetry,
    lines: dict[int, Asymptote],
    stops: dict[tuple[int, Any], float],
    chosen: Choice,
) -> dict[tuple[int, Any], Border]:
    """How the function goes on beyond the cells, by side and type; where it nears no line it is open."""
    ends = _ends(chosen.cells, fold, chosen.good)
    borders = {}
    for side in (-1, 1):
        if side not in lines:
            borders[side, np.float32] = Border(side * ends[side], side * ends[side], False, is_open=True)
    for (side, kind), end in stops.items():
        start, stop = ends[side], float(np.nextafter(np.float32(end), np.float32(np.inf)))
        reached = _is_reached(f, side, start, lines[side], kind)
        borders[side, kind] = Border(side * start, side * max(start, stop), reached)
    return borders


def _next_to_zero(f: Truth, kinds: Iterable[Any]) -> dict[Any, tuple[float, float, float, float]]:
    """Describe by type what is next to zero: its end, and slope and half the second derivative; see `near_zero`."""
    if not f(0.0).contains(0):
        return {kind: (NEAR_ZERO[kind], 0.0, 0.0, 0.0) for kind in kinds}
    with ctx.workprec(BITS):
        slope = Truth(f.activation, f.order + 1)(0.0)
        if slope.contains(0):
            raise NoTable("its root at zero is a double one")
        curve = Truth(f.activation, f.order + 2)(0.0) / 2
        return {kind: (NEAR_ZERO[kind], *in_two(slope, kind), nearest(curve, kind)) for kind in kinds}


def _sixteen_bits(
    activation: Any,
    order: int,
    fold: Symmetry,
    tell: Callable[[str], None],
    kinds: Iterable[str] = TYPES,
    *,
    has_header: bool,
    has_lines: bool = True,
) -> dict[str, Short]:
    """The cells by which results of sixteen bits round right, of the types for which there are any."""
    found = {}
    for kind in kinds:
        cells = short(activation, order, fold, kind, has_header=has_header, has_lines=has_lines)
        if cells is not None:
            found[kind] = cells
            reach = f" up to {cells.most:g}" if cells.is_part else ""
            tell(
                f"{kind}: {CELLS} cells, degree {cells.degree}, bend {cells.grid.bend:.3g}, right at all inputs{reach}"
            )
        else:
            tell(f"{kind}: no cells of one polynomial round all results right; those of float32 serve it")
    return found


def _is_ordered(f: Truth, fold: Symmetry, end: float) -> bool:
    """Whether |F(a)| is never more than what it is added to on the other side, at a grid of numbers."""
    if fold.kind not in ("differs_by_line", "adds_to_constant"):
        return False
    with ctx.workprec(BITS):
        for k in range(1, 257):
            a = end * k / 256
            base = arb(a if fold.kind == "differs_by_line" else 1) * float(fold.amount)
            if not abs(f(fold.falls * a)) <= abs(base):
                return False
    return True


def _shown(line: Asymptote) -> str:
    return f"{line.constant}" if line.slope == 0 else f"{line.constant} + {line.slope} x"


def _stop(f: Truth, side: int, line: Asymptote, kind: Any) -> float:
    """Find the |x| from which on f rounds to its asymptote in a type."""
    with ctx.workprec(BITS):
        if line.is_zero:
            tiny = arb(2) ** (FORM[kind].least - FORM[kind].precision - 1)  # a quarter of the least subnormal number
            return first_below(lambda a: f(side * a), lambda a: tiny)
        return first_below(lambda a: f(side * a) - line.at(side * a), lambda a: _dropped(line, side * a, kind))


def _span(
    f: Truth, fold: Symmetry, lines: dict[int, Asymptote], stops: dict[tuple[int, Any], float]
) -> tuple[float, float]:
    """What the cells have to cover: to where the asymptote takes over, or an exponential is the better form."""
    if all(line.is_zero for line in lines.values()):  # to where little is left of it, and exponentials take over
        with ctx.workprec(BITS):
            small = (abs(f(0.0)) + abs(f(0.5))) * arb(2) ** -FORM[np.float32].precision
            reach = {side: first_below(lambda a, side=side: f(side * a), lambda a: small) for side in (-1, 1)}
        if fold.kind != "none":
            return 0.0, min(reach.values())
        end = {side: _falling(f, side, lines[side], reach[side], stops[side, np.float64]) for side in (-1, 1)}
        return -end[-1], end[1]
    reach = {side: _reaching(f, side, lines[side], stops) for side in (-1, 1) if not lines[side].is_zero}
    if fold.kind != "none":
        return 0.0, min(reach.values())
    most = max(reach.values())
    return -reach.get(-1, most * FALLING), reach.get(1, most * FALLING)


def _has_form(f: Truth, side: int, line: Asymptote, start: float, end: float) -> bool:
    """Whether what is left beside an asymptote is an exponential times what changes slowly."""
    try:
        exponent_of(f, side, line, start, end)
    except NoTable:
        return False
    return True


WHOLE = 1 + 2.0**-10  # the last cell ends a little before its end


def _falling(f: Truth, side: int, line: Asymptote, small: float, end: float) -> float:
    """How far the cells have to go where a function falls to zero; all the way, if what is left has no form."""
    return small * FALLING if _has_form(f, side, line, small, end) else end * WHOLE


def _reaching(f: Truth, side: int, line: Asymptote, stops: dict[tuple[int, Any], float]) -> float:
    """How far the cells have to go to a line: to where float32 is there, or float64 if what is left has no form."""
    single, wide = stops[side, np.float32], stops[side, np.float64]
    return single if _has_form(f, side, line, single, wide) else wide * WHOLE


def _ends(cells: Cells, fold: Symmetry, good: tuple[int, int]) -> dict[int, float]:
    """Where the cells end on each side, a little inside: at the very end the cell's number is a tie.

    Where the function falls to zero they end with the last cell that is good enough, as an exponential goes on there.
    """
    inside = 1 - 2.0**-20
    grid = cells.grid
    low, high = (float(np.float32(grid.edge(n - 0.5) * inside)) for n in good)
    last = float(np.float32(grid.edge(grid.start + CELLS - 0.5) * inside))
    if fold.kind == "none":
        return {-1: -low, 1: high}
    return {fold.falls: high, -fold.falls: last if fold.kind in ("differs_by_line", "adds_to_constant") else high}


def _is_reached(f: Truth, side: int, end: float, line: Asymptote, kind: Any) -> bool:
    """Whether the last cell's end gives the asymptote: a constant that is not zero, the rest below the rounding."""
    if line.slope != 0 or line.is_zero:  # of a line infinity would be taken from itself
        return False
    with ctx.workprec(BITS):
        return bool(abs(f(side * end) - line.at(side * end)) < _dropped(line, side * end, kind))


def _dropped(line: Asymptote, x: float, kind: Any) -> arb:
    """What may be left beside an asymptote at x without being seen in a type: a thirty-second of half a unit."""
    return abs(line.at(x)) * arb(2) ** -(FORM[kind].precision + 5)


def _turned(f: Truth, fold: Symmetry) -> Callable[[float], arb]:
    """The function of u that the cells hold."""
    side = fold.falls if fold.kind != "none" else 1
    return lambda u: f(side * u)


class Choice(NamedTuple):
    """Cells of float32 among those that were tried: the better ones have the lower rank."""

    rank: float
    price: float  # in operations
    cells: Cells
    care: str  # which sums are kept: see `care` in piecewise.h
    centres: list[arb]  # the roots and extrema that are centres of their cells
    good: tuple[int, int]  # the run of cells that are good enough, by number, the end not in it
    errors: list[float]


def _best_cells(f: Truth, fold: Symmetry, low: float, high: float, tell: Callable[[str], None]) -> Choice:
    """The float32 cells over an interval that cost least of those within a unit on enough of it.

    Those of a value are monotone where the function is, which is tried at every number: more of the sums is kept until
    they are.
    """
    turned = _turned(f, fold)
    side = fold.falls if fold.kind != "none" else 1
    between = (-high, high) if fold.kind == "none" else (min(0.0, side * high), max(0.0, side * high))
    zeros = [r if side > 0 else -r for r in roots(f, *between)]
    centres = [*zeros, arb(0)] if f(0.0).contains(0) else [*zeros]
    extrema = []
    if f.order == 0:  # where an extremum is a centre, results beside it keep the order of the numbers
        extrema = [r if side > 0 else -r for r in roots(Truth(f.activation, 1), *between)]
    ways: list[tuple[tuple[str, ...], float]] = [(("none", "steep"), SPARE), (("steep",), SPARE)]
    if zeros:
        ways = [(("root", "both"), SPARE)]
    elif extrema:
        ways = [(("steep",), SPARE_BESIDE_EXTREMA), (("root",), SPARE_BESIDE_EXTREMA)]
    for cares, spare in ways:
        for choice in _cheapest(f, fold, low, high, [*centres, *extrema], cares, spare):
            best = _confirmed(turned, choice, fold, low, high, f.order)
            errors = " ".join(f"{e:.2f}" for e in best.errors)
            tell(f"float32 by {best.care} sums, bend {best.cells.grid.bend:.3g}, within {errors} units in its cells")
            if best.rank == math.inf:
                continue
            disorder = _disorder(f, best, fold) if f.order == 0 else None
            if disorder is None:
                return best
            tell(f"not monotone at {disorder!r}, where the function is")
            if best.care == "none":
                break
    raise NoTable(
        f"no {CELLS} cells that were tried, of degrees up to {MOST_DEGREE[np.float32]}, keep within a unit of float32, "
        "and in order, as far as they have to reach"
    )


def _cheapest(
    f: Truth, fold: Symmetry, low: float, high: float, centres: list[arb], cares: tuple[str, ...], spare: float
) -> list[Choice]:
    """The cells that need the fewest operations, of all grids and cares, in order; by samples of the numbers."""
    turned = _turned(f, fold)
    best: list[Choice] = []
    for bend in BENDS if fold.kind != "none" else BENDS_WITHOUT_SYMMETRY:
        for grid in grids(low, high, fold, bend, centres):
            if any(off_centre(grid, z) > OFF_CENTRE[f.order] for z in centres):
                continue
            cells = _fitted(turned, grid, fold, centres, np.float32, spare)
            if cells is None:
                continue
            for care in cares:
                price = 2 * cells.degree + COST[care] + (bend != 0)
                if len(best) == KEPT and price >= best[-1].rank:
                    continue
                enough = GOOD_ENOUGH[f.order] - MISSED[care]
                choice = _improved(turned, cells, care, centres, fold, low, high, price, enough)
                best = sorted([*best, choice], key=lambda c: c.rank)[:KEPT]
    return best


def off_centre(grid: Grid, root: arb) -> float:
    """How far a root is from the middle of its cell, as a part of the cell's width; nothing where it is in none."""
    u = float(root.mid())
    if not grid.edge(grid.start - 0.5) < u < grid.edge(grid.start + CELLS - 0.5):
        return 0.0
    number = u * (grid.per_unit + grid.bend * abs(u))
    return abs(number - round(number))


def _confirmed(
    turned: Callable[[float], arb], choice: Choice, fold: Symmetry, low: float, high: float, order: int
) -> Choice:
    """The choice; cells that a sample took for better than they are have other centres, or are given up."""
    grid, columns, errors = choice.cells.grid, list(choice.cells.columns), list(choice.errors)
    limit, kept = PROMISED[order], choice.care
    for place, (column, start, end) in enumerate(grid.cells()):
        a = max(start, NEAR_ZERO[np.float32]) if fold.kind != "none" else start
        if errors[place] > limit:
            continue
        errors[place] = largest_error(columns[column], kept, every(a, end))
        if errors[place] <= limit or any(start <= float(z.mid()) <= end for z in choice.centres):
            continue
        for cell in _with_other_centres(turned, choice.cells.degree, start, end):
            if sampled_error(cell, a, end, kept) <= limit:
                made = largest_error(cell, kept, every(a, end))
                if made < errors[place]:
                    errors[place], columns[column] = made, cell
                if made <= limit:
                    break
    return _chosen(choice, columns, errors, low, high, limit)


def _disorder(f: Truth, choice: Choice, fold: Symmetry) -> float | None:
    """A number next to which results fall where the function rises, or the reverse; None where there is none.

    Every float32 within the cells is tried, on both sides of zero where the results differ by more than the sign.
    """
    described = fold.falls if fold.kind != "none" else 1
    sides: list[tuple[int, int, Any]] = [(described, 1, None)]
    if fold.kind == "differs_by_line":
        slope = np.float32(-fold.falls * float(fold.amount))
        sides.append((-described, 1, lambda u: u * slope))
    elif fold.kind == "adds_to_constant":
        constant = np.float32(float(fold.amount))
        sides.append((-described, -1, lambda u: np.full_like(u, constant)))
    for side, sign, base in sides:
        last: tuple[Any, Any] | None = None
        for place, (column, start, end) in enumerate(choice.cells.grid.cells()):
            if choice.errors[place] > PROMISED[0]:
                last = None
                continue
            cell = choice.cells.columns[column]
            for u in every(max(start, 0.0) if fold.kind != "none" else start, end):
                u = u if last is None else u[u > last[0]]
                y = results(cell if sign > 0 else cell.negative(), choice.care, u, base)
                if last is not None:
                    u, y = np.concatenate([[last[0]], u]), np.concatenate([[last[1]], y])
                last = u[-1], y[-1]
                found = _wrong_step(f, side, choice.centres, u, y)
                if found is not None:
                    return side * found
    return None


def _wrong_step(f: Truth, side: int, centres: list[arb], u: Any, y: Any) -> float | None:
    """The first of ascending numbers u between two centres where results y of f(side · u) go the other way than f."""
    slope = Truth(f.activation, 1)
    cuts = sorted({int(np.searchsorted(u, float(c.mid()))) for c in centres})
    for numbers, made in zip(np.split(u, cuts), np.split(y, cuts), strict=True):
        if len(numbers) > 1:
            with ctx.workprec(BITS):
                rises = bool(slope(side * float(numbers[len(numbers) // 2])) * side > 0)
            steps = np.diff(made)
            wrong = np.flatnonzero(steps < 0 if rises else steps > 0)
            if len(wrong):
                return float(numbers[wrong[0]])
    return None


def _with_other_centres(turned: Callable[[float], arb], degree: int, start: float, end: float) -> Iterator[Cell]:
    """A cell's polynomials about other centres, those that are close enough: nearby ones differ in their roundings."""
    for share in CENTRES:
        centre = round((start + share * (end - start)) * 4096) / 4096
        cell = fit_cell(turned, centre, start, end, degree, np.float32)
        if cell.error <= 2 * GOAL[np.float32]:
            yield cell


def _improved(
    turned: Callable[[float], arb],
    cells: Cells,
    care: str,
    zeros: list[arb],
    fold: Symmetry,
    low: float,
    high: float,
    price: float,
    enough: float,
) -> Choice:
    """The cells with other centres where that makes roundings smaller, and how good they are."""
    grid, columns, errors = cells.grid, list(cells.columns), []
    for column, start, end in grid.cells():
        a = max(start, NEAR_ZERO[np.float32]) if fold.kind != "none" else start
        error = sampled_error(columns[column], a, end, care)
        # of a cell with a root in it the centre is that
        if enough < error < HOPELESS * enough and not any(start <= float(z.mid()) <= end for z in zeros):
            for cell in _with_other_centres(turned, cells.degree, start, end):
                made = sampled_error(cell, a, end, care)
                if made < error:
                    error, columns[column] = made, cell
                if error <= enough:
                    break
        errors.append(error)
    empty = Choice(math.inf, price, cells, care, zeros, (0, 0), [])
    return _chosen(empty, columns, errors, low, high, enough)


def _chosen(choice: Choice, columns: list[Cell], errors: list[float], low: float, high: float, enough: float) -> Choice:
    """The choice with these cells, ranked by how far they are good enough."""
    cells = choice.cells
    grid = cells.grid
    good = _good_run(errors, -grid.start, enough)
    reach = min(grid.edge(good[1] - 0.5) / high, grid.edge(good[0] - 0.5) / low if low else 1.0)
    rank = choice.price + SHORT * max(0.0, 1 - reach) if reach >= NEEDED else math.inf
    kept = Cells(cells.kind, grid, cells.degree, tuple(columns))
    return Choice(rank, choice.price, kept, choice.care, choice.centres, good, errors)


def _good_run(errors: list[float], zero: int, enough: float) -> tuple[int, int]:
    """The first cell and the one after the last of those around the cell of zero that are good enough; by number."""
    low = high = zero
    while low > 0 and errors[low - 1] <= enough:
        low -= 1
    while high < CELLS and errors[high] <= enough:
        high += 1
    return low - zero, high - zero


def _fitted(
    turned: Callable[[float], arb], grid: Grid, fold: Symmetry, zeros: list[arb], kind: Any, spare: float = SPARE
) -> Cells | None:
    """The cells of a grid, of the least degree that is good enough by that many bits; None where none is."""
    goal = 2.0 ** -(FORM[kind].precision + spare)
    for degree in range(4, MOST_DEGREE[kind] + 1):
        columns: list[Cell | None] = [None] * CELLS
        for column, a, b in grid.cells():
            a = max(a, 0.0) if fold.kind != "none" else a
            try:
                cell = fit_cell(turned, _centre(turned, a, b, zeros, kind), a, b, degree, kind)
            except NoTable:  # it falls by too much there
                return None
            columns[column] = cell
            if cell.error > goal:
                break
        else:
            return Cells(kind, grid, degree, tuple(c for c in columns if c))
    return None


def grids(low: float, high: float, fold: Symmetry, bend: float, roots: list[arb]) -> Iterator[Grid]:
    """Grids that cover an interval, some a little more of it, so that roots lie elsewhere in their cells.

    The bend says by how much narrower the cells are at the end than at zero: 0 not at all, 1 half as wide. Without
    symmetry, where few grids are possible, there are those too in which a root is in the middle of its cell.
    """
    for start in [0] if fold.kind != "none" else range(-CELLS // 2 - 2, 0):
        last = start + CELLS - 0.5
        several = [*WIDER]
        if fold.kind == "none":
            for u in (float(root.mid()) for root in roots):
                number_of_widest = last / high * (u + bend / 2 / high * u * abs(u)) / (1 + bend / 2)
                several += [number_of_widest / n for n in range(start, start + CELLS) if n * u > 0]
        for wider in several:
            if not 1 <= wider <= MOST_WIDER:
                continue
            end = high * wider
            per_unit = last / (end * (1 + bend / 2))
            grid = Grid(start, float(np.float32(per_unit)), float(np.float32(per_unit * bend / 2 / end)))
            if per_unit**2 > 4.5 * abs(grid.bend) * (0.5 - start) and (not low or grid.edge(start - 0.5) <= low):
                yield grid


def _centre(f: Callable[[float], arb], a: float, b: float, zeros: list[arb], kind: Any) -> float:
    """A cell's centre: zero or its root if it has one; else where what is added to f(centre) is least beside f."""
    if a <= 0 <= b:  # u - centre is exact for small u
        return 0.0
    for zero in zeros:
        if a < float(zero.mid()) < b:
            return nearest(zero, kind)
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
    return round(middle * 4096) / 4096


def _rest(f: Truth, side: int, line: Asymptote, start: float, end: float, tell: Callable[[str], None]) -> Rest:
    """The exponential form of what is left beside an asymptote, and the cells of its factor."""
    exponent, power = exponent_of(f, side, line, start, end)
    grid = Grid(0, CELLS - 0.5, 0.0)
    least = start / end
    kind = np.float64

    def factor(v: float) -> arb:
        with ctx.workprec(BITS):
            a = Fraction(start) / Fraction(v)
            return (f(side * a) - line.at(side * a)) / falls_as(exponent, a) / ball(a) ** power

    for degree in range(4, MOST_DEGREE[kind] + 1):
        columns: list[Cell | None] = [None] * CELLS
        worst, last = 0.0, None
        for number, low, b in reversed(list(grid.cells())):
            a = max(low, least)
            if a < b:
                last = fit_cell(factor, round((a + b) / 2 * 4096) / 4096, a, b, degree, kind)
                worst = max(worst, last.error)
            columns[number] = last
            if worst > 2.0**-58:
                break
        if worst <= 2.0**-58:
            first, second = zip(*(in_two(c, kind) for c in exponent), strict=True)
            tell(
                f"beyond {side * start:g}: exp(-({first[0]:g} a + {first[1]:g} a^2 + {first[2]:g} a^3)) a^{power} "
                f"times cells of degree {degree}, error 2^{math.log2(worst):.1f}"
            )
            cells = Cells(kind, grid, degree, tuple(c for c in columns if c))
            return Rest(start, first, second, power, cells)
    raise NoTable(f"what is left beyond {side * start:g} is no exponential times cells of degree {MOST_DEGREE[kind]}")
