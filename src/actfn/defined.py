"""Functions of the user's own, from a formula as text."""

from __future__ import annotations

import inspect
import math
import numbers
from typing import Any

from actfn.activation.bound import ACCURACIES
from actfn.activation.record import Activation
from actfn.errors import ArgumentError, FormulaError, NoTable, OperandError, ParameterError, short
from actfn.formula import Expression, parse
from actfn.formula.domain import undefined
from actfn.formula.located import label, tapes


def define(name: str, formula: str, /, *, accuracy: str = "high", **parameters: float) -> Activation:
    """An activation function from its formula, as usable as those of the package.

    The formula is read, never run; it is brought into a form that cancels and overflows less (log1p, expm1,
    softplus, … where they belong), its derivative is derived, and both run through the package's vector code: in
    float16, bfloat16, float32 and float64, with the same bits on every processor. All are computed in float64 and
    rounded once, so that float32 and the types of 16 bits lose nothing in tails, beside roots and far out, unless
    `accuracy` is "fast". Nothing is promised of its error, which `actfn explain` measures against the truth, unless
    `accuracy` is "proven".

    Parameters
    ----------
    name : str
        What to call it: a Python name. It may be that of a function of the package, which stays what it is.
    formula : str
        In `x` and the parameters, such as `"x * tanh(log(1 + exp(x)))"`; `actfn.formula.parse` says what may stand
        in it. At a kink, `where(condition, then, otherwise)` takes the derivative of `otherwise`.
    accuracy : {"high", "fast", "proven"}
        "fast" computes float32 and the types of 16 bits in float32: some two to three times as fast, with errors of
        several units in the last place, and of many where the formula cancels. "proven" finds tables for float32, of
        sixteen polynomials each for value and derivative, which are some two to three times as fast as well: every
        float32 number from -8 to 8, or within what they reach, is compared with exact values before the function is
        given out, and none is off by more than 1 unit in the last place. `proofs` says what was compared. That takes
        some seconds, needs the extra `lab`, and a formula that is smooth there and has no parameters; numbers
        beyond, and the other dtypes, are computed as with "high". No parameter can have this name.
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
        If the name or a parameter is not allowed, or no tables were found that could be proven.

    Examples
    --------
    >>> gated = actfn.define("gated", "x * sigmoid(beta * x)", beta=1.0)
    >>> gated(np.float32(2), beta=1.5), gated.grad(np.float32(2))
    """
    if not isinstance(name, str) or not name.isidentifier():
        raise ArgumentError(f"define: name is {short(name)}, allowed is a Python name, such as 'mish'")
    if not isinstance(accuracy, str) or accuracy not in ACCURACIES:
        raise ArgumentError(f"define: accuracy is {short(accuracy)}, allowed are 'high', 'fast' and 'proven'")
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
    if accuracy == "proven" and given:
        raise ArgumentError(
            f"define: accuracy='proven' is for formulas of x alone: write a number in place of {next(iter(given))}"
        )
    computed = tapes(label(name, formula, given, accuracy))
    try:
        for operation in ("value", "grad", "vjp"):  # now: what cannot be had is refused here, not where it is used
            computed(operation)
    except NoTable as reason:
        raise ArgumentError(f"define: accuracy='proven' cannot be had for {name}: {reason}") from None
    return Activation(
        _body(name, formula, tree, given),
        ulp={},
        paper="",
        domain=dict.fromkeys(given, (-math.inf, math.inf)),
        names={},
        made_by=(redefine, (name, formula, tuple(given), accuracy)),
        identity=(name, tree, accuracy),
        parameters=given,
        ufuncs=computed,
        text=formula,
    )


def redefine(
    name: str, formula: str, parameters: tuple[str, ...], accuracy: str, values: tuple[float, ...]
) -> Activation:
    """The function of this formula with these values of its parameters: what unpickling calls."""
    return define(name, formula, accuracy=accuracy, **dict(zip(parameters, values, strict=True)))


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
