"""Why a call was refused, in one line that names the function, what was given and what is allowed.

The reason is looked for in what was given, in an order of causes; NumPy's own words are passed on where it is none of
them. Messages keep the phrases of Python and NumPy, which other libraries look for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from actfn import compute
from actfn.activation.description import KEYWORDS
from actfn.activation.promotion import dtypes_of
from actfn.errors import ActfnError, ArgumentError, OperandError, short

ALLOWED = "allowed are float16, bfloat16, float32, float64, integers and booleans"
ALIASES = ("sig",)  # keywords of NumPy that are not listed


def explained(
    error: Exception, function: str, given: Mapping[str, Any], parameters: Iterable[str], kwargs: Mapping[str, Any]
) -> ActfnError | None:
    """The error that says why a call was refused; None where an operand raised an error of its own kind.

    Parameters
    ----------
    error : Exception
        What the ufunc raised.
    function : str
        What was called, such as `elu.grad`.
    given : mapping of str to Any
        The operands and parameters by name.
    parameters : iterable of str
        The names of the parameters.
    kwargs : mapping of str to Any
        The keywords.

    Returns
    -------
    ActfnError or None
        An `OperandError`, which is a TypeError, or an `ArgumentError`, which is a ValueError.
    """
    if type(error) not in (TypeError, ValueError, OverflowError) and not type(error).__module__.startswith("numpy"):
        return None
    # a ufunc whose parameters are given is called by all of them, which would fill the line
    said = re.sub(r"ufunc '[^']*'", f"ufunc '{function}'", " ".join(str(error).split()))
    if unknown := [key for key in kwargs if key not in KEYWORDS and key not in ALIASES]:
        allowed = ", ".join((*parameters, *KEYWORDS))
        return OperandError(f"{function}() got an unexpected keyword argument {unknown[0]!r}; allowed are: {allowed}")
    operands = [*given.items(), *(("out", out) for out in _outputs(kwargs))]
    if isinstance(error, TypeError):
        asked = {key: kwargs[key] for key in ("dtype", "signature", "sig") if key in kwargs}
        if any(map(_has_no_loop, given.values())) or not all(_is_allowed(dtype, "f") for dtype in asked.values()):
            types = [f"{name} {kind(v)}" for name, v in given.items()]
            types += [f"{key} {value}" for key, value in asked.items()]
            return OperandError(f"{function}: got {', '.join(types)}; {ALLOWED}")
        if foreign := [f"{name} is of type {type(v).__name__}" for name, v in operands if decides(v)]:
            return OperandError(f"{function}: {' and '.join(foreign)}, whose __array_ufunc__ refused: {cut(said)}")
        if wrong := [o for o in _outputs(kwargs) if not isinstance(o, np.ndarray)]:
            said = f"return arrays must be of ArrayType: out is {short(wrong[0])}, allowed is an array"
        return OperandError(f"{function}: {cut(said)}")
    if shapes := _shapes_that_do_not_broadcast(given, kwargs):
        return ArgumentError(f"{function}: the shapes do not broadcast to one that out can hold: {shapes}")
    return ArgumentError(f"{function}: {cut(said)}")


def decides(value: Any) -> bool:
    """Whether a value's library decides itself what a ufunc does with it."""
    return getattr(type(value), "__array_ufunc__", np.ndarray.__array_ufunc__) is not np.ndarray.__array_ufunc__


def kind(value: Any) -> str:
    """Say of an operand its dtype if it is an array, with the columns' dtypes of a table, and otherwise its type."""
    if isinstance(value, (list, tuple)):
        return str(np.asarray(value).dtype)
    dtypes = ", ".join(dict.fromkeys(map(str, dtypes_of(value)))) if _is_array(value) else ""
    if dtypes and hasattr(value, "columns"):
        return f"{type(value).__name__} of {dtypes}"
    return dtypes or type(value).__name__


def cut(said: str) -> str:
    """NumPy's words, which may hold whole arrays, at a length fit for a message."""
    return said if len(said) <= 200 else f"{said[:197]}..."


def _is_array(value: Any) -> bool:
    return any(hasattr(value, name) for name in ("__array__", "__array_interface__", "__array_ufunc__"))


def _has_no_loop(value: Any) -> bool:
    if isinstance(value, (list, tuple)):
        value = np.asarray(value)
    if isinstance(value, (bool, float)) or (isinstance(value, int) and -(2**63) <= value < 2**64):
        return False
    return not _is_array(value) or not all(map(_is_allowed, dtypes_of(value)))


def _is_allowed(dtype: Any, kinds: str = "biuf") -> bool:
    """Whether a dtype has a loop, as far as one can see: other libraries' dtypes may have no kind."""
    if isinstance(dtype, (str, type)):
        try:
            dtype = np.dtype(dtype)
        except TypeError:
            return False
    of_kind = getattr(dtype, "kind", "f")
    bfloat16 = compute.bfloat16()
    if bfloat16 is not None and getattr(dtype, "type", None) is bfloat16:
        return True
    return of_kind in kinds and (of_kind != "f" or getattr(dtype, "itemsize", 8) <= 8)


def _outputs(kwargs: Mapping[str, Any]) -> tuple[Any, ...]:
    out = kwargs.get("out")
    return out if isinstance(out, tuple) else () if out is None else (out,)


def _shapes_that_do_not_broadcast(given: Mapping[str, Any], kwargs: Mapping[str, Any]) -> str:
    """The shapes, if they do not broadcast to the shape of the output; else nothing."""
    inputs = {**given, **({"where": kwargs["where"]} if "where" in kwargs else {})}
    outputs = dict(zip(["out"], _outputs(kwargs), strict=False))  # of more than one, NumPy says so itself
    named = {**inputs, **outputs}
    if any(isinstance(v, (list, tuple)) for v in named.values()):
        return ""
    shapes = {name: getattr(v, "shape", ()) for name, v in named.items()}
    try:
        common = np.broadcast_shapes(*shapes.values())
    except ValueError:
        common = None
    if common is not None and all(shapes[name] == common for name in outputs):
        return ""
    return ", ".join(f"{name} {shape}" for name, shape in shapes.items())
