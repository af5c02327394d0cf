from __future__ import annotations

import math
from typing import Any

from actfn.activation.registry import activation
from actfn.words import where


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (0.5, 0.5), "float64": (0.5, 0.5)},
    domain={"negative_slope": (-math.inf, math.inf)},
    paper="Maas, Hannun, Ng: Rectifier nonlinearities improve neural network acoustic models, ICML 2013, section 2",
    measured={
        "second": {"float16": 0, "bfloat16": 0, "float32": 0, "float64": 0},
        "negative_slope": {"float16": 0, "bfloat16": 0, "float32": 0, "float64": 0},
    },
    names={
        "torch.nn.LeakyReLU": {},
        "torch.nn.functional.leaky_relu": {},
        "jax.nn.leaky_relu": {},
        "keras.activations.leaky_relu": {"negative_slope": 0.2},
        "keras.layers.LeakyReLU": {"negative_slope": 0.3},
        "tf.nn.leaky_relu": {"negative_slope": 0.2},
        "onnx.LeakyRelu": {},
        "mlx.nn.leaky_relu": {},
        "mlx.nn.LeakyReLU": {},
        "tinygrad.Tensor.leaky_relu": {},
        'transformers.activations.ACT2FN["leaky_relu"]': {},
    },
)
def leaky_relu(x: Any, negative_slope: float = 0.01) -> Any:
    """Leaky rectified linear unit: the identity above zero, a line of slope `negative_slope` below.

    With learned slopes it is prelu, with random ones rrelu. The derivative at zero is `negative_slope`, as in PyTorch.
    """
    return where(x > 0, x, negative_slope * x)
