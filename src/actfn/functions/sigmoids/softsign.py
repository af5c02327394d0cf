from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import abs


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1, 1)},
    paper="Elliott: A better activation function for artificial neural networks, University of Maryland, 1993",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 2.2, "float64": 2.2},
    },
    names={
        "torch.nn.Softsign": {},
        "torch.nn.functional.softsign": {},
        "jax.nn.soft_sign": {},
        "keras.activations.softsign": {},
        "tf.nn.softsign": {},
        "onnx.Softsign": {},
        "mlx.nn.softsign": {},
        "mlx.nn.Softsign": {},
        "tinygrad.Tensor.softsign": {},
    },
)
def softsign(x: Any) -> Any:
    """Softsign: an odd sigmoid from -1 to 1 that nears them as slowly as 1/x falls."""
    return x / (1 + abs(x))
