"""The trees and the constant that stand beside the networks."""

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="needs the lab extra")

import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor

from actfn.choose import baseline, choose
from actfn.choose.data import Data, Parts, split_rows


def parts(task, noise, rows=400):
    generator = np.random.default_rng(0)
    x = generator.standard_normal((3 * rows, 4)).astype(np.float32)
    y = x[:, 0] * x[:, 1] + noise * generator.standard_normal(3 * rows).astype(np.float32)
    y = y if task == "regression" else (y > 0).astype(np.float32)
    return Parts(*(list(zip(np.split(x, 3), np.split(y, 3), strict=True))))


@pytest.mark.parametrize("noise", [0.0, 1.0])
@pytest.mark.parametrize("task", ["binary", "regression"])
def test_the_rounds_after_the_least_validation_loss_do_not_count(task, noise):
    made = parts(task, noise)
    (x, y), (x_validation, y_validation), (x_test, y_test) = vars(made).values()
    kind = HistGradientBoostingRegressor if task == "regression" else HistGradientBoostingClassifier
    model = kind(max_iter=200, early_stopping=True, random_state=0).fit(x, y, X_val=x_validation, y_val=y_validation)
    outcome = baseline.train(made, task, 0)
    assert outcome.ended == ("early" if model.n_iter_ < 200 else "last epoch")
    assert outcome.best_epoch == np.argmax(model.validation_score_)
    again = kind(max_iter=outcome.best_epoch, early_stopping=False, random_state=0).fit(x, y)
    assert outcome.score == pytest.approx(again.score(x_test, y_test))
    if noise:  # where there was something to leave out
        assert outcome.best_epoch == model.n_iter_ - 10
        assert outcome.score != model.score(x_test, y_test)


def test_where_no_round_helps_the_first_stands_and_a_constant_test_part_scores_zero():
    made = parts("regression", 1.0)
    (x, y), validation, (x_test, _) = vars(made).values()
    outcome = baseline.train(
        Parts((x, np.random.default_rng(1).permutation(y)), validation, made.test), "regression", 0
    )
    assert outcome.best_epoch >= 1
    assert baseline.train(Parts((x, y), validation, (x_test, np.ones_like(y))), "regression", 0).score == 0


def of_target(target, task):
    return Data("table", None, np.asarray(target, dtype=np.float64 if task == "regression" else np.intp), "y", task)


def test_the_constant_is_of_the_training_part_and_scored_on_the_test_part():
    classes = of_target([0] * 30 + [1] * 50 + [2] * 20, "multiclass")
    assert [baseline.constant(classes, 0, fold, 5) for fold in range(5)] == [0.5] * 5  # folds keep proportions
    rising = of_target(np.arange(100.0) ** 2, "regression")
    train, _, test = (rising.target[rows] for rows in split_rows(rising, 1, 2, 5))
    expected = 1 - np.mean((test - train.mean()) ** 2) / np.var(test)
    assert baseline.constant(rising, 1, 2, 5) == pytest.approx(expected)
    assert expected < 0  # the test part's own mean would score 0
    one_odd = of_target([1.0] * 99 + [2.0], "regression")
    assert sorted(baseline.constant(one_odd, 0, fold, 5) == 0 for fold in range(5)) == [False, True, True, True, True]


@pytest.mark.parametrize("learnable", [False, True])
def test_where_nothing_was_learned_the_verdict_says_so(learnable):
    generator = np.random.default_rng(0)
    a, noise = generator.standard_normal((2, 80))
    table = pd.DataFrame({"a": a, "y": a if learnable else noise})
    given = {"depths": [1], "rates": [0.01], "folds": 3, "seeds": 1, "epochs": 20, "jobs": 1, "baseline": False}
    record = choose(table, "y", functions=["relu", "tanh"], **given).record
    assert record["constant"]["name"] == "mean"
    assert len(record["constant"]["scores"]) == 3
    said = f"; no network is clearly better than the mean ({record['constant']['mean']:.3f}): none has learned much"
    assert (said in record["verdict"]) == (not learnable)
