from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import sqrt


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1, 1)},
    domain={"alpha": (1e-10, 1e10)},
    paper="Carlile and others: Improving deep learning by inverse square root linear units, 2017, arXiv:1710.09967",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 1.5, "float64": 1.5},
        "alpha": {"float16": 0.5, "bfloat16": 0.5, "float32": 1.5, "float64": 1.5},
    },
)
def isru(x: Any, alpha: float = 1.0) -> Any:
    """Inverse square root unit: an odd sigmoid from -1/sqrt(alpha) to 1/sqrt(alpha), without an exponential."""
    return x / sqrt(1 + alpha * x**2)
