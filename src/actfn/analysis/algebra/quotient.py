"""Quotients of polynomials with rational coefficients, over numbered generators, whatever those stand for."""

from __future__ import annotations

from typing import Any

from flint import fmpq, fmpq_mpoly_ctx

from actfn.analysis.undecided import Unsupported

MOST_GENERATORS, MOST_TERMS, MOST_POWER = 20, 300, 24
MOST_PRODUCTS = 20_000  # of terms, in one multiplication
MOST_DEGREE = 240  # of a polynomial in one generator: common divisors of higher ones take too long
MOST_BITS = 2**13  # of a coefficient
CONTEXT = fmpq_mpoly_ctx.get([f"g{i}" for i in range(MOST_GENERATORS)], "lex")
GENERATORS = CONTEXT.gens()
UNIT = CONTEXT.constant(1)


def bits(polynomial: Any) -> int:
    """The size in bits of a polynomial's first and last coefficient, which grow as the others do."""
    first, last = polynomial.leading_coefficient(), polynomial.coefficient(len(polynomial) - 1)
    return int(max(first.height_bits(), last.height_bits()))


class Quotient:
    """numerator / denominator, without a common factor, the denominator's leading coefficient 1."""

    __slots__ = ("above", "below")

    def __init__(self, above: Any, below: Any = UNIT) -> None:
        if len(above) > MOST_TERMS or len(below) > MOST_TERMS:
            raise Unsupported("a polynomial of too many terms")
        for polynomial in (above, below):
            if polynomial.total_degree() > MOST_DEGREE:
                raise Unsupported("a polynomial of too high a degree")
            if len(polynomial) and bits(polynomial) > MOST_BITS:
                raise Unsupported("a coefficient of too many digits")
        if not below.is_constant():
            common = above.gcd(below)
            if not common.is_constant():
                above, below = above / common, below / common
        lead = below.leading_coefficient()
        self.above, self.below = (above, below) if lead == 1 else (above / lead, below / lead)

    def __add__(self, other: Quotient) -> Quotient:
        if self.below == other.below:
            return Quotient(self.above + other.above, self.below)
        return Quotient(self.above * other.below + other.above * self.below, self.below * other.below)

    def __neg__(self) -> Quotient:
        return Quotient(-self.above, self.below)

    def __sub__(self, other: Quotient) -> Quotient:
        return self + (-other)

    def __mul__(self, other: Quotient) -> Quotient:
        if len(self.above) * len(other.above) + len(self.below) * len(other.below) > MOST_PRODUCTS:
            raise Unsupported("a polynomial of too many terms")
        return Quotient(self.above * other.above, self.below * other.below)

    def __truediv__(self, other: Quotient) -> Quotient:
        if other.above.is_zero():
            raise Unsupported("division by zero")
        return Quotient(self.above * other.below, self.below * other.above)

    def __pow__(self, n: int) -> Quotient:
        if abs(n) > MOST_POWER or (abs(n) > 4 and len(self.above) + len(self.below) > 12):
            raise Unsupported("a large power")
        return Quotient(self.above**n, self.below**n) if n >= 0 else rational(1) / self**-n

    @property
    def key(self) -> tuple[str, str]:
        """A tuple that is the same for equal quotients and differs for others."""
        return str(self.above), str(self.below)

    @property
    def number(self) -> Any:
        """The rational number that it is, else None."""
        if not (self.above.is_constant() and self.below.is_constant()):
            return None
        return fmpq(0) if self.above.is_zero() else self.above.leading_coefficient()


def rational(value: Any) -> Quotient:
    """Make the constant quotient of a rational number."""
    value = value if isinstance(value, fmpq) else fmpq(value.numerator, value.denominator)
    return Quotient(CONTEXT.constant(value))
