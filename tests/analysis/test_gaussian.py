"""Gaussian moments: closed forms, Gauss–Hermite, mpmath and Monte Carlo against what ball arithmetic proves."""

from __future__ import annotations

import math
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

pytest.importorskip("flint", reason="the Gaussian moments need python-flint: pip install 'actfn[lab]'")
mpmath = pytest.importorskip("mpmath", reason="the peer of the moments is mpmath")

from flint import acb, arb, ctx, fmpq

import actfn
from actfn.activation.record import Activation
from actfn.analysis.fact import Fact
from actfn.analysis.gaussian import (
    integral,
    quadrature,
)
from actfn.analysis.gaussian import moments as gaussian
from actfn.analysis.gaussian.enclosure import Enclosures, value_and_slope
from actfn.analysis.gaussian.envelope import Envelope, peak
from actfn.analysis.gaussian.pieces import borders, pieces
from actfn.analysis.network.propagation import kinks
from actfn.formula import parse
from actfn.formula.derive import derivative
from actfn.formula.spelled_out import idioms
from actfn.formula.tree import X

PI = math.pi


class Own:
    """A formula of one's own with parameters, and NumPy code of the same for its values."""

    def __init__(self, text: str, f: Callable[..., Any], slope: Callable[..., Any] | None = None, **parameters: float):
        self.name, self.parameters, self.f = text, parameters, f
        self.slope = slope or (lambda x: (f(x + 1e-6) - f(x - 1e-6)) / 2e-6)
        self.tree = parse(text, parameters)

    def body(self, x: Any, *values: Any) -> Any:
        given = dict(zip(self.parameters, values, strict=True))
        return self.tree if x is X else self.tree.evaluate(x, given)

    def __call__(self, x: Any) -> Any:
        with np.errstate(all="ignore"):
            return np.asarray(self.f(np.asarray(x, np.float64)))

    def grad(self, x: Any) -> Any:
        with np.errstate(all="ignore"):
            return np.asarray(self.slope(np.asarray(x, np.float64)))


def softplus(x: Any) -> Any:
    return np.logaddexp(0, x)


def holds(fact: Fact, value: float, scale: float = 1.0) -> bool:
    """The fact is proven, and its value right to the digits of float64."""
    return fact.how in ("proven", "symbolic") and abs(fact.value - value) <= 2e-15 * max(abs(value), scale)


# ---- Closed forms from the literature.

PHI = 0.5 * math.erfc(1 / math.sqrt(2))  # P(z < -1)
CLOSED = {
    "relu": (1 / math.sqrt(2 * PI), 1 / 2, 1 / 2, 1 / 2),
    "leaky_relu": (0.99 / math.sqrt(2 * PI), 1.0001 / 2, 1.01 / 2, 1.0001 / 2),
    "elu": (
        1 / math.sqrt(2 * PI) + math.exp(0.5) * PHI - 0.5,
        1 + math.exp(2) * 0.5 * math.erfc(math.sqrt(2)) - 2 * math.exp(0.5) * PHI,
        0.5 + math.exp(0.5) * PHI,
        0.5 + math.exp(2) * 0.5 * math.erfc(math.sqrt(2)),
    ),
}


@pytest.mark.parametrize("name", CLOSED)
def test_closed_forms(name: str) -> None:
    facts = gaussian.facts(actfn.registry[name])
    assert all(holds(facts[key], value) for key, value in zip(gaussian.NAMES, CLOSED[name], strict=True))


def test_gains_are_those_of_he_and_torch() -> None:
    assert gaussian.gain(actfn.relu).value == math.sqrt(2)
    for slope in (0.01, 0.2, 1.0, -3.0):
        facts = gaussian.facts(actfn.leaky_relu.with_defaults(slope))
        assert holds(facts["gain"], math.sqrt(2 / (1 + slope * slope)))  # torch.nn.init.calculate_gain
        assert holds(facts["gain_backward"], math.sqrt(2 / (1 + slope * slope)))


