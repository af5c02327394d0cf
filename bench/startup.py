"""How long it takes until something happens: imports and short commands, in fresh processes, beside the peers' imports.

    python bench/startup.py

The contenders take turns, round after round, after one round that is not measured; the median of each counts. Prints a
table and writes results/startup.json; `python bench/tables.py` puts it into README.md beside this file. An editable
installation looks for what to build at each import: install actfn with `pip install .` first, or nothing is measured.
"""

from __future__ import annotations

import datetime
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

from actfn.output.machine import processor

ROUNDS, FEW = 11, 3  # rounds of what takes a second or so, and of what takes longer
RESULTS = Path(__file__).parent / "results" / "startup.json"
VERSIONS = ("actfn", "numpy", "torch", "jax", "python-flint", "sympy")


class Start(NamedTuple):
    """One thing that is started: the words after `python`, which cache of facts it finds, and in how many rounds."""

    words: tuple[str, ...]
    cache: str = ""  # "cold": an empty one; "warm": that of the round before; none where it makes no difference
    rounds: int = ROUNDS


STARTS = {
    "python -c pass": Start(("-c", "pass")),
    **{f"import {name}": Start(("-c", f"import {name}")) for name in ("numpy", "actfn", "torch", "actfn.torch", "jax")},
    "actfn --help": Start(("-m", "actfn", "--help")),
    "actfn explain elu, facts kept": Start(("-m", "actfn", "explain", "elu"), "warm"),
    "actfn explain elu, no facts kept": Start(("-m", "actfn", "explain", "elu"), "cold"),
    "actfn explain --all, no facts kept": Start(("-m", "actfn", "explain", "--all"), "cold", FEW),
}


@contextmanager
def cache(start: Start, warm: Path) -> Iterator[dict[str, str]]:
    """The environment of a process that finds the cache of facts that a start is to find."""
    with tempfile.TemporaryDirectory() as empty:
        yield os.environ | {"ACTFN_CACHE": str(warm) if start.cache == "warm" else empty}


def seconds(start: Start, warm: Path) -> float:
    """Start a process, wait for its end, and return how long that took; a process that fails ends the benchmark."""
    with cache(start, warm) as environment:
        began = time.perf_counter()
        done = subprocess.run([sys.executable, *start.words], capture_output=True, text=True, env=environment)
        took = time.perf_counter() - began
    if done.returncode:
        raise SystemExit(f"python {' '.join(start.words)} failed:\n{done.stderr}")
    return took


def measured(starts: dict[str, Start]) -> dict[str, list[float]]:
    """The seconds that each start took, in the rounds that count; those of a round are started one after another."""
    found: dict[str, list[float]] = {name: [] for name in starts}
    with tempfile.TemporaryDirectory() as folder:
        for i in range(-1, max(start.rounds for start in starts.values())):
            for name, start in starts.items():
                if i < start.rounds and (i >= 0 or start.rounds > FEW):
                    took = seconds(start, Path(folder))
                    if i >= 0:
                        found[name].append(took)
    return found


def editable(distribution: str) -> bool:
    """Whether a distribution is installed so that its imports look at a source tree (PEP 610)."""
    said = metadata.distribution(distribution).read_text("direct_url.json")
    return bool(said and json.loads(said).get("dir_info", {}).get("editable"))


def record(found: dict[str, list[float]]) -> dict[str, Any]:
    """The results with what they depend on: the machine, the day and the versions."""
    return {
        "date": f"{datetime.date.today()}",
        "machine": processor(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),  # of the last minute: what else ran shows in the spread
        "python": platform.python_version(),
        "versions": {name: metadata.version(name) for name in VERSIONS},
        "unit": "seconds",
        "rows": [
            {
                "start": name,
                "median": round(statistics.median(took), 4),
                "least": round(min(took), 4),
                "most": round(max(took), 4),
                "rounds": len(took),
            }
            for name, took in found.items()
        ],
    }


def main() -> None:
    if editable("actfn"):
        raise SystemExit("actfn is installed editable, which makes imports slower: pip install . and start this again")
    made = record(measured(STARTS))
    for row in made["rows"]:
        print(f"{row['start']:<36}{row['median']:9.3f} s  ({row['least']:.3f} to {row['most']:.3f}, {row['rounds']})")
    RESULTS.write_text(json.dumps(made, indent=1, allow_nan=False) + "\n")


if __name__ == "__main__":
    main()
