"""Workers: tasks done in processes, on a real dask cluster, with workers killed in the middle."""

import importlib
import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from types import SimpleNamespace

import pytest

pytest.importorskip("joblib", reason="needs the lab extra")

from actfn import workers
from actfn.errors import WorkersDied
from actfn.workers import backends, clusters, pool


def square(number):
    return number * number


def slowly(number):
    time.sleep(0.1)
    return number * number


def die_once(marker, number):
    """Killed as by the system for want of memory, at the first try of task 3."""
    if number == 3 and not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def die(number):
    os.kill(os.getpid(), signal.SIGKILL)


def collected(work, tasks, **options):
    found = {}

    def done(task, result):
        assert task not in found
        found[task] = result

    workers.run(work, tasks, done, **{"jobs": 2} | options)
    return found


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_task_is_done_once(jobs):
    assert collected(square, range(20), jobs=jobs) == {n: n * n for n in range(20)}


@pytest.mark.parametrize("jobs", [1, 2])
def test_when_time_is_up_no_more_is_begun_and_what_was_begun_is_finished(jobs, monkeypatch):
    seen, now = [], time.time()
    # Of this process alone, whose clock goes on by itself no further than the third result.
    clock = lambda late: SimpleNamespace(time=lambda: now + (late if len(seen) >= 3 else 0), monotonic=time.monotonic)  # noqa: E731
    for module in (backends, pool):
        monkeypatch.setattr(module, "time", clock(20))
    workers.run(slowly, range(20), lambda task, result: seen.append(task), jobs=jobs, until=now + 10**6)
    assert sorted(seen) == list(range(20))
    seen.clear()
    for module in (backends, pool):
        monkeypatch.setattr(module, "time", clock(10**7))
    workers.run(slowly, range(20), lambda task, result: seen.append(task), jobs=jobs, until=now + 10**6)
    assert len(seen) == 3 if jobs == 1 else 3 <= len(seen) < 10
    assert sorted(seen) == list(range(len(seen)))


def test_workers_of_a_cluster_look_at_the_clock_too():
    assert clusters._numbered(time.time() + 100, 7, square, 3) == (7, [9])
    assert clusters._numbered(time.time() - 1, 7, square, 3) == (7, [])


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_in_done_ends_it_at_once(jobs):
    seen = []

    def done(task, result):
        seen.append(task)
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        workers.run(square, range(100), done, jobs=jobs)
    assert len(seen) == 1


def test_what_a_killed_worker_was_at_is_done_again(tmp_path):
    said = []
    found = collected(partial(die_once, tmp_path / "died"), range(8), lost=said.append)
    assert found == {n: n * n for n in range(8)}
    assert len(said) == 1
    assert "SIGKILL" in said[0]


def hears(number):
    """Whether a terminal's Ctrl-C would reach this worker."""
    time.sleep(0.05)
    return signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, []) and os.getsid(0) == os.getsid(os.getppid())


@pytest.mark.parametrize("backend", ["local", "dask"])
def test_no_worker_hears_of_an_interrupt_and_this_process_does(backend):
    """A terminal's Ctrl-C goes to the processes of its session: workers have another, or block the signal."""
    if backend == "dask":
        pytest.importorskip("distributed", reason="needs dask.distributed")
    assert set(collected(hears, range(6), backend=backend).values()) == {False}
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])


def test_workers_that_keep_dying_are_an_error():
    with pytest.raises(WorkersDied, match="died 3 times"):
        collected(die, range(2))


@pytest.mark.parametrize("jobs", [1, 2])
def test_errors_of_the_work_come_through(jobs):
    with pytest.raises(TypeError):
        collected(square, ["text", "more"], jobs=jobs)


def test_an_unknown_backend_is_named():
    with pytest.raises(ValueError, match="backend is 'slurm', allowed are: local, dask, ray"):
        collected(square, range(2), backend="slurm")