@pytest.mark.parametrize("sigma", [1e-3, 0.5, 1.0, 7.0, 1e4])
def test_an_erf_network_has_williams_moments(sigma: float) -> None:
    """E erf(σz)² = 2/π arcsin(2σ²/(1+2σ²)), here by arctan; E erf′(σz)² = 4/(π √(1+4σ²)) (Williams 1997, 3.1)."""
    f = Own("erf(x)", lambda x: x)
    facts, q = gaussian.facts(f, sigma), sigma * sigma
    assert holds(facts["square"], 2 / PI * math.atan(2 * q / math.sqrt(1 + 4 * q)), 0)
    assert holds(facts["slope_square"], 4 / PI / math.sqrt(1 + 4 * q), 0)
    assert facts["zero_centred"] == Fact(True, "symbolic", "the formula is odd")


FORMULAS = {
    "x^3": (lambda x: x**3, (0, 15, 3, 27)),
    "exp(x)": (np.exp, (math.exp(0.5), math.exp(2), math.exp(0.5), math.exp(2))),
    "exp(-x^2)": (lambda x: np.exp(-x * x), (1 / 3**0.5, 1 / 5**0.5, 0, 4 / 5**1.5)),
    "exp(0.2*x^2)": (lambda x: np.exp(x * x / 5), ((1 - 0.4) ** -0.5, 5**0.5, 0, 4 * 0.04 * 5**1.5)),
    "sin(30*x)": (lambda x: np.sin(30 * x), (0, 0.5, 0, 450)),
    "abs(x)": (np.abs, (math.sqrt(2 / PI), 1, 0, 1)),
    "where(sin(x) > 0, x, 0)": (lambda x: np.where(np.sin(x) > 0, x, 0), (None, 0.5, None, 0.5)),
    "clip(x, -1, 1)": (lambda x: np.clip(x, -1, 1), (0, None, 1 - 2 * PHI, 1 - 2 * PHI)),
}


@pytest.mark.parametrize("text", FORMULAS)
def test_moments_of_formulas(text: str) -> None:
    f, expected = FORMULAS[text]
    facts = gaussian.facts(Own(text, f))
    for key, value in zip(gaussian.NAMES, expected, strict=True):
        assert value is None or holds(facts[key], value), key


# ---- Other roads.


# Relative errors of the fast quadrature at the largest deviation, where all of a function happens between two of its
# nodes: a bend that falls as slowly as 1/x.
COARSE = {"softsign": 1e-7, "arctan": 1e-8, "bent_identity": 2e-11, "isru": 2e-11, "squareplus": 2e-11}
# What grows so fast that at larger deviations all of a moment lies where no quadrature here reaches.
GROWING = {"exponential"}
# What the integrals are known to leave unproven, each with its reason in the fact's note.
UNPROVEN = {(name, 1e-6) for name in ("gelu_tanh", "mish", "bent_identity", "isrlu", "squareplus", "isru")}
UNPROVEN |= {(name, sigma) for name in GROWING for sigma in (100.0, 1e6)}
# What varies too fast, at a large deviation, for balls to enclose its formula: then the trapezoidal rule, which
# is within 1e-3 there, is all that there is to compare with.
FAST = {"golu", "logcosh", "pade", "phish", "serf", "sqrt_softplus", "tanhexp"}
UNPROVEN |= {(name, sigma) for name in FAST for sigma in (100.0, 1e6)}
UNPROVEN |= {(name, sigma) for name in ("pade", "phish", "sqrt_softplus") for sigma in (1e-6, 0.1, 1.0)}
# Waves by the thousand, at some parameters that are tried, and dyt where it is nearly a step.
WAVES = {"sine", "siren", "snake", "gcu"}
UNPROVEN |= {(name, sigma) for name in ("dyt", "siren", "snake") for sigma in (0.1, 1.0, 100.0, 1e6)}
UNPROVEN |= {("cloglog", 100.0), ("cloglog", 1e6), ("gcu", 1e6), ("sine", 1e6), ("loglog", 100.0), ("loglog", 1e6)}
UNPROVEN |= {("laplace", sigma) for sigma in (1e-6, 0.1, 1.0, 100.0, 1e6)}  # where mu or sigma is 1e4
# The deviation up to which the fast quadrature has points enough for a function.
RESOLVED = dict.fromkeys(WAVES, 1.0) | {"siren": 0.1, "cloglog": 30.0, "loglog": 30.0}


