"""The command `actfn compare`: facts of several functions side by side."""

from __future__ import annotations

import argparse
import shutil

from actfn import explain
from actfn.explain.show import compare
from actfn.names import several
from actfn.names.command import tell
from actfn.output.json_text import to_json


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command `actfn compare`."""
    parser.add_argument("functions", nargs="+", metavar="function", help="a name, elu(alpha=0.5), or a formula in x")
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--json", action="store_true", help="print data instead")
    instead.add_argument("--markdown", action="store_true", help="print a table in Markdown instead")
    parser.add_argument("--facts", metavar="NAMES", help="these facts alone, such as range,smoothness,gain")
    parser.add_argument("--cost", action="store_true", help="measure too what each costs on this machine")


def run(args: argparse.Namespace) -> int:
    """Answer `actfn compare`: print the table, and return the exit code 0."""
    chosen = several(args.functions)
    tell(args.functions)
    known: compare.Functions = list(zip(chosen, explain.facts_of_several(chosen, cost=args.cost), strict=True))
    if args.facts is not None:
        known = compare.only(known, args.facts.split(","))
    elif not args.json:
        known = compare.overview(known)
    if args.json:
        print(to_json(compare.record(known)), end="")
    else:
        width = shutil.get_terminal_size().columns
        print(compare.markdown(known) if args.markdown else compare.text(known, width=width))
    return 0
