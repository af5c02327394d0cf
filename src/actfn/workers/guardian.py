"""A process that ends the worker processes of a process that was killed. It runs as a script, without actfn.

`orphan.Guard` starts it. It reads lines "+PID" and "-PID": a worker that leads a process group of its own was started,
or has ended. When its parent is gone (the pipe is closed, or the parent's number is another), it kills the groups that
are left, and with them what the workers started, whatever signals they block and whatever they are at; then it ends.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys


def main(parent: int) -> None:
    """Wait for the end of the parent process, then end the process group."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        signal.signal(getattr(signal, name), signal.SIG_IGN)
    known: set[int] = set()
    rest = b""
    while os.getppid() == parent:
        if not select.select([0], [], [], 0.5)[0]:
            continue
        read = os.read(0, 65536)
        if not read:
            break
        *lines, rest = (rest + read).split(b"\n")
        for line in lines:
            (known.add if line.startswith(b"+") else known.discard)(int(line[1:]))
    for group in known:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(group, signal.SIGKILL)


if __name__ == "__main__":
    main(int(sys.argv[1]))
