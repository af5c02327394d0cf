"""Writes docs/functions.md: one row for each function, from the declarations.

python docs/functions.py    a test compares the page with what it makes
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import actfn
from actfn.activation.rows import row_functions
from actfn.formula import of
from actfn.functions.formulas import FORMULAS
from actfn.names.label import written

PAGE = Path(__file__).with_suffix(".md")
HEAD = """# The functions

`python docs/functions.py` makes this page. The errors are the largest that are promised at the default parameters, of
value and derivative, in units in the last place; float16 and bfloat16 are correctly rounded. What was measured, and how
others do: [accuracy.md](accuracy.md). More of one, such as proofs, moments and curves: `actfn explain NAME
--html`; what it is called elsewhere: `actfn translate NAME`.

## Of one number

"""


def table(head: Iterable[str], body: Iterable[Iterable[str]]) -> str:
    """Write a table of Markdown from its head and its rows."""
    rows = [list(head), *map(list, body)]
    rows.insert(1, ["---"] * len(rows[0]))
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows) + "\n"


def summary(text: str) -> str:
    """What a docstring says before its first colon or full stop."""
    return text.partition("\n\n")[0].replace("\n", " ").partition(":")[0].partition(". ")[0].rstrip(".")


def page() -> str:
    """Write the whole page from what is declared now."""
    kernels = (
        (
            f"`{name}`",
            summary(f.description),
            f"`{of(f)!r}`",
            ", ".join(f"{key} = {written(value)}" for key, value in f.parameters.items()),
            *(", ".join(f"{bound:g}" for bound in f.promise[dtype]) for dtype in ("float32", "float64")),
        )
        for name, f in sorted(actfn.registry.items())
    )
    formulas = (
        (f"`{name}`", f"`{made.formula}`", ", ".join(f"{key} = {value}" for key, value in made.parameters.items()))
        for name, made in sorted(FORMULAS.items())
    )
    rows = (
        (f"`{name}`", summary(f.body.__doc__ or ""), f"{f.measured['float32']:g}", f"{f.measured['float64']:g}")
        for name, f in sorted(row_functions.items())
    )
    return (
        HEAD
        + table(("", "", "formula", "parameters", "float32", "float64"), kernels)
        + "\nComputed from their formulas, as `actfn.define` computes one of your own:\n\n"
        + table(("", "formula", "parameters"), formulas)
        + "\n## Of a row of numbers\n\nWith the largest errors that were met, in units in the last place.\n\n"
        + table(("", "", "float32", "float64"), rows)
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE)
