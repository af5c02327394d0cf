"""One piece of an audit: a target's results at some inputs of a dtype, compared with the truth."""

from __future__ import annotations

import math
import traceback
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from actfn.audit import consistency, points
from actfn.audit.captured import captured
from actfn.audit.frameworks import Own, Unsupported, numpy_dtype
from actfn.audit.measure import Measured, Witness
from actfn.audit.tally import Tally
from actfn.audit.target import Fault, Target
from actfn.audit.truth import Truth, truth_of
from actfn.audit.ulp import FORMATS, round_to, ulp_error, unit

Array = NDArray[Any]
ENDS, SAMPLE, NANS = "ends", "sample", "nans"
BESIDE = 16  # how far a number's neighbour is, to see whether a derivative depends on more than the rounded value
FAR_OFF = 16  # units of error that a derivative of the rounded value has where it matters


@dataclass(frozen=True)
class Piece:
    """A part of the work on the target of that index: ENDS and what is looked at once, SAMPLE, NANS, or a binade."""

    target: int
    dtype: str
    order: int
    what: str | int


@dataclass
class Plateau:
    """From `x` on to infinity the result is `got`; `error` is the largest there, in units, at `at`, where it is."""

    x: float
    got: float
    error: float
    at: float
    want: float


@dataclass
class Examined:
    """What came of a piece.

    Attributes
    ----------
    measured : Measured
        What was counted.
    ends : list of Witness
        Results at ±0 and ±inf.
    kinks : dict of float to (float, float, float)
        The derivative that the target gives at each kink, and the limits from the left and the right.
    plateaus : list of Plateau
        Where it does not change any more.
    from_output : bool
        Whether a derivative is made from the rounded value, as far as the errors tell.
    taken : str
        As numbers of which dtype the target takes its parameters.
    fault : (str, str), optional
        The kind and words of what ended the piece.
    unsupported : str
        Why the framework offers no such thing.
    trace : str
        Of an exception of the target's.
    """

    measured: Measured
    ends: list[Witness] = field(default_factory=list)
    kinks: dict[float, tuple[float, float, float]] = field(default_factory=dict)
    plateaus: list[Plateau] = field(default_factory=list)
    from_output: bool = False
    taken: str = ""
    fault: tuple[str, str] | None = None
    unsupported: str = ""
    trace: str = ""


def examine(target: Target, dtype: str, order: int, what: str | int) -> Examined:
    """Do a piece of the work. Faults of the target are results; nothing that it raises goes further."""
    made = Examined(Measured(dtype, order))
    try:
        with captured() as said, np.errstate(all="ignore"):
            _examine(made, target, dtype, order, what)
        if said():
            made.measured.wrong["prints"] += 1
    except Unsupported as reason:
        made.unsupported = str(reason)
    except Fault as fault:
        made.fault, made.trace = (fault.kind, str(fault)), fault.trace
    except Exception as error:  # not the target's, which is not blamed for it
        text = " ".join(str(error).split())[:300]
        made.unsupported, made.trace = f"the audit itself failed ({text})", traceback.format_exc()
    return made


def _examine(made: Examined, target: Target, dtype: str, order: int, what: str | int) -> None:
    numpy_dtype(dtype)
    if what == NANS:
        _nans(made.measured, target, dtype, order)
        return
    made.taken, values = _parameters(target, dtype, order)
    truth = truth_of(target.activation, order, values, dtype)
    if what == ENDS:
        _ends(made, target, truth)
        _plateaus(made, target, truth)
        made.from_output = order > 0 and _from_output(target, truth)
        consistency.check(made.measured, target, dtype, order)
        return
    if what == SAMPLE:
        _block(made.measured, target, truth, points.sample(dtype))
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
            want, low = _exact(truth, side)
        else:
            want = truth.atlas.values(points.as_float32(patterns[1:], dtype), side)
        keep = ~np.isin(at[1:], list(truth.kinks)) if _holds(at, truth.kinks) else slice(None)
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
            seen = points.as_float32(patterns, dtype) if dtype != "float64" else _as_float32(at)
            start, end = np.searchsorted(seen, slope.first), np.searchsorted(seen, slope.last, "right")
            if end - start > 1:
                start -= seen[start] == slope.first == 1 and start > 0  # from zero on
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
        off = ulp_error(got, want, dtype, low) > 1
        if off.all() and (got == zero).all():
            measured.note("subnormal inputs", off, x.astype(np.float64), got, want)


def _as_float32(x: Array) -> Array:
    """The patterns of float64 numbers, of which those beyond float32 count as its ends."""
    return np.clip(np.abs(x), 2.0**-149, np.finfo(np.float32).max).astype(np.float32).view(np.uint32)


@lru_cache(maxsize=8)
def _exact_at(activation: Any, order: int, values: tuple[float, ...], side: int) -> tuple[Array, Array]:
    return truth_of(activation, order, values, "float64").at(side * points.sample("float64").view(np.float64)[1:])


def _exact(truth: Truth, side: int) -> tuple[Array, Array]:
    """At the sample of float64, of which there is one."""
    return _exact_at(truth.activation, truth.order, truth.parameters, side)


