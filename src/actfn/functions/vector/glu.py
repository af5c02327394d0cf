from __future__ import annotations

from typing import Any

from actfn.activation.rows import row_function
from actfn.words import exp


@row_function(
    kind="gate",
    measured={"float16": 0.5, "bfloat16": 0.5, "float32": 2.0, "float64": 2.0},
    paper="Dauphin, Fan, Auli, Grangier: Language modeling with gated convolutional networks, ICML 2017",
    names=("torch.nn.GLU", "torch.nn.functional.glu", "jax.nn.glu", "keras.activations.glu"),
)
def glu(first: Any, second: Any) -> Any:
    """Gated linear unit: the first half of a row times the logistic sigmoid of the second."""
    return first / (1 + exp(-second))
