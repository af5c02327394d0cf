"""Is my kernel right? A sigmoid as it is often written, audited: what is wrong with it, and lines that show it."""

import numpy as np

from actfn.audit import assert_accurate, audit


def sigmoid(x: np.ndarray) -> np.ndarray:
    """1 / (1 + exp(−x)), clamped against overflow, as seen in the wild."""
    one = x.dtype.type(1)
    return one / (one + np.exp(-np.clip(x, -18, 18)))


found = audit(sigmoid, as_="sigmoid", dtypes=["float32"], orders=[0])
print(found)
print(found.findings[0]["reproducer"])

try:
    assert_accurate(sigmoid, "sigmoid", dtypes=["float32"])
except AssertionError as error:
    print("\nIn a test suite:", error)
