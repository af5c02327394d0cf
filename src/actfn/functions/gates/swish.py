from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import exp


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1.25, 1.25)},
    domain={"beta": (-1e8, 1e8)},
    paper="Ramachandran, Zoph, Le: Searching for activation functions, 2017, arXiv:1710.05941",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 1.5, "float64": 1.5},
        "beta": {"float16": 0.5, "bfloat16": 0.5, "float32": 2, "float64": 2},
    },
    names={
        "onnx.Swish": {},
        "quick_gelu": {"beta": 1.702},
        "mlx.nn.gelu_fast_approx": {"beta": 1.702},
        "mlx.nn.GELU(approx='fast')": {"beta": 1.702},
        "tinygrad.Tensor.quick_gelu": {"beta": 1.702},
        "timm.layers.quick_gelu": {"beta": 1.702},
        "timm.layers.QuickGELU": {"beta": 1.702},
        'transformers.activations.ACT2FN["quick_gelu"]': {"beta": 1.702},
        "gelu_fast_approx": {"beta": 1.702},
    },
)
def swish(x: Any, beta: float = 1.0) -> Any:
    """Swish: x times the sigmoid of beta x, from the line x/2 at beta 0 to relu where beta grows without limit.

    At beta 1 it is silu; at 1.702 it is quick_gelu, which is near to gelu.
    """
    return x / (1 + exp(-beta * x))
