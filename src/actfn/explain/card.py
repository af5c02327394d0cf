"""An activation explained: its facts, gathered once, and the ways to read them: terminal, JSON, notebook."""

from __future__ import annotations

import inspect
import math
import textwrap
from collections.abc import Callable
from html import escape
from typing import Any

from actfn import plot

Facts = dict[str, Any]


def facts(activation: Any) -> Facts:
    """What is known of an activation at its present parameters, as plain data fit for JSON.

    A limit is a number, or the text `"inf"` or `"-inf"`; a promise is the largest error in units in the last place.
    """
    from actfn import mathematics as m  # only now: it needs SymPy, the curve does not

    def both(expression: Any) -> Facts:
        return {"pieces": [list(piece) for piece in m.pieces(expression)], "tex": m.tex(expression)}

    values = tuple(activation.parameters.values())
    ends = m.limits(activation, values)
    summary, _, rest = inspect.cleandoc(activation.__doc__ or "").partition("\n\n")
    return {
        "name": activation.name,
        "summary": " ".join(summary.split()),
        "remarks": " ".join(rest.split()),
        "parameters": {
            name: {"value": value, **dict(zip(("least", "greatest"), map(_end, activation.domain[name]), strict=True))}
            for name, value in activation.parameters.items()
        },
        "formula": both(m.formula(activation)),
        "derivative": both(m.derivative(activation)),
        "limits": {"value": [_end(e) for e in ends.value], "derivative": [_end(e) for e in ends.derivative]},
        "kinks": [{field: _end(v) for field, v in kink._asdict().items()} for kink in m.kinks(activation, values)],
        "symmetry": m.parity(activation) or "not established",
        "promise": {dtype: {"value": v, "derivative": g} for dtype, (v, g) in activation.promise.items()},
        "paper": activation.paper,
        "names": activation.names,
    }


def _end(value: Any) -> float | str:
    number = float(value)
    return number if math.isfinite(number) else "inf" if number > 0 else "-inf"


def rows(known: Facts) -> list[tuple[str, str]]:
    """The facts other than formula and curve as pairs of a heading and a sentence."""
    given = ", ".join(f"{name} = {p['value']:g}" for name, p in known["parameters"].items())
    bounds = [f"{n} = {p['value']:g} ({_bounds(p['least'], p['greatest'])})" for n, p in known["parameters"].items()]
    low, high = (_text(end) for end in known["limits"]["value"])
    low_slope, high_slope = (_text(end) for end in known["limits"]["derivative"])
    kinks = [
        f"f′({_text(k['at'])}) = {_text(k['taken'])}, where the left gives {_text(k['left'])} and the right"
        f" {_text(k['right'])}"
        for k in known["kinks"]
    ]
    names = [
        name + (f" ({', '.join(f'{k} = {v:g}' for k, v in other.items())})" if other else "")
        for name, other in known["names"].items()
    ]
    errors = [f"{d} {p['value']:g} | {p['derivative']:g}" for d, p in known["promise"].items()]
    at = f" (at {given})" if given else ""
    return [
        ("Domain", "all real x" + "".join(f"; {bound}" for bound in bounds)),
        ("Limits", f"f(−inf) = {low}, f(inf) = {high}; f′(−inf) = {low_slope}, f′(inf) = {high_slope}{at}"),
        ("Kinks", "; ".join(kinks) or f"none{at}"),
        ("Symmetry", {"neither": "neither odd nor even"}.get(known["symmetry"], known["symmetry"])),
        ("Promise", "largest error of value | derivative in ULP: " + ", ".join(errors)),
        *([("Remarks", known["remarks"])] if known["remarks"] else []),
        ("Paper", known["paper"]),
        ("Names", ", ".join(names)),
    ]


def _text(value: float | str) -> str:
    return (value if isinstance(value, str) else f"{value:g}").replace("-", "−")


def _bounds(least: float | str, greatest: float | str) -> str:
    ends = [f"at least {least:g}"] if isinstance(least, float) else []
    return (
        " and ".join(ends + ([f"at most {greatest:g}"] if isinstance(greatest, float) else [])) or "any finite number"
    )


def text(activation: Any, known: Facts, *, width: int = 80, strong: Callable[[str], str] = str) -> str:
    """The facts and the curve for a terminal; `strong` marks headings."""
    lines = [strong(plot.label(activation)), *textwrap.wrap(known["summary"], width), ""]
    for sign, field in (("f(x)", "formula"), ("f′(x)", "derivative")):
        span = max(len(piece) for piece, _ in known[field]["pieces"])
        for number, (piece, condition) in enumerate(known[field]["pieces"]):
            head = strong(f"{sign:>9}") + " = " if number == 0 else " " * 12
            lines.append(f"{head}{piece:<{span}}   {condition}".rstrip())
    lines.append("")
    for heading, sentence in rows(known):
        first, *more = textwrap.wrap(sentence, width - 12, break_on_hyphens=False)
        lines += [f"{strong(f'{heading:>9}')}   {first}", *(" " * 12 + line for line in more)]
    return "\n".join([*lines, "", plot.text(activation, min(width, 72) - 8)])


def html(activation: Any) -> str:
    """The facts and the curves as HTML, for a notebook; without SymPy the curves alone."""
    drawing = plot.svg([activation], grad=True, width=560, height=320)
    try:
        known = facts(activation)
    except ImportError:
        return drawing
    formulas = [
        (sign, "<br>".join(f"<code>{escape(p)}</code> {escape(c)}" for p, c in known[field]["pieces"]))
        for sign, field in (("f(x)", "formula"), ("f′(x)", "derivative"))
    ]
    table = formulas + [(heading, escape(sentence)) for heading, sentence in rows(known)]
    body = "".join(
        f'<tr><th style="text-align:left">{h}</th><td style="text-align:left">{s}</td></tr>' for h, s in table
    )
    head = f"<b>{escape(plot.label(activation))}</b>: {escape(known['summary'])}"
    return f'<div>{head}<br>{drawing}<table style="max-width:720px">{body}</table></div>'
