"""A formula and its derivatives as SymPy expressions, and in TeX: an export, by which nothing is decided."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from actfn.errors import MissingPackage

try:
    import sympy
except ImportError:
    raise MissingPackage("the mathematics needs SymPy: pip install 'actfn[lab]'") from None

x = sympy.Symbol("x", real=True)
LONG = 60  # operations


def symbols(activation: Any) -> list[Any]:
    """Make a SymPy symbol for each parameter, which knows its domain: real, nonnegative or positive."""
    least = {name: activation.domain.get(name, (-1, 1))[0] for name in activation.parameters}
    return [
        sympy.Symbol(name, real=True, nonnegative=True if low >= 0 else None, positive=True if low > 0 else None)
        for name, low in least.items()
    ]


def formula(activation: Any, parameters: Sequence[float] | None = None) -> Any:
    """Write a function's formula in SymPy, in the real symbol x and its parameters or their exact values."""
    values = symbols(activation) if parameters is None else [sympy.Rational(str(p)) for p in parameters]
    return sympy.sympify(activation.body(x, *values))


def derivative(activation: Any, n: int = 1, parameters: Sequence[float] | None = None) -> Any:
    """Derive the formula n times by x in SymPy, simplified; at a kink the formula's "otherwise" decides."""
    declared = formula(activation, parameters)
    return simplest(*(sympy.diff(form, x, n) for form in {declared, simplest(declared)}))


def takes_minutes(form: Any) -> bool:
    """Whether SymPy would factor for minutes: of long towers of functions, and cubic exponents that are irrational."""
    if form.count_ops() > LONG and any(
        inner.has(sympy.Function) for f in form.atoms(sympy.Function) for inner in f.args
    ):
        return True
    exponents = [sympy.Poly(e.exp, x) for e in form.atoms(sympy.exp) if e.exp.is_polynomial(x) and e.exp.has(x)]
    return any(e.degree() > 2 and any(not c.is_rational for c in e.coeffs()) for e in exponents)


@cache
def simplest(*forms: Any) -> Any:
    """Simplify an expression to the form that reads most easily; a piecewise one piece by piece."""
    if isinstance(forms[0], sympy.Piecewise):
        return sympy.Piecewise(*((simplest(piece), condition) for piece, condition in forms[0].args))
    rules = [lambda raw: raw, sympy.factor, sympy.expand, sympy.simplify]
    tried = {rule(raw) for raw in forms for rule in (rules[:1] if takes_minutes(raw) else rules)}
    return min(tried, key=lambda form: (form.count_ops() + 3 * len(form.atoms(sympy.cosh, sympy.sinh)), str(form)))


def tex(expression: Any) -> str:
    """Write an expression in TeX; a name with an underscore is one word, not a letter with an index."""
    words = {s: rf"\mathit{{{s.name.replace('_', chr(92) + '_')}}}" for s in expression.free_symbols if "_" in s.name}
    return str(sympy.latex(expression, symbol_names=words))


def pieces(expression: Any) -> list[tuple[str, str]]:
    """Write an expression as text with its condition, piece by piece: `("x", "for x > 0")`; one piece has none."""
    if not isinstance(expression, sympy.Piecewise):
        return [(str(expression), "")]
    rows = [(str(piece), f"for {condition}") for piece, condition in expression.args]
    return [*rows[:-1], (rows[-1][0], "otherwise")]
