from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import normal_cdf, tanh


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (0.51, 0.51), "float64": (1, 1.5)},
    paper="Naveen: Phish: A novel hyper-optimizable activation function, 2022",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 0.51, "float64": 1.5},
    },
)
def phish(x: Any) -> Any:
    """Phish: x times the tanh of its gelu, never below zero, with a low hill left of zero."""
    return x * tanh(x * normal_cdf(x))
