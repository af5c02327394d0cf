"""The way from a quotient to a tree: factored, and with words such as tanh where products of exponentials are one."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from actfn.analysis.algebra.quotient import GENERATORS, UNIT, Quotient, bits, rational
from actfn.analysis.numbers.fraction import as_fraction
from actfn.analysis.undecided import Unsupported
from actfn.formula.tree import ONE, ZERO, Expression, number
from actfn.formula.write import decimal

MOST_BITS = 2**15  # of all coefficients of a polynomial that is factored


class WayBack:
    """The way back from quotients of polynomials over generators to trees of formulas.

    Parameters
    ----------
    trees : list of Expression
        Of each generator its tree; grows as generators are met.
    arguments : dict of int to Quotient
        Of exp(…) and log(…) what they are of; grows too.
    """

    def __init__(self, trees: list[Expression], arguments: dict[int, Quotient]) -> None:
        self.trees, self.arguments = trees, arguments
        self._factored: dict[Quotient, Any] = {}
        self._exponents: dict[tuple[int, int], Expression] = {}  # met again and again where words are nested

    def tree(self, quotient: Quotient, words: bool = False) -> Expression:
        """A quotient as a tree, factored; with `words`, tanh, sech2 and sigmoid where they are factors."""
        if quotient not in self._factored:
            self._factored[quotient] = self._factors(quotient.above), self._factors(quotient.below)
        above, below = self._factored[quotient]
        content = above[0] / below[0]  # the factors are primitive: 1/4 + x² is 1/4 · (1 + 4x²)
        return self._joined(content, above[1] + [(f, -n) for f, n in below[1]], words)

    def _factors(self, polynomial: Any) -> tuple[Fraction, list[tuple[Any, int]]]:
        if polynomial.is_constant():
            return as_fraction(polynomial.leading_coefficient()) if not polynomial.is_zero() else Fraction(0), []
        if len(polynomial) * bits(polynomial) > MOST_BITS:
            raise Unsupported("a polynomial that takes too long to factor")
        constant, factors = polynomial.factor()
        content = as_fraction(constant)
        return content, [(factor, int(n)) for factor, n in factors]

    def _joined(self, content: Fraction, factors: list[tuple[Any, int]], words: bool = False) -> Expression:
        """The product of a number and powers of polynomials."""
        tops, bottoms, others = list[Expression](), list[Expression](), []
        grown: dict[int, int] = {}  # powers of the generators exp(…)
        for factor, n in factors:
            single = next((i for i in range(len(self.trees)) if factor == GENERATORS[i]), None)
            if single is not None and self.trees[single].head == "exp":
                grown[single] = n
            else:
                others.append((factor, n))
        if words:
            factor, tops, others = self._worded(grown, others)
            content *= factor
        exponent = ZERO
        for i, n in grown.items():
            exponent = exponent + self.exponent({i: n})
        for factor, n in others:
            single = next((i for i in range(len(self.trees)) if factor == GENERATORS[i]), None)
            made = self._sum(factor) if single is None else self.trees[single]
            (tops if n > 0 else bottoms).append(made ** number(abs(n)))
        if exponent is not ZERO:
            tops.append(exponent.word("exp"))
        sign = -1 if content < 0 else 1
        content = abs(content)
        short = decimal(content)
        whole = "/" in short or len(short) < 6  # x/200 rather than 0.005*x, but 1.702*x
        top = number(content.numerator if whole else content)
        for t in tops:
            top = top * t
        bottom = number(content.denominator if whole else 1)
        for t in bottoms:
            bottom = bottom * t
        made = top if bottom is ONE else top / bottom
        return -made if sign < 0 else made

    def exponent(self, powers: Mapping[int, int]) -> Expression:
        """The exponent of a product of powers of generators exp(…)."""
        total = ZERO
        for i, n in powers.items():
            if n and (i, n) not in self._exponents:
                self._exponents[i, n] = self.tree(self.arguments[i] * rational(n))
            total = total + self._exponents[i, n] if n else total
        return total

    def _worded(
        self, grown: dict[int, int], factors: list[tuple[Any, int]]
    ) -> tuple[Fraction, list[Expression], list[tuple[Any, int]]]:
        """Products of exp(v), exp(v) + 1 and exp(v) - 1 as words of v; what is used up is taken from `grown`."""
        powers: dict[tuple[int, Any], int] = {}  # of exp(v) ± 1, by sign and by v
        others = []
        for factor, n in factors:
            v = self.beside_one(factor)
            if v is None:
                others.append((factor, n))
            else:
                powers[v] = n
        content, made = Fraction(1), []

        def use(name: str, v: Any, n: int, half: bool = False) -> None:
            if n:
                u = self.exponent(dict(v))
                made.append((u / number(2) if half else u).word(name) ** number(n))

        for (sign, v), n in list(powers.items()):
            double = (1, tuple((i, 2 * k) for i, k in v))
            if sign < 0 and n > 0:
                for plus, whole in ((double, True), ((1, v), False)):
                    partner = powers.get((1, v), 0) if whole else n
                    t = min(n, partner, -powers.get(plus, 0))
                    if t > 0:
                        powers[-1, v] = n = n - t
                        powers[plus] += t
                        if whole:
                            powers[1, v] -= t
                        use("tanh", v, t, half=not whole)
        for (sign, v), n in list(powers.items()):
            if sign > 0 and n < 0:
                b = -n
                a = max(0, min(b, *(grown.get(i, 0) // k for i, k in v)))
                for i, k in v:
                    grown[i] = grown.get(i, 0) - a * k
                powers[sign, v] = 0
                if 2 * a == b and all(k % 2 == 0 for _, k in v):
                    content /= 4**a
                    use("sech2", tuple((i, k // 2) for i, k in v), a)
                    continue
                use("sigmoid", v, a)
                use("sigmoid", tuple((i, -k) for i, k in v), b - a)
        for (sign, v), n in powers.items():
            if n:
                monomial = UNIT
                for i, k in v:
                    monomial *= GENERATORS[i] ** k
                others.append((monomial + sign, n))
        return content, made, others

    def beside_one(self, polynomial: Any) -> tuple[int, Any] | None:
        """Read a polynomial as exp(v) ± 1: return the sign and the exponents."""
        terms = list(polynomial.terms())
        if len(terms) != 2 or terms[0][1] != 1 or any(terms[1][0]) or abs(terms[1][1]) != 1:
            return None
        v = tuple((i, int(n)) for i, n in enumerate(terms[0][0]) if n)
        if not all(self.trees[i].head == "exp" for i, _ in v):
            return None
        return (1 if terms[1][1] > 0 else -1), v

    def _sum(self, polynomial: Any) -> Expression:
        total = ZERO
        for powers, factor in polynomial.terms():
            content = as_fraction(factor)
            term = self._joined(abs(content), [(GENERATORS[i], int(n)) for i, n in enumerate(powers) if n])
            total = total - term if content < 0 else total + term
        return total
