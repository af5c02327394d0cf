"""Scales of growth towards +inf, such as exp(-2x)·x: their products, which grows faster, how large they are."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from flint import arb, fmpq

from actfn.analysis.numbers.exact import Exact
from actfn.analysis.numbers.fraction import as_fmpq
from actfn.analysis.undecided import TooNear, Undecided

Exponents = tuple[tuple[Fraction, Exact], ...]


class Scale:
    """The scale exp(Σ qⱼ xʲ) · x^power · log(x)^logs, by which the growth of germs is compared."""

    __slots__ = ("_hash", "exponents", "key", "logs", "power")

    def __init__(self, exponents: Exponents = (), power: Fraction = Fraction(0), logs: Fraction = Fraction(0)) -> None:
        self.exponents, self.power, self.logs = exponents, power, logs
        self.key = (exponents, power, logs)
        self._hash = hash(self.key)

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Scale) and self._hash == other._hash and self.key == other.key)

    def __hash__(self) -> int:
        return self._hash

    @lru_cache(maxsize=4096)  # noqa: B019  (scales are few, small, and worth keeping)
    def __mul__(self, other: Scale) -> Scale:
        if not (self.exponents or other.exponents):
            return Scale((), self.power + other.power, self.logs + other.logs)
        sums = dict(self.exponents)
        for degree, q in other.exponents:
            sums[degree] = sums[degree] + q if degree in sums else q
        kept = tuple(sorted(((d, q) for d, q in sums.items() if q.terms), key=lambda item: -item[0]))
        return Scale(kept, self.power + other.power, self.logs + other.logs)

    def __pow__(self, r: Fraction) -> Scale:
        return Scale(tuple((d, q * r) for d, q in self.exponents if r), self.power * r, self.logs * r)

    def growth(self) -> int:
        """1 towards infinity, -1 towards zero, 0 for a constant."""
        if self.exponents:
            return self.exponents[0][1].sign()
        first = self.power or self.logs
        return (first > 0) - (first < 0)

    @lru_cache(maxsize=4096)  # noqa: B019
    def largest(self, start: int) -> arb:
        """The supremum from `start` on, of a scale that falls all the way."""
        if self == ONE:
            return arb(1)
        if self.growth() > 0:
            raise Undecided("a term that grows has no bound")
        a = arb(start)
        # The derivative of its logarithm, times x: the leading part must outweigh what is against it.
        parts = [(q.ball * arb(fmpq(d.numerator, d.denominator)) * a ** arb(as_fmpq(d))) for d, q in self.exponents]
        parts += [arb(as_fmpq(self.power)), arb(as_fmpq(self.logs)) / a.log()]
        lead = next(i for i, part in enumerate(parts) if part != 0)
        if not parts[lead] + sum((p for p in parts[lead + 1 :] if not p < 0), arb(0)) < 0:
            raise TooNear
        exponent = sum((q.ball * a ** arb(as_fmpq(d)) for d, q in self.exponents), arb(0))
        exponent += arb(as_fmpq(self.power)) * a.log() + arb(as_fmpq(self.logs)) * a.log().log()
        return exponent.exp().upper()


ONE, LOGARITHM = Scale(), Scale((), Fraction(0), Fraction(1))


@lru_cache(maxsize=4096)
def over(a: Scale, b: Scale) -> Scale:
    """The scale of growth of a quotient, from those of its dividend a and its divisor b."""
    return a * b ** Fraction(-1)


@lru_cache(maxsize=4096)
def compare(a: Scale, b: Scale) -> int:
    """1 where the first grows faster, or falls more slowly; -1 where the second does."""
    return 0 if a.key == b.key else over(a, b).growth()
