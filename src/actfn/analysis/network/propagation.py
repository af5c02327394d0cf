"""Signal propagation in wide random networks: mean-field theory of one function at an initialisation.

A layer is h = W f(h′) + b with weights of variance σ_w²/fan_in and biases of variance σ_b². In the limit of width,
pre-activations are normal, and three maps say what happens from layer to layer (Poole et al. 2016, arXiv:1606.05340,
section 2; Schoenholz et al. 2017, arXiv:1611.01232, sections 2 to 4; Hayou et al. 2019, arXiv:1902.06853):

    variance      q → V(q) = σ_w² E f(√q z)² + σ_b²
    correlation   c → C(c) = (σ_w² E f(u) f(v) + σ_b²) / V(q), u, v of variance q and correlation c
    gradient      squared norm times χ = σ_w² E f′(√q z)², backwards

χ is also C′(1), the slope of the correlation map, but where f jumps: C′(1) is then infinite, while the gradient that
backpropagation computes knows of the derivative beside the jump alone.

What is computed here is numerical, by the rules of `quadrature`; `gaussian` proves single moments.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from actfn.analysis.fact import Fact, unknown
from actfn.analysis.gaussian.pieces import borders
from actfn.analysis.gaussian.quadrature import FEWER, POINTS, Array, covariance, expectation, nodes
from actfn.analysis.undecided import Undecided
from actfn.errors import ArgumentError
from actfn.formula.tree import of

GRID = np.geomspace(1e-12, 1e12, 481)  # variances beyond are zero and infinity
LOW, HIGH = 1e-40, 1e24  # at which limits for these are taken
SAME = 1e-13  # relative; what differs less is equal
COARSE = 1e-3  # relative: where a quadrature of fewer points differs by more, neither is believed
TOO_FEW = "f varies too fast, beside the deviation of its inputs, for the points of the quadrature"
TORN = "f jumps: inputs are torn apart however near they are, C′(1) is infinite, while the gradient goes by χ"
ERROR = "Gauss–Legendre between kinks; relative error about 1e-12"


def kinks(activation: Any) -> list[float]:
    """The kinks of a function's formula within ±1000; none where they are not decided, or where there is no formula."""
    if not hasattr(activation, "body"):
        return []
    try:
        return [float(at.mid()) for at in borders(of(activation), activation.parameters, -1000, 1000)]
    except Undecided:
        return []


def checked(sigma_w: float, sigma_b: float) -> None:
    """Raise a ValueError where σ_w or σ_b is no number that an initialisation may have."""
    for name, value, least in (("sigma_w", sigma_w, "above"), ("sigma_b", sigma_b, "not below")):
        if not (math.isfinite(value) and (value > 0 or (value == 0 and name == "sigma_b"))):
            raise ArgumentError(f"{name} is {value:g}, allowed are finite numbers {least} zero")


def jumps(activation: Any, places: Sequence[float]) -> dict[float, float]:
    """Those of a function's kinks at which its value jumps, and by how much.

    Parameters
    ----------
    activation : Activation
        Called with arrays.
    places : sequence of float
        Its kinks.

    Returns
    -------
    dict of float to float
        A difference across a kink that shrinks with the distance is no jump.
    """
    found = {}
    for at in places:
        far, near = (
            float(np.subtract(*np.asarray(activation(np.array([at + step, at - step])), np.float64)))
            for step in (2.0**-20 * max(1.0, abs(at)), 2.0**-30 * max(1.0, abs(at)))
        )
        if abs(near) > abs(far) / 2 > 0:
            found[at] = near
    return found


