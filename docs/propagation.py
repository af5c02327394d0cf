"""The page on signal propagation: theory against drawn networks in one picture, and textbook claims as numbers.

python docs/propagation.py    some minutes; writes propagation.svg and the figures of propagation.md
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np

import actfn
from actfn.analysis.gaussian import moments as gaussian
from actfn.analysis.gaussian.quadrature import expectation
from actfn.analysis.network.edge import curves, edge
from actfn.analysis.network.propagation import kinks
from actfn.analysis.network.random_network import side_by_side
from actfn.choose.question import CANDIDATES
from actfn.output.axis import Axis
from actfn.plot.drawing import DARK, LIGHT

HERE = Path(__file__).parent
FUNCTIONS = {name: actfn.get(name) for name in CANDIDATES}
BEGIN, END = "<!-- made by docs/propagation.py -->\n", "<!-- end of what is made -->\n"
SIGMA_W, DEPTH, WIDTH, DRAWS, LAYERS = math.sqrt(2), 32, 1500, 10, 64


def table() -> str:
    """The table of each function's mean-field figures, and the claims made of them."""
    rows, known = [], {}
    for name, f in FUNCTIONS.items():
        facts = known[name] = {key: fact.value for key, fact in gaussian.facts(f).items()}
        factor = facts["gain"] ** 2 * facts["slope_square"]
        dead = float(expectation(lambda x, f=f: f.grad(x) == 0, 1.0, kinks(f)))
        known[name] |= {"factor": factor, "dead": dead}
        cells = [facts["mean"], facts["square"], facts["gain"], facts["slope_square"], factor, factor**LAYERS]
        rows.append([name, *(f"{c:.4g}" for c in cells), f"{dead:.0%}"])
    head = ["", "E f", "E f²", "gain", "E f′²", "gradient per layer", f"over {LAYERS} layers", "f′ = 0"]
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    sigmoid, relu, elu, leaky = (known[name] for name in ("sigmoid", "relu", "elu", "leaky_relu"))
    edges = {name: [point["sigma_w"] for point in edge(f).value] for name, f in FUNCTIONS.items()}
    # E f of ELU is linear in alpha: zero where both parts cancel.
    zero = relu["mean"] / (relu["mean"] - elu["mean"])
    vanishing, growing = sigmoid["factor"], known["tanh"]["factor"]
    claims = [
        f'"tanh is zero-centred": E f = {known["tanh"]["mean"]:.4g}, as tanh is odd; of sigmoid it is'
        f" {sigmoid['mean']:.4g}, of ReLU {relu['mean']:.4g}.",
        f'"Sigmoid gradients vanish": with weights that keep the variance, each layer leaves {vanishing:.3g} of the'
        f" gradient's squared norm, {LAYERS} layers {vanishing**LAYERS:.1g}; a layer of tanh {growing:.3g} of it.",
        f'"Leaky ReLU cannot die": its slope is zero on {leaky["dead"]:.0%} of normal inputs, ReLU\'s on'
        f" {relu['dead']:.0%}; deep gradients gain nothing: {leaky['factor']:.4g} and {relu['factor']:.4g} a layer.",
        f'"ELU pushes the mean to zero": towards it, from ReLU\'s {relu["mean"]:.4g} to {elu["mean"]:.4g}; alpha ='
        f" {zero:.5g} would reach it.",
        f"On the edge of chaos gradients keep their norm: ReLU has one such initialisation, σ_w ="
        f" {edges['relu'][0]:.5g} without biases; ELU and tanh begin at σ_w = {edges['elu'][0]:.3g} and"
        f" {edges['tanh'][0]:.3g}; sigmoid needs σ_w ≥ {edges['sigmoid'][0]:.3g}.",
    ]
    return (
        "\n".join(f"| {' | '.join(row)} |" for row in lines)
        + "\n\n"
        + "\n".join(f"- {claim}" for claim in claims)
        + "\n"
    )


def page(text: str) -> str:
    """Return the page's text with its table of figures computed anew."""
    before, rest = text.split(BEGIN)
    return before + BEGIN + table() + END + rest.split(END)[1]


# ---- The picture.

W, H, LEFT, TOP, RIGHT, BOTTOM = 430, 270, 52, 34, 300, 226  # a panel, and the plot in it
MINUS = "\N{MINUS SIGN}"


def colours(ink: str, soft: str, grid: str, paper: str, palette: Sequence[str]) -> str:
    rules = [f".p{{fill:{paper}}}text{{fill:{soft}}}.t{{fill:{ink}}}.g{{stroke:{grid}}}"]
    rules += [f".c{i}{{stroke:{c};fill:{c}}}" for i, c in enumerate(palette)]
    return "".join(rules)


STYLE = (
    "svg{font:13px system-ui,sans-serif}.t{font-weight:600;font-size:14px}path{fill:none!important;stroke-width:1.8}"
    "circle{stroke:none}text{stroke:none!important}.e{stroke-width:1.2}.l{stroke-width:1}"
    + colours("#1b1f24", "#4b5563", "#e5e7eb", "#ffffff", LIGHT)
    + f"@media (prefers-color-scheme:dark){{{colours('#e8ebee', '#b6bfc9', '#2b3138', '#14171a', DARK)}}}"
)


def number(value: float, log: bool) -> str:
    power = round(math.log10(value)) if log else 0
    raised = str(power).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return (f"10{raised}" if power not in (0, 1) else f"{value:g}") if log else f"{value:g}".replace("-", MINUS)


