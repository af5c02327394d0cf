"""Networks of the user's own: made, initialised, trained and looked into as the built-in one is."""

import copy
import dataclasses
import itertools
import json
import math
import os
import subprocess
import sys

import numpy as np
import pytest

import actfn

torch = pytest.importorskip("torch", reason="needs the lab extra")
pytest.importorskip("sklearn", reason="needs the lab extra")
cloudpickle = pytest.importorskip("cloudpickle", reason="needs the lab extra")
pd = pytest.importorskip("pandas", reason="needs the lab extra")

from torch.nn import functional

from actfn.choose import ModelError, choose, torch_network
from actfn.choose.health import health

RELU, SIGMOID, ELU = (actfn.registry[name] for name in ("relu", "sigmoid", "elu"))
QUICK = {"seeds": 1, "folds": 2, "epochs": 3, "rates": [0.01], "baseline": False, "jobs": 1}


def make(activation, inputs, outputs, width=16, depth=2):
    layers = [torch.nn.Linear(inputs, width), activation]
    for _ in range(depth - 1):
        layers += [torch.nn.Linear(width, width), activation]
    return torch.nn.Sequential(*layers, torch.nn.Linear(width, outputs))


class Mixed(torch.nn.Module):
    """ReLU as a module, a function, a method and in place."""

    def __init__(self):
        super().__init__()
        self.layers = torch.nn.ModuleList(torch.nn.Linear(4, 4) for _ in range(4))
        self.last, self.module = torch.nn.Linear(4, 3), torch.nn.ReLU()

    def forward(self, x):
        x = self.module(self.layers[0](x))
        x = functional.relu(self.layers[1](x))
        x = self.layers[2](x).relu()
        return self.last(functional.relu(self.layers[3](x), inplace=True))


def data(task="multiclass", rows=50):
    generator = np.random.default_rng(0)
    x = generator.standard_normal((rows, 4)).astype(np.float32)
    y = {"multiclass": generator.integers(0, 3, rows), "binary": x[:, 0] > 0, "regression": x[:, 1]}[task]
    return x, y.astype(np.float32)


def network(factory=make, activation=RELU, task="multiclass", **options):
    with torch_network.one_thread():
        outputs = 3 if task == "multiclass" else 1
        return torch_network.TorchNetwork(
            torch_network.model_of(factory).examined(4, outputs, task),
            activation,
            4,
            outputs,
            task=task,
            **{"seed": 1} | options,
        )


@pytest.mark.parametrize(
    ("task", "batch", "ends"),
    [("multiclass", 16, [16, 32, 48]), ("binary", 7, [7, 14, 21, 28, 35, 42]), ("regression", 50, [])],
)  # of 50 rows; a last one alone, which batch norm could not bear, joins those before
def test_it_is_trained_as_by_a_loop_of_ones_own(task, batch, ends):
    x, y = data(task)
    made = network(task=task)
    with torch_network.one_thread():
        torch.manual_seed(1)
        reference = make(torch.nn.ReLU(), 4, made.outputs)
        reference.load_state_dict(made.module.state_dict())
        optimiser = torch.optim.Adam(reference.parameters(), lr=0.01)
        order, total = np.random.default_rng(2).permutation(len(y)), 0.0
        loss_of = {
            "multiclass": lambda z, t: functional.cross_entropy(z, t.long()),
            "binary": lambda z, t: functional.binary_cross_entropy_with_logits(z[:, 0], t),
            "regression": lambda z, t: functional.mse_loss(z[:, 0], t),
        }[task]
        for rows in np.split(order, ends):
            loss = loss_of(reference(torch.from_numpy(x[rows])), torch.from_numpy(y[rows]))
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            total += loss.item() * len(rows)
        assert made.epoch(x, y, order, batch, 0.01) == pytest.approx(total / len(y), rel=1e-6)
    for mine, theirs in zip(made.module.parameters(), reference.parameters(), strict=True):
        torch.testing.assert_close(mine, theirs, rtol=1e-5, atol=1e-6)


