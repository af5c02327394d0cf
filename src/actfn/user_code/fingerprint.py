"""A digest of what a user gives, by which results are known again: of its code and of all of the user's that it uses.

Functions count by their bytecode, so that lines moved, comments and the rest of the script that they stand in change
nothing, while a helper's body or a constant that they use does. What is installed counts by its name and version. Code
that looks names up at run time (`globals`, `eval`, …) counts with the whole text of its file. What cannot be taken
apart counts by its type, and a callable that cannot be is never known again, rather than taken for another.
"""

from __future__ import annotations

import copyreg
import dis
import hashlib
import importlib
import sys
import weakref
from collections.abc import Iterable
from contextlib import suppress
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from types import BuiltinFunctionType, CellType, CodeType, FunctionType, ModuleType
from typing import Any
from uuid import uuid4

from actfn.user_code.finder import is_installed

SHOWN_WHOLE_BY_REPR = (type(None), bool, int, float, complex, str, bytes, type(...), type(NotImplemented))
GLOBAL = {"LOAD_GLOBAL", "LOAD_NAME", "LOAD_FROM_DICT_OR_GLOBALS"}
DYNAMIC = {"globals", "locals", "vars", "eval", "exec", "__import__", "import_module"}
# Of a class: what every class has, or what says where it stands.
INCIDENTAL = {"__dict__", "__weakref__", "__doc__", "__module__", "__firstlineno__", "__static_attributes__"}


def digest(value: Any) -> str:
    """Compute a digest of objects: equal in all processes for equal code, constants and weights, and else another.

    Parameters
    ----------
    value : object
        A function, lambda, closure, partial, class, callable object, torch module, or any other value.

    Returns
    -------
    str
        Twelve hexadecimal digits.
    """
    return _Walk().digest(value)[:12]


class _Walk:
    """One computation of a fingerprint: digests of digests, so that equal parts count alike, shared or copied."""

    def __init__(self) -> None:
        self.known: dict[tuple[int, frozenset[str]], tuple[str, Any]] = {}

    def digest(self, value: Any, names: frozenset[str] = frozenset()) -> str:
        """The digest of a value; of a module, that of what code refers to in it by these names."""
        if isinstance(value, SHOWN_WHOLE_BY_REPR):
            return _hash([type(value).__name__, repr(value)])
        here = id(value), names if isinstance(value, ModuleType) else frozenset()
        if here not in self.known:
            # Met again on the way it is a cycle. The value is kept, since an id is good for its lifetime alone.
            self.known[here] = f"cycle to {getattr(value, '__name__', type(value).__name__)}", value
            self.known[here] = _hash(self.parts(value, names)), value
        return self.known[here][0]

    def all(self, values: Iterable[Any]) -> list[str]:
        return [self.digest(value) for value in values]

    def parts(self, value: Any, names: frozenset[str]) -> list[Any]:
        if isinstance(value, ModuleType):
            if _installed(value.__name__):
                return ["module", value.__name__, _version(value.__name__)]
            if (file := getattr(value, "__file__", None) or "").endswith(tuple(EXTENSION_SUFFIXES)):
                return ["module", value.__name__, _content(file)]
            found = sorted(names & vars(value).keys())
            return ["module", *((name, self.digest(vars(value)[name], names)) for name in found)]
        if isinstance(value, weakref.ref):  # what it leads to is held elsewhere
            return ["weak reference"]
        if isinstance(value, FunctionType | type) and value.__module__ and _installed(value.__module__):
            named = ["installed", value.__module__, value.__qualname__, _version(value.__module__)]
            if isinstance(value, type) or "<locals>" not in value.__qualname__:
                return named
            return [*named, self.all(value.__closure__ or ()), self.digest(value.__defaults__)]  # of the user's, maybe
        if isinstance(value, FunctionType):
            return ["function", *self.function(value)]
        if isinstance(value, type):
            own = {k: v for k, v in vars(value).items() if k not in INCIDENTAL}
            return ["class", self.all(value.__bases__), [(name, self.digest(own[name])) for name in sorted(own)]]
        if isinstance(value, CodeType):
            return ["code", *self.code(value)]
        if isinstance(value, CellType):
            return ["cell", self.digest(value.cell_contents) if value != CellType() else "empty"]
        if isinstance(value, property):
            return ["property", self.all((value.fget, value.fset, value.fdel))]
        if isinstance(value, staticmethod | classmethod):
            return [type(value).__name__, self.digest(value.__func__)]
        if isinstance(value, tuple | list) and type(value) in (tuple, list):
            return [type(value).__name__, self.all(value)]
        if isinstance(value, set | frozenset) and type(value) in (set, frozenset):
            return [type(value).__name__, sorted(self.all(value))]  # whose order differs from process to process
        if isinstance(value, dict) and type(value) is dict:
            return ["dict", [(self.digest(key), self.digest(item)) for key, item in value.items()]]
        torch = sys.modules.get("torch")
        if torch is not None and isinstance(value, torch.Tensor) and value.layout == torch.strided:
            flat = value.detach().cpu().reshape(-1).view(torch.uint8).numpy().tobytes()
            facts = str(value.dtype), tuple(value.shape), value.requires_grad
            return [type(value).__name__, *facts, hashlib.sha256(flat).hexdigest()]
        if isinstance(value, BuiltinFunctionType):  # of an extension, or a method of an object in C
            owner = value.__self__ if value.__self__ is not None else sys.modules.get(value.__module__ or "")
            return ["builtin", value.__module__, value.__qualname__, self.digest(owner)]
        return self.other(value)

    def function(self, value: FunctionType) -> list[Any]:
        names = frozenset(_names(value.__code__))
        used, imported = _read(value.__code__, GLOBAL), _read(value.__code__, {"IMPORT_NAME"})
        found = [(name, value.__globals__[name]) for name in sorted(used & value.__globals__.keys())]
        for name in sorted(imported):
            with suppress(Exception):  # not there or relative: what it does tells networks apart too
                found.append((name, importlib.import_module(name)))
        dynamic = names & DYNAMIC and _content(value.__code__.co_filename)
        return [
            *([dynamic] if dynamic else []),
            self.digest(value.__code__),
            self.digest(value.__defaults__),
            self.digest(value.__kwdefaults__),
            self.all(value.__closure__ or ()),
            [(name, self.digest(item, names)) for name, item in found],
        ]

    def code(self, code: CodeType) -> list[Any]:
        counts = code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_flags
        names = code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars
        return [code.co_code, code.co_exceptiontable, counts, names, self.all(code.co_consts)]

    def other(self, value: Any) -> list[Any]:
        """Take into the fingerprint any other object, as pickle would take it apart."""
        inner = [self.digest(value.__wrapped__)] if hasattr(value, "__wrapped__") else []
        try:
            reducer = copyreg.dispatch_table.get(type(value))
            reduced = reducer(value) if reducer else value.__reduce_ex__(4)
        except Exception:
            return self.opaque(value, inner)
        if isinstance(reduced, str):
            module = getattr(value, "__module__", None) or type(value).__module__
            if getattr(sys.modules.get(module), reduced, value) is not value or " " in reduced:
                return self.opaque(value, inner)
            return ["named", module, reduced, _version(module), self.digest(type(value)), *inner]
        call, given, state, *items = (*reduced, None)[:5]
        made = [
            self.all((call, given, _hooks_in_order(state))),
            *(self.all(more) for more in items if more is not None),
        ]
        return ["object", self.digest(type(value)), *made, *inner]

    def opaque(self, value: Any, inner: list[str]) -> list[Any]:
        """The parts of a value that cannot be taken apart; a callable's are random: it is never known again."""
        return ["opaque", self.digest(type(value)), *inner, *([uuid4().hex] if callable(value) and not inner else [])]


