"""The PyTorch adapter: the ufuncs' bits forward and backward, no copies, and clear words for what it does not do."""

import copy
import io
import pickle
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the adapter is PyTorch's (extra: lab)")
ml_dtypes = pytest.importorskip("ml_dtypes", reason="bfloat16 tensors are seen by NumPy through ml_dtypes")

from parameters import other_parameters

import actfn
import actfn.torch
from actfn.activation.call import Call
from actfn.activation.record import Activation
from actfn.names.table import table

DTYPES = {
    torch.float16: np.float16,
    torch.bfloat16: ml_dtypes.bfloat16,
    torch.float32: np.float32,
    torch.float64: np.float64,
}
every_dtype = pytest.mark.parametrize("dtype", DTYPES, ids=str)


def array(t: Any) -> np.ndarray[Any, Any]:
    """A copy of a tensor as an array of its dtype."""
    wide = t.detach().resolve_neg().double().numpy()  # exact
    return wide.astype(DTYPES[t.dtype])


def same(t: Any, a: Any) -> bool:
    """Whether a tensor has the shape, dtype and bits of an array."""
    b, bits = array(t), f"u{a.itemsize}"
    alike = b.dtype == a.dtype and b.shape == a.shape
    return alike and np.array_equal(np.ascontiguousarray(a).view(bits), np.ascontiguousarray(b).view(bits))


def sample(*shape: int, dtype: Any = torch.float32) -> Any:
    """Normal values of that shape, ±0, ±inf and large ones among them."""
    x = torch.randn(shape, generator=torch.Generator().manual_seed(0), dtype=torch.float64) * 3
    hard = torch.tensor([0.0, -0.0, torch.inf, -torch.inf, 30.0, -30.0], dtype=torch.float64)
    n = min(x.numel(), hard.numel())
    x.view(-1)[:n] = hard[:n]
    return x.to(dtype)


def of(f: Activation) -> Any:
    """Return the function of `actfn.torch` that has the same name."""
    return getattr(actfn.torch, f.name)


def settings(f: Activation) -> list[dict[str, float]]:
    """Defaults, and other parameters where there are any."""
    return [{}, other_parameters(f)] if f.parameters else [{}]


LAYOUTS = {
    "contiguous": lambda x: x,
    "strided": lambda x: x[:, ::3],
    "transposed": lambda x: x.T,
    "permuted": lambda x: x.reshape(4, 5, 6).permute(2, 0, 1),
    "expanded": lambda x: x[:, :1].expand(-1, 5),
    "negated lazily": lambda x: x._neg_view(),
    "zero-size": lambda x: x[:0],
    "0-d": lambda x: x[3, 4],
    "a window into storage": lambda x: x.flatten()[7:50],
}


@every_dtype
@pytest.mark.parametrize("layout", LAYOUTS)
def test_forward_and_backward_have_the_ufuncs_bits(activation: Activation, dtype: Any, layout: str) -> None:
    leaf = sample(12, 10, dtype=dtype).requires_grad_()
    x = LAYOUTS[layout](leaf)
    g = sample(*x.shape, dtype=dtype).nan_to_num(1, 1, 1)
    for parameters in settings(activation):
        y = of(activation)(x, **parameters)
        assert y.dtype == dtype
        assert y.shape == x.shape
        assert same(y, activation(array(x), **parameters))
        (slope,) = torch.autograd.grad(y, x, g)
        assert same(slope, activation.vjp(array(x), array(g), **parameters))


@every_dtype
def test_gradients_arrive_in_the_shape_of_the_leaf(activation: Activation, dtype: Any) -> None:
    leaf = torch.full((3, 1), -0.5, dtype=dtype, requires_grad=True)
    of(activation)(leaf.expand(3, 4)).sum().backward()
    assert leaf.grad.shape == leaf.shape
    assert same(leaf.grad, 4 * activation.grad(array(leaf)))


def test_gradients_are_the_derivative_of_the_values(activation: Activation) -> None:
    away_from_kinks = torch.tensor([[-2.9, -1.2, -0.4], [0.3, 1.1, 2.5]], dtype=torch.float64, requires_grad=True)
    for parameters in settings(activation):
        call = of(activation)
        assert torch.autograd.gradcheck(lambda t, c=call, p=parameters: c(t, **p), (away_from_kinks,))


