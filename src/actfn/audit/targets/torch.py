"""Audits of the functions of PyTorch, eager and compiled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import numpy as np

from actfn.audit.targets.base import Array, Framework, applied, found, with_parameters
from actfn.errors import OperandError


class Torch(Framework):
    """The framework PyTorch on the CPU, with derivatives by autograd."""

    package = "torch"
    prefixes: tuple[str, ...] = ("torch.",)

    def __init__(self) -> None:
        import torch

        self.torch = torch
        self._uncompiled: dict[int, Any] = {}  # of what is compiled

    def function(self, path: str, parameters: Mapping[str, float]) -> Any:
        if path.endswith(".prelu"):
            raise OperandError(f"{path}: its weight is a tensor; audit torch.nn.PReLU(init=0.25), whose slope is init")
        if parameters.get("num_parameters", 1) != 1:
            raise OperandError(f"{path}: it has a slope for each channel, allowed is one: num_parameters=1")
        thing = found(path)
        made = with_parameters(thing, parameters)
        if not isinstance(made, self.torch.nn.Module):
            return made
        made.eval()  # RReLU is random in training
        if not list(made.parameters()):
            return made
        return lambda t: thing(**{**parameters, "dtype": t.dtype})(t)  # PReLU has its slope in the dtype of its input

    def results(self, call: Any, x: Array, order: int) -> Array:
        torch = self.torch
        if x.dtype.name == "bfloat16":
            t = torch.from_numpy(x.view(np.uint16)).view(torch.bfloat16)
        else:
            t = torch.from_numpy(x)
        t.requires_grad_(order > 0)
        with torch.enable_grad() if order else torch.no_grad():
            y = call(t)
            if not isinstance(y, torch.Tensor):
                raise TypeError(f"gives {type(y).__name__}, allowed is a tensor")
            for n in range(order):
                if not y.requires_grad:  # a slope that is constant
                    y = torch.zeros_like(t)
                    break
                (y,) = torch.autograd.grad(y, t, torch.ones_like(y), create_graph=n + 1 < order, allow_unused=True)
                y = torch.zeros_like(t) if y is None else y
        y = y.detach()
        if y.dtype == torch.bfloat16:
            import ml_dtypes

            return np.asarray(y.view(torch.uint16).numpy().view(ml_dtypes.bfloat16))
        return np.asarray(y.numpy())

    @contextmanager
    def threads(self, count: int) -> Iterator[None]:
        before = self.torch.get_num_threads()
        self.torch.set_num_threads(count)
        try:
            yield
        finally:
            self.torch.set_num_threads(before)

    def reproducer(self, path: str, parameters: Mapping[str, float], x: str, dtype: str, order: int, many: int) -> str:
        grad = ", requires_grad=True" if order else ""
        lines = ["import torch", f"x = torch.full(({many},), {x}, dtype=torch.{dtype}{grad})"]
        return "\n".join([*lines, self._shown(_evaluated(applied(path, parameters)), order)])

    def _shown(self, call: str, order: int) -> str:
        if not order:
            return f"print({call}[0].item())"
        keep = ", create_graph=True" if order > 1 else ""
        first = f"torch.autograd.grad({call}.sum(), x{keep})[0]"
        return f"print({first if order == 1 else f'torch.autograd.grad({first}.sum(), x)[0]'}[0].item())"


def _evaluated(code: str) -> str:
    """The code with a layer as it is outside training: RReLU is random within."""
    return code.replace(")(x)", ").eval()(x)") if code.startswith("torch.nn.RReLU") else code


class Compiled(Torch):
    """The framework PyTorch with each function compiled by torch.compile."""

    prefixes, mode = (), " compiled"

    def function(self, path: str, parameters: Mapping[str, float]) -> Any:
        return self.prepared(with_parameters(found(path), parameters))

    def prepared(self, call: Any) -> Any:
        compiled = self.torch.compile(call, dynamic=True)
        self._uncompiled[id(compiled)] = call
        return compiled

    def other_mode(self, call: Any, x: Array, order: int) -> Array:
        return self.results(self._uncompiled[id(call)], x, order)

    def reproducer(self, path: str, parameters: Mapping[str, float], x: str, dtype: str, order: int, many: int) -> str:
        plain = super().reproducer(path, parameters, x, dtype, order, many)
        return plain.replace(f"{path}(x", f"torch.compile({path})(x")
