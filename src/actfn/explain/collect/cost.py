"""Measures in a tenth of a second what value and gradient cost on this machine, relative to ReLU."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

import numpy as np

from actfn import compute
from actfn.activation.registry import registry
from actfn.analysis.fact import Fact
from actfn.output.machine import processor

ELEMENTS = 1 << 16  # 256 KiB of float32: in the second cache, and long enough that the call itself costs little
SECONDS = 0.08


def facts(activation: Any, *, seconds: float = SECONDS) -> dict[str, Fact]:
    """The cost of value and gradient in nanoseconds an element, and relative to ReLU's.

    Parameters
    ----------
    activation : Activation
        Any, at its present parameters.
    seconds : float
        How long to measure.
    """
    relu = registry["relu"]
    value, value_of_relu, slope, slope_of_relu = _least(
        [activation.value, relu.value, activation.grad, relu.grad], seconds
    )
    note = (
        f"{processor()}, {compute.chosen()}, {datetime.now(UTC):%Y-%m-%d}; float32, one thread,"
        f" {ELEMENTS:,} elements in cache, the least of alternated repeats"
    )
    return {
        "cost_value": Fact(_record(value, value_of_relu), "measured", note),
        "cost_gradient": Fact(_record(slope, slope_of_relu), "measured", note),
    }


def _record(function: float, relu: float) -> dict[str, float]:
    return {"nanoseconds": float(f"{function:.3g}"), "relative_to_relu": float(f"{function / relu:.3g}")}


def _least(functions: Sequence[Callable[..., Any]], seconds: float) -> list[float]:
    """The least time of each in nanoseconds an element; they take turns, so that all meet the same disturbances."""
    x = np.random.default_rng(0).standard_normal(ELEMENTS).astype(np.float32)
    out = np.empty_like(x)
    least = [float("inf")] * len(functions)
    until = time.perf_counter() + seconds
    for f in functions:
        f(x, out=out)  # pages touched, code loaded
    while time.perf_counter() < until or float("inf") in least:
        for i, f in enumerate(functions):
            before = time.perf_counter_ns()
            f(x, out=out)
            least[i] = min(least[i], (time.perf_counter_ns() - before) / ELEMENTS)
    return least