def panel(title: str, below: str, x: Axis, y: Axis, marks: Sequence[float], series: Sequence[dict[str, Any]]) -> str:
    """One panel: each series has a name, a line `x`, `y` (nan is a gap), and maybe points `at`, `measured`, `error`."""

    def px(value: float) -> float:
        return LEFT + (RIGHT - LEFT) * x.place(value)

    def py(value: float) -> float:
        return BOTTOM - (BOTTOM - TOP) * y.place(value)

    parts = [f'<text class="t" x="{LEFT}" y="18">{escape(title)}</text>']
    for mark in marks:
        parts.append(f'<path class="g" d="M{LEFT} {py(mark):.1f}H{RIGHT}"/>')
        parts.append(f'<text x="{LEFT - 6}" y="{py(mark) + 4:.1f}" text-anchor="end">{number(mark, y.log)}</text>')
    for mark in x.marks(4):
        parts.append(f'<text x="{px(mark):.1f}" y="{BOTTOM + 17}" text-anchor="middle">{number(mark, False)}</text>')
    parts.append(f'<text x="{(LEFT + RIGHT) / 2}" y="{BOTTOM + 35}" text-anchor="middle">{escape(below)}</text>')
    drawn, ends, grid = [], [], "".join(parts)
    parts = []
    for colour, one in enumerate(series):
        line = [(px(a), py(b)) for a, b in zip(one["x"], one["y"], strict=True)]
        inside = [(a, b) for a, b in line if LEFT <= a <= RIGHT and TOP <= b <= BOTTOM]
        if not inside:
            continue
        for there, run in groupby(line, lambda point: not math.isnan(point[0])):
            places = [f"{a:.1f} {b:.1f}" for a, b in run] if there else []
            if len(set(places)) == 1:
                a, b = places[0].split()
                parts.append(f'<circle class="c{colour}" cx="{a}" cy="{b}" r="4"/>')
            if places:
                drawn.append(f'<path class="c{colour}" d="M{"L".join(places)}"/>')
        for a, b, error in zip(*(one.get(key, ()) for key in ("at", "measured", "error")), strict=True):
            if 0 <= y.place(b) <= 1:
                low, high = (min(max(py(v), TOP), BOTTOM) for v in (max(b - error, 1e-300), b + error))
                parts.append(f'<path class="e c{colour}" d="M{px(a):.1f} {low:.1f}V{high:.1f}"/>')
                parts.append(f'<circle class="c{colour}" cx="{px(a):.1f}" cy="{py(b):.1f}" r="2.6"/>')
        ends.append((inside[-1][1], inside[-1][0], colour, one["name"]))
    taken: list[tuple[float, float]] = []
    for at, right, colour, name in sorted(ends):  # names beside the ends of lines, moved down where another stands
        right, height = right + (12 if right > RIGHT - 30 else 8), at
        while any(abs(height - h) < 15 and abs(right - r) < 75 for h, r in taken):
            height += 1
        taken.append((height, right))
        parts.append(f'<text class="c{colour}" x="{right:.1f}" y="{height + 4:.1f}">{escape(name)}</text>')
    box = f'x="{LEFT}" y="{TOP}" width="{RIGHT - LEFT}" height="{BOTTOM - TOP}"'
    frame = f'{box} viewBox="{LEFT} {TOP} {RIGHT - LEFT} {BOTTOM - TOP}"'
    return f"{grid}<svg {frame}>{''.join(drawn)}</svg>{''.join(parts)}"


def picture() -> str:
    """Variance, correlation and gradient by depth, theory and measurement, and the edges of chaos."""
    found = {}
    for name, f in FUNCTIONS.items():
        found[name] = side_by_side(f, SIGMA_W, depth=DEPTH, width=WIDTH, draws=DRAWS)
        print(name)
    shown = slice(0, DEPTH, 3)
    heads = {
        "variance": ("Variance of pre-activations", Axis(0.3, 30, True), [1, 10]),
        "correlation": ("Correlation of two inputs", Axis(0, 1.02), [0, 0.5, 1]),
        "gradient": ("Squared gradient: layer 1 over this layer", Axis(1e-6, 1e3, True), [1e-6, 1e-4, 1e-2, 1, 1e2]),
    }
    panels = []
    for key, (title, y, marks) in heads.items():
        series = [
            {"name": name, "x": one["depth"], "y": one[key]["theory"], "at": one["depth"][shown]}
            | {part: one[key][part][shown] for part in ("measured", "error")}
            for name, one in found.items()
        ]
        panels.append(panel(title, "layer", Axis(1, DEPTH), y, marks, series))
    edges = []
    for name, f in FUNCTIONS.items():
        gap = {"sigma_w": math.nan, "sigma_b": math.nan}
        points = [point for curve in curves(edge(f).value) for point in (*curve, gap)]
        edges.append({"name": name, "x": [p["sigma_w"] for p in points], "y": [p["sigma_b"] for p in points]})
    panels.append(
        panel("Edge of chaos: σ_b against σ_w", "σ_w", Axis(0.8, 3), Axis(-0.3, 2), [0, 0.5, 1, 1.5, 2], edges)
    )
    label = "Theory and measured random networks: variance, correlation and gradient by depth; the edge of chaos"
    placed = "".join(f'<g transform="translate({i % 2 * W} {i // 2 * H})">{p}</g>' for i, p in enumerate(panels))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * W} {2 * H}" width="{2 * W}" role="img"'
        f' aria-label="{label}"><style>{STYLE}</style><rect class="p" width="100%" height="100%"/>{placed}</svg>\n'
    )


def main() -> None:
    np.seterr(all="ignore")
    path = HERE / "propagation.md"
    path.write_text(page(path.read_text(encoding="utf-8")), encoding="utf-8")
    (HERE / "propagation.svg").write_text(picture(), encoding="utf-8")


if __name__ == "__main__":
    main()
