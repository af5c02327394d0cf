from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import sin


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1, 1)},
    domain={"omega": (-1e10, 1e10)},
    paper="Sitzmann and others: Implicit neural representations with periodic activation functions, 2020,"
    " arXiv:2006.09661",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 1, "float64": 1},
        "omega": {"float16": 0.5, "bfloat16": 0.5, "float32": 1, "float64": 1},
    },
)
def siren(x: Any, omega: float = 30.0) -> Any:
    """SIREN: the sine of omega x, for networks that represent images and sounds; it gives nan at infinity."""
    return sin(omega * x)