class MeanField:
    """The maps of one function at one initialisation.

    Parameters
    ----------
    activation : Activation
        Called with arrays, as is its `grad`.
    sigma_w, sigma_b : float
        σ_w and σ_b: √(variance · fan_in) of the weights, and the standard deviation of the biases.

    Raises
    ------
    ValueError
        If sigma_w is not above zero, sigma_b is below zero, or one is not finite.
    Undecided
        If the square of one is beyond what floats hold.
    """

    def __init__(self, activation: Any, sigma_w: float, sigma_b: float = 0.0) -> None:
        checked(sigma_w, sigma_b)
        self.activation, self.weight, self.bias = activation, float(sigma_w) * sigma_w, float(sigma_b) * sigma_b
        if not (math.isfinite(self.weight) and math.isfinite(self.bias)):
            raise Undecided("the square of σ_w or σ_b is beyond what floats hold")
        self.kinks = kinks(activation)
        self.jumps = jumps(activation, self.kinks)

    def _f(self, x: Array) -> Array:
        return np.asarray(self.activation(x), np.float64)

    def _slope(self, x: Array) -> Array:
        return np.asarray(self.activation.grad(x), np.float64)

    def is_resolved(self, q: ArrayLike) -> Any:
        """Whether V(q) and χ hardly depend on how many points the quadrature has; of narrow waves they do."""
        resolved = np.ones(np.shape(q), bool)
        with np.errstate(all="ignore"):
            for square in (lambda x: self._f(x) ** 2, lambda x: self._slope(x) ** 2):
                many, few = (expectation(square, q, self.kinks, points) for points in (POINTS, FEWER))
                resolved &= ~(np.abs(many - few) > COARSE * np.abs(many))
        return resolved

    def variance(self, q: ArrayLike) -> Any:
        """The variance after one layer, V(q), for variances q before it, elementwise; after infinity infinity."""
        with np.errstate(all="ignore"):
            after = self.weight * expectation(lambda x: self._f(x) ** 2, q, self.kinks) + self.bias
            return np.where(np.isinf(q), np.inf, after)

    def variance_slope(self, q: ArrayLike) -> Any:
        """V′(q) = σ_w² E[f(√q z)² (z² - 1)] / 2q, by the derivative of the density, so that f may have kinks."""
        q = np.maximum(np.asarray(q, np.float64), LOW)
        even = expectation(lambda x: (self._f(x) ** 2) * (x * x / q[..., None] - 1), q, self.kinks)
        return self.weight * even / (2 * q)

    def chi(self, q: ArrayLike) -> Any:
        """χ = σ_w² E f′(√q z)², the factor of the gradient's squared norm through a layer; elementwise."""
        with np.errstate(all="ignore"):
            return self.weight * expectation(lambda x: self._slope(x) ** 2, q, self.kinks)

    def correlation(self, c: float, q: float) -> float:
        """The correlation after one layer, C(c), of two inputs of variance q and correlation c; nan where V(q) is 0."""
        mixed = self.weight * covariance(self._f, q, c, self.kinks, FEWER) + self.bias
        return float(np.clip(self._share(mixed, q), -1, 1))

    def correlation_slope(self, c: float, q: float) -> float:
        """The slope of the correlation map, C′(c) = σ_w² q E f′(u) f′(v) / V(q); nan where V(q) is 0.

        A jump of f is a point mass of f′: infinite at c = ±1.
        """
        mixed = covariance(self._slope, q, c, self.kinks, FEWER)
        if self.jumps:
            mixed += self._slope_by_jumps(c, q)
        return self._share(self.weight * q * mixed, q)

    def _slope_by_jumps(self, c: float, q: float) -> float:
        """What the point masses of f′ add to E f′(u) f′(v): each beside the slope of the other, and both at once."""
        spread = q * (1 - c * c)
        if spread <= 0:
            return math.inf
        added = 0.0
        for at, by in self.jumps.items():
            density = math.exp(-at * at / (2 * q)) / math.sqrt(2 * math.pi * q)
            there, weights = nodes(c * at, math.sqrt(spread), self.kinks)
            slope = float(np.sum(weights * self._slope(there)))
            for other, height in self.jumps.items():
                off = other - c * at
                slope += height * math.exp(-off * off / (2 * spread)) / math.sqrt(2 * math.pi * spread) / 2
            added += 2 * by * density * slope
        return added

    def _share(self, part: Any, q: float) -> float:
        """A part of V(q), relative to it; nan where it is 0."""
        whole = float(self.variance(q))
        return float(part) / whole if whole else math.nan

    @cached_property
    def _gaps(self) -> Array:
        """The relative change V(q)/q - 1 of the variance by one layer, over the grid of variances."""
        gaps = np.asarray(self.variance(GRID), np.float64) / GRID - 1
        return np.where(np.isnan(gaps), np.inf, gaps)  # where V overflows

    def limit(self, q: float = 1.0) -> float:
        """The variance that iterations of V from q lead to: a fixed point, 0 or infinity; nan where that is not clear.

        It is the nearest root of V(q) - q in the direction of V(q), if V is monotone on the way. If not, iterations go
        first. They come to an end: d log V / d log q is at least -1/2, as it is E[f² (z² - 1)] / 2E f² or, with biases,
        nearer to 0; so there is no cycle of two, hence (Sharkovskii) none at all.
        """
        root = self._root(q)
        if self._is_monotone(q, root):
            return root
        for _ in range(200):
            q = float(self.variance(q))
            if not 0 < q < math.inf:  # beyond what floats hold; below it, what shrinks beside zero goes on shrinking
                return 0.0 if q == 0 and float(self.variance(LOW)) < LOW else math.nan
        root = self._root(q)
        return root if abs(q - root) < 1e-6 * root or self._is_monotone(q, root) else math.nan

    def _root(self, q: float) -> float:
        gap = float(self.variance(q)) / q - 1
        if abs(gap) < SAME:
            return q
        up, beyond = not gap < 0, np.greater(GRID, q)
        ahead = np.flatnonzero(beyond & (self._gaps < -SAME) if up else ~beyond & (self._gaps > SAME))
        if not len(ahead):
            return math.inf if up else 0.0
        low, high = (q, float(GRID[ahead[0]])) if up else (float(GRID[ahead[-1]]), q)
        while low < (middle := math.sqrt(low * high)) < high:
            low, high = (middle, high) if float(self.variance(middle)) > middle else (low, middle)
        return low

    def _is_monotone(self, q: float, root: float) -> bool:
        low, high = min(max(min(q, root), LOW), q), max(min(max(q, root), HIGH), q)
        with np.errstate(all="ignore"):
            steps = np.diff(np.asarray(self.variance(np.geomspace(low, high, 65))))
        return bool(np.all(steps >= -1e-9 * min(q, max(root, LOW))))

    def correlation_limit(self, q: float) -> float:
        """The stable fixed point c* of C at a fixed point q of the variance: 1, or where C crosses the diagonal below.

        C is a power series with coefficients that are not negative, so convex from 0 to 1: where C′(1) = χ > 1 there is
        just one crossing. So it is where f jumps, as C′(1) is infinite.
        """
        if not self.jumps and float(self.chi(q)) <= 1 + SAME:
            return 1.0
        low, high = 0.0, 1 - 1e-7
        # C(1) = 1, so (C(c) - c)/(1 - c) has the other crossing alone.
        at_zero, near_one = self.correlation(low, q), self.correlation(high, q) - high
        if at_zero <= SAME:
            return 0.0
        if near_one >= 0:
            return 1.0  # too near to tell
        gaps, kept = [at_zero, near_one / (1 - high)], 0
        c = low
        for _ in range(60):  # regula falsi, an end that stays twice losing half its weight (Illinois)
            c = (low * gaps[1] - high * gaps[0]) / (gaps[1] - gaps[0])
            gap = self.correlation(c, q) - c
            if abs(gap) < 1e-14 or high - low < 1e-14:
                break
            side = 1 if gap > 0 else -1
            weight = 0.5 if side == kept else 1.0
            if side > 0:
                low, gaps = c, [gap / (1 - c), weight * gaps[1]]
            else:
                high, gaps = c, [weight * gaps[0], gap / (1 - c)]
            kept = side
        return c

    def by_depth(self, depth: int, q: float = 1.0) -> tuple[Array, Array]:
        """Variances of layers 1 to `depth`, from q in the first, and the gradient's squared norm in 1 relative to each.

        The latter is Π χ(q_k) over the layers k between, 1 for the first (Schoenholz et al. 2017, section 4).
        """
        variances = [q]
        with np.errstate(all="ignore"):
            for _ in range(depth - 1):
                variances.append(float(self.variance(variances[-1])))
            factors = self.chi(np.array(variances[:-1]))
            return np.array(variances), np.concatenate([[1.0], np.cumprod(factors)])


