from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import where


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (0.5, 0.5), "float64": (0.5, 0.5)},
    paper="McCulloch, Pitts: A logical calculus of ideas immanent in nervous activity, 1943",
    measured={
        "second": {"float16": 0, "bfloat16": 0, "float32": 0, "float64": 0},
    },
    names={
        "binary_step": {},
        "heaviside": {},
        "mlx.nn.step": {},
        "mlx.nn.Step": {},
    },
)
def step(x: Any) -> Any:
    """Binary step: 1 above zero, 0 at zero and below.

    The derivative is 0 everywhere, at zero too.
    """
    return where(x > 0, 1, 0)
