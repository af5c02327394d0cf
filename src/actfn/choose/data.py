"""Makes what a network is trained on from a table: the task, the parts, columns fitted to the training part."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, OneHotEncoder, StandardScaler

from actfn.choose.parts import Cut, check, parted
from actfn.choose.sources import Source
from actfn.errors import DataError

TASKS = ("binary", "multiclass", "regression")
LEAST_ROWS, MOST_CLASSES, MOST_CATEGORIES = 40, 1000, 20
MOST_CODES, OFTEN = 20, 8  # whole numbers are taken for classes if they are few and each is met so often on average
LARGEST, SMALL = float(np.finfo(np.float32).max), 1e-100
ISO = r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?"
CURRENCY = "[$€£¥]"
# How people write numbers and dates; groups of digits are of three, so that no phone number counts as a number.
LOCAL_NUMBER = rf"[-+]?({CURRENCY} ?)?[-+]?(\d+|\d{{1,3}}([.,' \u00a0\u202f’]\d{{3}})+)([.,]\d+)?\s?(%|{CURRENCY})?"
LOCAL_DATE = r"(\d{1,2}([./-])\d{1,2}\2(\d{4}|\d\d)|\d{4}([./])\d{1,2}\4\d{1,2})([ T]\d{1,2}:\d\d(:\d\d)?)?"
TRUTH = {"true": 1.0, "yes": 1.0, "false": 0.0, "no": 0.0}
MISSING = "(missing)"
Array = NDArray[Any]


@dataclass(frozen=True)
class Data:
    """A table made ready: features, an encoded target, the task, and what was done to get there.

    Of each feature `kinds` says how it is held: a "number" or "boolean" as float64, a "date" as days since 1970 in
    float64, both nan where missing, and "text" as str.
    """

    name: str
    features: pd.DataFrame
    target: Array
    target_name: str
    task: str
    classes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)
    cut: Cut = field(default_factory=Cut)

    @property
    def metric(self) -> str:
        """The name of the score by which networks are compared; higher is better."""
        return "R²" if self.task == "regression" else "accuracy"


def prepare(
    source: Source,
    task: str | None = None,
    folds: int = 5,
    *,
    groups: str | None = None,
    time: str | None = None,
    fold_column: str | None = None,
) -> Data:
    """Find the task, encode the target, leave out what cannot be learned from, and say so.

    Parameters
    ----------
    source : Source
        What was read.
    task : {"binary", "multiclass", "regression"}, optional
        Found from the target by default.
    folds : int
        How many test parts there will be; a class needs a row in each.
    groups, time, fold_column : str, optional
        A column by which rows are cut into parts: rows of one group together, the test part later, or the numbers of
        the folds. It is no feature. At most one of them, and none where the source has test rows of its own.

    Returns
    -------
    Data
        Its notes are those of the source, and what was left out here.

    Raises
    ------
    ValueError
        If the task does not fit the target, or too little is left to learn from.
    """
    if task not in (None, *TASKS):
        raise DataError(f"task is {task!r}, allowed are: {', '.join(TASKS)}")
    if folds < 2:
        raise DataError(f"folds is {folds!r}, allowed are whole numbers of at least 2")
    table, target, notes = source.table, source.target, list(source.notes)
    y = _in_its_type(table[target])
    numeric = pd.api.types.is_numeric_dtype(y)
    usable = pd.Series(np.abs(_numbers(y)) <= LARGEST, y.index) if numeric else y.notna()
    if not usable.all():
        notes.append(
            f"rows left out: {(~usable).sum()}, their target is missing (empty, NA, nan, null, …) or not finite"
        )
        table, y = table[usable], y[usable]
    _enough(source.name, len(y), folds, notes)
    kind = task or find_task(y)
    classes: list[str] = []
    if kind == "regression":
        if not numeric:
            odd = y[pd.to_numeric(y.map(str), errors="coerce").isna()]
            shown = f" ({str(odd.iloc[0])[:40]!r})" if len(odd) else ""
            raise DataError(f"target {target!r} holds text{shown}, regression needs numbers{_hint(y)}")
        values: Array = _numbers(y)
    else:
        labels = _labels(y, target, 4 if folds == 2 else folds, notes)  # 2 rows or more of each for the other parts
        table = table.loc[labels.index] if len(labels) < len(table) else table
        names, values = np.unique(labels.to_numpy(dtype=str), return_inverse=True)
        classes = names.tolist()
        if task == "binary" and len(classes) > 2:
            raise DataError(f"target {target!r} has {len(classes)} classes, binary needs 2")
        if not numeric and (local := _local(y)):
            notes.append(f"target {target!r} {local}; it is taken as text")
        kind = task or ("binary" if len(classes) <= 2 else "multiclass")
        if numeric and task is None and kind == "multiclass":
            found = f"target {target!r} holds numbers, taken as {len(classes)} classes"
            notes.append(f"{found} (--task regression to take it as a number)")
    if (values == values[0]).all():
        shown = classes[0] if classes else f"{values[0]} in double precision"
        raise DataError(f"target {target!r} has one value, {shown}{_why(notes)}; it must vary")
    _enough(source.name, len(values), folds, notes)
    cut = _cut(source, table, groups=groups, time=time, fold_column=fold_column)
    features, kinds = _features(table.drop(columns=[target, *([cut.column] if cut.column else [])]), notes)
    if said := cut.said(folds):
        notes.append(said)
    check(values, kind, cut, folds)
    return Data(source.name, features, values, target, kind, classes, notes, kinds, cut)


def _cut(source: Source, table: pd.DataFrame, **by: str | None) -> Cut:
    """How the rows of a table are to be cut into parts, of which at most one way was asked for."""
    asked = {name: column for name, column in by.items() if column is not None}
    if len(asked) + (source.tests > 0) > 1:
        ways = [*(f"--{name.replace('_', '-')}" for name in asked), *(["--test"] if source.tests else [])]
        raise DataError(f"{' and '.join(ways)} say differently how rows are cut into parts, allowed is one of them")
    if source.tests:
        return Cut("test", "", (table.index >= source.first_test).astype(np.int64))
    if not asked:
        return Cut()
    ((name, column),) = asked.items()
    values = _in_its_type(table[column])
    if name == "time":
        numbers, kind = _made(table[column])
        if kind == "text":
            hint = _hint(values)
            raise DataError(f"column {column!r} holds text, --time needs dates or numbers{hint}")
        values = pd.Series(numbers)
    option = f"--{name.replace('_', '-')}"
    if bool(values.isna().any()):
        raise DataError(f"column {column!r} is empty in {int(values.isna().sum())} rows, {option} needs it in all")
    if name == "time":
        return Cut("time", column, np.unique(values.to_numpy(), return_inverse=True)[1])
    if not pd.api.types.is_numeric_dtype(values):
        values = values.map(str)
    return Cut("groups" if name == "groups" else "folds", column, np.unique(values, return_inverse=True)[1])


def _enough(name: str, rows: int, folds: int, notes: list[str]) -> None:
    least = max(LEAST_ROWS, 2 * folds)
    if rows < least:
        what = f"at least {least} are needed for {folds} folds"
        raise DataError(f"{name} has {rows} rows with a usable target{_why(notes)}, {what}")


def _why(notes: list[str]) -> str:
    return "".join(f" ({note})" for note in notes)


def find_task(y: pd.Series) -> str:
    """Tell the task by the target: binary of two values, multi-class of text or few integers, else regression."""
    kinds = y.nunique()
    if kinds <= 2:
        return "binary"
    if not pd.api.types.is_numeric_dtype(y):
        return "multiclass"
    whole = bool((y == y.round()).all())
    return "multiclass" if whole and kinds <= min(MOST_CODES, len(y) // OFTEN) else "regression"


def _labels(y: pd.Series, target: str, least: int, notes: list[str]) -> pd.Series:
    """The name of each row's class, without the rows of classes that are too rare."""
    labels = y.map(str)
    if pd.api.types.is_numeric_dtype(y):
        labels = labels.str.removesuffix(".0")
    counts = labels.value_counts()
    if len(counts) > MOST_CLASSES or len(counts) == len(labels):
        many = "a class in each row" if len(counts) == len(labels) else f"{len(counts)} classes"
        allowed = f"allowed are at most {MOST_CLASSES} that recur, or numbers and the task regression"
        raise DataError(f"target {target!r} has {many}; {allowed}{_hint(y)}")
    rare = sorted(counts.index[counts < least])
    if len(rare) and len(counts) - len(rare) >= 2:
        why = f"of classes with under {least} rows, too few for every part ({_some(rare)})"
        notes.append(f"rows left out: {counts[rare].sum()}, {why}")
        return labels[~labels.isin(rare)]
    if len(rare) and len(counts) > 1:
        raise DataError(f"target {target!r} has no two classes of at least {least} rows: {_some(rare)}{_hint(y)}")
    return labels


