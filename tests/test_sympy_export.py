"""What SymPy derives, against arbitrary-precision differences, closed forms, and the conventions of the docstrings."""

from types import SimpleNamespace
from typing import Any

import pytest

sympy = pytest.importorskip("sympy", reason="the mathematics needs SymPy: pip install 'actfn[lab]'")
mpmath = pytest.importorskip("mpmath", reason="the peer of the derivatives is mpmath")

import actfn
from actfn import sympy_export as m
from actfn.analysis.shape import Shape, exactly
from actfn.analysis.undecided import Undecided
from actfn.formula import of

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


def piece_at(expression: Any, at: Any) -> Any:
    """The piece in force at a point."""
    return expression.replace(
        sympy.Piecewise, lambda *args: next(piece for piece, condition in args if condition.subs(x, at) == sympy.true)
    )


@pytest.mark.parametrize(
    ("f", "parameters"),
    [
        # of erf((x − 0.707107) / 0.282095 √½) SymPy says that it nears 1 at −inf
        *((f, {"mu": 0.0, "sigma": 1.0} if f.name == "laplace" else {}) for f in ALL),
        (actfn.elu, {"alpha": 0.5}),
        (actfn.leaky_relu, {"negative_slope": -1.0}),
        (actfn.leaky_relu, {"negative_slope": 0.0}),
    ],
    ids=str,
)
def test_sympy_and_analysis_agree(f: Any, parameters: dict[str, float]) -> None:
    """Two engines, of which the second decides: limits, kinks, symmetry."""
    f = f.with_defaults(**parameters) if parameters else f
    values = list(f.parameters.values())
    shape = Shape(of(f), exactly(f.parameters), seconds=60)
    for order in (0, 1):
        expression = m.formula(f, values) if order == 0 else m.derivative(f, 1, values)
        for side in (-1, 1):
            limit = sympy.limit(piece_at(expression, side * 10**9), x, side * oo)
            if limit.has(sympy.AccumBounds):  # of a wave
                with pytest.raises(Undecided, match="oscillate"):
                    shape.limit(order, side)
                continue
            known = shape.limit(order, side)
            assert float(limit) == (known * float("inf") if isinstance(known, int) else float(known))
    formula, slope = m.formula(f, values), m.derivative(f, 1, values)
    kinks = [
        (k["at"]["value"], k["left"]["value"], k["right"]["value"])
        for k in shape.fact("kinks").value
        if k["order"] == 1
    ]
    # SymPy is asked where the branches of its own derivative meet, and at 0.
    ends = {end for piece in slope.atoms(sympy.core.relational.Relational) for end in piece.atoms(sympy.Number)}
    found = []
    for at in sorted({sympy.Integer(0)} | {end for end in ends if end.is_finite}):
        near = (piece_at(slope, at + side * sympy.Rational(1, 10**9)) for side in (-1, 1))
        left, right = (float(sympy.limit(piece, x, at)) for piece in near)
        below, above = (sympy.limit(piece_at(formula, at + side * sympy.Rational(1, 10**9)), x, at) for side in (-1, 1))
        found += [(float(at), left, right)] if left != right and below == above else []  # a jump is no kink
    assert kinks == found
    points = [sympy.Rational(n, 7) for n in (1, 5, 9, 30)]
    odd = all(abs((formula.subs(x, -at) + formula.subs(x, at)).evalf(40)) < 1e-30 for at in points)
    assert (shape.fact("symmetry").value["kind"] == "odd") == odd


def test_only_a_cubic_exponent_with_irrational_coefficients_is_left_as_it_is() -> None:
    for form in (sympy.exp(sympy.sin(x)), sympy.exp(-sympy.Abs(x)), sympy.exp(1 / x), sympy.exp(x**3), sympy.exp(1)):
        assert not m.takes_minutes(form)
    assert m.takes_minutes(m.formula(actfn.gelu_tanh))
    assert m.derivative(actfn.define("f", "exp(sin(x))")) == sympy.exp(sympy.sin(x)) * sympy.cos(x)


def test_tex() -> None:
    assert m.tex(m.derivative(actfn.sigmoid)) == r"\frac{e^{x}}{\left(e^{x} + 1\right)^{2}}"
    assert r"\mathit{negative\_slope}" in m.tex(m.formula(actfn.leaky_relu))


def test_a_wrong_derivative_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: the difference quotients tell a derivative that is off by 1e-15."""
    monkeypatch.setattr(m, "derivative", lambda f, n, values: sympy.exp(-x) / (1 + sympy.exp(-x)) ** 2 + 1e-15)
    with pytest.raises(AssertionError):
        test_derivatives_are_the_limits_of_differences(actfn.sigmoid, 1)
