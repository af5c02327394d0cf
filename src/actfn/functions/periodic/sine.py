from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import sin


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1, 1)},
    paper="Parascandolo, Huttunen, Virtanen: Taming the waves: Sine as activation function in deep neural networks,"
    " 2016",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 1, "float64": 1},
    },
    names={
        "torch.sin": {},
        "jax.numpy.sin": {},
        "tf.sin": {},
        "tf.math.sin": {},
        "onnx.Sin": {},
        "numpy.sin": {},
        "sin": {},
    },
)
def sine(x: Any) -> Any:
    """Sine: an odd wave from -1 to 1 without end, of period 2 pi; it has no limits, and gives nan at infinity."""
    return sin(x)
