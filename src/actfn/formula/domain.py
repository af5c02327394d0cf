"""Where a formula is not a real number: looked for on a grid, at once; what escapes it, `explain`'s proofs find."""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction

from actfn.formula.float64 import Float, leaf
from actfn.formula.tree import APPLY, RELATIONS, Expression
from actfn.words import registry

GRID = [i / 8 for i in range(-160, 161)]  # within ±20 nothing of use overflows float64


def undefined(tree: Expression, parameters: Mapping[str, float]) -> str | None:
    """Say what is wrong, and where, if the formula is found to have no real value at some x; else None."""
    before: dict[int, float] = {}
    for x in sorted(GRID, key=lambda at: (abs(at), -at)):
        problem = _at(tree, x, parameters)
        if problem:
            return problem
    for x in GRID:
        now: dict[int, float] = {}
        _values(tree, x, parameters, now)
        for node in tree.nodes():
            if node.head != "/" or id(node) not in now:
                continue
            bottom = id(node.args[1])
            if bottom in before and before[bottom] * now[bottom] < 0 and not _has_where(node.args[1]):
                return f"division by zero between x = {x - 0.125:g} and {x:g}: {node.args[1]} is zero there"
        before = now
    return None


def _has_where(tree: Expression) -> bool:
    return any(node.head == "where" for node in tree.nodes())


def _values(tree: Expression, x: float, parameters: Mapping[str, float], found: dict[int, float]) -> str | None:
    """Compute the values of the nodes that are needed at x; say what is wrong with the first that has none."""

    def of(node: Expression) -> float:
        if id(node) not in found:
            found[id(node)] = compute(node)
        return found[id(node)]

    def compute(node: Expression) -> float:
        if node.head == "x":
            return x
        if node.head == "parameter":
            return parameters[node.value]
        if node.head in ("number", "constant"):
            return leaf(node.value).value
        if node.head == "where":
            a, b = (of(side) for side in node.args[0].args)
            return of(node.args[1] if RELATIONS[node.args[0].head](a, b) else node.args[2])
        args = [of(arg) for arg in node.args]
        if any(math.isnan(a) or math.isinf(a) for a in args):
            return math.nan
        problem = _problem(node, args)
        if problem:
            raise _Undefined(f"{problem} at x = {x:g}: f(x) is not a real number there")
        try:
            made: Float = APPLY[node.head](*map(Float, args))
            return made.value
        except OverflowError:
            return math.inf

    try:
        of(tree)
    except _Undefined as problem:
        return str(problem)
    return None


class _Undefined(ValueError):
    pass


def _at(tree: Expression, x: float, parameters: Mapping[str, float]) -> str | None:
    return _values(tree, x, parameters, {})


def _problem(node: Expression, args: list[float]) -> str | None:
    first = args[0]
    match node.head:
        case "/" if args[1] == 0:
            return f"division by zero ({node.args[1]} is 0)"
        case "^" if first == 0 and args[1] < 0:
            return f"division by zero ({node.args[0]} is 0)"
        case "^" if first < 0 and Fraction(args[1]).denominator != 1:
            return f"a power, not a whole one, of a negative number ({node.args[0]} is {first:g})"
    if node.head in registry and (domain := registry[node.head].domain).excludes(first):
        border = domain.interval.low
        number = "zero" if first == border else "a negative number"
        shown = f"{-border:g} + {node.args[0]}" if border else f"{node.args[0]}"
        return f"{domain.operation} of {number} ({shown} is {first - border:g})"
    return None
