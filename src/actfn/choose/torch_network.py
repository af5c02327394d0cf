"""The user's own network: a factory, or a torch module whose activations are replaced by each candidate."""

from __future__ import annotations

import dataclasses
import hashlib
import inspect
import math
import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from traceback import format_exc
from typing import Any

import numpy as np
import torch
from torch.nn import functional

import actfn
from actfn import Activation
from actfn import torch as adapter
from actfn.choose.data import Array
from actfn.choose.perceptron import gain
from actfn.errors import ArgumentError, UserCodeError
from actfn.user_code import digest, dumps, explained, imported, is_interrupt, said

PROBE = actfn.registry["tanh"]  # with which networks of one code are told apart, whatever the candidates
CHUNK = 2048  # rows evaluated at a time
WEIGHTED = (torch.nn.Linear, torch.nn.Conv1d, torch.nn.Conv2d, torch.nn.Conv3d)
Given = str | Callable[..., torch.nn.Module] | torch.nn.Module


@dataclass(frozen=True)
class Model:
    """How a network of the user's own is made, in the same way in any process.

    Attributes
    ----------
    name : str
        What it is called.
    digests : tuple of str
        Of its code or weights and, where it could be tried, of what it does.
    content : bytes
        The factory or module, pickled by value.
    keeps_weights : bool
        Whether it comes with weights of its own, as an existing module does.
    replace : tuple of str or None
        The kinds of activations that are replaced in a module.
    """

    name: str
    digests: tuple[str, ...]
    content: bytes
    keeps_weights: bool
    replace: tuple[str, ...] | None = None

    @property
    def identity(self) -> str:
        """A text that names this network and its code; results are stored under it."""
        return f"{self.name} ({' '.join(self.digests)})"

    def make(self, activation: Activation, inputs: int, outputs: int) -> torch.nn.Module:
        """A network with this activation; what the user's code raises comes as a UserCodeError."""
        given = _loaded(self.content)
        with explained(self.name):
            if not isinstance(given, torch.nn.Module):
                if _wanted(given) == 3:
                    made: torch.nn.Module = given(adapter.module(activation), inputs, outputs)
                    return made
                given = given()
            return adapter.replaced(given, activation, torch.zeros(2, inputs), of=self.replace)

    def known_by_what_it_does(self, inputs: int, outputs: int) -> Model:
        """Add a digest of a made network's weight shapes and outputs, which tells networks of the same code apart."""
        with one_thread():
            torch.manual_seed(0)
            try:
                module = self.make(PROBE, inputs, outputs).eval()
                with torch.no_grad():
                    output = module(torch.linspace(-2, 2, 7 * inputs).reshape(7, inputs))
                shapes = [tuple(value.shape) for value in module.state_dict().values()]
                seen = repr((shapes, [f"{float(value):.4g}" for value in output.flatten()[:200]]))
            except BaseException as error:  # its trials will say so
                if is_interrupt(error):
                    raise
                return self
        return dataclasses.replace(self, digests=(*self.digests, hashlib.sha256(seen.encode()).hexdigest()[:12]))


@lru_cache(maxsize=1)
def _loaded(content: bytes) -> Any:
    return pickle.loads(content)


def model_of(given: Given, *, replace: Sequence[str] | None = None) -> Model:
    """Take a network in any of the ways a user may give it.

    Parameters
    ----------
    given : str, callable or torch.nn.Module
        "package.module:name" or "file.py:name"; a callable make(activation, n_inputs, n_outputs), or one without
        arguments that gives a module whose activations are to be replaced; or such a module.
    replace : sequence of str, optional
        Kinds of activations that are replaced ("relu"), where a module has several.

    Raises
    ------
    ValueError
        If there is no such module or name, or it is nothing that makes networks.
    """
    name = given if isinstance(given, str) else getattr(given, "__qualname__", type(given).__name__)
    found = imported(given) if isinstance(given, str) else given
    if not callable(found):
        raise ArgumentError(
            f"model {name} is {type(found).__name__}, allowed are a torch module or a function that makes one"
        )
    existing = isinstance(found, torch.nn.Module)
    if not existing and _wanted(found) not in (0, 3):
        raise ArgumentError(
            f"model {name} takes {_wanted(found)} arguments, allowed are (activation, n_inputs, n_outputs) or none"
        )
    kinds = tuple(replace) if replace is not None else None
    try:
        content = dumps(found, everything=True)
    except Exception as error:  # whatever the pickling of what it holds raises
        raise UserCodeError(f"model {name} cannot be passed to another process: {said(error)}", format_exc()) from error
    return Model(name, (digest(found),), content, existing, kinds)


