"""The tables of docs/figures.md and of bench/README.md, from the results that audit.py, speed.py and the others left.

    python bench/tables.py    writes them into both pages, between their markers

A test compares the pages with them.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from actfn.activation.record import DTYPES

ROOT = Path(__file__).parents[1]
SIZES = (8, 8 << 10, 128 << 10, 16 << 20)
OURS, COPY, CALL = "actfn", "np.copyto", "np.tanh"
SAVED = "torch, from the output"  # its backward of sigmoid and tanh starts there
PEERS = ("NumPy", "SciPy", "torch", SAVED, "JAX", "onnxruntime", "numexpr")
HALF = 0.5  # of the speed for normal numbers is to be kept on others
INPUTS = ("N(0, 1)", "N(0, 4²)", "every exponent")  # of the last, patterns of finite numbers are drawn uniformly


# ---- What was asked of the speed.


def targets(row: dict[str, Any]) -> Iterator[tuple[str, float, float]]:
    """The targets of speed that apply to a row: what it is compared with, the ratio reached, and the ratio to reach."""
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
    """The name of the fastest library beside actfn in a row, among those that start from x as actfn does."""
    times = {name: s for name, s in row["seconds"].items() if name in PEERS and name != SAVED}
    return min(times, key=times.__getitem__, default=None)


def misses(row: dict[str, Any]) -> list[str]:
    return [f"{got:.2f} {what}, to reach {want:.2f}" for what, got, want in targets(row) if got < want]


def rate(row: dict[str, Any], name: str) -> str:
    """The speed of a row with one library, in elements per nanosecond."""
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

    def add(title: str, head: list[str], body: list[list[str]]) -> None:
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
        add(f"float32 {operation}, 131,072 elements", ["", *names, "to the fastest from x"], body)

    body = []
    for f in functions:
        line = [f]
        for dtype in dtypes:
            r = rows.get((f, "value", dtype, small))
            peer = fastest_peer(r) if r else None
            line.append(f"{rate(r, OURS)} / {rate(r, peer)} ({peer})" if r and peer else "–")
        body.append(line)
    add("Value, 131,072 elements, actfn / fastest peer", ["", *dtypes], body)

    chosen = [rows[f, "value", "float32", big] for f in functions if (f, "value", "float32", big) in rows]
    body = [[r["function"], rate(r, OURS), rate(r, COPY), ratio(r, COPY), ratio(r, fastest_peer(r))] for r in chosen]
    add("float32 value, 16,777,216 elements", ["", OURS, COPY, f"to {COPY}", "to the fastest peer"], body)

    chosen = [rows[f, "value", "float32", 8] for f in functions if (f, "value", "float32", 8) in rows]
    body = [
        [r["function"], *(f"{r['seconds'][n] * 1e6:.2f}" for n in (OURS, CALL)), f"{1 / float(ratio(r, CALL)):.2f}"]
        for r in chosen
    ]
    add("One call on 8 elements, float32, µs", ["", OURS, CALL, "times as long"], body)

    by_input = results.get("by_input", [])
    chosen = [(r, [r["seconds"][INPUTS[0]] / r["seconds"][name] for name in INPUTS[1:]]) for r in by_input]
    body = [
        [
            f"{r['function']} {r['operation']}",
            f"{r['size'] / r['seconds'][INPUTS[0]] / 1e9:.3g}",
            *(f"{s:.2f}" for s in shares),
        ]
        for r, shares in chosen
        if min(shares) < HALF
    ]
    title = f"Less than {HALF:g} of the speed for {INPUTS[0]} on other inputs, float32, {SIZES[2]:,} elements"
    add(title, ["", INPUTS[0], *(f"{name}, as a share" for name in INPUTS[1:])], body)
    if by_input:
        text.append(
            f"Of {len(by_input)} rows {len(by_input) - len(body)} keep at least {HALF:g} of that speed on both."
        )

    missed = [f"- {r['function']}.{r['operation']}, {r['dtype']}, {r['size']:,} elements: {text}"
              for r in results["rows"] for text in misses(r)]  # fmt: skip
    text.append("Targets missed:\n\n" + "\n".join(missed) if missed else "No target missed.")
    most = max(r["extra_bytes"] for r in results["rows"])
    text.append(f"Memory beyond the output, at most: {most:,} bytes.")
    return "\n\n".join(text)


WHAT = ("value", "gradient")


def error(row: dict[str, Any] | None) -> str:
    """The largest error; a star where not every number of the dtype was tried, bold where there are findings."""
    if row is None or row["unsupported"]:
        return "–"
    if not row["inputs"]:
        return f"**{', '.join(f['kind'] for f in row['findings'])}**"
    largest = row["largest"]
    said = "∞" if largest is None or largest > 1e30 else f"{largest:.3g}" if largest < 1e4 else f"{largest:.1e}"
    said += "" if row["every_input"] else "*"
    return said if not row["findings"] else f"**{said}**"


def by_target(rows: list[dict[str, Any]]) -> dict[tuple[str, int], dict[str, dict[str, Any]]]:
    """Group the rows of a function's audits by target and order of derivative."""
    made: dict[tuple[str, int], dict[str, dict[str, Any]]] = {}
    for row in rows:
        made.setdefault((row["target"], row["order"]), {})[row["dtype"]] = row
    return {key: cells for key, cells in made.items() if not all(row["unsupported"] for row in cells.values())}


