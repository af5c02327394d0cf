from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import exp


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1, 1)},
    paper="Euler: Introductio in analysin infinitorum, 1748, chapter 7",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 1, "float64": 1},
    },
    names={
        "torch.exp": {},
        "jax.numpy.exp": {},
        "keras.activations.exponential": {},
        "tf.exp": {},
        "tf.math.exp": {},
        "onnx.Exp": {},
        "numpy.exp": {},
        "exp": {},
        "tinygrad.Tensor.exp": {},
    },
)
def exponential(x: Any) -> Any:
    """Exponential function: its own derivative, of any order."""
    return exp(x)
