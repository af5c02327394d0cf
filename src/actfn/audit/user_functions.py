"""Functions of the user's: found, imported, and shown in lines that import them again."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from actfn.audit.captured import captured
from actfn.errors import MissingPackage, UserCodeError


def imported(spec: str) -> Any:
    """The function that package.module:function or file.py:function stands for.

    Raises
    ------
    ValueError
        If there is none, or its module cannot be imported.
    """
    path, colon, name = spec.rpartition(":")
    if not colon or not path or not name:
        raise UserCodeError(f"{spec!r} is no package.module:function or file.py:function")
    if "" not in sys.path:
        sys.path.insert(0, "")  # the current folder, as for python -m
    if path.endswith(".py"):
        file = Path(path)
        if not file.is_file():
            raise UserCodeError(f"{spec}: there is no file {path}")
        found = importlib.util.spec_from_file_location(f"_audited_{file.stem}", file)
        assert found is not None
        assert found.loader is not None
        module = importlib.util.module_from_spec(found)
        with captured(), _explained(spec):
            found.loader.exec_module(module)
    else:
        try:
            with captured(), _explained(spec):
                module = importlib.import_module(path)
        except ModuleNotFoundError as error:
            if error.name and path.startswith(error.name):
                raise UserCodeError(f"{spec}: there is no module {error.name} here") from None
            raise MissingPackage(f"{spec} needs {error.name}, which is not installed") from error
    if not callable(getattr(module, name, None)):
        near = get_close_matches(name, vars(module), n=1)
        raise UserCodeError(f"{spec}: {path} has no function {name!r}{f', the nearest is {near[0]}' if near else ''}")
    return getattr(module, name)


@contextmanager
def _explained(spec: str) -> Iterator[None]:
    """What the user's module raises while it is imported, in one line."""
    try:
        yield
    except ModuleNotFoundError:
        raise
    except (Exception, SystemExit) as error:
        raise UserCodeError(f"{spec} cannot be imported: {type(error).__name__}: {error}") from None


def source_of(name: str, call: Any) -> tuple[str, str]:
    """A line that imports the user's function, and what it is then called."""
    word = getattr(call, "__name__", "f")
    word = word if word.isidentifier() else "f"  # <lambda>
    if ".py:" in name:
        path, _, _ = name.rpartition(":")
        return f'import runpy; {word} = runpy.run_path("{path}")["{word}"]', word
    module = getattr(call, "__module__", None) or "__main__"
    return (f"from {module} import {word}", word) if module != "__main__" else (f"# {word} as you have it", word)


def is_torchs(given: Any) -> bool:
    """Whether a callable takes and gives tensors: a module, or a function of torch."""
    torch = sys.modules.get("torch")
    module = getattr(given, "__module__", None) or ""
    return torch is not None and (isinstance(given, torch.nn.Module) or module.startswith("torch"))
