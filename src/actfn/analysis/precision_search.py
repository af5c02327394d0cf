"""The search for enough precision: each distinct point once, the bits doubled until the ball satisfies."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Any

import flint
import numpy as np
from flint import arb
from numpy.typing import ArrayLike, NDArray

from actfn.analysis.deadline import Deadline
from actfn.analysis.numbers.ball import evaluate
from actfn.analysis.numbers.ulp import Format
from actfn.analysis.undecided import Undecided, Unresolved
from actfn.formula.tree import Expression, X, number
from actfn.words import registry

FIRST_BITS, TAIL_BITS, MOST_BITS = 80, 640, 5120
TAIL = 64.0
# Powers of two that stand for infinity: the reciprocal root of the first rounds to zero; of the second, of which only
# the reciprocal does, cubes take no more bits than there are.
BEYOND = (2300, 1200)
TRIED = 64  # points of which most must be decided


def resolve(
    body: Callable[..., Any],
    x: ArrayLike,
    order: int,
    parameters: Sequence[float],
    settle: Callable[[arb], complex | None],
    form: Format,
    deadline: Deadline | None = None,
    undecided: bool = False,
) -> NDArray[Any]:
    """Enclose f at each point in ever tighter balls until `settle` makes a result of the ball; return the results.

    Where no precision does, that raises Undecided, or gives nan where `undecided` is true; it is raised all the same
    where of the first `TRIED` points most are so, or when the deadline passes.
    """
    points = np.asarray(x)
    with np.errstate(invalid="ignore"):  # a signalling nan
        bits = points.astype(np.float64).view(np.uint64)
    # Each distinct point once, by growing magnitude: the bits rotated by one, the sign last.
    keys, inverse = np.unique((bits << 1) | (bits >> 63), return_inverse=True)
    distinct = ((keys >> 1) | (keys << 63)).view(np.float64)
    search = _Search(body, order, parameters, settle, form)
    with flint.ctx.workprec(FIRST_BITS):
        at = search.or_nan if undecided else search.at
        results = np.array([at(p, deadline) for p in distinct.tolist()])
    return results[inverse].reshape(points.shape)


class _Search:
    """The search through precisions; it remembers what the points before, nearer to the origin, needed."""

    def __init__(
        self, body: Any, order: int, parameters: Sequence[float], settle: Callable[[arb], complex | None], form: Format
    ) -> None:
        self.body, self.order, self.parameters, self.settle = body, order, parameters, settle
        self.tiny = arb(2) ** (form.least - form.precision - 2)  # below this every value rounds to zero
        self.bits, self.asked = FIRST_BITS, 0
        self.points = self.unresolved = 0
        self.tails: dict[float, list[tuple[float, bool]]] = {}

    def ball(self, x: arb | flint.fmpq) -> arb:
        return evaluate(self.body, x, self.order, self.parameters)

    def balls(self, x: arb) -> Iterator[arb]:
        """Ever tighter finite enclosures; at the end, where the formula is rational, the exact value."""
        self.asked += 1  # the bits that the last point took will mostly do; now and then fewer are tried
        bits = self.bits if self.asked % 8 else max(FIRST_BITS, self.bits // 2)
        while bits <= MOST_BITS:
            flint.ctx.prec = self.bits = bits
            try:
                ball = self.ball(x)
                if ball.is_finite():
                    yield ball
            except Undecided:  # a comparison is left open, or a denominator may be zero
                pass
            bits *= 2
        if not math.isfinite(float(x)):  # what stands for infinity: its exact value is not asked for
            return
        try:
            yield self.ball(flint.fmpq(*float(x).as_integer_ratio()))
        except Undecided:  # the value is not rational, or a denominator is zero
            return

    def or_nan(self, x: float, deadline: Deadline | None = None) -> complex:
        """The result at a point, nan where it is not decided."""
        try:
            return self.at(x, deadline)
        except Unresolved:
            self.unresolved += 1
            if self.unresolved > TRIED and 2 * self.unresolved > self.points:
                raise
            return math.nan

    def at(self, x: float, deadline: Deadline | None = None) -> complex:
        """The result at a point; zeros and undecided signs follow the oracle's conventions."""
        self.points += 1
        if deadline is not None:
            deadline.check()
        if math.isnan(x):
            return x
        side = math.copysign(1.0, x)
        if math.isinf(x) and self.oscillates and not self.has_limit(side):
            return math.nan
        for at in [arb(x)] if math.isfinite(x) else [side * arb(2) ** power for power in BEYOND]:
            for ball in self.balls(at):
                if ball == 0:
                    beside = self.balls(arb(side * 2.0**-1074)) if x == 0 else ()
                    return -0.0 if any(near < 0 for near in beside) else 0.0
                if ball > 0 or ball < 0:
                    result = self.settled(ball)
                    if result is not None:
                        return result
                elif self.bits >= TAIL_BITS and abs(x) >= TAIL and abs(ball) < self.tiny:
                    return self.tail(x)
        raise Unresolved(f"derivative {self.order} at x = {x!r} is not resolved by {MOST_BITS} bits")

    @cached_property
    def oscillates(self) -> bool:
        """Whether a word of the formula does, such as the sine."""
        tree = self.body(X, *(number(Fraction(value)) for value in self.parameters))
        nodes = tree.nodes() if isinstance(tree, Expression) else ()
        return any(node.head in registry and registry[node.head].oscillates for node in nodes)

    def has_limit(self, side: float) -> bool:
        """Whether an oscillating formula has all of its values far out next to one, or beyond every number."""
        flint.ctx.prec = TAIL_BITS
        far = arb(2) ** BEYOND[0]
        try:
            ball = self.ball(side * (far * 3 + arb(0, 1) * far) / 2)
        except Undecided:
            return False
        return bool(
            ball.is_finite() and (abs(ball) > far / 2**64 or abs(ball) < self.tiny or self.settle(ball) is not None)
        )

    def settled(self, ball: arb) -> complex | None:
        """The result of `settle` for a ball that excludes zero; a result that is zero gets the ball's sign."""
        result = self.settle(ball)
        return -0.0 if result == 0 and ball < 0 else result

    def tail(self, x: float) -> complex:
        """The underflow at x, far out, with the sign at the farthest power of two, up to x, where it is proven."""
        negative = next(negative for place, negative in reversed(self.signs(math.copysign(1.0, x))) if place <= abs(x))
        underflow = self.settled(arb(2) ** -MOST_BITS * (-1 if negative else 1))
        assert underflow is not None
        return underflow

    def signs(self, side: float) -> list[tuple[float, bool]]:
        """Powers of two and whether f is negative there: from the first up to `TAIL` on, until it is not proven."""
        if side not in self.tails:
            known: list[tuple[float, bool]] = []
            place = TAIL
            while not known and place > 0:  # down to where the sign is proven
                known = self.sign(side, place)
                place /= 2
            place = TAIL * 2
            while known and place < math.inf and (further := self.sign(side, place)):
                known += further
                place *= 2
            self.tails[side] = known
        return self.tails[side]

    def sign(self, side: float, place: float) -> list[tuple[float, bool]]:
        try:
            ball = self.ball(side * arb(place))
        except Undecided:
            return []
        return [(place, bool(ball < 0))] if ball > 0 or ball < 0 else []
