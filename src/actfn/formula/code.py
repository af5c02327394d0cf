"""Trees as code of other languages and libraries: JavaScript for the pages, and an expression to paste for torch, JAX,
Keras and NumPy."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from keyword import iskeyword

from actfn.formula.tree import RELATIONS, Expression
from actfn.formula.write import ATOM, POWER, PRODUCT, SUM, decimal
from actfn.words import registry

CALL = re.compile(r"[\w.]+\([^()]*\)")


@dataclass(frozen=True)
class Language:
    """How a language spells words, powers, constants and choices; `{}` stands for the arguments."""

    name: str  # of the field of a word's spellings
    where: str
    power: str
    constants: Mapping[str, str]
    scalars: Language | None = None  # how what does not depend on x is written, where that differs


_PI = {"pi": "math.pi", "e": "math.e"}
PYTHON = Language("python", "({1} if {0} else {2})", "{} ** {}", _PI)
LANGUAGES = {
    "javascript": Language("javascript", "({0} ? {1} : {2})", "Math.pow({}, {})", {"pi": "Math.PI", "e": "Math.E"}),
    **{
        language: Language(language, f"{module}.where({{}}, {{}}, {{}})", "{} ** {}", _PI, PYTHON)
        for language, module in (("numpy", "np"), ("torch", "torch"), ("jax", "jnp"), ("keras", "ops"))
    },
}


def code(tree: Expression, language: str, names: Mapping[str, str] | None = None) -> str:
    """Write a formula as an expression of a language, in x and the formula's parameters.

    Parameters
    ----------
    tree : Expression
        As it stands: `idioms(tree)` is steadier in floating point.
    language : str
        One of `LANGUAGES`.
    names : mapping, optional
        How parameters are called there; by their own names by default, with `_` behind a keyword of Python's.

    Returns
    -------
    str
        The expression in that language.
    """
    called = {name: f"{name}_" if iskeyword(name) else name for name in tree.parameters}
    return _write(tree, LANGUAGES[language], called | dict(names or {}))[0]


def javascript(tree: Expression, parameters: Sequence[str]) -> str:
    """Write a formula as a JavaScript function of x and of the list of the parameters' values.

    `words_of_javascript` has the functions that it needs. The parameters are a list because one may be called as
    JavaScript allows no variable to be.

    Parameters
    ----------
    tree : Expression
        The formula.
    parameters : sequence of str
        The names of the parameters, in the order of the list.

    Returns
    -------
    str
        The function's text.
    """
    return f"(x, p) => {code(tree, 'javascript', {name: f'p[{i}]' for i, name in enumerate(parameters)})}"


@cache
def words_of_javascript() -> str:
    """JavaScript's functions for the words that its Math lacks: accurate to a few units, and without overflow."""
    sources = (word.spellings.javascript_source for word in registry.values())
    return "".join(f"{source}\n" for source in sources if source)


def _write(tree: Expression, language: Language, names: Mapping[str, str]) -> tuple[str, int]:
    """Write a tree in a language, and say how tightly the text binds, so that parentheses are set where needed."""
    if language.scalars and not tree.has_x:
        return _write(tree, language.scalars, names)

    def held(child: Expression, least: int) -> str:
        written, strength = _write(child, language, names)
        return written if strength >= least else f"({written})"

    args = tree.args
    match tree.head:
        case "number":
            return _number(tree.value)
        case "constant":
            return language.constants[tree.value], ATOM
        case "parameter":
            return names[tree.value], ATOM
        case "x":
            return "x", ATOM
        case "+" | "-":
            return f"{held(args[0], SUM)} {tree.head} {held(args[1], PRODUCT)}", SUM
        case "*" | "/":
            return f"{held(args[0], PRODUCT)} {tree.head} {held(args[1], POWER)}", PRODUCT
        case "neg":
            return f"-{held(args[0], POWER)}", SUM
        case "^" if "**" in language.power:
            return language.power.format(held(args[0], ATOM), held(args[1], ATOM)), POWER
        case "^":
            return language.power.format(held(args[0], SUM), held(args[1], SUM)), ATOM
        case "where":
            return language.where.format(*(held(arg, SUM) for arg in args)), ATOM
    if tree.head in RELATIONS:
        return f"{held(args[0], SUM)} {tree.head} {held(args[1], SUM)}", SUM
    spelling: str = getattr(registry[tree.head].spellings, language.name)
    return spelling.format(held(args[0], SUM)), ATOM if CALL.fullmatch(spelling) else SUM


def _number(value: Fraction) -> tuple[str, int]:
    """Write a rational number as a decimal or quotient if that is exact, and else as the nearest double."""
    written = decimal(value)
    if value.denominator == 1 and abs(value) >= 2**53:
        written = repr(float(value))
    if len(written) > 32:
        try:
            written = repr(float(value))
        except OverflowError:
            written = "1e999"
    return written, SUM if value < 0 else PRODUCT if "/" in written else ATOM
