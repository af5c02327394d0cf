"""The activation functions for PyTorch tensors on the CPU, forward and backward through the same kernels.

    actfn.torch.elu(t, alpha=0.5)     a function of a tensor
    actfn.torch.ELU(alpha=0.5)        a module, named as in torch.nn
    actfn.torch.module("elu")         the same by any name that actfn.get knows
    actfn.torch.replaced(net, "elu")  a network with its activations replaced, functional calls too

Tensors and arrays share memory; nothing is copied but what autograd must keep, the input. PyTorch is imported with this
module, which nothing else imports before it is asked for.
"""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

import numpy as np
import torch

from actfn.activation.record import Activation
from actfn.activation.registry import registry
from actfn.errors import ArgumentError, DerivativeError, OperandError, UnknownName
from actfn.names import resolve
from actfn.sites import KINDS, MODULES, Calls, OfKinds, Place, Site, Taken, Where, chosen, followed, sites

__all__ = ["Site", "kinds", "module", "replaced", "sites"]


def _array(t: torch.Tensor) -> np.ndarray[Any, Any]:
    """View a tensor's memory as a NumPy array, without copying."""
    if t.dtype != torch.bfloat16:
        return t.detach().resolve_neg().numpy()
    import ml_dtypes  # NumPy has no bfloat16 of its own

    return t.detach().resolve_neg().view(torch.uint16).numpy().view(ml_dtypes.bfloat16)


class _Value(torch.autograd.Function):
    @staticmethod
    def forward(x: torch.Tensor, function: Activation) -> torch.Tensor:
        y = torch.empty_like(x)
        function(_array(x), out=_array(y))
        return y

    @staticmethod
    def setup_context(ctx: Any, inputs: tuple[Any, ...], output: torch.Tensor) -> None:
        x, ctx.function = inputs
        ctx.save_for_backward(x)

    @staticmethod
    def backward(ctx: Any, g: torch.Tensor) -> tuple[torch.Tensor, None]:
        (x,) = ctx.saved_tensors
        return _Vjp.apply(x, g, ctx.function), None  # type: ignore[no-untyped-call]


class _Vjp(torch.autograd.Function):
    """The autograd function of the derivative's product with g, whose own derivative is refused whatever g depends on.

    PyTorch's once_differentiable looks at g alone: where it is constant, as below a sum, f″ would be dropped silently.
    """

    @staticmethod
    def forward(x: torch.Tensor, g: torch.Tensor, function: Activation) -> torch.Tensor:
        result = torch.empty_like(x)
        function.vjp(_array(x), _array(g), out=_array(result))
        return result

    @staticmethod
    def setup_context(ctx: Any, inputs: tuple[Any, ...], output: torch.Tensor) -> None:
        ctx.function = inputs[2]

    @staticmethod
    def backward(ctx: Any, g: torch.Tensor) -> None:
        raise DerivativeError(f"{ctx.function.name}: differentiated twice, allowed is once")


def apply(function: Activation, x: torch.Tensor, *args: float, **parameters: float) -> torch.Tensor:
    """Apply an activation to a CPU tensor; the result is differentiable once by autograd.

    Parameters
    ----------
    function : Activation
        What to compute.
    x : torch.Tensor
        float16, bfloat16 (with ml_dtypes installed), float32 or float64, on the CPU, of any shape and stride.
    *args, **parameters : float
        The function's parameters, by position or name; those not given have the function's defaults.

    Returns
    -------
    torch.Tensor
        f(x), of the shape and dtype of x.

    Raises
    ------
    TypeError
        If x is no dense tensor, or of another dtype or device, or a parameter is unknown or not a number.
    ValueError
        If a parameter lies outside its domain.
    """
    if not isinstance(x, torch.Tensor):
        raise OperandError(f"{function.name}: got {type(x).__name__}, allowed is a torch.Tensor")
    dtypes = (torch.float16, torch.bfloat16, torch.float32, torch.float64)
    if x.device.type != "cpu" or x.layout != torch.strided or x.dtype not in dtypes:
        layout = "" if x.layout == torch.strided else f" with layout {x.layout}"
        raise OperandError(
            f"{function.name}: got a tensor of {x.dtype} on {x.device}{layout},"
            " allowed are dense ones of float16, bfloat16, float32 and float64 on the CPU"
        )
    bound = function.with_defaults(*args, **parameters) if args or parameters else function
    for activation, see in _watchers:
        if bound is activation or repr(bound) == repr(activation):
            see(x)
    result: torch.Tensor = _Value.apply(x, bound)  # type: ignore[no-untyped-call]
    return result


