"""The word `normal_cdf` of formulas: the distribution function Φ of the standard normal distribution."""

import math
from fractions import Fraction
from typing import Any

from actfn.words.arithmetic import constant
from actfn.words.taylor import even, gaussian, integral, monotone
from actfn.words.word import WHOLE_LINE, Interval, Printed, Spellings, Word, words


def _at(u: Any) -> Any:
    return (-u / type(u)(2).sqrt()).erfc() / 2


def _taylor(u: Any, order: int) -> list[Any]:
    value = monotone(_at, u)
    if not order:
        return [value]
    density = (-even(lambda v: v * v, u, 0) / 2).exp() / (2 * type(u).pi()).sqrt()
    return integral(value, gaussian(density, u, 1, order - 1))


normal_cdf = Word(
    name="normal_cdf",
    meaning="the distribution function of the standard normal distribution",
    definition=lambda u: (1 + words.erf(u / words.sqrt(constant(2, u)))) / 2,
    derivative=lambda u: words.exp_minus_half_square(u) / words.sqrt(2 * constant("pi", u)),
    rational_values={0: Fraction(1, 2)},
    parity="neither",
    direction="increasing",
    domain=WHOLE_LINE,
    range=Interval(0, 1),
    limits=(0, 1),
    far=(
        lambda u: words.erfc(-u / words.sqrt(constant(2, u))) / 2,
        lambda u: 1 - words.erfc(u / words.sqrt(constant(2, u))) / 2,
    ),
    taylor=_taylor,
    complex_ball=_at,
    algebraic=lambda u: (1 + words.erf(u / words.sqrt(constant(2, u)))) / 2,
    float64=lambda u: math.erfc(-u * math.sqrt(0.5)) / 2,
    risky=False,
    kernel="normal_cdf",
    spellings=Spellings(
        python="math.erfc(-({}) * math.sqrt(0.5)) / 2",
        numpy="scipy.special.ndtr({})",
        torch="torch.special.ndtr({})",
        jax="jax.scipy.special.ndtr({})",
        keras="(1 + ops.erf(({}) * math.sqrt(0.5))) / 2",
        javascript="erfc(-({}) * Math.SQRT1_2) / 2",
    ),
    printed=Printed(style="definition"),
    sympy="definition",
)
