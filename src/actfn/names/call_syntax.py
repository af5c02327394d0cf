"""The syntax of calls, such as `torch.nn.ELU(alpha=0.5)`: read as text, never run."""

from __future__ import annotations

import ast
import math
import operator
import warnings
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from actfn.errors import OperandError

LONGEST = 300  # letters; what is longer is a formula
INPUTS = ("x", "input", "inputs", "features", "logits", "a")  # what frameworks call the input; x elsewhere is no number


class NoConstant:
    """What stands in the place of an argument that is no constant: it is shown as it was written, and no number."""

    def __init__(self, written: str) -> None:
        self.written = written

    def __repr__(self) -> str:
        return self.written


class Call(NamedTuple):
    """A name with arguments: numbers, text, True, False or None, and in their place what is none of these."""

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
    if given and _is_x(given[0]) and (name.count(".") or tree.keywords):
        given = given[1:]
    named = [keyword for keyword in tree.keywords if not (keyword.arg in INPUTS and _is_x(keyword.value))]
    positional, keywords = [_constant(v) for v in given], {k.arg: _constant(k.value) for k in named}
    if not name or None in keywords:
        return None
    if not (keywords or "." in name) and any(isinstance(v, NoConstant) for v in positional):
        return None  # a formula, which knows neither keywords nor dots
    if len(keywords) < len(named):
        raise OperandError(f"{text}: a parameter is given twice, allowed is once")
    return Call(name, tuple(positional), {key: value for key, value in keywords.items() if key is not None})


# What numbers that are not finite are called; as parameters they are refused by name, like any other number.
NOT_FINITE = {"nan": math.nan, "inf": math.inf, "infinity": math.inf}
OPERATORS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def _is_x(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "x"


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (before := _dotted(node.value)):
        return f"{before}.{node.attr}"
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant) and (before := _dotted(node.value)):
        key = node.slice.value
        return f'{before}["{key}"]' if isinstance(key, str) else ""  # ACT2FN["gelu_new"]
    return ""


def _constant(node: ast.expr) -> Any:
    """Read a constant, or arithmetic of numbers such as 1/8; what is neither becomes a `NoConstant`."""
    number = _number(node)
    if number is not None:
        return number
    if isinstance(node, ast.Constant) and isinstance(node.value, str | bool | None):
        return node.value
    return NoConstant(ast.unparse(node))


def _number(node: ast.expr) -> float | None:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, int | float) and not isinstance(node.value, bool) else None
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
        number = _number(node.operand)
        return number if number is None or isinstance(node.op, ast.UAdd) else -number
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
        left, right = _number(node.left), _number(node.right)
        try:
            return None if left is None or right is None else OPERATORS[type(node.op)](left, right)
        except ArithmeticError:  # division by zero, or integers too large for one
            return None
    if isinstance(node, ast.Call) and _dotted(node.func) == "float" and len(node.args) == 1 and not node.keywords:
        text = node.args[0]
        said = text.value if isinstance(text, ast.Constant) and isinstance(text.value, str) else ""
        sign, name = (-1, said[1:]) if said.startswith("-") else (1, said)
        return sign * NOT_FINITE[name.lower()] if name.lower() in NOT_FINITE else None
    return NOT_FINITE.get(_dotted(node).rpartition(".")[2].lower())
