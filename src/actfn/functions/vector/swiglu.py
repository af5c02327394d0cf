from __future__ import annotations

from typing import Any

from actfn.activation.rows import row_function
from actfn.words import exp


@row_function(
    kind="gate",
    measured={"float16": 0.5, "bfloat16": 0.5, "float32": 1.6, "float64": 1.6},
    paper="Shazeer: GLU variants improve Transformer, 2020, arXiv:2002.05202",
)
def swiglu(first: Any, second: Any) -> Any:
    """Gated linear unit of silu: the first half of a row times silu of the second.

    Some networks hold the gate in the first half: swap the halves for them.
    """
    return first * second / (1 + exp(-second))
