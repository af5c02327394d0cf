from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import tanh


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1, 1)},
    domain={"alpha": (-1e8, 1e8), "gamma": (-1e8, 1e8), "beta": (-1e8, 1e8)},
    paper="Zhu, Chen, He, LeCun, Liu: Transformers without normalization, 2025, arXiv:2503.10622",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 1.5, "float64": 1.5},
        "alpha": {"float16": 0.5, "bfloat16": 0.5, "float32": 1.5, "float64": 1.5},
        "gamma": {"float16": 0.5, "bfloat16": 0.5, "float32": 1, "float64": 1},
        "beta": {"float16": 0.5, "bfloat16": 0.5, "float32": 0.5, "float64": 0.5},
    },
)
def dyt(x: Any, alpha: float = 0.5, gamma: float = 1.0, beta: float = 0.0) -> Any:
    """Dynamic tanh: gamma times the tanh of alpha x, and beta; it stands in the place of a layer's normalization.

    In a network gamma and beta are learned for each channel, and alpha for each layer; here all of them broadcast.
    """
    return gamma * tanh(alpha * x) + beta
