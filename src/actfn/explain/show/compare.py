"""Functions side by side: a row for each fact, a column for each function."""

from __future__ import annotations

import difflib
import math
import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from actfn.analysis.fact import Fact
from actfn.errors import UnknownName
from actfn.explain.collect.gather import record as record_of
from actfn.explain.show.sections import ENTRIES, MARKS, MEANING, entry, words
from actfn.explain.show.wording import HARD
from actfn.formula import of
from actfn.names import label

Functions = Sequence[tuple[Any, Mapping[str, Fact]]]
# Long, or said by others: the card has them.
LEFT_OUT = frozenset(
    (
        "second_derivative",
        "parameter_domain",
        "domain",
        "asymptotes",
        "kinks",
        "bounded",
        "minima",
        "maxima",
        "inflections",
        "slope",
        "variance",
        "square",
        "promise",
        "paper",
        "names",
        "edge_of_chaos",
        "propagation_variance",
        "propagation_variance_slope",
        "propagation_variance_depth",
        "propagation_correlation",
        "propagation_correlation_depth",
    )
)
HEAD, LEAST = 16, 14  # columns of the terminal for the headings; the least for a function


def only(functions: Functions, names: Sequence[str]) -> Functions:
    """Select the facts of these names from those of each function.

    Raises
    ------
    ValueError
        If none of them has a fact of such a name.
    """
    present = dict.fromkeys(name for _, known in functions for name in known)
    for name in names:
        if name not in present:
            near = difflib.get_close_matches(name, present, n=3, cutoff=0.5)
            allowed = f"the nearest are: {', '.join(near)}" if near else f"all are: {', '.join(present)}"
            raise UnknownName(f"no fact is called {name!r}; {allowed}")
    return [(made, {name: known[name] for name in names if name in known}) for made, known in functions]


def overview(functions: Functions) -> Functions:
    """The functions with the facts that a first look wants."""
    return [(made, {n: fact for n, fact in known.items() if n not in LEFT_OUT}) for made, known in functions]


def rows(functions: Functions) -> list[tuple[str, list[str]]]:
    """Heading and cells of each row; a fact of which nothing was established of any is left out."""
    made = [("f", [repr(of(activation)) for activation, _ in functions])]
    names = dict.fromkeys([*ENTRIES, *(name for _, known in functions for name in known)])
    for name in names:
        facts = [known.get(name) for _, known in functions]
        if any(fact is not None and fact.value is not None for fact in facts):
            made.append((entry(name).heading, [_cell(name, fact) for fact in facts]))
    return made


def _cell(name: str, fact: Fact | None) -> str:
    if fact is None:
        return "–"  # this fact is none of such a function
    return "?" if fact.value is None else f"{words(name, fact)}{HARD}{MARKS[fact.how]}"


def text(functions: Functions, *, width: int = 80) -> str:
    """The table for a terminal; of more functions than fit, in several tables below each other. No name is broken."""
    least = max(LEAST, *(len(a.name) for a, _ in functions))
    most = max((width - HEAD) // (least + 2), 1)
    tables = math.ceil(len(functions) / most)
    size = math.ceil(len(functions) / tables)  # tables of about the same width
    parts = [_table(functions[i : i + size], width) for i in range(0, len(functions), size)]
    legend = "   ".join(f"{MARKS[how]} {MEANING[how]}" for how in _used(functions))
    return "\n\n".join([*parts, "\n".join(textwrap.wrap(legend, width))])


class _Wrapper(textwrap.TextWrapper):
    """Lines may end after an operator of a formula too."""

    wordsep_simple_re = re.compile(r"([\t\n ]+|(?<=[*/(])(?=[^\s*]))")


def _table(functions: Functions, width: int) -> str:
    column = (width - HEAD) // len(functions) - 2
    lines = []
    for heading, cells in [("", [label(a) for a, _ in functions]), *rows(functions)]:
        wrapped = [_Wrapper(column, break_on_hyphens=False).wrap(cell) or [""] for cell in cells]
        head = textwrap.wrap(heading, HEAD - 2) or [""]
        for i in range(max(map(len, [head, *wrapped]))):
            left = head[i] if i < len(head) else ""
            row = (cell[i] if i < len(cell) else "" for cell in wrapped)
            lines.append(f"{left:<{HEAD}}{'  '.join(f'{part:<{column}}' for part in row)}".rstrip())
    return "\n".join(lines)


def _used(functions: Functions) -> list[str]:
    found = {fact.how for _, known in functions for fact in known.values()}
    return [how for how in MARKS if how in found]


def markdown(functions: Functions) -> str:
    """Write the comparison as a Markdown table, as the README has it."""
    head = ["", *(f"`{label(a)}`" for a, _ in functions)]
    body = [[heading, *cells] for heading, cells in rows(functions)]
    lines = [head, ["---"] * len(head), *([_escaped(cell) for cell in row] for row in body)]
    legend = ", ".join(f"{MARKS[how]} {MEANING[how]}" for how in _used(functions))
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + f"\n\n{legend}\n"


def _escaped(cell: str) -> str:
    return cell.replace("|", r"\|").replace("*", r"\*").replace("_", r"\_")


def record(functions: Functions) -> dict[str, Any]:
    """The records of all, as plain data fit for JSON."""
    return {"functions": [record_of(activation, known) for activation, known in functions]}
