"""What `help` and `inspect.signature` say of a call: its operands, parameters, keywords and derivatives."""

from __future__ import annotations

import inspect
import math
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

# The keywords of a NumPy ufunc that a call takes, with their defaults.
KEYWORDS: dict[str, Any] = {
    "out": None,
    "where": True,
    "casting": "same_kind",
    "order": "K",
    "dtype": None,
    "subok": True,
    "signature": None,
}

OPERANDS = {
    "x": (
        "Input, real: float16, bfloat16, float32 or float64; integers and booleans are promoted as by `np.exp`,\n"
        "    unless the function maps integers to integers."
    ),
    "g": "What the derivative is multiplied by, as backpropagation hands it over; it broadcasts with x.",
}


# The keyword that a gradient takes besides those of a ufunc, and that of a function which is random in training, with
# their defaults.
WRT = {"wrt": "x"}
RNG = {"rng": None}


class Signature:
    """The signature of a call, made when asked for; a class has none of its own.

    Parameters
    ----------
    keywords : mapping, optional
        Keywords that the call takes besides those of a ufunc, with their defaults.
    """

    def __init__(self, keywords: Mapping[str, Any] | None = None) -> None:
        self.keywords = keywords or {}

    def __get__(self, call: Any, owner: type) -> inspect.Signature:
        if call is None:
            raise AttributeError("__signature__")
        return signature(call.operands, call.parameters, {**self.keywords, **call._random_keyword, **KEYWORDS})


def signature(
    operands: Iterable[str], parameters: Mapping[str, float], keywords: Mapping[str, Any] = KEYWORDS
) -> inspect.Signature:
    """The signature of a computation with these operands and these parameters' defaults."""
    kinds = inspect.Parameter
    listed = [kinds(name, kinds.POSITIONAL_ONLY) for name in operands]
    listed += [kinds(name, kinds.POSITIONAL_OR_KEYWORD, default=value) for name, value in parameters.items()]
    listed += [kinds(name, kinds.KEYWORD_ONLY, default=value) for name, value in keywords.items()]
    return inspect.Signature(listed)


def shown(name: str, operands: Iterable[str], parameters: Mapping[str, float], also: Mapping[str, Any]) -> str:
    """The signature as a line of text, as NumPy's own docstrings begin."""
    return f"{name}{signature(operands, parameters, {**also, **KEYWORDS})}"


def allowed(domain: tuple[float, float]) -> str:
    """Say in words which numbers a parameter with this domain may be."""
    low, high = domain
    if math.isfinite(high):
        return f"finite numbers from {low:g} to {high:g}"
    return f"finite numbers of at least {low:g}" if math.isfinite(low) else "finite numbers"


def docstring(
    name: str,
    summary: str,
    operands: tuple[str, ...],
    parameters: Mapping[str, float],
    domain: Mapping[str, tuple[float, float]],
    result: str,
    notes: str = "",
    also: Mapping[str, Any] = MappingProxyType({}),
) -> str:
    """Write the numpydoc docstring of a value or derivative of an activation.

    Parameters
    ----------
    name : str
        What it is called, such as `elu.grad`.
    summary : str
        What it computes: a sentence, perhaps with paragraphs after it.
    operands : tuple of str
        The operands given by position.
    parameters, domain : mapping
        The parameters' defaults, and the least and greatest finite value of each.
    result : str
        The result in one line.
    notes : str
        What stands at the end.
    also : mapping of str to object
        The keywords of this computation that a ufunc lacks, with their defaults: of `WRT` and `RNG`.

    Returns
    -------
    str
        The docstring.
    """
    parts = [shown(name, operands, parameters, also), "", inspect.cleandoc(summary), "", "Parameters", "----------"]
    for operand in operands:
        parts += [f"{operand} : array_like", f"    {OPERANDS[operand]}"]
    for parameter, default in parameters.items():
        parts += [
            f"{parameter} : float or array_like, default {default!r}",
            f"    A parameter of the function: {allowed(domain[parameter])}; it broadcasts with x.",
        ]
    if "wrt" in also:
        allowed_by = ", ".join(map(repr, ("x", *parameters)))
        parts += [
            f"wrt : {{{allowed_by}}}, default {also['wrt']!r}",
            "    What the derivative is taken by: x, or the parameter of that name.",
        ]
    if "rng" in also:
        parts += [
            "rng : int or numpy.random.Generator, optional",
            "    A seed, or what draws: the function is then the one in training, which is random.",
        ]
    parts += [
        "out : ndarray or tuple of one ndarray, optional",
        "    Where the result is written.",
        "where : array_like of bool, default True",
        "    Where the result is computed; elsewhere `out` keeps what it holds.",
        "casting, order, dtype, subok, signature",
        "    As of every NumPy ufunc.",
        "",
        "Returns",
        "-------",
        "ndarray or scalar",
        f"    {result}",
        "",
        "Raises",
        "------",
        "TypeError",
        "    If a dtype has no loop (complex, object, text, dates) or a keyword is unknown.",
        "ValueError",
        "    If a parameter lies outside its domain, or the shapes do not broadcast.",
    ]
    if notes:
        parts += ["", "Notes", "-----", notes]
    return "\n".join(parts) + "\n"
