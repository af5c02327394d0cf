"""The syntax of calls, such as `torch.nn.ELU(alpha=0.5)`: read as text, never run."""

from __future__ import annotations

import ast
import warnings
from functools import cache
from typing import Any, NamedTuple

from actfn.errors import OperandError

LONGEST = 300  # letters; what is longer is a formula


class Call(NamedTuple):
    """A name with arguments that are constants: numbers, text, True, False or None."""

    name: str
    positional: tuple[Any, ...]
    keywords: dict[str, Any]


@cache
def called(text: str) -> Call | None:
    """The call that a text writes down, or None where it is none: a name alone, or a formula.

    Of a call in code the input may stand first, as in `jax.nn.gelu(x, approximate=False)`; without a keyword or a dot
    that is a formula.
    """
    if "(" not in text or len(text) > LONGEST or "\x00" in text:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Python thinks of a formula as code is nothing to print
            tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, RecursionError, MemoryError):  # the last two are how the parser refuses deep nesting
        return None
    if not isinstance(tree, ast.Call):
        return None
    name, given = _dotted(tree.func), tree.args
    if given and isinstance(given[0], ast.Name) and given[0].id == "x" and (name.count(".") or tree.keywords):
        given = given[1:]
    positional, keywords = [_constant(v) for v in given], {k.arg: _constant(k.value) for k in tree.keywords}
    if not name or None in keywords or _NONE in positional or _NONE in keywords.values():
        return None
    if len(keywords) < len(tree.keywords):
        raise OperandError(f"{text}: a parameter is given twice, allowed is once")
    return Call(name, tuple(positional), {key: value for key, value in keywords.items() if key is not None})


_NONE = object()  # in the place of an argument that is no constant


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (before := _dotted(node.value)):
        return f"{before}.{node.attr}"
    return ""


def _constant(node: ast.expr) -> Any:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):  # 1/8, as slopes are written
        over, under = _constant(node.left), _constant(node.right)
        return over / under if isinstance(over, int | float) and isinstance(under, int | float) and under else _NONE
    try:
        value = ast.literal_eval(node)
    except (ValueError, TypeError):  # how it says that there is no constant
        return _NONE
    return value if isinstance(value, int | float | str | None) else _NONE
