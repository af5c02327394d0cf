"""Where a network calls activations and what for: in hidden layers, as gates, at its end; and which are replaced."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="networks are torch's (extra: lab)")

from torch import nn
from torch.nn import functional

import actfn.torch
from actfn.errors import ArgumentError, UnknownName
from actfn.sites import Site, chosen, described, seen, sites


class QuickGELU(nn.Module):
    """A hand-written activation: one site, though it calls a sigmoid and multiplies."""

    def forward(self, x: Any) -> Any:
        return x * torch.sigmoid(1.702 * x)


class SqueezeAndExcite(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.conv, self.act = nn.Conv2d(3, 8, 3), nn.Hardswish()
        self.down, self.up, self.head = nn.Conv2d(8, 4, 1), nn.Conv2d(4, 8, 1), nn.Linear(8, 2)

    def forward(self, x: Any) -> Any:
        x = self.act(self.conv(x))
        weights = functional.relu(self.down(x.mean((2, 3), keepdim=True)))
        return self.head((x * torch.sigmoid(self.up(weights))).mean((2, 3)))


class Recurrent(nn.Module):
    """The cell of an LSTM, in operations of torch."""

    def __init__(self) -> None:
        super().__init__()
        self.all, self.head = nn.Linear(4, 16), nn.Linear(4, 1)

    def forward(self, x: Any) -> Any:
        i, f, g, o = self.all(x).chunk(4, 1)
        c = torch.sigmoid(f) * x + torch.sigmoid(i) * torch.tanh(g)
        return self.head(torch.sigmoid(o) * torch.tanh(c))


class SwiGLU(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.gate, self.up, self.down = nn.Linear(4, 8), nn.Linear(4, 8), nn.Linear(8, 1)

    def forward(self, x: Any) -> Any:
        return self.down(functional.silu(self.gate(x)) * self.up(x))


class WrittenOut(nn.Module):
    """A GELU by tanh and a squared relu, both written out, and a sigmoid at the end."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second, self.head = nn.Linear(4, 8), nn.Linear(8, 8), nn.Linear(8, 1)

    def forward(self, x: Any) -> Any:
        x = self.first(x)
        x = 0.5 * x * (1 + torch.tanh(0.7978845608 * (x + 0.044715 * x**3)))
        return torch.sigmoid(self.head(functional.relu(self.second(x)).square()))


class Residual(nn.Module):
    """One module that is called twice, normalised after, and squeezed."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second, self.act = nn.Linear(4, 4), nn.Linear(4, 4), nn.ReLU()
        self.norm, self.head = nn.LayerNorm(4), nn.Linear(4, 1)

    def forward(self, x: Any) -> Any:
        x = self.act(self.first(x))
        return self.head(self.norm(self.act(x + self.second(x)))).squeeze(1)


class Masked(nn.Module):
    """A product with a mask that no weights made, and dropout: neither makes a gate of the relu."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.drop, self.head = nn.Linear(4, 4), nn.Dropout(0.5), nn.Linear(4, 1)

    def forward(self, x: Any) -> Any:
        return self.head(self.drop(torch.relu(self.first(x))) * (x > 0))


def rows() -> Any:
    return torch.randn(3, 4)


SAID = {
    "modules, one written by hand, and a sigmoid at the end": (
        lambda: nn.Sequential(nn.Linear(4, 4), QuickGELU(), nn.Linear(4, 4), nn.GELU(), nn.Linear(4, 1), nn.Sigmoid()),
        rows,
        ["1 (QuickGELU)", "3 (gelu)", "5 (sigmoid), the output"],
    ),
    "squeeze and excite": (
        SqueezeAndExcite,
        lambda: torch.randn(2, 3, 8, 8),
        [
            "act (hardswish)",
            "the network itself (relu as a function)",
            "the network itself (sigmoid as a function), a gate",
        ],
    ),
    "an LSTM's cell": (
        Recurrent,
        rows,
        [
            "the network itself (sigmoid as a function), a gate, 3 calls",
            "the network itself (tanh as a function), a gate, 2 calls",
        ],
    ),
    "SwiGLU": (SwiGLU, rows, ["the network itself (silu as a function), a gate"]),
    "written out": (
        WrittenOut,
        rows,
        [
            "the network itself (tanh as a function), a gate",
            "the network itself (relu as a function), a part of a longer formula",
            "the network itself (sigmoid as a function), the output",
        ],
    ),
    "called twice": (Residual, rows, ["act (relu), 2 calls"]),
    "one after the other": (
        lambda: nn.Sequential(nn.Linear(4, 3), nn.Sigmoid(), nn.ReLU()),
        rows,
        ["1 (sigmoid), a part of a longer formula", "2 (relu), the output"],
    ),
    "a mask": (Masked, rows, ["the network itself (relu as a function)"]),
    "torch's own LSTM": (lambda: nn.LSTM(4, 4), rows, []),
    "a slope that is learned": (
        lambda: nn.Sequential(nn.Linear(4, 4), nn.PReLU(), nn.Linear(4, 1)),
        rows,
        ["1 (prelu)"],
    ),
    "a transformer's layer": (
        lambda: nn.TransformerEncoderLayer(8, 2, 16, batch_first=True),
        lambda: torch.randn(2, 3, 8),
        ["the network itself (relu as a function)"],
    ),
}


