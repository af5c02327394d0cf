"""Where it is decided whether f keeps the sign of its argument."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actfn.analysis.fact import Fact
from actfn.analysis.line import between
from actfn.analysis.numbers.exact import Exact
from actfn.analysis.numbers.point import Point

if TYPE_CHECKING:
    from actfn.analysis.shape import Shape


def sign_preserving(shape: Shape) -> Fact:
    """The fact of whether f keeps the sign of its argument, x f(x) >= 0 for every x."""
    for cell in shape.cells(0):
        below = cell.left is None or float(cell.left) < 0
        above = cell.right is None or float(cell.right) > 0
        if cell.sign and ((above and cell.sign < 0) or (below and cell.sign > 0)):
            if cell.sign < 0:
                left = cell.left if cell.left is not None and float(cell.left) > 0 else Point.of(Exact({}))
                at = between(left, cell.right)
            else:
                right = cell.right if cell.right is not None and float(cell.right) < 0 else Point.of(Exact({}))
                at = between(cell.left, right)
            return Fact({"holds": False, "witness": at}, "proven", "x f(x) < 0 at the witness")
    for border in shape.line.borders:
        if shape.line.value(0, border).ball * border.ball < 0:
            return Fact({"holds": False, "witness": float(border)}, "proven", "x f(x) < 0 at the witness")
    return Fact({"holds": True, "witness": None}, "proven", "x f(x) >= 0 for every x")
