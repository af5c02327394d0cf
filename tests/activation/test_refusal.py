"""What is refused is told the reason: the type where that is it, the dtype where that is, and others' own words."""

import decimal
import fractions
from typing import Any

import numpy as np
import pytest

import actfn
from actfn.activation.record import Activation
from actfn.errors import OperandError

X = np.ones(2, np.float32)


class NoUfuncs:
    """Such as CuPy's arrays: it has a dtype that is allowed, and takes no ufunc that is not its own."""

    dtype, shape, ndim = np.dtype("f4"), (2,), 1

    def __array_ufunc__(self, *_: Any, **__: Any) -> Any:
        return NotImplemented


class NoConversion:
    """An array that refuses to become one of NumPy's, as those of CuPy do."""

    dtype, shape, ndim = np.dtype("f4"), (2,), 1

    def __array__(self, *_: Any, **__: Any) -> Any:
        raise TypeError("Implicit conversion to a NumPy array is not allowed.")


class NoArray:
    """It has a dtype, and is no array."""

    dtype, shape = np.dtype("f4"), (2,)


def sparse(name: str) -> Any:
    """Make a sparse matrix or array of SciPy's, or skip the test."""
    return getattr(pytest.importorskip("scipy.sparse", reason="the container is SciPy's"), name)(np.eye(2, dtype="f4"))


def refusal(activation: Activation, operand: Any) -> str:
    """Return the message of the refusal, after checking that every computation gives the same."""
    with pytest.raises(OperandError) as caught:
        activation(operand)
    for call in (activation.grad, lambda v: activation.vjp(v, X), lambda v: activation.vjp(X, v)):
        with pytest.raises(OperandError):
            call(operand)
    return str(caught.value)


@pytest.mark.parametrize("name", ["csr_matrix", "csr_array", "coo_array"])
def test_a_sparse_matrix_is_told_its_type(activation: Activation, name: str) -> None:
    said = refusal(activation, sparse(name))
    assert f"got x {name}" in said
    assert "float32, " not in said.partition(";")[0]


@pytest.mark.parametrize("made", [NoArray(), {1, 2}, decimal.Decimal(1), fractions.Fraction(1, 2), object()])
def test_what_is_no_array_is_told_its_type(activation: Activation, made: Any) -> None:
    assert f"got x {type(made).__name__}" in refusal(activation, made)


def test_an_array_that_takes_no_ufunc_is_told_so_in_numpys_words(activation: Activation) -> None:
    said = refusal(activation, NoUfuncs())
    assert "x is of type NoUfuncs" in said
    assert "returned NotImplemented from __array_ufunc__" in said
    assert "allowed are float16" not in said


def test_an_array_that_does_not_become_numpys_says_so_itself(activation: Activation) -> None:
    assert "Implicit conversion to a NumPy array is not allowed." in refusal(activation, NoConversion())


def test_a_quantity_with_a_unit_is_not_told_about_its_dtype(activation: Activation) -> None:
    pint = pytest.importorskip("pint", reason="the container is pint's")
    for quantity in (X * pint.UnitRegistry().metre, 1.0 * pint.UnitRegistry().metre):
        if activation.name == "sign":  # pint knows a ufunc of this name, whose result has no unit
            assert (activation(quantity) == activation(quantity.magnitude)).all()
            continue
        with pytest.raises((OperandError, pint.DimensionalityError)) as caught:  # and one called tanh
            activation(quantity)
        if caught.type is OperandError:
            assert "x is of type Quantity" in str(caught.value)
        assert "allowed are float16" not in str(caught.value)


def test_an_array_of_a_dtype_without_a_loop_is_told_that(activation: Activation) -> None:
    """The negative control: where the dtype is the reason, it is the dtype that is named."""
    assert "got x complex64" in refusal(activation, X.astype(np.complex64))
    pd = pytest.importorskip("pandas", reason="the container is pandas'")
    assert "DataFrame of category" in refusal(activation, pd.DataFrame({"a": pd.Series(["u"], dtype="category")}))


def test_a_keyword_that_is_not_there_is_refused_in_pythons_words() -> None:
    with pytest.raises(TypeError, match=r"elu\(\) got an unexpected keyword argument 'return_dtype'"):
        actfn.elu(X, return_dtype=float)  # type: ignore[call-arg]
