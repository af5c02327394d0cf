from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import abs as absolute_value


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (0.5, 0.5), "float64": (0.5, 0.5)},
    paper="Glorot, Bordes, Bengio: Deep sparse rectifier neural networks, AISTATS 2011, section 3.2",
    measured={
        "second": {"float16": 0, "bfloat16": 0, "float32": 0, "float64": 0},
    },
    names={
        "torch.abs": {},
        "jax.numpy.abs": {},
        "tf.abs": {},
        "tf.math.abs": {},
        "onnx.Abs": {},
        "numpy.abs": {},
        "tinygrad.Tensor.abs": {},
    },
)
def abs(x: Any) -> Any:
    """Absolute value: a rectifier that keeps what is below zero, with the opposite sign.

    The derivative at zero is 0, as in PyTorch.
    """
    return absolute_value(x)
