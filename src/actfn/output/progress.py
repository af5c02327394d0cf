"""How far long work has come: on stderr, with the time left."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Progress = Callable[[str, int, int], None]  # what was just done, how many are done, of how many


@contextmanager
def reporter(what: str, quiet: bool = False) -> Iterator[Progress]:
    """Progress on stderr: a bar with the time left in a terminal, else plain lines, else silence."""
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
                if done:
                    bar.update(task, description=text, completed=done, total=total)
                else:
                    bar.console.print(text, markup=False, highlight=False)
                    bar.update(task, total=total)

            yield show
    else:
        start, before, written = 0.0, 0, 0.0

        def write(text: str, done: int, total: int) -> None:
            nonlocal start, before, written
            now = time.monotonic()
            if done and not start:
                start, before = now, done
            if done and done < total and now - written < 2:
                return  # a line every two seconds tells as much
            written = now if done else written
            left = (now - start) / max(done - before, 1) * (total - done)
            tail = f" ({done} of {total}, about {left:.0f} s left)" if done else ""
            print(text + tail, file=sys.stderr, flush=True)

        yield write