def dropping(activation, inputs, outputs):
    return torch.nn.Sequential(
        make(activation, inputs, 8), activation, torch.nn.Dropout(0.5), torch.nn.Linear(8, outputs)
    )


def test_the_same_seed_gives_the_same_numbers_and_leaves_the_callers_alone():
    x, y = data()

    def trained(seed):
        with torch_network.one_thread():
            made = torch_network.TorchNetwork(
                torch_network.model_of(dropping), RELU, 4, 3, task="multiclass", seed=seed
            )
            return [made.epoch(x, y, np.arange(len(y)), 16, 0.01) for _ in range(2)]

    torch.manual_seed(7)
    before = torch.get_rng_state()
    assert trained(1) == trained(1)
    assert trained(1) != trained(2)
    assert torch.equal(torch.get_rng_state(), before)


@pytest.mark.parametrize(("init", "kept"), [("gain", True), ("own", False)])
def test_gain_keeps_the_variance_that_own_weights_lose(init, kept):
    made = network(lambda a, n, k: make(a, n, k, width=128, depth=10), SIGMOID, init=init)
    x, y = data(rows=200)
    (layers,) = made.inspect(x, y)
    second_moment = float((layers[-1][0] ** 2).mean())  # of z, which gain keeps at one
    assert (0.4 < second_moment < 2.5) == kept


def test_every_candidate_starts_from_the_same_draws():
    one, other = network(activation=RELU), network(activation=ELU)
    first, second = (torch.equal(*(n.module[i].weight for n in (one, other))) for i in (0, 2))
    assert first
    assert not second  # it comes after an activation, and is scaled by its gain
    ratio = (other.module[2].weight / one.module[2].weight).detach()
    torch.testing.assert_close(ratio, torch.full_like(ratio, float(ratio[0, 0])))


def test_dead_units_are_counted():
    x, y = data()
    made = network()
    with torch.no_grad():
        made.module[0].bias[:5] = -1000.0
        made.module[2].bias[:3] = -1000.0
    first, second = health(RELU, made.inspect(x, y))
    assert (first["units"], first["dead"], second["dead"]) == (16, 5, 3)
    assert all(layer["dead"] == 0 for layer in health(RELU, network().inspect(x, y)))


def test_gradients_are_those_of_each_row():
    x, y = data(rows=6)
    made = network(activation=ELU)
    (layers,) = made.inspect(x, y)
    for row in range(6):
        (alone,) = made.inspect(x[row : row + 1], y[row : row + 1])
        for (_, g), (_, one) in zip(layers, alone, strict=True):
            np.testing.assert_allclose(g[row], one[0], rtol=1e-5, atol=1e-7)


def test_channels_are_units():
    def convolution(activation, inputs, outputs):
        before = torch.nn.Unflatten(1, (1, inputs)), torch.nn.Conv1d(1, 6, 3)
        return torch.nn.Sequential(*before, activation, torch.nn.Flatten(), torch.nn.Linear(12, outputs))

    x, y = data()
    made = network(convolution)
    with torch.no_grad():
        made.module[1].bias[2] = -1000.0
    (layer,) = health(RELU, made.inspect(x, y))
    assert (layer["units"], layer["dead"]) == (6, 1)


def test_an_existing_network_keeps_its_weights_and_gets_each_candidate():
    torch.manual_seed(0)
    mixed = Mixed()
    x, y = data()
    made = network(mixed, SIGMOID, init="own")
    assert all(
        torch.equal(a, b) for a, b in zip(mixed.state_dict().values(), made.module.state_dict().values(), strict=True)
    )
    (layers,) = made.inspect(x, y)
    assert len(layers) == 4
    want = torch.from_numpy(x)
    for layer in mixed.layers:
        want = torch.sigmoid(layer(want))
    np.testing.assert_allclose(made.output(x), mixed.last(want).detach().numpy(), rtol=1e-5, atol=1e-6)


