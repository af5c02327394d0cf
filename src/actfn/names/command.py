"""The command `actfn list`: the functions that can be named, and what they are."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from typing import Any, NamedTuple

from actfn.activation.registry import registry
from actfn.activation.rows import row_functions
from actfn.functions.formulas import FORMULAS
from actfn.names.resolver import remarks


class Listed(NamedTuple):
    """A function as the command shows it; `of` is what it is a function of, a `number` or a `row` of them."""

    name: str
    summary: str
    parameters: dict[str, Any]
    of: str


def tell(given: Iterable[str]) -> None:
    """Print on stderr what must be said of functions under the names that a command was given, where it shows them not.

    Parameters
    ----------
    given : iterable of str
        The words of the command.
    """
    for remark in remarks(given):
        print("actfn: note:", remark, file=sys.stderr)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command `actfn list`."""
    parser.add_argument("--json", action="store_true", help="print data instead")
    parser.add_argument(
        "--all", action="store_true", help="also the common functions that are computed from their formula"
    )


def run(args: argparse.Namespace) -> int:
    """Run the command `actfn list`: print the functions, and return the exit code 0."""
    found = [Listed(name, _first(made.description), dict(made.parameters), "number") for name, made in registry.items()]
    found += [Listed(name, _first(row.body.__doc__), row.parameters, "row") for name, row in row_functions.items()]
    if args.all:
        for name, formula in FORMULAS.items():
            if name not in registry:
                given = {key: float(value) for key, value in formula.parameters.items()}
                found.append(Listed(name, formula.formula, given, "number"))
    if args.json:
        print(json.dumps([one._asdict() for one in found], indent=1, ensure_ascii=False))
        return 0
    width = max(len(one.name) for one in found)
    for one in found:
        said = one.summary.split(":")[0].rstrip(".")
        print(f"{one.name:<{width}}  {said}{' (of a row of numbers)' if one.of == 'row' else ''}")
    return 0


def _first(text: str | None) -> str:
    """The summary of a docstring, in one line."""
    return " ".join((text or "").partition("\n\n")[0].split())
