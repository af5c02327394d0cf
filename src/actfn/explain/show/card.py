"""The card: formula, curve and facts, for a terminal and for a notebook."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

from actfn import plot
from actfn.analysis.fact import Fact
from actfn.explain.collect.declared import formulas
from actfn.explain.collect.gather import facts, summary
from actfn.explain.show.sections import MARKS, MEANING, entry, grouped, words
from actfn.formula import Expression, pieces
from actfn.names import label, resolve

INDENT = 22  # of what facts say


def text(activation: Any, known: Mapping[str, Fact], *, width: int = 80, strong: Callable[[str], str] = str) -> str:
    """Write the card of a function for a terminal.

    Parameters
    ----------
    activation : Activation
        Whose card.
    known : mapping of str to Fact
        Its facts.
    width : int
        In columns.
    strong : callable
        What marks headings.

    Returns
    -------
    str
        The card, of several lines.
    """
    activation = resolve(activation)
    said, more = summary(activation)
    lines = [strong(label(activation)), *textwrap.wrap(said, width), *textwrap.wrap(more, width), ""]
    for sign, tree in formulas(activation, known):
        lines += _formula(f"{sign}(x)", tree, width, strong)
    lines += ["", plot.text(activation, min(width, 72) - 8)]
    for title, section in grouped(known).items():
        lines += ["", strong(title)]
        shared = _shared([fact for fact in section.values() if fact.how == "numerical"])
        for name, fact in section.items():
            note = "; ".join(part for part in fact.note.split("; ") if part not in shared)
            bound = f" ({note})" if note and fact.how == "numerical" else ""  # of the error: it belongs to the value
            first, *rest = textwrap.wrap(words(name, fact) + bound, width - INDENT, break_on_hyphens=False) or [""]
            lines.append(f"  {MARKS[fact.how]} {entry(name).heading:<{INDENT - 5}} {first}")
            lines += [" " * INDENT + line for line in rest]
        if shared:
            lines += textwrap.wrap(
                f"≈: {'; '.join(shared)}", width, initial_indent=" " * INDENT, subsequent_indent=" " * INDENT
            )
    used = [
        how for how in MARKS if any(fact.how == how for section in grouped(known).values() for fact in section.values())
    ]
    lines += ["", *textwrap.wrap(";  ".join(f"{MARKS[how]} {MEANING[how]}" for how in used), width)]
    return "\n".join(lines)


def _shared(facts: Sequence[Fact]) -> list[str]:
    """Find the parts that the notes of several facts have in common, so that each is said once."""
    parts = [fact.note.split("; ") for fact in facts]
    return [part for part in parts[0] if part and all(part in other for other in parts)] if len(parts) > 1 else []


def _formula(sign: str, tree: Expression, width: int, strong: Callable[[str], str]) -> list[str]:
    rows = [
        (repr(piece), "otherwise" if condition is None else f"for {condition!r}") for piece, condition in pieces(tree)
    ]
    if len(rows) == 1:
        wrapped = textwrap.wrap(rows[0][0], width - 12, break_on_hyphens=False, subsequent_indent="  ")
    else:
        span = max(len(piece) for piece, _ in rows)
        wrapped = [f"{piece:<{span}}   {condition}" for piece, condition in rows]
        if max(map(len, wrapped)) > width - 12:
            wrapped = [
                line
                for row in rows
                for line in textwrap.wrap("   ".join(row), width - 12, break_on_hyphens=False, subsequent_indent="  ")
            ]
    return [f"{strong(f'{sign:>9}')} = {wrapped[0]}", *(" " * 12 + line for line in wrapped[1:])]


def html(activation: Any, known: Mapping[str, Fact] | None = None) -> str:
    """Write the card of a function as HTML, for a notebook.

    Parameters
    ----------
    activation : Activation
        Whose card.
    known : mapping of str to Fact, optional
        Its facts; they are worked out if they are not given.

    Returns
    -------
    str
        The markup.
    """
    activation = resolve(activation)
    drawing = plot.curve_card(activation)
    known = facts(activation) if known is None else known
    rows = [
        f"{_th(f'{sign}(x)')}<td style='text-align:left'>"
        + "<br>".join(
            f"<code>{escape(repr(piece))}</code>" + (f" for {escape(repr(condition))}" if condition is not None else "")
            for piece, condition in pieces(tree)
        )
        + "</td>"
        for sign, tree in formulas(activation, known)
    ]
    for title, section in grouped(known).items():
        rows.append(f"<th colspan='2' style='text-align:left'>{title}</th>")
        rows += [
            f"{_th(entry(name).heading)}<td style='text-align:left' title='{escape(MEANING[fact.how])}'>"
            f"{escape(words(name, fact))} <small>{fact.how}</small></td>"
            for name, fact in section.items()
        ]
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    head = f"<b>{escape(label(activation))}</b>: {escape(summary(activation)[0])}"
    return f"<div>{head}<br>{drawing}<table style='max-width:720px'>{table}</table></div>"


def _th(heading: str) -> str:
    return f"<th style='text-align:left;font-weight:normal'>{escape(heading)}</th>"
