"""The fast oracle: a function over all float32 numbers as polynomials whose error is proven by ball arithmetic.

The positive and the negative numbers are cut into cells, ranges of consecutive float32 numbers. In each cell the
function is a Taylor polynomial about a number near the middle; its remainder is the next coefficient of the power
series put through the formula with the whole cell as one ball, and the rounding errors of evaluating it in float64 are
counted (Higham, Accuracy and Stability of Numerical Algorithms, section 5.1). A cell in which the two exceed
`ALLOWED` units in the last place of float32 is halved; a cell of few numbers is given by the oracle, number by number.
float16 and bfloat16 are subsets of float32, so that one atlas serves the three.

One thing is assumed, not proven: beyond ±`TAIL`, a function that agrees at both ends and the middle of a cell does not
leave that value in between. (Balls as wide as 1e38 say nothing of exp(x) / (1 + exp(x)).)
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import flint
import numpy as np
from flint import arb, arb_series
from numpy.typing import NDArray

from actfn.activation.registry import registry
from actfn.analysis.numbers.ball import Number
from actfn.analysis.oracle import exact
from actfn.define import define

ALLOWED = 2.0**-22  # units of float32, of remainder and rounding together
FIRST_BITS, MOST_BITS = 128, 1024
TAIL = 64.0
TERMS, MOST_TERMS, FEW = 16, 48, 4  # of a polynomial, where numbers are plenty and where they are few
TINY, HUGE = 2.0**-900, 2.0**200  # beyond float32 and beyond any doubt: it underflows, or is infinite
SURE = 2.0**-170  # the error of a polynomial where units are those of subnormal float32
INFINITY, BINADE = 0x7F800000, 1 << 23
Array = NDArray[Any]


@dataclass(frozen=True)
class Cell:
    """The float32 numbers of one sign whose magnitudes have the patterns first … last."""

    first: int
    last: int
    middle: float
    coefficients: tuple[float, ...]  # of the powers of x - middle
    error: float  # at most, in units in the last place of float32
    low: float  # of the values, as float64 numbers below and above
    high: float


class Atlas:
    """f, or a derivative, at all float32 numbers but zeros, infinities and nan.

    Parameters
    ----------
    activation : Activation
        Or anything with a `body`.
    order : int
        Of the derivative.
    parameters : tuple of float
        In the order of declaration, used as they are.

    Attributes
    ----------
    cells : dict of int to list of Cell
        By sign, 1 and -1; by growing magnitude.
    error : float
        The greatest of the cells' errors, in units in the last place of float32: proven.
    """

    def __init__(self, activation: Any, order: int, parameters: tuple[float, ...]) -> None:
        self.activation, self.order, self.parameters = activation, order, parameters
        self.bits = FIRST_BITS
        self.cells: dict[int, list[Cell]] = {}
        before = flint.ctx.prec, flint.ctx.cap
        try:
            flint.ctx.cap = MOST_TERMS + order + 2  # or longer series are silently cut
            for side in (1, -1):
                ends = [1, *range(BINADE, INFINITY + 1, BINADE)]
                spans = zip(ends, (end - 1 for end in ends[1:]), strict=False)
                self.cells[side] = [c for first, last in spans for c in self._cells(first, last, side)]
        finally:
            flint.ctx.prec, flint.ctx.cap = before
        self.starts = {side: np.array([c.first for c in cells]) for side, cells in self.cells.items()}
        self.error = max(c.error for cells in self.cells.values() for c in cells)

    def values(self, patterns: Array, side: int) -> Array:
        """The function at the float32 numbers of one sign with these magnitudes (growing uint32), in float64."""
        x = side * patterns.view(np.float32).astype(np.float64)
        result = np.empty(len(x))
        first = int(np.searchsorted(self.starts[side], patterns[0], "right")) - 1
        done = 0
        for cell in self.cells[side][first:]:
            end = done + int(np.searchsorted(patterns[done:], cell.last, "right"))
            if end > done:
                result[done:end] = _polynomial(cell, x[done:end])
                done = end
            if done == len(x):
                return result
        raise ValueError("a pattern is none of a finite float32 number other than zero")

    def directions(self, side: int, change: float = 2.0**-150) -> Iterator[tuple[int, int, int]]:
        """Of f's derivative: ranges of patterns in which f rises (1), falls (-1) or neither is proven (0) in x.

        A change by less than that over the whole cell counts as none; by default, less than half of the least float32.
        """
        for cell in self.cells[side]:
            first, last = (float(np.uint32(p).view(np.float32)) for p in (cell.first, cell.last))
            none = change / max(last - first, 2.0**-149)
            yield cell.first, cell.last, 1 if cell.low >= -none else -1 if cell.high <= none else 0

    def _cells(self, first: int, last: int, side: int) -> Iterator[Cell]:
        if last - first < FEW:
            for pattern in range(first, last + 1):
                x = np.uint32(pattern).view(np.float32) * np.float32(side)
                hi, _ = exact(self.activation, np.float64(x), self.order, parameters=self.parameters)
                yield Cell(pattern, pattern, float(x), (float(hi),), 2.0**-28, float(hi), float(hi))
            return
        cell = self._cell(first, last, side)
        if cell:
            yield cell
            return
        half = (first + last + 1) // 2
        yield from self._cells(first, half - 1, side)
        yield from self._cells(half, last, side)

    def _cell(self, first: int, last: int, side: int) -> Cell | None:
        """None where the cell is too large to say anything good enough."""
        low, middle, high = (
            side * float(np.uint32(p).view(np.float32)) for p in (first, (first + last + 1) // 2, last)
        )
        if abs(low) >= TAIL:
            cell = self._flat(first, last, [low, middle, high])
            if cell:
                return cell
        radius = max(abs(middle - low), abs(high - middle))
        whole = arb(middle, radius)
        # A cancelling formula's remainder is far too large: there high powers of a short radius are needed.
        bits, terms = self.bits, TERMS if radius > abs(middle) / 64 else MOST_TERMS
        while bits <= MOST_BITS:
            flint.ctx.prec = bits
            try:
                value = _series(self.activation, whole, 0, self.order, self.parameters)[0]
                over = _series(self.activation, whole, terms + 1, self.order, self.parameters)
                about = _series(self.activation, arb(middle), terms, self.order, self.parameters)
                unclear = any(c.rad() > 2.0**-60 * abs(c).upper() + arb(2) ** -300 for c in about)
                if value.is_finite() and (not unclear or 2 * bits > MOST_BITS):
                    self.bits = max(FIRST_BITS, bits // 2)
                    cell = _taylor(first, last, middle, radius, value, over, about)
                    return (
                        self._signed(cell, [low, middle, high])
                        if cell and value.contains(0) and not value.is_exact()
                        else cell
                    )
            except (ArithmeticError, ValueError):
                pass  # a comparison not decided on the whole cell, or a denominator that may be zero
            bits *= 2
        return None

    def _flat(self, first: int, last: int, points: list[float]) -> Cell | None:
        """A cell in which the function is one value, by the tail's assumption."""
        values = [self._at(x) for x in points]
        low, high = min(values), max(values)
        if high - low > ALLOWED / 2 * _unit(min(map(abs, values))) or np.sign(low) != np.sign(high):
            return None
        return Cell(first, last, points[1], (values[1],), ALLOWED, low, high)

    def _signed(self, cell: Cell, points: list[float]) -> Cell | None:
        """A cell about zero, whose sign the formula's ball does not tell: a constant one has that of its points."""
        if len(cell.coefficients) > 1:
            return cell
        values = [self._at(x) for x in points]
        if not any(values):
            return replace(cell, coefficients=(0.0,))
        signs = {math.copysign(1, value) for value in values}
        if not all(values) or len(signs) > 1:
            return None
        return replace(cell, coefficients=(math.copysign(max(abs(cell.coefficients[0]), TINY), signs.pop()),))

    def _at(self, x: float) -> float:
        """By the oracle; what is beyond float32 and any doubt is ±`TINY`, but for an exact zero, or infinite."""
        value = float(exact(self.activation, x, self.order, parameters=self.parameters)[0])
        if 0 < abs(value) < TINY:
            return math.copysign(TINY, value)
        return value if abs(value) < HUGE else math.copysign(math.inf, value)


