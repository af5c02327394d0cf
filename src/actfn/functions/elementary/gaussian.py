from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import exp


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1.25, 1.25)},
    paper="Broomhead, Lowe: Multivariable functional interpolation and adaptive networks, 1988",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 1.5, "float64": 1.5},
    },
)
def gaussian(x: Any) -> Any:
    """Gaussian: an even bell of height 1, for radial basis functions."""
    return exp(-(x**2))
