"""The word `cosh` of formulas: the hyperbolic cosine."""

import math
from typing import Any

from actfn.words.taylor import even, monotone, over_factorials
from actfn.words.word import WHOLE_LINE, Interval, Printed, Spellings, Word, words


def _taylor(u: Any, order: int) -> list[Any]:
    both = even(lambda v: v.cosh(), u, 1), monotone(lambda v: v.sinh(), u)
    return over_factorials([both[k % 2] for k in range(order + 1)])


cosh = Word(
    name="cosh",
    meaning="the hyperbolic cosine",
    definition=lambda u: (words.exp(u) + words.exp(-u)) / 2,
    derivative=lambda u: words.sinh(u),
    rational_values={0: 1},
    parity="even",
    direction="neither",
    domain=WHOLE_LINE,
    range=Interval(1, math.inf, includes_low=True),
    limits=(math.inf, math.inf),
    far=(lambda u: (words.exp(u) + words.exp(-u)) / 2, lambda u: (words.exp(u) + words.exp(-u)) / 2),
    taylor=_taylor,
    complex_ball=lambda u: u.cosh(),
    algebraic=lambda u: (words.exp(u) + words.exp(-u)) / 2,
    float64=math.cosh,
    risky=True,
    kernel="cosh",
    spellings=Spellings(
        python="math.cosh({})",
        numpy="np.cosh({})",
        torch="torch.cosh({})",
        jax="jnp.cosh({})",
        keras="ops.cosh({})",
        javascript="Math.cosh({})",
    ),
    printed=Printed(name="cosh"),
    sympy="cosh",
)
