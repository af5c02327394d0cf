"""report.html: one self-contained page, made from the record alone."""

from __future__ import annotations

from html import escape
from typing import Any

from actfn.choose import chart
from actfn.choose.style import STYLE

TASKS = {
    "binary": "There are two classes: one output, the log-odds, trained by the logistic loss (cross-entropy).",
    "multiclass": "There are {} classes: one output for each, trained by the cross-entropy of the softmax.",
    "regression": "The target is a quantity: one output, trained by the squared error of the standardised target.",
}


def render(record: dict[str, Any]) -> str:
    """The whole page."""
    data = record["data"]
    title = f"Which activation function suits {data['name']}?"
    seeds = len(record["complete_seeds"])
    parts = [
        f"<h1>{escape(title)}</h1><p class='verdict'>{escape(record['verdict'])}</p>",
        f"<h2>Ranking by test {record['metric']}</h2>{_ranking(record)}",
        f"<p class='soft'>Dots: the {seeds} seeds; bar: their mean; line: one standard deviation each way. Each seed"
        " is another split, easier or harder for all alike, so read differences from the next table.</p>",
        _differences(record),
        "<h2>Learning curves</h2><p class='soft'>Line: mean over the seeds; band: least to greatest; grey: the other"
        " functions' means. All on the validation part.</p>",
        f"<h3>Loss</h3>{_curves(record, 'validation_loss', log=True)}",
        f"<h3>{record['metric'].capitalize()}</h3>{_curves(record, 'validation_score', log=False)}",
        f"<h2>The data</h2>{_data(data)}",
        f"<h2>How it was done</h2>{_method(record)}",
        f"<h2>To repeat it</h2>{_repeat(record)}",
    ]
    view = "<meta charset='utf-8'><meta name='viewport' content='width=device-width,initial-scale=1'>"
    head = f"<head>{view}<title>{escape(title)}</title><style>{STYLE}</style></head>"
    return f"<!doctype html><html lang='en'>{head}<body>{''.join(parts)}</body></html>\n"


def _ranking(record: dict[str, Any]) -> str:
    rows = record["ranking"]
    spans = [(row["mean"] - (row["spread"] or 0), row["mean"] + (row["spread"] or 0)) for row in rows]
    values = [v for row in rows for v in row["scores"]] + [v for span in spans for v in span]
    axis = (min(values), max(values))
    marks = chart.ticks(*axis, most=3)
    body = []
    for row, span in zip(rows, spans, strict=True):
        spread = "" if row["spread"] is None else f" ± {row['spread']:.3f}"
        drawing = chart.strip(axis, span, row["mean"], dots=row["scores"], rules=marks)
        body.append([escape(row["function"]), drawing, f"{row['mean']:.3f}{spread}", f"{row['best_epoch']:g}"])
    return _table(["function", chart.strip_axis(axis, marks), "mean ± s.d.", "best epoch"], body, "number less")


def _differences(record: dict[str, Any]) -> str:
    best = record["ranking"][0]["function"]
    mine = [c for c in record["comparisons"] if c["better"] == best]
    if not mine:
        return ""
    axis = (min(0.0, *(c["low"] for c in mine)), max(0.0, *(c["high"] for c in mine)))
    marks = chart.ticks(*axis, most=4)
    body = []
    for c in mine:
        drawing = chart.strip(axis, (c["low"], c["high"]), c["difference"], rules=[0.0])
        found = "yes" if c["detectable"] else "no"
        body.append([escape(c["worse"]), drawing, f"{c['difference']:.3f}", f"{found}, p = {c['p']:.2g}"])
    table = _table(["against", chart.strip_axis(axis, marks), "lead", "detectable"], body, "number")
    note = (
        f"Bar: the mean of the paired differences; line: its {1 - record['level']:.0%} interval. Interval and p are"
        " corrected for the number of comparisons. A line across zero means that chance explains the lead."
    )
    return f"<h2>{escape(best)} against the others</h2>{table}<p class='soft'>{note}</p>"


