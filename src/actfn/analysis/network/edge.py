"""The edge of chaos of a function: the initialisations at which gradients keep their norm, χ₁ = 1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from actfn.analysis.fact import Fact, unknown
from actfn.analysis.network.propagation import ERROR, TORN, MeanField, checked

GRID = np.geomspace(1e-6, 1e3, 181)
SAME = 1e-13
JUMP = 0.05  # of σ_w or σ_b, from one point to the next


def edge(activation: Any) -> Fact:
    """The edge of chaos as a curve: where a fixed point q of the variance has χ₁ = σ_w² E f′(√q z)² = 1.

    A function that jumps has none. Each q gives one point: σ_w² = 1/E f′(√q z)² and σ_b² = q - σ_w² E f(√q z)², where
    that is not negative and the fixed point is stable (Hayou et al. 2019, arXiv:1902.06853, section 2, algorithm 1).

    Returns
    -------
    Fact
        A list of dicts of `sigma_w`, `sigma_b` and `q` by growing q; ReLU's is one point, (√2, 0). There are none where
        f varies too fast for the quadrature.
    """
    unit = MeanField(activation, 1.0)
    if unit.jumps:
        return unknown(TORN)
    slope_squares, squares = np.asarray(unit.chi(GRID)), np.asarray(unit.variance(GRID))
    with np.errstate(all="ignore"):
        steepness = unit.variance_slope(GRID)
    points: list[dict[str, float]] = []
    for q, slope_square, square, steep in zip(
        *(made[unit.is_resolved(GRID)].tolist() for made in (GRID, slope_squares, squares, steepness)), strict=True
    ):
        if not (slope_square > 0 and np.isfinite(slope_square) and np.isfinite(square)):
            continue
        weight = 1 / slope_square
        bias = q - weight * square
        bias = 0.0 if abs(bias) < SAME * q else bias
        if bias < 0 or weight * steep > 1 + 1e-6:
            continue
        point = {"sigma_w": weight**0.5, "sigma_b": bias**0.5, "q": q}
        if not points or any(abs(points[-1][k] - point[k]) > 1e-9 for k in ("sigma_w", "sigma_b")):
            points.append(point)
    if not points:
        return unknown(f"no stable fixed point with χ₁ = 1 for q from {GRID[0]:g} to {GRID[-1]:g}")
    return Fact(points, "numerical", ERROR)


def curves(points: Sequence[Mapping[str, float]]) -> list[list[Mapping[str, float]]]:
    """Split an edge into its curves: between two of them no variance q has a point, and the initialisations jump.

    Parameters
    ----------
    points : sequence of mapping
        As `edge` gives them.

    Returns
    -------
    list of list of mapping
        The points of each curve by growing q; silu has two, from (2, 0) and from about (1.41, 0.77).
    """
    found = [[points[0]]]
    for before, point in pairwise(points):
        jumps = max(abs(point[key] - before[key]) for key in ("sigma_w", "sigma_b")) > JUMP
        if jumps and point["q"] > 1.5 * before["q"]:  # some steps of the grid, and not left out as equal
            found.append([])
        found[-1].append(point)
    return found


def record(
    activation: Any, *, sigma_w: Sequence[float] | None = None, sigma_b: float = 0.0, q: float = 1.0, depth: int = 64
) -> dict[str, Any]:
    """Variance and gradient by depth for a row of σ_w, and the edge of chaos, as plain data fit for JSON.

    Parameters
    ----------
    activation : Activation
        At its parameters' present values.
    sigma_w : sequence of float, optional
        0.5, 0.6, …, 3 by default.
    sigma_b, q, depth
        As for `propagation.facts`.

    Returns
    -------
    dict
        `depth` 1, 2, …; `sigma_w`; `sigma_b`; `variance` and `gradient`, a row for each σ_w, as `MeanField.by_depth`
        gives them, null where they overflow; `edge`, the fact.

    Raises
    ------
    ValueError
        If a sigma is out of range.
    """
    weights = [round(0.5 + 0.1 * i, 10) for i in range(26)] if sigma_w is None else [float(w) for w in sigma_w]
    for weight in weights:
        checked(weight, sigma_b)
    # One map for all: V and χ of σ_w = 1, scaled; every depth is one vectorised call.
    unit, scale = MeanField(activation, 1.0), np.square(weights)
    variances, gradients = [np.full(len(weights), float(q))], [np.ones(len(weights))]
    with np.errstate(all="ignore"):
        for _ in range(depth - 1):
            now = variances[-1]
            gradients.append(gradients[-1] * scale * unit.chi(now))
            variances.append(scale * unit.variance(now) + sigma_b**2)
    return {
        "depth": list(range(1, depth + 1)),
        "sigma_w": weights,
        "sigma_b": sigma_b,
        "variance": _rows(variances),
        "gradient": _rows(gradients),
        "edge": edge(activation).record(),
    }


def _rows(columns: list[Any]) -> list[list[float | None]]:
    return [[value if np.isfinite(value) else None for value in row] for row in np.transpose(columns).tolist()]
