from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import where


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (0.75, 0.5), "float64": (0.75, 0.5)},
    domain={"t_left": (-1e10, 1e10), "a_left": (-1e10, 1e10), "t_right": (-1e10, 1e10), "a_right": (-1e10, 1e10)},
    paper="Jin and others: Deep learning with S-shaped rectified linear activation units, AAAI 2016, arXiv:1512.07030",
    measured={
        "second": {"float16": 0, "bfloat16": 0, "float32": 0, "float64": 0},
        "t_left": {"float16": 0.5, "bfloat16": 0.5, "float32": 0.5, "float64": 0.5},
        "a_left": {"float16": 0.5, "bfloat16": 0.5, "float32": 0.5, "float64": 0.5},
        "t_right": {"float16": 0.5, "bfloat16": 0.5, "float32": 0.5, "float64": 0.5},
        "a_right": {"float16": 0.5, "bfloat16": 0.5, "float32": 0.5, "float64": 0.5},
    },
    names={
        "keras_contrib.layers.SReLU": {},
    },
)
def srelu(x: Any, t_left: float = 0.0, a_left: float = 0.5, t_right: float = 2.5, a_right: float = 1.0) -> Any:
    """S-shaped rectified linear unit: the identity between two thresholds, and a line of its own slope beyond each.

    All four are learned, for each channel its own. The defaults are the means of what keras-contrib draws them from at
    the start; there `t_right` is counted from `t_left`, here from 0. The derivatives at the thresholds are the slopes
    outside, as in the paper. Thresholds in the wrong order are not refused: up from `t_right` it is the right line.
    """
    return where(x < t_right, where(x > t_left, x, t_left + a_left * (x - t_left)), t_right + a_right * (x - t_right))
