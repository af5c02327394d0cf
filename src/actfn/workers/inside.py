"""What runs in a worker process: tasks are taken from the parent and their results are given back."""

from __future__ import annotations

import contextlib
import mmap
import os
import pickle
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from actfn.user_code import finder, raised
from actfn.workers import orphan


@dataclass(frozen=True)
class Setup:
    """What a worker is given once: the folders of the user's modules, and the pickled work and shared data."""

    folders: tuple[str, ...]
    sources: dict[str, str]
    packed: bytes


@dataclass(frozen=True)
class Returned:
    """What a task in a worker returned: its result, or the exception that it raised."""

    value: Any = None
    error: BaseException | None = None


def main(connection: int, memory: int, parent: int) -> None:
    """Do the tasks that the parent process sends, until there are no more.

    Parameters
    ----------
    connection : int
        The file descriptor of the socket to the parent.
    memory : int
        That of a file, mapped into memory, in which the parent reads how long the user's code has been at work.
    parent : int
        The parent's process number.
    """
    orphan.end_with(parent)
    raised.times = raised.Times(mmap.mmap(memory, raised.Times.SIZE))
    raised.interruptible = False
    folder = os.getcwd()
    with contextlib.suppress(EOFError, ConnectionError), Connection(connection) as parent_end:
        setup: Setup = pickle.loads(parent_end.recv_bytes())
        finder.follow(setup.folders, setup.sources)
        work: Callable[[Any], Any] | None = None
        while True:
            task = parent_end.recv_bytes()
            try:
                work = work or _prepared(setup.packed)
                given = pickle.loads(task)
                raised.times.clear(time.monotonic())  # what came before is starting up, and not the task
                answer = pickle.dumps(Returned(work(given)))
            except Exception as error:  # raised again in the parent
                answer = pickle.dumps(Returned(error=_portable(error)))
            with contextlib.suppress(OSError):
                os.chdir(folder)  # the user's code may have gone elsewhere
            parent_end.send_bytes(answer)


def _prepared(packed: bytes) -> Callable[[Any], Any]:
    work, shared = pickle.loads(packed)
    return lambda task: work(*shared, task)


def _portable(error: Exception) -> Exception:
    """Make an exception fit for pickling: its traceback becomes a note, or its text a new exception."""
    text = "".join(traceback.format_exception(error))
    try:
        made: Exception = pickle.loads(pickle.dumps(error))
    except Exception:  # whatever the pickling of a class unknown to us raises
        made = RuntimeError(f"{type(error).__name__}: {error}")
    made.add_note(f"in a worker process:\n{text}")
    return made
