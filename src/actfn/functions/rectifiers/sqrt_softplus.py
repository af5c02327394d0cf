from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import softplus, sqrt


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1, 1)},
    paper="Hugging Face transformers: activations.py, the router of DeepSeek-V4, 2026",
    names={
        'transformers.activations.ACT2FN["sqrtsoftplus"]': {},
        "sqrtsoftplus": {},
    },
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 0.51, "float64": 1},
    },
)
def sqrt_softplus(x: Any) -> Any:
    """Root of softplus: grows as the root of x, and below zero falls as exp(x / 2)."""
    return sqrt(softplus(x))
