from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import where

COEFFICIENTS = ("a0", "a1", "a2", "a3", "a4", "a5", "b1", "b2", "b3", "b4")


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (0.75, 0.75), "float64": (0.75, 0.75)},
    domain=dict.fromkeys(COEFFICIENTS, (-1e6, 1e6)),
    paper="Molina, Schramowski, Kersting: Padé activation units, ICLR 2020, arXiv:1907.06732",
    measured={
        key: {"float16": 0.5, "bfloat16": 0.5, "float32": 0.5, "float64": 1} for key in ("second", *COEFFICIENTS)
    },
)
def pade(
    x: Any,
    a0: float = 0.0335583603,
    a1: float = 0.505000375,
    a2: float = 1.65343934,
    a3: float = 2.01001052,
    a4: float = 0.931901999,
    a5: float = 0.152424124,
    b1: float = 0.0,
    b2: float = 3.98021568,
    b3: float = 0.0,
    b4: float = 0.301830109,
) -> Any:
    """Padé activation unit, a learned rational function: a polynomial over one and the absolute value of another.

    All coefficients are learned; with the default ones it is near leaky_relu, from -3 to 3. They are those that the
    authors' code begins with, but for its 3e-6 and 5e-7 for `b1` and `b3`, which are left of a fit and would give the
    function a kink at 0 and at -8e-7. This is the safe form, which has no poles; another one in use takes the absolute
    value of each term below. Where the polynomial below is 0 its absolute value has the slope upwards, as in the
    authors' kernels.
    """
    below = b1 * x + b2 * x**2 + b3 * x**3 + b4 * x**4
    return (a0 + a1 * x + a2 * x**2 + a3 * x**3 + a4 * x**4 + a5 * x**5) / (1 + where(below < 0, -below, below))
