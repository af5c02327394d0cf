from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import exp, where


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (0.75, 0.75), "float64": (1.5, 2)},
    domain={"alpha_p": (-1000, 1000), "alpha_n": (-1000, 1000), "beta": (-1000, 1000)},
    paper="Huang, Schlag: Deriving activation functions using integration, 2024, arXiv:2411.13010",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 1.75, "float64": 1.75},
        "alpha_p": {"float16": 0.5, "bfloat16": 0.5, "float32": 0.5, "float64": 0.5},
        "alpha_n": {"float16": 0.5, "bfloat16": 0.5, "float32": 1, "float64": 1},
        "beta": {"float16": 0, "bfloat16": 0, "float32": 0, "float64": 0},
    },
)
def xielu(x: Any, alpha_p: float = 0.8, alpha_n: float = 0.8, beta: float = 0.5) -> Any:
    """Expanded integral of elu: a parabola above zero, nearly a line below, where its derivative is that of an elu.

    Its parameters are those of the formula: in the paper and in transformers, what is learned is a_p and a_n, of which
    alpha_p is softplus(a_p) and alpha_n is beta + softplus(a_n); the defaults are what they begin with. In transformers
    the exponential is of min(x, -1e-6), so that from there to 0 its values are less by up to alpha_n times 1e-6.
    """
    return where(x > 0, alpha_p * x**2, alpha_n * (exp(x) - 1 - x)) + beta * x
