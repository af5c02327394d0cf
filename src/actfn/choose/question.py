"""The question of which function suits some data, and its answer: `choose`."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from numbers import Integral, Real
from pathlib import Path
from typing import TYPE_CHECKING, Any

from actfn import Activation, workers
from actfn.choose import page
from actfn.errors import ArgumentError, MissingPackage, OutOfTime, OutputError, UserCodeError
from actfn.names import label, resolve
from actfn.output import files
from actfn.output.json_text import to_json
from actfn.output.log import logger
from actfn.output.progress import Progress

if TYPE_CHECKING:
    import pandas as pd
    import torch

    from actfn.choose.data import Data
    from actfn.choose.experiment import Packed, Plan
    from actfn.choose.schedule import Carried

log = logger(__name__)
COUNTS = {  # least and most
    "epochs": (1, math.inf),
    "patience": (1, math.inf),
    "rows": (1, math.inf),
    "jobs": (1, math.inf),
    "seeds": (1, 1000),
    "width": (1, 8192),
    "batch": (1, 8192),
    "folds": (2, math.inf),
    "depths": (1, 200),
}
POSITIVE = ("rates", "rope", "time_limit")
LISTS = ("functions", "replace", "rates", "depths", "drop")


@dataclass(frozen=True)
class Result:
    """The answer of `choose`: its verdict, record and report.

    Attributes
    ----------
    verdict : str
        One sentence, as sure as the scores allow.
    ranking : list of dict
        For each function, best first: its name, mean score, spread, probability of being best and more, in the group
        (number of hidden layers) that was best on validation data.
    record : dict
        All of it, as written to results.json; docs/choose.md says what each entry is.
    interrupted : str
        Empty, or what ended it before everything was trained; the answer then rests on the cells that were complete.
    failures : dict of str to str
        The functions with which your own network could not be made or run, with a traceback each.
    """

    verdict: str
    ranking: list[dict[str, Any]]
    record: dict[str, Any]
    interrupted: str = ""
    failures: dict[str, str] = field(default_factory=dict)


class Stopped(KeyboardInterrupt):
    """Interrupted before one cell was complete, so that there is no verdict; the message says what is kept."""


# Hidden activations that are in wide use and differ: each further candidate costs training time, and makes the
# comparison of the others less sure. The rest of the catalogue are near twins of these, cheaper stand-ins, or made
# for outputs.
CANDIDATES = ("relu", "leaky_relu", "elu", "selu", "gelu", "silu", "tanh", "sigmoid")


AS_IT_IS = "as it is"  # the name of a module of the user's own as a candidate, its activations not replaced


def choose(
    data: str | Path | pd.DataFrame,
    target: str | None = None,
    *,
    functions: Sequence[Any] | None = None,
    model: str | Callable[..., torch.nn.Module] | torch.nn.Module | None = None,
    replace: Sequence[str] | None = None,
    init: str | None = None,
    rates: Sequence[float] = (0.001, 0.003, 0.01),
    depths: Sequence[int] = (2, 8),
    width: int = 64,
    batch: int = 32,
    folds: int = 5,
    groups: str | None = None,
    time: str | None = None,
    test: str | Path | pd.DataFrame | None = None,
    fold_column: str | None = None,
    seeds: int = 3,
    epochs: int | None = None,
    patience: int | None = None,
    task: str | None = None,
    rope: float | None = None,
    baseline: bool = True,
    rows: int = 100_000,
    encoding: str | None = None,
    drop: Sequence[str] = (),
    out: str | Path | None = None,
    jobs: int | None = None,
    backend: str = "local",
    scheduler: str | None = None,
    time_limit: float | None = None,
    progress: Progress | None = None,
) -> Result:
    """Train networks with each activation function on your data, and say which does best and how surely.

    Function × learning rate × depth × fold × seed, in full: each seed shuffles the rows into folds anew, each fold is
    once the test part, and in each (seed, fold) every function sees the same rows, order of batches and initial draws,
    the latter scaled by the function's own gain. The learning rate is chosen by the validation loss in each (seed,
    fold), as is the epoch whose weights are kept; the test part is used for the score alone.

    Parameters
    ----------
    data : str, Path or DataFrame
        A data set bundled with scikit-learn (digits, iris, wine, breast_cancer, diabetes), a file (.csv, .tsv,
        .parquet, .npz) or a table.
    target : str, optional
        The column to predict; needed for a file or table (in an .npz file with X and y it is y).
    functions : sequence of str, Activation or object of a framework, optional
        The candidates, each as for `actfn.get`: a name, a formula, an object; `CANDIDATES` by default.
    model : str, callable or torch.nn.Module, optional
        Your own network: "package.module:make" or a callable make(activation, n_inputs, n_outputs) that returns a torch
        module, or a module whose activations are replaced, which is a candidate itself, as it is. By default a
        perceptron.
    replace : sequence of str, optional
        Which of a module's activations are replaced, where its hidden layers have several kinds or others are meant:
        see `actfn.torch.replaced`.
    init : {"gain", "own"}, optional
        Whether the weights of your network are drawn anew, scaled by each function's gain, or left as they are made. By
        default they are drawn anew, those that a module comes with too, as it may have been trained on these rows.
    rates : sequence of float
        The learning rates of Adam that are tried.
    depths : sequence of int
        The numbers of hidden layers of the perceptron, each a group of its own.
    width, batch : int
        Units of each hidden layer; rows in each step.
    folds, seeds : int
        Parts that each shuffling makes, at least 2, and shufflings.
    groups : str, optional
        A column: rows with the same value, as of one patient, are in one part together. It is no feature.
    time : str, optional
        A column of dates or numbers: each test part is later than all that is learned from. It is no feature.
    test : str, Path or DataFrame, optional
        Rows of their own for the test part, the same in every fold.
    fold_column : str, optional
        A column that says for each row which fold's test part it is in.
    epochs, patience : int, optional
        Passes over the training part at most (by default about 4000 steps, in 10 to 200 epochs), and how many without a
        lower validation loss end it (by default a fifth of them).
    task : {"binary", "multiclass", "regression"}, optional
        Found from the target by default.
    rope : float, optional
        The region of practical equivalence: a difference in score not worth a change, 0.01 by default.
    baseline : bool
        Whether gradient-boosted trees stand beside the networks.
    rows : int
        The most rows that are used; of a larger file so many are drawn at random.
    encoding : str, optional
        Of a text file; UTF-8 by default.
    drop : sequence of str
        Columns that are left out.
    out : str or Path, optional
        A folder for results.sqlite, results.json and report.html. What results.sqlite already holds of the same
        experiment is not trained again. Without it nothing is written.
    jobs : int, optional
        Worker processes; as many as there are cores by default. The numbers do not depend on it. One job is done in
        this process, and a network of your own is tried once in it: one that ends its process ends this one.
    backend : {"local", "dask", "ray"}
        Where the workers are: this machine, a dask cluster, a Ray cluster.
    scheduler : str, optional
        The cluster's address.
    time_limit : float, optional
        Seconds after which no trial is begun and the verdict rests on what is complete; those begun come to their end.
    progress : callable, optional
        Called with a line of text, the trials finished so far and their number in all. A line with as many finished as
        the one before is something to know: what was read, a function that fails, a worker that died.

    Returns
    -------
    Result
        With the verdict, the ranking and the record.

    Raises
    ------
    ValueError
        If the data, the target, a function, a number, the network or the output folder cannot be used.
    ImportError
        If PyTorch (for your own network), scikit-learn or another part of the lab is missing.
    KeyboardInterrupt, TimeoutError
        If stopped, by an interrupt or the time limit, before one (seed, fold) was complete; later, the answer so far is
        returned.
    """
    given = _checked(dict(locals()))  # first, while the arguments are all the names that there are
    candidates = _candidates(given["functions"])
    _need_lab("sklearn", "pandas", *(["torch"] if model is not None else []))
    from actfn.choose import doubts, experiment, report

    workers.check(backend)  # before anything is read
    ready, parts = _read(given)
    doubted = doubts.doubts(ready)
    plan = _planned(given | {"folds": parts}, candidates, ready)
    packed = experiment.Packed.of(ready)
    log.info(
        "%s: %d rows; %d trials of %s", ready.name, len(ready.target), len(plan.trials()), ", ".join(plan.functions)
    )
    folder = Path(out) if out is not None else None
    fresh = files.open_folder(folder) if folder else False
    try:
        carried = _carried_out(given, plan, packed, [*report.description(ready), *doubted], folder)
    finally:
        if folder and fresh:
            with suppress(OSError):  # it is empty where nothing was finished
                folder.rmdir()
    plan, cells = _to_compare(plan, carried, folder)
    causes = {name: failure.cause for name, failure in carried.failures.items()}
    content = report.record(
        plan, ready, packed.digest, carried.outcomes, cells, rope=given["rope"], failures=causes, doubts=doubted
    )
    named = {name: function for name, function in plan.functions.items() if name != plan.unchanged}
    content["command"] = report.command(given, _defaults(), named)
    if folder:
        _write(folder, content)
    ranking = next(g["ranking"] for g in content["groups"] if g["name"] == content["chosen"])
    failures = {name: failure.traceback or failure.cause for name, failure in carried.failures.items()}
    return Result(content["verdict"], ranking, content, carried.stopped, failures)


def _checked(given: dict[str, Any]) -> dict[str, Any]:
    """The arguments of `choose` with tuples for lists and plain numbers, where they are allowed and go together."""
    made = given | {name: _listed(name, given[name]) for name in LISTS if given[name] is not None}
    for name in (*COUNTS, *POSITIVE):
        value = made[name]
        if value is not None:
            check = _count if name in COUNTS else _positive
            made[name] = tuple(check(name, v) for v in value) if name in LISTS else check(name, value)
    if made["init"] not in (None, "gain", "own"):
        raise ArgumentError(f"init is {made['init']!r}, allowed are gain and own")
    if made["model"] is None:
        for name in ("replace", "init"):
            if made[name] is not None:
                raise ArgumentError(f"{name} is for a network of your own: give model too")
    elif any(made[name] != _defaults()[name] for name in ("depths", "width")):
        raise ArgumentError("depths and width are for the built-in network: leave them out with model")
    if made["scheduler"] is not None and made["backend"] == "local":
        raise ArgumentError("scheduler is for the backends dask and ray: give backend too")
    if made["rope"] is not None and made["rope"] >= 1:
        raise ArgumentError(f"rope is {given['rope']!r}, allowed are differences in score, under 1")
    for name in ("rates", "depths"):
        if not made[name] or len(set(made[name])) < len(made[name]):
            raise ArgumentError(f"{name} is {list(made[name])}, allowed are one or more different numbers")
    return made


def _listed(name: str, values: Any) -> tuple[Any, ...]:
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise ArgumentError(f"{name} is {values!r}, allowed is a list, as [{values!r}]")
    return tuple(values)


def _count(name: str, number: Any) -> int:
    least, most = COUNTS[name]
    if not isinstance(number, Integral) or not least <= int(number) <= most:
        limit = "" if most == math.inf else f" and at most {most}"
        raise ArgumentError(f"{name} is {number!r}, allowed are whole numbers of at least {least}{limit}")
    return int(number)


def _positive(name: str, number: Any) -> float:
    if not isinstance(number, Real) or not 0 < float(number) < math.inf:
        raise ArgumentError(f"{name} is {number!r}, allowed are positive numbers")
    return float(number)


def _candidates(functions: Sequence[Any] | None) -> Mapping[str, Activation]:
    made: dict[str, Activation] = {}
    for i, given in enumerate(CANDIDATES if functions is None else functions, 1):
        function = resolve(given, name=f"f{i}")
        said = given if isinstance(given, str) else label(function)
        if said in made:
            raise ArgumentError(f"function {said!r} is given twice; each needs a name of its own")
        made[said] = function
    if not made:
        raise ArgumentError(f"no function is given; allowed is what actfn.get takes, such as {', '.join(CANDIDATES)}")
    return made


def _read(given: Mapping[str, Any]) -> tuple[Data, int]:
    """The data, made ready, cut into parts as was asked for, and the number of folds, which a column may say."""
    from actfn.choose import data as tables
    from actfn.choose import sources

    reading = {name: given[name] for name in ("rows", "encoding", "drop")}
    source = sources.read(given["data"], given["target"], **reading)
    if given["test"] is not None:
        source = source.with_tests(sources.read(given["test"], source.target, **reading))
    folds = given["folds"]
    by = {name: given[name] for name in ("groups", "time", "fold_column")}
    for column in by.values():
        if column is not None:
            sources.check_column(column, source)
    if by["fold_column"] is not None:
        if folds != _defaults()["folds"]:
            raise ArgumentError("folds and fold_column both say what the folds are, allowed is one of them")
        folds = int(source.table[by["fold_column"]].nunique())
        if folds < COUNTS["folds"][0]:
            raise ArgumentError(f"fold_column {by['fold_column']!r} has one value, allowed are at least two folds")
    return tables.prepare(source, given["task"], folds, **by), folds


def _planned(given: Mapping[str, Any], candidates: Mapping[str, Activation], ready: Data) -> Plan:
    from actfn.choose import data as tables
    from actfn.choose.experiment import Plan
    from actfn.choose.trial import Settings

    folds, model, init, notes = given["folds"], None, "gain", list[str]()
    outputs = len(ready.classes) if ready.task == "multiclass" else 1
    if given["model"] is not None:
        from actfn.choose import torch_network

        inputs = tables.split(ready, 0, 0, folds).train[0].shape[1]
        model = torch_network.model_of(given["model"], replace=given["replace"]).examined(inputs, outputs, ready.task)
        init = given["init"] or init
        notes = model.notes(init)
        if model.own is not None:
            candidates = {AS_IT_IS: model.own, **candidates}
    settings = {name: given[name] for name in ("epochs", "patience", "batch", "width")}
    return Plan(
        functions=candidates,
        rates=given["rates"],
        depths=(None,) if model else given["depths"],
        folds=folds,
        seeds=given["seeds"],
        settings=Settings.for_rows(tables.sizes(ready, folds)["train"], **settings),
        task=ready.task,
        outputs=outputs,
        model=model,
        init=init,
        baseline=given["baseline"],
        unchanged=AS_IT_IS if AS_IT_IS in candidates else None,
        notes=tuple(notes),
    )


def _carried_out(
    given: Mapping[str, Any], plan: Plan, packed: Packed, notes: Sequence[str], folder: Path | None
) -> Carried:
    from actfn.choose import schedule
    from actfn.choose.store import Store

    say: Progress = given["progress"] or (lambda text, done, total: None)
    with Store(folder / "results.sqlite" if folder else None) as store:
        for line in (*notes, *plan.notes, *_replaced(folder, packed.digest)):
            say(line, 0, len(plan.trials()))
        return schedule.carry_out(
            plan,
            packed,
            store,
            jobs=given["jobs"] or workers.cores(),
            backend=given["backend"],
            scheduler=given["scheduler"],
            time_limit=given["time_limit"],
            say=say,
        )


def _replaced(folder: Path | None, digest: str) -> list[str]:
    """Warn if the folder holds a report on other data, as of a file of the same name elsewhere, that is replaced."""
    try:
        before = json.loads((folder / "results.json").read_text(encoding="utf-8"))["data"] if folder else None
        if before is None or before["sha256"] == digest:
            return []
        return [f"{folder} has a report on other data ({before['name']}), which is replaced; its trials are kept"]
    except (OSError, ValueError, LookupError, TypeError):  # there is none, or it is not ours
        return []


def _to_compare(plan: Plan, carried: Carried, folder: Path | None) -> tuple[Plan, list[tuple[int, int]]]:
    """The plan without the functions that failed, and the cells that all others completed."""
    from actfn.choose import experiment

    works = {name: f for name, f in plan.functions.items() if name not in carried.failures}
    if not works:
        first = next(iter(carried.failures.values()))
        raise UserCodeError(f"your network works with none of the functions: {first.cause}", first.traceback)
    plan = dataclasses.replace(plan, functions=works)
    cells = experiment.complete(plan, carried.outcomes)
    if not cells:
        assert carried.stopped, "each trial has an outcome or is of a function that failed"
        nothing = f"{carried.stopped}: no (seed, fold) is complete, so there is no verdict"
        if folder:
            kept = f"{len(carried.outcomes)} of {len(plan.trials())} trials are kept"
            nothing += f"; {kept}, the same command goes on from there"
        raise Stopped(nothing) if carried.stopped == "interrupt" else OutOfTime(nothing)
    return plan, cells


def _write(folder: Path, content: dict[str, Any]) -> None:
    text = to_json(content)
    try:
        files.write_all({folder / "results.json": text, folder / "report.html": page.render(json.loads(text))})
    except OutputError as error:
        raise OutputError(f"{error}; the verdict was: {content['verdict']}") from None


def _defaults() -> dict[str, Any]:
    return {name: p.default for name, p in inspect.signature(choose).parameters.items()}


def _need_lab(*names: str) -> None:
    for name in names:
        try:
            importlib.import_module(name)
        except ImportError:
            raise MissingPackage(f"choose needs {name}, which is not installed: pip install 'actfn[lab]'") from None
