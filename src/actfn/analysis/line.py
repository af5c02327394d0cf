"""A formula on the whole line: cut at the borders of its `where`, smooth in between, and what jumps at each border."""

from __future__ import annotations

import operator
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

from flint import arb

from actfn.analysis.algebra import equality as algebra
from actfn.analysis.deadline import Deadline
from actfn.analysis.interval import Enclosure, precise
from actfn.analysis.numbers.exact import Exact
from actfn.analysis.numbers.point import POINT_BITS, Point
from actfn.analysis.piece import Piece
from actfn.analysis.roots import zeros
from actfn.analysis.undecided import NoRealValue, Undecided
from actfn.formula.derive import derivative
from actfn.formula.tree import APPLY, RELATIONS, DivisionByZero, Expression, X

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
    taken: Point  # what the formula itself gives there
    proven: bool  # that lower orders do not jump


class Line:
    """A formula on the whole real line, its parameters fixed: cut at its borders into smooth pieces.

    Parameters
    ----------
    tree : Expression
        Any formula.
    parameters : mapping of str to Fraction
        Their values.
    deadline : Deadline
        For finding the borders.
    made : dict, optional
        The lines of other formulas with these parameters, which are added to: conditions within conditions ask again
        and again. Not kept for longer than a question, as what time did not allow is remembered too.
    """

    def __init__(
        self,
        tree: Expression,
        parameters: Mapping[str, Fraction],
        deadline: Deadline,
        made: dict[Expression, Line] | None = None,
    ) -> None:
        self.tree, self.parameters = tree, parameters
        found = _borders(tree, parameters, deadline, {} if made is None else made)
        self.borders = [point for point, _ in found]
        self._gaps = {id(point): gaps for point, gaps in found}  # what conditions compare that is zero there
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

    def value(self, k: int, at: Point) -> Point:
        """The value of the formula's k-th derivative at a border or another exact point, by the convention at kinks."""
        given = {name: Exact.of(value) for name, value in self.parameters.items()}
        if at.exact is None:
            tree = self.taken(at, k)
            if tree.has_x:
                return Point(Enclosure(tree, self.parameters)(at.ball, 0)[0])
            return Point.of(Exact.of(tree.evaluate(X, given, leaf=Exact.of)))
        try:
            return Point.of(Exact.of(derivative(self.tree, k).evaluate(at.exact, given, leaf=Exact.of)))
        except NoRealValue as error:
            raise NoRealValue(f"the value at x = {at.exact}: {error.reason}") from None

    def taken(self, at: Point, k: int = 0) -> Expression:
        """The branch that f, or its derivative by convention, takes at a border. Raises Undecided."""
        return _branch(derivative(self.tree, k), self.parameters, at.ball, self._gaps[id(at)])

    def kinks(self, deadline: Deadline) -> list[Kink]:
        """The borders at which some derivative jumps. Raises Undecided."""
        found = []
        for border, left, right in zip(self.borders, self.pieces, self.pieces[1:], strict=False):
            deadline.check()
            if left.tree is right.tree or algebra.equal(left.tree, right.tree, self.parameters):
                if not self._joins(border, left):
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

    def _joins(self, at: Point, side: Piece) -> bool:
        """Whether what is taken at a border is the value of a side. Raises Undecided."""
        if at.exact is None and algebra.equal(self.taken(at), side.tree, self.parameters):
            return True
        value, there = self.value(0, at), side.value(0, at)
        if value.exact is not None and there.exact is not None:
            return value.exact == there.exact
        if value.ball.overlaps(there.ball):
            raise Undecided(f"whether f jumps at x = {float(at):g}: the values there are equal to all digits")
        return False

    def _kink(self, at: Point, order: int, left: Piece, right: Piece, proven: bool) -> Kink:
        return Kink(at, order, left.value(order, at), right.value(order, at), self.value(order, at), proven)

    def _jumps(self, at: Point, order: int, left: Piece, right: Piece) -> bool | None:
        """Whether a derivative jumps; None where it seems not to and that is not proven."""
        a, b = left.value(order, at), right.value(order, at)
        if not a.ball.overlaps(b.ball):
            return True
        if order == 0:
            if at.exact is not None:
                if not self._joins(at, left):
                    return True
            elif self._meets(at, left, right):
                return False
            elif not any(algebra.equal(self.taken(at), side.tree, self.parameters) for side in (left, right)):
                return not self._joins(at, left)
        if a.exact is not None and b.exact is not None and a.exact == b.exact:
            return False
        difference = a.ball - b.ball
        if difference.rad() > 1e-20:
            raise Undecided(f"whether the derivative of order {order} jumps at x = {float(at):g}")
        return None

    def _meets(self, at: Point, left: Piece, right: Piece) -> bool:
        """Whether the sides of a border differ by ± what is zero there and one of them is taken, as in max(u, v)."""
        apart = left.tree - right.tree
        return any(_alike(apart, gap, self.parameters) for gap in self._gaps[id(at)]) and any(
            algebra.equal(self.taken(at), side.tree, self.parameters) for side in (left, right)
        )

    def shares(self, at: Point, other: Line, there: Point) -> bool:
        """Whether a border of this and one of another formula are proven to be one."""
        return _one((at, self._gaps[id(at)]), (there, other._gaps[id(there)]), self.parameters)


