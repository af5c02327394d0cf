"""From a table to what a network is trained on: the task, the parts, the preprocessing fitted on the training part."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.model_selection import KFold, StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

from actfn.choose.sources import Source

TASKS = ("binary", "multiclass", "regression")
VALIDATION = 5  # one part of so many, of the rows that are not for testing
LEAST_ROWS, LEAST_MEMBERS, MOST_CODES = 40, 8, 20  # rows; rows of a class; whole numbers taken for classes
MOST_CLASSES, MOST_CATEGORIES = 1000, 20  # of the target; of a column, the rarer ones are put together
DATE = r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?"  # ISO 8601
Array = NDArray[Any]


@dataclass(frozen=True)
class Data:
    """A table made ready: features, an encoded target, the task, and what was done to get there.

    `kinds` says of each column of the table what it is: number, boolean, text or date.
    """

    name: str
    features: pd.DataFrame
    target: Array
    target_name: str
    task: str
    kinds: dict[str, str]
    classes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def metric(self) -> str:
        """The score's name; higher is better."""
        return "R²" if self.task == "regression" else "accuracy"


def prepare(source: Source, task: str | None = None, folds: int = 5) -> Data:
    """Find the task, encode the target, leave out what cannot be learned from, and say so in `notes`.

    Parameters
    ----------
    source : Source
        The table.
    task : {"binary", "multiclass", "regression"}, optional
        Found from the target by default, by `find_task`.
    folds : int
        The parts to be made: each is to hold every class.

    Raises
    ------
    ValueError
        If the target does not fit the task, or too little is left to learn from.
    """
    table, target, notes = source.table, source.target, list(source.notes)
    y = table[target]
    usable = y.notna()
    if pd.api.types.is_numeric_dtype(y):
        usable &= np.isfinite(y.astype("float64"))
    if not usable.all():
        notes.append(f"rows left out: {(~usable).sum()}, their target is missing or not finite")
        table, y = table[usable], y[usable]
    _enough(source.name, len(y), folds)
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
        least = max(LEAST_MEMBERS, folds)
        common = labels.isin(labels.value_counts().loc[lambda counts: counts >= least].index)
        if not common.all():
            rare = sorted(set(labels[~common]))
            notes.append(f"rows left out: {(~common).sum()}, of classes with under {least} rows ({_some(rare)})")
            table, labels = table[common], labels[common]
        classes = sorted(set(labels))
        if len(classes) < 2 and y.nunique() > 1:
            raise ValueError(f"target {target!r} has no two classes of at least {least} rows, which {task} needs")
        if len(classes) > MOST_CLASSES:
            raise ValueError(f"target {target!r} has {len(classes)} classes, allowed are at most {MOST_CLASSES}")
        _enough(source.name, len(labels), folds)
        values = pd.Categorical(labels, categories=classes).codes.astype(np.float64)
        if task == "binary" and len(classes) > 2:
            raise ValueError(f"target {target!r} has {len(classes)} classes, binary needs 2")
    if (values == values[0]).all():
        raise ValueError(f"target {target!r} has one value, {y.iloc[0]!s}; at least two are needed")
    features, kinds = _features(table.drop(columns=target), notes)
    return Data(source.name, features, values, target, task, kinds, classes, notes)


def _enough(name: str, rows: int, folds: int) -> None:
    if rows < LEAST_ROWS:
        raise ValueError(f"{name} has {rows} rows with a usable target, at least {LEAST_ROWS} are needed")
    if folds > rows // LEAST_MEMBERS:
        raise ValueError(f"folds is {folds}, allowed for {rows} rows are at most {rows // LEAST_MEMBERS}")