_watchers: list[tuple[Activation, Callable[[torch.Tensor], Any]]] = []


@contextmanager
def watched(activation: Activation, see: Callable[[torch.Tensor], Any]) -> Iterator[None]:
    """Call `see`, within a `with` block, on each tensor that the activation is applied to, in order of calls."""
    entry = (activation, see)
    _watchers.append(entry)
    try:
        yield
    finally:
        _watchers.remove(entry)


class _InTraining:
    """A function that is random in training, with the seed of one call, which torch's own generator draws."""

    def __init__(self, function: Activation) -> None:
        self.name, self.function = function.name, function
        self.seed = int(torch.randint(2**63 - 1, ()))

    def __repr__(self) -> str:
        return repr(self.function)

    def __call__(self, x: Any, out: Any) -> Any:
        return self.function(x, rng=self.seed, out=out)

    def vjp(self, x: Any, g: Any, out: Any) -> Any:
        return self.function.vjp(x, g, rng=self.seed, out=out)


class _Module(torch.nn.Module):
    """An activation function as a module without weights; in training, one that is random there draws at each call."""

    function: Activation

    def __init__(self, *args: float, **parameters: float) -> None:
        super().__init__()
        self.function = type(self).function.with_defaults(*args, **parameters)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        random = self.training and self.function._drawn is not None
        return apply(cast("Activation", _InTraining(self.function)) if random else self.function, x)

    def extra_repr(self) -> str:
        return ", ".join(f"{name}={value}" for name, value in self.function.parameters.items())


class Formula(_Module):
    """A function made by `actfn.define` as a module without weights."""

    def __init__(self, function: Activation) -> None:
        torch.nn.Module.__init__(self)
        self.function = function

    def extra_repr(self) -> str:
        return ", ".join([f"{self.function.name}: {self.function.text}", *filter(None, [super().extra_repr()])])


def module(name: Any, **parameters: float) -> torch.nn.Module:
    """A module computing the activation that a name, a formula or an object stands for, with the parameters given.

    Parameters
    ----------
    name : str, Activation or object of a framework
        Which one, as for `actfn.get`; its defaults are the module's.
    **parameters : float
        What differs from the defaults.

    Returns
    -------
    torch.nn.Module
        Of the class in this module named as in torch.nn; of a function from `actfn.define`, a `Formula`.

    Raises
    ------
    TypeError, ValueError
        If the name or a parameter is unknown, or a parameter lies outside its domain.
    """
    function = resolve(name, parameters)
    if function.text is not None:
        return Formula(function)
    made: torch.nn.Module = globals()[_class_name(function)](**function.parameters)
    return made


class _Replacing:
    """The hooks around a network's forward that answer calls of activations at some places by another."""

    def __init__(self, is_taken: Callable[[Place], bool], activation: Activation) -> None:
        self.is_taken, self.activation, self.where = is_taken, activation, Where()
        self.modes: list[Calls] = []

    def answer(self, kind: str, x: torch.Tensor) -> torch.Tensor | None:
        return apply(self.activation, x) if self.is_taken(self.where.next(kind)) else None

    def begin(self, *_: Any) -> None:
        self.where.restart()
        self.modes.append(Calls(self.answer))
        self.modes[-1].__enter__()  # type: ignore[no-untyped-call]

    def end(self, *_: Any) -> None:
        if self.modes:
            self.modes.pop().__exit__(None, None, None)  # type: ignore[no-untyped-call]


def kinds(model: torch.nn.Module, *example: torch.Tensor) -> dict[str, int]:
    """Count the element-wise activations that a network calls in one forward pass, such as {"relu": 2}.

    Parameters
    ----------
    model : torch.nn.Module
        The network; its activations may be modules (torch.nn.ReLU), functions or methods (functional.relu, x.relu()).
    *example : torch.Tensor
        What it is called with.

    Returns
    -------
    dict of str to int
        By the name of the function in torch.nn.functional.
    """
    found: Counter[str] = Counter()

    def count(kind: str, x: torch.Tensor) -> None:
        found[kind] += 1

    with torch.no_grad(), Calls(count):
        model(*example)
    return dict(found)


