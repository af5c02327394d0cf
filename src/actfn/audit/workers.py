"""Processes that do pieces of an audit: what a target does to its process ends there."""

from __future__ import annotations

import contextlib
import os
import pickle
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from typing import IO

from actfn.audit.examine import examine
from actfn.audit.measure import Measured
from actfn.audit.piece import Examined, Piece
from actfn.audit.targets.target import Request, Target

LONGEST = 600.0  # seconds for one piece, after which it hangs
# glibc gives freed blocks back to the system and takes them again, which costs more than the work on them.
KEEP_MEMORY = {f"MALLOC_{name}_": str(1 << 28) for name in ("TRIM_THRESHOLD", "TOP_PAD", "MMAP_THRESHOLD")}
Done = Callable[[Piece, Examined], None]


def carry_out(requests: Iterable[Request], pieces: Iterable[Piece], jobs: int, done: Done) -> None:
    """Do all pieces, each in one of so many processes.

    After a piece whose target is at fault, those of the same target, dtype and derivative are left out. `done` is
    called for each piece as it ends, in this process.
    """
    waiting = deque(pieces)
    given = pickle.dumps(list(requests))
    failed: set[tuple[int, str, int]] = set()
    busy: dict[int, _Worker] = {}
    try:
        with selectors.DefaultSelector() as ready:
            while waiting or busy:
                while waiting and len(busy) < jobs:
                    _begin(_Worker(given), waiting, busy, ready)
                events = ready.select(timeout=1.0)
                late = [w for w in busy.values() if time.monotonic() - w.since > LONGEST]
                for worker in [*(busy[key.fd] for key, _ in events), *late]:
                    if worker.fd not in busy:
                        continue
                    ready.unregister(worker.fd)
                    del busy[worker.fd]
                    piece = worker.piece
                    examined = worker.ended("hangs") if worker in late else worker.result()
                    done(piece, examined)
                    if examined.ended:
                        failed.add((piece.target, piece.dtype, piece.order))
                        waiting = deque(p for p in waiting if (p.target, p.dtype, p.order) not in failed)
                    if worker.alive and waiting:
                        _begin(worker, waiting, busy, ready)
                    else:
                        worker.end()
    finally:
        for worker in busy.values():
            worker.end()


def here(targets: Mapping[int, Target], pieces: Iterable[Piece], done: Done) -> None:
    """The same in this process, for callables that cannot travel to another."""
    failed: set[tuple[int, str, int]] = set()
    for piece in pieces:
        if (piece.target, piece.dtype, piece.order) in failed:
            continue
        examined = examine(targets[piece.target], piece.dtype, piece.order, piece.what)
        if examined.ended:
            failed.add((piece.target, piece.dtype, piece.order))
        done(piece, examined)


def _begin(worker: _Worker, waiting: deque[Piece], busy: dict[int, _Worker], ready: selectors.BaseSelector) -> None:
    worker.begin(waiting.popleft())
    busy[worker.fd] = worker
    ready.register(worker.fd, selectors.EVENT_READ)


class _Worker:
    """One process, from this side."""

    def __init__(self, given: bytes) -> None:
        path = os.pathsep.join(p for p in sys.path if p)
        code = "from actfn.audit import workers; workers.main()"
        self.said = tempfile.TemporaryFile()  # noqa: SIM115  # what it has to say before it crashes
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-c", code],  # the current folder's modules hide no others
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.said,
            env={"OMP_NUM_THREADS": "1", **os.environ, **KEEP_MEMORY, "PYTHONPATH": path},  # each on its own core
            start_new_session=True,  # an interrupt is for the process that asked
        )
        self.give, self.take = _stream(self.process.stdin), _stream(self.process.stdout)
        self.fd, self.alive = self.take.fileno(), True
        self.piece = Piece(0, "", 0, "")
        self.since = time.monotonic()
        self._send(given)

    def _send(self, content: bytes) -> None:
        with contextlib.suppress(BrokenPipeError):  # the result tells
            self.give.write(content)
            self.give.flush()

    def begin(self, piece: Piece) -> None:
        self.piece, self.since = piece, time.monotonic()
        self._send(pickle.dumps(piece))

    def result(self) -> Examined:
        try:
            examined: Examined = pickle.load(self.take)
            return examined
        except Exception:  # nothing, or what the target wrote there
            return self.ended("crashes")

    def ended(self, kind: str) -> Examined:
        """What is said of a piece whose process ended, or has to be ended."""
        if kind == "hangs":
            text = f"no result after {LONGEST:g} s"
        else:
            code = self.process.wait()
            text = f"the process ended with {signal.Signals(-code).name if code < 0 else f'exit code {code}'}"
            self.said.seek(max(self.said.seek(0, os.SEEK_END) - 2000, 0))
            last = self.said.read().decode(errors="replace").strip().splitlines()
            text += f": {last[-1][:200]}" if last else ""
        self.alive = False
        return Examined(Measured(self.piece.dtype, self.piece.order), fault=(kind, text))

    def end(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        for stream in (self.give, self.take, self.said):
            with contextlib.suppress(BrokenPipeError):
                stream.close()
        self.alive = False


def _stream(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None
    return stream


def main() -> None:
    """In the process: targets are made once, then pieces are taken until there are no more."""
    take, give = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    requests: list[Request] = pickle.load(take)
    known: dict[int, list[Target]] = {}
    folder = os.getcwd()
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            piece: Piece = pickle.load(take)
            examined = _examined(requests, known, piece)
            os.chdir(folder)  # the target may have gone elsewhere
            pickle.dump(examined, give)
            give.flush()


def _examined(requests: list[Request], known: dict[int, list[Target]], piece: Piece) -> Examined:
    index = piece.target
    for number, request in enumerate(requests):
        if index < request.count:
            if number not in known:
                known[number] = request.targets()
            return examine(known[number][index], piece.dtype, piece.order, piece.what)
        index -= request.count
    raise AssertionError(f"no target {piece.target}")
