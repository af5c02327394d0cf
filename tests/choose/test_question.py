"""The candidates of choose: whatever they are given as, each has a name of its own by which it can be given again."""

import shlex
from typing import Any

import pytest

import actfn
from actfn.errors import ArgumentError

pytest.importorskip("pandas", reason="choose needs the lab (extra: lab)")

from actfn.choose import report
from actfn.choose.question import _candidates, _defaults

HALF = actfn.elu.with_defaults(alpha=0.5)
MINE = actfn.define("mine", "x*tanh(b*x)", b=2.0)
LABELS: list[tuple[Any, str]] = [
    ("elu", "elu"),
    ("torch.nn.GELU", "torch.nn.GELU"),
    ("x*tanh(x)", "x*tanh(x)"),
    ("g = x*sigmoid(2*x)", "g = x*sigmoid(2*x)"),
    (actfn.elu, "elu"),
    (HALF, "elu(alpha=0.5)"),
    (actfn.get("swish"), "swish"),
    (actfn.get("swish(beta=2)"), "swish(beta=2)"),
    (MINE, "mine(b=2)"),
]


@pytest.mark.parametrize(("given", "label"), LABELS, ids=[label for _, label in LABELS])
def test_a_candidate_is_called_as_it_was_given_or_by_its_function(given: Any, label: str) -> None:
    assert list(_candidates([given])) == [label]


@pytest.mark.parametrize(("given", "label"), LABELS, ids=[label for _, label in LABELS])
def test_what_repeats_an_experiment_names_the_same_function(given: Any, label: str) -> None:
    candidates = _candidates([given, "tanh"])
    text = report.command({**_defaults(), "data": "iris", "model": None}, _defaults(), candidates)
    if given is MINE:  # which no name stands for
        assert "functions=[actfn.define('mine', 'x*tanh(b*x)', b=2.0), 'tanh']" in text
    else:
        words = shlex.split(text)
        again = _candidates(words[words.index("--functions") + 1 :])
        assert [repr(f) for f in again.values()] == [repr(f) for f in candidates.values()]


def test_two_of_one_name_are_refused() -> None:
    for twice in (["elu", actfn.elu], [HALF, "elu(alpha=0.5)"], ["x*tanh(x)", "x*tanh(x)"]):
        with pytest.raises(ArgumentError):
            _candidates(twice)
