"""Writes report.html, a self-contained page, from the record alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from html import escape
from typing import Any

from actfn.choose import figures
from actfn.choose.health import FLAT, MOST_ROWS
from actfn.output import chart
from actfn.output.axis import ticks
from actfn.output.page import definitions, folded, page, table

TASKS = {
    "binary": "There are two classes, so the network has one output, the log-odds: its sigmoid is the probability, and"
    " the logistic loss (cross-entropy) is what makes that probability the likeliest.",
    "multiclass": "There are {} classes, so the network has one output for each: their softmax is the probabilities,"
    " and the cross-entropy is what makes those the likeliest.",
    "regression": "The target is a quantity, so the network has one output without any activation, which would limit"
    " its range, and is trained by the squared error of the standardised target.",
}
Record = dict[str, Any]


def render(record: Record) -> str:
    """The HTML page of a comparison, made from its record."""
    title = f"Which activation function suits {record['data']['name']}?"
    leading = next(g for g in record["groups"] if g["name"] == record["chosen"])
    groups = [leading, *(g for g in record["groups"] if g is not leading)]
    deepest_first = sorted(record["groups"], key=lambda group: -(group["depth"] or 0))
    cells = len(record["cells"])
    partial = "" if cells == record["cells_planned"] else f" So far {cells} of {record['cells_planned']}."
    parts = [
        f"<h1>{escape(title)}</h1><p class='verdict'>{escape(record['verdict'])}</p>",
        *(_group(record, group) for group in groups),
        f"<p class='soft'>Dots: the {cells} (seed, fold) pairs; each seed shuffles the rows anew.{partial} Bar: their"
        " mean; line: one standard deviation each way. Some folds are harder for all alike, so read differences from"
        " the leads, not from these lines. <em>P(best)</em>: the probability that the function's true mean is the"
        " highest.<span class='less'> <em>Dead</em>: hidden units that no row's gradient reaches.</span> In italics,"
        f" for comparison, what is no network; <em>{escape(record['constant']['name'])}</em>: always to answer that of"
        " the training part.</p>"
        f"{_leads_note(record)}",
        _each(
            "Learning curves",
            "On the validation part, by epoch.",
            groups,
            lambda group: (
                f"<h4>Loss</h4>{figures.curves(group, 'validation_loss', log=True)}"
                f"<h4>{record['metric'].capitalize()}</h4>{figures.curves(group, 'validation_score', log=False)}"
            ),
        ),
        _each(
            "Health of the hidden units",
            "Over all rows of the training part. A unit is dead where f′(z) = 0 on every row: no row's gradient reaches"
            f" it. It is saturated where |f′(z)| is under {FLAT:.0%} of the function's steepest slope on at least"
            f" {MOST_ROWS:.0%} of the rows.",
            deepest_first,
            figures.health,
        ),
        _each("Saturated units by layer", "Their share of each layer's units.", deepest_first, figures.saturation),
        _each(
            "Variance of activations",
            "Of what each layer gives to the next, over rows and units, by epoch. A variance that falls from layer to"
            " layer is a signal that fades on its way.",
            deepest_first,
            figures.variance,
        ),
        _each(
            "Gradient flow",
            "Root mean square, over rows and units, of the loss's gradient by what each layer's activation is applied"
            " to. A line that falls to the left is a gradient that vanishes on its way back.",
            deepest_first,
            figures.gradients,
        ),
        f"<h2>Cost against score</h2>{figures.cost(record)}<p class='soft'>Median time of one step of Adam, on one"
        " core, with all else that ran at the time.</p>",
        f"<h2>The data</h2>{_data(record['data'])}",
        f"<h2>How it was done</h2>{_method(record)}",
        f"<h2>To repeat it</h2>{_repeat(record)}",
    ]
    return page(title, "".join(parts))


def _each(title: str, note: str, groups: list[Record], figure: Callable[[Record], str]) -> str:
    """A section with a figure for each group, the first one open."""
    drawn = [(group["name"], made) for group in groups if (made := figure(group))]
    if not drawn:
        return ""
    body = [folded(name, made, is_open=not index) if name else made for index, (name, made) in enumerate(drawn)]
    return f"<h2>{title}</h2><p class='soft'>{note}</p>{''.join(body)}"


def _group(record: Record, group: Record) -> str:
    name = f", {group['name']}" if group["name"] else ""
    return f"<h2>Test {record['metric']}{escape(name)}</h2>{_ranking(record, group)}{_leads(record, group)}"


def _ranking(record: Record, group: Record) -> str:
    rows = [(row, False) for row in group["ranking"]]
    rows += [(row | {"function": row["name"]}, True) for row in (record["baseline"], record["constant"]) if row]
    spans = [(row["mean"] - (row["spread"] or 0), row["mean"] + (row["spread"] or 0)) for row, _ in rows]
    extents = [
        (min(span[0], *row["scores"]), max(span[1], *row["scores"])) for (row, _), span in zip(rows, spans, strict=True)
    ]
    # The constant comes last and mostly lies far below: drawn to its scale, all others would be one.
    axis = (min(low for low, _ in extents[:-1]), max(high for _, high in extents[:-1]))
    marks = ticks(*axis, most=3)
    body = []
    for (row, baseline), span, extent in zip(rows, spans, extents, strict=True):
        spread = "" if row["spread"] is None else f" ± {row['spread']:.3f}"
        inside = axis[0] <= extent[0] and extent[1] <= axis[1]
        drawing = chart.strip(axis, span, row["mean"], dots=row["scores"], rules=marks) if inside else ""
        name = escape(row["function"])
        probability = row.get("best_probability")
        best = "" if probability is None else f"{probability:.0%}"
        dead = "" if row.get("dead") is None else f"{row['dead']:.0%}"
        name = f"<em>{name}</em>" if baseline else name
        body.append([name, drawing, f"{row['mean']:.3f}{spread}", best, dead])
    head = ["function", chart.strip_axis(axis, marks), "mean ± s.d.", "P(best)", "dead"]
    return table(head, body, ("name", "wide", "number", "number", "number less"))


def _leads(record: Record, group: Record) -> str:
    best = group["ranking"][0]["function"]
    mine = [c for c in record["comparisons"] if c["better"] == best and c["group"] == group["name"]]
    if not mine:
        return ""
    rope = record["rope"]
    axis = (min(-rope, *(c["low"] for c in mine)), max(rope, *(c["high"] for c in mine)))
    marks = ticks(*axis, most=4)
    body = []
    for c in mine:
        drawing = chart.strip(axis, (c["low"], c["high"]), c["difference"], rules=[0.0], zone=(-rope, rope))
        found = f"{'yes' if c['detectable'] else 'no'}, p = {c['p']:.2g}"
        body.append([escape(c["worse"]), drawing, f"{c['difference']:.3f}", found, f"{c['equal']:.0%}"])
    head = [f"{escape(best)} leads", chart.strip_axis(axis, marks), "by", "detectable", "equivalent"]
    return table(head, body, ("name", "wide", "number", "number", "number less"))


def _leads_note(record: Record) -> str:
    if not record["comparisons"]:
        return ""
    return (
        "<p class='soft'>Leads: the bar is the mean of the paired differences; the line is from intervals that hold all"
        f" true differences on this page at once with {1 - record['level']:.0%} (Bonferroni). <em>Detectable</em> is"
        " decided by Holm's method over all comparisons, which is as strict but finds a little more: a line may just"
        " cross zero where it says yes. Where it says no, chance could explain the lead."
        f" Shaded: ±{record['rope']:g}, too little to matter<span class='less'>; <em>equivalent</em>: the probability"
        " that the true difference is in there</span>.</p>"
    )


def _data(data: Record) -> str:
    kinds = Counter(data["columns"].values())
    summary = ", ".join(f"{name}: {value:g}" for name, value in list(data["target_summary"].items())[:20])
    more = len(data["target_summary"]) - 20
    facts = {
        "rows": f"{data['rows']} (in each split {', '.join(f'{n} {part}' for part, n in data['parts'].items())})",
        "columns": ", ".join(f"{count} {kind}" for kind, count in kinds.items()),
        "target": f"{data['target']}, taken as {data['task']}: {summary}" + (f" and {more} more" if more > 0 else ""),
        "remarks": "; ".join(data["notes"]) or "none",
        "sha256": data["sha256"][:16] + "…",
    }
    return definitions(facts)


def _method(record: Record) -> str:
    s, data = record["experiment"], record["data"]
    rows = [row for group in record["groups"] for row in group["ranking"]]
    ended = sum(row["at_last_epoch"] for row in rows)
    diverged = sum(row["diverged"] for row in rows)
    networks = len(rows) * len(record["cells"])
    remarks = (
        f" Of the {networks} networks chosen, {ended} were still improving at the last epoch: try more (--epochs)."
        if ended
        else ""
    )
    remarks += f" {diverged} trials diverged: their losses were no longer finite." if diverged else ""
    low, high = repr(min(s["rates"])), repr(max(s["rates"]))
    for name, cause in record["failures"].items():
        remarks += f" {escape(name)} was left out: {escape(cause)}."
    edge = [row["function"] for row in rows if len(s["rates"]) > 1 and _at_edge(row["rates"], low, high)]
    if edge:
        names = ", ".join(sorted(set(edge)))
        remarks += f" For {escape(names)} mostly the least or greatest rate was chosen: try rates beyond (--rates)."
    if s["model"]:
        own = "its weights drawn anew," if s["init"] == "gain" else "its weights its own,"
        network = f"Your own network, {escape(s['model'])}, {own}"
        remarks += "".join(f" {escape(note[0].upper() + note[1:])}." for note in s["notes"])
    else:
        depths = " and of ".join(str(depth) for depth in s["depths"])
        network = f"A perceptron of {depths} hidden layers of {s['width']} units"
    draws = "initial weights"
    if s["init"] == "gain":
        draws = (
            "initial draws, the draws scaled by the function's gain 1/√E f(z)² for standard normal z, so that signals"
            " neither grow nor fade on their way through the layers"
        )
    rates = ", ".join(f"{rate:g}" for rate in s["rates"])
    classes = len(data["target_summary"])
    return (
        f"<p>{TASKS[data['task']].format(classes)}</p><p>{network} was trained by Adam in batches of {s['batch']}, for"
        f" each function with each of the learning rates {rates}, for at most {s['epochs']} epochs and no longer than"
        f" {s['patience']} without a lower validation loss; the weights with the lowest were kept, and of the rates the"
        " one with the lowest was taken, for each function, seed and fold on its own. The test part had no say in"
        f" either and was scored once.{remarks}</p><p>Each of {s['seeds']} seeds shuffled the rows and cut them into"
        f" {s['folds']} folds, each of which was once the test part; a fifth of the rest was for validation. In each of"
        f" these all functions had the same rows, order of batches and {draws}. How missing values are filled, numbers"
        " scaled and categories coded was learned from the training part alone.</p>"
        "<p>Every two functions were compared by a paired t-test over these (seed, fold) pairs. As they share"
        " rows, the test rows over all other rows were added to the 1/n of the variance (Nadeau and Bengio 2003;"
        " Bouckaert and Frank 2004)"
        + ("" if data["task"] == "regression" else ", which is at least that of counting rows")
        + ". Holm's correction over all comparisons keeps the chance of any false alarm at about"
        f" {record['level']:.0%}, where the number of seeds was fixed beforehand. The probabilities are those of"
        " the Bayesian reading of the same t (Corani and Benavoli 2015). Differences up to"
        f" {record['rope']:g} are taken for equivalent in practice: less than most would change their code for.</p>"
    )


def _at_edge(rates: dict[str, int], low: str, high: str) -> bool:
    return max(rates[low], rates[high]) > sum(rates.values()) * 0.75


def _repeat(record: Record) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in record["versions"].items() if version)
    note = (
        f"{escape(versions)}, {escape(record['machine'])}. All of this page: results.json beside it; every trial with"
        " its curves: results.sqlite."
    )
    return f"<pre>{escape(record['command'])}</pre><p class='soft'>{note}</p>"
