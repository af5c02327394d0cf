"""What the user's code raises, told in one line with its traceback kept; and how long it has been at work."""

from __future__ import annotations

import struct
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from actfn.errors import UserCodeError
from actfn.user_code import finder

# When the user's code began, 0 while it is not at work; seconds that it took before; when the task began, or 0.
_FORM = struct.Struct("=ddd")


class Times:
    """The time that the user's code has been at work in a process, in memory that another process can read.

    Attributes
    ----------
    SIZE : int
        Bytes of memory.
    """

    SIZE = _FORM.size

    def __init__(self, memory: Any) -> None:
        self.memory, self.depth = memory, 0

    def begin(self) -> None:
        """Note that the user's code is being called from here on."""
        self.depth += 1
        if self.depth == 1:
            _, before, task = _FORM.unpack_from(self.memory)
            _FORM.pack_into(self.memory, 0, time.monotonic(), before, task)

    def end(self) -> None:
        """Note that the user's code has returned, with or without an exception."""
        self.depth -= 1
        if not self.depth:
            began, before, task = _FORM.unpack_from(self.memory)
            _FORM.pack_into(self.memory, 0, 0.0, before + time.monotonic() - began, task)

    def clear(self, task: float = 0.0) -> None:
        """Reset the count, as another task is about to begin, or has begun at this time (of `time.monotonic`)."""
        self.depth = 0
        _FORM.pack_into(self.memory, 0, 0.0, 0.0, task)

    def task(self) -> float:
        """The time at which the task began, or 0 where it has not begun."""
        return float(_FORM.unpack_from(self.memory)[2])

    def read(self) -> tuple[bool, float]:
        """Read whether the user's code is at work now, and how many seconds it took so far."""
        began, before, _ = _FORM.unpack_from(self.memory)
        return bool(began), before + (time.monotonic() - began if began else 0.0)


times = Times(bytearray(Times.SIZE))  # of this process; in a worker process it is memory that the parent reads
interruptible = (
    True  # whether Ctrl-C reaches this process; not a worker, where a KeyboardInterrupt is the user's code's
)


@contextmanager
def at_work() -> Iterator[None]:
    """Count the time within as that of the user's code: who is told of it if this process hangs or ends."""
    counted = times  # in this process: it may be another when it ends
    counted.begin()
    try:
        yield
    finally:
        counted.end()


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Run code of the user's: what it raises becomes a `UserCodeError` that names it and keeps the traceback.

    Only calls of the user's code belong within: a fault of actfn's must not be taken for the user's.

    Parameters
    ----------
    name : str
        What the code is called in the message.
    """
    try:
        with at_work():
            yield
    except UserCodeError:
        raise
    except BaseException as error:
        if is_interrupt(error):
            raise
        message = f"{name} raised {said(error)}{_hidden(error)}"
        raise UserCodeError(message, traceback.format_exc()) from error


def is_interrupt(error: BaseException) -> bool:
    """Whether an exception is that of somebody who pressed Ctrl-C, and not what the user's code raised by itself."""
    return interruptible and isinstance(error, KeyboardInterrupt)


def said(error: BaseException) -> str:
    """The class and message of an exception in one line, whatever its class does when it is asked for its message."""
    try:
        text = " ".join(str(error).split()).encode(errors="backslashreplace").decode()
    except Exception as another:
        text = f"(whose message cannot be told: its __str__ raised {type(another).__name__})"
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def _hidden(error: BaseException) -> str:
    """Remark, for an attribute that a module lacks, that an installed module hides the user's of the same name."""
    module = getattr(error, "name", None) if isinstance(error, ImportError) else None
    if isinstance(error, AttributeError) and isinstance(error.obj, ModuleType):
        module = error.obj.__name__
    return finder.hidden_by(module) if isinstance(module, str) else ""
