"""The experiment: function × learning rate × depth × fold × seed, in full.

Each (seed, fold) is a cell in which all else is the same: the rows of each part, the order of batches, the draws behind
the initial weights.
"""

from __future__ import annotations

import hashlib
import pickle
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import metadata
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from actfn import Activation
from actfn.choose import baseline
from actfn.choose.data import Array, Data, Parts, split
from actfn.choose.perceptron import Perceptron
from actfn.choose.trial import Network, Outcome, Settings, train
from actfn.errors import ArgumentError, UserCodeError

if TYPE_CHECKING:
    from actfn.choose.torch_network import Model

SOFTWARE = ("actfn", "numpy", "scikit-learn")  # that a trial's numbers come from; torch for a network of the user's own
ALGORITHM = 3  # one more whenever the same configuration would give other numbers than before
Cell = tuple[int, int]


@dataclass(frozen=True)
class Trial:
    """What a trial varies: function, rate, depth, fold, seed. Trees have no rate; they and users' networks no depth."""

    function: str
    learning_rate: float | None
    depth: int | None
    fold: int
    seed: int

    @property
    def cell(self) -> Cell:
        """The seed and the fold: what is equal for all that is compared."""
        return self.seed, self.fold


@cache
def version(name: str) -> str | None:
    """The version of a package that is installed where this is called, or None."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def versions(names: Iterable[str]) -> dict[str, str | None]:
    """The installed versions of distributions, by their names; None for one that is not installed."""
    return {name: version(name) for name in names}


@dataclass(frozen=True)
class Plan:
    """The whole experiment, and how each of its trials is made."""

    functions: Mapping[str, Activation]
    rates: tuple[float, ...]
    depths: tuple[int | None, ...]
    folds: int
    seeds: int
    settings: Settings
    task: str
    outputs: int
    model: Model | None = None
    init: str = "gain"
    baseline: bool = True
    unchanged: str | None = None  # the candidate that is the user's network as it is
    notes: tuple[str, ...] = ()  # on what becomes of the network
    software: Mapping[str, str | None] = field(default_factory=lambda: versions((*SOFTWARE, "torch")))

    def cells(self) -> list[Cell]:
        """List the cells of the experiment, each a (seed, fold), in the order in which they are begun."""
        return [(seed, fold) for seed in range(self.seeds) for fold in range(self.folds)]

    def trials(self) -> list[Trial]:
        """List all trials in the order of the cells; those of one cell, depth and function follow each other."""
        varied: list[tuple[int | None, str, float | None]]
        varied = [(depth, name, rate) for depth in self.depths for name in self.functions for rate in self.rates]
        if self.baseline:
            varied.append((None, baseline.NAME, None))
        return [Trial(name, rate, depth, fold, seed) for seed, fold in self.cells() for depth, name, rate in varied]

    def configuration(self, trial: Trial, digest: str) -> dict[str, Any]:
        """All that a trial's outcome depends on, as the key under which it is kept; `digest` is the data's."""
        same = {
            "algorithm": ALGORITHM,
            "software": {name: self.software[name] for name in SOFTWARE},
            "data": digest,
            "task": self.task,
            "folds": self.folds,
            "fold": trial.fold,
            "seed": trial.seed,
        }
        if trial.learning_rate is None:
            return same | {"function": baseline.NAME}
        function, settings = self.functions[trial.function], vars(self.settings).copy()
        own: dict[str, Any] = {"depth": trial.depth}
        if self.model:
            del settings["width"]
            own = {"model": self.model.identity, "init": self.init}
            own |= {"software": dict(self.software)}
        varied: dict[str, Any] = {
            "function": function.name,
            "parameters": dict(function.parameters),
            "learning_rate": trial.learning_rate,
        }
        if trial.function == self.unchanged:
            varied["unchanged"] = True
        if function.text is not None:  # a formula is what it says, whatever it is called
            varied["function"] = {"formula": " ".join(function.text.split())}
        return same | varied | settings | own


def label(depth: int | None) -> str:
    """The name of a group; a network of the user's own has one group without a name."""
    return "" if depth is None else f"{depth} hidden layer{'' if depth == 1 else 's'}"


@dataclass(frozen=True)
class Failure:
    """A trial that the user's own network broke off: what went wrong in a line, and the traceback, if any."""

    cause: str
    traceback: str