def table(head: list[str], body: list[list[str]], left: int) -> str:
    lines = [head, ["---"] * left + ["--:"] * len(DTYPES) + ["---"] * (len(head) - left - len(DTYPES)), *body]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


KEY = (
    "Largest error in units in the last place; 0.5 is correctly rounded. Every number of the dtype was tried, but where"
    "\nthere is a star (a sample that reaches every exponent). Bold: there are findings."
)


def measured(folder: Path = ROOT / "bench" / "results" / "audit") -> dict[str, Any]:
    """The audits of all functions, each from its own file, as one record."""
    made = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    targets = [target for one in made for target in one["targets"].values()]
    rows = [row for one in made for row in one["rows"]]
    machines = [target["machine"] for target in targets]
    return {
        "date": " and ".join(sorted({target["date"] for target in targets})),
        "machine": {key: ", ".join(dict.fromkeys(m[key] for m in machines)) for key in machines[0]},
        "frameworks": sorted({row["framework"] for row in rows}),
        "skipped": [],
        "rows": rows,
    }


def accuracy_page(record: dict[str, Any]) -> str:
    """The text of docs/accuracy.md, made from a record of audits."""
    machine = record["machine"]
    text = [
        "# How accurate are we, and the others?",
        f"`python bench/audit.py`, that is [`actfn audit`](audit.md) of all targets, on {record['date']};"
        f" {machine['processor']}, {machine['system']}, Python {machine['python']}; {', '.join(record['frameworks'])}."
        + (f" Left out: {'; '.join(record['skipped'])}." if record["skipped"] else ""),
        KEY,
    ]
    names = list(dict.fromkeys(row["function"] for row in record["rows"]))
    for name in names:
        rows = [row for row in record["rows"] if row["function"] == name]
        body = []
        for (target, order), cells in by_target(rows).items():
            kinds = dict.fromkeys(f["kind"] for row in cells.values() for f in row["findings"])
            body.append([f"`{target}`", WHAT[order], *(error(cells.get(d)) for d in DTYPES), ", ".join(kinds) or "–"])
        text.append(f"## {name}\n\n{table(['', '', *DTYPES, 'findings'], body, 2)}")
        found: dict[tuple[str, int, str], tuple[str, list[str]]] = {}
        for row in rows:
            for f in row["findings"]:
                key = row["target"], row["order"], f["kind"]
                found.setdefault(key, (f["text"], []))[1].append(row["dtype"])
        text += [
            f"- `{target}`, {WHAT[order]}, {', '.join(dtypes)}: **{kind}**: {said}."
            for (target, order, kind), (said, dtypes) in found.items()
        ]
    return _spaced(text) + "\n"


def _spaced(text: list[str]) -> str:
    """Join parts of a page with an empty line between paragraphs, and none between items of a list."""
    made = text[0]
    for before, part in itertools.pairwise(text):
        made += ("\n" if before.startswith("- ") and part.startswith("- ") else "\n\n") + part
    return made


def accuracy(record: dict[str, Any]) -> str:
    """The short form: us on the best instruction set, each framework as called plainly; Keras is what it runs on."""
    body = []
    for name in dict.fromkeys(row["function"] for row in record["rows"]):
        rows = by_target([row for row in record["rows"] if row["function"] == name])
        ours = [target for target, _ in rows if target.startswith("actfn.")]
        for (target, order), cells in rows.items():
            if (
                (target.startswith("actfn.") and target != ours[0])
                or target.startswith("keras.")
                or " compiled" in target
            ):
                continue
            body.append([f"`{target}`", WHAT[order], *(error(cells.get(d)) for d in DTYPES)])
    return table(["", "", *DTYPES], body, 2)


def audits(results: dict[str, Any]) -> str:
    """The table of how long audits take, as Markdown."""
    lines = [["", "seconds", "inputs a second", "memory of all processes"], ["---", "--:", "--:", "--:"]]
    for row in results["rows"]:
        rate = row["inputs"] / row["seconds"] / 1e6
        lines.append([row["name"], f"{row['seconds']:.1f}", f"{rate:,.1f} M", f"{row['peak_bytes'] / 2**20:,.0f} MiB"])
    said = f"**Audits**, {results['cores']} cores, {results['isa']}, {results['date']}."
    return said + "\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines)


