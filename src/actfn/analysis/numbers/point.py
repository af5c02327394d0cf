"""A number as a ball that holds it, with its exact form where that is known, or easily guessed and then proven."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from flint import arb

from actfn.analysis.interval import precise
from actfn.analysis.numbers.exact import Exact
from actfn.analysis.numbers.fraction import as_fraction, fits, fraction

POINT_BITS = 160


@dataclass(frozen=True)
class Point:
    """A number: a ball that holds it, and its exact form where that is known."""

    ball: Any
    exact: Exact | None = None

    @staticmethod
    def of(value: Exact) -> Point:
        """Make the point at an exactly known number."""
        return Point(value.ball, value)

    def __float__(self) -> float:
        return float(self.ball.mid())


def outward(border: Point, side: int) -> float:
    """The border itself if it is a float, else the next float on that side, so that nothing is left out."""
    at = float(border)
    if border.exact is not None and border.exact == Exact.of(Fraction(at)):
        return at
    return math.nextafter(at, math.inf * side)


def simplest(low: Fraction, high: Fraction) -> Fraction:
    """The fraction of least denominator in an interval of positive numbers."""
    whole = math.ceil(low)
    if whole <= high:
        return Fraction(whole)
    floor = math.floor(low)
    return floor + 1 / simplest(1 / (high - floor), 1 / (low - floor))


def _rational(ball: arb) -> Fraction | None:
    """The simplest fraction in a ball, if it is simple."""
    if ball.contains(0):
        return Fraction(0)
    sign = 1 if ball > 0 else -1
    ends = ball.lower(), ball.upper()
    if not all(map(fits, ends)):
        return None
    low, high = sorted(abs(as_fraction(q)) for q in map(fraction, ends))
    found = simplest(low, high)
    return sign * found if found.denominator <= 1000 and found.numerator <= 10**6 else None


def with_exact_form(ball: arb, proves: Any) -> Point:
    """A number with its exact form, where one that is easily guessed is proven."""
    with precise(POINT_BITS):
        tries: list[Exact] = []
        if not abs(ball) < 1e9 or ball.rad() > 1e-6:
            return Point(ball)
        if (q := _rational(ball)) is not None:
            tries.append(Exact.of(q))
        elif ball.rad() < 1e-15:
            sign = 1 if ball > 0 else -1
            if (q := _rational(ball * ball)) is not None:
                tries.append(Exact.of(q).power(Fraction(1, 2)) * sign)
            if abs(ball) < 10 and (q := _rational(ball.exp())) is not None:
                tries.append(Exact.of(q).log())
            if (q := _rational(ball / arb.pi())) is not None:
                tries.append(Exact.of("pi") * q)
    for guess in tries:
        if proves(guess):
            return Point.of(guess)
    return Point(ball)