def _table(head: list[str], body: list[list[str]], last: str) -> str:
    """The last column's class may be `less`, which a narrow page leaves out."""
    kinds = ("name", "wide", "number", last)
    rows = ["".join(f"<td class='{k}'>{cell}</td>" for k, cell in zip(kinds, row, strict=True)) for row in body]
    top = "".join(f"<th class='{k}'>{cell}</th>" for k, cell in zip(kinds, head, strict=True))
    return f"<table><thead><tr>{top}</tr></thead><tbody><tr>{'</tr><tr>'.join(rows)}</tr></tbody></table>"


def _curves(record: dict[str, Any], key: str, *, log: bool) -> str:
    names = [row["function"] for row in record["ranking"]]
    curves: dict[str, list[list[float]]] = {name: [] for name in names}
    for run in record["runs"]:
        if run["seed"] in record["complete_seeds"]:
            curves[run["function"]].append([v for v in run[key] if v is not None])
    means = {name: chart.mean_and_band(curves[name])[0] for name in names}
    # The first epochs' scores would press all later ones flat; the panel cuts them off.
    first = 0 if log else record["settings"]["epochs"] // 10
    values = [v for lists in curves.values() for curve in lists for v in curve[min(first, len(curve) - 1) :]]
    if not values:
        return "<p>No network had a finite loss.</p>"
    axis = (max(min(values), 1e-6), max(*values, 2e-6)) if log else (min(values), max(values))
    panels = [chart.panel(n, curves[n], [means[o] for o in names if o != n], axis, log=log) for n in names]
    return f"<div class='panels'>{''.join(panels)}</div>"


def _data(data: dict[str, Any]) -> str:
    texts = sum(kind == "text" for kind in data["columns"].values())
    summary = ", ".join(f"{name}: {value:g}" for name, value in list(data["target_summary"].items())[:20])
    facts = {
        "rows": f"{data['rows']} (in each split {', '.join(f'{n} {part}' for part, n in data['parts'].items())})",
        "columns": f"{len(data['columns']) - texts} numeric, {texts} text",
        "target": f"{data['target']}, taken as {data['task']}: {summary}",
        "remarks": "; ".join(data["notes"]) or "none",
        "sha256": data["sha256"][:16] + "…",
    }
    return "<dl>" + "".join(f"<dt>{k}</dt><dd>{escape(v)}</dd>" for k, v in facts.items()) + "</dl>"


def _method(record: dict[str, Any]) -> str:
    s = record["settings"]
    ended = sum(row["stopped_by_end"] for row in record["ranking"])
    diverged = sum(row["diverged"] for row in record["ranking"])
    remarks = f" {ended} of {len(record['runs'])} networks were still improving at the last epoch." if ended else ""
    remarks += f" {diverged} diverged and stand with their last finite weights." if diverged else ""
    classes = len(record["data"]["target_summary"])
    return (
        f"<p>{TASKS[record['data']['task']].format(classes)} A perceptron with {s['depth']} hidden layers of"
        f" {s['width']} units was trained by Adam (learning rate {s['learning_rate']:g}, batches of {s['batch']}) for"
        f" {s['epochs']} epochs; the weights of the epoch with the least validation loss were scored once on the test"
        f" part.{remarks}</p><p>For each seed all functions had the same split, order of batches and initial draws, the"
        " draws scaled by each function's gain, 1/√E f(z)² for standard normal z. How missing values are filled,"
        " numbers scaled and categories coded was learned from the training part alone. All pairs were compared by"
        " paired t-tests over the seeds with Holm's correction; the variance allows for splits sharing rows (Nadeau and"
        " Bengio, 2003) and for accuracy being a count of rows.</p>"
    )


def _repeat(record: dict[str, Any]) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in record["versions"].items())
    note = f"{escape(versions)}, {escape(record['machine'])}. Every run and curve: results.json, beside this page."
    return f"<pre>{escape(record['command'])}</pre><p class='soft'>{note}</p>"
