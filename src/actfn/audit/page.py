"""report.html of an audit: one self-contained page, made from the record alone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from typing import Any

from actfn.analysis.numbers.ulp import FORMATS
from actfn.audit import text
from actfn.audit.findings import KINDS
from actfn.output.style import STYLE

Record = dict[str, Any]
OPEN = ("float32", "float64", "float16", "bfloat16")  # the first of them that was audited is drawn open
LEFT, RIGHT, TOP, BOTTOM = 52.0, 700.0, 8.0, 190.0
LEAST = 1 / 64  # units below which errors are drawn as none
STYLES = (
    STYLE
    + """
.kind { font-weight: 600; }
.card { background: var(--card); border-left: 4px solid var(--accent); border-radius: 4px; padding: 12px 16px;
  margin: 12px 0; }
.card pre { background: var(--paper); margin: 8px 0 0; }
.scroll { overflow-x: auto; }
.scroll td, .scroll th { white-space: nowrap; }
.limit { stroke: var(--ink); stroke-dasharray: 3 4; }
.most { fill: none; stroke: var(--accent); stroke-width: 2; }
.mean { fill: none; stroke: var(--grey); stroke-width: 2; }
.overview td, .overview th { padding-right: 10px; }
.overview td.soft { white-space: nowrap; }
.overview b { color: var(--accent); }
a { color: inherit; }
@media (max-width: 600px) { .overview, .overview td.soft, .overview th { font-size: 12px; } .overview { display: block;
  overflow-wrap: normal; overflow-x: auto; } .overview td.soft { white-space: normal; } figure text { font-size: 20px; }
  .overview td, .overview th { padding-right: 5px; } }
