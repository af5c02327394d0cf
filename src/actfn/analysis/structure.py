"""What a formula's build tells at once: a sign that it has everywhere; that it is defined, or smooth, everywhere."""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction

from actfn.analysis.numbers.exact import Exact
from actfn.analysis.numbers.fraction import as_fraction
from actfn.analysis.undecided import Undecided
from actfn.formula.tree import APPLY, ONE, Expression
from actfn.words import Word, registry

Sign = tuple[int, bool]  # 1 for >= 0, -1 for <= 0, 0 for not known; and whether never zero
NONE: Sign = (0, False)


def sign(tree: Expression, parameters: Mapping[str, Fraction]) -> Sign:
    """The sign that a formula without `where` has wherever it is defined, and whether it is never zero."""
    return _signs(tree, parameters)[0][id(tree)]


def without_signs(tree: Expression, parameters: Mapping[str, Fraction]) -> Expression:
    """A formula without those of its factors that have one sign and are never zero: its zeros are the same."""
    signs = _signs(tree, parameters)[0]
    while True:
        if tree.head == "neg" or (tree.head == "/" and signs[id(tree.args[1])][1]):
            tree = tree.args[0]
        elif tree.head == "*" and signs[id(tree.args[0])][1]:
            tree = tree.args[1]
        elif tree.head == "*" and signs[id(tree.args[1])][1]:
            tree = tree.args[0]
        else:
            return ONE if signs[id(tree)][1] else tree


def is_total(tree: Expression, parameters: Mapping[str, Fraction], smooth: bool = False) -> bool:
    """Whether a formula without `where` is seen to be defined, and if asked smooth, for every x."""
    signs, exact = _signs(tree, parameters)
    for node in tree.nodes():
        if id(node) in exact or not node.args:
            continue
        first, second = signs[id(node.args[0])], signs[id(node.args[-1])]
        fits = True
        match node.head:
            case "/":
                fits = second[1]
            case "^":
                power = _rational(exact.get(id(node.args[1])))
                if power is None:
                    fits = first == (1, True)
                elif power.denominator == 1:
                    fits = power >= 0 or first[1]
                else:
                    fits = first[0] == 1 and (first[1] or (power > 0 and not smooth))
            case "where" | ">" | "<" | ">=" | "<=":
                fits = False
            case head if head in registry:
                fits = _within(registry[head], first, smooth)
        if not fits:
            return False
    return True


def _within(word: Word, argument: Sign, smooth: bool) -> bool:
    """Whether an argument of that sign is seen to lie in the domain of a word, and if asked away from its kinks."""
    ends, never_zero = word.domain.interval, argument == (1, True)
    if word.domain.poles or (smooth and word.kinks and not (never_zero and word.kinks == (0,))):
        return False
    if ends.low == -math.inf:
        return True
    return argument[0] == 1 and (ends.low < 0 or ends.includes_low or never_zero)


def _signs(tree: Expression, parameters: Mapping[str, Fraction]) -> tuple[dict[int, Sign], dict[int, Exact]]:
    signs: dict[int, Sign] = {}
    exact: dict[int, Exact] = {}
    for node in tree.nodes():
        made = _constant(node, [exact.get(id(arg)) for arg in node.args], parameters)
        if made is None:
            signs[id(node)] = _sign(node, [signs[id(arg)] for arg in node.args], exact)
            continue
        exact[id(node)] = made
        try:
            signs[id(node)] = (made.sign() or 1, made.sign() != 0)
        except Undecided:
            signs[id(node)] = NONE
    return signs, exact


def _constant(node: Expression, args: list[Exact | None], parameters: Mapping[str, Fraction]) -> Exact | None:
    try:
        if node.head in ("number", "constant"):
            return Exact.of(node.value)
        if node.head == "parameter":
            return Exact.of(parameters[node.value])
        return None if not args or None in args else Exact.of(APPLY[node.head](*args))
    except Undecided:
        return None


def _rational(value: Exact | None) -> Fraction | None:
    rational = None if value is None else value.rational
    return None if rational is None else as_fraction(rational)


def _sign(node: Expression, args: list[Sign], exact: Mapping[int, Exact]) -> Sign:
    head = node.head
    if head in registry:
        word = registry[head]
        if word.is_positive:
            return 1, True
        if word.has_sign_of_argument:
            return (1, args[0][1]) if word.range.low == 0 else args[0]
        return (1, False) if word.range.low == 0 else NONE
    match head:
        case "neg":
            return -args[0][0], args[0][1]
        case "+" | "-":
            (a, never_a), (b, never_b) = args
            b = b if head == "+" else -b
            return (a, never_a or never_b) if a == b != 0 else NONE
        case "*" | "/":
            (a, never_a), (b, never_b) = args
            return a * b, never_a and (never_b or head == "/")
        case "^":
            power = _rational(exact.get(id(node.args[1])))
            if power is None or power.denominator != 1 or power.numerator % 2 == 0:
                return 1, args[0][1] or power is None or power < 0
            return args[0]
    return NONE
