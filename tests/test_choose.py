"""`actfn choose`: networks trained for real, on tasks whose answer is known beforehand."""

import argparse
import dataclasses
import json
import math
import subprocess
import sys

import numpy as np
import pytest

import actfn

torch = pytest.importorskip("torch", reason="needs the lab extra")
pd = pytest.importorskip("pandas", reason="needs the lab extra")
pytest.importorskip("sklearn", reason="needs the lab extra")

from actfn.choose import add_arguments, choose, experiment, files, network, page, run, stack  # noqa: E402
from actfn.choose.data import Parts, prepare, split  # noqa: E402
from actfn.choose.sources import read  # noqa: E402

QUICK = {"functions": ["relu", "tanh"], "seeds": 2, "epochs": 2}


def command(*words):
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return run(parser.parse_args([str(word) for word in words]))


def crossed(rows=400):
    """Two classes that no straight line tells apart: the sign of a product."""
    x = np.random.default_rng(0).standard_normal((rows, 2))
    return pd.DataFrame({"a": x[:, 0], "b": x[:, 1], "y": np.where(x[:, 0] * x[:, 1] > 0, "same", "other")})


@pytest.mark.parametrize("slope", [0.0, 0.01, 0.2, 1.0])
def test_the_gain_against_its_closed_form(slope):
    expected = math.sqrt(2 / (1 + slope**2))
    assert network.gain(actfn.get("leaky_relu").with_defaults(negative_slope=slope)) == pytest.approx(
        expected, rel=1e-6
    )


@pytest.mark.parametrize("name", list(actfn.registry))
def test_the_gain_keeps_the_variance_through_twenty_layers(name):
    x = torch.from_numpy(np.random.default_rng(1).standard_normal((200, 256)).astype(np.float32))

    def spread(activation):
        made = network.build(activation, 256, 256, width=256, depth=20, draws=np.random.default_rng(0))
        with torch.no_grad():
            return float((made(x) ** 2).mean())

    assert 0.4 < spread(actfn.registry[name]) < 2.5


def test_every_function_gets_the_same_draws():
    made = {
        name: network.build(a, 5, 3, width=8, depth=2, draws=np.random.default_rng(7))
        for name, a in actfn.registry.items()
    }
    base = {name: [layer.weight.detach().numpy() for layer in net[::2]] for name, net in made.items()}
    for name, (first, *later) in base.items():
        assert first.tobytes() == base["relu"][0].tobytes()
        ratio = network.gain(actfn.registry[name]) / network.gain(actfn.registry["relu"])
        for mine, relus in zip(later, base["relu"][1:], strict=True):
            np.testing.assert_allclose(mine, relus * ratio, rtol=1e-6)


def test_one_function_under_two_names_is_no_difference():
    result = choose("iris", functions=["elu", "torch.nn.ELU", "tanh"], seeds=3, epochs=5)
    elu, other = (next(r for r in result.ranking if r["function"] == n) for n in ("elu", "torch.nn.ELU"))
    assert elu["scores"] == other["scores"]
    pair = next(c for c in result.record["comparisons"] if {c["better"], c["worse"]} == {"elu", "torch.nn.ELU"})
    assert pair["p"] == 1
    assert not pair["detectable"]


def test_a_planted_difference_is_found():
    straight = actfn.get("leaky_relu").with_defaults(negative_slope=1.0)  # the identity: a linear network
    result = choose(crossed(), "y", functions=["relu", straight], seeds=4, epochs=30)
    assert result.verdict.startswith("relu is best here")
    assert result.ranking[0]["mean"] > 0.9
    assert result.ranking[1]["mean"] < 0.65
    # Negative control: with the target shuffled there is nothing to learn and nothing to find.
    noise = crossed().assign(y=lambda t: np.random.default_rng(3).permutation(t["y"]))
    shuffled = choose(noise, "y", functions=["relu", straight], seeds=4, epochs=5)
    assert shuffled.verdict.startswith("No detectable difference")
    assert all(abs(row["mean"] - 0.5) < 0.1 for row in shuffled.ranking)


def linear(inputs, outputs, weight, bias=0.0):
    """A stack of one network without hidden layers, of these weights."""
    rows = (np.zeros((1, inputs), np.float32), np.zeros(1, np.float32))
    made = stack.Stack([stack.Member(actfn.registry["relu"], 0)], [Parts(rows, rows, rows)], outputs, width=1, depth=0)
    made.parameters[0][0] = torch.as_tensor(weight)
    made.parameters[1][0] = bias
    return made


