from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import softplus as log_of_one_plus_exp


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1.25, 1.25)},
    domain={"beta": (1e-10, 1e10)},
    paper="Dugas, Bengio, Bélisle, Nadeau, Garcia: Incorporating second-order functional knowledge for better option"
    " pricing, NIPS 2000",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 1.5, "float64": 1.5},
        "beta": {"float16": 0.5, "bfloat16": 0.5, "float32": 2, "float64": 2},
    },
    names={
        "torch.nn.Softplus": {},
        "torch.nn.Softplus(threshold=20)": {},
        "torch.nn.functional.softplus": {},
        "torch.nn.functional.softplus(threshold=20)": {},
        "jax.nn.softplus": {},
        "keras.activations.softplus": {},
        "tf.nn.softplus": {},
        "tf.math.softplus": {},
        "onnx.Softplus": {},
        "scipy.special.softplus": {},
        "mlx.nn.softplus": {},
        "mlx.nn.Softplus": {},
        "tinygrad.Tensor.softplus": {},
    },
)
def softplus(x: Any, beta: float = 1.0) -> Any:
    """Softplus: a smooth relu, the integral of the sigmoid of beta x; the larger beta, the sharper its bend.

    Exact for every x. PyTorch's has a threshold, above which it is x itself.
    """
    return log_of_one_plus_exp(beta * x) / beta
