"""Curves as SVG: one self-contained element, light and dark, labelled at the curves' ends."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from actfn.errors import ArgumentError, OutputError
from actfn.names import label, several
from actfn.output import files
from actfn.output import svg as mark
from actfn.output.axis import apart, number, ticks
from actfn.plot.curves import curves, span

# Okabe and Ito's colours, told apart by colour-blind readers; each darker on white and lighter on black where needed.
LIGHT = ("#0072b2", "#d55e00", "#00795a", "#a8487f", "#8a6a00", "#6a3d9a", "#555555", "#5c7a12")
DARK = ("#56b4e9", "#ff9249", "#2fc79a", "#e398c3", "#e6b800", "#b79ae8", "#bbbbbb", "#a9c95a")


def svg(
    activations: Sequence[Any],
    *,
    grad: bool = False,
    low: float = -5,
    high: float = 5,
    width: int = 720,
    height: int = 440,
) -> str:
    """Draw the curves of activations as one SVG element, labelled at their right ends.

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

    Returns
    -------
    str
        The element.

    Raises
    ------
    ValueError
        If there is nothing to draw, or the range is empty.
    """
    if not activations:
        raise ArgumentError("nothing to plot: name at least one activation")
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
    for tick in ticks(low, high, 10):
        marks.append(mark.path("axis" if tick == 0 else "grid", f"M{px(tick):.1f} {upper}V{py(bottom):.1f}"))
        marks.append(mark.text(px(tick), height - 10, number(tick)))
    for tick in ticks(bottom, top, 10):
        marks.append(mark.path("axis" if tick == 0 else "grid", f"M{left} {py(tick):.1f}H{end:.1f}"))
        marks.append(mark.text(left - 8, py(tick) + 4, number(tick), anchor="end"))
    for line in lines:
        kind = f"curve c{line.colour % len(LIGHT)}" + (" grad" if line.grad else "")
        marks.append(mark.path(kind, _path(px(line.x), py(line.y)), title=line.label))
    last = [py(next((y for y in line.y[::-1].tolist() if math.isfinite(y)), 0.0)) for line in lines]
    places = apart(last, 15, upper + 4, height - lower)
    for line, here, y in zip(lines, last, places, strict=True):
        kind = f"c{line.colour % len(LIGHT)}"
        marks.append(mark.path(f"lead {kind}", f"M{end:.1f} {here:.1f}L{end + 12:.1f} {y:.1f}"))
        marks.append(mark.text(end + 16, y + 4, escape(line.label), anchor=None, kind=kind))
    title = "Curves of " + ", ".join(label(a) for a in activations)
    return mark.document(width, height, marks, title=title, style=_style(), kind="actfn-plot") + "\n"


def curve_card(activation: Any) -> str:
    """Draw the curve and the derivative of one activation as SVG, at the size of a notebook's card.

    Parameters
    ----------
    activation : Activation
        The function.

    Returns
    -------
    str
        An SVG element.
    """
    return svg([activation], grad=True, width=560, height=320)


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


def save(path: Path, drawing: str) -> None:
    """Write an SVG file whole or not at all: under a temporary name first, then renamed.

    Parameters
    ----------
    path : Path
        A name that ends in .svg.
    drawing : str
        An SVG element.

    Raises
    ------
    ValueError
        If the name does not end in .svg, or the file cannot be written.
    """
    if path.suffix.lower() != ".svg":
        raise OutputError(f"{path} does not say a format that can be written, allowed is: .svg")
    files.write(path, drawing)
