"""What code of the user's prints, kept off the standard output."""

from __future__ import annotations

import contextlib
import ctypes
import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterator


@contextlib.contextmanager
def captured() -> Iterator[Callable[[], str]]:
    """Keep what is printed within, by Python or by C, and give a function that tells afterwards what it was."""
    flush = getattr(ctypes.CDLL(None), "fflush", None) if os.name == "posix" else None
    sys.stdout.flush()
    said: list[str] = []
    text = io.StringIO()
    with tempfile.TemporaryFile() as file:
        try:
            before = os.dup(1)
            os.dup2(file.fileno(), 1)
        except OSError:  # there is none
            before = -1
        try:
            with contextlib.redirect_stdout(text):
                yield lambda: said[0] if said else ""
        finally:
            if flush:
                flush(None)  # what C's own buffer holds
            if before >= 0:
                os.dup2(before, 1)
                os.close(before)
            file.seek(0)
            said.append(text.getvalue() + file.read(1000).decode(errors="replace"))
