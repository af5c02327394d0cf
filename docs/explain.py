"""The pages in docs/explain, of the five functions and of three formulas of one's own.

python docs/explain.py    some seconds; the same as the command that it prints
"""

from __future__ import annotations

import shlex
from pathlib import Path

from actfn import cli

FORMULAS = (
    "mish = x*tanh(log(1 + exp(x)))",
    "quick_gelu = x*sigmoid(1.702*x)",
    "gelu = 0.5*x*(1 + erf(x/sqrt(2)))",
)

if __name__ == "__main__":
    words = ["explain", "--all", *FORMULAS, "--html", str(Path(__file__).parent / "explain")]
    print(shlex.join(["actfn", *words]))
    raise SystemExit(cli.main(words))
