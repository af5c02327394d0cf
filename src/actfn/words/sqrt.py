"""The word `sqrt` of formulas: the square root."""

import math
from typing import Any

from actfn.words.taylor import monotone
from actfn.words.word import Domain, Interval, Printed, Spellings, Word, primitive, words


def _taylor(u: Any, order: int) -> list[Any]:
    result, factor = [monotone(lambda v: v.sqrt(), u.nonnegative_part())], type(u)(1)
    for k in range(1, order + 1):  # the binomial coefficient times u^(1/2 - k)
        factor = factor * (3 - 2 * k) / (2 * k)
        result.append(factor * monotone(lambda v, k=k: v.sqrt() / v**k, u))  # type: ignore[misc]
    return result


sqrt = Word(
    name="sqrt",
    meaning="the square root",
    definition=primitive,
    derivative=lambda u: 1 / (2 * words.sqrt(u)),
    rational_values={0: 0, 1: 1},
    parity="neither",
    direction="increasing",
    domain=Domain(Interval(0, math.inf, includes_low=True), operation="the square root"),
    kinks=(0,),
    range=Interval(0, math.inf, includes_low=True),
    limits=(math.nan, math.inf),
    far=(lambda u: words.sqrt(u), lambda u: words.sqrt(u)),
    taylor=_taylor,
    complex_ball=lambda u: u.sqrt(analytic=True),
    algebraic=lambda u: words.sqrt(u),
    float64=math.sqrt,
    risky=True,
    kernel="square_root",
    spellings=Spellings(
        python="math.sqrt({})",
        numpy="np.sqrt({})",
        torch="torch.sqrt({})",
        jax="jnp.sqrt({})",
        keras="ops.sqrt({})",
        javascript="Math.sqrt({})",
    ),
    printed=Printed(style="root", name="sqrt"),
    sympy="sqrt",
)
