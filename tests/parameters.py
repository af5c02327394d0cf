"""Parameters of the registered functions for tests that run over all: other numbers than the defaults, by a rule."""

from __future__ import annotations

import math

import pytest

import actfn
from actfn.activation.record import Activation

# Each function that has parameters, and each parameter of each.
PARAMETRIC = [f for f in actfn.registry.values() if f.parameters]
EACH = [(f, name) for f in PARAMETRIC for name in f.parameters]
each_parameter = pytest.mark.parametrize(("f", "name"), EACH, ids=[f"{f.name}-{name}" for f, name in EACH])


def other_parameters(f: Activation) -> dict[str, float]:
    """Other parameters than the defaults: each of the sign and the size of its default, and exact in every dtype."""
    return {
        name: 0.75 * 2.0 ** math.floor(math.log2(abs(value))) * math.copysign(1, value) if value else 0.75
        for name, value in f.parameters.items()
    }


def by_position(f: Activation, name: str, value: object) -> list[object]:
    """The arguments that give one parameter by its position: the defaults of those before it, and the value."""
    names = list(f.parameters)
    return [*(f.parameters[before] for before in names[: names.index(name)]), value]


def least(f: Activation, name: str) -> float:
    """A small number that a parameter may be: 0, or where it must be above that an eighth."""
    return 0.0 if f.domain[name][0] <= 0 else 0.125
