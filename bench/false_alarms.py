"""How often `actfn choose` finds a difference where there is none: networks trained for real, many times.

    python bench/false_alarms.py    1000 experiments, a minute; into results/false_alarms.json

In each experiment the rows are drawn anew: six features, independent and alike, and a class that follows from the sign
of their sum and noise. The same network is trained in every (seed, fold) on the first three features, on the last
three, and on all. The first two are equally good by symmetry; but in any one sample of rows one view is luckier, in
every fold at once, as folds share rows: to take cells for independent, as a plain t-test does, is to find differences
by chance. The third is better indeed. It is there to be found, and, once it is, Holm's method tests the other two at
the full level, where false alarms are the likeliest.
"""

from __future__ import annotations

import argparse
import datetime
import json
from importlib import metadata
from pathlib import Path
from typing import Any

import joblib
import numpy as np
import pandas as pd
from scipy import stats

from actfn import registry
from actfn.choose import statistics
from actfn.choose.data import Parts, prepare, sizes, split_rows
from actfn.choose.perceptron import Perceptron
from actfn.choose.sources import Source
from actfn.choose.trial import Settings, train

FOLDS, SEEDS, ROWS, FUNCTION, RATE = 5, 3, 300, registry["relu"], 0.03
SETTINGS = Settings(epochs=6, patience=6, width=8)
VIEWS = {"first": slice(0, 3), "last": slice(3, 6), "all": slice(0, 6)}
EQUALS = {"first", "last"}
Scores = dict[str, list[float]]


def scores(experiment: int) -> tuple[Scores, dict[str, Any]]:
    """Train an experiment's networks; return their scores by cell, and the overlap and resolution of the parts."""
    generator = np.random.default_rng(experiment)
    x = generator.standard_normal((ROWS, 6), np.float32)
    y = (x.sum(1) + generator.standard_normal(ROWS) > 0).astype(np.float32)
    data = prepare(Source("views", pd.DataFrame(x, columns=list("abcdef")).assign(y=y), "y", []), folds=FOLDS)
    found: Scores = {name: [] for name in VIEWS}
    for draws in ([seed, fold] for seed in range(SEEDS) for fold in range(FOLDS)):
        rows = split_rows(data, *draws, FOLDS)
        for name, view in VIEWS.items():
            seen = np.ascontiguousarray(x[:, view])
            made = Perceptron(
                FUNCTION,
                seen.shape[1],
                1,
                width=SETTINGS.width,
                depth=1,
                task=data.task,
                draws=np.random.default_rng([*draws, 0]),
            )
            parts = Parts(*((seen[part], y[part]) for part in rows))
            outcome = train(made, FUNCTION, parts, task=data.task, settings=SETTINGS, learning_rate=RATE, draws=draws)
            found[name].append(outcome.score)
    size = sizes(data, FOLDS)
    law = {"overlap": size["test"] / (size["train"] + size["validation"]), "resolution": 1 / size["test"]}
    return found, law


def alarms(found: Scores, law: dict[str, Any]) -> dict[str, bool]:
    """Whether a difference is found: between equals, by `choose` and by a t-test, and where there is one."""
    ours = {c for c in statistics.compare({"": found}, rope=0.01, **law) if c.detectable}
    return {
        "actfn choose": any({c.better, c.worse} == EQUALS for c in ours),
        "plain t-test": bool(stats.ttest_rel(found["first"], found["last"]).pvalue < statistics.LEVEL),
        "real difference": {c.worse for c in ours if c.better == "all"} == EQUALS,
    }


def rate(count: int, of: int) -> dict[str, float]:
    """A share of experiments with its exact 95 % confidence interval (Clopper and Pearson)."""
    interval = stats.binomtest(count, of).proportion_ci()
    return {"count": count, "rate": count / of, "low": float(interval.low), "high": float(interval.high)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--experiments", type=int, default=1000)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "results" / "false_alarms.json")
    given = parser.parse_args()
    with joblib.parallel_config(backend="loky", inner_max_num_threads=1):
        made = joblib.Parallel(n_jobs=-1)(joblib.delayed(scores)(i) for i in range(given.experiments))
    found = [alarms(*one) for one in made]
    rates = {name: rate(sum(one[name] for one in found), len(found)) for name in found[0]}
    for name, r in rates.items():
        print(f"{name}: {r['count']} of {len(found)}, {r['rate']:.1%} ({r['low']:.1%} to {r['high']:.1%})")
    result = {
        "experiments": len(found),
        "level": statistics.LEVEL,
        "found": rates,
        "date": datetime.date.today().isoformat(),
        "versions": {name: metadata.version(name) for name in ("actfn", "numpy", "scipy", "scikit-learn", "pandas")},
    }
    given.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
