"""Objects of the frameworks: a function, a class or a module of theirs is recognised by being that object.

Nothing is imported: whoever holds such an object has imported its framework, and it is found among what is loaded.
"""

from __future__ import annotations

import functools
import inspect
import sys
from types import ModuleType
from typing import Any

import numpy as np

from actfn.activation.record import Activation
from actfn.errors import ParameterError
from actfn.names.call_syntax import Call
from actfn.names.table import table

# Layers that learn their slopes: in which attribute they lie, and which argument of the layer they stand for.
LEARNED = {"torch.nn.PReLU": ("weight", "init"), "flax.nnx.PReLU": ("negative_slope", "negative_slope_init")}


def described(given: Any) -> Activation | Call | None:
    """Find what an object stands for: a function of ours, or the name and arguments of a framework's; else None.

    Parameters
    ----------
    given : object
        An `Activation`, a function, class or module of `actfn.torch`, a function or class of a framework, an instance
        of such a class, or a functools.partial of any of these.
    """
    if isinstance(given, Activation):
        return given
    if isinstance(given, functools.partial):
        return _of_partial(given)
    ours = getattr(given, "function", None)  # of the functions and modules of actfn.torch
    if isinstance(ours, Activation):
        return ours
    if name := spelling(given):
        return Call(name, (), {})
    if not isinstance(given, type) and (name := spelling(type(given))):
        return Call(name, (), {**_arguments(given), **_learned(given, name)})
    return None


def spelling(given: Any) -> str | None:
    """Find the name in the table by which a framework's object is known, or None."""
    last = "_" if str(getattr(given, "__name__", "")).endswith("_") else ""  # torch.relu_ works in place
    return next((name for name in table() if "." in name and _loaded(name + last) is given), None)


def _loaded(name: str) -> Any:
    """Find the object of a dotted name among the modules that are loaded; nothing is imported for it."""
    parts = name.split(".")
    module = sys.modules.get({"tf": "tensorflow"}.get(parts[0], parts[0]))
    for part in parts[1:]:
        if not isinstance(module, ModuleType):  # of a class's own attributes none is a function of one number
            return _loaded
        module = vars(module).get(part)
    return _loaded if module is None else module


def _of_partial(given: functools.partial[Any]) -> Activation | Call | None:
    inner = described(given.func)
    positional = given.args
    if positional and not isinstance(given.func, type):
        return None  # its input is fixed
    if isinstance(inner, Activation):
        return inner.with_defaults(**given.keywords) if given.keywords else inner
    if inner is None:
        return None
    return Call(inner.name, (*inner.positional, *positional), {**inner.keywords, **given.keywords})


def _arguments(layer: Any) -> dict[str, Any]:
    """The arguments that a framework's object was made with, as its attributes keep them, but for defaults."""
    declared = inspect.signature(type(layer)).parameters
    kept = {name: _number(getattr(layer, name, one.default)) for name, one in declared.items()}
    return {name: value for name, value in kept.items() if value is not None and value != declared[name].default}


def _learned(layer: Any, name: str) -> dict[str, float]:
    """The slope of a layer that learns it, where the layer has one yet; a layer of several is refused."""
    attribute, argument = LEARNED.get(name, ("", ""))
    weights = getattr(layer, attribute, None)
    if weights is None:
        return {}
    weights = weights.detach() if hasattr(weights, "detach") else np.asarray(weights)
    slopes = [float(slope) for slope in weights.reshape(-1).tolist()]
    if len(set(slopes)) > 1:
        raise ParameterError(
            f"{name}: it has {len(slopes)} slopes, from {min(slopes):g} to {max(slopes):g}, allowed is one; name a"
            f" channel's: leaky_relu(negative_slope={slopes[0]:g})"
        )
    return {argument: slopes[0]}


def _number(value: Any) -> Any:
    """Convert a number that a framework keeps as an array to Python's; return all else unchanged."""
    if isinstance(value, bool | int | float | str) or not hasattr(value, "__float__"):
        return value
    return float(value) if getattr(value, "ndim", 0) == 0 else value
