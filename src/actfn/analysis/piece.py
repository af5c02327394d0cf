"""A formula without `where` on an interval: that it is defined and smooth there, its values, its signs far out."""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from math import factorial
from typing import Any

from flint import arb

from actfn.analysis import structure
from actfn.analysis.algebra import equality as algebra
from actfn.analysis.deadline import Deadline
from actfn.analysis.ends import STARTS
from actfn.analysis.ends import germ as germ_of
from actfn.analysis.interval import Enclosure, precise
from actfn.analysis.numbers.exact import Exact
from actfn.analysis.numbers.germ import Germ
from actfn.analysis.numbers.point import POINT_BITS, Point, outward
from actfn.analysis.numbers.scale import ONE, Scale
from actfn.analysis.undecided import NoRealValue, TooNear, Undecided, Undefined
from actfn.formula.derive import derivative
from actfn.formula.tree import Expression, X

BOX_BITS = 64
NARROWEST = 2.0**-26  # a box, relative to max(1, |x|), that is not cut again


class Piece:
    """A smooth formula on an interval of the line, with its derivatives, zeros and limits.

    Parameters
    ----------
    tree : Expression
        Without `where`.
    parameters : mapping of str to Fraction
        Their values.
    left, right : Point or None
        The interval's ends; None is infinity.
    """

    def __init__(
        self, tree: Expression, parameters: Mapping[str, Fraction], left: Point | None, right: Point | None
    ) -> None:
        self.tree, self.parameters, self.left, self.right = tree, parameters, left, right
        self.raw = Enclosure(tree, parameters)
        self.boxes: dict[tuple[float, float, int, int], Any] = {}  # what searches computed, for those that follow
        self._germs: dict[Any, Any] = {}
        self._trees = {0: tree}

    def derived(self, k: int) -> Expression:
        """The formula of the k-th derivative on this piece, as a tree."""
        if k not in self._trees:
            self._trees[k] = algebra.tidy(derivative(self.derived(k - 1)), self.parameters)
        return self._trees[k]

    @cached_property
    def program(self) -> Enclosure:
        """The form of the formula whose balls are tightest; only for a formula that is defined throughout."""
        best, least = self.raw, math.inf
        for form in algebra.forms(self.tree, self.parameters):
            try:
                made = Enclosure(form, self.parameters)
                width = sum(
                    float(made(arb(at, 0.5), 2)[k].rad()) for at in _samples(self.left, self.right) for k in (0, 1, 2)
                )
            except Undefined:
                continue
            if width < 0.9 * least:
                best, least = made, width
        return best

    def check_defined(self, deadline: Deadline) -> None:
        """Nothing if the formula, as it is written, is defined on the whole closed interval. Raises Undecided."""
        if not structure.is_total(self.tree, self.parameters):
            self._cover(0, deadline)

    def check_smooth(self, deadline: Deadline) -> None:
        """Nothing if its derivatives too exist on the whole closed interval. Raises Undecided."""
        if not structure.is_total(self.tree, self.parameters, smooth=True):
            self._cover(2, deadline)

    def _cover(self, order: int, deadline: Deadline) -> None:
        """Boxes that cover the interval, in each of which the formula and its derivatives are bounded."""
        low, high = (
            max(float(self.germ(k, side, deadline).start) for k in range(order + 1)) * side
            if end is None
            else outward(end, side)
            for end, side in ((self.left, -1), (self.right, 1))
        )
        boxes = [(low, high)]
        while boxes:
            deadline.check()
            low, high = boxes.pop()
            try:
                with precise(BOX_BITS):
                    self.raw(hull(low, high), order)
            except Undefined as error:
                middle = (low + high) / 2
                if high - low < NARROWEST * max(1.0, abs(middle)):
                    raise Undefined(f"{error}, near x = {middle:.6g}") from None
                boxes += [(middle, high), (low, middle)]

    def holds(self, point: Point) -> bool:
        """Whether an exact point lies in the closed interval."""
        for border, side in ((self.left, 1), (self.right, -1)):
            if border is not None:
                gap = (point.ball - border.ball) * side
                if gap < 0:
                    return False
                if not gap > 0 and (point.exact is None or point.exact != border.exact):
                    raise Undecided(f"whether a zero lies on the border x = {float(border):.6g}")
        return True

    # ---- Values.

    def ball(self, k: int, at: Any, bits: int = POINT_BITS) -> Any:
        """An enclosure of the k-th derivative over the ball `at`, computed with so many bits."""
        with precise(bits):
            return self.program(at, k)[k] * factorial(k)

    def exact(self, k: int, at: Exact) -> Exact:
        """The k-th derivative at an exact number, exactly."""
        given = {name: Exact.of(value) for name, value in self.parameters.items()}
        try:
            return Exact.of(self.derived(k).evaluate(at, given, leaf=Exact.of))
        except NoRealValue as error:
            raise Undefined(error.reason) from None

    def value(self, k: int, at: Point) -> Point:
        """The k-th derivative at a point, exactly where that can be."""
        if at.exact is not None:
            return Point.of(self.exact(k, at.exact))
        return Point(self.ball(k, at.ball))

    def germ(self, k: int, side: int, deadline: Deadline) -> Germ:
        """The germ of f⁽ᵏ⁾ towards +inf or, mirrored, -inf, from the least start that decides it. Raises Undecided."""
        key = k, side
        if key not in self._germs:
            tree = self.derived(k) if side > 0 else self.derived(k).substitute(-X)
            border = self.left if side > 0 else self.right
            first = int(abs(float(border))) + 2 if border is not None else 0
            self._germs[key] = Undecided("no number from which the bounds hold")
            for start in STARTS:
                if start < first:
                    continue
                try:
                    self._germs[key] = germ_of(tree, self.parameters, start, deadline)
                    break
                except TooNear:
                    continue
                except Undecided as error:
                    self._germs[key] = error
                    break
        made = self._germs[key]
        if isinstance(made, Undecided):
            where = f"towards {'+' if side > 0 else '-'}inf"
            raise made if str(made).startswith("not settled") else type(made)(f"{where}, {made}")
        return made  # type: ignore[no-any-return]

    def sign_at_infinity(
        self, k: int, side: int, deadline: Deadline, m: Fraction = Fraction(0), b: Fraction = Fraction(0)
    ) -> tuple[int, int]:
        """The sign of f⁽ᵏ⁾(x) - (m x + b) towards an infinity, and from where on. Raises Undecided."""
        made = self.germ(k, side, deadline)
        if m or b:
            line = {Scale((), Fraction(1)): Exact.of(-m * side), ONE: Exact.of(-b)}
            made = made + Germ(line, made.start)
        for start in STARTS:
            if start >= made.start:
                deadline.check()
                try:
                    return made.sign(start), start
                except TooNear:
                    continue
                except Undecided as error:
                    raise Undecided(f"towards {'+' if side > 0 else '-'}inf, {error}") from None
        raise Undecided(f"towards {'+' if side > 0 else '-'}inf, no number from which the bounds hold")


def hull(low: float, high: float) -> arb:
    """The smallest ball that contains the interval from low to high."""
    return arb(low).union(arb(high)) if high > low else arb(low)


def _samples(left: Point | None, right: Point | None) -> list[float]:
    """Numbers of an interval whose neighbourhoods are typical of it."""
    low = float(left) if left is not None else (float(right) if right is not None else 1.0) - 5
    high = float(right) if right is not None else (float(left) if left is not None else -1.0) + 5
    return [low + (high - low) * share for share in (0.23, 0.52, 0.81)]
