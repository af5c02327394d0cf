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
from actfn.analysis.undecided import Undecided, Undefined
from actfn.formula.tree import APPLY, Expression, X
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


class Program:
    """A formula without `where`, its parameters fixed, ready to be evaluated at balls.

    Parameters
    ----------
    tree : Expression
        The formula.
    parameters : mapping of str to Fraction
        A value for each parameter in it.
    """

    def __init__(self, tree: Expression, parameters: Mapping[str, Fraction]) -> None:
        self.tree, nodes = tree, list(tree.nodes())
        place = {id(node): i for i, node in enumerate(nodes)}
        self.steps: list[tuple[str, Any, Expression]] = []
        exact: dict[int, Exact | None] = {}
        for node in nodes:
            value = _exact(node, [exact.get(id(arg)) for arg in node.args], parameters)
            exact[id(node)] = value
            if node.head == "sqrt" and value is None and structure.sign(node.args[0], parameters)[0] == 1:
                self.steps.append(("root", (place[id(node.args[0])],), node))
            elif value is not None:
                self.steps.append(("number", value.ball, node))
            elif node.head == "^" and (power := exact[id(node.args[1])]) is not None and power.rational is not None:
                r = Fraction(int(power.rational.p), int(power.rational.q))
                self.steps.append(("^", (place[id(node.args[0])], r), node))
            else:
                self.steps.append((node.head, tuple(place[id(arg)] for arg in node.args), node))

    def __call__(self, ball: arb, order: int) -> Coefficients:
        """f, f′, f″/2, … over a ball, up to the order. Raises Undefined."""
        x = arb_series([ball, 1], order + 1) if order else ball
        values: list[Any] = []
        for head, given, node in self.steps:
            if head == "number":
                values.append(given)
                continue
            if node is X:
                values.append(x)
                continue
            try:
                values.append(self._step(head, given, values, order))
            except (Undefined, ZeroDivisionError) as error:
                raise Undefined(f"{error} ({text(node)})" if isinstance(error, Undefined) else str(error)) from None
        result = values[-1]
        if isinstance(result, arb):
            return [result] + [arb(0)] * order
        coefficients: Coefficients = result.coeffs()
        coefficients += [arb(0)] * (order + 1 - len(coefficients))
        if not all(c.is_finite() for c in coefficients):
            raise Undefined("a value that is not bounded")
        return coefficients

    def _step(self, head: str, given: Any, values: list[Any], order: int) -> Any:
        if head == "^":
            if isinstance(given[1], Fraction):
                return _composed(values[given[0]], lambda u: _real_power(u, given[1], order), order)
            logarithm = _composed(values[given[0]], lambda u: taylor(words.log, u, order), order)
            return _composed(values[given[1]] * logarithm, lambda u: taylor(words.exp, u, order), order)
        args = [values[i] for i in given]
        match head:
            case "root":  # of what is never negative
                return _composed(args[0], lambda u: _real_power(u.nonnegative_part(), Fraction(1, 2), order), order)
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
        return _composed(args[0], lambda u: taylor(words.registry[head], u, order), order)


def _composed(u: Any, expansion: Callable[[arb], Coefficients], order: int) -> Any:
    coefficients = [u] if isinstance(u, arb) else u.coeffs() or [arb(0)]
    if len(coefficients) == 1:
        return expansion(coefficients[0])[0]
    return arb_series(expansion(coefficients[0]), order + 1)(arb_series([0, *coefficients[1:]], order + 1))


def _inverse(u: Any, order: int) -> Any:
    return _composed(u, lambda v: _real_power(v, Fraction(-1), order), order)


def _exact(node: Expression, args: list[Exact | None], parameters: Mapping[str, Fraction]) -> Exact | None:
    """The constant that a node is, if it is one."""
    if node.head in ("number", "constant"):
        return Exact.of(node.value)
    if node.head == "parameter":
        return Exact.of(parameters[node.value])
    if not args or any(arg is None for arg in args):
        return None
    try:
        result: Exact = APPLY[node.head](*args)
    except (Undecided, ZeroDivisionError) as error:
        raise Undefined(f"{error or 'not defined'} ({text(node)})") from None
    return result


def precise(bits: int) -> Any:
    """The precision of balls within a `with`."""
    return flint.ctx.workprec(bits)