def test_every_moment_by_mpmath_and_monte_carlo(activation: Activation) -> None:
    """mpmath's quadrature of the kernels' float64 values, piece by piece; and means of draws, z-scores below 5."""
    if activation.name == "siren":
        pytest.skip("mpmath's quadrature has too few points for its waves")
    draws = np.random.default_rng(11).standard_normal(400_000)
    for sigma in (0.3, 1.0, 4.0):
        if activation.name in GROWING and sigma > 1:
            continue
        facts = gaussian.facts(activation, sigma)
        for key in gaussian.NAMES:
            fact = facts[key]
            call = activation.grad if key.startswith("slope") else activation
            power = 2 if key.endswith("square") else 1

            def integrand(z: Any, call: Any = call, power: int = power, sigma: float = sigma) -> Any:
                return mpmath.mpf(float(call(sigma * float(z))) ** power) * mpmath.npdf(z)

            bends = [kink / sigma for kink in kinks(activation)]
            ends = sorted({-12, -6, -3, -1.5, -0.5, 0, 0.5, 1.5, 3, 6, 12, *bends})
            assert abs(float(mpmath.quad(integrand, ends, maxdegree=4)) - fact.value) < 1e-13 * (1 + abs(fact.value))
            sample = np.asarray(call(sigma * draws)) ** power
            error = sample.std() / math.sqrt(len(draws)) + 1e-15
            assert abs(sample.mean() - fact.value) < 5 * error


@pytest.mark.parametrize("name", ["sigmoid", "tanh"])
def test_smooth_moments_by_gauss_hermite(name: str) -> None:
    f = actfn.registry[name]
    z, weights = np.polynomial.hermite_e.hermegauss(180)
    weights /= weights.sum()
    facts = gaussian.facts(f)
    for key, values in zip(gaussian.NAMES, (f(z), f(z) ** 2, f.grad(z), f.grad(z) ** 2), strict=True):
        assert abs(float(weights @ values) - facts[key].value) < 1e-10


def test_the_fast_quadrature_against_what_is_proven(activation: Activation) -> None:
    for sigma in (1e-3, 0.1, 1.0, 30.0, 1e4):
        if (activation.name in GROWING and sigma > 1) or (activation.name in FAST and sigma > 1e3):
            continue
        if sigma > RESOLVED.get(activation.name, math.inf):
            continue
        facts = gaussian.facts(activation, sigma)
        calls = (activation, lambda x: activation(x) ** 2, activation.grad, lambda x: activation.grad(x) ** 2)
        for key, call in zip(gaussian.NAMES, calls, strict=True):
            got = float(quadrature.expectation(call, sigma**2, [0.0, *kinks(activation)]))
            close = COARSE.get(activation.name, 1e-12) if sigma > 1e3 else 1e-12
            assert abs(got - facts[key].value) <= close * max(abs(facts[key].value), 1e-3 * sigma) + 1e-15


@pytest.mark.parametrize("sigma", [1e-6, 0.1, 1.0, 100.0, 1e6])
def test_any_parameters_and_variance_are_proven(activation: Activation, sigma: float) -> None:
    unproven = False
    for values in ([], [0.0], [0.3], [2.5], [1e4]):
        allowed = len(values) <= len(activation.parameters) and all(
            low <= value <= high for value, (low, high) in zip(values, activation.domain.values(), strict=False)
        )
        f = activation.with_defaults(*values) if allowed else activation
        facts = gaussian.facts(f, sigma)
        asked = [*gaussian.NAMES, "variance"]
        how = {facts[key].how for key in (asked if facts["square"].value == 0 else [*asked, "gain"])}
        assert how <= {"proven", "symbolic"} or (activation.name, sigma) in UNPROVEN
        unproven |= not how <= {"proven", "symbolic"}
        if facts["square"].value is None:
            assert activation.name in GROWING | WAVES | {"dyt", "laplace", "loglog", "cloglog"}
            continue
        assert facts["square"].value == pytest.approx(facts["variance"].value + facts["mean"].value ** 2)
        if facts["square"].value == 0:  # all of it is zero, or below what floats hold
            assert facts["gain"].how == "not established"
        else:
            assert facts["gain"].value ** 2 * facts["square"].value == pytest.approx(sigma**2)
    assert unproven == ((activation.name, sigma) in UNPROVEN)  # once it is proven, the entry goes


