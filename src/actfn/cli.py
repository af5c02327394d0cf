"""The command line: parse, call, print."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from actfn import __version__
from actfn.activation import Activation, get, registry


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
        _list(args.json)
    elif args.verb == "explain":
        _explain(_with_parameters(get(args.function), rest), args.json)
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
            help="formula, derivative, limits, accuracy and curve of a function",
            epilog="A parameter of the function is an option too: actfn explain elu --alpha 0.5",
        ),
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
    for verb in ("list", "explain", "plot"):
        verbs[verb].add_argument("--json", action="store_true", help="print data instead")
    verbs["explain"].add_argument("function", help="its name, here or in a framework: elu, torch.nn.ELU")
    verbs["plot"].add_argument("functions", nargs="+", metavar="function", help="their names, here or in a framework")
    verbs["plot"].add_argument("--grad", action="store_true", help="the derivatives too, dashed")
    verbs["plot"].add_argument("--low", type=float, default=-5.0, help="least x (default: -5)")
    verbs["plot"].add_argument("--high", type=float, default=5.0, help="greatest x (default: 5)")
    verbs["plot"].add_argument("-o", "--output", type=Path, metavar="FILE.svg", help="default: standard output")
    return parser, verbs


def _with_parameters(activation: Activation, rest: list[str]) -> Activation:
    parser = Parser(prog="actfn explain", add_help=False, usage="")
    for name in activation.parameters:
        spellings = dict.fromkeys((f"--{name}", f"--{name.replace('_', '-')}"))
        parser.add_argument(*spellings, dest=name, type=float, default=argparse.SUPPRESS)
    given, unknown = parser.parse_known_args(rest)
    if unknown:
        allowed = ", ".join(f"--{name}" for name in activation.parameters) or "none"
        if not unknown[0].startswith("-"):
            raise Mistake(f"explain takes one function: {unknown[0]!r} is one too many")
        raise Mistake(f"{activation.name} has no option {unknown[0]!r}; its parameters are: {allowed}")
    return activation.with_defaults(**vars(given)) if vars(given) else activation


def _list(as_json: bool) -> None:
    summaries = {name: (made.__doc__ or "").strip().partition("\n\n")[0] for name, made in registry.items()}
    if as_json:
        found = [{"name": n, "summary": summaries[n], "parameters": registry[n].parameters} for n in registry]
        print(json.dumps(found, indent=1, ensure_ascii=False))
        return
    width = max(map(len, registry))
    for name, summary in summaries.items():
        print(f"{name:<{width}}  {summary.split(':')[0].rstrip('.')}")


def _explain(activation: Activation, as_json: bool) -> None:
    from actfn import explain

    known = explain.facts(activation)
    if as_json:
        print(json.dumps(known, indent=1, ensure_ascii=False))
    else:
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        print(explain.text(activation, known, strong=(lambda s: f"\033[1m{s}\033[0m") if colour else str))


def _plot(args: argparse.Namespace) -> None:
    from actfn import plot

    chosen = [get(name) for name in args.functions]
    drawing = plot.svg(chosen, grad=args.grad, low=args.low, high=args.high)
    if args.output:
        plot.save(args.output, drawing)
    if args.json:
        print(json.dumps(plot.record(plot.curves(chosen, grad=args.grad, low=args.low, high=args.high))))
    elif not args.output:
        print(drawing, end="")
