"""The command line of the maker: which function, where its tables go, and what is said while it is made."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from actfn.activation.registry import registry
from actfn.analysis.undecided import Undecided
from actfn.compute.sources import PACKAGE
from actfn.errors import ActfnError, NoTable, UnknownName
from actfn.formula.tree import of
from actfn.formula.write import text
from actfn.output import files
from actfn.piecewise.header import header
from actfn.piecewise.sixteen_bits import TYPES
from actfn.piecewise.table import make, make_beside_header

DTYPES, OPERATIONS = ("float32", *TYPES), ("value", "grad")


def place(name: str) -> Path:
    """Where the tables of a declared function are: beside its declaration, and beside its header if it has one.

    Raises
    ------
    UnknownName
        If no function of that name is declared.
    """
    found = sorted((PACKAGE / "functions").glob(f"*/{name}.py"))
    if name not in registry or not found:
        known = ", ".join(sorted(registry))
        raise UnknownName(f"no function {name!r} is declared under functions/, there are: {known}", name=name)
    has_header = found[0].with_suffix(".h").is_file()
    return found[0].with_suffix(".cells.h" if has_header else ".tables.h")


def main(argv: Sequence[str]) -> int:
    """Write the tables of a declared function; the exit code is 2 where there is no table for it."""
    parser = argparse.ArgumentParser(prog="python -m actfn.piecewise", description=__doc__)
    parser.add_argument("name", help="a function that is declared under functions/")
    parser.add_argument("-o", "--output", type=Path, help="the file to write; beside the declaration otherwise")
    parser.add_argument(
        "--dtypes",
        nargs="+",
        choices=[*DTYPES, *(f"{dtype}:{operation}" for dtype in DTYPES for operation in OPERATIONS)],
        help="of a function that has a header: the dtypes that cells compute, of both operations or one (default: all)",
    )
    arguments = parser.parse_args(argv)

    def tell(line: str) -> None:
        print(f"  {line}", flush=True)

    try:
        beside = place(arguments.name)
        path = arguments.output or beside
        function = registry[arguments.name]
        if beside.name.endswith(".cells.h"):
            if function.parameters:
                raise NoTable(f"it has parameters, {', '.join(function.parameters)}, and tables are of one x alone")
            dtypes = arguments.dtypes or DTYPES
            tables = [
                make_beside_header(function, order, {d for d in DTYPES if {d, f"{d}:{operation}"} & {*dtypes}}, tell)
                for order, operation in enumerate(OPERATIONS)
            ]
            if not any(table.middle or table.sixteen_bits for table in tables):
                raise NoTable(f"no cells were found for {', '.join(dtypes)}")
        elif arguments.dtypes:
            raise NoTable(f"it has no header, {arguments.name}.h, and so its tables are for all dtypes")
        else:
            tables = [make(function, order, tell) for order in (0, 1, 2)]
    except (ActfnError, Undecided) as mistake:
        print(f"{arguments.name}: {mistake}", file=sys.stderr)
        return 2
    options = f" --dtypes {' '.join(arguments.dtypes)}" if arguments.dtypes else ""
    files.write(path, header(arguments.name, text(of(function)), tables, options))
    print(f"{path} is written")
    return 0
