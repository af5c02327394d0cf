"""The question and its answer: `choose`."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import json
import math
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import actfn
from actfn import Activation
from actfn.output.progress import Progress

if TYPE_CHECKING:
    import pandas as pd
    import torch


class ModelError(ValueError):
    """Your own network failed, with all functions; `traceback` is that of the first."""

    def __init__(self, message: str, traceback: str) -> None:
        super().__init__(message)
        self.traceback = traceback


@dataclass(frozen=True)
class Result:
    """The answer of `choose`.

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


def choose(
    data: str | Path | pd.DataFrame,
    target: str | None = None,
    *,
    functions: Sequence[str | Activation] | None = None,
    model: str | Callable[..., torch.nn.Module] | torch.nn.Module | None = None,
    replace: Sequence[str] | None = None,
    init: str | None = None,
    rates: Sequence[float] = (0.001, 0.003, 0.01),
    depths: Sequence[int] = (2, 8),
    width: int = 64,
    batch: int = 32,
    folds: int = 5,
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
    backend: str = "loky",
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
    functions : sequence of str or Activation, optional
        The candidates, by any name `actfn.get` knows; all of the registry by default.
    model : str, callable or torch.nn.Module, optional
        Your own network: "package.module:make" or a callable make(activation, n_inputs, n_outputs) that returns a torch
        module, or a module whose activations are replaced. By default a perceptron.
    replace : sequence of str, optional
        Which of a module's activations are replaced ("relu"), where it has several kinds.
    init : {"gain", "own"}, optional
        Whether the weights of your network are drawn anew, scaled by each function's gain, or left as they are made; a
        module that you give with its weights keeps them by default.
    rates : sequence of float
        The learning rates of Adam that are tried.
    depths : sequence of int
        The numbers of hidden layers of the perceptron, each a group of its own.
    width, batch : int
        Units of each hidden layer; rows in each step.
    folds, seeds : int
        Parts that each shuffling makes, at least 2, and shufflings.
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
        Worker processes; as many as there are cores by default. The numbers do not depend on it.
    backend : {"loky", "dask", "ray"}
        Where the workers are: this machine, a dask cluster, a Ray cluster.
    scheduler : str, optional
        The cluster's address.
    time_limit : float, optional
        Seconds after which no more is trained and the verdict rests on what is complete.
    progress : callable, optional
        Called with a line of text, the trials finished so far and their number in all.

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
    given = dict(locals())
    _need_lab("sklearn", "pandas", *(["torch"] if model is not None else []))
    from actfn.choose import data as tables
    from actfn.choose import experiment, page, report, schedule, sources, workers
    from actfn.choose.store import Store
    from actfn.choose.trial import Settings
    from actfn.output import files

    candidates = _candidates(functions)
    _check_counts(epochs=epochs, patience=patience, rows=rows, jobs=jobs)
    _check_counts(1, 1000, seeds=seeds)
    _check_counts(1, 8192, width=width, batch=batch)
    _check_counts(2, folds=folds)
    for depth in depths:
        _check_counts(0, 200, depths=depth)
    if init not in (None, "gain", "own"):
        raise ValueError(f"init is {init!r}, allowed are gain and own")
    if model is None and (replace is not None or init is not None):
        raise ValueError(f"{'replace' if replace is not None else 'init'} is for a network of your own: give model too")
    if model is not None and (tuple(depths), width) != (_defaults()["depths"], _defaults()["width"]):
        raise ValueError("depths and width are for the built-in network: leave them out with model")
    if scheduler is not None and backend == "loky":
        raise ValueError("scheduler is for the backends dask and ray: give backend too")
    _check_positive(rope=rope, time_limit=time_limit)
    if rope is not None and rope >= 1:
        raise ValueError(f"rope is {rope!r}, allowed are differences in score, under 1")
    for rate in rates:
        _check_positive(rates=rate)
    for name, values in (("rates", rates), ("depths", depths)):
        if not values or len(set(values)) < len(values):
            raise ValueError(f"{name} is {list(values)}, allowed are one or more different numbers")
    ready = tables.prepare(sources.read(data, target, rows=rows, encoding=encoding, drop=drop), task, folds)
    network, grouped = None, tuple[int | None, ...](depths)
    if model is not None:
        from actfn.choose import own

        inputs = tables.split(ready, 0, 0, folds).train[0].shape[1]
        outputs = len(ready.classes) if ready.task == "multiclass" else 1
        network = own.model_of(model, kinds=replace)
        network = network.known_by_what_it_does(next(iter(candidates.values())), inputs, outputs)
        grouped = (None,)
    sizes = tables.sizes(ready, folds)
    plan = experiment.Plan(
        functions=candidates,
        rates=tuple(rates),
        depths=grouped,
        folds=folds,
        seeds=seeds,
        settings=Settings.for_rows(sizes["train"], epochs=epochs, patience=patience, batch=batch, width=width),
        task=ready.task,
        outputs=len(ready.classes) if ready.task == "multiclass" else 1,
        model=network,
        init=init or ("own" if network and network.keeps_weights else "gain"),
        baseline=baseline,
    )
    folder = Path(out) if out is not None else None
    fresh = files.open_folder(folder) if folder else False
    say: Progress = progress or (lambda text, done, total: None)
    packed = experiment.Packed.of(ready)
    try:
        with Store(folder / "results.sqlite" if folder else None) as store:
            for line in report.description(ready):
                say(line, 0, sum(map(len, plan.tasks())))
            carried = schedule.carry_out(
                plan,
                packed,
                store,
                jobs=jobs or workers.cores(),
                backend=backend,
                scheduler=scheduler,
                time_limit=time_limit,
                say=say,
            )
    finally:
        if folder and fresh:
            with suppress(OSError):  # it is empty where nothing was finished
                folder.rmdir()
    made = dataclasses.replace(plan, functions={n: f for n, f in candidates.items() if n not in carried.failures})
    if not made.functions:
        first = next(iter(carried.failures.values()))
        raise ModelError(f"your network works with none of the functions: {first.cause}", first.traceback)
    if not (cells := experiment.complete(made, carried.outcomes)):
        nothing = f"{carried.stopped}: no (seed, fold) is complete, so there is no verdict"
        if folder:
            nothing += f"; {len(carried.outcomes)} trials are kept, the same command goes on from there"
        raise Stopped(nothing) if carried.stopped == "interrupt" else TimeoutError(nothing)
    causes = {name: failure.cause for name, failure in carried.failures.items()}
    content = report.record(made, ready, packed.digest, carried.outcomes, cells, rope=rope, failures=causes)
    content["command"] = report.command(given, _defaults(), list(made.functions))
    if folder:
        text = files.to_json(content)
        try:
            files.write(folder / "results.json", text)
            files.write(folder / "report.html", page.render(json.loads(text)))
        except OSError as error:
            verdict = content["verdict"]
            raise ValueError(f"{folder} cannot be written to ({error.strerror}); the verdict was: {verdict}") from None
    ranking = next(g["ranking"] for g in content["groups"] if g["name"] == content["chosen"])
    failures = {name: failure.traceback or failure.cause for name, failure in carried.failures.items()}
    return Result(content["verdict"], ranking, content, carried.stopped, failures)


def _defaults() -> dict[str, Any]:
    return {name: p.default for name, p in inspect.signature(choose).parameters.items()}


def _need_lab(*names: str) -> None:
    for name in names:
        try:
            importlib.import_module(name)
        except ImportError:
            raise ImportError(f"choose needs {name}, which is not installed: pip install 'actfn[lab]'") from None


def _candidates(functions: Sequence[str | Activation] | None) -> Mapping[str, Activation]:
    made: dict[str, Activation] = {}
    for given in functions if functions is not None else list(actfn.registry):
        label = given if isinstance(given, str) else repr(given).removeprefix("actfn.")
        if label in made:
            raise ValueError(f"function {label!r} is given twice; each needs a name of its own")
        made[label] = actfn.get(given) if isinstance(given, str) else given
    if not made:
        raise ValueError(f"no function is given; allowed are: {', '.join(actfn.registry)}")
    return made


def _check_counts(least: int = 1, most: float = math.inf, /, **numbers: int | None) -> None:
    for name, number in numbers.items():
        if number is not None and (not isinstance(number, int) or not least <= number <= most):
            limit = "" if most == math.inf else f" and at most {most}"
            raise ValueError(f"{name} is {number!r}, allowed are whole numbers of at least {least}{limit}")


def _check_positive(**numbers: float | None) -> None:
    for name, number in numbers.items():
        if number is not None and not (isinstance(number, int | float) and 0 < number < math.inf):
            raise ValueError(f"{name} is {number!r}, allowed are positive numbers")
