"""The oracle against closed forms in mpmath, exact fractions, SymPy's limits and its own stated conventions."""

from dataclasses import replace
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

flint = pytest.importorskip("flint", reason="the oracle needs python-flint: pip install 'actfn[lab]'")
mpmath = pytest.importorskip("mpmath", reason="the peer of the oracle is mpmath")

import actfn
from actfn.analysis.numbers.ulp import FORMATS, round_to, unit
from actfn.analysis.shape import Shape, exactly
from actfn.analysis.undecided import TooWide
from actfn.audit import atlas, enclose, exact, rounded, ulp_error
from actfn.formula import of
from actfn.words import exp, log, where

mp = mpmath.mp
EXP, EXPM1 = mp.exp, mp.expm1

# Value, first and second derivative in forms that do not cancel, by another library.
CLOSED: dict[str, Any] = {
    "sigmoid": (
        lambda x: 1 / (1 + EXP(-x)),
        lambda x: 1 / (2 + EXP(-x) + EXP(x)),
        lambda x: -mp.tanh(x / 2) / (2 + EXP(-x) + EXP(x)),
    ),
    "tanh": (mp.tanh, lambda x: mp.sech(x) ** 2, lambda x: -2 * mp.tanh(x) * mp.sech(x) ** 2),
    "relu": (lambda x: max(x, mp.mpf(0)), lambda x: mp.mpf(x > 0), lambda x: mp.mpf(0)),
    "leaky_relu": (
        lambda x, a: x if x > 0 else mp.mpf(a) * x,
        lambda x, a: mp.mpf(1 if x > 0 else a),
        lambda x, a: mp.mpf(0),
    ),
    "elu": (
        lambda x, a: x if x > 0 else a * EXPM1(x),
        lambda x, a: 1 if x > 0 else a * EXP(x),
        lambda x, a: mp.mpf(0) if x > 0 else a * EXP(x),
    ),
}
CASES = [(name, order) for name in CLOSED for order in range(3)]


@pytest.fixture(autouse=True)
def _precision() -> Any:
    with mp.workprec(400):
        yield


def points(dtype: str, count: int = 300) -> np.ndarray[Any, Any]:
    random = np.random.default_rng(3)
    least = {"float16": -24, "bfloat16": -133, "float32": -149, "float64": -1074}[dtype]
    spread = random.choice([-1, 1], count) * random.uniform(1, 2, count) * 2.0 ** random.integers(least, 10, count)
    return round_to(np.concatenate([spread, random.normal(size=count) * 8]), dtype)


@pytest.mark.parametrize(("name", "order"), CASES)
def test_balls_hold_the_closed_form(name: str, order: int) -> None:
    f = actfn.registry[name]
    for x in points("float32", 40).tolist():
        ball = enclose(f, x, order, bits=300)
        peer = flint.arb(mpmath.nstr(CLOSED[name][order](mp.mpf(x), *f.parameters.values()), 110))
        peer += flint.arb(0, 1e-100) * abs(peer)
        assert ball.overlaps(peer), x
        assert ball.rel_accuracy_bits() > 60 or ball.is_exact() or abs(ball) < 1e-60


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "float32", "float64"])
@pytest.mark.parametrize(("name", "order"), CASES)
def test_rounded_is_the_closed_form_rounded_once(name: str, order: int, dtype: str) -> None:
    if dtype == "bfloat16":
        pytest.importorskip("ml_dtypes", reason="bfloat16 needs ml_dtypes")
    f, form, x = actfn.registry[name], FORMATS[dtype], points(dtype)
    got = rounded(f, x, order, dtype=dtype).astype(float)
    for at, result in zip(x.tolist(), got.tolist(), strict=True):
        with mp.workprec(2600 if abs(at) < 1e-250 else 400):  # x/8 - x**3/48 is that close to a tie
            truth = CLOSED[name][order](mp.mpf(at), *f.parameters.values())
        if truth == 0:
            assert result == 0
            continue
        power = max(int(mp.floor(mp.log(abs(truth), 2))), form.least) - form.precision + 1
        with mp.workprec(2600):
            want = mp.nint(mp.ldexp(truth, -power))  # mpmath's nint rounds ties to even
        assert result == float(mp.ldexp(want, power)), at
        assert np.signbit(result) == (truth < 0)


