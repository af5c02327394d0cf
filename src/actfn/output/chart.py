"""The pages' drawings, as inline SVG: strips for a table's rows, panels of lines, a scatter of labelled points."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

Span = tuple[float, float]
Curve = Sequence[float]


@dataclass(frozen=True)
class Axis:
    """From where to where, whether by powers or in whole numbers, and what it says below."""

    low: float
    high: float
    log: bool = False
    label: str = ""
    whole: bool = False

    def place(self, value: float) -> float:
        """Where a number is, from 0 to 1; one outside is not far outside, so that any renderer copes."""
        low, high = self.low, self.high
        if self.log:
            value, low, high = (math.log(max(v, 1e-300)) for v in (value, low, high))
        return min(max((value - low) / ((high - low) or 1), -4), 5)

    def marks(self, most: int = 5) -> list[float]:
        """Round numbers on it."""
        marks = log_ticks(self.low, self.high) if self.log else ticks(self.low, self.high, most)
        return [m for m in marks if m == round(m)] if self.whole else marks


def around(values: Sequence[float], *, log: bool = False, label: str = "", margin: float = 0.0) -> Axis:
    """An axis that holds all the numbers, those above zero where it goes by powers."""
    held = [v for v in values if v > 0] if log else list(values)
    low, high = (min(held), max(held)) if held else (1.0, 1.0)
    if log:
        return Axis(low, max(high, low * 1.01), True, label)
    return Axis(low - margin * (high - low), high + margin * (high - low), False, label)


def ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Round numbers in the range, a 1, 2 or 5 times a power of ten apart."""
    if not high > low:
        return [low]
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * nice for nice in (1, 2, 5, 10) if power * nice >= rough)
    return [round(i * step, 12) for i in range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1)]


def log_ticks(low: float, high: float) -> list[float]:
    """Round numbers on a logarithmic axis."""
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    for steps in ((1, 2, 5), (1,)):
        marks = [step * 10.0**power for power in powers for step in steps if low <= step * 10.0**power <= high]
        if len(marks) <= 6:
            break
    if len(marks) < 2:  # within less than a power of ten
        return ticks(low, high, 4)
    return marks[:: math.ceil(len(marks) / 6)]


def number(value: float) -> str:
    """A number as it stands at an axis, with a minus sign as wide as a plus."""
    return f"{value:g}".replace("-", "\N{MINUS SIGN}")


def strip(
    axis: Span,
    line: Span,
    mark: float,
    *,
    dots: Sequence[float] = (),
    rules: Sequence[float] = (),
    zone: Span | None = None,
) -> str:
    """One row: a line with a mark, dots, a shaded zone; in per cent of its width, so that it fits any column."""

    def x(value: float) -> str:
        return f"{4 + 92 * (value - axis[0]) / ((axis[1] - axis[0]) or 1):.2f}%"

    marks = []
    if zone:
        left, right = (4 + 92 * (min(max(z, axis[0]), axis[1]) - axis[0]) / ((axis[1] - axis[0]) or 1) for z in zone)
        marks.append(f'<rect class="zone" x="{left:.2f}%" width="{right - left:.2f}%" y="0" height="28"/>')
    marks += [f'<line class="rule" x1="{x(t)}" x2="{x(t)}" y1="0" y2="28"/>' for t in rules]
    marks += [f'<line class="span" x1="{x(line[0])}" x2="{x(line[1])}" y1="14" y2="14"/>']
    marks += [f'<circle class="dot" cx="{x(value)}" cy="14" r="3.5"/>' for value in dots]
    marks += [f'<line class="mark" x1="{x(mark)}" x2="{x(mark)}" y1="5" y2="23"/>']
    return f'<svg class="strip" height="28" aria-hidden="true">{"".join(marks)}</svg>'


def strip_axis(axis: Span, marks: Sequence[float]) -> str:
    """The numbers of a column of strips, for its head."""
    width = (axis[1] - axis[0]) or 1
    texts = (
        f'<text x="{4 + 92 * (m - axis[0]) / width:.2f}%" y="12" text-anchor="middle">{number(m)}</text>' for m in marks
    )
    return f'<svg class="strip" height="16" aria-hidden="true">{"".join(texts)}</svg>'


@dataclass(frozen=True)
class Line:
    """Points of a panel; with `low` and `high` also a band. `kind` is the style sheet's class."""

    kind: str
    x: Curve
    y: Curve
    low: Curve = ()
    high: Curve = ()


LEFT, RIGHT, TOP, BOTTOM = 46.0, 312.0, 8.0, 160.0


