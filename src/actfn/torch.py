"""The activation functions for PyTorch tensors on the CPU, forward and backward through the same kernels.

    actfn.torch.elu(t, alpha=0.5)     a function of a tensor
    actfn.torch.ELU(alpha=0.5)        a module, named as in torch.nn
    actfn.torch.module("elu")         the same by any name that actfn.get knows

Tensors and arrays share memory; nothing is copied but what autograd must keep, the input. PyTorch is imported with this
module, which nothing else imports before it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import torch

from actfn.activation import Activation, get, registry

__all__ = ["module"]


def _array(t: torch.Tensor) -> np.ndarray[Any, Any]:
    """A tensor's memory as an array, without copying."""
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
    """A function of its own, so that differentiating again fails whether or not g depends on x.

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
        raise RuntimeError(f"{ctx.function.name}: differentiated twice, allowed is once")


def apply(function: Activation, x: torch.Tensor, *args: float, **parameters: float) -> torch.Tensor:
    """f(x) for a CPU tensor, differentiable once by autograd.

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
        raise TypeError(f"{function.name}: got {type(x).__name__}, allowed is a torch.Tensor")
    dtypes = (torch.float16, torch.bfloat16, torch.float32, torch.float64)
    if x.device.type != "cpu" or x.layout != torch.strided or x.dtype not in dtypes:
        layout = "" if x.layout == torch.strided else f" with layout {x.layout}"
        raise TypeError(
            f"{function.name}: got a tensor of {x.dtype} on {x.device}{layout},"
            " allowed are dense ones of float16, bfloat16, float32 and float64 on the CPU"
        )
    bound = function.with_defaults(*args, **parameters) if args or parameters else function
    result: torch.Tensor = _Value.apply(x, bound)  # type: ignore[no-untyped-call]
    return result


class _Module(torch.nn.Module):
    """An activation function as a module without weights."""

    function: Activation

    def __init__(self, *args: float, **parameters: float) -> None:
        super().__init__()
        self.function = type(self).function.with_defaults(*args, **parameters)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return apply(self.function, x)

    def extra_repr(self) -> str:
        return ", ".join(f"{name}={value}" for name, value in self.function.parameters.items())


def module(name: str | Activation, **parameters: float) -> torch.nn.Module:
    """A module computing the activation of that name (any that `actfn.get` knows), with the parameters given.

    Parameters
    ----------
    name : str or Activation
        Which one; its defaults are the module's.
    **parameters : float
        What differs from the defaults.

    Returns
    -------
    torch.nn.Module
        Of the class in this module named as in torch.nn.

    Raises
    ------
    TypeError, ValueError
        If the name or a parameter is unknown, or a parameter lies outside its domain.
    """
    function = get(name) if isinstance(name, str) else name
    made: torch.nn.Module = globals()[_class_name(function)](**function.parameters | parameters)
    return made


def _class_name(function: Activation) -> str:
    """As in torch.nn, for a function that is there; else its words, each with a capital."""
    here = (name.removeprefix("torch.nn.") for name in function.names if name.startswith("torch.nn."))
    return next((n for n in here if "." not in n), function.name.title().replace("_", ""))


def _function(activation: Activation) -> Callable[..., torch.Tensor]:
    def call(x: torch.Tensor, *args: float, **parameters: float) -> torch.Tensor:
        return apply(activation, x, *args, **parameters)

    call.__name__ = call.__qualname__ = activation.name
    call.__doc__ = activation.__doc__
    return call


for _activation in registry.values():
    _name = _class_name(_activation)
    globals()[_activation.name] = _function(_activation)
    globals()[_name] = type(
        _name, (_Module,), {"function": _activation, "__doc__": _activation.__doc__, "__module__": __name__}
    )
    __all__ += [_activation.name, _name]


def __getattr__(name: str) -> Any:
    known = ", ".join(__all__)
    raise AttributeError(f"actfn.torch has no {name!r}; it has: {known}")
