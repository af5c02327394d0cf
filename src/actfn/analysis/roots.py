"""The zeros of a smooth formula and of its derivatives on an interval, each isolated, none missed: by interval Newton.

Towards infinity the sign is read off the `germ`; what is left is cut into boxes until in each one the formula is
proven not to vanish, or to vanish once because it is monotone. A zero at a number that can be named exactly, 0 above
all, is proven by exact arithmetic, and may be a multiple one.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from math import factorial
from typing import Any

from flint import arb, fmpq

from actfn.analysis import structure
from actfn.analysis.algebra import equality as algebra
from actfn.analysis.deadline import Deadline
from actfn.analysis.interval import Enclosure, precise
from actfn.analysis.numbers.exact import Exact
from actfn.analysis.numbers.point import POINT_BITS, Point, outward, with_exact_form
from actfn.analysis.piece import BOX_BITS, NARROWEST, Piece, hull
from actfn.analysis.undecided import Undecided, Undefined
from actfn.formula.derive import derivative
from actfn.formula.tree import Expression, X, number

MOST_BITS = 1024
SPLIT = 0.4921875  # off the middle, where zeros like to be
MULTIPLICITY = 16


def zeros(piece: Piece, k: int, deadline: Deadline, m: Fraction = Fraction(0), b: Fraction = Fraction(0)) -> Any:
    """The zeros of f⁽ᵏ⁾(x) - (m x + b) in the closed interval, by size; None where it is zero throughout.

    Raises
    ------
    Undecided
        If they could not be told; the message says why.
    """
    level = piece.derived(k) - number(m) * X - number(b) if m or b else piece.derived(k)
    if not level.has_x:
        constant = Enclosure(level, piece.parameters)(arb(0), 0)[0]
        return [] if constant != 0 or not _zero(level, piece.parameters) else None
    if algebra.is_zero(level, piece.parameters):
        return None
    slope = derivative(level)
    if not slope.has_x and (root := _root_of_line(level, slope, piece.parameters)) is not None:
        return [root] if piece.holds(root) else []
    if structure.sign(level, piece.parameters)[1]:
        return []
    factor = algebra.worded(level, piece.parameters)
    factor = structure.without_signs(factor, piece.parameters)
    if not factor.has_x:
        return []
    if sum(1 for _ in factor.nodes()) < 0.7 * sum(1 for _ in level.nodes()):  # the same zeros, more easily found
        return _Search(
            Piece(factor, piece.parameters, piece.left, piece.right), 0, Fraction(0), Fraction(0), deadline
        ).run()
    return _Search(piece, k, m, b, deadline).run()


def _root_of_line(level: Expression, slope: Expression, parameters: Mapping[str, Fraction]) -> Point | None:
    given = {name: Exact.of(value) for name, value in parameters.items()}
    at_zero, steep = (Exact.of(tree.evaluate(Exact({}), given, leaf=Exact.of)) for tree in (level, slope))
    return Point.of(-at_zero / steep) if steep.sign() else None


def _zero(level: Expression, parameters: Mapping[str, Fraction]) -> bool:
    given = {name: Exact.of(value) for name, value in parameters.items()}
    return Exact.of(level.evaluate(Exact.of(0), given, leaf=Exact.of)).sign() == 0


class _Search:
    """A search for all zeros of g = f⁽ᵏ⁾ - (m x + b) in one piece of the line."""

    def __init__(self, piece: Piece, k: int, m: Fraction, b: Fraction, deadline: Deadline) -> None:
        self.piece, self.k, self.deadline = piece, k, deadline
        self.m, self.b = m, b
        with precise(2 * MOST_BITS):
            self.line = arb(fmpq(m.numerator, m.denominator)), arb(fmpq(b.numerator, b.denominator))
        self.found: list[Point] = []
        self.cleared: list[tuple[float, float]] = []  # around multiple zeros

    def run(self) -> list[Point]:
        left, right = self.piece.left, self.piece.right
        low = -self.tail(-1) if left is None else self.beside(left, 1)
        high = self.tail(1) if right is None else self.beside(right, -1)
        if low >= high:
            return self.found
        stops = sorted({low, high, *(float(n) for n in _grid() if low < n < high)})
        if low < 0 < high:
            zero = Point.of(Exact({}))
            if self.vanishes(zero.exact):
                below, above = self.around(zero, -1), self.around(zero, 1)
                stops = [s for s in stops if not below <= s <= above] + [below, above]
                stops.sort()
                boxes = [box for box in pairwise(stops) if box != (below, above)]
            else:
                boxes = list(pairwise(stops))
        else:
            boxes = list(pairwise(stops))
        boxes.reverse()
        while boxes:
            self.deadline.check()
            boxes += self.settle(*boxes.pop())
        found: list[Point] = []
        for point in sorted(self.found, key=float):
            if not found or not found[-1].ball.overlaps(point.ball):
                found.append(point)
        return found

    # ---- g itself.

    def jet(self, low: float, high: float, order: int, bits: int = BOX_BITS) -> list[Any]:
        key = (low, high, order, bits)
        if key not in self.piece.boxes:
            with precise(bits):
                try:
                    self.piece.boxes[key] = self.piece.program(hull(low, high), order)
                except Undefined as error:
                    self.piece.boxes[key] = error
        made = self.piece.boxes[key]
        if isinstance(made, Undefined):
            raise made
        return made  # type: ignore[no-any-return]

    def at(self, x: Any, bits: int = POINT_BITS) -> Any:
        """An enclosure of g over the ball x, computed with so many bits."""
        with precise(bits):
            return self.piece.ball(self.k, arb(x), bits) - self.line[0] * x - self.line[1]

    def exact(self, x: Exact, j: int = 0) -> Exact:
        """The j-th derivative of g at an exact number."""
        value = self.piece.exact(self.k + j, x)
        return value - (x * self.m + self.b if j == 0 else self.m if j == 1 else 0)

    def vanishes(self, x: Exact | None) -> bool:
        if x is None:
            return False
        try:
            return self.exact(x).sign() == 0
        except Undecided:
            return False

    # ---- The ends.

    def tail(self, side: int) -> float:
        """The number from which on g is proven to keep its sign up to an infinity."""
        _, start = self.piece.sign_at_infinity(self.k, side, self.deadline, self.m, self.b)
        return float(start)

    def beside(self, border: Point, side: int) -> float:
        """A number from which to search, inwards from a border; the border is a zero where g vanishes there."""
        if border.exact is not None and self.vanishes(border.exact):
            return self.around(border, side)
        return outward(border, -side)

    def around(self, zero: Point, side: int) -> float:
        """The distance from an exact zero, on one side, within which g is proven to have no other zero."""
        assert zero.exact is not None
        order = next((j for j in range(1, MULTIPLICITY) if self.exact(zero.exact, j).sign() != 0), None)
        if order is None:
            raise Undecided(f"which multiplicity the zero at x = {zero.exact} has")
        if all(not z.ball.overlaps(zero.ball) for z in self.found):
            self.found.append(zero)
        at, width = outward(zero, -side), 0.5
        while width > 1e-9:
            self.deadline.check()
            far = at + side * width
            low, high = (at, far) if side > 0 else (far, at)
            try:
                top = self.jet(low, high, self.k + order)[self.k + order] * factorial(self.k + order)
                top = top - (self.line[0] if order == 1 else 0)
                if top > 0 or top < 0:
                    limit = self.piece.right if side > 0 else self.piece.left
                    return far if limit is None else min(far, float(limit)) if side > 0 else max(far, float(limit))
            except Undefined:
                pass
            width /= 4
        raise Undecided(f"whether there are other zeros beside the one at x = {zero.exact}")

    # ---- Boxes.

    def settle(self, low: float, high: float) -> list[tuple[float, float]]:
        """Nothing more to do in a box, or the boxes that it is cut into."""
        middle = (low + high) / 2
        if any(below <= low and high <= above for below, above in self.cleared):
            return []
        narrow = high - low < NARROWEST * max(1.0, abs(middle))
        bits = BOX_BITS
        try:
            while (told := self.told(low, high, bits)) is None and bits < MOST_BITS:
                bits *= 4
            if told == "none":
                return []
            if told == "monotone":
                self.once(low, high)
                return []
        except Undefined as error:
            if narrow:
                raise Undefined(f"{error}, near x = {middle:.6g}") from None
        if narrow:
            return self.multiple(low, high)
        cut = low + SPLIT * (high - low)
        return [(cut, high), (low, cut)]

    def told(self, low: float, high: float, bits: int) -> str | None:
        """ "none" of a box without a zero, "monotone", "wide", or None where rounding hides the value in the middle."""
        middle, k = (low + high) / 2, self.k
        wide, near = self.jet(low, high, 4, bits), self.jet(middle, middle, 4, bits)
        with precise(max(bits, POINT_BITS)):
            box = hull(low, high)
            half = box - middle
            second = wide[k + 2] * factorial(k + 2)
            slope = near[k + 1] * factorial(k + 1) - self.line[0]
            value = near[k] * factorial(k) - self.line[0] * middle - self.line[1]
            naive = wide[k] * factorial(k) - self.line[0] * box - self.line[1]
            taylor = value + half * slope + half * half * second / 2
            if not (naive.contains(0) and taylor.contains(0)):
                return "none"
            steep = wide[k + 1] * factorial(k + 1) - self.line[0]
            if not (steep.contains(0) and (slope + half * second).contains(0)):
                return "monotone"
            return None if value.contains(0) else "wide"

    def once(self, low: float, high: float) -> None:
        """The zero of a box in which g is monotone, if there is one."""
        signs = []
        for end in (low, high):
            value = self.at(end)
            if value.contains(0):
                if self.vanishes(Exact.of(Fraction(end))):
                    self.keep(Point.of(Exact.of(Fraction(end))))
                    return
                value = self.at(end, 1024)
                if value.contains(0):
                    raise Undecided(f"which sign f or a derivative of it has at x = {end!r}")
            signs.append(value > 0)
        if signs[0] == signs[1]:
            return
        with precise(POINT_BITS):
            inside = arb(low).union(arb(high))
            for _ in range(200):
                middle = inside.mid()
                slope = self.piece.program(inside, self.k + 1)[self.k + 1] * factorial(self.k + 1) - self.line[0]
                if not slope.contains(0):
                    newton = middle - self.at(middle) / slope
                    nearer = inside.intersection(newton) if inside.overlaps(newton) else inside
                else:
                    value = self.at(middle)
                    if value.contains(0):
                        break
                    below = (value > 0) == signs[0]
                    nearer = middle.union(inside.upper()) if below else inside.lower().union(middle)
                done = nearer.rad() >= inside.rad() * 0.9
                inside = nearer
                if done or inside.rel_accuracy_bits() > POINT_BITS - 30:
                    break
        if inside.rad() > 1e-12 * max(1.0, abs(high)):
            raise Undecided(f"where exactly the zero near x = {high:.6g} is")
        self.keep(with_exact_form(inside, self.vanishes))

    def keep(self, point: Point) -> None:
        if self.piece.holds(point):
            self.found.append(point)

    def multiple(self, low: float, high: float) -> list[tuple[float, float]]:
        """A box that cutting did not settle: a multiple zero at a number with a name, or undecided."""
        middle = (low + high) / 2
        point = with_exact_form(arb(middle, high - low), self.vanishes)
        if point.exact is None:
            raise Undecided(f"zeros near x = {middle:.6g} are not told apart")
        below, above = self.around(point, -1), self.around(point, 1)
        if not (below <= low and high <= above):
            raise Undecided(f"zeros near x = {middle:.6g} are not told apart")
        self.cleared.append((below, above))
        return []


def _grid() -> list[int]:
    """The numbers at which boxes of a search begin, the same for every search so that enclosures are used again."""
    small = list(range(-8, 9))
    return (
        small
        + [s * n for s in (1, -1) for n in (10, 12, 14, 16, 20, 24, 28, 32)]
        + [s * 2**k for s in (1, -1) for k in range(6, 41)]
    )