def _parameters(target: Target, dtype: str, order: int) -> tuple[str, tuple[float, ...]]:
    """As which dtype the target takes its parameters, and what they then are.

    In a 16-bit type some round a parameter to it, some to float32; both are good.
    """
    given = list(target.activation.parameters.values())
    precision = FORMATS[dtype].precision
    names = [dtype, *(name for name in ("float32", "float64") if FORMATS[name].precision > precision)]
    ways = {tuple(float(p) for p in round_to(given, name)): name for name in reversed(names)}
    own = tuple(float(p) for p in round_to(given, dtype))
    if len(ways) == 1 or isinstance(target.framework, Own):
        return dtype, own
    ways = {values: name for values, name in ways.items() if all(map(math.isfinite, values))}
    x = np.array([side * v for v in np.geomspace(0.01, 10, 64) for side in (1, -1)]).astype(numpy_dtype(dtype))
    got = target.checked(x, order)

    def off(values: tuple[float, ...]) -> float:
        want, low = truth_of(target.activation, order, values, dtype).at(x.astype(np.float64))
        return float(np.max(ulp_error(got, want, dtype, low)))

    best = min(reversed(ways), key=off)  # the dtype itself where nothing tells
    return ways[best], best


def _ends(made: Examined, target: Target, truth: Truth) -> None:
    """±0, ±inf, nan, and the conventions at kinks."""
    measured, dtype = made.measured, truth.dtype
    x = points.ends(dtype)
    got = target.checked(x, truth.order).astype(np.float64)
    at = x.astype(np.float64)
    want, low = truth.at(at)
    measured.note("nan swallowed", np.isnan(at) & ~np.isnan(got), at, got, want)
    if truth.order:  # zeros of a derivative have no sign to speak of
        got, want = np.where(want == 0, np.abs(got), got), np.where(want == 0, 0.0, want)
    error = ulp_error(got, want, dtype, low)
    seen = [i for i in range(len(at)) if not np.isnan(at[i]) and not (at[i] == 0 and 0.0 in truth.kinks)]
    made.ends = [Witness(float(at[i]), float(got[i]), float(want[i]), float(error[i])) for i in seen]
    measured.inputs += 4
    for kink, (left, right) in truth.kinks.items():
        k = np.array([kink]).astype(numpy_dtype(dtype))
        if float(k[0]) != kink:
            continue
        low_end, high_end = sorted((left, right))
        with np.errstate(invalid="ignore"):  # the limits of a rounded parameter may be rounded too
            low_end, high_end = low_end - float(unit(low_end, dtype)), high_end + float(unit(high_end, dtype))
        for at_kink in (k[0],) if kink else (k[0], -k[0]):  # at zero, both
            given = float(target.checked(np.repeat(at_kink, 64), truth.order)[0])
            made.kinks.setdefault(kink, (given, left, right))
            if not low_end <= given <= high_end or np.isinf(given):
                measured.wrong["kink"] += 1
                measured.keep("kink", [Witness(float(at_kink), given, float(truth.at(np.array([kink]))[0][0]))])


def _plateaus(made: Examined, target: Target, truth: Truth) -> None:
    """Where, on each side, the last result begins, and how wrong it is there."""
    dtype = truth.dtype
    kind, end = numpy_dtype(dtype), points.finite(dtype)
    step = 1 << (FORMATS[dtype].precision - 3)
    patterns = np.arange(step, end, step, dtype=np.uint64).astype(points.BITS[dtype])
    for side in (1, -1):
        x = points.number(patterns, dtype) * kind.type(side)
        got = target.checked(x, truth.order).astype(np.float64)
        last = float(target.checked(np.full(64, side * np.inf, kind), truth.order)[0])
        same = got == last
        if not same[-1] or not math.isfinite(last):
            continue
        first = len(x) - int(np.argmin(same[::-1])) if not same.all() else 0
        low, high = int(patterns[first - 1]) if first else 0, int(patterns[first])
        while high - low > 1:
            middle = (low + high) // 2
            beside = points.number(np.full(64, middle, points.BITS[dtype]), dtype) * kind.type(side)
            alike = float(target.checked(beside, truth.order)[0]) == last
            low, high = (low, middle) if alike else (middle, high)
        edge = points.number(np.array([high], points.BITS[dtype]), dtype) * kind.type(side)
        at = np.concatenate([edge, x[first:]]).astype(np.float64)
        want, low_part = truth.at(at)
        error = ulp_error(np.abs(np.full(len(at), last)), np.abs(want), dtype, low_part * np.sign(want))
        i = int(np.argmax(error))
        made.plateaus.append(Plateau(float(at[0]), last, float(error[i]), float(at[i]), float(want[i])))


def _from_output(target: Target, truth: Truth) -> bool:
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
        if not far.any():
            continue
        far &= target.checked(x, 0) == target.checked(near, 0)
        if (got != near_got)[far].any():
            return False
        seen |= set(got[far].tolist())
    return len(seen) > 2  # a constant is none


def _nans(measured: Measured, target: Target, dtype: str, order: int) -> None:
    """Every nan gives nan."""
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
