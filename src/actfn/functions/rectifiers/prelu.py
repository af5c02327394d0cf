from __future__ import annotations

import math
from typing import Any

from actfn.activation.registry import activation
from actfn.words import where


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (0.5, 0.5), "float64": (0.5, 0.5)},
    domain={"weight": (-math.inf, math.inf)},
    paper="He and others: Delving deep into rectifiers: Surpassing human-level performance on ImageNet"
    " classification, ICCV 2015, arXiv:1502.01852",
    measured={
        "second": {"float16": 0, "bfloat16": 0, "float32": 0, "float64": 0},
        "weight": {"float16": 0, "bfloat16": 0, "float32": 0, "float64": 0},
    },
    names={
        "torch.nn.PReLU": {},
        'transformers.activations.ACT2FN["prelu"]': {},
        "mlx.nn.PReLU": {},
    },
)
def prelu(x: Any, weight: float = 0.25) -> Any:
    """Parametric rectified linear unit: the identity above zero, a line below whose slope is learned.

    It is leaky_relu with the slope that PyTorch's layer begins with. An array of weights that broadcasts with x is a
    slope for each channel, `grad` with wrt="weight" what learns it. The derivative at zero is `weight`, as in PyTorch.
    """
    return where(x > 0, x, weight * x)
