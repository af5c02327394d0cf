"""The truth that an audit compares with, from the formula alone: values, ends, kinks, range, symmetry.

All of it is decided in `actfn.analysis`, of the formula with its parameters as the dtype takes them. What is not
decided there is not looked at, and the report says so and why. The work on the truth has a time limit of its own:
what takes longer is the audit's to answer for, and never counts as the target's.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from actfn.analysis import monotone
from actfn.analysis.deadline import Deadline
from actfn.analysis.numbers.point import Point
from actfn.analysis.numbers.ulp import round_to
from actfn.analysis.oracle import exact
from actfn.analysis.shape import Shape
from actfn.analysis.undecided import Undecided
from actfn.audit import points
from actfn.audit.atlas import Atlas, Cell, atlas_of
from actfn.audit.measure import Bounds
from actfn.audit.placed import place
from actfn.audit.points import Place
from actfn.audit.shapes import shape_of

Array = NDArray[Any]
SECONDS = 120.0  # of computing, that the audit allows itself for the truth of one piece of its work


class TruthUnknown(Exception):
    """The audit does not know what to compare with: the message says why. Not the target's fault."""


class OutOfTime(TruthUnknown):
    """The audit's own work took longer than it allows itself.

    Attributes
    ----------
    seconds : float
        The limit.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__(f"the audit's own work on the exact values took more than {seconds:g} s, its limit")
        self.seconds = seconds


@dataclass(frozen=True)
class Slope:
    """A range of a dtype's magnitudes of one sign in which the function rises (1) or falls (-1) with them: proven."""

    first: int
    last: int
    direction: int


