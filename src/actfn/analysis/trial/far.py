"""Whether a formula tends to what is said of it towards an infinity, as far as two stretches far out can tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from random import Random
from typing import Any

from flint import arb

from actfn.analysis.interval import precise
from actfn.analysis.numbers.ball import Number
from actfn.analysis.trial.sample import values
from actfn.analysis.undecided import Undecided
from actfn.formula.tree import Expression

POINTS, FARTHEST = 6, 300  # numbers in a stretch; exponent of two beyond which the nearer stretch is not looked for
FURTHER = 8  # the farther stretch is at this power of the nearer one's size


def tends(
    tree: Expression,
    parameters: Mapping[str, Fraction],
    k: int,
    side: int,
    limit: Any,
    of: Callable[[arb], arb],
    slope: Any = None,
    bound: int = 0,
) -> bool:
    """False where f⁽ᵏ⁾ is seen not to tend to a limit.

    Parameters
    ----------
    tree : Expression
        The formula as it was given.
    parameters : mapping of str to Fraction
        A value for each parameter in it.
    k : int
        The order of the derivative.
    side : int
        1 for +inf, -1 for -inf.
    limit : float or str or dict or None
        As it is shown: a number, `"inf"` or `"-inf"`; None asks only whether f is bounded on the side of `bound`.
    of : callable
        What is taken of f⁽ᵏ⁾, such as its size.
    slope : dict, optional
        That of a line which is taken away from f.
    bound : int
        1 or -1: that f does not go there.
    """
    limit = limit["value"] if isinstance(limit, dict) else limit
    try:
        steep = Fraction(0) if slope is None else Fraction(slope["exact"] or "")
    except ValueError:
        return True  # a rounded slope is another line far out
    size = scale(tree, parameters)
    if size is None:
        return True
    random = Random(size)
    near, far = (
        [
            found
            for _ in range(POINTS)
            if (found := _at(tree, parameters, k, side * random.randrange(2**20, 2**21) * 2**exponent, of, steep))
            is not None
        ]
        for exponent in (size, FURTHER * size)
    )
    if len(near) < POINTS or not far:
        return True
    if bound:
        return not all(f * bound > 2 * max(abs(n).upper() for n in near) + arb(2) ** size for f in far)
    if limit in ("inf", "-inf"):
        sign = 1 if limit == "inf" else -1
        return not any(f * sign < min((n * sign).lower() for n in near) for f in far)
    goal = arb(limit)
    apart = max(abs(n - goal).upper() for n in near)
    width = (1 + abs(goal)) * 1e-12
    return not any(abs(f - goal) > apart * 0.9 and abs(f - goal) > width for f in far)


def _at(
    tree: Expression, parameters: Mapping[str, Fraction], k: int, x: int, of: Callable[[arb], arb], steep: Fraction
) -> arb | None:
    bits = 4 * x.bit_length() + 128
    found = values(tree, parameters, Fraction(x), k, bits)
    if found is None:
        return None
    with precise(bits):
        return of(found[k]) - arb(steep.numerator) / steep.denominator * x


def scale(tree: Expression, parameters: Mapping[str, Fraction]) -> int | None:
    """An exponent of two beyond which a formula has done what it does; None where that is too far, or not told."""
    bits, given = 16, {name: Number(arb(v.numerator) / v.denominator) for name, v in parameters.items()}
    for node in tree.nodes():
        if node.head in ("log", "log1p"):
            return None  # what grows as slowly as a logarithm does nothing within numbers
        if not node.has_x:
            continue
        for arg in node.args:
            if arg.has_x:
                continue
            try:
                with precise(64):
                    made = arg.evaluate(Number(arb(0)), given)
                    size = abs(arb(made.inner if isinstance(made, Number) else made))
                    magnitude = float(abs(size.log()).upper()) * 1.4427 if size > 0 else 0.0
            except Undecided:
                return None
            if not magnitude < FARTHEST:
                return None
            bits += int(magnitude) + 1
            if node.head == "^" and arg is node.args[1] and size < 1:
                bits = int(bits / max(float(size), 1e-3))
    return bits if bits < FARTHEST else None
