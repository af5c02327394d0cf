"""What the declaration says, and the formula with its derivatives: facts that take no time."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from actfn.analysis.fact import Fact
from actfn.formula import Expression, idioms, of, parse
from actfn.formula.derive import derivative
from actfn.formula.tidy import tidy

LONGEST = 4000  # letters of a derivative beyond which it is no longer readable


class Trees(NamedTuple):
    """The formula as declared, the same with what it spells out as words, and two derivatives of that."""

    formula: Expression
    steady: Expression
    first: Expression
    second: Expression


@lru_cache(maxsize=256)
def trees(activation: Any) -> Trees:
    """The trees that are shown and drawn of an activation."""
    formula = of(activation)
    steady = idioms(formula)
    first = tidy(derivative(steady))
    return Trees(formula, steady, first, tidy(derivative(first)))


def formulas(activation: Any, known: Mapping[str, Fact]) -> list[tuple[str, Expression]]:
    """The formulas to show, each with its sign: f, f′, f″ and, where it was found, an antiderivative F."""
    made = trees(activation)
    shown = [("f", made.formula), ("f′", made.first), ("f″", made.second)]
    primitive = known.get("antiderivative")
    if primitive is not None and primitive.value is not None:
        shown.append(("F", parse(primitive.value, activation.parameters, computed=True)))
    return shown


def facts(activation: Any) -> dict[str, Fact]:
    """Make the facts of a function's derivatives and of what its declaration says, such as its promise and paper."""
    made = trees(activation)
    found = {
        name: Fact(text, "symbolic")
        if len(text := repr(tree)) <= LONGEST
        else Fact(None, "not established", "too long")
        for name, tree in (("derivative", made.first), ("second_derivative", made.second))
    }
    if activation.domain:
        found["parameter_domain"] = Fact(
            {name: list(map(_end, ends)) for name, ends in activation.domain.items()}, "declared"
        )
    if activation.promise:
        promise = {dtype: {"value": value, "derivative": slope} for dtype, (value, slope) in activation.promise.items()}
        found["promise"] = Fact(promise, "declared", "largest error in units in the last place, at default parameters")
    if activation.paper:
        found["paper"] = Fact(activation.paper, "declared")
    if activation.names:
        found["names"] = Fact(
            {name: dict(differ) for name, differ in activation.names.items()},
            "declared",
            "with the defaults that differ there",
        )
    return found


def _end(value: float) -> float | str:
    return {float("inf"): "inf", float("-inf"): "-inf"}.get(value, value)
