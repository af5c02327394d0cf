"""Functions of a whole row of numbers along an axis: a header for the computation, a declaration for the rest.

There are three kinds. A `reduce` function is (n)->(n), as softmax is: its kernel sees a row as a whole. A `gate` is
(2n)->(n), as glu is: it goes element by element through both halves of a row, so that its kernel is that of a function
of x and one parameter, and the second half stands for the parameter. A `composed` function is made of others, as crelu
is of relu: its declaration is the code, and the code of its derivative is given with it.
"""

from __future__ import annotations

import importlib
import inspect
import math
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Literal

import numpy as np

from actfn import compute
from actfn.activation.refusal import ALLOWED
from actfn.errors import ArgumentError, OperandError, short

Kind = Literal["reduce", "gate", "composed"]
Axes = Literal["one", "kept", "dropped"]

row_functions: dict[str, RowFunction] = {}


class RowFunction:
    """A function of the rows of an array along an axis.

    Attributes
    ----------
    name : str
        The public name; the kernels are those of the header of that name.
    kind : {"reduce", "gate", "composed"}
        Whether a row keeps its length or is halved; or that it is made of other functions.
    measured : mapping of str to float
        For each dtype, the largest error of the value that was met, in units in the last place.
    outside : float
        The result for an element that is left out by a mask.
    axes : {"one", "kept", "dropped"}
        Whether a row lies along one axis, or may lie along several, which the result keeps or loses.
    paper : str
        Where the function comes from.
    names : tuple of str
        The names it goes by elsewhere.
    """

    def __init__(
        self,
        body: Callable[..., Any],
        *,
        kind: Kind,
        measured: Mapping[str, float],
        paper: str,
        names: tuple[str, ...],
        without: float | None = None,
        outside: float = 0.0,
        derivative: Callable[..., Any] | None = None,
        axes: Axes = "one",
    ) -> None:
        self.body, self.kind, self.paper, self.names = body, kind, paper, names
        self.without, self.outside, self.derivative, self.axes = without, outside, derivative, axes
        self.name = self.__name__ = body.__name__
        sections = inspect.cleandoc(RowFunction.__call__.__doc__ or "").partition("Parameters\n")
        self.__doc__ = f"{inspect.cleandoc(body.__doc__ or '')}\n\n{''.join(sections[1:])}\n\nSource: {paper}"
        self.measured = MappingProxyType(dict(measured))

    @property
    def parameters(self) -> dict[str, Any]:
        """The function's own parameters with their defaults, such as the `tau` of gumbel_softmax."""
        given = inspect.signature(self.body).parameters.values()
        return {one.name: one.default for one in given if one.kind is one.KEYWORD_ONLY and one.name != "axis"}

    def __call__(self, x: Any, /, *, axis: int | tuple[int, ...] | None = -1, where: Any = None, **kwargs: Any) -> Any:
        """Compute the function of each row of x.

        Parameters
        ----------
        x : array_like
            Input, real, of one dimension or more.
        axis : int, tuple of int or None
            Along which a row lies; of softmax and others that cut no rows it may be several, of which all numbers are
            one row, and None means all.
        where : array_like of bool, optional
            A mask that broadcasts to x: what it leaves out counts for nothing in its row, and gives 0, or of
            log_softmax -inf. A row of which nothing is left gives nothing but these.
        **kwargs
            The function's own parameters if it has any, and of kernels the keywords of a NumPy ufunc, such as `out` and
            `dtype`.

        Returns
        -------
        array
            Of x's shape; of a gate, half as long along the axis; of crelu twice as long, of maxout a share, and of
            logsumexp without the axis.

        Raises
        ------
        ArgumentError
            If x has no such axis, a row that is to be halved has an odd length, or a mask does not fit.
        OperandError
            If the dtype has no loop or a keyword is unknown.
        """
        x, along, rows = self._array(x, axis)
        if rows is not None:
            return self._in_rows(x, rows, where, kwargs)
        if where is not None:
            kept = self._mask(where, x)
            y = self._value(np.where(kept, x, x.dtype.type(self.without)), along, kwargs)
            np.copyto(y, y.dtype.type(self.outside), where=~kept)
            return y
        return self._value(x, along, kwargs)

    def _in_rows(self, x: Any, rows: _Rows, where: Any, kwargs: dict[str, Any]) -> Any:
        out = kwargs.pop("out", None)
        if isinstance(out, tuple) and len(out) == 1:
            (out,) = out
        kept = None if where is None else rows.flat(self._mask(where, x))
        y = self(rows.flat(x), where=kept, **kwargs)
        y = rows.whole(y) if self.axes == "kept" else y
        if out is None:
            return y
        if not isinstance(out, np.ndarray) or out.shape != y.shape:
            given = f"has shape {out.shape}" if isinstance(out, np.ndarray) else f"is {short(out)}"
            raise ArgumentError(f"{self.name}: out {given}, allowed is an array of shape {y.shape}")
        try:
            np.copyto(out, y, casting="same_kind")
        except TypeError as error:
            raise OperandError(f"{self.name}: {error}") from error
        return out

    def _value(self, x: Any, axis: int, kwargs: dict[str, Any]) -> Any:
        if self.kind == "gate":
            return self._computed("value", halves(self.name, x, axis), kwargs)
        if self.kind == "reduce":
            return self._computed("value", (x,), {**kwargs, "axis": axis})
        return self._composed(self.body, x, axis=axis, **kwargs)

    def vjp(
        self, x: Any, g: Any, /, *, axis: int | tuple[int, ...] | None = -1, where: Any = None, **kwargs: Any
    ) -> Any:
        """The vector-Jacobian product of each row: what backpropagation makes of g, the gradient by the result.

        Parameters
        ----------
        x, axis, where
            As for a call.
        g : array_like
            Of the result's shape.
        **kwargs
            The function's own parameters if it has any.

        Returns
        -------
        array
            The gradient by x, of x's shape; 0 for what a mask leaves out.

        Raises
        ------
        ArgumentError
            As for a call, or if g has another shape than the result.
        """
        x, along, rows = self._array(x, axis)
        if rows is not None:
            is_kept = self.axes == "kept"
            check_shape(self.name, g, x.shape if is_kept else rows.shape[: -len(rows.axes)])
            kept = None if where is None else rows.flat(self._mask(where, x))
            return rows.whole(self.vjp(rows.flat(x), rows.flat(g) if is_kept else g, where=kept, **kwargs))
        if where is None:
            return self._vjp(x, g, along, kwargs)
        kept = self._mask(where, x)
        check_shape(self.name, g, np.shape(x))  # what takes a mask gives as many numbers as it is given
        y = self._vjp(np.where(kept, x, x.dtype.type(self.without)), np.where(kept, g, 0), along, kwargs)
        np.copyto(y, y.dtype.type(0), where=~kept)
        return y

    def _vjp(self, x: Any, g: Any, axis: int, kwargs: dict[str, Any]) -> Any:
        if self.derivative is not None:
            return self._composed(self.derivative, x, g, axis=axis, **kwargs)
        if kwargs:
            raise OperandError(f"{self.name}.vjp: {', '.join(kwargs)} is unknown, allowed are axis and where")
        if self.kind == "reduce":
            check_shape(self.name, g, np.shape(x))
            return self._computed("vjp", (x, g), {"axis": axis})
        first, second = halves(self.name, x, axis)
        check_shape(self.name, g, np.shape(first))
        made = np.empty(np.shape(x), np.result_type(self._computed("value", (first[:0], second[:0]), {}), g))
        by_first, by_second = halves(self.name, made, axis)
        self._computed("vjp", (first, g, second), {"out": by_first, "casting": "same_kind"})
        self._computed("by_0", (first, second), {"out": by_second, "casting": "same_kind"})
        np.multiply(by_second, g, out=by_second)
        return made

    def _array(self, x: Any, axis: Any) -> tuple[Any, int, _Rows | None]:
        """x as an array, and the axis along which its rows lie; or how they do, where that is along several."""
        x = x if hasattr(x, "dtype") else np.asarray(x)
        if x.dtype.kind not in "fiub" and x.dtype.name != "bfloat16":
            raise OperandError(f"{self.name}: got x {x.dtype}; {ALLOWED}")
        if self.axes != "one" and (axis is None or isinstance(axis, tuple)):
            return x, -1, _Rows(self.name, x, axis)
        check_axis(self.name, x, axis)
        return x, axis, None

    def _mask(self, where: Any, x: Any) -> Any:
        if self.without is None:
            raise OperandError(f"{self.name}: takes no mask; one is for functions of a row that adds up")
        mask = np.asarray(where)
        if mask.dtype != bool:
            raise OperandError(f"{self.name}: where has dtype {mask.dtype}, allowed is bool")
        if not np.issubdtype(x.dtype, np.floating) and x.dtype.name != "bfloat16":
            raise OperandError(f"{self.name}: x has dtype {x.dtype}, allowed with a mask are floating-point dtypes")
        try:
            return np.broadcast_to(mask, np.shape(x))
        except ValueError:
            raise ArgumentError(
                f"{self.name}: where has shape {mask.shape}, allowed is what broadcasts to that of x, {np.shape(x)}"
            ) from None

    def _computed(self, operation: str, operands: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        compute.bfloat16()
        try:
            return compute.ufunc(self.name, operation)(*operands, **kwargs)
        except TypeError as error:
            raise OperandError(f"{self.name}: {' '.join(str(error).split())}") from error

    def _composed(self, code: Callable[..., Any], *operands: Any, **kwargs: Any) -> Any:
        try:
            inspect.signature(code).bind(*operands, **kwargs)
        except TypeError as error:
            raise OperandError(f"{self.name}: {error}") from None
        return code(*operands, **kwargs)

    def __reduce__(self) -> tuple[Any, ...]:
        return declared, (self.body.__module__, self.name)

    def __repr__(self) -> str:
        return f"<function of rows {self.name}>"


class _Rows:
    """Rows that lie along several axes of x, in the order of the axes: as one axis, the last, and back."""

    def __init__(self, name: str, x: Any, axis: tuple[Any, ...] | None) -> None:
        asked = range(np.ndim(x)) if axis is None else axis
        for one in asked:
            check_axis(name, x, one)
        self.axes = sorted({one % np.ndim(x) for one in asked})
        if not self.axes or len(self.axes) < len(asked):
            raise ArgumentError(f"{name}: axis is {short(axis)}, allowed is each axis of x once, and at least one")
        self.last = range(-len(self.axes), 0)
        self.shape = np.moveaxis(x, self.axes, self.last).shape

    def flat(self, x: Any) -> Any:
        outer = self.shape[: -len(self.axes)]
        moved = np.moveaxis(np.asarray(x), self.axes, self.last)
        return moved.reshape(*outer, math.prod(self.shape[len(outer) :]))

    def whole(self, y: Any) -> Any:
        return np.moveaxis(y.reshape(self.shape), self.last, self.axes)


def check_axis(name: str, x: Any, axis: Any) -> None:
    """Refuse an axis that x does not have."""
    if isinstance(axis, bool) or not isinstance(axis, int) or not -np.ndim(x) <= axis < np.ndim(x):
        raise ArgumentError(f"{name}: axis is {short(axis)}, x has {np.ndim(x)} of them")


def halves(name: str, x: Any, axis: int) -> tuple[Any, Any]:
    """Split each row of x along an axis into its two halves, which are views; refuse an odd length."""
    n, odd = divmod(np.shape(x)[axis], 2)
    if odd:
        raise ArgumentError(f"{name}: x has {2 * n + 1} numbers along axis {axis}, allowed are even numbers")
    before = (slice(None),) * (axis % np.ndim(x))
    return x[(*before, slice(None, n))], x[(*before, slice(n, None))]


def check_shape(name: str, g: Any, shape: tuple[int, ...]) -> None:
    """Refuse a gradient by the result of that function which has another shape than the result."""
    if np.shape(g) != shape:
        raise ArgumentError(f"{name}.vjp: g has shape {np.shape(g)}, allowed is that of the result, {shape}")


def declared(module: str, name: str) -> RowFunction:
    """The function of that name, declared by that module: what unpickling calls."""
    importlib.import_module(module)
    return row_functions[name]


def row_function(
    *,
    kind: Kind,
    measured: Mapping[str, float],
    paper: str,
    names: tuple[str, ...] = (),
    without: float | None = None,
    outside: float = 0.0,
    derivative: Callable[..., Any] | None = None,
    axes: Axes | None = None,
) -> Callable[[Callable[..., Any]], RowFunction]:
    """Declare a function of rows: the decorated function's name and docstring are its own.

    Parameters
    ----------
    kind, measured, paper, names, outside
        As the attributes of `RowFunction`.
    axes : {"one", "kept", "dropped"}, optional
        As the attribute; a `reduce` function keeps several if nothing is said, all others take one.
    without : float, optional
        What a masked element is replaced by, so that it counts for nothing; without it no mask is taken.
    derivative : callable, optional
        Of a composed function, its `vjp`: of x, g, `axis` and its own parameters.

    Returns
    -------
    callable
        The decorator. The decorated function is the formula: of a `reduce` function it takes the row, of a gate both
        halves. Of a composed function it is the code, of x, `axis` and its own parameters.
    """

    def declare(body: Callable[..., Any]) -> RowFunction:
        made = RowFunction(
            body,
            kind=kind,
            measured=measured,
            paper=paper,
            names=names,
            without=without,
            outside=outside,
            derivative=derivative,
            axes=axes or ("kept" if kind == "reduce" else "one"),
        )
        row_functions[made.name] = made
        return made

    return declare
