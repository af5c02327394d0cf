"""The one resolver of all verbs: it finds the function that a name, a formula or an object means."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from actfn.activation.record import Activation
from actfn.activation.rows import RowFunction
from actfn.defined import define
from actfn.errors import ActfnError, OperandError, ParameterError, UnknownName
from actfn.names.call_syntax import Call, called
from actfn.names.objects import described
from actfn.names.of_rows import refused
from actfn.names.signatures import SIGNATURES, arguments_of
from actfn.names.table import Entry, entries, folded, folded_table, made_of, table

NAMED_FORMULA = re.compile(r"\s*([^\W\d]\w*)\s*=(?!=)(.*)", re.DOTALL)
IN_WORDS = re.compile(r"[^\W\d]\w*(?:(?:\s+|\s*-\s*)\w+)+")  # a name in words: leaky ReLU, leaky-relu
QUOTES = ("''", '""', "``", "“”", "‘’")
# What else the frameworks call parameters: `tf.nn.leaky_relu(alpha=0.2)`.
PARAMETERS_ELSEWHERE = {
    "negative_slope": ("alpha", "neg_slope"),
    "beta": ("alpha",),
    "lambd": ("threshold",),
    "scale": ("gamma",),
    "theta": ("alpha",),
    "min_val": ("min_value",),
    "max_val": ("max_value",),
}
GREEK = {"α": "alpha", "β": "beta", "γ": "gamma", "θ": "theta", "λ": "lambd"}
WITHOUT_EFFECT = ("inplace", "name")  # arguments of frameworks' functions that change no value


def get(function: Any, /, **parameters: float) -> Activation:
    """The activation function that a name, a formula or an object stands for, with the defaults it has there.

    Parameters
    ----------
    function : str, Activation or object of a framework
        - a name of this package (`"elu"`) or of a common function (`"gelu"`, `"swish"`);
        - a framework's spelling, in any case: `"torch.nn.LeakyReLU"`, `"F.gelu"`, `"keras.layers.LeakyReLU"`,
          `"onnx.Elu"`, `"mlx.nn.GELU"`, `"tinygrad.Tensor.gelu"`, `"timm.layers.HardMish"`, `'ACT2FN["gelu_new"]'`;
        - either with arguments: `"elu(alpha=0.5)"`, `"torch.nn.ELU(0.5)"`, `"jax.nn.gelu(approximate=False)"`;
        - a formula, which may be named: `"x*tanh(softplus(x))"`, `"g = x*sigmoid(1.7*x)"`;
        - an `Activation`, or a function, class or module of a framework: `torch.nn.ELU(0.5)`, `jax.nn.elu`,
          `numpy.tanh`, or a functools.partial of one.
    **parameters : float
        What differs from the function's defaults; of a formula, the defaults of its parameters.

    Returns
    -------
    Activation
        Of the registry where it has the function with these defaults; otherwise a new one.

    Raises
    ------
    UnknownName
        A ValueError: if nothing goes by that name; the message and `nearest` tell the most similar ones.
    FormulaError
        A ValueError: if a formula cannot be read.
    OperandError
        A TypeError: if a parameter is unknown, given twice, or no number.
    ParameterError
        A ValueError: if a parameter lies outside its domain.

    Examples
    --------
    >>> actfn.get("keras.layers.LeakyReLU")
    actfn.leaky_relu(negative_slope=0.3)
    """
    return resolve(function, parameters)


def several(given: Iterable[Any]) -> list[Activation]:
    """The functions that names, formulas and objects stand for; formulas without a name are called f1, f2, …

    Parameters
    ----------
    given : iterable
        Names, formulas and objects, each as `get` takes them.

    Returns
    -------
    list of Activation
        One for each, in order.
    """
    return [resolve(one, name=f"f{i}") for i, one in enumerate(given, 1)]


def remarks(given: Iterable[str]) -> list[str]:
    """What must be said of functions under the names that they are given by, each remark once.

    Parameters
    ----------
    given : iterable of str
        Texts as `get` takes them; of others nothing is said.

    Returns
    -------
    list of str
        A line each, such as that the slope of RReLU is random in training.
    """
    found = []
    for text in given:
        with suppress(ActfnError):  # what is wrong with it, whoever works on it says
            found += [resolve(text).remark] if spelled(text) is not None else []
    return [remark for remark in dict.fromkeys(found) if remark]


def resolve(given: Any, parameters: Mapping[str, float] | None = None, *, name: str = "f") -> Activation:
    """Find the function that a name, formula or object means, with the parameters as a mapping; see `get`.

    Parameters
    ----------
    given : str, Activation or object of a framework
        As for `get`.
    parameters : mapping of str to float, optional
        As for `get`.
    name : str
        What to call a formula that has no name.

    Returns
    -------
    Activation
        The function, with the parameters given as its defaults.
    """
    parameters = dict(parameters or {})
    if isinstance(given, str):
        return _of_text(given, parameters, name)
    if isinstance(given, RowFunction):
        raise refused(given.name)
    found = described(given)
    if found is None:
        shown = getattr(given, "__qualname__", None) or type(given).__qualname__
        allowed = "a name, a formula, an Activation, or a function, class or module of a framework that is known here"
        raise UnknownName(f"no activation is known for the object {shown}, allowed are {allowed}", name=shown)
    if isinstance(found, Activation):
        return _with_parameters(found, (), parameters)
    return _of_call(found, parameters)


def spelled(text: str) -> Call | None:
    """The call that a text writes down, with the name as it is declared: `torch.nn.functional.elu` for `F.elu`.

    Parameters
    ----------
    text : str
        As for `get`.

    Returns
    -------
    Call or None
        None where the text is a formula, or a name that is not known.
    """
    call = _call_of(_bare(text))
    known = entries(call.name) if call is not None else []
    return call._replace(name=_entry(call, known).spelling) if call is not None and known else None


def _of_text(text: str, parameters: dict[str, float], name: str) -> Activation:
    text = _bare(text)
    if (call := _call_of(text, parameters)) is not None:
        return _of_call(call, parameters)
    given: dict[str, Any] = dict(parameters)
    if (formula := NAMED_FORMULA.fullmatch(text)) is not None:
        return define(formula[1], formula[2].strip(), **given)
    return define(name, text, **given)


def _bare(text: str) -> str:
    """The text without what surrounds it: spaces, and quotes of a shell or a configuration, once too often."""
    text = text.replace("−", "-").strip()  # the minus sign of typesetting
    while len(text) > 2 and text[0] + text[-1] in QUOTES:
        text = text[1:-1].strip()
    return text


def _call_of(text: str, parameters: Mapping[str, float] | None = None) -> Call | None:
    """Read a text as a name, alone or called; None where it is a formula."""
    if text != "x" and all(part.isidentifier() for part in text.split(".")):
        return Call(text, (), {})
    if text.endswith("]") and entries(text):  # ACT2FN["gelu_new"]
        return Call(text, (), {})
    if IN_WORDS.fullmatch(text):
        parts = re.split(r"[\s-]+", text)
        if not {"x", *(parameters or {})} & {*parts} and entries("".join(parts)):
            return Call("".join(parts), (), {})
    return called(text)


def _of_call(call: Call, parameters: Mapping[str, float]) -> Activation:
    """Find the function of a name and its arguments, some of which tell functions apart, as `approximate` does."""
    known = entries(call.name)
    if not known:
        raise _unknown(call.name)
    entry = _entry(call, known)
    if entry.of_row:
        raise refused(call.name)
    keywords = {GREEK.get(key, key): value for key, value in call.keywords.items()}
    if entry.spelling in SIGNATURES:
        taken = arguments_of(entry.spelling)
        more = {key: value for key, value in parameters.items() if key in taken and key not in keywords}
        keywords = {key: value for key, value in keywords.items() if key in taken or key not in WITHOUT_EFFECT}
        own = made_of(entry, call.positional, {**keywords, **more})
        return _with_parameters(own, (), {key: value for key, value in parameters.items() if key not in more})
    positional = [v for v in call.positional if not (isinstance(v, str | bool) and v in entry.arguments.values())]
    if entry.spelling.startswith("torch.") and positional and isinstance(positional[-1], bool):
        positional.pop()  # inplace, the last argument of PyTorch's functions
    keywords = {k: v for k, v in keywords.items() if k not in entry.arguments and k not in WITHOUT_EFFECT}
    if wrong := [value for value in (*positional, *keywords.values()) if isinstance(value, bool)]:
        raise OperandError(f"{call.name}: a parameter is {wrong[0]}, allowed are numbers")
    return _with_parameters(_with_parameters(made_of(entry), positional, keywords), (), parameters)


def _entry(call: Call, known: Sequence[Entry]) -> Entry:
    """Which of the entries of a name a call means."""
    fitting = [entry for entry in known if _fits(entry, call)]
    if not fitting:
        allowed = " or ".join(dict.fromkeys(str(value) for e in known for value in e.arguments.values()))
        raise ParameterError(f"{call.name}: these arguments stand for no function here, allowed are {allowed}")
    return max(fitting, key=lambda e: len(e.arguments))  # of equals the first


def _fits(entry: Entry, call: Call) -> bool:
    """Whether a call's arguments include those that make the framework's function the one of this entry."""
    constants = [v for v in call.positional if isinstance(v, str | bool)]
    return all(
        call.keywords[name] == value if name in call.keywords else value in constants
        for name, value in entry.arguments.items()
    )


def _with_parameters(function: Activation, positional: Sequence[Any], keywords: Mapping[str, Any]) -> Activation:
    """Set a function's parameters, given by position or name, with the names of actfn or of the frameworks."""
    named: dict[str, Any] = {}
    for keyword, value in keywords.items():
        name = _translated(function, keyword)
        if name in named:
            raise OperandError(f"{function.name}: parameter {name} given twice")
        named[name] = value
    made = function.with_defaults(*positional, **named) if positional or named else function
    return function if made.parameters == function.parameters else made


def _translated(function: Activation, keyword: str) -> str:
    """Translate a framework's name of a parameter, such as `slope`, to the function's own; others stay."""
    if keyword in function.parameters:
        return keyword
    if keyword.lower() in function.parameters:  # names are read in any case
        return keyword.lower()
    return next((n for n in function.parameters if keyword in PARAMETERS_ELSEWHERE.get(n, ())), keyword)


def _unknown(name: str) -> UnknownName:
    by_folded = {folded(known): known for known in reversed(table())}  # of several the first
    ours = [known for known, found in folded_table().items() if not found[0].of_row]
    near = difflib.get_close_matches(folded(name), ours, n=3, cutoff=0.5)
    nearest = [by_folded[one] for one in near]
    hint = f"the nearest are: {', '.join(nearest)}" if nearest else "actfn list --all names those that are known"
    return UnknownName(f"no activation is called {name!r}; {hint}", name=name, nearest=nearest)
