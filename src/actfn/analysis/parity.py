"""Where it is decided whether f is odd, even, or neither."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from actfn.analysis.algebra import equality as algebra
from actfn.analysis.fact import Fact, unknown
from actfn.analysis.fact_values import number_value
from actfn.analysis.numbers.exact import Exact
from actfn.analysis.numbers.point import Point
from actfn.analysis.undecided import Undecided
from actfn.formula.tree import X

if TYPE_CHECKING:
    from actfn.analysis.shape import Shape


def symmetry(shape: Shape) -> Fact:
    """The fact of whether f is odd, even or neither."""
    for at in (Fraction(1), Fraction(2, 3), Fraction(7, 2)):
        try:
            right, left = (_at(shape, sign * at) for sign in (1, -1))
        except Undecided:
            continue
        if not right.ball.overlaps(left.ball) and not right.ball.overlaps(-left.ball):
            witness = {"x": float(at), "f(x)": number_value(right)["value"], "f(-x)": number_value(left)["value"]}
            return Fact({"kind": "neither", "witness": witness}, "proven", "values at one point")
    for kind, sign in (("odd", -1), ("even", 1)):
        if _symmetric(shape, sign):
            return Fact({"kind": kind, "witness": None}, "symbolic", "by algebra")
    return unknown("algebra proves neither, and no point that was tried disproves both")


def _at(shape: Shape, at: Fraction) -> Point:
    given = {name: Exact.of(value) for name, value in shape.parameters.items()}
    return Point.of(Exact.of(shape.tree.evaluate(Exact.of(at), given, leaf=Exact.of)))


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
