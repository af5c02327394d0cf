"""What makes scores unbelievable is told in the verdict's place, and what only looks like it is not."""

from __future__ import annotations

import argparse
import itertools
from typing import Any

import numpy as np
import pandas as pd
import pytest

pytest.importorskip("sklearn", reason="needs the lab extra")
stats = pytest.importorskip("scipy.stats", reason="needs the lab extra")

from actfn.choose import choose
from actfn.choose.command import add_arguments
from actfn.choose.data import prepare
from actfn.choose.doubts import doubts
from actfn.choose.sources import NAMES, read
from actfn.choose.statistics import standard_error

RNG = np.random.default_rng
QUICK: dict[str, Any] = {
    "seeds": 1,
    "folds": 2,
    "epochs": 2,
    "rates": [0.01],
    "depths": [2],
    "baseline": False,
    "jobs": 1,
}


def plain(rows: int = 400) -> pd.DataFrame:
    """A quantity that four columns tell in part."""
    rng = RNG(0)
    made = pd.DataFrame(rng.normal(size=(rows, 4)), columns=list("abcd"))
    return made.assign(y=made["a"] + np.tanh(made["b"]) + rng.normal(0, 0.5, rows))


def said(table: pd.DataFrame, **by: Any) -> list[str]:
    return doubts(prepare(read(table, "y"), **by))


def patients(count: int = 50, each: int = 8) -> pd.DataFrame:
    """Each patient with a level of their own and a blood count that tells who it is, and nothing of the level."""
    rng = RNG(1)
    who = np.repeat(np.arange(count), each)
    level, blood = rng.normal(0, 1, count), rng.normal(0, 1, (count, 3))
    made = pd.DataFrame(blood[who] + rng.normal(0, 0.05, (len(who), 3)), columns=list("abc"))
    return made.assign(patient_id=who + 1000, y=level[who] + rng.normal(0, 0.3, len(who)))


def test_plain_tables_and_the_bundled_ones_leave_no_doubt() -> None:
    assert said(plain()) == []
    for name in NAMES:
        assert doubts(prepare(read(name, None))) == [], name


def test_copies_of_rows() -> None:
    eight = pd.concat([plain(80)] * 8, ignore_index=True)
    (doubt,) = said(eight)
    assert doubt.startswith("640 of 640 rows occur several times")
    assert "--groups" in doubt
    # of a test file those count that were learned from, not copies among what is learned from
    source = read(eight, "y")
    assert doubts(prepare(source.with_tests(read(plain(60).assign(y=lambda t: t["y"] + 1), "y")))) == []
    (doubt,) = doubts(prepare(source.with_tests(read(plain(80).head(40), "y"))))
    assert doubt.startswith("40 of 40 rows of the test part are among those learned from")
    few = pd.concat([plain(400), plain(400).head(5)], ignore_index=True)
    assert said(few) == []  # ten rows of 405
    rng = RNG(2)
    coarse = pd.DataFrame(rng.integers(0, 3, (400, 3)), columns=list("abc")).astype(str)
    coarse["y"] = rng.integers(0, 2, 400)
    assert said(coarse) == []  # of three columns of three values copies are no wonder


def test_what_chance_does_is_no_doubt() -> None:
    """Honest tables of few values, of noise, and of columns whose names only look like those of ids."""
    rng = RNG(7)
    age = rng.integers(18, 80, 600)
    assert said(pd.DataFrame({"age": age, "y": (age > 40) ^ (rng.random(600) < 0.2)})) == []
    for rows, seed in itertools.product((60, 200), range(10)):
        rng = RNG(seed)
        noise = pd.DataFrame(rng.normal(size=(rows, 3)), columns=list("abc")).assign(
            patient=rng.integers(0, rows // 4, rows), y=rng.integers(0, 2, rows)
        )
        assert said(noise) == []
    for name in ("user_age", "group_size", "session length"):
        level = rng.integers(0, 40, 400)
        assert said(plain().assign(**{name: level, "y": level + rng.normal(0, 5, 400)})) == []


def test_ids_by_other_names_and_copies_with_their_row_number() -> None:
    for name in ("PatientID", "userid", "customerId", "speaker"):
        assert said(patients().rename(columns={"patient_id": name}))[0].startswith(f"rows of one '{name}' are alike")
    eight = pd.concat([plain(80)] * 8, ignore_index=True).reset_index(names="number")
    assert "occur several times" in " ".join(said(eight))


def test_a_leak_in_rows_of_alternating_classes() -> None:
    y = np.arange(400) % 2
    (doubt,) = said(plain().assign(y=y, leak=y + RNG(8).normal(0, 0.05, 400)))
    assert "column 'leak' gives the target away" in doubt


def test_classes_that_are_met_later_alone_end_in_a_verdict() -> None:
    day = np.arange(240)
    late = plain(240).assign(day=day, y=np.where(day < 100, "a", np.where(day % 2, "b", "c")))
    late.loc[day < 20, "y"] = "b"
    made = choose(late, "y", functions=["relu", "elu"], time="day", **QUICK | {"baseline": True, "folds": 3})
    assert made.record["baseline"] is not None


def test_rows_of_one_patient() -> None:
    (doubt,) = said(patients())
    assert doubt.startswith("rows of one 'patient_id' are alike")
    assert doubt.endswith("--groups patient_id")
    assert said(patients(), groups="patient_id") == []
    rng = RNG(3)
    other = plain().assign(patient_id=rng.integers(0, 50, 400))  # whose rows have nothing in common
    assert said(other) == []
    named = (
        patients()
        .assign(patient_id=lambda t: "case " + t["patient_id"].astype(str))
        .rename(columns={"patient_id": "who"})
    )
    assert said(named)[0].startswith("rows of one 'who' are alike")  # text of many values, without a telling name


def test_by_groups_the_score_is_that_of_new_patients() -> None:
    """What the remark is for: at random the blood tells who it is, and who it is tells the level."""
    table = patients(60, 12)
    at_random = choose(table.drop(columns="patient_id"), "y", functions=["relu"], **QUICK | {"epochs": 60, "folds": 5})
    by_patient = choose(table, "y", functions=["relu"], groups="patient_id", **QUICK | {"epochs": 60, "folds": 5})
    assert at_random.ranking[0]["mean"] > 0.5
    assert by_patient.ranking[0]["mean"] < 0.2
    assert by_patient.record["data"]["cut"] == {"kind": "groups", "column": "patient_id"}
    assert "--groups patient_id" not in by_patient.verdict


def test_time() -> None:
    rng = RNG(4)
    day = pd.Timestamp("2020-01-01") + pd.to_timedelta(np.arange(400), unit="D")
    walk = plain().assign(day=day, y=np.cumsum(rng.normal(size=400)))
    shuffled = walk.sample(frac=1, random_state=0)
    for given in (walk, shuffled):
        (doubt,) = said(given)
        assert "ordered by 'day' the target" in doubt
        assert doubt.endswith("--time day")
    assert said(walk, time="day") == []
    assert said(plain().assign(day=day)) == []


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("a copy", lambda y: y),
        ("in other units", lambda y: 2.54 * y + 3),
        ("its logarithm", lambda y: np.log(y - y.min() + 1)),
    ],
)
def test_a_column_that_is_the_target(name: str, column: Any) -> None:
    (doubt,) = said(plain().assign(leak=lambda t: column(t["y"])))
    assert doubt.startswith("column 'leak' gives the target away (it tells it alone, with R² 1.000)")
    noisy = plain().assign(leak=lambda t: t["y"] + RNG(5).normal(0, 0.2, 400))
    assert said(noisy) == []  # a good predictor, and no more


