"""Functions made from a formula in choose: trained by the built-in network, and known to the store by the formula."""

from __future__ import annotations

import itertools
import json
import pickle
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import actfn

pytest.importorskip("pandas", reason="choose needs the lab (extra: lab)")
pytest.importorskip("sklearn", reason="choose needs the lab (extra: lab)")

from actfn.choose import choose
from actfn.choose.perceptron import Perceptron
from actfn.compute import _kernels

SWISH = actfn.define("mine", "x*sigmoid(x)")
TWO = actfn.define("two", "a*x*sigmoid(b*x)", a=1.5, b=0.7)
QUICK: dict[str, Any] = {"rates": [0.01], "depths": [1], "width": 8, "folds": 2, "seeds": 1, "epochs": 3}


def trained(activation: actfn.Activation, epochs: int = 3) -> tuple[bytes, bytes, list[float]]:
    """The weights and outputs of a small network after some epochs, and the loss of each."""
    draws = np.random.default_rng(0)
    x = draws.standard_normal((75, 5)).astype(np.float32)
    y = (x[:, 0] * x[:, 1] > 0).astype(np.float32)
    given: dict[str, Any] = {"width": 9, "depth": 2, "task": "binary", "draws": draws}
    network = Perceptron(activation, 5, 1, **given)
    losses = [network.epoch(x, y, np.arange(len(y)), 16, 0.01) for _ in range(epochs)]
    return network.state().tobytes(), network.output(x).tobytes(), losses


@pytest.mark.parametrize("activation", [SWISH, TWO, actfn.get("gelu"), actfn.get("x*tanh(softplus(x))")], ids=repr)
def test_a_formula_trains_and_equals_itself_to_the_bit(activation: actfn.Activation) -> None:
    weights, output, losses = trained(activation, epochs=20)
    assert losses[-1] < losses[0]
    assert (weights, output, losses) == trained(pickle.loads(pickle.dumps(activation)), epochs=20)


@pytest.mark.parametrize("name", ["tanh", "sigmoid"])
def test_the_same_formula_gives_the_bits_of_the_kernel(name: str) -> None:
    assert trained(actfn.define("copy", f"{name}(x)", accuracy="fast")) == trained(actfn.registry[name])


def test_each_parameter_has_its_own_place() -> None:
    changed = [trained(f)[1] for f in (TWO, TWO.with_defaults(a=0.7, b=1.5), TWO.with_defaults(b=0.8))]
    assert len(set(changed)) == len(changed)
    x = np.linspace(-2, 2, 64, dtype=np.float32)[:, None]
    network = Perceptron(TWO, 1, 1, width=16, depth=1, task="regression", draws=np.random.default_rng(1))
    (first, bias), (last, end) = network.layers
    want = TWO((x @ first.T + bias).astype(np.float32)) @ last.T + end
    np.testing.assert_allclose(network.output(x), want, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("which", ["value", "vjp"])
@pytest.mark.parametrize("wrong", [np.tanh, actfn.elu.vjp.ufunc, actfn.elu.bound, len, None], ids=repr)
def test_loops_that_are_not_of_the_module_or_of_other_operands_are_refused(which: str, wrong: Any) -> None:
    sizes = np.array([5, 7, 3], np.int64)
    count = sum(int(b) * ((int(a) + 16) // 16 * 16) for a, b in itertools.pairwise(sizes))
    weights, mean, square = np.zeros((3, count), np.float32)
    loops = {"value": actfn.tanh.ufunc, "vjp": actfn.tanh.vjp.ufunc} | {which: wrong}
    network = ("scalar", *loops.values(), np.zeros(0, np.float32), 1, sizes, weights, mean, square, np.ones(2))
    with pytest.raises(ValueError, match="is not a ufunc of this module"):
        _kernels.perceptron_output(network, np.zeros((4, 5), np.float32), 4, 4, np.zeros((4, 3), np.float32))


def chosen(folder: Path, functions: list[Any]) -> tuple[dict[str, float], str]:
    """The mean scores of two workers' networks, and what was said of earlier trials."""
    said: list[str] = []
    given = {**QUICK, "baseline": False, "jobs": 2}
    result = choose("iris", functions=functions, out=folder, progress=lambda text, *_: said.append(text), **given)
    before = [line for line in said if "finished before" in line]
    return {row["function"]: row["mean"] for row in result.ranking}, "".join(before)


@pytest.mark.long
def test_it_is_trained_by_workers_kept_and_known_by_its_formula(tmp_path: Path) -> None:
    first, before = chosen(tmp_path, [SWISH, actfn.define("my_tanh", "tanh(x)"), "tanh", "x*tanh(x)"])
    assert not before
    assert first["my_tanh"] == first["tanh"]
    record = json.loads((tmp_path / "results.json").read_text())
    assert record["functions"]["mine"] == {"name": "mine", "parameters": {}, "formula": "x*sigmoid(x)"}
    assert "formula" not in record["functions"]["tanh"]
    assert "x*tanh(x)" in (tmp_path / "report.html").read_text()

    again, before = chosen(tmp_path, [SWISH, "tanh"])
    assert before == "4 of 4 trials were finished before"
    assert again == {name: first[name] for name in again}

    renamed, before = chosen(tmp_path, [actfn.define("other", "x*sigmoid(x)"), "tanh"])
    assert before == "4 of 4 trials were finished before"
    assert renamed["other"] == first["mine"]

    _, before = chosen(tmp_path, [actfn.define("mine", "x*sigmoid(2*x)"), "tanh"])  # of the same name alone
    assert before == "2 of 4 trials were finished before"
    given = [TWO, TWO.with_defaults(b=0.8)]
    _, before = chosen(tmp_path, [given[0], "tanh"])
    _, before = chosen(tmp_path, [given[1], "tanh"])  # of another parameter
    assert before == "2 of 4 trials were finished before"
