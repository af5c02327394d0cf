"""One self-contained page of a function: formulas, curves with sliders, facts, code. It opens offline."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from html import escape
from pathlib import Path
from typing import Any

from actfn import plot
from actfn.explain import snippets
from actfn.explain.declared import trees
from actfn.explain.fact import Fact
from actfn.explain.gather import summary
from actfn.explain.sections import MEANING, entry, grouped, words
from actfn.expression import FormulaError, javascript, mathml, parse
from actfn.expression.code import WORDS_OF_JAVASCRIPT
from actfn.output.style import STYLE

WEB = Path(__file__).with_name("web")
READABLE = 1200  # letters of a formula that is typeset
Facts = Mapping[str, Fact]


def page(activation: Any, known: Facts, *, up: str = "") -> str:
    """The page of a function.

    Parameters
    ----------
    activation : Activation
        Whose page; its parameters are where the sliders start.
    known : mapping of str to Fact
        Its facts.
    up : str
        The address of the index, if there is one.
    """
    back = f"<p class='soft'><a href='{escape(up)}'>all functions</a></p>" if up else ""
    said, more = summary(activation)
    remark = f"<p>{escape(more)}</p>" if more else ""
    body = [
        f"{back}<h1>{escape(plot.label(activation))}</h1><p>{escape(said)}</p>{remark}",
        _formulas(activation, known),
        _curves(activation),
        _propagation(known),
        _facts(activation, known),
        "<h2>Use it</h2>",
        *(f"<h4>{escape(title)}</h4><pre>{escape(text)}</pre>" for title, text in snippets.snippets(activation)),
        _script(activation, known),
    ]
    return whole(plot.label(activation), "".join(body))


def whole(title: str, body: str) -> str:
    """A page of this title, with the style inside."""
    style = STYLE + (WEB / "page.css").read_text(encoding="utf-8")
    view = "<meta charset='utf-8'><meta name='viewport' content='width=device-width,initial-scale=1'>"
    head = f"<head>{view}<title>{escape(title)}</title><style>{style}</style></head>"
    return f"<!doctype html><html lang='en'>{head}<body>{body}</body></html>\n"


def _formulas(activation: Any, known: Facts) -> str:
    made = trees(activation)
    shown = [(made.formula, "f"), (made.first, "f′"), (made.second, "f″")]
    primitive = known.get("antiderivative")
    if primitive is not None and isinstance(primitive.value, str):
        with suppress(FormulaError):  # in words that formulas lack: it stands in the table
            shown.append((parse(primitive.value, activation.parameters), "F"))
    typeset = [mathml(tree, name) for tree, name in shown if len(repr(tree)) <= READABLE]
    note = "<p class='soft'>F is an antiderivative: F′ = f.</p>" if len(shown) > 3 else ""
    return f"<div class='formula'>{''.join(typeset)}</div>{note}"


def _curves(activation: Any) -> str:
    rows = []
    for i, (name, value) in enumerate(activation.parameters.items()):
        low, high = slider(value, activation.domain.get(name, (-float("inf"), float("inf"))))
        rows.append(_slider(f"parameter-{i}", escape(name), low, high, "any", value))
    rows.append(_slider("reach", "x", 1, 20, 0.5, 8))
    keys = [("own", "f"), ("dashed", "f′"), ("second", "f″")]
    legend = [
        f"<span><svg viewBox='0 0 30 14'><line class='{kind}' x1='0' x2='30' y1='7' y2='7'/></svg>{sign}</span>"
        for kind, sign in keys
    ]
    legend += [
        f"<span title='{title}'><svg viewBox='0 0 30 14'><rect class='{kind}' width='30' height='14'/></svg>"
        f"{said}:&nbsp;<b id='{kind}'></b></span>"
        for kind, said, title in (
            ("saturated", "saturated", "|f′| below 0.001, but not 0"),
            ("dead", "dead, f′ = 0", "no gradient passes"),
        )
    ]
    return (
        f"<h2>Curves</h2><div class='legend'>{''.join(legend)}</div><div class='drawing' id='curves'></div>"
        "<p class='readout' id='read'>Point at the drawing to read values.</p>"
        f"<div class='controls'>{''.join(rows)}</div>"
    )


def slider(value: float, domain: tuple[float, float]) -> tuple[float, float]:
    """From where to where a parameter's slider goes: inside the domain, around the default."""
    reach = 3 * max(1.0, abs(value)) if domain[0] >= 0 else 2 * max(0.5, abs(value))
    return max(domain[0], value - reach if domain[0] < 0 else 0.0), min(
        domain[1], value + reach if domain[0] < 0 else reach
    )


