"""One worker process, from the side of the process that started it."""

from __future__ import annotations

import contextlib
import mmap
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from multiprocessing.connection import Pipe
from typing import Any, Literal

from actfn.user_code.raised import Times
from actfn.workers.inside import Returned
from actfn.workers.orphan import Guard

# glibc gives freed blocks back to the system and takes them again, which costs more than the work on them.
KEEP_MEMORY = {f"MALLOC_{name}_": str(1 << 28) for name in ("TRIM_THRESHOLD", "TOP_PAD", "MMAP_THRESHOLD")}
# Each worker has a core of its own, unless the user's environment says otherwise.
ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL", "BLIS", "VECLIB", "NUMEXPR", "NUMBA")}
STARTING = 120.0  # seconds in which a process has to be ready for its first task
SHOWN = 2000  # bytes of what a worker wrote last, in which the reason of its end is looked for


@dataclass(frozen=True)
class Death:
    """How a worker process ended before its task was done.

    Attributes
    ----------
    kind : {"crashes", "hangs"}
        Whether it ended by itself, or was ended when its time was up.
    text : str
        With which signal or exit code, and its last words; or after how long.
    at_work : bool
        Whether the user's code was at work in it at that moment.
    of_user : bool
        Whether the user's code is to blame: it was at work as the process ended, or took most of the time.
    """

    kind: Literal["crashes", "hangs"]
    text: str
    at_work: bool
    of_user: bool


class Worker:
    """A worker process that does one task after another, in a session of its own so that Ctrl-C does not reach it.

    Parameters
    ----------
    setup : bytes
        A pickled `inside.Setup`.
    guard : Guard
        Told of the process's beginning and end.
    """

    def __init__(self, setup: bytes, guard: Guard) -> None:
        self.guard = guard
        self.said = tempfile.TemporaryFile()  # noqa: SIM115  # what it prints, or has to say before it crashes
        self.read = 0  # how much of that is known
        with tempfile.TemporaryFile() as file:
            file.truncate(Times.SIZE)
            self.times = Times(mmap.mmap(file.fileno(), Times.SIZE))
            self.connection, other = Pipe()
            with other:
                numbers = f"{other.fileno()}, {file.fileno()}, {os.getpid()}"
                begin = (
                    f"import sys; sys.path[:] = {_path()!r}; from actfn.workers import inside; inside.main({numbers})"
                )
                self.process = subprocess.Popen(
                    [sys.executable, "-P", "-c", begin],
                    stdin=subprocess.DEVNULL,
                    stdout=self.said,
                    stderr=self.said,
                    pass_fds=(other.fileno(), file.fileno()),
                    env={**ONE_THREAD, **os.environ, **KEEP_MEMORY},
                    start_new_session=True,
                )
        self.alive, self.since = True, time.monotonic()
        self.task: Any = None
        guard.started(self.process.pid)
        self._send(setup)

    def begin(self, task: Any) -> None:
        """Give the worker process a task to begin with."""
        self.task, self.since = task, time.monotonic()
        self.times.clear()
        self._send(pickle.dumps(task))

    def _send(self, content: bytes) -> None:
        with contextlib.suppress(ConnectionError):  # `result` tells
            self.connection.send_bytes(content)

    def result(self) -> Returned | Death:
        """Receive what the task returned, or how the worker died, once the connection has data."""
        try:
            content = self.connection.recv_bytes()
        except (EOFError, OSError):
            return self._ended()
        returned: Returned = pickle.loads(content)
        return returned

    def is_late(self, seconds: float) -> bool:
        """Whether the worker's task takes longer than a limit, not counting the time in which the process starts."""
        began = self.times.task()
        now = time.monotonic()
        return now - began > seconds if began else now - self.since > max(seconds, STARTING)

    def late(self, seconds: float) -> Death:
        """End a worker whose task took longer than its time limit."""
        at_work, took = self.times.read()
        whole = time.monotonic() - (self.times.task() or self.since)
        self.end()
        return Death("hangs", f"no result after {seconds:g} s", at_work, took > whole / 2)

    def _ended(self) -> Death:
        code = self.process.wait()
        text = f"the process ended with {_signal(-code) if code < 0 else f'exit code {code}'}"
        self.said.seek(max(self.said.seek(0, os.SEEK_END) - SHOWN, 0))
        last = self.said.read().decode(errors="replace").strip().splitlines()
        at_work, _ = self.times.read()
        self.end()
        return Death("crashes", text + (f": {last[-1][:200]}" if last else ""), at_work, at_work)

    def printed(self) -> str:
        """Read what the worker wrote to its standard output and error since this was last called."""
        new = os.pread(self.said.fileno(), 1 << 20, self.read)
        self.read += len(new)
        return new.decode(errors="replace")

    def end(self) -> None:
        """End the worker at once, with all processes that it started."""
        if self.alive:
            self.alive = False
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.guard.ended(self.process.pid)

    def close(self) -> None:
        """End the worker, and close the connection and files that belong to it here."""
        self.end()
        self.connection.close()
        self.said.close()


def _signal(number: int) -> str:
    """The name of a signal; those of real time have numbers alone."""
    known = {one.value: one.name for one in signal.Signals}
    return known.get(number, f"signal {number}")


def _path() -> list[str]:
    """The entries of sys.path but for the current folder, which a worker process may have another of."""
    return [entry for entry in sys.path if entry]
