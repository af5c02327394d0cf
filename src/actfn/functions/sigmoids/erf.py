from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import erf as error_function


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (1.25, 1.25)},
    paper="Gauss: Theoria motus corporum coelestium, 1809",
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 1.5, "float64": 1.5},
    },
    names={
        "torch.erf": {},
        "torch.special.erf": {},
        "jax.scipy.special.erf": {},
        "tf.math.erf": {},
        "onnx.Erf": {},
        "scipy.special.erf": {},
        "tinygrad.Tensor.erf": {},
    },
)
def erf(x: Any) -> Any:
    """Gauss error function: an odd sigmoid from -1 to 1 that saturates faster than tanh."""
    return error_function(x)
