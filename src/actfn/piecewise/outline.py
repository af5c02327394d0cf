"""A function as a whole: its symmetry, its asymptotes, its roots, and how fast it nears the asymptotes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from flint import arb, ctx

from actfn.analysis.oracle import enclose
from actfn.errors import NoTable
from actfn.formula.tree import Expression, X, number, of
from actfn.piecewise.truth import Truth, ball

BITS = 420


@dataclass(frozen=True)
class Asymptote:
    """The line that a function nears: constant + slope · x."""

    constant: Fraction
    slope: Fraction

    def at(self, x: float | Fraction) -> arb:
        """Compute the value of the line at x, as a ball."""
        return ball(self.constant) + ball(x) * ball(self.slope)

    @property
    def is_zero(self) -> bool:
        """Whether the line is that of zero, to which the function falls."""
        return self.constant == 0 and self.slope == 0


@dataclass(frozen=True)
class Symmetry:
    """What f(-x) is: `none`, `odd`, `even`, or f(x) less amount · x, or amount less f(x).

    Attributes
    ----------
    kind : str
        As the header calls it.
    amount : Fraction
        That multiple or constant; 0 for the other kinds.
    falls : int
        The sign of x on the side that the table describes: where f falls to zero, if it does on one.
    """

    kind: str
    amount: Fraction
    falls: int


# Powers of |x|, from the first, whose sum with these factors is an exponent.
Exponent = tuple[arb, arb, arb]

FAR = 256  # a number at which what falls as an exponential is nothing

TRIED = (0.3125, 0.71875, 1.21875, 2.40625, 4.53125)


def simple(value: arb) -> Fraction | None:
    """The fraction with a small denominator that a ball is, if it is one to 100 bits."""
    with ctx.workprec(BITS):
        near = Fraction(float(value.mid())).limit_denominator(4096)
        return near if abs(value - ball(near)) < arb(2) ** -100 else None


def symmetry(f: Truth) -> Symmetry:
    """Which symmetry about zero a function has, told from its values at a few numbers.

    The tables that follow from it are compared with the function itself, so that an error here cannot stay.

    Raises
    ------
    NoTable
        If it is exactly zero at one of them, as on an interval.
    """
    with ctx.workprec(BITS):
        pairs = [(f(x), f(-x)) for x in TRIED]
        if any(y.contains(0) for pair in pairs for y in pair):
            raise NoTable("it is zero where a smooth function that is not zero everywhere would not be")
        sums, differences = [a + b for a, b in pairs], [a - b for a, b in pairs]
        ratios = [d / arb(x) for d, x in zip(differences, TRIED, strict=True)]
        close = arb(2) ** -150

        def alike(values: list[arb]) -> bool:
            return all(bool(abs(v - values[0]) < close) for v in values)

        if alike([*sums, arb(0)]):
            return Symmetry("odd", Fraction(0), 1)
        if alike([*differences, arb(0)]):
            return Symmetry("even", Fraction(0), 1)
        falls = -1 if abs(f(-40.0)) < abs(f(40.0)) else 1
        for kind, values in (("differs_by_line", ratios), ("adds_to_constant", sums)):
            amount = simple(values[0])
            if alike(values) and amount is not None:
                return Symmetry(kind, amount, falls)
        return Symmetry("none", Fraction(0), -1)


def asymptote(f: Truth, side: int) -> Asymptote:
    """The line that a function nears on a side, told from its values far out.

    Raises
    ------
    NoTable
        If it nears none, or not as fast as an exponential, or the line is none of simple fractions.
    """
    with ctx.workprec(BITS):
        slope = simple((f(side * 512.0) - f(side * 256.0)) / (side * 256))
        constant = None if slope is None else simple(f(side * 512.0) - side * 512 * ball(slope))
        if slope is None or constant is None:
            raise NoTable(
                f"{'above' if side > 0 else 'below'} zero it nears no line of simple fractions "
                "as fast as an exponential falls"
            )
        line = Asymptote(constant, slope)
        if not abs(f(side * 1024.0) - line.at(side * 1024.0)) < arb(2) ** -100:
            raise NoTable(f"{'above' if side > 0 else 'below'} zero it nears no line")
        return line


def first_below(rest: Any, limit: Any, start: float = 0.25, end: float = 2048.0) -> float:
    """The least of a grid of numbers from which on |rest(a)| <= limit(a), by halving: rest falls faster than limit."""
    low, high = start, end
    if not abs(rest(high)) <= limit(high):
        raise NoTable(f"what is left beside the asymptote does not fall below what rounding drops before x = {end:g}")
    while high - low > high / 256:
        middle = round((low + high) / 2 * 4096) / 4096  # short, so that the header is
        if middle in (low, high):
            break
        if abs(rest(middle)) <= limit(middle):
            high = middle
        else:
            low = middle
    return high


def roots(f: Truth, low: float, high: float) -> list[arb]:
    """The numbers of an interval at which a function changes its sign, next to zero aside, each with 200 bits."""
    with ctx.workprec(BITS):
        grid = [low + (high - low) * k / 512 for k in range(513)]
        found = []
        for a, b in pairwise(grid):
            if a <= 0 <= b or not f(a) * f(b) < 0:
                continue
            left, right, sign = arb(a), arb(b), f(a)
            for _ in range(260):
                middle = ((left + right) / 2).mid()
                value = enclose(f.activation, middle, f.order, bits=600)
                if value * sign > 0:
                    left = middle
                else:
                    right = middle
            found.append(((left + right) / 2).mid())
        return found


def exponents(f: Truth, side: int) -> Iterator[Exponent]:
    """The exponents with which a formula may fall on a side: what its words make of arguments that are cubic there."""
    seen = set()
    defaults = {name: number(Fraction(value)) for name, value in f.activation.parameters.items()}
    tree = of(f.activation).substitute(X, defaults)
    for node in tree.nodes():
        for power, factor in FALLS.get(node.head, ()):
            found = _polynomial(node.args[0], side)
            if found is None:
                continue
            with ctx.workprec(BITS):
                if power == 2:
                    a, b, c = found
                    if not b == c == 0:
                        continue
                    found = (arb(0), a * a, arb(0))
                scaled: Exponent = (found[0] * factor, found[1] * factor, found[2] * factor)
                leading = next((c for c in reversed(scaled) if not c.contains(0)), arb(0))
                if leading < 0:
                    scaled = (-scaled[0], -scaled[1], -scaled[2])
                key = tuple(float(c.mid()) for c in scaled)
                if key not in seen and any(key):
                    seen.add(key)
                    yield scaled


# By word: the power of its argument in the exponent with which it nears its limits, and the factor.
FALLS: dict[str, tuple[tuple[int, float], ...]] = {
    "exp": ((1, 1), (1, 2)),
    "expm1": ((1, 1),),
    "sigmoid": ((1, 1),),
    "softplus": ((1, 1), (1, 2)),
    "tanh": ((1, 2),),
    "sech2": ((1, 2),),
    "erf": ((2, 1),),
    "erfc": ((2, 1),),
    "normal_cdf": ((2, 0.5),),
    "cosh": ((1, 1), (1, 2)),
    "sinh": ((1, 1), (1, 2)),
}


def _polynomial(argument: Expression, side: int) -> Exponent | None:
    """The cubic without constant term in a = |x| that an argument is on a side, or nears fast, if there is one."""

    class Argument:
        body = staticmethod(lambda x: argument.evaluate(x, {}))
        parameters: Mapping[str, float] = MappingProxyType({})

    with ctx.workprec(BITS):
        try:
            values = [enclose(Argument, arb(side * a * FAR), bits=4 * BITS) for a in (1, 2, 3, 5)]
        except ArithmeticError:
            return None
        one, two, three, five = values
        # Newton's form through (0, 0) and three of the points; the fourth tells whether it is the argument.
        b1 = one
        b2 = ((two - one) - b1) / 2
        b3 = ((((three - two) - (two - one)) / 2) - b2) / 3
        c3 = b3
        c2 = b2 - 3 * b3
        c1 = b1 - b2 + 2 * b3
        if not abs(((c3 * 5 + c2) * 5 + c1) * 5 - five) < arb(2) ** -200:
            return None
        return (_clean(c1 / FAR), _clean(c2 / FAR**2), _clean(c3 / FAR**3))


def _clean(value: arb) -> arb:
    return arb(0) if abs(value) < arb(2) ** -200 else value.mid()


def falls_as(exponent: Exponent, a: float | Fraction) -> arb:
    """Compute exp(-exponent) at a number a = |x|."""
    p, q, r = exponent
    x = ball(a)
    return (-((r * x + q) * x + p) * x).exp()


def exponent_of(f: Truth, side: int, line: Asymptote, start: float, end: float) -> tuple[Exponent, int]:
    """The exponent, and the power of a beside it, with which f nears its asymptote on a side.

    Raises
    ------
    NoTable
        If none of those that the formula suggests leaves a factor that changes slowly from `start` to `end`.
    """
    with ctx.workprec(BITS):
        for exponent in exponents(f, side):
            factor = [(f(side * a) - line.at(side * a)) / falls_as(exponent, a) for a in (end / 4, end / 2, end)]
            if any(value.contains(0) for value in factor):
                continue
            growth = [float((b / a).abs_lower().log() / arb(2).log()) for a, b in pairwise(factor)]
            if all(-2.5 < g < 5.5 for g in growth):
                return exponent, max(0, math.floor(growth[-1] + 0.5))
    raise NoTable("how fast it nears its asymptote is none of the exponentials in its formula")
