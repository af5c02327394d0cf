from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import softplus, tanh


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1.25, 1.25)},
    paper="Misra: Mish: A self regularized non-monotonic activation function, 2019, arXiv:1908.08681",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 2, "float64": 2},
    },
    names={
        "torch.nn.Mish": {},
        "torch.nn.functional.mish": {},
        "jax.nn.mish": {},
        "keras.activations.mish": {},
        "onnx.Mish": {},
        "mlx.nn.mish": {},
        "mlx.nn.Mish": {},
        "tinygrad.Tensor.mish": {},
        "timm.layers.mish": {},
        "timm.layers.Mish": {},
        'transformers.activations.ACT2FN["mish"]': {},
    },
)
def mish(x: Any) -> Any:
    """Mish: x times the tanh of its softplus, a smooth gate with a shallow minimum below zero."""
    return x * tanh(softplus(x))
