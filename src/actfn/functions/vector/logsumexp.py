from __future__ import annotations

import math
from typing import Any

import numpy as np

from actfn.activation.rows import check_shape, row_function
from actfn.functions.vector.log_softmax import log_softmax
from actfn.functions.vector.softmax import softmax


def _vjp(x: Any, g: Any, *, axis: int) -> Any:
    check_shape("logsumexp", g, tuple(np.delete(x.shape, axis).tolist()))
    return softmax(x, axis=axis) * np.expand_dims(np.asarray(g), axis)


@row_function(
    kind="composed",
    measured={"float16": 1, "bfloat16": 1, "float32": 2, "float64": 2},
    paper="Boyd, Vandenberghe: Convex optimization, 2004, section 3.1.5",
    names=("torch.logsumexp", "jax.nn.logsumexp", "scipy.special.logsumexp", "tf.math.reduce_logsumexp"),
    derivative=_vjp,
    axes="dropped",
)
def logsumexp(x: Any, *, axis: int) -> Any:
    """Logarithm of the sum of exponentials: log Σ exp(x): a smooth maximum of the row, without the axis.

    Of nothing but -inf, or of nothing, it is -inf; inf gives inf, nan nan.
    """
    kind = log_softmax(x[(slice(None),) * (axis % x.ndim) + (slice(0, 0),)], axis=axis).dtype
    if not x.shape[axis]:
        return np.full(np.delete(x.shape, axis), -math.inf, kind)[()]
    at = np.expand_dims(np.argmax(x, axis), axis)
    top = np.take_along_axis(x, at, axis)
    with np.errstate(invalid="ignore"):
        lower = np.take_along_axis(log_softmax(x, axis=axis), at, axis)
        return np.where(np.isinf(top), top.astype(kind), top - lower).astype(kind).squeeze(axis)[()]
