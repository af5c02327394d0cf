"""The command `actfn identify`: which function a callable, a file or a table of numbers is."""

from __future__ import annotations

import argparse
import json

from actfn.audit.targets.target import CHOICES
from actfn.identification.fit import identify
from actfn.names.label import label


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command `actfn identify`."""
    parser.add_argument(
        "target",
        metavar="TARGET",
        help="a framework's function (torch.nn.functional.gelu), package.module:function, file.py:function, a"
        " model.onnx of one operator, or a .csv or .tsv file of two columns, x and y",
    )
    parser.add_argument(
        "--framework", choices=CHOICES, help="what a function of yours takes and gives (default: numpy, arrays)"
    )
    parser.add_argument("--json", action="store_true", help="print data instead")


def run(args: argparse.Namespace) -> int:
    """Run the command `actfn identify`: exit code 0 where a function fits, and 1 where none does."""
    found = identify(args.target, framework=args.framework)
    if args.json:
        matches = [
            {
                "function": label(match.function),
                "parameters": dict(match.function.parameters),
                "largest": match.largest,
                "at": match.at,
                "rms": match.rms,
            }
            for match in found.matches
        ]
        data = {"fits": found.fits, "points": found.points, "tolerance": found.tolerance, "matches": matches}
        print(json.dumps(data, indent=1, ensure_ascii=False))
    else:
        print(found)
    return 0 if found.fits else 1