@dataclass(frozen=True)
class Packed:
    """The data as bytes, which travel to worker processes as an array does; `digest` tells them apart."""

    digest: str
    content: Array

    @classmethod
    def of(cls, data: Data) -> Packed:
        """Pickled; the digest is of what is learned from, after preparation."""
        features = pd.util.hash_pandas_object(data.features, index=False).to_numpy()
        made = hashlib.sha256(features.tobytes())
        made.update(np.ascontiguousarray(data.target, np.float64).tobytes())
        made.update(repr((data.task, data.classes, list(data.kinds.items()))).encode())
        if data.cut.codes is not None:
            made.update(
                repr((data.cut.kind, data.cut.column)).encode() + np.ascontiguousarray(data.cut.codes).tobytes()
            )
        digest = made.hexdigest()
        return cls(digest, np.frombuffer(pickle.dumps(data), np.uint8))


_data: dict[str, Data] = {}  # of this process, the last one alone


@lru_cache(maxsize=2)
def _parts(digest: str, seed: int, fold: int, folds: int) -> Parts:
    return split(_data[digest], seed, fold, folds)


_alone = threading.Lock()


def perform(plan: Plan, packed: Packed, trial: Trial) -> Outcome | Failure:
    """Train and score the network of one trial, in whichever process this is called.

    One at a time in each, as a worker of dask may have threads: torch's random numbers and the data are the process's.

    Raises
    ------
    ValueError
        If other versions are installed here than where the plan was made.
    """
    for name, planned in plan.software.items():
        if version(name) != planned and (plan.model or name in SOFTWARE):
            here = version(name)
            raise ArgumentError(f"a worker has {name} {here}, allowed is {planned}, as where choose was called")
    with _alone:
        if packed.digest not in _data:
            _data.clear()
            _parts.cache_clear()
            _data[packed.digest] = pickle.loads(packed.content.tobytes())
        return _perform(plan, _parts(packed.digest, trial.seed, trial.fold, plan.folds), trial)


def _perform(plan: Plan, parts: Parts, trial: Trial) -> Outcome | Failure:
    if trial.learning_rate is None:
        return baseline.train(parts, plan.task, trial.seed)
    activation, draws = plan.functions[trial.function], [trial.seed, trial.fold]
    inputs = parts.train[0].shape[1]
    if plan.model is None:
        assert trial.depth is not None
        network: Network = Perceptron(
            activation,
            inputs,
            plan.outputs,
            width=plan.settings.width,
            depth=trial.depth,
            task=plan.task,
            draws=np.random.default_rng([*draws, 0]),
        )
        return _train(plan, network, trial, parts)
    from actfn.choose.torch_network import TorchNetwork, one_thread

    try:
        with one_thread():
            seed = int(np.random.SeedSequence(draws).generate_state(1)[0])
            network = TorchNetwork(
                plan.model,
                activation,
                inputs,
                plan.outputs,
                task=plan.task,
                seed=seed,
                init=plan.init,
                unchanged=trial.function == plan.unchanged,
            )
            return _train(plan, network, trial, parts)
    except UserCodeError as error:
        return Failure(str(error), error.traceback)


def _train(plan: Plan, network: Network, trial: Trial, parts: Parts) -> Outcome:
    assert trial.learning_rate is not None
    return train(
        network,
        plan.functions[trial.function],
        parts,
        task=plan.task,
        settings=plan.settings,
        learning_rate=trial.learning_rate,
        draws=[trial.seed, trial.fold],
    )


def complete(plan: Plan, outcomes: Mapping[Trial, Outcome]) -> list[Cell]:
    """The cells of which every function's every trial is there; the baseline may be missing."""
    missing = {t.cell for t in plan.trials() if t not in outcomes and t.learning_rate is not None}
    return [cell for cell in plan.cells() if cell not in missing]


def chosen(plan: Plan, outcomes: Mapping[Trial, Outcome], depth: int | None, function: str, cell: Cell) -> Trial:
    """The trial whose learning rate had the least validation loss in this cell; the test part has no say in it."""
    seed, fold = cell

    def loss(trial: Trial) -> float:
        outcome = outcomes[trial]
        value = outcome.validation_loss[outcome.best_epoch]
        return value if value == value else float("inf")

    return min((Trial(function, rate, depth, fold, seed) for rate in plan.rates), key=loss)
