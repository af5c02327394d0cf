"""The question and its answer: `choose`."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import actfn
from actfn import Activation

if TYPE_CHECKING:
    import pandas as pd

    from actfn.choose.experiment import Run

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Result:
    """The answer of `choose`.

    Attributes
    ----------
    verdict : str
        One sentence, as sure as the scores allow.
    ranking : list of dict
        For each function, best first: its name, mean score, spread and the score of each seed.
    runs : list of Run
        Each trained network: its score and learning curves.
    record : dict
        All of it, as written to results.json.
    interrupted : bool
        Whether it was stopped before the last seed; the answer then rests on the seeds that were complete.
    """

    verdict: str
    ranking: list[dict[str, Any]]
    runs: list[Run]
    record: dict[str, Any]
    interrupted: bool = False


def choose(
    data: str | Path | pd.DataFrame,
    target: str | None = None,
    *,
    functions: Sequence[str | Activation] | None = None,
    seeds: int = 5,
    epochs: int | None = None,
    task: str | None = None,
    out: str | Path | None = None,
    progress: Progress | None = None,
) -> Result:
    """Train a small network with each activation function on your data, and say which does best and how surely.

    Every function sees the same splits, order of batches and initial draws, scaled by its own gain. The test part
    (a fifth of the rows) is used once per network, for its score.

    Parameters
    ----------
    data : str, Path or DataFrame
        A data set bundled with scikit-learn (digits, iris, wine, breast_cancer, diabetes), a CSV file or a table.
    target : str, optional
        The column to predict; needed for a file or table.
    functions : sequence of str or Activation, optional
        The candidates, by any name `actfn.get` knows; all of the registry by default.
    seeds : int
        How many times each is trained, each time on another split.
    epochs : int, optional
        Passes over the training part; by default as many as make about 2000 steps.
    task : {"binary", "multiclass", "regression"}, optional
        Found from the target by default.
    out : str or Path, optional
        A folder for results.json and report.html; without it nothing is written.
    progress : callable, optional
        Called with a line of text, the networks trained so far (parts of them added up) and their number in all.

    Returns
    -------
    Result
        With the verdict, the ranking and all runs.

    Raises
    ------
    ValueError
        If the data, the target, a function, a number or the output folder cannot be used; the message says why.
    ImportError
        If PyTorch, scikit-learn or pandas is missing.
    KeyboardInterrupt
        If interrupted before every function completed one seed; later, what is complete is returned.
    """
    _need_lab()
    from actfn.choose import data as tables
    from actfn.choose import experiment, files, page, report, sources

    candidates = _candidates(functions)
    for name, number in (("seeds", seeds), ("epochs", epochs)):
        if number is not None and (not isinstance(number, int) or number < 1):
            raise ValueError(f"{name} is {number!r}, allowed are whole numbers of at least 1")
    ready = tables.prepare(*sources.read(data, target), task)
    settings = experiment.Settings(seeds=seeds, epochs=epochs)
    folder = Path(out) if out is not None else None
    fresh = files.open_folder(folder) if folder else False
    total, interrupted = seeds * len(candidates), False
    done: list[experiment.Run] = []
    say: Progress = progress or (lambda text, done, total: None)
    try:
        for line in report.description(ready):
            say(line, 0, total)
        trained = 0

        def tell(networks: int, text: str) -> None:
            nonlocal trained
            trained = networks
            say(text, trained, total)

        for finished in experiment.runs(ready, candidates, settings, tell):
            done.append(finished)
            say(f"{finished.function}, seed {finished.seed}: {ready.metric} {finished.score:.3f}", trained, total)
    except KeyboardInterrupt:
        interrupted = True
        if len(done) < len(candidates):
            raise KeyboardInterrupt("interrupted before every function completed one seed: no verdict") from None
    finally:
        if folder and fresh and len(done) < len(candidates):
            with suppress(OSError):  # someone else put something there
                folder.rmdir()
    content = report.record(ready, candidates, settings, done)
    content["command"] = report.command(data, target, content)
    if folder:
        text = files.to_json(content)
        files.write(folder / "results.json", text)
        files.write(folder / "report.html", page.render(json.loads(text)))
    return Result(content["verdict"], content["ranking"], done, content, interrupted)


def _need_lab() -> None:
    for name in ("torch", "sklearn", "pandas"):
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
