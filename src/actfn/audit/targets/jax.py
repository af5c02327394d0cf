"""Audits of the functions of JAX, compiled and not."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

import numpy as np

from actfn.audit.targets.base import Array, Framework, Unsupported, arguments


class Jax(Framework):
    """JAX on the CPU through jit; derivatives by jax.grad."""

    prefixes, package, strided, mode = ("jax.",), "jax", False, " jit"

    def __init__(self) -> None:
        os.environ.setdefault("JAX_PLATFORMS", "cpu")
        import jax

        self.jax: Any = jax
        self.jax.config.update("jax_enable_x64", True)
        self._compiled: dict[tuple[int, int], Any] = {}

    def results(self, call: Any, x: Array, order: int) -> Array:
        if (id(call), order) not in self._compiled:
            f = call
            for _ in range(order):
                f = self.jax.grad(f)
            self._compiled[id(call), order] = self.jax.jit(self.jax.vmap(f) if order else f), call
        return np.asarray(self._compiled[id(call), order][0](x))

    def other_mode(self, call: Any, x: Array, order: int) -> Array:
        if order:
            raise Unsupported("derivatives are compiled")
        return np.asarray(call(self.jax.numpy.asarray(x)))

    def reproducer(self, path: str, parameters: Mapping[str, float], x: str, dtype: str, order: int, many: int) -> str:
        f = f"lambda x: {path}({arguments('x', parameters)})" if parameters else path
        for _ in range(order):
            f = f"jax.grad({f})"
        wide = 'jax.config.update("jax_enable_x64", True); ' if dtype == "float64" else ""
        call = f"jax.jit({f'jax.vmap({f})' if order else f})"
        return f"import jax, jax.numpy as jnp\n{wide}x = jnp.full({many}, {x}, jnp.{dtype})\nprint({call}(x)[0])"
