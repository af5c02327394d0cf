"""The curves to draw: sampled, broken where they jump, with the range and the round numbers of their axes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from actfn.errors import ArgumentError
from actfn.names import label, several

LARGEST = 1e300  # of the values that are drawn: differences of them are finite too


class Curve(NamedTuple):
    """One curve to draw: its label, the number of its colour, whether it is a derivative, and its points."""

    label: str
    colour: int
    grad: bool
    x: NDArray[np.float64]
    y: NDArray[np.float64]


def curves(activations: Sequence[Any], *, grad: bool = False, low: float = -5, high: float = 5) -> list[Curve]:
    """Sample functions as curves; where one jumps, a nan between both ends of the jump breaks the line.

    Parameters
    ----------
    activations : sequence of Activation
        The functions.
    grad : bool
        Whether the derivatives are drawn too.
    low, high : float
        Between which x.

    Returns
    -------
    list
        The curves.
    """
    if not (low < high and math.isfinite(high - low)):
        raise ArgumentError(f"the range from {low:g} to {high:g} is empty, allowed are two finite numbers, low < high")
    x = np.linspace(low, high, 801)
    made = []
    for colour, activation in enumerate(several(activations)):
        made.append(Curve(label(activation), colour, False, *_unbroken(activation, x)))
        if grad:
            made.append(Curve(label(activation, "′"), colour, True, *_unbroken(activation.grad, x)))
    return made


def drawable(y: Any) -> NDArray[np.float64]:
    """The values as float64, with a nan, where nothing is drawn, for those too large for an axis."""
    y = np.asarray(y, float)
    return np.where(np.abs(y) <= LARGEST, y, np.nan)


def _unbroken(f: Any, x: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    y = drawable(f(x))
    shown = y[np.isfinite(y)]
    height = np.ptp(shown) if len(shown) else 0.0
    for i in np.flatnonzero(np.abs(np.diff(y)) > 0.05 * height)[::-1]:
        left, right = x[i], x[i + 1]
        while left < (middle := (left + right) / 2) < right:  # towards the larger part of the change
            steps = np.abs(np.diff(f(np.array([left, middle, right]))))
            left, right = (left, middle) if steps[0] >= steps[1] else (middle, right)
        ends = np.asarray(f(np.array([left, right])), float)
        if abs(ends[1] - ends[0]) > 0.04 * height:
            x = np.insert(x, i + 1, [left, right, right])
            y = np.insert(y, i + 1, [ends[0], np.nan, ends[1]])
    return x, y


def span(lines: Sequence[Curve]) -> tuple[float, float]:
    y = np.concatenate([line.y[np.isfinite(line.y)] for line in lines])
    low, high = (float(y.min()), float(y.max())) if len(y) else (-1.0, 1.0)  # nothing to draw: an empty frame
    room = 0.05 * (high - low) or max(1.0, 0.05 * abs(high))  # 1 is lost next to a large number
    return low - room, high + room


def record(lines: Sequence[Curve]) -> list[dict[str, Any]]:
    """Make of curves a dict of JSON's types, with null where a curve is broken.

    Parameters
    ----------
    lines : sequence of Curve
        The curves.

    Returns
    -------
    list of dict
        The label and the points of each.
    """
    return [
        {"label": c.label, "derivative": c.grad, "x": c.x.tolist(), "y": [v if v == v else None for v in c.y.tolist()]}
        for c in lines
    ]
