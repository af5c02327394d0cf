"""Formulas as a list of steps, each part of them once, which runs over any arithmetic.

A `Program` says what is computed from what; an `Arithmetic` says what a number is and what each head does to numbers:
exact constants, balls and their Taylor series over an interval (`interval`); balls, complex balls and envelopes, of
several formulas at once (`gaussian.enclosure`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple, Protocol

from actfn.analysis.undecided import Undecided
from actfn.formula.tree import Expression, X


class Step(NamedTuple):
    """One part of a formula, and which steps before it give its arguments.

    Attributes
    ----------
    head : str
        What is done: `+ - * / ^ neg`, a word, `where` or a relation; `x`, `number`, `constant` or `parameter`.
    args : tuple of int
        The places of the arguments among the steps.
    node : Expression
        The part itself, for its value and for messages.
    """

    head: str
    args: tuple[int, ...]
    node: Expression


class Arithmetic(Protocol):
    """What a kind of number gives, so that a program runs over it."""

    def leaf(self, node: Expression) -> Any:
        """The number that a `number`, `constant` or `parameter` is."""

    def apply(self, at: int, step: Step, args: list[Any]) -> Any:
        """The number that the step at that place makes of its arguments. Raises Undecided where there is none."""

    def refused(self, step: Step, error: Undecided) -> Any:
        """Return what stands for a number that does not exist, or raise the error."""


class ConstantsKnown:
    """An arithmetic whose programs are given the value of every constant, so that none is asked for."""

    __slots__ = ()

    def leaf(self, node: Expression) -> Any:
        raise AssertionError(f"{node} is a constant, and its value was not given to the program")


class Program:
    """Formulas as steps, those that others need first; a part that they share is one step.

    Parameters
    ----------
    *trees : Expression
        The formulas.

    Attributes
    ----------
    steps : list of Step
        The parts.
    results : list of int
        At which place each formula's own value is.
    """

    __slots__ = ("results", "steps")

    def __init__(self, *trees: Expression) -> None:
        self.steps: list[Step] = []
        places: dict[int, int] = {}
        for node in (node for tree in trees for node in tree.nodes()):
            if id(node) not in places:
                places[id(node)] = len(self.steps)
                self.steps.append(Step(node.head, tuple(places[id(arg)] for arg in node.args), node))
        self.results = [places[id(tree)] for tree in trees]

    def run(self, x: Any, arithmetic: Arithmetic, known: Mapping[int, Any]) -> list[Any]:
        """The value of every step at x.

        Parameters
        ----------
        x : Any
            A number of the arithmetic's kind.
        arithmetic : Arithmetic
            What is done at each step.
        known : mapping of int to Any
            Values of steps that are not computed again, by their places.

        Returns
        -------
        list
            A value for each step; those of the formulas stand at `results`.
        """
        values: list[Any] = []
        for at, step in enumerate(self.steps):
            if at in known:
                values.append(known[at])
            elif step.node is X:
                values.append(x)
            elif not step.args:
                values.append(arithmetic.leaf(step.node))
            else:
                try:
                    values.append(arithmetic.apply(at, step, [values[i] for i in step.args]))
                except Undecided as error:
                    values.append(arithmetic.refused(step, error))
        return values


@lru_cache(maxsize=2048)
def program(*trees: Expression) -> Program:
    """The program of some formulas, made once."""
    return Program(*trees)
