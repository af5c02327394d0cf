"""Carrying out a plan: what the store lacks is trained by workers and stored as it ends, until done or stopped."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from functools import partial

from actfn.choose import experiment, workers
from actfn.choose.experiment import Failure, Packed, Plan, Trial
from actfn.choose.store import Store
from actfn.choose.trial import Outcome
from actfn.output.progress import Progress
from actfn.output.store import key


@dataclass
class Carried:
    """What is there of a plan's trials, what failed (by function), and what stopped it before its end, if anything."""

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

    A time limit stops it as an interrupt does; what was finished is in the store.
    """
    begun = time.monotonic()
    result = Carried()
    configurations = {t: plan.configuration(t, packed.digest) for task in plan.tasks() for t in task}
    keys = {trial: key(c) for trial, c in configurations.items()}
    known = store.find(set(keys.values()))
    missing, claimed = [], set(known)
    for task in plan.tasks():  # one function under two names is trained once
        left = [trial for trial in task if keys[trial] not in claimed]
        claimed.update(keys[trial] for trial in left)
        missing += [left] if left else []
    total = len(keys)
    finished = total - sum(map(len, missing))
    if finished and known:
        say(f"{finished} of {total} trials were finished before", 0, total)

    def done(task: list[Trial], made: list[tuple[Trial, Outcome | Failure]]) -> bool:
        nonlocal finished
        good = [(trial, outcome) for trial, outcome in made if isinstance(outcome, Outcome)]
        store.add([(configurations[trial], outcome) for trial, outcome in good])
        finished += len(task)
        for trial, outcome in made:
            if isinstance(outcome, Failure) and trial.function not in result.failures:
                result.failures[trial.function] = outcome
                say(f"{trial.function} fails with this network: {outcome.cause}", finished, total)
        if good:
            say(_line(task[0], max(outcome.score for _, outcome in good)), finished, total)
        if time_limit is not None and time.monotonic() - begun > time_limit:
            result.stopped = f"time limit of {time_limit:g} s"
        return not result.stopped

    try:
        workers.run(
            partial(experiment.perform, plan, packed),
            missing,
            done,
            jobs=jobs,
            backend=backend,
            scheduler=scheduler,
            lost=lambda text: say(text, finished, total),
        )
    except KeyboardInterrupt:
        result.stopped = "interrupt"
    known = store.find(set(keys.values()))
    result.outcomes = {trial: known[k] for trial, k in keys.items() if k in known}
    return result


def _line(trial: Trial, score: float) -> str:
    group = "" if trial.depth is None else f", {experiment.label(trial.depth)}"
    return f"{trial.function}{group}, seed {trial.seed}, fold {trial.fold}: {score:.3f}"
