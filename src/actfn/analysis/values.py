"""Facts on values and on where f takes them: range, zeros, fixed points, extremes, inflections, the largest slope."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from actfn.analysis import waves
from actfn.analysis.continuity import continuous
from actfn.analysis.fact import Fact
from actfn.analysis.fact_values import FactValue, Limit, interval, number_value
from actfn.analysis.line import runs
from actfn.analysis.numbers.exact import Exact
from actfn.analysis.numbers.point import Point
from actfn.analysis.undecided import Undecided

if TYPE_CHECKING:
    from actfn.analysis.shape import Shape


def range_(shape: Shape) -> Fact:
    """The fact of the range: the interval of all values, and whether its ends are reached."""
    if (waved := waves.range_(shape)) is not None:
        return waved
    candidates = _candidates(shape, 0)
    low, high = _extreme(candidates, -1), _extreme(candidates, 1)
    jumps = any(kink.order == 0 for kink in shape.line.kinks(shape.deadline))
    note = "f jumps: not every value between is taken" if jumps else ""
    return Fact({"low": low, "high": high}, "proven", note)


def bounded(shape: Shape) -> Fact:
    """The fact of whether the values are bounded above and below."""
    if (waved := waves.bounded(shape)) is not None:
        return waved
    value = {}
    candidates = _candidates(shape, 0)
    for name, sign in (("below", -1), ("above", 1)):
        value[name] = not any(v == sign for v, _, _ in candidates if isinstance(v, int))
    return Fact(value, "proven")


def zeros(shape: Shape) -> Fact:
    """The fact of the zeros: every x for which f(x) = 0."""
    return _solutions(shape, Fraction(0))


def fixed_points(shape: Shape) -> Fact:
    """The fixed points, and whether iterating f leads there."""
    return _solutions(shape, Fraction(1))


def _solutions(shape: Shape, m: Fraction) -> Fact:
    cells, found, exact = shape.cells(0, m), [], True
    for cell in cells:
        if cell.sign == 0:
            found.append({"interval": interval(cell.left, cell.right)})
    for left, right in pairwise(cells):
        at = left.right
        assert at is not None
        if left.sign == 0 or right.sign == 0:
            continue
        border = left.piece is not right.piece
        if border:
            value = shape.line.value(0, at)
            gap = value.ball - at.ball * int(m)
            if not gap.contains(0):
                continue
            if gap != 0 and (value.exact is None or at.exact is None or value.exact != at.exact * m):
                raise Undecided(f"whether x = {float(at):g} is a {'fixed point' if m else 'zero'}")
        entry: FactValue = {"x": number_value(at)}
        if m and not border:
            slope = left.piece.value(1, at)
            entry["slope"] = number_value(slope)
            steep = abs(slope.ball)
            entry["attracts"] = True if steep < 1 else False if steep > 1 else None
        found.append(entry)
        exact = exact and at.exact is not None
    return Fact(found, "proven", "all of them; " + ("exact" if exact else "to the digits shown") if found else "none")


def minima(shape: Shape) -> Fact:
    """The fact of the local minima: where they are and their values."""
    return _turns(shape, -1)


def maxima(shape: Shape) -> Fact:
    """The fact of the local maxima: where they are and their values."""
    return _turns(shape, 1)


def _turns(shape: Shape, kind: int) -> Fact:
    continuous(shape)
    cells, found = shape.cells(1), list[FactValue]()
    for i, cell in enumerate(cells):
        before = cells[i - 1] if i else None
        if before is not None and before.sign == kind and cell.sign == -kind:
            assert cell.left is not None
            found.append({"x": number_value(cell.left), "value": number_value(cell.piece.value(0, cell.left))})
    for first, last in runs(cells):
        before = cells[first - 1] if first else None
        after = cells[last + 1] if last + 1 < len(cells) else None
        if (before is None or before.sign == kind) and (after is None or after.sign == -kind) and (before or after):
            left, right = cells[first].left, cells[last].right
            at = left or right
            assert at is not None
            found.append({"interval": interval(left, right), "value": number_value(cells[first].piece.value(0, at))})
    return Fact(found, "proven", "all local ones" if found else "none")


def inflections(shape: Shape) -> Fact:
    """The fact of the inflections: where f″ changes sign."""
    kinks = shape.line.kinks(shape.deadline)
    cells, found = shape.cells(2), []
    for left, right in pairwise(cells):
        at = left.right
        if left.sign * right.sign < 0 and at is not None and not any(k.at is at and k.order <= 1 for k in kinks):
            found.append(
                {
                    "x": number_value(at),
                    "value": number_value(left.piece.value(0, at)),
                    "slope": number_value(left.piece.value(1, at)),
                }
            )
    return Fact(found, "proven", "all of them" if found else "none")


def lipschitz(shape: Shape) -> Fact:
    """The fact of the least Lipschitz constant: the supremum of |f′|."""
    if any(kink.order == 0 for kink in shape.line.kinks(shape.deadline)):
        return Fact({"value": "inf", "exact": "inf", "closed": False, "where": []}, "proven", "f jumps")
    return Fact(_extreme(_candidates(shape, 1, size=True), 1), "proven", "sup |f′|")


def _candidates(shape: Shape, k: int, size: bool = False) -> list[tuple[Limit, bool, FactValue]]:
    """The values among which the extremes of f⁽ᵏ⁾ lie: for each the value, whether it is reached, and where."""
    found: list[tuple[Limit, bool, FactValue]] = []
    for cell in shape.cells(k + 1):
        if cell.sign == 0:
            at = cell.left or cell.right or Point.of(Exact({}))
            found.append((cell.piece.value(k, at), True, {"interval": interval(cell.left, cell.right)}))
            continue
        for end, side in ((cell.left, -1), (cell.right, 1)):
            if end is None:
                limit = shape.limit(k, side)
                found.append((limit, False, {"towards": "inf" if side > 0 else "-inf"}))
                continue
            value = cell.piece.value(k, end)
            reached = True
            if k == 0 and any(end is border for border in shape.line.borders):
                reached = shape.line.value(0, end).ball.overlaps(value.ball)
            found.append((value, reached, {"x": number_value(end)}))
    if k == 0:  # and what f takes at its jumps
        jumps = [kink.at for kink in shape.line.kinks(shape.deadline) if kink.order == 0]
        found += [(shape.line.value(0, at), True, {"x": number_value(at)}) for at in jumps]
    return [(_absolute(v), r, w) for v, r, w in found] if size else found


def _absolute(value: Limit) -> Limit:
    if isinstance(value, int):
        return 1
    if value.exact is not None:
        return Point.of(-value.exact if value.ball < 0 else value.exact)
    return Point(abs(value.ball))


def _extreme(candidates: list[tuple[Limit, bool, FactValue]], sign: int) -> FactValue:
    """The largest, or smallest, whether it is reached, and where."""
    if any(isinstance(v, int) and v == sign for v, _, _ in candidates):
        where = [w for v, _, w in candidates if isinstance(v, int) and v == sign]
        return number_value(sign) | {"closed": False, "where": _distinct(where)}
    finite = [(v, r, w) for v, r, w in candidates if isinstance(v, Point)]
    best = finite[0][0]
    for value, _, _ in finite[1:]:
        if (value.ball - best.ball) * sign > 0:
            best = value
    equal = [(v, r, w) for v, r, w in finite if v.ball.overlaps(best.ball)]
    exact = [v for v, _, _ in equal if v.exact is not None]
    reached = {r for _, r, _ in equal}
    same = len(exact) == len(equal) and all(v.exact == exact[0].exact for v in exact)
    if len(reached) == 2 and not same:
        raise Undecided("whether the extreme value is reached: it and a limit are equal to all digits")
    where = [w for _, r, w in equal if r == (True in reached)]
    return number_value(exact[0] if exact else best) | {"closed": True in reached, "where": _distinct(where)}


def _distinct(where: list[FactValue]) -> list[FactValue]:
    kept: list[FactValue] = []
    for place in where:
        if place not in kept:
            kept.append(place)
    return kept
