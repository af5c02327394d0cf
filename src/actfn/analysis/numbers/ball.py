"""The number that a formula is given by the oracle: a ball or a power series, whose comparisons are proven or raise."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from flint import arb, arb_series, fmpq, fmpq_series
from flint.utils.flint_exceptions import DomainError

from actfn.analysis.interval import whole_power
from actfn.analysis.numbers.fraction import MOST_BITS, whole
from actfn.analysis.numbers.series import series_of
from actfn.analysis.undecided import NotRational, TooWide, Undefined
from actfn.words import Word, registry


def _bits(value: fmpq) -> int:
    return max(int(value.p).bit_length(), int(value.q).bit_length())


class Number:
    """A number of python-flint (ball, fraction, or power series of these); a series compares by its constant term."""

    __slots__ = ("inner",)

    def __init__(self, inner: Any) -> None:
        self.inner = inner

    def __add__(self, other: Any) -> Number:
        return Number(self.inner + (other.inner if type(other) is Number else other))

    def __sub__(self, other: Any) -> Number:
        return Number(self.inner - (other.inner if type(other) is Number else other))

    def __mul__(self, other: Any) -> Number:
        return Number(self.inner * (other.inner if type(other) is Number else other))

    def __truediv__(self, other: Any) -> Number:
        return Number(_quotient(self.inner, other.inner if type(other) is Number else other))

    def __pow__(self, other: Any) -> Number:
        if isinstance(self.inner, fmpq) and isinstance(other, int) and other * _bits(self.inner) > MOST_BITS:
            raise NotRational("a power of too many digits is not written out")
        try:
            made = self.inner ** (other.inner if type(other) is Number else other)
            if isinstance(made, arb) and isinstance(other, int) and other >= 0 and not made.is_finite():
                made = whole_power(self.inner, other)  # python-flint's, of a wide ball about zero, says nothing
            return Number(made)
        except OverflowError as error:  # python-flint's, of a series of fractions to a power beyond a machine's integer
            raise NotRational(str(error)) from None

    __radd__, __rmul__ = __add__, __mul__

    def __rsub__(self, other: Any) -> Number:
        return Number(other - self.inner)

    def __rtruediv__(self, other: Any) -> Number:
        return Number(_quotient(other, self.inner))

    def __neg__(self) -> Number:
        return Number(-self.inner)

    def constant(self, value: Any) -> Number:
        """A Fraction, `"pi"` or `"e"`, of this number's kind. Raises NotRational where only fractions are."""
        exact = isinstance(self.inner, (fmpq, fmpq_series))
        if isinstance(value, str):
            if exact:
                raise NotRational(f"{value} is not rational")
            return Number(arb.pi() if value == "pi" else arb.const_e())
        fraction = fmpq(value.numerator, value.denominator)
        return Number(fraction if exact else arb(fraction))

    def whole(self) -> int | None:
        """The integer that this number is, or None if it is not proven to be one."""
        inner = self.inner
        if isinstance(inner, fmpq):
            return int(inner.p) if inner.q == 1 else None
        return whole(inner) if isinstance(inner, arb) else None

    def __gt__(self, other: Any) -> bool:
        gap = self.inner - (other.inner if type(other) is Number else other)
        if isinstance(gap, (arb_series, fmpq_series)):
            gap = gap[0]
        if not (gap > 0 or gap <= 0):
            raise TooWide
        return bool(gap > 0)

    def __lt__(self, other: Any) -> bool:
        return bool(-self > -other)

    def __ge__(self, other: Any) -> bool:
        return not self < other

    def __le__(self, other: Any) -> bool:
        return not self > other


def _quotient(above: Any, below: Any) -> Any:
    """A quotient of python-flint's numbers. Raises Undefined where the denominator may be zero.

    Balls give nan there. Fractions raise ZeroDivisionError, and power series ValueError.
    """
    try:
        return above / below
    except (ZeroDivisionError, ValueError):
        raise Undefined("division by zero") from None