def _features(table: pd.DataFrame, notes: list[str]) -> tuple[pd.DataFrame, dict[str, str]]:
    """The columns that vary, made plain, and the kind of each."""
    made: dict[str, Array] = {}
    kinds: dict[str, str] = {}
    constant: list[str] = []
    different: list[str] = []
    infinite: list[str] = []
    lumped: list[str] = []
    for name in table.columns:
        values, kind = _made(table[name])
        if kind == "number" and (wild := np.abs(values) > LARGEST).any():
            infinite.append(name)
            values[wild] = np.nan
        count = pd.Series(values).nunique(dropna=False)
        if kind == "text" and (local := _local(pd.Series(values[values != MISSING]))):
            notes.append(f"column {name!r} {local}; it is taken as text")
        elif kind == "text" and count > MOST_CATEGORIES:
            notes += _nearly_numbers(name, values)
        if count < 2:
            constant.append(name)
        elif kind == "text" and count == len(values):
            different.append(name)
        else:
            made[name], kinds[name] = values, kind
            if kind == "text" and count > MOST_CATEGORIES + 1:
                lumped.append(f"{name}: {count}")
            if kind == "number" and (values - table.index == values[0] - table.index[0]).all():
                notes.append(f"column {name!r} numbers the rows; leave it out if it means nothing (--drop {name})")
    if infinite:
        notes.append(f"columns whose infinite values are taken for missing: {len(infinite)} ({_some(infinite)})")
    if lumped:
        kept = f"the {MOST_CATEGORIES} most frequent of the training part are kept, the others are one"
        notes.append(f"columns of many categories: {len(lumped)} ({_some(lumped)}); {kept}")
    for names, why in ((constant, "of one value"), (different, "of text that differs in every row")):
        if names:
            notes.append(f"columns left out: {len(names)}, {why} ({_some(names)})")
    if not made:
        why = "; ".join(notes) or "there is none besides the target"
        raise DataError(f"no column is left to predict from: {why}")
    return pd.DataFrame(made), kinds


