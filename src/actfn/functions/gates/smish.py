from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import log1p, sigmoid, tanh


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1, 1)},
    paper="Wang, Ren, Wang: Smish: A novel activation function for deep learning methods, Electronics 11, 2022",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 0.51, "float64": 1},
    },
)
def smish(x: Any) -> Any:
    """Smish: x times the tanh of log(1 + sigmoid(x)), a gate whose slope ends at 3/5."""
    return x * tanh(log1p(sigmoid(x)))
