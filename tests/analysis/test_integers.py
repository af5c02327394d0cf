"""Which functions map integers to integers, against the same formulas computed in fractions."""

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

import actfn
from actfn.analysis.integers import INTEGERS, integer_loops, integer_pieces
from actfn.formula import parse

WORDS: dict[str, Any] = {
    "where": lambda condition, then, otherwise: then if condition else otherwise,
    "clip": lambda x, low, high: min(max(x, low), high),
    "abs": abs,
    "sign": lambda x: (x > 0) - (x < 0),
}
WHOLE: dict[str, dict[str, float]] = {
    "where(x > 0, x, 0*x)": {},
    "where(x > a, x, b*x)": {"a": 0.5, "b": 2},
    "clip(x, 0, 6)": {},
    "abs(x)": {},
    "sign(x)": {},
    "where(2*x > 3, x - 1, 7)": {},
    "where(2*x >= 3, x - 1, 7)": {},
    "where(-x >= 2, 1, x)": {},
    "where(-3*x <= 2, 1, x)": {},
    "where(x/3 < 1, where(x > -2.5, 3, x/2*2), -x)": {},
    "where(x > 0.5, where(x < 3.25, 2, x), -x/3*3)": {},
    "x": {},
}
NOT_WHOLE: dict[str, dict[str, float]] = {
    "x/2": {},
    "where(x > 0, x, 0.01*x)": {},
    "where(x > 0, x, 0.5)": {},
    "exp(x)": {},
    "x*x": {},  # it may be whole, and is not followed
    "clip(x, -a, a)": {"a": 1.5},
}


@pytest.mark.parametrize("formula", WHOLE)
def test_integers_are_kept_as_the_formula_has_them(formula: str) -> None:
    parameters = WHOLE[formula]
    pieces = integer_pieces(parse(formula, parameters), parameters)
    assert pieces is not None
    for x in range(-40, 41):
        line = [p for p in pieces if p.start is None or p.start <= x][-1]
        expected = eval(formula, {**WORDS, **parameters, "x": Fraction(x)})
        assert line.slope * x + line.intercept == expected, x


@pytest.mark.parametrize("formula", NOT_WHOLE)
def test_a_function_that_leaves_the_integers_has_no_integer_loops(formula: str) -> None:
    parameters = NOT_WHOLE[formula]
    tree = parse(formula, parameters)
    assert integer_pieces(tree, parameters) is None
    assert integer_loops(tree, parameters) == ()


@pytest.mark.parametrize("formula", WHOLE)
@pytest.mark.parametrize("character", INTEGERS)
def test_the_loops_compute_what_the_formula_says_at_the_ends_too(formula: str, character: str) -> None:
    parameters = WHOLE[formula]
    f = actfn.define("f", formula, **parameters)
    limits = np.iinfo(character)
    low, high = int(limits.min), int(limits.max)
    near = {low, low + 1, high - 1, high, *range(max(low, -40), 41)}
    x = np.array(sorted(near), character)
    expected = [eval(formula, {**WORDS, **parameters, "x": Fraction(v)}) for v in x.tolist()]
    y = f(x)
    if y.dtype.kind == "f":  # this dtype cannot hold every result
        assert not all(limits.min <= v <= limits.max for v in expected)
    else:
        assert y.dtype.kind in "iu"
        assert y.tolist() == expected
        assert f(x[::-3]).tolist() == expected[::-3]


def test_the_parameters_decide() -> None:
    x = np.array([-2, 3], np.int32)
    assert actfn.leaky_relu(x).dtype == np.float64
    assert actfn.leaky_relu(x, 0.0).dtype == np.int32
    assert actfn.leaky_relu(x, 0.0).tolist() == [0, 3]
    assert actfn.leaky_relu(x, 1).tolist() == [-2, 3]
    assert actfn.leaky_relu.with_defaults(0)(x).dtype == np.int32
    assert actfn.elu(x, 0.0).dtype == np.float64  # its formula has exp in it: not followed
