"""One trial: a network trained with early stopping, watched on the way, and scored once on the test part."""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypedDict

import numpy as np

from actfn import Activation
from actfn.choose.data import Array, Parts
from actfn.choose.health import Layer, health

CHECKUPS = (1, 2, 5, 10, 20, 50, 100, 200)  # epochs after which health is measured, besides the first and the best


class Network(Protocol):
    """What the training loop needs of a network: the built-in perceptron and users' networks have these methods."""

    def epoch(self, x: Array, y: Array, order: Array, batch: int, learning_rate: float) -> float:
        """Adam's steps over the rows in this order, `batch` at a time; the mean loss of the rows as they came."""
        ...

    def output(self, x: Array) -> Array:
        """Compute each row's output, float32, rows × outputs: log-odds, one score for each class, or a quantity."""
        ...

    def state(self) -> Any:
        """A copy of the network's weights, for `restore`."""
        ...

    def restore(self, state: Any) -> None:
        """Put back the weights that `state` returned earlier."""
        ...

    def inspect(self, x: Array, y: Array) -> Iterator[list[tuple[Array, Array]]]:
        """Yield for chunks of rows, for each hidden layer from first to last, z and ∂ℓ/∂z as arrays of rows × units.

        z is what the activation is applied to, ℓ the loss of one row (not of their mean).
        """
        ...


@dataclass(frozen=True)
class Settings:
    """The settings that all trials share; `width` is that of the built-in network's hidden layers."""

    epochs: int
    patience: int  # epochs without a lower validation loss before it ends
    batch: int = 32
    width: int = 64

    @classmethod
    def for_rows(cls, rows: int, *, epochs: int | None, patience: int | None, batch: int, width: int) -> Settings:
        """Make the default settings for that many training rows: some 4000 steps, a fifth of the epochs as patience."""
        epochs = epochs or max(10, min(200, 4000 // math.ceil(rows / batch)))
        return cls(epochs, patience or max(5, epochs // 5), batch, width)


def losses(task: str, output: Array, y: Array) -> Array:
    """The loss of each row: cross-entropy of the softmax, logistic loss or squared error, in float64."""
    z = output.astype(np.float64)
    if task == "multiclass":
        z -= z.max(axis=1, keepdims=True)
        result: Array = np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(y)), y.astype(np.intp)]
        return result
    if task == "binary":
        return np.logaddexp(0, z[:, 0]) - y * z[:, 0]
    return (z[:, 0] - y) ** 2


def score(task: str, output: Array, y: Array) -> float:
    """Accuracy or R²; higher is better. An output that is no number is taken for zero."""
    z = np.nan_to_num(output.astype(np.float64), nan=0.0, posinf=0.0, neginf=0.0)
    if task == "multiclass":
        return float(np.mean(z.argmax(axis=1) == y))
    if task == "binary":
        return float(np.mean((z[:, 0] > 0) == (y > 0.5)))
    spread = float(np.var(y, dtype=np.float64))
    return 1 - float(np.mean((z[:, 0] - y) ** 2)) / spread if spread else 0.0


class Checkup(TypedDict):
    """The health of a network's layers after some epoch."""

    epoch: int
    layers: list[Layer]


@dataclass(frozen=True)
class Outcome:
    """The outcome of a trial: curves from before the first epoch, and the test score of the weights of `best_epoch`.

    `health` is measured on the training part: before training, after 1, 2, 5, 10, … epochs, and last with the weights
    that were kept. `step_seconds` is the median over the epochs of the time of one step.
    """

    score: float
    best_epoch: int
    ended: str  # "early", "diverged", or with the "last epoch"
    train_loss: list[float]
    validation_loss: list[float]
    validation_score: list[float]
    health: list[Checkup]
    step_seconds: float


def train(
    network: Network,
    activation: Activation,
    parts: Parts,
    *,
    task: str,
    settings: Settings,
    learning_rate: float,
    draws: Sequence[int],
) -> Outcome:
    """Train a network, keep the weights of the epoch with the least validation loss, and score those on the test part.

    It ends early when the validation loss was not lower for `patience` epochs; a loss that is not finite is where it
    diverged. The order of batches follows from `draws` alone.
    """
    x, y = parts.train
    steps = math.ceil(len(y) / settings.batch)
    order = np.random.default_rng([*draws, 1])
    train_loss: list[float] = []
    validation_loss: list[float] = []
    validation_score: list[float] = []
    checkups: list[Checkup] = []
    times: list[float] = []

    def checkup(epoch: int) -> None:
        checkups.append({"epoch": epoch, "layers": health(activation, network.inspect(x, y))})

    def validate() -> float:
        output = network.output(parts.validation[0])
        with np.errstate(all="ignore"):  # of a network that diverges
            validation_loss.append(float(np.mean(losses(task, output, parts.validation[1]))))
        validation_score.append(score(task, output, parts.validation[1]))
        return validation_loss[-1]

    validate()
    checkup(0)
    best, best_epoch, ended = network.state(), 0, "last epoch"
    for epoch in range(1, settings.epochs + 1):
        start = time.perf_counter()
        loss = network.epoch(x, y, order.permutation(len(y)), settings.batch, learning_rate)
        times.append((time.perf_counter() - start) / steps)
        if not math.isfinite(loss + validate()):
            ended = "diverged"
            del validation_loss[-1], validation_score[-1]
            break
        train_loss.append(loss)
        if not validation_loss[-1] >= validation_loss[best_epoch]:  # so that a first loss of nan is not the least
            best, best_epoch = network.state(), epoch
        if epoch in CHECKUPS:
            checkup(epoch)
        if epoch - best_epoch >= settings.patience:
            ended = "early"
            break
    network.restore(best)
    checkup(best_epoch)
    return Outcome(
        score(task, network.output(parts.test[0]), parts.test[1]),
        best_epoch,
        ended,
        train_loss,
        validation_loss,
        validation_score,
        checkups,
        statistics.median(times),
    )
