"""The word `min` of formulas: the lesser of two numbers."""

from typing import Any

from actfn.words.arithmetic import where
from actfn.words.short_form import ShortForm


def _expansion(u: Any, v: Any) -> Any:
    u, v = (v, u) if getattr(u, "is_constant", False) else (u, v)  # as in max
    return where(u < v, u, v)


min = ShortForm(
    name="min",
    meaning="the lesser of two numbers; at equality the derivative is that of the constant one, if one is",
    aliases=("minimum",),
    expansion=_expansion,
)
