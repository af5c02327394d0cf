from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import atan


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1, 1)},
    paper="Kamruzzaman, Aziz: A note on activation function in multilayer feedforward learning, 2002",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 1, "float64": 1},
    },
    names={
        "torch.atan": {},
        "jax.numpy.arctan": {},
        "tf.atan": {},
        "tf.math.atan": {},
        "onnx.Atan": {},
        "numpy.arctan": {},
        "atan": {},
    },
)
def arctan(x: Any) -> Any:
    """Inverse tangent: an odd sigmoid from -pi/2 to pi/2 that nears them slowly, as 1/x does."""
    return atan(x)
