"""Formulas of x and of the sines and cosines of its multiples, such as x + sin(a x)²/a: polynomials in the three.

Towards infinity they wave without end, so that no cells cover the line. What is periodic in them is a rational function
of t = tan(θ/2), of which signs and extremes are decided by its roots.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from flint import arb, fmpq, fmpq_poly

from actfn.analysis.fact import Fact
from actfn.analysis.fact_values import FactValue, number_value
from actfn.analysis.interval import precise
from actfn.analysis.numbers.exact import Exact
from actfn.analysis.numbers.fraction import as_fmpq, as_fraction
from actfn.analysis.numbers.point import POINT_BITS, Point
from actfn.analysis.undecided import Undecided, Unsupported
from actfn.formula.tree import Expression, X

if TYPE_CHECKING:
    from actfn.analysis.shape import Shape

MOST = 24  # the highest power, and the highest multiple, that is looked at
Powers = tuple[int, int, int]  # of x, of sin(g x) and of cos(g x)
TRIED_TURNS = 40


NO_WAVES = "the formula is no polynomial in x and in sines and cosines of its multiples"


@dataclass(frozen=True)
class Waves:
    """A polynomial in x, sin(g x) and cos(g x), whose sines have the powers 0 and 1.

    Attributes
    ----------
    frequency : Fraction
        The g, above zero.
    terms : dict
        The factor of each product of powers, none of which is zero.
    """

    frequency: Fraction
    terms: Mapping[Powers, Any]

    def derivative(self) -> Waves:
        """Differentiate by x, which gives waves of the same frequency."""
        made: dict[Powers, Any] = {}
        g = as_fmpq(self.frequency)
        for (k, i, j), q in self.terms.items():
            for powers, factor in (
                ((k - 1, i, j), q * k),
                ((k, i - 1, j + 1), q * g * i),
                ((k, i + 1, j - 1), -q * g * j),
            ):
                if factor != 0:
                    made[powers] = made.get(powers, fmpq(0)) + factor
        return Waves(self.frequency, _reduced(made))

    @property
    def degree(self) -> int:
        """The highest power of x beside which there is something."""
        return max((k for k, _, _ in self.terms), default=0)

    def wave(self, degree: int) -> Wave:
        """The wave that stands beside a power of x, perhaps zero."""
        return Wave({(i, j): q for (k, i, j), q in self.terms.items() if k == degree})

    def at(self, x: Fraction) -> arb:
        """Compute the value at a number x, as a ball."""
        at, angle = arb(as_fmpq(x)), arb(as_fmpq(x * self.frequency))
        sine, cosine = angle.sin(), angle.cos()
        total = arb(0)
        for (k, i, j), q in self.terms.items():
            total += arb(q) * at**k * sine**i * cosine**j
        return total

    def witness(self, sign: int) -> float | None:
        """A number at which the value is proven to have that sign, if one is found."""
        lead = self.wave(self.degree)
        with precise(POINT_BITS):
            for turn in range(TRIED_TURNS):
                for angle in lead.angles():
                    for side in (1, -1):
                        x = side * (angle + 2 * math.pi * (turn and 2 ** (turn - 1))) / float(self.frequency)
                        if self.at(Fraction(x)) * sign > 0:
                            return x
        return None


@dataclass(frozen=True)
class Wave:
    """A polynomial in sin(θ), of the powers 0 and 1, and cos(θ)."""

    terms: Mapping[tuple[int, int], Any]

    def numerator(self) -> fmpq_poly:
        """The polynomial in t = tan(θ/2) that has the wave's sign at each, as the denominator is above zero."""
        t = fmpq_poly([0, 1])
        most = max((i + j for i, j in self.terms), default=0)
        total = fmpq_poly([0])
        for (i, j), q in self.terms.items():
            total += q * (2 * t) ** i * (1 - t * t) ** j * (1 + t * t) ** (most - i - j)
        return total

    def slope(self) -> Wave:
        """Differentiate the wave by θ, which gives another wave."""
        made = Waves(Fraction(1), {(0, i, j): q for (i, j), q in self.terms.items()}).derivative()
        return Wave({(i, j): q for (_, i, j), q in made.terms.items()})

    def exactly(self, sine: int, cosine: int) -> Any:
        """The value where sine and cosine are whole numbers, as a fraction."""
        return sum((q * sine**i * cosine**j for (i, j), q in self.terms.items()), fmpq(0))

    def value(self, t: arb) -> arb:
        """The value at tan(θ/2) = t, as a ball."""
        sine, cosine = 2 * t / (1 + t * t), (1 - t * t) / (1 + t * t)
        total = arb(0)
        for (i, j), q in self.terms.items():
            total += arb(q) * sine**i * cosine**j
        return total

    def angles(self) -> list[float]:
        """Angles, one at least between any two neighbours of the wave's zeros."""
        borders = [float(t.mid()) for t in _real_roots(self.numerator())]
        between = [(a + b) / 2 for a, b in pairwise(borders)]
        ends = [borders[0] - 1, borders[-1] + 1] if borders else [0.0]
        return [2 * math.atan(t) for t in (*between, *ends)] + [math.pi]

    def signs(self) -> set[int]:
        """The signs that the wave has between its zeros; empty if it is zero everywhere."""
        n = self.numerator()
        if not list(n):
            return set()
        borders = [Fraction(float(t.mid())) for t in _real_roots(n)]
        between = [(a + b) / 2 for a, b in pairwise(borders)]
        ends = [borders[0] - 1, borders[-1] + 1] if borders else [Fraction(0)]
        values = [n(as_fmpq(t)) for t in (*between, *ends)]
        if any(value == 0 for value in values):
            raise Undecided("two zeros of a wave lie next to each other")
        return {1 if value > 0 else -1 for value in values}

    def extreme(self, sign: int) -> tuple[Point, Point]:
        """The largest value, or the smallest, and the θ where it is taken. Raises Undecided."""
        quarter = Exact.of("pi") * Fraction(1, 2)
        known = [
            (Point.of(Exact.of(self.exactly(sine, cosine))), Point.of(quarter * turns))
            for turns, sine, cosine in ((0, 0, 1), (1, 1, 0), (-1, -1, 0), (2, 0, -1))
        ]
        best, at = max(known, key=lambda pair: sign * (pair[0].exact.rational if pair[0].exact else 0))
        rest = self.slope().numerator()
        for line in (fmpq_poly([0, 1]), fmpq_poly([-1, 1]), fmpq_poly([1, 1])):
            while list(rest) and not list(divmod(rest, line)[1]):
                rest = divmod(rest, line)[0]
        with precise(POINT_BITS):
            for t in _real_roots(rest):
                value = self.value(t)
                if (value - best.ball) * sign > 0:
                    best, at = Point(value), Point(2 * t.atan())
                elif not (value - best.ball) * sign < 0:
                    if best.exact is not None:
                        raise Undecided("which of two values of a wave is the larger")
                    best = Point(best.ball.union(value))
        return best, at


