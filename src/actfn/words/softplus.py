"""The word `softplus` of formulas: the softplus function."""

import math
from typing import Any

from actfn.words.taylor import integral, monotone
from actfn.words.word import WHOLE_LINE, Interval, Printed, Spellings, Word, words


def _taylor(u: Any, order: int) -> list[Any]:
    value = monotone(lambda v: v.exp().log1p(), u)
    return integral(value, words.sigmoid.taylor(u, order - 1)) if order else [value]


def _complex_ball(u: Any) -> Any:
    """Continue softplus by the form of its side, whose logarithm stays clear of the cut however wide the ball is."""
    return (1 + u.exp()).log(analytic=True) if u.real.mid() < 0 else u + (1 + (-u).exp()).log(analytic=True)


softplus = Word(
    name="softplus",
    meaning="log(1 + exp(u)), without overflow",
    definition=lambda u: words.log(1 + words.exp(u)),
    derivative=lambda u: words.sigmoid(u),
    rational_values={},
    parity="neither",
    direction="increasing",
    domain=WHOLE_LINE,
    range=Interval(0, math.inf),
    limits=(0, math.inf),
    far=(lambda u: words.log1p(words.exp(u)), lambda u: u + words.log1p(words.exp(-u))),
    taylor=_taylor,
    complex_ball=_complex_ball,
    algebraic=lambda u: words.log(1 + words.exp(u)),
    float64=lambda u: math.log1p(math.exp(-abs(u))) + max(u, 0),
    risky=False,
    kernel="softplus",
    spellings=Spellings(
        python="math.log1p(math.exp({}))",
        numpy="np.logaddexp(0, {})",
        torch="torch.nn.functional.softplus({})",
        jax="jax.nn.softplus({})",
        keras="ops.softplus({})",
        javascript="softplus({})",
        javascript_source="const softplus = x => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));",
    ),
    printed=Printed(name="softplus"),
    sympy="definition",
)