def _nearly_numbers(name: str, values: Array) -> list[str]:
    """Said of text that is mostly numbers: one slip makes a whole column text."""
    parsed = pd.to_numeric(pd.Series(values[values != MISSING], dtype=object), errors="coerce")
    if parsed.notna().mean() <= 0.5:
        return []
    odd = values[values != MISSING][int(parsed.isna().argmax())]
    return [f"column {name!r} is taken for text: {odd[:40]!r} is no number"]


def _local(values: pd.Series) -> str:
    """Said of text that, but for one value in ten, is numbers or dates as people write them; otherwise empty."""
    text = values.dropna().map(str).str.strip()
    known = pd.to_numeric(text, errors="coerce").notna()
    for pattern, what in ((LOCAL_NUMBER, "numbers"), (LOCAL_DATE, "dates")):
        written = text.str.fullmatch(pattern)
        if (odd := text[written & ~known]).empty or (written | known).mean() < 0.9:
            continue
        first = odd.iloc[0]
        signs = dict.fromkeys(re.findall(r"[^\d.+-]", first)) or {".": None}
        with_ = f" with {' and '.join(map(repr, signs))}" if what == "numbers" else ""
        plain = "12345.67" if what == "numbers" else "2020-12-31"
        return f"looks like {what}{with_} ({first[:40]!r}), which are read as {what} if written as {plain}"
    return ""