def _real_roots(polynomial: fmpq_poly) -> list[arb]:
    """The real zeros, each once, from left to right, as balls that do not overlap."""
    if not list(polynomial):
        return []
    with precise(POINT_BITS):
        roots: Any = polynomial.numer().complex_roots()
        found = [root.real for root, _ in roots if root.imag == 0]
        return sorted(found, key=lambda root: root.mid())


def _reduced(terms: Mapping[Powers, Any]) -> dict[Powers, Any]:
    """Write sin² as 1 − cos² wherever it stands, and add up like terms."""
    made: dict[Powers, Any] = {}
    work = list(terms.items())
    while work:
        (k, i, j), q = work.pop()
        if i > 1:
            work += [((k, i - 2, j), q), ((k, i - 2, j + 2), -q)]
        else:
            made[k, i, j] = made.get((k, i, j), fmpq(0)) + q
    return {powers: q for powers, q in made.items() if q != 0}


def _product(a: Mapping[Powers, Any], b: Mapping[Powers, Any]) -> dict[Powers, Any]:
    made: dict[Powers, Any] = {}
    for (k, i, j), p in a.items():
        for other, q in b.items():
            powers = (k + other[0], i + other[1], j + other[2])
            if max(powers) > MOST:
                raise Unsupported(NO_WAVES)
            made[powers] = made.get(powers, fmpq(0)) + p * q
    return _reduced(made)


def waves(tree: Expression, parameters: Mapping[str, Fraction]) -> Waves | None:
    """The polynomial that a formula is, if it is one and has a sine or cosine in it."""
    try:
        multiples = [
            _multiple(node.args[0], parameters)
            for node in tree.nodes()
            if node.head in ("sin", "cos") and node.args[0].has_x
        ]
        multiples = [abs(m) for m in multiples if m]
        if not multiples:
            return None
        frequency = multiples[0]
        for m in multiples[1:]:
            frequency = Fraction(
                math.gcd(frequency.numerator * m.denominator, m.numerator * frequency.denominator),
                frequency.denominator * m.denominator,
            )
        return Waves(frequency, _polynomial(tree, parameters, frequency))
    except Unsupported:
        return None


def _multiple(argument: Expression, parameters: Mapping[str, Fraction]) -> Fraction:
    """The m of an argument that is m · x, as the waves' words have."""
    made = _polynomial(argument, parameters, Fraction(1))
    if any(powers != (1, 0, 0) for powers in made):
        raise Unsupported(NO_WAVES)
    return as_fraction(made.get((1, 0, 0), fmpq(0)))


