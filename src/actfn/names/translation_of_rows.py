"""Functions of a row of numbers in other frameworks: what each calls them, and along which axis it goes by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from actfn.activation.rows import RowFunction, row_functions
from actfn.errors import OperandError
from actfn.names.resolver import spelled
from actfn.names.table import entries

LAST = -1
CHANNELS = -3  # of an image, the first of whose last three axes they are
# What does not go along the last axis unless one is given: what is said of it then.
WHOLE = "without {axis} it goes over the whole array"
NEEDED = "{axis} must be given"
GUESSED = "without {axis} torch takes axis 0 of one or three axes and else 1, with a warning"
WITHOUT_AXIS = {
    "jax.nn.logsumexp": WHOLE,
    "scipy.special.softmax": WHOLE,
    "scipy.special.log_softmax": WHOLE,
    "scipy.special.logsumexp": WHOLE,
    "tf.math.reduce_logsumexp": WHOLE,
    "torch.logsumexp": NEEDED,
} | {
    f"torch.nn.{name}": GUESSED
    for name in (
        *("Softmax", "LogSoftmax", "Softmin"),
        *("functional.softmax", "functional.log_softmax", "functional.softmin"),
    )
}


def row_of(given: Any) -> tuple[RowFunction, int] | None:
    """The function of a row that is given, and its axis.

    Parameters
    ----------
    given : str, RowFunction or other
        A name here or in a framework, called with `axis` or `dim` or not called.

    Returns
    -------
    tuple of RowFunction and int, or None
        None where it is no function of a row. The axis is the last where none is given.

    Raises
    ------
    OperandError
        Where another argument is given than one whole number as the axis.
    """
    if isinstance(given, RowFunction):
        return given, LAST
    call = spelled(given) if isinstance(given, str) else None
    found = entries(call.name) if call is not None else []
    if call is None or not found or not found[0].of_row:
        return None
    asked = {**dict(zip(("axis",), call.positional, strict=False)), **call.keywords}
    axis = asked.pop("dim", None) if "dim" in asked else asked.pop("axis", None)
    if asked or len(call.positional) > 1 or isinstance(axis, bool) or not (axis is None or isinstance(axis, int)):
        raise OperandError(f"{given}: allowed is one argument, axis or dim, a whole number")
    if axis is None:
        axis = CHANNELS if call.name.endswith("2d") else LAST
    return row_functions[found[0].function], axis


def calls_of_row(function: RowFunction, axis: int, modules: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The calls of a function of a row in a framework, each with what must be said of it.

    Parameters
    ----------
    function : RowFunction
        Of a row.
    axis : int
        Along which it goes.
    modules : tuple of str
        The framework's, as a name begins with one.

    Yields
    ------
    tuple of str and tuple of str
        Python code of x, or of the layer, and remarks.
    """
    for name in function.names:
        if not name.startswith(modules):
            continue
        if name.endswith("2d"):  # takes no axis
            if axis == CHANNELS:
                yield f"{name}()", (f"{name}: of arrays of three or four axes alone",)
            continue
        keyword = "dim" if name.startswith("torch.") else "axis"
        inside = f"{keyword}={axis}"
        takes_x = name.rpartition(".")[2].islower()  # a layer is called with x later
        remark = WITHOUT_AXIS.get(name)
        remarks = (f"{name}: {remark.format(axis=keyword)}",) if remark else ()
        yield f"{name}(x, {inside})" if takes_x else f"{name}({inside})", remarks
