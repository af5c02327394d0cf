"""Bounds that hold on a whole half-line: what a formula may do beyond a point, for the tails of integrals.

An `Envelope` encloses a function of y on [start, ∞) as a sum of terms, each a ball times y^p exp(q·y + s·y²) with exact
p, q, s. Sums and products of such terms are exact; a quotient or a logarithm first encloses the sum by a ball times its
fastest term, and a word that is bounded gives its bounds.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import reduce
from typing import Any

from flint import arb, fmpq

from actfn.analysis.numbers.fraction import as_fmpq, not_below
from actfn.analysis.undecided import Unbounded, Undecided
from actfn.words import Word, registry

Scale = tuple[fmpq, fmpq, fmpq]  # p, q, s
ONE: Scale = (fmpq(0), fmpq(0), fmpq(0))
MOST = 8  # terms kept apart
BEYOND_FLOATS = "where a bound is largest far out is beyond what floats hold"  # whose range is less than fractions'


def peak(scale: Scale, start: fmpq) -> arb:
    """An upper bound of y^p exp(q·y + s·y²) on [start, ∞), infinite where there is none."""
    p, q, s = scale
    if (s, q, p) > ONE:
        return arb("inf")
    log = arb(0)
    if p < 0:
        log, p = arb(p) * arb(start).log(), fmpq(0)
    elif p > 0:  # below its tangent at c: p·log y ≤ p (log c + y/c - 1)
        c = max(start, _steepest(p, q, s) if s else -p / q)
        log, q = arb(p) * (arb(c).log() - 1), q + p / c
    if s == 0 and q > 0:
        return arb("inf")
    at = max(start, -q / (2 * s)) if s else start
    return (log + arb(q * at + s * at * at)).exp()


def _steepest(p: fmpq, q: fmpq, s: fmpq) -> fmpq:
    """About where y^p exp(q·y + s·y²) is largest, which need not be exact: every tangent gives a bound."""
    a, b, c = map(_float_of, (p, q, s))
    best = (b + math.sqrt(b * b - 8 * c * a)) / (-4 * c) if c else math.inf
    if not math.isfinite(best):
        raise Unbounded(BEYOND_FLOATS)
    return fmpq(*best.as_integer_ratio())


def _float_of(value: fmpq) -> float:
    """The nearest float of a fraction, or close to it. Raises Unbounded where floats do not reach as far."""
    try:
        return int(value.p) / int(value.q)
    except OverflowError:  # Python's, of a quotient of integers
        raise Unbounded(BEYOND_FLOATS) from None


def _above(ball: Any) -> fmpq:
    """A fraction not below a ball, the same where the ball is a fraction."""
    if isinstance(ball, fmpq):
        return ball
    if not ball.is_finite():
        raise Unbounded("a constant is not finite")
    try:
        return not_below(ball)
    except Undecided as error:
        raise Unbounded(str(error)) from None


class Envelope:
    """An enclosure of a function on [start, ∞), for every number that a formula is made of."""

    __slots__ = ("start", "terms")

    def __init__(self, start: fmpq, terms: dict[Scale, Any]) -> None:
        self.start, self.terms = start, terms

    @classmethod
    def identity(cls, start: fmpq, side: int = 1) -> Envelope:
        """y itself, or -y, for y ≥ start > 0."""
        return cls(start, {(fmpq(1), fmpq(0), fmpq(0)): fmpq(side)})

    def lifted(self, value: Any) -> Envelope:
        """The envelope of a constant function, on the same half-line as this one."""
        if isinstance(value, Envelope):
            return value
        return Envelope(self.start, {ONE: fmpq(value) if isinstance(value, int) else value})

    def constant(self, value: Any) -> Envelope:
        """The envelope of a fraction, or of pi or e, on the same half-line as this one."""
        if isinstance(value, str):
            return self.lifted(arb.pi() if value == "pi" else arb(1).exp())
        return self.lifted(as_fmpq(value))

    # ---- Arithmetic.

    def __add__(self, other: Any) -> Envelope:
        terms = dict(self.terms)
        for scale, ball in self.lifted(other).terms.items():
            terms[scale] = terms[scale] + ball if scale in terms else ball
        return self._short(terms)

    def __mul__(self, other: Any) -> Envelope:
        terms: dict[Scale, Any] = {}
        for (p, q, s), ball in self.terms.items():
            for (p2, q2, s2), ball2 in self.lifted(other).terms.items():
                scale, product = (p + p2, q + q2, s + s2), ball * ball2
                terms[scale] = terms[scale] + product if scale in terms else product
        return self._short(terms)

    def _short(self, terms: dict[Scale, Any]) -> Envelope:
        sure = [scale for scale, ball in terms.items() if ball == 0]  # (ball != 0 is false of a ball that holds zero)
        made = Envelope(self.start, {s: ball for s, ball in terms.items() if s not in sure} or {ONE: fmpq(0)})
        return made if len(made.terms) <= MOST else Envelope(self.start, dict([made.led()]))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self) -> Envelope:
        return Envelope(self.start, {scale: -ball for scale, ball in self.terms.items()})

    def __sub__(self, other: Any) -> Envelope:
        return self + -self.lifted(other)

    def __rsub__(self, other: Any) -> Envelope:
        return self.lifted(other) + -self

    def __truediv__(self, other: Any) -> Envelope:
        return self * self.lifted(other)._inverse()

    def __rtruediv__(self, other: Any) -> Envelope:
        return self.lifted(other) * self._inverse()

    def __pow__(self, exponent: Any) -> Envelope:
        base = self if exponent <= 3 else Envelope(self.start, dict([self.led()]))
        return reduce(lambda made, _: made * base, range(int(exponent)), self.lifted(1))

    def led(self) -> tuple[Scale, Any]:
        """The fastest term's scale, and a ball which times it encloses the sum."""
        if len(self.terms) == 1:
            return next(iter(self.terms.items()))
        lead = max(self.terms, key=lambda scale: scale[::-1])
        total = arb(0)
        for scale, ball in self.terms.items():
            slower = tuple(a - b for a, b in zip(scale, lead, strict=True))
            total += ball * (arb(1) if scale == lead else arb(0).union(peak(slower, self.start)))  # type: ignore[arg-type]
        return lead, total

    def _inverse(self) -> Envelope:
        scale, ball = self.led()
        if arb(ball).contains(0):
            # A sum of terms that are not negative is at least its largest sure term.
            sure = [scale for scale, part in self.terms.items() if part > 0]
            if not sure or not all(arb(part).lower() >= 0 for part in self.terms.values()):
                raise Unbounded("a denominator may be zero far out")
            scale = max(sure, key=lambda scale: scale[::-1])
            inverse = arb(0).union(1 / arb(self.terms[scale]).lower())
        else:
            inverse = 1 / ball
        return Envelope(self.start, {(-scale[0], -scale[1], -scale[2]): inverse})

    # ---- Comparisons, as of balls: false where nothing is proven.

    def __gt__(self, zero: int) -> bool:
        return bool(self.led()[1] > 0)

    def __le__(self, zero: int) -> bool:
        return bool(self.led()[1] <= 0)

    def union(self, other: Envelope) -> Envelope:
        """An envelope that bounds both this function and the other."""
        (lead, ball), (lead2, ball2) = self.led(), other.led()
        top = max(lead, lead2, key=lambda scale: scale[::-1])
        balls = []
        for scale, part in ((lead, ball), (lead2, ball2)):
            slower: Any = tuple(a - b for a, b in zip(scale, top, strict=True))
            balls.append(arb(part) * (arb(1) if scale == top else arb(0).union(peak(slower, self.start))))
        return Envelope(self.start, {top: balls[0].union(balls[1])})

    def range(self) -> tuple[arb, arb]:
        """A number not above and one not below it; infinite where it is not bounded."""
        (p, q, s), ball = self.led()
        ball, top = arb(ball), peak((p, q, s), self.start)
        y = arb(self.start)
        least = (p * y.log() + q * y + s * y * y).exp() if min(p, q, s) >= 0 else arb(0)
        low, high = ball.lower(), ball.upper()
        return (low * (least if low >= 0 else top)).lower(), (high * (top if high > 0 else least)).upper()

    # ---- Words.

    def exp(self) -> Envelope:
        """The envelope of the exponential: exact of c + q·y + s·y², an upper bound of anything else."""
        made = self.lifted(1)
        for scale, ball in self.terms.items():
            made = made * self._exp_of_term(scale, ball)
        return made

    def _exp_of_term(self, scale: Scale, ball: Any) -> Envelope:
        p, q, s = scale
        zero = fmpq(0)
        if (s, q, p) <= ONE:  # bounded
            factor = arb(1) if scale == ONE else arb(0).union(peak(scale, self.start))
            return self.lifted((arb(ball) * factor).exp())
        if isinstance(ball, fmpq) and q == 0 and s == 0 and p in (1, 2):
            return Envelope(self.start, {(zero, ball, zero) if p == 1 else (zero, zero, ball): arb(1)})
        top = _above(ball)
        if top <= 0 and (p > 2 or q > 0 or s > 0):
            return self.lifted(arb(0).union(arb(1)))
        if q > 0 or s > 0 or p > 2:
            raise Unbounded("it may grow faster than exp(c·x²) for every c")
        # y^p is at least, or at most, (start^(p-k))·y^k for the whole k below, or above, it.
        k = fmpq(1) if p <= 1 else fmpq(2)
        rate = top if p == k else _above(arb(top) * (arb(self.start).log() * (p - k)).exp()) if top > 0 else zero
        return Envelope(self.start, {(zero, rate, zero) if k == 1 else (zero, zero, rate): arb(0).union(arb(1))})

    def log(self) -> Envelope:
        """log of the led ball, and of its scale: p·log y + q·y + s·y²; log y between min(log start, 0) and y/e."""
        (p, q, s), ball = self.led()
        if not ball > 0:
            raise Unbounded("a logarithm's argument may be negative far out")
        made = self.lifted(arb(ball).log())
        identity = Envelope.identity(self.start)
        if p != 0:
            y = arb(self.start)
            ratio = (y.log() / y).min(arb(0)).union(1 / arb.const_e())
            made = made + identity * (ratio * p)
        return made + identity * q + identity * identity * s

    def log1p(self) -> Envelope:
        return (self + 1).log()

    def sqrt(self) -> Envelope:
        (p, q, s), ball = self.led()
        if not arb(ball).lower() >= 0:
            raise Unbounded("a root's argument may be negative far out")
        return Envelope(self.start, {(p / 2, q / 2, s / 2): arb(ball).sqrt()})

    def tan(self) -> Envelope:
        low, high = self.range()
        if not (low.is_finite() and high.is_finite()):
            raise Unbounded("a tangent has poles far out")
        return self.lifted(low.union(high).tan())


def _bounded(word: Word) -> Callable[[Envelope], Envelope]:
    """A word with bounds: its values between the bounds of its argument, else all that it has anywhere."""
    low, high = (arb(math.nextafter(end, away)) for end, away in ((word.range.low, -2), (word.range.high, 3)))
    everywhere = low.union(high)

    def method(self: Envelope) -> Envelope:
        low, high = self.range()
        if not (low.is_finite() and high.is_finite()):
            return self.lifted(everywhere)
        of = getattr(arb, word.name)
        return self.lifted(of(low.union(high)) if word.direction == "neither" else of(low).union(of(high)))

    return method


for _word in registry.values():
    if math.isfinite(_word.range.low) and math.isfinite(_word.range.high) and hasattr(arb, _word.name):
        setattr(Envelope, _word.name, _bounded(_word))
