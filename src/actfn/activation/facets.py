"""What the rooms above compute of an activation: a typed table that `actfn/wiring.py` fills.

The record knows nothing above it, and yet `actfn.elu.facts` and `actfn.elu.formula` are there: the record asks this
table, and the package says once, when it is imported, which functions stand in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from actfn.activation.record import Activation


class Facets:
    """The functions that compute each facet of an activation.

    Attributes
    ----------
    facts : callable
        What is known of the activation, each a fact with how it was established.
    formula, derivative : callable
        The formula and its derivative as SymPy expressions.
    html, latex : callable
        How a notebook shows it.
    cells : callable
        The proven cells of a formula's value or derivative, from its name, its tree, the order and its tape's ufunc.
    integer_loops : callable
        At values of the parameters, the loops on integers that `compute.bound` takes; none where integers are not
        mapped to integers.
    """

    facts: Callable[[Activation], dict[str, Any]]
    formula: Callable[[Activation], Any]
    derivative: Callable[[Activation], Any]
    cells: Callable[[str, Any, int, Any], Any]
    integer_loops: Callable[[Activation, Mapping[str, float]], tuple[tuple[int, bytes], ...]]
    html: Callable[[Activation], str]
    latex: Callable[[Activation], str]


attached = Facets()
