"""`actfn choose`, whole: experiments whose answer is known beforehand, stopped, killed and gone on with."""

import argparse
import dataclasses
import importlib.util
import inspect
import itertools
import json
import math
import os
import random
import re
import resource
import shlex
import signal
import sqlite3
import subprocess
import sys
import time
import types
from pathlib import Path

import numpy as np
import pytest

import actfn

pd = pytest.importorskip("pandas", reason="needs the lab extra")
pytest.importorskip("sklearn", reason="needs the lab extra")
stats = pytest.importorskip("scipy.stats", reason="needs the lab extra")

from actfn.choose import add_arguments, choose, experiment, page, run, schedule
from actfn.choose.command import tables
from actfn.choose.data import prepare, sizes, split
from actfn.choose.experiment import Packed, Plan, Trial
from actfn.choose.health import health
from actfn.choose.perceptron import Perceptron
from actfn.choose.sources import read
from actfn.choose.trial import Settings, score, train
from actfn.errors import OutputError
from actfn.output import files
from actfn.output.json_text import to_json
from actfn.workers import backends

ROOT = Path(__file__).parents[2]
QUICK = {"functions": ["relu", "tanh"], "seeds": 1, "folds": 2, "epochs": 2, "rates": [0.01], "depths": [1], "jobs": 1}


def command(*words):
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return run(parser.parse_args([str(word) for word in words]))


def without_times(folder):
    record = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    assert record.pop("times")
    return record


def crossed(rows=300):
    """Two classes that no straight line tells apart: the sign of a product."""
    x = np.random.default_rng(0).standard_normal((rows, 2))
    return pd.DataFrame({"a": x[:, 0], "b": x[:, 1], "y": np.where(x[:, 0] * x[:, 1] > 0, "same", "other")})


# ---- The truth is known.


def test_one_function_under_two_names_is_no_difference():
    result = choose("iris", **QUICK | {"functions": ["elu", "torch.nn.ELU", "tanh"], "folds": 3})
    elu, other = (next(r for r in result.ranking if r["function"] == n) for n in ("elu", "torch.nn.ELU"))
    assert elu["scores"] == other["scores"]
    pair = next(c for c in result.record["comparisons"] if {c["better"], c["worse"]} == {"elu", "torch.nn.ELU"})
    assert (pair["p"], pair["equal"]) == pytest.approx((1, 1), abs=1e-6)
    assert not pair["detectable"]


def test_false_alarms_between_networks_that_are_equally_good():
    """Trained for real; what two networks saw is alike by symmetry, and in any one sample luckier for one of them."""
    path = ROOT / "bench" / "false_alarms.py"
    spec = importlib.util.spec_from_file_location("false_alarms", path)
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    made = [bench.alarms(*bench.scores(i)) for i in range(60)]
    found = {name: sum(one[name] for one in made) for name in made[0]}
    print(found)
    allowed = stats.binom(60, 0.05).ppf(0.999)  # at 5 % one test in a thousand finds more
    assert found["actfn choose"] <= allowed
    assert found["plain t-test"] > allowed  # negative control: cells are not independent
    assert found["real difference"] > 50  # and what is there is found


def test_the_false_alarms_measured_are_those_said():
    measured = json.loads((ROOT / "bench" / "results" / "false_alarms.json").read_text(encoding="utf-8"))
    said = (ROOT / "docs" / "choose.md").read_text(encoding="utf-8").replace("\n", " ")
    ours, plain = (measured["found"][name] for name in ("actfn choose", "plain t-test"))
    assert f"{ours['rate']:.1%} of {measured['experiments']}".replace("%", " %") in said
    assert f"{ours['low']:.1%} to {ours['high']:.1%}".replace("%", " %") in said
    assert f"plain t-test: {plain['rate']:.0%}".replace("%", " %") in said
    assert ours["high"] <= measured["level"] < plain["low"]


