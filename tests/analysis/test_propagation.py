"""Mean-field theory: closed forms from the literature, and drawn networks beside it."""

from __future__ import annotations

import json
import math
import runpy
from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("flint", reason="propagation needs python-flint: pip install 'actfn[lab]'")

import actfn
from actfn.activation.record import Activation
from actfn.analysis.gaussian import moments as gaussian
from actfn.analysis.gaussian import quadrature
from actfn.analysis.network.edge import curves, edge, record
from actfn.analysis.network.propagation import MeanField, depth_scale, facts, kinks
from actfn.analysis.network.random_network import QUANTITIES, side_by_side
from actfn.choose.question import CANDIDATES
from actfn.formula.tree import RELATIONS, X

ROOT = Path(__file__).parents[2]
PI = math.pi


class Plain:
    """A function of NumPy alone, without a formula: no kinks are known of it."""

    def __init__(self, f: Any, slope: Any) -> None:
        self.f, self.grad, self.parameters = f, slope, dict[str, float]()

    def __call__(self, x: Any) -> Any:
        return self.f(x)


ERF = Plain(np.vectorize(math.erf), lambda x: 2 / math.sqrt(PI) * np.exp(-x * x))


# ---- Closed forms.


@pytest.mark.parametrize("c", [-1, -0.9, 0, 0.1, 0.5, 0.99, 1 - 1e-9, 1])
def test_relus_correlation_map_is_the_arc_cosine_kernel(c: float) -> None:
    """Cho and Saul 2009, equation 6: the kernels of order 1 and, for the slopes, 0."""
    angle = math.acos(c)
    field = MeanField(actfn.relu, math.sqrt(2))
    kernel = (math.sin(angle) + (PI - angle) * c) / PI
    assert abs(field.correlation(c, 3.0) - kernel) < 1e-12
    assert abs(field.correlation_slope(c, 3.0) - (PI - angle) / PI) < 1e-11


@pytest.mark.parametrize("q", [0.01, 1.0, 50.0])
@pytest.mark.parametrize("c", [-0.7, 0.0, 0.3, 0.999])
def test_an_erf_networks_maps_are_williams(q: float, c: float) -> None:
    """Williams 1997, section 3.1: E erf(u) erf(v) = 2/π arcsin(2qc/(1+2q))."""
    field = MeanField(ERF, 1.3, 0.2)
    variance = 1.69 * 2 / PI * math.asin(2 * q / (1 + 2 * q)) + 0.04
    assert float(field.variance(q)) == pytest.approx(variance, rel=1e-13)
    mixed = 1.69 * 2 / PI * math.asin(2 * q * c / (1 + 2 * q)) + 0.04
    assert field.correlation(c, q) == pytest.approx(mixed / variance, abs=1e-10)
    assert float(field.chi(q)) == pytest.approx(1.69 * 4 / PI / math.sqrt(1 + 4 * q), rel=1e-13)


def test_relus_edge_of_chaos_is_he_initialisation() -> None:
    (point,) = edge(actfn.relu).value
    assert point["sigma_w"] == pytest.approx(math.sqrt(2), rel=1e-14)
    assert point["sigma_b"] == 0
    found = facts(actfn.relu, math.sqrt(2), q=3.0, depth=100)
    assert found["phase"].value == "critical"
    assert found["variance"].value == 3.0
    assert "every variance" in found["variance"].note
    assert found["chi"].value == pytest.approx(1, rel=1e-13)
    assert found["gradient_over_depth"].value == pytest.approx(1, rel=1e-11)
    assert found["correlation"].value == 1
    assert found["correlation_depth"].value == "inf"


def test_leaky_relus_edge_of_chaos() -> None:
    for slope in (0.01, 0.5, -0.3):
        (point,) = edge(actfn.leaky_relu.with_defaults(slope)).value
        assert point["sigma_w"] == pytest.approx(math.sqrt(2 / (1 + slope**2)), rel=1e-13)
        assert point["sigma_b"] == 0


def test_the_published_points_of_tanh() -> None:
    """Edge at (1, 0); Pennington et al. 2017 (arXiv:1711.04735) train at (1.05, 2.01e-5)-like points close to it."""
    points = edge(actfn.tanh).value
    assert points[0]["sigma_w"] == pytest.approx(1, abs=1e-5)
    assert points[0]["sigma_b"] < 1e-5
    sigma_b = np.interp(1.3, [p["sigma_w"] for p in points], [p["sigma_b"] for p in points])
    assert facts(actfn.tanh, 1.3, float(sigma_b))["chi"].value == pytest.approx(1, abs=1e-3)


