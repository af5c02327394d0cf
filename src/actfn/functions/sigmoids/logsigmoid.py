from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import softplus


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1.25, 1.25)},
    paper="Good: Rational decisions, Journal of the Royal Statistical Society B 14, 1952",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 1.5, "float64": 1.5},
    },
    names={
        "torch.nn.LogSigmoid": {},
        "torch.nn.functional.logsigmoid": {},
        "jax.nn.log_sigmoid": {},
        "keras.activations.log_sigmoid": {},
        "tf.math.log_sigmoid": {},
        "scipy.special.log_expit": {},
        "log_expit": {},
        "mlx.nn.log_sigmoid": {},
        "mlx.nn.LogSigmoid": {},
        "tinygrad.Tensor.logsigmoid": {},
    },
)
def logsigmoid(x: Any) -> Any:
    """Logarithm of the logistic sigmoid: the logarithmic loss of a prediction x, with its sign changed."""
    return -softplus(-x)
