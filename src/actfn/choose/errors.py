"""What goes wrong in a network of the user's own, told in one line. It imports nothing, so that all can import it."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from actfn.errors import UserCodeError


class ModelError(UserCodeError):
    """Your own network failed; `traceback` is that of your code, empty where it raised nothing itself."""


@contextmanager
def explained(name: str) -> Iterator[None]:
    """What the user's code raises, as a ModelError that names it and keeps the traceback."""
    try:
        yield
    except ModelError:
        raise
    except (Exception, SystemExit) as error:
        text = " ".join(str(error).split())
        raise ModelError(f"{name} raised {type(error).__name__}: {text}", traceback.format_exc()) from error
