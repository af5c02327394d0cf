"""The word `cos` of formulas: the cosine."""

import math
from typing import Any

from actfn.words.taylor import over_factorials
from actfn.words.word import WHOLE_LINE, Interval, Printed, Spellings, Word, primitive, words


def _taylor(u: Any, order: int) -> list[Any]:
    sine, cosine = u.sin_cos()
    turns = (cosine, -sine, -cosine, sine)
    return over_factorials([turns[k % 4] for k in range(order + 1)])


cos = Word(
    name="cos",
    meaning="the cosine",
    definition=primitive,
    derivative=lambda u: -words.sin(u),
    rational_values={0: 1},
    parity="even",
    direction="neither",
    domain=WHOLE_LINE,
    range=Interval(-1, 1, includes_low=True, includes_high=True),
    limits=(math.nan, math.nan),
    far=(lambda u: words.cos(u), lambda u: words.cos(u)),
    taylor=_taylor,
    complex_ball=lambda u: u.cos(),
    algebraic=lambda u: words.cos(u),
    float64=math.cos,
    risky=False,
    kernel="cos",
    spellings=Spellings(
        python="math.cos({})",
        numpy="np.cos({})",
        torch="torch.cos({})",
        jax="jnp.cos({})",
        keras="ops.cos({})",
        javascript="Math.cos({})",
    ),
    printed=Printed(name="cos"),
    sympy="cos",
)
