from __future__ import annotations

import math
from typing import Any

from actfn.activation.registry import activation
from actfn.words import where


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (0.5, 0.5), "float64": (0.5, 0.5)},
    domain={"lambd": (0, math.inf)},
    paper="Donoho: De-noising by soft-thresholding, IEEE Transactions on Information Theory 41, 1995",
    measured={
        "second": {"float16": 0, "bfloat16": 0, "float32": 0, "float64": 0},
        "lambd": {"float16": 0, "bfloat16": 0, "float32": 0, "float64": 0},
    },
    names={
        "torch.nn.Softshrink": {},
        "torch.nn.functional.softshrink": {},
        "keras.activations.soft_shrink": {},
        "mlx.nn.softshrink": {},
        "mlx.nn.Softshrink": {},
    },
)
def softshrink(x: Any, lambd: float = 0.5) -> Any:
    """Soft shrinkage: x moved towards zero by `lambd`, and 0 within that distance of it.

    The derivative at both bounds is 0, as in PyTorch.
    """
    return where(x > lambd, x - lambd, where(x < -lambd, x + lambd, 0))
