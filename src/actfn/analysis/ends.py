"""A formula towards +inf as a germ, node by node and word by word. (-inf is +inf of the mirrored formula.)"""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from math import factorial
from typing import Any

from flint import arb

from actfn.analysis.deadline import Deadline
from actfn.analysis.interval import taylor
from actfn.analysis.numbers.exact import Exact
from actfn.analysis.numbers.fraction import as_fmpq, as_fraction
from actfn.analysis.numbers.germ import DEEP, Germ, composed, exp, log, power
from actfn.analysis.numbers.scale import ONE, Scale
from actfn.analysis.undecided import TooNear, Undecided
from actfn.formula.derive import derivative
from actfn.formula.tree import APPLY, Expression, X
from actfn.words import Word, registry

STARTS = (3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 128, 256, 512, 1024, 4096, 65536, 2**24, 2**40)


def germ(tree: Expression, parameters: Mapping[str, Fraction], start: int, deadline: Deadline) -> Germ:
    """The germ at +inf of a formula without `where`. Raises Undecided."""
    return _germ(tree, parameters, Germ({Scale((), Fraction(1)): Exact.of(1)}, start), deadline)


def _germ(tree: Expression, parameters: Mapping[str, Fraction], x: Germ, deadline: Deadline) -> Germ:
    """The germ of a formula at +inf where a germ stands in the place of x."""
    made: dict[int, Germ] = {}
    exact: dict[int, Exact | None] = {}
    for node in tree.nodes():
        deadline.check()
        args = [made[id(arg)] for arg in node.args]
        if node is X:
            made[id(node)] = x
            continue
        if all(arg in exact for arg in map(id, node.args)):
            value = _constant(node, [exact[id(arg)] for arg in node.args], parameters)
            exact[id(node)] = value
            made[id(node)] = Germ.constant(value, x.start)
            continue
        made[id(node)] = _node(node, args, exact, deadline)
    return made[id(tree)]


def _constant(node: Expression, args: list[Any], parameters: Mapping[str, Fraction]) -> Exact:
    if node.head in ("number", "constant"):
        return Exact.of(node.value)
    return Exact.of(parameters[node.value]) if node.head == "parameter" else Exact.of(APPLY[node.head](*args))


def _node(node: Expression, args: list[Germ], exact: dict[int, Exact | None], deadline: Deadline) -> Germ:
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
            return power(args[0], as_fraction(rational))
    if node.head not in registry:
        raise Undecided(f"what {node.head} does towards infinity is not known")
    return _word(registry[node.head], args[0], deadline)


def _word(word: Word, g: Germ, deadline: Deadline) -> Germ:
    """The germ of a word whose argument is the germ `g`, such as tanh of x - 1/x near infinity."""
    if word.name == "log1p":
        added = g + Germ.constant(1, g.start)
        if not added.split()[0] and added.terms.get(ONE) == Exact.of(1):  # next to zero its own series loses nothing
            return _finite(word, g)
        return log(added)
    if word.name == "log":
        return log(g)
    if word.name == "sqrt":
        return power(g, Fraction(1, 2))
    grown, _, _ = g.split()
    if grown:
        return _infinite(word, g, g.lead()[1].sign(), deadline)
    return _finite(word, g)


def _finite(word: Word, g: Germ) -> Germ:
    _, constant, small = g.split()
    if small.bound != 0 and small.rest.growth() >= 0:
        if small.rest.growth() > 0:
            raise Undecided(f"what {word.name} does to a term that may grow is not followed")
        _, bound = small.deviation()
        value = taylor(word, constant.ball + arb(0, 1) * bound, 0)[0]
        return Germ({}, g.start, [(ONE, abs(value).upper())])

    def remainder(size: arb) -> arb:
        value: arb = taylor(word, constant.ball + arb(0, 1) * size, DEEP)[DEEP]
        if not value.is_finite():
            raise TooNear
        return value

    return composed(small, _taylor_of(word.name, constant), remainder)


def _infinite(word: Word, g: Germ, side: int, deadline: Deadline) -> Germ:
    """A word of what grows, to +inf or -inf: by its form there, or as a primitive of expansions."""
    form = word.far[side > 0](X)
    if form is not X.word(word.name):
        return _germ(form, {}, g, deadline)
    if word.name == "exp":
        return exp(g)
    if word.name == "erfc" and side > 0:
        return _erfc(g)
    if word.oscillates and word.range.high < math.inf:
        return Germ({}, g.start, [(ONE, arb(max(abs(word.range.low), word.range.high)))])
    raise Undecided(f"{word.name} of what grows: its poles may go on without end")


def _erfc(v: Germ) -> Germ:
    """The germ of erfc(v) for a growing v, by an alternating series: its error is less than the first term left out."""
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
    """The Taylor coefficients of a word at an exact number, as exact numbers."""
    tree, result = Expression(name, (X,)), []
    for k in range(DEEP):
        value = derivative(tree, k).evaluate(at, {}, leaf=Exact.of) if tree.has_x else Exact({})
        result.append(Exact.of(value) * Fraction(1, factorial(k)))
    return result


def _inverse(g: Germ) -> Germ:
    return power(g, Fraction(-1))