def _hint(target: pd.Series) -> str:
    local = "" if pd.api.types.is_numeric_dtype(target) else _local(target)
    return f"; it {local}" if local else ""


def _in_its_type(column: pd.Series) -> pd.Series:
    """Categories as text, durations in seconds; Python objects that are all numbers or truth values in their type."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.astype(object).map(str, na_action="ignore")
    if column.dtype.kind == "m":
        return column.dt.total_seconds()
    if column.dtype != object:
        return column
    inferred = pd.api.types.infer_dtype(column, skipna=True)
    if inferred == "boolean":
        return column.astype("boolean")
    if inferred == "bytes":
        raise DataError(f"column {column.name!r} holds bytes; allowed are numbers, booleans, text and dates")
    if inferred in ("integer", "floating", "mixed-integer-float", "decimal"):
        # Through text, as float(10**400) raises where float("1e400") is infinite.
        return pd.Series([np.nan if pd.isna(value) else float(str(value)) for value in column], column.index, float)
    return column


def _numbers(column: pd.Series) -> Array:
    if column.dtype.kind == "c":
        raise DataError(f"column {column.name!r} holds complex numbers; allowed are real ones")
    numbers: Array = column.to_numpy(dtype=np.float64, na_value=np.nan, copy=True)
    return numbers


def _in_reach(numbers: Array) -> Array:
    """Numbers so small that their squares are 0 times a power of two: those that vary would seem not to."""
    greatest = np.abs(numbers[np.isfinite(numbers)]).max(initial=0.0)
    return np.ldexp(numbers, -int(np.frexp(greatest)[1])) if 0 < greatest < SMALL else numbers


def _made(column: pd.Series) -> tuple[Array, str]:
    """Convert a column of the user's table to an array, and name its kind: number, boolean, date or category."""
    column = _in_its_type(column)
    if pd.api.types.is_numeric_dtype(column):
        return _in_reach(_numbers(column)), "boolean" if pd.api.types.is_bool_dtype(column) else "number"
    if pd.api.types.is_datetime64_any_dtype(column):
        return _days(column), "date"
    text = column.astype(object).map(str, na_action="ignore")
    there = pd.Series(text.dropna().unique(), dtype=object)
    if len(there) == 2 and {TRUTH.get(value.lower()) for value in there} == {0.0, 1.0}:
        truth: Array = text.map(lambda value: TRUTH[value.lower()], na_action="ignore").to_numpy(np.float64)
        return truth, "boolean"
    if len(there) and there.str.fullmatch(ISO).all():
        dates = pd.to_datetime(text, format="ISO8601", utc=True, errors="coerce")
        if (dates.notna() == text.notna()).all():
            return _days(dates), "date"
    return text.where(text.notna(), MISSING).to_numpy(dtype=object), "text"


def _days(dates: pd.Series) -> Array:
    """Convert dates to days since 1970 in UTC, nan where a date is missing."""
    if getattr(dates.dt, "tz", None) is not None:
        dates = dates.dt.tz_convert("UTC").dt.tz_localize(None)
    micro = dates.to_numpy(dtype="datetime64[us]")
    return np.where(np.isnat(micro), np.nan, micro.astype(np.int64) / 86_400e6)