class Truth:
    """A function, or a derivative, with its parameters as a dtype takes them.

    Attributes
    ----------
    order : int
        Of the derivative.
    left : float
        Seconds of computing that the audit still allows itself for the piece of work at hand.
    """

    def __init__(self, activation: Any, order: int, parameters: tuple[float, ...], dtype: str) -> None:
        self.activation, self.order, self.parameters, self.dtype = activation, order, parameters, dtype
        if not all(map(math.isfinite, parameters)):
            given = ", ".join(
                f"{name}={value:g}" for name, value in zip(activation.parameters, parameters, strict=True)
            )
            raise TruthUnknown(f"a parameter is no finite number of {dtype}: {given}")
        self.left = SECONDS
        self._unknown: dict[str, str] = {}

    # ---- What analysis decides.

    @property
    def unknown(self) -> dict[str, str]:
        """The properties of the formula that are undecided, so that results are not held to them, with reasons."""
        for name in ("bounds", "slopes", "kinks", "limits"):
            getattr(self, name)
        return dict(self._unknown)

    @cached_property
    def bounds(self) -> Bounds:
        """The range and symmetry that results are held to; the range is rounded to the dtype, as results are."""
        low, high = self._range()
        return Bounds(float(round_to(low, self.dtype)), float(round_to(high, self.dtype)), self._symmetry())

    def _range(self) -> tuple[float, float]:
        if self.order:
            return -math.inf, math.inf
        fact = self._fresh().fact("range")
        if fact.value is None:
            self._unknown["range"] = fact.note
            return -math.inf, math.inf
        return float(fact.value["low"]["value"]), float(fact.value["high"]["value"])

    def _symmetry(self) -> int:
        fact = self._fresh().fact("symmetry")
        if fact.value is None:
            self._unknown["symmetry"] = fact.note
            return 0
        return {"odd": -1, "even": 1, "neither": 0}[fact.value["kind"]] * int((-1) ** self.order)

    @cached_property
    def slopes(self) -> dict[int, list[Slope]]:
        """The intervals on which the function is proven monotone, by the sign of x; empty for derivatives."""
        made: dict[int, list[Slope]] = {1: [], -1: []}
        if self.order:
            return made
        try:
            intervals = monotone.intervals(self._fresh())
        except Undecided as error:
            self._unknown["monotone"] = error.reason
            return made
        for one in intervals:
            for side in (1, -1):
                ends = (one.left, one.holds_left), (one.right, one.holds_right)
                near, far = ends if side > 0 else ends[::-1]
                first, last = self._first(near, side), self._last(far, side)
                if first < last:
                    made[side].append(Slope(first, last, one.direction * side))
        return {side: sorted(slopes, key=lambda slope: slope.first) for side, slopes in made.items()}

    def _first(self, end: tuple[Point | None, bool], side: int) -> int:
        """The least magnitude of that sign beyond an end that is nearer to zero."""
        point, holds = end
        if point is None or _sign(point) == -side:
            return 0
        at = place(point, self.dtype)
        return at.at if at.at is not None and holds and point.exact is not None else at.above

    def _last(self, end: tuple[Point | None, bool], side: int) -> int:
        """The greatest magnitude of that sign before an end that is further from zero; -1 if there is none."""
        point, holds = end
        if point is None:
            return points.finite(self.dtype) - 1
        if _sign(point) != side:
            return -1
        at = place(point, self.dtype)
        return at.at if at.at is not None and holds and point.exact is not None else at.below

    @cached_property
    def kinks(self) -> dict[float, tuple[float, float]]:
        """The numbers where the derivative jumps: its limits from both sides, infinite where a lower one jumps."""
        try:
            shape = self._fresh()
            shape.line.check_smooth(shape.deadline)
            kinks = shape.line.kinks(shape.deadline)
        except Undecided as error:
            if self.order:
                self._unknown["kinks"] = error.reason
            return {}
        made = {}
        for kink in kinks:
            at = place(kink.at, self.dtype).at
            if self.order > 0 and kink.order <= self.order and at is not None:
                x = points.magnitude(at, self.dtype) * (_sign(kink.at) or 1)
                jumps_here = kink.order == self.order
                made[x] = (float(kink.left), float(kink.right)) if jumps_here else (-math.inf, math.inf)
        return made

    @cached_property
    def limits(self) -> dict[float, float]:
        """The formula's limits at -inf and at inf, where they are decided."""
        made = {}
        for side in (-1, 1):
            try:
                limit = self._fresh().limit(self.order, side)
            except Undecided as error:
                self._unknown[f"limit at {side * math.inf:g}"] = error.reason
                continue
            made[side * math.inf] = math.copysign(math.inf, limit) if isinstance(limit, int) else float(limit)
        return made

    def _fresh(self) -> Shape:
        return shape_of(self.activation, self.parameters)

    # ---- Which numbers are looked at, and their exact values.

    @cached_property
    def sample(self) -> Array:
        """The sample of the dtype, with the neighbours of the formula's own borders, kinks, zeros and turns."""
        return points.sample(self.dtype, self.places)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The places of the formula's borders and of zeros of f and its derivatives, around which samples lie."""
        found: list[Place] = []
        for k in range(-1, 3):
            try:
                shape = self._fresh()
                cuts = shape.line.borders if k < 0 else [cell.right for cell in shape.cells(k)]
                found += [place(point, self.dtype) for point in cuts if point is not None]
            except Undecided:
                continue  # the sample has its other numbers
        return tuple(dict.fromkeys(found))

    @property
    def atlas(self) -> Atlas:
        """The atlas of the function's values at the numbers of float32."""
        return atlas_of(self.activation, self.order, self.parameters)

    def begin(self) -> None:
        """Start the clock of the next piece of work anew, unless the last one used up its time."""
        if self.left > 0:
            self.left = SECONDS

    def at(self, x: Array) -> tuple[Array, Array]:
        """Exact values at any numbers, as unevaluated sums of two; nan where they are not known."""
        with self._timed() as deadline:
            return exact(self.activation, x, self.order, parameters=self.parameters, deadline=deadline, undecided=True)

    def values(self, patterns: Array, side: int) -> Array:
        """Exact values at the float32 numbers of one sign with these magnitudes (growing uint32), by the atlas."""
        with self._timed() as deadline:
            return self.atlas.values(patterns, side, deadline)

    def cells(self, side: int, first: int, last: int) -> list[Cell]:
        """The cells of the atlas that hold the float32 numbers of one sign with these magnitudes."""
        with self._timed() as deadline:
            return list(self.atlas.cells(side, first, last, deadline))

    @cached_property
    def sampled(self) -> dict[int, tuple[Array, Array]]:
        """Exact values at the sample but its first number, which only leads, by sign."""
        x = self.sample[1:].view(np.float64)
        return {side: self.at(side * x) for side in (1, -1)}

    @contextmanager
    def _timed(self) -> Iterator[Deadline]:
        if self.left <= 0:
            raise OutOfTime(SECONDS)
        deadline = Deadline(self.left)
        try:
            yield deadline
        except Undecided as error:
            if deadline.left < 0:
                raise OutOfTime(SECONDS) from None
            raise TruthUnknown(f"the exact values are not known: {error.reason}") from None
        finally:
            self.left = deadline.left


def _sign(point: Point) -> int:
    return 1 if point.ball > 0 else -1 if point.ball < 0 else 0


@lru_cache(maxsize=64)
def truth_of(activation: Any, order: int, parameters: tuple[float, ...], dtype: str) -> Truth:
    """The truth about a function in a dtype, made once in a process and kept."""
    return Truth(activation, order, parameters, dtype)
