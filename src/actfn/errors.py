"""The kinds of errors that actfn raises for a mistake of its user; everything else that is raised is a fault of actfn.

Every kind is an `ActfnError`, and also the built-in exception that Python users expect in its place, so that
`except ValueError` goes on working. The command line prints an `ActfnError` in one line and exits with status 2;
anything else is shown with its traceback. Code decides by the class and its fields, never by the words of a message.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


class ActfnError(Exception):
    """The root of all errors that are the user's to mend: culprit, what was given and what is allowed, in one line."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the error with all its fields, whatever arguments its class asks for when one is made."""
        return _restored, (type(self), self.args, self.__dict__)


def _restored(kind: type[ActfnError], arguments: tuple[Any, ...], fields: dict[str, Any]) -> ActfnError:
    error = kind.__new__(kind, *arguments)
    error.args = arguments
    error.__dict__.update(fields)
    return error


class UnknownName(ActfnError, ValueError):
    """No function, word, goal or option goes by this name.

    Attributes
    ----------
    name : str
        The name that was given.
    nearest : tuple of str
        The known names that resemble it most.
    """

    def __init__(self, message: str, *, name: str = "", nearest: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.name, self.nearest = name, tuple(nearest)  # as all attributes, kept by pickle


class FormulaError(ActfnError, ValueError):
    """A formula cannot be read, or has no real value where it must have one; a caret shows the place.

    Attributes
    ----------
    problem : str
        In one line, without the caret.
    text : str
        The formula.
    at : int
        The place in it, as an index.
    """

    def __init__(self, problem: str, text: str, at: int) -> None:
        self.problem, self.text, self.at = problem, text, at
        shown, caret = " ".join(text.split("\n")), at
        if len(shown) > 72:
            start = max(0, min(at - 36, len(shown) - 72))
            shown, caret = shown[start : start + 72], at - start
        super().__init__(f"{problem}\n  {shown}\n  {' ' * caret}^")

    def __reduce__(self) -> tuple[Any, ...]:
        return FormulaError, (self.problem, self.text, self.at)


class NotElementwise(ActfnError, ValueError):
    """A function of a row of numbers, such as softmax, is given where one of each number by itself is asked for."""


class ParameterError(ActfnError, ValueError):
    """A parameter of a function lies outside its domain."""


class ArgumentError(ActfnError, ValueError):
    """An argument of a call or an option of a command is not among what is allowed."""


class NoTable(ActfnError, ValueError):
    """There are no tables for a function, for the reason that the message gives."""


class EnvironmentVariableError(ActfnError, ValueError):
    """An environment variable of actfn holds a value that is not among what is allowed.

    Attributes
    ----------
    variable : str
        The name of the environment variable.
    given : str
        Its value.
    """

    def __init__(self, variable: str, given: str, allowed: str) -> None:
        super().__init__(f"the environment variable {variable} is {short(given)}, allowed are: {allowed}")
        self.variable, self.given = variable, given


class OperandError(ActfnError, TypeError):
    """An operand is of a type or dtype that the function has no loop for, or a keyword is unknown or given twice."""


class NotComputed(ActfnError, AttributeError):
    """A derivative is asked for that no kernel of the function computes; `hasattr` says so too."""


class DataError(ActfnError, ValueError):
    """The data given cannot be read, or do not fit the question."""


class OutputError(ActfnError, ValueError):
    """A file or folder of results cannot be written where it was asked for, is in use, damaged or not actfn's."""


class OutOfTime(ActfnError, TimeoutError):
    """The time limit that the user set was over before there was anything to say."""


class DerivativeError(ActfnError, RuntimeError):
    """A derivative was asked for that a function does not have, such as a second one through autograd."""


class UserCodeError(ActfnError, ValueError):
    """Code of the user's cannot be imported, or failed while it ran.

    Attributes
    ----------
    traceback : str
        The traceback of the user's code; empty where that code raised nothing itself.
    """

    def __init__(self, message: str, traceback: str = "") -> None:
        super().__init__(message)
        self.traceback = traceback


class WorkersDied(ActfnError, ValueError):
    """Worker processes keep dying at the same work, as where memory is short."""


class MissingPackage(ActfnError, ImportError):
    """An optional package is needed and not installed; the message says which command installs it."""


def short(value: Any) -> str:
    """The representation of a value in one line of at most 80 characters, for a message."""
    said = " ".join(repr(value).split())
    return said if len(said) <= 80 else f"{said[:77]}..."
