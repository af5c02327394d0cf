"""The compiled ufuncs of the values, each an attribute by its name: where pickle finds them (`actfn.compute.pickling`)."""

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
