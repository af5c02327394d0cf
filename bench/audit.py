"""The public table of accuracy, and how fast an audit is.

    python bench/audit.py            audits us and the frameworks, over every float32 input, into results/audit.json and
                                     docs/accuracy.md (half an hour; stopped, it goes on where it was)
    python bench/audit.py --quick    the same on samples, printed only
    python bench/audit.py --speed    how long audits take, and their memory, into bench/results/audit_speed.json

`python bench/tables.py` puts the short form into the README.
"""

from __future__ import annotations

import argparse
import os
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil
from tables import ROOT, accuracy_page

from actfn import compute
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
LEFT_OUT = ("by_exponent", "traceback", "worst")


def public(quick: bool) -> dict[str, Any]:
    """Audit every target that the bench knows, and return one record of all audits."""
    records = []
    for targets, exhaustive in RUNS:
        out = None if quick else Path("actfn-audit-public")
        with reporter("auditing") as progress:
            found = audit(*targets, orders=(0, 1), exhaustive=exhaustive and not quick, out=out, progress=progress)
        if found.interrupted:
            sys.exit(130)
        records.append(found.record)
    joined: dict[str, Any] = {
        **{k: v for k, v in records[0].items() if k != "exhaustive"},
        "passed": all(record["passed"] for record in records),
        "rows": [short(row) for record in records for row in record["rows"]],
    }
    for key in ("frameworks", "skipped"):
        joined[key] = list(dict.fromkeys(one for record in records for one in record[key]))
    return joined


def short(row: dict[str, Any]) -> dict[str, Any]:
    """Copy a row of a record without the entries that no table shows."""
    made = {key: value for key, value in row.items() if key not in LEFT_OUT}
    made["at"] = row["worst"][0]["x_hex"] if row["worst"] and row["largest"] else None
    made["findings"] = [{k: f[k] for k in ("kind", "text", "count", "cause", "allowed")} for f in row["findings"]]
    return made


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
    parser.add_argument("--quick", action="store_true", help="samples, printed only")
    parser.add_argument("--speed", action="store_true", help="how long audits take")
    given = parser.parse_args()
    if given.speed:
        rows = speed()
        facts = {"cores": os.cpu_count(), "isa": compute.chosen(), "date": datetime.now(UTC).date().isoformat()}
        files.write(RESULTS / "audit_speed.json", to_json({**facts, "rows": rows}))
        return
    record = public(given.quick)
    if given.quick:
        print(accuracy_page(record))
        return
    files.write(RESULTS / "audit.json", to_json(record))
    files.write(ROOT / "docs" / "accuracy.md", accuracy_page(record))


if __name__ == "__main__":
    main()
