"""The words a formula is written in: `exp`, `log` and `where`.

A formula is a plain Python expression over these words and arithmetic. What it means depends on the number it is
given: a SymPy symbol makes it an expression, a ball or a power series of python-flint makes it a proven enclosure.
Nothing is imported here; the numbers bring their own library.
"""

from collections.abc import Callable
from typing import Any


def _word(name: str) -> Callable[[Any], Any]:
    def word(x: Any) -> Any:
        if hasattr(x, "free_symbols"):
            import sympy

            return getattr(sympy, name)(x)
        return getattr(x, name)()

    word.__name__ = word.__qualname__ = name
    word.__doc__ = f"The function {name} of a symbol, ball or power series."
    return word


exp = _word("exp")
log = _word("log")


def where(condition: Any, then: Any, otherwise: Any) -> Any:
    """`then` where the condition holds, `otherwise` elsewhere. At a kink, `otherwise` also decides the derivative."""
    if hasattr(condition, "free_symbols"):
        import sympy

        return sympy.Piecewise((then, condition), (otherwise, True))
    return then if condition else otherwise
