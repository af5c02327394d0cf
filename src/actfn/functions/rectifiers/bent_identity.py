from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import sqrt


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1, 1)},
    paper="Wikipedia: Activation function, 2016",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 1.5, "float64": 1.5},
    },
)
def bent_identity(x: Any) -> Any:
    """Bent identity: a hyperbola between lines of slope 1/2 below and 3/2 above."""
    return (sqrt(x**2 + 1) - 1) / 2 + x
