"""A function or its derivative at a number, as a ball with many correct digits: what tables are fitted to."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from flint import arb, ctx

from actfn.analysis.numbers.fraction import as_fmpq
from actfn.analysis.oracle import enclose
from actfn.analysis.undecided import Undecided

DIGITS = 200  # bits that are correct, of every value
MOST_BITS = 1 << 21  # of working precision


def ball(x: float | Fraction) -> arb:
    """A rational number as a ball of the precision in force; exactly, where it is a float64."""
    return arb(x) if isinstance(x, float) else arb(as_fmpq(x))


class Truth:
    """A function's value or derivative with `DIGITS` correct bits at any rational number.

    Parameters
    ----------
    activation : Activation
        The function, at its default parameters.
    order : int
        Of the derivative; 0 is the value.
    """

    def __init__(self, activation: Any, order: int) -> None:
        self.activation, self.order = activation, order
        self._known: dict[float | Fraction, arb] = {}

    def __call__(self, x: float | Fraction) -> arb:
        """The value at x; zero where it is much closer to zero than any float64.

        Raises
        ------
        Undecided
            If the formula is not defined there, or no precision tells its value.
        """
        if x not in self._known:
            self._known[x] = self._at(x)
        return self._known[x]

    def _at(self, x: float | Fraction) -> arb:
        bits = 320
        while bits <= MOST_BITS:
            with ctx.workprec(bits):
                at = ball(x)
            value = enclose(self.activation, at, self.order, bits=bits)
            if value.rel_accuracy_bits() >= DIGITS:
                return value
            if value.is_finite() and abs(value) < arb(2) ** -4000:
                return arb(0)
            bits *= 2
        raise Undecided(f"the value at {x!r} is not told from {MOST_BITS} bits")
