from __future__ import annotations

from typing import Any

from actfn.activation.rows import row_function
from actfn.functions.gates.gelu import gelu
from actfn.functions.vector.blocks import gate_of

_value, _vjp = gate_of(gelu, "geglu")


@row_function(
    kind="composed",
    measured={"float16": 1.0, "bfloat16": 1.0, "float32": 1.6, "float64": 1.6},
    paper="Shazeer: GLU variants improve Transformer, 2020, arXiv:2002.05202",
    derivative=_vjp,
)
def geglu(x: Any, *, axis: int) -> Any:
    """Gated linear unit of gelu: the first half of a row times gelu of the second."""
    return _value(x, axis=axis)
