from __future__ import annotations

from typing import Any

from actfn.activation.registry import activation
from actfn.words import where


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (0.75, 0.5), "float64": (0.75, 0.5)},
    domain={"s": (-1e10, 1e10), "b": (-1e10, 1e10)},
    paper="Yu and others: MetaFormer baselines for vision, 2022, arXiv:2210.13452",
    measured={
        "second": {"float16": 0, "bfloat16": 0, "float32": 0, "float64": 0},
        "s": {"float16": 0.5, "bfloat16": 0.5, "float32": 0.5, "float64": 0.5},
        "b": {"float16": 0, "bfloat16": 0, "float32": 0, "float64": 0},
    },
    names={
        "timm.models.metaformer.StarReLU": {"s": 1.0, "b": 0.0},
    },
)
def star_relu(x: Any, s: float = 0.8944, b: float = -0.4472) -> Any:
    """Star rectified linear unit: s times the square of relu, plus b; both are learned, and begin at 1 and 0 in timm.

    At the defaults here, those of the paper, its mean is 0 and its variance 1 where x is normally distributed. The
    derivative at zero is 0.
    """
    return where(x > 0, s * x**2 + b, b)
