"""The word `clip` of formulas: a number kept between two others."""

from actfn.words.arithmetic import where
from actfn.words.short_form import ShortForm

clip = ShortForm(
    name="clip",
    meaning="u, but low where it is less and high where it is more",
    expansion=lambda u, low, high: where(u < low, low, where(u > high, high, u)),
)
