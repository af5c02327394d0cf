"""A formula on the whole line: cut at the borders of its `where`, smooth in between, and what jumps at each border."""

from __future__ import annotations

import operator
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

from flint import arb

from actfn.explain.proof import algebra
from actfn.explain.proof.exact import Exact, Undecided
from actfn.explain.proof.interval import Deadline, Program, precise
from actfn.explain.proof.piece import Piece
from actfn.explain.proof.point import POINT_BITS, Point
from actfn.explain.proof.roots import zeros
from actfn.expression.derive import derivative
from actfn.expression.tree import APPLY, RELATIONS, Expression, X

HIGHEST = 8  # derivative that is looked at for a jump
COMPARE = {">": operator.gt, "<": operator.lt, ">=": operator.ge, "<=": operator.le}


@dataclass(frozen=True)
class Cell:
    """An interval in which something has one sign: 1, -1, or 0 for zero throughout."""

    left: Point | None
    right: Point | None
    sign: int
    piece: Piece


@dataclass(frozen=True)
class Kink:
    """A border at which the derivative of that order, and none before, jumps."""

    at: Point
    order: int
    left: Point
    right: Point
    taken: Point | None  # what the formula itself gives there
    proven: bool  # that lower orders do not jump


class Line:
    """A formula with its parameters fixed.

    Parameters
    ----------
    tree : Expression
        Any formula.
    parameters : mapping of str to Fraction
        Their values.
    deadline : Deadline
        For finding the borders.
    """

    def __init__(self, tree: Expression, parameters: Mapping[str, Fraction], deadline: Deadline) -> None:
        self.tree, self.parameters = tree, parameters
        self.borders = _borders(tree, parameters, deadline)
        ends: list[Point | None] = [None, *self.borders, None]
        self.pieces = [
            Piece(_branch(tree, parameters, between(left, right)), parameters, left, right)
            for left, right in pairwise(ends)
        ]
        self._cells: dict[Any, Any] = {}
        self._smooth: Any = None

    def cells(self, k: int, deadline: Deadline, m: Fraction = Fraction(0), b: Fraction = Fraction(0)) -> list[Cell]:
        """The whole line cut into intervals in which f⁽ᵏ⁾(x) - (m x + b) has one sign. Raises Undecided."""
        key = (k, m, b)
        if k:
            self.check_smooth(deadline)
        if key not in self._cells:
            try:
                self._cells[key] = [cell for piece in self.pieces for cell in _cells(piece, k, m, b, deadline)]
            except Undecided as error:
                self._cells[key] = error
        made = self._cells[key]
        if isinstance(made, Undecided):
            raise made
        return made  # type: ignore[no-any-return]

    def check_smooth(self, deadline: Deadline) -> None:
        """Nothing if the formula is smooth but at its borders. Raises Undecided."""
        if self._smooth is None:
            try:
                for piece in self.pieces:
                    piece.check_smooth(deadline)
                self._smooth = True
            except Undecided as error:
                self._smooth = error
        if isinstance(self._smooth, Undecided):
            raise self._smooth

    def value(self, k: int, at: Point) -> Point | None:
        """What the formula, or its derivative by convention, gives at an exact point; None at another."""
        if at.exact is None:
            return None
        given = {name: Exact.of(value) for name, value in self.parameters.items()}
        try:
            return Point.of(Exact.of(derivative(self.tree, k).evaluate(at.exact, given, leaf=Exact.of)))
        except ZeroDivisionError:
            raise Undecided(f"the value at x = {at.exact}: division by zero") from None

    def kinks(self, deadline: Deadline) -> list[Kink]:
        """The borders at which some derivative jumps. Raises Undecided."""
        found = []
        for border, left, right in zip(self.borders, self.pieces, self.pieces[1:], strict=False):
            deadline.check()
            if left.tree is right.tree or algebra.equal(left.tree, right.tree, self.parameters):
                if _differ(self.value(0, border), left.value(0, border)):
                    found.append(self._kink(border, 0, left, right, True))
                continue
            proven = True
            for order in range(HIGHEST + 1):
                deadline.check()
                jump = self._jumps(border, order, left, right)
                proven = proven and jump is not None
                if jump:
                    found.append(self._kink(border, order, left, right, proven))
                    break
            else:
                raise Undecided(
                    f"whether any derivative jumps at x = {float(border):g}: none up to order {HIGHEST} does"
                )
        return found

    def _kink(self, at: Point, order: int, left: Piece, right: Piece, proven: bool) -> Kink:
        return Kink(at, order, left.value(order, at), right.value(order, at), self.value(order, at), proven)

    def _jumps(self, at: Point, order: int, left: Piece, right: Piece) -> bool | None:
        """Whether a derivative jumps; None where it seems not to and that is not proven."""
        if at.exact is None and order == 0 and self._meets(left, right):
            return False
        a, b = left.value(order, at), right.value(order, at)
        value = self.value(order, at) if order == 0 else None
        if _differ(a, b) or (value is not None and (_differ(value, a) or _differ(value, b))):
            return True
        if a.exact is not None and b.exact is not None and a.exact == b.exact:
            return False
        difference = a.ball - b.ball
        if difference.rad() > 1e-20:
            raise Undecided(f"whether the derivative of order {order} jumps at x = {float(at):g}")
        return None

    def _meets(self, left: Piece, right: Piece) -> bool:
        """Whether the sides differ by ± what a condition compares, which is zero at the border: as in max(u, v)."""
        for node in self.tree.nodes():
            if node.head in RELATIONS:
                gap = node.args[0] - node.args[1]
                if any(algebra.equal(left.tree - right.tree, side, self.parameters) is True for side in (gap, -gap)):
                    return True
        return False


