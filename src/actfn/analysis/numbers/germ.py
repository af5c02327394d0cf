"""A germ: the leading terms of a formula towards +inf, and a bound on the rest that holds for every x from a start on.

The arithmetic is that of asymptotic expansions; every remainder is bounded for all x >= start, so that a sign, a limit
and an asymptote read off a germ are proven.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cmp_to_key
from math import factorial
from typing import Any

from flint import arb

from actfn.analysis.numbers.exact import Exact
from actfn.analysis.numbers.fraction import as_fmpq, as_fraction
from actfn.analysis.numbers.scale import LOGARITHM, ONE, Scale, compare, over
from actfn.analysis.undecided import TooNear, Undecided

MOST, DEEP = 6, 5  # terms kept of a germ, and of a Taylor series


class Germ:
    """A sum of exact constants times scales, and a remainder of at most bound·rest; the bound holds from `start` on."""

    __slots__ = ("bound", "rest", "start", "terms")

    def __init__(self, terms: dict[Scale, Exact], start: int, rests: list[tuple[Scale, arb]] | None = None) -> None:
        self.start = start
        order = cmp_to_key(compare)
        kept = sorted(((s, c) for s, c in terms.items() if c.terms), key=lambda term: order(term[0]), reverse=True)
        rests = [(s, b) for s, b in rests or [] if b != 0]
        rests += [(s, abs(c).ball) for s, c in kept[MOST:]]
        kept = kept[:MOST]
        self.rest, self.bound = ONE, arb(0)
        if rests:
            self.rest = max((s for s, _ in rests), key=cmp_to_key(compare))
            while kept and compare(kept[-1][0], self.rest) <= 0:
                scale, factor = kept.pop()
                rests.append((scale, abs(factor.ball)))
            self.bound = sum((b * over(s, self.rest).largest(start) for s, b in rests), arb(0)).upper()
        self.terms = dict(kept)

    @staticmethod
    def constant(value: Any, start: int) -> Germ:
        """The germ of a constant function near `start`."""
        return Germ({ONE: Exact.of(value)}, start)

    # ---- Arithmetic.

    def __add__(self, other: Germ) -> Germ:
        terms = dict(self.terms)
        for scale, factor in other.terms.items():
            terms[scale] = terms[scale] + factor if scale in terms else factor
        return Germ(terms, self.start, [(self.rest, self.bound), (other.rest, other.bound)])

    def __neg__(self) -> Germ:
        return self * Germ.constant(-1, self.start)

    def __sub__(self, other: Germ) -> Germ:
        return self + (-other)

    def __mul__(self, other: Germ) -> Germ:
        terms: dict[Scale, Exact] = {}
        for a, c in self.terms.items():
            for b, d in other.terms.items():
                scale = a * b
                terms[scale] = terms[scale] + c * d if scale in terms else c * d
        rests = [(self.rest * other.rest, self.bound * other.bound)]
        rests += [(a * other.rest, abs(c.ball) * other.bound) for a, c in self.terms.items() if other.bound != 0]
        rests += [(b * self.rest, abs(d.ball) * self.bound) for b, d in other.terms.items() if self.bound != 0]
        return Germ(terms, self.start, rests)

    def scaled(self, scale: Scale, factor: Exact) -> Germ:
        """Multiply a germ by one term, a factor times a scale."""
        return Germ(
            {s * scale: c * factor for s, c in self.terms.items()},
            self.start,
            [(self.rest * scale, self.bound * abs(factor.ball))],
        )

    # ---- What it tells.

    def lead(self) -> tuple[Scale, Exact]:
        """The leading term, its factor's sign known. Raises Undecided where the rest may outweigh it."""
        if not self.terms:
            raise Undecided("no term leads: it may oscillate" if self.bound != 0 else "it vanishes")
        scale, factor = next(iter(self.terms.items()))
        factor.sign()
        return scale, factor

    @property
    def is_zero(self) -> bool:
        """Whether the germ is that of the function that is zero everywhere."""
        return not self.terms and self.bound == 0

    def sign(self, start: int) -> int:
        """The sign at every x >= start, or zero identically. Raises Undecided."""
        if self.is_zero:
            return 0
        scale, factor = self.lead()
        others = [(s, abs(c.ball)) for s, c in list(self.terms.items())[1:]] + [(self.rest, self.bound)]
        sum_of_others = sum((b * over(s, scale).largest(start) for s, b in others if b != 0), arb(0))
        if not sum_of_others < abs(factor.ball):
            raise TooNear
        return factor.sign()

    def limit(self) -> Exact | int:
        """The limit; 1 or -1 stand for infinities. Raises Undecided."""
        rest = self.rest.growth() if self.bound != 0 else -1
        if not self.terms:
            if rest < 0:
                return Exact.of(0)
            raise Undecided("the limit may not exist: it may oscillate")
        scale, factor = self.lead()
        growth = scale.growth()
        if growth > 0:
            return factor.sign()
        if rest >= 0:
            raise Undecided("the limit may not exist: it may oscillate")
        return factor if growth == 0 else Exact.of(0)

    def deviation(self) -> tuple[Scale, arb]:
        """Return a scale and a factor such that the whole germ is at most their product, from the start on."""
        parts = [(s, abs(c.ball)) for s, c in self.terms.items()]
        if self.bound != 0:
            parts.append((self.rest, self.bound))
        if not parts:
            return ONE, arb(0)
        scale = max((s for s, _ in parts), key=cmp_to_key(compare))
        return scale, sum((b * over(s, scale).largest(self.start) for s, b in parts), arb(0)).upper()

    def relative(self) -> tuple[Scale, Exact, Germ]:
        """Write a germ as its leading term times 1 + u: return the term's scale and factor, and the germ u."""
        scale, factor = self.lead()
        one = self.scaled(scale ** Fraction(-1), 1 / factor)
        del one.terms[ONE]
        return scale, factor, one

    def split(self) -> tuple[dict[Scale, Exact], Exact, Germ]:
        """Split a germ into growing terms, the constant, and the vanishing rest with its bounded remainder."""
        grown = {s: c for s, c in self.terms.items() if s.growth() > 0}
        small = {s: c for s, c in self.terms.items() if s not in grown and s != ONE}
        return grown, self.terms.get(ONE, Exact({})), Germ(small, self.start, [(self.rest, self.bound)])


