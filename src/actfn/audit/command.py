"""The command `actfn audit`: its arguments, its progress, and what it found, in a terminal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from actfn.activation.record import DTYPES
from actfn.activation.registry import registry
from actfn.audit import page, text, verdict
from actfn.audit.findings import KINDS
from actfn.audit.run import ORDERS, audit
from actfn.audit.targets import FRAMEWORKS
from actfn.audit.targets.target import CHOICES
from actfn.errors import ArgumentError
from actfn.names import resolve
from actfn.names.command import tell
from actfn.output import files
from actfn.output.json_text import to_json
from actfn.output.progress import reporter

DEFECT = 3  # the exit status where a fault of actfn came to light


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command `actfn audit`."""
    parser.add_argument(
        "targets",
        nargs="+",
        metavar="TARGET",
        help=f"{', '.join(FRAMEWORKS)}, actfn[avx2]; a function by any of its names (elu, F.elu, nn.ELU(0.5)) or as a"
        " formula; package.module:function or file.py:function; a model.onnx of one operator",
    )
    parser.add_argument(
        "--as",
        dest="as_",
        metavar="FUNCTION",
        help="what it is to compute, where its name does not say: a name or a formula",
    )
    parser.add_argument(
        "--framework",
        choices=CHOICES,
        help="what a function of yours takes and gives (default: numpy, arrays)",
    )
    parser.add_argument(
        "--grad", nargs="+", default=[], metavar="MODULE:FUNCTION", help="its derivative, or its first and its second"
    )
    for name in dict.fromkeys(name for made in registry.values() for name in made.parameters):
        spellings = dict.fromkeys((f"--{name.replace('_', '-')}", f"--{name}"))
        parser.add_argument(
            *spellings,
            dest=name,
            type=float,
            default=argparse.SUPPRESS,
            metavar="X",
            help="a parameter of the function",
        )
    group = parser.add_argument_group("how much")
    group.add_argument("--exhaustive", action="store_true", help="all 2**32 numbers of float32, not a sample")
    group.add_argument("--dtypes", nargs="+", default=DTYPES, choices=DTYPES, metavar="DTYPE", help=", ".join(DTYPES))
    group.add_argument(
        "--orders", nargs="+", type=int, default=ORDERS, choices=ORDERS, metavar="N", help="0: value, 1, 2: derivatives"
    )
    group.add_argument("--jobs", type=int, metavar="N", help="processes (default: as many as cores)")
    group = parser.add_argument_group("what is allowed")
    group.add_argument(
        "--max-ulp",
        type=float,
        metavar="X",
        help="the largest error; with it the exit code is 1 where anything was found, as it is without where not all"
        " was compared",
    )
    group.add_argument(
        "--allow", nargs="+", default=[], metavar="KIND", help=f"findings that do not count: {', '.join(KINDS)}"
    )
    group = parser.add_argument_group("output")
    group.add_argument(
        "-o",
        "--out",
        type=Path,
        metavar="FOLDER",
        help="for results.json, report.html and the state, from which the same command goes on (default: none;"
        " with --exhaustive actfn-audit-NAME)",
    )
    group.add_argument("--html", type=Path, metavar="FILE", help="the page alone")
    group.add_argument("--quiet", action="store_true", help="no progress on stderr")
    group.add_argument("--json", action="store_true", help="print the results as JSON on stdout")


def run(args: argparse.Namespace) -> int:
    """Run the command `actfn audit` with its parsed arguments, and return its exit status.

    0; 1 where nothing, or not all that was asked and is there, was compared, and, with --max-ulp, where something was
    found; 3 where a fault of actfn came to light; 130 when interrupted. What the user can mend is raised.
    """
    names = {name for made in registry.values() for name in made.parameters}
    parameters = {name: value for name, value in vars(args).items() if name in names}
    if args.html and (args.html.is_dir() or not args.html.parent.is_dir()):
        raise ArgumentError(f"--html {args.html} is no file in a folder that is there")
    out = args.out or (Path(f"actfn-audit-{_name(args.targets)}") if args.exhaustive else None)
    wanted = resolve(args.as_) if args.as_ else None  # an unknown one is told at once
    tell([*args.targets, *([args.as_] if args.as_ else [])])
    with reporter("auditing", args.quiet) as progress:
        found = audit(
            *args.targets,
            as_=wanted,
            framework=args.framework,
            parameters=parameters,
            derivatives=args.grad,
            dtypes=args.dtypes,
            orders=args.orders,
            exhaustive=args.exhaustive,
            max_ulp=args.max_ulp,
            allow=args.allow,
            jobs=args.jobs,
            out=out,
            progress=progress,
        )
    if args.html:
        files.write(args.html, page.render(found.record))
    if args.json:
        print(to_json(found.record, indent=None), end="")
    elif sys.stdout.isatty():
        from rich.console import Console

        text.draw(found.record, Console())
    else:
        print(found)
    if out and not args.json:
        print(f"\nReport: {out / 'report.html'}")
    if found.interrupted:
        print(
            "interrupted: what is shown is what was done" + (", the same command goes on" if out else ""),
            file=sys.stderr,
        )
        return 130
    if verdict.defects(found.record["rows"]):
        for row in found.record["rows"]:
            if row["defect"]:
                print(row["traceback"], file=sys.stderr)
        return DEFECT
    return int(verdict.incomplete(found.record) or (args.max_ulp is not None and not found.passed))


def _name(targets: Sequence[str]) -> str:
    """Make the default name of the output folder from the targets, without characters that have a meaning in paths."""
    words = "-".join(Path(t).stem if t.endswith(".onnx") else t for t in targets)
    return "".join(c if c.isalnum() or c in "-_." else "-" for c in words).strip("-.")[:80]
