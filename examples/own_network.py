"""Which function suits a network of mine? One that is made anew with each candidate, and one that exists already.

The network is yours to write: residual connections, normalisation, convolutions. It has to give rows × outputs.
"""

import torch
from torch.nn import functional

import actfn.torch
from actfn.choose import choose


class Residual(torch.nn.Module):
    """A factory's network: the activation comes in from outside."""

    def __init__(self, activation: torch.nn.Module, n_inputs: int, n_outputs: int) -> None:
        super().__init__()
        self.first, self.second = torch.nn.Linear(n_inputs, 16), torch.nn.Linear(16, 16)
        self.last, self.activation = torch.nn.Linear(16, n_outputs), activation

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.activation(self.first(x))
        return self.last(x + self.activation(self.second(x)))


class Existing(torch.nn.Module):
    """A network with activations of its own, one of which is no module."""

    def __init__(self) -> None:
        super().__init__()
        self.body = torch.nn.Sequential(torch.nn.Linear(13, 16), torch.nn.ReLU(), torch.nn.Linear(16, 16))
        self.last = torch.nn.Linear(16, 3)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.last(functional.relu(self.body(x)))


print(actfn.torch.kinds(Existing(), torch.zeros(1, 13)))  # {'relu': 2}

quick = {"seeds": 1, "folds": 2, "epochs": 3, "rates": [0.01], "functions": ["relu", "tanh"], "jobs": 1}
for network in (Residual, Existing):
    result = choose("wine", model=network, **quick)
    print(network.__name__, [(row["function"], round(row["mean"], 3)) for row in result.ranking])
