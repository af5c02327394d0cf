"""The word `square` of formulas: the square."""

from actfn.words.short_form import ShortForm

square = ShortForm(
    name="square",
    meaning="u times u",
    expansion=lambda u: u**2,
)
