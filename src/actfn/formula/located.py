"""Where pickle finds the ufuncs of a formula: this module makes them from a label, which is their name.

NumPy pickles a ufunc by its name and looks that up in a module (`actfn.compute.pickling`). A formula's ufunc is
therefore named with all that it is made of, such as `swish: x*sigmoid(beta*x); beta=1․0`, and another process makes
the same one. A name's dots would lead to attributes: in a label they are one-dot leaders (U+2024), which look alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np

from actfn.compute.pickling import DOT, LEADER, located
from actfn.formula import tape
from actfn.formula.parse import parse


def label(name: str, formula: str, parameters: Mapping[str, float]) -> str:
    """The name of the ufunc that computes a formula's value.

    Parameters
    ----------
    name : str
        The function's name.
    formula : str
        The formula as text.
    parameters : mapping of str to float
        The parameters' defaults, in order.

    Returns
    -------
    str
        The label, which `ufuncs` makes the ufuncs of.
    """
    given = "".join(f"; {key}={value!r}" for key, value in parameters.items())
    return f"{name}: {' '.join(formula.split())}{given}".replace(DOT, LEADER)


@cache
def ufuncs(label: str) -> tuple[np.ufunc, np.ufunc, np.ufunc]:
    """The ufuncs (value, grad, vjp) of a formula, the same ones for the same label."""
    rest = label.replace(LEADER, DOT).partition(": ")[2]
    formula, *given = rest.split("; ")
    parameters = {key: float(value) for key, _, value in (part.partition("=") for part in given)}
    value, grad, vjp = tape.ufuncs(label, parse(formula, parameters), parameters)
    located(__name__, value, {"grad": grad, "vjp": vjp})
    return value, grad, vjp


def __getattr__(name: str) -> np.ufunc:
    if ": " not in name:
        raise AttributeError(f"{__name__} has no attribute {name}")
    return ufuncs(name)[0]
