"""Where pickle finds the ufuncs of a formula: this module makes them from a label, which is their name.

NumPy pickles a ufunc by its name and looks that up in a module (`actfn.compute.pickling`). A formula's ufunc is
therefore named with all that it is made of, such as `swish: x*sigmoid(beta*x); beta=1․0`, and another process makes
the same one. A name's dots would lead to attributes: in a label they are one-dot leaders (U+2024), which look alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np

from actfn.activation.bound import ACCURACIES, accuracy_of
from actfn.compute.pickling import DOT, LEADER, located
from actfn.formula.parse import parse
from actfn.formula.tape import Tapes


def label(name: str, formula: str, parameters: Mapping[str, float], accuracy: str = "high") -> str:
    """The name of the ufunc that computes a formula's value.

    Parameters
    ----------
    name : str
        The function's name.
    formula : str
        The formula as text.
    parameters : mapping of str to float
        The parameters' defaults, in order.
    accuracy : str
        One of `ACCURACIES`.

    Returns
    -------
    str
        The label, which `tapes` makes the ufuncs of.
    """
    given = "".join(f"; {key}={value!r}" for key, value in parameters.items())
    return f"{name}: {' '.join(formula.split())}{given}{ACCURACIES[accuracy]}".replace(DOT, LEADER)


class LocatedTapes(Tapes):
    """The ufuncs of a formula by operation, each where pickle finds it."""

    def __call__(self, operation: str, /) -> np.ufunc:
        """Make the NumPy ufunc of an operation of this formula, such as `value` or `grad`, where pickle finds it."""
        made = super().__call__(operation)
        if operation != "value":
            located(__name__, self("value"), {operation: made})
        return located(__name__, made, {})


@cache
def tapes(label: str) -> LocatedTapes:
    """Make what computes the formula of a label, such as pickle stores; the same object for the same label."""
    rest = label.replace(LEADER, DOT).partition(": ")[2]
    rest, accuracy = accuracy_of(rest)
    formula, *given = rest.split("; ")
    parameters = {key: float(value) for key, _, value in (part.partition("=") for part in given)}
    return LocatedTapes(label, parse(formula, parameters), parameters, accuracy)


def __getattr__(name: str) -> np.ufunc:
    if ": " not in name:
        raise AttributeError(f"{__name__} has no attribute {name}")
    made = tapes(name)
    for operation in made.operations:
        made(operation)  # an attribute of the value from then on
    return made("value")