def test_a_planted_difference_is_found():
    straight = actfn.get("leaky_relu").with_defaults(negative_slope=1.0)  # the identity: a linear network
    given = QUICK | {"functions": ["relu", straight], "folds": 5, "epochs": 40, "baseline": False}
    result = choose(crossed(), "y", **given)
    assert result.verdict.startswith("Use relu with 1 hidden layer: ")
    assert result.ranking[0]["mean"] > 0.9
    assert result.ranking[1]["mean"] < 0.65
    # Negative control: with the target shuffled there is nothing to learn and nothing to find.
    noise = crossed().assign(y=lambda t: np.random.default_rng(3).permutation(t["y"]))
    shuffled = choose(noise, "y", **given)
    assert shuffled.verdict.startswith("No detectable difference")
    assert all(abs(row["mean"] - 0.5) < 0.1 for row in shuffled.ranking)


def test_sigmoid_cannot_train_at_a_depth_where_tanh_can():
    given = {
        "functions": ["sigmoid", "tanh"],
        "depths": [2, 24],
        "rates": [0.001],
        "folds": 4,
        "seeds": 1,
        "epochs": 30,
    }
    result = choose("digits", **given, baseline=False)
    shallow, deep = result.record["groups"]
    means = {group["name"]: {row["function"]: row["mean"] for row in group["ranking"]} for group in (shallow, deep)}
    assert means["24 hidden layers"]["tanh"] > 0.8
    assert means["24 hidden layers"]["sigmoid"] < 0.3
    assert "with 24 hidden layers, sigmoid (0." in result.verdict
    assert "detectably below tanh" in result.verdict
    assert min(means["2 hidden layers"].values()) > 0.9
    # Why: its gradient vanishes on its way back, before anything was learned.
    back = {name: made["start"][0]["gradient"] / made["start"][-1]["gradient"] for name, made in deep["health"].items()}
    assert back["sigmoid"] < 1e-5
    assert 0.05 < back["tanh"] < 20


@pytest.mark.parametrize(("name", "dead"), [("relu", True), ("leaky_relu", False), ("elu", False)])
def test_units_made_to_die_are_counted_and_only_relus_die(name, dead):
    data = prepare(read("digits", None))
    x, y = split(data, 0, 0, 5).train
    draws = np.random.default_rng(0)
    network = Perceptron(actfn.get(name), x.shape[1], 10, width=64, depth=1, task=data.task, draws=draws)
    (before,) = health(actfn.get(name), network.inspect(x, y))
    network.layers[0][1][7:20] = -50.0
    (after,) = health(actfn.get(name), network.inspect(x, y))
    assert (before["dead"], before["units"]) == (0, 64)
    assert after["dead"] == (13 if dead else 0)
    # elu's slope fades away and leaky_relu's, 0.01, is below 5 % of 1: saturated, and yet alive.
    assert after["saturated"] == before["saturated"] + 13


def test_health_against_a_plain_count():
    z = np.array([[-1.0, 2.0, 0.0], [-3.0, -2.0, 5.0]], np.float32)
    g = np.array([[3.0, 0.0, 0.0], [0.0, 4.0, 0.0]], np.float32)
    whole = health(actfn.get("relu"), [[(z, g)]])
    assert whole == health(actfn.get("relu"), [[(z[:1], g[:1])], [(z[1:], g[1:])]])
    assert whole[0]["units"] == 3
    assert (whole[0]["dead"], whole[0]["saturated"]) == (1, 1)
    assert whole[0]["flat"] == pytest.approx(4 / 6)
    assert whole[0]["gradient"] == pytest.approx(math.sqrt(25 / 6))
    assert whole[0]["variance"] == pytest.approx(np.var([0, 2, 0, 0, 0, 5]))


# ---- A trial.


def fitted(**changes):
    data = prepare(read("iris", None))
    given = {
        "learning_rate": 0.01,
        "settings": Settings(epochs=40, patience=40),
        "parts": split(data, 0, 0, 5),
    } | changes
    activation = actfn.get("elu")
    network = Perceptron(activation, 4, 3, width=8, depth=1, task=data.task, draws=np.random.default_rng(0))
    rest = {"task": data.task, "draws": [0, 0], "settings": given["settings"], "learning_rate": given["learning_rate"]}
    return network, train(network, activation, given["parts"], **rest)


def test_the_test_part_decides_nothing_but_the_score():
    kept = split(prepare(read("iris", None)), 0, 0, 5)
    _, one = fitted(parts=kept)
    _, two = fitted(parts=dataclasses.replace(kept, test=(kept.test[0], (kept.test[1] + 1) % 3)))
    assert one.score > 0.8 > two.score
    alike = {"score": 0.0, "step_seconds": 0.0}
    assert dataclasses.replace(one, **alike) == dataclasses.replace(two, **alike)


