"""Each fact is tried at random numbers before it is shown; one that a number refutes raises `FalseFact`.

The numbers are drawn anew for each formula, and are the same each time for the same one. A trial proves nothing; it
finds what a fault in the proofs would let through. Where a ball leaves a value open, nothing is said.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING, Any
from zlib import crc32

from flint import arb

from actfn.analysis.fact import Fact, FalseFact
from actfn.analysis.interval import precise
from actfn.analysis.trial.far import tends
from actfn.analysis.trial.sample import values
from actfn.analysis.undecided import Undecided

if TYPE_CHECKING:
    from actfn.analysis.shape import Shape

Sample = tuple[Fraction, list[arb]]
SHOWN = 2.0**-50  # how far a shown number is from the true one at most, relative to it
SLACK = 1e-12  # relative, of comparisons with a shown number


class Trial:
    """The formula of a shape at random numbers, and what its facts are held against."""

    def __init__(self, shape: Shape) -> None:
        self.tree, self.parameters = shape.tree, shape.parameters
        self._shape = shape
        self.random = Random(crc32(f"{shape.tree} {sorted(shape.parameters.items())}".encode()))

    @cached_property
    def samples(self) -> list[Sample]:
        """Numbers of every size, some on both sides of each border, with f, f′ and f″ there."""
        draw = self.random.uniform
        at = [draw(-4, 4) for _ in range(10)] + [10 ** draw(-3, 3) * s for s in (1, -1) for _ in range(4)]
        for border in self.borders:
            at += [border + 10 ** draw(-2, 1) * s for s in (1, -1)]
        return self.sampled(at)

    @cached_property
    def borders(self) -> list[float]:
        """The numbers at which the formula changes from one branch to another; none where they are not decided."""
        try:
            return [float(point) for point in self._shape.line.borders]
        except Undecided:
            return []

    @cached_property
    def jumps(self) -> list[float] | None:
        """The numbers at which f itself jumps; None where they are not decided."""
        try:
            return [float(k.at) for k in self._shape.line.kinks(self._shape.deadline) if k.order == 0]
        except Undecided:
            return None

    @cached_property
    def breaks(self) -> list[float] | None:
        """The numbers at which f or f′ jumps; None where they are not decided."""
        try:
            return [float(k.at) for k in self._shape.line.kinks(self._shape.deadline) if k.order <= 1]
        except Undecided:
            return None

    def sampled(self, at: list[float]) -> list[Sample]:
        """f, f′ and f″ at those of the numbers where they are told, by size."""
        numbers = [Fraction(x) for x in sorted(at) if math.isfinite(x)]
        return [(x, found) for x in numbers if (found := self.of(x, 2)) is not None]

    def of(self, x: Fraction | float, order: int) -> list[arb] | None:
        """The function and its derivatives up to an order, at the number x."""
        return values(self.tree, self.parameters, Fraction(x), order)

    def around(self, x: float, order: int) -> tuple[Fraction, list[list[arb] | None]]:
        """Half the distance, and the values left of, at, and right of what is shown as x.

        Where another border is as near as that, the values on both sides are those beyond it, and are left out.
        """
        h = Fraction(SHOWN) * abs(Fraction(x)) or Fraction(1, 2**120)
        near = [border for border in self.borders if abs(Fraction(border) - Fraction(x)) <= 2 * h]
        crowded = bool(near) and near != [x]
        return h, [None if s and crowded else self.of(Fraction(x) + s * h, order) for s in (-1, 0, 1)]

    def takes(self, k: int, x: float, shown: Any, of: Callable[[arb], arb] = lambda v: v) -> bool:
        """Whether f⁽ᵏ⁾, or its size, has the shown value at, or next to, what is shown as x, as far as can be told."""
        if not isinstance(shown, float) or not math.isfinite(x):
            return True
        if k == 0 and (self.jumps is None or x in self.jumps):
            return True  # the value at the jump itself may be alone
        h, found = self.around(x, k + 1)
        if found[0] is None or found[2] is None:
            return True
        with precise(192):
            return any(
                _meets(of(c[k]), shown, 8 * abs(c[k + 1]) * arb(h.numerator) / h.denominator)
                for c in found
                if c is not None
            )


def _meets(ball: arb, shown: float, slack: arb | float = 0.0) -> bool:
    """Whether a ball and a number that is shown as a float can be one."""
    width = arb(slack) + abs(arb(shown)) * SLACK + arb(2) ** -1070
    return bool((abs(ball - arb(shown)) - width).lower() <= 0)


def check(name: str, fact: Fact, shape: Shape) -> None:
    """Raise FalseFact where a number refutes the fact of that name."""
    if fact.value is None or name not in CHECKS:
        return
    trial = shape.trial
    for problem in CHECKS[name](trial, fact.value):
        given = ", ".join(f"{key} = {value}" for key, value in shape.parameters.items())
        raise FalseFact(
            f"{name} of {shape.tree}{f' with {given}' if given else ''} was to be shown as {fact.value!r} ({fact.how}),"
            f" and that is false: {problem}"
        )


Problems = Iterator[str]


def _domain(trial: Trial, value: Any) -> Problems:
    if isinstance(value, str) or any(n.head == "^" and n.args[1].has_x for n in trial.tree.nodes()):
        return  # what balls take for 0**0 is 1
    for one in value["undefined_at"]:
        if (found := trial.of(one["value"], 0)) is not None and Fraction(one["value"]) == _rational(one["exact"]):
            yield f"f({one['value']!r}) is {_said(found[0])}"


def _range(trial: Trial, value: Any) -> Problems:
    for end, sign in (("low", -1), ("high", 1)):
        yield from _supremum(trial, value[end], sign, 0, lambda v: v)


def _lipschitz(trial: Trial, value: Any) -> Problems:
    if trial.jumps == []:
        yield from _supremum(trial, value, 1, 1, abs)


def _supremum(trial: Trial, end: Any, sign: int, k: int, of: Callable[[arb], arb]) -> Problems:
    shown = end["value"]
    what = "f" + "′" * k
    if isinstance(shown, float):
        near = [x * (1 + s * 2.0**-20) + s * 2.0**-40 for x in _numbers(end["where"]) for s in (-1, 1)]
        limit = arb(shown) + sign * (abs(arb(shown)) * SLACK + arb(2) ** -1070)
        for x, found in trial.samples + trial.sampled(near):
            if (of(found[k]) - limit) * sign > 0:
                yield f"{what}({float(x)!r}) is {_said(found[k])}"
    for place in end["where"]:
        if "x" in place and not trial.takes(k, place["x"]["value"], shown, of):
            yield f"it is not reached at x = {place['x']['value']!r}"
        if "interval" in place and (at := _inside(trial, *place["interval"])) is not None:
            found_there = trial.of(at, k)
            if found_there is not None and isinstance(shown, float) and not _meets(of(found_there[k]), shown):
                yield f"{what}({at!r}) is {_said(found_there[k])}"
        if "towards" in place and not tends(trial.tree, trial.parameters, k, _side(place["towards"]), shown, of):
            yield f"{what} does not come near to it towards {place['towards']}"


def _bounded(trial: Trial, value: Any) -> Problems:
    for name, sign in (("below", -1), ("above", 1)):
        for side in (-1, 1):
            if value[name] and not tends(trial.tree, trial.parameters, 0, side, None, lambda v: v, bound=sign):
                yield f"f grows without end towards {'+' if side > 0 else '-'}inf"


def _solutions(m: int) -> Callable[[Trial, Any], Problems]:
    def solutions(trial: Trial, value: Any) -> Problems:
        def gap(x: Fraction, found: list[arb]) -> arb:
            return found[0] - m * arb(x.numerator) / x.denominator

        for one in value:
            if "interval" in one:
                at = _inside(trial, *one["interval"])
                found = None if at is None else trial.of(at, 0)
                if at is not None and found is not None and not gap(Fraction(at), found).contains(0):
                    yield f"f({at!r}) is {_said(found[0])}"
                continue
            x = one["x"]["value"]
            h, near = trial.around(x, 1)
            if trial.jumps is not None and x not in trial.jumps and None not in (near[0], near[2]):
                with precise(192):
                    width = arb(h.numerator) / h.denominator
                    if not any(
                        (abs(gap(Fraction(x), c)) - 8 * width * (abs(c[1]) + m)).lower() <= 0
                        for c in near
                        if c is not None
                    ):
                        yield f"f({x!r}) is {_said(next(c for c in near if c is not None)[0])}"
            if "slope" in one and not trial.takes(1, x, one["slope"]["value"]):
                yield f"the slope at x = {x!r}"
        yield from _changes(trial, [(x, gap(x, f)) for x, f in trial.samples], value, trial.jumps, "the sign changes")

    return solutions


def _changes(
    trial: Trial, signs: list[tuple[Fraction, arb]], listed: Any, breaks: list[float] | None, what: str
) -> Problems:
    """Neighbouring samples of different signs between which nothing is listed."""
    if breaks is None:
        return
    points = sorted([*breaks, *(one["x"]["value"] for one in listed if "x" in one)])
    spans = [one["interval"] for one in listed if "interval" in one]
    told = [(x, v) for x, v in signs if v > 0 or v < 0]
    for (a, left), (b, right) in pairwise(told):
        if (left > 0) != (right > 0):
            i = bisect_left(points, float(a) - abs(float(a)) * SHOWN)
            if i < len(points) and points[i] <= float(b) + abs(float(b)) * SHOWN:
                continue
            if not any(_end(low) <= b and _end(high) >= a for low, high in spans):
                yield f"{what} between x = {float(a)!r} and x = {float(b)!r}"


def _turns(kind: int) -> Callable[[Trial, Any], Problems]:
    def turns(trial: Trial, value: Any) -> Problems:
        for one in value:
            if "x" in one:
                x = one["x"]["value"]
                if not trial.takes(0, x, one["value"]["value"]):
                    yield f"f({x!r}) is another"
                _, (left, _, right) = trial.around(x, 1)
                if (left and left[1] * kind < 0) or (right and right[1] * kind > 0):
                    yield f"f′ has another sign next to x = {x!r}"
                continue
            at = _inside(trial, *one["interval"])
            found = None if at is None else trial.of(at, 1)
            if found and not (found[1].contains(0) and _meets(found[0], one["value"]["value"])):
                yield f"f({at!r}) is {_said(found[0])}, f′ {_said(found[1])}"
        rising = [(x, f[1]) for x, f in trial.samples if f[1] > 0 or f[1] < 0]
        turned = [pair for pair in pairwise(rising) if pair[0][1] * kind > 0 and pair[1][1] * kind < 0]
        for pair in turned:
            yield from _changes(trial, list(pair), value, trial.jumps, "f turns")

    return turns


def _inflections(trial: Trial, value: Any) -> Problems:
    for one in value:
        x = one["x"]["value"]
        if not trial.takes(0, x, one["value"]["value"]) or not trial.takes(1, x, one["slope"]["value"]):
            yield f"f or f′ at x = {x!r} is another"
        _, (left, _, right) = trial.around(x, 2)
        if left and right and left[2] * right[2] > 0:
            yield f"f″ has one sign on both sides of x = {x!r}"
    yield from _changes(trial, [(x, f[2]) for x, f in trial.samples], value, trial.breaks, "f″ changes sign")


def _symmetry(trial: Trial, value: Any) -> Problems:
    if value["kind"] == "neither":
        for x, name in ((value["witness"]["x"], "f(x)"), (-value["witness"]["x"], "f(-x)")):
            found = trial.of(x, 0)
            if found is not None and not _meets(found[0], value["witness"][name]):
                yield f"f({x!r}) is {_said(found[0])}"
        return
    sign = -1 if value["kind"] == "odd" else 1
    for x, found in trial.samples[:: max(1, len(trial.samples) // 8)]:
        other = trial.of(-x, 0)
        if other is not None and not other[0].overlaps(sign * found[0]):
            yield f"f({float(x)!r}) is {_said(found[0])}, f({-float(x)!r}) is {_said(other[0])}"


def _monotone(trial: Trial, value: Any) -> Problems:
    kind = value["kind"]
    if kind == "no":
        for name, sign in (("rises_at", 1), ("falls_at", -1)):
            at = value["witness"][name]
            if trial.jumps is not None and at is not None and at not in trial.jumps:
                found = trial.of(at, 1)
                if found is not None and found[1] * sign < 0:
                    yield f"f′({at!r}) is {_said(found[1])}"
        return
    sign = {"constant": 0, "strictly increasing": 1, "nondecreasing": 1}.get(kind, -1)
    for x, found in trial.samples:
        if found[1] * sign < 0 or (sign == 0 and not found[1].contains(0)):
            yield f"f′({float(x)!r}) is {_said(found[1])}"
    for (a, left), (b, right) in pairwise(trial.samples):
        if (right[0] - left[0]) * sign < 0 or (sign == 0 and not (right[0] - left[0]).contains(0)):
            yield f"f({float(a)!r}) is {_said(left[0])}, f({float(b)!r}) is {_said(right[0])}"


def _convex(trial: Trial, value: Any) -> Problems:
    kind = value["kind"]
    if kind == "neither":
        for name, sign in (("convex_at", 1), ("concave_at", -1)):
            at = value["witness"][name]
            if trial.breaks is not None and at is not None and at not in trial.breaks:
                found = trial.of(at, 2)
                if found is not None and found[2] * sign < 0:
                    yield f"f″({at!r}) is {_said(found[2])}"
        return
    sign = {"convex": 1, "concave": -1, "affine": 0}[kind]
    for x, found in trial.samples:
        if found[2] * sign < 0 or (sign == 0 and not found[2].contains(0)):
            yield f"f″({float(x)!r}) is {_said(found[2])}"
    for (a, left), (b, right) in pairwise(trial.samples):
        if (right[1] - left[1]) * sign < 0:
            yield f"f′({float(a)!r}) is {_said(left[1])}, f′({float(b)!r}) is {_said(right[1])}"


def _sign_preserving(trial: Trial, value: Any) -> Problems:
    if not value["holds"]:
        at = value["witness"]
        found = trial.of(at, 0)
        if found is not None and found[0] * at > 0:
            yield f"f({at!r}) is {_said(found[0])}"
        return
    for x, found in trial.samples:
        if found[0] * (1 if x > 0 else -1) < 0:
            yield f"f({float(x)!r}) is {_said(found[0])}"


def _saturation(trial: Trial, value: Any) -> Problems:
    for threshold, spans in value.items():
        limit = arb(Fraction(threshold).numerator) / Fraction(threshold).denominator
        ends = [(_end(low), _end(high)) for low, high in spans]
        at = [e + s * max(abs(e), 2.0**-20) * 2.0**-20 for pair in ends for e in pair for s in (-1, 1)]
        at += [inside for low, high in ends if (inside := _inside(trial, low, high)) is not None]
        for x, found in trial.samples + trial.sampled(at):
            below = any(low < x < high for low, high in ends)
            on_end = any(
                abs(x - Fraction(e)) <= abs(Fraction(e)) * Fraction(SHOWN) for e in sum(ends, ()) if math.isfinite(e)
            )
            if not on_end and (abs(found[1]) > limit if below else abs(found[1]) < limit):
                yield f"f′({float(x)!r}) is {_said(found[1])}, the threshold {threshold}"


def _dead(trial: Trial, value: Any) -> Problems:
    for low, high in value:
        at = _inside(trial, low, high)
        found = None if at is None else trial.of(at, 1)
        if found is not None and not found[1].contains(0):
            yield f"f′({at!r}) is {_said(found[1])}"


def _limits(trial: Trial, value: Any) -> Problems:
    for k, name in ((0, "f"), (1, "df")):
        for side, limit in zip((-1, 1), value[name], strict=True):
            if not tends(trial.tree, trial.parameters, k, side, limit["value"], lambda v: v):
                yield f"{'f' + '′' * k} does not tend to {limit['value']!r} towards {'+' if side > 0 else '-'}inf"


def _asymptotes(trial: Trial, value: Any) -> Problems:
    for name, line in value.items():
        if line is not None and not tends(
            trial.tree, trial.parameters, 0, _side(name), line["b"], lambda v: v, slope=line["m"]
        ):
            yield f"f does not come near to the line towards {name}"


def _kinks(trial: Trial, value: Any) -> Problems:
    for one in value:
        if one["order"] > 3:
            continue
        x, k = one["at"]["value"], one["order"]
        h, (left, _, right) = trial.around(x, k + 1)
        for side, found in (("left", left), ("right", right)):
            shown = one[side]["value"]
            if found is None or not isinstance(shown, float):
                continue
            with precise(192):
                if not _meets(found[k], shown, 8 * abs(found[k + 1]) * arb(h.numerator) / h.denominator):
                    yield f"the derivative of order {k} {side} of x = {x!r} is {_said(found[k])}"


def _inside(trial: Trial, left: Any, right: Any) -> float | None:
    """A random number inside an interval, or None where there is none between its ends."""
    low, high = _end(left), _end(right)
    far = math.pow(10, trial.random.uniform(-2, 2))
    if math.isinf(low) and math.isinf(high):
        return far if trial.random.random() < 0.5 else -far
    if math.isinf(low) or math.isinf(high):
        return high - far * max(1.0, abs(high)) if math.isinf(low) else low + far * max(1.0, abs(low))
    at = low + (high - low) * trial.random.uniform(0.05, 0.95)
    return at if low < at < high else None


def _end(value: Any) -> float:
    return float(value)


def _rational(exact: str | None) -> Fraction | None:
    """The fraction that an exact form is, if it is one."""
    try:
        return None if exact is None else Fraction(exact)
    except ValueError:
        return None


def _side(name: str) -> int:
    return -1 if name == "-inf" else 1


def _numbers(where: Any) -> list[float]:
    return [place["x"]["value"] for place in where if "x" in place]


def _said(ball: arb) -> str:
    return str(ball.str(17, radius=False))


CHECKS: dict[str, Callable[[Trial, Any], Problems]] = {
    "domain": _domain,
    "kinks": _kinks,
    "limits": _limits,
    "asymptotes": _asymptotes,
    "range": _range,
    "bounded": _bounded,
    "zeros": _solutions(0),
    "fixed_points": _solutions(1),
    "minima": _turns(-1),
    "maxima": _turns(1),
    "inflections": _inflections,
    "symmetry": _symmetry,
    "monotone": _monotone,
    "convex": _convex,
    "sign_preserving": _sign_preserving,
    "lipschitz": _lipschitz,
    "saturation": _saturation,
    "dead": _dead,
}
