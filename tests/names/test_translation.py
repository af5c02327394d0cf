"""Calls in other frameworks: each is read back as the function, and the framework computes the function by it."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

import actfn
from actfn import cli
from actfn.functions.formulas import FORMULAS
from actfn.names.translation import MODULES, OF_X_ALONE, translate

FUNCTIONS = [*actfn.registry, *FORMULAS]
OTHER = ["elu(alpha=0.5)", "leaky_relu(negative_slope=0.3)", "hardtanh(min_val=-2, max_val=3)", "softplus(beta=2)"]
X = np.linspace(-5, 5, 101)


@pytest.mark.parametrize("framework", MODULES)
@pytest.mark.parametrize("name", [*FUNCTIONS, *OTHER])
def test_a_call_is_read_back_as_the_function(name: str, framework: str) -> None:
    function = actfn.get(name)
    found = translate(name, framework)
    assert found or framework in ("tf", "onnx", "mlx", "tinygrad", "timm", "transformers")
    for way in found:
        if way.is_exact:
            assert actfn.get(way.call) == function


@pytest.mark.parametrize("name", [*FUNCTIONS, *OTHER])
def test_torch_computes_the_function_by_its_call(name: str) -> None:
    torch = pytest.importorskip("torch", reason="the peer is torch")
    scope: dict[str, Any] = {"torch": torch, "x": torch.from_numpy(X), "math": __import__("math")}
    found = translate(name, "torch")
    assert found
    for way in found:
        made = eval(way.call, scope)
        if isinstance(made, torch.nn.Module):  # RReLU is random in training, PReLU has a slope of its own dtype
            made = made.to(scope["x"].dtype).eval()(scope["x"]).detach()
        np.testing.assert_allclose(np.asarray(made), actfn.get(name)(X), rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize("name", [*FUNCTIONS, *OTHER])
def test_jax_computes_the_function_by_its_call(name: str) -> None:
    jax = pytest.importorskip("jax", reason="the peer is JAX")
    scope: dict[str, Any] = {"jax": jax, "jnp": jax.numpy, "math": __import__("math")}
    scope["x"] = jax.numpy.asarray(X, dtype="float32")
    for way in translate(name, "jax"):
        np.testing.assert_allclose(eval(way.call, scope), actfn.get(name)(X), rtol=2e-4, atol=2e-6)


def test_defaults_that_differ_are_said() -> None:
    (function, layer) = translate("torch.nn.LeakyReLU", "keras")
    assert function.call == "keras.activations.leaky_relu(x, negative_slope=0.01)"
    assert function.remarks == ("keras.activations.leaky_relu: by default negative_slope is 0.2 there, not 0.01",)
    assert layer.call == "keras.layers.LeakyReLU(negative_slope=0.01)"
    assert translate("keras.activations.leaky_relu", "tf")[0].call == "tf.nn.leaky_relu(x)"
    assert translate("leaky_relu", "tf")[0].call == "tf.nn.leaky_relu(x, alpha=0.01)"
    (gelu,) = translate("torch.nn.GELU", "jax")
    assert gelu.call == "jax.nn.gelu(x, approximate=False)"
    assert gelu.remarks == ("jax.nn.gelu: without approximate it is gelu_tanh there",)


def test_what_takes_x_alone_is_not_given_a_parameter() -> None:
    assert "jax.nn.softplus" in OF_X_ALONE
    assert translate("softplus", "jax")[0].call == "jax.nn.softplus(x)"
    assert translate("softplus(beta=2)", "jax")[0].call == "jax.nn.softplus(2 * x) / 2"
    assert translate("elu(alpha=0.5)", "tf") == []


@pytest.mark.parametrize(
    ("given", "framework", "call", "remark"),
    [
        (
            "torch.nn.GELU",
            "tinygrad",
            "tinygrad.Tensor.gelu(x, approximate='none')",
            "without approximate it is gelu_tanh",
        ),
        ("torch.nn.GELU", "mlx", "mlx.nn.gelu(x)", ""),
        ("jax.nn.gelu", "transformers", 'transformers.activations.ACT2FN["gelu_new"](x)', ""),
        ("leaky_relu(negative_slope=0.3)", "tinygrad", "tinygrad.Tensor.leaky_relu(x, neg_slope=0.3)", ""),
        ("hard_mish", "timm", "timm.layers.hard_mish(x)", ""),
        ("selu", "tinygrad", "tinygrad.Tensor.selu(x, ", "by default alpha is 1.67326 there"),
    ],
)
def test_frameworks_that_are_not_installed(given: str, framework: str, call: str, remark: str) -> None:
    found = next(one for one in translate(given, framework) if one.call.startswith(call))
    assert any(remark in said for said in found.remarks) or not remark


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ACT2FN['gelu_new']", "gelu_tanh"),
        ('transformers.activations.ACT2FN["gelu"](x)', "gelu"),
        ("Tensor.gelu", "gelu_tanh"),
        ("tinygrad.Tensor.gelu(x, approximate='none')", "gelu"),
        ("mlx.nn.GELU(approx='fast')", "swish"),
        ("mlx.nn.gelu_approx", "gelu_tanh"),
        ("timm.layers.QuickGELU()", "swish"),
    ],
)
def test_their_spellings_are_read(text: str, name: str) -> None:
    assert actfn.get(text).name == name


def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["translate", "elu", "--to", "torch"]) == 0
    assert capsys.readouterr().out == "torch.nn.functional.elu(x)\ntorch.nn.ELU()\n"
    assert cli.main(["translate", "mish", "--to", "tf"]) == 0
    assert capsys.readouterr().out == "# tf has no such function\n"
    assert cli.main(["translate", "swish", "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["function"] == "swish"
    assert made["frameworks"]["onnx"][0]["call"] == "onnx.Swish()"
    for wrong, said in (("nope", "no activation is called"), ("softmax(2, 3)", "allowed is one argument")):
        assert cli.main(["translate", wrong]) == 2
        assert said in capsys.readouterr().err
    assert cli.main(["translate", "elu", "--to", "caffe"]) == 2
    assert "torch" in capsys.readouterr().err
