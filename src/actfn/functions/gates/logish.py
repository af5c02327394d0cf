from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import log1p, sigmoid


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1, 1)},
    paper="Zhu, Zeng, Liu, Zhang: Logish: A new nonlinear nonmonotonic activation function for convolutional neural"
    " network, Neurocomputing 458, 2021",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 0.51, "float64": 1},
    },
)
def logish(x: Any) -> Any:
    """Logish: x times log(1 + sigmoid(x)), a gate whose slope ends at log 2."""
    return x * log1p(sigmoid(x))
