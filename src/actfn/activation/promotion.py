"""The operands that a call gives NumPy: Python's numbers made NumPy's where NumPy would widen for them."""

from __future__ import annotations

from typing import Any

import numpy as np

from actfn import compute


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
    dtypes = [dtype for v in operands for dtype in dtypes_of(v)]
    if not dtypes or not all(isinstance(t, np.dtype) for t in dtypes):
        return operands
    common = np.result_type(*dtypes)
    if common.kind in "biu":
        common = np.result_type(common, np.float16)
    elif common.kind != "f" and common.type is not bfloat16:
        return operands
    return tuple(common.type(v) if type(v) in (int, float) else v for v in operands)


def dtypes_of(value: Any) -> list[Any]:
    """The dtypes of an operand: of a number none, of an array one, of a table such as a DataFrame each column's."""
    columns: Any = getattr(value, "dtypes", None)
    if hasattr(columns, "__iter__"):
        return list(columns)
    return [value.dtype] if getattr(value, "dtype", None) is not None else []
