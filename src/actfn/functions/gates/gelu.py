from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import normal_cdf


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1.25, 1.25)},
    paper="Hendrycks, Gimpel: Gaussian error linear units, 2016, arXiv:1606.08415",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 1.5, "float64": 1.5},
    },
    names={
        "torch.nn.GELU": {},
        "torch.nn.GELU(approximate='none')": {},
        "torch.nn.functional.gelu": {},
        "torch.nn.functional.gelu(approximate='none')": {},
        "onnx.Gelu": {},
        "onnx.Gelu(approximate='none')": {},
        "gelu(approximate='none')": {},
        "keras.activations.gelu": {},
        "keras.activations.gelu(approximate=False)": {},
        "tf.nn.gelu": {},
        "tf.nn.gelu(approximate=False)": {},
        "jax.nn.gelu(approximate=False)": {},
        "gelu(approximate=False)": {},
        "mlx.nn.gelu": {},
        "mlx.nn.GELU": {},
        "tinygrad.Tensor.gelu(approximate='none')": {},
        "timm.layers.gelu": {},
        "timm.layers.GELU": {},
        'transformers.activations.ACT2FN["gelu"]': {},
        'transformers.activations.ACT2FN["gelu_python"]': {},
    },
)
def gelu(x: Any) -> Any:
    """Gaussian error linear unit: x times the probability that a standard normal number is less than x."""
    return x * normal_cdf(x)