def test_the_weights_of_the_least_validation_loss_are_kept_and_scored():
    network, outcome = fitted()
    parts = split(prepare(read("iris", None)), 0, 0, 5)
    assert outcome.best_epoch == np.argmin(outcome.validation_loss)
    assert score("multiclass", network.output(parts.test[0]), parts.test[1]) == outcome.score
    found = score("multiclass", network.output(parts.validation[0]), parts.validation[1])
    assert found == outcome.validation_score[outcome.best_epoch]
    assert [c["epoch"] for c in outcome.health] == [0, 1, 2, 5, 10, 20, outcome.best_epoch]


def test_it_ends_early_and_at_the_same_weights():
    _, whole = fitted(settings=Settings(epochs=60, patience=60), learning_rate=0.1)
    _, early = fitted(settings=Settings(epochs=60, patience=3), learning_rate=0.1)
    assert (early.ended, whole.ended) == ("early", "last epoch")
    assert len(early.train_loss) == early.best_epoch + 3
    assert early.validation_loss == whole.validation_loss[: len(early.validation_loss)]


def test_a_network_that_diverges_is_a_result():
    _, outcome = fitted(learning_rate=1e30)
    assert outcome.ended == "diverged"
    assert outcome.best_epoch == 0
    assert math.isfinite(outcome.score)
    result = choose("diabetes", **QUICK | {"rates": [1e30]})
    assert all(row["diverged"] == 2 for row in result.ranking)
    assert "; every network of relu, tanh with 1 hidden layer diverged, try lower --rates" in result.verdict
    assert tables(result).count("2 of 2 trials diverged") == 2
    assert choose("breast_cancer", **QUICK | {"rates": [1e30]}).verdict  # and no warning on the way
    assert "diverged" not in choose("diabetes", **QUICK | {"rates": [1e30, 0.01]}).verdict


def test_scores_and_losses_against_scikit_learn():
    from sklearn import metrics

    from actfn.choose.trial import losses

    generator = np.random.default_rng(0)
    z, y = generator.standard_normal((50, 4)).astype(np.float32), generator.integers(0, 4, 50).astype(np.float32)
    p = np.exp(z) / np.exp(z).sum(1, keepdims=True)
    assert losses("multiclass", z, y).mean() == pytest.approx(metrics.log_loss(y, p), rel=1e-5)
    assert score("multiclass", z, y) == metrics.accuracy_score(y, z.argmax(1))
    one, flag = z[:, :1] * 100, (y > 1).astype(np.float32)  # as large as makes exp overflow
    assert losses("binary", one / 100, flag).mean() == pytest.approx(
        metrics.log_loss(flag, 1 / (1 + np.exp(-one[:, 0] / 100)))
    )
    assert np.isfinite(losses("binary", one * 1e3, flag)).all()
    assert score("binary", one, flag) == metrics.accuracy_score(flag, one[:, 0] > 0)
    assert losses("regression", one, y).mean() == pytest.approx(metrics.mean_squared_error(y, one[:, 0]))
    assert score("regression", one, y) == pytest.approx(metrics.r2_score(y, one[:, 0]))
    assert score("regression", np.full((50, 1), np.nan), y) == pytest.approx(metrics.r2_score(y, np.zeros(50)))


# ---- The experiment.


def plan(**changes):
    data = prepare(read("iris", None))
    settings = Settings(epochs=3, patience=3)
    functions = {name: actfn.get(name) for name in ("relu", "tanh")}
    return data, Plan(functions, (0.001, 0.1), (1, 2), 3, 2, settings, data.task, 3, **changes)


def test_the_plan_is_the_full_factorial_in_the_order_of_its_cells():
    _, made = plan()
    trials = made.trials()
    assert len(trials) == len(set(trials)) == 2 * 2 * 2 * 3 * 2 + 3 * 2
    assert [t.cell for t in trials] == sorted(t.cell for t in trials)
    keys = {json.dumps(made.configuration(t, "digest"), sort_keys=True) for t in trials}
    assert len(keys) == len(trials)


