"""The compiled ufuncs of values, each an attribute by its name, which is where pickle finds them."""

from __future__ import annotations

import numpy as np

from actfn import compute


def __getattr__(name: str) -> np.ufunc:
    if name.startswith("_"):
        raise AttributeError(name)
    try:
        return compute.ufuncs(name)[0]
    except ImportError:
        raise AttributeError(f"{__name__} has no ufunc {name}") from None
