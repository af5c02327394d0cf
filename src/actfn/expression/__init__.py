"""Formulas as data: read from text without running any of it, differentiated, rewritten, compared. NumPy is enough."""

from actfn.expression.parse import FormulaError as FormulaError
from actfn.expression.parse import parse as parse
from actfn.expression.tree import Expression as Expression
from actfn.expression.tree import of as of
