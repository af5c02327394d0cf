"""Facts on where f is defined, and how smooth it is: domain, kinks, the class of continuity."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from actfn.analysis.fact import Fact
from actfn.analysis.fact_values import number_value
from actfn.analysis.numbers.exact import Exact
from actfn.analysis.undecided import NoRealValue, Undecided

if TYPE_CHECKING:
    from actfn.analysis.shape import Shape


def domain(shape: Shape) -> Fact:
    """The fact of where f is defined: the whole line, or which numbers are left out."""
    for at in (-1, 0, 1, Fraction(-1, 2), Fraction(1, 2), -2, 2):
        given = {name: Exact.of(value) for name, value in shape.parameters.items()}
        try:
            shape.tree.evaluate(Exact.of(at), given, leaf=Exact.of)
        except NoRealValue as error:
            return Fact({"undefined_at": [number_value(Exact.of(at))]}, "symbolic", error.reason)
        except Undecided:
            pass  # asked again below, of the whole line
    for piece in shape.line.pieces:
        piece.check_defined(shape.deadline)
    for border in shape.line.borders:
        try:
            shape.line.value(0, border)
        except NoRealValue as error:
            if border.exact is None:
                raise
            return Fact({"undefined_at": [number_value(border)]}, "symbolic", error.reason)
    return Fact(
        "all real x", "proven", "by its build, or by balls over boxes that cover the line and bounds at both ends"
    )


def defined(shape: Shape) -> None:
    """Return if f is proven defined everywhere, and raise Undecided otherwise."""
    fact = shape.fact("domain")
    if fact.how == "not established":
        raise Undecided(fact.note)
    if fact.value != "all real x":
        at = fact.value["undefined_at"][0]["exact"]
        raise Undecided(f"f is not defined at x = {at} ({fact.note})")


def kinks(shape: Shape) -> Fact:
    """The fact of the kinks: where f is continuous and its derivative is not."""
    shape.line.check_smooth(shape.deadline)
    kinks = shape.line.kinks(shape.deadline)
    how = "symbolic" if all(k.proven and k.at.exact is not None for k in kinks) else "numerical"
    value = [
        {
            "at": number_value(k.at),
            "order": k.order,
            "left": number_value(k.left),
            "right": number_value(k.right),
            "taken": number_value(k.taken),
        }
        for k in kinks
    ]
    note = "the order is that of the first derivative that jumps"
    return Fact(value, how, note if how == "symbolic" else note + "; borders and values to 1e-15")  # type: ignore[arg-type]


def smoothness(shape: Shape) -> Fact:
    """The fact of the continuity class: how often f can be differentiated everywhere."""
    shape.line.check_smooth(shape.deadline)
    kinks = shape.line.kinks(shape.deadline)
    proven = "proven" if all(k.proven for k in kinks) else "numerical"
    note = "" if proven == "proven" else "lower derivatives agree to 1e-20 at the borders"
    if not kinks:
        return Fact("Cinf", "proven", "a composition of smooth words")
    order = min(k.order for k in kinks)
    return Fact(f"C{order - 1}" if order else "discontinuous", proven, note)  # type: ignore[arg-type]


def continuous(shape: Shape) -> None:
    """Return if f is proven continuous everywhere, and raise Undecided otherwise."""
    if any(kink.order == 0 for kink in shape.line.kinks(shape.deadline)):
        raise Undecided("f jumps, and this is told of continuous functions only")
