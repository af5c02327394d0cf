"""A formula and its derivatives over an interval, as balls that provably hold every value that they take there.

A ball is python-flint's `arb`. A formula given x + δ, x a ball and δ formal, is a power series in δ whose coefficients
hold f, f′, f″/2, … over the whole ball. A word is evaluated through its own Taylor coefficients, which are found from
its values at the ends where it is monotone: wide balls stay as tight as they can be.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import flint
from flint import arb, arb_series, fmpq, fmpz

from actfn import words
from actfn.analysis import structure
from actfn.analysis.numbers.exact import Exact
from actfn.analysis.numbers.fraction import as_fraction
from actfn.analysis.numbers.series import series_of
from actfn.analysis.program import ConstantsKnown, Step, program
from actfn.analysis.undecided import Undecided, Undefined
from actfn.formula.tree import APPLY, Expression
from actfn.formula.write import text
from actfn.words import Word

Coefficients = list[Any]


def whole_power(u: arb, n: int) -> arb:
    """A power that keeps the sign where it is even."""
    if u.rad() == 0 or n == 1:
        return u ** fmpz(n)
    ends = (u.lower() ** fmpz(n)).union(u.upper() ** fmpz(n))
    return ends.union(arb(0)) if n % 2 == 0 and u.contains(0) else ends


def taylor(word: Word, u: arb, order: int) -> Coefficients:
    """f(u), f′(u), f″(u)/2, … of a word, up to the order. Raises Undefined where the ball leaves the domain."""
    low, closed = word.domain.interval.low, word.domain.interval.includes_low
    if low != -math.inf and not u > low:
        above = u - arb(low)
        if order or not closed or not above.nonnegative_part().contains(above):
            raise Undefined(word.domain.reason + (", or its derivative at zero" if order and closed else ""))
    made = word.taylor(u, order)
    if word.domain.poles and not made[0].is_finite():
        raise Undefined(word.domain.reason)
    return made


def _real_power(u: arb, power: Fraction, order: int) -> Coefficients:
    """u to a rational power: whole, or of a positive number."""
    n = power.numerator
    if power.denominator == 1 and n >= 0:
        coefficient, result = 1, []
        for k in range(min(n, order) + 1):
            result.append(coefficient * whole_power(u, n - k) if k < n else arb(coefficient))
            coefficient = coefficient * (n - k) // (k + 1)
        return result + [arb(0)] * (order + 1 - len(result))
    if power.denominator == 1 and u.contains(0):
        raise Undefined("division by zero")
    if power.denominator > 1 and not u > 0:
        if u.nonnegative_part().contains(u) and power > 0 and order == 0:
            high = u.upper()
            return [(high.log() * arb(fmpq(n, power.denominator))).exp().union(arb(0)) if high > 0 else arb(0)]
        raise Undefined("a root of a number that is not positive" + (", or its derivative" if order else ""))
    result, factor = [], fmpq(1)
    for k in range(order + 1):
        e = power - k
        if e.denominator == 1:
            raised = 1 / whole_power(u, -int(e)) if e < 0 else whole_power(u, int(e)) if e else arb(1)
        else:
            q = arb(fmpq(e.numerator, e.denominator))
            raised = (u.lower().log() * q).exp().union((u.upper().log() * q).exp())
        result.append(raised * arb(factor))
        factor *= fmpq(e.numerator, e.denominator) / (k + 1)
    return result


class Enclosure:
    """A formula without `where`, its parameters fixed, ready to be evaluated at balls.

    Parameters
    ----------
    tree : Expression
        The formula.
    parameters : mapping of str to Fraction
        A value for each parameter in it.
    """

    def __init__(self, tree: Expression, parameters: Mapping[str, Fraction]) -> None:
        self.tree, self.program = tree, program(tree)
        exact = self.program.run(None, _Constants(parameters), {})
        self.known = {at: value.ball for at, value in enumerate(exact) if value is not None}
        self.powers: dict[int, Fraction] = {}  # the exponent of a step, where it is a fraction
        self.roots: set[int] = set()  # the steps that are roots of what is never negative
        for at, (head, args, node) in enumerate(self.program.steps):
            if at in self.known:
                continue
            if head == "sqrt" and structure.sign(node.args[0], parameters)[0] == 1:
                self.roots.add(at)
            elif head == "^" and (power := exact[args[1]]) is not None and power.rational is not None:
                self.powers[at] = as_fraction(power.rational)

    def __call__(self, ball: arb, order: int) -> Coefficients:
        """f, f′, f″/2, … over a ball, up to the order. Raises Undefined."""
        with series_of(order + 1):
            x = arb_series([ball, 1], order + 1) if order else ball
            result = self.program.run(x, _Series(self, order), self.known)[-1]
        if isinstance(result, arb):
            return [result] + [arb(0)] * order
        coefficients: Coefficients = result.coeffs()
        coefficients += [arb(0)] * (order + 1 - len(coefficients))
        if not all(c.is_finite() for c in coefficients):
            raise Undefined("a value that is not bounded")
        return coefficients


class _Series(ConstantsKnown):
    """The arithmetic of balls and of their power series up to an order."""

    __slots__ = ("order", "powers", "roots")

    def __init__(self, enclosure: Enclosure, order: int) -> None:
        self.powers, self.roots, self.order = enclosure.powers, enclosure.roots, order

    def refused(self, step: Step, error: Undecided) -> Any:
        raise Undefined(f"{error.reason} ({text(step.node)})") from None

    def apply(self, at: int, step: Step, args: list[Any]) -> Any:
        order = self.order
        match step.head:
            case "+":
                return args[0] + args[1]
            case "-":
                return args[0] - args[1]
            case "*":
                return args[0] * args[1]
            case "neg":
                return -args[0]
            case "/":
                below = args[1] if isinstance(args[1], arb) else args[1][0]
                if below.contains(0):
                    raise Undefined("division by zero")
                return args[0] / args[1] if isinstance(args[1], arb) else args[0] * _inverse(args[1], order)
            case "^":
                if at in self.powers:
                    return _composed(args[0], lambda u: _real_power(u, self.powers[at], order), order)
                logarithm = _composed(args[0], lambda u: taylor(words.log, u, order), order)
                return _composed(args[1] * logarithm, lambda u: taylor(words.exp, u, order), order)
            case "sqrt" if at in self.roots:
                return _composed(args[0], lambda u: _real_power(u.nonnegative_part(), Fraction(1, 2), order), order)
        return _composed(args[0], lambda u: taylor(words.registry[step.head], u, order), order)


class _Constants:
    """The arithmetic of exact constants, in which what depends on x is None."""

    def __init__(self, parameters: Mapping[str, Fraction]) -> None:
        self.parameters = parameters

    def leaf(self, node: Expression) -> Exact:
        return Exact.of(self.parameters[node.value] if node.head == "parameter" else node.value)

    def apply(self, at: int, step: Step, args: list[Exact | None]) -> Exact | None:
        if None in args:
            return None
        made: Exact = APPLY[step.head](*args)
        return made

    def refused(self, step: Step, error: Undecided) -> Any:
        raise Undefined(f"{error.reason} ({text(step.node)})") from None


def _composed(u: Any, expansion: Callable[[arb], Coefficients], order: int) -> Any:
    coefficients = [u] if isinstance(u, arb) else u.coeffs() or [arb(0)]
    if len(coefficients) == 1:
        return expansion(coefficients[0])[0]
    return arb_series(expansion(coefficients[0]), order + 1)(arb_series([0, *coefficients[1:]], order + 1))


def _inverse(u: Any, order: int) -> Any:
    return _composed(u, lambda v: _real_power(v, Fraction(-1), order), order)


def precise(bits: int) -> Any:
    """Compute balls with this many bits within a `with`."""
    return flint.ctx.workprec(bits)
