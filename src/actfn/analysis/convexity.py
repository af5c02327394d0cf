"""Where it is decided whether f is convex, concave, or neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actfn.analysis.continuity import continuous
from actfn.analysis.fact import Fact
from actfn.analysis.monotone import where_signed

if TYPE_CHECKING:
    from actfn.analysis.shape import Shape


def convex(shape: Shape) -> Fact:
    """The fact of whether f is convex, concave or neither on the whole line."""
    continuous(shape)
    signs = {cell.sign for cell in shape.cells(2)}
    kinks = [kink for kink in shape.line.kinks(shape.deadline) if kink.order == 1]
    bends = [(kink, kink.right.ball - kink.left.ball) for kink in kinks]
    up = 1 in signs or any(bend > 0 for _, bend in bends)
    down = -1 in signs or any(bend < 0 for _, bend in bends)
    if up and down:
        witness = {name: where_signed(shape, 2, sign) for name, sign in (("convex_at", 1), ("concave_at", -1))}
        for kink, bend in bends:
            name = "convex_at" if bend > 0 else "concave_at"
            witness[name] = float(kink.at) if witness[name] is None else witness[name]
        return Fact({"kind": "neither", "witness": witness}, "proven", "f″, or the bend at a kink, has both signs")
    kind = "convex" if up else "concave" if down else "affine"
    return Fact({"kind": kind, "witness": None}, "proven", "by the sign of f″ and of the bends at kinks")
