from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import where


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (0.5, 0.5), "float64": (0.5, 0.5)},
    paper="So and others: Primer: Searching for efficient transformers for language modeling, 2021, arXiv:2109.08668",
    measured={
        "second": {"float16": 0, "bfloat16": 0, "float32": 0, "float64": 0},
    },
    names={
        "relu2": {},
        "squared_relu": {},
        "mlx.nn.relu2": {},
        "mlx.nn.ReLU2": {},
        'transformers.activations.ACT2FN["relu2"]': {},
    },
)
def relu_squared(x: Any) -> Any:
    """Square of the rectified linear unit: a parabola above zero, with a continuous derivative."""
    return where(x > 0, x * x, 0)