def depth_scale(factor: float) -> float:
    """ξ of a quantity that shrinks like factor^l = exp(-l/ξ): -1/log(factor); infinite at 1, 0 at 0.

    (Schoenholz et al. 2017, equations 7 and 9.)
    """
    if factor <= 0:
        return 0.0
    return math.inf if abs(factor - 1) < 1e-9 else -1 / math.log(factor)


def facts(activation: Any, sigma_w: float, sigma_b: float = 0.0, *, q: float = 1.0, depth: int = 64) -> dict[str, Fact]:
    """Establish what becomes of signals and gradients in a deep random network of this function, by mean-field theory.

    Parameters
    ----------
    activation : Activation
        At its parameters' present values.
    sigma_w, sigma_b : float
        Weights have variance σ_w²/fan_in, biases σ_b².
    q : float
        The variance of the first layer's pre-activations.
    depth : int
        Layers for `gradient_over_depth`.

    Returns
    -------
    dict of str to Fact
        `variance` q*, where the variance goes; `variance_slope` V′(q*); `chi` χ₁ = σ_w² E f′(√q* z)², by which the
        gradient's squared norm is multiplied in each layer; `phase`: "ordered" (χ₁ < 1: gradients vanish, inputs become
        alike), "chaotic" (> 1: they explode, similar inputs are torn apart) or "critical", the edge of chaos;
        `correlation` c*; `variance_depth` ξ_q and `correlation_depth` ξ_c, the layers over which a deviation shrinks by
        e; `gradient_over_depth`, the factor of the gradient's squared norm over `depth` layers, from q on.

    Raises
    ------
    ValueError
        If sigma_w, sigma_b, q or depth is out of range.
    """
    if not (0 < q < math.inf and depth >= 1):
        raise ArgumentError(f"q is {q:g} and depth {depth}, allowed are a finite q above 0 and depths from 1")
    field = MeanField(activation, sigma_w, sigma_b)
    variances, gradients = field.by_depth(depth + 1, q)
    names = ("variance", "variance_slope", "chi", "phase", "correlation", "variance_depth", "correlation_depth")
    made: dict[str, Fact] = {"gradient_over_depth": _number(float(gradients[-1]), f"{depth} layers from q = {q:g}")}
    if not np.all(field.is_resolved(np.array([v for v in (q, *variances) if LOW < v < HIGH]))):
        made["gradient_over_depth"] = unknown(TOO_FEW)
    star = field.limit(q)
    if math.isnan(star) or math.isnan(float(field.variance(q))):
        why = "where the variance goes is not clear" if math.isnan(star) else "E f² is not finite"
        return made | {name: unknown(why) for name in names}
    at = min(max(star, LOW), HIGH)
    if LOW < at < HIGH and not field.is_resolved(at):
        return made | {name: unknown(TOO_FEW) for name in names}
    kept = abs(float(field.variance(2 * q)) / (2 * q) - 1) < SAME and star == q
    slope, chi = float(field.variance_slope(at)), float(field.chi(at))
    phase = "critical" if abs(chi - 1) < 1e-9 else "ordered" if chi < 1 else "chaotic"
    ends = {0.0: "the variance vanishes", math.inf: "the variance grows without limit"}
    stable = "a stable fixed point" if slope < 1 - 1e-9 else "a fixed point, not a stable one: beside it none stays"
    made["variance"] = _number(star, "every variance is kept" if kept else ends.get(star, stable))
    limit = "" if star == at else f"the limit for q → {star:g}"
    made |= {
        "variance_slope": _number(slope, limit),
        "chi": _number(chi, limit),
        "phase": unknown(TORN) if field.jumps else Fact(phase, "numerical", ERROR),
    }
    made["variance_depth"] = _depth(slope) if star not in ends else _number(math.inf, "")
    if star in ends:
        return made | {name: unknown(ends[star]) for name in ("correlation", "correlation_depth")}
    c = field.correlation_limit(star)
    steep = chi if c == 1 and not field.jumps else field.correlation_slope(c, star)
    made["correlation"] = _number(c, "stable" if steep < 1 - 1e-9 else "")
    made["correlation_depth"] = _depth(steep)
    return made


def _depth(factor: float) -> Fact:
    """The number of layers ξ over which a deviation shrinks by e, if it shrinks by this factor a layer."""
    scale = depth_scale(factor)
    return _number(scale, "") if scale >= 0 else unknown(f"a deviation grows, by e in every {-scale:.6g} layers")


def _number(value: float, note: str) -> Fact:
    plain = value if math.isfinite(value) else "inf" if value > 0 else "-inf"
    return (
        unknown("overflow") if math.isnan(value) else Fact(plain, "numerical", "; ".join(filter(None, (note, ERROR))))
    )
