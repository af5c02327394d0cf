from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import exp, where


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1, 1)},
    paper="Basirat, Roth: The quest for the golden activation function, 2018, arXiv:1808.00783",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 1, "float64": 1},
    },
)
def elish(x: Any) -> Any:
    """Exponential linear sigmoid squashing: silu above zero, elu times the sigmoid below, with a minimum at -0.88."""
    return where(x >= 0, x, exp(x) - 1) / (1 + exp(-x))
