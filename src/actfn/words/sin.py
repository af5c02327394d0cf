"""The word `sin` of formulas: the sine."""

import math
from typing import Any

from actfn.words.taylor import over_factorials
from actfn.words.word import WHOLE_LINE, Interval, Printed, Spellings, Word, primitive, words


def _taylor(u: Any, order: int) -> list[Any]:
    sine, cosine = u.sin_cos()
    turns = (sine, cosine, -sine, -cosine)
    return over_factorials([turns[k % 4] for k in range(order + 1)])


sin = Word(
    name="sin",
    meaning="the sine",
    definition=primitive,
    derivative=lambda u: words.cos(u),
    rational_values={0: 0},
    parity="odd",
    direction="neither",
    domain=WHOLE_LINE,
    range=Interval(-1, 1, includes_low=True, includes_high=True),
    limits=(math.nan, math.nan),
    far=(lambda u: words.sin(u), lambda u: words.sin(u)),
    taylor=_taylor,
    complex_ball=lambda u: u.sin(),
    algebraic=lambda u: words.sin(u),
    float64=math.sin,
    risky=False,
    kernel="sin",
    spellings=Spellings(
        python="math.sin({})",
        numpy="np.sin({})",
        torch="torch.sin({})",
        jax="jnp.sin({})",
        keras="ops.sin({})",
        javascript="Math.sin({})",
    ),
    printed=Printed(name="sin"),
    sympy="sin",
)
