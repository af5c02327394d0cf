"""What the audit asks of a framework, and NumPy's way of doing it."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import metadata
from typing import Any

import numpy as np
from numpy.typing import NDArray

from actfn.errors import OperandError, UnknownName
from actfn.names.signatures import SIGNATURES, arguments_of

Array = NDArray[Any]
LAYERS = ("torch.nn.", "keras.layers.", "tf.keras.layers.")  # in which modules classes are layers


class Unsupported(Exception):
    """A framework lacks what was asked for, a dtype or a derivative, which is no fault of the target."""


def numpy_dtype(name: str) -> np.dtype[Any]:
    """Make NumPy's dtype of a name; bfloat16 is that of ml_dtypes."""
    if name == "bfloat16":
        import ml_dtypes

        name = ml_dtypes.bfloat16
    dtype: np.dtype[Any] = np.dtype(name)
    return dtype


def found(path: str) -> Any:
    """Import and return the object that a dotted name such as `torch.nn.functional.elu` stands for."""
    parts = path.split(".")
    for end in range(len(parts), 0, -1):
        try:
            thing: Any = importlib.import_module(".".join(parts[:end]))
        except ModuleNotFoundError as error:
            if error.name and not path.startswith(error.name):
                raise
            continue
        for name in parts[end:]:
            if not hasattr(thing, name):
                raise UnknownName(f"{'.'.join(parts[:end])} has no {'.'.join(parts[end:])}")
            thing = getattr(thing, name)
        return thing
    raise UnknownName(f"there is no module {parts[0]}")


def _installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


class Framework:
    """NumPy's own: functions of arrays. Derivatives are callables that the user gives.

    Attributes
    ----------
    prefixes : tuple of str
        With what the names of its functions begin.
    package : str
        Whose version is shown.
    strided : bool
        Whether an array's stride reaches the function.
    mode : str
        In which of its modes it is called, as it is added to a function's name.
    """

    prefixes: tuple[str, ...] = ("numpy.", "scipy.")
    package = "numpy"
    strided = True
    mode = ""

    def version(self) -> str:
        """The version of the framework that is installed, as text."""
        names = [self.package, *(["scipy"] if self.package == "numpy" and _installed("scipy") else [])]
        return ", ".join(f"{name} {metadata.version(name)}" for name in names)

    def function(self, path: str, parameters: Mapping[str, float]) -> Any:
        """Make the framework's function of a dotted name, with these parameters given."""
        return with_parameters(found(path), parameters)

    def named(self, path: str, positional: Sequence[Any]) -> dict[str, Any]:
        """The arguments of a function or layer that were given by position, by the names that it has for them."""
        if not positional:
            return {}
        if path in SIGNATURES:
            names = arguments_of(path)
        else:
            thing = found(path)
            try:
                names = list(inspect.signature(thing).parameters)[0 if isinstance(thing, type) else 1 :]
            except ValueError:  # a function written in C says nothing
                names = []
        if len(positional) > len(names):
            raise OperandError(f"{path}: give its arguments by name, as in {path.rpartition('.')[2]}(alpha=0.5)")
        return dict(zip(names, positional, strict=False))

    def prepared(self, call: Any) -> Any:
        """Return a function of the user's in the form in which the audit calls it."""
        return call

    def results(self, call: Any, x: Array, order: int) -> Array:
        """Compute the target's value, or a derivative, at each number of an array.

        Raises
        ------
        Unsupported
            If the framework has no such dtype or derivative.
        """
        if order:
            raise Unsupported("no derivative: give one with --grad (derivatives=)")
        result = call(x)
        if isinstance(result, np.ndarray | np.generic):
            return np.asarray(result)
        raise TypeError(f"gives {type(result).__name__}, allowed is an array")

    @contextmanager
    def threads(self, count: int) -> Iterator[None]:
        """So many threads while it lasts; Unsupported where that cannot be set."""
        raise Unsupported("no number of threads to set")
        yield

    def other_mode(self, call: Any, x: Array, order: int) -> Array:
        """Compute results without compilation; raise Unsupported where a framework has one mode only."""
        raise Unsupported("there is one mode")

    def reproducer(self, path: str, parameters: Mapping[str, float], x: str, dtype: str, order: int, many: int) -> str:
        """Three lines that show a result: `x` as text, repeated so often."""
        typed = "ml_dtypes.bfloat16" if dtype == "bfloat16" else f"np.{dtype}"
        imports = "import numpy as np" + (", ml_dtypes" if dtype == "bfloat16" else "")
        module = path.rpartition(".")[0]
        imports += f", {module}" if module and module != "numpy" else ""
        return f"{imports}\nx = np.full({many}, {x}, {typed})\nprint({applied(path, parameters)}[0])"


def with_parameters(function: Any, parameters: Mapping[str, float]) -> Any:
    """A function, or a layer of that class, with parameters."""
    if isinstance(function, type):
        try:
            return function(**parameters)
        except TypeError as error:  # it takes no such arguments, or needs others
            raise OperandError(f"{function.__name__}({arguments('', parameters)}) cannot be made: {error}") from error
    if not parameters:
        return function
    return lambda x: function(x, **parameters)


def applied(path: str, parameters: Mapping[str, float]) -> str:
    """The code that applies a function to x, or that makes a layer of a framework's class and applies that."""
    if path.startswith(LAYERS) and path.rpartition(".")[2][0].isupper():
        return f"{path}({arguments('', parameters)})(x)"
    return f"{path}({arguments('x', parameters)})"


def arguments(first: str, parameters: Mapping[str, float]) -> str:
    """The arguments of a call as they are written in code: the first, then parameters by name."""
    return ", ".join([*([first] if first else []), *(f"{k}={v!r}" for k, v in parameters.items())])
