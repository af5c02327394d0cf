"""The functions that may stand in a formula by name, as `elu(x)` does, beside the words of formulas.

By itself this is the registry; `actfn.names`, which stands above, puts the look-up of all known names in its place.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from actfn.activation.registry import registry


class FunctionsByName:
    """The look-up in the registry alone."""

    def find(self, name: str) -> Any:
        """The function of that name, with `body` and `parameters`, or None."""
        return registry.get(name)

    def names(self) -> Iterable[str]:
        """All names that are known, for a hint at the nearest."""
        return registry


_in_use = FunctionsByName()


def use(functions: FunctionsByName) -> None:
    """Look names in formulas up there from now on."""
    global _in_use
    _in_use = functions


def find(name: str) -> Any:
    """The function of that name, with `body` and `parameters`, or None."""
    return _in_use.find(name)


def names() -> Iterable[str]:
    """All names that are known, for a hint at the nearest."""
    return _in_use.names()