@pytest.mark.parametrize(("name", "order"), CASES)
def test_exact_has_a_hundred_bits(name: str, order: int) -> None:
    f, x = actfn.registry[name], points("float64", 100)
    hi, lo = exact(f, x, order)
    for at, high, low in zip(x.tolist(), hi.tolist(), lo.tolist(), strict=True):
        truth = CLOSED[name][order](mp.mpf(at), *f.parameters.values())
        error = abs(mp.mpf(high) + mp.mpf(low) - truth)
        assert error <= abs(truth) * mp.mpf(2) ** -100 or error <= mp.mpf(2) ** -1075, at
        assert abs(low) <= unit(high, "float64") / 2 or high + low == 0 != truth  # an underflow, which has a sign


def test_ties_of_a_rational_formula_go_to_even() -> None:
    """A ball never proves a tie: x / 6 + 1/2 is exactly between two numbers of float16 at many x."""
    f = SimpleNamespace(body=lambda x: where(x > -3, where(x < 3, x / 6 + 0.5, 1 + 0 * x), 0 * x), parameters={})
    x = (np.arange(-2400, 2400) * 3 / 2048).astype(np.float16)
    want = []
    ties = 0
    for at in x.astype(float).tolist():
        truth = min(max(Fraction(at) / 6 + Fraction(1, 2), Fraction(0)), Fraction(1))
        power = Fraction(2) ** (max(int(np.floor(np.log2(float(truth)))) if truth else -14, -14) - 10)
        ties += truth / power % 1 == Fraction(1, 2)
        want.append(float(round(truth / power) * power))
    assert ties > 20
    assert np.array_equal(rounded(f, x, dtype="float16").astype(float), want)
    assert set(rounded(f, x, 1, dtype="float16").tolist()) == {0.0, float(np.float16(1 / 6))}


def test_exact_products_are_rounded_exactly() -> None:
    x = np.arange(65536, dtype=np.uint16).view(np.float16)
    x = x[np.isfinite(x)]
    want = np.where(x > 0, x, (x.astype(float) * float(np.float16(0.01))).astype(np.float16))
    got = rounded(actfn.leaky_relu, x, dtype="float16")
    assert np.array_equal(got.view(np.uint16), want.view(np.uint16))  # a product of two halves is exact in float64


@pytest.mark.parametrize("name", CLOSED)
@pytest.mark.parametrize("order", [0, 1])
def test_infinity_is_the_limit(name: str, order: int) -> None:
    """Against expansions at infinity, which tests/test_sympy_export.py holds against SymPy's limits."""
    f = actfn.registry[name]
    shape = Shape(of(f), exactly(f.parameters))
    limits = [shape.limit(order, side) for side in (-1, 1)]
    want = [limit * np.inf if isinstance(limit, int) else float(limit) for limit in limits]
    assert rounded(f, [-np.inf, np.inf], order, dtype="float64").tolist() == want


def test_steep_and_flat_lines_reach_infinity() -> None:
    for slope in (5e-324, 1e-300, 1.0, 1e300):
        got = rounded(actfn.leaky_relu, [-np.inf], dtype="float64", parameters=[slope])
        assert got[0] == -np.inf
    assert exact(actfn.leaky_relu, [-np.inf])[0][0] == -np.inf


def test_signs_of_zero() -> None:
    zeros = np.array([0.0, -0.0])
    for name, keeps in {"tanh": True, "elu": True, "leaky_relu": True, "relu": False}.items():
        for dtype in ("float16", "float64"):
            got = rounded(actfn.registry[name], zeros, dtype=dtype)
            assert np.signbit(got).tolist() == [False, keeps], name
    got = rounded(actfn.leaky_relu, [-0.0, -1.0], dtype="float32", parameters=[0.0])
    assert not np.signbit(got).any()  # a flat line: +0
    got = rounded(actfn.leaky_relu, zeros, dtype="float32", parameters=[-1.0])
    assert np.signbit(got).tolist() == [False, False]
    assert np.signbit(rounded(actfn.sigmoid, zeros, 2, dtype="float64")).tolist() == [True, False]


def test_underflow_has_the_sign_of_the_farthest_place_where_it_is_known() -> None:
    x = np.array([2.0**791, -(2.0**791)])  # x² takes more bits than are tried
    late = actfn.define("late", "(x - 1e4)/(1 + abs(x - 1e4)**3)")  # below zero up to 1e4, so at 64 too
    for f, order, signs in ((late, 0, [1, -1]), (late, 1, [-1, -1]), (actfn.pade, 2, [1, -1])):
        high, low = exact(f, x, order)
        assert (high + low == 0).all()
        assert np.sign(high).tolist() == signs


