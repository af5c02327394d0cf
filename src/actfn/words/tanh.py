"""The word `tanh` of formulas: the hyperbolic tangent."""

import math
from typing import Any

from actfn.words.taylor import even, monotone
from actfn.words.word import WHOLE_LINE, Interval, Printed, Spellings, Word, words


def _taylor(u: Any, order: int) -> list[Any]:
    slope = even(lambda v: v.sech(), u, 1)
    t, s = [monotone(lambda v: v.tanh(), u)], [slope * slope]  # t′ = s and s′ = -2 t s
    for k in range(order):
        t.append(s[k] / (k + 1))
        s.append(-2 * sum((t[i] * s[k - i] for i in range(1, k + 1)), t[0] * s[k]) / (k + 1))
    return t


def _algebraic(u: Any) -> Any:
    square = words.exp(u + u)
    return (square - 1) / (square + 1)


def _far_below(u: Any) -> Any:
    small = words.exp(u + u)
    return (small - 1) / (1 + small)


def _far_above(u: Any) -> Any:
    small = words.exp(-(u + u))
    return (1 - small) / (1 + small)


tanh = Word(
    name="tanh",
    meaning="the hyperbolic tangent",
    definition=lambda u: words.sinh(u) / words.cosh(u),
    derivative=lambda u: words.sech2(u),
    rational_values={0: 0},
    parity="odd",
    direction="increasing",
    domain=WHOLE_LINE,
    range=Interval(-1, 1),
    limits=(-1, 1),
    far=(_far_below, _far_above),
    taylor=_taylor,
    complex_ball=lambda u: u.tanh(),
    algebraic=_algebraic,
    float64=math.tanh,
    risky=False,
    kernel="tanh",
    spellings=Spellings(
        python="math.tanh({})",
        numpy="np.tanh({})",
        torch="torch.tanh({})",
        jax="jnp.tanh({})",
        keras="ops.tanh({})",
        javascript="Math.tanh({})",
    ),
    printed=Printed(name="tanh"),
    sympy="tanh",
)
