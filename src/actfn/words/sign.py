"""The word `sign` of formulas: the sign."""

from actfn.words.arithmetic import where
from actfn.words.short_form import ShortForm

sign = ShortForm(
    name="sign",
    meaning="1, 0 or -1, as the argument is positive, zero or negative",
    expansion=lambda u: where(u > 0, 1, where(u < 0, -1, 0)),
)
