"""A ball rounded to a format: only where every point of it rounds to the same number."""

from __future__ import annotations

import math

from flint import arb

from actfn.analysis.numbers.ulp import Format


def round_ball(ball: arb, form: Format) -> float | None:
    """The number of a format that every point of a ball rounds to, ties to even; None where there is doubt."""
    precision, least, greatest = form
    if precision < 53 and ball.rel_accuracy_bits() >= 60:  # the short way: float64, unless it is close to a tie
        middle = float(ball.mid())
        exponent = math.frexp(middle)[1] - 1
        if not math.isfinite(middle) or exponent > greatest:
            return math.copysign(math.inf, middle)
        step = math.ldexp(1.0, max(exponent, least) - precision + 1)
        scaled = middle / step
        near = round(scaled)
        if abs(scaled - near) < 0.4999999:  # scaled is below 2**24 and in doubt by 2**-28
            return near * step if abs(near * step) <= form.largest else math.copysign(math.inf, middle)
    if ball.is_exact():
        return _round_exact(ball, form)
    low, high = _round_exact(ball.lower(), form), _round_exact(ball.upper(), form)
    return low if low == high else None


def _round_exact(value: arb, form: Format) -> float:
    """Round a ball of radius zero correctly to a floating-point format, in integer arithmetic."""
    mantissa, power = (int(n) for n in value.man_exp())
    exponent = mantissa.bit_length() + power - 1
    if exponent > form.greatest:
        return math.inf if mantissa > 0 else -math.inf  # copysign would make a float of a long integer
    if exponent < form.least - form.precision:  # below half the least subnormal, and perhaps astronomically so
        return 0.0
    step = max(exponent, form.least) - form.precision + 1
    if step > power:
        quotient, rest = divmod(abs(mantissa), 1 << (step - power))
        twice = 2 * rest - (1 << (step - power))
        quotient += twice > 0 or (twice == 0 and quotient & 1 == 1)
        mantissa, power = (quotient if mantissa > 0 else -quotient), step
    if mantissa.bit_length() + power - 1 > form.greatest:
        return math.inf if mantissa > 0 else -math.inf  # copysign would make a float of a long integer
    return math.ldexp(float(mantissa), power)
