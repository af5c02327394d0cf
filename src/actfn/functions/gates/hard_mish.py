from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import where


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (0.75, 0.5), "float64": (0.75, 0.5)},
    paper="Wightman: PyTorch image models (timm), layers/activations.py, 2019",
    measured={
        "second": {"float16": 0, "bfloat16": 0, "float32": 0, "float64": 0},
    },
    names={
        "timm.layers.HardMish": {},
        "hardmish": {},
        "timm.layers.hard_mish": {},
    },
)
def hard_mish(x: Any) -> Any:
    """Hard mish: a parabola from -2 to 0 that is like mish there, and the identity above.

    The derivative at -2 is -1, as in timm.
    """
    return where(x >= -2, where(x < 0, x * (x + 2) / 2, x), 0)
