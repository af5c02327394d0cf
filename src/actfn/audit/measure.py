"""Counts over many inputs the errors of a target's results in ULP, and the results that are wrong in kind."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from actfn.analysis.numbers.ulp import Format, format_of, unit, wrong_in_kind

Array = NDArray[Any]
BIN = 18  # bits of a float32 that a bin of the histogram of errors leaves out: bins are 3 % wide
WORST = 8  # witnesses kept, of the largest errors and of each kind of wrong result
LEAST = 2.0**-60  # units up to which an error is none: an underflow is told from zero by less
QUARTERS = 2  # bits of the fraction that tell the cells of the profile apart: four in a binade


@dataclass(frozen=True)
class Bounds:
    """What the formula promises of all results in a dtype: their range, and how f(-x) relates to f(x)."""

    low: float = -math.inf
    high: float = math.inf
    symmetry: int = 0  # 1 even, -1 odd, 0 neither


@dataclass
class Witness:
    """An input, what came of it and what should have; `other` is the second of a pair, `alone` an array of one."""

    x: float
    got: float
    want: float
    error: float = 0.0
    other: tuple[float, float] | None = None
    alone: bool = False


@dataclass
class Measured:
    """The measurement of a target, dtype and order of derivative: counts, errors and witnesses, which add up.

    Attributes
    ----------
    dtype : str
        Of inputs and results.
    order : int
        Of the derivative.
    inputs : int
        Numbers looked at.
    counted : int
        Those of them whose error counts: a result that is wrong in kind has a finding instead.
    total : float
        Sum of the errors.
    histogram : dict of int to int
        Errors by bin, from above its lower end to its upper end.
    coarse : dict of int to int
        By sign of x: results off by a sixteenth or more where the exact value is of the four smallest normal binades.
    profile : dict of (int, int) to [float, float, int]
        By sign and cell of x: largest error, sum of errors, how many.
    wrong : dict of str to int
        How many results are wrong, by kind.
    witnesses : dict of str to list of Witness
        The largest errors ("error"), and examples of each kind.
    """

    dtype: str
    order: int = 0
    inputs: int = 0
    counted: int = 0
    total: float = 0.0
    histogram: Counter[int] = field(default_factory=Counter)
    coarse: Counter[int] = field(default_factory=Counter)
    profile: dict[tuple[int, int], list[float]] = field(default_factory=dict)
    wrong: Counter[str] = field(default_factory=Counter)
    witnesses: dict[str, list[Witness]] = field(default_factory=dict)

    def add(self, other: Measured) -> None:
        """Add the measurement of other inputs to this one."""
        for name in ("inputs", "counted", "total"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("histogram", "coarse", "wrong"):
            getattr(self, name).update(getattr(other, name))
        for key, (largest, total, count) in other.profile.items():
            mine = self.profile.get(key, [0.0, 0.0, 0])
            self.profile[key] = [max(mine[0], largest), mine[1] + total, mine[2] + count]
        for kind, seen in other.witnesses.items():
            self.keep(kind, seen)

    def keep(self, kind: str, seen: list[Witness]) -> None:
        """Keep the worst witnesses of a kind among those kept and these new ones."""
        both = [*self.witnesses.get(kind, []), *seen]
        self.witnesses[kind] = sorted(both, key=lambda w: -w.error)[:WORST]

    def note(self, kind: str, wrong: Array, x: Array, got: Array, want: Array) -> None:
        """Count the results that are wrong in some way."""
        if count := int(np.count_nonzero(wrong)):
            self.wrong[kind] += count
            # The middle and the ends of the range that it concerns.
            at = np.flatnonzero(wrong)
            at = at[np.unique(np.linspace(0, len(at) - 1, 3).astype(int))]
            self.keep(kind, [Witness(float(x[i]), float(got[i]), float(want[i])) for i in at])

    def block(
        self, side: int, patterns: Array, x: Array, got: Array, want: Array, low: Array | None, bounds: Bounds
    ) -> None:
        """Take in the results at numbers of one sign, by growing magnitude.

        Parameters
        ----------
        side : int
            1 or -1.
        patterns : array of unsigned integers
            The magnitudes' bits.
        x, got, want, low : array of float64
            Inputs, results and exact values, the last as an unevaluated sum of two.
        bounds : Bounds
            What the formula says of the results.
        """
        form = format_of(self.dtype)
        self.inputs += len(x)
        step = _unit(want, low, form)
        error = (got - want) / step
        if low is not None:
            error -= low / step
        np.abs(error, out=error)
        wrong = self._kinds(side, x, got, want, low, step, form, bounds)
        if wrong is not None:
            error[wrong] = 0.0
            self.counted -= int(np.count_nonzero(wrong))
        self.counted += len(x)
        largest = int(np.argmax(error))
        self.total += float(error.sum())
        bins = np.bincount(_bin(error))
        if wrong is not None:
            bins[0] -= np.count_nonzero(wrong)
        self.histogram.update({int(b): int(bins[b]) for b in np.flatnonzero(bins)})
        known = self.witnesses.get("error", [])
        if error[largest] > (known[-1].error if len(known) == WORST else LEAST):
            least = np.partition(error, -WORST)[-WORST] if len(x) > WORST else 0.0
            worst = np.flatnonzero(error >= least)
            worst = worst[np.argsort(-error[worst], kind="stable")[:WORST]]  # of equal ones the first
            worst = worst[error[worst] > LEAST]
            seen = [Witness(float(x[i]), float(got[i]), float(want[i]), float(error[i])) for i in worst]
            self.keep("error", seen)
        cells = patterns >> np.uint8(form.precision - 1 - QUARTERS)
        starts = np.flatnonzero(np.diff(cells, prepend=cells[:1] + np.uint8(1)))
        ends = np.append(starts[1:], len(x))
        maxima, sums = np.maximum.reduceat(error, starts), np.add.reduceat(error, starts)
        for start, end, high, total in zip(starts, ends, maxima, sums, strict=True):
            key = (side, int(cells[start]))
            mine = self.profile.get(key, [0.0, 0.0, 0])
            self.profile[key] = [max(mine[0], float(high)), mine[1] + float(total), int(mine[2] + end - start)]

    def _kinds(
        self,
        side: int,
        x: Array,
        got: Array,
        want: Array,
        low: Array | None,
        step: Array,
        form: Format,
        bounds: Bounds,
    ) -> Array | None:
        """The results whose distance to the exact value does not count: they have a finding of their own, or none."""
        wrong: Array | None = None

        def add(kind: str, found: Array) -> None:
            nonlocal wrong
            self.note(kind, found, x, got, want)
            wrong = found if wrong is None else wrong | found

        for kind, found in wrong_in_kind(got, want, form, 0.0 if low is None else low, step).items():
            if kind == "sign of zero":  # the distance counts too
                self.note(kind, found, x, got, want)
            else:
                add(kind, found)
        zero = got == 0
        if zero.any():
            magnitude = np.abs(want if low is None else want + low)
            add("subnormals", zero & (magnitude < 2.0**form.least) & (magnitude >= _least(form)))
        smallest = np.abs(want) < 16 * 2.0**form.least
        if smallest.any():
            smallest &= np.abs(want) >= 2.0**form.least
            self.coarse[side] += int(np.count_nonzero(np.abs(got - want)[smallest] > np.abs(want)[smallest] / 16))
        if not (got.min() >= bounds.low and got.max() <= bounds.high):
            outside = (got < bounds.low) | (got > bounds.high)
            add("range", outside if wrong is None else outside & ~wrong)
        if np.isinf(got).any() or np.isinf(want).any():  # rightly so: no error to count
            wrong = (np.isinf(got) | np.isinf(want)) if wrong is None else wrong | np.isinf(got) | np.isinf(want)
        return wrong

    def monotone(self, x: Array, got: Array, direction: int) -> None:
        """Results at numbers by growing magnitude, of which the formula says that they rise (1) or fall (-1) with x."""
        sign = direction if x[-1] > x[0] else -direction
        steps = np.diff(got)
        back = (sign * steps < 0) & np.isfinite(steps)  # what is infinite has a finding of its own
        if count := int(np.count_nonzero(back)):
            self.wrong["not monotone"] += count
            i = int(np.argmax(np.where(back, np.abs(np.diff(got)), -1)))
            pair = (float(x[i + 1]), float(got[i + 1]))
            self.keep("not monotone", [Witness(float(x[i]), float(got[i]), math.nan, other=pair)])

    def symmetric(self, x: Array, got: Array, mirrored: Array, symmetry: int) -> None:
        """Results at x and at -x, which the formula says are equal (1) or opposite (-1)."""
        with np.errstate(invalid="ignore"):
            # A result that is not a number has a finding of its own.
            differ = (mirrored != symmetry * got) & np.isfinite(got) & np.isfinite(mirrored)
        if count := int(np.count_nonzero(differ)):
            self.wrong["symmetry"] += count
            i = int(np.argmax(differ))
            pair = (float(-x[i]), float(mirrored[i]))
            self.keep("symmetry", [Witness(float(x[i]), float(got[i]), math.nan, other=pair)])

    def quantile(self, share: float) -> float:
        """The error that this share of the inputs does not exceed: the upper end of its bin, at most 3 % above."""
        left = share * self.counted
        for b in sorted(self.histogram):
            left -= self.histogram[b]
            if left <= 0:
                return min(_upper(b), self.largest)
        return 0.0

    def over(self, limit: float) -> int:
        """Count the errors over a limit, rounded up to the end of a bin (multiples of 1/32 below 2 are ends)."""
        return sum(count for b, count in self.histogram.items() if _upper(b - 1) >= limit)

    @property
    def largest(self) -> float:
        """The largest error that was met, in units in the last place."""
        return max((w.error for w in self.witnesses.get("error", ())), default=0.0)

    @property
    def mean(self) -> float:
        """The mean of the errors, in units in the last place."""
        return self.total / self.counted if self.counted else 0.0


def _bin(error: Array) -> Array:
    """Bins end with their upper end: errors of just 0.5 or 1 unit are many, and not over it."""
    bits = error.astype(np.float32).view(np.int32)
    return np.asarray((np.maximum(bits, 1) - 1 >> BIN) + (bits > 0))


def _upper(b: int) -> float:
    return float(np.int32(b << BIN).view(np.float32)) if b > 0 else 0.0


def _least(form: Format) -> float:
    return float(2.0 ** (form.least - form.precision + 1))


def _unit(want: Array, low: Array | None, form: Format) -> Array:
    """The unit in the last place at exact values: `ulp.unit`, in few passes over the bits where that is possible."""
    if low is not None:
        return unit(want, "float64", low)
    exponent = (want.view(np.int64) >> 52) & 0x7FF
    np.clip(exponent, 1023 + form.least, 1023 + form.greatest, out=exponent)
    return ((exponent - (form.precision - 1)) << 52).view(np.float64)
