from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import where


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (0.75, 0.75), "float64": (0.75, 0.75)},
    paper="Howard and others: Searching for MobileNetV3, 2019, arXiv:1905.02244",
    measured={
        "second": {"float16": 0, "bfloat16": 0, "float32": 0, "float64": 0},
    },
    names={
        "torch.nn.Hardsigmoid": {},
        "torch.nn.functional.hardsigmoid": {},
        "jax.nn.hard_sigmoid": {},
        "keras.activations.hard_sigmoid": {},
        "tinygrad.Tensor.hardsigmoid": {},
        "timm.layers.hard_sigmoid": {},
        "timm.layers.HardSigmoid": {},
    },
)
def hardsigmoid(x: Any) -> Any:
    """Hard sigmoid of MobileNetV3: a line from 0 at -3 to 1 at 3, constant beyond.

    The derivative at both bounds is 0, as in PyTorch.
    """
    return where(x > -3, where(x < 3, (x + 3) / 6, 1), 0)
