"""Functions of a row as generalised ufuncs: softmax against its formula in many digits, over any axis and layout."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

mp = pytest.importorskip("mpmath", reason="needs mpmath (extra: test)")
ml_dtypes = pytest.importorskip("ml_dtypes", reason="bfloat16 needs ml_dtypes (extra: test)")

from actfn import compute
from actfn.analysis.numbers.ulp import ulp_error
from actfn.functions.vector.softmax import softmax as declared

SCALARS = {"float16": np.float16, "bfloat16": ml_dtypes.bfloat16, "float32": np.float32, "float64": np.float64}
MEASURED = declared.measured


def softmax(isa: str | None = None, operation: str = "value") -> np.ufunc:
    compute.bfloat16()
    return compute.ufunc("softmax", operation, isa)


def rows(dtype: str, scale: float, n: int, seed: int = 0) -> np.ndarray[Any, Any]:
    return (np.random.default_rng(seed).standard_normal((4, n)) * scale).astype(SCALARS[dtype])


def truth(row: np.ndarray[Any, Any]) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """The exact results, each a sum of two float64."""
    with mp.workprec(400):
        numbers = [mp.mpf(Fraction(float(v)).numerator) / Fraction(float(v)).denominator for v in row]
        top = max(numbers)
        weights = [mp.exp(v - top) for v in numbers]
        total = mp.fsum(weights)
        values = [w / total for w in weights]
        high = [float(v) for v in values]
        return np.array(high), np.array([float(v - h) for v, h in zip(values, high, strict=True)])


@pytest.mark.parametrize("scale", [1e-3, 1, 8, 40])
@pytest.mark.parametrize("n", [1, 2, 3, 17, 64, 300])
@pytest.mark.parametrize("dtype", SCALARS)
def test_no_error_is_larger_than_measured(dtype: str, n: int, scale: float) -> None:
    for x in rows(dtype, scale, n):
        high, low = truth(x)
        results = [softmax(isa)(x) for isa in compute.supported()]
        for got in results:
            assert got.tobytes() == results[0].tobytes()
        error = ulp_error(results[0], high, dtype, low).max()
        assert error <= MEASURED[dtype], f"{error} ULP"


def test_a_kernel_without_the_dropped_part_of_the_difference_would_be_found() -> None:
    x = rows("float32", 40, 300)[0]
    weights = np.exp((x - x.max()).astype(np.float64))
    high, low = truth(x)
    assert (ulp_error((weights / weights.sum()).astype(np.float32), high, "float32", low) > MEASURED["float32"]).any()


@pytest.mark.parametrize("dtype", SCALARS)
@pytest.mark.parametrize("operation", ["value", "vjp"])
def test_the_axis_and_the_layout_do_not_matter(dtype: str, operation: str) -> None:
    x, g = (rows(dtype, 3, 4 * 77, seed).reshape(4, 4, 77) for seed in (0, 1))
    f = softmax(operation=operation)
    given = (x, g)[: f.nin]
    want = np.stack([[f(*(v[i, j] for v in given)) for j in range(4)] for i in range(4)])
    assert f(*given).tobytes() == want.tobytes()
    for axis in (0, 1):
        moved = [np.moveaxis(v, -1, axis) for v in given]
        assert np.moveaxis(f(*moved, axis=axis), axis, -1).tobytes() == want.tobytes()
        copied = [np.ascontiguousarray(v) for v in moved]
        assert np.moveaxis(f(*copied, axis=axis), axis, -1).tobytes() == want.tobytes()
    out = np.empty_like(x)
    assert f(*given, out=out) is out
    assert out.tobytes() == want.tobytes()
    backwards = [v[..., ::-1].copy()[..., ::-1] for v in given]
    assert f(*backwards).tobytes() == want.tobytes()


@pytest.mark.parametrize("dtype", SCALARS)
def test_huge_values_and_ends(dtype: str) -> None:
    kind = SCALARS[dtype]
    f, most = softmax(), float(ml_dtypes.finfo(kind).max)
    assert f(np.array([most, most, -most], kind)).tolist() == [0.5, 0.5, 0]
    assert f(np.array([most, 0, -np.inf], kind)).tolist() == [1, 0, 0]
    for bad in ([np.inf, 1], [np.nan, 1], [1, np.nan, 2], [-np.inf, -np.inf]):
        assert np.isnan(f(np.array(bad, kind)).astype(float)).all()
    assert f(np.zeros((3, 0), kind)).shape == (3, 0)


@pytest.mark.parametrize("isa", compute.supported())
def test_a_long_sum_loses_nothing(isa: str) -> None:
    x = np.zeros(1 << 20, np.float32)
    x[0] = 1e-7
    got = softmax(isa)(x)
    assert got[5] == np.float32(1 / (2**20 + 1e-7))


def test_vjp_is_that_of_the_formula() -> None:
    x, g = (rows("float64", 2, 50, seed) for seed in (0, 1))
    y = softmax()(x)
    want = y * (g - (g * y).sum(-1, keepdims=True))
    assert np.allclose(softmax(operation="vjp")(x, g), want, rtol=1e-13, atol=1e-16)
