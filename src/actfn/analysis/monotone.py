"""Where it is decided whether f increases, decreases, or neither."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from actfn.analysis import waves
from actfn.analysis.fact import Fact
from actfn.analysis.line import between
from actfn.analysis.numbers.point import Point

if TYPE_CHECKING:
    from actfn.analysis.shape import Shape


def monotone(shape: Shape) -> Fact:
    """The fact of whether f is increasing, decreasing or neither on the whole line, strictly or not."""
    if (waved := waves.monotone(shape)) is not None:
        return waved
    signs = {cell.sign for cell in shape.cells(1)}
    rising, falling = 1 in signs, -1 in signs
    steps_at: dict[int, float] = {}
    for kink in shape.line.kinks(shape.deadline):
        if kink.order == 0:
            steps = [kink.left, kink.taken, kink.right]
            for a, b in pairwise(steps):
                rising, falling = rising or bool(b.ball > a.ball), falling or bool(b.ball < a.ball)
                steps_at.setdefault(1 if b.ball > a.ball else -1, float(kink.at))
    if rising and falling:
        witness = {
            name: steps_at.get(sign) if (at := where_signed(shape, 1, sign)) is None else at
            for name, sign in (("rises_at", 1), ("falls_at", -1))
        }
        return Fact({"kind": "no", "witness": witness}, "proven", "f rises, and it falls")
    flat = 0 in signs
    kind = (
        ("nondecreasing" if flat else "strictly increasing")
        if rising
        else ("nonincreasing" if flat else "strictly decreasing")
    )
    return Fact({"kind": kind if rising or falling else "constant", "witness": None}, "proven", "by the sign of f′")


@dataclass(frozen=True)
class Monotone:
    """An interval on which f never falls (direction 1) or never rises (-1); None as an end is infinity.

    Attributes
    ----------
    left, right : Point or None
        The ends, which belong to the interval where f is continuous there.
    direction : int
        1 or -1.
    holds_left, holds_right : bool
        Whether the ends belong to it.
    """

    left: Point | None
    right: Point | None
    direction: int
    holds_left: bool = True
    holds_right: bool = True


def intervals(shape: Shape) -> list[Monotone]:
    """The largest intervals on which f is monotone, from left to right. Raises Undecided."""
    cells = shape.cells(1)
    jumps = {id(kink.at) for kink in shape.line.kinks(shape.deadline) if kink.order == 0}
    made: list[Monotone] = []
    constant = False  # whether the last interval is constant, and goes on in either direction
    for cell in cells:
        jumps_here = id(cell.left) in jumps
        if made and not jumps_here and (constant or cell.sign in (0, made[-1].direction)):
            last = made.pop()
            direction = cell.sign if constant and cell.sign else last.direction
            made.append(Monotone(last.left, cell.right, direction, last.holds_left, id(cell.right) not in jumps))
            constant = constant and cell.sign == 0
        else:
            made.append(Monotone(cell.left, cell.right, cell.sign or 1, not jumps_here, id(cell.right) not in jumps))
            constant = cell.sign == 0
    return made


def where_signed(shape: Shape, k: int, sign: int) -> float | None:
    """A number where the k-th derivative of f has the sign, or None where it has it nowhere."""
    return next((between(c.left, c.right) for c in shape.cells(k) if c.sign == sign), None)
