"""Where the branches of a formula change: the real line in pieces, each with one branch of every `where`, proven."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from flint import arb, ctx

from actfn.analysis.gaussian.enclosure import Enclosures, conditions, resolve
from actfn.analysis.undecided import Undecided
from actfn.formula.tree import Expression, X

MOST = 4000  # cells looked at, before a formula has too many borders
BITS = 192


class Piece(NamedTuple):
    """An open interval from `low` to `high` in which the formula equals `tree`, which has no `where`.

    A piece whose `tree` is None is a border, or several, that was not found exactly: at most 2**-80 of the range wide.
    """

    low: arb
    high: arb
    tree: Expression | None


def pieces(tree: Expression, parameters: Mapping[str, float], low: Any, high: Any) -> list[Piece]:
    """The pieces of a formula from low to high, in order and without gaps.

    Of a condition `x > c` the border is c. For the others: an interval over which every condition has one answer, by
    ball arithmetic, lies within a piece; any other is halved.

    Raises
    ------
    Undecided
        If there are too many borders to be told apart.
    """
    with ctx.workprec(BITS):
        low, high = arb(low), arb(high)
        found = conditions(tree)
        exact = {node: at for node in found if (at := _exact(node, parameters)) is not None}
        others = [node for node in found if node not in exact]
        program = Enclosures(others, parameters)
        cuts = sorted({at for at in exact.values() if low < at < high}, key=float)
        ends = [low, *(cut for i, cut in enumerate(cuts) if i == 0 or cut != cuts[i - 1]), high]
        least = (high - low) * arb(2) ** -80
        cells: list[tuple[arb, arb, tuple[bool | None, ...] | None]] = []  # neighbours of one answer are one
        stack, asked = [*pairwise(ends)][::-1], 0
        while stack:
            left, right = stack.pop()
            asked += 1
            if asked > MOST:
                raise Undecided("it has too many kinks or jumps to be told apart")
            middle = (left + right) / 2
            answers: tuple[bool | None, ...] | None = tuple(program(arb(middle, (right - left) / 2)))
            if answers is not None and None in answers:
                if right - left > least:
                    stack += [(middle, right), (left, middle)]
                    continue
                answers = None
            if answers is not None:
                answers += tuple(_beyond(node, at, middle) for node, at in exact.items())
            if cells and cells[-1][2] == answers:
                left = cells.pop()[0]
            cells.append((left, right, answers))
        order = [*others, *exact]
        return [
            Piece(a, b, None if answers is None else resolve(tree, dict(zip(order, answers, strict=True))))
            for a, b, answers in cells
        ]


def _exact(condition: Expression, parameters: Mapping[str, float]) -> arb | None:
    """The c of a condition `x > c` or `c > x`, where it is a number that balls hold exactly."""
    left, right = condition.args
    if (left is X) == (right is X) or (left.has_x and right.has_x):
        return None
    at: arb = Enclosures([right if left is X else left], parameters)(arb(0))[0]
    return at if at.is_exact() and at.is_finite() else None


def _beyond(condition: Expression, at: arb, x: arb) -> bool:
    greater = (condition.head in (">", ">=")) == (condition.args[0] is X)
    return bool(x > at) == greater


def borders(tree: Expression, parameters: Mapping[str, float], low: Any, high: Any) -> list[arb]:
    """Balls that hold the places where a `where` changes its branch: kinks, jumps, or neither. Exact where they can be.

    Raises
    ------
    Undecided
        If there are too many borders to be told apart.
    """
    found = pieces(tree, parameters, low, high)
    with ctx.workprec(BITS):
        places = [piece.low.union(piece.high) for piece in found if piece.tree is None]
        places += [b.low for a, b in pairwise(found) if a.tree is not None and b.tree is not None]
    return sorted(places, key=float)