def _slider(key: str, name: str, low: float, high: float, step: Any, value: float) -> str:
    return (
        f"<label for='{key}'>{name}</label><input type='range' id='{key}' min='{low:g}' max='{high:g}' step='{step}'"
        f" value='{value!r}'><output for='{key}'></output>"
    )


def depths(known: Facts) -> dict[str, list[float]]:
    """Variance and gradient by depth, each relative to the first layer's, as far as they were established."""
    fact = known.get("propagation")
    if fact is None or not isinstance(fact.value, Mapping):
        return {}
    return {name: list(fact.value[name]) for name in ("variance", "gradient") if fact.value.get(name)}


def _propagation(known: Facts) -> str:
    lines = depths(known)
    if not lines:
        return ""
    most = min(map(len, lines.values())) - 1
    keys = {
        "variance": ("own", "variance of the signal"),
        "gradient": ("dashed", "square of the gradient, from the end"),
    }
    legend = "".join(
        f"<span><svg viewBox='0 0 30 14'><line class='{keys[name][0]}' x1='0' x2='30' y1='7' y2='7'/></svg>"
        f"{keys[name][1]}</span>"
        for name in lines
    )
    row = _slider("depth", "depth", 1, most, 1, min(most, 30))
    return (
        f"<h2>Signal and gradient in depth</h2><p class='soft'>{escape(known['propagation'].note)}</p>"
        f"<div class='legend'>{legend}</div><div class='drawing' id='propagation'></div>"
        f"<p class='readout' id='read-depth'></p><div class='controls'>{row}</div>"
    )


def _facts(activation: Any, known: Facts) -> str:
    at = ", ".join(f"{name} = {value:g}" for name, value in activation.parameters.items())
    rows = []
    for title, section in grouped(known).items():
        rows.append(f"<tr class='title'><th colspan='3'>{escape(title)}</th></tr>")
        for name, fact in section.items():
            shown = entry(name)
            said = escape(words(name, fact))
            said = f"<span class='open'>{said}</span>" if fact.how == "not established" else said
            fine = (
                f"<span class='fine'>{escape(fact.note)}</span>" if fact.note and fact.how != "not established" else ""
            )
            rows.append(
                f"<tr id='{escape(name)}'><th title='{escape(shown.meaning)}'>{escape(shown.heading)}</th>"
                f"<td>{said}{fine}</td><td>{badge(fact)}</td></tr>"
            )
    return f"<h2>Facts{f' at {escape(at)}' if at else ''}</h2><table class='facts'>{''.join(rows)}</table>"


def badge(fact: Fact) -> str:
    """How a fact was established, with what that means."""
    kind = fact.how.replace(" ", "-")
    said = "open" if fact.how == "not established" else fact.how
    return f"<span class='badge {kind}' title='{escape(MEANING[fact.how])}'>{said}</span>"


def _script(activation: Any, known: Facts) -> str:
    names = list(activation.parameters)
    made = trees(activation)
    functions = ",\n".join(javascript(tree, names) for tree in (made.steady, made.first, made.second))
    data = json.dumps({"parameters": names, "propagation": depths(known)}).replace("<", "\\u003c")
    code = WORDS_OF_JAVASCRIPT.read_text(encoding="utf-8") + f"const functions = [\n{functions}];\n"
    return (
        f"<script type='application/json' id='data'>{data}</script>"
        f"<script>\n{code}{(WEB / 'page.js').read_text(encoding='utf-8')}</script>"
    )
