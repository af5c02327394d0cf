"""How many threads compute one array: one, unless asked for more; results are the same bits for any number."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, Literal

import numpy as np

from actfn.compute import _kernels
from actfn.errors import OperandError, ParameterError, short

LEAST = 1 << 16  # numbers in an array, below which threads cost more than they bring

_count = 1
_pool: ThreadPoolExecutor | None = None


def get_num_threads() -> int:
    """The number of threads that compute one large array.

    Returns
    -------
    int
        1 unless `set_num_threads` said otherwise.
    """
    return _count


def set_num_threads(n: int) -> None:
    """Set how many threads compute one large array, in this process and from all of its threads.

    The threads are shared: however many callers there are, such as those of dask, no more than n compute at a time. A
    process that is forked begins with 1 again, and so does one of joblib, dask or multiprocessing.

    Parameters
    ----------
    n : int
        At least 1. Arrays below 65,536 numbers take one thread whatever it is.

    Raises
    ------
    OperandError
        If n is no whole number.
    ParameterError
        If it is below 1.
    """
    global _count, _pool
    if isinstance(n, bool) or not isinstance(n, int):
        raise OperandError(f"set_num_threads: n is {short(n)}, allowed are whole numbers of at least 1")
    if n < 1:
        raise ParameterError(f"set_num_threads: n is {n}, allowed are whole numbers of at least 1")
    if n != _count:
        before, _pool, _count = _pool, None, n
        _kernels.leave_large_arrays(LEAST if n > 1 else 0)
        if before is not None:
            before.shutdown(wait=False)


@contextmanager
def num_threads(n: int) -> Iterator[None]:
    """Compute large arrays by n threads inside a `with` statement, and as before after it.

    Parameters
    ----------
    n : int
        As for `set_num_threads`, which says what is raised; the number is that of the process, not of a thread alone.

    Returns
    -------
    context manager
        Of no value.
    """
    before = _count
    set_num_threads(n)
    try:
        yield
    finally:
        set_num_threads(before)


def _forget() -> None:
    """Begin anew in a process that was forked: the pool's threads are not in it."""
    global _count, _pool
    _count, _pool = 1, None
    _kernels.leave_large_arrays(0)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)


def call(ufunc: np.ufunc, operands: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
    """Call a ufunc that goes element by element, by several threads where that is asked for and worth it.

    Parameters
    ----------
    ufunc : numpy.ufunc
        Of this package: its loops leave Python's lock alone.
    operands : sequence
        All of them; arrays may be of any layout.
    kwargs : mapping
        NumPy's keywords. Others than `out` are left to one thread.

    Returns
    -------
    array
        Whatever the ufunc gives.
    """
    count = _count
    if count == 1 or not kwargs.keys() <= {"out"} or not all(type(v) in _PLAIN for v in operands):
        return ufunc(*operands, **kwargs)
    arrays = [v for v in operands if type(v) is np.ndarray]
    shape = np.broadcast_shapes(*(v.shape for v in arrays))
    out = kwargs.get("out")
    out = out[0] if isinstance(out, tuple) and len(out) == 1 else out
    if int(np.prod(shape)) < LEAST or not (out is None or (type(out) is np.ndarray and out.shape == shape)):
        return ufunc(*operands, **kwargs)
    if out is None:
        kind = ufunc(*(v[(slice(0, 0),) * v.ndim] if type(v) is np.ndarray else v for v in operands)).dtype
        order: Literal["F", "C"] = (
            "F" if all(v.flags.fnc for v in arrays if v.ndim > 1) and any(v.ndim > 1 for v in arrays) else "C"
        )
        out = np.empty(shape, kind, order)
    elif any(np.may_share_memory(v, out) and not _is_same(v, out) for v in arrays):
        return ufunc(*operands, **kwargs)  # NumPy makes a copy where one result would be read as an operand
    axis = int(np.argmax(shape))
    cuts = [shape[axis] * i // count for i in range(count + 1)]
    spread = [np.broadcast_to(v, shape) if type(v) is np.ndarray and v.ndim else v for v in operands]

    def part(i: int) -> None:
        here = (slice(None),) * axis + (slice(cuts[i], cuts[i + 1]),)
        ufunc(*(v[here] if type(v) is np.ndarray and v.ndim else v for v in spread), out=out[here])

    tasks = [_executor().submit(part, i) for i in range(1, count)]
    try:
        part(0)
    finally:
        for task in tasks:
            task.result()
    return out


_PLAIN = {np.ndarray, float, int, np.float16, np.float32, np.float64}


def _is_same(a: Any, b: Any) -> bool:
    """Whether two arrays are the same numbers in memory, place by place."""
    return bool(
        a.shape == b.shape
        and a.strides == b.strides
        and a.__array_interface__["data"][0] == b.__array_interface__["data"][0]
    )


def _executor() -> ThreadPoolExecutor:
    global _pool
    if _pool is None:
        _pool = ThreadPoolExecutor(max(1, _count - 1), "actfn")
    return _pool
