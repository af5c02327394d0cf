"""Make the header of a function's kernel from its formula: python -m actfn.piecewise NAME."""

from __future__ import annotations

import sys

from actfn.piecewise.command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
