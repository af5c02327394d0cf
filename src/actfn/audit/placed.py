"""Finds where a proven point lies among the numbers of a dtype: between which two of them, or at which one."""

from __future__ import annotations

from fractions import Fraction

from flint import arb

from actfn.analysis.interval import precise
from actfn.analysis.numbers.exact import Exact
from actfn.analysis.numbers.point import POINT_BITS, Point
from actfn.analysis.numbers.ulp import round_to
from actfn.audit import points
from actfn.audit.points import Place


def place(point: Point, dtype: str) -> Place:
    """Find where a point lies among the numbers of a dtype by magnitude, by exact comparisons with its neighbours."""
    size = abs(float(point))
    nearest = points.pattern(float(round_to(size, dtype)), dtype)
    end = points.finite(dtype)
    below, at, above = -1, None, end
    for candidate in range(max(nearest - 2, 0), min(nearest + 3, end)):
        side = _side(candidate, point, dtype)
        if side < 0:
            below = max(below, candidate)
        elif side > 0:
            above = min(above, candidate)
        else:
            at = candidate
    return Place(below, at, above)


def _side(pattern: int, point: Point, dtype: str) -> int:
    """-1 if the number is nearer to zero than the point, 1 if further, 0 if it is the point, or may be."""
    number = points.magnitude(pattern, dtype)
    if point.exact is not None and point.exact in (Exact.of(Fraction(number)), Exact.of(-Fraction(number))):
        return 0
    with precise(POINT_BITS):
        gap = arb(number) - abs(point.ball)
    return 1 if gap > 0 else -1 if gap < 0 else 0
