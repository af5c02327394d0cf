"""The words a formula is written in: `exp` and `where`.

A formula is a plain Python expression over these words and arithmetic. What it means depends on the number it is
given: a SymPy symbol makes it an expression, a ball or a power series of python-flint makes it a proven enclosure.
Nothing is imported here; the numbers bring their own library.
"""

from typing import Any


def exp(x: Any) -> Any:
    """The exponential function of a symbol, ball or power series."""
    if hasattr(x, "free_symbols"):
        import sympy

        return sympy.exp(x)
    return x.exp()


def where(condition: Any, then: Any, otherwise: Any) -> Any:
    """`then` where the condition holds, `otherwise` elsewhere. At a kink, `otherwise` also decides the derivative."""
    if hasattr(condition, "free_symbols"):
        import sympy

        return sympy.Piecewise((then, condition), (otherwise, True))
    return then if condition else otherwise
