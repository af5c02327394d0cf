"""The record of an experiment: all that was found, from which all that is shown is made. See docs/choose.md."""

from __future__ import annotations

import dataclasses
import math
import platform
import shlex
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from actfn.activation.record import Activation
from actfn.choose import baseline, statistics
from actfn.choose.data import Data, sizes
from actfn.choose.experiment import Cell, Plan, Trial, chosen, label, versions
from actfn.choose.health import Layer
from actfn.choose.trial import Outcome
from actfn.names.table import by_exact_name

SCHEMA = 4
Record = dict[str, Any]
Outcomes = Mapping[Trial, Outcome]


def record(
    plan: Plan,
    data: Data,
    digest: str,
    outcomes: Outcomes,
    cells: Sequence[Cell],
    *,
    rope: float | None = None,
    failures: Mapping[str, str] | None = None,
    doubts: Sequence[str] = (),
) -> Record:
    """Everything that was found and everything needed to find it again, ready for JSON.

    Only `cells`, which every function completed, are compared. Two equal experiments differ in `times` alone.
    """
    parts = sizes(data, plan.folds)
    rope = statistics.ROPE[data.metric] if rope is None else rope
    kept = {
        (depth, name): [chosen(plan, outcomes, depth, name, cell) for cell in cells]
        for depth in plan.depths
        for name in plan.functions
    }
    scores = {
        label(depth): {name: [outcomes[t].score for t in kept[depth, name]] for name in plan.functions}
        for depth in plan.depths
    }
    law: dict[str, Any] = {
        # of one test part for all cells, no number of them makes its own chance less
        "overlap": 1.0 if data.cut.is_fixed else parts["test"] / (parts["train"] + parts["validation"]),
        "resolution": 0.0 if data.task == "regression" else 1 / parts["test"],
    }
    comparisons = statistics.compare(scores, rope=rope, **law)
    leading = label(max(plan.depths, key=lambda depth: _validated(plan, kept, outcomes, depth)))
    likely = {name: statistics.best_probability(group, **law) for name, group in scores.items()}
    trees = [outcomes[t] for s, f in cells if (t := Trial(baseline.NAME, None, None, f, s)) in outcomes]
    boosted = (baseline.NAME, [o.score for o in trees])
    constant = (baseline.CONSTANTS[data.task], [baseline.constant(data, *cell, plan.folds) for cell in cells])
    paired = boosted if len(trees) == len(cells) else None  # a run that was stopped may lack some
    return {
        "schema": SCHEMA,
        "verdict": _doubted(doubts)
        + statistics.verdict(
            scores,
            comparisons,
            chosen=leading,
            metric=data.metric,
            rope=rope,
            probability=likely[leading],
            remarks=[*_lost(plan, outcomes, cells), *statistics.beside(scores, constant, paired, rope=rope, **law)],
        ),
        "doubts": list(doubts),
        "metric": data.metric,
        "rope": rope,
        "level": statistics.LEVEL,
        "chosen": leading,
        "groups": [_group(plan, depth, kept, outcomes, likely[label(depth)]) for depth in plan.depths],
        "comparisons": [dataclasses.asdict(comparison) for comparison in comparisons],
        "baseline": _beside(*boosted) if trees else None,
        "constant": _beside(*constant),
        "cells": [{"seed": seed, "fold": fold} for seed, fold in cells],
        "cells_planned": plan.folds * plan.seeds,
        "data": {
            "name": data.name,
            "rows": len(data.target),
            "parts": parts,
            "cut": {"kind": data.cut.kind, "column": data.cut.column},
            "columns": data.kinds,
            "target": data.target_name,
            "task": data.task,
            "target_summary": _target_summary(data),
            "notes": data.notes,
            "sha256": digest,
        },
        "failures": dict(failures or {}),
        "functions": {
            name: {"name": a.name, "parameters": dict(a.parameters)} | ({} if a.text is None else {"formula": a.text})
            for name, a in plan.functions.items()
        },
        "experiment": {
            "model": plan.model.identity if plan.model else None,
            "replaced": plan.model.replaced if plan.model else [],
            "left": plan.model.left if plan.model else [],
            "unchanged": plan.unchanged,
            "notes": list(plan.notes),
            "init": plan.init,
            "rates": list(plan.rates),
            "depths": list(plan.depths),
            "folds": plan.folds,
            "seeds": plan.seeds,
            **dataclasses.asdict(plan.settings),
        },
        "trials": [_trial(trial, outcomes[trial]) for trial in plan.trials() if trial in outcomes],
        "versions": {"python": platform.python_version()}
        | versions(("actfn", "numpy", "torch", "scikit-learn", "scipy", "pandas")),
        "machine": platform.machine(),
        "times": {
            "step_microseconds": {
                label(depth): {
                    name: round(1e6 * float(np.median([outcomes[t].step_seconds for t in kept[depth, name]])), 1)
                    for name in plan.functions
                }
                for depth in plan.depths
            }
        },
    }


