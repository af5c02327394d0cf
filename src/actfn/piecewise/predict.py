"""What the kernel's own roundings amount to in float32, by the same operations on a sample of each cell.

A prediction only: it chooses between tables before one is compiled, and every input is compared with the truth then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from actfn.piecewise.fit import Cell

SAMPLE = 20000  # points of a cell
CHUNK = 1 << 20  # numbers at a time, where every one is tried
Floats = NDArray[np.floating[Any]]


def fused(a: Any, b: Any, c: Any) -> Any:
    """a b + c in float32, rounded once but for rare ties: the product is exact in float64."""
    result: Any = (np.float64(a) * np.float64(b) + np.float64(c)).astype(np.float32)
    return result


def _exact(cell: Cell, t: Any) -> Any:
    total = np.zeros_like(t)
    for c in reversed(cell.rest):
        total = total * t + c
    return cell.first + (cell.first_low + t * (cell.slope + (cell.slope_low + t * total)))


def _kernel(cell: Cell, t: Floats, care: str) -> tuple[Any, Any]:
    """The high and low parts of the sum as `polynomial_at` of piecewise.h makes them."""
    one = np.float32
    total = np.full_like(t, one(cell.rest[-1]))
    for c in reversed(cell.rest[:-1]):
        total = fused(total, t, one(c))
    steeper, low = fused(t, total, one(cell.slope_low)), one(cell.first_low)
    first, slope = one(cell.first), one(cell.slope)
    if care == "none":
        return first, fused(t, slope, fused(t, steeper, low))
    if care == "both":
        all_of_slope, slope_lost = _exact_sum(slope, steeper)
        second = t * all_of_slope
        second_low = fused(t, slope_lost, fused(t, all_of_slope, -second))
        high, lost = _exact_sum(first, second)
        return high, low + (second_low + lost)
    second = t * slope
    second_low = fused(t, slope, -second)
    if care == "root":
        high, lost = _exact_sum(first, second)
    else:
        high = first + second
        lost = (first - high) + second
    return high, fused(t, steeper, low + (second_low + lost))


def _exact_sum(a: Any, b: Any) -> tuple[Any, Any]:
    """The sum of two numbers of float32, and what its rounding drops."""
    high = a + b
    of_b = high - a
    return high, (a - (high - of_b)) + (b - of_b)


def _numbers(low: float, high: float) -> Floats:
    """A sample of the float32 numbers of a cell."""
    u = np.linspace(low, high, SAMPLE).astype(np.float32)
    if low > 0:  # close to the lower end, where zero may be, as well
        u = np.concatenate([u, np.geomspace(low, high, SAMPLE).astype(np.float32)])
    return u


def every(low: float, high: float) -> Iterator[Floats]:
    """The float32 numbers from `low` to `high` in order, by chunks; next to zero those above high / 64 alone."""
    for sign, start, end in ((-1, max(-high, 0.0), -low), (1, max(low, 0.0), high)):
        if end <= start:
            continue
        first, last = (int(np.float32(v).view(np.int32)) for v in (max(start, end / 64), end))
        chunks = range(first, last + 1, CHUNK)
        for begin in chunks if sign > 0 else reversed(chunks):
            numbers = np.arange(begin, min(begin + CHUNK, last + 1), dtype=np.int32).view(np.float32)
            yield numbers if sign > 0 else -numbers[::-1]


def largest_error(cell: Cell, care: str, numbers: Iterable[Floats]) -> float:
    """The largest error, in units in the last place of float32, that a cell's results have.

    Parameters
    ----------
    cell : Cell
        Of float32.
    care : str
        `none`, `steep`, `root` or `both`, as in piecewise.h.
    numbers : iterable of array
        Of float32, in the cell.

    Returns
    -------
    float
        That of the kernel's roundings at these numbers, and on top what the polynomial itself is off by at most.
    """
    worst = 0.0
    for u in numbers:
        t = u - np.float32(cell.centre)
        exact = _exact(cell, np.float64(u) - cell.centre)
        high, low = _kernel(cell, t, care)
        unit = np.spacing(np.abs(exact).astype(np.float32))
        error = np.abs(np.float64(high + low) - exact) + cell.error * np.abs(exact)
        worst = max(worst, float(np.max(error / unit)))
    return worst


def sampled_error(cell: Cell, low: float, high: float, care: str) -> float:
    """The largest error of a cell's results at a sample of its numbers: see `largest_error`."""
    return largest_error(cell, care, [_numbers(low, high)])


def results(cell: Cell, care: str, u: Floats, base: Callable[[Floats], Floats] | None = None) -> Floats:
    """What the kernel gives at numbers of a cell; `base` is what a symmetry adds on the other side."""
    high, low = _kernel(cell, u - np.float32(cell.centre), care)
    if base is None:
        made: Floats = high + low
        return made
    constant = base(u)
    total = constant + high
    of_high = total - constant
    lost = (constant - (total - of_high)) + (high - of_high)
    made = total + (lost + low)
    return made
