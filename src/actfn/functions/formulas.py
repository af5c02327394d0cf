"""Common functions that the package has no kernel for yet: their formulas, and the names that they go by elsewhere.

Each is computed from its formula, and recognised where another formula equals it. A name with an argument that is a
constant, such as `torch.nn.GELU(approximate='tanh')`, is the framework's function when it is given that argument.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class CommonFormula(NamedTuple):
    """A function as the frameworks and papers state it.

    Attributes
    ----------
    formula : str
        In x and the parameters, as `actfn.define` takes it.
    parameters : dict of str to str
        The parameters and their defaults, as decimal numbers.
    names : dict of str to dict
        The names it goes by elsewhere, each with the defaults that differ there, as in a declared function.
    """

    formula: str
    parameters: Mapping[str, str] = {}
    names: Mapping[str, Mapping[str, float]] = {}


FORMULAS: dict[str, CommonFormula] = {
    "onnx_hardsigmoid": CommonFormula(
        "clip(alpha*x + beta, 0, 1)",
        {"alpha": "0.2", "beta": "0.5"},
        {
            "onnx.HardSigmoid": {},
            "keras.backend.hard_sigmoid": {},
        },
    ),
}
