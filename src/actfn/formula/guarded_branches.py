"""Branches kept from numbers that they are not for: automatic differentiation multiplies what overflows there by 0."""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction

from actfn.formula.derive import derivative
from actfn.formula.float64 import NotReal, constant
from actfn.formula.rewrite import everywhere
from actfn.formula.tree import DivisionByZero, Expression, X, number
from actfn.words import registry

HARMLESS = tuple(number(Fraction(n, 2)) for n in (0, 2, -2, 1, -1, 4, -4))


def guarded(tree: Expression, parameters: Mapping[str, float]) -> Expression:
    """Rewrite `where` so that a branch that may overflow gets a harmless number where the other is taken.

    Parameters
    ----------
    tree : Expression
        The formula.
    parameters : mapping of str to float
        At whose values such numbers are tried.
    """
    values = {name: number(Fraction(value)) for name, value in parameters.items()}

    def change(node: Expression) -> Expression:
        if node.head != "where":
            return node
        condition, then, otherwise = node.args
        safe = [_harmless(branch, values) for branch in (then, otherwise)]
        then = then if safe[0] is None else then.substitute(condition.where(X, safe[0]))
        return condition.where(
            then, otherwise if safe[1] is None else otherwise.substitute(condition.where(safe[1], X))
        )

    return everywhere(tree, change)


def _harmless(branch: Expression, values: Mapping[str, Expression]) -> Expression | None:
    """Find a number at which the branch and its slope are finite; None where none is found, or none is needed."""
    if not any(_may_overflow(node.head) and node.has_x for node in branch.nodes()):
        return None
    for at in HARMLESS:
        try:
            if all(math.isfinite(constant(f.substitute(at, values))) for f in (branch, derivative(branch))):
                return at
        except (NotReal, DivisionByZero):
            continue
    return None


def _may_overflow(head: str) -> bool:
    """Whether an operation or word, or its derivative, is not finite for some finite argument."""
    return head in ("/", "^") or (head in registry and registry[head].risky)
