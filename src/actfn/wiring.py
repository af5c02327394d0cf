"""What the rooms above give to those below: the facets of an activation, and the functions that formulas may name.

A room is imported when what it computes is asked for: `import actfn` loads none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from actfn.activation.facets import attached
from actfn.activation.functions_by_name import functions
from actfn.errors import MissingPackage

if TYPE_CHECKING:
    from actfn.activation.record import Activation


def _facts(activation: Activation) -> dict[str, Any]:
    from actfn import explain

    return explain.facts(activation)


def _html(activation: Activation) -> str:
    """Draw a function's card for a notebook; the curve alone if the packages that prove facts are missing."""
    try:
        from actfn import explain
    except MissingPackage:
        from actfn import plot

        return plot.curve_card(activation)
    return explain.html(activation)


def _latex(activation: Activation) -> str:
    from actfn import formula

    return f"$\\displaystyle {formula.tex(formula.of(activation))}$"


def _integer_loops(activation: Activation, parameters: Mapping[str, float]) -> tuple[tuple[int, bytes], ...]:
    from actfn import formula
    from actfn.analysis import integers

    return integers.integer_loops(formula.of(activation), parameters)


def _cells(name: str, tree: Any, order: int, like: Any) -> Any:
    from actfn.piecewise import proven

    return proven.proven(name, tree, order, like)


def _formula(activation: Activation) -> Any:
    from actfn import sympy_export

    return sympy_export.formula(activation)


def _derivative(activation: Activation) -> Any:
    from actfn import sympy_export

    return sympy_export.derivative(activation)


def _find(name: str) -> Activation | None:
    from actfn import names

    return names.in_formulas(name)


def _names() -> Iterable[str]:
    from actfn import names

    return names.names_in_formulas()


def _why_not(name: str) -> str:
    from actfn import names

    return names.why_not_in_formulas(name)


attached.facts = _facts
attached.cells = _cells
attached.integer_loops = _integer_loops
attached.html = _html
attached.latex = _latex
attached.formula = _formula
attached.derivative = _derivative
functions.find = _find
functions.names = _names
functions.why_not = _why_not
