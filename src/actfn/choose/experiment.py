"""The experiment: every function on every seed, each seed a block in which all else is the same."""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import torch
from torch.nn import functional

from actfn import Activation
from actfn.choose.data import Data, Parts, split
from actfn.choose.network import build


@dataclass(frozen=True)
class Settings:
    """What is the same for every function. Without `epochs`, about 2000 steps are made, in 10 to 200 epochs."""

    seeds: int = 5
    epochs: int | None = None
    width: int = 64
    depth: int = 2
    learning_rate: float = 0.003
    batch: int = 32

    def epochs_for(self, rows: int) -> int:
        """The number of epochs for a training part of that many rows."""
        return self.epochs or max(10, min(200, 2000 // math.ceil(rows / self.batch)))


@dataclass(frozen=True)
class Run:
    """One trained network. Curves start before the first epoch; the test part was seen once, at `best_epoch`."""

    function: str
    seed: int
    score: float
    best_epoch: int
    diverged: bool
    train_loss: list[float]
    validation_loss: list[float]
    validation_score: list[float]
    seconds: float


def runs(data: Data, functions: Mapping[str, Activation], settings: Settings) -> Iterator[Run]:
    """Train each function on each seed; seed by seed, so that whatever stops it leaves whole blocks."""
    for seed in range(settings.seeds):
        parts = split(data, seed)
        for label, activation in functions.items():
            yield train(label, activation, data, parts, seed, settings)


def train(label: str, activation: Activation, data: Data, parts: Parts, seed: int, settings: Settings) -> Run:
    """Train one network with Adam; keep the weights of the epoch with the least validation loss."""
    start = time.perf_counter()
    x, y = (torch.from_numpy(part) for part in parts.train)
    outputs = len(data.classes) if data.task == "multiclass" else 1
    # Draws and order have streams of their own, so that neither depends on how much the other used.
    draws, order = np.random.default_rng([seed, 0]), np.random.default_rng([seed, 1])
    with _one_thread():
        network = build(activation, x.shape[1], outputs, width=settings.width, depth=settings.depth, draws=draws)
        optimiser = torch.optim.Adam(network.parameters(), lr=settings.learning_rate, fused=True)
        train_loss: list[float] = []
        loss, score = evaluate(network, data.task, parts.validation)
        losses, scores, best, weights = [loss], [score], 0, copy.deepcopy(network.state_dict())
        for epoch in range(1, settings.epochs_for(len(x)) + 1):
            shuffled = torch.from_numpy(order.permutation(len(x)))
            batches = (torch.split(part[shuffled], settings.batch) for part in (x, y))
            total = torch.zeros((), dtype=torch.float64)
            for inputs, targets in zip(*batches, strict=True):
                optimiser.zero_grad()
                error = loss_of(data.task, network(inputs), targets)
                error.backward()  # type: ignore[no-untyped-call]
                optimiser.step()
                total += error.detach() * len(inputs)
            loss, score = evaluate(network, data.task, parts.validation)
            if not math.isfinite(float(total) + loss):
                break
            train_loss.append(float(total) / len(x))
            losses.append(loss)
            scores.append(score)
            if not loss >= losses[best]:
                best, weights = epoch, copy.deepcopy(network.state_dict())
        diverged = len(train_loss) < settings.epochs_for(len(x))
        network.load_state_dict(weights)
        _, score = evaluate(network, data.task, parts.test)
    seconds = time.perf_counter() - start
    return Run(label, seed, score, best, diverged, train_loss, losses, scores, seconds)


def loss_of(task: str, output: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    """The loss that follows from the task: minus the log-likelihood of classes, or the squared error."""
    if task == "multiclass":
        return functional.cross_entropy(output, y.long())
    if task == "binary":
        return functional.binary_cross_entropy_with_logits(output[:, 0], y)
    return functional.mse_loss(output[:, 0], y)


def evaluate(network: torch.nn.Module, task: str, part: tuple[np.ndarray, np.ndarray]) -> tuple[float, float]:
    """Loss, and accuracy or R²; an output that is no number counts as zero in the score."""
    x, y = (torch.from_numpy(array) for array in part)
    with torch.no_grad():
        output = network(x)
        loss = float(loss_of(task, output, y))
        output = torch.nan_to_num(output.double(), 0.0, 0.0, 0.0)
    if task == "multiclass":
        return loss, float((output.argmax(1) == y).double().mean())
    if task == "binary":
        return loss, float(((output[:, 0] > 0) == (y > 0.5)).double().mean())
    spread = float(((y.double() - y.double().mean()) ** 2).sum())
    return loss, 1 - float(((output[:, 0] - y) ** 2).sum()) / spread if spread else 0.0


@contextmanager
def _one_thread() -> Iterator[None]:
    """Networks this small are fastest on one thread, and sums have one order on it."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)
