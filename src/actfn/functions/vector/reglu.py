from __future__ import annotations

from typing import Any

from actfn.activation.rows import row_function
from actfn.words import where


@row_function(
    kind="gate",
    measured={"float16": 0.5, "bfloat16": 0.5, "float32": 0.5, "float64": 0.5},
    paper="Shazeer: GLU variants improve Transformer, 2020, arXiv:2002.05202",
)
def reglu(first: Any, second: Any) -> Any:
    """Gated linear unit of relu: the first half of a row times relu of the second."""
    return first * where(second > 0, second, 0)
