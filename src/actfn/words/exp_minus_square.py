"""The word `exp_minus_square` of formulas: the Gaussian bell exp(-u²)."""

import math
from typing import Any

from actfn.words.taylor import even, gaussian
from actfn.words.word import WHOLE_LINE, Interval, Printed, Spellings, Word, words


def _taylor(u: Any, order: int) -> list[Any]:
    value = (-even(lambda v: v * v, u, 0)).exp()
    return gaussian(value, u, 2, order)


exp_minus_square = Word(
    name="exp_minus_square",
    meaning="exp(-u²), the square not rounded",
    definition=lambda u: words.exp(-(u * u)),
    derivative=lambda u: -2 * u * words.exp_minus_square(u),
    rational_values={0: 1},
    parity="even",
    direction="neither",
    domain=WHOLE_LINE,
    range=Interval(0, 1, includes_high=True),
    limits=(0, 0),
    far=(lambda u: words.exp(-(u * u)), lambda u: words.exp(-(u * u))),
    taylor=_taylor,
    complex_ball=lambda u: (-(u * u)).exp(),
    algebraic=lambda u: words.exp(-(u * u)),
    float64=lambda u: math.exp(-u * u),
    risky=False,
    kernel="exp_minus_square",
    spellings=Spellings(
        python="math.exp(-({0}) ** 2)",
        numpy="np.exp(-({0}) ** 2)",
        torch="torch.exp(-({0}) ** 2)",
        jax="jnp.exp(-({0}) ** 2)",
        keras="ops.exp(-({0}) ** 2)",
        javascript="Math.exp(-(({0}) ** 2))",
    ),
    printed=Printed(style="definition"),
    sympy="definition",
)
