"""Wide random networks, drawn and measured, beside what mean-field theory says of them."""

from __future__ import annotations

from typing import Any

import numpy as np

from actfn.analysis.gaussian.quadrature import Array
from actfn.analysis.network.propagation import MeanField, checked
from actfn.errors import ArgumentError

QUANTITIES = ("variance", "correlation", "gradient")


def draw(
    activation: Any,
    sigma_w: float,
    sigma_b: float,
    depth: int,
    width: int,
    q: float,
    c: float,
    rng: np.random.Generator,
) -> Array:
    """Draw one random network; return variance, correlation and gradient ratio (rows) of each of its layers (columns).

    The two inputs' first pre-activations are normal of variance q and correlation c; a normal gradient is sent back
    from the last layer.
    """
    first, other = rng.standard_normal((2, width)) * q**0.5
    layers, weights = [np.stack([first, c * first + (1 - c * c) ** 0.5 * other], axis=1)], []
    for _ in range(depth - 1):
        weights.append(rng.standard_normal((width, width), np.float32) * np.float32(sigma_w / width**0.5))
        bias = sigma_b * rng.standard_normal((width, 1))
        layers.append(weights[-1] @ np.asarray(activation(layers[-1]), np.float64) + bias)
    gradient = rng.standard_normal(width)
    norms = [float(gradient @ gradient)]
    for layer, weight in zip(layers[-2::-1], weights[::-1], strict=True):
        gradient = np.asarray(activation.grad(layer[:, 0]), np.float64) * (weight.T @ gradient)
        norms.append(float(gradient @ gradient))
    u, v = np.moveaxis(np.array(layers), 2, 0)
    squares = np.mean(u * u, axis=1), np.mean(v * v, axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):  # of a layer that is all zeros: no correlation, no ratio
        cosines = np.mean(u * v, axis=1) / np.sqrt(squares[0] * squares[1])
        return np.array([squares[0], cosines, norms[-1] / np.array(norms[::-1])])


def side_by_side(
    activation: Any,
    sigma_w: float,
    sigma_b: float = 0.0,
    *,
    depth: int = 32,
    width: int = 1000,
    draws: int = 8,
    q: float = 1.0,
    c: float = 0.5,
    seed: int = 0,
) -> dict[str, Any]:
    """Compare what mean-field theory says of each layer with what drawn networks show, as data fit for JSON.

    Parameters
    ----------
    activation : Activation
        At its parameters' present values.
    sigma_w, sigma_b : float
        Weights have variance σ_w²/width, biases σ_b².
    depth, width, draws : int
        Layers, units in each, and networks drawn.
    q, c : float
        Variance and correlation of the two inputs' pre-activations in the first layer.
    seed : int
        Of the random numbers.

    Returns
    -------
    dict
        `depth` 1, 2, …; and for each of `variance`, `correlation` (of the two inputs' pre-activations) and `gradient`
        (its squared norm in layer 1 relative to this one) a dict: `theory`, `measured`, the mean over the draws, and
        `error`, its standard error.

    Raises
    ------
    ValueError
        If a sigma, q, c or one of the sizes is out of range.
    """
    checked(sigma_w, sigma_b)
    if not (q > 0 and -1 <= c <= 1 and depth >= 2 and width >= 2 and draws >= 2):
        raise ArgumentError("allowed are q above zero, c from -1 to 1, and a depth, a width and draws of at least 2")
    rng = np.random.default_rng(seed)
    measured = np.array([draw(activation, sigma_w, sigma_b, depth, width, q, c, rng) for _ in range(draws)])
    field = MeanField(activation, sigma_w, sigma_b)
    variances, gradients = field.by_depth(depth, q)
    correlations = [c]
    for variance in variances[:-1]:
        correlations.append(field.correlation(correlations[-1], float(variance)))
    means, errors = measured.mean(axis=0), measured.std(axis=0, ddof=1) / draws**0.5
    made: dict[str, Any] = {"depth": list(range(1, depth + 1))}
    theory = np.array([variances, correlations, gradients])
    for name, *rows in zip(QUANTITIES, theory.tolist(), means.tolist(), errors.tolist(), strict=True):
        made[name] = dict(zip(("theory", "measured", "error"), rows, strict=True))
    return made
