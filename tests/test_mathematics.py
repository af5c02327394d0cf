"""What SymPy derives, against arbitrary-precision differences, closed forms, and the conventions of the docstrings."""

from types import SimpleNamespace
from typing import Any

import pytest

sympy = pytest.importorskip("sympy", reason="the mathematics needs SymPy: pip install 'actfn[lab]'")
mpmath = pytest.importorskip("mpmath", reason="the peer of the derivatives is mpmath")

import actfn
from actfn import sympy_export as m
from actfn.words import exp, where

x, oo = m.x, sympy.oo
ALL = list(actfn.registry.values())


def named(activation: Any, name: str) -> Any:
    return next(s for s in m.symbols(activation) if s.name == name)


@pytest.mark.parametrize("f", ALL, ids=str)
@pytest.mark.parametrize("n", [1, 2, 3])
def test_derivatives_are_the_limits_of_differences(f: Any, n: int) -> None:
    values = [0.3 for _ in f.parameters]
    derived = sympy.lambdify(x, m.derivative(f, n, values), "mpmath")
    raw = sympy.lambdify(x, m.formula(f, values), "mpmath")
    with mpmath.workdps(60):
        for at in ("-7.3", "-1.1", "-0.2", "0.4", "2.5"):
            h = mpmath.mpf(10) ** -12
            weights = [(-1) ** (n - k) * mpmath.binomial(n, k) for k in range(n + 1)]
            around = [raw(mpmath.mpf(at) + (2 * k - n) * h) for k in range(n + 1)]
            difference = mpmath.fdot(weights, around) / (2 * h) ** n
            assert abs(derived(mpmath.mpf(at)) - difference) < mpmath.mpf(10) ** -19


def test_derivatives_read_well() -> None:
    alpha, slope = named(actfn.elu, "alpha"), named(actfn.leaky_relu, "negative_slope")
    assert m.derivative(actfn.elu) == sympy.Piecewise((1, x > 0), (alpha * sympy.exp(x), True))
    assert m.derivative(actfn.leaky_relu) == sympy.Piecewise((1, x > 0), (slope, True))
    assert m.derivative(actfn.relu) == sympy.Piecewise((1, x > 0), (0, True))
    assert m.derivative(actfn.tanh) == 1 - sympy.tanh(x) ** 2
    assert m.derivative(actfn.sigmoid) == sympy.exp(x) / (sympy.exp(x) + 1) ** 2
    assert m.derivative(actfn.relu, 2) == 0
    assert m.pieces(m.derivative(actfn.elu)) == [("1", "for x > 0"), ("alpha*exp(x)", "otherwise")]
    assert m.pieces(m.derivative(actfn.tanh)) == [("1 - tanh(x)**2", "")]


def test_properties_of_an_activation() -> None:
    assert actfn.elu.formula == m.formula(actfn.elu)
    assert actfn.elu.derivative is actfn.elu.derivative  # computed once
    assert "alpha" in actfn.elu._repr_latex_()


def test_parameters_know_their_domain() -> None:
    domain = {"width": (0.5, 9.0), "height": (0.0, float("inf"))}
    width, height, slope = m.symbols(SimpleNamespace(parameters=[*domain, "slope"], domain=domain))
    assert width.is_positive
    assert height.is_nonnegative
    assert height.is_positive is None
    assert slope.is_real
    assert slope.is_nonnegative is None


def test_values_are_put_in_exactly() -> None:
    slope = m.formula(actfn.leaky_relu, [0.1]).subs(x, -1)
    assert slope == -sympy.Rational(1, 10)


def test_limits() -> None:
    assert m.limits(actfn.sigmoid) == ((0, 1), (0, 0))
    assert m.limits(actfn.tanh) == ((-1, 1), (0, 0))
    assert m.limits(actfn.relu) == ((0, oo), (0, 1))
    assert m.limits(actfn.elu) == ((-named(actfn.elu, "alpha"), oo), (0, 1))
    assert m.limits(actfn.elu, [0.5]) == ((-sympy.Rational(1, 2), oo), (0, 1))
    assert m.limits(actfn.leaky_relu, [0.01]) == ((-oo, oo), (sympy.Rational(1, 100), 1))
    assert m.limits(actfn.leaky_relu, [-1]) == ((oo, oo), (-1, 1))
    assert m.limits(actfn.leaky_relu, [0]) == ((0, oo), (0, 1))


def test_kinks() -> None:
    assert m.kinks(actfn.relu) == [(0, 0, 1, 0)]
    assert m.kinks(actfn.leaky_relu, [0.25]) == [(0, sympy.Rational(1, 4), 1, sympy.Rational(1, 4))]
    assert m.kinks(actfn.elu, [0.5]) == [(0, sympy.Rational(1, 2), 1, sympy.Rational(1, 2))]
    assert m.kinks(actfn.elu, [1.0]) == []  # no kink there, as its docstring says
    assert m.kinks(actfn.elu)[0].left == named(actfn.elu, "alpha")
    assert m.kinks(actfn.tanh) == m.kinks(actfn.sigmoid) == []


def test_kinks_away_from_zero() -> None:
    f = SimpleNamespace(body=lambda x: where(x > 3, x, where(x > -2, 3 + 0 * x, -1 - x)), parameters={}, domain={})
    assert [(k.at, k.left, k.right) for k in m.kinks(f)] == [(-2, -1, 0), (3, 0, 1)]
    assert m.limits(f) == ((oo, oo), (-1, 1))


def test_symmetry() -> None:
    found = {f.name: m.parity(f) for f in ALL}
    assert found == {f: "odd" if f == "tanh" else "neither" for f in ("elu", "leaky_relu", "relu", "sigmoid", "tanh")}
    even = SimpleNamespace(body=lambda x: exp(-x * x), parameters={}, domain={})
    assert m.parity(even) == "even"


def test_tex() -> None:
    assert m.tex(m.derivative(actfn.sigmoid)) == r"\frac{e^{x}}{\left(e^{x} + 1\right)^{2}}"
    assert r"\mathit{negative\_slope}" in m.tex(m.formula(actfn.leaky_relu))


def test_a_wrong_derivative_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: the difference quotients tell a derivative that is off by 1e-15."""
    monkeypatch.setattr(m, "derivative", lambda f, n, values: sympy.exp(-x) / (1 + sympy.exp(-x)) ** 2 + 1e-15)
    with pytest.raises(AssertionError):
        test_derivatives_are_the_limits_of_differences(actfn.sigmoid, 1)
