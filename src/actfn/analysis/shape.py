"""What a formula's graph looks like, asked fact by fact, each with a time limit of its own.

It follows from the proven signs of f, f′ and f″ (`smoothness.Line.cells`). What is not settled is said so, with why.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from actfn.analysis import continuity, convexity, derivatives, limits, monotone, parity, saturation, sign, values
from actfn.analysis.deadline import Deadline
from actfn.analysis.fact import Fact, unknown
from actfn.analysis.fact_values import Limit
from actfn.analysis.line import Cell, Line
from actfn.analysis.numbers.exact import Exact
from actfn.analysis.numbers.point import Point
from actfn.analysis.trial.facts import Trial, check
from actfn.analysis.undecided import Undecided
from actfn.formula.tree import Expression

TOGETHER, LEAST = 6, 0.1  # all facts may take so many times the limit of one; each is given this part of its own


def exactly(parameters: Mapping[str, float]) -> dict[str, Fraction]:
    """Parameter values as the decimal numbers that they are written as: 0.01 is 1/100."""
    return {name: v if isinstance(v, Fraction) else Fraction(repr(float(v))) for name, v in parameters.items()}


def facts(tree: Expression, parameters: Mapping[str, Any] | None = None, seconds: float = 1.0) -> dict[str, Fact]:
    """Establish everything that follows from a formula as facts: domain, range, limits, monotony, convexity and more.

    Parameters
    ----------
    tree : Expression
        The formula: `expression.of(activation)` or `expression.parse(text)`.
    parameters : mapping of str to Fraction or float, optional
        A value for each parameter in it; floats are taken as they are written (`exactly`).
    seconds : float
        The time limit of each fact.

    Returns
    -------
    dict of str to Fact
        By name: domain, derivatives, kinks, smoothness, limits, asymptotes, range, bounded, zeros, fixed_points,
        minima, maxima, inflections, symmetry, monotone, convex, sign_preserving, lipschitz, saturation, dead. A number
        is `{"value": float or "inf" or "-inf", "exact": text or None}`; an interval is given by its two ends.
    """
    shape = Shape(tree, exactly(parameters or {}), seconds)
    return {name: shape.fact(name) for name in ASKED}


class Shape:
    """A formula at fixed parameters, about whose shape facts are asked.

    Parameters
    ----------
    tree : Expression
        The formula.
    parameters : mapping of str to Fraction
        A value for each parameter in it.
    seconds : float
        The time limit of each fact.
    """

    def __init__(self, tree: Expression, parameters: Mapping[str, Fraction], seconds: float = 1.0) -> None:
        self.tree, self.seconds = tree, seconds
        self.parameters = {name: parameters[name] for name in tree.parameters}
        self.deadline = Deadline(seconds)
        self._whole = Deadline(TOGETHER * seconds)
        self._line: Line | Undecided | None = None
        self._known: dict[str, Any] = {}
        self.trial = Trial(self)

    def fact(self, name: str) -> Fact:
        """Prove the fact of this name, such as `monotone`, when it is first asked for, and try it at numbers."""
        if name not in self._known:
            self.deadline = self._limit()
            try:
                if name not in ("domain", "derivatives"):
                    continuity.defined(self)
                    self.deadline = self._limit()
                self._known[name] = ASKED[name](self)
            except Undecided as error:
                self._known[name] = unknown(error.reason)
            except RecursionError:
                self._known[name] = unknown("the formula is nested too deep")
            check(name, self._known[name], self)
        made: Fact = self._known[name]
        return made

    def _limit(self) -> Deadline:
        """A fact's own limit: less where those before took long."""
        return Deadline(min(self.seconds, max(self._whole.left, LEAST * self.seconds)))

    @property
    def line(self) -> Line:
        """The formula cut into smooth pieces along the real line. Raises Undecided."""
        if self._line is None:
            try:
                self._line = Line(self.tree, self.parameters, self.deadline)
            except Undecided as error:
                self._line = error
        if isinstance(self._line, Undecided):
            raise self._line
        return self._line

    def cells(self, k: int, m: Fraction = Fraction(0), b: Fraction = Fraction(0)) -> list[Cell]:
        """Cut the line into cells in each of which f⁽ᵏ⁾(x) - (m x + b) is proven to have one sign."""
        return self.line.cells(k, self.deadline, m, b)

    def limit(self, k: int, side: int) -> Limit:
        """The limit of f⁽ᵏ⁾ towards the infinity on one side, as a number or an infinity. Raises Undecided."""
        piece = self.line.pieces[-1 if side > 0 else 0]
        found = piece.germ(k, side, self.deadline).limit()
        return Point.of(found) if isinstance(found, Exact) else found


ASKED: dict[str, Callable[[Shape], Fact]] = {
    "domain": continuity.domain,
    "derivatives": derivatives.derivatives,
    "kinks": continuity.kinks,
    "smoothness": continuity.smoothness,
    "limits": limits.limits,
    "asymptotes": limits.asymptotes,
    "range": values.range_,
    "bounded": values.bounded,
    "zeros": values.zeros,
    "fixed_points": values.fixed_points,
    "minima": values.minima,
    "maxima": values.maxima,
    "inflections": values.inflections,
    "symmetry": parity.symmetry,
    "monotone": monotone.monotone,
    "convex": convexity.convex,
    "sign_preserving": sign.sign_preserving,
    "lipschitz": values.lipschitz,
    "saturation": saturation.saturation,
    "dead": saturation.dead,
}