def _unit(value: float) -> float:
    """The unit in the last place of float32."""
    return float(2.0 ** (max(math.frexp(value)[1] - 1, -126) - 23)) if value else 2.0**-149


def _series(activation: Any, x: arb, terms: int, order: int, parameters: Sequence[float]) -> list[arb]:
    """The Taylor coefficients of the derivative about x, which may be a whole cell: enclosures for all its points."""
    length = terms + order + 1
    result = activation.body(Number(arb_series([x, 1], length)), *(Number(arb(p)) for p in parameters))
    series = result.inner if isinstance(result, Number) else arb_series([result], length)
    if not isinstance(series, arb_series):
        series = arb_series([series], length)
    return [series[i + order] * (math.factorial(i + order) // math.factorial(i)) for i in range(terms + 1)]


def _taylor(
    first: int, last: int, middle: float, radius: float, value: arb, over: list[arb], about: list[arb]
) -> Cell | None:
    """The polynomial of the least degree that is good enough."""
    if value.rad() < ALLOWED / 4 * _unit(float(abs(value).lower())):
        constant = float(value.mid())
        if constant == 0 and not value.contains(0):
            constant = TINY if value > 0 else -TINY
        return Cell(first, last, middle, (constant,), ALLOWED, float(value.lower()), float(value.upper()))
    magnitudes = [float((abs(c) * arb(radius) ** i).upper()) for i, c in enumerate(about)]
    doubts = [float((c.rad() * arb(radius) ** i).upper()) for i, c in enumerate(about)]
    for degree in range(len(about)):
        remainder = float((abs(over[degree + 1]) * arb(radius) ** (degree + 1)).upper()) + sum(doubts[: degree + 1])
        variation = sum(magnitudes[1 : degree + 1])
        # The enclosure of the values by the polynomial, or by the formula as it stands.
        around = variation + remainder
        least = max(float(abs(value).lower()), float(abs(about[0]).lower()) - around)
        if least < 0:
            least = 0.0
        unit = _unit(least)
        # Horner's rule: the products' errors, then that of the last sum, and of the coefficients in float64.
        rounding = 2.0**-53 * ((2 * degree + 3) * variation + 2 * (magnitudes[0] + around)) + 2.0**-1000
        if (remainder + rounding) <= ALLOWED * unit:
            bottom = max(float(value.lower()), float(about[0].lower()) - around)
            top = min(float(value.upper()), float(about[0].upper()) + around)
            given = tuple(float(c.mid()) for c in about[: degree + 1])
            return Cell(first, last, middle, given, (remainder + rounding) / unit, bottom, top)
    return None


def _polynomial(cell: Cell, x: Array) -> Array:
    *lower, last = cell.coefficients
    if not lower:
        return np.full(len(x), last)
    t = x - cell.middle
    result = t * last
    for coefficient in lower[:0:-1]:
        result += coefficient
        result *= t
    result += lower[0]
    if cell.low <= 0 <= cell.high:  # next to a root the polynomial tells neither zero nor its side
        result[np.abs(result) < SURE] = 0.0
    return result


@lru_cache(maxsize=64)
def _known(name: str, text: str | None, names: tuple[str, ...], order: int, parameters: tuple[float, ...]) -> Atlas:
    made = registry[name] if text is None else define(name, text, **dict(zip(names, parameters, strict=True)))
    return Atlas(made, order, parameters)


def atlas_of(activation: Any, order: int = 0, parameters: Sequence[float] | None = None) -> Atlas:
    """The atlas of a function, made once in a process."""
    values = activation.parameters.values() if parameters is None else parameters
    return _known(activation.name, activation.text, tuple(activation.parameters), order, tuple(map(float, values)))
