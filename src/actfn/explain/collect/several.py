"""The facts of several functions: those kept from before, and the others worked out by several processes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actfn import workers
from actfn.activation.record import Activation
from actfn.analysis.deadline import Deadline
from actfn.analysis.fact import Fact
from actfn.explain.collect import cost as measured_cost
from actfn.explain.collect.gather import arranged, facts
from actfn.explain.collect.kept import Kept
from actfn.output.log import logger

log = logger(__name__)
WORTH_IT = 4  # functions: a process takes about a second to start, as the facts of a function do
Task = tuple[int, Activation]


def facts_of_several(
    functions: Sequence[Activation], *, cost: bool = False, jobs: int | None = None, kept: Kept | None = None
) -> list[dict[str, Fact]]:
    """Establish the facts of several functions, in parallel where that pays, each as `actfn.explain.facts` does.

    Parameters
    ----------
    functions : sequence of Activation
        Whose facts.
    cost : bool
        Measure too what each costs on this machine; that is done in this process, one function after the other.
    jobs : int, optional
        Processes; as many as cores by default.
    kept : Kept, optional
        Where facts are kept between runs; by default in this user's folder for that (`kept.folder`).

    Returns
    -------
    list of dict of str to Fact
        In the order of the functions.
    """
    kept = Kept() if kept is None else kept
    keys = [kept.key(function) if isinstance(function, Activation) else None for function in functions]
    found = {i: known for i, key in enumerate(keys) if key is not None and (known := kept.read(key)) is not None}
    missing = [(i, function) for i, function in enumerate(functions) if i not in found]

    def done(task: Task, made: tuple[dict[str, Fact], bool]) -> None:
        found[task[0]], in_time = made
        key = keys[task[0]]
        if in_time and key is not None:  # what time did not allow must not outlive it
            kept.write(key, made[0])

    def died(task: Task, death: workers.Death) -> bool:
        raise RuntimeError(f"the process that worked out the facts of {task[1]!r} {death.kind}: {death.text}")

    jobs = 1 if len(missing) < WORTH_IT else jobs or workers.cores()
    if jobs == 1:
        for task in missing:
            done(task, _worked_out(task))
    else:
        log.info("the facts of %d functions, by %d processes", len(missing), jobs)
        tasks: Iterator[Task] = iter(missing)
        workers.run_locally(_worked_out, tasks, done, died, jobs=jobs)
    if cost:
        return [arranged(found[i] | measured_cost.facts(function)) for i, function in enumerate(functions)]
    return [found[i] for i in range(len(functions))]


def _worked_out(task: Task) -> tuple[dict[str, Fact], bool]:
    """Establish the facts of a function, and say whether no time limit cut any of them short."""
    before = Deadline.passed
    return facts(task[1]), Deadline.passed == before
