from __future__ import annotations

from typing import Any

import numpy as np

from actfn.activation.rows import check_shape, row_function
from actfn.errors import OperandError, ParameterError, short
from actfn.functions.vector.hardmax import hardmax
from actfn.functions.vector.softmax import softmax


def _noisy(x: Any, tau: float, rng: Any) -> Any:
    """The scores that softmax is taken of: (x + noise) / tau, the noise of Gumbel's distribution."""
    if isinstance(tau, bool) or not isinstance(tau, int | float) or not 0 < tau < float("inf"):
        raise ParameterError(f"gumbel_softmax: tau is {short(tau)}, allowed are finite numbers above 0")
    try:
        generator = np.random.default_rng(rng)
    except (TypeError, ValueError):
        raise OperandError(
            f"gumbel_softmax: rng is {short(rng)}, allowed are a seed and a numpy.random.Generator"
        ) from None
    kind = softmax(x[..., :0]).dtype
    return ((x + generator.gumbel(size=x.shape)) / tau).astype(kind)


def _vjp(x: Any, g: Any, *, axis: int, tau: float = 1.0, hard: bool = False, rng: Any = None) -> Any:
    check_shape("gumbel_softmax", g, x.shape)
    return softmax.vjp(_noisy(x, tau, rng), g, axis=axis) / np.float64(tau).astype(softmax(x[..., :0]).dtype)


@row_function(
    kind="composed",
    measured={"float16": 0.51, "bfloat16": 0.51, "float32": 1.1, "float64": 1.1},
    paper="Jang, Gu, Poole: Categorical reparameterization with Gumbel-softmax, ICLR 2017, arXiv:1611.01144",
    names=("torch.nn.functional.gumbel_softmax",),
    derivative=_vjp,
    axes="kept",
)
def gumbel_softmax(x: Any, *, axis: int, tau: float = 1.0, hard: bool = False, rng: Any = None) -> Any:
    """Gumbel softmax: a random choice of one of a row by its scores, softened: softmax of (x + noise) / tau.

    `rng` is a seed or a numpy.random.Generator; without it every call draws anew, in training and otherwise. With
    `hard` the result is 1 at the choice and 0 elsewhere, while `vjp` is that of the soft one, as in PyTorch; it needs
    the seed of the call.
    """
    y = softmax(_noisy(x, tau, rng), axis=axis)
    return hardmax(y, axis=axis) if hard else y
