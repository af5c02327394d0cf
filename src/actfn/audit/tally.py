"""The fast path of an exhaustive audit: blocks in which no result is wrong in kind are counted in C++, compute/tally.h.

It gives what `Measured` gives, number by number, but for the rounding of sums. A block of which it cannot say that all
is well is left to `Measured`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from actfn import compute
from actfn.analysis.numbers.ulp import FORMATS
from actfn.audit.atlas import Cell
from actfn.audit.measure import LEAST, QUARTERS, WORST, Measured, Witness
from actfn.audit.points import pattern
from actfn.audit.truth import Truth
from actfn.compute import _kernels

Array = NDArray[Any]
FORMAT = FORMATS["float32"]
SIGN = 1 << 31
LEAST_NORMAL = 2.0**-126


def _underflows(cell: Cell) -> bool:
    """Whether exact values of a cell lie about zero, below normal numbers: `atlas.polynomial` takes some for zero."""
    return cell.low <= 0 <= cell.high and 0 < max(-cell.low, cell.high) < LEAST_NORMAL


class Tally:
    """The fast count of errors over blocks of float32 numbers in a binade.

    Parameters
    ----------
    measured : Measured
        What is found goes there, the histogram by `finish`.
    truth : Truth
        Of float32.
    """

    def __init__(self, measured: Measured, truth: Truth) -> None:
        self.measured, self.truth, self.isa = measured, truth, compute.chosen()
        self.counts = np.zeros(_kernels.TALLY_BINS, np.int64)
        bounds = truth.bounds
        self.bounds = max(bounds.low, -FORMAT.largest), min(bounds.high, FORMAT.largest)

    def clean(self, side: int, patterns: Array, got: Array, other: Array | None) -> bool:
        """Count the errors of results at numbers of one sign, unless one of them may be wrong in kind.

        Parameters
        ----------
        side : int
            1 or -1.
        patterns : array of uint32
            Consecutive magnitudes' bits, of which the first only leads.
        got : array of float32
            The results.
        other : array of float32, optional
            Those at the numbers of the other sign, where the formula is symmetric.

        Returns
        -------
        bool
            False if nothing was counted: that is `Measured`'s business.
        """
        truth, lead, last = self.truth, int(patterns[0]), int(patterns[-1])
        cell = lead + 1 >> (shift := FORMAT.precision - 1 - QUARTERS)
        direction = self._direction(side, lead, last)
        if direction is None or cell != last >> shift or self._holds_a_kink(side, lead, last):
            return False
        got = np.ascontiguousarray(got)
        other = None if other is None else np.ascontiguousarray(other)
        way = *self.bounds, direction
        known = self.measured.witnesses.get("error", [])
        least = known[-1].error if len(known) == WORST else LEAST
        counts, total, largest = np.zeros_like(self.counts), 0.0, 0.0
        seen = []
        for part, start, end in self._cells(side, lead + 1, last):
            if (end - start) % _kernels.TALLY_GROUP or _underflows(part):
                return False
            here = slice(start - lead - 1, end - lead)
            found = _kernels.tally(
                self.isa,
                start | (SIGN if side < 0 else 0),
                got[here],
                (None if other is None else other[here], truth.bounds.symmetry),
                (part.middle, np.array(part.coefficients)),
                way,
                least,
                counts,
            )
            if found is None:
                return False
            total, largest = total + found[0], max(largest, found[1])
            seen += [(start + i, error, want) for error, want, i in found[2]]
        self._add(side, cell, len(got) - 1, total, largest)
        self.counts += counts
        if seen:
            numbers = np.array([p for p, _, _ in seen], np.uint32).view(np.float32)
            self.measured.keep(
                "error",
                [
                    Witness(side * float(x), float(got[p - lead]), want, error)
                    for x, (p, error, want) in zip(numbers, seen, strict=True)
                ],
            )
        return True

    def finish(self) -> None:
        """Add the counted histogram of errors to the measurement."""
        self.measured.histogram.update({int(b): int(self.counts[b]) for b in np.flatnonzero(self.counts)})
        self.counts[:] = 0

    def _add(self, side: int, cell: int, count: int, total: float, largest: float) -> None:
        measured = self.measured
        measured.inputs += count
        measured.counted += count
        measured.total += total
        mine = measured.profile.get((side, cell), [0.0, 0.0, 0])
        measured.profile[side, cell] = [max(mine[0], largest), mine[1] + total, mine[2] + count]

    def _direction(self, side: int, lead: int, last: int) -> int | None:
        """How f goes over a block by growing magnitude: 1, -1, 0 if nothing is proven, None if that changes within."""
        for slope in self.truth.slopes[side]:
            if slope.first <= lead and last <= slope.last:
                return slope.direction
            if slope.first <= last and lead <= slope.last:
                return None
        return 0

    def _holds_a_kink(self, side: int, lead: int, last: int) -> bool:
        """Whether a kink, at which more than one result is right, is among these magnitudes."""
        return any(x and (x < 0) == (side < 0) and lead <= pattern(abs(x), "float32") <= last for x in self.truth.kinks)

    def _cells(self, side: int, first: int, last: int) -> Iterator[tuple[Cell, int, int]]:
        """The cells of these magnitudes, each with where it begins and where the next does."""
        for cell in self.truth.cells(side, first, last):
            yield cell, max(cell.first, first), min(cell.last, last) + 1
