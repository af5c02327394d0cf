"""Formulas as data: read from text without running any of it, differentiated, rewritten, compared. NumPy is enough."""

from actfn.errors import FormulaError as FormulaError
from actfn.formula.code import code as code
from actfn.formula.code import javascript as javascript
from actfn.formula.notation import mathml as mathml
from actfn.formula.notation import pieces as pieces
from actfn.formula.notation import tex as tex
from actfn.formula.parse import parse as parse
from actfn.formula.spelled_out import idioms as idioms
from actfn.formula.tree import Expression as Expression
from actfn.formula.tree import of as of
