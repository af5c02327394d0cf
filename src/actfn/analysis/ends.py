"""A formula towards +inf as a germ, node by node and word by word. (-inf is +inf of the mirrored formula.)"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from math import factorial
from typing import Any

from flint import arb

from actfn.analysis.deadline import Deadline
from actfn.analysis.interval import TAYLOR
from actfn.analysis.numbers.exact import Exact, Undecided
from actfn.analysis.numbers.germ import DEEP, Germ, composed, exp, log, power
from actfn.analysis.numbers.scale import ONE, Scale, TooNear, as_fmpq
from actfn.formula.derive import derivative
from actfn.formula.tree import APPLY, WORDS, Expression, X

STARTS = (3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 128, 256, 512, 1024, 4096, 65536, 2**24, 2**40)


def germ(tree: Expression, parameters: Mapping[str, Fraction], start: int, deadline: Deadline) -> Germ:
    """The germ at +inf of a formula without `where`. Raises Undecided."""
    made: dict[int, Germ] = {}
    exact: dict[int, Exact | None] = {}
    for node in tree.nodes():
        deadline.check()
        args = [made[id(arg)] for arg in node.args]
        if node is X:
            made[id(node)] = Germ({Scale((), Fraction(1)): Exact.of(1)}, start)
            continue
        if all(arg in exact for arg in map(id, node.args)):
            value = _constant(node, [exact[id(arg)] for arg in node.args], parameters)
            exact[id(node)] = value
            made[id(node)] = Germ.constant(value, start)
            continue
        made[id(node)] = _node(node, args, exact, start)
    return made[id(tree)]


def _constant(node: Expression, args: list[Any], parameters: Mapping[str, Fraction]) -> Exact:
    if node.head in ("number", "constant"):
        return Exact.of(node.value)
    return Exact.of(parameters[node.value]) if node.head == "parameter" else Exact.of(APPLY[node.head](*args))


def _node(node: Expression, args: list[Germ], exact: dict[int, Exact | None], start: int) -> Germ:
    match node.head:
        case "+":
            return args[0] + args[1]
        case "-":
            return args[0] - args[1]
        case "*":
            return args[0] * args[1]
        case "/":
            return args[0] * _inverse(args[1])
        case "neg":
            return -args[0]
        case "^":
            exponent = exact.get(id(node.args[1]))
            rational = exponent.rational if exponent is not None else None
            if rational is None:
                return exp(args[1] * log(args[0]))
            return power(args[0], Fraction(int(rational.p), int(rational.q)))
    if node.head not in WORDS:
        raise Undecided(f"{node.head} towards infinity")
    return word(node.head, args[0])


def word(name: str, g: Germ) -> Germ:
    """A word of a germ."""
    if name == "log1p":
        added = g + Germ.constant(1, g.start)
        if not added.split()[0] and added.terms.get(ONE) == Exact.of(1):  # next to zero its own series loses nothing
            return _finite("log1p", g)
        return log(added)
    if name == "log":
        return log(g)
    if name == "sqrt":
        return power(g, Fraction(1, 2))
    grown, _, _ = g.split()
    if grown:
        return _infinite(name, g, g.lead()[1].sign())
    return _finite(name, g)


def _finite(name: str, g: Germ) -> Germ:
    _, constant, small = g.split()
    if small.bound != 0 and small.rest.growth() >= 0:
        if small.rest.growth() > 0:
            raise Undecided(f"{name} of what may grow")
        _, bound = small.deviation()
        value = TAYLOR[name](constant.ball + arb(0, 1) * bound, 0)[0]
        return Germ({}, g.start, [(ONE, abs(value).upper())])

    def remainder(size: arb) -> arb:
        value: arb = TAYLOR[name](constant.ball + arb(0, 1) * size, DEEP)[DEEP]
        if not value.is_finite():
            raise TooNear
        return value

    return composed(small, _taylor_of(name, constant), remainder)


def _infinite(name: str, g: Germ, side: int) -> Germ:
    """A word of what grows, to +inf or -inf."""
    one = Germ.constant(1, g.start)
    size = g if side > 0 else -g
    match name:
        case "exp":
            return exp(g)
        case "expm1":
            return exp(g) - one
        case "sinh" | "cosh":
            both = exp(g) + exp(-g) if name == "cosh" else exp(g) - exp(-g)
            return both.scaled(ONE, Exact.of(Fraction(1, 2)))
        case "sigmoid":
            small = exp(-size)
            return _inverse(one + small) if side > 0 else small * _inverse(one + small)
        case "tanh":
            small = exp(-(size + size))
            result = (one - small) * _inverse(one + small)
            return result if side > 0 else -result
        case "sech2":
            small = exp(-(size + size))
            return (small * power(one + small, Fraction(-2))).scaled(ONE, Exact.of(4))
        case "softplus":
            small = word("log1p", exp(-size))
            return g + small if side > 0 else small
        case "erf":
            result = one - _erfc(size)
            return result if side > 0 else -result
        case "erfc":
            return _erfc(g) if side > 0 else one + one - _erfc(-g)
        case "atan":
            right = Germ.constant(Exact.of("pi") * Fraction(1, 2), g.start)
            return (right if side > 0 else -right) - word("atan", _inverse(g))
        case "sin" | "cos":
            return Germ({}, g.start, [(ONE, arb(1))])
    raise Undecided(f"{name} of what grows: its poles may go on without end")


def _erfc(v: Germ) -> Germ:
    """Of a v that grows: an alternating expansion, whose error is less than the first term left out."""
    inverse = _inverse(v)
    square = inverse * inverse
    total, factor = Germ.constant(0, v.start), Fraction(1)
    term = Germ.constant(1, v.start)
    for k in range(DEEP):
        total = total + term.scaled(ONE, Exact.of(factor))
        factor *= -Fraction(2 * k + 1, 2)
        term = term * square
    scale, bound = term.deviation()
    total = total + Germ({}, v.start, [(scale, bound * abs(arb(as_fmpq(factor))))])
    return exp(-(v * v)) * inverse * total.scaled(ONE, Exact.of("pi").power(Fraction(-1, 2)))


@lru_cache(maxsize=512)
def _taylor_of(name: str, at: Exact) -> list[Exact]:
    """The exact Taylor coefficients of a word."""
    tree, result = Expression(name, (X,)), []
    for k in range(DEEP):
        value = derivative(tree, k).evaluate(at, {}, leaf=Exact.of) if tree.has_x else Exact({})
        result.append(Exact.of(value) * Fraction(1, factorial(k)))
    return result


def _inverse(g: Germ) -> Germ:
    return power(g, Fraction(-1))
