from __future__ import annotations

import math
from typing import Any

from actfn.activation.registry import activation
from actfn.words import where


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (0.5, 0.5), "float64": (0.5, 0.5)},
    domain={"threshold": (-math.inf, math.inf), "value": (-math.inf, math.inf)},
    paper="McCulloch, Pitts: A logical calculus of the ideas immanent in nervous activity, Bulletin of"
    " Mathematical Biophysics 5, 1943",
    measured={
        "second": {"float16": 0, "bfloat16": 0, "float32": 0, "float64": 0},
        "threshold": {"float16": 0, "bfloat16": 0, "float32": 0, "float64": 0},
        "value": {"float16": 0, "bfloat16": 0, "float32": 0, "float64": 0},
    },
)
def threshold(x: Any, threshold: float = 0.0, value: float = 0.0) -> Any:
    """Threshold: the identity above `threshold`, and the constant `value` up to it.

    PyTorch has no defaults for the two; at those here it is relu. The derivative at the threshold is 0.
    """
    return where(x > threshold, x, value)
