"""Derivatives and antiderivatives that are shown as formulas, tried at numbers."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from actfn.analysis.fact import FalseFact
from actfn.analysis.trial.sample import PLACES, values
from actfn.formula.tree import Expression


def check_derivative(shown: Expression, tree: Expression, parameters: Mapping[str, Fraction], order: int = 1) -> None:
    """Raise FalseFact where what is shown as a derivative of a formula has another value than it.

    Parameters
    ----------
    shown : Expression
        What is to be shown.
    tree : Expression
        The formula that it is said to be the derivative of.
    parameters : mapping of str to Fraction
        A value for each parameter.
    order : int
        Of the derivative.
    """
    for x in PLACES:
        left, right = values(shown, parameters, x), values(tree, parameters, x, order)
        if left is not None and right is not None and not left[0].overlaps(right[order]):
            raise FalseFact(f"{shown} was to be shown as the derivative of order {order} of {tree}: not at x = {x}")
