from __future__ import annotations

from typing import Any

import numpy as np

from actfn.activation.rows import check_shape, row_function
from actfn.functions.rectifiers.relu import relu


def _vjp(x: Any, g: Any, *, axis: int) -> Any:
    doubled = [size * (1 + (at == axis % x.ndim)) for at, size in enumerate(x.shape)]
    check_shape("crelu", g, tuple(doubled))
    above, below = np.split(np.asarray(g), 2, axis)
    return relu.vjp(x, above) - relu.vjp(np.negative(x), below)


@row_function(
    kind="composed",
    measured={"float16": 0, "bfloat16": 0, "float32": 0, "float64": 0},
    paper="Shang, Sohn, Almeida, Lee: Understanding and improving convolutional neural networks via concatenated"
    " rectified linear units, ICML 2016, arXiv:1603.05201",
    names=("tf.nn.crelu",),
    derivative=_vjp,
)
def crelu(x: Any, *, axis: int) -> Any:
    """Concatenated relu: relu of x and then relu of -x, so that a row becomes twice as long."""
    return np.concatenate([relu(x), relu(np.negative(x))], axis)
