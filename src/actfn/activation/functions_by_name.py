"""The functions that may stand in a formula by name, as `elu(x)` does, beside the words of formulas.

By itself this is the registry; `actfn/wiring.py`, which stands above, puts the look-up of all known names in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from actfn.activation.registry import registry


class FunctionsByName:
    """How formulas look up the functions that they may name.

    Attributes
    ----------
    find : callable
        Of a name, the function, with `body` and `parameters`, or None.
    names : callable
        All names that are known, for a hint at the nearest.
    why_not : callable
        Of a name that is no function in a formula though it is known, the reason; else nothing.
    """

    def __init__(self) -> None:
        self.find: Callable[[str], Any] = registry.get
        self.names: Callable[[], Iterable[str]] = lambda: registry
        self.why_not: Callable[[str], str] = lambda name: ""


functions = FunctionsByName()
