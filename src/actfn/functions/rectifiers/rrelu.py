from __future__ import annotations

from typing import Any

from actfn.activation.record import Activation
from actfn.activation.registry import activation
from actfn.functions.rectifiers.leaky_relu import leaky_relu
from actfn.words import where


def _drawn(shape: tuple[int, ...], generator: Any, lower: Any, upper: Any) -> tuple[Activation, dict[str, Any]]:
    """The function in training: leaky_relu with a slope for each element, also where it is not used."""
    return leaky_relu, {"negative_slope": generator.uniform(lower, upper, shape)}


@activation(
    ulp={"float16": (0.5, 0.5), "bfloat16": (0.5, 0.5), "float32": (0.75, 0.5), "float64": (0.75, 0.5)},
    domain={"lower": (-1e10, 1e10), "upper": (-1e10, 1e10)},
    paper="Xu, Wang, Chen, Li: Empirical evaluation of rectified activations in convolutional network, 2015,"
    " arXiv:1505.00853",
    measured={
        "second": {"float16": 0, "bfloat16": 0, "float32": 0, "float64": 0},
        "lower": {"float16": 0.5, "bfloat16": 0.5, "float32": 0.5, "float64": 0.5},
        "upper": {"float16": 0.5, "bfloat16": 0.5, "float32": 0.5, "float64": 0.5},
    },
    names={
        "torch.nn.RReLU": {},
        "torch.nn.functional.rrelu": {},
    },
    drawn=_drawn,
)
def rrelu(x: Any, lower: float = 0.125, upper: float = 0.3333333333333333) -> Any:
    """Randomised leaky rectified linear unit: a slope drawn from `lower` to `upper` in training, their mean otherwise.

    Without `rng` it is the function otherwise. With a seed or a numpy.random.Generator each negative element has a
    slope of its own; `grad`, `vjp` and `second` have the same slopes if they are given the seed of the call. The
    derivative at zero is the slope, as in PyTorch.
    """
    return where(x > 0, x, (lower + upper) / 2 * x)
