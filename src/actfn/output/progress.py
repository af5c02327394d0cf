"""How far long work has come: on stderr, with the time left."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# What was just done, how many are done, of how many. A line with no more done than before is something to know.
Progress = Callable[[str, int, int], None]


@contextmanager
def reporter(what: str, quiet: bool = False) -> Iterator[Progress]:
    """Report progress on stderr: a bar with the time left in a terminal, else plain lines, else silence.

    Of lines of progress some are left out or pass; what is to be known stays.
    """
    most = 0

    def advances(done: int) -> bool:
        nonlocal most
        before, most = most, max(most, done)
        return done > before

    if quiet:
        yield lambda text, done, total: None
    elif sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(what)

            def show(text: str, done: int, total: int) -> None:
                if advances(done):
                    bar.update(task, description=text, completed=done, total=total)
                else:
                    bar.console.print(text, markup=False, highlight=False)
                    bar.update(task, total=total)

            yield show
    else:
        start, first, written = 0.0, 0, 0.0

        def write(text: str, done: int, total: int) -> None:
            nonlocal start, first, written
            now = time.monotonic()
            if not advances(done):
                print(text, file=sys.stderr, flush=True)
                return
            if not start:
                start, first = now, done
            if done < total and now - written < 2:
                return  # a line every two seconds tells as much
            written = now
            left = (now - start) / max(done - first, 1) * (total - done)
            print(f"{text} ({done} of {total}, about {left:.0f} s left)", file=sys.stderr, flush=True)

        yield write
