"""The first derivatives of a formula as facts, in the form that is shortest to read."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from actfn.analysis.algebra import equality as algebra
from actfn.analysis.fact import Fact
from actfn.formula.derive import derivative
from actfn.formula.tree import Expression

if TYPE_CHECKING:
    from actfn.analysis.shape import Shape


def derivatives(shape: Shape) -> Fact:
    """The first and second derivative, in the form that is shortest to read."""
    value = [repr(nth_derivative(shape.tree, n)) for n in (1, 2)]
    return Fact(value, "symbolic", "f′ and f″; at a border of `where` by its last branch")


def nth_derivative(tree: Expression, n: int, parameters: Mapping[str, Fraction] | None = None) -> Expression:
    """The n-th derivative in the form that is shortest to read; without values the parameters stay symbols."""
    for _ in range(n):
        tree = algebra.neat(derivative(tree), parameters)
    return tree
