"""The experiment: every function on every seed, each seed a block in which all else is the same."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import torch

from actfn import Activation
from actfn.choose import stack
from actfn.choose.data import Data, Parts, split

Tell = Callable[[int, str], None]
TOGETHER, MEMORY = 5, 256 << 20  # seeds trained together: at most so many, and bytes of training parts


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
    """One trained network. Curves start before the first epoch; the test part was seen once, at `best_epoch`.

    `seconds` is its share of the time of all that were trained together.
    """

    function: str
    seed: int
    score: float
    best_epoch: int
    diverged: bool
    train_loss: list[float]
    validation_loss: list[float]
    validation_score: list[float]
    seconds: float


def runs(
    data: Data, functions: Mapping[str, Activation], settings: Settings, tell: Tell = lambda trained, text: None
) -> Iterator[Run]:
    """Train each function on each seed, some seeds together; given seed by seed, so that a stop leaves whole blocks.

    `tell` hears, ten times in each stack, how many networks that makes (parts of them added up), and a line of text.
    """
    block: dict[int, Parts] = {}
    for seed in range(settings.seeds):
        block[seed] = split(data, seed)
        size = sum(parts.train[0].nbytes for parts in block.values())
        if len(block) == TOGETHER or size >= MEMORY or seed == settings.seeds - 1:
            yield from train(data, functions, settings, block, tell)
            block = {}


def train(
    data: Data,
    functions: Mapping[str, Activation],
    settings: Settings,
    block: Mapping[int, Parts],
    tell: Tell = lambda trained, text: None,
) -> Iterator[Run]:
    """Train each function on each of these seeds' splits, all in one stack."""
    start = time.perf_counter()
    members = {(label, seed): stack.Member(f, seed) for label, f in functions.items() for seed in block}
    first = min(block)
    epochs = settings.epochs_for(len(block[first].train[1]))

    def after_epoch(epoch: int) -> None:
        if epoch * 10 // epochs > (epoch - 1) * 10 // epochs:
            trained = len(functions) * first + len(members) * epoch // epochs
            tell(trained, f"{len(members)} networks together, epoch {epoch} of {epochs}")

    with one_thread():
        stack.train(
            list(members.values()),
            [block[seed] for _, seed in members],
            task=data.task,
            outputs=len(data.classes) if data.task == "multiclass" else 1,
            width=settings.width,
            depth=settings.depth,
            epochs=epochs,
            batch=settings.batch,
            learning_rate=settings.learning_rate,
            after_epoch=after_epoch,
        )
    seconds = (time.perf_counter() - start) / len(members)
    for seed in block:
        for label in functions:
            m = members[label, seed]
            diverged = len(m.train_loss) < epochs
            curves = (m.train_loss, m.validation_loss, m.validation_score)
            yield Run(label, seed, m.score, m.best_epoch, diverged, *curves, seconds)


@contextmanager
def one_thread() -> Iterator[None]:
    """Matrices this small are fastest on one thread, and sums have one order on it."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)
