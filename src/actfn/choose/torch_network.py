"""The user's own network: a factory, or a torch module whose activations are replaced by each candidate."""

from __future__ import annotations

import copy
import dataclasses
import hashlib
import inspect
import math
import pickle
from collections import Counter
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
from actfn.errors import ActfnError, ArgumentError, UserCodeError
from actfn.names import resolve
from actfn.sites import Site, chosen, described, seen, sites
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
        Which activations are replaced in a module, by kind or path.
    found, taken : tuple of Site
        Where a made network calls activations, and those places that candidates are put in; of a factory that is given
        its activation, none.
    own : Activation or None
        What stands there most of all; None where that is none of ours.
    gives_probabilities : bool
        Whether its outputs are probabilities, and no log-odds or scores.
    """

    name: str
    digests: tuple[str, ...]
    content: bytes
    keeps_weights: bool
    replace: tuple[str, ...] | None = None
    found: tuple[Site, ...] = ()
    taken: tuple[Site, ...] = ()
    own: Activation | None = None
    gives_probabilities: bool = False

    @property
    def replaced(self) -> list[str]:
        """The places where activations are replaced, in words."""
        return described(self.taken)

    @property
    def left(self) -> list[str]:
        """The places where activations are left as they are, in words."""
        return described(site for site in self.found if site not in self.taken)

    @property
    def identity(self) -> str:
        """A text that names this network and its code; results are stored under it."""
        return f"{self.name} ({' '.join(self.digests)})"

    def make(self, activation: Activation, inputs: int, outputs: int, *, unchanged: bool = False) -> torch.nn.Module:
        """A network with this activation, or as it is; what the user's code raises comes as a UserCodeError."""
        given = _loaded(self.content)
        with explained(self.name):
            if not isinstance(given, torch.nn.Module):
                if _wanted(given) == 3:
                    made: torch.nn.Module = given(adapter.module(activation), inputs, outputs)
                    return made
                given = given()
            if unchanged:
                same: torch.nn.Module = copy.deepcopy(given)
                return same
            return adapter.replaced(given, activation, torch.zeros(2, inputs), of=self.replace)

    def examined(self, inputs: int, outputs: int, task: str) -> Model:
        """Make some networks and add what they show: activations, kind of output, a digest that tells them apart.

        The digest is of weight shapes and outputs, which may differ where the code is the same. All is decided here,
        once: what a trial's own draws show by chance decides nothing.
        """
        with one_thread():
            try:
                torch.manual_seed(0)
                given, found, taken, own = _loaded(self.content), list[Site](), list[Site](), None
                with explained(self.name):
                    if not isinstance(given, torch.nn.Module):
                        given = None if _wanted(given) == 3 else given()
                    if given is not None:
                        found = sites(given, torch.zeros(2, inputs))
                        taken = chosen(found, self.replace)
                        own = _own_activation(given, taken)
                torch.manual_seed(0)
                module = self.make(PROBE, inputs, outputs).eval()
                with torch.no_grad():
                    output = module(torch.linspace(-2, 2, 7 * inputs).reshape(7, inputs))
                shapes = [tuple(value.shape) for value in module.state_dict().values()]
                shown = repr((shapes, [f"{float(value):.4g}" for value in output.flatten()[:200]]))
                probable = task != "regression" and all(
                    self._gives(inputs, outputs, task, seed) for seed in range(DRAWS)
                )
            except BaseException as error:  # its trials will say so
                if is_interrupt(error):
                    raise
                return self
        digests = (*self.digests, hashlib.sha256(shown.encode()).hexdigest()[:12])
        return dataclasses.replace(
            self, digests=digests, found=tuple(found), taken=tuple(taken), own=own, gives_probabilities=probable
        )

    def _gives(self, inputs: int, outputs: int, task: str, seed: int) -> bool:
        """Whether all that a network of these draws gives are probabilities, for inputs of any spread."""
        torch.manual_seed(seed)
        module = self.make(PROBE, inputs, outputs).eval()
        if self.keeps_weights and seed:  # first as it came
            _reset(module)
        draws = torch.randn(64, inputs)
        with torch.no_grad():
            given = torch.cat([torch.as_tensor(module(draws * spread)) for spread in PROBES]).double()
        inside = bool(((given >= 0) & (given <= 1)).all()) and float(given.std()) > 0
        if task == "binary":
            return inside
        return inside and given.ndim == 2 and bool(((given.sum(1) - 1).abs() < 1e-3).all())

    def notes(self, init: str) -> list[str]:
        """Say what becomes of the network: where it is changed, and what is done with its weights and output."""
        said = []
        if self.taken:
            said.append(f"replaced in {self.name}: {'; '.join(self.replaced)}")
            if self.own is None:
                said.append("the network as it is cannot be a candidate: actfn does not know its activation by name")
        if self.left:
            said.append(f"left as they are: {'; '.join(self.left)}")
        if self.keeps_weights and init == "own":
            said.append(
                "fine-tuned from the weights that it came with: scores count only if it was not trained on these rows"
            )
        elif self.keeps_weights:
            kept = _without_reset(_loaded(self.content))
            said.append(
                "the weights that it came with are not used, but drawn anew in each trial (--init own starts from them)"
                + (f"; except those of {', '.join(kept)}, which cannot be drawn anew" if kept else "")
            )
        if self.gives_probabilities:
            said.append("its outputs are probabilities, and taken as such: the loss is that of their logarithms")
        return said


