"""Tasks done in worker processes of this machine: one that dies costs the task that it was at, and is named."""

from __future__ import annotations

import math
import pickle
import time
from collections import deque
from collections.abc import Callable, Iterable
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

from actfn.user_code import dumps, finder
from actfn.workers.inside import Setup
from actfn.workers.orphan import Guard
from actfn.workers.process import Death, Worker

T = TypeVar("T")
R = TypeVar("R")
_NOTHING: Any = object()


def run_locally(
    work: Callable[..., R],
    tasks: Iterable[T],
    done: Callable[[T, R], None],
    died: Callable[[T, Death], bool],
    *,
    shared: tuple[Any, ...] = (),
    jobs: int,
    until: float = math.inf,
    limit: float = math.inf,
    printed: Callable[[str], None] = lambda text: None,
) -> None:
    """Do each task in one of so many processes of this machine, which are started as there is work for them.

    Parameters
    ----------
    work : callable
        From `shared` and a task to its result; all of them picklable, code of the user's too.
    tasks : iterable
        Asked for the next one when a process is free, so that it can leave out what earlier results made needless.
    done : callable
        Called in this process with a task and its result as tasks end; an exception ends the run at once.
    died : callable
        Called with a task and how its process came to its end; says whether the task is to be done again.
    shared : tuple
        What every task needs, sent to each process once.
    jobs : int
        How many processes.
    until : float
        The time (of `time.time`) after which no task is begun; those at work come to their end.
    limit : float
        Seconds after which the process of a task is ended.
    printed : callable
        Called with what the processes write to their standard output and error.
    """
    setup = pickle.dumps(Setup(tuple(finder.folders), dict(finder.sources), dumps((work, shared))))
    waiting, again = iter(tasks), deque[T]()
    idle: list[Worker] = []
    busy: dict[Connection, Worker] = {}
    with Guard() as guard:
        try:
            while True:
                while len(busy) < jobs and time.time() < until:
                    task = again.popleft() if again else next(waiting, _NOTHING)
                    if task is _NOTHING:
                        break
                    worker = idle.pop() if idle else Worker(setup, guard)
                    busy[worker.connection] = worker
                    worker.begin(task)
                if not busy:
                    return
                ready = wait(list(busy), timeout=1.0)
                late = [c for c, w in busy.items() if c not in ready and w.is_late(limit)]
                for connection in [c for c in busy if c in ready or c in late]:
                    worker = busy[connection]
                    came = worker.late(limit) if connection in late else worker.result()
                    if text := worker.printed():
                        printed(text)
                    task = worker.task
                    del busy[connection]
                    if isinstance(came, Death):
                        worker.close()
                        if died(task, came):
                            again.append(task)
                        continue
                    idle.append(worker)
                    if came.error is not None:
                        raise came.error
                    done(task, came.value)
        finally:
            for worker in (*busy.values(), *idle):
                worker.close()
