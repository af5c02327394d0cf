"""Rows in parts: groups stay together, time goes forward, a test file is the test; what cannot be cut is told."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

pytest.importorskip("sklearn", reason="needs the lab extra")

from actfn.choose.data import prepare, split_rows
from actfn.choose.sources import read
from actfn.errors import DataError


def table(rows: int = 300, seed: int = 0) -> pd.DataFrame:
    """Numbers with a patient, a day and a fold in each row; the days are not in order."""
    rng = np.random.default_rng(seed)
    made = pd.DataFrame(rng.normal(size=(rows, 3)), columns=list("abc"))
    made["patient"] = [f"p{n}" for n in rng.integers(0, 25, rows)]
    made["day"] = pd.to_datetime("2024-01-01") + pd.to_timedelta(rng.integers(0, 60, rows), unit="D")
    made["part"] = rng.integers(0, 3, rows)
    made["y"] = np.where(rng.random(rows) < 0.3, "yes", "no")
    return made


@pytest.mark.parametrize("task", ["binary", "regression"])
def test_rows_of_a_group_are_in_one_part_and_all_rows_are_somewhere(task: str) -> None:
    given = table()
    given["y"] = given["y"] if task == "binary" else given["a"] * 2 + given["b"]
    data = prepare(read(given, "y"), groups="patient")
    assert "patient" not in data.features
    tests = []
    for seed in range(2):
        for fold in range(5):
            train, validation, test = split_rows(data, seed, fold, 5)
            people = [set(given["patient"].iloc[rows]) for rows in (train, validation, test)]
            assert not people[0] & people[1]
            assert not (people[0] | people[1]) & people[2]
            assert len(np.unique(np.concatenate([train, validation, test]))) == len(given)
            assert 0.1 < len(validation) / (len(train) + len(validation)) < 0.35
            tests.append(test)
    assert sorted(np.concatenate(tests[:5]).tolist()) == list(range(len(given)))  # each is once in a test part
    assert any(not np.array_equal(a, b) for a, b in zip(tests[:5], tests[5:], strict=True))  # another seed, other folds
    plain = prepare(read(given, "y"))  # the negative control: at random they are torn apart
    train, _, test = split_rows(plain, 0, 0, 5)
    assert set(given["patient"].iloc[train]) & set(given["patient"].iloc[test])


@pytest.mark.parametrize("column", ["day", "when"])
def test_what_is_learned_from_lies_before_the_test(column: str) -> None:
    given = table().assign(when=lambda t: (t["day"] - t["day"].min()).dt.days)
    data = prepare(read(given, "y"), time=column)
    ends = []
    for fold in range(5):
        train, validation, test = split_rows(data, 3, fold, 5)
        when = given[column]
        assert when.iloc[train].max() < when.iloc[validation].min()
        assert when.iloc[validation].max() < when.iloc[test].min()
        ends.append(when.iloc[test].max())
        assert [part.tolist() for part in split_rows(data, 0, fold, 5)] == [
            p.tolist() for p in (train, validation, test)
        ]
    assert ends == sorted(ends)
    assert ends[-1] == given[column].max()
    assert column not in data.features


def test_a_test_file_is_the_test_part_and_nothing_else(tmp_path: Any) -> None:
    given, other = table(), table(80, seed=1)
    other.to_csv(tmp_path / "other.csv", index=False)
    source = read(given, "y").with_tests(read(tmp_path / "other.csv", "y"))
    data = prepare(source)
    assert "80 rows of other are the test part" in data.notes
    validations = []
    for fold in range(5):
        train, validation, test = split_rows(data, 0, fold, 5)
        assert test.tolist() == list(range(300, 380))
        assert sorted([*train, *validation]) == list(range(300))
        validations.append(validation)
    assert sorted(np.concatenate(validations).tolist()) == list(range(300))
    with pytest.raises(DataError, match="other, for the test part, has no column 'a', which data has"):
        read(given, "y").with_tests(read(tmp_path / "other.csv", "y", drop=["a"]))


def test_a_column_says_the_folds() -> None:
    given = table()
    ten = prepare(read(given.assign(part=np.arange(len(given)) % 11), "y"), None, 11, fold_column="part")
    assert (split_rows(ten, 0, 10, 11)[2] % 11 == 10).all()  # by their numbers, not their digits
    data = prepare(read(given, "y"), None, 3, fold_column="part")
    for fold in range(3):
        train, validation, test = split_rows(data, 0, fold, 3)
        assert (given["part"].iloc[test] == fold).all()
        assert not (given["part"].iloc[[*train, *validation]] == fold).any()


@pytest.mark.parametrize(
    ("change", "by", "message"),
    [
        ({"patient": "one"}, {"groups": "patient"}, "'patient' has 1 groups, at least 6 are needed for 5 folds"),
        ({"day": 3}, {"time": "day"}, "'day' has 1 times, at least 6 are needed for 5 folds"),
        ({"day": "last week"}, {"time": "day"}, "'day' holds text, --time needs dates or numbers"),
        ({"day": "31/12/2024"}, {"time": "day"}, "needs dates or numbers; it looks like dates .* as 2020-12-31"),
        ({"patient": [None] * 300}, {"groups": "patient"}, "'patient' is empty in 300 rows, --groups needs it in all"),
        ({}, {"groups": "patient", "time": "day"}, "--groups and --time say differently how rows are cut"),
        ({"y": [*["no"] * 250, *["yes"] * 50], "day": range(300)}, {"time": "day"}, "has one value of the target"),
    ],
)  # fmt: skip
def test_what_cannot_be_cut_is_told(change: dict[str, Any], by: dict[str, str], message: str) -> None:
    with pytest.raises(DataError, match=message):
        prepare(read(table().assign(**change), "y"), **by)
