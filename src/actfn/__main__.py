"""The command line, when it is called as `python -m actfn`."""

import sys

if not sys.flags.safe_path:  # the current folder's modules must not replace the standard library's
    sys.path.pop(0)

from actfn.cli import main

raise SystemExit(main())
