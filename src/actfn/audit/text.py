"""The result of an audit as text for a terminal."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from actfn.analysis.numbers.ulp import FORMATS
from actfn.audit.verdict import COMPARED, defects

if TYPE_CHECKING:
    from rich.console import Console

WHAT = ("value", "gradient", "2nd derivative")
WIDTH = 150  # of a table that goes into a file
Record = dict[str, Any]


def table(record: Record) -> str:
    """A table of all rows, and under it the findings."""
    from rich.console import Console

    file = io.StringIO()
    draw(record, Console(width=WIDTH, no_color=True, highlight=False, file=file))
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines())


def draw(record: Record, console: Console) -> None:
    """Draw the report of an audit on a terminal, with its colours where it has any."""
    from rich.markup import escape
    from rich.table import Table

    drawn = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("target", "", "dtype"):
        drawn.add_column(name, no_wrap=name != "target")
    for name in ("inputs", "largest", "mean", "99.9 %"):
        drawn.add_column(name, justify="right", no_wrap=True)
    drawn.add_column("at", no_wrap=True)
    drawn.add_column("findings")
    before = ""
    for row in record["rows"]:
        if not row["inputs"] and not row["findings"]:
            continue  # said below
        if before and row["target"] != before:
            drawn.add_row()
        drawn.add_row(*map(escape, cells(row, same=row["target"] == before)), style="" if clean(row) else "red")
        before = row["target"]
    console.print(drawn)
    for line in notes(record):
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def cells(row: Record, same: bool = False) -> list[str]:
    """The cells of one row of the report's table: dtype, errors, findings."""
    worst = row["worst"][0] if row["worst"] else None
    kinds = dict.fromkeys(f["kind"] + (" (allowed)" if f["allowed"] else "") for f in row["findings"])
    return [
        "" if same else row["target"],
        WHAT[row["order"]],
        row["dtype"],
        f"{row['inputs']:,}{'' if row['every_input'] else ' sample'}{'' if row['complete'] else ' …'}",
        *(ulp(row[name]) for name in ("largest", "mean", "p999")),
        worst["x_hex"] if worst and worst["error"] else "–",
        ", ".join(kinds) or "–",
    ]


def ulp(error: float | None) -> str:
    """Write an error in units in the last place with few digits."""
    if error is None:
        return "–"
    return f"{error:.3g}" if error < 1e4 or error == float("inf") else f"{error:.2g}"


def clean(row: Record) -> bool:
    """Whether a row's results were compared, and no finding counts against them."""
    return row["compared"] == COMPARED and all(found["allowed"] for found in row["findings"])


def notes(record: Record) -> list[str]:
    """The findings, alike ones together; what was left out; what was not offered."""
    lines: list[str] = []
    for (target, order, kind), rows in _alike(record).items():
        found = rows[0][1]
        dtypes = ", ".join(dict.fromkeys(r["dtype"] for r, _ in rows))
        lines += ["", f"{target}, {WHAT[order]}, {dtypes}: {kind}", f"    {found['text']}"]
    if lines:
        lines = ["", "Findings, each at the first dtype that it was seen in", *lines]
    lines += ["", *(f"not compared: {reason}" for reason in record["skipped"]), *left_out(record)]
    lines += [f"a fault of actfn, please report it: {defect}" for defect in defects(record["rows"])]
    return [*lines, "Errors are in units in the last place.", record["verdict"]]


def left_out(record: Record) -> list[str]:
    """Say what was not compared, or not held to a property of the formula, and why: a line for each reason."""
    alike: dict[tuple[str, str], dict[str, set[str]]] = {}
    for row in record["rows"]:
        reasons = [(row["compared"], row["why"])] if row["compared"] != COMPARED else []
        reasons += [(f"not held to the formula's {one['property']}", one["reason"]) for one in row["unchecked"]]
        for reason in reasons:
            where = alike.setdefault(reason, {}).setdefault(f"{row['target']}, {WHAT[row['order']]}", set())
            where.add(row["dtype"])
    lines = []
    for (what, why), places in alike.items():
        dtypes = [d for d in FORMATS if any(d in seen for seen in places.values())]
        first, *more = places
        others = f" and {len(more)} more" if more else ""
        lines.append(f"{what}: {first}{others}, {', '.join(dtypes)}: {why}")
    return lines


def _alike(record: Record) -> dict[tuple[str, int, str], list[tuple[Record, Record]]]:
    made: dict[tuple[str, int, str], list[tuple[Record, Record]]] = {}
    for row in record["rows"]:
        for found in row["findings"]:
            if not found["allowed"]:
                made.setdefault((row["target"], row["order"], found["kind"]), []).append((row, found))
    return made
