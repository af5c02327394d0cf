"""The word `sinh` of formulas: the hyperbolic sine."""

import math
from typing import Any

from actfn.words.taylor import even, monotone, over_factorials
from actfn.words.word import WHOLE_LINE, Interval, Printed, Spellings, Word, words


def _taylor(u: Any, order: int) -> list[Any]:
    both = monotone(lambda v: v.sinh(), u), even(lambda v: v.cosh(), u, 1)
    return over_factorials([both[k % 2] for k in range(order + 1)])


sinh = Word(
    name="sinh",
    meaning="the hyperbolic sine",
    definition=lambda u: (words.exp(u) - words.exp(-u)) / 2,
    derivative=lambda u: words.cosh(u),
    rational_values={0: 0},
    parity="odd",
    direction="increasing",
    domain=WHOLE_LINE,
    range=Interval(),
    limits=(-math.inf, math.inf),
    far=(lambda u: (words.exp(u) - words.exp(-u)) / 2, lambda u: (words.exp(u) - words.exp(-u)) / 2),
    taylor=_taylor,
    complex_ball=lambda u: u.sinh(),
    algebraic=lambda u: (words.exp(u) - words.exp(-u)) / 2,
    float64=math.sinh,
    risky=True,
    kernel="sinh",
    spellings=Spellings(
        python="math.sinh({})",
        numpy="np.sinh({})",
        torch="torch.sinh({})",
        jax="jnp.sinh({})",
        keras="ops.sinh({})",
        javascript="Math.sinh({})",
    ),
    printed=Printed(name="sinh"),
    sympy="sinh",
)
