"""Formulas as data: read from text without running any of it, differentiated, rewritten, compared. NumPy is enough."""

from actfn.expression.code import code as code
from actfn.expression.code import javascript as javascript
from actfn.expression.idioms import idioms as idioms
from actfn.expression.notation import mathml as mathml
from actfn.expression.notation import pieces as pieces
from actfn.expression.notation import tex as tex
from actfn.expression.parse import FormulaError as FormulaError
from actfn.expression.parse import parse as parse
from actfn.expression.tree import Expression as Expression
from actfn.expression.tree import of as of
