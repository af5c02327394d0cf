"""Facts of a function of the user's own: which known one it is, the form that is computed, and its measured error."""

from __future__ import annotations

from typing import Any

import numpy as np

from actfn.analysis import recognition
from actfn.analysis.fact import Fact, unknown
from actfn.analysis.numbers.ulp import ulp_error
from actfn.analysis.oracle import exact
from actfn.analysis.shape import exactly
from actfn.analysis.undecided import Undecided
from actfn.formula import of
from actfn.formula.rewrite import stable, without_branch

POINTS = 300  # of each dtype: a fifth of a second


def facts(activation: Any) -> dict[str, Fact]:
    """The facts of a user's formula: how it is computed, what it equals, its errors; none for actfn's functions."""
    if activation.text is None:
        return {}
    note = "equal by the rules of formula/rules.py; what it comes to is measured under Accuracy"
    found = {"computed_as": Fact(repr(stable(without_branch(of(activation)))), "symbolic", note)}
    same = recognition.identify(of(activation), exactly(activation.parameters), seconds=2.0)
    if same:
        name, parameters, how = same[0]
        given = ", ".join(f"{key} = {float(value):g}" for key, value in parameters.items())
        found["known"] = Fact(name + (f" with {given}" if given else ""), how.how, how.note)
    return found | {"error": error(activation)}


def points(dtype: type[np.floating[Any]]) -> np.ndarray[Any, Any]:
    """Numbers where activation functions do what they are for, and some of every size up to 1e4; always the same."""
    generator = np.random.default_rng(0)
    near = generator.uniform(-20, 20, POINTS - POINTS // 3)
    far = 10.0 ** generator.uniform(-6, 4, POINTS // 3) * generator.choice([-1.0, 1.0], POINTS // 3)
    return np.concatenate([near, far]).astype(dtype)


def error(activation: Any) -> Fact:
    """The largest error of value and derivative in units in the last place, the signs of zeros aside; measured.

    Returns
    -------
    Fact
        For each dtype and for value and derivative the largest error, where it is, and the median.
    """
    found: dict[str, Any] = {}
    for dtype in (np.float32, np.float64):
        x = points(dtype)
        found[dtype.__name__] = {}
        for order, (name, f) in enumerate({"value": activation.value, "derivative": activation.grad}.items()):
            try:
                high, low = exact(activation, x, order)
            except Undecided as error:
                return unknown(f"the exact values are not known: {error.reason}")
            with np.errstate(all="ignore"):
                got = f(x)
                errors = ulp_error(np.where(got == 0, np.copysign(got, high), got), high, dtype, low)
            worst = int(np.argmax(errors))
            found[dtype.__name__][name] = {
                "largest": float(f"{errors[worst]:.3g}"),
                "at": float(x[worst]),
                "median": float(f"{np.median(errors):.3g}"),
            }
    return Fact(
        found, "measured", f"in units in the last place, at {POINTS} numbers of each dtype, against proven values"
    )