def _hooks_in_order(state: Any) -> Any:
    """Replace the numbers of torch's hooks in an object's state by their order, since torch counts over the process.

    torch numbers them over the whole process, so that the same module made twice would differ.
    """
    if not isinstance(state, dict):
        return state
    hooks = {k: v for k, v in state.items() if isinstance(k, str) and k.endswith("_hooks") and isinstance(v, dict)}
    numbers = sorted({number for held in hooks.values() for number in held if isinstance(number, int)})
    order = {number: place for place, number in enumerate(numbers)}
    made = {k: {order.get(number, number): hook for number, hook in held.items()} for k, held in hooks.items()}
    return state | made


def _hash(parts: list[Any]) -> str:
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _codes(code: CodeType) -> Iterable[CodeType]:
    yield code
    for const in code.co_consts:
        if isinstance(const, CodeType):
            yield from _codes(const)


def _read(code: CodeType, operations: set[str]) -> set[str]:
    """List the names that code, and functions and classes inside it, reads by these operations."""
    steps = (step for one in _codes(code) for step in dis.get_instructions(one))
    return {step.argval for step in steps if step.opname in operations}


def _names(code: CodeType) -> set[str]:
    """List the names of globals and attributes that code refers to, and those of functions inside it."""
    return {name for one in _codes(code) for name in one.co_names}


def _installed(module: str | None) -> bool:
    """Whether an object comes with Python or an installed package, and is not the user's own."""
    top = (module or "builtins").partition(".")[0]
    if top in sys.stdlib_module_names or top == "actfn":
        return True
    if top == "__main__":  # a script or notebook, also where an installed program runs it
        return False
    files = (getattr(sys.modules.get(name), "__file__", None) for name in (module or "", top))
    return any(file is not None and is_installed(file) for file in files)


def _content(path: str) -> str:
    """The digest of a file's content; empty where code comes from no file."""
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except OSError:
        return ""


def _version(module: str) -> str:
    return str(getattr(sys.modules.get(module.partition(".")[0]), "__version__", ""))
