"""Carrying out a plan: what the store lacks is trained by workers and stored as it ends, until done or stopped."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field

from actfn.choose import experiment
from actfn.choose.experiment import Failure, Packed, Plan, Trial
from actfn.choose.store import Store
from actfn.choose.trial import Outcome
from actfn.output.progress import Progress
from actfn.output.store import key
from actfn.workers import Death, run


@dataclass
class Carried:
    """What carrying out a plan gave: outcomes, failures by function, and what stopped it early, if anything."""

    outcomes: dict[Trial, Outcome] = field(default_factory=dict)
    failures: dict[str, Failure] = field(default_factory=dict)
    stopped: str = ""


def carry_out(
    plan: Plan,
    packed: Packed,
    store: Store,
    *,
    jobs: int,
    backend: str,
    scheduler: str | None,
    time_limit: float | None,
    say: Progress,
) -> Carried:
    """Train what the store lacks of the plan, and give all that the store then has of it.

    A time limit stops it as an interrupt does; what was finished is in the store. Each trial that ends is one line of
    progress; what else is to be known is a line with as many finished as the one before.
    """
    until = math.inf if time_limit is None else time.time() + time_limit
    result = Carried()
    trials = plan.trials()
    configurations = {trial: plan.configuration(trial, packed.digest) for trial in trials}
    alike: dict[str, list[Trial]] = {}  # by key: one function under two names is trained once
    for trial in trials:
        alike.setdefault(key(configurations[trial]), []).append(trial)
    known = store.find(alike)
    missing = {same[0]: same for k, same in alike.items() if k not in known}
    total = len(trials)
    finished = total - sum(map(len, missing.values()))
    told = 0  # how many were finished in the last line
    if finished:
        say(f"{finished} of {total} trials were finished before", 0, total)

    def done(trial: Trial, made: Outcome | Failure) -> None:
        nonlocal finished, told
        if isinstance(made, Outcome):
            store.add([(configurations[trial], made)])
        else:
            for name in (same.function for same in missing[trial] if same.function not in result.failures):
                result.failures[name] = made
                say(f"{name} fails with this network: {made.cause}", told, total)
        finished += len(missing[trial])
        told = finished
        say(_line(trial, made), told, total)

    try:
        run(
            experiment.perform,
            list(missing),
            done,
            shared=(plan, packed),
            jobs=jobs,
            backend=backend,
            scheduler=scheduler,
            until=until,
            lost=lambda text: say(text, told, total),
            given_up=_failure if plan.model else None,
        )
        if time_limit is not None:
            result.stopped = f"time limit of {time_limit:g} s"
    except KeyboardInterrupt:
        result.stopped = "interrupt"
    known = store.find(alike)
    result.outcomes = {trial: known[k] for k, same in alike.items() if k in known for trial in same}
    if all(trial in result.outcomes or trial.function in result.failures for trial in trials):
        result.stopped = ""  # by then all was done
    return result


def _failure(trial: Trial, death: Death) -> Failure:
    """Make the failure of a trial that ended each process it was given to."""
    return Failure(death.text, "")


def _line(trial: Trial, made: Outcome | Failure) -> str:
    group = "" if trial.depth is None else f", {experiment.label(trial.depth)}"
    rate = "" if trial.learning_rate is None else f", rate {trial.learning_rate:g}"
    came = f"{made.score:.3f}" if isinstance(made, Outcome) else "failed"
    return f"{trial.function}{group}{rate}, seed {trial.seed}, fold {trial.fold}: {came}"
