from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import normal_cdf


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1.25, 1.25)},
    paper="Hendrycks, Gimpel: Gaussian error linear units, 2016",
)
def gelu(x: Any) -> Any:
    """Gaussian error linear unit: x times the probability that a normal variable is below x."""
    return x * normal_cdf(x)
