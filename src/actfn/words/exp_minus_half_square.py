"""The word `exp_minus_half_square` of formulas: the Gaussian bell exp(-u²/2)."""

import math
from typing import Any

from actfn.words.taylor import even, gaussian
from actfn.words.word import WHOLE_LINE, Interval, Printed, Spellings, Word, words


def _taylor(u: Any, order: int) -> list[Any]:
    value = (-even(lambda v: v * v, u, 0) / 2).exp()
    return gaussian(value, u, 1, order)


exp_minus_half_square = Word(
    name="exp_minus_half_square",
    meaning="exp(-u²/2), the square not rounded",
    definition=lambda u: words.exp(-(u * u) / 2),
    derivative=lambda u: -u * words.exp_minus_half_square(u),
    rational_values={0: 1},
    parity="even",
    direction="neither",
    domain=WHOLE_LINE,
    range=Interval(0, 1, includes_high=True),
    limits=(0, 0),
    far=(lambda u: words.exp(-(u * u) / 2), lambda u: words.exp(-(u * u) / 2)),
    taylor=_taylor,
    complex_ball=lambda u: (-(u * u) / 2).exp(),
    algebraic=lambda u: words.exp(-(u * u) / 2),
    float64=lambda u: math.exp(-u * u / 2),
    risky=False,
    kernel="exp_minus_half_square",
    spellings=Spellings(
        python="math.exp(-({0}) ** 2 / 2)",
        numpy="np.exp(-({0}) ** 2 / 2)",
        torch="torch.exp(-({0}) ** 2 / 2)",
        jax="jnp.exp(-({0}) ** 2 / 2)",
        keras="ops.exp(-({0}) ** 2 / 2)",
        javascript="Math.exp(-(({0}) ** 2) / 2)",
    ),
    printed=Printed(style="definition"),
    sympy="definition",
)
