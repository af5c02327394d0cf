"""elu at negative alpha, which the frameworks compute: a bump below zero, and no longer monotone."""

import importlib
from typing import Any

import numpy as np
import pytest

import actfn
from actfn.errors import ParameterError

X = np.linspace(-30, 5, 701, dtype=np.float32)
ALPHAS = [-1e10, -2.5, -1.0, -0.3, -1e-30, 0.0, 0.3]


def torchs(alpha: float) -> Any:
    """Return PyTorch's values of elu with this alpha at the test's numbers, and its slopes there."""
    torch = pytest.importorskip("torch", reason="the peer is torch")
    x = torch.from_numpy(X).requires_grad_()
    y = torch.nn.functional.elu(x, alpha=alpha)
    y.sum().backward()
    return y.detach().numpy(), x.grad.numpy()


@pytest.mark.parametrize("alpha", ALPHAS)
def test_torch_agrees_at_every_alpha(alpha: float) -> None:
    value, slope = torchs(alpha)
    assert np.allclose(actfn.elu(X, alpha), value, rtol=1e-5, atol=1e-30)
    assert np.allclose(actfn.elu.grad(X, alpha), slope, rtol=1e-5, atol=1e-30)


@pytest.mark.parametrize("alpha", ALPHAS)
def test_jax_agrees_at_every_alpha(alpha: float) -> None:
    pytest.importorskip("jax", reason="the peer is JAX")
    jax = importlib.import_module("jax")
    assert np.allclose(actfn.elu(X, alpha), jax.nn.elu(X, alpha), rtol=1e-5, atol=1e-30)


def test_the_sign_of_alpha_is_not_ignored() -> None:
    """The negative control."""
    value, _ = torchs(-0.3)
    assert not np.allclose(actfn.elu(X, 0.3), value, rtol=1e-5, atol=1e-30)


def test_the_laws_follow_the_sign_of_alpha() -> None:
    pytest.importorskip("flint", reason="facts are proven by python-flint")
    rising, bump = actfn.elu.facts, actfn.elu.with_defaults(-0.5).facts
    assert rising["monotone"].value["kind"] == "strictly increasing"
    assert bump["monotone"].value["kind"] == "no"


def test_alpha_beyond_the_domain_is_refused_on_both_sides() -> None:
    for alpha in (-1.1e10, 1.1e10):
        with pytest.raises(ParameterError, match=r"from -1e\+10 to 1e\+10"):
            actfn.elu(X, alpha)