.key { color: var(--soft); font-size: 14px; }
.key b { color: var(--accent); } .key i { color: var(--grey); font-weight: 600; font-style: normal; }
"""
)


def render(record: Record) -> str:
    """The whole page."""
    rows = [row for row in record["rows"] if not row["unsupported"]]
    names = list(dict.fromkeys(row["target"] for row in rows))
    shown = ", ".join(record["frameworks"])
    parts = [
        f"<h1>Accuracy audit of {escape(shown)}</h1><p class='verdict'>{escape(verdict(record))}</p>",
        "<p class='soft'>Errors in units in the last place (ULP): 0.5 is correctly rounded. In bold: more was found"
        " than is allowed.</p>",
        _overview(rows),
        *(_target(name, [row for row in rows if row["target"] == name]) for name in names),
        _method(record),
    ]
    view = "<meta charset='utf-8'><meta name='viewport' content='width=device-width,initial-scale=1'>"
    head = f"<head>{view}<title>Accuracy audit</title><style>{STYLES}</style></head>"
    return f"<!doctype html><html lang='en'>{head}<body>{''.join(parts)}</body></html>\n"


def verdict(record: Record) -> str:
    """One sentence: who is clean, and what was found of whom."""
    rows = [row for row in record["rows"] if not row["unsupported"]]
    bad = list(dict.fromkeys(row["target"] for row in rows if not text.clean(row)))
    names = list(dict.fromkeys(row["target"] for row in rows))
    if not bad:
        return f"Nothing found: {_count(len(names), 'implementation')}, {sum(r['inputs'] for r in rows):,} inputs."
    found = [f["kind"] for row in rows for f in row["findings"] if not f["allowed"]]
    kinds = ", ".join(kind for kind in KINDS if kind in found)
    return f"{_count(len(found), 'finding')} in {len(bad)} of {_count(len(names), 'implementation')}: {kinds}."


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _overview(rows: Sequence[Record]) -> str:
    """Largest errors: targets and derivatives down, dtypes across."""
    dtypes = [d for d in FORMATS if any(row["dtype"] == d for row in rows)]
    lines: dict[tuple[str, int], dict[str, Record]] = {}
    for row in rows:
        lines.setdefault((row["target"], row["order"]), {})[row["dtype"]] = row
    body, before = [], ""
    for (name, order), cells in lines.items():
        link = "" if name == before else f"<a href='#{_anchor(name)}'>{escape(name).replace('.', '.<wbr>')}</a>"
        found = dict.fromkeys(f["kind"] for row in cells.values() for f in row["findings"] if not f["allowed"])
        values = "".join(f"<td class='number'>{_largest(cells.get(dtype))}</td>" for dtype in dtypes)
        kinds = f"<td class='less'>{', '.join(found) or '–'}</td>"
        body.append(f"<tr><td>{link}</td><td class='soft'>{text.WHAT[order]}</td>{values}{kinds}</tr>")
        before = name
    ths = "".join(f"<th class='number'>{dtype.replace('float', 'float<wbr>')}</th>" for dtype in dtypes)
    return (
        f"<table class='overview'><tr><th>largest error</th><th></th>{ths}<th class='less'>findings</th></tr>"
        f"{''.join(body)}</table>"
    )


def _largest(row: Record | None) -> str:
    if row is None:
        return ""
    said = text.ulp(row["largest"]) if row["inputs"] else "–"
    return said if text.clean(row) else f"<b>{said}</b>"


def _table(rows: Sequence[Record]) -> str:
    """All figures of a target."""
    head = ("", "dtype", "inputs", "largest", "mean", "99.9 %", "at", "findings")
    numbers = range(2, 6)
    body = []
    for row in rows:
        cells = [escape(cell) for cell in text.cells(row)[1:]]
        tds = "".join(f"<td{' class=number' if i in numbers else ''}>{cell}</td>" for i, cell in enumerate(cells))
        body.append(f"<tr>{tds}</tr>")
    ths = "".join(f"<th{' class=number' if i in numbers else ''}>{name}</th>" for i, name in enumerate(head))
    table = f"<div class='scroll'><table><tr>{ths}</tr>{''.join(body)}</table></div>"
    return f"<details><summary>All figures</summary>{table}</details>"


def _anchor(name: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in name)


def _target(name: str, rows: Sequence[Record]) -> str:
    parts = [f"<h2 id='{_anchor(name)}'>{escape(name)}</h2>"]
    measured = [row for row in rows if row["inputs"]]
    if measured:
        key = "<b>Largest</b> and <i>mean</i> error by x, over the whole line; dashed: the largest allowed."
        parts.append(f"<p class='key'>{key}</p>")
    first = next((d for d in OPEN if any(row["dtype"] == d for row in measured)), "")
    for dtype in sorted(dict.fromkeys(row["dtype"] for row in measured), key=OPEN.index):
        drawn = "".join(_figure(row) for row in measured if row["dtype"] == dtype)
        parts.append(f"<details{' open' if dtype == first else ''}><summary>{dtype}</summary>{drawn}</details>")
    parts += [_table(rows), _kinks(measured), *_cards(rows)]
    return "".join(parts)


def _kinks(rows: Sequence[Record]) -> str:
    said = {
        f"at x = {kink['x']:g} the {text.WHAT[row['order']]} is {kink['derivative']:.4g}"
        + (f" (left {kink['left']:.4g}, right {kink['right']:.4g})" if kink["left"] is not None else "")
        for row in rows
        if row["dtype"] == rows[-1]["dtype"]
        for kink in row["kinks"]
    }
    return f"<p class='soft'>Convention at the kink: {escape('; '.join(sorted(said)))}.</p>" if said else ""


def _cards(rows: Sequence[Record]) -> list[str]:
    alike: dict[tuple[int, str], list[tuple[Record, Record]]] = {}
    for row in rows:
        for found in row["findings"]:
            alike.setdefault((row["order"], found["kind"]), []).append((row, found))
    made = []
    for (order, kind), seen in alike.items():
        # Of several dtypes float32 shows it best.
        row, found = next((s for s in seen if s[0]["dtype"] == "float32"), seen[0])
        dtypes = ", ".join(dict.fromkeys(r["dtype"] for r, _ in seen))
        allowed = " (allowed)" if found["allowed"] else ""
        count = f" {_count(found['count'], 'input')} of {row['dtype']}." if found["count"] else ""
        code = f"<pre>{escape(found['reproducer'])}</pre>" if found["reproducer"] else ""
        made.append(
            f"<div class='card'><span class='kind'>{escape(kind)}{allowed}</span> in the {text.WHAT[order]},"
            f" {dtypes}<p>{escape(found['text'][:1].upper() + found['text'][1:])}.{count}</p>{code}</div>"
        )
    return made


def _figure(row: Record) -> str:
    """Errors against x: negative numbers on the left, positive ones on the right, by their exponents."""
    form = FORMATS[row["dtype"]]
    low, high = form.least - form.precision, form.greatest + 1
    top = max(
        64.0, row["limit"] * 2, *(_finite(cell[1]) * 2 for cells in row["by_exponent"].values() for cell in cells)
    )
    middle = (LEFT + RIGHT) / 2

    def across(side: str, exponent: float) -> float:
        share = (exponent - low) / (high - low)
        return middle + (1 if side == "+" else -1) * (4 + share * (RIGHT - middle - 4))

    def up(error: float | None) -> float:
        share = math.log(min(max(_finite(error), LEAST), top) / LEAST) / math.log(top / LEAST)
        return BOTTOM - share * (BOTTOM - TOP)

    parts = []
    for mark in _marks(top):
        at = up(mark)
        parts.append(f"<line class='rule' x1='{LEFT}' x2='{RIGHT}' y1='{at:.1f}' y2='{at:.1f}'/>")
        parts.append(f"<text x='{LEFT - 6}' y='{at + 4:.1f}' text-anchor='end'>{_power(mark)}</text>")
    for side, sign in (("-", "\N{MINUS SIGN}"), ("+", "")):
        for exponent in _exponents(low, high):
            at = across(side, exponent)
            label = f"{sign}{_power(2.0**exponent)}" if -1022 < exponent < 1023 else ""
            parts.append(f"<text x='{at:.1f}' y='{BOTTOM + 16}' text-anchor='middle'>{label}</text>")
            parts.append(f"<line class='rule' x1='{at:.1f}' x2='{at:.1f}' y1='{BOTTOM}' y2='{BOTTOM + 4}'/>")
    parts.append(f"<line class='rule' x1='{middle}' x2='{middle}' y1='{TOP}' y2='{BOTTOM}'/>")
    parts.append(f"<text x='{middle}' y='{BOTTOM + 16}' text-anchor='middle'>0</text>")
    at = up(row["limit"])
    parts.append(f"<line class='limit' x1='{LEFT}' x2='{RIGHT}' y1='{at:.1f}' y2='{at:.1f}'/>")
    for kind, index in (("mean", 2), ("most", 1)):
        for side, cells in row["by_exponent"].items():
            points = " ".join(f"{across(side, c[0] + 0.5):.1f},{up(c[index]):.1f}" for c in _thinned(cells, index))
            parts.append(f"<polyline class='{kind}' points='{points}'/>")
    title = f"{text.WHAT[row['order']]}, {row['dtype']}: at most {text.ulp(row['largest'])} ULP"
    drawing = f"<svg viewBox='0 0 712 212' role='img' aria-label='{escape(title)}'>{''.join(parts)}</svg>"
    return f"<figure><figcaption>{escape(title)}</figcaption>{drawing}</figure>"


def _thinned(cells: Sequence[Sequence[float]], index: int) -> list[Sequence[float]]:
    """Of many exponents the worst of a few neighbours: more than the drawing shows."""
    few = max(len(cells) // 300, 1)
    return [max(cells[i : i + few], key=lambda cell: _finite(cell[index])) for i in range(0, len(cells), few)]


def _finite(error: float | None) -> float:
    return 1e18 if error is None or not error < 1e18 else error


def _marks(top: float) -> list[float]:
    """Powers of ten on the axis of errors, six at most."""
    powers = range(math.ceil(math.log10(LEAST)), math.floor(math.log10(top)) + 1)
    return [10.0**p for p in powers if p % math.ceil(len(powers) / 6) == 0]


def _exponents(low: int, high: int) -> list[int]:
    """Of two, where the powers of ten of x are marked."""
    step = math.ceil((high - low) / 3.3 / 3)
    return sorted({round(p * step * math.log2(10)) for p in range(-3, 4)} & set(range(low + 12, high + 1)))


def _power(value: float) -> str:
    exponent = round(math.log10(value))
    if exponent in (-1, 0, 1):
        return {-1: "0.1", 0: "1", 1: "10"}[exponent]
    return f"10<tspan dy='-4' font-size='9'>{str(exponent).replace('-', chr(0x2212))}</tspan>"


def _method(record: Record) -> str:
    machine = record["machine"]
    what = "All 2³² numbers of float32" if record["exhaustive"] else "A sample of float32 that reaches every exponent"
    parts = [
        "<h2>How it was done</h2>"
        f"<p>All 65,536 numbers of the 16-bit types. {what}, a sample of float64. Each result is compared with the"
        " exact value of the formula: for float64 in ball arithmetic, for the others by polynomials whose error, below"
        " 2⁻²² ULP of float32, is proven by ball arithmetic; the worst were computed again in arbitrary precision.</p>",
        f"<dl><dt>date</dt><dd>{record['date']}</dd><dt>machine</dt><dd>{escape(machine['processor'])},"
        f" {escape(machine['system'])}, Python {machine['python']}</dd><dt>versions</dt><dd>actfn {record['actfn']};"
        f" {escape(', '.join(record['frameworks']))}</dd>",
    ]
    if record["skipped"]:
        parts.append(f"<dt>left out</dt><dd>{escape('; '.join(record['skipped']))}</dd>")
    return "".join(parts) + "</dl>"
