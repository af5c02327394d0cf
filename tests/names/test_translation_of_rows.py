"""Functions of a row in other frameworks: torch, JAX and SciPy really compute them by the calls that are written."""

from __future__ import annotations

import json
import warnings
from typing import Any

import numpy as np
import pytest

import actfn
from actfn import cli
from actfn.activation.rows import row_functions
from actfn.errors import OperandError
from actfn.names.translation import MODULES, translate
from actfn.names.translation_of_rows import WITHOUT_AXIS

X = np.random.default_rng(3).standard_normal((2, 4, 6, 8))
NAMED = sorted(name for name, f in row_functions.items() if f.names and name != "gumbel_softmax")  # which is random
each_axis = pytest.mark.parametrize("axis", [-1, 1, -3])


def calls(name: str, axis: int, framework: str) -> list[str]:
    found = translate(f"{name}(axis={axis})", framework)
    assert len({one.call for one in found}) == len(found)
    return [one.call for one in found]


def same(got: Any, name: str, axis: int, close: float) -> None:
    np.testing.assert_allclose(np.asarray(got), getattr(actfn, name)(X, axis=axis), rtol=close, atol=close)


@each_axis
@pytest.mark.parametrize("name", NAMED)
def test_torch_computes_it(name: str, axis: int) -> None:
    torch = pytest.importorskip("torch", reason="the peer is torch")
    scope = {"torch": torch, "x": torch.from_numpy(X)}
    for call in calls(name, axis, "torch"):
        made = eval(call, scope)
        same(made(scope["x"]) if isinstance(made, torch.nn.Module) else made, name, axis, 1e-12)


@each_axis
@pytest.mark.parametrize("name", NAMED)
def test_jax_computes_it(name: str, axis: int) -> None:
    jax = pytest.importorskip("jax", reason="the peer is JAX")
    scope = {"jax": jax, "x": jax.numpy.asarray(X, "float32")}
    for call in calls(name, axis, "jax"):
        same(eval(call, scope), name, axis, 1e-5)


@each_axis
@pytest.mark.parametrize("name", NAMED)
def test_scipy_computes_it(name: str, axis: int) -> None:
    scipy = pytest.importorskip("scipy", reason="the peer is SciPy")
    __import__("scipy.special")
    for call in calls(name, axis, "numpy"):
        same(eval(call, {"scipy": scipy, "x": X}), name, axis, 1e-12)


def test_every_declared_name_is_written_somewhere() -> None:
    for name, function in row_functions.items():
        written = " ".join(one.call for f in MODULES for one in translate(f"{name}(axis=-3)", f))
        assert all(f"{elsewhere}(" in written for elsewhere in function.names), name


def test_the_axis_is_that_of_the_call_that_is_given() -> None:
    assert translate("torch.nn.Softmax(dim=1)", "jax")[0].call == "jax.nn.softmax(x, axis=1)"
    assert translate("jax.nn.log_softmax(x, axis=0)", "torch")[0].call == "torch.nn.functional.log_softmax(x, dim=0)"
    assert translate("F.softmax(x, 2)", "keras")[0].call == "keras.activations.softmax(x, axis=2)"
    assert translate("torch.nn.Softmax2d", "jax")[0].call == "jax.nn.softmax(x, axis=-3)"
    assert translate(actfn.glu, "jax")[0].call == "jax.nn.glu(x, axis=-1)"
    assert translate("swiglu", "torch") == []


@pytest.mark.parametrize("given", ["softmax(axis=1.5)", "softmax(axis=True)", "softmax(alpha=2)", "softmax(1, 2)"])
def test_what_is_no_axis_is_refused(given: str) -> None:
    with pytest.raises(OperandError, match="allowed is one argument, axis or dim, a whole number"):
        translate(given, "torch")


def test_what_is_said_of_a_call_without_its_axis_is_so() -> None:
    torch = pytest.importorskip("torch", reason="the peer is torch")
    special = pytest.importorskip("scipy.special", reason="the peer is SciPy")
    for axes, taken in ((1, 0), (2, 1), (3, 0), (4, 1)):
        x = torch.from_numpy(X.reshape(-1)[: 2**axes].reshape((2,) * axes))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            guessed = torch.nn.functional.softmax(x)
        assert torch.equal(guessed, torch.softmax(x, taken))
    assert "axis 0 of one or three axes and else 1" in WITHOUT_AXIS["torch.nn.functional.softmax"]
    assert special.softmax(X).sum() == pytest.approx(1)
    assert np.ndim(special.logsumexp(X)) == 0
    with pytest.raises(TypeError):
        torch.logsumexp(torch.from_numpy(X))


def test_the_command_prints_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["translate", "softmax", "--to", "torch"]) == 0
    assert "torch.nn.functional.softmax(x, dim=-1)\n" in capsys.readouterr().out
    assert cli.main(["translate", "torch.nn.GLU", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["function"] == "glu"
    assert data["frameworks"]["jax"] == [{"call": "jax.nn.glu(x, axis=-1)", "remarks": []}]
