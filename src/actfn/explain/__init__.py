"""An activation explained: what follows from its formula, with how it was established, and the ways to read it."""

from actfn.explain.card import html as html
from actfn.explain.card import text as text
from actfn.explain.fact import Fact as Fact
from actfn.explain.gather import facts as facts
from actfn.explain.gather import record as record
