"""The word `log1p` of formulas: the logarithm of one plus a number."""

import math
from typing import Any

from actfn.words.taylor import integral, monotone, reciprocal
from actfn.words.word import Domain, Interval, Printed, Spellings, Word, words


def _taylor(u: Any, order: int) -> list[Any]:
    value = monotone(lambda v: v.log1p(), u)
    return integral(value, reciprocal(1 + u, order - 1)) if order else [value]


log1p = Word(
    name="log1p",
    meaning="log(1 + u), without the loss of digits near zero",
    definition=lambda u: words.log(1 + u),
    derivative=lambda u: 1 / (1 + u),
    rational_values={0: 0},
    parity="neither",
    direction="increasing",
    domain=Domain(Interval(-1, math.inf), operation="the logarithm"),
    range=Interval(),
    limits=(math.nan, math.inf),
    far=(lambda u: words.log(1 + u), lambda u: words.log(1 + u)),
    taylor=_taylor,
    complex_ball=lambda u: (1 + u).log(analytic=True),
    algebraic=lambda u: words.log(1 + u),
    float64=math.log1p,
    risky=True,
    kernel="log1p",
    spellings=Spellings(
        python="math.log1p({})",
        numpy="np.log1p({})",
        torch="torch.log1p({})",
        jax="jnp.log1p({})",
        keras="ops.log1p({})",
        javascript="Math.log1p({})",
    ),
    printed=Printed(style="definition"),
    sympy="definition",
)
