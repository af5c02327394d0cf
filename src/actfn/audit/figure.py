"""The drawing of an audit: the largest and the mean error of results against x, over all exponents of x."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from actfn.analysis.numbers.ulp import FORMATS
from actfn.audit import text
from actfn.output import svg
from actfn.output.axis import power_of_ten

Record = dict[str, Any]
LEFT, RIGHT, TOP, BOTTOM = 52.0, 700.0, 8.0, 190.0
LEAST = 1 / 64  # units below which errors are drawn as none


def errors_by_x(row: Record) -> str:
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
        parts.append(svg.line("rule", (LEFT, at), (RIGHT, at)))
        parts.append(svg.text(LEFT - 6, at + 4, power_of_ten(mark), anchor="end"))
    for side, sign in (("-", "\N{MINUS SIGN}"), ("+", "")):
        for exponent in _exponents(low, high):
            at = across(side, exponent)
            label = f"{sign}{power_of_ten(2.0**exponent)}" if -1022 < exponent < 1023 else ""
            parts.append(svg.text(at, BOTTOM + 16, label))
            parts.append(svg.line("rule", (at, BOTTOM), (at, BOTTOM + 4)))
    parts.append(svg.line("rule", (middle, TOP), (middle, BOTTOM)))
    parts.append(svg.text(middle, BOTTOM + 16, "0"))
    at = up(row["limit"])
    parts.append(svg.line("limit", (LEFT, at), (RIGHT, at)))
    for kind, index in (("mean", 2), ("most", 1)):
        for side, cells in row["by_exponent"].items():
            points = [(across(side, c[0] + 0.5), up(c[index])) for c in _thinned(cells, index)]
            parts.append(svg.polyline(kind, points))
    sampled = "" if row["every_input"] else " in the sample"
    title = f"{text.WHAT[row['order']]}, {row['dtype']}: at most {text.ulp(row['largest'])} ULP{sampled}"
    return svg.figure(title, svg.drawing(712, 212, parts, title=title))


def _thinned(cells: Sequence[Sequence[float]], index: int) -> list[Sequence[float]]:
    """Keep the worst of each few neighbouring exponents where there are more of them than the drawing can show."""
    few = max(len(cells) // 300, 1)
    return [max(cells[i : i + few], key=lambda cell: _finite(cell[index])) for i in range(0, len(cells), few)]


def _finite(error: float | None) -> float:
    return 1e18 if error is None or not error < 1e18 else error


def _marks(top: float) -> list[float]:
    """Powers of ten on the axis of errors, six at most."""
    powers = range(math.ceil(math.log10(LEAST)), math.floor(math.log10(top)) + 1)
    return [10.0**p for p in powers if p % math.ceil(len(powers) / 6) == 0]


def _exponents(low: int, high: int) -> list[int]:
    """The powers of two, as exponents, at which the axis of x is marked: each the nearest to a power of ten."""
    step = math.ceil((high - low) / 3.3 / 3)
    return sorted({round(p * step * math.log2(10)) for p in range(-3, 4)} & set(range(low + 12, high + 1)))
