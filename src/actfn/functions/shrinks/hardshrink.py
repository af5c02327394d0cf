from __future__ import annotations

import math
from typing import Any

from actfn.activation.registry import activation
from actfn.words import where


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (0.5, 0.5), "float64": (0.5, 0.5)},
    domain={"lambd": (0, math.inf)},
    paper="Donoho, Johnstone: Ideal spatial adaptation by wavelet shrinkage, Biometrika 81, 1994",
    measured={
        "second": {"float16": 0, "bfloat16": 0, "float32": 0, "float64": 0},
        "lambd": {"float16": 0, "bfloat16": 0, "float32": 0, "float64": 0},
    },
    names={
        "torch.nn.Hardshrink": {},
        "torch.nn.functional.hardshrink": {},
        "keras.activations.hard_shrink": {},
        "onnx.Shrink": {},
        "mlx.nn.hard_shrink": {},
        "mlx.nn.HardShrink": {},
    },
)
def hardshrink(x: Any, lambd: float = 0.5) -> Any:
    """Hard shrinkage: the identity, but 0 where it is not above `lambd` in magnitude.

    The derivative at both bounds is 0, as in PyTorch.
    """
    return where(x > lambd, x, where(x < -lambd, x, 0))