def test_a_wrong_gradient_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control of the test above."""
    right = actfn.elu.vjp
    monkeypatch.setattr(Activation, "vjp", property(lambda f: lambda x, g, **k: right(x, 1.01 * g, **k)))
    x = torch.tensor([-1.0, 1.0], dtype=torch.float64, requires_grad=True)
    with pytest.raises(RuntimeError, match="Jacobian mismatch"):
        torch.autograd.gradcheck(actfn.torch.elu, (x,))


def test_nothing_is_copied(activation: Activation, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[int, ...]] = []
    original = Call.__call__

    def spy(f: Call, *arrays: Any, **kwargs: Any) -> Any:
        seen.append(tuple(a.ctypes.data for a in (*arrays, kwargs["out"])))
        return original(f, *arrays, **kwargs)

    monkeypatch.setattr(Call, "__call__", spy)
    for dtype in DTYPES:
        seen.clear()
        x, g = sample(6, 8, dtype=dtype).T.requires_grad_(), sample(8, 6, dtype=dtype)
        y = of(activation)(x)
        (slope,) = torch.autograd.grad(y, x, g)
        assert seen == [(x.data_ptr(), y.data_ptr()), (x.data_ptr(), g.data_ptr(), slope.data_ptr())]


def test_without_requires_grad_there_is_no_graph(activation: Activation) -> None:
    assert not of(activation)(sample(5)).requires_grad
    leaf = sample(5).requires_grad_()
    with torch.no_grad():
        assert of(activation)(leaf).grad_fn is None
    with torch.inference_mode():
        y = of(activation)(sample(5))
    assert y.is_inference()
    assert same(y, activation(array(sample(5))))


def test_an_input_changed_before_backward_is_noticed(activation: Activation) -> None:
    leaf = sample(5).requires_grad_()
    x = leaf * 1
    y = of(activation)(x)
    x.add_(1)
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        y.sum().backward()


@pytest.mark.parametrize("constant", [True, False], ids=["g constant", "g depending on x"])
def test_differentiating_twice_raises_and_drops_nothing(activation: Activation, constant: bool) -> None:
    x = torch.linspace(-2, 2, 5, dtype=torch.float64, requires_grad=True)
    y = of(activation)(x)
    loss = (y if constant else y * y).sum() + (x * x).sum()
    (slope,) = torch.autograd.grad(loss, x, create_graph=True)
    with pytest.raises(RuntimeError, match=f"^{activation.name}: differentiated twice"):
        slope.sum().backward()


# Modules


def module_of(f: Activation, **parameters: float) -> Any:
    return actfn.torch.module(f.name, **parameters)


def test_a_module_is_the_function_without_state(activation: Activation) -> None:
    x = sample(40)
    for parameters in settings(activation):
        made = module_of(activation, **parameters).eval()  # rrelu is random in training
        assert same(made(x), activation(array(x), **parameters))
        assert not made.state_dict()
        assert not list(made.parameters())
        inner = ", ".join(f"{k}={v}" for k, v in (activation.parameters | parameters).items())
        assert repr(made) == f"{type(made).__name__}({inner})"
        assert getattr(actfn.torch, type(made).__name__) is type(made)
        positional = type(made)(*parameters.values())
        assert repr(positional) == repr(made)


def test_modules_are_named_as_in_torch(activation: Activation) -> None:
    name = type(module_of(activation)).__name__
    assert name.isidentifier()
    assert hasattr(torch.nn, name) == (f"torch.nn.{name}" in table())


def test_modules_survive_copying_pickling_and_saving(activation: Activation) -> None:
    made = module_of(activation, **settings(activation)[-1]).eval()
    file = io.BytesIO()
    torch.save(made, file)
    file.seek(0)
    copies = [copy.deepcopy(made), pickle.loads(pickle.dumps(made)), torch.load(file, weights_only=False)]
    for other in copies:
        assert repr(other) == repr(made)
        assert same(other(sample(9)), array(made(sample(9))))
    network = torch.nn.Sequential(torch.nn.Linear(3, 2), made)
    state = io.BytesIO()
    torch.save(network.state_dict(), state)
    state.seek(0)
    assert list(torch.load(state)) == ["0.weight", "0.bias"]


def test_a_function_that_is_random_in_training_is_so_as_a_module() -> None:
    made, x = actfn.torch.RReLU(0.1, 0.3), sample(30, 20).requires_grad_()
    torch.manual_seed(3)
    first, second = made(x), made(x)
    torch.manual_seed(3)
    assert torch.equal(made(x), first)
    assert not torch.equal(first, second)
    (slope,) = torch.autograd.grad(first.sum(), x)
    below = x < 0
    assert torch.allclose(slope[below] * x[below], first[below])
    assert bool((slope[x > 0] == 1).all())
    assert 0.1 <= float(slope[below].min()) < float(slope[below].max()) <= 0.3
    assert same(made.eval()(x), array(actfn.torch.rrelu(x, 0.1, 0.3)))


def test_a_module_by_a_foreign_name_has_its_default() -> None:
    made = actfn.torch.module("keras.layers.LeakyReLU")
    assert made(torch.tensor(-1.0)) == np.float32(-0.3)
    assert repr(made) == "LeakyReLU(negative_slope=0.3)"
    assert repr(actfn.torch.module("keras.layers.LeakyReLU", negative_slope=0.5)) == "LeakyReLU(negative_slope=0.5)"


def test_a_network_with_it_learns() -> None:
    torch.manual_seed(0)
    network = torch.nn.Sequential(torch.nn.Linear(1, 8), actfn.torch.ELU(), torch.nn.Linear(8, 1))
    x = torch.linspace(-2, 2, 64)[:, None]
    descent = torch.optim.Adam(network.parameters(), lr=0.02)
    losses = []
    for _ in range(100):
        loss = ((network(x) - x.abs()) ** 2).mean()
        descent.zero_grad()
        loss.backward()
        descent.step()
        losses.append(float(loss.detach()))
    assert losses[-1] < losses[0] / 4


@pytest.mark.parametrize("value", [0.5, np.float64(0.5), np.float32(0.5), 1], ids=lambda v: type(v).__name__)
def test_a_parameter_of_any_number_type_is_rounded_once(value: Any) -> None:
    x = sample(50)
    assert same(actfn.torch.elu(x, value), actfn.elu(array(x), float(value)))


# What is refused

WRONG = {
    "torch.int64 on cpu": lambda: torch.arange(3),
    "torch.bool on cpu": lambda: torch.tensor([True]),
    "torch.complex64 on cpu": lambda: torch.zeros(2, dtype=torch.complex64),
    "torch.float32 on meta": lambda: torch.zeros(2, device="meta"),
    "layout torch.sparse_coo": lambda: torch.zeros(2, 2).to_sparse(),
    "list": lambda: [1.0],
    "ndarray": lambda: np.ones(2),
}


def refused(kind: type[Exception], call: Any, *words: str) -> None:
    with pytest.raises(kind) as caught:
        call()
    assert "\n" not in str(caught.value)
    for word in words:
        assert word in str(caught.value)


@pytest.mark.parametrize("given", WRONG)
def test_what_is_no_dense_real_cpu_tensor_is_named(activation: Activation, given: str) -> None:
    for call in (of(activation), module_of(activation)):
        refused(TypeError, lambda c=call: c(WRONG[given]()), f"{activation.name}: got", given, "allowed")


def test_wrong_parameters_are_named(activation: Activation) -> None:
    allowed = ", ".join(activation.parameters) or "none"
    for call in (lambda **k: of(activation)(sample(2), **k), lambda **k: module_of(activation, **k)):
        refused(TypeError, lambda c=call: c(slope=1.0), activation.name, "slope", allowed)
        for name in activation.parameters:
            refused(ValueError, lambda c=call, n=name: c(**{n: float("nan")}), f"{activation.name}: {name} is nan")
            wrong = torch.ones(2)
            refused(TypeError, lambda c=call, n=name, w=wrong: c(**{n: w}), f"{activation.name}: {name} is tensor")


def test_an_unknown_name_is_told_those_there_are() -> None:
    refused(AttributeError, lambda: actfn.torch.nonsense, "nonsense", "elu")
    refused(ValueError, lambda: actfn.torch.module("nonsense"), "nonsense", "nearest")


class Everywhere(torch.nn.Module):
    """ReLU as a module, a function, a method and in place, a gate that is no ReLU, and a last layer."""

    def __init__(self, gate=False):
        super().__init__()
        self.layers = torch.nn.ModuleList(torch.nn.Linear(4, 4) for _ in range(5))
        self.act, self.gate = torch.nn.ReLU(), gate
        self.head = torch.nn.Linear(4, 2)

    def forward(self, x):
        x = self.act(self.layers[0](x))
        x = torch.nn.functional.relu(self.layers[1](x))
        x = self.layers[2](x).relu()
        z = self.layers[3](x)
        torch.relu_(z)
        x = torch.nn.functional.relu(self.layers[4](z), inplace=True)
        return self.head(x * torch.sigmoid(z) if self.gate else x)


def test_activations_are_found_as_modules_functions_and_methods():
    x = torch.randn(3, 4)
    assert actfn.torch.kinds(Everywhere(), x) == {"relu": 5}
    assert actfn.torch.kinds(Everywhere(gate=True), x) == {"relu": 5, "sigmoid": 1}
    assert actfn.torch.kinds(torch.nn.Sequential(torch.nn.Linear(4, 4), torch.nn.GELU(), torch.nn.Softplus()), x) == {
        "gelu": 1,
        "softplus": 1,
    }
    assert actfn.torch.kinds(torch.nn.Linear(4, 4), x) == {}


def test_each_of_them_is_replaced_and_the_network_stays_as_it_was():
    torch.manual_seed(0)
    model, x = Everywhere(), torch.randn(3, 4)
    before = model(x)
    made = actfn.torch.replaced(model, "elu", x)
    want = x
    for layer in model.layers:
        want = torch.nn.functional.elu(layer(want))
    want = model.head(want)
    torch.testing.assert_close(made(x), want)
    assert type(made) is Everywhere
    assert list(made.state_dict()) == list(model.state_dict())
    assert torch.equal(model(x), before)
    assert not torch.allclose(before, want)  # the comparison can fail
    # Outside of the network the function is what it was.
    assert torch.equal(torch.relu(x), x.clamp(min=0))


def test_gradients_go_through_what_was_replaced():
    torch.manual_seed(0)
    model, x = Everywhere(), torch.randn(3, 4)
    made = actfn.torch.replaced(model, "tanh", x)
    made(x).sum().backward()
    want = x
    for layer in model.layers:
        want = torch.tanh(layer(want))
    model.head(want).sum().backward()
    for mine, theirs in zip(made.parameters(), model.parameters(), strict=True):
        torch.testing.assert_close(mine.grad, theirs.grad)


def test_only_the_kinds_that_are_named_are_replaced():
    torch.manual_seed(0)
    model, x = Everywhere(gate=True), torch.randn(3, 4)
    for made in (
        actfn.torch.replaced(model, "tanh", x),  # a gate is left alone
        actfn.torch.replaced(model, "tanh", of=["relu"]),
        actfn.torch.replaced(model, "tanh", x, of=["relu"]),
    ):
        want = x
        for layer in model.layers[:4]:
            want = torch.tanh(layer(want))
        torch.testing.assert_close(made(x), model.head(torch.tanh(model.layers[4](want)) * torch.sigmoid(want)))
    for bad, message in ((["relo"], "is 'relo', allowed are: celu"), (None, "give an example")):
        with pytest.raises(ValueError, match=message):
            actfn.torch.replaced(model, "tanh", of=bad)
    with pytest.raises(ValueError, match="activations are: none"):
        actfn.torch.replaced(torch.nn.Linear(4, 4), "tanh", x)


def test_an_error_in_the_network_leaves_the_functions_as_they_were():
    made = actfn.torch.replaced(Everywhere(), "elu", of=["relu"])
    with pytest.raises(RuntimeError):
        made(torch.randn(3, 5))
    assert torch.equal(torch.relu(torch.tensor([-1.0, 2.0])), torch.tensor([0.0, 2.0]))


@pytest.mark.parametrize("train", [True, False])
def test_a_transformers_layer_too(train):
    torch.manual_seed(0)
    layer = torch.nn.TransformerEncoderLayer(8, 2, 16, dropout=0.0, batch_first=True).train(train)
    x = torch.randn(2, 3, 8)
    made = actfn.torch.replaced(layer, "tanh", x)
    other = torch.nn.TransformerEncoderLayer(8, 2, 16, 0.0, torch.tanh, batch_first=True).train(train)
    other.load_state_dict(layer.state_dict())
    with torch.no_grad():
        torch.testing.assert_close(made(x), other(x))
        assert not torch.allclose(made(x), layer(x))


def test_a_formula_of_ones_own_as_a_module():
    swish = actfn.define("gated", "x*sigmoid(beta*x)", beta=1.0)
    layer = actfn.torch.module(swish, beta=2.0)
    assert repr(layer) == "Formula(gated: x*sigmoid(beta*x), beta=2.0)"
    x = torch.linspace(-3, 3, 7, requires_grad=True)
    layer(x).sum().backward()
    torch.testing.assert_close(x.grad, torch.from_numpy(swish.grad(x.detach().numpy(), beta=2.0)))
    assert repr(pickle.loads(pickle.dumps(layer))) == repr(layer)