def test_a_class_under_another_name() -> None:
    table = plain().assign(y=lambda t: np.where(t["y"] > 0.5, "alive", "dead"))
    (doubt,) = said(table.assign(outcome=lambda t: np.where(t["y"] == "dead", "buried", "sent home")))
    assert doubt.startswith("column 'outcome' gives the target away (it tells it alone, with accuracy 1.000)")
    (doubt,) = said(table.assign(score=lambda t: np.where(t["y"] == "dead", 3.0, 7.0) + RNG(6).normal(0, 0.1, 400)))
    assert "column 'score' gives" in doubt
    assert said(table) == []


def test_doubts_stand_in_the_verdicts_place_and_on_screen(tmp_path: Any) -> None:
    lines: list[str] = []
    table = plain(120).assign(leak=lambda t: t["y"])
    made = choose(
        table, "y", functions=["relu", "elu"], out=tmp_path, progress=lambda text, *_: lines.append(text), **QUICK
    )
    assert made.verdict.startswith("No verdict for new data: column 'leak' gives the target away")
    assert "By these scores it would be: " in made.verdict
    assert made.record["doubts"] == [line for line in lines if line.startswith("column 'leak'")]
    assert "No verdict for new data" in (tmp_path / "report.html").read_text()
    again = choose(table, "y", functions=["relu", "elu"], drop=["leak"], **QUICK)
    assert not again.verdict.startswith("No verdict for new data")


def test_the_command_that_is_recorded_can_be_run_again(tmp_path: Any) -> None:
    table, path = (
        plain(120).assign(part=lambda t: np.arange(len(t)) % 3, who=lambda t: np.arange(len(t)) % 20),
        tmp_path / "t.csv",
    )
    table.to_csv(path, index=False)
    options = {name: value for name, value in QUICK.items() if name != "folds"}
    for given in ({"fold_column": "part"}, {"groups": "who", "folds": 2}, {"test": path}):
        made = choose(path, "y", functions=["relu", "elu"], **options | given)
        command = made.record["command"].split()
        assert command[:2] == ["actfn", "choose"]
        parser = argparse.ArgumentParser()
        add_arguments(parser)
        again = vars(parser.parse_args(command[2:]))
        again = {
            name: value for name, value in again.items() if name in {*options, *given, "functions", "target", "data"}
        }
        assert choose(**again, jobs=1).record["data"]["parts"] == made.record["data"]["parts"]
    told = choose(table, "y", functions=["relu", "elu"], test=path, **options).record["command"]
    assert f"test='{path}'" in told  # in Python, as the data are an object


def test_one_test_part_for_all_cells_leaves_its_own_chance(tmp_path: Any) -> None:
    path = tmp_path / "test.csv"
    table = plain(300).assign(y=lambda t: np.where(t["y"] > 0, "yes", "no"))
    table.tail(100).to_csv(path, index=False)
    options = QUICK | {"functions": ["relu", "sigmoid"], "epochs": 4, "folds": 4}
    own = choose(table.head(200), "y", test=path, **options).record
    assert own["data"]["parts"] == {"train": 150, "validation": 50, "test": 100}
    (comparison,) = own["comparisons"]
    half = (comparison["high"] - comparison["low"]) / 2
    scores = {row["function"]: row["scores"] for row in own["groups"][0]["ranking"]}
    differences = np.subtract(scores[comparison["better"]], scores[comparison["worse"]]).tolist()
    allowed = [float(stats.t(3).isf(0.025) * standard_error(differences, overlap, 0.01)) for overlap in (1.0, 0.5)]
    assert half == pytest.approx(allowed[0])
    assert half > allowed[1]
