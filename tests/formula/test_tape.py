"""What a formula that runs gives at the infinities: its limit, and nan where there is none; of its derivative too."""

from __future__ import annotations

import math
from typing import Any

import ml_dtypes
import mpmath
import numpy as np
import pytest

import actfn
from actfn.formula import parse, tape
from actfn.formula.tree import X
from actfn.words import Word, registry

actfn.compute.bfloat16()
DTYPES = [np.float16, ml_dtypes.bfloat16, np.float32, np.float64]
ENDS = np.array([-np.inf, np.inf])
each_dtype = pytest.mark.parametrize("dtype", DTYPES, ids=lambda dtype: str(dtype.__name__))


def at_ends(made: np.ufunc, dtype: Any, *others: float) -> list[float]:
    found = made(ENDS.astype(dtype), *(np.full(2, value, dtype) for value in others))
    return [float(value) for value in found]


def slope_limits(word: Word) -> tuple[float, float]:
    """The limits of a word's derivative, from its definition of limits: by mpmath at large arguments."""
    if word.oscillates:
        return math.nan, math.nan
    found = []
    for side, limit in zip((-1, 1), word.limits, strict=True):
        if math.isnan(limit):  # the word has no values there
            found.append(math.nan)
            continue
        at = mpmath.mpf(side) * 10**6
        with mpmath.workdps(50):
            rise = registry_value(word, at + 1) - registry_value(word, at)
        found.append(math.copysign(math.inf, rise) if abs(rise) > 100 else float(mpmath.nint(rise)))
    return found[0], found[1]


def registry_value(word: Word, x: Any) -> Any:
    reference = {
        "sech2": lambda u: mpmath.sech(u) ** 2,
        "sigmoid": lambda u: 1 / (1 + mpmath.exp(-u)),
        "softplus": lambda u: mpmath.log1p(mpmath.exp(u)),
        "absolute": abs,
        "tanh_softplus": lambda u: mpmath.tanh(mpmath.log1p(mpmath.exp(u))),
        "tanh_softplus_slope": lambda u: mpmath.sech(mpmath.log1p(mpmath.exp(u))) ** 2 / (1 + mpmath.exp(-u)),
        "sigmoid_slope": lambda u: 1 / (2 + mpmath.exp(u) + mpmath.exp(-u)),
        "normal_cdf": lambda u: mpmath.erfc(-u / mpmath.sqrt(2)) / 2,
        "exp_minus_square": lambda u: mpmath.exp(-u * u),
        "exp_minus_half_square": lambda u: mpmath.exp(-u * u / 2),
    }
    return (reference.get(word.name) or getattr(mpmath, word.name))(x)


@each_dtype
@pytest.mark.parametrize("word", registry.values(), ids=lambda word: str(word.name))
def test_ends_of_each_word_are_its_limits(word: Word, dtype: Any) -> None:
    tapes = tape.Tapes("word", X.word(word.name), {})
    value, grad, vjp = (tapes(operation) for operation in ("value", "grad", "vjp"))
    if word.oscillates:
        assert all(math.isnan(second) for second in at_ends(tapes("second"), dtype))
    for found, limit in zip(at_ends(value, dtype), word.limits, strict=True):
        np.testing.assert_equal(found + 0.0, float(np.array(limit, dtype)) + 0.0)
    slopes = slope_limits(word)
    for found, limit, inside in zip(at_ends(grad, dtype), slopes, word.limits, strict=True):
        if not math.isnan(inside) or word.oscillates:
            np.testing.assert_equal(found + 0.0, limit + 0.0)
    for found, limit, inside in zip(at_ends(vjp, dtype, 2.0), slopes, word.limits, strict=True):
        if not math.isnan(inside) or word.oscillates:
            np.testing.assert_equal(found + 0.0, 2 * limit + 0.0)


INF, NAN = math.inf, math.nan
CASES = {
    # formula: its limits, and those of its derivative
    "sin(x)": ((NAN, NAN), (NAN, NAN)),
    "x*cos(x)": ((NAN, NAN), (NAN, NAN)),
    "x + sin(x)": ((-INF, INF), (NAN, NAN)),
    "x*(2 + sin(x))": ((-INF, INF), (NAN, NAN)),
    "x*(1 + sin(x))": ((NAN, NAN), (NAN, NAN)),
    "exp(-x**2)*sin(x)": ((0, 0), (0, 0)),
    "sin(x)/(1 + x**2)": ((0, 0), (0, 0)),
    "sin(1/(1 + x**2))": ((0, 0), (0, 0)),
    "softplus(x)*cos(x)": ((0, NAN), (0, NAN)),
    "where(x > 0, sin(x), 0)": ((0, NAN), (0, NAN)),
    "where(x > 0, 0, tanh(x)*cos(3*x))": ((NAN, 0), (NAN, 0)),
    "sin(sin(x))": ((NAN, NAN), (NAN, NAN)),
    "sin(log(1 + x**2))": ((NAN, NAN), (0, 0)),
    "atan(x*sin(tanh(x)))": ((math.pi / 2, math.pi / 2), (0, 0)),
    "x + 0.1*sin(3*x)**2": ((-INF, INF), (NAN, NAN)),
    "log(1 + x**2)/sqrt(1 + x**2)": ((0, 0), (0, 0)),
    "x/(1 + x**2)": ((0, 0), (0, 0)),
}


@each_dtype
@pytest.mark.parametrize("text", CASES)
def test_ends_of_formulas_are_limits(text: str, dtype: Any) -> None:
    f = actfn.define("f", text)
    for made, limits in zip((f, f.grad), CASES[text], strict=True):
        for found, limit in zip(made(ENDS.astype(dtype)), limits, strict=True):
            np.testing.assert_equal(float(found) + 0.0, float(np.array(limit, dtype)) + 0.0)


def test_ends_with_parameters_follow_the_parameters() -> None:
    f = actfn.define("f", "a*sin(x) + b*x*sigmoid(x)", a=1.0, b=1.0)
    assert [math.isnan(v) for v in f(ENDS)] == [True, False]
    g = actfn.define("g", "x*exp(-b*x**2)", b=1.0)
    assert g(ENDS).tolist() == [0, 0]
    assert g(ENDS, b=-1.0).tolist() == [-INF, INF]


def test_a_limit_that_is_not_looked_for_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tape, "_oscillates", lambda node: False)
    made = tape.Tapes("f", parse("sin(x)"), {})("value")
    assert not any(math.isnan(value) for value in at_ends(made, np.float32))
    with pytest.raises(AssertionError):
        test_ends_of_each_word_are_its_limits(registry["cos"], np.float64)


def test_a_formula_without_words_that_oscillate_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tape, "_tries", lambda *_: pytest.fail("it was tried"))
    tapes = tape.Tapes("f", parse("x*sigmoid(x)"), {})
    assert all(isinstance(tapes(operation), np.ufunc) for operation in ("value", "grad", "vjp"))
