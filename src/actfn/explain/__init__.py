"""An activation explained: what follows from its formula, with how it was established, and the ways to read it."""

from actfn.explain.card import facts as facts
from actfn.explain.card import html as html
from actfn.explain.card import rows as rows
from actfn.explain.card import text as text
