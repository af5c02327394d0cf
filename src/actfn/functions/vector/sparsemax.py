from __future__ import annotations

import math
from typing import Any

from actfn.activation.rows import row_function


@row_function(
    kind="reduce",
    measured={"float16": 0.51, "bfloat16": 0.51, "float32": 1, "float64": 1},
    paper="Martins, Astudillo: From softmax to sparsemax, ICML 2016, arXiv:1602.02068",
    names=("keras.activations.sparsemax",),
    without=-math.inf,
)
def sparsemax(row: Any) -> Any:
    """Sparsemax: the nearest point to x among the probabilities, which gives 0 to all but the largest numbers.

    A row that holds inf or nan gives nan; -inf gives 0 beside finite numbers.
    """
    ordered = sorted(row, reverse=True)
    sums = [sum(ordered[:k]) for k in range(1, len(ordered) + 1)]
    size = max(k for k, total in enumerate(sums, 1) if 1 + k * ordered[k - 1] > total)
    threshold = (sums[size - 1] - 1) / size
    return [max(x - threshold, 0) for x in row]