def test_kinds_to_be_replaced_that_a_network_has_not_are_named():
    model = torch_network.model_of(Mixed(), replace=["gelu", "silu"])
    with pytest.raises(ModelError, match=r"is 'gelu', but the network's activations are: relu$"):
        torch_network.TorchNetwork(model, RELU, 4, 3, task="multiclass", seed=1)


class Excited(torch.nn.Module):
    """Hidden relus, a sigmoid that is a gate, normalisation, and an end that gives probabilities."""

    def __init__(self, outputs=3):
        super().__init__()
        self.first, self.gate, self.second = (torch.nn.Linear(n, 8) for n in (4, 8, 8))
        self.norm, self.act, self.last = torch.nn.BatchNorm1d(8), torch.nn.ReLU(), torch.nn.Linear(8, outputs)

    def forward(self, x):
        x = self.act(self.norm(self.first(x)))
        x = torch.relu(self.second(x * torch.sigmoid(self.gate(x))))
        x = self.last(x)
        return torch.softmax(x, 1) if x.shape[1] > 1 else torch.sigmoid(x)


def test_a_gate_stays_and_it_is_said_what_is_replaced(tmp_path):
    x, y = data("multiclass", 60)
    table = pd.DataFrame(x, columns=list("abcd")).assign(target=y.astype(int))
    said = []
    options = QUICK | {"progress": lambda text, done, total: said.append(text)}
    found = choose(table, "target", functions=["elu"], model=Excited(), out=tmp_path, **options)
    experiment = json.loads((tmp_path / "results.json").read_text())["experiment"]
    assert experiment["replaced"] == ["act (relu)", "the network itself (relu as a function)"]
    assert experiment["left"] == ["the network itself (sigmoid as a function), a gate"]
    for note in experiment["notes"]:
        assert note in said
    assert any("replaced in Excited: act (relu); the network" in text for text in said)
    assert any("not used, but drawn anew" in text for text in said)
    assert any("are probabilities" in text for text in said)
    assert "Replaced in Excited: act (relu)" in (tmp_path / "report.html").read_text()
    # the network as it is stands in the table, trained as all others are, and the command does not name it
    assert sorted(row["function"] for row in found.ranking) == ["as it is", "elu"]
    assert "as it is" not in found.record["command"]


def test_the_network_as_it_is_differs_from_its_own_function_in_nothing():
    x, y = data()
    drawn = [network(Excited, RELU, unchanged=unchanged) for unchanged in (True, False)]  # of a factory the same draws
    for mine, theirs in zip(drawn[0].module.parameters(), drawn[1].module.parameters(), strict=True):
        assert torch.equal(mine, theirs)
    one = network(Excited(), RELU, unchanged=True, init="own")
    other = network(Excited(), RELU, unchanged=False, init="own")
    other.module.load_state_dict(one.module.state_dict())
    np.testing.assert_allclose(one.output(x), other.output(x), rtol=1e-5, atol=1e-6)
    for mine, theirs in zip(next(one.inspect(x, y)), next(other.inspect(x, y)), strict=True):
        for a, b in zip(mine, theirs, strict=True):
            np.testing.assert_allclose(a, b, rtol=1e-4, atol=1e-6)
    assert not any(isinstance(m, actfn.torch.ReLU) for m in one.module.modules())


