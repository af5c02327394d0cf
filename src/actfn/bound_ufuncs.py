"""Ufuncs of activations with their parameters given, each an attribute by its name: where pickle finds them.

A name says all that a ufunc is made of: `elu(alpha=0․5)`, or `swish(beta=1․0): x*sigmoid(beta*x)`, with one-dot leaders
(U+2024) for dots, which would lead to attributes.
"""

from __future__ import annotations

import re

import numpy as np

from actfn.activation.bound import accuracy_of, bound_ufunc
from actfn.activation.registry import registry
from actfn.compute.pickling import DOT, LEADER
from actfn.defined import define

LABEL = re.compile(r"(?P<name>\w+)(?:\((?P<given>[^()]*)\))?(?:: (?P<formula>.*))?")


def __getattr__(name: str) -> np.ufunc:
    found = LABEL.fullmatch(name.replace(LEADER, DOT))
    if name.startswith("_") or found is None or (found["formula"] is None and found["name"] not in registry):
        raise AttributeError(f"{__name__} has no ufunc {name}")
    parts = (part.partition("=") for part in (found["given"] or "").split(", ") if part)
    parameters = {key: float(value) for key, _, value in parts}
    formula = found["formula"]
    if formula is None:
        made = registry[found["name"]]
    else:
        formula, accuracy = accuracy_of(formula)
        made = define(found["name"], formula, accuracy=accuracy, **parameters)
    values = tuple(parameters.values())
    for operation in made._ufuncs.operations:
        bound_ufunc(made, values, operation)  # an attribute of the value from then on
    return bound_ufunc(made, values)
