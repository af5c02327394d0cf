"""Accuracy over every float32 input, every float16 and bfloat16 input, and a float64 sample of every exponent.

    python bench/accuracy.py               everything, into bench/results/accuracy.json (some minutes a function)
    python bench/accuracy.py --step 4099   every 4099th float32 input, printed only
    python bench/accuracy.py --break       a result made wrong by one unit must be reported: exit code 1

The truth for float32 is the float64 kernel: its own error, at most 2 units of float64 as the tests measure against
arbitrary precision, makes the measured error uncertain by 2**-28 units of float32. The worst points are measured
again by the oracle in arbitrary precision, as are all of float16, bfloat16 and float64. Exit code 1: a promise broken.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tables import WRONG, accuracy

from actfn import kernels
from actfn.activation import Activation, registry
from actfn.audit import exact, rounded, ulp_error

RESULTS = Path(__file__).parent / "results" / "accuracy.json"
CHUNK, BLOCK = 1 << 24, 1 << 15  # progress is shown by the chunk; a block stays in the cache, its memory is used again
INFINITY, SIGN = 0x7F800000, 0x80000000
ORDERS = ("value", "grad")
PROBES = np.array([0.125, 0.5, 1.0, 2.5, 6.0])
Numbers = NDArray[Any]
Kernel = Callable[[Numbers], Numbers]


def kernel(f: Activation, order: int) -> Callable[..., Numbers]:
    return f.grad if order else f


def one_unit_wrong(f: Activation, order: int, pattern: int) -> Kernel:
    """The kernel, wrong at one input by one unit, to the side that is further from the truth."""
    x = np.array([pattern], np.uint32).view(np.float32)
    right, want = kernel(f, order)(x), kernel(f, order)(x.astype(np.float64))
    wrong = np.nextafter(right, np.where(right.astype(np.float64) < want, -np.inf, np.inf).astype(np.float32))

    def broken(points: Numbers) -> Numbers:
        return np.where(points.view(np.uint32) == pattern, wrong, kernel(f, order)(points))

    return broken


class Run:
    """All finite float32 inputs of one function's value or derivative, and what was found."""

    def __init__(self, f: Activation, order: int, step: int, broken: bool) -> None:
        self.f, self.order, self.step = f, order, step
        parameters = [float(np.float32(p)) for p in f.parameters.values()]  # operands are rounded to float32 first
        self.truth: Kernel = lambda x: kernel(f, order)(x, *parameters)
        # any multiple of the step is among the inputs; this one is near 0.7
        self.got = one_unit_wrong(f, order, 0x3F333333 // step * step) if broken else kernel(f, order)
        self.limits = tuple(float(v) for v in exact(f, np.array([-np.inf, np.inf], np.float32), order)[0])
        # what the formula says of its shape
        there, mirrored = (exact(f, side * PROBES, order)[0] for side in (1, -1))
        close = np.abs(there) * 2.0**-50
        self.odd, self.even = (bool(np.all(np.abs(mirrored - s * there) <= close)) for s in (-1, 1))
        both = np.concatenate([PROBES, -PROBES])
        self.rising = order == 0 and bool(np.all(exact(f, both, 1)[0] >= 0))
        self.counts = dict.fromkeys(("inputs", "not_rounded_correctly", "differs_from_float64", "nan", "zero_sign"), 0)
        if self.rising:
            self.counts |= {"not_monotone": 0, "out_of_range": 0}
        if self.odd or self.even:
            self.counts["not_symmetric"] = 0
        self.worst: list[tuple[float, int]] = []

    def chunk(self, first: int, end: int, sign: int) -> None:
        """The inputs `first`, first + step, … below `end`, of one sign, with the one before for monotonicity."""
        last: np.float32 | None = None
        if first >= self.step:
            last = self.got(np.array([first - self.step | sign], np.uint32).view(np.float32))[0]
        for start in range(first, end, BLOCK * self.step):
            patterns = np.arange(start, min(end, start + BLOCK * self.step), self.step, dtype=np.uint32) | np.uint32(
                sign
            )
            last = self.block(patterns, last, sign)

    def block(self, patterns: Numbers, last: np.float32 | None, sign: int) -> np.float32:
        x = patterns.view(np.float32)
        got = self.got(x)
        want = self.truth(x.astype(np.float64))
        # the reciprocal of float32's unit at `want`, by its exponent: never below the subnormals' unit
        exponent = np.clip((want.view(np.int64) >> 52) & 0x7FF, 1023 - 126, 1023 + 127)
        error = np.abs(got - want) * ((2 * 1023 + 23 - exponent) << 52).view(np.float64)
        self.counts["inputs"] += len(x)
        self.counts["not_rounded_correctly"] += int(np.count_nonzero(error > 0.5))
        self.counts["differs_from_float64"] += int(np.count_nonzero(got != want.astype(np.float32)))
        self.counts["nan"] += int(np.count_nonzero(np.isnan(got)))
        self.counts["zero_sign"] += int(np.count_nonzero((got == 0) & (np.signbit(got) != np.signbit(want))))
        at = int(np.nanargmax(error)) if not np.isnan(error).all() else 0
        self.worst = sorted([*self.worst, (float(error[at]), int(patterns[at]))], reverse=True)[:8]
        if self.rising:  # negative patterns run downwards
            low, high = self.limits
            self.counts["out_of_range"] += int(np.count_nonzero((got < low) | (got > high)))
            steps = np.diff(got, prepend=got[:1] if last is None else last)
            self.counts["not_monotone"] += int(np.count_nonzero(steps > 0 if sign else steps < 0))
        if self.odd or self.even:
            mirrored = self.got((patterns ^ np.uint32(SIGN)).view(np.float32)).view(np.uint32)
            flip = np.uint32(SIGN if self.odd else 0)
            self.counts["not_symmetric"] += int(np.count_nonzero(mirrored != got.view(np.uint32) ^ flip))
        return np.float32(got[-1])

    def result(self) -> dict[str, Any]:
        """What was found, the worst points and the ends measured by the oracle."""
        points = np.array([p for _, p in self.worst], np.uint32).view(np.float32)
        ends = np.array([-np.inf, np.inf, -0.0, 0.0], np.float32)
        if self.rising:
            zero = self.got(ends[2:])
            self.counts["not_monotone"] += int(zero[0] > zero[1])
        x = np.concatenate([points, ends])
        hi, lo = exact(self.f, x, self.order)
        error = ulp_error(self.got(x), hi, "float32", lo)
        at = int(np.argmax(error))
        nans = np.array([INFINITY + 1, 0x7FC00000, 0x7FFFFFFF], np.uint32)
        self.counts["nan"] += int(
            np.count_nonzero(~np.isnan(self.got(np.r_[nans, nans | np.uint32(SIGN)].view(np.float32))))
        )
        promise = self.f.promise["float32"][self.order]
        faults = {k: v for k, v in self.counts.items() if v and k in WRONG}
        return {
            "function": self.f.name,
            "operation": ORDERS[self.order],
            "dtype": "float32",
            "promise": promise,
            "largest_error": round(float(error[at]), 4),
            "at": float(x[at]).hex(),
            **self.counts,
            "kept": bool(error[at] <= promise and not faults),
        }


class Progress:
    """Share done and time left, on one line of a terminal."""

    def __init__(self, total: int) -> None:
        self.total, self.done, self.start = total, 0, time.monotonic()

    def advance(self, what: str) -> None:
        self.done += 1
        left = (time.monotonic() - self.start) * (self.total - self.done) / self.done
        if sys.stderr.isatty():
            print(
                f"\r{what:20} {self.done / self.total:4.0%}, {left:4.0f} s left ", end="", file=sys.stderr, flush=True
            )
        elif self.done * 20 // self.total > (self.done - 1) * 20 // self.total:
            print(f"{what} {self.done / self.total:.0%}, {left:.0f} s left", file=sys.stderr, flush=True)


def float32(functions: list[Activation], step: int, broken: bool) -> list[dict[str, Any]]:
    starts = [-(-chunk // step) * step for chunk in range(0, INFINITY, CHUNK)]
    progress = Progress(len(functions) * len(ORDERS) * 2 * len(starts))
    results = []
    for f in functions:
        for order in range(len(ORDERS)):
            run = Run(f, order, step, broken)
            for sign in (0, SIGN):
                for k, start in enumerate(starts):
                    run.chunk(start, min((k + 1) * CHUNK, INFINITY), sign)
                    progress.advance(f"{f.name} {ORDERS[order]}")
            results.append(run.result())
    if sys.stderr.isatty():
        print(file=sys.stderr)
    return results


def halves(f: Activation, order: int, dtype: str, kind: Any) -> dict[str, Any]:
    """All 65,536 inputs against the correctly rounded result, by their bits."""
    x = np.arange(1 << 16, dtype=np.uint16).view(kind)
    got, want = kernel(f, order)(x), rounded(f, x, order, dtype=dtype)
    with np.errstate(invalid="ignore"):
        nan = np.isnan(got.astype(np.float32)) & np.isnan(want.astype(np.float32))
        hi, lo = exact(f, x, order)
        error = ulp_error(got, hi, dtype, lo)
    wrong = (got.view(np.uint16) != want.view(np.uint16)) & ~nan
    return row(f, order, dtype, x, error) | {"not_rounded_correctly": int(np.count_nonzero(wrong))}


def float64(f: Activation, order: int, count: int) -> dict[str, Any]:
    """Some inputs of every exponent and either sign, sixteen times as many from 2**-30 to 2**10."""
    rng = np.random.default_rng(0)
    exponents = np.r_[np.repeat(np.arange(2047), count), np.repeat(np.arange(1023 - 30, 1023 + 11), 15 * count)]
    fractions = rng.integers(0, 1 << 52, len(exponents))
    positive = (exponents.astype(np.uint64) << np.uint64(52) | fractions.astype(np.uint64)).view(np.float64)
    x = np.concatenate([positive, -positive, [np.inf, -np.inf, 0.0, -0.0, np.nan]])
    hi, lo = exact(f, x, order)
    return row(f, order, "float64", x, ulp_error(kernel(f, order)(x), hi, "float64", lo))


def row(f: Activation, order: int, dtype: str, x: Numbers, error: Numbers) -> dict[str, Any]:
    at, promise = int(np.argmax(error)), f.promise[dtype][order]
    return {
        "function": f.name,
        "operation": ORDERS[order],
        "dtype": dtype,
        "promise": promise,
        "largest_error": round(float(error[at]), 4),
        "at": float(x[at]).hex(),
        "inputs": len(x),
        "not_rounded_correctly": int(np.count_nonzero(error > 0.5)),
        "kept": bool(error[at] <= promise),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description="Accuracy over all inputs.")
    parser.add_argument("--functions", default=",".join(registry), help="names with commas between")
    parser.add_argument("--step", type=int, default=1, help="every so many float32 inputs; results then are not kept")
    parser.add_argument("--break", dest="broken", action="store_true", help="make one float32 result wrong by one unit")
    parser.add_argument("--float64", type=int, default=4, help="float64 inputs of each exponent and sign")
    parser.add_argument("--output", type=Path, help="where the JSON goes; default: bench/results/accuracy.json")
    given = parser.parse_args()
    names = given.functions.split(",")
    if unknown := [name for name in names if name not in registry]:
        parser.error(f"{', '.join(unknown)} is none of {', '.join(registry)}")
    if given.step < 1:
        parser.error("--step must be at least 1")
    np.seterr(all="ignore")
    functions = [registry[name] for name in names]
    rows = float32(functions, given.step, given.broken)
    kinds: dict[str, Any] = {"float16": np.float16}
    try:
        import ml_dtypes

        kinds["bfloat16"] = ml_dtypes.bfloat16
    except ImportError:
        print("bfloat16 is left out: ml_dtypes is not installed", file=sys.stderr)
    for f in functions if not given.broken else []:
        for order in range(len(ORDERS)):
            rows += [halves(f, order, dtype, kind) for dtype, kind in kinds.items()]
            rows.append(float64(f, order, given.float64))
            print(f"{f.name} {ORDERS[order]}: the other dtypes are done", file=sys.stderr, flush=True)
    print(accuracy(rows))
    whole = given.step == 1 and not given.broken and len(functions) == len(registry)
    if output := given.output or (RESULTS if whole else None):
        output.parent.mkdir(parents=True, exist_ok=True)
        facts = {"isa": kernels.chosen(), "numpy": np.__version__, "date": datetime.now(UTC).date().isoformat()}
        output.write_text(json.dumps({**facts, "step": given.step, "rows": rows}, indent=1) + "\n")
    return 0 if all(r["kept"] for r in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
