from __future__ import annotations

import math
from typing import Any

from actfn.activation.rows import row_function
from actfn.words import exp


@row_function(
    kind="reduce",
    measured={"float16": 0.51, "bfloat16": 0.51, "float32": 1.1, "float64": 1.1},
    paper="Goodfellow, Bengio, Courville: Deep learning, 2016, section 6.2.2.3",
    names=("torch.nn.Softmin", "torch.nn.functional.softmin"),
    without=math.inf,
)
def softmin(row: Any) -> Any:
    """Softmin: the softmax of -x, so that the smallest numbers get the largest shares.

    A row that holds -inf or nan gives nan; inf gives 0 beside finite numbers.
    """
    weights = [exp(-x) for x in row]
    return [weight / sum(weights) for weight in weights]
