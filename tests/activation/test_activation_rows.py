"""Functions of rows as they are called: the axis, both kinds, gradients against PyTorch, and mistakes in one line."""

from __future__ import annotations

import pickle
from typing import Any

import numpy as np
import pytest

from actfn.activation.rows import RowFunction, row_functions
from actfn.errors import ArgumentError, OperandError
from actfn.functions.vector.glu import glu
from actfn.functions.vector.softmax import softmax

x = np.random.default_rng(0).standard_normal((4, 6, 8))
each_axis = pytest.mark.parametrize("axis", [0, 1, 2, -1, -2])
each_function = pytest.mark.parametrize("f", [softmax, glu], ids=["softmax", "glu"])


def sigmoid(b: Any) -> Any:
    return 1 / (1 + np.exp(-b))


@each_axis
def test_a_gate_goes_through_both_halves_of_a_row(axis: int) -> None:
    a, b = np.split(x, 2, axis)
    assert np.allclose(glu(x, axis=axis), a * sigmoid(b), rtol=1e-14)
    out = np.empty_like(a)
    assert glu(x, axis=axis, out=out) is out
    assert np.array_equal(out, glu(x, axis=axis))


@each_axis
@each_function
def test_gradients_are_those_of_the_values(f: RowFunction, axis: int) -> None:
    g = np.random.default_rng(1).standard_normal(f(x, axis=axis).shape)
    got, step = f.vjp(x, g, axis=axis), 1e-6
    assert got.shape == x.shape
    for place in np.ndindex(2, 2, 2):
        at = np.zeros_like(x)
        at[place] = step
        slope = ((f(x + at, axis=axis) - f(x - at, axis=axis)) * g).sum() / (2 * step)
        assert np.isclose(got[place], slope, rtol=1e-6, atol=1e-9)


@each_function
def test_each_dtype_is_kept_and_pickles_lead_back(f: RowFunction) -> None:
    for kind in (np.float16, np.float32, np.float64):
        assert f(x.astype(kind)).dtype == kind
    assert f([1, 2]).dtype == np.exp([1, 2]).dtype
    assert pickle.loads(pickle.dumps(f)) is f
    assert row_functions[f.name] is f
    assert "Parameters" in RowFunction.__call__.__doc__


def test_the_errors_of_a_gate_are_no_larger_than_measured() -> None:
    rows = np.random.default_rng(2).standard_normal((2, 20000)) * np.array([[3], [6]])
    for kind, name in ((np.float32, "float32"), (np.float16, "float16")):
        a, b = rows.astype(kind)
        got = glu(np.stack([a, b]), axis=0)[0]
        want = a.astype(float) * sigmoid(b.astype(float))
        unit = np.spacing(np.abs(want).astype(kind)).astype(float)
        assert (np.abs(got - want) / unit).max() <= glu.measured[name] + 1e-6


@each_function
def test_mistakes_are_one_line(f: RowFunction) -> None:
    for axis in (3, -4, 1.5):
        with pytest.raises(ArgumentError, match=rf"{f.name}: axis is {axis}, x has 3"):
            f(x, axis=axis)
    with pytest.raises(ArgumentError, match=f"{f.name}: axis is -1, x has 0"):
        f(1.0)
    with pytest.raises(OperandError, match=f.name):
        f(x.astype(complex))


def test_an_odd_row_has_no_halves() -> None:
    with pytest.raises(ArgumentError, match="glu: x has 7 numbers along axis 0, allowed are even"):
        glu(np.ones(7), axis=0)
