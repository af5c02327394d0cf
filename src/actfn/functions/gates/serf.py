from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import erf, softplus


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1, 1)},
    paper="Nag, Bhattacharyya: SERF: Towards better training of deep neural networks using log-softplus error"
    " activation function, 2021, arXiv:2108.09598",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 0.51, "float64": 1},
    },
)
def serf(x: Any) -> Any:
    """Serf: x times the error function of its softplus, a smooth gate much like mish."""
    return x * erf(softplus(x))
