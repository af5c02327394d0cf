"""The built-in network: a multilayer perceptron, initialised fairly for any activation function, trained in C++.

One at a time, a network of this size stays in the processor's cache, and its numbers depend on nothing else: not on
what is trained beside it, not on the instruction set (compute/perceptron.h).
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from actfn import Activation, compute
from actfn.analysis.gaussian import moments as gaussian
from actfn.choose.data import TASKS, Array
from actfn.compute import _kernels

ROWS, CHUNK = 64, 2048  # of a batch that is only evaluated, of a chunk that is inspected


@lru_cache(maxsize=256)
def gain(activation: Activation) -> float:
    """The gain of weights that keeps the variance of signals through a layer, as `explain` computes it; else 1."""
    value = gaussian.gain(activation).value
    return 1.0 if value is None else float(value)


def loops(activation: Activation, isa: str | None = None) -> tuple[np.ufunc, np.ufunc]:
    """The ufuncs of value and vjp, whose loops the network runs with their data: of a kernel, or of a formula's tape.

    Parameters
    ----------
    activation : Activation
        Of the package or made by `actfn.define`.
    isa : str, optional
        The instruction set of a kernel, the one in use by default; tapes are of the one in use.
    """
    if isa is None or activation.text is not None:
        return activation.ufunc, activation.vjp.ufunc
    return compute.ufunc(activation.name, "value", isa), compute.ufunc(activation.name, "vjp", isa)


class Perceptron:
    """A `Network` of `depth` hidden layers of `width` units; the same `draws` give every function the same weights.

    Each layer's weights are standard normal draws over sqrt(fan-in), times the gain of the function before it (the
    inputs are standardised: gain 1); biases start at zero.

    Parameters
    ----------
    activation : Activation
        Of all hidden layers.
    inputs, outputs : int
        Columns of the data, and what it gives for each row.
    width, depth : int
        Units of each hidden layer, and how many there are.
    task : {"binary", "multiclass", "regression"}
        Which decides the loss; the kernels know it by its place in `TASKS`.
    draws : numpy.random.Generator
        Of the initial weights.
    isa : str, optional
        The instruction set; the best of this machine by default. The numbers do not depend on it.

    Attributes
    ----------
    layers : list of (weights, biases)
        Of each layer, outputs × inputs and outputs, as views that can be written to.
    """

    def __init__(
        self,
        activation: Activation,
        inputs: int,
        outputs: int,
        *,
        width: int,
        depth: int,
        task: str,
        draws: np.random.Generator,
        isa: str | None = None,
    ) -> None:
        sizes = np.array([inputs, *[width] * depth, outputs], np.int64)
        pairs = [(int(a), int(b)) for a, b in itertools.pairwise(sizes)]
        strides = [(fan_in + 16) // 16 * 16 for fan_in, _ in pairs]  # a column for the biases, and to whole registers
        counts = [fan_out * stride for (_, fan_out), stride in zip(pairs, strides, strict=True)]
        self._weights, self._mean, self._square = np.zeros((3, sum(counts)), np.float32)
        self.layers = []
        for index, flat in enumerate(np.split(self._weights, np.cumsum(counts)[:-1])):
            fan_in, fan_out = pairs[index]
            matrix = flat.reshape(fan_out, strides[index])
            scale = (gain(activation) if index else 1.0) / math.sqrt(fan_in)
            matrix[:, :fan_in] = draws.standard_normal((fan_out, fan_in)) * scale
            self.layers.append((matrix[:, :fan_in], matrix[:, fan_in]))
        parameters = np.array(list(activation.parameters.values()), np.float32)
        powers = np.ones(2)
        state = (self._weights, self._mean, self._square, powers)
        self._network = (isa or compute.chosen(), *loops(activation, isa), parameters, TASKS.index(task), sizes, *state)
        self._outputs, self._units = outputs, sizes[1:-1].tolist()

    def epoch(self, x: Array, y: Array, order: Array, batch: int, learning_rate: float) -> float:
        """Adam's steps over the rows in this order, `batch` at a time; the mean loss of the rows as they came."""
        first, second = np.empty((2, len(y)), np.float32)
        _kernels.perceptron_epoch(self._network, x, y, order, batch, learning_rate, first, second)
        with np.errstate(all="ignore"):  # a network that diverges has nan and infinities
            return float(np.mean(np.log(first, dtype=np.float64) + second))

    def output(self, x: Array) -> Array:
        """Compute the network's output for each row: an array of rows × outputs."""
        out = np.empty((len(x), self._outputs), np.float32)
        _kernels.perceptron_output(self._network, x, len(x), ROWS, out)
        return out

    def state(self) -> Array:
        """A copy of its weights; Adam's state is no part of it."""
        return self._weights.copy()

    def restore(self, state: Array) -> None:
        """Put back the weights that `state` returned earlier."""
        self._weights[:] = state

    def inspect(self, x: Array, y: Array) -> Iterator[list[tuple[Array, Array]]]:
        """Yield for chunks of rows, for each hidden layer from first to last, z and ∂ℓ/∂z as arrays of rows × units."""
        for start in range(0, len(y), CHUNK):
            chunk = slice(start, start + CHUNK)
            rows = len(y[chunk])
            z, g = np.empty((2, rows * sum(self._units)), np.float32)
            _kernels.perceptron_inspect(self._network, x[chunk], y[chunk], ROWS, z, g)
            ends = np.cumsum(self._units)[:-1] * rows
            yield [
                (z_layer.reshape(rows, units), g_layer.reshape(rows, units))
                for z_layer, g_layer, units in zip(np.split(z, ends), np.split(g, ends), self._units, strict=True)
            ]
