from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import exp, where


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1.25, 1.25)},
    domain={"alpha": (-1e10, 1e10)},
    paper="Clevert, Unterthiner, Hochreiter: Fast and accurate deep network learning by exponential linear units,"
    " ICLR 2016, arXiv:1511.07289, equation 15",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 0.95, "float64": 1.0},
        "alpha": {"float16": 0.5, "bfloat16": 0.5, "float32": 0.9, "float64": 1.05},
    },
    names={
        "torch.nn.ELU": {},
        "torch.nn.functional.elu": {},
        "jax.nn.elu": {},
        "keras.activations.elu": {},
        "keras.layers.ELU": {},
        "tf.nn.elu": {},
        "onnx.Elu": {},
        "mlx.nn.elu": {},
        "mlx.nn.ELU": {},
        "tinygrad.Tensor.elu": {},
    },
)
def elu(x: Any, alpha: float = 1.0) -> Any:
    """Exponential linear unit: the identity above zero, saturating at -alpha below.

    The derivative at zero is taken from the left, alpha, as in PyTorch; for alpha = 1 there is no kink. At a negative
    alpha, which the frameworks compute too, it falls below zero and rises above: it is not monotone.
    """
    return where(x > 0, x, alpha * (exp(x) - 1))
