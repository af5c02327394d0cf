from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import exp


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1, 1)},
    paper="Gomes, Ludermir: Complementary log-log and probit: Activation functions implemented in artificial neural"
    " networks, 2008",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 0.6, "float64": 2.5},
    },
)
def cloglog(x: Any) -> Any:
    """Complementary log-log: a step from 0 to 1 that leaves 0 as an exponential and nears 1 as a double one."""
    return 1 - exp(-exp(x))
