"""What ``file.py:name`` or ``package.module:name`` stands for: the one place where code of the user's is imported.

A file is run as it is now, as a module of its own that no other module is taken for: it is in `sys.modules`, so that
dataclasses and pickling work; it has its `__file__`; its `__name__` is not ``"__main__"``; modules beside it can be
imported, by name or relatively (`finder` says by which rule). A file in a package, a folder with `__init__.py`, is the
module of that package.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import os
import sys
from collections.abc import Sequence
from contextlib import chdir
from difflib import get_close_matches
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

from actfn.errors import ArgumentError, UserCodeError
from actfn.user_code import finder, pickled
from actfn.user_code.printed import captured
from actfn.user_code.raised import explained

FORMS = "package.module:name or file.py:name"


def imported(spec: str) -> Any:
    """Import the object that ``file.py:name`` or ``package.module:name`` stands for.

    Parameters
    ----------
    spec : str
        "package.module:name" or "file.py:name". The current folder's modules are found, after what is installed.

    Returns
    -------
    object
        What goes by that name in the module.

    Raises
    ------
    ArgumentError
        If there is no such file, module or name.
    UserCodeError
        If the module raises while it is run; the error has the user's traceback.
    """
    return imported_together([spec])[0]


def imported_together(specs: Sequence[str]) -> list[Any]:
    """Import several objects; those of one file share one module. See `imported`."""
    run: dict[str, ModuleType] = {}
    found = []
    for spec in specs:
        path, _, name = spec.rpartition(":")
        if not path or not name:
            raise ArgumentError(f"{spec!r} is no name of user code, allowed is {FORMS}")
        if path not in run:
            run[path] = _file(spec, path) if path.endswith(".py") else _module(spec, path)
        module = run[path]
        pickled.named.add(module.__name__)
        if not hasattr(module, name):
            near = get_close_matches(name, vars(module), n=1)
            nearest = f", the nearest is {near[0]!r}" if near else ""
            raise ArgumentError(f"{spec}: {path} has no {name!r}{nearest}{_hidden(path, module)}")
        found.append(getattr(module, name))
    return found


def line_that_imports(spec: str, call: Any) -> tuple[str, str]:
    """Write a line of Python that imports a callable of the user's again, and the name that it then has.

    Parameters
    ----------
    spec : str
        How it was given, or its name where it was given as an object.
    call : callable
        The object.
    """
    name = getattr(call, "__name__", "f")
    name = name if name.isidentifier() else "f"  # <lambda>
    if ".py:" in spec:
        return f'from actfn.user_code import imported; {name} = imported("{spec}")', name
    module = getattr(call, "__module__", None) or "__main__"
    return (f"from {module} import {name}", name) if module != "__main__" else (f"# {name} as you have it", name)


def _module(spec: str, name: str) -> ModuleType:
    """Import an installed module, or one of the current folder."""
    finder.look_in(os.getcwd())
    finder.forget(os.getcwd())
    importlib.invalidate_caches()
    try:
        with captured(), explained(spec), chdir(os.curdir):  # and back, wherever it goes
            return importlib.import_module(name)
    except UserCodeError as error:
        missing = error.__cause__
        if isinstance(missing, ModuleNotFoundError) and missing.name and f"{name}.".startswith(f"{missing.name}."):
            raise ArgumentError(f"{spec}: there is no module {missing.name} here") from None
        raise


def _file(spec: str, path: str) -> ModuleType:
    """Run a file as a module; modules beside it that it imports are run anew if they were changed."""
    file = Path(os.path.abspath(path))
    if not file.is_file():
        raise ArgumentError(f"{spec}: there is no file {path}")
    finder.look_in(os.getcwd())
    finder.look_in(file.parent)
    finder.forget(file.parent)
    importlib.invalidate_caches()
    with captured(), explained(spec), chdir(os.curdir):  # and back, wherever it goes
        name = _name(file)
        found = importlib.util.spec_from_file_location(name, file, loader=finder.Source(name, str(file)))
        assert found is not None
        assert found.loader is not None
        module = importlib.util.module_from_spec(found)
        sys.modules[name] = module  # where what it defines is looked for
        try:
            found.loader.exec_module(module)
        except BaseException:
            sys.modules.pop(name, None)
            raise
        parent, _, last = name.rpartition(".")
        setattr(sys.modules[parent], last, module)
    return module


def _name(file: Path) -> str:
    """Choose the name of a file's module: within its package if it lies in one, else a name nothing else has."""
    parts, folder = [file.stem], file.parent
    while (folder / "__init__.py").is_file():
        parts.insert(0, folder.name)
        folder = folder.parent
    if len(parts) > 1:
        finder.look_in(folder)
        finder.look_in(file.parent)
        package = importlib.import_module(".".join(parts[:-1])) if _is_at(parts[0], folder) else None
        if package is not None and str(file.parent) in getattr(package, "__path__", ()):
            return ".".join(parts)
    name = f"_user_code_{hashlib.sha256(str(file.parent).encode()).hexdigest()[:8]}"
    if name not in sys.modules:
        made = ModuleSpec(name, None, is_package=True)
        made.submodule_search_locations = [str(file.parent)]
        sys.modules[name] = importlib.util.module_from_spec(made)
    return f"{name}.{file.stem.replace('.', '_')}"


def _is_at(top: str, folder: Path) -> bool:
    """Whether a package's name means the one in this folder, and not an installed one."""
    try:
        found = importlib.util.find_spec(top)
    except (ImportError, ValueError):
        return False
    return found is not None and found.origin == str(folder / top / "__init__.py")


def _hidden(path: str, module: ModuleType) -> str:
    """Remark that an installed module was imported instead of one of the same name in the current folder."""
    return "" if path.endswith(".py") else finder.hidden_by(module.__name__.partition(".")[0])