def test_the_learning_rate_is_chosen_on_validation_data_alone():
    data, made = plan(baseline=False)
    packed = Packed.of(data)
    outcomes = {t: experiment.perform(made, packed, t) for t in made.trials()}
    cells = experiment.complete(made, outcomes)
    assert cells == made.cells()
    chosen = [experiment.chosen(made, outcomes, 1, "relu", cell) for cell in cells]
    for trial in chosen:
        of = {rate: outcomes[dataclasses.replace(trial, learning_rate=rate)] for rate in made.rates}
        least = min(made.rates, key=lambda rate: min(of[rate].validation_loss))
        assert trial.learning_rate == least
    turned = {t: dataclasses.replace(o, score=1 - o.score) for t, o in outcomes.items()}
    assert chosen == [experiment.chosen(made, turned, 1, "relu", cell) for cell in cells]
    del outcomes[Trial("tanh", 0.1, 2, 1, 0)]
    assert experiment.complete(made, outcomes) == [cell for cell in made.cells() if cell != (0, 1)]


def test_results_depend_neither_on_the_number_of_workers_nor_on_who_else_is_trained(tmp_path):
    given = QUICK | {"folds": 3, "depths": [1, 2]}
    records = []
    for jobs in (1, 3):
        choose("wine", **given | {"jobs": jobs}, out=tmp_path / str(jobs))
        records.append(without_times(tmp_path / str(jobs)))
    assert records[0] == records[1]
    alone = choose("wine", **given | {"functions": ["tanh"]})
    together = next(row for row in records[0]["groups"][0]["ranking"] if row["function"] == "tanh")
    assert next(row for row in alone.record["groups"][0]["ranking"])["scores"] == together["scores"]
    other = choose("wine", **given | {"epochs": 3})
    assert other.record["trials"] != records[0]["trials"]  # the comparison can fail


def test_a_function_or_a_seed_added_later_runs_only_what_is_new(tmp_path):
    def trained(**changes):
        heard = []
        choose(
            "wine",
            **QUICK | changes,
            out=tmp_path / "out",
            progress=lambda text, done, total: heard.append((text, total)),
        )
        before = [text for text, _ in heard if "were finished before" in text]
        return (int(before[0].split()[0]) if before else 0), heard[0][1]

    assert trained() == (0, 6)
    assert trained() == (6, 6)
    assert trained(functions=["relu", "tanh", "elu"]) == (6, 8)
    assert trained(seeds=2) == (6, 12)
    assert trained(epochs=3) == (2, 6)  # another experiment, but for the baseline
    whole = choose("wine", **QUICK | {"seeds": 2}, out=tmp_path / "anew")
    choose("wine", **QUICK | {"seeds": 2}, out=tmp_path / "out")
    assert without_times(tmp_path / "anew") == without_times(tmp_path / "out")
    assert whole.record["cells_planned"] == 4


# ---- Stopped, killed, and gone on with.


def stopping(after):
    """An interrupt when so many trials are finished."""

    def progress(text, done, total):
        if done >= after:
            raise KeyboardInterrupt

    return progress


def test_interrupted_it_gives_the_verdict_so_far(tmp_path):
    given = QUICK | {"folds": 4, "baseline": False}
    result = choose("iris", **given, out=tmp_path / "out", progress=stopping(5))
    assert result.interrupted == "interrupt"
    assert result.record["cells"] == [{"seed": 0, "fold": 0}, {"seed": 0, "fold": 1}]
    assert "So far 2 of 4." in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    choose("iris", **given, out=tmp_path / "out")
    choose("iris", **given, out=tmp_path / "whole")
    assert without_times(tmp_path / "out") == without_times(tmp_path / "whole")


def test_interrupted_before_a_cell_is_complete_it_keeps_what_is_finished(tmp_path):
    with pytest.raises(KeyboardInterrupt, match=r"no verdict; 1 of 6 trials are kept, the same command goes on"):
        choose("iris", **QUICK, out=tmp_path / "out", progress=stopping(1))
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["results.sqlite"]


def test_interrupted_before_anything_it_leaves_nothing(tmp_path):
    with pytest.raises(KeyboardInterrupt):
        choose("iris", **QUICK, out=tmp_path / "out", progress=stopping(0))
    assert list(tmp_path.iterdir()) == []


