"""The fast oracle: a function over all float32 numbers as polynomials whose error is proven by ball arithmetic.

The positive and the negative numbers are cut into cells, ranges of consecutive float32 numbers. In each cell the
function is a Taylor polynomial about a number near the middle; its remainder is the next coefficient of the power
series put through the formula with the whole cell as one ball, and the rounding errors of evaluating it in float64 are
counted (Higham, Accuracy and Stability of Numerical Algorithms, section 5.1). A cell in which the two exceed
`ALLOWED` units in the last place of float32 is halved; where few numbers are asked for, or are left, the oracle gives
them one by one. Cells are made when numbers in them are asked for: the atlas is only as fine as that. float16 and
bfloat16 are subsets of float32, so that one atlas serves the three.

Balls as wide as 1e38 say nothing of exp(x) / (1 + exp(x)). Beyond ±`TAIL`, where analysis proves that the function
rises, or falls, it has one value in a cell at whose ends it has that value.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import flint
import numpy as np
from flint import arb, arb_series
from numpy.typing import NDArray

from actfn.analysis.deadline import Deadline
from actfn.analysis.numbers.ball import Number
from actfn.analysis.numbers.series import series_of
from actfn.analysis.oracle import exact
from actfn.analysis.undecided import Undecided
from actfn.audit.shapes import monotone_from

ALLOWED = 2.0**-22  # units of float32, of remainder and rounding together
FIRST_BITS, MOST_BITS = 128, 1024
TAIL = 64.0  # from here on balls over whole cells are too wide for many formulas
TERMS, MOST_TERMS, FEW = 16, 48, 4  # of a polynomial, where numbers are plenty and where they are few
TINY, HUGE = 2.0**-900, 2.0**200  # beyond float32 and beyond any doubt: it underflows, or is infinite
ASKED = 16  # numbers in a range that are cheaper one by one than by a polynomial
SPARSE = 256  # numbers in a range that are taken for a few runs of neighbours, far from each other
MOST_POINTS, MOST_ATLASES = 1 << 20, 64  # kept in a process
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
    """f, or a derivative, at the float32 numbers but zeros, infinities and nan: made as far as numbers are asked for.

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
    error : float
        The greatest error of the cells made so far, in units in the last place of float32: proven.
    """

    def __init__(self, activation: Any, order: int, parameters: tuple[float, ...]) -> None:
        self.activation, self.order, self.parameters = activation, order, parameters
        self.bits = FIRST_BITS
        self.error = 0.0
        self._made: dict[tuple[int, int, int], Cell | None] = {}  # by sign and range; None where it must be halved
        self._points: dict[float, float] = {}
        self._beyond: dict[int, float] = {}  # by sign, where it is monotone from

    def values(self, patterns: Array, side: int, deadline: Deadline | None = None) -> Array:
        """The function at the float32 numbers of one sign with these magnitudes (growing uint32), in float64.

        Where it is not known it is nan. In a range where no polynomial is good enough and few numbers are asked for,
        as between the kinks of where(sin(x) > 0, x, 0) far out, each is given by the oracle.

        Raises
        ------
        Undecided
            If the deadline passes.
        """
        if not len(patterns):
            return np.empty(0)
        if not 0 < patterns[0] <= patterns[-1] < INFINITY:
            raise ValueError("a pattern is none of a finite float32 number other than zero")
        x = side * patterns.view(np.float32).astype(np.float64)
        result = np.empty(len(x))
        with _series_settings(self.order):
            for first, last in _binades(int(patterns[0]), int(patterns[-1])):
                self._fill(first, last, side, patterns, x, result, deadline or Deadline(math.inf))
        return result

    def cells(
        self, side: int, first: int = 1, last: int = INFINITY - 1, deadline: Deadline | None = None
    ) -> Iterator[Cell]:
        """The cells that hold the numbers of one sign whose magnitudes have the patterns first … last, in order."""
        for low, high in _binades(first, last):
            yield from self._cover(low, high, side, first, last, deadline or Deadline(math.inf))

    def _fill(
        self, first: int, last: int, side: int, patterns: Array, x: Array, result: Array, deadline: Deadline
    ) -> None:
        start, end = np.searchsorted(patterns, first), np.searchsorted(patterns, last, "right")
        if start == end:
            return
        known = self._made.get((side, first, last), self)
        if known is self and end - start <= ASKED:
            result[start:end] = self._oracle(x[start:end], deadline)
            return
        cell = self._cell_of(first, last, side, deadline)
        if cell:
            result[start:end] = polynomial(cell, x[start:end])
            return
        if end - start == 1:  # no halving parts it from others
            result[start:end] = self._oracle(x[start:end], deadline)
            return
        half = (first + last + 1) // 2
        while end - start <= SPARSE and not patterns[start] < half <= patterns[end - 1]:  # all of them in one half
            first, last = (first, half - 1) if patterns[start] < half else (half, last)
            if made := self._made.get((side, first, last)):
                result[start:end] = polynomial(made, x[start:end])
                return
            half = (first + last + 1) // 2
        for low, high in ((first, half - 1), (half, last)):
            self._fill(low, high, side, patterns, x, result, deadline)

    def _cover(self, low: int, high: int, side: int, first: int, last: int, deadline: Deadline) -> Iterator[Cell]:
        if high < first or low > last:
            return
        with _series_settings(self.order):
            cell = None if high - low < FEW else self._cell_of(low, high, side, deadline)
        if cell:
            yield cell
        elif high - low < FEW:
            for pattern in range(max(low, first), min(high, last) + 1):
                x = side * float(np.uint32(pattern).view(np.float32))
                value = float(self._oracle(np.array([x]), deadline)[0])
                yield Cell(pattern, pattern, x, (value,), 2.0**-28, value, value)
        else:
            half = (low + high + 1) // 2
            yield from self._cover(low, half - 1, side, first, last, deadline)
            yield from self._cover(half, high, side, first, last, deadline)

    def _monotone_from(self, side: int) -> float:
        if side not in self._beyond:
            self._beyond[side] = monotone_from(self.activation, self.parameters, self.order, side)
        return self._beyond[side]

    def _oracle(self, x: Array, deadline: Deadline) -> Array:
        """Compute the truth number by number with the oracle, keeping what was computed; nan where it is unknown."""
        at = x.tolist()
        new = [number for number in at if number not in self._points]
        if new:
            if len(self._points) >= MOST_POINTS:
                self._points.clear()
                new = at
            self._points.update(zip(new, self._at(new, deadline), strict=True))
        return np.array([self._points[number] for number in at])

    def _cell_of(self, first: int, last: int, side: int, deadline: Deadline) -> Cell | None:
        key = side, first, last
        if key not in self._made:
            deadline.check()
            cell = self._made[key] = self._cell(first, last, side)
            self.error = max(self.error, cell.error if cell else 0.0)
        return self._made[key]

    def _cell(self, first: int, last: int, side: int) -> Cell | None:
        """None where the cell is too large to say anything good enough."""
        low, middle, high = (
            side * float(np.uint32(p).view(np.float32)) for p in (first, (first + last + 1) // 2, last)
        )
        if abs(low) >= TAIL and abs(low) > self._monotone_from(side):
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
            except Undecided:
                pass  # a comparison not decided on the whole cell, or a denominator that may be zero
            bits *= 2
        return None

    def _flat(self, first: int, last: int, points: list[float]) -> Cell | None:
        """A cell in which the function, which is monotone there, has one value at both ends."""
        values = self._at(points)
        low, high = min(values), max(values)
        if any(map(math.isnan, values)) or np.sign(low) != np.sign(high):
            return None
        if high - low > ALLOWED / 2 * _unit(min(map(abs, values))):
            return None
        return Cell(first, last, points[1], (values[1],), ALLOWED, low, high)

    def _signed(self, cell: Cell, points: list[float]) -> Cell | None:
        """A cell about zero, whose sign the formula's ball does not tell: a constant one has that of its points."""
        if len(cell.coefficients) > 1:
            return cell
        values = self._at(points)
        if not any(values):
            return replace(cell, coefficients=(0.0,))
        signs = {math.copysign(1, value) for value in values}
        if not all(values) or any(map(math.isnan, values)) or len(signs) > 1:
            return None
        return replace(cell, coefficients=(math.copysign(max(abs(cell.coefficients[0]), TINY), signs.pop()),))

    def _at(self, x: list[float], deadline: Deadline | None = None) -> list[float]:
        """Compute the truth with the oracle; beyond float32's range it becomes ±`TINY` or an infinity."""
        given = self.parameters
        value, _ = exact(self.activation, x, self.order, parameters=given, deadline=deadline, undecided=True)
        size = np.abs(value)
        value = np.where((size > 0) & (size < TINY), np.copysign(TINY, value), value)
        found: list[float] = np.where(size >= HUGE, np.copysign(math.inf, value), value).tolist()
        return found


