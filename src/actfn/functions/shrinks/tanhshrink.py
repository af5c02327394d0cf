from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import tanh


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1, 1)},
    paper="Torch7: nn.TanhShrink, 2012",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 2.5, "float64": 2.5},
    },
    names={
        "torch.nn.Tanhshrink": {},
        "torch.nn.functional.tanhshrink": {},
        "keras.activations.tanh_shrink": {},
    },
)
def tanhshrink(x: Any) -> Any:
    """Tanh shrinkage: what tanh takes from x, a smooth shrinkage that is like x³/3 next to zero."""
    return x - tanh(x)
