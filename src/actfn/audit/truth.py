"""What a formula says of a function before any implementation is looked at: values, ends, kinks, range, symmetry."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from actfn import sympy_export as mathematics
from actfn.analysis.numbers.ulp import round_to
from actfn.analysis.oracle import exact
from actfn.audit.atlas import INFINITY, Atlas, atlas_of
from actfn.audit.measure import Bounds

Array = NDArray[Any]
MOST_UNPROVEN = 64  # numbers between a proven rise and a proven fall; an extremum is among them


@dataclass(frozen=True)
class Slope:
    """A range of float32 magnitudes of one sign in which the function rises (1) or falls (-1): proven."""

    first: int
    last: int
    direction: int


class Truth:
    """A function, or a derivative, with its parameters as a dtype takes them.

    Attributes
    ----------
    order : int
        Of the derivative.
    bounds : Bounds
        Of results in a dtype: the rounded ends of the range, and the symmetry.
    slopes : dict of int to list of Slope
        By sign: where it is monotone. Empty for derivatives, of which that is not asked.
    kinks : dict of float to (float, float)
        Where the derivative jumps: its limits from the left and from the right.
    """

    def __init__(self, activation: Any, order: int, parameters: tuple[float, ...], dtype: str) -> None:
        self.activation, self.order, self.parameters, self.dtype = activation, order, parameters, dtype
        self.slopes: dict[int, list[Slope]] = {1: [], -1: []}
        if order == 0:
            change = 0.0 if dtype == "float64" else 2.0**-150
            self.slopes = {side: _slopes(atlas_of(activation, 1, parameters), side, change) for side in (1, -1)}
        low, high = _range(activation, parameters) if order == 0 else (-math.inf, math.inf)
        symmetry = {"odd": -1, "even": 1}.get(mathematics.parity(activation) or "", 0) * (-1) ** order
        # A correctly rounded result may lie outside the range, at its rounded end.
        self.bounds = Bounds(float(round_to(low, dtype)), float(round_to(high, dtype)), symmetry)
        # Where a lower derivative jumps, this one is not defined: anything goes.
        jumps = [(n, k) for n in range(order, 0, -1) for k in mathematics.kinks(activation, parameters, n)]
        self.kinks = {
            float(k.at): (float(k.left), float(k.right)) if n == order else (-math.inf, math.inf) for n, k in jumps
        }

    @property
    def atlas(self) -> Atlas:
        """Of all float32 numbers."""
        return atlas_of(self.activation, self.order, self.parameters)

    def at(self, x: Array) -> tuple[Array, Array]:
        """Exact values at any numbers, as unevaluated sums of two."""
        return exact(self.activation, x, self.order, parameters=self.parameters)


@lru_cache(maxsize=64)
def truth_of(activation: Any, order: int, parameters: tuple[float, ...], dtype: str) -> Truth:
    """Made once in a process."""
    return Truth(activation, order, parameters, dtype)


def _slopes(slope: Atlas, side: int, change: float = 2.0**-150) -> list[Slope]:
    """Neighbouring cells of the derivative's atlas that agree in sign are one; few numbers, unproven, are left out."""
    made: list[Slope] = []
    for first, last, direction in slope.directions(side, change):
        direction *= side  # by growing magnitude
        if direction and made and made[-1].direction == direction and made[-1].last == first - 1:
            made[-1] = Slope(made[-1].first, last, direction)
        elif direction:
            made.append(Slope(first, last, direction))
    return made


def _range(activation: Any, parameters: tuple[float, ...]) -> tuple[float, float]:
    """The ends of the range; infinite where the function is not proven monotone but for a few numbers."""
    points = [0.0, -0.0, math.inf, -math.inf]
    for side in (1, -1):
        slopes = _slopes(atlas_of(activation, 1, parameters), side)
        edges = [1, *(p for s in slopes for p in (s.first, s.last)), INFINITY - 1]
        if any(b - a > MOST_UNPROVEN for a, b in zip(edges[::2], edges[1::2], strict=True)):
            return -math.inf, math.inf
        between = [p for a, b in zip(edges[::2], edges[1::2], strict=True) for p in range(a, b + 1)]
        points += [side * float(np.uint32(p).view(np.float32)) for p in between]
    values = exact(activation, np.array(points), 0, parameters=parameters)[0]
    return float(values.min()), float(values.max())
