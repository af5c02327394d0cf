"""An activation explained: what follows from its formula, with how it was established, and the ways to read it."""

from actfn.analysis.fact import Fact as Fact
from actfn.errors import MissingPackage

try:
    import flint  # noqa: F401  (in whose balls the facts are proven)
except ImportError:
    raise MissingPackage("the facts need python-flint: pip install 'actfn[lab]'") from None

from actfn.explain.collect.gather import facts as facts
from actfn.explain.collect.gather import record as record
from actfn.explain.collect.several import facts_of_several as facts_of_several
from actfn.explain.show.card import html as html
from actfn.explain.show.card import text as text
