"""A curve in braille characters, each two dots wide and four high."""

from __future__ import annotations

from typing import Any

import numpy as np

from actfn.names import resolve
from actfn.output.axis import number
from actfn.plot.curves import curves, drawable, span


def text(activation: Any, width: int = 64, height: int = 14, *, low: float = -5, high: float = 5) -> str:
    """Draw the curve of one activation in braille characters, with axes, `width` columns by `height` rows.

    Parameters
    ----------
    activation : str, Activation or object of a framework
        What to draw, as for `actfn.get`.
    width, height : int
        In columns and rows.
    low, high : float
        Between which x.

    Returns
    -------
    str
        Lines of text.
    """
    activation = resolve(activation)
    line = curves([activation], low=low, high=high)[0]
    bottom, top = span([line])
    marks = [number(y) for y in (top, 0.0, bottom)]
    shown = line.y[np.isfinite(line.y)]
    greatest, least = (float(shown.max()), float(shown.min())) if len(shown) else (top, bottom)
    marks[0], marks[2] = (f"{y:.3g}".replace("-", "−") for y in (greatest, least))
    margin = max(map(len, marks)) + 1
    columns, rows = width - margin, height - 1
    dots = np.zeros((4 * rows, 2 * columns), bool)
    sample = np.linspace(low, high, 2 * columns)
    y = (top - drawable(activation(sample))) / (top - bottom) * (4 * rows - 1)
    for i, here in enumerate(y):
        if not 0 <= here <= 4 * rows - 1:  # beyond the largest number that is drawn
            continue
        near = y[i - 1] if i and np.isfinite(y[i - 1]) else here
        start, stop = sorted((round(float(here)), round(float((here + near) / 2))))
        dots[start : stop + 1, i] = True
    zero_row = round(top / (top - bottom) * (4 * rows - 1)) // 4 if bottom < 0 < top else -1
    zero_column = round(-low / (high - low) * (2 * columns - 1)) // 2 if low < 0 < high else -1
    bits = ((0, 0, 1), (1, 0, 2), (2, 0, 4), (0, 1, 8), (1, 1, 16), (2, 1, 32), (3, 0, 64), (3, 1, 128))
    names = {_row(y, top, bottom, rows): mark for y, mark in ((greatest, marks[0]), (least, marks[2]))}
    if zero_row >= 0:
        names[zero_row] = "0"
    out = []
    for r in range(rows):
        cells = ""
        for c in range(columns):
            code = sum(bit for dy, dx, bit in bits if dots[4 * r + dy, 2 * c + dx])
            bare = {(True, True): "┼", (True, False): "─", (False, True): "│"}.get((r == zero_row, c == zero_column))
            cells += chr(0x2800 + code) if code else bare or " "
        out.append(f"{names.get(r, ''):>{margin - 1}} {cells}".rstrip())
    ends = number(low), number(high)
    foot = ends[0] + " " * (columns - len(ends[0]) - len(ends[1])) + ends[1]
    if zero_column >= 0:
        foot = foot[:zero_column] + "0" + foot[zero_column + 1 :]
    return "\n".join([*out, " " * margin + foot])


def _row(value: float, top: float, bottom: float, rows: int) -> int:
    return round(float((top - value) / (top - bottom) * (4 * rows - 1))) // 4
