"""`python -m actfn`: the command line."""

from actfn.cli import main

raise SystemExit(main())
