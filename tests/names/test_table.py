"""The names of other frameworks: each is found, and means what the framework computes and takes as its default."""

import importlib
import inspect
from collections.abc import Iterable
from functools import partial
from typing import Any

import numpy as np
import pytest
from frameworks import object_named

import actfn
from actfn.errors import UnknownName
from actfn.names.call_syntax import called
from actfn.names.signatures import SIGNATURES
from actfn.names.table import folded, table

X = np.linspace(-6, 6, 241, dtype=np.float32)
NAMES = [(name, f) for f in actfn.registry.values() for name in f.names]

# Keras and TensorFlow are not installed here: their documented defaults, as data.
DOCUMENTED = {
    "keras.layers.LeakyReLU": 0.3,
    "keras.activations.leaky_relu": 0.2,
    "tf.nn.leaky_relu": 0.2,
    "torch.nn.LeakyReLU": 0.01,
    "torch.nn.functional.leaky_relu": 0.01,
    "jax.nn.leaky_relu": 0.01,
    "onnx.LeakyRelu": 0.01,
}


def parts(name: str) -> tuple[str, dict[str, Any]]:
    """A declared name's own part, and the arguments with which it is the function."""
    call = called(name)
    return (call.name, dict(call.keywords)) if call else (name, {})


@pytest.mark.parametrize(("name", "f"), NAMES, ids=[name for name, _ in NAMES])
def test_a_name_is_found_in_any_case(name: str, f: Any) -> None:
    assert actfn.get(name).name == f.name
    base = parts(name)[0]
    swapped = base.swapcase() + name.removeprefix(base)
    assert actfn.get(swapped).name == f.name or name.lower() in {n.lower() for n, g in NAMES if g is not f}


def test_no_two_functions_share_a_name() -> None:
    names = [*actfn.registry, *(name for name, _ in NAMES)]
    assert len(names) == len(set(names))


def offered(framework: str) -> list[str]:
    """What a framework has, by its full name; what works in place is the same function once more."""
    if framework == "onnx.":
        onnx = pytest.importorskip("onnx", reason="its operators are its own list")
        return [framework + schema.name for schema in onnx.defs.get_all_schemas()]
    pytest.importorskip(framework.partition(".")[0], reason="its module is the list")
    return [framework + name for name in vars(importlib.import_module(framework.rstrip("."))) if name[-1] != "_"]


# Layers with weights that share a name with a function, in another case.
LAYERS = ("torch.nn.Linear", "torch.nn.functional.linear")


def undeclared(names: Iterable[str], framework: str) -> list[str]:
    """What the framework has under a last name that a function of ours has somewhere, and that is not in our table."""
    ours = {folded(name.rpartition(".")[2]) for name in names}
    return [
        name
        for name in offered(framework)
        if folded(name.rpartition(".")[2]) in ours and name not in (*table(), *LAYERS) and "._" not in name
    ]


@pytest.mark.parametrize("framework", ["torch.nn.", "torch.nn.functional.", "jax.nn.", "onnx.", "keras.activations."])
def test_every_function_is_known_wherever_a_framework_has_it(framework: str) -> None:
    names = [*actfn.registry, *(name for name, _ in NAMES)]
    assert not undeclared(names, framework)
    missing = undeclared([*names, "ctc_loss", "CTCLoss", "one_hot", "Einsum"], framework)
    assert missing or framework.startswith("keras")  # the negative control: what is no activation is not in the table


@pytest.mark.parametrize(("name", "slope"), DOCUMENTED.items())
def test_the_answer_carries_the_frameworks_default(name: str, slope: float) -> None:
    found = actfn.get(name)
    assert found.parameters == {"negative_slope": slope}
    assert found(-1.0) == pytest.approx(-slope, rel=1e-6)
    assert actfn.leaky_relu.parameters == {"negative_slope": 0.01}  # untouched


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    for name, nearest in {"leakyrelux": "leaky_relu", "torch.nn.ELUU": "torch.nn.ELU", "geluu": "gelu"}.items():
        with pytest.raises(UnknownName, match="nearest are") as caught:
            actfn.get(name)
        assert caught.value.name == name
        assert nearest in caught.value.nearest


TORCH = [name for name, _ in NAMES if name.startswith("torch.")]
JAX = [name for name, _ in NAMES if name.startswith(("jax.", "numpy.", "scipy."))]


@pytest.mark.parametrize("name", TORCH)
def test_torch_agrees(name: str) -> None:
    (base, given), ours = parts(name), actfn.get(name)
    theirs = object_named(base)
    torch = importlib.import_module("torch")
    apply = theirs(**given).eval() if inspect.isclass(theirs) else partial(theirs, **given)  # RReLU is random
    t = torch.from_numpy(X).requires_grad_()
    y = apply(t)
    y.backward(torch.ones_like(t))
    assert np.allclose(ours(X), y.detach().numpy(), atol=1e-5)
    assert np.allclose(ours.grad(X), t.grad.numpy(), atol=1e-5)
    if inspect.isclass(theirs) and base not in SIGNATURES:
        for parameter, default in ours.parameters.items():
            assert getattr(apply, parameter) == default


@pytest.mark.parametrize("name", JAX)
def test_jax_numpy_and_scipy_agree(name: str) -> None:
    (base, given), ours = parts(name), actfn.get(name)
    assert np.allclose(ours(X), np.asarray(object_named(base)(X, **given)), atol=1e-5)


@pytest.mark.parametrize("name", [n for n in TORCH + JAX if actfn.get(n).parameters and n not in SIGNATURES])
def test_signatures_have_our_defaults(name: str) -> None:
    theirs, ours = object_named(parts(name)[0]), actfn.get(name)
    if inspect.isbuiltin(theirs):
        pytest.skip(f"{name} is written in C and tells no signature")
    declared = inspect.signature(inspect.unwrap(theirs)).parameters
    if len(declared) == 1 or not set(declared) - {"x", "args", "kwargs"}:
        pytest.skip("it has no parameters there; that it agrees at our defaults is another test")
    for parameter, default in ours.parameters.items():
        assert declared[parameter].default == default


@pytest.mark.parametrize("name", [n for n, _ in NAMES if n.startswith("onnx.")])
def test_onnx_has_our_defaults(name: str) -> None:
    onnx = pytest.importorskip("onnx", reason="the schema of an operator needs onnx")
    base, given = parts(name)
    attributes = onnx.defs.get_schema(base.removeprefix("onnx.")).attributes
    defaults = [a.default_value.f for key, a in attributes.items() if a.type == onnx.defs.OpSchema.AttrType.FLOAT]
    assert set(given) <= set(attributes)
    if not attributes:
        pytest.skip("it has no parameters there")
    defaults = defaults[1:] if base == "onnx.Shrink" and defaults[0] == 0 else defaults  # its bias, which is 0 for us
    assert defaults == pytest.approx(list(actfn.get(name).parameters.values()), rel=1e-6)


def test_a_wrong_default_is_seen() -> None:
    """The negative control: with Keras's slope, ours is not torch's function."""
    torch = pytest.importorskip("torch", reason="the peer is torch")
    theirs = torch.nn.LeakyReLU()(torch.from_numpy(X)).numpy()
    assert not np.allclose(actfn.get("keras.layers.LeakyReLU")(X), theirs, atol=1e-5)
