"""Code to use a function: in NumPy through actfn, and in torch, JAX and Keras under the names it has there."""

from __future__ import annotations

from typing import Any

import actfn
from actfn.explain.collect.declared import trees
from actfn.formula import code, of
from actfn.formula.guarded_branches import guarded
from actfn.names.call_syntax import called
from actfn.names.label import written

# Each library with the module that holds its functions of an array, and the imports that written-out code needs.
LIBRARIES = {
    "torch": (("torch.nn.functional.", "torch."), "import math\nimport torch"),
    "jax": (("jax.nn.", "jax.numpy."), "import math\nimport jax\nimport jax.numpy as jnp"),
    "keras": (("keras.activations.",), "import math\nfrom keras import ops"),
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
    prefixes, imports = LIBRARIES[library]
    for prefix in prefixes:
        for name, other in activation.names.items():
            if name.startswith(prefix) and name[len(prefix) :].islower():
                return _call(activation, name, other)
    arguments = "".join(f", {name}={written(value)}" for name, value in activation.parameters.items())
    body = code(guarded(trees(activation).steady, activation.parameters), library)
    used = "\n".join(line for line in imports.split("\n") if f"{line.split()[-1]}." in body)
    return f"{used}\n\n\ndef {activation.name}(x{arguments}):\n    return {body}"


def _call(activation: Any, name: str, other: dict[str, float]) -> str:
    """Write the call of a framework's function, with parameters by position unless they are its defaults."""
    known = getattr(actfn, activation.name, activation).parameters
    there = {**known, **other}
    values = [] if there == activation.parameters else [f"{written(value)}" for value in activation.parameters.values()]
    call = called(name)  # of a name with arguments, which tell which of its functions it is
    name, constants = (call.name, call.keywords) if call else (name, {})
    values += [f"{key}={written(value)}" for key, value in constants.items()]
    defaults = ", ".join(f"{k} = {written(v)}" for k, v in there.items())
    remark = f"  # by default there: {defaults}" if defaults else ""
    module = name.split(".")[0]
    return f"import {module}\n\n{name}({', '.join(['x', *values])}){remark}"
