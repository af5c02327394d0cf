from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import tanh


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1, 1)},
    paper="Roy and others: LiSHT: Non-parametric linearly scaled hyperbolic tangent, 2019, arXiv:1901.05894",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 2.5, "float64": 2.5},
    },
)
def lisht(x: Any) -> Any:
    """Linearly scaled hyperbolic tangent: a smooth, even gate that is like x² next to zero and like |x| far out."""
    return x * tanh(x)
