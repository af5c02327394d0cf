"""The measure of error, at every place where it could be understood in two ways."""

import subprocess
import sys
from fractions import Fraction

import numpy as np
import pytest

from actfn.analysis.numbers.ulp import FORMATS, format_of, round_to, ulp_error, unit

INF, NAN = np.inf, np.nan
DTYPES = ["float16", "float32", "float64"]


def one(got: float, want: float, dtype: str = "float32", low: float = 0.0) -> float:
    return float(ulp_error(got, want, dtype, low))


@pytest.mark.parametrize("dtype", DTYPES)
def test_formats_are_numpys(dtype: str) -> None:
    form, info = FORMATS[dtype], np.finfo(dtype)
    assert form.largest == float(info.max)
    assert 2.0**form.least == float(info.smallest_normal)
    assert float(unit(0.0, dtype)) == float(info.smallest_subnormal)
    assert float(unit(1.0, dtype)) == float(info.eps)


def test_bfloat16_is_ml_dtypes() -> None:
    info = pytest.importorskip("ml_dtypes", reason="bfloat16 needs ml_dtypes").finfo("bfloat16")
    assert FORMATS["bfloat16"].largest == float(info.max)
    assert float(unit(0.0, "bfloat16")) == float(info.smallest_subnormal)
    assert format_of(info.dtype) == FORMATS["bfloat16"]


@pytest.mark.parametrize("dtype", DTYPES)
def test_neighbours_are_one_unit_apart(dtype: str) -> None:
    kind = np.dtype(dtype).type
    for value in (1.0, 1.5, 3.7, 2.0**-14, np.finfo(dtype).max, np.finfo(dtype).smallest_normal, 0.0):
        at = kind(value)
        with np.errstate(over="ignore"):
            down, up = np.nextafter(at, kind(-INF)), np.nextafter(at, kind(INF))
        assert one(down, float(at), dtype) in (1.0, 0.5)  # a half below a power of two, where the spacing halves
        assert one(up, float(at), dtype) == (1.0 if np.isfinite(up) else INF)
        assert one(at, float(at), dtype) == 0


def test_a_power_of_two_belongs_to_the_binade_of_the_exact_value() -> None:
    assert one(1.0, 1.0, "float64", -(2.0**-60)) == 2.0**-60 / 2.0**-53  # truth just below 1
    assert one(1.0, 1.0, "float64", 2.0**-60) == 2.0**-60 / 2.0**-52
    assert one(-1.0, -1.0, "float64", 2.0**-60) == 2.0**-60 / 2.0**-53


def test_subnormals_are_counted_in_the_least_subnormal() -> None:
    least = 2.0**-149
    assert one(3 * least, 2.5 * least) == 0.5
    assert one(0.0, 1000 * least) == 1000  # flushed
    assert one(0.0, 0.3 * least) == pytest.approx(0.3)


def test_zero() -> None:
    assert one(0.0, 0.0) == one(-0.0, -0.0) == 0
    assert one(0.0, -0.0) == one(-0.0, 0.0) == 0  # an exact zero has no sign of its own
    assert one(0.0, -1e-60) == one(-0.0, 1e-60) == INF  # an underflow has
    least = 2.0**-1074  # what underflows in float64 too: the sum is zero, its first part tells the side
    assert one(0.0, -least, "float64", least) == one(-0.0, least, "float64", -least) == INF
    assert one(-0.0, -least, "float64", least) == one(0.0, least, "float64", -least) == 0
    assert one(-0.0, 2.0**-149) == 1  # no underflow: a distance
    assert one(-0.0, -1e-60) < 1e-14
    assert one(2.0**-149, 0.0) == one(2.0**-149, -0.0) == 1


def test_overflow() -> None:
    form = FORMATS["float32"]
    top, step = form.largest, 2.0**104
    assert one(INF, top) == one(INF, top + 0.49 * step) == INF  # early
    assert one(INF, top + 0.5 * step) == one(INF, 1e300) == 0  # on time: the tie goes to the even infinity
    assert one(top, top + 0.75 * step) == 0.75  # late, by the distance
    assert one(top, 1e300) > 1e200
    assert one(-INF, 1e300) == one(INF, -1e300) == one(INF, 1.0) == INF
    assert one(INF, top + 0.5 * step, "float64") == INF  # float64 is far from its end there


