"""No worker process outlives its parent: parents are killed with SIGKILL while workers do whatever user code may do."""

import os
import signal
import subprocess
import sys
import time

import pytest

pytest.importorskip("joblib", reason="needs the lab extra")
pytest.importorskip("cloudpickle", reason="needs the lab extra")
if not os.path.exists("/proc"):
    pytest.skip("looks for processes in Linux's /proc", allow_module_level=True)

# What a task does, each after it wrote down its process, and for ever.
BUSY = {
    "sleeping": "time.sleep(1000)",
    "spinning": "while True: pass",
    "holding the interpreter in C": "ctypes.PyDLL(None).sleep(1000)",
    "blocking all signals": "signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals()); time.sleep(1000)",
    "refusing to end": "[signal.signal(n, signal.SIG_IGN) for n in (1, 2, 3, 15)]; time.sleep(1000)",
    "waiting for a process of its own": "note(child := subprocess.Popen(['sleep', '1000'])); child.wait()",
}
PARENT = """
import sys
sys.path.insert(0, {folder!r})
from busy import work
from actfn import workers
{before}
workers.run(work, range(9), lambda task, result: None, jobs=2, backend={backend!r})
"""
TASK = """
import ctypes, os, pathlib, signal, subprocess, time
def note(process):
    file = pathlib.Path({folder!r}) / f"{{process.pid}}.new"
    file.write_text("")
    file.rename(file.with_suffix(".pid"))
def work(number):
    class Myself:
        pid = os.getpid()
    note(Myself)
    {busy}
"""


def wait_for(condition, seconds):
    begun = time.monotonic()
    while time.monotonic() - begun < seconds:
        if condition():
            return True
        time.sleep(0.1)
    return bool(condition())


def running(pid):
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"  # one that nobody has waited for runs no more
    except OSError:
        return False


def left_after_a_kill(folder, busy, *, backend="local", before="", processes=2):
    """The processes of the tasks that still run, some time after their parent was killed."""
    (folder / "busy.py").write_text(TASK.format(folder=str(folder), busy=BUSY[busy]))
    code = PARENT.format(folder=str(folder), backend=backend, before=before)
    with (folder / "log").open("w") as log:
        parent = subprocess.Popen([sys.executable, "-c", code], stdout=log, stderr=log, start_new_session=True)

    def pids():
        return [int(path.stem) for path in folder.glob("*.pid")]

    try:
        assert wait_for(lambda: len(pids()) >= processes, 60), (folder / "log").read_text()
        assert all(running(pid) for pid in pids())
        os.killpg(parent.pid, signal.SIGKILL)
        parent.wait()
        wait_for(lambda: not any(running(pid) for pid in pids()), 10)
        return [pid for pid in pids() if running(pid)]
    finally:
        parent.kill()
        for pid in pids():
            if running(pid):
                os.kill(pid, signal.SIGKILL)


@pytest.mark.parametrize("busy", BUSY)
def test_no_worker_and_nothing_that_it_started_outlives_its_parent(busy, tmp_path):
    assert left_after_a_kill(tmp_path, busy, processes=4 if "own" in busy else 2) == []


def test_the_guard_alone_ends_them_as_on_other_systems_than_linux(tmp_path):
    """The kernel is not asked: the worker's half is taken away by what a worker imports first."""
    (tmp_path / "sitecustomize.py").write_text(
        "import ctypes; ctypes.CDLL = lambda *a, **k: type('', (), {'prctl': print})"
    )
    before = f"import os; os.environ['PYTHONPATH'] = {str(tmp_path)!r}"
    assert left_after_a_kill(tmp_path, "spinning", before=before) == []


def test_the_kernel_alone_ends_them_where_the_guard_was_killed(tmp_path):
    before = "from actfn.workers import orphan; orphan.Guard._say = lambda self, line: None"
    assert left_after_a_kill(tmp_path, "holding the interpreter in C", before=before) == []


@pytest.mark.long
def test_without_both_they_would_go_on(tmp_path):
    """The tests above can fail."""
    (tmp_path / "sitecustomize.py").write_text(
        "import ctypes; ctypes.CDLL = lambda *a, **k: type('', (), {'prctl': print})"
    )
    before = f"import os; os.environ['PYTHONPATH'] = {str(tmp_path)!r}\n"
    before += "from actfn.workers import orphan; orphan.Guard._say = lambda self, line: None"
    assert left_after_a_kill(tmp_path, "holding the interpreter in C", before=before) != []


def test_workers_of_dask_on_this_machine_end_with_their_parent_too(tmp_path):
    pytest.importorskip("distributed", reason="needs dask.distributed")
    assert left_after_a_kill(tmp_path, "holding the interpreter in C", backend="dask") == []
