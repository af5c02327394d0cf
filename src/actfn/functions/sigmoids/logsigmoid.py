from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import log, sigmoid


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1.25, 1.25)},
    paper="Good: Rational decisions, 1952 (the logarithm of a probability, from its log-odds x)",
    names={
        "torch.nn.LogSigmoid": {},
        "torch.nn.functional.logsigmoid": {},
        "jax.nn.log_sigmoid": {},
        "keras.activations.log_sigmoid": {},
        "tf.math.log_sigmoid": {},
        "scipy.special.log_expit": {},
        "log_expit": {},
    },
)
def logsigmoid(x: Any) -> Any:
    """Logarithm of the logistic sigmoid: the log-probability that belongs to the log-odds x."""
    return log(sigmoid(x))
