"""The word `log` of formulas: the natural logarithm."""

import math
from typing import Any

from actfn.words.taylor import integral, monotone, reciprocal
from actfn.words.word import Domain, Interval, Printed, Spellings, Word, primitive, words


def _taylor(u: Any, order: int) -> list[Any]:
    value = monotone(lambda v: v.log(), u)
    return integral(value, reciprocal(u, order - 1)) if order else [value]


log = Word(
    name="log",
    meaning="the natural logarithm",
    aliases=("ln",),
    definition=primitive,
    derivative=lambda u: 1 / u,
    rational_values={1: 0},
    parity="neither",
    direction="increasing",
    domain=Domain(Interval(0, math.inf), operation="the logarithm"),
    range=Interval(),
    limits=(math.nan, math.inf),
    far=(lambda u: words.log(u), lambda u: words.log(u)),
    taylor=_taylor,
    complex_ball=lambda u: u.log(analytic=True),
    algebraic=lambda u: words.log(u),
    float64=math.log,
    risky=True,
    kernel="log",
    spellings=Spellings(
        python="math.log({})",
        numpy="np.log({})",
        torch="torch.log({})",
        jax="jnp.log({})",
        keras="ops.log({})",
        javascript="Math.log({})",
    ),
    printed=Printed(name="log"),
    sympy="log",
)
