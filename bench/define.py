"""How fast functions of one's own run: `actfn.define` against the same NumPy expression and against our kernels.

    python bench/define.py

One thread, 1 Mi elements; the contenders take turns, the least time of each counts. Prints a table and writes
results/define.json.
"""

from __future__ import annotations

import datetime
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

import actfn
from actfn import compute
from actfn.output.machine import processor

ELEMENTS, ROUNDS = 1 << 20, 40
RESULTS = Path(__file__).parent / "results" / "define.json"

# name: the formula, and the same in NumPy; a kernel of that name in the package is compared with both
FORMULAS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "sigmoid": ("1/(1 + exp(-x))", lambda x: 1 / (1 + np.exp(-x))),
    "tanh": (
        "(exp(x) - exp(-x))/(exp(x) + exp(-x))",
        lambda x: (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x)),
    ),
    "hardtanh": ("clip(x, -1, 1)", lambda x: np.clip(x, -1, 1)),
    "relu": ("where(x > 0, x, 0)", lambda x: np.where(x > 0, x, 0)),
    "leaky_relu": ("where(x > 0, x, 0.01*x)", lambda x: np.where(x > 0, x, x.dtype.type(0.01) * x)),
    "elu": ("where(x > 0, x, exp(x) - 1)", lambda x: np.where(x > 0, x, np.exp(x) - 1)),
    "mish": ("x*tanh(log(1 + exp(x)))", lambda x: x * np.tanh(np.log(1 + np.exp(x)))),
    "silu": ("x/(1 + exp(-x))", lambda x: x / (1 + np.exp(-x))),
    "gelu_tanh": (
        "0.5*x*(1 + tanh(sqrt(2/pi)*(x + 0.044715*x**3)))",
        lambda x: 0.5 * x * (1 + np.tanh(x.dtype.type(np.sqrt(2 / np.pi)) * (x + x.dtype.type(0.044715) * x**3))),
    ),
    "softsign": ("x/(1 + abs(x))", lambda x: x / (1 + np.abs(x))),
}


def least(functions: list[Callable[[], Any]]) -> list[float]:
    """Time calls in turn and return the least time of each, in nanoseconds an element."""
    best = [float("inf")] * len(functions)
    for _ in range(ROUNDS):
        for i, f in enumerate(functions):
            start = time.perf_counter_ns()
            f()
            best[i] = min(best[i], (time.perf_counter_ns() - start) / ELEMENTS)
    return best


def proven(name: str, formula: str) -> actfn.Activation | None:
    """Define the function by proven cells, where it has any."""
    try:
        return actfn.define(name, formula, accuracy="proven")
    except actfn.errors.ArgumentError:
        return None


def rows() -> list[dict[str, Any]]:
    found = []
    for name, (formula, expression) in FORMULAS.items():
        kernel = actfn.registry.get(name)
        own, cells = actfn.define(f"own_{name}", formula), proven(f"own_{name}", formula)
        for dtype in (np.float32, np.float64):
            x = (np.random.default_rng(0).standard_normal(ELEMENTS) * 3).astype(dtype)
            out, g = np.empty_like(x), np.ones_like(x)
            runs: dict[str, Callable[[], Any]] = {
                "define": lambda own=own, x=x, out=out: own(x, out=out),
                "numpy": lambda expression=expression, x=x: expression(x),
                "grad": lambda own=own, x=x, out=out: own.grad(x, out=out),
                "vjp": lambda own=own, x=x, g=g, out=out: own.vjp(x, g, out=out),
            }
            if cells is not None and dtype == np.float32:
                runs["proven"] = lambda cells=cells, x=x, out=out: cells(x, out=out)
                runs["proven_grad"] = lambda cells=cells, x=x, out=out: cells.grad(x, out=out)
            if kernel is not None:
                runs["kernel"] = lambda kernel=kernel, x=x, out=out: kernel(x, out=out)
                runs["kernel_grad"] = lambda kernel=kernel, x=x, out=out: kernel.grad(x, out=out)
            with np.errstate(all="ignore"):
                times = dict(zip(runs, least(list(runs.values())), strict=True))
            found.append({"function": name, "dtype": x.dtype.name, "formula": formula} | times)
    return found


def main() -> None:
    made = rows()
    heads = f"{'function':<12}{'dtype':<9}{'define':>8}{'grad':>8}{'proven':>8}{'grad':>8}{'NumPy':>8}{'kernel':>8}"
    print(f"{heads}  NumPy/define  define/kernel  grad/kernel")
    for r in made:
        kernel, cells, cells_grad = (r.get(key, float("nan")) for key in ("kernel", "proven", "proven_grad"))
        print(
            f"{r['function']:<12}{r['dtype']:<9}{r['define']:8.3f}{r['grad']:8.3f}{cells:8.3f}{cells_grad:8.3f}{r['numpy']:8.3f}{kernel:8.3f}"
            f"{r['numpy'] / r['define']:14.2f}{r['define'] / kernel:15.2f}"
            f"{r['grad'] / r.get('kernel_grad', float('nan')):13.2f}"
        )
    record = {
        "date": f"{datetime.date.today()}",
        "machine": processor(),
        "isa": compute.chosen(),
        "numpy": np.__version__,
        "elements": ELEMENTS,
        "unit": "nanoseconds an element",
        "rows": made,
    }
    RESULTS.write_text(json.dumps(record, indent=1, allow_nan=False) + "\n")


if __name__ == "__main__":
    main()
