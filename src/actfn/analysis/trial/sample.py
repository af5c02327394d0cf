"""A formula as it was given, and its derivatives, at a number: balls put through the definitions of its words.

No rule for derivatives, no rewritten form and no table of Taylor coefficients of the proofs takes part in this, so
that it can refute them. Derivatives are coefficients of power series that go through the same formula.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import factorial

from flint import arb, arb_series, fmpq

from actfn.analysis.interval import precise
from actfn.analysis.numbers.ball import Number
from actfn.analysis.numbers.series import series_of
from actfn.analysis.undecided import Undecided
from actfn.formula.tree import Expression

BITS = 192
PLACES = (Fraction(46787749, 64000000), Fraction(-39556421, 64000000), Fraction(3301, 997), Fraction(-2711, 997))


def values(
    tree: Expression, parameters: Mapping[str, Fraction], x: Fraction | arb, order: int = 0, bits: int = BITS
) -> list[arb] | None:
    """f, f′, … up to the order at a number.

    Parameters
    ----------
    tree : Expression
        The formula as it was given; it may have `where`.
    parameters : mapping of str to Fraction
        A value for each parameter in it.
    x : Fraction or flint.arb
        The number, or a ball on one side of every border.
    order : int
        Of the highest derivative asked for.
    bits : int
        The working precision.

    Returns
    -------
    list of flint.arb or None
        None where that is not told: the formula is not defined there, x lies on a border, or a ball is not bounded.
    """
    with precise(bits), series_of(order + 1):
        try:
            ball = x if isinstance(x, arb) else arb(fmpq(x.numerator, x.denominator))
            given = {name: Number(arb(fmpq(v.numerator, v.denominator))) for name, v in parameters.items()}
            made = tree.evaluate(Number(arb_series([ball, 1], order + 1) if order else ball), given)
            inner = made.inner if isinstance(made, Number) else made
            if isinstance(inner, arb_series):
                found = [inner[k] * factorial(k) for k in range(order + 1)]
            else:
                found = [arb(inner)] + [arb(0)] * order
        except Undecided:  # not defined there, or a comparison is left open
            return None
    return found if all(value.is_finite() for value in found) else None


def contradiction(a: Expression, b: Expression, parameters: Mapping[str, Fraction] | None = None) -> Fraction | None:
    """A number at which two formulas are seen to differ, the parameters without a value set to some; else None."""
    given = dict(parameters or {})
    for i, name in enumerate(dict.fromkeys([*a.parameters, *b.parameters])):
        given.setdefault(name, Fraction(137, 101) + Fraction(i, 7))
    for at in PLACES:
        left, right = (values(side, given, at) for side in (a, b))
        if left is not None and right is not None:
            return None if left[0].overlaps(right[0]) else at
    return None
