from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import softplus, tanh


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1.25, 1.25)},
    paper="Misra: Mish: A self regularized non-monotonic activation function, 2019",
)
def mish(x: Any) -> Any:
    """Mish: x times the hyperbolic tangent of its softplus."""
    return x * tanh(softplus(x))
