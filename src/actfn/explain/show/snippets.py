"""Code to use a function: in NumPy through actfn, and in torch, JAX and Keras under the names it has there."""

from __future__ import annotations

from typing import Any

import actfn
from actfn.explain.collect.declared import trees
from actfn.formula import code, of
from actfn.formula.guarded_branches import guarded
from actfn.names.label import written
from actfn.names.translation import translate

# Each library with the imports that a formula written out in it needs.
LIBRARIES = {
    "torch": "import math\nimport torch",
    "jax": "import math\nimport jax\nimport jax.numpy as jnp",
    "keras": "import math\nfrom keras import ops",
}
TITLES = {"torch": "PyTorch", "jax": "JAX", "keras": "Keras"}


def snippets(activation: Any) -> list[tuple[str, str]]:
    """Write code that computes the function in each library: pairs of a title and the code."""
    return [
        ("NumPy, with actfn", _actfn(activation)),
        *((TITLES[name], _other(activation, name)) for name in LIBRARIES),
    ]


def _actfn(activation: Any) -> str:
    name = activation.name
    known: Any = getattr(actfn, name, None)
    if getattr(known, "name", None) == name:
        given = "".join(f", {k}={written(v)}" for k, v in activation.parameters.items() if known.parameters.get(k) != v)
        return f"import actfn\n\nactfn.{name}(x{given})\nactfn.{name}.grad(x{given})\nactfn.{name}.vjp(x, g{given})"
    given = "".join(f", {k}={written(v)}" for k, v in activation.parameters.items())
    return f'import actfn\n\n{name} = actfn.define("{name}", "{of(activation)!r}"{given})\n{name}(x)\n{name}.grad(x)'


def _other(activation: Any, library: str) -> str:
    for way in translate(activation, library):
        if way.is_exact and "(x" in way.call:  # a function of an array, not a layer
            return "\n".join([f"import {library}", "", *(f"# {remark}" for remark in way.remarks), way.call])
    arguments = "".join(f", {name}={written(value)}" for name, value in activation.parameters.items())
    body = code(guarded(trees(activation).steady, activation.parameters), library)
    used = "\n".join(line for line in LIBRARIES[library].split("\n") if f"{line.split()[-1]}." in body)
    return f"{used}\n\n\ndef {activation.name}(x{arguments}):\n    return {body}"
