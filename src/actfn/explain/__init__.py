"""An activation explained: what follows from its formula, with how it was established, and the ways to read it."""

from actfn.analysis.fact import Fact as Fact
from actfn.explain.collect.gather import facts as facts
from actfn.explain.collect.gather import record as record
from actfn.explain.show.card import html as html
from actfn.explain.show.card import text as text
