from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import exp, where


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1, 1)},
    domain={"a": (1e-3, 1e3), "b": (1e-3, 1e3)},
    paper="Trottier, Giguère, Chaib-draa: Parametric exponential linear unit for deep convolutional neural networks,"
    " 2016, arXiv:1605.09332",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 1, "float64": 1},
        "a": {"float16": 0.5, "bfloat16": 0.5, "float32": 1, "float64": 1},
        "b": {"float16": 0.5, "bfloat16": 0.5, "float32": 1, "float64": 1},
    },
    names={
        "keras_contrib.layers.PELU": {},
    },
)
def pelu(x: Any, a: float = 1.0, b: float = 1.0) -> Any:
    """Parametric exponential linear unit: a line of slope a/b above zero, saturating at -a below; a and b are learned.

    b is the width of the bend; the derivative at zero is a/b from both sides.
    """
    return where(x >= 0, a / b * x, a * (exp(x / b) - 1))