def test_underflow_keeps_the_sign_of_the_truth() -> None:
    far = np.array([-1e300, -1e38, -2000.0, -400.0, 400.0, 2000.0, 1e38, 1e300, -np.inf, np.inf])
    assert not np.signbit(rounded(actfn.tanh, far, 1, dtype="float64")).any()
    second = rounded(actfn.tanh, far, 2, dtype="float64")
    assert (second[abs(far) != 400] == 0).all()
    assert np.array_equal(np.signbit(second), far > 0)
    assert np.signbit(rounded(actfn.elu, np.array([-1e-7]), dtype="float16", parameters=[1e-3]))[0]


def test_nan_shape_and_duplicates() -> None:
    x = np.array([[np.nan, 1.0, -0.0], [1.0, 0.0, -np.nan]])
    got = rounded(actfn.tanh, x, dtype="float32")
    assert got.shape == (2, 3)
    assert got.dtype == np.float32
    assert np.isnan(got).tolist() == np.isnan(x).tolist()
    assert got[0, 1] == got[1, 0] == np.float32(np.tanh(1))
    assert rounded(actfn.tanh, np.zeros((0, 4)), dtype="float16").shape == (0, 4)


def test_kinks_take_the_stated_branch() -> None:
    zeros = np.array([0.0, -0.0])
    assert rounded(actfn.relu, zeros, 1, dtype="float64").tolist() == [0, 0]
    assert rounded(actfn.leaky_relu, zeros, 1, dtype="float64").tolist() == [0.01, 0.01]
    assert rounded(actfn.elu, zeros, 1, dtype="float64", parameters=[0.3]).tolist() == [0.3, 0.3]


def test_parameters_are_rounded_to_the_dtype_of_x() -> None:
    half = rounded(actfn.leaky_relu, np.array([-1.0], np.float16), dtype="float64")
    assert half[0] == -float(np.float16(0.01)) != -0.01
    assert rounded(actfn.leaky_relu, np.array([-1.0]), dtype="float64")[0] == -0.01


def test_a_ball_across_a_kink_is_refused() -> None:
    with pytest.raises(TooWide):
        enclose(actfn.relu, flint.arb(0, 1e-3))
    assert enclose(actfn.relu, flint.arb(1, 1e-3)).contains(flint.arb(1))


def test_a_kink_away_from_zero_is_found_by_more_bits() -> None:
    f = SimpleNamespace(body=lambda x: where(exp(x) - 1 > 2.0**-200, x, 0 * x), parameters={})
    below, above = 2.0**-200 * (1 - 2.0**-52), 2.0**-200
    assert rounded(f, [below, above], dtype="float64").tolist() == [0.0, above]


def test_what_cannot_be_resolved_is_an_error() -> None:
    f = SimpleNamespace(body=lambda x: exp(x) * exp(-x) - 1, parameters={})
    with pytest.raises(ArithmeticError, match=r"x = 0\.5 is not resolved"):
        rounded(f, [0.5], dtype="float32")


def test_one_unit_off_is_seen() -> None:
    """The negative control: a tanh wrong by one unit at one of 65,536 inputs, an expm1 done as exp - 1."""
    x = np.arange(65536, dtype=np.uint16).view(np.float16)
    got = rounded(actfn.tanh, x, dtype="float16")
    hi, lo = exact(actfn.tanh, x)
    assert ulp_error(got, hi, "float16", lo).max() <= 0.5
    got[12345] = np.nextafter(got[12345], np.float16(2))
    assert np.flatnonzero(ulp_error(got, hi, "float16", lo) > 0.5).tolist() == [12345]
    tiny = np.array([-1e-8], np.float32)
    assert ulp_error(np.exp(tiny) - 1, *(exact(actfn.elu, tiny)[0], "float32")).max() > 1e6


def test_a_value_beyond_float64_with_a_long_mantissa_is_infinite() -> None:
    def softplus(x: Any) -> Any:
        return log(1 + exp(x))

    formula = SimpleNamespace(body=softplus, parameters={})
    assert rounded(formula, [np.inf, 710.0], dtype="float64").tolist() == [np.inf, 710.0]


# ---- The fast oracle, against this one.

