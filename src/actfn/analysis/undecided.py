"""The exceptions for a question about a formula that was not decided, with the reason; each is an `Undecided`.

A question that is not settled raises one of these, and whoever asked shows its reason: "not established: …". None of
them says that the opposite is true.
"""

from __future__ import annotations


class Undecided(ArithmeticError):
    """A question about a formula was not settled: neither yes nor no was proven, for the reason given.

    Attributes
    ----------
    reason : str
        Why, as the end of a sentence.
    """

    def __init__(self, reason: str = "it was not decided") -> None:
        super().__init__(reason)
        self.reason = reason


class Undefined(Undecided):
    """The formula is not defined, or not differentiable, somewhere in the ball; the reason says why."""


class NoRealValue(Undecided):
    """The formula has no real value at an exactly known number: that is proven, and the reason says why."""


class TooNear(Undecided):
    """Not decided from this start of an expansion on; a later one may do."""

    def __init__(self, reason: str = "no number from which the bounds hold") -> None:
        super().__init__(reason)


class TooWide(Undecided):
    """A comparison that balls too wide leave open; more bits may decide it."""

    def __init__(self, reason: str = "balls that overlap are compared") -> None:
        super().__init__(reason)


class NotRational(Undecided):
    """A value asked for as a fraction is none, or one of too many digits to be written out."""


class Unresolved(Undecided):
    """No precision that is tried tells what the value at a point rounds to."""


class Unsupported(Undecided):
    """A formula that has no normal form as a quotient of polynomials over the generators that are known."""


class Unbounded(Undecided):
    """No bound of the kind wanted was found on a half-line."""


class FinerUnit(Undecided):
    """A generator exp(u) was met with a fraction of u: begin again with exp of that fraction."""

    def __init__(self, reason: str = "exponents without a common measure") -> None:
        super().__init__(reason)
