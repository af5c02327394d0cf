"""report.html of an audit: one self-contained page, made from the record alone."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from actfn.analysis.numbers.ulp import FORMATS
from actfn.audit import text
from actfn.audit.figure import errors_by_x
from actfn.audit.verdict import counted, defects
from actfn.output.page import definitions, folded, page, table

Record = dict[str, Any]
OPEN = ("float32", "float64", "float16", "bfloat16")  # the first of them that was audited is drawn open
STYLE = """
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


def render(record: Record) -> str:
    """The HTML page of an audit, made from its record."""
    rows = [row for row in record["rows"] if not row["unsupported"]]
    names = list(dict.fromkeys(row["target"] for row in rows))
    shown = ", ".join(record["frameworks"])
    parts = [
        f"<h1>Accuracy audit of {escape(shown)}</h1><p class='verdict'>{escape(record['verdict'])}</p>",
        "<p class='soft'>Errors in units in the last place (ULP): 0.5 is correctly rounded. In bold: more was found"
        " than is allowed.</p>",
        _overview(rows),
        _left_out(record),
        *(_target(name, [row for row in rows if row["target"] == name]) for name in names),
        _method(record),
    ]
    return page("Accuracy audit", "".join(parts), style=STYLE)


def _overview(rows: Sequence[Record]) -> str:
    """The HTML table of largest errors: a row for each target and derivative, a column for each dtype."""
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


def _left_out(record: Record) -> str:
    """The HTML list of what was not compared or not held to a property of the formula, with the reasons."""
    said = [f"not compared: {reason}" for reason in record["skipped"]] + text.left_out(record)
    said += [f"a fault of actfn, please report it: {defect}" for defect in defects(record["rows"])]
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in said)}</ul>" if said else ""


def _largest(row: Record | None) -> str:
    if row is None:
        return ""
    said = text.ulp(row["largest"]) if row["inputs"] else "–"
    return said if text.clean(row) else f"<b>{said}</b>"


def _table(rows: Sequence[Record]) -> str:
    """The HTML table of all figures of one target, a row for each dtype and derivative."""
    head = ("", "dtype", "inputs", "largest", "mean", "99.9 %", "at", "findings")
    kinds = ["number" if i in range(2, 6) else "" for i in range(len(head))]
    rows_of = [[escape(cell) for cell in text.cells(row)[1:]] for row in rows]
    return folded("All figures", f"<div class='scroll'>{table(head, rows_of, kinds)}</div>")


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
        drawn = "".join(errors_by_x(row) for row in measured if row["dtype"] == dtype)
        parts.append(folded(dtype, drawn, is_open=dtype == first))
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
        # Where there are several dtypes, float32 shows the error best.
        row, found = next((s for s in seen if s[0]["dtype"] == "float32"), seen[0])
        dtypes = ", ".join(dict.fromkeys(r["dtype"] for r, _ in seen))
        allowed = " (allowed)" if found["allowed"] else ""
        count = f" {counted(found['count'], 'input')} of {row['dtype']}." if found["count"] else ""
        code = f"<pre>{escape(found['reproducer'])}</pre>" if found["reproducer"] else ""
        made.append(
            f"<div class='card'><span class='kind'>{escape(kind)}{allowed}</span> in the {text.WHAT[order]},"
            f" {dtypes}<p>{escape(found['text'][:1].upper() + found['text'][1:])}.{count}</p>{code}</div>"
        )
    return made


def _method(record: Record) -> str:
    machine = record["machine"]
    what = "All 2³² numbers of float32" if record["exhaustive"] else "A sample of float32 that reaches every exponent"
    parts = [
        "<h2>How it was done</h2>"
        f"<p>All 65,536 numbers of the 16-bit types. {what}, a sample of float64. Each result is compared with the"
        " exact value of the formula: for float64 in ball arithmetic, for the others by polynomials whose error, below"
        " 2⁻²² ULP of float32, is proven by ball arithmetic; the worst were computed again in arbitrary precision.</p>",
    ]
    facts = {
        "date": record["date"],
        "machine": f"{machine['processor']}, {machine['system']}, Python {machine['python']}",
        "versions": f"actfn {record['actfn']}; {', '.join(record['frameworks'])}",
    }
    return "".join(parts) + definitions(facts)
