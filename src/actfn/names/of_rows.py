"""The names of functions of a row of numbers, such as softmax: known, so that they are not taken for misspelt ones."""

from __future__ import annotations

from actfn import functions as functions  # where they are declared
from actfn.activation.rows import row_functions
from actfn.errors import NotElementwise


def names_of_rows() -> dict[str, tuple[str, ...]]:
    """The functions of a row, each with the names that it has in the frameworks.

    Returns
    -------
    dict of str to tuple of str
        By their own names.
    """
    return {name: made.names for name, made in row_functions.items()}


def refused(name: str) -> NotElementwise:
    """The error that says of a function of a row what it is, and that this verb does not take it.

    Parameters
    ----------
    name : str
        As it was written.

    Returns
    -------
    NotElementwise
        To be raised.
    """
    said = f"{name} is a function of a row of numbers, not of each by itself: translate alone takes such functions"
    return NotElementwise(f"{said}; allowed are functions of one number")
