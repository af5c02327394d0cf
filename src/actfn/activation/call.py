"""What a call gives NumPy, and what NumPy's refusals mean: parameters checked, numbers promoted, errors put plainly."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from actfn import compute


def check(function: str, name: str, value: Any, domain: tuple[float, float]) -> None:
    """Raise TypeError or ValueError unless a parameter is real and, where it can be looked at, inside its domain."""
    low, high = domain
    try:
        if isinstance(value, (int, float)):
            inside = low <= value <= high and abs(value) <= sys.float_info.max
        elif isinstance(value, (list, tuple, np.ndarray, np.generic)):
            array = np.asarray(value)  # fails on a ragged list
            if array.dtype.kind not in "biufV":
                raise TypeError
            # ml_dtypes warns of comparing nan, float16 of a domain whose end it cannot hold
            with np.errstate(invalid="ignore", over="ignore"):
                inside = bool(np.all(np.isfinite(array) & (array >= low) & (array <= high)))
        elif hasattr(value, "dtype") or hasattr(value, "__array_ufunc__"):
            return  # a lazy or labelled array is not computed to be checked
        else:
            raise TypeError
    except (TypeError, ValueError):
        allowed = "real numbers and arrays of them"
        raise TypeError(f"{function}: {name} is {short(value)}, allowed are {allowed}") from None
    if not inside:
        ends = f" from {low:g} to {high:g}" if math.isfinite(high) else f" of at least {low:g}"
        allowed = f"finite numbers{ends if math.isfinite(low) else ''}"
        raise ValueError(f"{function}: {name} is {short(value)}, allowed are {allowed}")


def promoted(ufunc: np.ufunc, operands: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[Any, ...]:
    """The operands, with Python's numbers made NumPy's where NumPy would widen for them.

    Beside bfloat16 NumPy takes a Python float for float32, and beside an integer for float64; pandas makes it float64
    beside a DataFrame. Here it becomes the bfloat16, or the float that `np.exp` makes of the integer. Lists become
    arrays, to know. A `dtype` of bfloat16 in kwargs becomes a `signature`, in place.
    """
    bfloat16 = compute.bfloat16()
    if "dtype" in kwargs or "signature" in kwargs or "sig" in kwargs:
        asked = kwargs.get("dtype")
        if bfloat16 is None or asked is None or not (getattr(asked, "type", asked) is bfloat16 or asked == "bfloat16"):
            return operands  # they are converted to what is asked for
        kwargs["signature"] = (np.dtype(bfloat16),) * ufunc.nargs  # all that NumPy takes for a dtype not its own
        del kwargs["dtype"]
        return operands
    operands = tuple(np.asarray(v) if isinstance(v, (list, tuple, bool)) else v for v in operands)
    # a table, such as pandas' DataFrame, has a dtype for each column
    dtypes = [
        t
        for v in operands
        for t in (v.dtypes if hasattr(v, "columns") and hasattr(v, "dtypes") else [getattr(v, "dtype", None)])
        if t is not None
    ]
    if not dtypes or not all(isinstance(t, np.dtype) for t in dtypes):
        return operands
    common = np.result_type(*dtypes)
    if common.kind in "biu":
        common = np.result_type(common, np.float16)
    elif common.kind != "f" and common.type is not bfloat16:
        return operands
    return tuple(common.type(v) if type(v) in (int, float) else v for v in operands)


# In NumPy's words: no loop for these types.
NO_LOOP = (
    "not supported for the input types",
    "did not contain a loop",
    "No loop matching",
    "found a user loop",
    "have no common DType",
    "could not be promoted",
    "returned NotImplemented",
)


def explained(
    error: Exception, function: str, given: Mapping[str, Any], parameters: Iterable[str], kwargs: Mapping[str, Any]
) -> Exception | None:
    """NumPy's error in one line that names the function, what was given and what is allowed; None for others'."""
    if type(error) not in (TypeError, ValueError, OverflowError) and not type(error).__module__.startswith("numpy"):
        return None
    said = " ".join(str(error).split())
    if isinstance(error, ValueError) and "broadcast" in said:
        out = kwargs.get("out")
        given = {**given, "out": out[0] if isinstance(out, tuple) else out, "where": kwargs.get("where")}
        shapes = ", ".join(f"{k} {np.shape(v)}" for k, v in given.items() if v is not None)
        return ValueError(f"{function}: the shapes do not broadcast to one that out can hold: {shapes}")
    if isinstance(error, TypeError) and any(reason in said for reason in NO_LOOP):
        types = [f"{k} {getattr(v, 'dtype', type(v).__name__)}" for k, v in given.items()]
        types += [f"{k} {kwargs[k]}" for k in ("dtype", "signature") if k in kwargs]
        return TypeError(
            f"{function}: got {', '.join(types)}; "
            "allowed are float16, bfloat16, float32, float64, integers and booleans"
        )
    if "unexpected keyword" in said:
        allowed = ", ".join((*parameters, "out", "where", "dtype", "casting", "order", "subok"))
        return TypeError(f"{function}: unknown keyword {said.rpartition(' ')[2]}; allowed are: {allowed}")
    if "return arrays must be" in said:
        return TypeError(f"{function}: out is {short(kwargs.get('out'))}, allowed is an array")
    return (TypeError if isinstance(error, TypeError) else ValueError)(f"{function}: {said}")


def short(value: Any) -> str:
    """A value in one line of a message."""
    said = " ".join(repr(value).split())
    return said if len(said) <= 80 else f"{said[:77]}..."