def _wanted(found: Any) -> int:
    """The number of arguments that a callable must be given by position."""
    wanted = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    parameters = inspect.signature(found).parameters.values()
    return sum(p.kind in wanted and p.default is p.empty for p in parameters)


@contextmanager
def one_thread() -> Iterator[None]:
    """Networks this small are fastest on one thread, sums have one order on it; the random numbers are our own."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        with torch.random.fork_rng(devices=[]):
            yield
    finally:
        torch.set_num_threads(before)


class TorchNetwork:
    """A `Network` of the user's own, trained by PyTorch; hidden layers are the calls of the activation, in their order.

    Of a convolution's channels each is a unit, whose positions count as rows. Random numbers (initial weights, dropout)
    follow from `seed`; use it inside `one_thread`.

    Parameters
    ----------
    model : Model
        How the network is made.
    activation : Activation
        With which function.
    inputs, outputs : int
        Columns of the data, and what it must give for each row.
    task : {"binary", "multiclass", "regression"}
        Which decides the loss.
    seed : int
        Of all random numbers.
    init : {"gain", "own"}
        "gain" draws the weights of linear and convolutional layers anew: standard normal over sqrt(fan-in), times the
        function's gain where an activation was called before; biases zero. "own" leaves all as it was made.

    Raises
    ------
    UserCodeError
        If the network cannot be made, raises, or gives another shape than rows × outputs.
    """

    def __init__(
        self,
        model: Model,
        activation: Activation,
        inputs: int,
        outputs: int,
        *,
        task: str,
        seed: int,
        init: str = "gain",
    ) -> None:
        torch.manual_seed(seed)
        self.name, self.task, self.outputs, self.activation = model.name, task, outputs, activation
        self.module = model.make(activation, inputs, outputs)
        if not isinstance(self.module, torch.nn.Module):
            given = type(self.module).__name__
            raise UserCodeError(f"{self.name} returned {given}, allowed is a torch.nn.Module")
        order: list[tuple[torch.nn.Module, bool]] = []
        called: list[bool] = []
        with explained(self.name):
            layers = [layer for layer in self.module.modules() if isinstance(layer, WEIGHTED)]
        handles = [
            layer.register_forward_pre_hook(lambda module, _: order.append((module, bool(called)))) for layer in layers
        ]
        with adapter.watched(activation, lambda z: called.append(True)):
            self.output(np.zeros((2, inputs), np.float32))
        for handle in handles:
            handle.remove()
        if not called:
            what = "calls the activation that it is given"
            if model.replace is not None:
                what = f"uses an activation of a kind to be replaced ({', '.join(model.replace)})"
            raise UserCodeError(f"{self.name} never {what}")
        if init == "gain":
            scale = gain(activation)
            with torch.no_grad():
                for layer, after in dict(order).items():
                    for parameter in layer.parameters(recurse=False):
                        if parameter.ndim == 1:
                            parameter.zero_()
                        else:
                            draws = torch.randn_like(parameter)
                            parameter.copy_(draws * ((scale if after else 1.0) / math.sqrt(parameter[0].numel())))
        with explained(self.name):
            self.optimiser = torch.optim.Adam(p for p in self.module.parameters() if p.requires_grad)

    def _forward(self, x: torch.Tensor) -> torch.Tensor:
        with explained(self.name):
            output = self.module(x)
        if isinstance(output, torch.Tensor) and output.shape == (len(x),) and self.outputs == 1:
            return output[:, None]
        if not isinstance(output, torch.Tensor) or output.shape != (len(x), self.outputs):
            given = f"shape {tuple(output.shape)}" if isinstance(output, torch.Tensor) else type(output).__name__
            raise UserCodeError(f"{self.name} gives {given}, allowed is ({len(x)}, {self.outputs}): rows and outputs")
        if not output.is_floating_point():
            raise UserCodeError(f"{self.name} gives {output.dtype}, allowed are floating-point numbers")
        return output

    def _losses(self, output: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        if self.task == "multiclass":
            return functional.cross_entropy(output, y.long(), reduction="none")
        if self.task == "binary":
            return functional.binary_cross_entropy_with_logits(output[:, 0], y, reduction="none")
        return functional.mse_loss(output[:, 0], y, reduction="none")

    def epoch(self, x: Array, y: Array, order: Array, batch: int, learning_rate: float) -> float:
        """Adam's steps over the rows in this order; a last batch of one row joins the one before, for batch norm."""
        with explained(self.name):
            self.module.train()
        for group in self.optimiser.param_groups:
            group["lr"] = learning_rate
        inputs, targets = torch.from_numpy(x), torch.from_numpy(y)
        ends = list(range(batch, len(order), batch))
        if ends and len(order) - ends[-1] == 1:
            ends.pop()
        total = 0.0
        for rows in np.split(order, ends):
            self.optimiser.zero_grad()
            output = self._forward(inputs[rows])
            with explained(self.name):  # what runs is the network's, backwards
                losses = self._losses(output, targets[rows])
                losses.mean().backward()  # type: ignore[no-untyped-call]
                self.optimiser.step()
            total += float(losses.detach().sum(dtype=torch.float64))
        return total / len(order)

    def output(self, x: Array) -> Array:
        """Compute the network's output for each row: an array of rows × outputs."""
        with explained(self.name):
            self.module.eval()
        with torch.no_grad():
            return torch.cat([self._forward(part) for part in _chunks(x)]).float().numpy()

    def state(self) -> dict[str, torch.Tensor]:
        """Copy the network's weights and buffers, so that `restore` can put them back."""
        with explained(self.name):
            return {name: value.clone() for name, value in self.module.state_dict().items()}

    def restore(self, state: dict[str, torch.Tensor]) -> None:
        """Put back the weights that `state` returned earlier."""
        with explained(self.name):
            self.module.load_state_dict(state)

    def inspect(self, x: Array, y: Array) -> Iterator[list[tuple[Array, Array]]]:
        """Yield for chunks of rows, for each call of the activation, z and ∂ℓ/∂z as arrays of rows × units."""
        with explained(self.name):
            self.module.eval()
        for part, target in zip(_chunks(x), _chunks(y), strict=True):
            seen: list[torch.Tensor] = []
            with torch.enable_grad(), adapter.watched(self.activation, seen.append):
                # A network whose weights need no gradient, or one given frozen, still has one by its input.
                output = self._forward(part.requires_grad_())
            with explained(self.name), torch.enable_grad():
                loss = self._losses(output, target).sum()
                gradients = torch.autograd.grad(loss, seen, allow_unused=True)
            pairs = [(z, torch.zeros_like(z) if g is None else g) for z, g in zip(seen, gradients, strict=True)]
            yield [(_units(z.detach()), _units(g)) for z, g in pairs]


def _chunks(x: Array) -> Iterator[torch.Tensor]:
    """Copies: what a network does to its input in place must not reach other trials."""
    return (torch.from_numpy(x[start : start + CHUNK].copy()) for start in range(0, len(x), CHUNK))


def _units(t: torch.Tensor) -> Array:
    """Rows × units: of more than two dimensions, the second is of units and the others are rows."""
    flat = t.movedim(1, -1).reshape(-1, t.shape[1]) if t.ndim > 1 else t[:, None]
    return flat.float().numpy()
