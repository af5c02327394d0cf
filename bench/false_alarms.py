"""How often `actfn choose` finds a difference where there is none: networks trained for real, many times.

    python bench/false_alarms.py    200 experiments; some minutes

Each experiment takes a fresh sample of rows from digits and trains, in every (seed, fold), relu under two names whose
initial weights and batches are drawn apart: so their scores differ by chance alone, while rows are shared between folds
as in any cross-validation. A third network, tanh, is there so that the correction for several comparisons has something
to do. The false alarms of an uncorrected t-test over the same scores stand beside as a control.
"""

from __future__ import annotations

import argparse
from typing import Any

import joblib
import numpy as np
from scipy import stats

from actfn import registry
from actfn.choose import statistics
from actfn.choose.data import prepare, sizes, split
from actfn.choose.perceptron import Perceptron
from actfn.choose.sources import Source, read
from actfn.choose.trial import Settings, train

FOLDS, SEEDS, ROWS = 5, 3, 300
NAMES = {"relu": ("relu", 0), "relu again": ("relu", 1), "tanh": ("tanh", 2)}  # function, and which draws


def scores(experiment: int) -> tuple[dict[str, list[float]], dict[str, Any]]:
    """One experiment's scores in every cell, and what the statistics need to know of the parts."""
    table = read("digits", None).table.sample(ROWS, random_state=experiment)
    data = prepare(Source("digits", table, "target", []), folds=FOLDS)
    found: dict[str, list[float]] = {name: [] for name in NAMES}
    settings = Settings(epochs=15, patience=15, width=32)
    for seed in range(SEEDS):
        for fold in range(FOLDS):
            parts = split(data, seed, fold, FOLDS)
            for name, (function, draws) in NAMES.items():
                mine = [seed, fold, draws, experiment]
                made = Perceptron(
                    registry[function],
                    parts.train[0].shape[1],
                    len(data.classes),
                    width=settings.width,
                    depth=2,
                    task=data.task,
                    draws=np.random.default_rng([*mine, 0]),
                )
                outcome = train(
                    made,
                    registry[function],
                    parts,
                    task=data.task,
                    settings=settings,
                    learning_rate=0.003,
                    draws=mine,
                )
                found[name].append(outcome.score)
    rows = sizes(data, FOLDS)
    law = {"overlap": rows["test"] / (rows["train"] + rows["validation"]), "resolution": 1 / rows["test"]}
    return found, law


def alarms(found: dict[str, list[float]], law: dict[str, Any]) -> tuple[bool, bool]:
    """Whether relu is found to differ from itself: by our comparison, and by a plain t-test over the cells."""
    pair = {"relu", "relu again"}
    ours = statistics.compare({"": found}, rope=0.01, **law)
    plain = stats.ttest_rel(found["relu"], found["relu again"]).pvalue < statistics.LEVEL
    return any(c.detectable for c in ours if {c.better, c.worse} == pair), bool(plain)


def rate(count: int, of: int) -> str:
    """With its 95 % interval (Clopper and Pearson)."""
    interval = stats.binomtest(count, of).proportion_ci()
    return f"{count} of {of}: {count / of:.3f} ({interval.low:.3f} to {interval.high:.3f})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--experiments", type=int, default=200)
    given = parser.parse_args()
    made = joblib.Parallel(n_jobs=-1)(joblib.delayed(scores)(i) for i in range(given.experiments))
    found = np.array([alarms(*one) for one in made])
    print("false alarms, actfn choose:", rate(int(found[:, 0].sum()), len(found)))
    print("false alarms, plain t-test:", rate(int(found[:, 1].sum()), len(found)))


if __name__ == "__main__":
    main()
