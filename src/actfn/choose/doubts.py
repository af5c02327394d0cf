"""What makes scores unbelievable: copies of rows, rows that belong together, time, columns that tell the target.

Each is a way in which the test part holds what was learned from. None is proven by a table alone, so each is told with
what it was seen by, and what to do about it.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats
from sklearn.tree import DecisionTreeClassifier

from actfn.choose.data import Data

Array = NDArray[Any]
COPIES = 0.05  # of the rows
IDS = {"id", "ids", "uid", "uuid", "guid"}  # last words of names of what rows belong to; and such things themselves
OWNERS = {
    "patient", "subject", "participant", "person", "user", "customer", "client", "account",
    "family", "household", "group", "session", "device", "machine", "station", "site",
    "batch", "school", "hospital", "speaker", "video", "student", "product",
}  # fmt: skip
MANY, PER_GROUP = 21, 20  # categories of text that may be names of what rows belong to; rows of each, at most
ALIKE = {"regression": 0.1, "other": 0.05}  # by how much a group's other rows tell of one: R² and accuracy
SIGMAS = 3.0  # standard deviations of an accuracy that chance is allowed
TREND = 0.3  # of a rank correlation of the target with time, or with the row before
GIVEN_AWAY = 0.999  # accuracy, or R², by one column alone
RARE = 0.011  # where the other classes are fewer, saying the most frequent one is nearly that good
THERE = 0.9  # of a column's rows have to have a value, for it to tell
MOST_CLASSES, LEAST_LEAF = 20, 5  # of a tree by one column; rows of its leaves
MOST_NAMES = 10  # rows of each category on average, as those of fewer tell by heart
LEAST_GROUPS = 5
SAMPLE = 20_000  # rows that are looked at


def doubts(data: Data) -> list[str]:
    """Say why scores on this data may not hold for new data, and what to do about it.

    Parameters
    ----------
    data : Data
        As it will be learned from.

    Returns
    -------
    list of str
        A sentence each, without its end; empty where nothing was seen.
    """
    rows = np.arange(len(data.target))
    if len(rows) > SAMPLE:
        rows = np.sort(np.random.default_rng(0).choice(rows, SAMPLE, replace=False))
    table, y = data.features.iloc[rows].reset_index(drop=True), data.target[rows]
    found = [_given_away(table, data.kinds, y, data.task)]
    if data.cut.kind == "test":
        found.append(_copies(data.features, data.target, data.cut.codes))
    if data.cut.kind == "shuffled":
        found += [
            _copies(data.features, data.target, None),
            _together(data.features, data.kinds, data.target, data.task),
            _in_time(table, data.kinds, y, data.task),
        ]
    return [doubt for doubt in found if doubt]


def _copies(table: pd.DataFrame, y: Array, is_test: Array | None) -> str:
    """Rows that occur several times, more often than values of their columns would meet by chance.

    Of a test part of its own its rows count, where they are among those learned from.
    """
    whole = table.drop(columns=[name for name in table if _numbers_rows(table[name])]).assign(**{"\0target": y})
    rng = np.random.default_rng(0)
    mixed = pd.DataFrame({name: rng.permutation(whole[name].to_numpy()) for name in whole})
    again, by_chance = (_again(rows, is_test) for rows in (whole, mixed))
    if again.mean() < COPIES or again.mean() < 2 * by_chance.mean():
        return ""
    if is_test is not None:
        count = f"{int(again.sum())} of {len(again)} rows of the test part"
        return f"{count} are among those learned from: leave them out of one"
    return (
        f"{int(again.sum())} of {len(whole)} rows occur several times, so that copies of what is learned from are"
        " in the test part: leave copies out, or name what they belong to (--groups COLUMN)"
    )


def _numbers_rows(column: pd.Series) -> bool:
    """Whether a column is of whole numbers that all differ, as a row's number is."""
    if column.dtype.kind != "f" or column.isna().any():
        return False
    return bool((column % 1 == 0).all()) and column.nunique() == len(column)


def _again(table: pd.DataFrame, is_test: Array | None) -> Array:
    """Which rows occur again; of a test part, which of its rows are among the others."""
    rows = pd.util.hash_pandas_object(table, index=False).to_numpy()
    if is_test is None:
        repeated: Array = pd.Series(rows).duplicated(keep=False).to_numpy()
        return repeated
    test = is_test.astype(bool)
    return np.isin(rows[test], rows[~test])


def _together(table: pd.DataFrame, kinds: dict[str, str], y: Array, task: str) -> str:
    """A column of names or numbers that recur, of which each one's rows are alike in the target."""
    for name, kind in kinds.items():
        column = table[name]
        count = column.nunique()
        is_id = _is_id(name) and (kind == "text" or bool((column.dropna() % 1 == 0).all()))
        is_fine = kind == "text" and count >= max(MANY, len(column) / PER_GROUP)
        if not (is_id or is_fine) or not LEAST_GROUPS <= count <= len(column) / 2:
            continue
        tells, by = _others_tell(column, y, task)
        if tells >= by:
            measure = "R²" if task == "regression" else "accuracy above the most frequent class"
            return (
                f"rows of one {name!r} are alike (the others of its rows tell the target with {measure} {tells:.2f}),"
                f" so that scores are too high for new ones: --groups {name}"
            )
    return ""


