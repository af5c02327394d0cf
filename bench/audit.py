"""The public table of accuracy, and how fast an audit is.

    python bench/audit.py            audits us and the frameworks, over every float32 input, into results/audit/ and
                                     docs/accuracy.md: what changed since it was measured, and nothing else
    python bench/audit.py --all      the same of everything (an hour; stopped, it goes on where it was)
    python bench/audit.py --targets actfn[avx512] --functions elu    of these alone; what is kept of the others stays
    python bench/audit.py --quick    the same on samples, printed only
    python bench/audit.py --speed    how long audits take, and their memory, into bench/results/audit_speed.json

`python bench/tables.py` puts the short form into docs/figures.md.
"""

from __future__ import annotations

import argparse
import itertools
import os
import sys
import threading
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import audited
import psutil
from tables import ROOT, accuracy_page, measured

from actfn import compute
from actfn.activation.registry import registry
from actfn.audit import audit
from actfn.output import files
from actfn.output.json_text import to_json
from actfn.output.progress import reporter

RESULTS = Path(__file__).parent / "results"
OURS = [f"actfn[{isa}]" for isa in reversed(compute.supported())]  # the best first, scalar last
# Which targets, and whether over every float32 input: scalar emulates what it lacks, and takes an hour for it.
WHOLE = OURS[:-1] or OURS
RUNS = (
    (WHOLE, True),
    (("numpy", "onnxruntime", "jax", "torch", "torch.compile"), True),
    ((*(name for name in OURS if name not in WHOLE), "tensorflow", "keras"), False),
)
OUT = Path("actfn-audit-public")  # what a run that was stopped goes on from


def run(names: Sequence[str], exhaustive: bool, functions: Sequence[str] | None, out: Path | None) -> dict[str, Any]:
    """Audit some functions of frameworks and return the record; an interrupt ends the command."""
    with reporter("auditing") as progress:
        found = audit(
            *names, orders=audited.ORDERS, functions=functions, exhaustive=exhaustive, out=out, progress=progress
        )
    if found.interrupted:
        sys.exit(130)
    return found.record


def quick() -> dict[str, Any]:
    """Audit every target that the bench knows on samples, and return one record of all audits."""
    records = [run(names, False, None, None) for names, _ in RUNS]
    joined = dict(records[0])
    for key in ("frameworks", "skipped", "rows"):
        joined[key] = list({str(one): one for record in records for one in record[key]}.values())
    return joined


def renew(
    folder: Path, everything: bool, only: Sequence[str] | None = None, functions: Sequence[str] | None = None
) -> None:
    """Measure what is stale, or everything, and write the results to the folder as soon as they are there."""
    asked = [(name, exhaustive) for names, exhaustive in RUNS for name in names]
    plan = audited.plan(audited.read(folder), asked, everything, only, functions)
    print("\n".join(plan.said), flush=True)
    audited.write(folder, audited.without_what_is_gone(audited.read(folder), plan))
    for (exhaustive, of), group in itertools.groupby(plan.stale, lambda part: (part.exhaustive, part.functions)):
        parts = list(group)
        record = run([part.name for part in parts], exhaustive, of, OUT)
        audited.write(folder, audited.put(audited.read(folder), parts, record, plan.labels))
    (OUT / "audit.sqlite").unlink(missing_ok=True)  # all of it stands in the results


class Peak:
    """The most memory that this process and those it started had at once."""

    def __enter__(self) -> Peak:
        self.bytes, self.on = 0, True
        self.thread = threading.Thread(target=self.watch, daemon=True)
        self.thread.start()
        return self

    def watch(self) -> None:
        me = psutil.Process()
        while self.on:
            total = 0
            for process in [me, *me.children(recursive=True)]:
                try:
                    total += process.memory_info().rss
                except psutil.NoSuchProcess:
                    continue
            self.bytes = max(self.bytes, total)
            time.sleep(0.1)

    def __exit__(self, *_: object) -> None:
        self.on = False
        self.thread.join()


def speed() -> list[dict[str, Any]]:
    cases: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = [
        ("all 2^32 float32 inputs of actfn.elu, value", ("actfn.elu",), {"dtypes": ["float32"], "exhaustive": True}),
        ("all 2^32 float32 inputs of torch's relu, value", ("torch.nn.functional.relu",),
         {"dtypes": ["float32"], "exhaustive": True}),
        ("all 16-bit audits of torch, value and gradient", ("torch",),
         {"dtypes": ["float16", "bfloat16"], "orders": [0, 1]}),
        ("all 16-bit audits of jax, value and gradient", ("jax",),
         {"dtypes": ["float16", "bfloat16"], "orders": [0, 1]}),
        ("torch, all dtypes, value and derivatives, float32 and float64 sampled", ("torch",), {"orders": [0, 1, 2]}),
    ]  # fmt: skip
    rows = []
    for name, targets, options in cases:
        begun = time.perf_counter()
        with Peak() as peak:
            found = audit(*targets, **{"orders": [0], **options})
        seconds = time.perf_counter() - begun
        inputs = sum(row["inputs"] for row in found.record["rows"])
        rows.append({"name": name, "seconds": round(seconds, 1), "inputs": inputs, "peak_bytes": peak.bytes})
        print(f"{name}: {seconds:.1f} s, {inputs:,} inputs, {peak.bytes / 2**20:.0f} MiB", flush=True)
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description="The public table of accuracy.")
    parser.add_argument("--all", action="store_true", help="what is still valid too")
    parser.add_argument("--quick", action="store_true", help="samples, printed only")
    parser.add_argument("--speed", action="store_true", help="how long audits take")
    names = [name for names, _ in RUNS for name in names]
    parser.add_argument(
        "--targets", nargs="+", choices=names, metavar="NAME", help=f"of {', '.join(names)}; all by default"
    )
    parser.add_argument("--functions", nargs="+", choices=list(registry), metavar="NAME", help="all by default")
    given = parser.parse_args()
    if given.speed:
        rows = speed()
        facts = {"cores": os.cpu_count(), "isa": compute.chosen(), "date": datetime.now(UTC).date().isoformat()}
        files.write(RESULTS / "audit_speed.json", to_json({**facts, "rows": rows}))
        return
    if given.quick:
        print(accuracy_page(quick()))
        return
    renew(RESULTS / "audit", given.all, given.targets, given.functions)
    files.write(ROOT / "docs" / "accuracy.md", accuracy_page(measured()))


if __name__ == "__main__":
    main()