@pytest.mark.parametrize("task", ["binary", "multiclass"])
def test_outputs_that_are_probabilities_are_taken_for_that(task):
    x, y = data(task)
    outputs = 3 if task == "multiclass" else 1
    made = network(lambda: Excited(outputs), RELU, task)
    assert made.gives_probabilities
    plain = torch.from_numpy(x)
    made.module.eval()
    with torch.no_grad():
        given = made.module(plain).numpy()
    log_odds = made.output(x)
    if task == "multiclass":
        np.testing.assert_allclose(np.exp(log_odds), given, rtol=1e-5)
    else:
        np.testing.assert_allclose(1 / (1 + np.exp(-log_odds)), given, rtol=1e-5)
    first = made.epoch(x, y, np.arange(len(y)), 10, 0.01)
    for _ in range(60):
        last = made.epoch(x, y, np.arange(len(y)), 10, 0.01)
    assert last < 0.8 * first
    # bounded units may stay between 0 and 1 by chance: each draw decides nothing
    for seed in range(12):
        assert not network(lambda a, n, k: make(a, n, k, 4), SIGMOID, "binary", seed=seed).gives_probabilities
    for other in (make, lambda a, n, k: torch.nn.Sequential(make(a, n, k), torch.nn.LogSoftmax(1))):
        assert not network(other, RELU, "multiclass").gives_probabilities
    assert not network(lambda: Excited(1), RELU, "regression").gives_probabilities


def test_trained_weights_are_drawn_anew_unless_they_are_asked_for():
    torch.manual_seed(3)
    trained = Excited()
    trained.norm.running_mean.fill_(7.0)
    kept = network(trained, RELU, init="own")
    assert all(torch.equal(a, b) for a, b in zip(trained.parameters(), kept.module.parameters(), strict=True))
    drawn = network(trained, RELU)
    assert float(drawn.module.norm.running_mean.abs().max()) == 0.0  # what normalisation has seen of the rows too
    assert not any(
        torch.equal(a, b) for a, b in zip(trained.parameters(), drawn.module.parameters(), strict=True) if a.ndim > 1
    )
    model = torch_network.model_of(trained).examined(4, 3, "multiclass")
    assert "drawn anew in each trial" in " ".join(model.notes("gain"))
    assert "not trained on these rows" in " ".join(model.notes("own"))
    trained.offset = torch.nn.Parameter(torch.zeros(4))  # which no module draws
    said = " ".join(torch_network.model_of(trained).notes("gain"))
    assert "except those of the network itself, which cannot be drawn anew" in said


THREE = torch.nn.Linear(3, 3)


def stacked(*layers):
    return torch.nn.Sequential(torch.nn.Linear(4, 3), *layers)