def _is_id(name: str) -> bool:
    """Whether a column's name ends in what says that it names things: patient_id, PatientID, userid, patient."""
    words = [w for w in re.split(r"[\W_]+", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()) if w]
    last = words[-1] if words else ""
    return last in IDS | OWNERS or (last.endswith("id") and last[:-2] in OWNERS)


def _others_tell(column: pd.Series, y: Array, task: str) -> tuple[float, float]:
    """How well a row's target is told by the other rows of its group, and how well is too well."""
    codes = pd.factorize(column.astype(object).where(column.notna(), "\0missing"))[0]
    counts = np.bincount(codes)
    several = counts[codes] > 1
    if task == "regression":
        others = (np.bincount(codes, y)[codes] - y)[several] / (counts[codes][several] - 1)
        left, total = y[several] - others, y[several] - y[several].mean()
        return (1 - float(left @ left) / float(total @ total) if total @ total else 0.0), ALIKE["regression"]
    classes = y.astype(np.intp)
    table = np.zeros((len(counts), classes.max() + 1))
    np.add.at(table, (codes, classes), 1)
    others = table[codes]
    others[np.arange(len(y)), classes] -= 1
    said = others[several].argmax(axis=1)
    most = np.bincount(classes).max() / len(classes)
    chance = SIGMAS * float(np.sqrt(most * (1 - most) / max(several.sum(), 1)))
    return float(np.mean(said == classes[several])) - float(most), max(ALIKE["other"], chance)


def _in_time(table: pd.DataFrame, kinds: dict[str, str], y: Array, task: str) -> str:
    """A column of dates along which the target drifts, or resembles that of the row before."""
    for name in (name for name, kind in kinds.items() if kind == "date"):
        there = table[name].notna().to_numpy()
        when, what = table[name].to_numpy(float)[there], y[there]
        if len(np.unique(when)) < MANY:
            continue
        ordered = what[np.argsort(when, kind="stable")]
        each = [ordered] if task != "multiclass" else [ordered == c for c in np.unique(ordered)]
        drift = max(abs(_rank(np.arange(len(one)), one)) for one in each)
        next_ = max(_rank(one[:-1], one[1:]) for one in each)
        if max(drift, next_) >= TREND:
            how = f"resembles that of the row before ({next_:.2f})"
            if drift >= next_:
                how = f"follows it (rank correlation {drift:.2f})"
            return (
                f"ordered by {name!r} the target {how}, and rows of the future are learned from:"
                f" if it is to be predicted ahead, --time {name}"
            )
    return ""


def _rank(a: Array, b: Array) -> float:
    """Spearman's rank correlation, 0 where one does not vary."""
    if len(a) < 3 or np.ptp(np.asarray(a, float)) == 0 or np.ptp(np.asarray(b, float)) == 0:
        return 0.0
    return float(stats.spearmanr(a, b).statistic)


def _given_away(table: pd.DataFrame, kinds: dict[str, str], y: Array, task: str) -> str:
    """A column by which alone the target is told all but exactly."""
    most = 0.0 if task == "regression" else float(np.bincount(y.astype(np.intp)).max()) / len(y)
    if most > 1 - RARE:
        return ""
    for name, kind in kinds.items():
        column = table[name]
        if kind != "text":
            there = column.notna().to_numpy()
            told = _told(column.to_numpy(float)[there], y[there], task) if there.mean() > THERE else 0.0
        else:
            told = _by_category(column, y, task)
        if told >= GIVEN_AWAY:
            measure = "R²" if task == "regression" else "accuracy"
            return (
                f"column {name!r} gives the target away (it tells it alone, with {measure} {told:.3f}):"
                f" leave it out unless it is known beforehand (--drop {name})"
            )
    return ""


def _told(x: Array, y: Array, task: str) -> float:
    if np.ptp(x) == 0:
        return 0.0
    if task == "regression":
        linear = float(np.corrcoef(x, y)[0, 1]) if np.ptp(y) else 0.0
        return max(linear**2, _rank(x, y) ** 2)
    classes = len(np.unique(y))
    if classes > MOST_CLASSES:
        return 0.0
    tree = DecisionTreeClassifier(max_leaf_nodes=2 * classes, min_samples_leaf=LEAST_LEAF, random_state=0)
    half = np.random.default_rng(0).permutation(len(x)) % 2 == 0  # learned from one half, tried on the other
    tree.fit(x[half, None], y[half])
    return float(np.mean(tree.predict(x[~half, None]) == y[~half]))


def _by_category(column: pd.Series, y: Array, task: str) -> float:
    """Tell how well a column of text tells the target, each category by its other rows."""
    if column.nunique() > len(column) / MOST_NAMES:
        return 0.0
    tells, _ = _others_tell(column, y, task)
    return tells if task == "regression" else tells + float(np.bincount(y.astype(np.intp)).max()) / len(y)
