"""Expectations under normal distributions, fast: Gauss–Legendre between kinks, vectorised, in float64.

Cells end at the kinks, at multiples of the standard deviation and at x = 0, ±1/16, ±1/8, …, ±512, so that a step at the
origin is resolved however wide the distribution. For functions that vary on the scale of 1 the relative error is about
1e-13, which the tests check against the proven moments of `gaussian`; nothing is proven here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
REACH = 12.0  # standard deviations
POINTS, FEWER = 14, 8  # in a cell, of one integral and of each of two; the latter is good to about 1e-9
_POWERS = 2.0 ** np.arange(-4, 10)
GRID = np.concatenate([-_POWERS[::-1], [0.0], _POWERS])


@cache
def _rule(points: int) -> tuple[Array, Array]:
    return np.polynomial.legendre.leggauss(points)


def nodes(
    mean: ArrayLike, deviation: ArrayLike, cuts: Sequence[float] | Array = (), points: int = POINTS
) -> tuple[Array, Array]:
    """Points, and weights that hold the density, of normal distributions; a further axis, the last, runs over them.

    Parameters
    ----------
    mean, deviation : array_like
        Of the distributions; they broadcast. Deviations are above zero.
    cuts : sequence of float
        Where the integrand has a kink or a jump.
    points : int
        In each cell.
    """
    rule, rule_weights = _rule(points)
    both = np.broadcast_arrays(np.asarray(mean, np.float64), np.asarray(deviation, np.float64))
    mean, deviation = (v[..., None] for v in both)
    steps = np.linspace(-REACH, REACH, 17)
    fixed = np.clip(np.concatenate([GRID, cuts]), mean - REACH * deviation, mean + REACH * deviation)
    ends = np.sort(np.concatenate([mean + deviation * steps, fixed], axis=-1), axis=-1)
    middle, half = (ends[..., 1:] + ends[..., :-1]) / 2, (ends[..., 1:] - ends[..., :-1]) / 2
    x = middle[..., None] + half[..., None] * rule
    z = (x - mean[..., None]) / deviation[..., None]
    density = np.exp(-z * z / 2) / np.sqrt(2 * np.pi) / deviation[..., None]
    weights = half[..., None] * rule_weights * density
    shape = (*x.shape[:-2], -1)
    return x.reshape(shape), weights.reshape(shape)


def expectation(
    f: Callable[[Array], Any], q: ArrayLike, cuts: Sequence[float] | Array = (), points: int = POINTS
) -> Any:
    """E f(√q z) for standard normal z, for each q ≥ 0; at q = 0 the limit from above."""
    x, weights = nodes(0.0, np.sqrt(np.maximum(q, 1e-60)), cuts, points)
    with np.errstate(over="ignore", invalid="ignore"):
        values = np.asarray(f(x), np.float64)
        return np.sum(np.where(weights > 0, values * weights, 0), axis=-1)


def covariance(
    f: Callable[[Array], Any], q: float, c: float, cuts: Sequence[float] | Array = (), points: int = POINTS
) -> float:
    """E f(u) f(v) for normal u, v of variance q and correlation c.

    The inner expectation, of v given u, is of a kink smoothed to the width √(q (1 - c²)): the outer one has cells of
    that width around it.
    """
    deviation, spread = np.sqrt(q), np.sqrt(q * max(1 - c * c, 0.0))
    cuts = np.asarray(cuts, np.float64)
    if spread < 1e-9 * deviation:  # v is u, or -u
        return float(expectation(lambda x: np.asarray(f(x)) * np.asarray(f(np.sign(c) * x)), q, [*cuts, *-cuts]))
    near = np.array([0, 0.5, 1, 2, 4, 8])
    places = (cuts[:, None] + spread * np.concatenate([-near, near])).ravel() / (c or 1)
    x, weights = nodes(0.0, deviation, np.concatenate([cuts, places]), points)
    kept = weights > 1e-19 * weights.max()
    x, weights = x[kept], weights[kept]
    inner, inner_weights = nodes(c * x, spread, cuts, points)
    used = np.nonzero(inner_weights > 1e-19 * inner_weights.max())
    products = np.asarray(f(inner[used]), np.float64) * inner_weights[used]
    means = np.bincount(used[0], products, len(x))
    return float(np.sum(weights * np.asarray(f(x), np.float64) * means))