def composed(u: Germ, coefficients: list[Exact], remainder: Any) -> Germ:
    """Σ cₖ uᵏ of a u that vanishes; `remainder(ε)` bounds the next coefficient for |u| <= ε."""
    scale, bound = u.deviation()
    if bound == 0:
        return Germ({ONE: coefficients[0]}, u.start)
    size = (bound * scale.largest(u.start)).upper()
    last = remainder(size)
    total = Germ.constant(coefficients[-1], u.start)
    for c in reversed(coefficients[:-1]):
        total = total * u + Germ.constant(c, u.start)
    n = len(coefficients)
    return total + Germ({}, u.start, [(scale ** Fraction(n), (abs(last) * bound ** arb(n)).upper())])


def power(g: Germ, r: Fraction) -> Germ:
    """The germ of a rational power of the function that the germ `g` describes."""
    if r.denominator == 1 and 0 <= r <= 16 and (r <= 3 or len(g.terms) <= 1):
        result = Germ.constant(1, g.start)
        for _ in range(int(r)):
            result = result * g
        return result
    scale, factor, u = g.relative()
    binomial, coefficients = Exact.of(1), []
    for k in range(DEEP):
        coefficients.append(binomial)
        binomial = binomial * (r - k) * Fraction(1, k + 1)

    def remainder(size: arb) -> arb:
        if not size < 0.5:
            raise TooNear
        return abs(binomial.ball) * ((1 - size).log() * arb(-abs(as_fmpq(r - DEEP)))).exp()

    return composed(u, coefficients, remainder).scaled(scale**r, factor.power(r))


def exp(g: Germ) -> Germ:
    """The exponential: of a polynomial in x and multiples of log x, at most."""
    grown, constant, small = g.split()
    exponents, powers = [], Fraction(0)
    for scale, factor in grown.items():
        rational = factor.rational
        if scale == LOGARITHM and rational is not None:
            powers = as_fraction(rational)
        elif scale.exponents:
            return _vanishing_fast(g)
        elif scale.logs:
            raise Undecided("growth faster than any exponential of a power of x, or between two such, is not followed")
        else:
            exponents.append((scale.power, factor))
    scale = Scale(tuple(sorted(exponents, key=lambda item: -item[0])), powers)
    factor = constant.exp()
    if small.bound != 0 and small.rest.growth() >= 0:
        if small.rest.growth() > 0:
            raise Undecided("how fast an exponential grows is not known")
        _, bound = small.deviation()
        return Germ({}, g.start, [(scale, (bound.exp() * factor.ball).upper())])
    coefficients = [Exact.of(Fraction(1, factorial(k))) for k in range(DEEP)]
    return composed(small, coefficients, lambda size: size.exp() / factorial(DEEP)).scaled(scale, factor)


def _vanishing_fast(g: Germ) -> Germ:
    """The exponential of what falls as fast as -exp(x): less than exp(-x³) from some number on."""
    scale, factor = g.lead()
    if factor.sign() > 0:
        raise Undecided("growth faster than any exponential of a power of x is not followed")
    cube = Scale((), Fraction(3))
    margin = g - Germ({scale: factor * Fraction(1, 2)}, g.start)  # g <= half of its leading term
    if margin.sign(g.start) > 0 or not over(cube, scale).largest(g.start) < abs(factor.ball) / 2:
        raise TooNear
    return Germ({}, g.start, [(Scale(((Fraction(3), Exact.of(-1)),)), arb(1))])


def log(g: Germ) -> Germ:
    """The germ of the logarithm of the function that the germ `g` describes."""
    scale, factor, u = g.relative()
    if factor.sign() < 0:
        raise Undecided("the logarithm of a number that is not positive")
    if scale.logs:
        raise Undecided("the logarithm of a logarithm is not followed")
    terms = {Scale((), d): q for d, q in scale.exponents} | {Scale((), Fraction(0), Fraction(1)): Exact.of(scale.power)}
    terms[ONE] = factor.log()
    coefficients = [Exact({})] + [Exact.of(Fraction((-1) ** (k + 1), k)) for k in range(1, DEEP)]

    def remainder(size: arb) -> arb:
        if not size < 0.5:
            raise TooNear
        return 1 / (1 - size) / DEEP

    return Germ(terms, g.start) + composed(u, coefficients, remainder)
