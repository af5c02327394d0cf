"""No worker outlives the process that started it, however that ends: by kill -9, for want of memory, or in peace.

Two things see to it. On Linux the kernel kills a worker as its parent ends (`end_with`), whatever the worker is at:
code in C that never gives Python a chance, or that blocks all other signals. And a small process, the `Guard`, kills
the process groups of the workers, on all systems and with all that the workers themselves started. A thread in the
worker that looks for its parent would do neither: it does not run while code in C holds the interpreter.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

_PR_SET_PDEATHSIG = 1


def end_with(parent: int) -> None:
    """Let the kernel, on Linux, end this process when its parent ends; end it now if the parent is gone.

    The kernel looks at the thread that started this process, which therefore has to live as long as this one.

    Parameters
    ----------
    parent : int
        The number of the process that started this one.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it ended before it was asked for
        os._exit(1)


class Guard:
    """A process that kills workers when this process is gone; use it in a ``with`` statement."""

    def __init__(self) -> None:
        script = Path(__file__).with_name("guardian.py")
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", str(script), str(os.getpid())],  # it needs nothing, and starts in 10 ms
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # what is sent to this process's group is not for it
        )

    def started(self, leader: int) -> None:
        """Note that a worker was started, which leads a process group."""
        self._say(f"+{leader}\n")

    def ended(self, leader: int) -> None:
        """Note that a worker and its process group have ended."""
        self._say(f"-{leader}\n")

    def _say(self, line: str) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError):  # somebody killed it; on Linux the kernel guards still
            self._process.stdin.write(line.encode())
            self._process.stdin.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.wait()
