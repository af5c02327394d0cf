"""Floats that formula.py's words know, and what number a constant part of a formula stands for."""

from __future__ import annotations

import math

from actfn.formula.tree import Expression
from actfn.words import registry


def constant(tree: Expression) -> float:
    """The number that a tree without x and parameters stands for, in float64."""
    try:
        value: float = tree.evaluate(None, {}, leaf=leaf).value
    except OverflowError:
        return math.inf
    return value


class Float:
    """A Python float whose functions are the words of formulas, as float64 computes them."""

    def __init__(self, value: float) -> None:
        self.value = value

    def word(self, name: str) -> Float:
        return Float(registry[name].float64(self.value))

    def __add__(self, other: Float) -> Float:
        return Float(self.value + other.value)

    def __sub__(self, other: Float) -> Float:
        return Float(self.value - other.value)

    def __mul__(self, other: Float) -> Float:
        return Float(self.value * other.value)

    def __truediv__(self, other: Float) -> Float:
        return Float(self.value / other.value)

    def __pow__(self, other: Float) -> Float:
        return Float(math.pow(self.value, other.value))

    def __neg__(self) -> Float:
        return Float(-self.value)

    def __gt__(self, other: Float) -> bool:
        return self.value > other.value

    def __lt__(self, other: Float) -> bool:
        return self.value < other.value

    def __ge__(self, other: Float) -> bool:
        return self.value >= other.value

    def __le__(self, other: Float) -> bool:
        return self.value <= other.value


def leaf(value: object) -> Float:
    return Float({"pi": math.pi, "e": math.e}[value] if isinstance(value, str) else float(value))  # type: ignore[arg-type]