def find_task(y: pd.Series) -> str:
    """Two values: binary. Text, or whole numbers of few kinds, each met often: multi-class. Otherwise regression."""
    kinds = y.nunique()
    if kinds <= 2:
        return "binary"
    if not pd.api.types.is_numeric_dtype(y):
        return "multiclass"
    whole = bool((y == y.round()).all())
    return "multiclass" if whole and kinds <= min(MOST_CODES, len(y) // LEAST_MEMBERS) else "regression"


def _features(table: pd.DataFrame, notes: list[str]) -> tuple[pd.DataFrame, dict[str, str]]:
    """Numbers as float64 with nan for missing, everything else as text; and what each column of the table is."""
    made: dict[str, Any] = {}
    kinds: dict[str, str] = {}
    constant, names, numbering = [], [], []
    for name, column in table.items():
        name = str(name)
        present = column.dropna()
        kind = _kind(column, present)
        if column.nunique(dropna=False) < 2:
            constant.append(name)
            continue
        if kind == "text":
            text = column.map(str).where(column.notna(), "(missing)").astype(object)
            if text.nunique() == len(text):
                names.append(name)
                continue
            made[name] = text
        elif kind == "date":
            made |= _date(name, column)
        else:
            number = _number(column)
            made[name] = number
            if kind == "number" and len(number) > 1 and bool((number.diff().iloc[1:] == 1).all()):
                numbering.append(name)
        kinds[name] = kind
    if constant:
        notes.append(f"columns left out: {len(constant)}, of one value ({_some(constant)})")
    if names:
        notes.append(f"columns left out: {len(names)}, of text that is different in every row ({_some(names)})")
    for name in numbering:
        notes.append(f"column {name!r} numbers the rows; where that means nothing, leave it out (--drop {name})")
    if not made:
        raise ValueError("no column is left to predict from: at least one besides the target must vary")
    return pd.DataFrame(made), kinds


def _kind(column: pd.Series, present: pd.Series) -> str:
    if pd.api.types.is_bool_dtype(column) or (len(present) and present.map(lambda v: isinstance(v, bool)).all()):
        return "boolean"
    if pd.api.types.is_datetime64_any_dtype(column):
        return "date"
    if pd.api.types.is_numeric_dtype(column) or pd.api.types.is_timedelta64_dtype(column):
        return "number"
    if len(present) and present.map(lambda v: isinstance(v, str)).all() and present.str.fullmatch(DATE).all():
        parsed = pd.to_datetime(present.astype(str), format="ISO8601", utc=True, errors="coerce")
        return "date" if parsed.notna().all() else "text"
    return "text"


def _number(column: pd.Series) -> pd.Series:
    if pd.api.types.is_timedelta64_dtype(column):
        return column.dt.total_seconds()
    return column.astype("float64").replace([np.inf, -np.inf], np.nan)


def _date(name: str, column: pd.Series) -> dict[str, pd.Series]:
    """Days since 1970, and where in the year, the week and (if it has a time) the day it is, on circles."""
    time = pd.to_datetime(column, utc=True, format=None if column.dtype.kind == "M" else "ISO8601")
    days = (time - pd.Timestamp(0, tz="UTC")) / pd.Timedelta(days=1)
    turns = {"year": (time.dt.day_of_year - 1) / 365.25, "week": time.dt.day_of_week / 7}
    if (days.dropna() % 1 != 0).any():
        turns["day"] = days % 1
    circles = {
        f"{name} ({of} of {what})": function(2 * np.pi * turn)
        for what, turn in turns.items()
        for of, function in (("sine", np.sin), ("cosine", np.cos))
    }
    return {name: days} | circles


def _some(names: list[str], most: int = 5) -> str:
    return ", ".join(names[:most]) + (", …" if len(names) > most else "")


@dataclass(frozen=True)
class Parts:
    """One split: inputs and targets of the training, validation and test parts, in float32."""

    train: tuple[Array, Array]
    validation: tuple[Array, Array]
    test: tuple[Array, Array]


def split_rows(data: Data, seed: int, fold: int, folds: int) -> tuple[Array, Array, Array]:
    """The rows of the training, validation and test parts: each row is once per seed in a test part.

    Classes are kept in proportion.
    """
    classes = data.task != "regression"
    every = np.arange(len(data.target))
    outer = (StratifiedKFold if classes else KFold)(folds, shuffle=True, random_state=seed)
    rest, test = list(outer.split(every, data.target))[fold]
    most = int(np.bincount(data.target[rest].astype(int)).max()) if classes else VALIDATION
    inner = (StratifiedKFold if classes else KFold)(min(VALIDATION, most), shuffle=True, random_state=seed)
    with warnings.catch_warnings(action="ignore"):  # that a rare class is not in every part
        train, validation = next(inner.split(rest, data.target[rest]))
    return rest[train], rest[validation], test


def sizes(data: Data, folds: int) -> dict[str, int]:
    """How many rows the parts have; other splits may differ by a row or two."""
    return dict(zip(("train", "validation", "test"), map(len, split_rows(data, 0, 0, folds)), strict=True))


def split(data: Data, seed: int, fold: int, folds: int) -> Parts:
    """Split by rows and preprocess; nothing but the training part is fitted to.

    Numbers: the median for missing ones, with a column that says so, then standardised. Text: a column for each of the
    20 most frequent categories and one for all others. A quantity to predict is standardised too.
    """
    train, validation, test = split_rows(data, seed, fold, folds)
    numeric = [name for name in data.features if data.features[name].dtype.kind == "f"]
    impute = SimpleImputer(strategy="median", add_indicator=True, keep_empty_features=True)
    text = OneHotEncoder(
        handle_unknown="infrequent_if_exist", max_categories=MOST_CATEGORIES, sparse_output=False, dtype=np.float32
    )
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
        x = np.ascontiguousarray(encoder.transform(data.features.iloc[rows]), dtype=np.float32)
        return x, y[rows].astype(np.float32)

    return Parts(part(train), part(validation), part(test))
