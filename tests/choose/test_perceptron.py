"""The built-in network against PyTorch: its products, losses, gradients and steps of Adam, the same bits everywhere."""

import itertools
import math

import numpy as np
import pytest

import actfn
from actfn import compute
from actfn.compute import _kernels

torch = pytest.importorskip("torch", reason="needs the lab extra")
pytest.importorskip("sklearn", reason="needs the lab extra")

from torch.nn import functional

from actfn.analysis.network.propagation import MeanField
from actfn.choose.perceptron import Perceptron, gain

MODULES = {
    "sigmoid": torch.nn.Sigmoid,
    "tanh": torch.nn.Tanh,
    "relu": torch.nn.ReLU,
    "leaky_relu": torch.nn.LeakyReLU,
    "elu": torch.nn.ELU,
}
LOSSES = {
    "multiclass": lambda z, y: functional.cross_entropy(z, y.long(), reduction="none"),
    "binary": lambda z, y: functional.binary_cross_entropy_with_logits(z[:, 0], y, reduction="none"),
    "regression": lambda z, y: functional.mse_loss(z[:, 0], y, reduction="none"),
}


def data(task, rows=75, inputs=5, classes=3):
    generator = np.random.default_rng(0)
    x = generator.standard_normal((rows, inputs)).astype(np.float32)
    y = {"multiclass": generator.integers(0, classes, rows), "binary": x[:, 0] > 0, "regression": x[:, 0] * 2}[task]
    return x, y.astype(np.float32)


def made(name="elu", task="multiclass", inputs=5, width=7, depth=2, outputs=3, seed=3, isa=None):
    outputs = outputs if task == "multiclass" else 1
    draws, activation = np.random.default_rng(seed), actfn.get(name) if isinstance(name, str) else name
    return Perceptron(activation, inputs, outputs, width=width, depth=depth, task=task, draws=draws, isa=isa)


def twin(network, activation):
    """Make the network of PyTorch's layers that has the same weights."""
    layers = []
    for weights, biases in network.layers:
        linear = torch.nn.Linear(weights.shape[1], weights.shape[0])
        linear.weight.data, linear.bias.data = torch.tensor(weights), torch.tensor(biases)
        layers += [linear, activation]
    return torch.nn.Sequential(*layers[:-1])


@pytest.mark.parametrize("task", LOSSES)
@pytest.mark.parametrize("name", actfn.registry)
def test_it_is_trained_as_by_pytorch(name, task):
    if name not in MODULES:
        pytest.skip(f"torch has no {name}")
    compare_with_pytorch(name, task, width=7, depth=2, batch=32)


@pytest.mark.parametrize("depth", [0, 1, 3])
@pytest.mark.parametrize(
    ("width", "batch", "inputs"), [(1, 16, 1), (17, 10, 15), (64, 33, 16), (40, 75, 33), (9, 1, 3)]
)
def test_whatever_its_shape_it_is_trained_as_by_pytorch(depth, width, batch, inputs):
    compare_with_pytorch("tanh", "multiclass", width=width, depth=depth, batch=batch, inputs=inputs)


def compare_with_pytorch(name, task, *, width, depth, batch, inputs=5):
    x, y = data(task, inputs=inputs)
    network = made(name, task, inputs, width, depth)
    reference = twin(network, MODULES[name]())
    np.testing.assert_allclose(network.output(x), reference(torch.tensor(x)).detach().numpy(), rtol=1e-4, atol=1e-5)
    optimiser = torch.optim.Adam(reference.parameters(), lr=0.01)
    for epoch in range(3):
        order, total = np.random.default_rng(epoch).permutation(len(y)), 0.0
        found = network.epoch(x, y, order, batch, 0.01)
        for rows in torch.from_numpy(order).split(batch):
            losses = LOSSES[task](reference(torch.tensor(x)[rows]), torch.tensor(y)[rows])
            optimiser.zero_grad()
            losses.mean().backward()
            optimiser.step()
            total += float(losses.detach().sum())
        assert found == pytest.approx(total / len(y), rel=1e-4)
    for (weights, biases), linear in zip(network.layers, list(reference)[::2], strict=True):
        np.testing.assert_allclose(weights, linear.weight.detach().numpy(), rtol=1e-3, atol=1e-4)
        np.testing.assert_allclose(biases, linear.bias.detach().numpy(), rtol=1e-3, atol=1e-4)


