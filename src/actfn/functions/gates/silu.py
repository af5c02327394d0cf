from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import exp


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1.25, 1.25)},
    paper="Elfwing, Uchibe, Doya: Sigmoid-weighted linear units for neural network function approximation in"
    " reinforcement learning, Neural Networks 107, 2018, arXiv:1702.03118",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 0.95, "float64": 1.0},
    },
    names={
        "torch.nn.SiLU": {},
        "torch.nn.functional.silu": {},
        "jax.nn.silu": {},
        "jax.nn.swish": {},
        "keras.activations.silu": {},
        "keras.activations.swish": {},
        "tf.nn.silu": {},
        "tf.nn.swish": {},
        "swish1": {},
        "mlx.nn.silu": {},
        "mlx.nn.SiLU": {},
        "tinygrad.Tensor.silu": {},
        "tinygrad.Tensor.swish": {},
        "timm.layers.swish": {},
        "timm.layers.Swish": {},
        'transformers.activations.ACT2FN["silu"]': {},
        'transformers.activations.ACT2FN["swish"]': {},
    },
)
def silu(x: Any) -> Any:
    """Sigmoid linear unit, or swish: x where sigmoid(x) is open; it falls to -0.278 at x = -1.278 and rises from there.

    The gate is the sigmoid of x itself; swish has a factor beta in it.
    """
    return x / (1 + exp(-x))
