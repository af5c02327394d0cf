from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import sigmoid, sqrt
from actfn.words.arithmetic import constant


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1.25, 1.25)},
    paper="Hendrycks, Gimpel: Gaussian error linear units, 2016, arXiv:1606.08415",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 1.5, "float64": 1.5},
    },
    names={
        "jax.nn.gelu": {},
        "torch.nn.GELU(approximate='tanh')": {},
        "torch.nn.functional.gelu(approximate='tanh')": {},
        "onnx.Gelu(approximate='tanh')": {},
        "gelu(approximate='tanh')": {},
        "keras.activations.gelu(approximate=True)": {},
        "tf.nn.gelu(approximate=True)": {},
        "jax.nn.gelu(approximate=True)": {},
        "gelu(approximate=True)": {},
        "gelu_new": {},
        "gelu_fast": {},
        "gelu_accurate": {},
        "gelu_pytorch_tanh": {},
        "gelu_python_tanh": {},
        "mlx.nn.gelu_approx": {},
        "mlx.nn.GELU(approx='precise')": {},
        "mlx.nn.GELU(approx='tanh')": {},
        "tinygrad.Tensor.gelu": {},
        "timm.layers.gelu_tanh": {},
        "timm.layers.GELUTanh": {},
        'transformers.activations.ACT2FN["gelu_new"]': {},
        'transformers.activations.ACT2FN["gelu_pytorch_tanh"]': {},
        'transformers.activations.ACT2FN["gelu_python_tanh"]': {},
        'transformers.activations.ACT2FN["gelu_accurate"]': {},
        'transformers.activations.ACT2FN["gelu_fast"]': {},
    },
)
def gelu_tanh(x: Any) -> Any:
    """Gaussian error linear unit by tanh: an approximation that differs from gelu by up to 0.0005.

    It is x/2 (1 + tanh(u)) for u = sqrt(2/pi) (x + 0.044715 x^3), written as x sigmoid(2u), where nothing cancels.
    """
    return x * sigmoid(sqrt(8 / constant("pi", x)) * (x + 44715 * x**3 / 1000000))
