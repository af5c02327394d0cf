"""The command line: finds the verb, hands over to its command module, and tells a user's mistake in one line.

A mistake of the user is an `ActfnError`, and exits with 2. Everything else that is raised is a fault of actfn: it is
not caught here, so that Python shows its traceback and exits with 1.
"""

from __future__ import annotations

import argparse
import importlib
import os
import re
import select
import sys
import traceback
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, NoReturn

from actfn import __version__, compute
from actfn.errors import ActfnError, ArgumentError, FormulaError
from actfn.output import log
from actfn.output.argument import number, whole_number


class Verb(NamedTuple):
    """A verb of the command line: the module that declares its arguments and answers it, and what --help says."""

    module: str
    help: str
    more: Mapping[str, Any] = {}


VERBS = {
    "list": Verb(
        "actfn.names.command",
        "the functions and what they are",
        {"description": "Lists the functions of the package, each with what it is."},
    ),
    "translate": Verb(
        "actfn.names.translation",
        "the call that is the same function in another framework",
        {
            "description": "Writes the call of a function in PyTorch, JAX, Keras, TensorFlow, ONNX or NumPy, and says"
            " where defaults differ there; each call is read back and is the function that was asked for."
        },
    ),
    "explain": Verb(
        "actfn.explain.command",
        "what follows from a function's formula, and how each fact was established",
        {
            "description": "Says what follows from a function's formula, each fact with how it was established; with"
            " --for, which functions suit a goal, and which fact speaks against the others.",
            "epilog": "A parameter of the function is an option too: actfn explain elu --alpha 0.5",
            "allow_abbrev": False,  # --a may be a parameter
        },
    ),
    "compare": Verb(
        "actfn.explain.compare_command",
        "facts of several functions side by side",
        {"description": "Prints a table of what follows from the formulas of several functions, a column for each."},
    ),
    "plot": Verb(
        "actfn.plot.command",
        "curves of functions as SVG",
        {"description": "Draws the curves of functions in one picture, an SVG that pages can hold."},
    ),
    "audit": Verb(
        "actfn.audit.command",
        "how accurate any implementation is, value and gradient, over every input",
        {
            "description": "Compares implementations of activation functions with the truth, from their formulas:"
            " errors in units in the last place, and all else that is wrong, by name."
        },
    ),
    "identify": Verb(
        "actfn.identification.command",
        "which function a callable, a file or a table of numbers is",
        {
            "description": "Computes the target at some 650 numbers, or reads a table of x and y, and says which"
            " function gives the same, with its parameters fitted, and what else would fit; if none does, the nearest."
        },
    ),
    "choose": Verb(
        "actfn.choose.command",
        "which function suits your data: networks trained and compared",
        {
            "description": "Trains a small network with each function on your data, several times each, prints which"
            " does best and how surely, and writes results.json and report.html into the output folder."
        },
    ),
}


class Help(argparse.HelpFormatter):
    """The layout of --help, in which the longest verb has what is said of it beside it, not below."""

    def add_argument(self, action: argparse.Action) -> None:
        """Count the verbs' indentation, which argparse leaves out, for the width of the first column."""
        super().add_argument(action)
        if action.choices and not action.option_strings:
            self._action_max_length = max(self._action_max_length, *(len(str(verb)) + 4 for verb in action.choices))


class Parser(argparse.ArgumentParser):
    """An argparse parser whose errors are raised as mistakes of the user, to be told in one line.

    A negative number may follow its option however it is written, as in `--low -1e3`; argparse itself takes those
    with an exponent for options.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"formatter_class": Help, **options})
        self._negative_number_matcher = re.compile(
            r"-((\d+\.?\d*|\.\d+)(e[-+]?\d+)?|inf|nan)$", re.IGNORECASE | re.ASCII
        )
        self.register("type", int, whole_number)
        self.register("type", float, number)

    def error(self, message: str) -> NoReturn:
        """Raise what argparse found wrong with the arguments."""
        raise ArgumentError(f"{message}; see {self.prog} --help")


def main(argv: Sequence[str] | None = None) -> int:
    """Run `actfn` with these arguments, those of the process by default; return its exit code.

    What is raised and no `ActfnError` is a fault of actfn, and goes on to the caller.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal without Unicode shows ?, not a traceback
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        code = _run(words)
        sys.stdout.flush()
        return code
    except ActfnError as mistake:
        if "--debug" in words:
            traceback.print_exc()
        told = str(mistake) if isinstance(mistake, FormulaError) else " ".join(str(mistake).split())
        print("actfn: error:", told, file=sys.stderr)  # of a formula the caret stands under the place
        return 2
    except SystemExit as stop:  # --help, --version
        return int(stop.code or 0)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        if not _reader_is_gone():
            raise
        return 1


def _reader_is_gone() -> bool:
    """Whether nobody reads the standard output any more; then nothing more is written to it, not even at exit."""
    if hasattr(select, "poll"):  # it is Unix's
        poll = select.poll()
        poll.register(sys.stdout.fileno(), select.POLLERR)
        if not poll.poll(0):
            return False
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return True


def _run(argv: list[str]) -> int:
    parser = parser_of(argv)
    args, rest = parser.parse_known_args(argv)
    if args.verb is None:
        if rest:
            parser.error(f"unrecognized arguments: {' '.join(rest)}")
        parser.print_help()
        return 0
    if rest and not hasattr(args, "parameters"):
        raise ArgumentError(f"unrecognized arguments: {' '.join(rest)}; see actfn {args.verb} --help")
    if rest:
        args.parameters = rest
    if hasattr(args, "verbose"):
        log.show()
    compute.chosen()  # whatever the verb, an instruction set that this processor lacks is refused before any work
    code: int = importlib.import_module(VERBS[args.verb].module).run(args)
    return code


def parser_of(argv: Sequence[str]) -> Parser:
    """The parser for these arguments: it knows all verbs, and the arguments of the one that is asked for.

    Only that verb's command module is imported; most of them need the lab.
    """
    parser = Parser(prog="actfn", description="Computes, explains, audits and helps choose activation functions.")
    parser.add_argument("--version", action="version", version=f"actfn {__version__}")
    group = parser.add_subparsers(dest="verb", metavar="VERB")
    asked = next((word for word in argv if not word.startswith("-")), None)
    for name, verb in VERBS.items():
        command = group.add_parser(name, help=verb.help, **verb.more)
        if name == asked:
            importlib.import_module(verb.module).add_arguments(command)
            _add_common(command)
    _add_common(parser)
    return parser


def _add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--verbose",
        action="store_true",
        default=argparse.SUPPRESS,
        help="show on stderr what is being done",
    )
    parser.add_argument(
        "--debug", action="store_true", default=argparse.SUPPRESS, help="with a mistake, where it was found in the code"
    )


if __name__ == "__main__":  # python -m actfn.cli is python -m actfn
    importlib.import_module("actfn.__main__")
