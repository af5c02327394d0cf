"""The word `sigmoid` of formulas: the logistic sigmoid."""

import math
from fractions import Fraction
from typing import Any

from actfn.words.taylor import monotone
from actfn.words.word import WHOLE_LINE, Interval, Printed, Spellings, Word, words


def _at(u: Any) -> Any:
    return 1 / (1 + (-u).exp())


def _taylor(u: Any, order: int) -> list[Any]:
    p, q = [monotone(_at, u)], [monotone(_at, -u)]  # p′ = p q and q = 1 - p, which may be small
    for k in range(order):
        p.append(sum((p[i] * q[k - i] for i in range(1, k + 1)), p[0] * q[k]) / (k + 1))
        q.append(-p[-1])
    return p


def _far_below(u: Any) -> Any:
    small = words.exp(u)
    return small / (1 + small)


def _float64(u: float) -> float:
    return 1 / (1 + math.exp(-u)) if u >= 0 else math.exp(u) / (1 + math.exp(u))


sigmoid = Word(
    name="sigmoid",
    meaning="the logistic function 1 / (1 + exp(-u))",
    aliases=("expit",),
    definition=lambda u: 1 / (1 + words.exp(-u)),
    derivative=lambda u: words.sigmoid(u) * words.sigmoid(-u),
    rational_values={0: Fraction(1, 2)},
    parity="neither",
    direction="increasing",
    domain=WHOLE_LINE,
    range=Interval(0, 1),
    limits=(0, 1),
    far=(_far_below, lambda u: 1 / (1 + words.exp(-u))),
    taylor=_taylor,
    complex_ball=lambda u: u.exp() / (1 + u.exp()) if u.real.mid() < 0 else 1 / (1 + (-u).exp()),
    algebraic=_far_below,
    float64=_float64,
    risky=False,
    kernel="sigmoid",
    spellings=Spellings(
        python="1 / (1 + math.exp(-({})))",
        numpy="scipy.special.expit({})",
        torch="torch.sigmoid({})",
        jax="jax.nn.sigmoid({})",
        keras="ops.sigmoid({})",
        javascript="sigmoid({})",
        javascript_source="const sigmoid = x => x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));",
    ),
    printed=Printed(name="sigmoid"),
    sympy="definition",
)
