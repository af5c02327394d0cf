"""What is known, and how: nothing is said of a function that was not established."""

from __future__ import annotations

import reprlib
from dataclasses import asdict, dataclass
from typing import Any, Literal

How = Literal["symbolic", "proven", "numerical", "measured", "declared", "not established"]


@dataclass(frozen=True)
class Fact:
    """One fact about a function: its value, how it was established, and a note.

    Attributes
    ----------
    value : Any
        FactValue data fit for JSON, with `"inf"` and `"-inf"` for infinities; None where nothing was established.
    how : str
        `"symbolic"`: by algebra on the formula; `"proven"`: by interval arithmetic; `"numerical"`: computed, the note
        bounds the error; `"measured"`: on this machine; `"declared"`: said in the function's declaration, and held
        by the tests; `"not established"`: the note says why.
    note : str
        The bound, the method, or the reason.
    """

    value: Any
    how: How
    note: str = ""

    def __repr__(self) -> str:
        return f"Fact({reprlib.repr(self.value)}, {self.how!r}, {self.note!r})"

    def record(self) -> dict[str, Any]:
        """The fact as a dict of JSON's types, as results.json and `--json` have it.

        Returns
        -------
        dict
            `value`, `how` and `note`.
        """
        return asdict(self)


class FalseFact(AssertionError):
    """A statement that was about to be shown as proven, and that a trial at a number refutes: a fault of this package.

    It is neither a mistake of the user nor something left undecided, so nothing catches it: it ends in a traceback.
    """


def unknown(reason: str) -> Fact:
    """Make the fact whose value was not established, with the reason as its note."""
    return Fact(None, "not established", reason)
