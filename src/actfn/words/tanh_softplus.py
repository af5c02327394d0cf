"""The word `tanh_softplus` of formulas: the factor of x in mish."""

import math
from typing import Any

from actfn.words.taylor import composed
from actfn.words.word import WHOLE_LINE, Interval, Printed, Spellings, Word, words


def _taylor(u: Any, order: int) -> list[Any]:
    inner = words.softplus.taylor(u, order)
    return composed(words.tanh.taylor(inner[0], order), inner)


def _far_below(u: Any) -> Any:
    small = words.exp(u)
    return small * (small + 2) / (small * (small + 2) + 2)


def _far_above(u: Any) -> Any:
    small = words.exp(-u)
    return (1 + 2 * small) / (1 + 2 * small + 2 * small**2)


def _float64(u: float) -> float:
    return math.tanh(words.softplus.float64(u))


tanh_softplus = Word(
    name="tanh_softplus",
    meaning="tanh(softplus(u)), the factor of x in mish",
    definition=lambda u: words.tanh(words.softplus(u)),
    derivative=lambda u: words.tanh_softplus_slope(u),
    rational_values={},
    parity="neither",
    direction="increasing",
    domain=WHOLE_LINE,
    range=Interval(0, 1),
    limits=(0, 1),
    far=(_far_below, _far_above),
    taylor=_taylor,
    complex_ball=lambda u: words.softplus.complex_ball(u).tanh(),
    algebraic=_far_below,
    float64=_float64,
    risky=False,
    kernel="tanh_softplus",
    spellings=Spellings(
        python="math.tanh(math.log1p(math.exp({})))",
        numpy="np.tanh(np.logaddexp(0, {}))",
        torch="torch.tanh(torch.nn.functional.softplus({}))",
        jax="jnp.tanh(jax.nn.softplus({}))",
        keras="ops.tanh(ops.softplus({}))",
        javascript="Math.tanh(softplus({}))",
    ),
    printed=Printed(style="definition"),
    sympy="definition",
)
