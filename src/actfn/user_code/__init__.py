"""Code of the user's: imported from a file or module, known again by a fingerprint, and told apart from our own.

Whatever runs code that a user wrote (`audit` a function, `choose` a network) goes through this room:

- `importer` finds and runs what ``file.py:name`` or ``package.module:name`` stands for;
- `finder` decides which modules beside that file are found, and that they are always compiled from their source;
- `fingerprint` gives a digest of a callable's code and of all of the user's code that it refers to;
- `pickled` packs a callable so that another process can have it;
- `printed` keeps what the code prints off the standard output;
- `raised` turns what the code raises into one `UserCodeError` with the user's traceback, and measures its time.
"""

from __future__ import annotations

from actfn.user_code.fingerprint import digest as digest
from actfn.user_code.importer import imported as imported
from actfn.user_code.importer import imported_together as imported_together
from actfn.user_code.importer import line_that_imports as line_that_imports
from actfn.user_code.pickled import dumps as dumps
from actfn.user_code.printed import captured as captured
from actfn.user_code.raised import at_work as at_work
from actfn.user_code.raised import explained as explained
from actfn.user_code.raised import is_interrupt as is_interrupt
from actfn.user_code.raised import said as said
