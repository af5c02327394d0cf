"""Tasks done in parallel: in this process, in others of this machine (loky), on a dask cluster, or on Ray."""

from __future__ import annotations

import importlib
import itertools
import math
import os
import signal
import threading
import time
import warnings
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any, TypeVar

import joblib
from joblib.externals.loky import get_reusable_executor
from joblib.externals.loky.process_executor import TerminatedWorkerError

from actfn.errors import ArgumentError

BACKENDS = {"loky": "joblib", "dask": "distributed", "ray": "ray"}  # what each is called, and what it needs
ATTEMPTS = 3  # without a finished task in between
T = TypeVar("T")
R = TypeVar("R")


def cores() -> int:
    """Those that this process may use."""
    return int(joblib.cpu_count())


def check(backend: str) -> None:
    """Refuse, with a ValueError, a backend that is unknown or not installed."""
    if backend not in BACKENDS:
        raise ArgumentError(f"backend is {backend!r}, allowed are: {', '.join(BACKENDS)}")
    try:
        importlib.import_module(BACKENDS[backend])
    except ImportError:
        need = BACKENDS[backend]
        raise ArgumentError(f"backend {backend} needs {need}, which is not installed: pip install {need}") from None


def run(
    work: Callable[..., R],
    tasks: Sequence[T],
    done: Callable[[T, R], None],
    *,
    shared: tuple[Any, ...] = (),
    jobs: int,
    backend: str = "loky",
    scheduler: str | None = None,
    until: float = math.inf,
    lost: Callable[[str], None] = lambda text: None,
) -> None:
    """Do each task, in whatever order they end; `done` gets it and its result.

    Where a worker process dies, what it was at is done again.

    Parameters
    ----------
    work : callable
        From `shared` and a task to its result; picklable.
    tasks : sequence
        In the order in which they are begun.
    done : callable
        Called in this process as tasks end; an exception ends the run at once.
    shared : tuple
        What every task needs, sent to each worker of a dask cluster once.
    jobs : int
        Worker processes on this machine; 1 works without any. A cluster has as many as it has.
    backend : {"loky", "dask", "ray"}
        Where the workers are.
    scheduler : str, optional
        The cluster's address.
    until : float
        The time (of `time.time`) after which no task is begun; those at work come to their end.
    lost : callable
        Called with a line of text when a worker died.

    Raises
    ------
    ValueError
        If the backend is unknown or not installed, the scheduler cannot be reached, or workers keep dying.
    """
    check(backend)
    left = list(enumerate(tasks))
    if backend == "loky" and min(jobs, len(left)) <= 1:
        for _, task in left:
            if time.time() >= until:
                return
            done(task, work(*shared, task))
        return
    attempts = 0
    with _cluster(backend, scheduler, jobs, work.__module__) as cluster:
        while left and time.time() < until:
            finished: set[int] = set()
            options = cluster.options | ({"scatter": list(shared)} if backend == "dask" else {})
            with joblib.parallel_config(**options):
                parallel = joblib.Parallel(
                    n_jobs=jobs if backend == "loky" else -1,
                    return_as="list" if cluster.most else "generator_unordered",
                    batch_size=1,
                    pre_dispatch="all" if cluster.most else "n_jobs",
                )
                # joblib looks ahead by as many tasks as there are workers, so that they look at the clock too.
                given = itertools.takewhile(lambda _: time.time() < until, left[: cluster.most])
                calls = (joblib.delayed(_numbered)(until, i, work, *shared, task) for i, task in given)
                with nullcontext() if cluster.most else _deaf():
                    results = iter(parallel(calls))
                try:
                    for index, made in results:
                        finished.add(index)
                        for result in made:
                            done(tasks[index], result)
                except cluster.deaths:
                    attempts = 1 if finished else attempts + 1
                    if attempts == ATTEMPTS:
                        raise ArgumentError(
                            f"worker processes died {ATTEMPTS} times without finishing a task, perhaps for want of"
                            " memory; one job (--jobs 1) needs the least"
                        ) from None
                    lost("a worker process died; what it was at is done again")
                finally:
                    if isinstance(results, Generator):
                        with warnings.catch_warnings(action="ignore"):  # of what is cut off: an interrupt, an error
                            results.close()
            left = [(i, t) for i, t in left if i not in finished]


@contextmanager
def _deaf() -> Iterator[None]:
    """What is started meanwhile never hears of Ctrl-C, which a terminal sends to workers too; this process does after.

    A mask passes to what a process starts, so that not even the start of a worker can be interrupted.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_with(parent: int) -> None:
    """In a worker: end as soon as its parent does, who may be killed without a chance to say so, and not before.

    A terminal's Ctrl-C reaches the workers too; it is for the parent, which stops them.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _numbered(until: float, index: int, work: Callable[..., R], *arguments: Any) -> tuple[int, list[R]]:
    if time.time() >= until:
        return index, []
    # scikit-learn's own parallel work would be tasks of the cluster too, and wait for those that wait for it.
    with joblib.parallel_config(backend="sequential"):
        return index, [work(*arguments)]


@dataclass(frozen=True)
class Cluster:
    """How joblib reaches the workers, which errors say that one died, and how many tasks it can be given at once."""

    options: dict[str, Any]
    deaths: tuple[type[BaseException], ...] = (TerminatedWorkerError,)
    most: int | None = None  # any number


@contextmanager
def _cluster(name: str, scheduler: str | None, jobs: int, needed: str) -> Iterator[Cluster]:
    if name == "loky":
        options = {"inner_max_num_threads": 1, "initializer": _end_with, "initargs": (os.getpid(),)}
        try:
            yield Cluster({"backend": name} | options)
        finally:  # nobody waits for what is not finished
            get_reusable_executor(reuse=True).shutdown(wait=True, kill_workers=True)
    elif name == "dask":
        distributed = importlib.import_module("distributed")
        here = {"n_workers": jobs, "threads_per_worker": 1}
        try:
            with nullcontext() if scheduler else _deaf():
                client = distributed.Client(scheduler, timeout=5) if scheduler else distributed.Client(**here)
        except OSError as error:
            raise ArgumentError(f"no dask scheduler answers at {scheduler}: {error}") from None
        try:
            client.wait_for_workers(1, timeout=60)  # without any joblib would wait for ever
            if scheduler:
                client.run(importlib.import_module, needed)  # of one that cannot, joblib would wait for ever
        except TimeoutError:
            client.close()
            raise ArgumentError(f"the dask scheduler at {scheduler} has no workers; start some") from None
        except ImportError as error:
            client.close()
            where = f"a worker of the dask scheduler at {scheduler}"
            raise ArgumentError(f"{where} cannot import {needed} ({error}); install what is installed here") from None
        with (
            client
        ):  # of what is finished a result can be lost with the worker that holds it, and so can what is shared
            yield Cluster({"backend": name}, (distributed.client.FutureCancelledError, distributed.KilledWorker))
    else:
        ray = importlib.import_module("ray")
        importlib.import_module("ray.util.joblib").register_ray()
        try:
            ray.init(address=scheduler, num_cpus=None if scheduler else jobs, log_to_driver=False)
        except (ConnectionError, ValueError) as error:
            raise ArgumentError(f"no Ray cluster answers at {scheduler}: {error}") from None
        try:  # it returns the results of a whole call alone
            yield Cluster({"backend": name}, most=4 * int(ray.cluster_resources().get("CPU", 1)))
        finally:
            ray.shutdown()
