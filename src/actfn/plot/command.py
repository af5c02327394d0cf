"""The command `actfn plot`: curves of functions as SVG or as data."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from actfn import plot
from actfn.names import several
from actfn.names.command import tell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command `actfn plot`."""
    parser.add_argument("functions", nargs="+", metavar="function", help="a name, elu(alpha=0.5), or a formula in x")
    parser.add_argument("--json", action="store_true", help="print data instead")
    parser.add_argument("--grad", action="store_true", help="the derivatives too, dashed")
    parser.add_argument("--low", type=float, default=-5.0, help="least x (default: -5)")
    parser.add_argument("--high", type=float, default=5.0, help="greatest x (default: 5)")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE.svg", help="default: standard output")


def run(args: argparse.Namespace) -> int:
    """Run the command `actfn plot`: draw the functions, and return the exit code 0."""
    chosen = several(args.functions)
    tell(args.functions)
    drawing = plot.svg(chosen, grad=args.grad, low=args.low, high=args.high)
    if args.output:
        plot.save(args.output, drawing)
    if args.json:
        print(json.dumps(plot.record(plot.curves(chosen, grad=args.grad, low=args.low, high=args.high))))
    elif not args.output:
        print(drawing, end="")
    return 0
