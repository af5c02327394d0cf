"""Speed against ourselves: large arrays against small ones, tails against the middle, calls against the usual call.

A row's contenders take turns, round after round, and the best round of each counts; the ratio says how many times as
long the first takes as the second, for each element or call. `python bench/ratios.py` takes a minute.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

import actfn
from actfn import compute

RESULTS = Path(__file__).parent / "results" / "ratios.json"
SMALL, LARGE, MIDDLE = 1 << 18, 1 << 24, 1 << 14
Row = tuple[str, Callable[[], Any], int, Callable[[], Any], int, float]  # name, two calls and their elements, most


def seconds(calls: list[Callable[[], Any]], budget: float) -> list[float]:
    """The best time of one call of each, timed in turn until the budget is spent: CPU time of this thread."""
    repeat = []
    for call in calls:
        start = time.thread_time()
        call()
        repeat.append(max(1, int(1e-3 / max(time.thread_time() - start, 1e-6))))
    best, end = [float("inf")] * len(calls), time.perf_counter() + budget
    while time.perf_counter() < end or float("inf") in best:
        for place, call in enumerate(calls):
            start = time.thread_time()
            for _ in range(repeat[place]):
                call()
            best[place] = min(best[place], (time.thread_time() - start) / repeat[place])
    return best


def large_arrays() -> Iterator[Row]:
    """2^24 elements against 2^18, which stay in the cache: at least 0.75 of the speed."""
    rng = np.random.default_rng(0)
    for isa in compute.supported()[1:]:
        for name, dtype in (
            ("sigmoid", "float16"),
            ("sigmoid", "float32"),
            ("tanh", "float32"),
            ("sigmoid", "float64"),
        ):
            function = compute.ufunc(name, "value", isa)
            made = []
            for n in (LARGE, SMALL):
                x = rng.standard_normal(n, np.float32).astype(dtype)
                out = np.empty_like(x)
                made.append(lambda x=x, out=out, f=function: f(x, out=out))
            yield f"{isa} {name} {dtype}, 2^24 elements against 2^18", made[0], LARGE, made[1], SMALL, 1 / 0.75


def tails() -> Iterator[Row]:
    """Masks and what is as far out against numbers about 0: products that underflow are not computed."""
    rng = np.random.default_rng(0)
    for name in ("sigmoid", "tanh", "elu"):
        for operation in ("value", "grad", "vjp"):
            call = getattr(actfn.registry[name], operation)
            usual = rng.standard_normal(MIDDLE, np.float32)
            given = (rng.standard_normal(MIDDLE, np.float32),) if operation == "vjp" else ()
            # g · f′ is itself subnormal at 95, which takes as long as it takes
            for at in (-1e9, -np.inf, 1e9, -200.0, *([] if operation == "vjp" else [95.0])):
                far = np.full(MIDDLE, at, np.float32)
                out = np.empty_like(far)
                pair = [lambda x=x, c=call, g=given, out=out: c(x, *g, out=out) for x in (far, usual)]
                yield f"{name}.{operation} float32 at {at:g} against N(0, 1)", pair[0], MIDDLE, pair[1], MIDDLE, 2.5


def calls() -> Iterator[Row]:
    """Calls on 8 elements against the usual call of elu: at most 1.5 times as long."""
    x, g, out = np.linspace(-2, 2, 8, dtype=np.float32), np.ones(8, np.float32), np.empty(8, np.float32)
    elu = actfn.elu
    grad, vjp = elu.grad, elu.vjp
    contenders: dict[str, Callable[[], Any]] = {
        "grad(x)": lambda: grad(x),
        "vjp(x, g)": lambda: vjp(x, g),
        "elu(x, alpha=0.5)": lambda: elu(x, alpha=0.5),
        "elu(x, 0.5)": lambda: elu(x, 0.5),
        "elu(x, alpha=0.5, out=out)": lambda: elu(x, alpha=0.5, out=out),
        "grad(x, alpha=0.5)": lambda: grad(x, alpha=0.5),
    }
    for name, call in contenders.items():
        yield f"{name} against elu(x), 8 float32", call, 1, lambda: elu(x), 1, 1.5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--budget", type=float, default=1.0, help="seconds for each row")
    parser.add_argument("--output", type=Path, default=RESULTS, help="where the JSON goes")
    given = parser.parse_args()
    np.seterr(all="ignore")
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    rows = []
    for make in (large_arrays, tails, calls):
        for name, first, first_size, second, second_size, most in make():
            a, b = seconds([first, second], given.budget)
            ratio = (a / first_size) / (b / second_size)
            rows.append({"row": name, "ratio": round(ratio, 3), "most": round(most, 3), "seconds": [a, b]})
            print(f"{name:58} {ratio:6.2f}  {'' if ratio <= most else f'MISSED: at most {most:.2f}'}", flush=True)
    given.output.parent.mkdir(parents=True, exist_ok=True)
    given.output.write_text(json.dumps({"isa": compute.chosen(), "rows": rows}, indent=1) + "\n")


if __name__ == "__main__":
    main()
