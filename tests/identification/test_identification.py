"""Which function is this: callables of the frameworks, files and numbers, and what must not be taken for it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

for package in ("flint", "sympy", "scipy"):
    pytest.importorskip(package, reason=f"identify needs {package} (extra: lab)")

import actfn
from actfn import cli
from actfn.errors import ArgumentError, UnknownName
from actfn.identification import fitted, identify

SPELLED = {
    "torch.nn.functional.gelu": "gelu",
    "torch.nn.GELU(approximate='tanh')": "gelu_tanh",
    "torch.nn.functional.mish": "mish",
    "torch.nn.functional.hardswish": "hardswish",
    "torch.nn.functional.logsigmoid": "logsigmoid",
    "torch.nn.functional.softplus": "softplus",
    "torch.nn.functional.selu": "selu",
    "torch.nn.Softshrink": "softshrink",
    "torch.nn.Hardshrink": "hardshrink",
    "torch.nn.functional.rrelu": "rrelu",
    "numpy.tanh": "tanh",
    "numpy.sin": "sine",
}


@pytest.mark.parametrize("target", SPELLED)
def test_functions_of_the_frameworks_are_found(target: str) -> None:
    if target.startswith("torch"):
        pytest.importorskip("torch", reason="needs torch")
    found = identify(target)
    assert found.fits
    assert actfn.get(SPELLED[target]) in [match.function for match in found.matches]


def test_each_of_our_functions_is_told_from_all_others(activation: actfn.Activation) -> None:
    found = identify(activation)
    assert found.fits
    assert activation.name in [match.function.name for match in found.matches]
    x = np.linspace(-6, 6, 201)
    for match in found.matches:
        assert np.allclose(match.function(x), activation(x), rtol=1e-12, atol=1e-12)


def test_nine_names_of_gelu_are_four_functions() -> None:
    pytest.importorskip("torch", reason="needs torch")
    names = ("torch.nn.GELU", "gelu_new", "gelu_pytorch_tanh", "jax.nn.gelu", "quick_gelu", "keras.activations.gelu")
    found = {name: identify(actfn.get(name)).matches[0].function for name in names}
    assert found["gelu_new"] == found["gelu_pytorch_tanh"] == found["jax.nn.gelu"] == actfn.gelu_tanh
    assert found["torch.nn.GELU"] == found["keras.activations.gelu"] == actfn.gelu
    assert found["quick_gelu"] == actfn.swish.with_defaults(beta=1.702)
    by_hand = identify(lambda x: 0.5 * x * (1 + np.tanh(0.7978845608 * x * (1 + 0.044715 * x * x))))
    assert not by_hand.fits  # its constant is another one, by ten digits
    assert by_hand.matches[0].function == actfn.gelu_tanh
    assert 1e-13 < by_hand.matches[0].largest < 1e-9


@pytest.mark.parametrize(
    ("f", "function"),
    [
        (lambda x: x / (1 + np.exp(-2.5 * x)), actfn.swish.with_defaults(beta=2.5)),
        (lambda x: np.where(x > 0, x, -0.173 * x), actfn.leaky_relu.with_defaults(negative_slope=-0.173)),
        (lambda x: np.where(x > 0, x, 0.3 * np.expm1(x)), actfn.elu.with_defaults(alpha=0.3)),
        (lambda x: np.clip(x, -0.3, 2.5), actfn.hardtanh.with_defaults(min_val=-0.3, max_val=2.5)),
        (lambda x: np.logaddexp(0, 3 * x) / 3, actfn.softplus.with_defaults(beta=3)),
        (lambda x: np.sign(x) * np.maximum(np.abs(x) - 1.25, 0), actfn.softshrink.with_defaults(lambd=1.25)),
    ],
)
def test_parameters_are_fitted(f: Any, function: actfn.Activation) -> None:
    found = identify(f)
    assert found.fits
    assert found.matches[0].function == function


def test_what_else_fits_is_said_and_duplicates_have_one_row() -> None:
    said = str(identify(lambda x: np.where(x > 0, x, np.expm1(np.minimum(x, 0))))).splitlines()
    assert any(line.removeprefix("also fits: ").startswith("elu") for line in said)
    assert any(line.removeprefix("also fits: ").startswith("celu") for line in said)
    telu = str(identify(lambda x: x * np.tanh(np.exp(np.minimum(x, 50)))))
    assert telu.startswith("tanhexp (also called telu): all")


def test_what_is_no_function_of_ours_is_not_taken_for_one() -> None:
    found = identify(np.cosh)
    assert not found.fits
    assert len(found.matches) == 3
    assert str(found).startswith("no function that is known fits within")
    near = identify(lambda x: actfn.gelu(x) * (1 + 1e-9))  # a multiple of tanh is dyt's
    assert not near.fits
    assert near.matches[0].function == actfn.gelu


def test_a_table_of_numbers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    x = np.linspace(-4, 4, 60)
    for name, heading, separator in (("a.csv", "x,y\n", ","), ("b.tsv", "", "\t")):
        rows = "".join(f"{a!r}{separator}{b!r}\n" for a, b in zip(x.tolist(), actfn.silu(x).tolist(), strict=True))
        (tmp_path / name).write_text(heading + rows, encoding="utf-8")
        assert cli.main(["identify", str(tmp_path / name)]) == 0
        assert capsys.readouterr().out.startswith("silu (also called swish1): all 60 numbers agree")
    noisy = actfn.elu(x, alpha=0.7) + 0.01 * np.random.default_rng(0).standard_normal(60)
    found = fitted(x, noisy)
    assert not found.fits
    assert found.matches[0].largest < 0.04


def test_mistakes_are_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = tmp_path / "w.csv"
    wrong.write_text("x,y\n1,2\n3,a\n", encoding="utf-8")
    with pytest.raises(ArgumentError, match=r"w\.csv, line 3: '3,a' is no pair of numbers"):
        identify(wrong)
    with pytest.raises(ArgumentError, match="there is no file"):
        identify(tmp_path / "none.csv")
    with pytest.raises(ArgumentError, match="2 pairs of finite numbers are too few"):
        fitted([1.0, 2.0, np.nan], [1.0, 2.0, 3.0])
    with pytest.raises(UnknownName):
        identify("torhc.relu")
    with pytest.raises(ArgumentError, match="gives no floats"):
        identify(lambda x: np.zeros(3))
    assert cli.main(["identify", "numpy.tanh", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["matches"][0]["function"] == "tanh"
    assert cli.main(["identify", "numpy.cosh"]) == 1
