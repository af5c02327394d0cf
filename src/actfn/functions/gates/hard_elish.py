from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import exp, where


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1, 1)},
    paper="Basirat, Roth: The quest for the golden activation function, 2018, arXiv:1808.00783",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 1, "float64": 1},
    },
)
def hard_elish(x: Any) -> Any:
    """Hard elish: as elish, with the clipped line (x + 1)/2 in place of the sigmoid; 0 below -1 and x above 1.

    The derivative at -1 is 0 and at 1 it is 1, those of the pieces outside.
    """
    gate = (x + 1) / 2
    return where(x < 0, where(x > -1, (exp(x) - 1) * gate, 0), where(x < 1, x * gate, x))
