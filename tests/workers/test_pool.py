"""The pool of processes on this machine: deaths and hangs are named, and it is told whose code was at work."""

import os
import pickle
import signal
import subprocess
import sys
import time

import pytest

pytest.importorskip("joblib", reason="needs the lab extra")
pytest.importorskip("cloudpickle", reason="needs the lab extra")

from actfn.errors import UnknownName, UserCodeError, WorkersDied
from actfn.user_code import at_work, explained
from actfn.workers import run, run_locally
from actfn.workers.orphan import Guard


def carried_out(work, tasks, **options):
    """The results and the deaths by task, each of which is done once."""
    results, deaths = {}, {}

    def died(task, death):
        deaths[task] = death
        return False

    run_locally(work, tasks, results.__setitem__, died, **{"jobs": 2} | options)
    return results, deaths


def ending(how):
    """Ends the process that it runs in, by a signal or another way."""
    if how == "signal":
        os.kill(os.getpid(), signal.SIGSEGV)
    if how == "exit":
        os._exit(7)
    if how == "last words":
        os.write(2, b"Traceback\nfatal: out of beans\n")
        os.abort()
    return how


def test_a_process_that_ends_costs_one_task_and_is_named():
    results, deaths = carried_out(ending, ["a", "signal", "b", "exit", "last words", "c"])
    assert results == {"a": "a", "b": "b", "c": "c"}
    assert {task: death.text for task, death in deaths.items()} == {
        "signal": "the process ended with SIGSEGV",
        "exit": "the process ended with exit code 7",
        "last words": "the process ended with SIGABRT: fatal: out of beans",
    }
    assert {death.kind for death in deaths.values()} == {"crashes"}


def lasting(task):
    """Takes longer than allowed, in the user's code or in ours, or ends there."""
    who, how = task
    sleep = {"long": 100, "short": 0.1}
    with at_work():
        time.sleep(sleep.get(how, 0.1) if who == "user" else 0.1)
        if task == ("user", "ends"):
            os._exit(1)
    if task == ("ours", "ends"):
        os._exit(1)
    time.sleep(sleep.get(how, 0.1) if who == "ours" else 0.1)
    return "done"


def test_whose_code_was_at_work_is_told():
    tasks = [(who, how) for who in ("user", "ours") for how in ("short", "long", "ends")]
    begun = time.monotonic()
    results, deaths = carried_out(lasting, tasks, limit=4.0)
    assert time.monotonic() - begun < 60
    assert set(results) == {("user", "short"), ("ours", "short")}
    assert {task: (death.kind, death.of_user) for task, death in deaths.items()} == {
        ("user", "long"): ("hangs", True),
        ("ours", "long"): ("hangs", False),
        ("user", "ends"): ("crashes", True),
        ("ours", "ends"): ("crashes", False),
    }
    assert deaths["user", "long"].text == "no result after 4 s"


def holding(number):
    """Holds the interpreter in C, so that no thread of Python's in that process could end it."""
    import ctypes

    with at_work():
        ctypes.PyDLL(None).sleep(1000)


def test_a_task_that_holds_the_interpreter_is_ended_too():
    _, deaths = carried_out(holding, [1], limit=3.0)
    assert (deaths[1].kind, deaths[1].of_user) == ("hangs", True)


def test_tasks_are_asked_for_as_processes_are_free():
    """So that what earlier results made needless can be left out."""
    wanted, asked = set(range(100)), []

    def tasks():
        for task in range(100):
            if task in wanted:
                asked.append(task)
                yield task

    def done(task, result):
        wanted.clear()

    run_locally(ending, tasks(), done, lambda task, death: False, jobs=2)
    assert len(asked) <= 3


def telling(number):
    print("from Python", number)
    os.write(1, b"from C\n")
    return number


def test_what_workers_print_is_told_and_is_not_on_the_standard_output(capfd):
    said = []
    carried_out(telling, [5], printed=said.append)
    assert "from C\n" in "".join(said)
    assert capfd.readouterr().out == ""
    run(telling, range(4), lambda task, result: None, jobs=2)
    seen = capfd.readouterr()
    assert (seen.out, seen.err.count("from C")) == ("", 4)


