from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (0.5, 0.5), "float64": (0.5, 0.5)},
    paper="Rosenblatt: The perceptron, Psychological Review 65, 1958",
    measured={
        "second": {"float16": 0, "bfloat16": 0, "float32": 0, "float64": 0},
    },
    names={
        "torch.nn.Identity": {},
        "jax.nn.identity": {},
        "keras.activations.linear": {},
        "onnx.Identity": {},
        "linear": {},
        'transformers.activations.ACT2FN["linear"]': {},
        "timm.layers.Identity": {},
    },
)
def identity(x: Any) -> Any:
    """Identity: a layer without an activation function."""
    return x
