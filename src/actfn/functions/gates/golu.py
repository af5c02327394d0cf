from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import exp


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (0.51, 0.51), "float64": (1, 1)},
    paper="Das, Safari, Adriaensen, Hutter: Gompertz linear units: Leveraging asymmetry for enhanced learning dynamics,"
    " 2025, arXiv:2502.03654",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 0.51, "float64": 1.25},
    },
)
def golu(x: Any) -> Any:
    """Gompertz linear unit: x times the Gompertz function, a gate that has vanished at -7."""
    return x * exp(-exp(-x))
