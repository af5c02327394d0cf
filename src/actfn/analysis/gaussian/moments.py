"""A unit whose input is normal, z ~ N(0, σ²): the moments of what it gives, and the gains that keep a variance.

The moments are proven (`integral`); where that fails they are computed, and say so.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

import numpy as np

from actfn.errors import ArgumentError, MissingPackage

try:
    from flint import arb, ctx
except ImportError:
    raise MissingPackage("the Gaussian moments need python-flint: pip install 'actfn[lab]'") from None

from actfn.analysis.fact import Fact, unknown
from actfn.analysis.gaussian import quadrature
from actfn.analysis.gaussian.enclosure import value_and_slope
from actfn.analysis.gaussian.integral import moments as proven_moments
from actfn.analysis.undecided import Undecided
from actfn.formula.tree import Expression, X

NAMES = {"mean": "E f", "square": "E f²", "slope": "E f′", "slope_square": "E f′²"}
BITS = 80
SLACK = 1e-6  # of a moment, beyond which a ball says too little of it


def facts(activation: Any, sigma: float = 1.0) -> dict[str, Fact]:
    """Establish the moments of f(z) for z ~ N(0, σ²) as facts, each proven or with the reason why not.

    Parameters
    ----------
    activation : Activation
        At its parameters' present values; anything with a `body`, `parameters`, a call and `grad`.
    sigma : float
        The standard deviation of the input.

    Returns
    -------
    dict of str to Fact
        `mean` E f(z); `square` E f(z)²; `slope` E f′(z); `slope_square` E f′(z)², f′ almost everywhere (a jump of f has
        no part in it); `variance` E f² - (E f)²; `zero_centred`, whether E f(z) = 0; `gain` and `gain_backward`.

        The gain is σ / √(E f(z)²): weights of variance gain²/fan_in keep the pre-activations' variance σ² (He et al.
        2015, arXiv:1502.01852, section 2.2; LeCun et al. 1998, Efficient BackProp, section 4.6). For σ = 1 and ReLU it
        is √2, the √(2/fan_in) of He and torch's calculate_gain. The backward gain is 1/√(E f′(z)²): with weights of
        variance gain²/fan_out gradients keep their norm.

    Raises
    ------
    ValueError
        If sigma is not above zero and finite.
    """
    sigma = float(sigma)
    if not (0 < sigma < math.inf):
        raise ArgumentError(f"sigma is {sigma:g}, allowed are finite numbers above zero")
    made, balls = _moments(activation, sigma)
    mean, square, slope_square = (balls.get(name) for name in ("mean", "square", "slope_square"))
    with ctx.workprec(BITS):
        variance = None if mean is None or square is None else square - mean * mean
        forward = None if square is None else arb(sigma) / square.sqrt()
        backward = None if slope_square is None else 1 / slope_square.sqrt()
    bases = {"variance": ("square", variance), "gain": ("square", forward), "gain_backward": ("slope_square", backward)}
    for name, (source, ball) in bases.items():
        if ball is not None and ball.is_finite() and made[source].value is not None:
            made[name] = _fact(ball, made[source].how, made[source].note.partition("; ")[2])
        elif made[source].how == "not established":
            made[name] = made[source]
        else:
            made[name] = unknown(f"{NAMES[source]} may be zero: no weights keep a variance")
    made["zero_centred"] = _zero_centred(activation, made["mean"], mean)
    if made["zero_centred"].value:
        made["mean"] = Fact(0.0, "symbolic", made["zero_centred"].note)
    return made


def gain(activation: Any) -> Fact:
    """The gain of `facts` for standard normal inputs, 1/√(E f(z)²).

    Raises
    ------
    ValueError
        Never for an Activation; what is not established is a Fact without a value.
    """
    return facts(activation)["gain"]


def _fact(ball: arb, how: Any, rest: str) -> Fact:
    value = 0.0 if ball.contains(0) and ball.mid() < 1e-15 else float(ball.mid())
    if math.isinf(value) or (value == 0 and not ball.contains(0)):
        return unknown("beyond what floats hold")
    radius = float((abs(ball - arb(value))).upper())
    sign = "" if how == "proven" else "about "
    return Fact(value, how, f"within {sign}{radius:.1e}; {rest}")


def _trees(activation: Any) -> tuple[Expression, Expression]:
    """The trees of f and f′. Raises Undecided for a function that is only computed."""
    if not hasattr(activation, "body"):
        raise Undecided("there is no formula")
    return value_and_slope(activation)


def _moments(activation: Any, sigma: float) -> tuple[dict[str, Fact], dict[str, arb]]:
    """The four moments as facts, and the balls of those that have one."""
    reason, balls, reach = "", [arb("nan")] * len(NAMES), 0
    try:
        trees = _trees(activation)
        with ctx.workprec(BITS):
            balls, reach, reason = _proven(*trees, tuple(activation.parameters.items()), sigma)
    except Undecided as error:
        reason = error.reason
    made, held = {}, {}
    for name, ball in zip(NAMES, balls, strict=True):
        if ball.is_finite() and (ball.rad() < SLACK * abs(ball).upper() or abs(ball) < SLACK):
            made[name] = _fact(ball, "proven", f"ball arithmetic, with a bound of the tails beyond {reach} σ")
            held[name] = ball
            continue
        made[name], estimate = _numerical(activation, sigma, name, reason)
        if estimate is not None:
            held[name] = estimate
    return made, held


@lru_cache(maxsize=128)
def _proven(f: Expression, slope: Expression, parameters: Any, sigma: float) -> tuple[list[arb], int, str]:
    return proven_moments((f, slope), dict(parameters), sigma)


def _numerical(activation: Any, sigma: float, name: str, reason: str) -> tuple[Fact, arb | None]:
    """A moment by two rules of different kind in float64, twice their difference as the error; or why there is none."""
    f = activation.grad if name.startswith("slope") else activation
    power = 2 if name.endswith("square") else 1
    what = NAMES[name]
    with np.errstate(all="ignore"):
        z = np.linspace(-quadrature.REACH, quadrature.REACH, 40001)
        x, density = z * sigma, np.exp(-z * z / 2) / math.sqrt(2 * math.pi) * (2 * quadrature.REACH / 40000)
        terms = np.asarray(f(x), np.float64) ** power * density
        if np.isnan(terms).any() or np.isinf(terms).any():
            at = float(x[~np.isfinite(terms)][0])
            return unknown(f"{what}: not a finite number at x = {at:g}" + (f"; {reason}" if reason else "")), None
        total, coarse = float(np.sum(terms)), float(np.sum(terms[::2]) * 2)
        other = float(quadrature.expectation(lambda x: np.asarray(f(x), np.float64) ** power, sigma * sigma))
        size = float(np.sum(np.abs(terms)))
    ends = max(float(np.abs(terms[:400]).sum()), float(np.abs(terms[-400:]).sum()))
    error = 2 * max(abs(total - coarse), abs(total - other)) + ends + 1e-14 * size
    if ends > 1e-9 * size or not error < 1e-3 * size:
        why = "the integrand does not fall off" if ends > 1e-9 * size else "the quadrature does not converge"
        return unknown(f"{what} may be infinite: {why}" + (f"; {reason}" if reason else "")), None
    ball = arb(total, error)
    note = "the trapezoidal rule against Gauss–Legendre" + (f"; unproven: {reason}" if reason else "")
    return _fact(ball, "numerical", note), ball


def _zero_centred(activation: Any, mean: Fact, ball: arb | None) -> Fact:
    """Whether E f(z) = 0: by oddness of the formula yes, by a proven mean no."""
    try:
        tree = _trees(activation)[0]
        odd = parity(tree) == "odd"
    except Undecided:
        odd = False
    if odd and mean.how != "not established":
        return Fact(True, "symbolic", "the formula is odd")
    if mean.how == "proven" and ball is not None and not ball.contains(0):
        return Fact(False, "proven", f"E f(z) = {mean.value:.6g}")
    if ball is None:
        return unknown(mean.note)
    least = "at most" if mean.how == "proven" else "about at most"
    return unknown(f"|E f(z)| is {least} {float(abs(ball).upper()):.3g}, and may be zero")


def parity(tree: Expression) -> str | None:
    """`"odd"` or `"even"` where the form of a tree shows it, otherwise None, which says nothing.

    Words, quotients and so on of odd and even parts; and u - v is odd, u + v even, where v is u mirrored.
    """
    known: dict[int, str | None] = {}
    kind: str | None

    def mirrored(u: Expression, v: Expression) -> bool:
        return u.has_x and u.substitute(-X) is v

    for node in tree.nodes():
        kinds = [known[id(arg)] for arg in node.args]
        if node is X or not node.has_x:
            kind = "odd" if node is X else "even"
        elif all(k == "even" for k in kinds):
            kind = "even"
        elif node.head in ("+", "-"):
            kind = kinds[0] if kinds[0] == kinds[1] else None
            if kind is None and mirrored(*node.args):
                kind = "even" if node.head == "+" else "odd"
        elif node.head in ("*", "/") and None not in kinds:
            kind = "odd" if kinds.count("odd") == 1 else "even"
        elif kinds == ["odd"] and node.head in ("neg", "tanh", "sinh", "erf", "sin", "tan", "atan"):
            kind = "odd"
        elif kinds == ["odd"] and node.head in ("cosh", "cos", "sech2"):
            kind = "even"
        elif node.head == "^" and kinds[0] == "odd" and node.args[1].head == "number":
            exponent = node.args[1].value
            kind = None if exponent.denominator != 1 else "odd" if exponent.numerator % 2 else "even"
        else:
            kind = None
        known[id(node)] = kind
    return known[id(tree)]