def _alike(a: Expression, b: Expression, parameters: Mapping[str, Fraction]) -> bool:
    """Whether two formulas are proven to be the same but for the sign."""
    return any(algebra.equal(a, side, parameters) is True for side in (b, -b))


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
            raise Undecided(f"which sign f or a derivative of it has at x = {at:g}")
        cells.append(Cell(left, right, 1 if value > 0 else -1, piece))
    return cells


def _borders(
    tree: Expression, parameters: Mapping[str, Fraction], deadline: Deadline, lines: dict[Expression, Line]
) -> list[tuple[Point, list[Expression]]]:
    """Find the numbers at which conditions change, and the differences that are zero there. Raises Undecided."""
    found: list[tuple[Point, list[Expression]]] = []
    for gap in dict.fromkeys(node.args[0] - node.args[1] for node in tree.nodes() if node.head in RELATIONS):
        if not gap.has_x:
            continue
        deadline.check()
        try:
            if gap not in lines:
                lines[gap] = Line(gap, parameters, deadline, lines)
            line = lines[gap]
            made = [(z, [gap]) for piece in line.pieces for z in zeros(piece, 0, deadline) or ()]
            # At a border of the compared formula itself that formula need not be zero.
            made = [(z, gaps) for z, gaps in made if not any(z.ball.overlaps(p.ball) for p in line.borders)]
            made += [(p, list(line._gaps[id(p)])) for p in line.borders]
        except Undecided as error:
            raise Undecided(f"where {gap} changes sign: {error}") from None
        for point, gaps in made:
            near = [(p, known) for p, known in found if p.ball.overlaps(point.ball)]
            if not near:
                found.append((point, gaps))
            elif not _one(near[0], (point, gaps), parameters):
                raise Undecided(f"whether two borders near x = {float(point):g} are the same number")
            else:
                near[0][1].extend(gap for gap in gaps if gap not in near[0][1])
    return sorted(found, key=lambda one: float(one[0]))


def _one(
    a: tuple[Point, list[Expression]], b: tuple[Point, list[Expression]], parameters: Mapping[str, Fraction]
) -> bool:
    """Whether two points that no ball tells apart are proven to be one."""
    if a[0].exact is not None and b[0].exact is not None:
        return a[0].exact == b[0].exact
    return any(_alike(g, h, parameters) for g in a[1] for h in b[1])


def _branch(
    tree: Expression, parameters: Mapping[str, Fraction], at: Any, zero: Sequence[Expression] = ()
) -> Expression:
    """The formula without `where`, as it is at a point, at which of what conditions compare only `zero` may be 0."""
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
                raw = node.args[0] - node.args[1]
                none = any(_alike(raw, other, parameters) for other in zero)
                known[id(node)] = COMPARE[node.head](0 if none else _sign(gap, parameters, at), 0)
            else:
                known[id(node)] = APPLY[node.head](*map(needed, node.args)) if node.args else node
        except DivisionByZero as error:
            known[id(node)] = NoRealValue(str(error))
        except Undecided as error:
            known[id(node)] = error
    made: Expression = needed(tree)
    return made


def _sign(gap: Expression, parameters: Mapping[str, Fraction], at: Any) -> int:
    if algebra.is_zero(gap, parameters):
        return 0
    if not gap.has_x:
        given = {name: Exact.of(value) for name, value in parameters.items()}
        return Exact.of(gap.evaluate(X, given, leaf=Exact.of)).sign()
    with precise(POINT_BITS):
        value = Enclosure(gap, parameters)(arb(at), 0)[0]
    if value.contains(0):
        raise Undecided(f"whether a condition holds at x = {float(arb(at).mid()):g}")
    return 1 if value > 0 else -1
