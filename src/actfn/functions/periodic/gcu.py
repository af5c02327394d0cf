from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import cos


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1, 1)},
    paper="Noel, Trivedi, Dutta: Growing cosine unit: A novel oscillatory activation function that can speedup training"
    " and reduce parameters in convolutional neural networks, 2021, arXiv:2108.12943",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 0.6, "float64": 1},
    },
)
def gcu(x: Any) -> Any:
    """Growing cosine unit: x times its cosine, a wave that grows without end; it gives nan at infinity."""
    return x * cos(x)
