"""Gates of functions that have no kernel of two operands: in blocks that stay in the cache, without another array."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from actfn.activation.record import Activation
from actfn.activation.rows import check_shape, halves

BLOCK = 1 << 15  # numbers


def gate_of(activation: Activation, name: str) -> tuple[Callable[..., Any], Callable[..., Any]]:
    """The value of first · f(second) and its vector-Jacobian product, as a composed function takes them.

    Parameters
    ----------
    activation : Activation
        The function f of the second half.
    name : str
        Of the gate, for its errors.

    Returns
    -------
    tuple of two callables
        Of x and `axis`, and of x, g and `axis`.
    """

    def in_blocks(out: Any, run: Callable[..., None], *operands: Any) -> None:
        rows = max(1, BLOCK * len(out) // max(out.size, 1))
        for start in range(0, len(out), rows):
            here = slice(start, start + rows)
            run(out[here], *(operand[here] for operand in operands))

    def value(x: Any, *, axis: int) -> Any:
        first, second = (np.moveaxis(half, axis, -1) for half in halves(name, x, axis))
        made = np.empty(first.shape, activation(second[..., :0]).dtype)

        def run(out: Any, a: Any, b: Any) -> None:
            activation(b, out=out)
            np.multiply(out, a, out=out)

        in_blocks(made, run, first, second)
        return np.moveaxis(made, -1, axis)

    def vjp(x: Any, g: Any, *, axis: int) -> Any:
        first, second = (np.moveaxis(half, axis, -1) for half in halves(name, x, axis))
        check_shape(name, g, np.moveaxis(first, -1, axis).shape)
        given = np.moveaxis(np.asarray(g), axis, -1)
        made = np.empty(np.moveaxis(x, axis, -1).shape, activation.vjp(second[..., :0], given[..., :0]).dtype)
        n = first.shape[-1]

        def run(out: Any, a: Any, b: Any, by: Any) -> None:
            activation(b, out=out[..., :n])
            np.multiply(out[..., :n], by, out=out[..., :n])
            activation.vjp(b, by, out=out[..., n:])
            np.multiply(out[..., n:], a, out=out[..., n:])

        in_blocks(made, run, first, second, given)
        return np.moveaxis(made, -1, axis)

    return value, vjp
