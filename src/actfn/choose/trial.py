"""One trial: a network trained with early stopping, watched on the way, and scored once on the test part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from actfn.choose.data import Parts

Array = NDArray[Any]


class Network(Protocol):
    """What can be trained: the built-in perceptron, or a network of the user's own."""

    def epoch(self, x: Array, y: Array, order: Array, batch: int, learning_rate: float) -> float:
        """Adam's steps over the rows in this order, `batch` at a time; the mean loss of the rows as they came."""
        ...

    def output(self, x: Array) -> Array:
        """What it says of each row: rows × outputs, float32 (log-odds, one score for each class, or a quantity)."""
        ...

    def state(self) -> Any:
        """A copy of its weights."""
        ...

    def restore(self, state: Any) -> None:
        """Weights as `state` gave them."""
        ...

    def inspect(self, x: Array, y: Array) -> Iterator[list[tuple[Array, Array]]]:
        """For chunks of rows, for each hidden layer from first to last: z and ∂ℓ/∂z, rows × units.

        z is what the activation is applied to, ℓ the loss of one row (not of their mean).
        """
        ...


@dataclass(frozen=True)
class Settings:
    """What is the same for every trial. Without `epochs`, at most about 4000 steps are made, in 10 to 200 epochs."""

    width: int = 64
    batch: int = 32
    epochs: int | None = None
    patience: int | None = None  # epochs without a lower validation loss before it ends; a fifth of them by default


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
