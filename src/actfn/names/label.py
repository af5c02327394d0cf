"""How a function is written wherever it is shown: its name, and what differs from the defaults that it has under it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actfn.activation.record import Activation
from actfn.names.table import by_exact_name


def changed(activation: Activation) -> dict[str, float]:
    """The parameters whose values are not the defaults that the function has under its name.

    Parameters
    ----------
    activation : Activation
        The function. Of one of the user's own, whose name stands for nothing here, these are all of them.

    Returns
    -------
    dict of str to float
        Names and values, in order.
    """
    known = of_this_package(activation)
    defaults = known.parameters if known is not None else {}
    return {name: value for name, value in activation.parameters.items() if defaults.get(name) != value}


def of_this_package(activation: Activation) -> Activation | None:
    """The function of the registry, or of a common formula, that an activation is, with the defaults it has there.

    Parameters
    ----------
    activation : Activation
        The function.

    Returns
    -------
    Activation or None
        None where it is of the user's own, whatever its name.
    """
    known = by_exact_name(activation.name)
    return known if known is not None and known._identity == activation._identity else None


def label(activation: Activation, mark: str = "") -> str:
    """The function as it is written in texts, tables, pictures and names of files: `leaky_relu(negative_slope=0.3)`.

    Parameters
    ----------
    activation : Activation
        The function.
    mark : str
        What stands behind its name, such as a prime.

    Returns
    -------
    str
        The label, which `actfn.get` reads where the name is known and there is no mark.
    """
    return f"{activation.name}{mark}{given(changed(activation))}"


def given(arguments: Mapping[str, Any]) -> str:
    """Write arguments in parentheses, or nothing where there are none.

    Parameters
    ----------
    arguments : mapping of str to Any
        Names and values.

    Returns
    -------
    str
        Such as `(alpha=0.5)`.
    """
    return f"({', '.join(f'{name}={written(value)}' for name, value in arguments.items())})" if arguments else ""


def written(value: Any) -> str:
    """Write the value of a parameter as short as it can be without losing a digit: 1 for 1.0.

    Parameters
    ----------
    value : Any
        The value: a number, or what a framework takes besides.

    Returns
    -------
    str
        The text.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        return repr(value)
    short = f"{value:g}"
    return short if float(short) == value else repr(value)
