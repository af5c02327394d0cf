"""What a formula's graph looks like: range, limits, zeros, extremes, monotone or not, Lipschitz constant, saturation.

All of it follows from where f, f′ and f″ have which sign (`smoothness.Line.cells`), which is proven. Each fact has a
time limit of its own; what is not settled is said to be so, with the reason.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Any

from actfn.explain import algebra
from actfn.explain.ends import ONE, Germ, Scale
from actfn.explain.exact import Exact, Undecided
from actfn.explain.fact import Fact, unknown
from actfn.explain.interval import Deadline, Undefined
from actfn.explain.piece import Piece
from actfn.explain.point import Point
from actfn.explain.smoothness import Cell, Line, between
from actfn.expression.derive import derivative
from actfn.expression.tree import Expression, X

THRESHOLDS = (Fraction(1, 10**3), Fraction(1, 10**6))  # of |f′|, below which a unit saturates
LONGEST = 60  # exact form of a number that is shown
Plain = dict[str, Any]
Limit = Point | int  # 1 and -1 stand for infinities


def exactly(parameters: Mapping[str, float]) -> dict[str, Fraction]:
    """Parameter values as the decimal numbers that they are written as: 0.01 is 1/100."""
    return {name: v if isinstance(v, Fraction) else Fraction(repr(float(v))) for name, v in parameters.items()}


def facts(tree: Expression, parameters: Mapping[str, Any] | None = None, seconds: float = 1.0) -> dict[str, Fact]:
    """What follows from a formula.

    Parameters
    ----------
    tree : Expression
        The formula: `expression.of(activation)` or `expression.parse(text)`.
    parameters : mapping of str to Fraction or float, optional
        A value for each parameter in it; floats are taken as they are written (`exactly`).
    seconds : float
        The time limit of each fact.

    Returns
    -------
    dict of str to Fact
        By name: domain, derivatives, kinks, smoothness, limits, asymptotes, range, bounded, zeros, fixed_points,
        minima, maxima, inflections, symmetry, monotone, convex, sign_preserving, lipschitz, saturation, dead. A number
        is `{"value": float or "inf" or "-inf", "exact": text or None}`; an interval is meant without its ends.
    """
    shape = Shape(tree, exactly(parameters or {}), seconds)
    return {name: shape.fact(name) for name in ASKED}


class Shape:
    """A formula about which facts are asked.

    Parameters
    ----------
    tree : Expression
        The formula.
    parameters : mapping of str to Fraction
        A value for each parameter in it.
    seconds : float
        The time limit of each fact.
    """

    def __init__(self, tree: Expression, parameters: Mapping[str, Fraction], seconds: float = 1.0) -> None:
        self.tree, self.seconds = tree, seconds
        self.parameters = {name: parameters[name] for name in tree.parameters}
        self.deadline = Deadline(seconds)
        self._line: Line | Undecided | None = None
        self._known: dict[str, Any] = {}

    def fact(self, name: str) -> Fact:
        """The fact of that name."""
        if name not in self._known:
            self.deadline = Deadline(self.seconds)
            try:
                if name not in ("domain", "derivatives"):
                    self.defined()
                    self.deadline = Deadline(self.seconds)
                self._known[name] = ASKED[name](self)
            except Undecided as error:
                self._known[name] = unknown(str(error))
            except RecursionError:
                self._known[name] = unknown("the formula is nested too deep")
            except (OverflowError, ValueError, MemoryError) as error:
                self._known[name] = unknown(f"beyond what numbers hold: {error}")
        made: Fact = self._known[name]
        return made

    @property
    def line(self) -> Line:
        """The formula on the line. Raises Undecided."""
        if self._line is None:
            try:
                self._line = Line(self.tree, self.parameters, self.deadline)
            except Undecided as error:
                self._line = error
        if isinstance(self._line, Undecided):
            raise self._line
        return self._line

    def cells(self, k: int, m: Fraction = Fraction(0), b: Fraction = Fraction(0)) -> list[Cell]:
        """Where f⁽ᵏ⁾(x) - (m x + b) has which sign."""
        return self.line.cells(k, self.deadline, m, b)

    # ---- Smoothness.

    def kinks(self) -> Fact:
        """The kinks."""
        self.line.check_smooth(self.deadline)
        kinks = self.line.kinks(self.deadline)
        how = "symbolic" if all(k.proven and k.at.exact is not None for k in kinks) else "numerical"
        value = [
            {
                "at": plain(k.at),
                "order": k.order,
                "left": plain(k.left),
                "right": plain(k.right),
                "taken": None if k.taken is None else plain(k.taken),
            }
            for k in kinks
        ]
        note = "the order is that of the first derivative that jumps"
        return Fact(value, how, note if how == "symbolic" else note + "; borders and values to 1e-15")  # type: ignore[arg-type]

    def smoothness(self) -> Fact:
        """The continuity class."""
        self.line.check_smooth(self.deadline)
        kinks = self.line.kinks(self.deadline)
        proven = "proven" if all(k.proven for k in kinks) else "numerical"
        note = "" if proven == "proven" else "lower derivatives agree to 1e-20 at the borders"
        if not kinks:
            return Fact("Cinf", "proven", "a composition of smooth words")
        order = min(k.order for k in kinks)
        return Fact(f"C{order - 1}" if order else "discontinuous", proven, note)  # type: ignore[arg-type]

    def continuous(self) -> None:
        """Nothing if f is continuous. Raises Undecided."""
        if any(kink.order == 0 for kink in self.line.kinks(self.deadline)):
            raise Undecided("f jumps, and this is told of continuous functions only")

    def domain(self) -> Fact:
        """Where f is defined."""
        for at in (-1, 0, 1, Fraction(-1, 2), Fraction(1, 2), -2, 2):
            given = {name: Exact.of(value) for name, value in self.parameters.items()}
            try:
                self.tree.evaluate(Exact.of(at), given, leaf=Exact.of)
            except ZeroDivisionError:
                return Fact({"undefined_at": [plain(Exact.of(at))]}, "symbolic", "division by zero")
            except Undecided as error:
                if "not positive" in str(error) or "negative" in str(error):
                    return Fact({"undefined_at": [plain(Exact.of(at))]}, "symbolic", str(error))
        for piece in self.line.pieces:
            piece.check_defined(self.deadline)
        return Fact(
            "all real x", "proven", "by its build, or by balls over boxes that cover the line and bounds at both ends"
        )

    def defined(self) -> None:
        """Nothing if f is defined everywhere. Raises Undecided."""
        fact = self.fact("domain")
        if fact.how == "not established":
            raise Undecided(fact.note)
        if fact.value != "all real x":
            at = fact.value["undefined_at"][0]["exact"]
            raise Undecided(f"f is not defined at x = {at} ({fact.note})")

    def derivatives(self) -> Fact:
        """The first and second derivative, in the form that is shortest to read."""
        value = [repr(nth_derivative(self.tree, n)) for n in (1, 2)]
        return Fact(value, "symbolic", "f′ and f″; at a border of `where` by its last branch")

    # ---- The ends.

    def limit(self, k: int, side: int) -> Limit:
        """The limit of f⁽ᵏ⁾ towards an infinity."""
        piece = self.line.pieces[-1 if side > 0 else 0]
        found = piece.germ(k, side, self.deadline).limit()
        return Point.of(found) if isinstance(found, Exact) else found

    def limits(self) -> Fact:
        """The limits of f and f′."""
        value = {name: [plain(self.limit(k, side)) for side in (-1, 1)] for k, name in ((0, "f"), (1, "df"))}
        return Fact(value, "symbolic", "at -inf and +inf, from the leading terms and a bound on the rest")

    def asymptotes(self) -> Fact:
        """The lines m x + b that f approaches."""
        made = {name: self._asymptote(side) for name, side in (("-inf", -1), ("inf", 1))}
        return Fact(made, "symbolic", "y = m x + b, null where there is none; above: whether f lies above it at last")

    def _asymptote(self, side: int) -> Plain | None:
        germ = self.line.pieces[-1 if side > 0 else 0].germ(0, side, self.deadline)
        rest = {Scale((), Fraction(1)): Exact({}), ONE: Exact({})} | germ.terms
        m, b = rest.pop(Scale((), Fraction(1))) * side, rest.pop(ONE)
        if any(scale.growth() > 0 for scale in rest):
            return None
        if germ.bound != 0 and germ.rest.growth() >= 0:
            raise Undecided("whether it approaches a line")
        left = Germ(rest, germ.start, [(germ.rest, germ.bound)])
        above: int | None
        try:
            above = 0 if left.is_zero else left.lead()[1].sign()
        except Undecided:
            above = None
        return {"m": plain(m), "b": plain(b), "side": {1: "above", -1: "below", 0: "equal", None: None}[above]}

    # ---- Values.

    def _candidates(self, k: int, size: bool = False) -> list[tuple[Limit, bool, Plain]]:
        """What may be the largest or smallest of f⁽ᵏ⁾: (value, whether it is reached, where)."""
        found: list[tuple[Limit, bool, Plain]] = []
        for cell in self.cells(k + 1):
            if cell.sign == 0:
                at = cell.left or cell.right or Point.of(Exact({}))
                found.append((cell.piece.value(k, at), True, {"interval": interval(cell.left, cell.right)}))
                continue
            for end, side in ((cell.left, -1), (cell.right, 1)):
                if end is None:
                    limit = self.limit(k, side)
                    found.append((limit, False, {"towards": "inf" if side > 0 else "-inf"}))
                    continue
                value = cell.piece.value(k, end)
                reached = True
                if k == 0 and any(end is border for border in self.line.borders):
                    taken = self.line.value(0, end)
                    if taken is None and any(q.at is end and q.order == 0 for q in self.line.kinks(self.deadline)):
                        raise Undecided(f"the value at the jump at x = {float(end):g}")
                    reached = taken is None or taken.ball.overlaps(value.ball)
                    if not reached and taken is not None:
                        found.append((taken, True, {"x": plain(end)}))
                found.append((value, reached, {"x": plain(end)}))
        return [(_absolute(v), r, w) for v, r, w in found] if size else found

    def range(self) -> Fact:
        """The range."""
        candidates = self._candidates(0)
        low, high = _extreme(candidates, -1), _extreme(candidates, 1)
        jumps = any(kink.order == 0 for kink in self.line.kinks(self.deadline))
        note = "f jumps: not every value between is taken" if jumps else ""
        return Fact({"low": low, "high": high}, "proven", note)

    def bounded(self) -> Fact:
        """Whether bounded, above and below."""
        value = {}
        candidates = self._candidates(0)
        for name, sign in (("below", -1), ("above", 1)):
            value[name] = not any(v == sign for v, _, _ in candidates if isinstance(v, int))
        return Fact(value, "proven")

    def zeros(self) -> Fact:
        """The zeros."""
        return self._solutions(Fraction(0))

    def fixed_points(self) -> Fact:
        """The fixed points, and whether iterating f leads there."""
        return self._solutions(Fraction(1))

    def _solutions(self, m: Fraction) -> Fact:
        cells, found, exact = self.cells(0, m), [], True
        for cell in cells:
            if cell.sign == 0:
                found.append({"interval": interval(cell.left, cell.right)})
        for left, right in pairwise(cells):
            at = left.right
            assert at is not None
            if left.sign == 0 or right.sign == 0:
                continue
            border = left.piece is not right.piece
            if border:
                value = self.line.value(0, at)
                value = left.piece.value(0, at) if value is None else value
                gap = value.ball - at.ball * int(m)
                if not gap.contains(0):
                    continue
                if gap != 0 and (value.exact is None or at.exact is None or value.exact != at.exact * m):
                    raise Undecided(f"whether x = {float(at):g} is one")
            entry: Plain = {"x": plain(at)}
            if m and not border:
                slope = left.piece.value(1, at)
                entry["slope"] = plain(slope)
                steep = abs(slope.ball)
                entry["attracts"] = True if steep < 1 else False if steep > 1 else None
            found.append(entry)
            exact = exact and at.exact is not None
        return Fact(
            found, "proven", "all of them; " + ("exact" if exact else "to the digits shown") if found else "none"
        )

    def minima(self) -> Fact:
        """The local minima."""
        return self._turns(-1)

    def maxima(self) -> Fact:
        """The local maxima."""
        return self._turns(1)

    def _turns(self, kind: int) -> Fact:
        self.continuous()
        cells, found = self.cells(1), list[Plain]()
        for i, cell in enumerate(cells):
            before = cells[i - 1] if i else None
            if before is not None and before.sign == kind and cell.sign == -kind:
                assert cell.left is not None
                found.append({"x": plain(cell.left), "value": plain(cell.piece.value(0, cell.left))})
        for first, last in _runs(cells):
            before = cells[first - 1] if first else None
            after = cells[last + 1] if last + 1 < len(cells) else None
            if (before is None or before.sign == kind) and (after is None or after.sign == -kind) and (before or after):
                left, right = cells[first].left, cells[last].right
                at = left or right
                assert at is not None
                found.append({"interval": interval(left, right), "value": plain(cells[first].piece.value(0, at))})
        return Fact(found, "proven", "all local ones" if found else "none")

    def inflections(self) -> Fact:
        """Where f″ changes sign."""
        kinks = self.line.kinks(self.deadline)
        cells, found = self.cells(2), []
        for left, right in pairwise(cells):
            at = left.right
            if left.sign * right.sign < 0 and at is not None and not any(k.at is at and k.order <= 1 for k in kinks):
                found.append(
                    {"x": plain(at), "value": plain(left.piece.value(0, at)), "slope": plain(left.piece.value(1, at))}
                )
        return Fact(found, "proven", "all of them" if found else "none")

    # ---- What holds throughout.

    def symmetry(self) -> Fact:
        """Odd, even or neither."""
        for at in (Fraction(1), Fraction(2, 3), Fraction(7, 2)):
            try:
                right, left = (self._at(sign * at) for sign in (1, -1))
            except Undecided:
                continue
            if not right.ball.overlaps(left.ball) and not right.ball.overlaps(-left.ball):
                witness = {"x": float(at), "f(x)": plain(right)["value"], "f(-x)": plain(left)["value"]}
                return Fact({"kind": "neither", "witness": witness}, "proven", "values at one point")
        for kind, sign in (("odd", -1), ("even", 1)):
            if self._symmetric(sign):
                return Fact({"kind": kind, "witness": None}, "symbolic", "by algebra")
        return unknown("algebra proves neither, and no point that was tried disproves both")

    def _at(self, at: Fraction) -> Point:
        given = {name: Exact.of(value) for name, value in self.parameters.items()}
        try:
            return Point.of(Exact.of(self.tree.evaluate(Exact.of(at), given, leaf=Exact.of)))
        except ZeroDivisionError:
            raise Undefined("division by zero") from None

    def _symmetric(self, sign: int) -> bool:
        pieces = self.line.pieces
        borders = self.line.borders
        for one, other in zip(borders, reversed(borders), strict=True):
            if one.exact is None or other.exact is None or one.exact != -other.exact:
                return False
            values = self.line.value(0, one), self.line.value(0, other)
            if values[0] is None or values[1] is None or values[0].exact != (values[1].exact or Exact({})) * sign:
                return False
        for one_piece, other_piece in zip(pieces, reversed(pieces), strict=True):
            mirrored = other_piece.tree.substitute(-X)
            if not algebra.equal(one_piece.tree, mirrored if sign > 0 else -mirrored, self.parameters):
                return False
        return True

    def monotone(self) -> Fact:
        """Increasing, decreasing or neither."""
        signs = {cell.sign for cell in self.cells(1)}
        rising, falling = 1 in signs, -1 in signs
        for kink in self.line.kinks(self.deadline):
            if kink.order == 0:
                steps = [kink.left, kink.right] if kink.taken is None else [kink.left, kink.taken, kink.right]
                for a, b in pairwise(steps):
                    rising, falling = rising or bool(b.ball > a.ball), falling or bool(b.ball < a.ball)
        if rising and falling:
            witness = {name: self._witness(1, sign) for name, sign in (("rises_at", 1), ("falls_at", -1))}
            return Fact({"kind": "no", "witness": witness}, "proven", "f′ has both signs")
        flat = 0 in signs
        kind = (
            ("nondecreasing" if flat else "strictly increasing")
            if rising
            else ("nonincreasing" if flat else "strictly decreasing")
        )
        return Fact({"kind": kind if rising or falling else "constant", "witness": None}, "proven", "by the sign of f′")

    def _witness(self, k: int, sign: int) -> float | None:
        return next((between(c.left, c.right) for c in self.cells(k) if c.sign == sign), None)

    def convex(self) -> Fact:
        """Convex, concave or neither."""
        self.continuous()
        signs = {cell.sign for cell in self.cells(2)}
        kinks = [kink for kink in self.line.kinks(self.deadline) if kink.order == 1]
        bends = [(kink, kink.right.ball - kink.left.ball) for kink in kinks]
        up = 1 in signs or any(bend > 0 for _, bend in bends)
        down = -1 in signs or any(bend < 0 for _, bend in bends)
        if up and down:
            witness = {name: self._witness(2, sign) for name, sign in (("convex_at", 1), ("concave_at", -1))}
            for kink, bend in bends:
                name = "convex_at" if bend > 0 else "concave_at"
                witness[name] = float(kink.at) if witness[name] is None else witness[name]
            return Fact({"kind": "neither", "witness": witness}, "proven", "f″, or the bend at a kink, has both signs")
        kind = "convex" if up else "concave" if down else "affine"
        return Fact({"kind": kind, "witness": None}, "proven", "by the sign of f″ and of the bends at kinks")

    def sign_preserving(self) -> Fact:
        """Whether x f(x) >= 0."""
        for cell in self.cells(0):
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
        return Fact({"holds": True, "witness": None}, "proven", "x f(x) >= 0 for every x")

    def lipschitz(self) -> Fact:
        """The supremum of |f′|."""
        if any(kink.order == 0 for kink in self.line.kinks(self.deadline)):
            return Fact({"value": "inf", "exact": "inf", "closed": False, "where": []}, "proven", "f jumps")
        return Fact(_extreme(self._candidates(1, size=True), 1), "proven", "sup |f′|")

    def saturation(self) -> Fact:
        """Where |f′| is small."""
        value = {f"{float(c):g}": self._small(c) for c in THRESHOLDS}
        return Fact(value, "proven", "the intervals in which |f′| is smaller")

    def _small(self, threshold: Fraction) -> list[list[Any]]:
        above, below = self.cells(1, b=threshold), self.cells(1, b=-threshold)
        cuts = [cell.right for level in (above, below) for cell in level if cell.right is not None]
        cuts.sort(key=float)
        ends: list[Point | None] = [None, *cuts, None]
        found: list[tuple[Point | None, Point | None]] = []
        for left, right in pairwise(ends):
            if left is not None and right is not None and (left is right or left.ball.overlaps(right.ball)):
                continue
            at = between(left, right)
            inside = all(
                next(c.sign for c in level if _holds(c, at)) == sign for level, sign in ((above, -1), (below, 1))
            )
            if (
                inside
                and found
                and found[-1][1] is not None
                and left is not None
                and found[-1][1].ball.overlaps(left.ball)
            ):
                found[-1] = found[-1][0], right
            elif inside:
                found.append((left, right))
        return [interval(left, right) for left, right in found]

    def dead(self) -> Fact:
        """Where f′ is zero throughout."""
        self.line.check_smooth(self.deadline)
        cells = [Cell(p.left, p.right, 0 if _constant(p) else 1, p) for p in self.line.pieces]
        value = [interval(cells[first].left, cells[last].right) for first, last in _runs(cells)]
        return Fact(value, "symbolic", "the pieces that are constant" if value else "no piece is constant")


def _constant(piece: Piece) -> bool:
    return algebra.is_zero(piece.derived(1), piece.parameters)


def _holds(cell: Cell, at: float) -> bool:
    return (cell.left is None or float(cell.left) <= at) and (cell.right is None or at <= float(cell.right))


def _runs(cells: list[Cell]) -> list[tuple[int, int]]:
    """First and last of each run of neighbouring cells of sign zero."""
    found: list[tuple[int, int]] = []
    for i, cell in enumerate(cells):
        if cell.sign == 0:
            found.append((found.pop()[0], i) if found and found[-1][1] == i - 1 else (i, i))
    return found


def _absolute(value: Limit) -> Limit:
    if isinstance(value, int):
        return 1
    if value.exact is not None:
        return Point.of(-value.exact if value.ball < 0 else value.exact)
    return Point(abs(value.ball))


def _extreme(candidates: list[tuple[Limit, bool, Plain]], sign: int) -> Plain:
    """The largest, or smallest, whether it is reached, and where."""
    if any(isinstance(v, int) and v == sign for v, _, _ in candidates):
        where = [w for v, _, w in candidates if isinstance(v, int) and v == sign]
        return plain(sign) | {"closed": False, "where": _distinct(where)}
    finite = [(v, r, w) for v, r, w in candidates if isinstance(v, Point)]
    best = finite[0][0]
    for value, _, _ in finite[1:]:
        if (value.ball - best.ball) * sign > 0:
            best = value
    equal = [(v, r, w) for v, r, w in finite if v.ball.overlaps(best.ball)]
    exact = [v for v, _, _ in equal if v.exact is not None]
    reached = {r for _, r, _ in equal}
    same = len(exact) == len(equal) and all(v.exact == exact[0].exact for v in exact)
    if len(reached) == 2 and not same:
        raise Undecided("whether the extreme value is reached: it and a limit are equal to all digits")
    where = [w for _, r, w in equal if r == (True in reached)]
    return plain(exact[0] if exact else best) | {"closed": True in reached, "where": _distinct(where)}


def _distinct(where: list[Plain]) -> list[Plain]:
    kept: list[Plain] = []
    for place in where:
        if place not in kept:
            kept.append(place)
    return kept


def plain(value: Any) -> Plain:
    """A number as plain data: the nearest float, and its exact form where that is known."""
    if isinstance(value, int):
        text = "inf" if value > 0 else "-inf"
        return {"value": text, "exact": text}
    point = Point.of(value) if isinstance(value, Exact) else value
    exact = None if point.exact is None else str(point.exact)
    exact = None if exact is not None and len(exact) > LONGEST else exact
    number = 0.0 if point.exact is not None and not point.exact.terms else float(point)
    if not math.isfinite(number):
        raise Undecided("a finite number in it is beyond the largest float")
    return {"value": number, "exact": exact}


def interval(left: Point | None, right: Point | None) -> list[Any]:
    """An interval as plain data."""
    return [plain(-1 if left is None else left)["value"], plain(1 if right is None else right)["value"]]


def nth_derivative(tree: Expression, n: int, parameters: Mapping[str, Fraction] | None = None) -> Expression:
    """The n-th derivative in the form that is shortest to read; without values the parameters stay symbols."""
    for _ in range(n):
        tree = algebra.neat(derivative(tree), parameters)
    return tree


ASKED: dict[str, Callable[[Shape], Fact]] = {
    "domain": Shape.domain,
    "derivatives": Shape.derivatives,
    "kinks": Shape.kinks,
    "smoothness": Shape.smoothness,
    "limits": Shape.limits,
    "asymptotes": Shape.asymptotes,
    "range": Shape.range,
    "bounded": Shape.bounded,
    "zeros": Shape.zeros,
    "fixed_points": Shape.fixed_points,
    "minima": Shape.minima,
    "maxima": Shape.maxima,
    "inflections": Shape.inflections,
    "symmetry": Shape.symmetry,
    "monotone": Shape.monotone,
    "convex": Shape.convex,
    "sign_preserving": Shape.sign_preserving,
    "lipschitz": Shape.lipschitz,
    "saturation": Shape.saturation,
    "dead": Shape.dead,
}
