"""Tasks done on a dask cluster or on Ray, through joblib, which knows both."""

from __future__ import annotations

import importlib
import itertools
import os
import signal
import time
import warnings
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from multiprocessing import resource_tracker
from typing import Any, TypeVar

import joblib

from actfn.errors import ArgumentError, WorkersDied
from actfn.workers import orphan

ATTEMPTS = 3  # without a finished task in between
T = TypeVar("T")
R = TypeVar("R")


def run(
    work: Callable[..., R],
    tasks: Sequence[T],
    done: Callable[[T, R], None],
    shared: tuple[Any, ...],
    *,
    jobs: int,
    kind: str,
    scheduler: str | None,
    until: float,
    lost: Callable[[str], None],
) -> None:
    """Do each task on a dask or Ray cluster. See `backends.run`."""
    left = list(enumerate(tasks))
    attempts = 0
    with _cluster(kind, scheduler, jobs, work.__module__) as cluster:
        while left and time.time() < until:
            finished: set[int] = set()
            options = cluster.options | ({"scatter": list(shared)} if kind == "dask" else {})
            with joblib.parallel_config(**options):
                parallel = joblib.Parallel(
                    n_jobs=-1,
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
                        raise WorkersDied(
                            f"workers died {ATTEMPTS} times without finishing a task, perhaps for want of memory"
                        ) from None
                    lost("a worker process died; what it was at is done again")
                finally:
                    if isinstance(results, Generator):
                        with warnings.catch_warnings(action="ignore"):  # of what is cut off: an interrupt, an error
                            results.close()
            left = [(i, t) for i, t in left if i not in finished]


def _numbered(until: float, index: int, work: Callable[..., R], *arguments: Any) -> tuple[int, list[R]]:
    """Do a task in a worker, and return its number and result; without a result where time is up."""
    if time.time() >= until:
        return index, []
    # scikit-learn's own parallel work would be tasks of the cluster too, and wait for those that wait for it.
    with joblib.parallel_config(backend="sequential"):
        return index, [work(*arguments)]


@contextmanager
def _deaf() -> Iterator[None]:
    """Block Ctrl-C while processes are started, so that they never get it; this process gets it afterwards.

    A mask passes to what a process starts, so that not even the start of a worker can be interrupted.
    """
    resource_tracker.ensure_running()  # which is started with the first process, and unblocks the signal
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@dataclass(frozen=True)
class Cluster:
    """How joblib reaches a cluster's workers, which errors mean that one died, and how many tasks fit at once."""

    options: dict[str, Any]
    deaths: tuple[type[BaseException], ...] = ()
    most: int | None = None  # any number


@contextmanager
def _cluster(kind: str, scheduler: str | None, jobs: int, needed: str) -> Iterator[Cluster]:
    with _dask(scheduler, jobs, needed) if kind == "dask" else _ray(scheduler, jobs) as cluster:
        yield cluster


@contextmanager
def _dask(scheduler: str | None, jobs: int, needed: str) -> Iterator[Cluster]:
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
        else:
            client.register_plugin(_end_with_parent())
    except TimeoutError:
        client.close()
        raise ArgumentError(f"the dask scheduler at {scheduler} has no workers; start some") from None
    except ImportError as error:
        client.close()
        where = f"a worker of the dask scheduler at {scheduler}"
        raise ArgumentError(f"{where} cannot import {needed} ({error}); install what is installed here") from None
    with client:  # of what is finished a result can be lost with the worker that holds it, and so can what is shared
        yield Cluster({"backend": "dask"}, (distributed.client.FutureCancelledError, distributed.KilledWorker))


def _end_with_parent() -> Any:
    """Make the dask plugin by which each worker on this machine ends with the process that asked for it."""
    distributed = importlib.import_module("distributed")
    parent = os.getpid()

    class EndWithParent(distributed.WorkerPlugin):  # type: ignore[misc, name-defined]
        def setup(self, worker: Any) -> None:
            orphan.end_with(parent)

    return EndWithParent()


@contextmanager
def _ray(scheduler: str | None, jobs: int) -> Iterator[Cluster]:
    ray = importlib.import_module("ray")
    importlib.import_module("ray.util.joblib").register_ray()
    try:
        ray.init(address=scheduler, num_cpus=None if scheduler else jobs, log_to_driver=False)
    except (ConnectionError, ValueError) as error:
        raise ArgumentError(f"no Ray cluster answers at {scheduler}: {error}") from None
    try:  # it returns the results of a whole call alone
        yield Cluster({"backend": "ray"}, most=4 * int(ray.cluster_resources().get("CPU", 1)))
    finally:
        ray.shutdown()