def test_a_time_limit_ends_it_with_the_verdict_so_far(tmp_path, monkeypatch):
    clock = itertools.count()  # a second goes by whenever it is looked at: as it begins, and before each trial
    for module in (schedule, backends):
        monkeypatch.setattr(module, "time", types.SimpleNamespace(time=lambda: float(next(clock))))
    given = QUICK | {"folds": 5, "seeds": 20}
    result = choose("iris", **given, out=tmp_path, time_limit=7.5)
    assert result.interrupted == "time limit of 7.5 s"
    assert len(result.record["cells"]) == 2  # seven tasks: relu, tanh and trees twice, and relu


def test_a_time_limit_that_leaves_no_cell_gives_no_verdict(tmp_path, capsys):
    with pytest.raises(TimeoutError, match=r"time limit of 1e-06 s: no \(seed, fold\) is complete"):
        choose("iris", **QUICK, time_limit=1e-6)
    assert command("iris", "--time-limit", "1e-6", "--jobs", 1, "--quiet", "-o", tmp_path) == 1
    assert "trials are kept, the same command goes on from there" in capsys.readouterr().err


WORDS = shlex.split("iris --functions relu tanh elu --seeds 10 --folds 3 --epochs 20 --rates 0.01 --depths 2 --out")


@pytest.mark.long
@pytest.mark.parametrize(("jobs", "moments"), [(1, 6), (2, 4)])
def test_killed_at_random_moments_it_ends_with_the_same_results(tmp_path, jobs, moments):
    """A moment is when so many trials are finished, as time would be spent in starting up on one machine or another."""

    def start(out):
        line = [sys.executable, "-m", "actfn", "choose", *WORDS, str(out), "--jobs", str(jobs), "--quiet"]
        # A pipe would be waited for as long as any worker holds it, a shared file hears of those that were killed.
        with (out.with_suffix(f".{next(number)}.errors")).open("w") as errors:
            return subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=errors, cwd=tmp_path)

    number = itertools.count()
    assert start(tmp_path / "whole").wait(60) == 0
    assert (tmp_path / "whole.0.errors").read_text() == ""
    total = len(finished(tmp_path / "whole"))
    assert total == 120
    kept = [set()]
    for moment in sorted(random.Random(jobs).sample(range(1, total - 10), moments)):
        process = start(tmp_path / "killed")
        while len(finished(tmp_path / "killed", "key")) < moment and process.poll() is None:
            time.sleep(0.005)
        process.kill()
        process.wait(60)
        kept.append(finished(tmp_path / "killed"))
        assert moment - 1 <= len(kept[-1]) < total  # one less where it was killed as it wrote that one
        assert kept[-2] <= kept[-1]  # nothing finished is lost, or trained again: times would differ
    print(list(map(len, kept)))
    assert len(set(map(len, kept))) >= moments - 1  # so many different states were gone on from
    assert start(tmp_path / "killed").wait(60) == 0
    assert (tmp_path / f"killed.{moments + 1}.errors").read_text() == ""
    assert kept[-1] <= finished(tmp_path / "killed")
    assert without_times(tmp_path / "killed") == without_times(tmp_path / "whole")


def finished(folder, columns="key, outcome"):
    """The rows of finished trials; their number, or none, also while a run holds the file."""
    path = folder / "results.sqlite"
    if not path.exists():
        return set()
    # A run's lock is passed over while it lives; of one that was killed, what it had not finished writing is undone.
    file = sqlite3.connect(f"{path.as_uri()}?immutable=1" if columns == "key" else path, uri=columns == "key")
    try:
        return set(file.execute(f"SELECT {columns} FROM trial"))
    except sqlite3.DatabaseError:  # there is no table yet, or it was read in the midst of a write
        return set()
    finally:
        file.close()


