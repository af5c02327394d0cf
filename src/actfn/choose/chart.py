"""The report's drawings, as inline SVG: strips for a table's rows, panels for learning curves."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

Span = tuple[float, float]
Curve = Sequence[float]


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
    return marks


def number(value: float) -> str:
    """A number as it stands at an axis, with a minus sign as wide as a plus."""
    return f"{value:g}".replace("-", "\N{MINUS SIGN}")


def strip(axis: Span, line: Span, mark: float, *, dots: Sequence[float] = (), rules: Sequence[float] = ()) -> str:
    """One row's drawing: a line with a mark on it, and dots. In per cent of its width, so that it fits any column."""

    def x(value: float) -> str:
        return f"{4 + 92 * (value - axis[0]) / ((axis[1] - axis[0]) or 1):.2f}%"

    marks = [f'<line class="rule" x1="{x(t)}" x2="{x(t)}" y1="0" y2="28"/>' for t in rules]
    marks += [f'<line class="span" x1="{x(line[0])}" x2="{x(line[1])}" y1="14" y2="14"/>']
    marks += [f'<circle class="dot" cx="{x(value)}" cy="14" r="3.5"/>' for value in dots]
    marks += [f'<line class="mark" x1="{x(mark)}" x2="{x(mark)}" y1="5" y2="23"/>']
    return f'<svg class="strip" height="28" aria-hidden="true">{"".join(marks)}</svg>'


def strip_axis(axis: Span, marks: Sequence[float]) -> str:
    """The numbers under a column of strips."""
    width = (axis[1] - axis[0]) or 1
    texts = (
        f'<text x="{4 + 92 * (m - axis[0]) / width:.2f}%" y="12" text-anchor="middle">{number(m)}</text>' for m in marks
    )
    return f'<svg class="strip" height="16" aria-hidden="true">{"".join(texts)}</svg>'


def mean_and_band(curves: Sequence[Curve]) -> tuple[Curve, Curve, Curve]:
    """Mean, least and greatest at each epoch, over the runs that got there."""
    columns = [[c[i] for c in curves if i < len(c)] for i in range(max(map(len, curves), default=0))]
    return [sum(c) / len(c) for c in columns], [min(c) for c in columns], [max(c) for c in columns]


def panel(title: str, curves: Sequence[Curve], others: Sequence[Curve], axis: Span, *, log: bool) -> str:
    """Learning curves of one function, mean and band, before the means of the others in grey."""
    left, right, top, bottom = 42.0, 312.0, 8.0, 164.0
    epochs = max(map(len, [*curves, *others]), default=1) - 1
    low, high = (math.log(v) if log else v for v in axis)

    def x(epoch: float) -> float:
        return left + (right - left) * epoch / (epochs or 1)

    def y(value: float) -> float:
        value = math.log(max(value, 1e-12)) if log else value
        # The inner svg clips; a renderer need not cope with 1e30 to do so.
        return min(max(bottom - (bottom - top) * (value - low) / ((high - low) or 1), -999), 999)

    def points(curve: Curve) -> str:
        return " ".join(f"{x(epoch):.1f},{y(value):.1f}" for epoch, value in enumerate(curve))

    mean, least, most = mean_and_band(curves)
    band = points(most) + " " + " ".join(reversed(points(least).split()))
    parts = []
    for mark in log_ticks(*axis) if log else ticks(*axis):
        parts.append(f'<line class="rule" x1="{left}" x2="{right}" y1="{y(mark):.1f}" y2="{y(mark):.1f}"/>')
        parts.append(f'<text x="{left - 5}" y="{y(mark) + 4:.1f}" text-anchor="end">{number(mark)}</text>')
    for mark in ticks(0, epochs, 4):
        parts.append(f'<text x="{x(mark):.1f}" y="{bottom + 15}" text-anchor="middle">{mark:g}</text>')
    width, height = right - left, bottom - top
    inner = f'x="{left}" y="{top}" width="{width}" height="{height}" viewBox="{left} {top} {width} {height}"'
    parts.append(f"<svg {inner}>")
    parts += [f'<polyline class="other" points="{points(curve)}"/>' for curve in others]
    parts += [f'<polygon class="band" points="{band}"/><polyline class="own" points="{points(mean)}"/></svg>']
    parts.append(f'<text x="{(left + right) / 2}" y="{bottom + 30}" text-anchor="middle">epoch</text>')
    figure = f'<svg viewBox="0 0 320 200" role="img" aria-label="{escape(title)}">{"".join(parts)}</svg>'
    return f"<figure><figcaption>{escape(title)}</figcaption>{figure}</figure>"
