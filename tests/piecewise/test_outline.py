"""What the maker sees of a function as a whole: symmetry, asymptotes, roots, exponents; and what it refuses."""

from __future__ import annotations

import math

import pytest

pytest.importorskip("flint", reason="the maker needs python-flint (extra: lab)")

import actfn
from actfn.piecewise import outline
from actfn.piecewise.truth import Truth


def of(formula: str, order: int = 0) -> Truth:
    return Truth(actfn.define("of_a_test", formula), order)


@pytest.mark.parametrize(
    ("formula", "order", "kind", "amount", "falls"),
    [
        ("tanh(x)", 0, "odd", 0, 1),
        ("tanh(x)", 1, "even", 0, 1),
        ("x*normal_cdf(x)", 0, "differs_by_line", 1, -1),
        ("x*normal_cdf(x)", 1, "adds_to_constant", 1, -1),
        ("log(sigmoid(x))", 0, "differs_by_line", 1, 1),
        ("3*sigmoid(x)", 0, "adds_to_constant", 3, -1),
        ("x*tanh(softplus(x))", 0, "none", 0, -1),
    ],
)
def test_symmetry(formula, order, kind, amount, falls):
    found = outline.symmetry(of(formula, order))
    assert (found.kind, found.amount, found.falls) == (kind, amount, falls)


@pytest.mark.parametrize(
    ("formula", "side", "constant", "slope"),
    [("tanh(x)", -1, -1, 0), ("softplus(x)", 1, 0, 1), ("softplus(x)", -1, 0, 0), ("2*x - tanh(x)", 1, -1, 2)],
)
def test_asymptotes(formula, side, constant, slope):
    found = outline.asymptote(of(formula), side)
    assert (found.constant, found.slope) == (constant, slope)


@pytest.mark.parametrize("formula", ["x/(1 + abs(x))", "atan(x)", "x**2*sigmoid(x)", "x*cos(x)"])
def test_what_nears_no_line_exponentially_fast_is_refused_in_a_sentence(formula):
    with pytest.raises(outline.NoTable, match="nears no line"):
        outline.asymptote(of(formula), 1)


def test_roots_are_found_with_many_digits():
    (root,) = outline.roots(of("x*sigmoid(x)", 1), -4.0, 3.0)
    assert float(root.mid()) == pytest.approx(-1.2784645427610738, rel=1e-15)
    assert abs(of("x*sigmoid(x)", 1)(float(root.mid()))) < 1e-15


@pytest.mark.parametrize(
    ("formula", "side", "exponent"),
    [
        ("x*normal_cdf(x)", -1, (0, 0.5, 0)),
        ("x*sigmoid(1.702*x)", -1, (1.702, 0, 0)),
        ("x*tanh(softplus(x))", -1, (1, 0, 0)),
        (
            "x*(1 + tanh(sqrt(2/pi)*(x + 0.044715*x**3)))/2",
            -1,
            (2 * math.sqrt(2 / math.pi), 0, 2 * math.sqrt(2 / math.pi) * 0.044715),
        ),
    ],
)
def test_the_exponent_of_what_is_left_beside_an_asymptote(formula, side, exponent):
    f = of(formula)
    found, _ = outline.exponent_of(f, side, outline.asymptote(f, side), 4.0, 12.0)
    assert [float(c) for c in found] == pytest.approx(exponent, rel=1e-15)


def test_a_fall_that_no_word_of_the_formula_explains_is_refused():
    f = of("exp(-exp(-x))")
    with pytest.raises(outline.NoTable, match="none of the exponentials in its formula"):
        outline.exponent_of(f, -1, outline.asymptote(f, -1), 1.0, 3.0)
