from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import where


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (0.5, 0.5), "float64": (0.5, 0.5)},
    paper="Nair, Hinton: Rectified linear units improve restricted Boltzmann machines, ICML 2010, section 2",
    measured={
        "second": {"float16": 0, "bfloat16": 0, "float32": 0, "float64": 0},
    },
    names={
        "torch.nn.ReLU": {},
        "torch.nn.functional.relu": {},
        "torch.relu": {},
        "jax.nn.relu": {},
        "keras.activations.relu": {},
        "keras.layers.ReLU": {},
        "tf.nn.relu": {},
        "onnx.Relu": {},
        "mlx.nn.relu": {},
        "mlx.nn.ReLU": {},
        "tinygrad.Tensor.relu": {},
        'transformers.activations.ACT2FN["relu"]': {},
    },
)
def relu(x: Any) -> Any:
    """Rectified linear unit: the identity above zero, zero below.

    The derivative at zero is 0, as in PyTorch, TensorFlow and JAX (Bertoin et al., NeurIPS 2021, compare choices).
    """
    return where(x > 0, x, 0 * x)
