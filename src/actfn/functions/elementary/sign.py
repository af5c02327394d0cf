from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import sign as sign_of


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (0.5, 0.5), "float64": (0.5, 0.5)},
    paper="Widrow, Hoff: Adaptive switching circuits, IRE WESCON Convention Record, 1960",
    measured={
        "second": {"float16": 0, "bfloat16": 0, "float32": 0, "float64": 0},
    },
    names={
        "torch.sign": {},
        "jax.numpy.sign": {},
        "tf.sign": {},
        "tf.math.sign": {},
        "onnx.Sign": {},
        "numpy.sign": {},
        "tinygrad.Tensor.sign": {},
    },
)
def sign(x: Any) -> Any:
    """Sign: 1 above zero, -1 below, and 0 at zero.

    The derivative is 0 everywhere, at zero too, as in PyTorch.
    """
    return sign_of(x)
