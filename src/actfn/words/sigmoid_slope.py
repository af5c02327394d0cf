"""The word `sigmoid_slope` of formulas: the derivative of the logistic sigmoid."""

import math
from fractions import Fraction
from typing import Any

from actfn.words.taylor import slope
from actfn.words.word import WHOLE_LINE, Interval, Printed, Spellings, Word, words


def _far_below(u: Any) -> Any:
    small = words.exp(u)
    return small / (1 + small) ** 2


def _far_above(u: Any) -> Any:
    small = words.exp(-u)
    return small / (1 + small) ** 2


def _float64(u: float) -> float:
    small = math.exp(-abs(u))
    return small / (1 + small) ** 2


sigmoid_slope = Word(
    name="sigmoid_slope",
    meaning="sigmoid(u) (1 - sigmoid(u)), the derivative of sigmoid",
    definition=lambda u: words.sigmoid(u) * words.sigmoid(-u),
    derivative=lambda u: -words.sigmoid_slope(u) * words.tanh(u / 2),
    rational_values={0: Fraction(1, 4)},
    parity="even",
    direction="neither",
    domain=WHOLE_LINE,
    range=Interval(0, 0.25, includes_high=True),
    limits=(0, 0),
    far=(_far_below, _far_above),
    taylor=lambda u, order: slope(words.sigmoid.taylor(u, order + 1)),
    complex_ball=lambda u: words.sigmoid.complex_ball(u) * words.sigmoid.complex_ball(-u),
    algebraic=_far_below,
    float64=_float64,
    risky=False,
    kernel="sigmoid_slope",
    spellings=Spellings(
        python="1 / (2 + math.exp({0}) + math.exp(-({0})))",
        numpy="scipy.special.expit({0}) * scipy.special.expit(-({0}))",
        torch="torch.sigmoid({0}) * torch.sigmoid(-({0}))",
        jax="jax.nn.sigmoid({0}) * jax.nn.sigmoid(-({0}))",
        keras="ops.sigmoid({0}) * ops.sigmoid(-({0}))",
        javascript="sigmoid({0}) * sigmoid(-({0}))",
    ),
    printed=Printed(style="definition"),
    sympy="definition",
)
