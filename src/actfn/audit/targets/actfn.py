"""Audits of the functions of this package, with each instruction set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from actfn import compute
from actfn.activation.record import Activation
from actfn.audit.targets.base import Array, Framework, Unsupported, arguments, numpy_dtype
from actfn.names import resolve


class Actfn(Framework):
    """actfn itself, on one of this processor's instruction sets."""

    prefixes, package = ("actfn.",), "actfn"

    def __init__(self, isa: str | None = None) -> None:
        self.compute, self.isa = compute, isa or compute.chosen()
        self.mode = f" {self.isa}"
        numpy_dtype("bfloat16")
        compute.bfloat16()

    def function(self, path: str, parameters: Mapping[str, float]) -> Any:
        return resolve(path, parameters)

    def results(self, call: Activation, x: Array, order: int) -> Array:
        operation = ("value", "grad", "second")[order]
        if call.text is not None:  # computed from its formula
            return np.asarray(getattr(call, operation)(x))
        if operation not in self.compute.operations(call.name):
            raise Unsupported(f"{call.name} has no second derivative")
        ufunc = self.compute.ufunc(call.name, operation, self.isa)
        return np.asarray(ufunc(x, *(x.dtype.type(p) for p in call.parameters.values())))

    def reproducer(self, path: str, parameters: Mapping[str, float], x: str, dtype: str, order: int, many: int) -> str:
        typed = "ml_dtypes.bfloat16" if dtype == "bfloat16" else f"np.{dtype}"
        imports = "import ml_dtypes, numpy as np, actfn" if dtype == "bfloat16" else "import numpy as np, actfn"
        grad = ("", ".grad", ".second")[order]
        return (
            f"{imports}  # with ACTFN_ISA={self.isa}\nx = np.full({many}, {x}, {typed})\n"
            f"print({path}{grad}({arguments('x', parameters)})[0])"
        )
