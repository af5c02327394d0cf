from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import exp, where


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1.25, 1.25)},
    domain={"alpha": (1e-10, 1e10)},
    paper="Barron: Continuously differentiable exponential linear units, 2017, arXiv:1704.07483",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 1.5, "float64": 1.5},
        "alpha": {"float16": 0.5, "bfloat16": 0.5, "float32": 2, "float64": 2},
    },
    names={
        "torch.nn.CELU": {},
        "torch.nn.functional.celu": {},
        "jax.nn.celu": {},
        "keras.activations.celu": {},
        "onnx.Celu": {},
        "mlx.nn.celu": {},
        "mlx.nn.CELU": {},
        "tinygrad.Tensor.celu": {},
    },
)
def celu(x: Any, alpha: float = 1.0) -> Any:
    """Continuously differentiable exponential linear unit: as elu, but the derivative at zero is 1 at every alpha.

    The identity above zero, saturating at -alpha below; alpha is also the width of the bend.
    """
    return where(x > 0, x, alpha * (exp(x / alpha) - 1))