@pytest.fixture
def cluster(tmp_path_factory):
    """A scheduler and two workers, each a process of its own; gives the address and the workers."""
    pytest.importorskip("distributed", reason="needs dask.distributed")
    folder = tmp_path_factory.mktemp("cluster")
    started = []
    # What these tests send must be known there.
    environment = os.environ | {"PYTHONPATH": os.path.dirname(__file__)}

    def start(*words):
        command = [sys.executable, "-m", "distributed.cli." + words[0], *words[1:]]
        with (folder / f"log{len(started)}").open("w") as log:
            started.append(subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, env=environment))
        return started[-1]

    address = folder / "scheduler.json"
    start("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(address))
    for _ in range(100):
        if address.exists() and address.read_text():
            break
        time.sleep(0.1)
    options = ["--scheduler-file", str(address), "--nthreads", "1", "--no-nanny", "--no-dashboard"]
    both = [start("dask_worker", *options) for _ in range(2)]
    from distributed import Client

    where = json.loads(address.read_text())["address"]
    with Client(where) as client:
        client.wait_for_workers(2, timeout=30)
    yield where, both
    for process in started:  # what a worker says on a slow good-bye is not what is tested
        process.kill()
        process.wait()


def test_on_a_dask_cluster_with_a_worker_killed_half_way(cluster):
    address, both = cluster
    found = {}

    def done(task, result):
        found[task] = result
        if len(found) == 10:
            both[0].kill()

    workers.run(slowly, range(30), done, jobs=1, backend="dask", scheduler=address)
    assert found == {n: n * n for n in range(30)}
    assert both[0].wait(10) == -signal.SIGKILL


def test_a_worker_of_a_cluster_that_lacks_what_is_to_be_done_is_named(cluster, tmp_path, monkeypatch):
    (tmp_path / "only_here.py").write_text("def work(number):\n    return number\n")
    monkeypatch.syspath_prepend(tmp_path)
    work = importlib.import_module("only_here").work
    with pytest.raises(ValueError, match=r"cannot import only_here \(No module named 'only_here'\); install"):
        collected(work, range(2), backend="dask", scheduler=cluster[0])


QUICK = {"functions": ["relu", "tanh"], "seeds": 2, "folds": 3, "epochs": 5, "rates": [0.01, 0.1], "depths": [1]}


def test_choose_on_a_dask_cluster_with_a_worker_killed_half_way_is_choose_here(cluster, monkeypatch):
    pytest.importorskip("sklearn", reason="needs the lab extra")
    from actfn.choose import choose, experiment

    address, both = cluster
    sent, heard = [], []

    def counted(packed, protocol):
        sent.append(packed.digest)
        return object.__reduce_ex__(packed, protocol)

    def progress(text, done, total):
        heard.append((done, total))
        if done == total // 2:
            both[0].kill()

    monkeypatch.setattr(experiment.Packed, "__reduce_ex__", counted)
    there = choose("wine", **QUICK, backend="dask", scheduler=address, progress=progress)
    assert both[0].wait(10) == -signal.SIGKILL
    assert heard[-1] == (30, 30)
    assert len(sent) < 5, "the data are to go to the cluster once, not with every trial"
    here = choose("wine", **QUICK, jobs=1)
    assert there.record["trials"] == here.record["trials"]
    other = choose("wine", **QUICK | {"epochs": 4}, jobs=1)
    assert other.record["trials"] != here.record["trials"]  # the comparison can fail


def test_choose_on_ray_is_choose_here():
    pytest.importorskip("ray", reason="needs Ray, which no extra installs")
    from actfn.choose import choose

    there, here = (choose("wine", **QUICK, jobs=2, backend=backend) for backend in ("ray", "local"))
    assert there.record["trials"] == here.record["trials"]


def test_a_scheduler_that_does_not_answer_is_named():
    pytest.importorskip("distributed", reason="needs dask.distributed")
    with pytest.raises(ValueError, match=r"no dask scheduler answers at tcp://127\.0\.0\.1:1"):
        collected(square, range(2), backend="dask", scheduler="tcp://127.0.0.1:1")