def test_a_real_interrupt_of_the_command_prints_the_verdict_so_far(tmp_path):
    words = ["iris", "--seeds", "400", "--folds", "5", "--epochs", "20", "--depths", "1", "--jobs", "2", "--out", "out"]
    line = [sys.executable, "-m", "actfn", "choose", *words]
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job is begun without
    process = subprocess.Popen(
        line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path, start_new_session=True
    )
    signal.signal(signal.SIGINT, before)
    for text in process.stderr:
        done = re.search(r"\((\d+) of \d+, about", text)
        if done and int(done[1]) > 200:
            break
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: the workers get it too
    out, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "interrupt: what follows rests on" in errors
    assert "Traceback" not in errors
    assert "P(best)" in out
    assert (tmp_path / "out" / "report.html").exists()


def test_two_runs_on_one_folder_are_refused(tmp_path):
    from actfn.choose.store import Store

    choose("iris", **QUICK, out=tmp_path)
    with Store(tmp_path / "results.sqlite"), pytest.raises(ValueError, match="in use by another run"):
        choose("iris", **QUICK, out=tmp_path)


# ---- Arguments, the record and the command.


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"functions": ["rellu"]}, "'rellu'.*relu"),
        ({"functions": ["relu", "relu"]}, "'relu' is given twice"),
        ({"functions": []}, "allowed is what actfn.get takes, such as relu, leaky_relu"),
        ({"seeds": 0}, "seeds is 0, allowed are whole numbers of at least 1"),
        ({"epochs": -1}, "epochs is -1"),
        ({"folds": 1}, "folds is 1, allowed are whole numbers of at least 2"),
        ({"width": 0.5}, "width is 0.5"),
        ({"depths": [2, -1]}, "depths is -1, allowed are whole numbers of at least 1"),
        ({"depths": [0]}, "depths is 0, allowed are whole numbers of at least 1"),  # no layer would use a function
        ({"depths": []}, r"depths is \[\], allowed are one or more different numbers"),
        ({"rates": [0.1, 0.1]}, r"rates is \[0.1, 0.1\], allowed are"),
        ({"rates": [0.1, math.nan]}, "rates is nan, allowed are positive numbers"),
        ({"time_limit": -5}, "time_limit is -5"),
        ({"rope": math.inf}, "rope is inf"),
        ({"functions": "relu"}, r"functions is 'relu', allowed is a list, as \['relu'\]"),
        ({"rates": 0.1}, r"rates is 0.1, allowed is a list, as \[0.1\]"),
        ({"rates": np.array([0.1, -1])}, "rates is .*-1.*, allowed are positive numbers"),
        ({"rope": 1}, "rope is 1, allowed are differences in score, under 1"),
        ({"model": "m:make", "width": 32}, "depths and width are for the built-in network"),
        ({"model": "m:make", "depths": [2]}, "depths and width are for the built-in network"),
        ({"init": "zeros"}, "init is 'zeros', allowed are gain and own"),
        ({"backend": "slurm"}, "backend is 'slurm', allowed are: local, dask, ray"),
        ({"out": __file__}, "is a file"),
        ({"out": __file__ + "/below"}, "not writable"),
    ],
)
def test_bad_arguments_are_refused_before_any_training(arguments, message):
    with pytest.raises(ValueError, match=message) as error:
        choose("iris", **arguments, progress=lambda text, done, _: pytest.fail("training began") if done else None)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("name", ["breast_cancer", "wine", "diabetes"])
def test_it_answers_on_data_of_each_kind(name, tmp_path):
    result = choose(name, **QUICK | {"folds": 3, "epochs": 30, "depths": [1, 3]}, out=tmp_path)
    assert result.verdict
    assert result.ranking[0]["mean"] > (0.3 if name == "diabetes" else 0.85)
    assert result.record["baseline"]["mean"] > (0.2 if name == "diabetes" else 0.85)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.html", "results.json", "results.sqlite"]
    written = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    assert page.render(written) == (tmp_path / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("given", "repeated"),
    [
        ({}, "actfn choose iris --functions relu tanh --rates 0.01 --depths 1 --folds 2 --seeds 1 --epochs 2"),
        ({"baseline": False, "drop": ["petal length (cm)"]}, "--no-baseline"),
        ({"rope": 0.02, "task": "multiclass"}, "--task multiclass --rope 0.02"),
    ],
)
def test_the_command_that_is_written_repeats_it(given, repeated, tmp_path):
    result = choose("iris", **QUICK | given)
    assert repeated in result.record["command"]
    words = shlex.split(result.record["command"])
    assert words[:2] == ["actfn", "choose"]
    assert command(*words[2:], "--quiet", "--jobs", 1, "-o", tmp_path) == 0
    again = without_times(tmp_path)
    assert again["trials"] == json.loads(to_json(result.record))["trials"]
    assert again["command"] == result.record["command"]


