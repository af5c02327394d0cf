from __future__ import annotations

from typing import Any

from actfn.activation.rows import row_function


@row_function(
    kind="gate",
    measured={"float16": 0.5, "bfloat16": 0.5, "float32": 0.5, "float64": 0.5},
    paper="Shazeer: GLU variants improve Transformer, 2020, arXiv:2002.05202",
)
def bilinear(first: Any, second: Any) -> Any:
    """Bilinear gate: the first half of a row times the second."""
    return first * second
