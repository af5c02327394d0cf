"""What analysis decides of an audited formula, each formula with its parameters once in a process."""

from __future__ import annotations

import math
from fractions import Fraction
from functools import lru_cache
from typing import Any

from actfn.analysis.deadline import Deadline
from actfn.analysis.shape import Shape
from actfn.analysis.undecided import Undecided
from actfn.formula import of

FACT_SECONDS = 5.0  # of computing for each fact


@lru_cache(maxsize=64)
def _shape(activation: Any, parameters: tuple[float, ...]) -> Shape:
    values = dict(zip(activation.parameters, map(Fraction, parameters), strict=True))
    return Shape(of(activation), values, FACT_SECONDS)


def shape_of(activation: Any, parameters: tuple[float, ...]) -> Shape:
    """The shape of a formula with these parameters, exactly as they are, and with time for another fact."""
    shape = _shape(activation, parameters)
    shape.deadline = Deadline(FACT_SECONDS)
    return shape


def monotone_from(activation: Any, parameters: tuple[float, ...], order: int, side: int) -> float:
    """The least magnitude beyond which a derivative is proven to rise, or to fall, or to be constant, on one side.

    Infinity where that is not proven, as where it oscillates.
    """
    shape = shape_of(activation, parameters)
    try:
        piece = shape.line.pieces[-1 if side > 0 else 0]
        _, start = piece.sign_at_infinity(order + 1, side, shape.deadline)
    except Undecided:
        return math.inf
    return float(start)