@pytest.mark.parametrize("chunk", [stack.CHUNK, 2])
def test_scores_of_each_task(chunk, monkeypatch):
    monkeypatch.setattr(stack, "CHUNK", chunk)
    x, y = split(prepare(*read("diabetes", None)), 0).test
    mean_only = linear(x.shape[1], 1, 0.0, bias=float(y.mean()))
    (loss,), (score,) = stack.evaluate(mean_only, "regression", [(x, y)], x.shape[1])
    assert (loss, score) == pytest.approx((float(y.var()), 0.0), abs=1e-5)
    three = (np.eye(3, dtype=np.float32) * 9, np.array([0, 1, 0], dtype=np.float32))
    assert stack.evaluate(linear(3, 3, torch.eye(3)), "multiclass", [three], 3)[1] == pytest.approx([2 / 3])
    two = (np.array([[1], [-1], [2]], dtype=np.float32), np.array([1, 1, 1], dtype=np.float32))
    assert stack.evaluate(linear(1, 1, 1.0), "binary", [two], 1)[1] == pytest.approx([2 / 3])
    nan = (np.array([[1], [1], [math.nan]], dtype=np.float32), np.array([0, 1, 0], dtype=np.float32))
    assert stack.evaluate(linear(1, 1, 1.0), "regression", [nan], 1)[1] == pytest.approx([1 - 1 / (2 / 3)])


@pytest.mark.parametrize(
    ("name", "task"), [("iris", "multiclass"), ("breast_cancer", "binary"), ("diabetes", "regression")]
)
def test_a_stack_trains_each_network_as_plain_pytorch_does_alone(name, task):
    data = prepare(*read(name, None))
    assert data.task == task
    settings = experiment.Settings(seeds=2, epochs=3)
    found = list(experiment.runs(data, actfn.registry, settings))
    with experiment.one_thread():
        for r in found:
            validated, trained = plain(actfn.registry[r.function], data, split(data, r.seed), r.seed, settings)
            np.testing.assert_allclose(r.validation_loss, validated, rtol=1e-5)
            np.testing.assert_allclose(r.train_loss, trained, rtol=1e-5)
            assert r.best_epoch == np.argmin(validated)
    one, two, *_ = found
    assert not np.allclose(one.validation_loss, two.validation_loss, rtol=1e-5)  # the comparison can fail


def plain(activation, data, parts, seed, settings):
    """The losses of one network after and during each epoch, trained by autograd and torch's own Adam and losses."""
    loss_of = {
        "multiclass": lambda output, y: torch.nn.functional.cross_entropy(output, y.long()),
        "binary": lambda output, y: torch.nn.functional.binary_cross_entropy_with_logits(output[:, 0], y),
        "regression": lambda output, y: torch.nn.functional.mse_loss(output[:, 0], y),
    }[data.task]
    x, y, x_validation, y_validation = map(torch.from_numpy, (*parts.train, *parts.validation))
    outputs = len(data.classes) if data.task == "multiclass" else 1
    draws, order = np.random.default_rng([seed, 0]), np.random.default_rng([seed, 1])
    made = network.build(activation, x.shape[1], outputs, width=settings.width, depth=settings.depth, draws=draws)
    optimiser = torch.optim.Adam(made.parameters(), lr=settings.learning_rate)
    validated, trained = [loss_of(made(x_validation), y_validation).item()], []
    for _ in range(settings.epochs):
        total = 0.0
        for chosen in torch.from_numpy(order.permutation(len(x))).split(settings.batch):
            optimiser.zero_grad()
            loss = loss_of(made(x[chosen]), y[chosen])
            loss.backward()
            optimiser.step()
            total += loss.item() * len(chosen)
        validated.append(loss_of(made(x_validation), y_validation).item())
        trained.append(total / len(x))
    return validated, trained


def test_who_else_is_in_the_stack_changes_nothing_but_rounding():
    data = prepare(*read("wine", None))
    settings = experiment.Settings(seeds=3, epochs=4)
    alone = list(experiment.runs(data, {"elu": actfn.registry["elu"]}, dataclasses.replace(settings, seeds=1)))
    among = [r for r in experiment.runs(data, actfn.registry, settings) if (r.function, r.seed) == ("elu", 0)]
    np.testing.assert_allclose(alone[0].validation_loss, among[0].validation_loss, rtol=1e-5)


def test_splits_of_different_width_are_filled_up(monkeypatch):
    rare = pd.DataFrame({"a": np.arange(60.0), "b": [*"vw" * 29, "x", "y"], "y": ["n", "m"] * 30})
    data = prepare("rare", rare, "y")
    widths = {split(data, seed).train[0].shape[1] for seed in range(5)}
    assert len(widths) > 1
    functions, settings = {name: actfn.registry[name] for name in QUICK["functions"]}, experiment.Settings(epochs=2)
    together = list(experiment.runs(data, functions, settings))
    monkeypatch.setattr(experiment, "MEMORY", 0)  # one seed at a time
    for one, other in zip(together, experiment.runs(data, functions, settings), strict=True):
        np.testing.assert_allclose(one.validation_loss, other.validation_loss, rtol=1e-5)


def test_a_network_that_diverges_is_a_result():
    data = prepare(*read("diabetes", None))
    settings = experiment.Settings(epochs=4, learning_rate=1e30)
    (found,) = experiment.train(data, {"relu": actfn.registry["relu"]}, settings, {0: split(data, 0)})
    assert found.diverged
    assert found.best_epoch == 0
    assert math.isfinite(found.score)


