"""The command line: parse, call, print."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from actfn import __version__
from actfn.activation.registry import registry
from actfn.formula.parse import FormulaError
from actfn.names import activation, several


class Mistake(Exception):
    """The user's, to be told in one line."""


class Parser(argparse.ArgumentParser):
    """argparse, with errors of one line."""

    def error(self, message: str) -> NoReturn:
        raise Mistake(f"{message}; see {self.prog} --help")


def main(argv: Sequence[str] | None = None) -> int:
    """Run `actfn` with these arguments, those of the process by default; return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal without Unicode shows ?, not a traceback
    try:
        code = _run(list(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
        return code
    except FormulaError as mistake:  # of several lines: the caret stands under the place
        print("actfn: error:", mistake, file=sys.stderr)
        return 2
    except (Mistake, ValueError, ImportError) as mistake:
        print("actfn: error:", " ".join(str(mistake).split()), file=sys.stderr)
        return 2
    except SystemExit as stop:  # --help, --version
        return int(stop.code or 0)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader has seen enough; nothing more can be written, not even at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _run(argv: list[str]) -> int:
    parser, verbs = _parser()
    if argv[:1] == ["choose"]:
        from actfn import choose  # only now: it needs the lab

        choose.add_arguments(verbs["choose"])
    if argv[:1] == ["audit"]:
        from actfn.audit import command  # only now: it needs the lab

        command.add_arguments(verbs["audit"])
    args, rest = parser.parse_known_args(argv)
    if rest and args.verb is None:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    if rest and args.verb != "explain":
        verbs[args.verb].error(f"unrecognized arguments: {' '.join(rest)}")
    if args.verb is None:
        parser.print_help()
    elif args.verb == "choose":
        return choose.run(args)
    elif args.verb == "audit":
        return command.run(args)
    elif args.verb == "list":
        _list(args.json, args.all)
    elif args.verb == "explain":
        _explain(args, rest)
    elif args.verb == "compare":
        _compare(args)
    else:
        _plot(args)
    return 0


def _parser() -> tuple[Parser, dict[str, Parser]]:
    parser = Parser(prog="actfn", description="Computes, explains, audits and helps choose activation functions.")
    parser.add_argument("--version", action="version", version=f"actfn {__version__}")
    group = parser.add_subparsers(dest="verb", metavar="VERB")
    verbs = {
        "list": group.add_parser("list", help="the functions and what they are"),
        "explain": group.add_parser(
            "explain",
            help="what follows from a function's formula, and how each fact was established",
            description="Says what follows from a function's formula, each fact with how it was established; with"
            " --for, which functions suit a goal, and which fact speaks against the others.",
            epilog="A parameter of the function is an option too: actfn explain elu --alpha 0.5",
            allow_abbrev=False,  # --a may be a parameter
        ),
        "compare": group.add_parser("compare", help="facts of several functions side by side"),
        "plot": group.add_parser("plot", help="curves of functions as SVG"),
        "audit": group.add_parser(
            "audit",
            help="how accurate any implementation is, value and gradient, over every input",
            description="Compares implementations of activation functions with the truth, from their formulas: errors"
            " in units in the last place, and all else that is wrong, by name.",
        ),
        "choose": group.add_parser(
            "choose",
            help="which function suits your data: networks trained and compared",
            description="Trains a small network with each function on your data, several times each, prints which does "
            "best and how surely, and writes results.json and report.html into the output folder.",
        ),
    }
    for verb in ("list", "explain", "compare", "plot"):
        verbs[verb].add_argument("--json", action="store_true", help="print data instead")
    what = "a name, here or in a framework (elu, torch.nn.ELU, elu(alpha=0.5)), or a formula in x"
    verbs["list"].add_argument(
        "--all", action="store_true", help="common functions too that explain, compare and plot know"
    )
    explain = verbs["explain"]
    explain.add_argument("functions", nargs="*", metavar="function", help=f"{what}; several with --all and --for")
    explain.add_argument(
        "--html",
        nargs="?",
        const="",
        metavar="FILE",
        help="write a page (default: NAME.html); with --all, into a folder",
    )
    explain.add_argument("--cost", action="store_true", help="measure too what it costs on this machine")
    explain.add_argument("--all", action="store_true", help="every function of the package, and those named")
    explain.add_argument(
        "--for", dest="goal", metavar="GOAL", help="which functions suit, such as binary-output or pinn"
    )
    verbs["compare"].add_argument("functions", nargs="+", metavar="function", help=what)
    verbs["compare"].add_argument("--markdown", action="store_true", help="print a table in Markdown instead")
    verbs["compare"].add_argument("--facts", metavar="NAMES", help="these facts alone, such as range,smoothness,gain")
    verbs["compare"].add_argument("--cost", action="store_true", help="measure too what each costs on this machine")
    verbs["plot"].add_argument("functions", nargs="+", metavar="function", help=what)
    verbs["plot"].add_argument("--grad", action="store_true", help="the derivatives too, dashed")
    verbs["plot"].add_argument("--low", type=float, default=-5.0, help="least x (default: -5)")
    verbs["plot"].add_argument("--high", type=float, default=5.0, help="greatest x (default: 5)")
    verbs["plot"].add_argument("-o", "--output", type=Path, metavar="FILE.svg", help="default: standard output")
    return parser, verbs


def _list(as_json: bool, whole: bool) -> None:
    from actfn.functions.formulas import FORMULAS

    summaries = {name: made.description.partition("\n\n")[0] for name, made in registry.items()}
    parameters = {name: dict(made.parameters) for name, made in registry.items()}
    for name, (formula, defaults) in FORMULAS.items() if whole else ():
        summaries[name], parameters[name] = formula, {key: float(value) for key, value in defaults.items()}
    if as_json:
        found = [{"name": n, "summary": summaries[n], "parameters": parameters[n]} for n in summaries]
        print(json.dumps(found, indent=1, ensure_ascii=False))
        return
    width = max(map(len, summaries))
    for name, summary in summaries.items():
        print(f"{name:<{width}}  {summary.split(':')[0].rstrip('.')}")


def _explain(args: argparse.Namespace, rest: list[str]) -> None:
    from actfn import explain
    from actfn.output.files import to_json

    if args.all or args.goal:
        if rest:
            raise Mistake(f"unrecognized arguments: {' '.join(rest)}; see actfn explain --help")
        chosen = list({made.name: made for made in [*registry.values(), *several(args.functions)]}.values())
    elif not args.functions:
        raise Mistake("the following arguments are required: function; see actfn explain --help")
    elif len(args.functions) > 1:
        raise Mistake(f"explain takes one function: {args.functions[1]!r} is one too many; see actfn compare")
    else:
        chosen = [activation(args.functions[0], rest)]
    if args.goal:
        from actfn.explain.advice import advise as advice

        advice.goal(args.goal)  # a mistake in its name, before any work
    known = [(made, explain.facts(made, cost=True) if args.cost else made.facts) for made in chosen]
    if args.goal:
        _advise(args, known)
    elif args.html is not None:
        from actfn.explain.show.index import save

        for path in save(known, args.html, all_of_them=args.all):
            print(path)
    elif args.json:
        records = [explain.record(made, facts) for made, facts in known]
        print(to_json({"functions": records} if args.all else records[0]), end="")
    else:
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        strong = (lambda s: f"\033[1m{s}\033[0m") if colour else str
        print("\n\n\n".join(explain.text(made, facts, strong=strong) for made, facts in known))


def _advise(args: argparse.Namespace, known: Sequence[Any]) -> None:
    from actfn.explain.advice import advise as advice

    verdicts = advice.advise(args.goal, known)
    if args.json:
        print(json.dumps(advice.record(args.goal, verdicts), indent=1, ensure_ascii=False))
    else:
        print(advice.text(args.goal, verdicts))


def _compare(args: argparse.Namespace) -> None:
    from actfn import explain
    from actfn.explain.show import compare
    from actfn.output.files import to_json

    chosen = several(args.functions)
    known: compare.Functions = [(made, explain.facts(made, cost=True) if args.cost else made.facts) for made in chosen]
    if args.facts:
        known = compare.only(known, args.facts.split(","))
    elif not args.json:
        known = compare.overview(known)
    if args.json:
        print(to_json(compare.record(known)), end="")
    else:
        width = shutil.get_terminal_size().columns
        print(compare.markdown(known) if args.markdown else compare.text(known, width=width))


def _plot(args: argparse.Namespace) -> None:
    from actfn import plot

    chosen = several(args.functions)
    drawing = plot.svg(chosen, grad=args.grad, low=args.low, high=args.high)
    if args.output:
        plot.save(args.output, drawing)
    if args.json:
        print(json.dumps(plot.record(plot.curves(chosen, grad=args.grad, low=args.low, high=args.high))))
    elif not args.output:
        print(drawing, end="")