ATLASES = [(name, order, tuple(actfn.registry[name].parameters.values())) for name, order in CASES]
ATLASES += [("elu", order, (0.3,)) for order in range(3)] + [("leaky_relu", order, (-0.2,)) for order in range(2)]


def _beyond(made: atlas.Atlas, side: int, count: int = 3000) -> float:
    """The largest error in units of float32, over what the number's cell says that it is at most: 1 is all of that."""
    cells = list(made.cells(side))
    assert [cells[0].first, *(c.last + 1 for c in cells)] == [*(c.first for c in cells), atlas.INFINITY]
    random = np.random.default_rng(5)
    within = random.integers([c.first for c in cells], [c.last + 1 for c in cells])  # a number of each cell, and more
    ends = np.array([p for c in cells for p in (c.first, c.last)])
    patterns = np.unique(np.concatenate([within, ends, random.integers(1, atlas.INFINITY, count)])).astype(np.uint32)
    x = side * patterns.view(np.float32).astype(np.float64)
    hi, lo = exact(made.activation, x, made.order, parameters=made.parameters)
    got, error = made.values(patterns, side), np.array([c.error for c in cells])
    sure = np.abs(hi) > 2.0**-160  # below are values that no format of the three tells from zero
    assert (np.abs(got[~sure]) <= 2.0**-160).all()
    off = np.abs((got - hi) - lo) / unit(hi, "float32")
    said = error[np.searchsorted([c.first for c in cells], patterns, "right") - 1]
    assert max(c.error for c in cells) <= made.error <= atlas.ALLOWED
    return float(np.max(np.where(sure, off / said, 0.0)))


@pytest.mark.parametrize(("name", "order", "parameters"), ATLASES)
def test_the_fast_oracle_is_as_close_as_it_says(name: str, order: int, parameters: tuple[float, ...]) -> None:
    made = atlas.Atlas(actfn.registry[name], order, parameters)
    assert max(_beyond(made, side) for side in (1, -1)) <= 1


@pytest.mark.parametrize("count", [1, 2, 17, 300])
@pytest.mark.parametrize("x", [32.0, 40.0, 63.0, 64.0, 88.0])
def test_a_few_numbers_are_found_where_the_range_about_them_is_known_to_need_halving(x: float, count: int) -> None:
    """Once this went round for ever where one number was asked for of a range that no polynomial covers."""
    made, binade = atlas.Atlas(actfn.registry["sigmoid"], 0, ()), (133 if x >= 64 else 132) << 23
    for side in (1, -1):  # dense: the whole binade is tried, in vain
        made.values(np.arange(binade, binade + (1 << 14), dtype=np.uint32), side)
    first = int(np.float32(x).view(np.uint32))
    for step in (1, 64, 4096):
        patterns = np.arange(first, min(first + count * step, binade + (1 << 23)), step, dtype=np.uint32)
        for side in (1, -1):
            hi, _ = exact(made.activation, side * patterns.view(np.float32).astype(np.float64), 0, parameters=())
            assert np.abs(made.values(patterns, side) / hi - 1).max() < 2.0**-24


def test_a_fast_oracle_that_says_too_little_is_seen() -> None:
    """The negative control: one coefficient of one cell off by a millionth of a unit."""
    f = actfn.registry["sigmoid"]
    made = atlas.Atlas(f, 0, ())
    cell = next(c for c in made.cells(1) if len(c.coefficients) > 4)
    changed = (cell.coefficients[0] * (1 + 2.0**-44), *cell.coefficients[1:])
    made._made[1, cell.first, cell.last] = replace(cell, coefficients=changed)
    assert _beyond(made, 1) > 1
    assert _beyond(made, -1) <= 1


def test_coefficients_in_doubt_make_no_cell() -> None:
    """What the balls of the coefficients leave open is error too."""
    first = int(np.float32(1).view(np.uint32))
    zero = [flint.arb(0)] * 3

    def made(doubt: float) -> atlas.Cell | None:
        about = [flint.arb(1.5, doubt), flint.arb(1, doubt)]
        return atlas._taylor(first, first + 1023, 1.0, 2.0**-13, flint.arb(1.5, 0.1), zero, about)

    sure, less = made(0.0), made(2.0**-47)
    assert sure is not None
    assert less is not None
    assert less.error > sure.error + 2.0**-24
    assert made(2.0**-40) is None
