"""Checks made once for a target: ±0, ±inf, nan, kinks, where results stop changing, what derivatives are made of."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from actfn.analysis.numbers.ulp import FORMATS, ulp_error, unit
from actfn.audit import points
from actfn.audit.measure import Measured, Witness
from actfn.audit.piece import Examined, Plateau
from actfn.audit.targets import numpy_dtype
from actfn.audit.targets.target import Target
from actfn.audit.truth import Truth

Array = NDArray[Any]
MANY = 64  # alike numbers in a row: a vector holds no more
BESIDE = 16  # how far a number's neighbour is, to see whether a derivative depends on more than the rounded value
FAR_OFF = 16  # units of error that a derivative of the rounded value has where it matters


def ends(made: Examined, target: Target, truth: Truth) -> None:
    """Check the results at ±0, ±inf and nan, and the conventions at kinks."""
    measured, dtype = made.measured, truth.dtype
    x = points.ends(dtype)
    at = x.astype(np.float64)
    want, low = truth.at(at)
    for infinite, limit in truth.limits.items():
        want, low = np.where(at == infinite, limit, want), np.where(at == infinite, 0.0, low)
    many = target.checked(np.repeat(x, MANY), truth.order)[::MANY].astype(np.float64)
    alone = np.concatenate([target.checked(x[i : i + 1], truth.order) for i in range(len(x))]).astype(np.float64)
    # A number in a long array may be computed by other code than one alone: the worse result counts.
    error, error_alone = (ulp_error(y, want, dtype, low) for y in (many, alone))
    worse = error_alone > error
    got, error = np.where(worse, alone, many), np.where(worse, error_alone, error)
    columns = (column.tolist() for column in (at, got, want, error, worse))
    seen = [Witness(x, y, w, e, alone=by) for x, y, w, e, by in zip(*columns, strict=True)]
    left_out = {0.0} & truth.kinks.keys() | {-math.inf, math.inf} - truth.limits.keys()
    if truth.order and "kinks" in truth.unknown:  # zero may be one
        left_out |= {0.0}
    made.ends = [w for w in seen if not math.isnan(w.x) and not math.isnan(w.want) and w.x not in left_out]
    if swallowed := [w for w in seen if math.isnan(w.x) and not math.isnan(w.got)]:
        measured.wrong["nan swallowed"] += len(swallowed)
        measured.keep("nan swallowed", swallowed)
    measured.inputs += 4
    for kink, (left, right) in truth.kinks.items():
        k = np.array([kink]).astype(numpy_dtype(dtype))
        if float(k[0]) != kink:
            continue
        low_end, high_end = sorted((left, right))
        with np.errstate(invalid="ignore"):  # the limits of a rounded parameter may be rounded too
            low_end, high_end = low_end - float(unit(low_end, dtype)), high_end + float(unit(high_end, dtype))
        for at_kink in (k[0],) if kink else (k[0], -k[0]):  # at zero, both
            given = float(target.checked(np.repeat(at_kink, MANY), truth.order)[0])
            made.kinks.setdefault(kink, (given, left, right))
            if not low_end <= given <= high_end or np.isinf(given):
                measured.wrong["kink"] += 1
                measured.keep("kink", [Witness(float(at_kink), given, float(truth.at(np.array([kink]))[0][0]))])


def plateaus(made: Examined, target: Target, truth: Truth) -> None:
    """Where, on each side, the last result begins, and how wrong it is there."""
    dtype = truth.dtype
    kind, end = numpy_dtype(dtype), points.finite(dtype)
    step = 1 << (FORMATS[dtype].precision - 3)
    patterns = np.arange(step, end, step, dtype=np.uint64).astype(points.BITS[dtype])
    for side in (1, -1):
        x = points.number(patterns, dtype) * kind.type(side)
        got = target.checked(x, truth.order).astype(np.float64)
        last = float(target.checked(np.full(MANY, side * np.inf, kind), truth.order)[0])
        same = got == last
        if not same[-1] or not math.isfinite(last):
            continue
        first = len(x) - int(np.argmin(same[::-1])) if not same.all() else 0
        low, high = int(patterns[first - 1]) if first else 0, int(patterns[first])
        while high - low > 1:
            middle = (low + high) // 2
            beside = points.number(np.full(MANY, middle, points.BITS[dtype]), dtype) * kind.type(side)
            alike = float(target.checked(beside, truth.order)[0]) == last
            low, high = (low, middle) if alike else (middle, high)
        edge = points.number(np.array([high], points.BITS[dtype]), dtype) * kind.type(side)
        at = np.concatenate([edge, x[first:]]).astype(np.float64)
        want, low_part = truth.at(at)
        error = ulp_error(np.abs(np.full(len(at), last)), np.abs(want), dtype, low_part * np.sign(want))
        error = np.where(np.isnan(want), 0.0, error)  # where the exact value is not known
        i = int(np.argmax(error))
        made.plateaus.append(Plateau(float(at[0]), last, float(error[i]), float(at[i]), float(want[i])))


def from_output(target: Target, truth: Truth) -> bool:
    """Whether a derivative far off is the same at numbers whose values are rounded to the same: y(1 − y), 1 − y²."""
    dtype = truth.dtype
    patterns = points.spread(dtype)
    beside = patterns + patterns.dtype.type(1 if FORMATS[dtype].precision < 24 else BESIDE)
    seen: set[float] = set()
    for side in (1, -1):
        x, near = (points.number(p, dtype) * numpy_dtype(dtype).type(side) for p in (patterns, beside))
        got, near_got = (target.checked(n, truth.order).astype(np.float64) for n in (x, near))
        (want, low), (near_want, _) = (truth.at(n.astype(np.float64)) for n in (x, near))
        # Only where the true derivatives, rounded, differ from each other.
        far = (ulp_error(got, want, dtype, low) > FAR_OFF) & (np.abs(want - near_want) > unit(want, dtype))
        far &= ~np.isnan(want)
        if not far.any():
            continue
        far &= target.checked(x, 0) == target.checked(near, 0)
        if (got != near_got)[far].any():
            return False
        seen |= set(got[far].tolist())
    return len(seen) > 2  # a constant is none


def nans(measured: Measured, target: Target, dtype: str, order: int) -> None:
    """Look at nans of every kind: each must give nan."""
    end = points.finite(dtype)
    size = 1 << (FORMATS[dtype].precision - 1)
    sign = 1 << (8 * numpy_dtype(dtype).itemsize - 1)
    for start in range(end + 1, end + size, points.BLOCK):
        magnitudes = np.arange(start, min(start + points.BLOCK, end + size), dtype=points.BITS[dtype])
        for patterns in (magnitudes, magnitudes | magnitudes.dtype.type(sign)):
            x = points.number(patterns, dtype)
            got = target.checked(x, order).astype(np.float64)
            measured.note("nan swallowed", ~np.isnan(got), x.astype(np.float64), got, x.astype(np.float64))
            measured.inputs += len(x)
