"""Facts on what holds for every x or on whole intervals: symmetry, monotone, convex, the sign, where f′ is small."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from actfn.analysis.algebra import equality as algebra
from actfn.analysis.continuity import continuous
from actfn.analysis.fact import Fact, unknown
from actfn.analysis.interval import Undefined
from actfn.analysis.line import Cell, between, runs
from actfn.analysis.numbers.exact import Exact, Undecided
from actfn.analysis.numbers.point import Point
from actfn.analysis.piece import Piece
from actfn.analysis.plain_data import interval, plain
from actfn.formula.tree import X

if TYPE_CHECKING:
    from actfn.analysis.shape import Shape

THRESHOLDS = (Fraction(1, 10**3), Fraction(1, 10**6))  # of |f′|, below which a unit saturates


def symmetry(shape: Shape) -> Fact:
    """Odd, even or neither."""
    for at in (Fraction(1), Fraction(2, 3), Fraction(7, 2)):
        try:
            right, left = (_at(shape, sign * at) for sign in (1, -1))
        except Undecided:
            continue
        if not right.ball.overlaps(left.ball) and not right.ball.overlaps(-left.ball):
            witness = {"x": float(at), "f(x)": plain(right)["value"], "f(-x)": plain(left)["value"]}
            return Fact({"kind": "neither", "witness": witness}, "proven", "values at one point")
    for kind, sign in (("odd", -1), ("even", 1)):
        if _symmetric(shape, sign):
            return Fact({"kind": kind, "witness": None}, "symbolic", "by algebra")
    return unknown("algebra proves neither, and no point that was tried disproves both")


def _at(shape: Shape, at: Fraction) -> Point:
    given = {name: Exact.of(value) for name, value in shape.parameters.items()}
    try:
        return Point.of(Exact.of(shape.tree.evaluate(Exact.of(at), given, leaf=Exact.of)))
    except ZeroDivisionError:
        raise Undefined("division by zero") from None


def _symmetric(shape: Shape, sign: int) -> bool:
    pieces = shape.line.pieces
    borders = shape.line.borders
    for one, other in zip(borders, reversed(borders), strict=True):
        if one.exact is None or other.exact is None or one.exact != -other.exact:
            return False
        values = shape.line.value(0, one), shape.line.value(0, other)
        if values[0].exact is None or values[1].exact is None or values[0].exact != values[1].exact * sign:
            return False
    for one_piece, other_piece in zip(pieces, reversed(pieces), strict=True):
        mirrored = other_piece.tree.substitute(-X)
        if not algebra.equal(one_piece.tree, mirrored if sign > 0 else -mirrored, shape.parameters):
            return False
    return True


def monotone(shape: Shape) -> Fact:
    """Increasing, decreasing or neither."""
    signs = {cell.sign for cell in shape.cells(1)}
    rising, falling = 1 in signs, -1 in signs
    steps_at: dict[int, float] = {}
    for kink in shape.line.kinks(shape.deadline):
        if kink.order == 0:
            steps = [kink.left, kink.taken, kink.right]
            for a, b in pairwise(steps):
                rising, falling = rising or bool(b.ball > a.ball), falling or bool(b.ball < a.ball)
                steps_at.setdefault(1 if b.ball > a.ball else -1, float(kink.at))
    if rising and falling:
        witness = {
            name: steps_at.get(sign) if (at := _witness(shape, 1, sign)) is None else at
            for name, sign in (("rises_at", 1), ("falls_at", -1))
        }
        return Fact({"kind": "no", "witness": witness}, "proven", "f rises, and it falls")
    flat = 0 in signs
    kind = (
        ("nondecreasing" if flat else "strictly increasing")
        if rising
        else ("nonincreasing" if flat else "strictly decreasing")
    )
    return Fact({"kind": kind if rising or falling else "constant", "witness": None}, "proven", "by the sign of f′")


def _witness(shape: Shape, k: int, sign: int) -> float | None:
    return next((between(c.left, c.right) for c in shape.cells(k) if c.sign == sign), None)


def convex(shape: Shape) -> Fact:
    """Convex, concave or neither."""
    continuous(shape)
    signs = {cell.sign for cell in shape.cells(2)}
    kinks = [kink for kink in shape.line.kinks(shape.deadline) if kink.order == 1]
    bends = [(kink, kink.right.ball - kink.left.ball) for kink in kinks]
    up = 1 in signs or any(bend > 0 for _, bend in bends)
    down = -1 in signs or any(bend < 0 for _, bend in bends)
    if up and down:
        witness = {name: _witness(shape, 2, sign) for name, sign in (("convex_at", 1), ("concave_at", -1))}
        for kink, bend in bends:
            name = "convex_at" if bend > 0 else "concave_at"
            witness[name] = float(kink.at) if witness[name] is None else witness[name]
        return Fact({"kind": "neither", "witness": witness}, "proven", "f″, or the bend at a kink, has both signs")
    kind = "convex" if up else "concave" if down else "affine"
    return Fact({"kind": kind, "witness": None}, "proven", "by the sign of f″ and of the bends at kinks")


def sign_preserving(shape: Shape) -> Fact:
    """Whether x f(x) >= 0."""
    for cell in shape.cells(0):
        below = cell.left is None or float(cell.left) < 0
        above = cell.right is None or float(cell.right) > 0
        if cell.sign and ((above and cell.sign < 0) or (below and cell.sign > 0)):
            if cell.sign < 0:
                left = cell.left if cell.left is not None and float(cell.left) > 0 else Point.of(Exact({}))
                at = between(left, cell.right)
            else:
                right = cell.right if cell.right is not None and float(cell.right) < 0 else Point.of(Exact({}))
                at = between(cell.left, right)
            return Fact({"holds": False, "witness": at}, "proven", "x f(x) < 0 at the witness")
    for border in shape.line.borders:
        if shape.line.value(0, border).ball * border.ball < 0:
            return Fact({"holds": False, "witness": float(border)}, "proven", "x f(x) < 0 at the witness")
    return Fact({"holds": True, "witness": None}, "proven", "x f(x) >= 0 for every x")


def saturation(shape: Shape) -> Fact:
    """Where |f′| is small."""
    value = {f"{float(c):g}": _small(shape, c) for c in THRESHOLDS}
    return Fact(value, "proven", "the intervals in which |f′| is smaller")


def _small(shape: Shape, threshold: Fraction) -> list[list[Any]]:
    above, below = shape.cells(1, b=threshold), shape.cells(1, b=-threshold)
    cuts = [cell.right for level in (above, below) for cell in level if cell.right is not None]
    cuts.sort(key=float)
    ends: list[Point | None] = [None, *cuts, None]
    found: list[tuple[Point | None, Point | None]] = []
    for left, right in pairwise(ends):
        if left is not None and right is not None and (left is right or left.ball.overlaps(right.ball)):
            continue
        at = between(left, right)
        inside = all(next(c.sign for c in level if _holds(c, at)) == sign for level, sign in ((above, -1), (below, 1)))
        if inside and found and found[-1][1] is not None and left is not None and found[-1][1].ball.overlaps(left.ball):
            found[-1] = found[-1][0], right
        elif inside:
            found.append((left, right))
    return [interval(left, right) for left, right in found]


def dead(shape: Shape) -> Fact:
    """Where f′ is zero throughout."""
    shape.line.check_smooth(shape.deadline)
    cells = [Cell(p.left, p.right, 0 if _constant(p) else 1, p) for p in shape.line.pieces]
    jumps = {id(kink.at) for kink in shape.line.kinks(shape.deadline) if kink.order == 0}
    value = []
    for first, last in runs(cells):
        start = first
        for i in range(first, last + 1):
            if i == last or id(cells[i].right) in jumps:
                value.append(interval(cells[start].left, cells[i].right))
                start = i + 1
    return Fact(value, "symbolic", "the pieces that are constant" if value else "no piece is constant")


def _constant(piece: Piece) -> bool:
    return algebra.is_zero(piece.derived(1), piece.parameters)


def _holds(cell: Cell, at: float) -> bool:
    return (cell.left is None or float(cell.left) <= at) and (cell.right is None or at <= float(cell.right))
