"""The report's figures, made from the record: learning curves, health, variance, gradient flow, cost against score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actfn.output import chart
from actfn.output.axis import Axis, around
from actfn.output.chart import Line

Record = Mapping[str, Any]


def curves(group: Record, measure: str, *, log: bool) -> str:
    """Draw each function's mean curve of a measure by epoch, with its band over the cells, others in grey."""
    named = {name: made[measure] for name, made in group["curves"].items()}
    # The first epochs' scores would press all later ones flat; the panel cuts them off.
    first = 0 if log else max(len(c["mean"]) for c in named.values()) // 10
    values = [v for c in named.values() for part in ("low", "high") for v in _known(c[part])[first:]]
    if not values:
        return "<p>No network had a finite loss.</p>"
    y = around(values, log=log)
    x = Axis(0, max(1, *(len(c["mean"]) - 1 for c in named.values())), label="epoch")

    def line(kind: str, curve: Record, band: bool) -> Line:
        kept = [i for i, v in enumerate(curve["mean"]) if v is not None]
        limits = {part: [curve[part][i] for i in kept] for part in ("low", "high")} if band else {}
        return Line(kind, kept, [curve["mean"][i] for i in kept], **limits)

    def made(name: str) -> list[Line]:
        others = [line("other", c, False) for other, c in named.items() if other != name]
        return [*others, line("own", named[name], True)]

    note = "line: mean; band: least to greatest over the (seed, fold) pairs; grey: the other functions' means"
    return _panels([chart.panel(name, made(name), x, y) for name in named], note)


def health(group: Record) -> str:
    """Draw the shares of dead and of saturated units by epoch, a panel for each function."""
    named = {name: made["over_time"] for name, made in group["health"].items()}
    if not any(at["dead"] is not None for over_time in named.values() for at in over_time):
        return ""
    x = Axis(1, max(2, *(over_time[-1]["epoch"] + 1 for over_time in named.values())), True, "epoch + 1")
    y = Axis(0, max(0.1, *(at[measure] for over in named.values() for at in over for measure in ("dead", "saturated"))))

    def line(name: str, measure: str, kind: str) -> Line:
        return Line(kind, [at["epoch"] + 1 for at in named[name]], [at[measure] for at in named[name]])

    def made(name: str) -> list[Line]:
        return [line(name, "saturated", "own"), line(name, "dead", "dashed")]

    note = "line: share of saturated units; dashed: share of dead ones"
    return _panels([chart.panel(name, made(name), x, y) for name in named], note)


def variance(group: Record) -> str:
    """Draw the variance of each layer's activations by epoch, a panel for each function."""
    named = {name: made["over_time"] for name, made in group["health"].items()}
    layers = max(len(over_time[0]["layers"]) for over_time in named.values())
    sizes = [layer["variance"] for over in named.values() for at in over for layer in at["layers"] if layer["variance"]]
    if not sizes:
        return ""
    x = Axis(1, max(2, *(over_time[-1]["epoch"] + 1 for over_time in named.values())), True, "epoch + 1")
    y = around([max(v, 1e-12) for v in sizes], log=True)

    def line(name: str, layer: int, kind: str) -> Line:
        found = [(at["epoch"] + 1, at["layers"][layer]["variance"]) for at in named[name]]
        kept = [(epoch, v) for epoch, v in found if v]
        return Line(kind, [epoch for epoch, _ in kept], [v for _, v in kept])

    def made(name: str) -> list[Line]:
        between = [line(name, layer, "other") for layer in range(1, layers - 1)]
        return [*between, *([line(name, 0, "dashed")] if layers > 1 else []), line(name, layers - 1, "own")]

    note = "line: last hidden layer; dashed: first; grey: those between" if layers > 1 else "line: the hidden layer"
    return _panels([chart.panel(name, made(name), x, y) for name in named], note)


def saturation(group: Record) -> str:
    """Draw the share of saturated units by layer, a line for each function."""
    return _by_layer(group, "saturated", log=False)


def gradients(group: Record) -> str:
    """Draw the size of the gradient by layer, a line for each function."""
    return _by_layer(group, "gradient", log=True)


def _by_layer(group: Record, measure: str, *, log: bool) -> str:
    """A measure at each layer, before training and with the weights that were kept."""
    named = group["health"]
    layers = max(len(made["kept"]) for made in named.values())
    if layers < 2:
        return ""
    x = Axis(1, layers, label="hidden layer, first to last", whole=True)
    sizes = _known([layer[measure] for made in named.values() for end in ("start", "kept") for layer in made[end]])
    y = around([max(v, 1e-12) for v in sizes], log=True) if log else Axis(0, max([0.1, *sizes]))

    def line(name: str, end: str, kind: str) -> Line:
        found = [(i, layer[measure]) for i, layer in enumerate(named[name][end], 1)]
        found = [(i, v) for i, v in found if v is not None and (v or not log)]
        return Line(kind, [i for i, _ in found], [v for _, v in found])

    def made(name: str) -> list[Line]:
        others = [line(other, "start", "other") for other in named if other != name]
        return [*others, line(name, "kept", "dashed"), line(name, "start", "own")]

    note = "line: before training; dashed: with the weights that were kept; grey: the other functions before training"
    return _panels([chart.panel(name, made(name), x, y) for name in named], note)


def cost(record: Record) -> str:
    """Draw the functions' mean scores, with one standard deviation, against the time of a training step, by group."""
    made = []
    for group in record["groups"]:
        times = record["times"]["step_microseconds"][group["name"]]
        points = [
            chart.Point(
                times[row["function"]],
                row["mean"],
                row["mean"] - (row["spread"] or 0),
                row["mean"] + (row["spread"] or 0),
                row["function"],
            )
            for row in group["ranking"]
        ]
        x = around([p.x for p in points], label="microseconds a step", margin=0.25)
        y = around([v for p in points for v in (p.low, p.high)], margin=0.1)
        made.append(chart.scatter(group["name"] or "your network", points, x, y))
    note = "point: mean score; line: one standard deviation each way"
    return _panels(made, note)


def _known(values: Sequence[float | None]) -> list[float]:
    return [v for v in values if v is not None]


def _panels(panels: Sequence[str], note: str) -> str:
    """Draw figures side by side, and after them say how to read them."""
    return f"<div class='panels'>{''.join(panels)}<p class='soft note'>Each panel: {note}.</p></div>"
