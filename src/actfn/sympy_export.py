"""What follows from a formula, through SymPy and on demand: derivatives, limits, kinks, symmetry, how to read it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from actfn.errors import MissingPackage

try:
    import sympy
except ImportError:
    raise MissingPackage("the mathematics needs SymPy: pip install 'actfn[lab]'") from None

x = sympy.Symbol("x", real=True)
NEAR = sympy.Rational(1, 10**9)  # nearer to a kink than any other kink


class Limits(NamedTuple):
    """The limits at -inf and at +inf, each a pair of SymPy numbers."""

    value: tuple[Any, Any]
    derivative: tuple[Any, Any]


class Kink(NamedTuple):
    """A point where the derivative jumps: its limits from both sides, and the one taken there by convention."""

    at: Any
    left: Any
    right: Any
    taken: Any


def symbols(activation: Any) -> list[Any]:
    """The parameters as symbols that know the domain: real, nonnegative or positive."""
    least = {name: activation.domain.get(name, (-1, 1))[0] for name in activation.parameters}
    return [
        sympy.Symbol(name, real=True, nonnegative=True if low >= 0 else None, positive=True if low > 0 else None)
        for name, low in least.items()
    ]


def formula(activation: Any, parameters: Sequence[float] | None = None) -> Any:
    """The formula as declared, in the real symbol x and its parameters, or with their values put in exactly."""
    values = symbols(activation) if parameters is None else [sympy.Rational(str(p)) for p in parameters]
    return sympy.sympify(activation.body(x, *values))


def derivative(activation: Any, n: int = 1, parameters: Sequence[float] | None = None) -> Any:
    """The n-th derivative in x, simplified; at a kink it has the value of the formula's "otherwise"."""
    declared = formula(activation, parameters)
    return simplest(*(sympy.diff(form, x, n) for form in {declared, simplest(declared)}))


@cache
def simplest(*forms: Any) -> Any:
    """The form of an expression that reads most easily; of a piecewise one, piece by piece."""
    if isinstance(forms[0], sympy.Piecewise):
        return sympy.Piecewise(*((simplest(piece), condition) for piece, condition in forms[0].args))
    tried = {form for raw in forms for form in (raw, sympy.simplify(raw), sympy.factor(raw), sympy.expand(raw))}
    return min(tried, key=lambda form: (form.count_ops() + 3 * len(form.atoms(sympy.cosh, sympy.sinh)), str(form)))


def tex(expression: Any) -> str:
    """An expression in TeX; a name with an underscore is one word, not a letter with an index."""
    words = {s: rf"\mathit{{{s.name.replace('_', chr(92) + '_')}}}" for s in expression.free_symbols if "_" in s.name}
    return str(sympy.latex(expression, symbol_names=words))


def pieces(expression: Any) -> list[tuple[str, str]]:
    """An expression as text, piece by piece, each with its condition: `("x", "for x > 0")`; one piece has none."""
    if not isinstance(expression, sympy.Piecewise):
        return [(str(expression), "")]
    rows = [(str(piece), f"for {condition}") for piece, condition in expression.args]
    return [*rows[:-1], (rows[-1][0], "otherwise")]


def limits(activation: Any, parameters: Sequence[float] | None = None) -> Limits:
    """The limits of value and derivative at -inf and +inf, for the given parameter values or for the symbols."""
    value, slope = formula(activation, parameters), derivative(activation, 1, parameters)
    return Limits((_limit(value, -1), _limit(value, 1)), (_limit(slope, -1), _limit(slope, 1)))


def _limit(expression: Any, side: int) -> Any:
    return sympy.limit(_piece_at(expression, side * 10**9), x, side * sympy.oo)  # beyond every kink


def _piece_at(expression: Any, at: Any) -> Any:
    """The piece in force at a point; limits of Piecewise as such are more than SymPy can do."""
    return expression.replace(
        sympy.Piecewise, lambda *args: next(piece for piece, condition in args if condition.subs(x, at) == sympy.true)
    )


def kinks(activation: Any, parameters: Sequence[float] | None = None, n: int = 1) -> list[Kink]:
    """The points where the n-th derivative jumps, unless the parameters make it continuous there."""
    value, slope = formula(activation, parameters), derivative(activation, n, parameters)
    found = []
    for at in sorted(_borders(value), key=float):
        left, right = (sympy.limit(_piece_at(slope, at + side * NEAR), x, at) for side in (-1, 1))
        if sympy.simplify(left - right) != 0:
            found.append(Kink(at, left, right, slope.subs(x, at)))
    return found


def _borders(expression: Any) -> set[Any]:
    conditions = {c for piecewise in expression.atoms(sympy.Piecewise) for _, c in piecewise.args}
    relations = {relation for c in conditions for relation in c.atoms(sympy.core.relational.Relational)}
    return {at for relation in relations for at in sympy.solveset(relation.lhs - relation.rhs, x, sympy.S.Reals)}


def parity(activation: Any) -> str | None:
    """`"odd"` or `"even"` where SymPy proves it, `"neither"` where a point disproves both, otherwise None."""
    value = formula(activation)
    mirrored = value.subs(x, -x)
    for name, gap in (("odd", mirrored + value), ("even", mirrored - value)):
        if sympy.simplify(gap) == 0:
            return name
    defaults = dict(zip(symbols(activation), activation.parameters.values(), strict=True))
    here, there = (float(value.subs(x, at).subs(defaults)) for at in (1, -1))
    return "neither" if abs(abs(here) - abs(there)) > 1e-9 else None
