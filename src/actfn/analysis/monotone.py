"""Where it is decided whether f increases, decreases, or neither."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from actfn.analysis.fact import Fact
from actfn.analysis.line import between

if TYPE_CHECKING:
    from actfn.analysis.shape import Shape


def monotone(shape: Shape) -> Fact:
    """Increasing, decreasing or neither."""
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


def where_signed(shape: Shape, k: int, sign: int) -> float | None:
    """A number where the k-th derivative of f has the sign, or None where it has it nowhere."""
    return next((between(c.left, c.right) for c in shape.cells(k) if c.sign == sign), None)
