"""Functions as a command line names them: by name, from the collection of common formulas, or as a formula."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actfn.activation.record import Activation
from actfn.activation.registry import get, registry
from actfn.define import define


def activation(text: str, options: Sequence[str] = (), name: str = "f") -> Activation:
    """The function that a text stands for.

    Parameters
    ----------
    text : str
        A name, here, in a framework (`torch.nn.ELU`) or in the collection (`gelu`), with parameters or without
        (`elu(alpha=0.5)`); or a formula, which may be named (`g = x*tanh(x)`).
    options : sequence of str
        Parameters as options of a command: `--alpha=0.5`, or `--alpha` and `0.5`.
    name : str
        What to call a formula that has no name.

    Raises
    ------
    ValueError
        If there is no such function or parameter, or the formula cannot be read.
    """
    if called := re.fullmatch(r"([\w.]+)\((\s*\w+\s*=[^()]*)\)", text):
        given = [f"--{part.replace(' ', '')}" for part in called[2].split(",")]
        return activation(called[1], [*given, *options], name)
    if not all(part.isidentifier() for part in text.split(".")):
        before, equals, after = text.partition("=")
        named = equals and before.strip().isidentifier()
        return define(before.strip() if named else name, after.strip() if named else text, **_parameters(options))
    from actfn.functions.formulas import FORMULAS

    given_there = _parameters(options)
    if text in FORMULAS and text not in registry:
        formula, defaults = FORMULAS[text]
        known = {key: float(value) for key, value in defaults.items()}
        return define(text, formula, **_checked(text, known, given_there, known))
    made = get(text)
    return made.with_defaults(**_checked(made.name, {}, given_there, dict(made.parameters))) if given_there else made


def several(texts: Sequence[str]) -> list[Activation]:
    """Functions of names and formulas; formulas without a name are called f1, f2, …"""
    return [activation(text, name=f"f{i}") for i, text in enumerate(texts, 1)]


def _parameters(options: Sequence[str]) -> dict[str, float]:
    given: dict[str, float] = {}
    left = list(options)
    while left:
        option, _, value = left.pop(0).partition("=")
        key = option.removeprefix("--").replace("-", "_")
        value = value or (left.pop(0) if left else "")
        if not option.startswith("--") or not key.isidentifier():
            raise ValueError(f"one function is taken here: {option!r} is one too many; put a formula in quotes")
        try:
            given[key] = float(value)
        except ValueError:
            raise ValueError(f"{option} is {value!r}, allowed is a number") from None
    return given


def _checked(
    name: str, known: dict[str, float], given: dict[str, float], allowed: dict[str, float]
) -> dict[str, float]:
    if others := [key for key in given if key not in allowed]:
        said = ", ".join(f"--{key}" for key in allowed) or "none"
        raise ValueError(f"{name} has no option '--{others[0]}'; its parameters are: {said}")
    return known | given
