from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import exp


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1, 1)},
    domain={"p1": (-100, 100), "p2": (-100, 100), "beta": (-1000, 1000)},
    paper="Ma, Zhang, Liu, Sun: Activate or not: Learning customized activation, CVPR 2021, arXiv:2009.04759",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 1, "float64": 1},
        "p1": {"float16": 0.5, "bfloat16": 0.5, "float32": 1, "float64": 1},
        "p2": {"float16": 0.5, "bfloat16": 0.5, "float32": 1, "float64": 1},
        "beta": {"float16": 0.5, "bfloat16": 0.5, "float32": 2, "float64": 2},
    },
    names={
        "acon_c": {},
    },
)
def aconc(x: Any, p1: float = 1.0, p2: float = 0.0, beta: float = 1.0) -> Any:
    """ACON-C: a smooth maximum of the lines p1 x and p2 x, all three learned; beta says how near it is to them.

    At the defaults it is silu, at beta 0 the line in the middle. Where neither p1 nor p2 is 0, the value may have a
    root besides 0, and the derivative another than silu's; beside those, results in float64 lose digits.
    """
    return (p1 - p2) * x / (1 + exp(-beta * (p1 - p2) * x)) + p2 * x