@pytest.mark.parametrize("task", LOSSES)
def test_the_gradients_are_those_of_each_rows_loss(task):
    x, y = data(task)
    network = made("sigmoid", task, depth=3)
    (layers,) = network.inspect(x, y)
    reference, seen = twin(network, torch.nn.Sigmoid()), []
    for linear in list(reference)[:-1:2]:
        linear.register_forward_hook(lambda module, given, z: z.retain_grad() or seen.append(z))
    LOSSES[task](reference(torch.tensor(x)), torch.tensor(y)).sum().backward()
    assert len(layers) == len(seen) == 3
    for (z, g), theirs in zip(layers, seen, strict=True):
        np.testing.assert_allclose(z, theirs.detach().numpy(), rtol=1e-5, atol=1e-6)
        np.testing.assert_allclose(g, theirs.grad.numpy(), rtol=1e-4, atol=1e-7)


def test_chunks_are_the_same_rows(monkeypatch):
    from actfn.choose import perceptron

    x, y = data("multiclass")
    (whole,) = made().inspect(x, y)
    monkeypatch.setattr(perceptron, "CHUNK", 20)
    parts = list(made().inspect(x, y))
    assert len(parts) == 4
    for layer in range(2):
        for item in range(2):
            joined = np.concatenate([part[layer][item] for part in parts])
            assert joined.tobytes() == whole[layer][item].tobytes()


@pytest.mark.parametrize("task", LOSSES)
@pytest.mark.parametrize("name", actfn.registry)
def test_the_same_bits_on_each_instruction_set(isa, name, task):
    x, y = data(task, rows=40)

    def bits(isa):
        network = made(name, task, width=9, depth=3, isa=isa)
        for _ in range(2):
            network.epoch(x, y, np.arange(len(y)), 16, 0.01)
        ((*_, (z, g)),) = network.inspect(x, y)
        return network.state().tobytes(), network.output(x).tobytes(), z.tobytes(), g.tobytes()

    assert bits(isa) == bits(compute.supported()[-1])
    assert bits(isa)[0] != made(name, task, width=9, depth=3).state().tobytes()  # it did learn


def test_a_state_is_the_weights_and_a_copy():
    x, y = data("multiclass")
    network = made()
    before, output = network.state(), network.output(x)
    network.epoch(x, y, np.arange(len(y)), 16, 0.1)
    assert network.output(x).tobytes() != output.tobytes()
    network.restore(before)
    assert network.output(x).tobytes() == output.tobytes()


@pytest.mark.parametrize("bad", [math.nan, math.inf, 3e38])
def test_what_diverges_says_so_and_does_no_harm(bad):
    x, y = data("multiclass")
    network = made()
    network.layers[0][0][:] = bad
    assert not math.isfinite(network.epoch(x, y, np.arange(len(y)), 16, 0.1))
    assert network.output(x).shape == (75, 3)


def test_gradients_too_small_for_a_normal_number_are_zero():
    x, y = data("multiclass")
    network = made("sigmoid", depth=20)
    for weights, _ in network.layers[1:]:
        weights *= 1e-3
    first, *_ = next(iter(network.inspect(x, y)))
    assert not first[1].any()
    assert np.spacing(np.float32(0)) / 2 == 0  # the caller's own arithmetic is as it was: subnormals are kept
    assert np.float32(1e-40) * np.float32(0.5) > 0


