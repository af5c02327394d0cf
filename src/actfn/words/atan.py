"""The word `atan` of formulas: the inverse tangent."""

import math
from typing import Any

from actfn.words.arithmetic import constant
from actfn.words.taylor import even, integral, monotone
from actfn.words.word import WHOLE_LINE, Interval, Printed, Spellings, Word, primitive, words


def _taylor(u: Any, order: int) -> list[Any]:
    value = monotone(lambda v: v.atan(), u)
    if not order:
        return [value]
    r = [1 / (1 + even(lambda v: v * v, u, 0))]  # r (1 + (u + δ)²) = 1
    for k in range(1, order):
        r.append(-r[0] * (2 * u * r[k - 1] + (r[k - 2] if k > 1 else 0)))
    return integral(value, r)


def _continued(u: Any) -> Any:
    return u.atan() + 0 * (1 + u * u).log(analytic=True)  # not finite where a branch cut is touched


atan = Word(
    name="atan",
    meaning="the inverse tangent",
    aliases=("arctan",),
    definition=primitive,
    derivative=lambda u: 1 / (1 + u**2),
    rational_values={0: 0},
    parity="odd",
    direction="increasing",
    domain=WHOLE_LINE,
    range=Interval(-math.pi / 2, math.pi / 2),
    limits=(-math.pi / 2, math.pi / 2),
    far=(
        lambda u: -constant("pi", u) / 2 - words.atan(1 / u),
        lambda u: constant("pi", u) / 2 - words.atan(1 / u),
    ),
    taylor=_taylor,
    complex_ball=_continued,
    algebraic=lambda u: words.atan(u),
    float64=math.atan,
    risky=False,
    kernel="atan",
    spellings=Spellings(
        python="math.atan({})",
        numpy="np.arctan({})",
        torch="torch.atan({})",
        jax="jnp.arctan({})",
        keras="ops.arctan({})",
        javascript="Math.atan({})",
    ),
    printed=Printed(name="arctan"),
    sympy="atan",
)
