"""The command `actfn choose`: its arguments, its progress, and the answer in a terminal."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from actfn.choose.question import Progress, Result, choose


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `actfn choose`."""
    parser.add_argument("data", help="digits, iris, wine, breast_cancer, diabetes, or the path of a CSV file")
    parser.add_argument("--target", metavar="COLUMN", help="the column to predict (needed for a CSV file)")
    parser.add_argument("--functions", nargs="+", metavar="NAME", help="the candidates (default: all)")
    parser.add_argument("--seeds", type=int, default=5, help="trainings of each, each on another split (default: 5)")
    parser.add_argument("--epochs", type=int, help="passes over the training part (default: about 2000 steps)")
    parser.add_argument("--task", choices=("binary", "multiclass", "regression"), help="default: found from the target")
    parser.add_argument("-o", "--out", type=Path, help="output folder (default: actfn-choose-NAME)")
    parser.add_argument("--quiet", action="store_true", help="no progress on stderr")
    parser.add_argument("--json", action="store_true", help="print the results as JSON on stdout")


def run(args: argparse.Namespace) -> int:
    """Answer `actfn choose`: 0 when done, 130 when interrupted; what the user can mend is raised as ValueError."""
    out = args.out or Path(f"actfn-choose-{Path(args.data).stem}")
    try:
        with reporter(args.quiet) as progress:
            result = choose(
                args.data,
                args.target,
                functions=args.functions,
                seeds=args.seeds,
                epochs=args.epochs,
                task=args.task,
                out=out,
                progress=progress,
            )
    except KeyboardInterrupt as interrupt:
        print(interrupt.args[0] if interrupt.args else "interrupted: no verdict", file=sys.stderr)
        return 130
    if result.interrupted:
        seeds = len(result.record["complete_seeds"])
        print(f"interrupted: what follows rests on {seeds} of {args.seeds} seeds", file=sys.stderr)
    if args.json:
        print(json.dumps(result.record, indent=1, ensure_ascii=False))
    else:
        print(table(result))
        print(f"\n{result.verdict}\n\nReport: {out / 'report.html'}")
    return 130 if result.interrupted else 0


def table(result: Result) -> str:
    """The ranking in plain text."""
    width = max(8, *(len(row["function"]) for row in result.ranking))
    metric = result.record["metric"]
    lines = [f"    {'function':<{width}}  {metric:>8}  ± spread over {len(result.record['complete_seeds'])} seeds"]
    for rank, row in enumerate(result.ranking, 1):
        spread = "" if row["spread"] is None else f"± {row['spread']:.3f}"
        remark = f"  {row['diverged']} diverged" if row["diverged"] else ""
        if row["stopped_by_end"]:
            remark += f"  {row['stopped_by_end']} still improving at the last epoch"
        lines.append(f"{rank:>2}  {row['function']:<{width}}  {row['mean']:>8.3f}  {spread}{remark}")
    return "\n".join(lines)


@contextmanager
def reporter(quiet: bool) -> Iterator[Progress]:
    """Progress on stderr: a bar with the time left in a terminal, else plain lines, else silence."""
    if quiet:
        yield lambda text, done, total: None
    elif sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("training")

            def show(text: str, done: int, total: int) -> None:
                if done:
                    bar.update(task, description=text, completed=done, total=total)
                else:
                    bar.console.print(text, markup=False, highlight=False)
                    bar.update(task, total=total)

            yield show
    else:
        start = 0.0

        def write(text: str, done: int, total: int) -> None:
            nonlocal start
            start = start or time.monotonic()
            left = (time.monotonic() - start) / max(done, 1) * (total - done)
            tail = f" ({done} of {total}, about {left:.0f} s left)" if done else ""
            print(text + tail, file=sys.stderr, flush=True)

        yield write
