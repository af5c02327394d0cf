from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import cosh, log


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (0.51, 1), "float64": (1, 1.25)},
    paper="Hyvärinen: Fast and robust fixed-point algorithms for independent component analysis, 1999",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 1, "float64": 1},
    },
)
def logcosh(x: Any) -> Any:
    """Logarithm of the hyperbolic cosine: an even bowl, x²/2 at its bottom and |x| - log 2 far out."""
    return log(cosh(x))
