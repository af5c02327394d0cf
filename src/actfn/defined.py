"""Functions of the user's own, from a formula as text."""

from __future__ import annotations

import inspect
import math
import numbers
from typing import Any

from actfn.activation.record import Activation
from actfn.activation.registry import registry
from actfn.errors import ArgumentError, FormulaError, OperandError, ParameterError, short
from actfn.formula import Expression, parse
from actfn.formula.domain import undefined
from actfn.formula.located import label, tapes


def define(name: str, formula: str, /, **parameters: float) -> Activation:
    """An activation function from its formula, as fast and as usable as those of the package.

    The formula is read, never run; it is brought into a form that cancels and overflows less (log1p, expm1,
    softplus, … where they belong), its derivative is derived, and both run through the package's vector code: in
    float16, bfloat16, float32 and float64, with the same bits on every processor. Nothing is promised of its error;
    `actfn explain` measures it against the truth.

    Parameters
    ----------
    name : str
        What to call it: a Python name that no function of the package has.
    formula : str
        In `x` and the parameters, such as `"x * tanh(log(1 + exp(x)))"`; `actfn.formula.parse` says what may stand
        in it. At a kink, `where(condition, then, otherwise)` takes the derivative of `otherwise`.
    **parameters : float
        The other names in the formula, each with its default.

    Returns
    -------
    Activation
        Called, it is a NumPy ufunc, with `grad` and `vjp`.

    Raises
    ------
    actfn.formula.FormulaError
        A ValueError: if the formula cannot be read, or is not a real number for some x; a caret shows the place.
    TypeError, ValueError
        If the name or a parameter is not allowed.

    Examples
    --------
    >>> gated = actfn.define("gated", "x * sigmoid(beta * x)", beta=1.0)
    >>> gated(np.float32(2), beta=1.5), gated.grad(np.float32(2))
    """
    if not isinstance(name, str) or not name.isidentifier():
        raise ArgumentError(f"define: name is {short(name)}, allowed is a Python name, such as 'mish'")
    if name in registry:
        raise ArgumentError(f"define: {name} is a function of actfn already; choose another name")
    if not isinstance(formula, str):
        raise OperandError(f"define: formula is {short(formula)}, allowed is text, such as 'x * tanh(x)'")
    for key, value in parameters.items():
        if not isinstance(value, numbers.Real) or not math.isfinite(value):
            kind = ParameterError if isinstance(value, numbers.Real) else OperandError
            raise kind(f"define: parameter {key} is {short(value)}, allowed are finite numbers")
        if key in ("x", "e", "pi", "out", "where", "dtype", "casting", "order", "subok", "signature", "g"):
            raise ArgumentError(f"define: a parameter cannot be called {key}, which means something else already")
    given = {key: float(value) for key, value in parameters.items()}
    tree = parse(formula, given)
    if idle := [key for key in given if key not in tree.parameters]:
        raise FormulaError(f"there is no {idle[0]} in the formula", formula, 0)
    if problem := undefined(tree, given):
        raise FormulaError(problem, formula, 0)
    computed = tapes(label(name, formula, given))
    for operation in ("value", "grad", "vjp"):  # now: a formula that is too long is refused here, not where it is used
        computed(operation)
    return Activation(
        _body(name, formula, tree, given),
        ulp={},
        paper="",
        domain=dict.fromkeys(given, (-math.inf, math.inf)),
        names={},
        made_by=(redefine, (name, formula, tuple(given))),
        identity=(name, tree),
        parameters=given,
        ufuncs=computed,
        text=formula,
    )


def redefine(name: str, formula: str, parameters: tuple[str, ...], values: tuple[float, ...]) -> Activation:
    """The function of this formula with these values of its parameters: what unpickling calls."""
    return define(name, formula, **dict(zip(parameters, values, strict=True)))


def _body(name: str, formula: str, tree: Expression, parameters: dict[str, float]) -> Any:
    """Make the formula callable as the body of a function in `functions/` is: over numbers of any kind."""

    def body(x: Any, *values: Any) -> Any:
        return tree.evaluate(x, dict(zip(parameters, values, strict=True)))

    positional = inspect.Parameter.POSITIONAL_OR_KEYWORD
    names = [inspect.Parameter("x", positional)]
    names += [inspect.Parameter(key, positional, default=value) for key, value in parameters.items()]
    body.__name__, body.__doc__ = name, f"{' '.join(formula.split())}, by its formula."
    body.__signature__ = inspect.Signature(names)  # type: ignore[attr-defined]
    return body
