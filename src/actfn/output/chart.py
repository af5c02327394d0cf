"""The pages' drawings, as inline SVG: strips for a table's rows, panels of lines, a scatter of labelled points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from actfn.output import svg
from actfn.output.axis import Axis, apart, number

Span = tuple[float, float]
Curve = Sequence[float]


def strip(
    axis: Span,
    line: Span,
    mark: float,
    *,
    dots: Sequence[float] = (),
    rules: Sequence[float] = (),
    zone: Span | None = None,
) -> str:
    """Draw a row of a table: a line with a mark, dots and a shaded zone, in per cent of the column's width."""

    def x(value: float) -> str:
        return f"{4 + 92 * (value - axis[0]) / ((axis[1] - axis[0]) or 1):.2f}%"

    marks = []
    if zone:
        left, right = (4 + 92 * (min(max(z, axis[0]), axis[1]) - axis[0]) / ((axis[1] - axis[0]) or 1) for z in zone)
        marks.append(svg.rectangle("zone", f"{left:.2f}%", 0, f"{right - left:.2f}%", 28))
    marks += [svg.line("rule", (x(t), 0), (x(t), 28)) for t in rules]
    marks.append(svg.line("span", (x(line[0]), 14), (x(line[1]), 14)))
    marks += [svg.circle("dot", x(value), 14, 3.5) for value in dots]
    marks.append(svg.line("mark", (x(mark), 5), (x(mark), 23)))
    return svg.strip(28, marks)


def strip_axis(axis: Span, marks: Sequence[float]) -> str:
    """Draw the axis of a column of strips, for the column's head."""
    width = (axis[1] - axis[0]) or 1
    return svg.strip(16, (svg.text(f"{4 + 92 * (m - axis[0]) / width:.2f}%", 12, number(m)) for m in marks))


@dataclass(frozen=True)
class Line:
    """A line of a panel through points; with `low` and `high` also a band. `kind` is the style sheet's class."""

    kind: str
    x: Curve
    y: Curve
    low: Curve = ()
    high: Curve = ()


LEFT, RIGHT, TOP, BOTTOM = 46.0, 312.0, 8.0, 160.0


def panel(title: str, lines: Sequence[Line], x: Axis, y: Axis) -> str:
    """Draw a panel of lines over two axes, the last line on top."""

    def points(xs: Curve, ys: Curve) -> list[tuple[float, float]]:
        return [
            (LEFT + (RIGHT - LEFT) * x.place(a), BOTTOM - (BOTTOM - TOP) * y.place(b))
            for a, b in zip(xs, ys, strict=True)
        ]

    parts = []
    for line in lines:
        if line.low:
            parts.append(svg.polygon("band", points(line.x, line.high) + points(line.x, line.low)[::-1]))
        parts.append(svg.polyline(line.kind, points(line.x, line.y)))
    drawn = [*_frame(x, y), svg.clipped(LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP, parts)]
    return svg.figure(title, svg.drawing(320, 200, drawn, title=title))


def _frame(x: Axis, y: Axis, right: float = RIGHT) -> list[str]:
    """Draw the rules, numbers and labels of both axes."""
    parts = []
    for mark in y.marks():
        at = BOTTOM - (BOTTOM - TOP) * y.place(mark)
        parts.append(svg.line("rule", (LEFT, at), (right, at)))
        parts.append(svg.text(LEFT - 5, at + 4, number(mark), anchor="end"))
    for mark in x.marks(4):
        parts.append(svg.text(LEFT + (right - LEFT) * x.place(mark), BOTTOM + 15, number(mark)))
    parts.append(svg.text((LEFT + right) / 2, BOTTOM + 31, escape(x.label)))
    return parts


@dataclass(frozen=True)
class Point:
    """A named point of a scatter plot, with the ends of its error bar."""

    x: float
    y: float
    low: float
    high: float
    name: str


NAMES, LINE, LONGEST = 216.0, 13.0, 16  # of a scatter: where its names begin, how far apart, and letters that fit


def scatter(title: str, points: Sequence[Point], x: Axis, y: Axis) -> str:
    """Draw points with their intervals; lines tie them to their names in a column beside, ordered as the points are."""
    points = sorted(points, key=lambda p: -p.y)
    places = [(LEFT + (NAMES - 16 - LEFT) * x.place(p.x), BOTTOM - (BOTTOM - TOP) * y.place(p.y)) for p in points]
    lowest = max(BOTTOM, TOP + LINE * (len(points) - 1))  # of many, the last names hang below the frame
    heights = apart([middle for _, middle in places], LINE, TOP, lowest)
    leaders, marks = [], []
    for p, (at, middle), height in zip(points, places, heights, strict=True):
        low, high = (BOTTOM - (BOTTOM - TOP) * y.place(v) for v in (p.low, p.high))
        leaders.append(svg.line("leader", (at, middle), (NAMES - 4, height)))
        marks.append(svg.line("span", (at, low), (at, high)))
        marks.append(svg.circle("dot", at, middle, 4))
        name = p.name if len(p.name) <= LONGEST else f"{p.name[: LONGEST - 1]}…"
        whole = "" if name == p.name else f"<title>{escape(p.name)}</title>"
        marks.append(svg.text(NAMES, height + 4, f"{escape(name)}{whole}", anchor="start"))
    drawn = [*_frame(x, y, NAMES - 16), *leaders, *marks]
    return svg.figure(title, svg.drawing(320, max(200.0, heights[-1] + 12), drawn, title=title))
