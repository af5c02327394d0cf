"""The command `actfn explain`: the facts of functions as text, data or pages, and which functions suit a goal."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence

from actfn import explain
from actfn.activation.record import Activation
from actfn.activation.registry import registry
from actfn.errors import ArgumentError, ParameterError
from actfn.explain.advice import advise
from actfn.explain.show.index import save
from actfn.functions.formulas import FORMULAS
from actfn.names import resolve, several
from actfn.names.command import tell
from actfn.output.json_text import to_json


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command `actfn explain`; options it does not know are the function's parameters."""
    parser.add_argument(
        "functions",
        nargs="*",
        metavar="function",
        help="a name, here or in a framework (elu, torch.nn.ELU, elu(alpha=0.5)), or a formula in x; several with --all"
        " and --for",
    )
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--json", action="store_true", help="print data instead")
    instead.add_argument(
        "--html",
        nargs="?",
        const="",
        metavar="FILE",
        help="write a page (default: NAME.html); with --all, into a folder",
    )
    parser.add_argument("--cost", action="store_true", help="measure too what it costs on this machine")
    parser.add_argument(
        "--all", action="store_true", help="every function of the package, the common formulas, and those named"
    )
    parser.add_argument(
        "--for", dest="goal", metavar="GOAL", help="which functions suit, such as binary-output or pinn"
    )
    parser.set_defaults(parameters=[])


def run(args: argparse.Namespace) -> int:
    """Answer `actfn explain`: print or write what is known, and return the exit code 0."""
    chosen = functions(args)
    if args.goal:
        advise.goal(args.goal)  # a mistake in its name, before any work
    known = list(zip(chosen, explain.facts_of_several(chosen, cost=args.cost), strict=True))
    if args.goal:
        tell(args.functions)
        verdicts = advise.advise(args.goal, known)
        shown = advise.record(args.goal, verdicts)
        print(json.dumps(shown, indent=1, ensure_ascii=False) if args.json else advise.text(args.goal, verdicts))
    elif args.html is not None:
        for path in save(known, args.html, all_of_them=args.all):
            print(path)
    elif args.json:
        records = [explain.record(made, facts) for made, facts in known]
        print(to_json({"functions": records} if args.all else records[0]), end="")
    else:
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        strong = (lambda s: f"\033[1m{s}\033[0m") if colour else str
        print("\n\n\n".join(explain.text(made, facts, strong=strong) for made, facts in known))
    return 0


def functions(args: argparse.Namespace) -> list[Activation]:
    """The functions that the arguments name, with --all and --for those that everybody knows before them."""
    if args.all or args.goal:
        if args.parameters:
            raise ArgumentError(f"unrecognized arguments: {' '.join(args.parameters)}; see actfn explain --help")
        common = [resolve(name) for name in (*registry, *(FORMULAS if args.all else ()))]
        return list({repr(made): made for made in [*common, *several(args.functions)]}.values())
    if not args.functions:
        raise ArgumentError("the following arguments are required: function; see actfn explain --help")
    if len(args.functions) > 1:
        raise ArgumentError(
            f"explain takes one function: {args.functions[1]!r} is one too many; see actfn compare, or put a formula in"
            " quotes"
        )
    return [resolve(args.functions[0], parameters(args.parameters))]


def parameters(options: Sequence[str]) -> dict[str, float]:
    """Parameters of a function from options of the command: `--alpha=0.5`, or `--alpha` and `0.5`."""
    given: dict[str, float] = {}
    left = list(options)
    while left:
        option, _, value = left.pop(0).partition("=")
        key = option.removeprefix("--").replace("-", "_")
        if not option.startswith("--") or not key.isidentifier():
            raise ArgumentError(f"explain takes one function: {option!r} is one too many; put a formula in quotes")
        value = value or (left.pop(0) if left else "")
        try:
            given[key] = float(value)
        except ValueError:
            raise ParameterError(f"{option} is {value!r}, allowed is a number") from None
    return given
