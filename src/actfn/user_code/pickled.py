"""How functions and classes of the user's are pickled for another process."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from actfn.user_code import finder

named: set[str] = set()  # the modules that the user named, which are imported here alone


def dumps(value: Any, *, everything: bool = False) -> bytes:
    """Pickle a value, with code by value that another process cannot import: of a notebook, a script, a file.

    Parameters
    ----------
    value : object
        What to pickle; `pickle.loads` gives it back.
    everything : bool
        Whether modules beside the user's file travel by value too, where they can, for machines that have not that
        folder. Worker processes on this machine import them from it.
    """
    import cloudpickle

    if everything:
        with suppress(Exception), _by_value(everything=True):  # a module may hold what no process can be given
            whole: bytes = cloudpickle.dumps(value)
            return whole
    with _by_value(everything=False):
        packed: bytes = cloudpickle.dumps(value)
        return packed


@contextmanager
def _by_value(*, everything: bool) -> Iterator[None]:
    import cloudpickle

    known = cloudpickle.list_registry_pickle_by_value()
    found = [
        module
        for name, module in list(sys.modules.items())
        if name not in known
        and (name in named or name.startswith("_user_code_") or (everything and finder.is_loaded_here(module)))
    ]
    for module in found:
        cloudpickle.register_pickle_by_value(module)
    try:
        yield
    finally:
        for module in found:
            cloudpickle.unregister_pickle_by_value(module)
