"""The word `relu` of formulas: the rectifier."""

from actfn.words.arithmetic import where
from actfn.words.short_form import ShortForm

relu = ShortForm(
    name="relu",
    meaning="u where it is positive, else 0",
    expansion=lambda u: where(u > 0, u, 0),
)