def _differ(a: Point | None, b: Point | None) -> bool:
    return a is not None and b is not None and not a.ball.overlaps(b.ball)


def between(left: Point | None, right: Point | None) -> float:
    """A number strictly between two points; None is infinity. Raises Undecided where no float is."""
    if left is None or right is None:
        end = left or right
        at = 0.0 if end is None else float(end) + (1.0 + abs(float(end)) / 2) * (1 if right is None else -1)
    else:
        at = (float(left) + float(right)) / 2
    if not ((left is None or left.ball < at) and (right is None or right.ball > at)):
        raise Undecided(f"points near x = {at:g} are nearer to each other than floats")
    return at


def runs(cells: list[Cell]) -> list[tuple[int, int]]:
    """First and last of each run of neighbouring cells of sign zero."""
    found: list[tuple[int, int]] = []
    for i, cell in enumerate(cells):
        if cell.sign == 0:
            found.append((found.pop()[0], i) if found and found[-1][1] == i - 1 else (i, i))
    return found


def _cells(piece: Piece, k: int, m: Fraction, b: Fraction, deadline: Deadline) -> list[Cell]:
    found = zeros(piece, k, deadline, m, b)
    if found is None:
        return [Cell(piece.left, piece.right, 0, piece)]
    ends = [end for end in (piece.left, piece.right) if end is not None]
    inner = [z for z in found if not any(z.ball.overlaps(end.ball) for end in ends)]
    cuts: list[Point | None] = [piece.left, *inner, piece.right]
    cells = []
    for left, right in pairwise(cuts):
        at = between(left, right)
        for bits in (POINT_BITS, 2048):
            with precise(bits):
                exact = arb(at)
                value = piece.ball(k, exact, bits) - (
                    arb(m.numerator) / m.denominator * exact + arb(b.numerator) / b.denominator
                )
            if not value.contains(0):
                break
        else:
            raise Undecided(f"the sign at x = {at:g}")
        cells.append(Cell(left, right, 1 if value > 0 else -1, piece))
    return cells


def _borders(tree: Expression, parameters: Mapping[str, Fraction], deadline: Deadline) -> list[Point]:
    found: list[Point] = []
    for node in tree.nodes():
        if node.head not in RELATIONS:
            continue
        gap = node.args[0] - node.args[1]
        if not gap.has_x:
            continue
        try:
            line = Line(gap, parameters, deadline)
            points = [point for piece in line.pieces for point in zeros(piece, 0, deadline) or ()] + line.borders
        except Undecided as error:
            raise Undecided(f"where {gap} changes sign: {error}") from None
        for point in points:
            same = [p for p in found if p.ball.overlaps(point.ball)]
            if not same:
                found.append(point)
            elif (same[0].exact is None) != (point.exact is None):
                raise Undecided(f"whether borders near x = {float(point):g} are one")
    return sorted(found, key=float)


def _branch(tree: Expression, parameters: Mapping[str, Fraction], at: float) -> Expression:
    """The formula without `where`, as it is next to a point that is no border."""
    known: dict[int, Any] = {}  # of each node what it is there, or why it is nothing

    def needed(node: Expression) -> Any:
        made = known[id(node)]
        if isinstance(made, Exception):
            raise made
        return made

    for node in tree.nodes():
        try:
            if node.head == "where":
                known[id(node)] = needed(node.args[1] if needed(node.args[0]) else node.args[2])
            elif node.head in RELATIONS:
                gap = needed(node.args[0]) - needed(node.args[1])
                known[id(node)] = COMPARE[node.head](_sign(gap, parameters, at), 0)
            else:
                known[id(node)] = APPLY[node.head](*map(needed, node.args)) if node.args else node
        except ZeroDivisionError:
            known[id(node)] = Undecided("division by zero")
        except Undecided as error:
            known[id(node)] = error
    made: Expression = needed(tree)
    return made


def _sign(gap: Expression, parameters: Mapping[str, Fraction], at: float) -> int:
    if algebra.is_zero(gap, parameters):
        return 0
    if not gap.has_x:
        given = {name: Exact.of(value) for name, value in parameters.items()}
        return Exact.of(gap.evaluate(X, given, leaf=Exact.of)).sign()
    with precise(POINT_BITS):
        value = Program(gap, parameters)(arb(at), 0)[0]
    if value.contains(0):
        raise Undecided(f"a condition at x = {at:g}")
    return 1 if value > 0 else -1
