"""The command `actfn choose`: its arguments, its progress, and the answer in a terminal."""

from __future__ import annotations

import argparse
import inspect
import math
import re
import sys
from pathlib import Path
from typing import Any

from actfn.choose.question import CANDIDATES, Result, choose
from actfn.errors import OutOfTime, UserCodeError
from actfn.names.command import tell
from actfn.output.json_text import to_json
from actfn.output.progress import reporter

UNITS = {"s": 1, "m": 60, "h": 3600}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `actfn choose`; each is an argument of `choose` and has its default.

    Parameters
    ----------
    parser : argparse.ArgumentParser
        What they are declared to.
    """
    parameters = inspect.signature(choose).parameters
    parser._negative_number_matcher = re.compile(r"-\.?\d")  # so that -1s is a time too, of which more can be said

    def add(group: Any, name: str, help: str, **options: Any) -> None:
        default = parameters[options.get("dest", name.removeprefix("--").replace("-", "_"))].default
        if default and "action" not in options:
            shown = " ".join(map(str, default)) if isinstance(default, tuple) else default
            help += f" (default: {shown})"
        # Left out where not given, so that choose's own defaults are the only ones.
        group.add_argument(name, default=argparse.SUPPRESS, help=help, **options)

    parser.add_argument(
        "data", help="digits, iris, wine, breast_cancer, diabetes, or a .csv, .tsv, .parquet, .npz file"
    )
    group = parser.add_argument_group("the data")
    add(group, "--target", "the column to predict (needed for a file)", metavar="COLUMN")
    add(group, "--task", "binary, multiclass or regression (default: found from the target)")
    add(group, "--drop", "columns to leave out", nargs="+", metavar="COLUMN")
    add(group, "--rows", "the most rows used; of more, so many are drawn", type=int, metavar="N")
    add(group, "--encoding", "of a text file (default: utf-8)", metavar="NAME")
    add(group, "--groups", "rows with the same value, as of one patient, are in one part together", metavar="COLUMN")
    add(group, "--time", "each test part is later, by this column, than what is learned from", metavar="COLUMN")
    add(group, "--test", "rows of their own for the test part", metavar="FILE")
    add(group, "--fold-column", "a column that says which fold's test part a row is in", metavar="COLUMN")
    group = parser.add_argument_group("the network")
    add(group, "--functions", f"the candidates (default: {' '.join(CANDIDATES)})", nargs="+", metavar="NAME")
    add(group, "--depths", "numbers of hidden layers", nargs="+", type=int, metavar="N")
    add(group, "--width", "units of each hidden layer", type=int, metavar="N")
    yours = "your own: make(activation, n_inputs, n_outputs), or a torch module"
    add(group, "--model", yours, metavar="MODULE:NAME")
    add(
        group,
        "--replace",
        "which of your module's activations are replaced, such as relu, a.act (a module) or a:sigmoid (calls in it)",
        nargs="+",
        metavar="KIND",
    )
    add(group, "--init", "gain or own: draw your network's weights anew, by each function's gain, or not")
    group = parser.add_argument_group("the experiment")
    add(group, "--rates", "learning rates tried", nargs="+", type=float, metavar="RATE")
    add(group, "--folds", "parts that each seed's shuffling makes, each once the test part", type=int, metavar="N")
    add(group, "--seeds", "shufflings of the rows, into parts each", type=int, metavar="N")
    add(group, "--epochs", "at most (default: about 4000 steps)", type=int, metavar="N")
    add(group, "--patience", "epochs without progress that end it (default: a fifth of all)", type=int, metavar="N")
    add(group, "--batch", "rows in each step", type=int, metavar="N")
    add(
        group,
        "--rope",
        "region of practical equivalence: a difference in score not worth a change (default: 0.01)",
        type=float,
        metavar="X",
    )
    add(group, "--no-baseline", "without gradient-boosted trees beside", action="store_false", dest="baseline")
    group = parser.add_argument_group("where and how long")
    add(group, "--jobs", "worker processes (default: as many as cores)", type=int, metavar="N")
    add(group, "--backend", "where workers are: local (this machine), dask or ray", metavar="NAME")
    add(group, "--scheduler", "of the cluster", metavar="ADDRESS")
    add(group, "--time-limit", "then the verdict so far: 90s, 10m, 2h", type=_seconds, metavar="TIME")
    group = parser.add_argument_group("output")
    group.add_argument("-o", "--out", type=Path, metavar="FOLDER", help="default: actfn-choose-NAME")
    group.add_argument("--quiet", action="store_true", help="no progress on stderr")
    group.add_argument("--json", action="store_true", help="print the results as JSON on stdout")


def _seconds(text: str) -> float:
    number, unit = (text[:-1], UNITS[text[-1]]) if text[-1:] in UNITS else (text, 1)
    try:
        seconds = float(number) * unit
    except ValueError:
        seconds = math.nan
    if not 0 < seconds < math.inf:
        raise argparse.ArgumentTypeError(f"{text!r} is no time; allowed are positive ones: 90s, 10m, 2h")
    return seconds


def run(args: argparse.Namespace) -> int:
    """Answer `actfn choose`: 0 with a verdict, 1 when time ran out before one, 130 when interrupted.

    What the user can mend is raised as an ActfnError.

    Parameters
    ----------
    args : argparse.Namespace
        The arguments, as parsed.

    Returns
    -------
    int
        The status to exit with.
    """
    out = args.out or Path(f"actfn-choose-{Path(args.data).stem}")
    known = inspect.signature(choose).parameters
    given = {name: value for name, value in vars(args).items() if name in known} | {"out": out}
    tell(given.get("functions", ()))
    try:
        with reporter("training", args.quiet) as progress:
            result = choose(**given, progress=progress)
    except KeyboardInterrupt as interrupt:
        print(interrupt.args[0] if interrupt.args else "interrupted: no verdict", file=sys.stderr)
        return 130
    except OutOfTime as limit:
        print(limit, file=sys.stderr)
        return 1
    except UserCodeError as error:
        if error.traceback:
            print(error.traceback, file=sys.stderr)
        raise
    if result.failures:
        print(f"left out, as your network fails with: {', '.join(result.failures)}", file=sys.stderr)
        print(next(iter(result.failures.values())), file=sys.stderr)  # the others' are most likely the same
    if result.interrupted:
        cells = f"{len(result.record['cells'])} of {result.record['cells_planned']} (seed, fold) pairs"
        print(f"{result.interrupted}: what follows rests on {cells}; the same command goes on", file=sys.stderr)
    if args.json:
        print(to_json(result.record), end="")
    else:
        print(tables(result))
        print(f"\n{result.verdict}\n\nReport: {out / 'report.html'}")
    return 130 if result.interrupted == "interrupt" else 0


def tables(result: Result) -> str:
    """The rankings of all groups as tables in plain text."""
    metric, baseline = result.record["metric"], result.record["baseline"]
    width = max(8, *(len(row["function"]) for group in result.record["groups"] for row in group["ranking"]))
    width = max(width, len(baseline["name"]) if baseline else 0)
    lines = []
    for group in result.record["groups"]:
        lines += ["", group["name"]] if group["name"] else [""]
        lines.append(
            f"    {'function':<{width}}  {metric:>8}  {'± s.d.':7}  {'P(best)':>7}  {'dead':>5}  {'µs a step':>9}"
        )
        for rank, row in enumerate(group["ranking"], 1):
            time_ = result.record["times"]["step_microseconds"][group["name"]][row["function"]]
            spread = "" if row["spread"] is None else f"± {row['spread']:.3f}"
            best = "" if row["best_probability"] is None else f"{row['best_probability']:.2f}"
            dead = "" if row["dead"] is None else f"{row['dead']:.0%}"
            line = f"{rank:>2}  {row['function']:<{width}}  {row['mean']:>8.3f}  {spread:7}  {best:>7}  {dead:>5}"
            lines.append(f"{line}  {time_:>9.0f}{_remark(row)}")
    if baseline:
        spread = "" if baseline["spread"] is None else f"± {baseline['spread']:.3f}"
        lines += [
            "",
            f"    {baseline['name']:<{width}}  {baseline['mean']:>8.3f}  {spread:7}  (no network, for comparison)",
        ]
    return "\n".join(lines[1:])


def _remark(row: dict[str, Any]) -> str:
    trials = len(row["scores"]) * len(row["rates"])
    parts = [f"{row['diverged']} of {trials} trials diverged"] if row["diverged"] else []
    if row["at_last_epoch"]:
        still = f"{row['at_last_epoch']} of {len(row['scores'])} networks still improving at the last epoch"
        parts.append(f"{still}: try more --epochs")
    return "  " + ", ".join(parts) if parts else ""
