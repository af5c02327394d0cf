from __future__ import annotations

import math
from typing import Any

from actfn.activation.registry import activation
from actfn.words import where


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (0.5, 0.5), "float64": (0.5, 0.5)},
    domain={"min_val": (-math.inf, math.inf), "max_val": (-math.inf, math.inf)},
    paper="Collobert: Large scale machine learning, thesis, Université Paris VI, 2004",
    measured={
        "second": {"float16": 0, "bfloat16": 0, "float32": 0, "float64": 0},
        "min_val": {"float16": 0, "bfloat16": 0, "float32": 0, "float64": 0},
        "max_val": {"float16": 0, "bfloat16": 0, "float32": 0, "float64": 0},
    },
    names={
        "torch.nn.Hardtanh": {},
        "torch.nn.functional.hardtanh": {},
        "jax.nn.hard_tanh": {},
        "keras.activations.hard_tanh": {},
        "mlx.nn.hard_tanh": {},
        "mlx.nn.HardTanh": {},
        "tinygrad.Tensor.hardtanh": {},
    },
)
def hardtanh(x: Any, min_val: float = -1.0, max_val: float = 1.0) -> Any:
    """Hard tanh: the identity between min_val and max_val, and the nearer of these two outside.

    The derivative at both bounds is 0, as in PyTorch. Bounds in the wrong order are not refused: nothing is then
    between them, and the function is a step from min_val down to max_val.
    """
    return where(x > min_val, where(x < max_val, x, max_val), min_val)
