"""How rows are cut into training, validation and test part: at random, by groups, by time, as the user says.

Rows that belong together, as those of one patient, or that lie in the future of those learned from, must not be told
apart by chance: a network is scored on what it will meet, or the score is of something else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import GroupKFold, KFold, StratifiedGroupKFold, StratifiedKFold

from actfn.errors import DataError

Array = NDArray[Any]
VALIDATION = 0.2  # of the rows that are not in the test part
Kind = Literal["shuffled", "groups", "time", "folds", "test"]


@dataclass(frozen=True)
class Cut:
    """What decides which rows may be in different parts.

    Attributes
    ----------
    kind : {"shuffled", "groups", "time", "folds", "test"}
        At random; whole groups; the test part later than the others; by a column of numbers of folds; or a test part of
        its own, from another file.
    column : str
        Of the groups, times or folds.
    codes : array
        For each row the number of its group, of its time among all times, or of its fold; or if it is for the test.
    """

    kind: Kind = "shuffled"
    column: str = ""
    codes: Array | None = None

    @property
    def is_fixed(self) -> bool:
        """Whether the test part is the same for all folds and seeds."""
        return self.kind == "test"

    def said(self, folds: int) -> str:
        """What to tell of it, in words; nothing of rows cut at random, or of a test file, told of as it was read."""
        told = {
            "groups": f"rows of one {self.column!r} are in one part together",
            "time": f"each test part is later by {self.column!r} than what is learned from, in {folds} steps forward",
            "folds": f"the test parts are those that {self.column!r} says",
        }
        return told.get(self.kind, "")


def parted(target: Array, task: str, cut: Cut, seed: int, fold: int, folds: int) -> tuple[Array, Array, Array]:
    """The rows of the training, validation and test part, classes in proportion where rows are cut at random.

    `VALIDATION` of what is not in the test part is the validation part.

    Parameters
    ----------
    target : array
        Of classes, their numbers.
    task : str
        Classes are kept in proportion but for "regression".
    cut : Cut
        What belongs together.
    seed, fold, folds : int
        Which shuffling, and which of its parts is for the test; of a test part of its own, for the validation.

    Returns
    -------
    tuple of array
        The numbers of the rows, each in order.
    """
    strata = np.zeros(len(target)) if task == "regression" else target
    codes = cut.codes if cut.codes is not None else np.empty(0)
    if cut.kind == "time":
        return _forward(codes, fold, folds)
    if cut.kind == "test":
        own, test = np.flatnonzero(codes == 0), np.flatnonzero(codes)
        rest, validation = _folds(strata[own], None, seed, folds)[fold]
        return np.sort(own[rest]), np.sort(own[validation]), test
    if cut.kind == "folds":
        rest, test = np.flatnonzero(codes != fold), np.flatnonzero(codes == fold)
        return *_train_and_validation(rest, strata, None, seed), test
    groups = codes if cut.kind == "groups" else None
    rest, test = _folds(strata, groups, seed, folds)[fold]
    return *_train_and_validation(rest, strata, groups, seed), test


def _folds(strata: Array, groups: Array | None, seed: int, folds: int) -> list[tuple[Array, Array]]:
    is_one = bool((strata == strata[0]).all())
    if groups is not None:
        kind: Any = GroupKFold if is_one else StratifiedGroupKFold
    else:
        kind = KFold if is_one else StratifiedKFold
    return list(kind(folds, shuffle=True, random_state=seed).split(strata, strata, groups))


def _train_and_validation(rest: Array, strata: Array, groups: Array | None, seed: int) -> tuple[Array, Array]:
    """The rows in two: those to learn from, and `VALIDATION` of them to stop by."""
    if groups is not None:
        names = np.random.default_rng(seed).permutation(np.unique(groups[rest]))
        ends = np.cumsum([np.count_nonzero(groups[rest] == name) for name in names])
        most = len(names) - 1  # at least one is learned from
        count = min(max(int(np.searchsorted(ends, VALIDATION * len(rest))) + 1, 1), most)
        taken = np.isin(groups[rest], names[:count])
        return np.sort(rest[~taken]), np.sort(rest[taken])
    # Every fifth row, class after class: unlike train_test_split, works with more classes than rows in the part.
    rest = np.random.default_rng(seed).permutation(rest)
    rest = rest[np.argsort(strata[rest], kind="stable")]
    taken = np.zeros(len(rest), dtype=bool)
    taken[:: round(1 / VALIDATION)] = True
    return np.sort(rest[~taken]), np.sort(rest[taken])


def _forward(codes: Array, fold: int, folds: int) -> tuple[Array, Array, Array]:
    """Steps forward in time: blocks of about as many rows, one for the test and all before it to learn from.

    Rows of one time are in one part; the last of what is before the test are the validation part.
    """
    order = np.argsort(codes, kind="stable")
    times = codes[order]

    def edge(row: float) -> int:
        """The first row of the time that the row at this place has."""
        return int(np.searchsorted(times, times[min(round(row), len(times) - 1)]))

    block = len(order) / (folds + 1)
    start, end = edge(block * (fold + 1)), edge(block * (fold + 2)) if fold + 1 < folds else len(order)
    middle = edge(start * (1 - VALIDATION))
    return np.sort(order[:middle]), np.sort(order[middle:start]), np.sort(order[start:end])


def check(target: Array, task: str, cut: Cut, folds: int) -> None:
    """Refuse a cut that leaves a part without rows, or with one class to learn from.

    Raises
    ------
    DataError
        Which names the column and what it would need.
    """
    if cut.kind in ("groups", "time") and cut.codes is not None:
        count, least = len(np.unique(cut.codes)), folds + 1
        if count < least:
            what = "groups" if cut.kind == "groups" else "times"
            raise DataError(f"column {cut.column!r} has {count} {what}, at least {least} are needed for {folds} folds")
    by = f" by {cut.column!r}" if cut.column else ""
    for fold in range(folds):
        names = ("training", "validation", "test")
        for name, rows in zip(names, parted(target, task, cut, 0, fold, folds), strict=True):
            if len(rows) < 2:
                raise DataError(f"fold {fold}{by} has {len(rows)} rows for the {name} part, allowed are at least 2")
            if name == "training" and len(np.unique(target[rows])) < 2:
                raise DataError(f"fold {fold}{by} has one value of the target to learn from, allowed are at least 2")
