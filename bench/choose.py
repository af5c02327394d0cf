"""Networks trained a minute: the engine of `actfn choose` against one model at a time in PyTorch, Optuna, scikit-learn.

    python bench/choose.py    digits, each function of the package, five folds; some minutes; into results/choose.json

The work of actfn, PyTorch and Optuna is the same: splits, perceptron, Adam, batches, epochs, the validation loss after
each epoch, the weights of the best kept and scored. No early stopping, no health, no learning rates: those are choose's
own. PyTorch has its own activations, losses and fused Adam; Optuna's grid sampler runs the very same loop. scikit-learn
does less: it looks at no validation part and keeps the last weights; and its accuracy is the mean over relu, tanh and
logistic alone. One thread each, but for the second row, which has as many worker processes as cores. Contenders take
turns; the best round counts. Accuracies stand beside the times.
"""

from __future__ import annotations

# ruff: noqa: E402 - the environment must be set before the libraries are imported
import os

for _name in ("OMP", "MKL", "OPENBLAS"):  # read when the libraries are loaded
    os.environ[f"{_name}_NUM_THREADS"] = "1"

import argparse
import contextlib
import datetime
import json
import platform
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any

import joblib
import numpy as np
import optuna
import psutil
import torch
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from actfn import compute, registry
from actfn.choose.data import Parts, prepare, sizes, split
from actfn.choose.perceptron import Perceptron
from actfn.choose.sources import read
from actfn.choose.trial import losses, score

# The layer of PyTorch that each function is, by the names that its declaration gives.
MODULES: dict[str, Callable[[], torch.nn.Module]] = {
    name: getattr(torch.nn, path.removeprefix("torch.nn."))
    for name, function in registry.items()
    for path, differing in function.names.items()
    if path.rpartition(".")[0] == "torch.nn" and not differing
}
SCIKIT = {"relu": "relu", "tanh": "tanh", "sigmoid": "logistic"}
FOLDS, DEPTH, WIDTH, BATCH, RATE, EPOCHS, CLASSES = 5, 2, 64, 32, 0.003, 55, 10
OURS = "actfn, one core"
Scores = dict[str, float]


def actfn_one(name: str, fold: int, part: Parts) -> float:
    (x, y), (x_validation, y_validation), (x_test, y_test) = part.train, part.validation, part.test
    draws = np.random.default_rng([fold, 0])
    network = Perceptron(registry[name], x.shape[1], CLASSES, width=WIDTH, depth=DEPTH, task="multiclass", draws=draws)
    order, best, kept = np.random.default_rng([fold, 1]), float("inf"), network.state()
    for _ in range(EPOCHS):
        network.epoch(x, y, order.permutation(len(y)), BATCH, RATE)
        loss = float(np.mean(losses("multiclass", network.output(x_validation), y_validation)))
        if loss < best:
            best, kept = loss, network.state()
    network.restore(kept)
    return score("multiclass", network.output(x_test), y_test)


def actfn(parts: list[Parts], jobs: int = 1) -> Scores:
    work = [(name, fold) for name in MODULES for fold in range(FOLDS)]
    found = joblib.Parallel(n_jobs=jobs)(joblib.delayed(actfn_one)(name, fold, parts[fold]) for name, fold in work)
    return {name: float(np.mean([s for (n, _), s in zip(work, found, strict=True) if n == name])) for name in MODULES}


def torch_one(name: str, fold: int, part: Parts) -> float:
    torch.manual_seed(fold)
    x, y = map(torch.from_numpy, part.train)
    x_validation, y_validation = map(torch.from_numpy, part.validation)
    x_test, y_test = map(torch.from_numpy, part.test)
    layers: list[torch.nn.Module] = []
    width = x.shape[1]
    for _ in range(DEPTH):
        layers += [torch.nn.Linear(width, WIDTH), MODULES[name]()]
        width = WIDTH
    network = torch.nn.Sequential(*layers, torch.nn.Linear(width, CLASSES))
    optimiser = torch.optim.Adam(network.parameters(), lr=RATE, fused=True)
    loss_of, best, kept = torch.nn.functional.cross_entropy, float("inf"), network.state_dict()
    for _ in range(EPOCHS):
        for chosen in torch.randperm(len(x)).split(BATCH):
            optimiser.zero_grad()
            loss_of(network(x[chosen]), y[chosen].long()).backward()
            optimiser.step()
        with torch.no_grad():
            loss = float(loss_of(network(x_validation), y_validation.long()))
        if loss < best:
            best, kept = loss, {name: tensor.clone() for name, tensor in network.state_dict().items()}
    network.load_state_dict(kept)
    with torch.no_grad():
        return float((network(x_test).argmax(1) == y_test).double().mean())


