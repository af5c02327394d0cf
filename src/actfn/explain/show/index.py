"""The index over many functions, each with a small curve and its key facts; and the writing of pages."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from actfn import plot
from actfn.analysis.fact import Fact
from actfn.errors import OutputError
from actfn.explain.collect.gather import by_depth
from actfn.explain.show.page import page, whole
from actfn.explain.show.sections import MEANING, entry, words
from actfn.formula import of
from actfn.names import label
from actfn.output import svg
from actfn.output.files import open_folder, write

KEY = ("range", "monotone", "smoothness", "lipschitz", "dead", "gain")
FOLDER = "actfn-explain"


class Page(NamedTuple):
    """A function, its facts, and the file of its page."""

    activation: Any
    facts: Mapping[str, Fact]
    file: str


def index(pages: Sequence[Page]) -> str:
    """The page that links to the pages of all functions."""
    cards = []
    for one in pages:
        facts = [
            f"<dt>{escape(entry(name).heading)}</dt>"
            f"<dd title='{escape(MEANING[fact.how])}'>{escape(words(name, fact))}</dd>"
            for name in KEY
            if (fact := one.facts.get(name)) is not None
        ]
        cards.append(
            f"<a href='{escape(one.file)}'><h2>{escape(label(one.activation))}</h2>"
            f"<code>{escape(repr(of(one.activation)))}</code>{_curve(one.activation)}<dl>{''.join(facts)}</dl></a>"
        )
    note = (
        "<p>Each fact on these pages follows from the formula, and says how it was established."
        " Solid: the function; dashed: its derivative; from −5 to 5.</p>"
    )
    return whole(
        "Activation functions", f"<h1>Activation functions</h1>{note}<div class='cards'>{''.join(cards)}</div>"
    )


def _curve(activation: Any) -> str:
    """Draw function and derivative as a small picture, over −5 to 5 and −2 to 3, where functions differ most."""
    width, height, low, high = 260, 120, -2.0, 3.0

    def place(x: float, y: float) -> tuple[float, float]:
        up = (min(max(y, low - 1), high + 1) - low) / (high - low)
        return width * (x + 5) / 10, height * (1 - up)

    zero = height * high / (high - low)
    parts = [
        svg.line("rule", (0, zero), (width, zero)),
        svg.line("rule", (width / 2, 0), (width / 2, height)),
    ]
    for line in reversed(plot.curves([activation], grad=True)):
        runs: list[list[tuple[float, float]]] = [[]]
        jumps = np.isnan(line.y)
        near = np.convolve(jumps, [1, 1, 1], "same") > 0  # both ends of a jump; of the rest every sixth is enough
        for i in np.flatnonzero(near | (np.arange(len(line.x)) % 6 == 0) | (line.x == line.x[-1])):
            if jumps[i]:
                runs.append([])
            else:
                runs[-1].append(place(float(line.x[i]), float(line.y[i])))
        parts += [svg.polyline("dashed" if line.grad else "own", run) for run in runs if run]
    return svg.drawing(width, height, parts)


def save(known: Sequence[tuple[Any, Mapping[str, Fact]]], target: str, *, all_of_them: bool = False) -> list[Path]:
    """Write the page of one function, or the pages of all with an index into a folder; return what was written.

    Parameters
    ----------
    known : sequence of (Activation, dict of str to Fact)
        The functions and their facts.
    target : str
        The file, or with `all_of_them` the folder; by default named after the function, or `actfn-explain`.
    all_of_them : bool
        Whether there is an index.

    Raises
    ------
    ValueError
        If it cannot be written there.
    """
    if not all_of_them:
        ((activation, facts),) = known
        path = Path(target or f"{_slug(activation)}.html")
        if path.is_dir():
            raise OutputError(f"{path} is a folder; name a file, such as {path / f'{_slug(activation)}.html'}")
        return [_written(path, page(activation, facts, depth=by_depth(activation, facts)))]
    folder = Path(target or FOLDER)
    open_folder(folder)
    pages: list[Page] = []
    for activation, facts in known:
        slug, taken = _slug(activation), {one.file for one in pages}
        more = next(n for n in itertools.count(1) if f"{slug}{f'-{n}' if n > 1 else ''}.html" not in taken)
        pages.append(Page(activation, facts, f"{slug}{f'-{more}' if more > 1 else ''}.html"))
    made = []
    for one in pages:
        depth = by_depth(one.activation, one.facts)
        made.append(_written(folder / one.file, page(one.activation, one.facts, depth=depth, up="index.html")))
    return [_written(folder / "index.html", index(pages)), *made]


def _slug(activation: Any) -> str:
    return re.sub(r"[^\w.-]+", "-", label(activation)).strip("-") or "function"


def _written(path: Path, text: str) -> Path:
    write(path, text)
    return path