@pytest.mark.parametrize("name", SAID)
def test_what_activations_are_for(name: str) -> None:
    make, example, said = SAID[name]
    assert described(sites(make(), example())) == said


def test_nothing_is_left_in_the_network() -> None:
    model, x = Residual(), rows()
    model.norm = nn.BatchNorm1d(4)
    before, seen_before = model.state_dict()["norm.running_mean"].clone(), model.training
    sites(model, x)
    assert (torch.equal(model.state_dict()["norm.running_mean"], before), model.training) == (True, seen_before)
    model.eval()
    before = model(x)
    sites(model, x)
    assert all(not m._forward_hooks and not m._forward_pre_hooks for m in model.modules())
    assert torch.equal(model(x), before)


def names(found: list[Site]) -> list[str]:
    return [f"{site.path}:{site.kind}" for site in found]


def test_what_is_replaced_is_what_was_named() -> None:
    make, example, _ = SAID["modules, one written by hand, and a sigmoid at the end"]
    found = sites(make(), example())
    assert names(chosen(found, ["gelu"])) == ["3:gelu"]
    assert names(chosen(found, ["1", "gelu"])) == ["1:QuickGELU", "3:gelu"]
    assert names(chosen(found, ["5"])) == ["5:sigmoid"]  # by its path even the output
    excite = sites(SqueezeAndExcite(), torch.randn(2, 3, 8, 8))
    assert names(chosen(excite, [":sigmoid"])) == [":sigmoid"]
    assert names(chosen(sites(Residual(), rows()), None)) == ["act:relu"]


@pytest.mark.parametrize(
    ("of", "error", "text"),
    [
        (None, ArgumentError, r"are: QuickGELU \(1\), gelu \(1\); say which .* path: 5 \(sigmoid\), the output$"),
        (["sigmoid"], ArgumentError, r"is 'sigmoid', which is in no hidden layer; .*: 5 \(sigmoid\), the output$"),
        (["relu"], ArgumentError, "is 'relu', but the network's activations are: QuickGELU, gelu, sigmoid"),
        (
            ["encoder.act"],
            UnknownName,
            r"is 'encoder.act', allowed are kinds \(QuickGELU, gelu, sigmoid\) and paths \(1, 3, 5\)",
        ),
        (["3:relu"], UnknownName, "is '3:relu', of 'relu' there is none there, allowed are: gelu"),
    ],
)
def test_what_cannot_be_replaced_is_told_in_one_line(of: Any, error: type[Exception], text: str) -> None:
    make, example, _ = SAID["modules, one written by hand, and a sigmoid at the end"]
    with pytest.raises(error, match=text):
        chosen(sites(make(), example()), of)


def test_a_hand_written_module_and_one_call_of_several_are_replaced() -> None:
    torch.manual_seed(0)
    x, model = torch.randn(2, 3, 8, 8), SqueezeAndExcite()
    made = actfn.torch.replaced(model, "tanh", x, of=["act", "relu"])
    z = torch.tanh(model.conv(x))
    weights = torch.tanh(model.down(z.mean((2, 3), keepdim=True)))
    torch.testing.assert_close(made(x), model.head((z * torch.sigmoid(model.up(weights))).mean((2, 3))))
    gated = actfn.torch.replaced(model, "hardsigmoid", x, of=[":sigmoid"])
    z = model.act(model.conv(x))
    weights = functional.relu(model.down(z.mean((2, 3), keepdim=True)))
    want = model.head((z * functional.hardsigmoid(model.up(weights))).mean((2, 3)))
    torch.testing.assert_close(gated(x), want)
    quick = nn.Sequential(nn.Linear(4, 4), QuickGELU(), nn.Linear(4, 1))
    whole = actfn.torch.replaced(quick, "relu", rows())
    assert isinstance(whole[1], actfn.torch.ReLU)


