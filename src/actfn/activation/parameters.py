"""The parameters of a call: bound by position or name, and checked against their domains."""

from __future__ import annotations

import math
import sys
from collections.abc import Mapping
from typing import Any

import numpy as np

from actfn.errors import OperandError, ParameterError, short


def bound(
    function: str,
    defaults: Mapping[str, float],
    domain: Mapping[str, tuple[float, float]],
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
) -> tuple[Any, ...]:
    """The parameters in order, taken from args and out of kwargs, the rest from the defaults, each checked."""
    if len(args) > len(defaults):
        allowed = ", ".join(defaults) or "none"
        raise OperandError(f"{function}: {len(args)} parameters given, allowed are: {allowed}")
    values = dict(zip(defaults, args, strict=False))
    for name in defaults:
        if name in kwargs:
            if name in values:
                raise OperandError(f"{function}: parameter {name} given twice")
            values[name] = kwargs.pop(name)
    for name, value in values.items():
        check(function, name, value, domain[name])
    return tuple(values.get(name, default) for name, default in defaults.items())


def check(function: str, name: str, value: Any, domain: tuple[float, float]) -> None:
    """Raise an error unless a parameter is real and, where it can be looked at, inside its domain."""
    low, high = domain
    try:
        if isinstance(value, (int, float)):
            inside = low <= value <= high and abs(value) <= sys.float_info.max
        elif isinstance(value, (list, tuple, np.ndarray, np.generic)):
            array = np.asarray(value)  # fails on a ragged list
            if array.dtype.kind not in "biufV":
                raise TypeError
            if array.dtype.kind != "f" or array.dtype.itemsize < 8:
                array = array.astype(np.float64)  # else NumPy would round the ends of the domain to the array's dtype
            inside = bool(np.all(np.isfinite(array) & (array >= low) & (array <= high)))
        elif hasattr(value, "dtype") or hasattr(value, "__array_ufunc__"):
            return  # a lazy or labelled array is not computed to be checked
        else:
            raise TypeError
    except (TypeError, ValueError):
        allowed = "real numbers and arrays of them"
        raise OperandError(f"{function}: {name} is {short(value)}, allowed are {allowed}") from None
    if not inside:
        ends = f" from {low:g} to {high:g}" if math.isfinite(high) else f" of at least {low:g}"
        allowed = f"finite numbers{ends if math.isfinite(low) else ''}"
        raise ParameterError(f"{function}: {name} is {short(value)}, allowed are {allowed}")
