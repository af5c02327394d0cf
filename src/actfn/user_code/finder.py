"""Which modules of the user's are found, and from which text they are compiled.

The rule: modules that lie beside a file named by the user can be imported by name, but what comes with Python or is
installed wins. So a `random.py` or `statistics.py` beside a network never replaces the standard library's, neither for
actfn nor for any package. `sys.path` is not changed.

Python takes the bytecode in `__pycache__` for current when the source has the same size and the same time of change in
whole seconds. Modules of the user's are therefore compiled from their source each time that they are loaded.
"""

from __future__ import annotations

import hashlib
import os
import sys
import sysconfig
from collections.abc import Mapping, Sequence
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader, FileFinder, ModuleSpec, PathFinder
from importlib.machinery import SourceFileLoader as _SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType

from actfn.errors import UserCodeError

folders: list[str] = []  # in which modules of the user's are looked for, the one named last first
sources: dict[str, str] = {}  # the digest of each source that was compiled here, by its path
expected: dict[str, str] = {}  # the same of the process that started this one


class Source(_SourceFileLoader):
    """A loader that compiles a user's module from its source; it reads and writes no bytecode."""

    def get_code(self, fullname: str) -> CodeType:
        """Compile a module from its source as it is now, never from kept bytecode.

        Raises
        ------
        UserCodeError
            If it is not the source that the process which started this one has run.
        """
        path = self.get_filename(fullname)
        content = self.get_data(path)
        sources[path] = hashlib.sha256(content).hexdigest()
        if expected.get(path, sources[path]) != sources[path]:
            raise UserCodeError(f"{path} was changed while it was in use")
        code: CodeType = self.source_to_code(content, path)
        return code


class Finder:
    """A finder of users' modules in `folders` that no installed module hides, and of all modules of packages there."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """The specification of a module of the user's, as `importlib.abc.MetaPathFinder.find_spec` says."""
        if name.partition(".")[0] == "actfn":  # which is not the user's, wherever it lies
            return None
        if path is not None:
            within = [part for part in path if not is_installed(part) and any(_inside(part, f) for f in folders)]
            return next((spec for part in within if (spec := _in(part, name))), None)
        if name in sys.builtin_module_names or name in sys.stdlib_module_names:
            return None
        for folder in folders:
            spec = _in(folder, name)
            if spec:
                return None if _installed(name) else spec
        return None


def look_in(folder: str | Path) -> None:
    """Let modules in a folder be imported, with precedence over folders that were named earlier."""
    folder = os.path.abspath(folder)
    if folder in folders:
        folders.remove(folder)
    folders.insert(0, folder)
    if Finder not in sys.meta_path:
        sys.meta_path.insert(0, Finder)  # before what would take bytecode for current


def follow(given: Sequence[str], digests: Mapping[str, str]) -> None:
    """Import, in a worker process, from the same folders as the process that started it, and the same sources."""
    expected.update(digests)
    for folder in reversed(given):
        look_in(folder)


def forget(folder: str | Path) -> None:
    """Forget imported modules of the user's that are out of date, or that have the name of another folder's module."""
    folder = os.path.abspath(folder)
    loaded = {name: module for name, module in list(sys.modules.items()) if is_loaded_here(module)}
    stale = any(_changed(_path(module)) for module in loaded.values())
    for name, module in loaded.items():
        top = name.partition(".")[0]
        if stale or (not _inside(_path(module), folder) and _in(folder, top) is not None):
            sys.modules.pop(name, None)


def hidden_by(name: str) -> str:
    """Write a sentence about a module beside the user's code that an installed one of the same name hides."""
    beside = next((spec.origin for folder in folders if "." not in name and (spec := _in(folder, name))), None)
    module = sys.modules.get(name)
    other = getattr(module, "__file__", None) or "Python's own"
    if not beside or not module or other == beside:
        return ""
    return f"; {beside} is hidden by the installed module {name} ({other}): give it another name"


def is_loaded_here(module: ModuleType) -> bool:
    """Whether a module was compiled from a source of the user's by this finder."""
    return isinstance(getattr(getattr(module, "__spec__", None), "loader", None), Source)


def is_installed(path: str | Path) -> bool:
    """Whether a file or folder is Python's or an installed package's, wherever the environment lies."""
    library = Path(sysconfig.get_path("stdlib"))
    return bool({"site-packages", "dist-packages"} & set(Path(path).parts)) or library in Path(path).parents


def _in(folder: str, name: str) -> ModuleSpec | None:
    """Find a module or namespace package of a name in a folder, looking anew each time."""
    spec = FileFinder(folder, (ExtensionFileLoader, EXTENSION_SUFFIXES), (Source, [".py"])).find_spec(name)
    if spec and spec.loader is None:  # a folder without __init__.py, which may hold anything
        holds_modules = any(any(Path(place).glob("*.py")) for place in spec.submodule_search_locations or ())
        return spec if holds_modules else None
    return spec


def _installed(name: str) -> bool:
    """Whether a module is found elsewhere than in the user's folders."""
    others = [p for p in sys.path if os.path.abspath(p or os.getcwd()) not in folders]
    return PathFinder.find_spec(name, others) is not None


def _inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder + os.sep)


def _path(module: ModuleType) -> str:
    return str(getattr(module, "__file__", None) or "")


def _changed(path: str) -> bool:
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest() != sources.get(path)
    except OSError:
        return True