def _doubted(doubts: Sequence[str]) -> str:
    """What stands before the verdict where the scores themselves are in doubt."""
    return f"No verdict for new data: {'; '.join(doubts)}. By these scores it would be: " if doubts else ""


def _validated(plan: Plan, kept: Mapping[Any, Sequence[Trial]], outcomes: Outcomes, depth: int | None) -> float:
    """The mean validation score of the best function of a group."""

    def mean(name: str) -> float:
        found = [outcomes[t] for t in kept[depth, name]]
        return float(np.mean([o.validation_score[o.best_epoch] for o in found]))

    return max(mean(name) for name in plan.functions)


def _lost(plan: Plan, outcomes: Outcomes, cells: Sequence[Cell]) -> list[str]:
    """Warn, for each depth, of functions all of whose networks diverged."""
    remarks = []
    for depth in plan.depths:
        ended = {name: set[str]() for name in plan.functions}
        for name in plan.functions:
            ended[name] = {outcomes[Trial(name, r, depth, f, s)].ended for s, f in cells for r in plan.rates}
        lost = [name for name in plan.functions if ended[name] == {"diverged"}]
        if lost:
            where = f" with {label(depth)}" if depth is not None else ""
            remarks.append(f"every network of {', '.join(lost)}{where} diverged, try lower --rates")
    return remarks


def _spread(scores: Sequence[float]) -> Record:
    spread = float(np.std(scores, ddof=1)) if len(scores) > 1 else None
    return {"mean": float(np.mean(scores)), "spread": spread, "scores": list(scores)}


def _beside(name: str, scores: Sequence[float]) -> Record:
    return {"name": name} | _spread(scores)


def _group(
    plan: Plan,
    depth: int | None,
    kept: Mapping[Any, Sequence[Trial]],
    outcomes: Outcomes,
    probability: Mapping[str, float],
) -> Record:
    found = {name: [outcomes[t] for t in kept[depth, name]] for name in plan.functions}
    order = statistics.ranking({name: [o.score for o in mine] for name, mine in found.items()})
    ranking = []
    for name in order:
        rates = Counter(t.learning_rate for t in kept[depth, name])
        every = [outcomes[dataclasses.replace(t, learning_rate=rate)] for t in kept[depth, name] for rate in plan.rates]
        last = [o.health[-1]["layers"] for o in found[name]]
        ranking.append(
            {"function": name}
            | _spread([o.score for o in found[name]])
            | {
                "best_probability": probability.get(name),
                "rates": {repr(rate): rates[rate] for rate in plan.rates},
                "best_epoch": float(np.median([o.best_epoch for o in found[name]])),
                "at_last_epoch": sum(o.best_epoch == plan.settings.epochs for o in found[name]),
                "diverged": sum(o.ended == "diverged" for o in every),
                "dead": _share("dead", last),
                "saturated": _share("saturated", last),
            }
        )
    return {
        "name": label(depth),
        "depth": depth,
        "ranking": ranking,
        "curves": {name: _curves(found[name]) for name in order},
        "health": {name: _health(found[name]) for name in order},
    }


def _share(measure: str, networks: Sequence[Sequence[Layer]]) -> float | None:
    """The share of all networks' hidden units that are counted by a measure, such as the dead ones."""
    units = sum(layer["units"] for layers in networks for layer in layers)
    count = sum(layer[measure] for layers in networks for layer in layers)  # type: ignore[literal-required]
    return count / units if units else None


def _curves(outcomes: Sequence[Outcome]) -> Record:
    """Mean, least and greatest over the cells. A network that ended stays at the epoch whose weights were kept."""
    made: Record = {}
    for name in ("validation_loss", "validation_score"):
        curves = [getattr(o, name) for o in outcomes]
        length = max(map(len, curves))
        table = np.array([c + [c[o.best_epoch]] * (length - len(c)) for c, o in zip(curves, outcomes, strict=True)])
        made[name] = {"mean": _rounded(table.mean(0)), "low": _rounded(table.min(0)), "high": _rounded(table.max(0))}
    return made


def _rounded(values: Sequence[float] | np.ndarray[Any, Any]) -> list[float]:
    return [float(f"{value:.5g}") for value in values]


def _health(outcomes: Sequence[Outcome]) -> Record:
    """Over the cells: shares of dead and saturated units and each layer's measures by epoch, and those at both ends."""
    epochs = sorted({checkup["epoch"] for o in outcomes for checkup in o.health[:-1]})
    over_time = []
    for epoch in epochs:
        # A network that ended stays as it was kept.
        now = [next((c for c in o.health[:-1] if c["epoch"] == epoch), o.health[-1])["layers"] for o in outcomes]
        shares = {measure: _share(measure, now) for measure in ("dead", "saturated")}
        over_time.append({"epoch": epoch} | shares | {"layers": _layers(now)})
    return {
        "over_time": over_time,
        "start": _layers([o.health[0]["layers"] for o in outcomes]),
        "kept": _layers([o.health[-1]["layers"] for o in outcomes]),
    }