def test_limits() -> None:
    assert one(INF, INF) == one(-INF, -INF) == 0
    assert one(INF, -INF) == one(1.0, INF) == one(FORMATS["float32"].largest, INF) == INF


def test_nan() -> None:
    assert one(NAN, NAN) == 0
    assert one(NAN, 1.0) == one(1.0, NAN) == one(NAN, INF) == one(INF, NAN) == one(NAN, 0.0) == INF


@pytest.mark.parametrize("dtype", DTYPES)
def test_against_fractions(dtype: str) -> None:
    random = np.random.default_rng(1)
    bits = {"float16": np.uint16, "float32": np.uint32, "float64": np.uint64}[dtype]
    got = random.integers(0, np.iinfo(bits).max, 2000, bits, endpoint=True).view(dtype)
    got = got[np.isfinite(got) & (got != 0)]
    want = got.astype(float) * (1 + random.normal(size=got.size) * 2.0 ** -FORMATS[dtype].precision)
    got, want = got[np.isfinite(want)], want[np.isfinite(want)]
    low = want * 2.0**-54 * random.uniform(-1, 1, want.size)
    for g, w, rest, error in zip(got, want, low, ulp_error(got, want, dtype, low), strict=True):
        exact = Fraction(float(w)) + Fraction(float(rest))
        step = Fraction(1)
        while 2 * step <= abs(exact):
            step *= 2
        while step > abs(exact):
            step /= 2
        step = max(step, Fraction(2) ** FORMATS[dtype].least) / 2 ** (FORMATS[dtype].precision - 1)
        if g != 0:
            assert error == pytest.approx(float(abs(Fraction(float(g)) - exact) / step), rel=1e-12, abs=1e-14)


def test_round_to_is_numpys_cast() -> None:
    random = np.random.default_rng(2)
    values = random.integers(0, 2**64 - 1, 100_000, np.uint64, endpoint=True).view(float)
    small = random.normal(size=100_000) * 2.0 ** random.integers(-170, 130, 100_000)
    ties = np.arange(-5000, 5000) * 2.0**-25
    for x in (values[~np.isnan(values)], small, ties, np.array([0.0, -0.0, INF, -INF, 65519.999, 65520.0])):
        for dtype in ("float16", "float32"):
            with np.errstate(over="ignore"):
                cast = x.astype(dtype).astype(float)
            assert np.array_equal(round_to(x, dtype).view(np.uint64), cast.view(np.uint64))
    assert np.isnan(round_to(NAN, "float16"))


def test_bfloat16_rounds_once() -> None:
    # Just above a tie, closer than float32 tells: rounding by way of float32 would go down to the even number.
    assert float(round_to(1 + 2.0**-8 + 2.0**-40, "bfloat16")) == 1 + 2.0**-7
    assert float(np.float32(1 + 2.0**-8 + 2.0**-40)) == 1 + 2.0**-8


def test_an_unknown_dtype_is_named() -> None:
    with pytest.raises(TypeError, match=r"complex128.*float16, bfloat16, float32, float64"):
        ulp_error(1.0, 1.0, np.complex128)


def test_a_measure_without_these_rules_would_fail() -> None:
    """The naive measure misses what this one must see: the tests above have teeth."""
    naive = abs(np.float32(0.0) - np.float32(-1e-60)) / np.spacing(np.float32(0.0))
    assert naive == 0 != one(0.0, -1e-60)
    with np.errstate(invalid="ignore"):
        assert not abs(np.float32(NAN) - 1) > 1
    assert one(NAN, 1.0) > 1


def test_the_measure_needs_numpy_alone() -> None:
    program = (
        "import sys; sys.modules['flint'] = None\n"
        "from actfn.audit import ulp_error; print(ulp_error(1.0, 1.0, 'float32'))\n"
        "from actfn.audit import rounded"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stdout == "0.0\n"
    assert done.stderr.endswith("MissingPackage: the oracle needs python-flint: pip install 'actfn[lab]'\n")
