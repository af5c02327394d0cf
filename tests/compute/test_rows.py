"""Functions of a row as generalised ufuncs: against their formulas in many digits, over any axis and layout."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

flint = pytest.importorskip("flint", reason="the formulas are computed by python-flint (extra: lab)")
ml_dtypes = pytest.importorskip("ml_dtypes", reason="bfloat16 needs ml_dtypes (extra: test)")

from actfn import compute
from actfn.activation.rows import row_functions
from actfn.analysis.numbers.ball import Number
from actfn.analysis.numbers.ulp import ulp_error

REDUCED = sorted(name for name, f in row_functions.items() if f.kind == "reduce")
each_function = pytest.mark.parametrize("name", REDUCED)
SCALARS = {"float16": np.float16, "bfloat16": ml_dtypes.bfloat16, "float32": np.float32, "float64": np.float64}


def computed(name: str, isa: str | None = None, operation: str = "value") -> np.ufunc:
    compute.bfloat16()
    return compute.ufunc(name, operation, isa)


def softmax(isa: str | None = None, operation: str = "value") -> np.ufunc:
    return computed("softmax", isa, operation)


def rows(dtype: str, scale: float, n: int, seed: int = 0) -> np.ndarray[Any, Any]:
    return (np.random.default_rng(seed).standard_normal((4, n)) * scale).astype(SCALARS[dtype])


def truth(name: str, row: np.ndarray[Any, Any]) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """The exact results by the declared formula, each a sum of two float64."""
    before, flint.ctx.prec = flint.ctx.prec, 400
    try:
        numbers = [Number(flint.arb(float(v))) for v in row]
        values = [flint.arb(getattr(v, "inner", v)) for v in row_functions[name].body(numbers)]
        high = [float(v.mid()) for v in values]
        return np.array(high), np.array([float((v - h).mid()) for v, h in zip(values, high, strict=True)])
    finally:
        flint.ctx.prec = before


@each_function
@pytest.mark.parametrize("scale", [1e-3, 1, 8, 40])
@pytest.mark.parametrize("n", [1, 2, 3, 17, 64, 300])
@pytest.mark.parametrize("dtype", SCALARS)
def test_no_error_is_larger_than_measured(dtype: str, n: int, scale: float, name: str) -> None:
    for x in rows(dtype, scale, n):
        high, low = truth(name, x)
        results = [computed(name, isa)(x) for isa in compute.supported()]
        for got in results:
            assert got.tobytes() == results[0].tobytes()
        if n == 1 and name == "log_softmax":  # x - log(exp(x)) has no digit that is right
            assert results[0].tolist() == [0]
            continue
        error = ulp_error(results[0], high, dtype, low).max()
        assert error <= row_functions[name].measured[dtype], f"{error} ULP"


def test_a_kernel_without_the_dropped_part_of_the_difference_would_be_found() -> None:
    x = rows("float32", 40, 300)[0]
    weights = np.exp((x - x.max()).astype(np.float64))
    high, low = truth("softmax", x)
    error = ulp_error((weights / weights.sum()).astype(np.float32), high, "float32", low)
    assert (error > row_functions["softmax"].measured["float32"]).any()


@pytest.mark.parametrize("dtype", SCALARS)
@pytest.mark.parametrize("operation", ["value", "vjp"])
@each_function
def test_the_axis_and_the_layout_do_not_matter(dtype: str, operation: str, name: str) -> None:
    x, g = (rows(dtype, 3, 4 * 77, seed).reshape(4, 4, 77) for seed in (0, 1))
    f = computed(name, operation=operation)
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
def test_sums_are_one_and_few_are_chosen(isa: str) -> None:
    x = np.random.default_rng(4).standard_normal((50, 400)) * 3
    for name, most in (("sparsemax", 8), ("entmax15", 40), ("softmax", 400)):
        y = computed(name, isa)(x)
        assert np.allclose(y.sum(-1), 1, atol=1e-14)
        assert (y > 0).sum(-1).max() <= most
    equal = computed("sparsemax", isa)(np.full(7, 1e300))
    assert equal.tolist() == [1 / 7] * 7


@pytest.mark.parametrize("isa", compute.supported())
def test_a_share_next_to_one_keeps_its_logarithm(isa: str) -> None:
    got = computed("log_softmax", isa)(np.array([0.0, -60.0]))
    assert got[0] == pytest.approx(-float(np.exp(-60.0)), rel=1e-15)


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
