"""Floats that the words of formulas can be applied to, and the number that a constant part of a formula stands for."""

from __future__ import annotations

import math

from actfn.formula.tree import Expression
from actfn.words import registry


class NotReal(ArithmeticError):
    """A formula has no real value at the floats that it was given, such as a logarithm of zero."""


def constant(tree: Expression) -> float:
    """The number that a tree without x and parameters stands for, in float64. Raises NotReal where there is none."""
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
        try:
            return Float(registry[name].float64(self.value))
        except ValueError as error:  # Python's own, outside of a word's domain
            raise NotReal(f"{name} of {self.value:g}") from error

    def __add__(self, other: Float) -> Float:
        return Float(self.value + other.value)

    def __sub__(self, other: Float) -> Float:
        return Float(self.value - other.value)

    def __mul__(self, other: Float) -> Float:
        return Float(self.value * other.value)

    def __truediv__(self, other: Float) -> Float:
        if other.value == 0:
            raise NotReal("division by zero")
        return Float(self.value / other.value)

    def __pow__(self, other: Float) -> Float:
        try:
            return Float(math.pow(self.value, other.value))
        except ValueError as error:  # Python's own, of zero or of a negative number
            raise NotReal(f"{self.value:g} to the power {other.value:g}") from error

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
