"""What formulas are made of beside words: constants, powers and `where`, of numbers of any kind."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from actfn.words.word import words


def power(base: Any, exponent: Any) -> Any:
    """Raise to a power: to a whole number by multiplication, to another as exp(exponent · log(base))."""
    if hasattr(base, "word") or hasattr(base, "free_symbols") or hasattr(exponent, "free_symbols"):
        return base**exponent
    whole = exponent.whole() if hasattr(exponent, "whole") else exponent
    if isinstance(whole, (int, Fraction)) and whole == int(whole):
        raised = base ** abs(int(whole))
        return raised if whole >= 0 else 1 / raised
    return words.exp(exponent * words.log(base))


def constant(value: Any, like: Any) -> Any:
    """Convert a Fraction, `"pi"` or `"e"` to a number of the kind of `like`."""
    if hasattr(like, "free_symbols"):
        import sympy

        return {"pi": sympy.pi, "e": sympy.E}[value] if isinstance(value, str) else sympy.Rational(value)
    if hasattr(like, "constant"):
        return like.constant(value if isinstance(value, str) else Fraction(value))
    kind = type(like)  # a ball of python-flint
    if isinstance(value, str):
        return kind.pi() if value == "pi" else kind(1).exp()
    return kind(Fraction(value).numerator) / Fraction(value).denominator


def where(condition: Any, then: Any, otherwise: Any) -> Any:
    """Choose `then` where the condition holds, else `otherwise`, which also decides the derivative at a kink."""
    if hasattr(condition, "where"):
        return condition.where(then, otherwise)
    if hasattr(condition, "free_symbols"):
        import sympy

        return sympy.Piecewise((then, condition), (otherwise, True))
    return then if condition else otherwise
