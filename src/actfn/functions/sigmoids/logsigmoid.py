from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import softplus


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1.25, 1.25)},
    paper="the logarithm of the logistic sigmoid: Cox, The regression analysis of binary sequences, 1958",
)
def logsigmoid(x: Any) -> Any:
    """Logarithm of the logistic sigmoid: the log-probability that belongs to the log-odds x."""
    return -softplus(-x)
