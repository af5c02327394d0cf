"""The compiled kernels as NumPy ufuncs, for the best instruction set of this processor.

The environment variable ACTFN_ISA (scalar, avx2, avx512, neon) forces another, for tests and for reproducing a result.
It is read when kernels are first asked for, not by the import, so that the command line can tell of a mistake in it.
README.md in this folder says how the C++ is laid out.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from actfn.compute import _kernels
from actfn.compute._kernels import FastCall as FastCall
from actfn.compute.pickling import located
from actfn.errors import EnvironmentVariableError

VARIABLE = "ACTFN_ISA"  # names the instruction set; unset or empty: the best that this processor has


def supported() -> list[str]:
    """The instruction sets that were built and that this processor has, the best last."""
    return _kernels.supported()


def built_with() -> str:
    """The compiler and the flags that the kernels were compiled with."""
    return _kernels.built_with


def chosen() -> str:
    """The name of the instruction set in use, such as avx2.

    Raises
    ------
    EnvironmentVariableError
        If ACTFN_ISA names an instruction set that was not built or that this processor lacks.
    """
    isa = os.environ.get(VARIABLE) or supported()[-1]
    if isa not in supported():
        raise EnvironmentVariableError(VARIABLE, isa, f"{', '.join(supported())} on this processor")
    return isa


@cache
def operations(function: str) -> tuple[str, ...]:
    """The operations of a compiled function: value, grad, vjp and, if its header has them, second, by_0, by_1.

    `second` is the second derivative by x, `by_i` the derivative by the parameter at place i.
    """
    try:
        return _kernels.operations(chosen())[function]
    except KeyError:
        raise ImportError(f"functions/{function}.h was not built: install the package again") from None


@cache
def _made(isa: str, function: str, operation: str) -> np.ufunc:
    made = _kernels.ufunc(isa, function, operation)
    if isa == chosen():
        value = made if operation == "value" else _made(isa, function, "value")
        located(f"{__name__}.compiled", value, {} if made is value else {operation: made})
    return made


def ufunc(function: str, operation: str = "value", isa: str | None = None) -> np.ufunc:
    """The ufunc of an operation, made at its first use: its operands are x, of vjp g, and the parameters.

    Parameters
    ----------
    function : str
        The name of a function that has a header in functions/.
    operation : str
        One of `operations(function)`.
    isa : str, optional
        An instruction set of `supported()`; the one in use otherwise.

    Raises
    ------
    KeyError
        If the function has no such operation.
    ImportError
        If the function was not built.
    """
    isa = isa or chosen()
    if operation not in operations(function):
        raise KeyError(f"{function} has no {operation}")
    return _made(isa, function, operation)


class Ufuncs(Protocol):
    """What makes a function's ufuncs, one for each operation, at its first use."""

    @property
    def operations(self) -> tuple[str, ...]:
        """The names of the operations: value, grad, vjp, perhaps second, by_0, by_1, ..."""

    def __call__(self, operation: str, /) -> np.ufunc:
        """Make the ufunc of an operation, or return it if it was made before."""


class Kernels:
    """The compiled kernels of a function, by operation.

    Parameters
    ----------
    function : str
        The name of a function that has a header in functions/.
    """

    def __init__(self, function: str) -> None:
        self.function = function

    @property
    def operations(self) -> tuple[str, ...]:
        """The names of the operations that the function's header has, as `actfn.compute.operations` says."""
        return operations(self.function)

    def __call__(self, operation: str, /) -> np.ufunc:
        """Make the ufunc of an operation for the instruction set in use, or return it if it was made before."""
        return ufunc(self.function, operation)


tape_places: int = _kernels.tape_places  # inputs, constants and results of a tape at a time


@cache
def tape_words() -> list[tuple[str, int]]:
    """The words of tapes, in the order of their numbers, each with its number of operands."""
    return _kernels.tape_words(chosen())


def tape(
    name: str, inputs: int, constants: Sequence[float], steps: Sequence[Sequence[int]], *, quick: bool = False
) -> np.ufunc:
    """A ufunc that runs a formula's tape, in float64 for every dtype; a quick one in float32 except for float64."""
    numbers = np.array(steps, np.int32).reshape(-1)
    return _kernels.tape_ufunc(chosen(), name, inputs, np.array(constants, np.float64), numbers, quick)


def by_cells(name: str, like: np.ufunc, beyond: np.ufunc, numbers: NDArray[np.float32]) -> np.ufunc:
    """A ufunc whose float32 numbers go by cells of a formula's own, as compute/formula_cells.h has them.

    Parameters
    ----------
    name : str
        What it is called.
    like : numpy.ufunc
        A tape's, of x and perhaps of g, by which the result is multiplied: what the other dtypes go by.
    beyond : numpy.ufunc
        A tape's, of x alone: what float32 numbers beyond the cells go by.
    numbers : array of float32
        The cells, in the order that `cells_ufunc` of ufuncs.cpp reads.
    """
    return _kernels.cells_ufunc(chosen(), name, like, beyond, like.nin > 1, np.ascontiguousarray(numbers))


def bound(
    ufunc: np.ufunc,
    name: str,
    operands: int,
    parameters: Sequence[float],
    integers: tuple[tuple[int, bytes], ...] = (),
) -> np.ufunc:
    """A ufunc of this package with its parameters given.

    Parameters
    ----------
    ufunc : numpy.ufunc
        Of x, perhaps g, and the parameters.
    name : str
        What the new one is called.
    operands : int
        How many operands stand before the parameters.
    parameters : sequence of float
        A number for each parameter; it is rounded to each dtype.
    integers : tuple of (int, bytes)
        What integer loops are made of, as `actfn.analysis.integers` says.

    Returns
    -------
    numpy.ufunc
        Of x, or of x and g.
    """
    with np.errstate(over="ignore"):
        values = tuple((int(np.float16(p).view(np.uint16)), float(p)) for p in parameters)
    return _kernels.bound_ufunc(ufunc, name, operands, values, integers)


_bfloat16: type[np.generic] | None = None


def bfloat16() -> type[np.generic] | None:
    """ml_dtypes' scalar type, once it has been imported by anyone and its loops are registered; else None."""
    global _bfloat16
    if _bfloat16 is None and "ml_dtypes" in sys.modules:
        scalar: type[np.generic] = sys.modules["ml_dtypes"].bfloat16
        _kernels.register_bfloat16(np.dtype(scalar))
        _bfloat16 = scalar
    return _bfloat16
