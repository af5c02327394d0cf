from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import exp


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1.25, 1.25)},
    paper="Verhulst: Recherches mathématiques sur la loi d'accroissement de la population, 1845",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 1.0, "float64": 1.0},
    },
    names={
        "torch.nn.Sigmoid": {},
        "torch.nn.functional.sigmoid": {},
        "torch.sigmoid": {},
        "jax.nn.sigmoid": {},
        "keras.activations.sigmoid": {},
        "tf.nn.sigmoid": {},
        "tf.sigmoid": {},
        "onnx.Sigmoid": {},
        "scipy.special.expit": {},
        "logistic": {},
        "expit": {},
        "mlx.nn.sigmoid": {},
        "mlx.nn.Sigmoid": {},
        "tinygrad.Tensor.sigmoid": {},
        "timm.layers.sigmoid": {},
        "timm.layers.Sigmoid": {},
        'transformers.activations.ACT2FN["sigmoid"]': {},
    },
)
def sigmoid(x: Any) -> Any:
    """Logistic sigmoid: a smooth step from 0 to 1, the probability that belongs to the log-odds x."""
    return 1 / (1 + exp(-x))
