"""Curves as SVG: one self-contained element, light and dark, labelled at the curves' ends."""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from actfn.names import several
from actfn.plot.curves import curves, label, number, span, ticks

# Okabe and Ito's colours, told apart by colour-blind readers; each darker on white and lighter on black where needed.
LIGHT = ("#0072b2", "#d55e00", "#00795a", "#a8487f", "#8a6a00", "#2b7fb0", "#555555")
DARK = ("#56b4e9", "#ff9249", "#2fc79a", "#e398c3", "#e6b800", "#9fd3f2", "#bbbbbb")


def svg(
    activations: Sequence[Any],
    *,
    grad: bool = False,
    low: float = -5,
    high: float = 5,
    width: int = 720,
    height: int = 440,
) -> str:
    """The curves of activations as one SVG element, labelled at their right ends.

    Parameters
    ----------
    activations : sequence of str, Activation or object of a framework
        What to draw, solid, as for `actfn.get`.
    grad : bool
        Draw the derivatives too, dashed.
    low, high : float
        The range of x.
    width, height : int
        In pixels; the drawing scales with its container.

    Raises
    ------
    ValueError
        If there is nothing to draw, or the range is empty.
    """
    if not activations:
        raise ValueError("nothing to plot: name at least one activation")
    activations = several(activations)
    lines = curves(activations, grad=grad, low=low, high=high)
    bottom, top = span(lines)
    left, right, upper, lower = 46, 26 + 7.2 * max(len(line.label) for line in lines), 16, 30
    across, up = (width - left - right) / (high - low), (height - upper - lower) / (top - bottom)

    def px(x: Any) -> Any:
        return left + (x - low) * across

    def py(y: Any) -> Any:
        return upper + (top - y) * up

    marks, end = [], px(high)
    for tick in ticks(low, high):
        kind = "axis" if tick == 0 else "grid"
        marks.append(f'<path class="{kind}" d="M{px(tick):.1f} {upper}V{py(bottom):.1f}"/>')
        marks.append(f'<text x="{px(tick):.1f}" y="{height - 10}" text-anchor="middle">{number(tick)}</text>')
    for tick in ticks(bottom, top):
        kind = "axis" if tick == 0 else "grid"
        marks.append(f'<path class="{kind}" d="M{left} {py(tick):.1f}H{end:.1f}"/>')
        marks.append(f'<text x="{left - 8}" y="{py(tick) + 4:.1f}" text-anchor="end">{number(tick)}</text>')
    for line in lines:
        style = f"c{line.colour % len(LIGHT)}" + (" grad" if line.grad else "")
        marks.append(f'<path class="curve {style}" d="{_path(px(line.x), py(line.y))}"><title>{escape(line.label)}')
        marks.append("</title></path>")
    places = _apart([py(line.y[-1]) for line in lines], 15, upper + 4, height - lower)
    for line, y in zip(lines, places, strict=True):
        style = f"c{line.colour % len(LIGHT)}"
        marks.append(f'<path class="lead {style}" d="M{end:.1f} {py(line.y[-1]):.1f}L{end + 12:.1f} {y:.1f}"/>')
        marks.append(f'<text class="{style}" x="{end + 16:.1f}" y="{y + 4:.1f}">{escape(line.label)}</text>')
    title = escape("Curves of " + ", ".join(label(a) for a in activations))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="actfn-plot" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" style="max-width:100%;height:auto" role="img" aria-label="{title}">\n'
        f"<style>{_style()}</style>\n" + f'<rect class="paper" width="{width}" height="{height}"/>\n'
        "" + "\n".join(marks) + "\n</svg>\n"
    )


def _style() -> str:
    def colours(ink: str, soft: str, paper: str, grid: str, palette: Sequence[str]) -> str:
        rules = [f".actfn-plot .paper{{fill:{paper}}}", f".actfn-plot text{{fill:{soft}}}"]
        rules += [f".actfn-plot .grid{{stroke:{grid}}}", f".actfn-plot .axis{{stroke:{ink}}}"]
        rules += [
            f".actfn-plot path.c{i}{{stroke:{c}}}.actfn-plot text.c{i}{{fill:{c}}}" for i, c in enumerate(palette)
        ]
        return "".join(rules)

    return (
        ".actfn-plot{font:13px system-ui,sans-serif}.actfn-plot path{fill:none;stroke-width:1}"
        ".actfn-plot .curve{stroke-width:2.2;stroke-linejoin:round}.actfn-plot .grad{stroke-dasharray:6 4}"
        + colours("#6b7280", "#4b5563", "#ffffff", "#e5e7eb", LIGHT)
        + f"@media (prefers-color-scheme:dark){{{colours('#8b949e', '#b6bfc9', '#14171a', '#2b3138', DARK)}}}"
    )


def _path(x: NDArray[np.float64], y: NDArray[np.float64]) -> str:
    parts, pen = [], "M"
    for at, value in zip(x.tolist(), y.tolist(), strict=True):
        parts.append(f"{pen}{at:.2f} {value:.2f}" if math.isfinite(value) else "")
        pen = "L" if math.isfinite(value) else "M"
    return "".join(parts)


def _apart(places: Sequence[float], gap: float, top: float, bottom: float) -> list[float]:
    """Labels moved apart, as little as it takes to keep them from overlapping, in their order."""
    order = sorted(range(len(places)), key=lambda i: places[i])
    moved = dict.fromkeys(order, 0.0)
    at = top - gap
    for i in order:
        at = moved[i] = max(places[i], at + gap)
    at = bottom + gap
    for i in reversed(order):
        at = moved[i] = min(moved[i], at - gap)
    return [moved[i] for i in range(len(places))]


def save(path: Path, drawing: str) -> None:
    """Write an SVG file whole or not at all: under a temporary name first, then renamed.

    Raises
    ------
    ValueError
        If the name does not end in .svg, or the file cannot be written.
    """
    if path.suffix.lower() != ".svg":
        raise ValueError(f"{path} does not say a format that can be written, allowed is: .svg")
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_text(drawing, encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise ValueError(f"{path} cannot be written: {error.strerror}") from None