def test_on_the_edge_the_fixed_point_is_critical(activation: Activation) -> None:
    points = edge(activation).value or []
    if not points:  # then it jumps, or no variance that stays has χ₁ = 1
        field, grid = MeanField(activation, 1.0), np.geomspace(1e-6, 1e3, 50)
        weight = 1 / np.maximum(field.chi(grid), 1e-300)
        biases, steep = grid - weight * np.asarray(field.variance(grid)), weight * field.variance_slope(grid)
        assert field.jumps or not any(bias >= 0 and slope <= 1 for bias, slope in zip(biases, steep, strict=True))
    for point in points[:: max(1, len(points) // 6)]:
        found = facts(activation, point["sigma_w"], point["sigma_b"], q=point["q"])
        assert found["variance"].value == pytest.approx(point["q"], rel=1e-5)
        assert found["chi"].value == pytest.approx(1, rel=1e-5)
        assert found["variance_slope"].value <= 1 + 1e-5


# ---- The maps against other roads.


WAVES = ("siren", "snake", "sine", "gcu")  # the quadrature may have too few points for these, and says so


def test_what_varies_too_fast_is_not_established() -> None:
    for sigma_w in (1.0, 3.0):
        made = facts(actfn.siren, sigma_w)
        assert {fact.how for fact in made.values()} == {"not established"}
        assert "varies too fast" in made["gradient_over_depth"].note
    assert not MeanField(actfn.sine, 1.0).is_resolved(1e4)
    assert MeanField(actfn.sine, 1.0).is_resolved(1.0)
    assert facts(actfn.tanh, 1.5)["variance"].how == "numerical"


def test_maps_are_the_proven_moments(activation: Activation) -> None:
    field = MeanField(activation, 1.7, 0.4)
    for q in (0.01, 1.0, 30.0 if activation.name != "exponential" else 2.0):  # no quadrature reaches its moments
        known = gaussian.facts(activation, math.sqrt(q))
        if not field.is_resolved(q):
            assert activation.name in WAVES
            continue
        assert float(field.variance(q)) == pytest.approx(2.89 * known["square"].value + 0.16, rel=1e-12)
        assert float(field.chi(q)) == pytest.approx(2.89 * known["slope_square"].value, rel=1e-12)


def test_slopes_are_differences_of_the_maps(activation: Activation) -> None:
    field, q, c, step = MeanField(activation, 1.7, 0.4), 1.3, 0.4, 1e-4
    if not field.is_resolved(q):
        assert activation.name in WAVES
        pytest.skip("the quadrature has too few points for its waves")
    rise = float(field.variance(q + step) - field.variance(q - step)) / (2 * step)
    assert field.variance_slope(q) == pytest.approx(rise, rel=1e-6)
    rise = (field.correlation(c + step, q) - field.correlation(c - step, q)) / (2 * step)
    assert field.correlation_slope(c, q) == pytest.approx(rise, rel=1e-5)


def test_a_jump_is_a_point_mass_of_the_slope() -> None:
    """A step's correlation map has the slope that Williams' arc sine gives: E Θ(u)Θ(v) = 1/4 + arcsin(c)/2π."""
    step = actfn.define("own", "where(x > 0, 1, 0)")
    field = MeanField(step, 1.0)
    assert field.jumps == {0.0: 1.0}
    for c in (-0.9, 0.0, 0.4, 0.999):
        assert field.correlation_slope(c, 3.0) == pytest.approx(2 / (2 * PI * math.sqrt(1 - c * c)), rel=1e-12)
    assert field.correlation_slope(1.0, 3.0) == math.inf
    assert edge(step).how == facts(step, 1.0, 0.5)["phase"].how == "not established"
    assert facts(step, 2.0, 0.5)["correlation"].value < 1  # however near two inputs are, they are torn apart
    steep = actfn.define("steep", "tanh(1000*x)")  # which is continuous
    assert not MeanField(steep, 1.0).jumps
    assert not MeanField(actfn.define("two", "where(x > 0, 1000*x, x)"), 1.0).jumps


def test_of_a_variance_that_vanished_or_overflowed_nothing_is_made_up() -> None:
    square = actfn.relu_squared
    variances, gradients = MeanField(square, 2.0).by_depth(30)
    assert np.isinf(variances[-10:]).all()
    assert not np.isfinite(gradients[-1])
    assert math.isnan(MeanField(actfn.hardshrink, 1.0).correlation(0.5, 1e-8))
    assert math.isnan(MeanField(actfn.hardshrink, 1.0).correlation_slope(0.5, 1e-8))


def test_covariances_by_monte_carlo(activation: Activation) -> None:
    u, w = np.random.default_rng(5).standard_normal((2, 300_000))
    for q, c in ((0.5, 0.3), (4.0, -0.8)):
        products = activation(q**0.5 * u) * activation(q**0.5 * (c * u + (1 - c * c) ** 0.5 * w))
        error = products.std() / len(u) ** 0.5
        assert abs(products.mean() - quadrature.covariance(activation, q, c, [0.0])) < 5 * error


@pytest.mark.parametrize(("sigma_w", "sigma_b"), [(0.5, 0.0), (1.2, 0.5), (1.2, 0.0), (2.0, 0.3), (3.0, 0.0)])
def test_the_limit_is_where_iterations_go(activation: Activation, sigma_w: float, sigma_b: float) -> None:
    field = MeanField(activation, sigma_w, sigma_b)
    star = field.limit(1.0)
    q = float(field.by_depth(1500, 1.0)[0][-1])
    if star == 0:
        assert q < 1e-3
    elif math.isnan(star):  # beyond what floats hold before anything is clear
        assert activation.name in ("exponential", "siren")
        assert not q < 100 or activation.name == "siren"
    elif math.isinf(star):
        assert q > 100
    else:
        assert q == pytest.approx(star, rel=1e-6)


def test_the_correlations_limit_is_where_iterations_go() -> None:
    for f, sigma_w, sigma_b in ((actfn.tanh, 2.0, 0.3), (actfn.elu, 1.2, 0.5), (actfn.tanh, 3.0, 0.0)):
        found, field = facts(f, sigma_w, sigma_b), MeanField(f, sigma_w, sigma_b)
        c = 0.5
        for _ in range(60):
            c = field.correlation(c, found["variance"].value)
        assert c == pytest.approx(found["correlation"].value, abs=1e-2 if f is actfn.elu else 1e-3)


def test_depth_scales_are_those_of_the_decay() -> None:
    found, field = facts(actfn.tanh, 1.2, 0.5), MeanField(actfn.tanh, 1.2, 0.5)
    variances = field.by_depth(12, 1.0)[0] - found["variance"].value
    assert variances[8] / variances[7] == pytest.approx(math.exp(-1 / found["variance_depth"].value), rel=1e-3)
    assert depth_scale(1.0) == math.inf
    assert depth_scale(0.0) == 0.0


def test_variances_that_fall_before_they_settle() -> None:
    """V of a bump is not monotone: the limit is still where iterations go."""
    bump = Plain(lambda x: 1 / (0.02 + (x - 1) ** 4), lambda x: -4 * (x - 1) ** 3 / (0.02 + (x - 1) ** 4) ** 2)
    for sigma_w in (0.02, 0.1, 1.0):
        field = MeanField(bump, sigma_w)
        q = float(field.by_depth(400, 1.0)[0][-1])
        assert field.limit(1.0) == pytest.approx(q, rel=1e-9)


def test_an_infinite_variance_is_said() -> None:
    with np.errstate(over="ignore"):
        found = facts(Plain(lambda x: x**3, lambda x: 3 * x * x), 1.0, q=1.0)
    assert found["variance"].value == "inf"
    assert found["correlation"].how == "not established"


def test_what_is_out_of_range_is_refused() -> None:
    for arguments in ((0.0, 0.0), (-1.0, 0.0), (1.0, -0.1), (math.inf, 0.0), (1.0, math.nan)):
        with pytest.raises(ValueError, match=r"sigma_. is .*, allowed are finite numbers"):
            facts(actfn.relu, *arguments)
    with pytest.raises(ValueError, match="allowed are a finite q"):
        facts(actfn.relu, 1.0, q=0.0)
    with pytest.raises(ValueError, match="allowed are q above zero"):
        side_by_side(actfn.relu, 1.0, c=2.0)


def test_the_record_is_json_and_agrees(activation: Activation) -> None:
    made = record(activation, depth=20)
    assert json.loads(json.dumps(made, allow_nan=False)) == made
    variances, gradients = MeanField(activation, 1.5).by_depth(20)
    row = made["sigma_w"].index(1.5)
    for name, by_depth in (("variance", variances), ("gradient", gradients)):
        written = [math.nan if value is None else value for value in made[name][row]]
        assert written == pytest.approx(np.where(np.isfinite(by_depth), by_depth, math.nan), rel=1e-9, nan_ok=True)
    # where its formula compares x with a number, or pade's what is below with 0
    compared = [node.args for node in actfn.formula.of(activation).nodes() if node.head in RELATIONS]
    with_x = [float(b.evaluate(0.0, activation.parameters)) for a, b in compared if a is X]
    with_x += [0.0] if activation.name == "pade" else []
    assert kinks(activation) == sorted(set(with_x))


def test_the_edge_of_silu_is_two_curves_and_that_of_others_one() -> None:
    assert [len(curves(edge(actfn.registry[name]).value)) for name in ("relu", "elu", "tanh", "silu")] == [1, 1, 1, 2]
    near_zero, far = curves(edge(actfn.silu).value)
    assert near_zero[0]["sigma_w"] == pytest.approx(2, abs=1e-6)  # 1/f'(0)
    assert far[0]["sigma_b"] > 0.7
    # no initialisation between them is on the edge: its fixed point's bias would have a negative square
    unit = MeanField(actfn.silu, 1.0)
    for q in np.geomspace(near_zero[-1]["q"] * 1.5, far[0]["q"] / 1.5, 9):
        weight = 1 / float(unit.chi(q))
        assert q - weight * float(unit.variance(q)) < 0 or weight * float(unit.variance_slope(q)) > 1


# ---- Drawn networks.

SIGMAS = [(math.sqrt(2), 0.0), (1.2, 0.5)]


def deviations(made: dict[str, Any], width: int) -> dict[str, float]:
    """Return each quantity's largest deviation in standard errors; a layer's 1/width is allowed for, and 1e-6."""
    found = {}
    for name in QUANTITIES:
        theory, measured, error = (np.array(made[name][key]) for key in ("theory", "measured", "error"))
        allowed = np.arange(len(theory)) / width * np.abs(theory) + 1e-6
        found[name] = float(np.max(np.maximum(np.abs(measured - theory) - allowed, 0) / (error + 1e-12)))
    return found


@pytest.mark.parametrize(("sigma_w", "sigma_b"), SIGMAS)
def test_drawn_networks_do_what_theory_says(activation: Activation, sigma_w: float, sigma_b: float) -> None:
    """Errors are of 16 draws, so Student's: 6 of them is some 1e-5 a layer.

    Where the variance vanishes or explodes within the eight layers, some units decide and 250 are not many.
    """
    variances = MeanField(activation, sigma_w, sigma_b).by_depth(8)[0]
    if not (variances.min() > 1e-3 and variances.max() < 1e2):
        pytest.skip(f"{activation.name}: the variance goes from 1 to {variances[-1]:.3g}")
    made = side_by_side(activation, sigma_w, sigma_b, depth=8, width=250, draws=16, seed=3)
    assert max(deviations(made, 250).values()) < 6


def test_networks_of_another_initialisation_do_not() -> None:
    """The negative control: the same draws against the theory of weights 10% larger."""
    made = side_by_side(actfn.tanh, 1.2, 0.5, depth=8, width=250, draws=16, seed=3)
    other = side_by_side(actfn.tanh, 1.32, 0.5, depth=8, width=2, draws=2)
    for name in QUANTITIES:
        made[name]["theory"] = other[name]["theory"]
    assert min(deviations(made, 250).values()) > 6


# ---- The page.


def test_the_pages_figures_are_those_of_its_script() -> None:
    page = runpy.run_path(str(ROOT / "docs" / "propagation.py"))["page"]
    text = (ROOT / "docs" / "propagation.md").read_text(encoding="utf-8")
    assert page(text) == text, "python docs/propagation.py makes it anew"
    altered = text.replace("| 0.1605 |", "| 0.1606 |")
    assert page(altered) == text != altered


def test_the_picture_shows_the_usual_candidates() -> None:
    drawing = (ROOT / "docs" / "propagation.svg").read_text(encoding="utf-8")
    for name in CANDIDATES:
        assert drawing.count(f">{name}</text>") >= 3
    assert "prefers-color-scheme:dark" in drawing
