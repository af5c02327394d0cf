"""The word `max` of formulas: the greater of two numbers."""

from typing import Any

from actfn.words.arithmetic import where
from actfn.words.short_form import ShortForm


def _expansion(u: Any, v: Any) -> Any:
    u, v = (v, u) if getattr(u, "is_constant", False) else (u, v)  # max(0, x) is relu, at its kink too
    return where(u > v, u, v)


max = ShortForm(
    name="max",
    meaning="the greater of two numbers; at equality the derivative is that of the constant one, if one is",
    aliases=("maximum",),
    expansion=_expansion,
)
