"""Which known function a formula is: by proof where possible, else to all digits at many points."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import Any

from flint import arb

from actfn.activation.registry import registry
from actfn.analysis.algebra import equality as algebra
from actfn.analysis.deadline import Deadline
from actfn.analysis.fact import Fact
from actfn.analysis.interval import Enclosure, precise
from actfn.analysis.line import Line, between
from actfn.analysis.numbers.ball import Number
from actfn.analysis.numbers.fraction import as_fraction, fraction
from actfn.analysis.numbers.point import Point, simplest
from actfn.analysis.undecided import Undecided, Undefined
from actfn.formula import of, parse
from actfn.formula.tree import DivisionByZero, Expression, X, number
from actfn.functions.formulas import FORMULAS

POINTS = tuple(
    Fraction(n, 64) for n in (-421, -307, -211, -139, -97, -61, -37, -17, -5, 3, 13, 29, 53, 83, 127, 193, 331)
)
BITS, CHECK_BITS, DIGITS = 256, 1200, 300
STEPS, AGAIN = 40, 8  # of Newton's method, and after how many its point is chosen anew
SIMPLE = 10**6  # denominator of a parameter that is recognised
Found = list[tuple[str, dict[str, Fraction], Fact]]


@lru_cache(maxsize=1)
def candidates() -> dict[str, tuple[Expression, dict[str, Fraction]]]:
    """The functions that a formula may be recognised as, with trees and defaults, those of the registry first."""
    made = {n: (of(a), {p: Fraction(repr(v)) for p, v in a.parameters.items()}) for n, a in registry.items()}
    for name, (text, defaults, _) in FORMULAS.items():
        made.setdefault(name, (parse(text, defaults), {p: Fraction(v) for p, v in defaults.items()}))
    return made


def identify(tree: Expression, parameters: Mapping[str, Fraction] | None = None, seconds: float = 3.0) -> Found:
    """Find the functions of the registry, or of `FORMULAS`, that a formula equals.

    Parameters
    ----------
    tree : Expression
        The formula.
    parameters : mapping of str to Fraction, optional
        A value for each parameter in it.
    seconds : float
        The time limit; what was found by then is returned.

    Returns
    -------
    list of (str, dict of str to Fraction, Fact)
        Name, the values of that function's parameters, and how it was established: proven by algebra, branch by
        branch, or equal to so many digits at so many points.
    """
    deadline = Deadline(seconds)
    given = {name: number(value) for name, value in (parameters or {}).items()}
    found: Found = []
    lines: dict[Expression, Line] = {}
    try:
        tree = tree.substitute(X, given)
        values = _values(tree, {})
        for name, (known, defaults) in candidates().items():
            deadline.check()
            for fitted in _fits(known, defaults, values):
                fact = _equal(tree, known.substitute(X, {p: number(v) for p, v in fitted.items()}), deadline, lines)
                if fact is not None:
                    found.append((name, fitted, fact))
                    break
    except (Undecided, DivisionByZero, RecursionError):
        pass  # not defined at a point, a parameter in a denominator is zero, nested too deep, or time is over
    return sorted(found, key=lambda item: len(item[1]))


def _values(
    tree: Expression, parameters: Mapping[str, Any], points: tuple[Fraction, ...] = POINTS, bits: int = BITS
) -> list[arb]:
    """The formula at the points. Raises Undecided where it is not defined at one."""
    made = []
    with precise(bits):
        given = {name: Number(value) for name, value in parameters.items()}
        for point in points:
            result = tree.evaluate(Number(arb(point.numerator) / point.denominator), given)
            ball = result.inner if isinstance(result, Number) else arb(result)
            ball = arb(ball)
            if not ball.is_finite():
                raise Undefined("it is not defined at a point")
            made.append(ball)
    return made


def _fits(known: Expression, defaults: dict[str, Fraction], values: list[arb]) -> Iterator[dict[str, Fraction]]:
    """Parameters at which the known function takes these values, as far as can be told."""
    starts = [defaults]
    if defaults:
        starts += [
            {name: value * factor if value else Fraction(factor) for name, value in defaults.items()}
            for factor in (Fraction(1, 4), Fraction(3), Fraction(1, 30), Fraction(20))
        ]
    for start in starts:
        fitted = start if _agree(known, start, values) else _solved(known, start, values) if start else None
        if fitted is not None and _agree(known, fitted, values):
            yield fitted
            return


def _agree(known: Expression, parameters: Mapping[str, Fraction], values: list[arb]) -> bool:
    with precise(BITS):
        given = {name: arb(v.numerator) / v.denominator for name, v in parameters.items()}
    try:
        for part in (slice(0, 2), slice(2, None)):  # mostly two points tell
            if not all(a.overlaps(b) for a, b in zip(_values(known, given, POINTS[part]), values[part], strict=True)):
                return False
        return True
    except Undecided:
        return False


def _solved(known: Expression, start: dict[str, Fraction], values: list[arb]) -> dict[str, Fraction] | None:
    """Newton's method for one parameter, or for several one after the other in turn, from a start."""
    with precise(BITS):
        at = {name: arb(v.numerator) / v.denominator for name, v in start.items()}

        telling: dict[str, int] = {}

        def misses(index: int) -> Callable[[Mapping[str, arb]], arb]:
            return lambda p: (_values(known, p, (POINTS[index],))[0] - values[index]).mid()

        try:
            for step_number in range(STEPS):
                moved = arb(0)
                for name in at:
                    if step_number % AGAIN == 0:  # it changes little, and is most of the work
                        telling[name] = _telling(known, at, name)
                    miss = misses(telling[name])
                    step = arb(2) ** (-BITS // 3) * (1 + abs(at[name]))
                    slope = (miss({**at, name: (at[name] + step).mid()}) - miss(at)) / step
                    if not abs(slope) > 1e-9:
                        return None
                    change = (miss(at) / slope).mid()
                    at[name] = (at[name] - change).mid()
                    moved += abs(change)
                if moved < arb(2) ** (-BITS // 2):
                    break
            else:
                return None
        except Undecided:
            return None
        width = arb(0, 1) * arb(2) ** (-BITS // 3)
        recognised = {name: _simple(value + width) for name, value in at.items()}
    return None if None in recognised.values() else recognised  # type: ignore[return-value]


def _telling(known: Expression, at: Mapping[str, arb], name: str) -> int:
    """The point at which the known function depends most on a parameter."""
    with precise(64):
        step = 1e-3 * (1 + abs(float(at[name])))
        here = _values(known, at)
        there = _values(known, {**at, name: at[name] + step})
        sizes = [abs(float((a - b).mid())) / (1 + abs(float(a.mid()))) for a, b in zip(here, there, strict=True)]
    return max(range(len(sizes)), key=sizes.__getitem__)


def _simple(ball: arb) -> Fraction | None:
    if ball.contains(0):
        return Fraction(0)
    sign = 1 if ball > 0 else -1
    low, high = sorted(abs(as_fraction(q)) for q in map(fraction, (ball.lower(), ball.upper())))
    found = simplest(low, high)
    return sign * found if found.denominator <= SIMPLE else None


def _equal(a: Expression, b: Expression, deadline: Deadline, lines: dict[Expression, Line]) -> Fact | None:
    """Decide whether two formulas are equal: the fact of how that was established, or None if they are not."""
    if a is b:
        return Fact(True, "symbolic", "the same formula")
    try:
        if a not in lines:  # it is compared with one after the other
            lines[a] = Line(a, {}, deadline, lines)
        one, other = lines[a], Line(b, {}, deadline, lines)
        borders = _borders(one, other)
        proof = _same(one, other, borders)
        if proof is not None:
            return Fact(True, "symbolic", "by algebra, branch by branch") if proof else None
        points = _points(borders)
        with precise(CHECK_BITS):
            same = all(
                a_value.overlaps(b_value) and (a_value - b_value).rad() < arb(10) ** -DIGITS * (1 + abs(a_value))
                for a_value, b_value in zip(*(_values(tree, {}, points, CHECK_BITS) for tree in (a, b)), strict=True)
            )
    except (Undecided, DivisionByZero):  # the latter of constants that algebra folds
        return None
    return Fact(True, "numerical", f"equal to {DIGITS} digits at {len(points)} points") if same else None


def _borders(a: Line, b: Line) -> list[tuple[Point | None, Point | None]]:
    """The borders of two formulas; those that no ball tells apart in pairs."""
    pairs: list[tuple[Point | None, Point | None]] = [
        (p, next((q for q in b.borders if q.ball.overlaps(p.ball)), None)) for p in a.borders
    ]
    pairs += [(None, q) for q in b.borders if not any(q is other for _, other in pairs)]
    return sorted(pairs, key=lambda pair: float(pair[0] or pair[1] or 0))


def _same(a: Line, b: Line, borders: list[tuple[Point | None, Point | None]]) -> bool | None:
    """True where two formulas are proven equal, False where they are proven to differ, else None."""
    proven = True
    for p, q in borders:
        at = p or q
        assert at is not None
        if p is not None and q is not None and not (p.exact == q.exact if p.exact and q.exact else a.shares(p, b, q)):
            proven = False
        elif at.exact is not None:
            left, right = a.value(0, at), b.value(0, at)
            if not left.ball.overlaps(right.ball):
                return False
            proven = proven and left.exact is not None and left.exact == right.exact
        else:
            one, other = a.taken(p) if p else _inside(a, at), b.taken(q) if q else _inside(b, at)
            if algebra.equal(one, other) is not True:
                proven = False
                if not Enclosure(one, {})(at.ball, 0)[0].overlaps(Enclosure(other, {})(at.ball, 0)[0]):
                    return False
    ends = [None, *(p or q for p, q in borders), None]
    for left_end, right_end in pairwise(ends):
        at_point = between(left_end, right_end)
        proven = proven and algebra.equal(_inside(a, at_point), _inside(b, at_point)) is True
    return True if proven else None


def _inside(line: Line, at: Any) -> Expression:
    return next(p.tree for p in line.pieces if _within(p, float(at)))


def _points(borders: list[tuple[Point | None, Point | None]]) -> tuple[Fraction, ...]:
    """Numbers of every size, and some in each interval between borders."""
    made = [Fraction(n * n * n + 7 * n + 1, 4001) for n in range(-32, 32)]
    made += [sign * Fraction(10**n) * Fraction(n + 7, 11) for n in range(-6, 12) for sign in (1, -1)]
    ends = [Fraction(float(p or q)) for p, q in borders if p or q]  # type: ignore[arg-type]
    made += [a + (b - a) * Fraction(n, 16) for a, b in pairwise(ends) for n in (1, 3, 7, 10, 15)]
    if ends:
        made += [ends[-1] + Fraction(n, 7) for n in (1, 5, 40, 9000)] + [
            ends[0] - Fraction(n, 7) for n in (1, 5, 40, 9000)
        ]
    return tuple(x for x in dict.fromkeys(made) if x not in ends)


def _within(piece: Any, at: float) -> bool:
    return (piece.left is None or float(piece.left) <= at) and (piece.right is None or at <= float(piece.right))