def _layers(networks: Sequence[Sequence[Layer]]) -> list[Record]:
    """Average each layer's health over the networks, from first to last; gradients by their geometric mean."""

    def mean(values: Sequence[float]) -> float:
        return _rounded([float(np.mean(values))])[0]

    return [
        {
            "units": layers[0]["units"],
            "dead": mean([layer["dead"] / layer["units"] for layer in layers]),
            "saturated": mean([layer["saturated"] / layer["units"] for layer in layers]),
            "flat": mean([layer["flat"] for layer in layers]),
            "gradient": _rounded([math.exp(np.mean([math.log(max(layer["gradient"], 1e-300)) for layer in layers]))])[
                0
            ],
            "variance": mean([layer["variance"] for layer in layers]),
        }
        for layers in zip(*networks, strict=True)
    ]


def _trial(trial: Trial, outcome: Outcome) -> Record:
    """The row of results.json for one trial; its curves and health are in results.sqlite alone."""
    best = outcome.best_epoch
    loss = outcome.validation_loss[best] if outcome.validation_loss else None
    return dataclasses.asdict(trial) | {
        "score": outcome.score,
        "validation_loss": loss,
        "best_epoch": best,
        "epochs": len(outcome.train_loss),
        "ended": outcome.ended,
    }


def _target_summary(data: Data) -> Record:
    if data.task == "regression":
        low, middle, high = np.quantile(data.target, [0, 0.5, 1])
        return {"least": float(low), "median": float(middle), "greatest": float(high)}
    return {name: int(np.sum(data.target == code)) for code, name in enumerate(data.classes)}


def description(data: Data) -> list[str]:
    """Describe the data in lines: its size, the task as it was understood, and what was left out."""
    tasks = {"binary": "two classes", "multiclass": f"{len(data.classes)} classes", "regression": "regression"}
    kinds = Counter(data.kinds.values())
    columns = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
    size = f"{len(data.target)} rows, {len(data.kinds)} columns ({columns})"
    task = f"{data.target_name!r} is taken as {tasks[data.task]}, score: {data.metric}"
    return [f"{data.name}: {size}; {task}", *data.notes]


def command(given: Mapping[str, Any], defaults: Mapping[str, Any], functions: Mapping[str, Activation]) -> str:
    """The command that repeats the run, or Python where data, network or a function were given as objects.

    `given` are the arguments of `choose`; those that change no number are left out.
    """
    nameless = any(isinstance(given[name], pd.DataFrame) for name in ("data", "test"))
    idle = {"out", "jobs", "backend", "scheduler", "time_limit", "progress", "data", "functions"}
    changed = {k: v for k, v in given.items() if k not in idle and _differs(v, defaults.get(k))}
    nameless |= not isinstance(given["model"], str | None)
    if nameless or any(map(_is_of_the_users, functions, functions.values())):
        data = "data" if isinstance(given["data"], pd.DataFrame) else repr(str(given["data"]))
        called = ", ".join(
            repr(function) if _is_of_the_users(name, function) else repr(name) for name, function in functions.items()
        )
        model = {"model": "model"} if not isinstance(given["model"], str | None) else {}
        tests = {"test": "test"} if isinstance(given["test"], pd.DataFrame) else {}
        plain = {
            k: list(v) if isinstance(v, tuple) else str(v) if isinstance(v, Path) else v for k, v in changed.items()
        }
        rest = {k: repr(v) for k, v in plain.items()} | tests | model
        arguments = ", ".join([data, f"functions=[{called}]", *(f"{k}={v}" for k, v in rest.items())])
        return f"import actfn; from actfn.choose import choose; choose({arguments})"
    path = str(given["data"])
    words = ["actfn", "choose", f"./{path}" if path.startswith("-") else path, "--functions", *functions]
    for name, value in changed.items():
        option = f"--{name.replace('_', '-')}"
        if isinstance(value, bool):
            words.append(option if value else f"--no-{name}")
        else:
            values = [str(v) for v in (value if isinstance(value, list | tuple) else [value])]
            words += [f"{option}={values[0]}", *values[1:]] if values[0].startswith("-") else [option, *values]
    return shlex.join(words)


def _differs(value: Any, default: Any) -> bool:
    return value is not default and (isinstance(value, pd.DataFrame) or value != default)


def _is_of_the_users(label: str, function: Activation) -> bool:
    """Whether a function was given as an object made from a formula, so that `actfn.get` does not know its name."""
    return (
        function.text is not None and label.partition("(")[0] == function.name and by_exact_name(function.name) is None
    )
