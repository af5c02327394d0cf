"""All names of functions, here and in the frameworks, as one table: the names stand in the functions' declarations.

A declared name may have arguments that are constants, as `torch.nn.GELU(approximate='tanh')` has: it then stands for
the framework's function when that is given these arguments, and they are no parameters of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from actfn.activation.record import Activation
from actfn.activation.registry import registry
from actfn.defined import define
from actfn.functions.formulas import FORMULAS
from actfn.names.call_syntax import called
from actfn.names.of_rows import names_of_rows, refused
from actfn.names.signatures import SIGNATURES, meant

# What else the modules of the frameworks are called, in code or in the names that objects bear.
MODULES = {
    "torch.nn.functional.": ("F.", "nn.functional.", "torch."),
    "torch.nn.": ("nn.", "torch.nn.modules.activation."),
    "jax.nn.": ("jnn.", "flax.linen.", "flax.nnx.", "nnx.", "nn."),
    "jax.numpy.": ("jnp.",),
    "numpy.": ("np.",),
    "scipy.special.": ("special.",),
    "tf.": ("tensorflow.",),
    "keras.activations.": ("tf.keras.activations.", "tensorflow.keras.activations.", "activations."),
    "keras.layers.": ("tf.keras.layers.", "tensorflow.keras.layers.", "layers."),
    "tinygrad.Tensor.": ("Tensor.", "tinygrad.tensor.Tensor."),
    "timm.layers.": ("timm.layers.activations.",),
    'transformers.activations.ACT2FN["': ('ACT2FN["', 'transformers.ACT2FN["'),
    "": ("actfn.",),
}


class Entry(NamedTuple):
    """What one spelling stands for: a function and the parameters that differ from its defaults.

    Attributes
    ----------
    function : str
        The name of the function in the registry or among the common formulas.
    arguments : dict of str to constant
        Those that the framework's function must be given to be this one.
    defaults : dict of str to float
        Our parameters whose defaults differ there.
    spelling : str
        The name as it is declared, whatever the spelling: `torch.nn.functional.elu` for `F.elu`.
    of_row : bool
        Whether it is a function of a row of numbers, which of the verbs translate alone takes.
    """

    function: str
    arguments: Mapping[str, Any]
    defaults: Mapping[str, float]
    spelling: str
    of_row: bool = False


Table = dict[str, list[Entry]]


def by_exact_name(name: str) -> Activation | None:
    """Return actfn's function of exactly this name: from the registry, or made of its common formula."""
    if name in registry:
        return registry[name]
    return _of_formula(name) if name in FORMULAS else None


@cache
def _of_formula(name: str) -> Activation:
    common = FORMULAS[name]
    parameters: dict[str, Any] = {key: float(value) for key, value in common.parameters.items()}
    return define(name, common.formula, **parameters)


def table() -> Table:
    """Map every spelling, as it is written, to the entries that it may stand for, the one that is meant first."""
    return _table(tuple(registry))


def folded_table() -> Table:
    """Map every spelling, without regard to case, to the entries that it may stand for."""
    return _folded_table(tuple(registry))


def folded(name: str) -> str:
    """Fold a name to lower case; one without dots loses its underscores too."""
    return name.lower() if "." in name else name.lower().replace("_", "")


def declared_names() -> dict[str, Mapping[str, Mapping[str, float]]]:
    """Map each function to the names that it has elsewhere, as its declaration gives them."""
    made = {name: common.names for name, common in FORMULAS.items()}
    return made | {name: function.names for name, function in registry.items()}


@cache
def _table(_: tuple[str, ...]) -> Table:
    made: Table = {}
    names = declared_names()
    for name in [*registry, *names]:
        entry = Entry(name, {}, {}, name)
        if entry not in made.setdefault(name, []):
            made[name].append(entry)
    for function, elsewhere in names.items():
        for name, defaults in elsewhere.items():
            call = called(name)
            base, arguments = (call.name, call.keywords) if call else (name, {})
            made.setdefault(base, []).append(Entry(function, arguments, defaults, base))
    for name in SIGNATURES:
        made.setdefault(name, []).append(Entry("", {}, {}, name))
    for function, elsewhere_ in names_of_rows().items():
        for name in (function, *elsewhere_):
            made.setdefault(name, [Entry(function, {}, {}, name, of_row=True)])
    return made | _with_other_modules(made)


def _with_other_modules(made: Table) -> Table:
    """Derive spellings by other names of a module, such as F for torch.nn.functional, unless declared."""
    more: Table = {}
    for spelling, entries in made.items():
        module = next((m for m in MODULES if spelling.startswith(m) and (m or "." not in spelling)), None)
        for other in MODULES[module] if module is not None else ():
            written = other + spelling.removeprefix(module or "")
            if written not in made:
                more.setdefault(written, []).extend(entries)
    return more


@cache
def _folded_table(_: tuple[str, ...]) -> Table:
    made: Table = {}
    for spelling, entries in table().items():
        made.setdefault(folded(spelling), []).extend(entries)
    return made


def entries(name: str) -> list[Entry]:
    """Look up a spelling as it is written or, if nothing is called so, without regard to case."""
    name = name.replace("['", '["').replace("']", '"]')
    found = table().get(name) or folded_table().get(folded(name), [])
    if not found and "." in name and name.endswith("_"):  # torch.nn.functional.elu_ works in place
        return entries(name.removesuffix("_"))
    return found


def in_formulas(name: str) -> Activation | None:
    """The function that a name without dots means in a formula, with the defaults that it has under this name.

    Parameters
    ----------
    name : str
        A name without dots.

    Returns
    -------
    Activation or None
        The function; None where the name is of none, or only of a framework's function at certain arguments.
    """
    found = next((entry for entry in entries(name) if not entry.arguments), None)
    return None if found is None or found.of_row else made_of(found)


def why_not_in_formulas(name: str) -> str:
    """Why a name that is known stands for no function in a formula.

    Parameters
    ----------
    name : str
        A name without dots.

    Returns
    -------
    str
        The reason; empty where the name is not known.
    """
    found = entries(name)
    return str(refused(name)) if found and found[0].of_row else ""


def made_of(entry: Entry, positional: tuple[Any, ...] = (), keywords: Mapping[str, Any] | None = None) -> Activation:
    """The function that an entry stands for, with the defaults that it has there.

    Parameters
    ----------
    entry : Entry
        Of a function of one number.
    positional, keywords
        Arguments of the framework's function, where that has a signature of its own.

    Returns
    -------
    Activation
        The function; where something must be said of it besides, with this as its remark.
    """
    name, defaults, remark = entry.function, entry.defaults, ""
    if entry.spelling in SIGNATURES:
        name, defaults, remark = meant(entry.spelling, positional, keywords or {})
    function = by_exact_name(name)
    assert function is not None, "the table is made of functions that are there"
    made = function.with_defaults(**defaults) if defaults else function
    made = function if made.parameters == function.parameters else made
    return made.with_remark(remark) if remark else made


def names_in_formulas() -> Iterable[str]:
    """List the names of functions that may stand in a formula, which are those without dots.

    Returns
    -------
    iterable of str
        The names.
    """
    return [name for name, found in table().items() if "." not in name and not found[0].of_row]