PROBES = (1.0, 10.0, 100.0)  # spreads of inputs: what stays between 0 and 1 for all of them is a probability
DRAWS = 5  # of weights: one network of bounded activations may stay there by chance


def _own_activation(module: torch.nn.Module, taken: Sequence[Site]) -> Activation | None:
    """The activation that a network has most of all at some places; None if it is none of ours."""
    kind = Counter(site.kind for site in taken).most_common(1)[0][0]
    site = next(site for site in taken if site.kind == kind)
    if site.is_module:
        given: Any = dict(module.named_modules())[site.path]
    elif site.arguments is None:
        return None
    else:
        given = f"torch.nn.functional.{kind}" + (f"({', '.join(site.arguments)})" if site.arguments else "")
    try:
        return resolve(given)
    except ActfnError:
        return None


RESETS = ("reset_parameters", "_reset_parameters")


def _without_reset(module: torch.nn.Module) -> list[str]:
    """The modules of a network that hold weights and cannot draw them anew, by path."""
    return [
        path or "the network itself"
        for path, one in module.named_modules()
        if one._parameters and not any(hasattr(one, name) for name in RESETS)
    ]


def _reset(module: torch.nn.Module) -> None:
    """Draw all weights of a network anew, as its modules do when they are made; running statistics too."""
    for one in module.modules():
        for name in RESETS:
            if hasattr(one, name):
                getattr(one, name)()
                break


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
        Which activations of a module are replaced: see `actfn.sites.chosen`.

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
    if replace is not None and not existing and _wanted(found) == 3:
        raise ArgumentError(f"replace is for a module: {name} takes the activation, and puts it where it wants")
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
        function's gain where an activation was called before; biases zero; of a module that comes with weights, all
        others are drawn anew too. "own" leaves all as it was made.
    unchanged : bool
        Whether the network is left as it is; `activation` is then the one that it has.

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
        unchanged: bool = False,
    ) -> None:
        torch.manual_seed(seed)
        self.name, self.task, self.outputs, self.activation = model.name, task, outputs, activation
        self.module = model.make(activation, inputs, outputs, unchanged=unchanged)
        self.found, self.taken = model.found, model.taken if unchanged else None
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
        self.gives_probabilities = model.gives_probabilities
        with self._watched(lambda z: called.append(True)):
            self.output(np.zeros((2, inputs), np.float32))
        for handle in handles:
            handle.remove()
        if not called:
            raise UserCodeError(f"{self.name} never calls the activation that it is given")
        if init == "gain":
            if model.keeps_weights:
                with explained(self.name):
                    _reset(self.module)
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
        if self.gives_probabilities:
            least = torch.finfo(output.dtype).tiny
            return torch.log(output.clamp_min(least)) if self.task == "multiclass" else torch.logit(output, 1e-7)
        return output

    @contextmanager
    def _watched(self, see: Callable[[torch.Tensor], Any]) -> Iterator[None]:
        """Call `see` on what the hidden activations are applied to, the candidate's or those that the network has."""
        watching = (
            adapter.watched(self.activation, see)
            if self.taken is None
            else seen(self.module, self.found, self.taken, see)
        )
        with watching:
            yield

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
            applied: list[torch.Tensor] = []
            with torch.enable_grad(), self._watched(applied.append):
                # A network whose weights need no gradient, or one given frozen, still has one by its input.
                output = self._forward(part.requires_grad_())
            with explained(self.name), torch.enable_grad():
                loss = self._losses(output, target).sum()
                gradients = torch.autograd.grad(loss, applied, allow_unused=True)
            pairs = [(z, torch.zeros_like(z) if g is None else g) for z, g in zip(applied, gradients, strict=True)]
            yield [(_units(z.detach()), _units(g)) for z, g in pairs]


def _chunks(x: Array) -> Iterator[torch.Tensor]:
    """Copies: what a network does to its input in place must not reach other trials."""
    return (torch.from_numpy(x[start : start + CHUNK].copy()) for start in range(0, len(x), CHUNK))


def _units(t: torch.Tensor) -> Array:
    """Rows × units: of more than two dimensions, the second is of units and the others are rows."""
    flat = t.movedim(1, -1).reshape(-1, t.shape[1]) if t.ndim > 1 else t[:, None]
    return flat.float().numpy()