class Odd(Exception):
    """Cannot be made from its arguments alone."""

    def __init__(self, one, other):
        super().__init__(one + other)


def raising(kind):
    if kind == "user":
        with explained("net"):
            raise ZeroDivisionError("no such\nnumber")
    if kind == "name":
        raise UnknownName("no", name="reluu", nearest=["relu"])
    if kind == "odd":
        raise Odd("a", "b")
    return [1, 2][kind]


@pytest.mark.parametrize(
    ("task", "error", "field"),
    [
        ("user", UserCodeError, "traceback"),
        ("name", UnknownName, "nearest"),
        ("odd", RuntimeError, None),
        (3, IndexError, None),
    ],
)
def test_errors_come_through_with_their_fields_and_traceback(task, error, field):
    with pytest.raises(error) as raised:
        carried_out(raising, [task])
    assert any("in a worker process" in note and "raising" in note for note in raised.value.__notes__)
    if field:
        assert getattr(raised.value, field)


def unpicklable(number):
    return lambda: number


def test_a_result_that_cannot_travel_is_an_error_and_not_a_death():
    with pytest.raises((AttributeError, TypeError, pickle.PicklingError)):
        carried_out(unpicklable, [1])


def wandering(folder):
    before = os.getcwd()
    os.chdir(folder)
    os.environ["WANDERED"] = "1"
    return before


def test_a_task_that_goes_elsewhere_takes_no_other_along(tmp_path):
    results, _ = carried_out(wandering, [str(tmp_path), "/"], jobs=1)
    assert set(results.values()) == {os.getcwd()}
    assert "WANDERED" not in os.environ


def environment(number):
    return os.environ["OMP_NUM_THREADS"], [p for p in sys.path if p], os.getpid()


def test_a_worker_has_one_thread_and_finds_the_same_modules(monkeypatch, tmp_path):
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    monkeypatch.syspath_prepend(str(tmp_path))
    results, _ = carried_out(environment, [1])
    threads, path, process = results[1]
    assert threads == "1"
    assert path == [p for p in sys.path if p]
    assert process != os.getpid()
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    assert carried_out(environment, [1])[0][1][0] == "3"


def test_a_task_that_ends_its_process_each_time_is_given_up_alone():
    def crashing(number):
        if number == 3:
            with at_work():
                os._exit(4)
        return number

    found, said = {}, []
    given_up = lambda task, death: death.text  # noqa: E731
    run(crashing, range(6), found.__setitem__, jobs=2, lost=said.append, given_up=given_up)
    assert found == {n: n for n in range(6)} | {3: "the process ended with exit code 4"}
    assert len(said) == 2
    with pytest.raises(WorkersDied, match="exit code 4"):
        run(crashing, range(6), found.__setitem__, jobs=2)


def test_a_failure_of_ours_is_not_given_up():
    """A process that ends while no code of the user's is at work is not the user's doing."""
    with pytest.raises(WorkersDied):
        run(ending, ["exit", "exit"], lambda task, result: None, jobs=2, given_up=lambda task, death: "blamed")


def children():
    with open(f"/proc/{os.getpid()}/task/{os.getpid()}/children") as file:
        return file.read().split()


@pytest.mark.skipif(not os.path.exists("/proc"), reason="looks for processes in Linux's /proc")
def test_nothing_is_left_after_a_run_nor_after_an_error():
    before = children()
    carried_out(lasting, [("ours", "short")] * 3)
    with pytest.raises(IndexError):
        carried_out(raising, [3, 3, 3])
    assert children() == before


def test_the_guard_ends_the_groups_that_are_left():
    with subprocess.Popen(["sleep", "1000"], start_new_session=True) as one:
        with Guard() as guard:
            guard.started(one.pid)
        assert one.wait(10) == -signal.SIGKILL
    with subprocess.Popen(["sleep", "1000"], start_new_session=True) as other:
        with Guard() as guard:
            guard.started(other.pid)
            guard.ended(other.pid)
        assert other.poll() is None
        other.kill()