@contextmanager
def _series_settings(order: int) -> Iterator[None]:
    """Python-flint's precision, put back, and series of as many terms as a cell of this derivative has at most."""
    with flint.ctx.workprec(flint.ctx.prec), series_of(MOST_TERMS + order + 2):
        yield


def _binades(first: int, last: int) -> Iterator[tuple[int, int]]:
    """The whole binades that hold these patterns; zero is in none."""
    for binade in range(first // BINADE, last // BINADE + 1):
        yield max(binade * BINADE, 1), (binade + 1) * BINADE - 1


def _unit(value: float) -> float:
    """The unit in the last place of float32 at a value."""
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
    # Far out, powers of 1/x are below all normal numbers, and lose digits that powers of x multiply again.
    underflows = [float((arb(radius) ** i * arb(2) ** -1073).upper()) for i in range(len(about))]
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
        rounding += sum(underflows[: degree + 1])
        if (remainder + rounding) <= ALLOWED * unit:
            bottom = max(float(value.lower()), float(about[0].lower()) - around)
            top = min(float(value.upper()), float(about[0].upper()) + around)
            given = tuple(float(c.mid()) for c in about[: degree + 1])
            return Cell(first, last, middle, given, (remainder + rounding) / unit, bottom, top)
    return None


def polynomial(cell: Cell, x: Array) -> Array:
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


_made: dict[tuple[Any, ...], Atlas] = {}


def atlas_of(activation: Any, order: int = 0, parameters: Sequence[float] | None = None) -> Atlas:
    """The atlas of a function, of which a process has one, whatever its defaults."""
    values = tuple(map(float, activation.parameters.values() if parameters is None else parameters))
    key = activation.name, activation.text, tuple(activation.parameters), order, values
    if key not in _made:
        if len(_made) >= MOST_ATLASES:
            _made.pop(next(iter(_made)))
        _made[key] = Atlas(activation, order, values)
    return _made[key]