def test_a_table_and_a_function_with_parameters_are_repeated_in_python():
    leaky = actfn.get("leaky_relu").with_defaults(negative_slope=0.2)
    result = choose(crossed(), "y", **QUICK | {"functions": [leaky, "elu"]})
    text = result.record["command"]
    assert "choose(data, functions=['leaky_relu(negative_slope=0.2)', 'elu']" in text
    exec(text.replace("; choose(", "; again = choose("), known := {"data": crossed()})
    again = known["again"]
    assert again.record["trials"] == result.record["trials"]


def test_the_command_prints_tables_verdict_and_progress(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    crossed().to_csv("crossed.csv", index=False)
    words = shlex.split(
        "crossed.csv --target y --epochs 1 --seeds 1 --folds 2 --jobs 1 --functions relu elu --depths 1 2"
    )
    assert command(*words) == 0
    out, err = capsys.readouterr()
    assert (
        out.index("1 hidden layer\n")
        < out.index(" 1  ")
        < out.index("2 hidden layers\n")
        < out.index("gradient-boosted")
    )
    assert "detectable" in out
    assert "'y' is taken as two classes, score: accuracy" in err
    assert "(26 of 26, about 0 s left)" in err
    assert (tmp_path / "actfn-choose-crossed" / "report.html").exists()
    assert command(*words, "--json", "--quiet") == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["groups"]
    assert err == ""


@pytest.mark.parametrize(("text", "seconds"), [("90", 90), ("90s", 90), ("10m", 600), ("1.5h", 5400)])
def test_times_of_the_command(text, seconds):
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    assert parser.parse_args(["iris", "--time-limit", text]).time_limit == seconds


@pytest.mark.parametrize("text", ["soon", "-1s", "-1.5h", "0", "nan", "inf", ""])
def test_what_is_no_time_is_named(text, capsys):
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    with pytest.raises(SystemExit):
        parser.parse_args(["iris", "--time-limit", text])
    assert f"{text!r} is no time; allowed are positive ones: 90s, 10m, 2h" in capsys.readouterr().err


def test_the_help_has_the_defaults_of_choose():
    parser = argparse.ArgumentParser(prog="actfn choose")
    add_arguments(parser)
    text = " ".join(parser.format_help().partition("the data:")[2].split())
    for name, parameter in inspect.signature(choose).parameters.items():
        if parameter.default not in (None, True, ()) and parameter.kind is parameter.KEYWORD_ONLY:
            default = parameter.default
            shown = " ".join(map(str, default)) if isinstance(default, tuple) else default
            assert f"(default: {shown})" in text.partition(f"--{name} ")[2].partition(" --")[0], name


def test_numbers_of_numpy_and_arrays_are_plain_numbers_and_lists(tmp_path):
    odd = {
        "functions": np.array(["relu", "tanh"]),
        "seeds": np.int64(1),
        "folds": np.int8(2),
        "epochs": np.uint16(2),
        "rates": np.array([0.01]),
        "depths": np.array([1]),
        "drop": pd.Index(["ash"]),
        "jobs": 1,
    }
    plain = choose("wine", **QUICK, drop=["ash"], rope=0.02, out=tmp_path)
    result = choose("wine", **odd, rope=np.float64(0.02), out=tmp_path)
    assert to_json(result.record) == to_json(plain.record)


def test_a_report_on_other_data_is_not_replaced_in_silence(tmp_path):
    heard = []
    for count in (300, 200, 200):
        choose(crossed(count), "y", **QUICK, out=tmp_path, progress=lambda text, done, total: heard.append(text))
    warned = [text for text in heard if "has a report on other data" in text]
    assert len(warned) == 1
    assert len(finished(tmp_path)) == 12  # of both


@pytest.mark.parametrize("terminal", [False, True])
def test_of_progress_nothing_that_is_to_be_known_is_lost(terminal, monkeypatch, capsys):
    from actfn.output.progress import reporter

    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal, raising=False)
    monkeypatch.setenv("TERM", "dumb")
    with reporter("working") as say:
        say("what was read", 0, 9)
        for done in range(1, 9):
            say(f"step {done}.", done, 9)
            say(f"warning {done}.", done, 9)
        say("step 9.", 9, 9)
    lines = capsys.readouterr().err
    assert "what was read" in lines
    assert [f"warning {n}." in lines for n in range(1, 9)] == [True] * 8
    assert "step 2." not in lines  # within the two seconds, or no more than a label


