from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import exp, tanh


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1, 1)},
    paper="Liu, Di: TanhExp: A smooth activation function with high convergence speed for lightweight neural networks,"
    " 2020, arXiv:2003.09855",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 0.51, "float64": 1.25},
    },
    names={
        "telu": {},
    },
)
def tanhexp(x: Any) -> Any:
    """TanhExp or TeLU: x times the tanh of exp(x), a gate that is nearly linear from one on."""
    return x * tanh(exp(x))
