"""A program holds each part once, is made once, and runs over whatever arithmetic it is given."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from flint import arb

from actfn.analysis import interval
from actfn.analysis.gaussian import enclosure
from actfn.analysis.gaussian.enclosure import Enclosures
from actfn.analysis.interval import Enclosure
from actfn.analysis.program import Program, Step, program
from actfn.analysis.undecided import Undecided, Undefined
from actfn.formula import parse
from actfn.formula.tree import APPLY, Expression


class Fractions:
    """The arithmetic of Python's fractions, for these tests."""

    def __init__(self) -> None:
        self.count = 0

    def leaf(self, node: Expression) -> Fraction:
        return Fraction(node.value)

    def apply(self, at: int, step: Step, args: list[Any]) -> Any:
        self.count += 1
        if None in args or (step.head == "/" and args[1] == 0):
            raise Undecided("division by zero")
        return APPLY[step.head](*args)

    def refused(self, step: Step, error: Undecided) -> None:
        return None


def test_shared_parts_are_one_step() -> None:
    tree = parse("(1 + x*x)/(3 + (1 + x*x)) - (1 + x*x)")
    made, arithmetic = program(tree, tree.args[1]), Fractions()
    assert made is program(tree, tree.args[1])
    values = made.run(Fraction(2), arithmetic, {})
    assert [values[at] for at in made.results] == [Fraction(5, 8) - 5, 5]
    assert arithmetic.count == sum(bool(node.args) for node in tree.nodes())


def test_what_is_refused_is_the_arithmetics_to_say() -> None:
    tree = parse("1/x + 1")
    assert Program(tree).run(Fraction(0), Fractions(), {})[-1] is None
    with pytest.raises(Undefined, match="division by zero"):
        Enclosure(tree, {})(arb(0), 0)
    assert not Enclosures([tree], {})(arb(0))[0].is_finite()


@pytest.mark.parametrize("fault", [KeyError, AttributeError, ValueError, OverflowError, ZeroDivisionError])
def test_a_fault_within_a_step_comes_through(monkeypatch: pytest.MonkeyPatch, fault: type[Exception]) -> None:
    def broken(*_: Any) -> Any:
        raise fault("planted")

    monkeypatch.setattr(interval, "taylor", broken)
    monkeypatch.setitem(enclosure.REAL, "tanh", broken)
    for ask in (lambda: Enclosure(parse("tanh(x)"), {})(arb(1), 1), lambda: Enclosures([parse("tanh(x)")], {})(arb(1))):
        with pytest.raises(fault, match="planted"):
            ask()
