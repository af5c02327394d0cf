"""Checks that a target gives the same bits for the same number wherever it stands, and does not change its input."""

from __future__ import annotations

import contextlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

from actfn.audit import points
from actfn.audit.measure import Measured
from actfn.audit.targets import Unsupported, numpy_dtype
from actfn.audit.targets.target import Fault, Target

Array = NDArray[Any]
PROBES = 619  # numbers whose results are compared
SHIFTS, LENGTHS = (1, 2, 3, 5, 8, 13), (2, 3, 5, 8, 16, 33)
LARGE = 1 << 17  # numbers among which threads share the work
WAYS = ("length", "position", "stride", "threads", "compile mode")


def check(measured: Measured, target: Target, dtype: str, order: int) -> None:
    """Count the numbers whose result depends on their place; only the first way in which it does."""
    more = (-90.0, 1e-3, 1e4, -1e-6, np.nan, np.inf, -np.inf, -0.0)
    x = np.concatenate([np.linspace(-20, 20, PROBES - len(more)), more]).astype(numpy_dtype(dtype))
    given = x.copy()
    target.results(given, order)
    if given.tobytes() != x.tobytes():
        changed = given.view(points.BITS[dtype]) != x.view(points.BITS[dtype])
        at, now = x.astype(np.float64), given.astype(np.float64)
        measured.note("changes its input", changed, at, now, at)
    base = target.checked(x, order)
    if any(_differ(measured, "not deterministic", x, base, target.checked(x, order)) for _ in range(3)):
        return
    ways = (_length, _position, _stride, _threads, _mode)
    for name, way in zip(WAYS, ways, strict=True):
        with contextlib.suppress(Unsupported):
            if way(measured, name, target, order, x, base) and name in WAYS[:2]:
                return  # a body and a tail that differ are seen in every other way too


def _length(measured: Measured, name: str, target: Target, order: int, x: Array, base: Array) -> bool:
    alone = np.concatenate([target.checked(x[i : i + 1], order) for i in range(len(x))])
    if _differ(measured, name, x, base, alone):
        return True
    some = (slice(7, 7 + length) for length in LENGTHS)
    return any(_differ(measured, name, x[s], base[s], target.checked(x[s], order)) for s in some)


def _position(measured: Measured, name: str, target: Target, order: int, x: Array, base: Array) -> bool:
    turned = (np.roll(target.checked(np.roll(x, shift), order), -shift) for shift in SHIFTS)
    return any(_differ(measured, name, x, base, t) for t in turned)


def _stride(measured: Measured, name: str, target: Target, order: int, x: Array, base: Array) -> bool:
    if not target.framework.strided:
        raise Unsupported("arrays are copied")
    wide = np.zeros(2 * len(x), x.dtype)
    wide[::2] = x
    return _differ(measured, name, x, base, target.results(wide[::2], order))


def _threads(measured: Measured, name: str, target: Target, order: int, x: Array, base: Array) -> bool:
    large = np.resize(x, LARGE)
    made = []
    for count in (1, 4):
        with target.framework.threads(count):
            made.append(target.checked(large, order))
    return _differ(measured, name, large, *made)


def _mode(measured: Measured, name: str, target: Target, order: int, x: Array, base: Array) -> bool:
    return _differ(measured, name, x, base, target.framework.other_mode(target.call, x.copy(), order))


def _differ(measured: Measured, kind: str, x: Array, one: Array, other: Array) -> bool:
    """Note where the bits differ; one nan is as good as another."""
    bits = points.BITS[measured.dtype]
    if other.shape != one.shape or other.dtype != one.dtype:
        raise Fault("shape", f"gives shape {other.shape} of {other.dtype}, and {one.shape} of {one.dtype} elsewhere")
    a, b = one.astype(np.float64), other.astype(np.float64)
    differ = (one.view(bits) != np.ascontiguousarray(other).view(bits)) & ~(np.isnan(a) & np.isnan(b))
    measured.note(kind, differ, x.astype(np.float64), b, a)
    return bool(differ.any())
