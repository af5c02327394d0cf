"""Where tasks can be done, behind one interface: in processes of this machine, on a dask cluster, or on Ray."""

from __future__ import annotations

import contextlib
import importlib
import math
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from actfn.errors import ArgumentError, WorkersDied
from actfn.workers import pool
from actfn.workers.process import Death

BACKENDS = {"local": (), "dask": ("joblib", "distributed"), "ray": ("joblib", "ray")}  # and what each needs
ATTEMPTS = 3  # at one task
T = TypeVar("T")
R = TypeVar("R")


def cores() -> int:
    """The number of cores that this process may use, as a container or batch system allows it."""
    import joblib

    return int(joblib.cpu_count())


def check(backend: str) -> None:
    """Refuse a backend that is unknown or not installed.

    Raises
    ------
    ArgumentError
        If it is.
    """
    if backend not in BACKENDS:
        raise ArgumentError(f"backend is {backend!r}, allowed are: {', '.join(BACKENDS)}")
    for need in BACKENDS[backend]:
        try:
            importlib.import_module(need)
        except ImportError:
            message = f"backend {backend} needs {need}, which is not installed: pip install {need}"
            raise ArgumentError(message) from None


def run(
    work: Callable[..., R],
    tasks: Sequence[T],
    done: Callable[[T, R], None],
    *,
    shared: tuple[Any, ...] = (),
    jobs: int,
    backend: str = "local",
    scheduler: str | None = None,
    until: float = math.inf,
    lost: Callable[[str], None] = lambda text: None,
    given_up: Callable[[T, Death], R] | None = None,
) -> None:
    """Do each task on a backend; `done` is called with each task and its result, in the order in which they end.

    Where a worker process dies, what it was at is done again. What workers print goes to the standard error: the
    standard output is for the answer alone.

    Parameters
    ----------
    work : callable
        From `shared` and a task to its result; picklable.
    tasks : sequence
        In the order in which they are begun.
    done : callable
        Called in this process as tasks end; an exception ends the run at once.
    shared : tuple
        What every task needs, sent to each worker once.
    jobs : int
        Worker processes on this machine; 1 works without any. A cluster has as many as it has.
    backend : {"local", "dask", "ray"}
        Where the workers are.
    scheduler : str, optional
        The cluster's address.
    until : float
        The time (of `time.time`) after which no task is begun; those at work come to their end.
    lost : callable
        Called with a line of text when a worker died.
    given_up : callable, optional
        Gives the result of a task that ended several processes of this machine, each time while the user's code was at
        work; without it that is an error, as is a task that ended them otherwise.

    Raises
    ------
    ArgumentError
        If the backend is unknown or not installed, or the scheduler cannot be reached.
    WorkersDied
        If workers keep dying.
    """
    check(backend)
    if backend != "local":
        from actfn.workers import clusters

        clusters.run(work, tasks, done, shared, jobs=jobs, kind=backend, scheduler=scheduler, until=until, lost=lost)
        return
    if min(jobs, len(tasks)) <= 1:
        for task in tasks:
            if time.time() >= until:
                return
            with contextlib.redirect_stdout(sys.stderr):
                result = work(*shared, task)
            done(task, result)
        return
    deaths: Counter[int] = Counter()

    def died(numbered: tuple[int, T], death: Death) -> bool:
        number, task = numbered
        deaths[number] += 1
        if deaths[number] < ATTEMPTS:
            lost(f"a worker process died ({death.text}); what it was at is done again")
            return True
        if not given_up or not death.of_user:
            raise WorkersDied(
                f"worker processes died {ATTEMPTS} times at one task ({death.text}), perhaps for want of memory;"
                " one job (--jobs 1) needs the least"
            )
        done(task, given_up(task, death))
        return False

    pool.run_locally(
        _numbered,
        enumerate(tasks),
        lambda numbered, result: done(numbered[1], result),
        died,
        shared=(work, shared),
        jobs=jobs,
        until=until,
        printed=_print,
    )


def _print(text: str) -> None:
    sys.stderr.write(text)


def _numbered(work: Callable[..., R], shared: tuple[Any, ...], numbered: tuple[int, Any]) -> R:
    return work(*shared, numbered[1])
