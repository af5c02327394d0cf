from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import sin


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1, 1.25)},
    domain={"a": (1e-10, 1e10)},
    paper="Ziyin, Hartwig, Ueda: Neural networks fail to learn periodic functions and how to fix it, 2020,"
    " arXiv:2006.08195",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 1, "float64": 1},
        "a": {"float16": 0.5, "bfloat16": 0.5, "float32": 0.6, "float64": 1},
    },
)
def snake(x: Any, a: float = 1.0) -> Any:
    """Snake: the line x and a wave on it, never falling, for what is periodic; a is its frequency."""
    return x + sin(a * x) ** 2 / a
