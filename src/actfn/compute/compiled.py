"""The compiled ufuncs of values, each an attribute by its name, which is where pickle finds them."""

from __future__ import annotations

import numpy as np

from actfn import compute


def __getattr__(name: str) -> np.ufunc:
    if name.startswith("_"):
        raise AttributeError(name)
    try:
        derivatives = [operation for operation in compute.operations(name) if operation != "value"]
    except ImportError:
        raise AttributeError(f"{__name__} has no ufunc {name}") from None
    for operation in derivatives:
        compute.ufunc(name, operation)  # an attribute of the value from then on
    return compute.ufunc(name)
