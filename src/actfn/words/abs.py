"""The absolute value as a choice, whose derivative at the kink is 0."""

from actfn.words.arithmetic import where
from actfn.words.short_form import ShortForm

abs = ShortForm(
    name="abs",
    meaning="the absolute value; its derivative at 0 is 0",
    aliases=("absolute",),
    expansion=lambda u: where(u > 0, u, where(u < 0, -u, 0 * u)),
)
