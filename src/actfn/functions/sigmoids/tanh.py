from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import exp


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1.25, 1.25)},
    paper="LeCun, Bottou, Orr, Müller: Efficient BackProp, 1998, section 4.4",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 1.1, "float64": 0.9},
    },
    names={
        "torch.nn.Tanh": {},
        "torch.nn.functional.tanh": {},
        "torch.tanh": {},
        "jax.nn.tanh": {},
        "jax.numpy.tanh": {},
        "keras.activations.tanh": {},
        "tf.nn.tanh": {},
        "tf.tanh": {},
        "onnx.Tanh": {},
        "numpy.tanh": {},
        "mlx.nn.tanh": {},
        "mlx.nn.Tanh": {},
        "tinygrad.Tensor.tanh": {},
        "timm.layers.tanh": {},
        "timm.layers.Tanh": {},
        'transformers.activations.ACT2FN["tanh"]': {},
    },
)
def tanh(x: Any) -> Any:
    """Hyperbolic tangent: a smooth, odd step from -1 to 1; tanh(x) = 2 sigmoid(2x) - 1."""
    return (exp(x) - exp(-x)) / (exp(x) + exp(-x))
