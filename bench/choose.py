"""Networks trained a minute: the stack of `actfn choose` against one at a time in plain PyTorch and scikit-learn.

    python bench/choose.py    digits, the five functions, five seeds; some two minutes

The work is the same: splits, perceptron, Adam, batches, epochs, the validation loss after each epoch. PyTorch has its
own activations, losses and fused Adam; scikit-learn has relu, tanh and logistic, and scores as it does.
Contenders alternate; the best round counts. Accuracies are printed side by side.
"""

from __future__ import annotations

import argparse
import time
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from actfn import registry
from actfn.choose import experiment
from actfn.choose.data import Data, Parts, prepare, split
from actfn.choose.sources import read

MODULES: dict[str, Callable[[], torch.nn.Module]] = {
    "sigmoid": torch.nn.Sigmoid,
    "tanh": torch.nn.Tanh,
    "relu": torch.nn.ReLU,
    "leaky_relu": torch.nn.LeakyReLU,
    "elu": torch.nn.ELU,
}
SCIKIT = {"relu": "relu", "tanh": "tanh", "sigmoid": "logistic"}


def stacked(data: Data, parts: dict[int, Parts], settings: experiment.Settings) -> dict[str, float]:
    runs = list(experiment.runs(data, {name: registry[name] for name in MODULES}, settings))
    return {name: float(np.mean([run.score for run in runs if run.function == name])) for name in MODULES}


def pytorch(data: Data, parts: dict[int, Parts], settings: experiment.Settings) -> dict[str, float]:
    return {
        name: float(np.mean([_one_in_pytorch(data, part, make, seed, settings) for seed, part in parts.items()]))
        for name, make in MODULES.items()
    }


def _one_in_pytorch(
    data: Data, part: Parts, make: Callable[[], torch.nn.Module], seed: int, settings: experiment.Settings
) -> float:
    torch.manual_seed(seed)
    x, y = map(torch.from_numpy, part.train)
    x_validation, y_validation = map(torch.from_numpy, part.validation)
    x_test, y_test = map(torch.from_numpy, part.test)
    layers: list[torch.nn.Module] = []
    width = x.shape[1]
    for _ in range(settings.depth):
        layers += [torch.nn.Linear(width, settings.width), make()]
        width = settings.width
    network = torch.nn.Sequential(*layers, torch.nn.Linear(width, len(data.classes)))
    optimiser = torch.optim.Adam(network.parameters(), lr=settings.learning_rate, fused=True)
    loss_of, best, kept = torch.nn.functional.cross_entropy, float("inf"), network.state_dict()
    for _ in range(settings.epochs_for(len(x))):
        for chosen in torch.randperm(len(x)).split(settings.batch):
            optimiser.zero_grad()
            loss_of(network(x[chosen]), y[chosen].long()).backward()
            optimiser.step()
        with torch.no_grad():
            loss = float(loss_of(network(x_validation), y_validation.long()))
        if loss < best:
            best, kept = loss, {name: tensor.clone() for name, tensor in network.state_dict().items()}
    network.load_state_dict(kept)
    with torch.no_grad():
        return float((network(x_test).argmax(1) == y_test).double().mean())


def scikit_learn(data: Data, parts: dict[int, Parts], settings: experiment.Settings) -> dict[str, float]:
    scores: dict[str, float] = {}
    for name, theirs in SCIKIT.items():
        found = []
        for seed, part in parts.items():
            made = MLPClassifier(
                (settings.width,) * settings.depth,
                activation=theirs,
                alpha=0.0,
                batch_size=settings.batch,
                learning_rate_init=settings.learning_rate,
                max_iter=settings.epochs_for(len(part.train[1])),
                n_iter_no_change=10**6,
                random_state=seed,
            )
            found.append(made.fit(*part.train).score(*part.test))
        scores[name] = float(np.mean(found))
    return scores


CONTENDERS: dict[str, Callable[..., dict[str, float]]] = {
    "actfn, stacked": stacked,
    "PyTorch, one at a time": pytorch,
    "scikit-learn, one at a time": scikit_learn,
}


def main() -> None:
    parser = argparse.ArgumentParser(description="Networks trained a minute.")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=2)
    given = parser.parse_args()
    warnings.simplefilter("ignore", ConvergenceWarning)
    torch.set_num_threads(1)
    data, settings = prepare(*read("digits", None)), experiment.Settings(seeds=given.seeds)
    parts = {seed: split(data, seed) for seed in range(given.seeds)}
    best: dict[str, float] = {}
    scores: dict[str, Any] = {}
    for _ in range(given.rounds):
        for name, contender in CONTENDERS.items():
            start = time.perf_counter()
            scores[name] = contender(data, parts, settings)
            seconds = (time.perf_counter() - start) / (len(scores[name]) * given.seeds)
            best[name] = min(seconds, best.get(name, seconds))
    for name, seconds in best.items():
        ratio = seconds / best["actfn, stacked"]
        accuracy = ", ".join(f"{function} {score:.3f}" for function, score in scores[name].items())
        print(f"{name:28} {60 / seconds:7.0f} a minute, {ratio:5.1f} times as long; {accuracy}")


if __name__ == "__main__":
    main()
