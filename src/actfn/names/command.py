"""The command `actfn list`: the functions that can be named, and what they are."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable

from actfn.activation.registry import registry
from actfn.functions.formulas import FORMULAS
from actfn.names.resolver import remarks


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
    summaries = {name: made.description.partition("\n\n")[0] for name, made in registry.items()}
    parameters = {name: dict(made.parameters) for name, made in registry.items()}
    if args.all:
        for name in FORMULAS.keys() - registry.keys():
            summaries[name] = FORMULAS[name].formula
            parameters[name] = {key: float(value) for key, value in FORMULAS[name].parameters.items()}
    summaries = {name: summaries[name] for name in [*registry, *FORMULAS] if name in summaries}
    if args.json:
        found = [{"name": n, "summary": summaries[n], "parameters": parameters[n]} for n in summaries]
        print(json.dumps(found, indent=1, ensure_ascii=False))
        return 0
    width = max(map(len, summaries))
    for name, summary in summaries.items():
        print(f"{name:<{width}}  {summary.split(':')[0].rstrip('.')}")
    return 0