def gated(activation, inputs, outputs):
    raise RuntimeError("no gates\nhere")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (gated, r"^gated raised RuntimeError: no gates here$"),
        (lambda a, n, k: torch.nn.Linear(n, k), "never calls the activation"),
        (lambda a, n, k: make(a, n, 7), r"gives shape \(2, 7\), allowed is \(2, 3\)"),
        (lambda a, n, k: make(a, n + 1, k), "raised RuntimeError: mat1 and mat2"),
        (lambda a, n, k: "network", "returned str, allowed is a torch.nn.Module"),
        (lambda a, n: None, "takes 2 arguments, allowed are"),
        (3.5, "is float, allowed are a torch module or a function"),
        ("mynet", "allowed is package.module:name"),
        ("no_such_module:make", "there is no module no_such_module"),
        ("math:sqr", "math has no 'sqr', the nearest is 'sqrt'"),
        ("nowhere/file.py:make", "there is no file"),
        (stacked(torch.nn.Sigmoid(), torch.nn.Linear(3, 3), torch.nn.ReLU(), THREE), r"sigmoid \(1\), relu \(1\)"),
        (stacked(torch.nn.Sigmoid(), torch.nn.ReLU()), r"none; .* 1 \(sigmoid\), a part of .* 2 \(relu\), the output"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_named_in_one_line(given, message):
    with pytest.raises(ValueError, match=message) as error:
        network(given)
    assert "\n" not in str(error.value)


def test_one_candidate_that_fails_does_not_stop_the_others(capsys):
    def picky(activation, inputs, outputs):
        if "Sigmoid" in repr(activation):
            raise RuntimeError("not that one")
        return make(activation, inputs, outputs)

    result = choose("iris", functions=["relu", "sigmoid", "tanh"], model=picky, **QUICK)
    assert {row["function"] for row in result.ranking} == {"relu", "tanh"}
    assert "not that one" in result.failures["sigmoid"]
    assert "Traceback" in result.failures["sigmoid"]
    with pytest.raises(ModelError, match="works with none of the functions") as error:
        choose("iris", functions=["sigmoid"], model=picky, **QUICK)
    assert "Traceback" in error.value.traceback


MODULE = """
import torch
def make(activation, n_inputs, n_outputs):
    return torch.nn.Sequential(torch.nn.Linear(n_inputs, 8), activation, torch.nn.Linear(8, n_outputs))
"""


@pytest.mark.long
def test_a_module_of_the_users_reaches_the_workers(tmp_path):
    (tmp_path / "my_network.py").write_text(MODULE)
    for spec in ("my_network:make", "my_network.py:make"):
        words = (
            f"iris --model {spec} --functions relu tanh --seeds 1 --folds 2 --epochs 2 --jobs 2 --no-baseline --json"
        )
        done = subprocess.run(
            [sys.executable, "-m", "actfn", "choose", *words.split()], cwd=tmp_path, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        assert '"model": "my_network' in done.stdout


def trained(out, **given):
    """How many trials a run on this folder did not find finished."""
    heard = []
    choose("iris", **QUICK | {"model": make} | given, out=out, progress=lambda *line: heard.append(line))
    before = [int(text.split()[0]) for text, _, _ in heard if "were finished before" in text]
    return heard[-1][2] - sum(before)


def test_a_function_added_before_or_among_the_others_trains_it_alone(tmp_path):
    assert trained(tmp_path, functions=["relu", "tanh"]) == 4
    assert trained(tmp_path, functions=["elu", "relu", "tanh"]) == 2
    assert trained(tmp_path, functions=["tanh", "elu", "relu"]) == 0
    assert trained(tmp_path, functions=["tanh", "elu", "relu"], model=of_width(4)) == 6


def test_other_versions_train_anew(tmp_path, monkeypatch):
    from actfn.choose import experiment

    given = {"functions": ["relu"], "baseline": True}
    assert trained(tmp_path, **given) == 4
    assert trained(tmp_path, **given) == 0
    installed = experiment.version
    for name, count in (("torch", 2), ("scikit-learn", 4), ("numpy", 4), ("actfn", 4)):  # torch is not the baseline's
        other = {name: "0.0"}
        monkeypatch.setattr(experiment, "version", lambda n, other=other: other.get(n) or installed(n))
        assert trained(tmp_path, **given) == count, name


def test_a_worker_of_other_versions_is_refused(monkeypatch):
    from actfn.choose import experiment

    made, packed = planned()
    monkeypatch.setattr(experiment, "version", lambda name: "0.0" if name == "torch" else made.software[name])
    with pytest.raises(ValueError, match=r"a worker has torch 0\.0, allowed is .*, as where choose was called"):
        experiment.perform(made, packed, made.trials()[0])
    built_in = dataclasses.replace(made, model=None, depths=(1,))
    experiment.perform(built_in, packed, built_in.trials()[0])  # to which torch is nothing


def planned(factory=make):
    from actfn.choose.data import prepare
    from actfn.choose.experiment import Packed, Plan
    from actfn.choose.sources import read
    from actfn.choose.trial import Settings

    ready = prepare(read("iris", None))
    functions = {name: actfn.get(name) for name in ("relu", "tanh")}
    settings = Settings(epochs=3, patience=3)
    model = torch_network.model_of(factory)
    return Plan(functions, (0.01, 0.1), (None,), 3, 1, settings, ready.task, 3, model, baseline=False), Packed.of(ready)


def test_trials_in_threads_of_one_process_do_not_disturb_each_other():
    from concurrent.futures import ThreadPoolExecutor

    from actfn.choose import experiment

    made, packed = planned(dropping)
    one_by_one = [experiment.perform(made, packed, trial) for trial in made.trials()]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda trial: experiment.perform(made, packed, trial), made.trials()))
    for one, other in zip(one_by_one, together, strict=True):
        assert dataclasses.replace(one, step_seconds=0) == dataclasses.replace(other, step_seconds=0)


