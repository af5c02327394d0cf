"""The word `sech2` of formulas: the derivative of the hyperbolic tangent."""

import math
from typing import Any

from actfn.words.taylor import slope
from actfn.words.word import WHOLE_LINE, Interval, Printed, Spellings, Word, words


def _algebraic(u: Any) -> Any:
    square = words.exp(u + u)
    return 4 * square / (square + 1) ** 2


def _far_below(u: Any) -> Any:
    small = words.exp(u + u)
    below = 1 + small
    return 4 * small / (below * below)


def _far_above(u: Any) -> Any:
    small = words.exp(-(u + u))
    below = 1 + small
    return 4 * small / (below * below)


sech2 = Word(
    name="sech2",
    meaning="1 / cosh(u)², the derivative of tanh",
    definition=lambda u: 1 / words.cosh(u) ** 2,
    derivative=lambda u: -2 * words.tanh(u) * words.sech2(u),
    rational_values={0: 1},
    parity="even",
    direction="neither",
    domain=WHOLE_LINE,
    range=Interval(0, 1, includes_high=True),
    limits=(0, 0),
    far=(_far_below, _far_above),
    taylor=lambda u, order: slope(words.tanh.taylor(u, order + 1)),
    complex_ball=lambda u: _far_below(u) if u.real.mid() < 0 else _far_above(u),
    algebraic=_algebraic,
    float64=lambda u: 1 / math.cosh(u) ** 2 if abs(u) < 350 else 4 * math.exp(-2 * abs(u)),
    risky=True,
    kernel="sech2",
    spellings=Spellings(
        python="1 / math.cosh({}) ** 2",
        numpy="1 / np.cosh({}) ** 2",
        torch="1 / torch.cosh({}) ** 2",
        jax="1 / jnp.cosh({}) ** 2",
        keras="1 / ops.cosh({}) ** 2",
        javascript="sech2({})",
        javascript_source="const sech2 = x => 1 / Math.cosh(x) ** 2;",
    ),
    printed=Printed(name="sech", power=2),
    sympy="definition",
)
