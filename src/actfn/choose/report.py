"""The record of an experiment: all that was found, from which everything shown is made."""

from __future__ import annotations

import dataclasses
import hashlib
import math
import platform
import shlex
from collections.abc import Mapping, Sequence
from importlib import metadata
from typing import Any

import numpy as np
import pandas as pd

from actfn import Activation
from actfn.choose import statistics
from actfn.choose.data import TEST, VALIDATION, Data
from actfn.choose.experiment import Run, Settings

SCHEMA = 1
Record = dict[str, Any]


def record(data: Data, functions: Mapping[str, Activation], settings: Settings, runs: Sequence[Run]) -> Record:
    """Everything that was found and everything needed to find it again, ready for JSON.

    Only seeds that every function completed are compared. Two equal experiments differ in `times` alone.
    """
    seeds = sorted(seed for seed in {run.seed for run in runs} if sum(r.seed == seed for r in runs) == len(functions))
    scores = {name: [run.score for run in runs if run.function == name and run.seed in seeds] for name in functions}
    rows = len(data.target)
    tested = math.ceil(TEST * rows)
    validated = math.ceil(VALIDATION * (rows - tested))
    learned = rows - tested - validated
    comparisons = statistics.compare(
        scores, overlap=tested / (rows - tested), resolution=0.0 if data.task == "regression" else 1 / tested
    )
    return {
        "schema": SCHEMA,
        "verdict": statistics.verdict(scores, comparisons, data.metric),
        "metric": data.metric,
        "ranking": [_summary(name, runs, seeds) for name in statistics.ranking(scores)],
        "comparisons": [dataclasses.asdict(comparison) for comparison in comparisons],
        "level": statistics.LEVEL,
        "complete_seeds": seeds,
        "data": {
            "name": data.name,
            "rows": rows,
            "parts": {"train": learned, "validation": validated, "test": tested},
            "columns": {name: "number" if c.dtype.kind == "f" else "text" for name, c in data.features.items()},
            "target": data.target_name,
            "task": data.task,
            "target_summary": _target_summary(data),
            "notes": data.notes,
            "sha256": _digest(data),
        },
        "functions": {name: {"name": a.name, "parameters": dict(a.parameters)} for name, a in functions.items()},
        "settings": dataclasses.asdict(settings) | {"epochs": settings.epochs_for(learned)},
        "runs": [{k: v for k, v in dataclasses.asdict(run).items() if k != "seconds"} for run in runs],
        "versions": {"python": platform.python_version()}
        | {name: _version(name) for name in ("actfn", "numpy", "torch", "scikit-learn", "scipy", "pandas")},
        "machine": platform.machine(),
        "times": {"seconds": [round(run.seconds, 3) for run in runs]},
    }


def _summary(name: str, runs: Sequence[Run], seeds: Sequence[int]) -> Record:
    mine = [run for run in runs if run.function == name and run.seed in seeds]
    scores = [run.score for run in mine]
    return {
        "function": name,
        "mean": float(np.mean(scores)),
        "spread": float(np.std(scores, ddof=1)) if len(scores) > 1 else None,
        "scores": scores,
        "best_epoch": float(np.median([run.best_epoch for run in mine])),
        "stopped_by_end": sum(not run.diverged and run.best_epoch == len(run.train_loss) for run in mine),
        "diverged": sum(run.diverged for run in mine),
    }


def _target_summary(data: Data) -> Record:
    if data.task == "regression":
        low, middle, high = np.quantile(data.target, [0, 0.5, 1])
        return {"least": float(low), "median": float(middle), "greatest": float(high)}
    return {name: int(np.sum(data.target == code)) for code, name in enumerate(data.classes)}


def _digest(data: Data) -> str:
    """Of what was learned from, after preparation: tells whether two reports are about the same rows."""
    hashed = pd.util.hash_pandas_object(data.features.assign(**{"": data.target}), index=False)
    return hashlib.sha256(hashed.to_numpy().tobytes()).hexdigest()


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def description(data: Data) -> list[str]:
    """What is learned from, in lines: sizes, the task as it was understood, what was left out."""
    tasks = {"binary": "two classes", "multiclass": f"{len(data.classes)} classes", "regression": "regression"}
    size = f"{len(data.target)} rows, {len(data.features.columns)} columns"
    task = f"{data.target_name!r} is taken as {tasks[data.task]}, score: {data.metric}"
    return [f"{data.name}: {size}; {task}", *data.notes]


def command(data: Any, target: str | None, content: Record) -> str:
    """What to type to repeat it: a command, or Python where the data or a function has no name to type."""
    seeds, epochs, task = content["settings"]["seeds"], content["settings"]["epochs"], content["data"]["task"]
    names = list(content["functions"])
    if isinstance(data, pd.DataFrame) or any("(" in name for name in names):
        given = "data" if isinstance(data, pd.DataFrame) else repr(str(data))
        functions = ", ".join(f"actfn.get({name!r})" if "(" not in name else _call(name) for name in names)
        return f"choose({given}, {target!r}, functions=[{functions}], {seeds=}, {epochs=}, {task=})"
    column = ["--target", target] if target else []
    options = ["--functions", *names, "--seeds", str(seeds), "--epochs", str(epochs), "--task", task]
    return shlex.join(["actfn", "choose", str(data), *column, *options])


def _call(label: str) -> str:
    name, _, parameters = label.partition("(")
    return f"actfn.{name}.with_defaults({parameters}"
