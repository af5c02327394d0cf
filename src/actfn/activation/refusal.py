"""NumPy's refusals of a call in one line that names the function, what was given and what is allowed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from actfn.errors import ActfnError, ArgumentError, OperandError, short

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
) -> ActfnError | None:
    """NumPy's error in one line that names the function, what was given and what is allowed; None for others'."""
    if type(error) not in (TypeError, ValueError, OverflowError) and not type(error).__module__.startswith("numpy"):
        return None
    said = " ".join(str(error).split())
    if isinstance(error, ValueError) and "broadcast" in said:
        out = kwargs.get("out")
        given = {**given, "out": out[0] if isinstance(out, tuple) else out, "where": kwargs.get("where")}
        shapes = ", ".join(f"{k} {np.shape(v)}" for k, v in given.items() if v is not None)
        return ArgumentError(f"{function}: the shapes do not broadcast to one that out can hold: {shapes}")
    if isinstance(error, TypeError) and any(reason in said for reason in NO_LOOP):
        types = [f"{k} {getattr(v, 'dtype', type(v).__name__)}" for k, v in given.items()]
        types += [f"{k} {kwargs[k]}" for k in ("dtype", "signature") if k in kwargs]
        return OperandError(
            f"{function}: got {', '.join(types)}; "
            "allowed are float16, bfloat16, float32, float64, integers and booleans"
        )
    if "unexpected keyword" in said:
        allowed = ", ".join((*parameters, "out", "where", "dtype", "casting", "order", "subok"))
        return OperandError(f"{function}: unknown keyword {said.rpartition(' ')[2]}; allowed are: {allowed}")
    if "return arrays must be" in said:
        return OperandError(f"{function}: out is {short(kwargs.get('out'))}, allowed is an array")
    return (OperandError if isinstance(error, TypeError) else ArgumentError)(f"{function}: {said}")
