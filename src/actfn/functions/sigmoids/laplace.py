from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import normal_cdf


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (1, 1), "float64": (2, 1)},
    domain={"mu": (-1e10, 1e10), "sigma": (1e-10, 1e10)},
    paper="Ma and others: Mega: Moving average equipped gated attention, 2022, arXiv:2209.10655",
    names={
        'transformers.activations.ACT2FN["laplace"]': {},
    },
    measured={
        "second": {"float16": 0.5, "bfloat16": 0.5, "float32": 0.6, "float64": 1},
        "mu": {"float16": 0.5, "bfloat16": 0.5, "float32": 0.6, "float64": 1},
        "sigma": {"float16": 0.5, "bfloat16": 0.5, "float32": 0.6, "float64": 1},
    },
)
def laplace(x: Any, mu: float = 0.707107, sigma: float = 0.282095) -> Any:
    """Laplace: the normal distribution's step from 0 to 1 of mean mu and deviation sigma, near to relu_squared.

    Hugging Face's `laplace`, of Mega's gated attention: its defaults make it meet relu_squared where x is sqrt(1/2).
    """
    return normal_cdf((x - mu) / sigma)
