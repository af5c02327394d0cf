"""The one place where what somebody writes or hands over becomes a function.

A name of this package, a framework's spelling, a call with parameters, a formula, an `Activation`, or a framework's
own function, class or module: `resolve` takes them all, for every verb, in Python and on the command line alike.
"""

from actfn.names.label import changed as changed
from actfn.names.label import label as label
from actfn.names.resolver import get as get
from actfn.names.resolver import remarks as remarks
from actfn.names.resolver import resolve as resolve
from actfn.names.resolver import several as several
from actfn.names.resolver import spelled as spelled
from actfn.names.table import in_formulas as in_formulas
from actfn.names.table import names_in_formulas as names_in_formulas
from actfn.names.table import why_not_in_formulas as why_not_in_formulas
