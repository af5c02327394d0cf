"""Short forms: names of formulas that stand for others, and of which nothing else has to be known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from actfn.words.word import Registry


@dataclass(frozen=True, kw_only=True)
class ShortForm:
    """A name for a formula; what is true of it follows from what it stands for.

    Attributes
    ----------
    name : str
        As it is written in a formula.
    meaning : str
        What it is, in a line.
    aliases : tuple of str
        Other names that mean the same in a formula.
    expansion : callable
        What it stands for: of numbers of any kind, as many as it has arguments.
    """

    name: str
    meaning: str
    aliases: tuple[str, ...] = ()
    expansion: Callable[..., Any]

    def __call__(self, *args: Any) -> Any:
        """Expand the short form: build the formula that it stands for from these arguments."""
        return self.expansion(*args)

    @property
    def arguments(self) -> int:
        """The number of arguments that this short form takes."""
        return int(self.expansion.__code__.co_argcount)


short_forms: Registry[ShortForm] = Registry(("relu", "abs", "sign", "max", "min", "clip", "square"))
