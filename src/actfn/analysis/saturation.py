"""Where it is decided on which intervals f saturates, that is |f′| is small, and on which f′ is zero."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from actfn.analysis.algebra import equality as algebra
from actfn.analysis.fact import Fact
from actfn.analysis.fact_values import interval
from actfn.analysis.line import Cell, between, runs
from actfn.analysis.numbers.point import Point
from actfn.analysis.piece import Piece

if TYPE_CHECKING:
    from actfn.analysis.shape import Shape

THRESHOLDS = (Fraction(1, 10**3), Fraction(1, 10**6))  # of |f′|, below which a unit saturates


def saturation(shape: Shape) -> Fact:
    """The fact of where f saturates: the intervals in which |f′| stays small."""
    value = {f"{float(c):g}": _small(shape, c) for c in THRESHOLDS}
    return Fact(value, "proven", "the intervals in which |f′| is smaller")


def _small(shape: Shape, threshold: Fraction) -> list[list[Any]]:
    above, below = shape.cells(1, b=threshold), shape.cells(1, b=-threshold)
    cuts = [cell.right for level in (above, below) for cell in level if cell.right is not None]
    cuts.sort(key=float)
    ends: list[Point | None] = [None, *cuts, None]
    found: list[tuple[Point | None, Point | None]] = []
    for left, right in pairwise(ends):
        if left is not None and right is not None and (left is right or left.ball.overlaps(right.ball)):
            continue
        at = between(left, right)
        inside = all(next(c.sign for c in level if _holds(c, at)) == sign for level, sign in ((above, -1), (below, 1)))
        if inside and found and found[-1][1] is not None and left is not None and found[-1][1].ball.overlaps(left.ball):
            found[-1] = found[-1][0], right
        elif inside:
            found.append((left, right))
    return [interval(left, right) for left, right in found]


def dead(shape: Shape) -> Fact:
    """The fact of where units are dead: the intervals in which f′ is zero."""
    shape.line.check_smooth(shape.deadline)
    cells = [Cell(p.left, p.right, 0 if _constant(p) else 1, p) for p in shape.line.pieces]
    jumps = {id(kink.at) for kink in shape.line.kinks(shape.deadline) if kink.order == 0}
    value = []
    for first, last in runs(cells):
        start = first
        for i in range(first, last + 1):
            if i == last or id(cells[i].right) in jumps:
                value.append(interval(cells[start].left, cells[i].right))
                start = i + 1
    return Fact(value, "symbolic", "the pieces that are constant" if value else "no piece is constant")


def _constant(piece: Piece) -> bool:
    return algebra.is_zero(piece.derived(1), piece.parameters)


def _holds(cell: Cell, at: float) -> bool:
    return (cell.left is None or float(cell.left) <= at) and (cell.right is None or at <= float(cell.right))
