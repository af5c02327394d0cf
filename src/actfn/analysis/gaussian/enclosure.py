"""Several formulas at once over balls, complex balls or envelopes; a part that they share is computed once."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flint import acb, arb, fmpq, fmpz

from actfn import words
from actfn.analysis.program import ConstantsKnown, Step, program
from actfn.analysis.undecided import Undecided
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
    """Whether most of a number's ball lies below zero; either branch of a word's two forms is right on both sides."""
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


class Enclosures:
    """Some trees, at given parameters; called with a number, it returns their values there.

    Where a ball lies across the border of a `where`, the value encloses both branches. What cannot be enclosed is nan,
    which does no harm in a branch that is not taken; `problem` then says why.
    """

    problem = ""

    def __init__(self, trees: Sequence[Expression], parameters: Mapping[str, float]) -> None:
        self.program = program(*trees)
        self.constants: dict[int, Any] = {}  # a fraction of python-flint, "pi" or "e"
        self.powers: dict[int, int] = {}  # the exponent of a step, where it is whole and moderate
        for at, (head, args, node) in enumerate(self.program.steps):
            if head == "constant":
                self.constants[at] = node.value
            elif head in ("number", "parameter"):
                value = parameters[node.value] if head == "parameter" else node.value
                self.constants[at] = fmpq(*value.as_integer_ratio())
            elif head == "^":
                power = self.constants.get(args[1])
                if isinstance(power, fmpq) and power.q == 1 and abs(power) <= 1000:
                    self.powers[at] = int(power.p)

    def __call__(self, x: Any) -> list[Any]:
        numbers = _Numbers(self, x)
        known = {at: numbers.constant(value) for at, value in self.constants.items()}
        values = self.program.run(x, numbers, known)
        return [values[at] for at in self.program.results]


class _Numbers(ConstantsKnown):
    """The arithmetic of balls, of complex balls or of envelopes: of the kind that x is."""

    def __init__(self, enclosures: Enclosures, x: Any) -> None:
        self.enclosures, self.powers = enclosures, enclosures.powers
        self.table = COMPLEX if type(x) is acb else REAL
        self.lifted = x.lifted if hasattr(x, "lifted") else type(x)

    def constant(self, value: Any) -> Any:
        """The number of this kind that a fraction, `"pi"` or `"e"` is."""
        if isinstance(value, str):
            value = arb.pi() if value == "pi" else arb.const_e()
        return self.lifted(value)

    def apply(self, at: int, step: Step, args: list[Any]) -> Any:
        power = self.powers.get(at)
        if power is None:
            return self.table[step.head](*args)
        raised = args[0] ** fmpz(abs(power))  # of an int, a ball that holds 0 makes nan
        return raised if power >= 0 else 1 / raised

    def refused(self, step: Step, error: Undecided) -> Any:
        self.enclosures.problem = error.reason
        return self.lifted(arb("nan"))


def resolve(tree: Expression, decided: Mapping[Expression, bool | None]) -> Expression:
    """Replace each `where` of a tree by the branch that its decided condition chooses."""
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
    """List the conditions of the `where` in a formula's tree, each of them once."""
    return [node for node in tree.nodes() if node.head in RELATIONS]


def value_and_slope(activation: Any) -> tuple[Expression, Expression]:
    """The trees of f and f′, with sigmoid and tanh as words: they are enclosed far out too, quotients are not."""
    tree = idioms(of(activation))
    return tree, derivative(tree)
