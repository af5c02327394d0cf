"""Several threads for one array: the same bits for any number of them, one by default, and safe after a fork."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

import actfn
from actfn.compute import threads
from actfn.errors import OperandError, ParameterError


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    yield
    actfn.set_num_threads(1)


def arrays() -> list[np.ndarray[Any, Any]]:
    x = np.random.default_rng(0).standard_normal((411, 523)).astype(np.float32)
    return [x, x.T, x[::2], x[:, ::3], np.asfortranarray(x), x.reshape(-1), x[None, :, None], x.astype(np.float16)]


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The names of the threads that have computed something."""
    seen: set[str] = set()
    submit = threads.ThreadPoolExecutor.submit

    def watched(self: Any, f: Any, *args: Any) -> Any:
        def run(*given: Any) -> Any:
            seen.add(threading.current_thread().name)
            return f(*given)

        return submit(self, run, *args)

    monkeypatch.setattr(threads.ThreadPoolExecutor, "submit", watched)
    return seen


@pytest.mark.parametrize("n", [2, 3, 7])
def test_bits_do_not_depend_on_the_number_of_threads(n: int, parts: set[str]) -> None:
    slopes = np.random.default_rng(1).random(523).astype(np.float32)
    calls = [
        lambda x: actfn.gelu(x),
        lambda x: actfn.elu.grad(x, alpha=0.5),
        lambda x: actfn.tanh.vjp(x, x),
        lambda x: actfn.silu(x, out=np.empty_like(x)),
    ]
    for x in arrays():
        for f in calls:
            want = f(x)
            with actfn.num_threads(n):
                got = f(x)
            assert got.tobytes() == want.tobytes()
            assert (got.dtype, got.shape, got.strides) == (want.dtype, want.shape, want.strides)
    assert parts
    x = arrays()[0]
    want = actfn.leaky_relu(x, slopes)
    with actfn.num_threads(n):
        assert actfn.leaky_relu(x, slopes).tobytes() == want.tobytes()
        assert actfn.leaky_relu(slopes, x).tobytes() == actfn.leaky_relu(np.broadcast_to(slopes, x.shape), x).tobytes()


def test_an_array_may_be_replaced_by_its_results_and_parts_of_itself() -> None:
    x = np.random.default_rng(2).standard_normal(300_000)
    want, shifted = actfn.tanh(x), actfn.tanh(x[:-1])
    with actfn.num_threads(4):
        y = x.copy()
        assert actfn.tanh(y, out=y) is y
        assert np.array_equal(y, want)
        y = x.copy()
        actfn.tanh(y[:-1], out=y[1:])
        assert np.array_equal(y[1:], shifted)


def test_one_thread_is_the_default_and_small_arrays_stay_with_it(parts: set[str]) -> None:
    assert actfn.get_num_threads() == 1
    actfn.gelu(np.zeros(1 << 18))
    with actfn.num_threads(3):
        assert actfn.get_num_threads() == 3
        actfn.gelu(np.zeros(1000))
        actfn.gelu([1.0, 2.0])
        actfn.relu(np.zeros((0, 1 << 20)))
    assert actfn.get_num_threads() == 1
    assert not parts
    with pytest.raises(ZeroDivisionError), actfn.num_threads(3):
        raise ZeroDivisionError
    assert actfn.get_num_threads() == 1


def test_wrong_calls_are_refused_as_with_one_thread() -> None:
    with actfn.num_threads(2), pytest.raises(OperandError, match="gelu: got x complex128"):
        actfn.gelu(np.zeros(1 << 17, complex))
    for wrong in (0, -1):
        with pytest.raises(ParameterError, match=f"set_num_threads: n is {wrong}, allowed are whole numbers"):
            actfn.set_num_threads(wrong)
    for wrong in (True, 1.5, "2", None):
        with pytest.raises(OperandError, match=r"set_num_threads: n is .*, allowed are whole numbers of at least 1"):
            actfn.set_num_threads(wrong)  # type: ignore[arg-type]


def test_many_callers_share_the_threads(parts: set[str]) -> None:
    x = np.random.default_rng(3).standard_normal(1 << 18)
    want, got = actfn.gelu(x), []
    with actfn.num_threads(3):
        callers = [threading.Thread(target=lambda: got.append(actfn.gelu(x))) for _ in range(12)]
        for caller in callers:
            caller.start()
        for caller in callers:
            caller.join()
    assert len(got) == 12
    assert all(np.array_equal(one, want) for one in got)
    assert len(parts) <= 2  # beside the callers themselves


FORKS = """
import multiprocessing
import numpy as np
import actfn

def in_child(queue):
    first = actfn.get_num_threads()
    actfn.set_num_threads(2)
    queue.put((first, float(actfn.gelu(np.ones(1 << 18)).sum())))

actfn.set_num_threads(3)
want = float(actfn.gelu(np.ones(1 << 18)).sum())  # the pool is there
context = multiprocessing.get_context("fork")
queue = context.Queue()
process = context.Process(target=in_child, args=(queue,))
process.start()
got = queue.get(timeout=60)
process.join(60)
print(got == (1, want), process.exitcode)
"""


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="this system does not fork")
def test_a_forked_process_begins_with_one_and_computes() -> None:
    # In a process of its own: where another test has loaded JAX, whose threads do not survive it, none may be forked.
    done = subprocess.run([sys.executable, "-c", FORKS], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["True", "0"]
