from __future__ import annotations

import math
from typing import Any

from actfn.activation.registry import activation
from actfn.words import where


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (0.5, 0.5), "float64": (0.5, 0.5)},
    domain={"theta": (-math.inf, math.inf)},
    paper="Konda, Memisevic, Krueger: Zero-bias autoencoders and the benefits of co-adapting features,"
    " 2014, arXiv:1402.3337",
    measured={
        "second": {"float16": 0, "bfloat16": 0, "float32": 0, "float64": 0},
        "theta": {"float16": 0, "bfloat16": 0, "float32": 0, "float64": 0},
    },
    names={
        "onnx.ThresholdedRelu": {},
        "keras.layers.ThresholdedReLU": {},
    },
)
def thresholded_relu(x: Any, theta: float = 1.0) -> Any:
    """Thresholded rectified linear unit: the identity above `theta`, and 0 up to it.

    The derivative at theta is 0.
    """
    return where(x > theta, x, 0)
