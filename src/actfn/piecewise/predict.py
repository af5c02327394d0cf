"""What the kernel's own roundings amount to in float32, by the same operations on a sample of each cell.

A prediction only: it chooses between tables before one is compiled, and every input is compared with the truth then.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from actfn.piecewise.fit import Cell

SAMPLE = 20000  # points of a cell
Floats = NDArray[np.floating[Any]]


def _fma(a: Any, b: Any, c: Any) -> Any:
    """a b + c in float32, rounded once but for rare ties: the product is exact in float64."""
    result: Any = (np.float64(a) * np.float64(b) + np.float64(c)).astype(np.float32)
    return result


def _exact(cell: Cell, t: Any) -> Any:
    total = np.zeros_like(t)
    for c in reversed(cell.rest):
        total = total * t + c
    return cell.first + (cell.first_low + t * (cell.slope + (cell.slope_low + t * total)))


def _kernel(cell: Cell, t: Floats, care: str) -> Any:
    """The high and low parts' sum as `polynomial_at` of piecewise.h makes it."""
    one = np.float32
    total = np.full_like(t, one(cell.rest[-1]))
    for c in reversed(cell.rest[:-1]):
        total = _fma(total, t, one(c))
    steeper, low = _fma(t, total, one(cell.slope_low)), one(cell.first_low)
    first, slope = one(cell.first), one(cell.slope)
    if care == "none":
        return first + _fma(t, slope, _fma(t, steeper, low))
    second = t * slope
    second_low = _fma(t, slope, -second)
    high = first + second
    if care == "root":
        of_second = high - first
        lost = (first - (high - of_second)) + (second - of_second)
    else:
        lost = (first - high) + second
    result: Floats = high + _fma(t, steeper, low + (second_low + lost))
    return result


def largest_error(cell: Cell, low: float, high: float, care: str) -> float:
    """The largest error, in units in the last place of float32, that the kernel's roundings make in a cell.

    Parameters
    ----------
    cell : Cell
        Of float32.
    low, high : float
        Its ends.
    care : str
        `none`, `steep` or `root`, as in piecewise.h.

    Returns
    -------
    float
        Over a sample of numbers; the error of the polynomial itself is not in it.
    """
    u = np.linspace(low, high, SAMPLE).astype(np.float32)
    if low > 0:  # close to the lower end, where zero may be, as well
        u = np.concatenate([u, np.geomspace(low, high, SAMPLE).astype(np.float32)])
    t = u - np.float32(cell.centre)
    exact = _exact(cell, np.float64(u) - cell.centre)
    unit = np.spacing(np.abs(exact).astype(np.float32))
    return float(np.max(np.abs(np.float64(_kernel(cell, t, care)) - exact) / unit))