def pytorch(parts: list[Parts]) -> Scores:
    return {name: float(np.mean([torch_one(name, fold, part) for fold, part in enumerate(parts)])) for name in MODULES}


def optuna_grid(parts: list[Parts]) -> Scores:
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    grid = {"name": list(MODULES), "fold": list(range(FOLDS))}
    study = optuna.create_study(direction="maximize", sampler=optuna.samplers.GridSampler(grid))

    def objective(trial: optuna.Trial) -> float:
        name, fold = (trial.suggest_categorical(key, grid[key]) for key in ("name", "fold"))
        return torch_one(str(name), int(fold), parts[int(fold)])

    study.optimize(objective)
    return {name: float(np.mean([t.value for t in study.trials if t.params["name"] == name])) for name in MODULES}


def scikit_learn(parts: list[Parts]) -> Scores:
    scores: Scores = {}
    for name, theirs in SCIKIT.items():
        found = []
        for fold, part in enumerate(parts):
            made = MLPClassifier(
                (WIDTH,) * DEPTH,
                activation=theirs,
                alpha=0.0,
                batch_size=BATCH,
                learning_rate_init=RATE,
                max_iter=EPOCHS,
                n_iter_no_change=10**6,
                random_state=fold,
            )
            found.append(made.fit(*part.train).score(*part.test))
        scores[name] = float(np.mean(found))
    return scores


def command(words: str) -> dict[str, Any]:
    """Run a command; return its seconds, and the peak memory of it and its children, sampled every 0.1 s."""
    with tempfile.TemporaryDirectory() as folder:
        start, peak = time.perf_counter(), 0
        line = [sys.executable, "-m", *words.split(), "--quiet", "--out", folder]
        run = psutil.Popen(line, stdout=subprocess.DEVNULL)
        while run.poll() is None:
            with contextlib.suppress(psutil.Error):
                peak = max(peak, sum(p.memory_info().rss for p in [run, *run.children(recursive=True)]))
            time.sleep(0.1)
        if run.returncode:
            raise RuntimeError(f"{words} ended with {run.returncode}")
        return {"words": words, "seconds": time.perf_counter() - start, "peak_bytes": peak}


def cpu() -> str:
    if Path("/proc/cpuinfo").exists():
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "")
    return platform.processor()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "results" / "choose.json")
    given = parser.parse_args()
    warnings.simplefilter("ignore", ConvergenceWarning)
    torch.set_num_threads(1)
    data = prepare(read("digits", None))
    parts = [split(data, 0, fold, FOLDS) for fold in range(FOLDS)]
    cores = joblib.cpu_count()
    contenders: dict[str, Callable[[list[Parts]], Scores]] = {
        OURS: actfn,
        f"actfn, {cores} cores": lambda parts: actfn(parts, cores),
        "PyTorch, one at a time": pytorch,
        "Optuna's grid sampler": optuna_grid,
        "scikit-learn's MLPClassifier": scikit_learn,
    }
    best: dict[str, float] = {}
    scores: dict[str, Scores] = {}
    actfn(parts, cores)  # starts the workers
    for _ in range(given.rounds):
        for name, contender in contenders.items():
            start = time.perf_counter()
            scores[name] = contender(parts)
            seconds = (time.perf_counter() - start) / (len(scores[name]) * FOLDS)
            best[name] = min(seconds, best.get(name, seconds))
    rows = [{"name": name, "seconds": best[name], "accuracy": scores[name]} for name in contenders]
    for row in rows:
        accuracy = ", ".join(f"{function} {value:.3f}" for function, value in row["accuracy"].items())
        ratio = best["PyTorch, one at a time"] / row["seconds"]
        print(f"{row['name']:30} {60 / row['seconds']:7.0f} a minute, {ratio:5.1f} times PyTorch's; {accuracy}")
    whole = command("actfn choose digits --jobs 2")
    print(f"{whole['words']}: {whole['seconds']:.0f} s, {whole['peak_bytes'] / 2**20:.0f} MiB")
    result: dict[str, Any] = {
        "command": whole,
        "date": datetime.date.today().isoformat(),
        "isa": compute.chosen(),
        "cores": os.cpu_count(),
        "cpu": cpu(),
        "versions": {n: metadata.version(n) for n in ("numpy", "torch", "optuna", "scikit-learn")},
        "rows_of_each_part": sizes(data, FOLDS),
        "epochs": EPOCHS,
        "rows": rows,
    }
    given.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
