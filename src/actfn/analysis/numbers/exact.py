"""Exact real constants: sums of rational multiples of products of roots, pi, e and words at constants.

Two constants that are written alike are one, so that a difference of zero is proven; what differs in writing is told
apart by a ball that excludes zero, or stays undecided.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, cast

import flint
from flint import arb, fmpq, fmpz

from actfn.analysis.numbers.fraction import as_fraction
from actfn.analysis.undecided import NoRealValue, Undecided
from actfn.words import registry
from actfn.words.word import primitive

BITS = 160  # of the balls by which constants are compared, at first
ACCURATE = 96  # bits that are left of such a ball where terms cancel, or it is made anew with twice as many
MOST_BITS = 2560  # with which that ends: what cancels further is zero, or below the range of float64
MOST_DIGITS = 10**5  # binary, of a rational number
MOST_ATOMS = 200  # of a constant, written out
Atom = Any  # a prime, "pi", "e", or (word, constant)
Term = tuple[tuple[Atom, Fraction], ...]  # a product of powers


class Exact:
    """A constant: rational multiples of products of powers of positive atoms, summed.

    Attributes
    ----------
    terms : dict
        The rational factor (fmpq) of each product.
    """

    __slots__ = ("_balls", "_key", "size", "terms")
    exp: Callable[[], Exact]  # and the other words: set by the loop below `_word`
    log: Callable[[], Exact]
    erf: Callable[[], Exact]

    def __init__(self, terms: Mapping[Term, Any]) -> None:
        self.terms = terms
        self.size = sum(1 + sum(_size(atom) for atom, _ in term) for term in terms)
        if self.size > MOST_ATOMS:
            raise Undecided("an exact value too long to be written")
        self._balls: dict[int, arb] = {}
        self._key: Any = None

    @staticmethod
    def of(value: Any) -> Exact:
        """Make an exact number from an int, a Fraction, an fmpq, `"pi"` or `"e"`."""
        if isinstance(value, Exact):
            return value
        if isinstance(value, str):
            return Exact({((value, Fraction(1)),): fmpq(1)})
        value = value if isinstance(value, fmpq) else fmpq(value.numerator, value.denominator)
        return Exact({(): value} if value != 0 else {})

    @property
    def key(self) -> Any:
        """A tuple that is the same for equal constants and differs for others."""
        if self._key is None:
            self._key = frozenset(self.terms.items())
        return self._key

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Exact) and (self is other or self.terms == other.terms)

    def __hash__(self) -> int:
        return hash(self.key)

    @property
    def rational(self) -> Any:
        """The value as an fmpq if the number is rational, else None."""
        if not self.terms:
            return fmpq(0)
        return self.terms.get(()) if len(self.terms) == 1 else None

    @property
    def ball(self) -> arb:
        """A ball of python-flint that contains this constant: of little relative width, unless nothing but 0 is left.

        Terms that cancel, as in 1 - tanh(50), take bits from the difference, so the ball is made with more of them.
        """
        bits = BITS
        while (made := self.enclosed(bits)).rel_accuracy_bits() < ACCURATE and bits < MOST_BITS:
            bits *= 2
        return made

    def enclosed(self, bits: int) -> arb:
        """A ball that contains this constant, computed with so many bits, of which cancellation may leave few."""
        if bits not in self._balls:
            with flint.ctx.workprec(bits):
                total = arb(0)
                for term, factor in self.terms.items():
                    product = arb(factor)
                    for atom, power in term:
                        product *= _raised(_ball_of(atom, bits), power)
                    total += product
                self._balls[bits] = total
        return self._balls[bits]

    def sign(self) -> int:
        """-1, 0 or 1; zero only where that is proven. Raises Undecided."""
        if not self.terms:
            return 0
        if self.ball > 0 or self.ball < 0:
            return 1 if self.ball > 0 else -1
        raise Undecided(f"whether {self} is zero")

    # ---- Arithmetic.

    def __add__(self, other: Any) -> Exact:
        terms = dict(self.terms)
        for term, factor in Exact.of(other).terms.items():
            terms[term] = terms.get(term, 0) + factor
            if terms[term] == 0:
                del terms[term]
        return Exact(terms)

    def __mul__(self, other: Any) -> Exact:
        other = Exact.of(other)
        if len(self.terms) == 1 and (a := self.terms.get(())) is not None:  # the usual case
            return Exact({term: a * b for term, b in other.terms.items()})
        result: dict[Term, Any] = {}
        for left, a in self.terms.items():
            for right, b in other.terms.items():
                factor, term = _product(left, right) if left and right else (1, left or right)
                result[term] = result.get(term, 0) + a * b * factor
        return Exact({term: factor for term, factor in result.items() if factor != 0})

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self) -> Exact:
        return Exact({term: -factor for term, factor in self.terms.items()})

    def __sub__(self, other: Any) -> Exact:
        return self + (-Exact.of(other))

    def __rsub__(self, other: Any) -> Exact:
        return Exact.of(other) - self

    def __truediv__(self, other: Any) -> Exact:
        return self * Exact.of(other).power(Fraction(-1))

    def __rtruediv__(self, other: Any) -> Exact:
        return Exact.of(other) / self

    def __pow__(self, other: Any) -> Exact:
        other = Exact.of(other)
        if (r := other.rational) is not None:
            return self.power(as_fraction(r))
        made: Exact = (self.log() * other).exp()
        return made

    def whole(self) -> int | None:
        """The integer that this constant is, or None if it is not written as one."""
        r = self.rational
        return int(r.p) if r is not None and r.q == 1 else None

    def power(self, r: Fraction) -> Exact:
        """The constant raised to a rational power, exactly."""
        sign = self.sign()
        if sign == 0:
            if r <= 0:
                raise NoRealValue("division by zero")
            return self
        if sign < 0 and r.denominator != 1:
            raise NoRealValue("a root of a negative number")
        if r.denominator == 1 and 0 <= r <= 64:
            if (q := self.rational) is not None:
                return _rational_power(q, r)
            result = Exact.of(1)
            for _ in range(int(r)):
                result = result * self
            return result
        if len(self.terms) > 1:  # an atom of its own, which is positive
            positive = Exact({((("sum", abs(self)), r),): fmpq(1)})
            return positive if sign > 0 or r.numerator % 2 == 0 else -positive
        ((term, factor),) = self.terms.items()
        result = _rational_power(abs(factor), r)
        for atom, power in term:
            result = result * Exact(dict([_folded(atom, power * r)]))
        return result if sign > 0 or r.numerator % 2 == 0 else -result

    def __abs__(self) -> Exact:
        return self if self.sign() >= 0 else -self

    def __gt__(self, other: Any) -> bool:
        return bool((self - other).sign() > 0)

    def __lt__(self, other: Any) -> bool:
        return bool((self - other).sign() < 0)

    def __ge__(self, other: Any) -> bool:
        return bool((self - other).sign() >= 0)

    def __le__(self, other: Any) -> bool:
        return bool((self - other).sign() <= 0)

    def constant(self, value: Any) -> Exact:
        """The exact constant of a number that stands in a formula; formulas ask this of every kind of number."""
        return Exact.of(value)

    def __str__(self) -> str:
        return " + ".join(_written(*item) for item in self.terms.items()).replace("+ -", "- ") or "0"

    __repr__ = __str__


def _word(name: str) -> Callable[[Exact], Exact]:
    def word(self: Exact) -> Exact:
        rational = self.rational
        if rational is not None and (known := registry[name].rational_values.get(as_fraction(rational))) is not None:
            return Exact.of(Fraction(known))
        if registry[name].definition is not primitive and name != "tan":  # whose atoms are kept
            defined: Exact = registry[name].definition(self)
            return defined
        if name == "sqrt":
            return self.power(Fraction(1, 2))
        if name == "exp" and rational is not None:
            return Exact(dict([_folded("e", as_fraction(rational))]))
        if name == "exp" and len(self.terms) == 1:  # exp(q · log(c))
            ((term, factor),) = self.terms.items()
            if len(term) == 1 and term[0][1] == 1 and isinstance(term[0][0], tuple) and term[0][0][0] == "log":
                inner: Exact = term[0][0][1]
                return inner.power(as_fraction(factor))
        if name == "log":
            if self.sign() <= 0:
                raise NoRealValue("the logarithm of a number that is not positive")
            if len(self.terms) == 1:
                ((term, factor),) = self.terms.items()
                if factor == 1 and len(term) == 1 and term[0][0] == "e":
                    return Exact.of(term[0][1])
        if name in ("erf", "tan", "atan", "sin") and self.sign() < 0:
            return -cast(Exact, getattr(-self, name)())
        if name == "cos" and self.sign() < 0:
            return word(-self)
        made = Exact({(((name, self), Fraction(1)),): fmpq(1)})
        if made.ball < 0:  # atoms are positive, so that their powers are roots
            return -Exact({((("minus", made), Fraction(1)),): fmpq(1)})
        return made

    return word


for _name in registry:
    setattr(Exact, _name, _word(_name))


def _product(left: Term, right: Term) -> tuple[Any, Term]:
    """A rational factor and a product of atoms, from two."""
    powers = dict(left)
    for atom, power in right:
        powers[atom] = powers.get(atom, Fraction(0)) + power
    factor, kept = fmpq(1), list[tuple[Atom, Fraction]]()
    for atom, power in powers.items():
        term, rest = _folded(atom, power)
        factor *= rest
        kept += term
    return factor, tuple(sorted(kept, key=_order))


def _folded(atom: Atom, power: Fraction) -> tuple[Term, Any]:
    """A power of an atom as a product and a rational factor: whole powers of a number are rational."""
    if isinstance(atom, int):
        whole = power.numerator // power.denominator
        if abs(whole) * atom.bit_length() > MOST_DIGITS:
            raise Undecided("a power of too many digits")
        power -= whole
        return (((atom, power),) if power else ()), fmpq(atom) ** whole
    return (((atom, power),) if power else ()), fmpq(1)


def _rational_power(base: Any, r: Fraction) -> Exact:
    if abs(r) * max(int(base.p).bit_length(), int(base.q).bit_length()) > MOST_DIGITS and base != 1:
        raise Undecided("a power of too many digits")
    if r.denominator == 1:
        return Exact.of(base ** int(r))
    result = Exact.of(1)
    for number, power in ((base.p, r), (base.q, -r)):
        parts = number.factor() if number < 2**64 else [(number, 1)]
        for prime, times in parts:
            if prime != 1:
                result = result * Exact(dict([_folded(int(prime), power * times)]))
    return result


def _order(item: tuple[Atom, Fraction]) -> tuple[str, str]:
    return str(item[0]), str(item[1])


def _size(atom: Atom) -> int:
    """The number of atoms in an atom that is itself made of others."""
    return 1 + atom[1].size if isinstance(atom, tuple) else 1


def _ball_of(atom: Atom, bits: int) -> Any:
    if isinstance(atom, int):
        return arb(atom)
    if isinstance(atom, str):
        return arb.pi() if atom == "pi" else arb.const_e()
    name, inner = atom
    if name in ("sum", "minus"):
        return inner.enclosed(bits) if name == "sum" else -inner.enclosed(bits)
    return getattr(inner.enclosed(bits), name)()


def _raised(ball: arb, power: Fraction) -> Any:
    if power.denominator == 1:
        n = int(power)
        return ball ** fmpz(n) if n >= 0 else 1 / ball ** fmpz(-n)
    if power == Fraction(1, 2):
        return ball.sqrt()
    return (ball.log() * arb(fmpq(power.numerator, power.denominator))).exp()


def _written(term: Term, factor: Any) -> str:
    above, below = list[str](), list[str]()
    roots = [(a, p) for a, p in term if isinstance(a, int) and p == Fraction(1, 2)]
    radicand = 1
    for atom, _ in roots:
        radicand *= atom
    if radicand > 1:
        above.append(f"sqrt({radicand})")
    for atom, power in term:
        if (atom, power) in roots:
            continue
        size, side = abs(power), above if power > 0 else below
        if atom == "e":
            above.append("e" if power == 1 else f"exp({power})")
            continue
        if isinstance(atom, tuple):
            name, inner = atom
            base = f"({inner})" if name == "sum" else f"(-{inner})" if name == "minus" else f"{name}({inner})"
        else:
            base = str(atom)
        bare = base[1:-1] if base.startswith("(") else base
        side.append(base if size == 1 else f"sqrt({bare})" if size == Fraction(1, 2) else f"{base}**({size})")
    p, q = factor.p, factor.q  # which write themselves out at any length
    if abs(p) != 1 or not above:
        above.insert(0, str(abs(p)))
    if q != 1:
        below.insert(0, str(q))
    under = "*".join(below)
    text = "*".join(above) + (f"/({under})" if len(below) > 1 else f"/{under}" if below else "")
    return text if p > 0 else f"-{text}"
