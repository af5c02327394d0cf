"""The one place where what somebody writes or hands over becomes a function.

A name of this package, a framework's spelling, a call with parameters, a formula, an `Activation`, or a framework's
own function, class or module: `resolve` takes them all, for every verb, in Python and on the command line alike.
"""

from actfn.formula import functions_by_name
from actfn.names.resolver import get as get
from actfn.names.resolver import resolve as resolve
from actfn.names.resolver import several as several
from actfn.names.table import InFormulas

functions_by_name.use(InFormulas())