def _calendar(days: Array) -> Array:
    """Convert dates to columns: days, whether missing, and the sine and cosine of month, weekday and time of day."""
    days = np.asarray(days)
    missing = np.isnan(days)
    whole = np.floor(np.where(missing, 0, days))
    month = whole.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % 12
    turns = [month / 12, (whole + 3) % 7 / 7, np.where(missing, 0, days) - whole]  # 1970 began on a Thursday
    waves = [np.where(missing, np.nan, wave(2 * np.pi * turn)) for turn in turns for wave in (np.sin, np.cos)]
    return np.hstack([days, missing.astype(np.float64), *waves])


def _some(names: list[str], most: int = 5) -> str:
    return ", ".join(names[:most]) + (", …" if len(names) > most else "")


@dataclass(frozen=True)
class Parts:
    """One split of the data: inputs and targets of the training, validation and test parts, in float32."""

    train: tuple[Array, Array]
    validation: tuple[Array, Array]
    test: tuple[Array, Array]


def split_rows(data: Data, seed: int, fold: int, folds: int) -> tuple[Array, Array, Array]:
    """The rows of the training, validation and test part; see `parted`."""
    return parted(data.target, data.task, data.cut, seed, fold, folds)


def sizes(data: Data, folds: int) -> dict[str, int]:
    """The number of rows in the training, validation and test parts of a typical split."""
    middle = folds // 2 if data.cut.kind == "time" else 0
    return dict(zip(("train", "validation", "test"), map(len, split_rows(data, 0, middle, folds)), strict=True))


def split(data: Data, seed: int, fold: int, folds: int) -> Parts:
    """Split by rows and preprocess; nothing but the training part is fitted to.

    Parameters
    ----------
    data : Data
        What `prepare` gave for as many folds.
    seed : int
        Shuffles the rows.
    fold : int
        Which of the folds is the test part, from 0.
    folds : int
        How many there are.

    Returns
    -------
    Parts
        Inputs and targets in float32; a quantity to predict is standardised by the training part.

    Raises
    ------
    ValueError
        If no column varies in the training part.
    """
    rows = split_rows(data, seed, fold, folds)
    train = rows[0]
    # A category met once teaches nothing of itself; those too rare are one, and so are those of the other parts.
    text = OneHotEncoder(
        handle_unknown="infrequent_if_exist",
        max_categories=MOST_CATEGORIES + 1,
        min_frequency=2,
        sparse_output=False,
        dtype=np.float32,
    )
    number = SimpleImputer(strategy="median", add_indicator=True, keep_empty_features=True)
    date = SimpleImputer(strategy="median", keep_empty_features=True)
    named = {kind: [name for name in data.kinds if data.kinds[name] == kind] for kind in set(data.kinds.values())}
    encoder = ColumnTransformer(
        [
            (
                "number",
                make_pipeline(number, StandardScaler(copy=False)),
                [*named.get("number", []), *named.get("boolean", [])],
            ),
            (
                "date",
                make_pipeline(FunctionTransformer(_calendar), date, StandardScaler(copy=False)),
                named.get("date", []),
            ),
            ("text", text, named.get("text", [])),
        ]
    )
    encoder.fit(data.features.iloc[train])
    x = [_single(encoder.transform(data.features.iloc[part])) for part in rows]
    varies = np.ptp(x[0], axis=0) > 0
    if not varies.any():
        raise DataError(f"{data.name}: no column varies in the training part (seed {seed}, fold {fold})")
    if not varies.all():
        x = [np.ascontiguousarray(part[:, varies]) for part in x]
    y = data.target
    if data.task == "regression":
        y = _in_reach(y)
        y = (y - y[train].mean()) / (y[train].std() or 1.0)
    made = [(inputs, _single(y[part])) for inputs, part in zip(x, rows, strict=True)]
    return Parts(*made)


def _single(values: Array) -> Array:
    """Convert numbers to float32; those beyond its range become its largest or smallest number."""
    return np.ascontiguousarray(np.clip(values, -LARGEST, LARGEST), dtype=np.float32)
