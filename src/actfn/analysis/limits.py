"""Facts on f towards both infinities: the limits of f and f′, and the lines that f approaches."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from actfn.analysis.fact import Fact
from actfn.analysis.fact_values import FactValue, number_value
from actfn.analysis.numbers.exact import Exact
from actfn.analysis.numbers.germ import Germ
from actfn.analysis.numbers.scale import ONE, Scale
from actfn.analysis.undecided import Undecided

if TYPE_CHECKING:
    from actfn.analysis.shape import Shape


def limits(shape: Shape) -> Fact:
    """The fact of the limits of f and f′ at both infinities."""
    value = {name: [number_value(shape.limit(k, side)) for side in (-1, 1)] for k, name in ((0, "f"), (1, "df"))}
    return Fact(value, "symbolic", "at -inf and +inf, from the leading terms and a bound on the rest")


def asymptotes(shape: Shape) -> Fact:
    """The lines m x + b that f approaches."""
    made = {name: _asymptote(shape, side) for name, side in (("-inf", -1), ("inf", 1))}
    return Fact(made, "symbolic", "y = m x + b, null where there is none; above: whether f lies above it at last")


def _asymptote(shape: Shape, side: int) -> FactValue | None:
    germ = shape.line.pieces[-1 if side > 0 else 0].germ(0, side, shape.deadline)
    rest = {Scale((), Fraction(1)): Exact({}), ONE: Exact({})} | germ.terms
    m, b = rest.pop(Scale((), Fraction(1))) * side, rest.pop(ONE)
    if any(scale.growth() > 0 for scale in rest):
        return None
    if germ.bound != 0 and germ.rest.growth() >= 0:
        raise Undecided("whether it approaches a line")
    left = Germ(rest, germ.start, [(germ.rest, germ.bound)])
    above: int | None
    try:
        above = 0 if left.is_zero else left.lead()[1].sign()
    except Undecided:
        above = None
    return {
        "m": number_value(m),
        "b": number_value(b),
        "side": {1: "above", -1: "below", 0: "equal", None: None}[above],
    }