def test_several_parameters_and_the_known_alpha_of_selu() -> None:
    """SELU keeps mean 0 and variance 1 (Klambauer et al. 2017, arXiv:1706.02515, equation 14)."""
    alpha, scale = 1.6732632423543772, 1.0507009873554805
    text = "scale * where(x > 0, x, alpha * (exp(x) - 1))"
    facts = gaussian.facts(
        Own(text, lambda x: scale * np.where(x > 0, x, alpha * np.expm1(x)), scale=scale, alpha=alpha)
    )
    assert abs(facts["mean"].value) < 1e-15
    assert abs(facts["square"].value - 1) < 1e-15
    assert facts["mean"].how == facts["square"].how == "proven"


# ---- What cannot be said is not said.


@pytest.mark.parametrize(
    ("text", "f"), [("exp(x^4)", lambda x: np.exp(x**4)), ("exp(x^2)", lambda x: np.exp(x * x)), ("log(x)", np.log)]
)
def test_divergent_moments_are_not_established(text: str, f: Any) -> None:
    facts = gaussian.facts(Own(text, f))
    for key in ("mean", "square", "variance", "gain"):
        assert facts[key].how == "not established"
        assert facts[key].value is None
        assert facts[key].note


def test_of_a_moment_that_diverges_the_others_may_be_known() -> None:
    facts = gaussian.facts(Own("exp(x^2/3)", lambda x: np.exp(x * x / 3)))
    assert holds(facts["mean"], math.sqrt(3))
    assert facts["square"].how == facts["gain"].how == "not established"


def test_what_is_numerical_says_so_and_its_error_holds() -> None:
    facts = gaussian.facts(Own("where(x > 0, sqrt(x), 0)", lambda x: np.where(x > 0, np.sqrt(np.abs(x)), 0)))
    truth = 2**-0.75 * math.gamma(0.75) / math.sqrt(PI)  # E √z over z > 0
    assert facts["mean"].how == "numerical"
    assert abs(facts["mean"].value - truth) < float(facts["mean"].note.split()[2].rstrip(";"))


def test_sigma_is_checked() -> None:
    for sigma in (0, -1, math.inf, math.nan):
        with pytest.raises(ValueError, match=r"sigma is .*, allowed are finite numbers above zero"):
            gaussian.facts(actfn.relu, sigma)