def test_what_activations_are_applied_to_is_seen_in_order() -> None:
    model, x = SqueezeAndExcite(), torch.randn(2, 3, 8, 8)
    taken: list[Any] = []
    found = sites(model, x)
    with seen(model, found, chosen(found, ["hardswish", "relu"]), taken.append):
        model(x)
    assert [tuple(z.shape) for z in taken] == [(2, 8, 6, 6), (2, 4, 1, 1)]
    torch.testing.assert_close(taken[0], model.conv(x))
    model(x)
    assert len(taken) == 2  # afterwards no more


def test_what_a_function_is_given_beside_x_is_kept() -> None:
    class Sloped(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.first, self.head = nn.Linear(4, 4), nn.Linear(4, 1)

        def forward(self, x: Any) -> Any:
            x = functional.leaky_relu(self.first(x), 0.3)
            x = functional.gelu(self.first(x), approximate="tanh")
            return self.head(functional.relu(self.first(x), inplace=True))

    assert [site.arguments for site in sites(Sloped(), rows())] == [
        ("negative_slope=0.3",),
        ("approximate='tanh'",),
        (),
    ]


def test_a_network_that_is_an_activation_itself_is_replaced() -> None:
    for model, of in ((QuickGELU(), [":QuickGELU"]), (nn.ReLU(), None)):
        assert isinstance(actfn.torch.replaced(model, "elu", rows(), of=of), actfn.torch.ELU)


class Loop(nn.Module):
    """A recurrent network written out: as many calls as its input has steps."""

    def __init__(self) -> None:
        super().__init__()
        self.step, self.drop, self.head = nn.Linear(4, 4), nn.Dropout(0.5), nn.Linear(4, 1)

    def forward(self, x: Any) -> Any:
        h = torch.zeros(x.shape[0], 4)
        for i in range(x.shape[1]):
            h = torch.tanh(self.step(h) + x[:, i])
        return self.head(self.drop(h))


class Outer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.inner = Loop()

    def forward(self, x: Any) -> Any:
        return self.inner(x)


def test_a_replaced_network_takes_longer_inputs_and_can_be_copied_and_pickled() -> None:
    x, longer = torch.randn(2, 3, 4), torch.randn(2, 6, 4)
    made = actfn.torch.replaced(Outer().eval(), "sigmoid", x)
    h = torch.zeros(2, 4)
    for i in range(6):
        h = torch.sigmoid(made.inner.step(h) + longer[:, i])
    want = made.inner.head(h)
    for one in (made, copy.deepcopy(made), pickle.loads(pickle.dumps(made))):
        torch.testing.assert_close(one(longer), want)
        assert actfn.torch.kinds(one, longer) == {}


def test_a_look_leaves_the_random_numbers_alone() -> None:
    torch.manual_seed(5)
    want = torch.rand(3)
    torch.manual_seed(5)
    sites(LOOP, torch.randn(2, 3, 4, generator=torch.Generator().manual_seed(0)))
    assert torch.equal(torch.rand(3), want)


LOOP = Loop().train()


def test_a_parameter_of_any_shape_makes_no_layer_of_a_sum_and_a_computed_weight_makes_one() -> None:
    class Scaled(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.first, self.last = nn.Linear(4, 4), nn.Linear(4, 2)
            self.scale = nn.Parameter(torch.ones(1, 2))

        def forward(self, x: Any) -> Any:
            return self.scale * torch.tanh(self.last(torch.tanh(self.first(x)))) + self.scale

    assert [site.role for site in sites(Scaled(), rows())] == ["hidden", "output"]
    norm = nn.utils.parametrizations.weight_norm
    found = sites(nn.Sequential(norm(nn.Linear(4, 4)), nn.ReLU(), norm(nn.Linear(4, 1))), rows())
    assert [site.role for site in found] == ["hidden"]


def test_a_module_of_two_arguments_is_no_activation() -> None:
    class Gate(nn.Module):
        def forward(self, x: Any, g: Any) -> Any:
            return x * torch.sigmoid(g)

    class Gated(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.one, self.two, self.gate, self.head = nn.Linear(4, 4), nn.Linear(4, 4), Gate(), nn.Linear(4, 1)

        def forward(self, x: Any) -> Any:
            return self.head(self.gate(self.one(x), self.two(x)))

    assert described(sites(Gated(), rows())) == ["gate (sigmoid as a function), a gate"]
