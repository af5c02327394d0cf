"""The zeros of a smooth formula and of its derivatives on an interval, each isolated, none missed: by interval Newton.

Towards infinity the sign is read off the germ (`ends`); what is left is cut into boxes until in each one the formula is
proven not to vanish, or to vanish once because it is monotone. A zero at a number that can be named exactly, 0 above
all, is proven by exact arithmetic, and may be a multiple one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from math import factorial
from typing import Any

from flint import arb, fmpq

from actfn.explain import algebra, structure
from actfn.explain.ends import ONE, STARTS, Germ, Scale, TooNear
from actfn.explain.ends import germ as germ_of
from actfn.explain.exact import Exact, Undecided
from actfn.explain.interval import Deadline, Program, Undefined, precise
from actfn.expression.derive import derivative
from actfn.expression.tree import Expression, X, number

BOX_BITS, POINT_BITS, MOST_BITS = 64, 160, 1024
NARROWEST = 2.0**-26  # a box, relative to max(1, |x|), that is not cut again
SPLIT = 0.4921875  # off the middle, where zeros like to be
MULTIPLICITY = 16
Ends = tuple["Point | None", "Point | None"]


@dataclass(frozen=True)
class Point:
    """A number: a ball that holds it, and its exact form where that is known."""

    ball: Any
    exact: Exact | None = None

    @staticmethod
    def of(value: Exact) -> Point:
        """An exact one."""
        return Point(value.ball, value)

    def __float__(self) -> float:
        return float(self.ball.mid())


class Piece:
    """A smooth formula on an interval.

    Parameters
    ----------
    tree : Expression
        Without `where`.
    parameters : mapping of str to Fraction
        Their values.
    left, right : Point or None
        The interval's ends; None is infinity.
    """

    def __init__(
        self, tree: Expression, parameters: Mapping[str, Fraction], left: Point | None, right: Point | None
    ) -> None:
        self.tree, self.parameters, self.left, self.right = tree, parameters, left, right
        self.raw = Program(tree, parameters)
        self._boxes: dict[tuple[float, float, int, int], Any] = {}
        self._germs: dict[Any, Any] = {}
        self._trees = {0: tree}

    def derived(self, k: int) -> Expression:
        """The tree of the k-th derivative."""
        if k not in self._trees:
            self._trees[k] = algebra.tidy(derivative(self.derived(k - 1)), self.parameters)
        return self._trees[k]

    @cached_property
    def program(self) -> Program:
        """The form of the formula whose balls are tightest; only for a formula that is defined throughout."""
        best, least = self.raw, math.inf
        for form in algebra.forms(self.tree, self.parameters):
            try:
                made = Program(form, self.parameters)
                width = sum(
                    float(made(arb(at, 0.5), 2)[k].rad()) for at in _samples(self.left, self.right) for k in (0, 1, 2)
                )
            except Undefined:
                continue
            if width < 0.9 * least:
                best, least = made, width
        return best

    def check_defined(self, deadline: Deadline) -> None:
        """Nothing if the formula, as it is written, is defined on the whole closed interval. Raises Undecided."""
        if not structure.is_total(self.tree, self.parameters):
            self._cover(0, deadline)

    def check_smooth(self, deadline: Deadline) -> None:
        """Nothing if its derivatives too exist on the whole closed interval. Raises Undecided."""
        if not structure.is_total(self.tree, self.parameters, smooth=True):
            self._cover(2, deadline)

    def _cover(self, order: int, deadline: Deadline) -> None:
        """Boxes that cover the interval, in each of which the formula and its derivatives are bounded."""
        low, high = (
            max(float(self.germ(k, side, deadline).start) for k in range(order + 1)) * side
            if end is None
            else outward(end, side)
            for end, side in ((self.left, -1), (self.right, 1))
        )
        boxes = [(low, high)]
        while boxes:
            deadline.check()
            low, high = boxes.pop()
            try:
                with precise(BOX_BITS):
                    self.raw(_box(low, high), order)
            except Undefined as error:
                middle = (low + high) / 2
                if high - low < NARROWEST * max(1.0, abs(middle)):
                    raise Undefined(f"{error}, near x = {middle:.6g}") from None
                boxes += [(middle, high), (low, middle)]

    # ---- Values.

    def ball(self, k: int, at: Any, bits: int = POINT_BITS) -> Any:
        """The k-th derivative at a ball."""
        with precise(bits):
            return self.program(at, k)[k] * factorial(k)

    def exact(self, k: int, at: Exact) -> Exact:
        """The k-th derivative at an exact number, exactly."""
        given = {name: Exact.of(value) for name, value in self.parameters.items()}
        try:
            return Exact.of(self.derived(k).evaluate(at, given, leaf=Exact.of))
        except ZeroDivisionError:
            raise Undefined("division by zero") from None

    def value(self, k: int, at: Point) -> Point:
        """The k-th derivative at a point, exactly where that can be."""
        if at.exact is not None:
            return Point.of(self.exact(k, at.exact))
        return Point(self.ball(k, at.ball))

    def germ(self, k: int, side: int, deadline: Deadline) -> Germ:
        """Of f⁽ᵏ⁾ towards +inf or, mirrored, -inf, from the first start at which it can be told. Raises Undecided."""
        key = k, side
        if key not in self._germs:
            tree = self.derived(k) if side > 0 else self.derived(k).substitute(-X)
            border = self.left if side > 0 else self.right
            first = int(abs(float(border))) + 2 if border is not None else 0
            self._germs[key] = Undecided("no number from which the bounds hold")
            for start in STARTS:
                if start < first:
                    continue
                try:
                    self._germs[key] = germ_of(tree, self.parameters, start, deadline)
                    break
                except TooNear:
                    continue
                except ZeroDivisionError:
                    self._germs[key] = Undefined("division by zero")
                    break
                except Undecided as error:
                    self._germs[key] = error
                    break
        made = self._germs[key]
        if isinstance(made, Undecided):
            where = f"towards {'+' if side > 0 else '-'}inf"
            raise made if str(made).startswith("not settled") else type(made)(f"{where}, {made}")
        return made  # type: ignore[no-any-return]

    def sign_towards(
        self, k: int, side: int, deadline: Deadline, m: Fraction = Fraction(0), b: Fraction = Fraction(0)
    ) -> tuple[int, int]:
        """The sign of f⁽ᵏ⁾(x) - (m x + b) towards an infinity, and from where on. Raises Undecided."""
        made = self.germ(k, side, deadline)
        if m or b:
            line = {Scale((), Fraction(1)): Exact.of(-m * side), ONE: Exact.of(-b)}
            made = made + Germ(line, made.start)
        for start in STARTS:
            if start >= made.start:
                deadline.check()
                try:
                    return made.sign(start), start
                except TooNear:
                    continue
                except Undecided as error:
                    raise Undecided(f"towards {'+' if side > 0 else '-'}inf, {error}") from None
        raise Undecided(f"towards {'+' if side > 0 else '-'}inf, no number from which the bounds hold")

    # ---- Zeros.

    def zeros(self, k: int, deadline: Deadline, m: Fraction = Fraction(0), b: Fraction = Fraction(0)) -> Any:
        """The zeros of f⁽ᵏ⁾(x) - (m x + b) in the closed interval, by size; None where it is zero throughout.

        Raises
        ------
        Undecided
            If they could not be told; the message says why.
        """
        level = self.derived(k) - number(m) * X - number(b) if m or b else self.derived(k)
        if not level.has_x:
            return (
                [] if Program(level, self.parameters)(arb(0), 0)[0] != 0 or not _zero(level, self.parameters) else None
            )
        if algebra.is_zero(level, self.parameters):
            return None
        slope = derivative(level)
        if not slope.has_x and (root := self._root_of_line(level, slope)) is not None:
            return [root] if self._holds(root) else []
        if structure.sign(level, self.parameters)[1]:
            return []
        factor = algebra.worded(level, self.parameters)
        factor = structure.without_signs(factor, self.parameters)
        if not factor.has_x:
            return []
        if sum(1 for _ in factor.nodes()) < 0.7 * sum(1 for _ in level.nodes()):  # the same zeros, more easily found
            return _Search(
                Piece(factor, self.parameters, self.left, self.right), 0, Fraction(0), Fraction(0), deadline
            ).run()
        return _Search(self, k, m, b, deadline).run()

    def _root_of_line(self, level: Expression, slope: Expression) -> Point | None:
        given = {name: Exact.of(value) for name, value in self.parameters.items()}
        at_zero, steep = (Exact.of(tree.evaluate(Exact({}), given, leaf=Exact.of)) for tree in (level, slope))
        return Point.of(-at_zero / steep) if steep.sign() else None

    def _holds(self, point: Point) -> bool:
        """Whether an exact point lies in the closed interval."""
        for border, side in ((self.left, 1), (self.right, -1)):
            if border is not None:
                gap = (point.ball - border.ball) * side
                if gap < 0:
                    return False
                if not gap > 0 and (point.exact is None or point.exact != border.exact):
                    raise Undecided(f"whether a zero lies on the border x = {float(border):.6g}")
        return True


def _zero(level: Expression, parameters: Mapping[str, Fraction]) -> bool:
    given = {name: Exact.of(value) for name, value in parameters.items()}
    return Exact.of(level.evaluate(Exact.of(0), given, leaf=Exact.of)).sign() == 0


class _Search:
    """One search for zeros of g = f⁽ᵏ⁾ - (m x + b)."""

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
        if key not in self.piece._boxes:
            with precise(bits):
                try:
                    self.piece._boxes[key] = self.piece.program(_box(low, high), order)
                except Undefined as error:
                    self.piece._boxes[key] = error
        made = self.piece._boxes[key]
        if isinstance(made, Undefined):
            raise made
        return made  # type: ignore[no-any-return]

    def at(self, x: Any, bits: int = POINT_BITS) -> Any:
        """g at a ball."""
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
        """From where on the sign is settled, towards an infinity."""
        _, start = self.piece.sign_towards(self.k, side, self.deadline, self.m, self.b)
        return float(start)

    def beside(self, border: Point, side: int) -> float:
        """A number from which to search, inwards from a border; the border is a zero where g vanishes there."""
        if border.exact is not None and self.vanishes(border.exact):
            return self.around(border, side)
        return outward(border, -side)

    def around(self, zero: Point, side: int) -> float:
        """How far from an exact zero, on a side, there is no other."""
        assert zero.exact is not None
        order = next((j for j in range(1, MULTIPLICITY) if self.exact(zero.exact, j).sign() != 0), None)
        if order is None:
            raise Undecided(f"the zero at x = {zero.exact}: its multiplicity")
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
        raise Undecided(f"the neighbourhood of the zero at x = {zero.exact}")

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
            box = _box(low, high)
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
                    raise Undecided(f"the sign at x = {end!r}")
            signs.append(value > 0)
        if signs[0] == signs[1]:
            return
        with precise(POINT_BITS):
            inside = arb(low).union(arb(high))
            for _ in range(200):
                middle = inside.mid()
                slope = self.piece.program(inside, self.k + 1)[self.k + 1] * factorial(self.k + 1) - self.line[0]
                if not slope.contains(0):
                    try:
                        nearer = inside.intersection(middle - self.at(middle) / slope)
                    except ValueError:
                        nearer = inside
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
            raise Undecided(f"the zero near x = {high:.6g}")
        self.keep(named(inside, self.vanishes))

    def keep(self, point: Point) -> None:
        if self.piece._holds(point):
            self.found.append(point)

    def multiple(self, low: float, high: float) -> list[tuple[float, float]]:
        """A box that cutting did not settle: a multiple zero at a number with a name, or undecided."""
        middle = (low + high) / 2
        point = named(arb(middle, high - low), self.vanishes)
        if point.exact is None:
            raise Undecided(f"zeros near x = {middle:.6g} are not told apart")
        below, above = self.around(point, -1), self.around(point, 1)
        if not (below <= low and high <= above):
            raise Undecided(f"zeros near x = {middle:.6g} are not told apart")
        self.cleared.append((below, above))
        return []


def outward(border: Point, side: int) -> float:
    """The border itself if it is a float, else the next float on that side, so that nothing is left out."""
    at = float(border)
    if border.exact is not None and border.exact == Exact.of(Fraction(at)):
        return at
    return math.nextafter(at, math.inf * side)


def _box(low: float, high: float) -> arb:
    """A ball that holds an interval."""
    return arb(low).union(arb(high)) if high > low else arb(low)


def _samples(left: Point | None, right: Point | None) -> list[float]:
    """Numbers of an interval whose neighbourhoods are typical of it."""
    low = float(left) if left is not None else (float(right) if right is not None else 1.0) - 5
    high = float(right) if right is not None else (float(left) if left is not None else -1.0) + 5
    return [low + (high - low) * share for share in (0.23, 0.52, 0.81)]


def _grid() -> list[int]:
    """Where boxes begin, the same for every search, so that what was computed is met again."""
    small = list(range(-8, 9))
    return (
        small
        + [s * n for s in (1, -1) for n in (10, 12, 14, 16, 20, 24, 28, 32)]
        + [s * 2**k for s in (1, -1) for k in range(6, 41)]
    )


def simplest(low: Fraction, high: Fraction) -> Fraction:
    """The fraction of least denominator in an interval of positive numbers."""
    whole = math.ceil(low)
    if whole <= high:
        return Fraction(whole)
    floor = math.floor(low)
    return floor + 1 / simplest(1 / (high - floor), 1 / (low - floor))


def _rational(ball: arb) -> Fraction | None:
    """The simplest fraction in a ball, if it is simple."""
    if ball.contains(0):
        return Fraction(0)
    sign = 1 if ball > 0 else -1
    low, high = sorted(abs(_fraction(end)) for end in (ball.lower(), ball.upper()))
    found = simplest(low, high)
    return sign * found if found.denominator <= 1000 and found.numerator <= 10**6 else None


def _fraction(end: arb) -> Fraction:
    value = end.fmpq()
    return Fraction(int(value.p), int(value.q))


def named(ball: arb, proves: Any) -> Point:
    """A number with its exact form, where one that is easily guessed is proven."""
    with precise(POINT_BITS):
        tries: list[Exact] = []
        if not abs(ball) < 1e9 or ball.rad() > 1e-6:
            return Point(ball)
        if (q := _rational(ball)) is not None:
            tries.append(Exact.of(q))
        elif ball.rad() < 1e-15:
            sign = 1 if ball > 0 else -1
            if (q := _rational(ball * ball)) is not None:
                tries.append(Exact.of(q).power(Fraction(1, 2)) * sign)
            if abs(ball) < 10 and (q := _rational(ball.exp())) is not None:
                tries.append(Exact.of(q).log())
            if (q := _rational(ball / arb.pi())) is not None:
                tries.append(Exact.of("pi") * q)
    for guess in tries:
        if proves(guess):
            return Point.of(guess)
    return Point(ball)
