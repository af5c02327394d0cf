"""One self-contained page of a function: formulas, curves with sliders, facts, code. It opens offline."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from actfn.analysis.fact import Fact
from actfn.explain.collect.declared import formulas, trees
from actfn.explain.collect.gather import summary
from actfn.explain.show import snippets
from actfn.explain.show.sections import MEANING, entry, grouped, words
from actfn.formula import javascript, mathml
from actfn.formula.code import words_of_javascript
from actfn.names import label
from actfn.names.label import written
from actfn.output import page as shell
from actfn.output import svg

WEB = Path(__file__).with_name("web")
READABLE = 1200  # letters of a formula that is typeset
Facts = Mapping[str, Fact]


def page(activation: Any, known: Facts, *, depth: Mapping[str, Any] | None = None, up: str = "") -> str:
    """Write the HTML page of a function, with its formulas, curves, facts and code.

    Parameters
    ----------
    activation : Activation
        Whose page; its parameters are where the sliders start.
    known : mapping of str to Fact
        Its facts.
    depth : mapping, optional
        Variance and gradient by depth (`gather.by_depth`); without it there is no such plot.
    up : str
        The address of the index, if there is one.
    """
    back = f"<p class='soft'><a href='{escape(up)}'>all functions</a></p>" if up else ""
    said, more = summary(activation)
    remark = f"<p>{escape(more)}</p>" if more else ""
    body = [
        f"{back}<h1>{escape(label(activation))}</h1><p>{escape(said)}</p>{remark}",
        _formulas(activation, known),
        _curves(activation),
        _propagation(depth, _at(activation)) if depth else "",
        _facts(activation, known),
        "<h2>Use it</h2>",
        *(f"<h4>{escape(title)}</h4><pre>{escape(text)}</pre>" for title, text in snippets.snippets(activation)),
        _script(activation, depth),
    ]
    return whole(label(activation), "".join(body))


def whole(title: str, body: str) -> str:
    """Make a whole HTML page with this title, the style sheet inside it."""
    return shell.page(title, body, style=(WEB / "page.css").read_text(encoding="utf-8"))


def _formulas(activation: Any, known: Facts) -> str:
    shown = formulas(activation, known)
    typeset = [mathml(tree, sign) for sign, tree in shown if len(repr(tree)) <= READABLE]
    note = "<p class='soft'>F is an antiderivative: F′ = f.</p>" if len(shown) > 3 else ""
    return f"<div class='formula'>{''.join(typeset)}</div>{note}"


def _curves(activation: Any) -> str:
    rows = []
    for i, (name, value) in enumerate(activation.parameters.items()):
        low, high = slider(value, activation.domain.get(name, (-float("inf"), float("inf"))))
        rows.append(_slider(f"parameter-{i}", escape(name), low, high, "any", value))
    rows.append(_slider("reach", "range of x", 1, 20, 0.5, 8))
    keys = [("own", "f"), ("dashed", "f′"), ("second", "f″")]
    legend = [f"<span>{_stroke(kind)}{sign}</span>" for kind, sign in keys]
    legend += [
        f"<span title='{title}'>{svg.drawing(30, 14, [svg.rectangle(kind, 0, 0, 30, 14)])}"
        f"{said}:&nbsp;<b id='{kind}'></b></span>"
        for kind, said, title in (
            ("saturated", "saturated", "|f′| below 0.001, but not 0; turning points aside"),
            ("dead", "dead, f′ = 0", "no gradient passes"),
        )
    ]
    return (
        f"<h2>Curves</h2><div class='legend'>{''.join(legend)}</div><div class='drawing' id='curves'></div>"
        "<p class='readout' id='read'>Point at the drawing to read values.</p>"
        f"<div class='controls'>{''.join(rows)}</div>"
    )


def slider(value: float, domain: tuple[float, float]) -> tuple[float, float]:
    """The range of a parameter's slider: inside the parameter's domain, around its default."""
    reach = 3 * max(1.0, abs(value)) if domain[0] >= 0 else 2 * max(0.5, abs(value))
    return max(domain[0], value - reach if domain[0] < 0 else 0.0), min(
        domain[1], value + reach if domain[0] < 0 else reach
    )


def _slider(key: str, name: str, low: float, high: float, step: Any, value: float) -> str:
    return (
        f"<label for='{key}'>{name}</label><input type='range' id='{key}' min='{low:g}' max='{high:g}' step='{step}'"
        f" value='{value!r}'><output for='{key}'></output>"
    )


def _at(activation: Any) -> str:
    """Say at which parameters a part of the page holds that no slider moves, such as ` at alpha = 1`."""
    at = ", ".join(f"{name} = {written(value)}" for name, value in activation.parameters.items())
    return f" at {escape(at)}" if at else ""


def _propagation(depth: Mapping[str, Any], at: str) -> str:
    keys = (
        ("own", "variance of the pre-activations"),
        ("dashed", "squared norm of the gradient, back to the first layer"),
    )
    legend = "".join(f"<span>{_stroke(kind)}{said}</span>" for kind, said in keys)
    rows = _slider("depth", "layers", 2, len(depth["depth"]), 1, min(len(depth["depth"]), 50))
    rows += _slider("weights", "σ_w", 0, len(depth["sigma_w"]) - 1, 1, depth["chosen"])
    return (
        f"<h2>Signal and gradient in depth{at}</h2><p class='soft'>In a wide random network without biases, by"
        " mean-field theory, relative to the first layer; weights have variance σ_w²/fan-in. The slider starts at the"
        " gain.</p>"
        f"<div class='legend'>{legend}</div><div class='drawing' id='propagation'></div>"
        f"<p class='readout' id='read-depth'></p><div class='controls'>{rows}</div>"
    )


def _stroke(kind: str) -> str:
    """A sample of a line of that kind, for a legend."""
    return svg.drawing(30, 14, [svg.line(kind, (0, 7), (30, 7))])


def _facts(activation: Any, known: Facts) -> str:
    rows = []
    for title, section in grouped(known).items():
        rows.append(f"<tr class='title'><th colspan='3'>{escape(title)}</th></tr>")
        for name, fact in section.items():
            shown, plain = entry(name), words(name, fact)
            said = re.sub(r"\.(?=[a-z])", ".<wbr>", escape(plain)) if name == "names" else escape(plain)
            if fact.how == "not established":
                said = f"<span class='open'>{said}</span>"
            elif fact.note not in ("", plain):
                said += f"<span class='fine'>{escape(fact.note)}</span>"
            rows.append(
                f"<tr id='{escape(name)}'><th title='{escape(shown.meaning)}'>{escape(shown.heading)}</th>"
                f"<td>{said}</td><td>{badge(fact)}</td></tr>"
            )
    return f"<h2>Facts{_at(activation)}</h2><table class='facts'>{''.join(rows)}</table>"


def badge(fact: Fact) -> str:
    """Write the badge that says how a fact was established, with an explanation as its tooltip."""
    kind = fact.how.replace(" ", "-")
    said = "open" if fact.how == "not established" else fact.how
    return f"<span class='badge {kind}' title='{escape(MEANING[fact.how])}'>{said}</span>"


def _script(activation: Any, depth: Mapping[str, Any] | None) -> str:
    names = list(activation.parameters)
    made = trees(activation)
    functions = ",\n".join(javascript(tree, names) for tree in (made.steady, made.first, made.second))
    drawn: dict[str, Any] | None = None
    if depth:
        drawn = {name: [[_short(v) for v in row] for row in depth[name]] for name in ("variance", "gradient")}
        drawn["sigma_w"] = [_short(weight) for weight in depth["sigma_w"]]
    data = json.dumps({"parameters": names, "propagation": drawn}).replace("<", "\\u003c")
    code = words_of_javascript() + f"const functions = [\n{functions}];\n"
    return (
        f"<script type='application/json' id='data'>{data}</script>"
        f"<script>\n{code}{(WEB / 'page.js').read_text(encoding='utf-8')}</script>"
    )


def _short(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.5g}")
