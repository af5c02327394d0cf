"""What stands beside the networks for honesty: gradient-boosted trees, on the same parts."""

from __future__ import annotations

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from threadpoolctl import threadpool_limits

from actfn.choose.data import Parts
from actfn.choose.trial import Outcome

NAME = "gradient-boosted trees"


def train(parts: Parts, task: str, seed: int) -> Outcome:
    """scikit-learn's defaults, at most 200 rounds, ended by the validation part as the networks are."""
    make = HistGradientBoostingRegressor if task == "regression" else HistGradientBoostingClassifier
    model = make(max_iter=200, early_stopping=True, n_iter_no_change=10, random_state=seed)
    (x, y), (x_validation, y_validation), (x_test, y_test) = parts.train, parts.validation, parts.test
    with threadpool_limits(1):  # other trials run beside this one
        model.fit(x, y, X_val=x_validation, y_val=y_validation)
        score = float(model.score(x_test, y_test)) if np.ptp(y_test) or task != "regression" else 0.0
    return Outcome(score, int(model.n_iter_), "early" if model.n_iter_ < 200 else "last epoch", [], [], [], [], 0.0)
