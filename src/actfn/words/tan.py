"""The word `tan` of formulas: the tangent."""

import math
from typing import Any

from actfn.words.taylor import monotone
from actfn.words.word import Domain, Interval, Printed, Spellings, Word, words


def _taylor(u: Any, order: int) -> list[Any]:
    cosine = u.cos()
    if not (cosine > 0 or cosine < 0):
        return [type(u)("nan")] * (order + 1)
    t = [monotone(lambda v: v.tan(), u)]
    for k in range(order):  # the derivative is 1 + tan²
        t.append(sum((t[i] * t[k - i] for i in range(k + 1)), type(u)(k == 0)) / (k + 1))
    return t


tan = Word(
    name="tan",
    meaning="the tangent",
    definition=lambda u: words.sin(u) / words.cos(u),
    derivative=lambda u: 1 / words.cos(u) ** 2,
    rational_values={0: 0},
    parity="odd",
    direction="neither",
    domain=Domain(operation="the tangent", poles="an odd multiple of pi/2"),
    range=Interval(),
    limits=(math.nan, math.nan),
    far=(lambda u: words.tan(u), lambda u: words.tan(u)),
    taylor=_taylor,
    complex_ball=lambda u: u.tan(),
    algebraic=lambda u: words.sin(u) / words.cos(u),
    float64=math.tan,
    risky=True,
    kernel="tan",
    spellings=Spellings(
        python="math.tan({})",
        numpy="np.tan({})",
        torch="torch.tan({})",
        jax="jnp.tan({})",
        keras="ops.tan({})",
        javascript="Math.tan({})",
    ),
    printed=Printed(name="tan"),
    sympy="tan",
)