def choose(results: dict[str, Any]) -> str:
    """The table of how many networks `choose` trains in a minute, as Markdown."""
    times = {row["name"]: row["seconds"] for row in results["rows"]}
    functions = ", ".join(next(row["accuracy"] for row in results["rows"] if row["name"].startswith(OURS)))
    versions = ", ".join(f"{name} {version}" for name, version in results["versions"].items())
    said = (
        f"**Networks trained a minute** by the engine of `actfn choose`, {results['cpu']}, {results['cores']} cores,"
        f"\n{results['isa']}, {results['date']}; {versions}."
        f"\nDigits, {functions}, {results['epochs']} epochs, the same work for each but scikit-learn:"
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


COMPARED = ("relu", "leaky_relu", "elu", "tanh", "sigmoid")
FACTS = (
    "range,smoothness,monotone,lipschitz,dead,mean,zero_centred,gain,propagation_chi,propagation_gradient_over_depth"
)


def comparison() -> str:
    """The table of `actfn compare` for some functions, as Markdown, with the command that makes it."""
    from actfn import explain, get
    from actfn.explain.show import compare

    known = compare.only([(made, explain.facts(made)) for made in map(get, COMPARED)], FACTS.split(","))
    command = f"`actfn compare {' '.join(COMPARED)} --markdown --facts {FACTS}`:"
    return f"{command}\n\n{compare.markdown(known)}"


def defined(results: dict[str, Any]) -> str:
    """The table of how fast functions made by `actfn.define` run, as Markdown."""
    said = (
        f"Nanoseconds an element of {results['elements']:,}, {results['machine']}, {results['isa']}, one thread,"
        f" {results['date']}; NumPy {results['numpy']} (`python bench/define.py`)."
    )
    lines = ["| | dtype | `define` | the same in NumPy | times as fast | our kernel | times as long |"]
    lines += ["| --- | --- | --: | --: | --: | --: | --: |"]
    for row in results["rows"]:
        kernel = (f"{row['kernel']:.2f}", f"{row['define'] / row['kernel']:.2f}") if "kernel" in row else ("–", "–")
        cells = (row["function"], row["dtype"], f"{row['define']:.2f}", f"{row['numpy']:.2f}")
        cells = (*cells, f"{row['numpy'] / row['define']:.1f}", *kernel)
        lines.append(f"| {' | '.join(cells)} |")
    return said + "\n\n" + "\n".join(lines)


def starts(results: dict[str, Any]) -> str:
    """The table of how long imports and short commands take in a fresh process, as Markdown."""
    versions = ", ".join(f"{name} {version}" for name, version in results["versions"].items())
    said = (
        f"Milliseconds in a fresh process, the median of its rounds; {results['machine']}, {results['cores']} cores,"
        f" load {results['load']}, {results['date']}; Python {results['python']}, {versions}."
    )
    lines = ["| started | median | least | most | rounds |", "| --- | --: | --: | --: | --: |"]
    for row in results["rows"]:
        times = (f"{1000 * row[key]:.0f}" for key in ("median", "least", "most"))
        lines.append(f"| {' | '.join((row['start'], *times, str(row['rounds'])))} |")
    return said + "\n\n" + "\n".join(lines)


def between(text: str, name: str, made: str) -> str:
    """Replace what stands between two markers of a text, and return the new text."""
    before, rest = text.split(f"<!-- {name} -->\n")
    return f"{before}<!-- {name} -->\n{made}\n\n<!-- end of {name} -->\n{rest.split(f'<!-- end of {name} -->')[1][1:]}"


def figures(text: str) -> str:
    """Return the text of docs/figures.md with its tables made anew from the results in bench/results."""
    text = between(text, "comparison", comparison())
    text = between(text, "formulas", defined(json.loads((ROOT / "bench" / "results" / "define.json").read_text())))
    record = measured()
    said = (
        f"**Accuracy**, {record['date']}, {record['machine']['processor']}; {', '.join(record['frameworks'])}."
        f"\n{KEY} Of what: [accuracy.md](accuracy.md)."
    )
    timed = json.loads((ROOT / "bench" / "results" / "speed.json").read_text())
    before, rest = text.split("<!-- accuracy table -->\n")
    after = rest.split("<!-- end of tables -->\n")[1]
    trained = json.loads((ROOT / "bench" / "results" / "choose.json").read_text())
    audited = json.loads((ROOT / "bench" / "results" / "audit_speed.json").read_text())
    exact = f"{said}\n\n{accuracy(record)}\n\n{audits(audited)}"
    tables = f"{exact}\n\n<!-- speed table -->\n{speed(timed)}\n\n{choose(trained)}\n"
    return f"{before}<!-- accuracy table -->\n{tables}\n<!-- end of tables -->\n{after}"


def bench_page(text: str) -> str:
    """Return the text of bench/README.md with its table made anew from the results in bench/results."""
    return between(text, "starts", starts(json.loads((ROOT / "bench" / "results" / "startup.json").read_text())))


PAGES = {"docs/figures.md": figures, "bench/README.md": bench_page}

if __name__ == "__main__":
    for name, made in PAGES.items():
        page = ROOT / name
        page.write_text(made(page.read_text(encoding="utf-8")), encoding="utf-8")