def call(**changes):
    """An epoch's arguments, all right but for what is changed."""
    sizes = changes.get("sizes", np.array([5, 7, 3], np.int64))
    floats = np.zeros(sum(int(b) * ((int(a) + 16) // 16 * 16) for a, b in itertools.pairwise(sizes)), np.float32)
    given = {
        "isa": "scalar",
        "value": actfn.elu.ufunc,
        "vjp": actfn.elu.vjp.ufunc,
        "parameters": np.ones(1, np.float32),
    }
    given |= {"loss": 1, "sizes": sizes, "weights": floats}
    given |= {"mean": floats.copy(), "square": floats.copy(), "powers": np.ones(2)} | changes
    x, y = data("multiclass")
    rest = {"x": x, "y": y, "order": np.arange(75), "batch": 16, "rate": 0.1}
    rest |= {"first": np.zeros(75, np.float32), "second": np.zeros(75, np.float32)} | changes
    network = tuple(
        given[k] for k in ("isa", "value", "vjp", "parameters", "loss", "sizes", "weights", "mean", "square", "powers")
    )
    return _kernels.perceptron_epoch(
        network, *(rest[k] for k in ("x", "y", "order", "batch", "rate", "first", "second"))
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"isa": "mmx"}, "no kernels for instruction set mmx"),
        ({"value": np.tanh}, "is not a ufunc of this module of 2 operands"),
        ({"vjp": actfn.elu.ufunc}, "is not a ufunc of this module of 3 operands"),
        ({"parameters": np.ones(2, np.float32)}, "is not a ufunc of this module of 3 operands"),
        ({"parameters": np.ones(1)}, "parameters: got"),
        ({"loss": 3}, "loss is 3"),
        ({"sizes": np.array([5], np.int64)}, "sizes: got 1"),
        ({"sizes": np.array([5, 0, 3], np.int64)}, "sizes: got 0"),
        ({"sizes": np.array([5, 7, 3], np.int32)}, "sizes: got"),
        ({"weights": np.zeros(3, np.float32)}, "weights: got 3 items"),
        ({"weights": np.zeros(160, np.float64)}, "weights: got"),
        ({"powers": np.ones(1)}, "powers: got 1"),
        ({"x": np.zeros((75, 4), np.float32)}, "x: got 300 items"),
        ({"order": np.arange(74)}, "order: got 74"),
        ({"order": np.arange(1, 76)}, "order holds 75, allowed are 0 to 74"),
        ({"order": np.arange(-1, 74)}, "order holds -1"),
        ({"batch": 0}, "batch is 0"),
        ({"first": np.zeros(74, np.float32)}, "first: got 74"),
    ],
)
def test_buffers_that_do_not_fit_are_refused(change, message):
    call()
    with pytest.raises(ValueError, match=message):
        call(**change)


def test_memory_that_is_not_contiguous_or_writable_is_refused():
    with pytest.raises((ValueError, BufferError)):
        call(x=np.zeros((75, 10), np.float32)[:, ::2])
    frozen = np.zeros(75, np.float32)
    frozen.flags.writeable = False
    with pytest.raises((ValueError, BufferError)):
        call(first=frozen)


@pytest.mark.parametrize("slope", [0.0, 0.01, 0.2, 1.0])
def test_the_gain_against_its_closed_form(slope):
    leaky = actfn.get("leaky_relu").with_defaults(negative_slope=slope)
    assert gain(leaky) == pytest.approx(math.sqrt(2 / (1 + slope**2)), rel=1e-6)


def growth(f):
    """The factor of a deviation from variance 1 through a layer whose weights have the gain."""
    return float(MeanField(f, gain(f)).variance_slope(1.0))


@pytest.mark.parametrize("name", actfn.registry)
def test_the_gain_keeps_the_variance_through_the_layers(name):
    """Through twenty, where a variance that is off by chance does not grow from layer to layer; else through two.

    The next layer's variance is g² E f(√q z)².
    """
    f = actfn.registry[name]
    depth = 20 if growth(f) < 1.01 else 2
    x = np.random.default_rng(1).standard_normal((200, 256)).astype(np.float32)
    output = made(name, inputs=256, width=256, depth=depth, outputs=256, seed=0).output(x)
    assert 0.4 < float(np.mean(output**2)) < 2.5


def test_a_variance_that_is_off_grows_with_silu_and_not_with_relu():
    grows = {name for name, f in actfn.registry.items() if growth(f) >= 1.01}
    assert "silu" in grows
    assert "relu" not in grows


def test_every_function_gets_the_same_draws():
    relu = made("relu").layers
    for name, activation in actfn.registry.items():
        (first, _), *later = made(name).layers
        assert first.tobytes() == relu[0][0].tobytes()
        ratio = gain(activation) / gain(actfn.registry["relu"])
        for (mine, biases), (relus, _) in zip(later, relu[1:], strict=True):
            np.testing.assert_allclose(mine, relus * ratio, rtol=1e-6)
            assert not biases.any()


def test_a_parameter_reaches_the_kernels():
    x, _ = data("multiclass")
    straight = actfn.get("leaky_relu").with_defaults(negative_slope=1.0)
    network = made(straight)
    want = x
    for weights, biases in network.layers:
        want = want @ weights.T + biases
    np.testing.assert_allclose(network.output(x), want, rtol=1e-4, atol=1e-5)
