"""The network that is trained: a multilayer perceptron, initialised fairly for any activation function."""

from __future__ import annotations

import itertools
import math

import numpy as np
import torch

from actfn import Activation
from actfn.torch import module


def gain(activation: Activation) -> float:
    """What keeps the variance of signals at one through a layer: 1 / sqrt(E f(z)²) for standard normal z.

    From the function's values by the trapezoidal rule, which is exact to about seven digits even at a kink.
    """
    z = np.linspace(-12, 12, 24001)
    density = np.exp(-z * z / 2) / math.sqrt(2 * math.pi)
    moment = float(np.sum(np.asarray(activation(z), dtype=np.float64) ** 2 * density) * (z[1] - z[0]))
    return 1 / math.sqrt(moment) if 0 < moment < math.inf else 1.0


def build(
    activation: Activation, inputs: int, outputs: int, *, width: int, depth: int, draws: np.random.Generator
) -> torch.nn.Sequential:
    """A perceptron of `depth` hidden layers; the same `draws` give every function the same underlying weights.

    Each layer's weights are standard normal draws over sqrt(fan-in), times the gain of the function before it
    (the inputs are standardised: gain 1); biases start at zero.
    """
    layers: list[torch.nn.Module] = []
    sizes = [inputs, *[width] * depth, outputs]
    for index, (fan_in, fan_out) in enumerate(itertools.pairwise(sizes)):
        linear = torch.nn.Linear(fan_in, fan_out)
        scale = (gain(activation) if index else 1.0) / math.sqrt(fan_in)
        with torch.no_grad():
            linear.weight.copy_(torch.from_numpy(draws.standard_normal((fan_out, fan_in)) * scale))
            linear.bias.zero_()
        layers += [linear, module(activation)]
    return torch.nn.Sequential(*layers[:-1])  # no activation after the output layer
