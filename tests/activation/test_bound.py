"""Containers of other libraries are answered as np.exp answers them; integers stay where the function keeps them."""

import warnings
from typing import Any

import numpy as np
import pytest

import actfn
from actfn.activation.bound import MOST, _kept, bound_ufunc
from actfn.activation.record import Activation

FUNCTIONS = [*actfn.registry.values(), actfn.define("snake", "x + sin(a*x)**2/a", a=1.5)]
each_function = pytest.mark.parametrize("f", FUNCTIONS, ids=lambda f: f.name)

PANDAS = ["float16", "float32", "float64", "Float32", "Float64", "int8", "int64", "uint16", "Int8", "Int64", "UInt32"]
PANDAS += ["bool", "boolean", "float32[pyarrow]", "double[pyarrow]", "int32[pyarrow]", "bool[pyarrow]"]


def calls(f: Activation) -> list[Any]:
    """A function's computations of one operand, with the defaults and with other parameters."""
    other: dict[str, Any] = dict.fromkeys(f.parameters, 0.75)
    return [f, f.grad, lambda x: f(x, **other), f.with_defaults(**other)]


def like(call: Any, x: Any) -> Any:
    """What answers a container as the call should: np.exp, or np.positive where integers are kept."""
    dtype = np.dtype(getattr(x, "numpy_dtype", x))
    return np.positive if dtype.kind in "iu" and call(np.array([1], dtype)).dtype == dtype else np.exp


@each_function
@pytest.mark.parametrize("dtype", PANDAS)
def test_every_dtype_of_pandas_is_treated_as_exp_treats_it(f: Activation, dtype: str) -> None:
    pd = pytest.importorskip("pandas", reason="the container is pandas'")
    if "pyarrow" in dtype:
        pytest.importorskip("pyarrow", reason="the dtype is pyarrow's")
    series = pd.Series([1, 0, 1]).astype(dtype)
    for call in calls(f):
        as_it = like(call, getattr(series.dtype, "numpy_dtype", series.dtype))
        assert call(series).dtype == as_it(series).dtype
        frame = call(series.to_frame("a"))
        assert list(frame.dtypes) == list(as_it(series.to_frame("a")).dtypes)
        assert frame["a"].to_list() == call(series).to_list() == call(series.to_numpy()).tolist()


@each_function
def test_each_column_of_a_table_keeps_its_dtype(f: Activation) -> None:
    pd = pytest.importorskip("pandas", reason="the container is pandas'")
    kinds = ["float32", "float64", "float16", "Float32", "int8", "Int64"]
    table = pd.DataFrame({kind: pd.Series([1, 0, 3]).astype(kind) for kind in kinds})
    for call in calls(f):
        answer = call(table)
        assert list(answer.dtypes) == [call(table[kind]).dtype for kind in kinds]
        for kind in kinds:
            assert answer[kind].to_list() == call(table[kind]).to_list()


def test_missing_values_stay_missing() -> None:
    pd = pytest.importorskip("pandas", reason="the container is pandas'")
    for dtype in ("Int64", "Float32"):
        series = pd.Series([1, None, -2], dtype=dtype)
        for f in FUNCTIONS:
            assert list(f(series).isna()) == [False, True, False]
    assert actfn.relu(pd.Series([1, None, -2], dtype="Int64")).dtype == "Int64"


@each_function
def test_polars_takes_a_function_wherever_it_takes_exp(f: Activation) -> None:
    pl = pytest.importorskip("polars", reason="the container is polars'")
    table = pl.DataFrame({"a": [1.0, -2.0, 0.5], "b": pl.Series([1.0, -2.0, 0.5], dtype=pl.Float32)})
    for call in calls(f):
        for column, dtype in (("a", pl.Float64), ("b", pl.Float32)):
            expected = call(table[column].to_numpy()).tolist()
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # it advises against map_batches and map_elements
                answers = [
                    call(table[column]),
                    table.select(call(pl.col(column)))[column],
                    table.select(pl.col(column).map_batches(call, return_dtype=dtype))[column],
                    table.lazy().select(pl.col(column).map_batches(call, return_dtype=dtype)).collect()[column],
                ]
            for answer in answers:
                assert answer.dtype == dtype
                assert answer.to_list() == expected


def test_a_parameter_is_rounded_to_each_dtype_as_an_operand_is() -> None:
    x = np.linspace(-3, 3, 50)
    kinds: list[Any] = [np.float16, np.float32, np.float64]
    ml_dtypes = pytest.importorskip("ml_dtypes", reason="bfloat16 needs ml_dtypes")
    for kind in [*kinds, ml_dtypes.bfloat16]:
        for alpha in (0.1, 0.3, 1.0, 2.7182818):
            there = bound_ufunc(actfn.elu, (alpha,))(x.astype(kind))
            assert there.tobytes() == actfn.elu(x.astype(kind), kind(alpha)).tobytes()
            assert there.dtype == kind


def test_a_function_of_twelve_parameters() -> None:
    """The ufunc with parameters given had room for eight; NumPy's ufuncs have more."""
    names = [f"p{i}" for i in range(12)]
    series = " + ".join(f"{name} * x**{i}" for i, name in enumerate(names))
    f = actfn.define("series", series, **dict.fromkeys(names, 1.0))
    assert f(2, p0=2.0) == 2**12
    assert f(np.float32(2), p11=0.0) == 2**11 - 1
    pd = pytest.importorskip("pandas")
    x = pd.Series([0.5, 2.0])
    assert list(f(x, p1=0.0)) == [f(0.5, p1=0.0), f(2.0, p1=0.0)]


def test_many_parameters_do_not_fill_the_memory() -> None:
    for i in range(MOST + 50):
        bound_ufunc(actfn.elu, (i / 100,))
    assert len(_kept) <= MOST


def test_a_ufunc_that_was_given_away_outlives_the_table() -> None:
    held = bound_ufunc(actfn.elu, (0.123,))
    for i in range(MOST + 50):
        bound_ufunc(actfn.elu, (i / 100,))
    assert held(-1.0) == actfn.elu(-1.0, 0.123)
