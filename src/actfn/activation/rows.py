"""Functions of a whole row of numbers along an axis: a header for the computation, a declaration for the rest.

There are two kinds. A `reduce` function is (n)->(n), as softmax is: its kernel sees a row as a whole. A `gate` is
(2n)->(n), as glu is: it goes element by element through both halves of a row, so that its kernel is that of a function
of x and one parameter, and the second half stands for the parameter.
"""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Literal

import numpy as np

from actfn import compute
from actfn.errors import ArgumentError, OperandError, short

Kind = Literal["reduce", "gate"]

row_functions: dict[str, RowFunction] = {}


class RowFunction:
    """A function of the rows of an array along an axis.

    Attributes
    ----------
    name : str
        The public name; the kernels are those of the header of that name.
    kind : {"reduce", "gate"}
        Whether a row keeps its length or is halved.
    measured : mapping of str to float
        For each dtype, the largest error of the value that was met, in units in the last place.
    paper : str
        Where the function comes from.
    names : tuple of str
        The names it goes by elsewhere.
    """

    def __init__(
        self, body: Callable[..., Any], *, kind: Kind, measured: Mapping[str, float], paper: str, names: tuple[str, ...]
    ) -> None:
        self.body, self.kind, self.paper, self.names = body, kind, paper, names
        self.name = self.__name__ = body.__name__
        self.__doc__ = inspect.cleandoc(body.__doc__ or "")
        self.measured = MappingProxyType(dict(measured))

    def __call__(self, x: Any, /, *, axis: int = -1, **kwargs: Any) -> Any:
        """Compute the function of each row of x.

        Parameters
        ----------
        x : array_like
            Input, real, of one dimension or more.
        axis : int
            Along which a row lies.
        **kwargs
            The keywords of a NumPy ufunc, such as `out` and `dtype`.

        Returns
        -------
        array
            Of x's shape; of a gate, half as long along the axis.

        Raises
        ------
        ArgumentError
            If x has no such axis, or a row that is to be halved has an odd length.
        OperandError
            If the dtype has no loop or a keyword is unknown.
        """
        if self.kind == "gate":
            return self._computed("value", self._halves(self._array(x, axis), axis), kwargs)
        return self._computed("value", (self._array(x, axis),), {**kwargs, "axis": axis})

    def vjp(self, x: Any, g: Any, /, *, axis: int = -1) -> Any:
        """The vector-Jacobian product of each row: what backpropagation makes of g, the gradient by the result.

        Parameters
        ----------
        x, axis
            As for a call.
        g : array_like
            Of the result's shape.

        Returns
        -------
        array
            The gradient by x, of x's shape.
        """
        x = self._array(x, axis)
        if self.kind == "reduce":
            return self._computed("vjp", (x, g), {"axis": axis})
        first, second = self._halves(x, axis)
        by_first = self._computed("vjp", (first, g, second), {})
        return np.concatenate([by_first, g * self._computed("by_0", (first, second), {})], axis)

    def _array(self, x: Any, axis: int) -> Any:
        x = x if hasattr(x, "dtype") else np.asarray(x)
        if not isinstance(axis, int) or not -np.ndim(x) <= axis < np.ndim(x):
            raise ArgumentError(f"{self.name}: axis is {short(axis)}, x has {np.ndim(x)} of them")
        return x

    def _halves(self, x: Any, axis: int) -> tuple[Any, Any]:
        """Split each row of x along an axis into its two halves, which are views; refuse an odd length."""
        n, odd = divmod(np.shape(x)[axis], 2)
        if odd:
            raise ArgumentError(f"{self.name}: x has {2 * n + 1} numbers along axis {axis}, allowed are even numbers")
        before = (slice(None),) * (axis % np.ndim(x))
        return x[(*before, slice(None, n))], x[(*before, slice(n, None))]

    def _computed(self, operation: str, operands: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        compute.bfloat16()
        try:
            return compute.ufunc(self.name, operation)(*operands, **kwargs)
        except TypeError as error:
            raise OperandError(f"{self.name}: {' '.join(str(error).split())}") from error

    def __reduce__(self) -> tuple[Any, ...]:
        return declared, (self.body.__module__, self.name)

    def __repr__(self) -> str:
        return f"<{self.kind} function {self.name}>"


def declared(module: str, name: str) -> RowFunction:
    """The function of that name, declared by that module: what unpickling calls."""
    importlib.import_module(module)
    return row_functions[name]


def row_function(
    *, kind: Kind, measured: Mapping[str, float], paper: str, names: tuple[str, ...] = ()
) -> Callable[[Callable[..., Any]], RowFunction]:
    """Declare a function of rows: the decorated function's name and docstring are its own, its body is the formula.

    Parameters
    ----------
    kind, measured, paper, names
        As the attributes of `RowFunction`.

    Returns
    -------
    callable
        The decorator. The formula of a `reduce` function takes the row; that of a gate takes both halves.
    """

    def declare(body: Callable[..., Any]) -> RowFunction:
        made = RowFunction(body, kind=kind, measured=measured, paper=paper, names=names)
        row_functions[made.name] = made
        return made

    return declare
