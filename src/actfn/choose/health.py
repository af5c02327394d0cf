"""How well a network's hidden units are: measured over a whole data set, for any function, layer by layer.

A unit is *dead* where f′(z) = 0 on every row: no row's gradient reaches its weights. It is *saturated* where |f′(z)|
is below 5 % of the steepest slope of f on at least 95 % of the rows (dead units are among them). `flat` is the share of
all (row, unit) pairs with such a slope, `gradient` the root mean square over rows and units of ∂ℓ/∂z, ℓ being one row's
loss, and `variance` that of f(z) over rows and units.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from typing import Any, TypedDict

import numpy as np
from numpy.typing import NDArray

from actfn import Activation

FLAT, MOST_ROWS = 0.05, 0.95  # of the steepest slope; of the rows
Array = NDArray[Any]


class Layer(TypedDict):
    """The measured health of one hidden layer: its dead and saturated units, gradient and variance."""

    units: int
    dead: int
    saturated: int
    flat: float
    gradient: float
    variance: float


@cache
def steepest(activation: Activation) -> float:
    """The largest |f′|, over a fine grid; where the function has no finite one, of the grid."""
    slopes = np.abs(np.asarray(activation.grad(np.linspace(-12, 12, 24001)), dtype=np.float64))
    return float(np.max(slopes, initial=0, where=np.isfinite(slopes)))


class _Sums:
    """Running sums of one hidden layer's measures over chunks of rows."""

    def __init__(self, units: int) -> None:
        self.rows, self.flat, self.alive = 0, np.zeros(units), np.zeros(units, bool)
        self.gradient = self.value = self.square = 0.0

    def add(self, activation: Activation, z: Array, g: Array) -> None:
        slope, value = np.abs(activation.grad(z)), np.asarray(activation(z), dtype=np.float64)
        self.rows += len(z)
        self.alive |= (slope != 0).any(axis=0)
        self.flat += (slope < FLAT * steepest(activation)).sum(axis=0)
        self.gradient += float(np.sum(np.square(g, dtype=np.float64)))
        self.value += float(value.sum())
        self.square += float(np.square(value).sum())

    def layer(self) -> Layer:
        units = len(self.alive)
        count = max(self.rows * units, 1)
        return {
            "units": units,
            "dead": int(units - self.alive.sum()),
            "saturated": int((self.flat >= MOST_ROWS * self.rows).sum()),
            "flat": float(self.flat.sum()) / count,
            "gradient": math.sqrt(self.gradient / count),
            "variance": max(self.square / count - (self.value / count) ** 2, 0.0),
        }


def health(activation: Activation, chunks: Iterable[list[tuple[Array, Array]]]) -> list[Layer]:
    """Measure the health of a network's hidden layers, from first to last.

    Parameters
    ----------
    activation : Activation
        The function of every hidden unit.
    chunks : iterable of list of (z, ∂ℓ/∂z)
        As `Network.inspect` gives them: for chunks of the rows, for each hidden layer, rows × units.

    Returns
    -------
    list of Layer
        Empty for a network without hidden layers.
    """
    sums: list[_Sums] = []
    for chunk in chunks:
        sums = sums or [_Sums(z.shape[1]) for z, _ in chunk]
        for layer, (z, g) in zip(sums, chunk, strict=True):
            with np.errstate(all="ignore"):  # a network that diverged has nan everywhere
                layer.add(activation, z, g)
    return [layer.layer() for layer in sums]