def _method(name: str) -> Callable[[Number], Number]:
    """A word of balls and their series; of fractions and theirs, where the value is one."""

    def method(number: Number) -> Number:
        inner = number.inner
        if not isinstance(inner, (fmpq, fmpq_series)):
            return Number(getattr(inner, name)())
        if not hasattr(inner, name):
            raise NotRational(f"{name} of a fraction is none")
        try:
            return Number(getattr(inner, name)())
        except (ValueError, DomainError) as error:  # python-flint's: the value is not rational
            raise NotRational(str(error)) from None

    return method


def _closer(word: Word) -> Callable[[Number], Number]:
    """A word of balls that their series lack: by its definition, but the constant term, where that loses digits."""

    def method(number: Number) -> Number:
        inner = number.inner
        if isinstance(inner, arb):
            return Number(getattr(inner, word.name)())
        made = _form(word, inner)(number)
        if isinstance(inner, arb_series):
            others = made.inner.coeffs()[1:]
            return Number(arb_series([getattr(inner[0], word.name)(), *others], made.inner.prec))
        return Number(made.inner)

    return method


HUGE = 1 << 10  # an argument beyond which exp(exp(x)) may be no number that a ball holds


def _form(word: Word, inner: Any) -> Callable[[Any], Any]:
    """What to compute a word by: its definition, or where that overflows the form that is for arguments far out."""
    start = inner[0] if isinstance(inner, arb_series) else inner
    if word.far and isinstance(start, arb) and start.abs_lower() > HUGE:
        return word.far[bool(start > 0)]
    return word.definition


def _by_form(word: Word) -> Callable[[Number], Number]:
    """A word that balls lack, by its definition or its form far out."""
    return lambda number: Number(_form(word, number.inner)(number).inner)


def _by_taylor(word: Word) -> Callable[[Number], Number]:
    """A word that balls lack, by its Taylor coefficients, whose enclosures are tight on balls of any width."""

    def method(number: Number) -> Number:
        inner = number.inner
        if isinstance(inner, arb):
            return Number(word.taylor(inner, 0)[0])
        if isinstance(inner, arb_series):
            made, rest = arb_series(word.taylor(inner[0], inner.prec - 1), inner.prec), inner.coeffs()[1:]
            return Number(made(arb_series([0, *rest], inner.prec)) if rest else arb_series([made[0]], inner.prec))
        return Number(word.definition(number).inner)

    return method


# Of softplus the definition says nothing on a wide ball far out, where it is next to a line; that of the normal
# distribution cancels below zero.
Number.sech2 = _by_form(registry["sech2"])  # type: ignore[attr-defined]
Number.softplus = _by_taylor(registry["softplus"])  # type: ignore[attr-defined]
Number.normal_cdf = _by_taylor(registry["normal_cdf"])  # type: ignore[attr-defined]
for _name, _word in registry.items():
    if hasattr(arb, _name):
        setattr(Number, _name, _method(_name) if hasattr(arb_series, _name) else _closer(_word))


def evaluate(body: Callable[..., Any], x: arb | fmpq, order: int, parameters: Sequence[float]) -> arb:
    """The derivative of a formula at a ball or fraction, at the precision in force."""
    with series_of(order + 1):
        if isinstance(x, fmpq):
            fractions = [Number(fmpq(*p.as_integer_ratio())) for p in parameters]
            start = Number(fmpq_series([x, 1], prec=order + 1) if order else x)
            return arb(_coefficient(body(start, *fractions), order))
        balls = [Number(arb(p)) for p in parameters]
        return _coefficient(body(Number(arb_series([x, 1], order + 1) if order else x), *balls), order)


def _coefficient(value: Any, order: int) -> arb:
    if not isinstance(value, Number):  # a constant
        return arb(0 if order else value)
    inner = value.inner
    if isinstance(inner, (arb_series, fmpq_series)):
        inner = inner[order] * math.factorial(order)
    elif order:
        return arb(0)
    coefficient: arb = inner
    return coefficient
