"""From a table to what a network is trained on: the task, the parts, the preprocessing fitted on the training part."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

TASKS = ("binary", "multiclass", "regression")
TEST, VALIDATION = 0.2, 0.2  # of all rows; of the rows that are left
LEAST_ROWS, LEAST_MEMBERS, MOST_CODES = 40, 8, 20  # rows; rows of a class; whole numbers taken for classes
Array = NDArray[Any]


@dataclass(frozen=True)
class Data:
    """A table made ready: features, an encoded target, the task, and what was done to get there."""

    name: str
    features: pd.DataFrame
    target: Array
    target_name: str
    task: str
    classes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def metric(self) -> str:
        """The score's name; higher is better."""
        return "R²" if self.task == "regression" else "accuracy"


def prepare(name: str, table: pd.DataFrame, target: str, task: str | None = None) -> Data:
    """Find the task, encode the target, leave out what cannot be learned from, and say so in `notes`."""
    notes: list[str] = []
    y = table[target]
    usable = y.notna()
    if pd.api.types.is_numeric_dtype(y):
        usable &= np.isfinite(y.fillna(np.nan).astype(float))
    if not usable.all():
        notes.append(f"rows left out: {(~usable).sum()}, their target is missing or not finite")
        table, y = table[usable], y[usable]
    _enough(name, len(y))
    task = task or find_task(y)
    if task not in TASKS:
        raise ValueError(f"task is {task!r}, allowed are: {', '.join(TASKS)}")
    values: Array
    classes: list[str] = []
    if task == "regression":
        if not pd.api.types.is_numeric_dtype(y):
            raise ValueError(f"target {target!r} holds text, regression needs numbers")
        values = y.to_numpy(dtype=np.float64)
    else:
        labels = y.map(str)
        counts = labels.value_counts()
        rare = sorted(counts.index[counts < LEAST_MEMBERS])
        if len(rare) and len(counts) - len(rare) >= 2:
            notes.append(
                f"rows left out: {counts[rare].sum()}, of classes with under {LEAST_MEMBERS} rows ({_some(rare)})"
            )
            keep = ~labels.isin(rare)
            table, labels = table[keep], labels[keep]
        elif len(rare) and len(counts) > 1:
            raise ValueError(f"target {target!r} has no two classes of at least {LEAST_MEMBERS} rows: {_some(rare)}")
        names, values = np.unique(labels.to_numpy(dtype=str), return_inverse=True)
        classes = names.tolist()
        if task == "binary" and len(classes) > 2:
            raise ValueError(f"target {target!r} has {len(classes)} classes, binary needs 2")
    if len(values) and (values == values[0]).all():
        raise ValueError(f"target {target!r} has one value, {y.iloc[0]!s}; at least two are needed")
    _enough(name, len(values))
    return Data(name, _features(table.drop(columns=target), notes), values, target, task, classes, notes)


def _enough(name: str, rows: int) -> None:
    if rows < LEAST_ROWS:
        raise ValueError(f"{name} has {rows} rows with a usable target, at least {LEAST_ROWS} are needed")


def find_task(y: pd.Series) -> str:
    """Two values: binary. Text, or whole numbers of few kinds, each met often: multi-class. Otherwise regression."""
    kinds = y.nunique()
    if kinds <= 2:
        return "binary"
    if not pd.api.types.is_numeric_dtype(y):
        return "multiclass"
    whole = bool((y == y.round()).all())
    return "multiclass" if whole and kinds <= min(MOST_CODES, len(y) // LEAST_MEMBERS) else "regression"


def _features(table: pd.DataFrame, notes: list[str]) -> pd.DataFrame:
    """Numbers as float64 with nan for missing, everything else as text."""
    made: dict[str, Any] = {}
    for name, column in table.items():
        if pd.api.types.is_numeric_dtype(column):
            made[str(name)] = column.astype("float64").replace([np.inf, -np.inf], np.nan)
        else:
            made[str(name)] = column.map(str).where(column.notna(), "(missing)").astype(object)
    constant = [name for name, column in made.items() if column.nunique(dropna=False) < 2]
    if constant:
        notes.append(f"columns left out: {len(constant)}, of one value ({_some(constant)})")
    kept = pd.DataFrame({name: column for name, column in made.items() if name not in constant})
    if not len(kept.columns):
        raise ValueError("no column is left to predict from: at least one besides the target must vary")
    return kept


def _some(names: list[str], most: int = 5) -> str:
    return ", ".join(names[:most]) + (", …" if len(names) > most else "")


@dataclass(frozen=True)
class Parts:
    """One split: inputs and targets of the training, validation and test parts, in float32."""

    train: tuple[Array, Array]
    validation: tuple[Array, Array]
    test: tuple[Array, Array]


def split(data: Data, seed: int) -> Parts:
    """Split by rows (classes kept in proportion) and preprocess; nothing but the training part is fitted to."""
    strata = None if data.task == "regression" else data.target
    rest, test = train_test_split(np.arange(len(data.target)), test_size=TEST, random_state=seed, stratify=strata)
    inner = None if strata is None else strata[rest]
    train, validation = train_test_split(rest, test_size=VALIDATION, random_state=seed, stratify=inner)
    numeric = [name for name in data.features if data.features[name].dtype.kind == "f"]
    impute = SimpleImputer(strategy="median", add_indicator=True, keep_empty_features=True)
    text = OneHotEncoder(handle_unknown="infrequent_if_exist", max_categories=20, sparse_output=False)
    encoder = ColumnTransformer(
        [
            ("numbers", make_pipeline(impute, StandardScaler()), numeric),
            ("text", text, data.features.columns.drop(numeric)),
        ]
    )
    encoder.fit(data.features.iloc[train])
    y = data.target
    if data.task == "regression":
        y = (y - y[train].mean()) / (y[train].std() or 1.0)

    def part(rows: Array) -> tuple[Array, Array]:
        return np.asarray(encoder.transform(data.features.iloc[rows]), dtype=np.float32), y[rows].astype(np.float32)

    return Parts(part(train), part(validation), part(test))
