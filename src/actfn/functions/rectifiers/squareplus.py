from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import sqrt


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1, 1)},
    domain={"b": (1e-10, 1e10)},
    paper="Barron: Squareplus: A softplus-like algebraic rectifier, 2021, arXiv:2112.11687",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 1.5, "float64": 1.5},
        "b": {"float16": 0.5, "bfloat16": 0.5, "float32": 1, "float64": 1},
    },
    names={
        "jax.nn.squareplus": {},
        "keras.activations.squareplus": {},
    },
)
def squareplus(x: Any, b: float = 4.0) -> Any:
    """Squareplus: a smooth rectifier without an exponential, a hyperbola; sqrt(b) is twice its value at zero."""
    return (x + sqrt(x**2 + b)) / 2