def replaced(
    model: torch.nn.Module, activation: Any, *example: torch.Tensor, of: Sequence[str] | None = None
) -> torch.nn.Module:
    """Copy a network with another activation in its hidden layers, modules and functional calls alike.

    Gates, such as the sigmoid of x * sigmoid(z), and activations of the network's output stay what they are; one
    forward pass with the example tells them apart: see `sites`.

    Parameters
    ----------
    model : torch.nn.Module
        The network, which is not changed.
    activation : str, Activation or object of a framework
        What is to stand there, as for `actfn.get`.
    *example : torch.Tensor
        What the network is called with. Without it every activation of the kinds in `of` is replaced, gates too.
    of : sequence of str, optional
        What is replaced: kinds, by their names in torch.nn.functional ("relu"), of which those in hidden layers are
        meant; modules, by their path in the network ("encoder.act"), whatever they are for; or all calls of a kind in a
        module ("encoder:sigmoid"). By default the hidden activations, where they are of one kind.

    Returns
    -------
    torch.nn.Module
        With the same weights under the same names.

    Raises
    ------
    ValueError
        If a kind or path is unknown, the network has none, or several kinds and `of` does not say which.
    """
    function = resolve(activation)
    if of is None and not example:
        raise ArgumentError("replaced: give an example of the network's input, or the kinds to replace as of=")
    if type(model) in MODULES and (of is None or MODULES[type(model)] in of):
        return module(function)
    result = copy.deepcopy(model)
    is_taken: Callable[[Place], bool]
    if example:
        found = sites(model, *example)
        taken = chosen(found, of)
        if any(site.is_module and not site.path for site in taken):  # the network itself is one
            return module(function)
        is_taken = calls = Taken(found, taken)
        has_calls = bool(calls.places)
        paths = dict(result.named_modules())
        modules = {id(paths[site.path]) for site in taken if site.is_module}
    else:
        named = frozenset(of or ())
        if unknown := [kind for kind in of or () if kind not in KINDS]:
            raise UnknownName(f"activation to replace is {unknown[0]!r}, allowed are: {', '.join(KINDS)}")
        has_calls, is_taken = True, OfKinds(named)
        modules = {id(child) for child in result.modules() if MODULES.get(type(child)) in named}
    for parent in list(result.modules()):
        for name, child in parent._modules.items():
            if id(child) in modules:
                parent._modules[name] = module(function)
    if has_calls:
        hooks = _Replacing(is_taken, function)
        for path, inner in result.named_modules():
            if path and example:
                followed(hooks.where, path, inner)
        result.register_forward_pre_hook(hooks.begin)
        result.register_forward_hook(hooks.end, always_call=True)
    return result


def _class_name(function: Activation) -> str:
    """The name of a function's module class: that in torch.nn if there is one, else its words in capitals."""
    here = (name.removeprefix("torch.nn.") for name in function.names if name.startswith("torch.nn."))
    return next((n for n in here if n.isidentifier()), function.name.title().replace("_", ""))


PARAMETERS = """Parameters
----------
x : torch.Tensor
    A dense tensor on the CPU, of float16, bfloat16, float32 or float64.
*args, **parameters : float
    The function's parameters, by position or name.

Returns
-------
torch.Tensor
    The value, of the shape and dtype of x, which autograd differentiates.
"""


def _function(activation: Activation) -> Callable[..., torch.Tensor]:
    def call(x: torch.Tensor, *args: float, **parameters: float) -> torch.Tensor:
        return apply(activation, x, *args, **parameters)

    call.__name__ = call.__qualname__ = activation.name
    call.__doc__ = f"{activation.description}\n\n{PARAMETERS}"
    call.function = activation  # type: ignore[attr-defined]  # by which `actfn.get` knows it
    return call


for _activation in registry.values():
    _name = _class_name(_activation)
    globals()[_activation.name] = _function(_activation)
    globals()[_name] = type(
        _name, (_Module,), {"function": _activation, "__doc__": _activation.description, "__module__": __name__}
    )
    __all__ += [_activation.name, _name]


def __getattr__(name: str) -> Any:
    known = ", ".join(__all__)
    raise AttributeError(f"actfn.torch has no {name!r}; it has: {known}")
