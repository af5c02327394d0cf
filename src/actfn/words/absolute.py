"""The absolute value as a word of forms that are computed; a formula's abs(u) is a choice, which names its kink."""

import math
from typing import Any

from actfn.words.arithmetic import where
from actfn.words.word import WHOLE_LINE, Interval, Printed, Spellings, Word


def _taylor(u: Any, order: int) -> list[Any]:
    if u.contains(0) and order:
        return [abs(u), *[type(u)("nan")] * order]
    sign = 1 if u > 0 else -1
    return [abs(u), *(type(u)(sign if k == 1 else 0) for k in range(1, order + 1))]


absolute = Word(
    name="absolute",
    meaning="|u|, where no derivative is taken of it",
    definition=lambda u: where(u > 0, u, -u),
    derivative=lambda u: where(u > 0, 1, where(u < 0, -1, 0)),
    rational_values={0: 0},
    parity="even",
    direction="neither",
    domain=WHOLE_LINE,
    kinks=(0,),
    range=Interval(0, math.inf, includes_low=True),
    limits=(math.inf, math.inf),
    far=(lambda u: -u, lambda u: u),
    taylor=_taylor,
    complex_ball=lambda u: u if u.real > 0 else -u if u.real < 0 else type(u)("nan"),
    algebraic=lambda u: where(u > 0, u, -u),
    float64=abs,
    risky=False,
    kernel="absolute",
    spellings=Spellings(
        python="abs({})",
        numpy="np.abs({})",
        torch="torch.abs({})",
        jax="jnp.abs({})",
        keras="ops.abs({})",
        javascript="Math.abs({})",
    ),
    printed=Printed(name="abs"),
    sympy="Abs",
)
