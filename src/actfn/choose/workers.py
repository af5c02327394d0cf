"""Tasks done in parallel: in this process, in others of this machine (loky), on a dask cluster, or on Ray."""

from __future__ import annotations

import importlib
import os
import threading
import time
import warnings
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

import joblib
from joblib.externals.loky import get_reusable_executor
from joblib.externals.loky.process_executor import TerminatedWorkerError

BACKENDS = ("loky", "dask", "ray")
ATTEMPTS = 3  # without a finished task in between
T = TypeVar("T")


def cores() -> int:
    """Those that this process may use."""
    return int(joblib.cpu_count())


def run(
    work: Callable[[T], Any],
    tasks: Sequence[T],
    done: Callable[[T, Any], bool],
    *,
    jobs: int,
    backend: str = "loky",
    scheduler: str | None = None,
    lost: Callable[[str], None] = lambda text: None,
) -> None:
    """Do each task, in whatever order they end; `done` gets it and its result, and says whether to go on.

    Where a worker process dies, what it was at is done again.

    Parameters
    ----------
    work : callable
        From a task to its result; picklable.
    tasks : sequence
        In the order in which they are begun.
    done : callable
        Called in this process as tasks end. After False no more are begun; an exception ends the run at once.
    jobs : int
        Worker processes on this machine; 1 works without any. A cluster has as many as it has.
    backend : {"loky", "dask", "ray"}
        Where the workers are.
    scheduler : str, optional
        The cluster's address.
    lost : callable
        Called with a line of text when a worker died.

    Raises
    ------
    ValueError
        If the backend is unknown or not installed, the scheduler cannot be reached, or workers keep dying.
    """
    left = list(enumerate(tasks))
    if backend == "loky" and min(jobs, len(left)) <= 1:
        for _, task in left:
            if not done(task, work(task)):
                return
        return
    attempts, go_on = 0, True
    with _backend(backend, scheduler, jobs) as most:
        while left and go_on:
            parallel = joblib.Parallel(
                n_jobs=jobs if backend == "loky" else -1,
                return_as="list" if most else "generator_unordered",
                batch_size=1,
                pre_dispatch="all" if most else "2*n_jobs",
            )
            finished: set[int] = set()
            # Once it is not to go on, nothing more is begun, and what is at work still comes to its end.
            results = iter(parallel(joblib.delayed(_numbered)(work, i, t) for i, t in left[:most] if go_on))
            try:
                for index, result in results:
                    finished.add(index)
                    go_on &= done(tasks[index], result)
            except TerminatedWorkerError:
                attempts = 1 if finished else attempts + 1
                if attempts == ATTEMPTS:
                    raise ValueError(
                        f"worker processes died {ATTEMPTS} times without finishing a task, perhaps for want of memory;"
                        " one job (--jobs 1) needs the least"
                    ) from None
                lost("a worker process died; what it was at is done again")
            finally:
                if isinstance(results, Generator):
                    with warnings.catch_warnings(action="ignore"):  # of what is cut off: an interrupt, an error
                        results.close()
            left = [(i, t) for i, t in left if i not in finished]


def _end_with(parent: int) -> None:
    """In a worker: end as soon as its parent does, who may be killed without a chance to say so."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _numbered(work: Callable[[T], Any], index: int, task: T) -> tuple[int, Any]:
    return index, work(task)


@contextmanager
def _backend(name: str, scheduler: str | None, jobs: int) -> Iterator[int | None]:
    """Joblib set to a backend; yields how many tasks it can be given at once, None where any number."""
    if name == "loky":
        try:
            with joblib.parallel_config(
                backend="loky", inner_max_num_threads=1, initializer=_end_with, initargs=(os.getpid(),)
            ):
                yield None
        finally:  # nobody waits for what is not finished
            get_reusable_executor(reuse=True).shutdown(wait=True, kill_workers=True)
    elif name == "dask":
        distributed = _need("distributed", name)
        try:
            client = distributed.Client(scheduler, timeout=5) if scheduler else distributed.Client(n_workers=jobs)
        except OSError as error:
            raise ValueError(f"no dask scheduler answers at {scheduler}: {error}") from None
        try:
            client.wait_for_workers(1, timeout=60)  # without any joblib would wait for ever
        except TimeoutError:
            client.close()
            raise ValueError(f"the dask scheduler at {scheduler} has no workers; start some") from None
        with client, joblib.parallel_config(backend="dask"):
            yield None
    elif name == "ray":
        ray = _need("ray", name)
        _need("ray.util.joblib", name).register_ray()
        try:
            ray.init(address=scheduler, num_cpus=None if scheduler else jobs, log_to_driver=False)
        except (ConnectionError, ValueError) as error:
            raise ValueError(f"no Ray cluster answers at {scheduler}: {error}") from None
        try:
            with joblib.parallel_config(backend="ray"):
                yield 4 * int(ray.cluster_resources().get("CPU", 1))  # it returns results of a whole call alone
        finally:
            ray.shutdown()
    else:
        raise ValueError(f"backend is {name!r}, allowed are: {', '.join(BACKENDS)}")


def _need(module: str, backend: str) -> Any:
    try:
        return importlib.import_module(module)
    except ImportError:
        package = {"dask": "distributed", "ray": "ray"}[backend]
        raise ValueError(f"backend {backend} needs {package}, which is not installed: pip install {package}") from None