def _polynomial(tree: Expression, parameters: Mapping[str, Fraction], frequency: Fraction) -> dict[Powers, Any]:
    one: dict[Powers, Any] = {(0, 0, 0): fmpq(1)}
    made: dict[int, dict[Powers, Any]] = {}
    for node in tree.nodes():
        args = [made[id(arg)] for arg in node.args]
        match node.head:
            case _ if node is X:
                found: dict[Powers, Any] = {(1, 0, 0): fmpq(1)}
            case "number":
                found = _product({(0, 0, 0): as_fmpq(Fraction(node.value))}, one)
            case "parameter":
                found = _product({(0, 0, 0): as_fmpq(parameters[node.value])}, one)
            case "+" | "-":
                sign = 1 if node.head == "+" else -1
                found = dict(args[0])
                for powers, q in args[1].items():
                    found[powers] = found.get(powers, fmpq(0)) + sign * q
                found = _reduced(found)
            case "neg":
                found = {powers: -q for powers, q in args[0].items()}
            case "*":
                found = _product(*args)
            case "/" if set(args[1]) == {(0, 0, 0)}:
                found = {powers: q / args[1][0, 0, 0] for powers, q in args[0].items()}
            case "^" if node.args[1].head == "number" and node.args[1].value in range(MOST + 1):
                found = one
                for _ in range(int(node.args[1].value)):
                    found = _product(found, args[0])
            case "sin" | "cos":
                found = _turned(node.head, _multiple(node.args[0], parameters) / frequency)
            case _:
                raise Unsupported(NO_WAVES)
        made[id(node)] = found
    return made[id(tree)]


def _turned(word: str, times: Fraction) -> dict[Powers, Any]:
    """The sine or cosine of a whole multiple of θ, by those of θ."""
    if times.denominator != 1 or abs(times) > MOST:
        raise Unsupported(NO_WAVES)
    sine: dict[Powers, Any] = {}
    cosine: dict[Powers, Any] = {(0, 0, 0): fmpq(1)}
    s, c = {(0, 1, 0): fmpq(1)}, {(0, 0, 1): fmpq(1)}
    for _ in range(abs(int(times))):
        ss, cc = _product(sine, s), _product(cosine, c)
        sc, cs = _product(sine, c), _product(cosine, s)
        sine = _reduced({p: sc.get(p, fmpq(0)) + cs.get(p, fmpq(0)) for p in {*sc, *cs}})
        cosine = _reduced({p: cc.get(p, fmpq(0)) - ss.get(p, fmpq(0)) for p in {*cc, *ss}})
    if word == "cos":
        return cosine
    return {powers: q if times > 0 else -q for powers, q in sine.items()}


# ---- What follows from it: facts, or None where the formula is none of these or it does not decide.


def _of(shape: Shape) -> Waves | None:
    return waves(shape.tree, shape.parameters)


def _far_signs(of: Waves) -> set[int]:
    """The signs that the values have far out, on either side."""
    signs = of.wave(of.degree).signs()
    return signs | {sign * (-1) ** of.degree for sign in signs}


def monotone(shape: Shape) -> Fact | None:
    """The fact of whether f rises, falls, or does both without end."""
    of = _of(shape)
    if of is None:
        return None
    slope = of.derivative()
    try:
        signs = _far_signs(slope) if slope.degree else slope.wave(0).signs()
    except Undecided:
        return None
    if signs == {1, -1}:
        witness = {"rises_at": slope.witness(1), "falls_at": slope.witness(-1)}
        return Fact({"kind": "no", "witness": witness}, "proven", "f rises, and it falls, without end")
    if slope.degree or not signs:
        return None
    kind = "strictly increasing" if signs == {1} else "strictly decreasing"
    return Fact({"kind": kind, "witness": None}, "proven", "by the sign of f′, which is periodic")


def _ends(shape: Shape) -> dict[str, FactValue] | None:
    """The two ends of the range, with where each is reached."""
    of = _of(shape)
    if of is None:
        return None
    made = {}
    for name, sign in (("low", -1), ("high", 1)):
        try:
            if of.degree:
                if sign not in _far_signs(of):
                    return None
                made[name] = number_value(sign) | {"closed": False, "where": []}
                continue
            value, angle = of.wave(0).extreme(sign)
        except Undecided:
            return None
        g = of.frequency
        at = Point(angle.ball / as_fmpq(g), None if angle.exact is None else angle.exact * (1 / g))
        made[name] = number_value(value) | {"closed": True, "where": [{"x": number_value(at)}]}
    return made


def range_(shape: Shape) -> Fact | None:
    """The fact of the range, from least to greatest of the waves."""
    ends = _ends(shape)
    return None if ends is None else Fact(ends, "proven", "by its waves, of which one is named")


def bounded(shape: Shape) -> Fact | None:
    """The fact of whether the values are bounded above and below."""
    ends = _ends(shape)
    if ends is None:
        return None
    value = {side: isinstance(ends[name]["value"], float) for name, side in (("low", "below"), ("high", "above"))}
    return Fact(value, "proven")
