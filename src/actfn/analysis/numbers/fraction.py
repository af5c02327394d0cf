"""How a ball becomes a fraction of bounded length, and how fractions of Python become those of python-flint and back.

This is the one place where a ball's exponent is written out.

A ball may be as small as 2**-(10**18); as a fraction such a number fills the memory, so it is refused here.
"""

from __future__ import annotations

from fractions import Fraction

from flint import arb, fmpq

from actfn.analysis.undecided import Undecided

MOST_BITS = 2**14  # of a numerator or a denominator


def as_fraction(value: fmpq) -> Fraction:
    """A rational number of python-flint as a Fraction of Python."""
    return Fraction(int(value.p), int(value.q))


def as_fmpq(value: Fraction) -> fmpq:
    """A Fraction of Python as a rational number of python-flint."""
    return fmpq(value.numerator, value.denominator)


def fits(value: arb) -> bool:
    """Whether a ball without radius is a fraction of moderate size, or zero."""
    mantissa, exponent = value.man_exp()
    return bool(mantissa == 0 or (abs(exponent) < MOST_BITS and abs(mantissa).bit_length() < MOST_BITS))


def fraction(value: arb) -> fmpq:
    """The fraction that a ball without radius is. Raises Undecided where it has too many digits."""
    if not value.is_finite() or not fits(value):
        raise Undecided("a number of too many digits")
    return value.fmpq()


def not_below(ball: arb) -> fmpq:
    """A fraction that no point of a ball exceeds. Raises Undecided where that has too many digits."""
    top = ball.upper()
    if top.is_finite() and not fits(top) and abs(top) < 1:
        return fmpq(1, 2**MOST_BITS) if top > 0 else fmpq(0)
    return fraction(top)


def whole(ball: arb) -> int | None:
    """The integer of moderate size that a ball without radius is, if it is one."""
    if not ball.is_exact() or not fits(ball):
        return None
    found = ball.unique_fmpz()
    return None if found is None else int(found)
