from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import where


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (0.5, 0.5), "float64": (0.5, 0.5)},
    paper="Krizhevsky: Convolutional deep belief networks on CIFAR-10, 2010",
    measured={
        "second": {"float16": 0, "bfloat16": 0, "float32": 0, "float64": 0},
    },
    names={
        "torch.nn.ReLU6": {},
        "torch.nn.functional.relu6": {},
        "jax.nn.relu6": {},
        "keras.activations.relu6": {},
        "keras.activations.relu(max_value=6)": {},
        "keras.layers.ReLU(max_value=6)": {},
        "tf.nn.relu6": {},
        "mlx.nn.relu6": {},
        "mlx.nn.ReLU6": {},
        "tinygrad.Tensor.relu6": {},
        'transformers.activations.ACT2FN["relu6"]': {},
    },
)
def relu6(x: Any) -> Any:
    """Rectified linear unit up to 6: cut off there, which networks of few bits need.

    The derivative at 0 and at 6 is 0, as in PyTorch.
    """
    return where(x > 0, where(x < 6, x, 6), 0)