def test_a_write_that_fails_leaves_the_old_file_whole(tmp_path):
    files.write(tmp_path / "kept", "old")
    with pytest.raises(UnicodeEncodeError):
        files.write(tmp_path / "kept", "new \ud800")
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("kept", "old")]


def test_a_disk_too_full_for_the_page_leaves_results_and_page_of_one_run(tmp_path):
    choose("iris", **QUICK, out=tmp_path)
    names = ("results.json", "report.html")
    before = {name: (tmp_path / name).read_bytes() for name in names}
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before["report.html"]) - 1000, limit[1]))
    assert len(before["results.json"]) < len(before["report.html"]) - 2000  # it alone could be written
    try:
        with pytest.raises(OutputError, match=r"cannot be written: .*; the verdict was: "):
            choose("iris", **QUICK, rope=0.3, out=tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert {name: (tmp_path / name).read_bytes() for name in names} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.html", "results.json", "results.sqlite"]
    choose("iris", **QUICK, rope=0.3, out=tmp_path)  # and once there is room both are new
    assert all((tmp_path / name).read_bytes() != before[name] for name in names)


def test_a_missing_lab_is_one_line():
    code = "import sys; sys.modules['sklearn'] = None\nfrom actfn.choose import choose\nchoose('iris')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1].endswith(
        "choose needs sklearn, which is not installed: pip install 'actfn[lab]'"
    )


def test_importing_choose_imports_no_framework_and_the_built_in_network_no_torch():
    code = "import sys, actfn.choose; print(sorted({'torch', 'sklearn', 'pandas', 'rich', 'scipy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
    code = f"from actfn.choose import choose; choose('iris', **{QUICK}); import sys; print('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_the_sizes_are_those_of_the_parts():
    data = prepare(read("wine", None))
    parts = split(data, 0, 0, 5)
    assert sizes(data, 5) == {name: len(y) for name, (_, y) in vars(parts).items()}


def test_the_digest_tells_data_apart_that_look_alike():
    days = np.arange(60) % 50
    target = np.arange(60) % 2
    tables = [pd.DataFrame({"a": a, "y": target}) for a in (days, pd.to_datetime(days, unit="D"))]
    named = [pd.DataFrame({"": a, "b": days, "y": target}) for a in (days, days[::-1])]
    digests = {Packed.of(prepare(read(table, "y"))).digest for table in (*tables, *named)}
    assert len(digests) == 4
    assert Packed.of(prepare(read(tables[0], "y"))).digest in digests


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"replace": ["relu"]}, "replace is for a network of your own"),
        ({"init": "own"}, "init is for a network of your own"),
        ({"scheduler": "tcp://127.0.0.1:1"}, "scheduler is for the backends dask and ray"),
        ({"width": 10**8}, "width is 100000000, allowed are whole numbers of at least 1 and at most 8192"),
        ({"depths": [10**5]}, "depths is 100000"),
        ({"seeds": 10**9}, "seeds is 1000000000"),
        ({"out": "a" * 300}, "not writable"),
    ],
)
def test_options_that_do_not_go_together_or_too_far_are_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        choose("iris", **arguments)


def test_an_odd_name_and_a_long_number_are_repeated_as_they_were(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    crossed().rename(columns={"y": "--t"}).to_csv("-odd.csv", index=False)
    words = shlex.split(
        "./-odd.csv --target=--t --rates 0.0100000001 --folds 2 --seeds 1 --epochs 1 --quiet --jobs 1 -o one"
    )
    assert command(*words) == 0
    words = shlex.split(without_times(tmp_path / "one")["command"])
    assert command(*words[2:], "--quiet", "--jobs", 1, "-o", "two") == 0
    assert without_times(tmp_path / "one")["trials"] == without_times(tmp_path / "two")["trials"]