def test_a_failure_is_that_of_all_names_of_a_function():
    def picky(activation, inputs, outputs):
        if "ELU(alpha" in repr(activation):
            raise RuntimeError("not that one")
        return make(activation, inputs, outputs)

    heard = [("", 0, 0)]
    given = QUICK | {"functions": ["elu", "torch.nn.ELU", "relu"]}
    result = choose("iris", **given, model=picky, progress=lambda *line: heard.append(line))
    assert result.interrupted == ""
    assert set(result.failures) == {"elu", "torch.nn.ELU"}
    assert [row["function"] for row in result.ranking] == ["relu"]
    # Said beside the progress, which has a line for each trial that ended, of an alias too.
    beside = [line for before, (line, done, _) in itertools.pairwise(heard) if done == before[1]]
    failures = [line.split() for line in beside if "not that one" in line]
    assert [words[:2] for words in failures] == [["elu", "fails"], ["torch.nn.ELU", "fails"]]
    assert heard[-1][1:] == (6, 6)


SCRIPT = """
import torch
WIDTH, UNUSED = 8, 1


class Block(torch.nn.Module):
    def __init__(self, activation, width):
        super().__init__()
        self.layer, self.activation = torch.nn.Linear(width, width), activation

    def forward(self, x):
        return x + 1.0 * self.activation(self.layer(x))


def last(outputs):
    return torch.nn.Linear(WIDTH, outputs)


def unused():
    return 5


def make(activation, n_inputs, n_outputs, blocks=1):
    import beside
    assert blocks not in {"one", "two", "three", "four"}
    norm = getattr(torch.nn, beside.norm())
    inner = [Block(activation, WIDTH) for _ in range(blocks)]
    return torch.nn.Sequential(torch.nn.Linear(n_inputs, WIDTH), norm(), activation, *inner, last(n_outputs))


seeds = 1
if __name__ == "__main__":
    from actfn.choose import torch_network
    print(torch_network.model_of(make).digests[0])
"""
BESIDE = "def norm(): return 'Identity'\ndef other(): return 1\n"


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("seeds = 1", "seeds = 2", True),
        ("UNUSED = 8, 1", "UNUSED = 8, 2", True),
        ("return 5", "return 6", True),
        ("import torch\n", "import torch\n# moved by a line\n", True),
        ("def other(): return 1", "def other(): return 2", True),
        ("WIDTH, UNUSED = 8", "WIDTH, UNUSED = 9", False),  # a constant
        ("blocks=1", "blocks=2", False),  # a default
        ("*inner, last", "*inner, *inner, last", False),  # the factory's body
        ("Linear(WIDTH, outputs)", "Linear(WIDTH, outputs, bias=False)", False),  # a function that it calls
        ("1.0 * self", "0.5 * self", False),  # a method of a class that it makes
        ("Identity", "Flatten", False),  # a module that it imports
    ],
)
def test_a_factory_is_known_by_its_code_and_what_that_refers_to(tmp_path, monkeypatch, old, new, same):
    assert SCRIPT.count(old) + BESIDE.count(old) == 1
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)  # a text changed within a second would be the old one
    found = []
    for change in (False, True, True):
        for name, text in (("script.py", SCRIPT), ("beside.py", BESIDE)):
            (tmp_path / name).write_text(text.replace(old, new) if change else text)
        monkeypatch.delitem(sys.modules, "beside", raising=False)
        found += torch_network.model_of(f"{tmp_path / 'script.py'}:make").digests
    assert found[1] == found[2]
    assert (found[0] == found[1]) == same


