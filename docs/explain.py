"""Makes the pages in docs/explain: one of each function of the package, and of three formulas of one's own.

python docs/explain.py    some seconds; `actfn explain --all` would add the common formulas, a page each
"""

from __future__ import annotations

from pathlib import Path

from actfn import explain
from actfn.activation.registry import registry
from actfn.explain.show.index import save
from actfn.names import several

FORMULAS = (
    "mish = x*tanh(log(1 + exp(x)))",
    "quick_gelu = x*sigmoid(1.702*x)",
    "gelu = 0.5*x*(1 + erf(x/sqrt(2)))",
)

if __name__ == "__main__":
    functions = [*registry.values(), *several(FORMULAS)]
    known = list(zip(functions, explain.facts_of_several(functions), strict=True))
    for path in save(known, str(Path(__file__).parent / "explain"), all_of_them=True):
        print(path)
