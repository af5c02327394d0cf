"""The ufunc of an activation with its parameters given: what containers of other libraries and integers are handed.

pandas, polars and others make one dtype of all operands of a ufunc; with the parameters inside, x is the only one, and
a table keeps a dtype for each column. Where the function maps integers to integers, this ufunc has integer loops.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import TYPE_CHECKING

import numpy as np

from actfn import compute
from actfn.activation.facets import attached
from actfn.compute.pickling import DOT, LEADER, located

if TYPE_CHECKING:
    from actfn.activation.record import Activation

MODULE = "actfn.bound_ufuncs"  # whose attributes these ufuncs are, by their names, for pickle
OPERATORS = ("abs",)  # pandas calls its own operator for a ufunc of such a name
# How a formula is computed, by the word for it, with the end of its ufuncs' names: all in float64; in float32 where
# that is what it is given; or by cells that were proven.
ACCURACIES = {"high": "", "fast": "; fast", "proven": "; proven"}
MOST = 4096  # as many are kept; one that was given away lives as long as whoever holds it

_kept: OrderedDict[Hashable, np.ufunc] = OrderedDict()


def accuracy_of(label: str) -> tuple[str, str]:
    """A label without the end that names an accuracy, and that accuracy."""
    for accuracy, end in ACCURACIES.items():
        if end and label.endswith(end):
            return label.removesuffix(end), accuracy
    return label, "high"


def bound_ufunc(activation: Activation, parameters: tuple[float, ...], operation: str = "value") -> np.ufunc:
    """The ufunc of a value or derivative at these values of the parameters, the same one each time.

    Parameters
    ----------
    activation : Activation
        The function; its defaults do not matter.
    parameters : tuple of float
        A number for each parameter.
    operation : str
        `value`, or one of the other operations that are computed of it.

    Returns
    -------
    numpy.ufunc
        Of x, or of x and g.
    """
    bfloat16 = compute.bfloat16() is not None
    key = (activation._identity, parameters, operation, bfloat16)
    if key in _kept:
        _kept.move_to_end(key)
        return _kept[key]
    ufunc = activation._ufuncs(operation)
    name = label(activation, parameters)
    integers: tuple[tuple[int, bytes], ...] = ()
    if operation == "value":
        integers = attached.integer_loops(activation, dict(zip(activation.parameters, parameters, strict=True)))
    else:
        name = f"{name}.{operation}"
    made = compute.bound(ufunc, name, ufunc.nin - len(parameters), parameters, integers)
    _kept[key] = made
    if operation == "value":
        located(MODULE, made, {})
    else:
        located(MODULE, bound_ufunc(activation, parameters), {operation: made})
    while len(_kept) > MOST:
        _kept.popitem(last=False)
    return made


def label(activation: Activation, parameters: tuple[float, ...]) -> str:
    """The name of a ufunc at these parameters, such as `elu(alpha=0․5)`; a defined function's has its formula.

    It says nothing of a function without parameters but its name, except where that means something to pandas.
    """
    given = ", ".join(f"{key}={float(value)!r}" for key, value in zip(activation.parameters, parameters, strict=True))
    name = f"{activation.name}({given})" if given or activation.name in OPERATORS else activation.name
    formula = f": {' '.join(activation.text.split())}" if activation.text is not None else ""
    formula += ACCURACIES[getattr(activation._ufuncs, "accuracy", "high")]
    return f"{name}{formula}".replace(DOT, LEADER)