def test_a_factory_is_the_same_in_every_process(tmp_path):
    for name, text in (("script.py", SCRIPT), ("beside.py", BESIDE)):
        (tmp_path / name).write_text(text)
    found = [  # the second runs what the first compiled
        subprocess.run(
            [sys.executable, "script.py"], cwd=tmp_path, capture_output=True, text=True, check=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "3")
    ]  # fmt: skip
    assert len(found[0]) == 13
    assert found[0] == found[1]


def test_an_existing_network_is_known_by_code_and_weights():
    torch.manual_seed(0)
    one = Mixed()
    known = torch_network.model_of(one).digests
    assert torch_network.model_of(copy.deepcopy(one)).digests == known
    assert torch_network.model_of(cloudpickle.loads(cloudpickle.dumps(one))).digests == known
    with torch.no_grad():
        one.last.bias[0] += 1
    assert torch_network.model_of(one).digests != known


def test_another_text_is_another_network(tmp_path):
    path = tmp_path / "network.py"
    path.write_text(MODULE)
    one = torch_network.model_of(f"{path}:make")
    path.write_text(MODULE.replace("8", "9"))
    assert torch_network.model_of(f"{path}:make").identity != one.identity
    assert dataclasses.replace(one).make(RELU, 4, 3)[0].out_features == 8


def of_width(width):
    return lambda activation, inputs, outputs: make(activation, inputs, outputs, width=width)


class Scaled(torch.nn.Module):
    """Networks of the same source, layers and weights that do not do the same."""

    def __init__(self, scale):
        super().__init__()
        torch.manual_seed(0)
        self.body, self.scale = make(torch.nn.ReLU(), 4, 3), scale

    def forward(self, x):
        return self.body(x) * self.scale


@pytest.mark.parametrize("one_and_other", [(of_width(4), of_width(5)), (Scaled(1.0), Scaled(2.0))])
def test_networks_of_one_source_that_differ_are_not_taken_for_each_other(one_and_other):
    identities = [torch_network.model_of(given).examined(4, 3, "multiclass").identity for given in one_and_other]
    again = torch_network.model_of(one_and_other[0]).examined(4, 3, "multiclass").identity
    assert identities[0] == again
    assert identities[0] != identities[1]


def test_a_network_that_changes_its_input_changes_nothing_else():
    class Zeroing(torch.nn.Module):
        def __init__(self, activation, inputs, outputs):
            super().__init__()
            self.body = make(activation, inputs, outputs)

        def forward(self, x):
            y = self.body(x)
            x.data.zero_()
            return y

    made, (x, y) = network(Zeroing), data()
    before = x.copy()
    made.output(x)
    list(made.inspect(x, y))
    made.epoch(x, y, np.arange(len(y)), 16, 0.01)
    assert x.tobytes() == before.tobytes()


def nan(activation, inputs, outputs):
    return torch.nn.Sequential(make(activation, inputs, outputs), Times(math.nan))


class Times(torch.nn.Module):
    def __init__(self, factor):
        super().__init__()
        self.factor = factor

    def forward(self, x):
        return x * self.factor


def test_a_network_that_gives_nan_diverged():
    result = choose("iris", functions=["relu", "tanh"], model=nan, **QUICK)
    assert all(row["diverged"] == 2 for row in result.ranking)
    assert "; every network of relu, tanh diverged, try lower --rates" in result.verdict


def leaving(activation, inputs, outputs):
    raise SystemExit(3)


def frozen(activation, inputs, outputs):
    return make(activation, inputs, outputs).requires_grad_(False)


@pytest.mark.parametrize(("factory", "message"), [(leaving, "SystemExit: 3"), (frozen, "empty parameter list")])
def test_whatever_a_network_does_it_is_named(factory, message):
    with pytest.raises(ModelError, match=message) as error:
        choose("iris", functions=["relu"], model=factory, **QUICK)
    assert factory.__name__ in str(error.value)
    assert "Traceback" in error.value.traceback
