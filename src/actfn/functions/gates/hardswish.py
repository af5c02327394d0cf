from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import where


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (0.75, 0.75), "float64": (1, 1)},
    paper="Howard and others: Searching for MobileNetV3, 2019, arXiv:1905.02244",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 0.5, "float64": 0.5},
    },
    names={
        "torch.nn.Hardswish": {},
        "torch.nn.functional.hardswish": {},
        "jax.nn.hard_swish": {},
        "jax.nn.hard_silu": {},
        "keras.activations.hard_swish": {},
        "keras.activations.hard_silu": {},
        "onnx.HardSwish": {},
        "hard_silu": {},
        "mlx.nn.hardswish": {},
        "mlx.nn.Hardswish": {},
        "tinygrad.Tensor.hardswish": {},
        "timm.layers.hard_swish": {},
        "timm.layers.HardSwish": {},
        'transformers.activations.ACT2FN["hardswish"]': {},
    },
)
def hardswish(x: Any) -> Any:
    """Hard swish of MobileNetV3: x times its hard sigmoid, a parabola between two lines.

    The derivative at -3 is 0 and at 3 it is 1.
    """
    return where(x > -3, where(x < 3, x * (x + 3) / 6, x), 0)