def test_the_test_part_decides_nothing_but_the_score():
    data = prepare(*read("iris", None))
    kept = split(data, 0)
    settings, found = experiment.Settings(epochs=20), []
    for test in (kept.test, (kept.test[0], (kept.test[1] + 1) % 3)):
        block = {0: dataclasses.replace(kept, test=test)}
        found += experiment.train(data, {"elu": actfn.registry["elu"]}, settings, block)
    one, two = found
    assert one.score > 0.8 > two.score
    assert (one.best_epoch, one.validation_loss, one.train_loss) == (
        two.best_epoch,
        two.validation_loss,
        two.train_loss,
    )


def test_the_same_command_gives_the_same_numbers(tmp_path):
    records = []
    for out in (tmp_path / "one", tmp_path / "two"):
        choose("wine", **QUICK, out=out)
        records.append(json.loads((out / "results.json").read_text(encoding="utf-8")))
        assert records[-1].pop("times")["seconds"]
        assert sorted(path.name for path in out.iterdir()) == ["report.html", "results.json"]
    assert records[0] == records[1]
    assert records[0]["command"].startswith("actfn choose wine --functions relu tanh --seeds 2 --epochs 2")
    other = choose("wine", **QUICK | {"epochs": 3})
    assert other.record["runs"] != records[0]["runs"]  # the comparison can fail


def test_threads_are_left_as_they_were():
    before = torch.get_num_threads()
    choose("iris", functions=["relu"], seeds=1, epochs=1)
    assert torch.get_num_threads() == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"functions": ["rellu"]}, "'rellu'.*relu"),
        ({"functions": ["relu", "relu"]}, "'relu' is given twice"),
        ({"functions": []}, "allowed are: elu"),
        ({"seeds": 0}, "seeds is 0, allowed are whole numbers of at least 1"),
        ({"epochs": -1}, "epochs is -1"),
        ({"out": __file__}, "is a file"),
        ({"out": __file__ + "/below"}, "not writable"),
    ],
)
def test_bad_arguments_are_refused_before_any_training(arguments, message):
    with pytest.raises(ValueError, match=message) as error:
        choose("iris", **arguments, progress=lambda *_: pytest.fail("training began"))
    assert "\n" not in str(error.value)


def interrupting(after):
    """At the end of so many networks."""
    finished = []

    def progress(text, done, total):
        finished.extend([text] if ", seed " in text else [])
        if len(finished) == after:
            raise KeyboardInterrupt

    return progress


def test_progress_is_shown_while_a_stack_is_trained():
    heard = []
    choose("iris", **QUICK | {"epochs": 20}, progress=lambda text, done, total: heard.append((done, total)))
    assert heard == sorted(heard)
    assert {done for done, _ in heard} == {0, 1, 2, 3, 4}
    assert {total for _, total in heard} == {4}


def test_interrupted_after_a_seed_gives_the_verdict_so_far(tmp_path):
    result = choose("iris", **QUICK | {"seeds": 5}, out=tmp_path / "out", progress=interrupting(7))
    assert result.interrupted
    assert result.record["complete_seeds"] == [0, 1, 2]
    whole = choose("iris", **QUICK | {"seeds": 3})
    assert (result.verdict, result.ranking) == (whole.verdict, whole.ranking)
    assert (tmp_path / "out" / "report.html").exists()


def test_interrupted_before_leaves_nothing(tmp_path):
    with pytest.raises(KeyboardInterrupt, match="no verdict"):
        choose("iris", **QUICK, out=tmp_path / "out", progress=interrupting(1))
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_command_says_so(tmp_path, monkeypatch, capsys):
    def train(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(experiment.stack, "train", train)
    assert command("iris", "--epochs", 1, "--functions", "relu", "tanh", "--out", tmp_path / "out") == 130
    assert "no verdict" in capsys.readouterr().err


def test_a_write_that_fails_leaves_the_old_file_whole(tmp_path):
    files.write(tmp_path / "kept", "old")
    with pytest.raises(UnicodeEncodeError):
        files.write(tmp_path / "kept", "new \ud800")
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("kept", "old")]


def test_the_command_prints_ranking_verdict_and_progress(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    crossed().to_csv("crossed.csv", index=False)
    words = ("crossed.csv", "--target", "y", "--epochs", 1, "--seeds", 2, "--functions", "relu", "elu")
    assert command(*words) == 0
    out, err = capsys.readouterr()
    assert out.index(" 1  ") < out.index(" 2  ") < out.index("difference")
    assert "'y' is taken as two classes, score: accuracy" in err
    assert "(4 of 4, about 0 s left)" in err
    assert (tmp_path / "actfn-choose-crossed" / "report.html").exists()
    assert command(*words, "--json", "--quiet") == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["ranking"]
    assert err == ""


def test_a_missing_lab_is_one_line():
    code = "import sys; sys.modules['torch'] = None\nfrom actfn.choose import choose\nchoose('iris')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1].endswith("choose needs torch, which is not installed: pip install 'actfn[lab]'")


def test_importing_choose_imports_no_framework():
    code = "import sys, actfn.choose; print(sorted({'torch', 'sklearn', 'pandas', 'rich', 'scipy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_page_is_made_from_the_written_record_alone(tmp_path):
    choose("iris", **QUICK, out=tmp_path)
    written = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    assert page.render(written) == (tmp_path / "report.html").read_text(encoding="utf-8")
