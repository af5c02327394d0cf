"""One piece of an audit: a target's results at some inputs of a dtype, compared with the truth."""

from __future__ import annotations

import math
import traceback
from typing import Any

import numpy as np
from numpy.typing import NDArray

from actfn.analysis.numbers.ulp import FORMATS, round_to, ulp_error
from actfn.audit import consistency, ends, points
from actfn.audit.measure import Measured
from actfn.audit.piece import ENDS, NANS, SAMPLE, Examined
from actfn.audit.tally import Tally
from actfn.audit.targets import Actfn, Unsupported, numpy_dtype
from actfn.audit.targets.target import Fault, Target
from actfn.audit.truth import Truth, TruthUnknown, truth_of
from actfn.user_code import captured

Array = NDArray[Any]


def examine(target: Target, dtype: str, order: int, what: str | int) -> Examined:
    """Do a piece of the work. Faults of the target are results, and so is what the audit itself cannot do.

    Nothing is raised: a fault of actfn is shown as that, with its traceback, and the other pieces are done.
    """
    made = Examined(Measured(dtype, order))
    try:
        with captured() as said, np.errstate(all="ignore"):
            _examine(made, target, dtype, order, what)
        if said():
            made.measured.wrong["prints"] += 1
    except Unsupported as reason:
        made.unsupported = str(reason)
    except TruthUnknown as reason:
        made.unknown = str(reason)
    except Fault as fault:
        made.fault, made.trace = (fault.kind, str(fault)), fault.trace
    except Exception as error:  # a fault of actfn: what the target raises is a Fault
        made.defect, made.trace = (
            f"{type(error).__name__}: {' '.join(str(error).split())[:300]}",
            traceback.format_exc(),
        )
    return made


def _examine(made: Examined, target: Target, dtype: str, order: int, what: str | int) -> None:
    numpy_dtype(dtype)
    if what == NANS:
        ends.nans(made.measured, target, dtype, order)
        return
    made.taken, values = _parameters(target, dtype, order)
    truth = truth_of(target.activation, order, values, dtype)
    truth.begin()
    made.unchecked = truth.unknown
    if what == ENDS:
        ends.ends(made, target, truth)
        ends.plateaus(made, target, truth)
        made.from_output = order > 0 and ends.from_output(target, truth)
        consistency.check(made.measured, target, dtype, order)
        return
    if what == SAMPLE:
        _block(made.measured, target, truth, truth.sample)
        return
    tally = Tally(made.measured, truth) if dtype == "float32" else None
    try:
        for patterns in points.blocks(dtype, int(what)):
            _block(made.measured, target, truth, patterns, tally)
    finally:
        if tally:
            tally.finish()


def _block(measured: Measured, target: Target, truth: Truth, patterns: Array, tally: Tally | None = None) -> None:
    """Numbers of both signs; the first only leads, for what follows from the order."""
    dtype, order, symmetry = measured.dtype, truth.order, truth.bounds.symmetry
    results: dict[int, Array] = {}
    clean = True
    for side in (1, -1):
        x = points.number(patterns, dtype) * numpy_dtype(dtype).type(side)
        results[side] = target.checked(x, order)
        if tally and tally.clean(side, patterns, results[side], results[1] if symmetry and side < 0 else None):
            continue
        clean = False
        at, got = x.astype(np.float64), results[side].astype(np.float64)
        low = None
        if dtype == "float64":
            want, low = truth.sampled[side]
        else:
            want = truth.values(points.as_float32(patterns[1:], dtype), side)
        keep: Any = ~np.isin(at[1:], list(truth.kinks)) if _holds(at, truth.kinks) else slice(None)
        if (unknown := np.isnan(want)).any():
            measured.note("unknown", unknown, at[1:], got[1:], want)
            keep = ~unknown & keep if isinstance(keep, np.ndarray) else ~unknown
            if not keep.any():
                continue
        measured.block(
            side,
            patterns[1:][keep],
            at[1:][keep],
            got[1:][keep],
            want[keep],
            None if low is None else low[keep],
            truth.bounds,
        )
        for slope in truth.slopes[side]:
            start, end = np.searchsorted(patterns, slope.first), np.searchsorted(patterns, slope.last, "right")
            if end - start > 1:
                measured.monotone(at[start:end], got[start:end], side * slope.direction)
    _zeroed(measured, target, truth, patterns)
    if symmetry and not clean:
        x, got, mirrored = (v[1:].astype(np.float64) for v in (points.number(patterns, dtype), results[1], results[-1]))
        measured.symmetric(x, got, mirrored, symmetry)


def _holds(growing: Array, kinks: dict[float, Any]) -> bool:
    return any(k and math.copysign(1, k) == math.copysign(1, growing[-1]) for k in kinks)


def _zeroed(measured: Measured, target: Target, truth: Truth, patterns: Array) -> None:
    """Whether errors at subnormal numbers come of taking them for zero."""
    dtype = measured.dtype
    least = 1 << (FORMATS[dtype].precision - 1)
    if patterns[0] >= least or not truth.order:  # a value there differs from that at zero by its own flushing
        return
    few = patterns[1 : np.searchsorted(patterns, least)]
    if not len(few):
        return
    for side in (1, -1):
        x = points.number(few[:: max(len(few) // 64, 1)], dtype) * numpy_dtype(dtype).type(side)
        got, zero = (target.checked(p, truth.order).astype(np.float64) for p in (x, x * 0))
        want, low = truth.at(x.astype(np.float64))
        off = (ulp_error(got, want, dtype, low) > 1) & ~np.isnan(want)
        if off.all() and (got == zero).all():
            measured.note("subnormal inputs", off, x.astype(np.float64), got, want)


def _parameters(target: Target, dtype: str, order: int) -> tuple[str, tuple[float, ...]]:
    """Find the dtype to which a target rounds its parameters, and the values that they have in it.

    In a 16-bit type some round a parameter to it, some to float32; both are good.
    """
    given = list(target.activation.parameters.values())
    precision = FORMATS[dtype].precision
    names = [dtype, *(name for name in ("float32", "float64") if FORMATS[name].precision > precision)]
    ways = {tuple(float(p) for p in round_to(given, name)): name for name in reversed(names)}
    rounded = tuple(float(p) for p in round_to(given, dtype))
    if len(ways) == 1 or isinstance(target.framework, Actfn):
        return dtype, rounded
    ways = {values: name for values, name in ways.items() if all(map(math.isfinite, values))}
    # So many that some lie where a unit of a parameter decides which way to round: of 64 none did for star_relu.
    x = np.array([side * v for v in np.geomspace(0.01, 10, 256) for side in (1, -1)]).astype(numpy_dtype(dtype))
    got = target.checked(x, order)

    def off(values: tuple[float, ...]) -> float:
        want, low = truth_of(target.activation, order, values, dtype).at(x.astype(np.float64))
        return float(np.max(np.where(np.isnan(want), 0.0, ulp_error(got, want, dtype, low))))

    best = min(reversed(ways), key=off)  # the dtype itself where nothing tells
    return ways[best], best
