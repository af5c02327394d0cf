"""Proves that formulas are equal or zero, and makes other forms of them, by writing them as quotients of polynomials.

Where the difference of two formulas has a numerator of zero they are equal wherever both are defined: that is a proof.
A numerator other than zero proves nothing. Each proof is tried at a number by balls, and each form that is made is
turned into a quotient again: what does not stand both is a fault of this package, and raises `FalseFact`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any

from flint import arb

from actfn.analysis.algebra.quotient import Quotient
from actfn.analysis.algebra.to_quotient import Field
from actfn.analysis.fact import FalseFact
from actfn.analysis.interval import Enclosure
from actfn.analysis.trial.sample import contradiction
from actfn.analysis.undecided import FinerUnit, Undefined, Unsupported
from actfn.formula.tree import ZERO, DivisionByZero, Expression


def normal(*trees: Expression, parameters: Mapping[str, Fraction] | None = None) -> tuple[Field, list[Quotient]]:
    """Write formulas as quotients of polynomials over common generators. Raises Unsupported."""
    units: dict[Any, Any] = {}
    for _ in range(12):
        field = Field(parameters, units)
        try:
            return field, [field.of(tree) for tree in trees]
        except FinerUnit:
            continue
        except DivisionByZero as error:  # in a tree that a generator stands for
            raise Unsupported(str(error)) from None
    raise Unsupported("exponents without a common measure")


def equal(a: Expression, b: Expression, parameters: Mapping[str, Fraction] | None = None) -> bool | None:
    """True where two formulas without `where` are proven equal, wherever both are defined; otherwise None.

    Parameters
    ----------
    a, b : Expression
        Formulas.
    parameters : mapping of str to Fraction, optional
        Values of parameters; those not given stay symbols, and the proof then holds for all of them.
    """
    if a is b:
        return True
    try:
        field, (left, right) = normal(a, b, parameters=parameters)
        if not field.reduced(left - right).above.is_zero():
            return None
    except Unsupported:
        return None
    _tried(a, b, parameters)
    return True


def _tried(a: Expression, b: Expression, parameters: Mapping[str, Fraction] | None) -> None:
    """Raise FalseFact where formulas that algebra takes for equal differ at a number."""
    at = contradiction(a, b, parameters)
    if at is not None:
        raise FalseFact(f"algebra takes {a} and {b} for equal, and they differ at x = {at}")


@lru_cache(maxsize=1024)
def _is_zero(tree: Expression, parameters: tuple[tuple[str, Fraction], ...]) -> bool:
    try:  # mostly a point tells
        value = Enclosure(tree, dict(parameters))(arb("0.7310585786300049"), 0)[0]
        if not value.contains(0):
            return False
    except Undefined:
        pass
    return equal(tree, ZERO, dict(parameters)) is True


def is_zero(tree: Expression, parameters: Mapping[str, Fraction]) -> bool:
    """Whether a formula is proven to be zero throughout."""
    return tree is ZERO or _is_zero(tree, tuple(sorted(parameters.items())))


@lru_cache(maxsize=1024)
def _forms(tree: Expression, parameters: tuple[tuple[str, Fraction], ...]) -> tuple[Expression, ...]:
    try:
        field, (quotient,) = normal(tree, parameters=dict(parameters))
        made = [field.back.tree(quotient), field.back.tree(quotient, words=True)]
    except (Unsupported, DivisionByZero):
        return (tree,)
    return tree, *(form for form in dict.fromkeys(made) if form is not tree and _stands(form, tree, field, quotient))


def forms(tree: Expression, parameters: Mapping[str, Fraction] | None = None) -> tuple[Expression, ...]:
    """A formula as it is, as a factored quotient, and as one with words; each is proven equal to it."""
    return _forms(tree, tuple(sorted((parameters or {}).items())))


def _stands(form: Expression, tree: Expression, field: Field, quotient: Quotient) -> bool:
    """Whether a form is proven equal to the formula that it was made of. Raises FalseFact where it differs."""
    _tried(form, tree, field.parameters)
    try:
        return bool(field.reduced(field.of(form) - quotient).above.is_zero())
    except FinerUnit:
        return equal(form, tree, field.parameters) is True
    except (Unsupported, DivisionByZero):
        return False


def worded(tree: Expression, parameters: Mapping[str, Fraction]) -> Expression:
    """A formula as a factored quotient with words, where it has one."""
    return forms(tree, parameters)[-1]


def tidy(tree: Expression, parameters: Mapping[str, Fraction] | None = None) -> Expression:
    """The form of a formula that takes the fewest operations."""
    return min(forms(tree, parameters), key=lambda form: sum(1 for _ in form.nodes()))


def neat(tree: Expression, parameters: Mapping[str, Fraction] | None = None) -> Expression:
    """The form of a formula that is shortest to read; of one with `where`, branch by branch."""
    if any(node.head == "where" for node in tree.nodes()):
        if tree.head != "where":
            return tree
        condition, then, otherwise = tree.args
        return condition.where(neat(then, parameters), neat(otherwise, parameters))
    return min(forms(tree, parameters), key=_length)


def _length(tree: Expression) -> int:
    """The length of a formula as text, in which every word counts the same whatever the length of its name."""
    return len(re.sub(r"[a-z]\w+", "ff", repr(tree)))
