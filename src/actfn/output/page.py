"""The shell of every page that actfn writes, and the parts that pages share; a page is one file that opens offline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from actfn.output.style import STYLE


def page(title: str, body: str, *, style: str = "") -> str:
    """Write a whole HTML page: its head with the shared style sheet, and a body of markup.

    Parameters
    ----------
    title : str
        What the browser shows as the name of the page; it is escaped here.
    body : str
        Markup.
    style : str
        Rules of this kind of page, which come after those of all pages.
    """
    view = "<meta charset='utf-8'><meta name='viewport' content='width=device-width,initial-scale=1'>"
    head = f"<head>{view}<title>{escape(title)}</title><style>{STYLE}{style}</style></head>"
    return f"<!doctype html><html lang='en'>{head}<body>{body}</body></html>\n"


def table(head: Sequence[str], rows: Sequence[Sequence[str]], kinds: Sequence[str] = (), *, kind: str = "") -> str:
    """Write an HTML table; each column has classes, and a narrow page leaves out those that are `less`."""
    of_column = [f" class='{k}'" if k else "" for k in (kinds or [""] * len(head))]

    def row(tag: str, cells: Sequence[str]) -> str:
        return "".join(f"<{tag}{k}>{cell}</{tag}>" for k, cell in zip(of_column, cells, strict=True))

    body = "".join(f"<tr>{row('td', cells)}</tr>" for cells in rows)
    named = f" class='{kind}'" if kind else ""
    return f"<table{named}><thead><tr>{row('th', head)}</tr></thead><tbody>{body}</tbody></table>"


def definitions(facts: Mapping[str, str]) -> str:
    """Write an HTML list of terms, each with what it stands for; both are escaped."""
    return "<dl>" + "".join(f"<dt>{escape(k)}</dt><dd>{escape(v)}</dd>" for k, v in facts.items()) + "</dl>"


def folded(summary: str, content: str, *, is_open: bool = False) -> str:
    """Write HTML content that is shown when its summary is clicked."""
    return f"<details{' open' if is_open else ''}><summary>{escape(summary)}</summary>{content}</details>"
