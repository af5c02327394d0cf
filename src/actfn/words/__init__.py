"""The words a formula is written in: `exp`, `log`, `tanh`, …, and `where`.

A formula is a plain Python expression over these words and arithmetic. What it means depends on the number it is
given: a SymPy symbol makes it an expression, a tree (`expression`) a tree, a ball or a power series of python-flint a
proven enclosure. Nothing is imported here; the numbers bring their own library.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import Any


def _word(name: str, otherwise: Callable[[Any], Any] | None = None) -> Callable[[Any], Any]:
    """The number's own function of that name; for one that has none, what it is by definition."""

    def word(x: Any) -> Any:
        if hasattr(x, "word"):
            return x.word(name)
        if hasattr(x, "free_symbols"):
            import sympy

            if hasattr(sympy, name):
                return getattr(sympy, name)(x)
        elif hasattr(x, name):
            return getattr(x, name)()
        if otherwise is None:
            raise AttributeError(f"{type(x).__name__} has no {name}")
        return otherwise(x)

    word.__name__ = word.__qualname__ = name
    word.__doc__ = f"The function {name} of a symbol, tree, ball or power series."
    return word


exp = _word("exp")
log = _word("log")
sqrt = _word("sqrt")
sin = _word("sin")
cos = _word("cos")
atan = _word("atan")
erf = _word("erf")
tan = _word("tan", lambda x: sin(x) / cos(x))
expm1 = _word("expm1", lambda x: exp(x) - 1)
log1p = _word("log1p", lambda x: log(1 + x))
sinh = _word("sinh", lambda x: (exp(x) - exp(-x)) / 2)
cosh = _word("cosh", lambda x: (exp(x) + exp(-x)) / 2)
tanh = _word("tanh", lambda x: (exp(x) - exp(-x)) / (exp(x) + exp(-x)))
sech2 = _word("sech2", lambda x: 4 / (exp(x) + exp(-x)) ** 2)  # 1 / cosh², the derivative of tanh
sigmoid = _word("sigmoid", lambda x: 1 / (1 + exp(-x)))
softplus = _word("softplus", lambda x: log(1 + exp(x)))
erfc = _word("erfc", lambda x: 1 - erf(x))
sigmoid_slope = _word("sigmoid_slope", lambda x: sigmoid(x) * sigmoid(-x))
normal_cdf = _word("normal_cdf", lambda x: (1 + erf(x / sqrt(constant(2, x)))) / 2)  # Φ
exp_minus_square = _word("exp_minus_square", lambda x: exp(-x * x))
exp_minus_half_square = _word("exp_minus_half_square", lambda x: exp(-x * x / 2))
tanh_softplus = _word("tanh_softplus", lambda x: tanh(softplus(x)))
tanh_softplus_slope = _word("tanh_softplus_slope", lambda x: sech2(softplus(x)) * sigmoid(x))


def absolute(x: Any) -> Any:
    """|x|, for forms that are computed; in a formula it is a `where`, which says what its derivative at 0 is."""
    return x.word("absolute") if hasattr(x, "word") else where(x > 0, x, -x)


def power(base: Any, exponent: Any) -> Any:
    """A power; of a whole number by multiplication, of another as exp(exponent · log(base))."""
    if hasattr(base, "word") or hasattr(base, "free_symbols") or hasattr(exponent, "free_symbols"):
        return base**exponent
    whole = exponent.whole() if hasattr(exponent, "whole") else exponent
    if isinstance(whole, (int, Fraction)) and whole == int(whole):
        raised = base ** abs(int(whole))
        return raised if whole >= 0 else 1 / raised
    return exp(exponent * log(base))


def constant(value: Any, like: Any) -> Any:
    """A Fraction, `"pi"` or `"e"` as a number of the kind of `like`."""
    if hasattr(like, "free_symbols"):
        import sympy

        return {"pi": sympy.pi, "e": sympy.E}[value] if isinstance(value, str) else sympy.Rational(value)
    return like.constant(value if isinstance(value, str) else Fraction(value))


def where(condition: Any, then: Any, otherwise: Any) -> Any:
    """`then` where the condition holds, `otherwise` elsewhere. At a kink, `otherwise` also decides the derivative."""
    if hasattr(condition, "where"):
        return condition.where(then, otherwise)
    if hasattr(condition, "free_symbols"):
        import sympy

        return sympy.Piecewise((then, condition), (otherwise, True))
    return then if condition else otherwise
