"""Trees as a list of steps, run on balls, complex balls or envelopes; a part that trees share is computed once."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flint import acb, arb, fmpq, fmpz

from actfn import words
from actfn.formula.derive import derivative
from actfn.formula.spelled_out import idioms
from actfn.formula.tree import RELATIONS, Expression, of
from actfn.words import Word


def _greater(a: Any, b: Any) -> bool | None:
    """Whether a > b; None where the enclosures leave it open."""
    gap = a - b
    return True if gap > 0 else False if gap <= 0 else None


def _not(decided: bool | None) -> bool | None:
    return None if decided is None else not decided


def _where(condition: bool | None, then: Any, otherwise: Any) -> Any:
    """The branch in force; an enclosure of both where that is open."""
    return then.union(otherwise) if condition is None else then if condition else otherwise


def _power(base: Any, exponent: Any) -> Any:
    return (exponent * base.log()).exp()


def _cut_power(base: acb, exponent: acb) -> acb:
    return (exponent * base.log(analytic=True)).exp()


def _negative(u: Any) -> bool:
    """Which side of zero it is on, mostly; either form of a word is right on both."""
    return bool(u.mid() < 0 if isinstance(u, arb) else u <= 0)


def _real(word: Word) -> Callable[[Any], Any]:
    """A word of balls and envelopes; a bounded one that they lack by the form of its side, which never overflows."""
    if hasattr(arb, word.name) or math.isinf(word.range.high):
        return word
    return lambda u: word.far[0](u) if _negative(u) else word.far[1](u)


REAL: dict[str, Callable[..., Any]] = {
    **{name: _real(word) for name, word in words.registry.items()},
    **{"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "neg": operator.neg},
    **{"^": _power, "where": _where, ">": _greater, "<": lambda a, b: _greater(b, a)},
    **{">=": lambda a, b: _not(_greater(b, a)), "<=": lambda a, b: _not(_greater(a, b))},
}
# A complex ball stands for an analytic function, so on a branch cut it must not be finite.
COMPLEX = REAL | {name: word.complex_ball for name, word in words.registry.items()} | {"^": _cut_power}


class Program:
    """Some trees, at given parameters; called with a number, it returns their values there.

    Where a ball lies across the border of a `where`, the value encloses both branches. What cannot be enclosed is nan,
    which does no harm in a branch that is not taken; `problem` then says why.
    """

    problem = ""

    def __init__(self, trees: Sequence[Expression], parameters: Mapping[str, float]) -> None:
        self.constants: list[tuple[int, Any]] = []
        self.steps: list[tuple[int, str | int, tuple[int, ...]]] = []  # a number for the name: a whole power
        self.x: list[int] = []
        places: dict[int, int] = {}
        for node in (node for tree in trees for node in tree.nodes()):
            if id(node) in places:
                continue
            at = places[id(node)] = len(places)
            args = tuple(places[id(arg)] for arg in node.args)
            if node.head == "x":
                self.x.append(at)
            elif node.head == "constant":
                self.constants.append((at, node.value))
            elif not args:
                value = parameters[node.value] if node.head == "parameter" else node.value
                self.constants.append((at, fmpq(*value.as_integer_ratio())))
            else:
                known = dict(self.constants).get(args[-1]) if node.head == "^" else None
                whole = int(known.p) if isinstance(known, fmpq) and known.q == 1 and abs(known) <= 1000 else None
                self.steps.append((at, node.head if whole is None else whole, args))
        self.results = [places[id(tree)] for tree in trees]
        self.size = len(places)

    def __call__(self, x: Any) -> list[Any]:
        table = COMPLEX if type(x) is acb else REAL
        values: list[Any] = [None] * self.size
        for at, value in self.constants:
            if isinstance(value, str):
                value = arb.pi() if value == "pi" else arb.const_e()
            values[at] = x.lifted(value) if hasattr(x, "lifted") else type(x)(value)
        for at in self.x:
            values[at] = x
        for at, name, args in self.steps:
            try:
                if type(name) is int:
                    power = values[args[0]] ** fmpz(abs(name))  # of an int, a ball that holds 0 makes nan
                    values[at] = power if name >= 0 else 1 / power
                else:
                    values[at] = table[name](*[values[arg] for arg in args])  # type: ignore[index]
            except ArithmeticError as error:
                self.problem = str(error)
                values[at] = x.lifted(arb("nan")) if hasattr(x, "lifted") else type(x)(arb("nan"))
        return [values[at] for at in self.results]


def resolve(tree: Expression, decided: Mapping[Expression, bool | None]) -> Expression:
    """A tree without its `where`s: each condition is decided."""
    known: dict[int, Expression] = {}

    def made(node: Expression) -> Expression:
        if id(node) not in known:
            if node.head == "where":
                known[id(node)] = made(node.args[1] if decided[node.args[0]] else node.args[2])
            else:
                args = tuple(made(arg) for arg in node.args)
                known[id(node)] = node if args == node.args else Expression(node.head, args, node.value)
        return known[id(node)]

    return made(tree)


def conditions(tree: Expression) -> list[Expression]:
    """The conditions in a tree, each once."""
    return [node for node in tree.nodes() if node.head in RELATIONS]


def value_and_slope(activation: Any) -> tuple[Expression, Expression]:
    """The trees of f and f′, with sigmoid and tanh as words: they are enclosed far out too, quotients are not."""
    tree = idioms(of(activation))
    return tree, derivative(tree)
