"""Baselines scored beside the networks on the same parts of the data: gradient-boosted trees, and a constant."""

from __future__ import annotations

from itertools import islice

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.metrics import r2_score
from threadpoolctl import threadpool_limits

from actfn.choose.data import Data, Parts, split_rows
from actfn.choose.trial import Outcome

NAME = "gradient-boosted trees"
CONSTANTS = {"regression": "mean", "binary": "most frequent class", "multiclass": "most frequent class"}


def train(parts: Parts, task: str, seed: int) -> Outcome:
    """scikit-learn's defaults, at most 200 rounds; those up to the least validation loss are kept, as of networks."""
    make = HistGradientBoostingRegressor if task == "regression" else HistGradientBoostingClassifier
    model = make(max_iter=200, early_stopping=True, n_iter_no_change=10, random_state=seed)
    (x, y), (x_validation, y_validation), (x_test, y_test) = parts.train, parts.validation, parts.test
    if task != "regression":  # by time or groups a class may be met later alone, of which trees know nothing
        known = np.isin(y_validation, np.unique(y))
        x_validation, y_validation = (x_validation[known], y_validation[known]) if known.any() else (x, y)
    with threadpool_limits(1):  # other trials run beside this one
        model.fit(x, y, X_val=x_validation, y_val=y_validation)
        best = max(int(np.argmax(model.validation_score_)), 1)  # the first is of no round at all
        predicted = next(islice(model.staged_predict(x_test), best - 1, None))
    if task != "regression":
        score = float(np.mean(predicted == y_test))
    else:
        score = float(r2_score(y_test, predicted)) if np.ptp(y_test) else 0.0
    return Outcome(score, best, "early" if model.n_iter_ < 200 else "last epoch", [], [], [], [], 0.0)


def constant(data: Data, seed: int, fold: int, folds: int) -> float:
    """The score on the test part of always saying the training part's mean, or its most frequent class."""
    train, _, test = (data.target[rows] for rows in split_rows(data, seed, fold, folds))
    if data.task != "regression":
        return float(np.mean(test == np.bincount(train.astype(np.intp)).argmax()))
    return float(r2_score(test, np.full(len(test), train.mean()))) if np.ptp(test) else 0.0
