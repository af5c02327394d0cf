"""Makes the pages in docs/explain: of the functions that `actfn choose` compares, and of two formulas of one's own.

python docs/explain.py    some seconds; `actfn explain --all -o FOLDER` makes a page of every function there is
"""

from __future__ import annotations

from pathlib import Path

from actfn import explain
from actfn.choose.question import CANDIDATES
from actfn.explain.show.index import save
from actfn.names import several

FORMULAS = (
    "mish = x*tanh(log(1 + exp(x)))",
    "quick_gelu = x*sigmoid(1.702*x)",
)

if __name__ == "__main__":
    functions = several([*CANDIDATES, *FORMULAS])
    known = list(zip(functions, explain.facts_of_several(functions), strict=True))
    for path in save(known, str(Path(__file__).parent / "explain"), all_of_them=True):
        print(path)
