from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import expm1, where


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1.25, 1.25)},
    domain={"scale": (-1e10, 1e10), "alpha": (-1e10, 1e10)},
    paper="Klambauer, Unterthiner, Mayr, Hochreiter: Self-normalizing neural networks, NIPS 2017, arXiv:1706.02515",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 1, "float64": 1},
        "scale": {"float16": 0.5, "bfloat16": 0.5, "float32": 1, "float64": 1},
        "alpha": {"float16": 0.5, "bfloat16": 0.5, "float32": 1, "float64": 1},
    },
    names={
        "torch.nn.SELU": {},
        "torch.nn.functional.selu": {},
        "jax.nn.selu": {},
        "keras.activations.selu": {},
        "tf.nn.selu": {},
        "onnx.Selu": {},
        "mlx.nn.selu": {},
        "mlx.nn.SELU": {},
        "tinygrad.Tensor.selu": {"alpha": 1.67326, "scale": 1.0507},
    },
)
def selu(
    x: Any, scale: float = 1.0507009873554804934193349852946, alpha: float = 1.6732632423543772848170429916717
) -> Any:
    """Scaled exponential linear unit: elu times `scale`, by which a deep network keeps mean 0 and variance 1.

    The derivative at zero is scale times alpha, as in PyTorch.
    """
    return scale * where(x > 0, x, alpha * expm1(x))