def panel(title: str, lines: Sequence[Line], x: Axis, y: Axis) -> str:
    """Lines over two axes, the last drawn on top."""

    def points(xs: Curve, ys: Curve) -> list[str]:
        return [
            f"{LEFT + (RIGHT - LEFT) * x.place(a):.1f},{BOTTOM - (BOTTOM - TOP) * y.place(b):.1f}"
            for a, b in zip(xs, ys, strict=True)
        ]

    parts = []
    for line in lines:
        if line.low:
            band = points(line.x, line.high) + points(line.x, line.low)[::-1]
            parts.append(f'<polygon class="band" points="{" ".join(band)}"/>')
        parts.append(f'<polyline class="{line.kind}" points="{" ".join(points(line.x, line.y))}"/>')
    figure = f'<svg viewBox="0 0 320 200" role="img" aria-label="{escape(title)}">{_frame(x, y)}{_clipped(parts)}</svg>'
    return f"<figure><figcaption>{escape(title)}</figcaption>{figure}</figure>"


def _frame(x: Axis, y: Axis, right: float = RIGHT) -> str:
    parts = []
    for mark in y.marks():
        at = BOTTOM - (BOTTOM - TOP) * y.place(mark)
        parts.append(f'<line class="rule" x1="{LEFT}" x2="{right}" y1="{at:.1f}" y2="{at:.1f}"/>')
        parts.append(f'<text x="{LEFT - 5}" y="{at + 4:.1f}" text-anchor="end">{number(mark)}</text>')
    for mark in x.marks(4):
        at = LEFT + (right - LEFT) * x.place(mark)
        parts.append(f'<text x="{at:.1f}" y="{BOTTOM + 15}" text-anchor="middle">{number(mark)}</text>')
    parts.append(f'<text x="{(LEFT + right) / 2}" y="{BOTTOM + 31}" text-anchor="middle">{escape(x.label)}</text>')
    return "".join(parts)


def _clipped(parts: Sequence[str]) -> str:
    width, height = RIGHT - LEFT, BOTTOM - TOP
    box = f'x="{LEFT}" y="{TOP}" width="{width}" height="{height}" viewBox="{LEFT} {TOP} {width} {height}"'
    return f"<svg {box}>{''.join(parts)}</svg>"


@dataclass(frozen=True)
class Point:
    """Of a scatter: where, how far up and down it may be, and its name."""

    x: float
    y: float
    low: float
    high: float
    name: str


NAMES, LINE, LONGEST = 216.0, 13.0, 16  # of a scatter: where its names begin, how far apart, and letters that fit


def scatter(title: str, points: Sequence[Point], x: Axis, y: Axis) -> str:
    """Points with their intervals; their names in a column beside, from above in the points' order, tied by lines."""
    points = sorted(points, key=lambda p: -p.y)
    places = [(LEFT + (NAMES - 16 - LEFT) * x.place(p.x), BOTTOM - (BOTTOM - TOP) * y.place(p.y)) for p in points]
    heights = _apart([middle for _, middle in places])
    leaders, marks = [], []
    for p, (at, middle), height in zip(points, places, heights, strict=True):
        low, high = (BOTTOM - (BOTTOM - TOP) * y.place(v) for v in (p.low, p.high))
        leaders.append(f'<line class="leader" x1="{at:.1f}" x2="{NAMES - 4}" y1="{middle:.1f}" y2="{height:.1f}"/>')
        marks.append(f'<line class="span" x1="{at:.1f}" x2="{at:.1f}" y1="{low:.1f}" y2="{high:.1f}"/>')
        marks.append(f'<circle class="dot" cx="{at:.1f}" cy="{middle:.1f}" r="4"/>')
        name = p.name if len(p.name) <= LONGEST else f"{p.name[: LONGEST - 1]}…"
        whole = "" if name == p.name else f"<title>{escape(p.name)}</title>"
        marks.append(f'<text x="{NAMES}" y="{height + 4:.1f}" text-anchor="start">{escape(name)}{whole}</text>')
    box = f'viewBox="0 0 320 {max(200.0, heights[-1] + 12):.0f}"'
    drawn = f"{_frame(x, y, NAMES - 16)}{''.join(leaders)}{''.join(marks)}"
    figure = f'<svg {box} role="img" aria-label="{escape(title)}">{drawn}</svg>'
    return f"<figure><figcaption>{escape(title)}</figcaption>{figure}</figure>"


def _apart(heights: Sequence[float]) -> list[float]:
    """Ascending heights moved a line apart: down where they must, and up again where they would leave the frame."""
    made: list[float] = []
    for height in heights:
        made.append(max(height, made[-1] + LINE if made else TOP))
    lowest = max(BOTTOM, TOP + LINE * (len(made) - 1))  # of many, the last ones hang below the frame
    return [min(height, lowest - LINE * after) for height, after in zip(made, range(len(made))[::-1], strict=True)]
