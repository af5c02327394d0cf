"""The README's tables, from the results that accuracy.py, speed.py and choose.py left.

    python bench/tables.py    writes them into README.md, between its markers

A test compares the README with them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SIZES = (8, 8 << 10, 128 << 10, 16 << 20)
OURS, COPY, CALL = "actfn", "np.copyto", "np.tanh"
SAVED = "torch, from the output"  # its backward of sigmoid and tanh starts there
PEERS = ("NumPy", "SciPy", "torch", SAVED, "JAX", "onnxruntime", "numexpr")
WRONG = ("nan", "zero_sign", "not_monotone", "not_symmetric", "out_of_range")


# ---- What was asked of the speed.


def targets(row: dict[str, Any]) -> Iterator[tuple[str, float, float]]:
    """Each target that a row is measured against: what, reached, to reach (as ratios, larger is better)."""
    t, size, operation, dtype = row["seconds"], row["size"], row["operation"], row["dtype"]
    peer = fastest_peer(row)
    if size == SIZES[2] and operation == "value" and peer:
        double = row["function"] == "elu" and dtype == "float32"
        yield f"of {peer}'s speed", t[peer] / t[OURS], 2.0 if double else 1.0
    if size == SIZES[2] and operation == "vjp" and dtype == "float32" and "torch" in t:
        yield "of torch's speed from x", t["torch"] / t[OURS], 1.0
    if size == SIZES[3] and operation == "value" and dtype == "float32":
        yield f"of {COPY}'s speed", t[COPY] / t[OURS], 0.9
    if size == SIZES[0] and operation == "value":
        yield f"of {CALL}'s speed", t[CALL] / t[OURS], 1 / 1.5


def fastest_peer(row: dict[str, Any]) -> str | None:
    """The fastest that starts from x, as we do."""
    times = {name: s for name, s in row["seconds"].items() if name in PEERS and name != SAVED}
    return min(times, key=times.__getitem__, default=None)


def misses(row: dict[str, Any]) -> list[str]:
    return [f"{got:.2f} {what}, to reach {want:.2f}" for what, got, want in targets(row) if got < want]


def rate(row: dict[str, Any], name: str) -> str:
    """Elements per nanosecond."""
    return f"{row['size'] / row['seconds'][name] / 1e9:.3g}" if name in row["seconds"] else "–"


# ---- The tables.


def speed(results: dict[str, Any]) -> str:
    rows = {(r["function"], r["operation"], r["dtype"], r["size"]): r for r in results["rows"]}
    functions = list(dict.fromkeys(r["function"] for r in results["rows"]))
    dtypes = list(dict.fromkeys(r["dtype"] for r in results["rows"]))
    small, big = SIZES[2], SIZES[3]
    m = results["machine"]
    text = [
        f"{m['cpu']}, {m['isa']}, one thread, {m['date']}; NumPy {m['versions']['numpy']}, "
        f"torch {m['versions'].get('torch', '–')} ({m['torch_isa']}), JAX {m['versions'].get('jax', '–')}, "
        f"onnxruntime {m['versions'].get('onnxruntime', '–')}. Elements per nanosecond.",
    ]

    def table(title: str, head: list[str], body: list[list[str]]) -> None:
        if body:
            lines = [f"| {' | '.join(line)} |" for line in (head, ["---"] + ["--:"] * (len(head) - 1), *body)]
            text.append(f"**{title}**\n\n" + "\n".join(lines))

    def ratio(row: dict[str, Any], name: str | None) -> str:
        return f"{row['seconds'][name] / row['seconds'][OURS]:.2f}" if name in row["seconds"] else "–"

    for operation in ("value", "vjp"):
        chosen = [rows[f, operation, "float32", small] for f in functions if (f, operation, "float32", small) in rows]
        names = [OURS, *(p for p in PEERS if any(p in r["seconds"] for r in chosen))]
        body = [
            [r["function"], *(rate(r, n) for n in names), ratio(r, fastest_peer(r)) + " (missed)" * bool(misses(r))]
            for r in chosen
        ]
        table(f"float32 {operation}, 131,072 elements", ["", *names, "to the fastest from x"], body)

    body = []
    for f in functions:
        line = [f]
        for dtype in dtypes:
            r = rows.get((f, "value", dtype, small))
            peer = fastest_peer(r) if r else None
            line.append(f"{rate(r, OURS)} / {rate(r, peer)} ({peer})" if r and peer else "–")
        body.append(line)
    table("Value, 131,072 elements, actfn / fastest peer", ["", *dtypes], body)

    chosen = [rows[f, "value", "float32", big] for f in functions if (f, "value", "float32", big) in rows]
    body = [[r["function"], rate(r, OURS), rate(r, COPY), ratio(r, COPY), ratio(r, fastest_peer(r))] for r in chosen]
    table("float32 value, 16,777,216 elements", ["", OURS, COPY, f"to {COPY}", "to the fastest peer"], body)

    chosen = [rows[f, "value", "float32", 8] for f in functions if (f, "value", "float32", 8) in rows]
    body = [
        [r["function"], *(f"{r['seconds'][n] * 1e6:.2f}" for n in (OURS, CALL)), f"{1 / float(ratio(r, CALL)):.2f}"]
        for r in chosen
    ]
    table("One call on 8 elements, float32, µs", ["", OURS, CALL, "times as long"], body)

    missed = [f"- {r['function']}.{r['operation']}, {r['dtype']}, {r['size']:,} elements: {text}"
              for r in results["rows"] for text in misses(r)]  # fmt: skip
    text.append("Targets missed:\n\n" + "\n".join(missed) if missed else "No target missed.")
    most = max(r["extra_bytes"] for r in results["rows"])
    text.append(f"Memory beyond the output, at most: {most:,} bytes.")
    return "\n\n".join(text)


def accuracy(rows: list[dict[str, Any]]) -> str:
    head = ["", "dtype", "inputs", "promise", "largest error", "at", "not correctly rounded", "shape", "kept"]
    lines = [head, ["---", "---", *["--:"] * 5, "---", "---"]]
    for r in rows:
        shape = [f"{r[name]:,} {name.replace('_', ' ')}" for name in WRONG if r.get(name)]
        lines.append(
            [
                f"{r['function']} {r['operation']}",
                r["dtype"],
                f"{r['inputs']:,}",
                f"{r['promise']:g}",
                f"{r['largest_error']:.4g}",
                f"`{r['at']}`",
                f"{r['not_rounded_correctly']:,}",
                ", ".join(shape) or ("as it should be" if r["dtype"] == "float32" else "–"),
                "yes" if r["kept"] else "**no**",
            ]
        )
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def choose(results: dict[str, Any]) -> str:
    """Networks trained a minute."""
    times = {row["name"]: row["seconds"] for row in results["rows"]}
    versions = ", ".join(f"{name} {version}" for name, version in results["versions"].items())
    said = (
        f"**Networks trained a minute** by the engine of `actfn choose`, {results['cpu']}, {results['cores']} cores,"
        f"\n{results['isa']}, {results['date']}; {versions}."
        f"\nDigits, the five functions, {results['epochs']} epochs, the same work for each but scikit-learn:"
        "\nit looks at no validation part, keeps the last weights, and has relu, tanh and logistic alone."
    )
    lines = [["", "networks a minute", "times PyTorch's", "mean accuracy"], ["---", "--:", "--:", "--:"]]
    for row in results["rows"]:
        ratio = times["PyTorch, one at a time"] / row["seconds"]
        accuracy = sum(row["accuracy"].values()) / len(row["accuracy"])
        lines.append([row["name"], f"{60 / row['seconds']:,.0f}", f"{ratio:.1f}", f"{accuracy:.3f}"])
    words, seconds, peak = (results["command"][key] for key in ("words", "seconds", "peak_bytes"))
    whole = f"`{words}` takes {seconds:.0f} s and at most {peak / 2**20:.0f} MiB in all its processes."
    return said + "\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines) + f"\n\n{whole}"


def readme(text: str) -> str:
    """The README with its tables made anew."""
    measured = json.loads((ROOT / "bench" / "results" / "accuracy.json").read_text())
    said = (
        f"**Accuracy**, {measured['isa']}, {measured['date']}: every float32 input, value and derivative, and a sample"
        "\nof float64 that reaches every exponent; errors in units in the last place. All 65,536 inputs of float16 and"
        "\nof bfloat16 are correctly rounded."
    )
    wide = [row for row in measured["rows"] if row["dtype"] in ("float32", "float64")]
    wide.sort(key=lambda row: (row["function"], row["operation"] != "value", row["dtype"]))
    timed = json.loads((ROOT / "bench" / "results" / "speed.json").read_text())
    before, rest = text.split("<!-- accuracy table -->\n")
    after = rest.split("<!-- end of tables -->\n")[1]
    trained = json.loads((ROOT / "bench" / "results" / "choose.json").read_text())
    tables = f"{said}\n\n{accuracy(wide)}\n\n<!-- speed table -->\n{speed(timed)}\n\n{choose(trained)}\n"
    return f"{before}<!-- accuracy table -->\n{tables}\n<!-- end of tables -->\n{after}"


if __name__ == "__main__":
    page = ROOT / "README.md"
    page.write_text(readme(page.read_text(encoding="utf-8")), encoding="utf-8")
