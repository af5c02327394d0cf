"""The facts of several functions: worked out by several processes where there are enough of them to be worth it."""

from __future__ import annotations

from collections.abc import Sequence

from actfn import workers
from actfn.activation.record import Activation
from actfn.analysis.fact import Fact
from actfn.explain.collect import cost as measured_cost
from actfn.explain.collect.gather import arranged, facts
from actfn.output.log import logger

log = logger(__name__)
WORTH_IT = 4  # functions: a process takes about a second to start, as the facts of a function do


def facts_of_several(
    functions: Sequence[Activation], *, cost: bool = False, jobs: int | None = None
) -> list[dict[str, Fact]]:
    """What is known of each of several functions, as `actfn.explain.facts` says it of one.

    Parameters
    ----------
    functions : sequence of Activation
        Whose facts.
    cost : bool
        Measure too what each costs on this machine; that is done in this process, one function after the other.
    jobs : int, optional
        Processes; as many as cores by default.

    Returns
    -------
    list of dict of str to Fact
        In the order of the functions.
    """
    jobs = jobs or workers.cores()
    if jobs == 1 or len(functions) < WORTH_IT:
        found = [facts(function) for function in functions]
    else:
        log.info("the facts of %d functions, by %d processes", len(functions), jobs)
        made: dict[int, dict[str, Fact]] = {}

        def died(task: tuple[int, Activation], death: workers.Death) -> bool:
            raise RuntimeError(f"the process that worked out the facts of {task[1]!r} {death.kind}: {death.text}")

        workers.run_locally(
            _numbered, enumerate(functions), lambda task, result: made.update([result]), died, jobs=jobs
        )
        found = [made[i] for i in range(len(functions))]
    if cost:
        return [
            arranged(known | measured_cost.facts(function)) for function, known in zip(functions, found, strict=True)
        ]
    return found


def _numbered(task: tuple[int, Activation]) -> tuple[int, dict[str, Fact]]:
    number, function = task
    return number, facts(function)
