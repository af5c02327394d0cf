"""The command line of the maker: which function, where its tables go, and what is said while it is made."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from actfn.activation.registry import registry
from actfn.analysis.undecided import Undecided
from actfn.compute.sources import PACKAGE
from actfn.errors import ActfnError, UnknownName
from actfn.formula.tree import of
from actfn.formula.write import text
from actfn.output import files
from actfn.piecewise.header import header
from actfn.piecewise.table import make


def place(name: str) -> Path:
    """Where the tables of a declared function are: beside its declaration.

    Raises
    ------
    UnknownName
        If no function of that name is declared.
    """
    found = sorted((PACKAGE / "functions").glob(f"*/{name}.py"))
    if name not in registry or not found:
        known = ", ".join(sorted(registry))
        raise UnknownName(f"no function {name!r} is declared under functions/, there are: {known}", name=name)
    return found[0].with_suffix(".tables.h")


def main(argv: Sequence[str]) -> int:
    """Write the tables of a declared function; the exit code is 2 where there is no table for it."""
    parser = argparse.ArgumentParser(prog="python -m actfn.piecewise", description=__doc__)
    parser.add_argument("name", help="a function that is declared under functions/")
    parser.add_argument("-o", "--output", type=Path, help="the file to write; beside the declaration otherwise")
    arguments = parser.parse_args(argv)
    try:
        beside = place(arguments.name)
        path = arguments.output or beside
        function = registry[arguments.name]
        tables = [make(function, order, lambda line: print(f"  {line}", flush=True)) for order in (0, 1, 2)]
    except (ActfnError, Undecided) as mistake:
        print(f"{arguments.name}: {mistake}", file=sys.stderr)
        return 2
    files.write(path, header(arguments.name, text(of(function)), tables))
    print(f"{path} is written")
    return 0
