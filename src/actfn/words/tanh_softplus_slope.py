"""The word `tanh_softplus_slope` of formulas: the derivative of the factor of x in mish."""

import math
from typing import Any

from actfn.words.taylor import slope
from actfn.words.word import WHOLE_LINE, Interval, Printed, Spellings, Word, words


def _derivative(u: Any) -> Any:
    # Of sech²(v) · σ with v = softplus(u), σ = v′: its own value times (1 - σ) - 2 tanh(v) σ.
    return words.tanh_softplus_slope(u) * (words.sigmoid(-u) - 2 * words.tanh_softplus(u) * words.sigmoid(u))


def _far_below(u: Any) -> Any:
    small = words.exp(u)
    return 4 * small * (1 + small) / (small * (small + 2) + 2) ** 2


def _far_above(u: Any) -> Any:
    small = words.exp(-u)
    return 4 * small**2 * (1 + small) / (1 + 2 * small + 2 * small**2) ** 2


def _float64(u: float) -> float:
    small = math.exp(-abs(u))
    if u >= 0:
        return 4 * small * small * (1 + small) / (1 + 2 * small + 2 * small * small) ** 2
    return 4 * small * (1 + small) / (small * (small + 2) + 2) ** 2


tanh_softplus_slope = Word(
    name="tanh_softplus_slope",
    meaning="the derivative of tanh(softplus(u))",
    definition=lambda u: words.sech2(words.softplus(u)) * words.sigmoid(u),
    derivative=_derivative,
    rational_values={},
    parity="neither",
    direction="neither",
    domain=WHOLE_LINE,
    range=Interval(0, 0.3218699976371768, includes_high=True),
    limits=(0, 0),
    far=(_far_below, _far_above),
    taylor=lambda u, order: slope(words.tanh_softplus.taylor(u, order + 1)),
    complex_ball=lambda u: words.sech2.complex_ball(words.softplus.complex_ball(u)) * words.sigmoid.complex_ball(u),
    algebraic=_far_below,
    float64=_float64,
    risky=False,
    kernel="tanh_softplus_slope",
    spellings=Spellings(
        python="(1 - math.tanh(math.log1p(math.exp({0}))) ** 2) / (1 + math.exp(-({0})))",
        numpy="(1 - np.tanh(np.logaddexp(0, {0})) ** 2) * scipy.special.expit({0})",
        torch="(1 - torch.tanh(torch.nn.functional.softplus({0})) ** 2) * torch.sigmoid({0})",
        jax="(1 - jnp.tanh(jax.nn.softplus({0})) ** 2) * jax.nn.sigmoid({0})",
        keras="(1 - ops.tanh(ops.softplus({0})) ** 2) * ops.sigmoid({0})",
        javascript="sech2(softplus({0})) * sigmoid({0})",
    ),
    printed=Printed(style="definition"),
    sympy="definition",
)