def test_neither_scipy_nor_sympy_nor_torch_is_loaded_and_it_is_fast() -> None:
    code = (
        "import sys, time, actfn; from actfn.analysis.gaussian.moments import facts;"
        "t = time.process_time(); facts(actfn.elu);"
        "print(time.process_time() - t, *(n for n in ('scipy', 'sympy', 'torch', 'pandas') if n in sys.modules))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert len(said) == 1, said[1:]
    assert float(said[0]) < 0.5  # 0.02 s on a quiet machine


# ---- The parts.


def test_the_rules_error_bound_holds_and_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a function with a pole beside the cell the bound exceeds the error; without the bound the ball misses."""
    program = Enclosures(value_and_slope(Own("1/(1+4*x^2)", lambda x: x)), {})
    with ctx.workprec(80):
        share = [arb("1e-3")] * 4
        rough = integral._gauss(program, arb(0), arb("0.125"), 1.0, share)
        fine = integral._gauss(program, arb(0), arb("0.125"), 1.0, [arb("1e-18")] * 4)
        assert rough is not None
        assert fine is not None
        assert all(a.overlaps(b) for a, b in zip(rough, fine, strict=True))
        assert not all(arb(a.mid()).overlaps(b) for a, b in zip(rough, fine, strict=True))


@pytest.mark.parametrize("text", ["log(1+x^2)", "log1p(x)", "sqrt(x)", "atan(x)", "x^0.5", "softplus(x)", "1/x"])
def test_no_finite_complex_ball_on_a_branch_cut_or_pole(text: str) -> None:
    place = {"sqrt(x)": -1, "x^0.5": -1, "log1p(x)": -3}.get(text, 0)
    height = {"log(1+x^2)": 2, "atan(x)": 1.5, "softplus(x)": PI}.get(text, 0)
    program = Enclosures([parse(text)], {})
    assert not program(acb(arb(place, 0.1), arb(height, 0.1)))[0].is_finite()
    assert program(acb(arb(2, 0.1), arb(0, 0.1)))[0].is_finite()


def test_softplus_is_continued_from_the_real_line() -> None:
    """On each side the integral of its derivative along a straight way, not another branch of the logarithm."""
    for at in (mpmath.mpc(5, 10), mpmath.mpc(-4, 7), mpmath.mpc(0.5, 3), mpmath.mpc(60, -40)):
        way = mpmath.quad(lambda z: 1 / (1 + mpmath.exp(-z)), [at.real, at])
        expected = mpmath.log1p(mpmath.exp(at.real)) + way
        got = Enclosures([parse("softplus(x)")], {})(acb(float(at.real), float(at.imag)))[0]
        assert abs(complex(got) - complex(expected)) < 1e-12


def test_envelopes_hold_far_out() -> None:
    """Values at many points beyond the start lie within the bounds of the half-line."""
    texts = ["x*exp(-x)", "log(1+exp(x))", "x/(1+exp(-1.702*x))", "tanh(x)", "exp(-x^2/2+x)", "sqrt(1+x^2)", "atan(x)"]
    texts += ["x^3/(1+abs(x))", "where(sin(x) > 0, x, 1)", "1/(1+exp(x-2))", "erf(x)", "log(x^2)", "cos(x)*x^2"]
    for text in texts:
        for side in (1, -1):
            for tree in (idioms(parse(text)), derivative(idioms(parse(text)))):
                envelope = Enclosures([tree], {})(Envelope.identity(fmpq(3), side))[0]
                (p, q, s), ball = envelope.led()
                for y in (3, 3.5, 7, 19, 64, 250):
                    value = Enclosures([tree], {})(arb(side * y))[0]
                    scale = (arb(y).log() * p + arb(y) * q + arb(y) ** 2 * s).exp()
                    assert (arb(ball) * scale).overlaps(value), (text, side, y)
                    assert abs(value).lower() <= (abs(arb(ball)) * scale).upper(), (text, side, y)


def test_peaks_are_upper_bounds() -> None:
    for scale in ((2, -1, 0), (0, 3, -1), (3, 2, -2), (-1, 2, -1), (-2, 0, 0), (5, 0, -1)):
        exact = tuple(map(fmpq, scale))
        y = np.linspace(0.5, 60, 20_000)
        largest = np.max(y ** scale[0] * np.exp(scale[1] * y + scale[2] * y * y))
        bound = float(peak(exact, fmpq(1, 2)))  # type: ignore[arg-type]
        assert largest <= bound * (1 + 1e-12) <= 1.5 * largest
    assert not peak((fmpq(0), fmpq(0), fmpq(1)), fmpq(1)).is_finite()


def test_borders_are_found() -> None:
    def found(text: str) -> list[float]:
        return [float(at) for at in borders(parse(text), {}, -12, 12)]

    assert found("where(x > 0.5, x, 0)") == [0.5]
    assert found("clip(x, -1, 1)") == [-1, 1]
    assert found("where(exp(x) > 2, x, 1)") == pytest.approx([math.log(2)], abs=1e-20)
    assert found("where(sin(x) > 0, x, 0)") == pytest.approx([PI * k for k in range(-3, 4)], abs=1e-14)
    with pytest.raises(ArithmeticError, match="too many"):
        borders(parse("where(sin(1000 * x) > 0, x, 0)"), {}, -12, 12)
    assert [piece.tree for piece in pieces(parse("abs(x)"), {}, -1, 1)] == [-X, X]


def test_oddness_is_seen_and_not_imagined() -> None:
    for text in (
        "x",
        "tanh(x)",
        "(exp(x)-exp(-x))/(exp(x)+exp(-x))",
        "x^3",
        "x*exp(-x^2)",
        "erf(x/2)",
        "sin(x)/(1+x^2)",
    ):
        assert gaussian.parity(idioms(parse(text))) == "odd", text
    for text in ("x^2", "cosh(x)", "exp(x)+exp(-x)", "x*sin(x)", "exp(-x^4)"):
        assert gaussian.parity(idioms(parse(text))) == "even", text
    for text in ("exp(x)", "x+x^2", "sigmoid(x)", "x^3+1", "softplus(x)", "relu(x)", "exp(x)-exp(-2*x)"):
        assert gaussian.parity(idioms(parse(text))) is None, text


def test_choose_starts_from_the_same_gain(activation: Activation) -> None:
    pytest.importorskip("pandas", reason="choose needs the lab (extra: lab)")
    from actfn.choose.perceptron import gain

    assert gain(activation) == gaussian.gain(activation).value
