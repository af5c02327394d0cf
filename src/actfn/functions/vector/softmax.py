from __future__ import annotations

import math
from typing import Any

from actfn.activation.rows import row_function
from actfn.words import exp


@row_function(
    kind="reduce",
    measured={"float16": 0.51, "bfloat16": 0.51, "float32": 1.1, "float64": 1.1},
    paper="Bridle: Probabilistic interpretation of feedforward classification network outputs, 1990",
    names=(
        "torch.nn.Softmax",
        "torch.nn.functional.softmax",
        "jax.nn.softmax",
        "scipy.special.softmax",
        "onnx.Softmax",
        "torch.nn.Softmax2d",
        "keras.activations.softmax",
        "keras.layers.Softmax",
        "tf.nn.softmax",
    ),
    without=-math.inf,
)
def softmax(row: Any) -> Any:
    """Softmax: exp(x) as a share of its sum over the row, so that a row of scores becomes probabilities.

    A row that holds inf or nan gives nan; -inf gives 0 beside finite numbers.
    """
    weights = [exp(x) for x in row]
    return [weight / sum(weights) for weight in weights]
