"""Numbers and intervals of facts as plain data, fit for JSON."""

from __future__ import annotations

import math
from typing import Any

from actfn.analysis.numbers.exact import Exact
from actfn.analysis.numbers.point import Point
from actfn.analysis.undecided import Undecided

LONGEST = 60  # exact form of a number that is shown
FactValue = dict[str, Any]
Limit = Point | int  # 1 and -1 stand for infinities


def number_value(value: Any) -> FactValue:
    """A number as plain data: the nearest float, and its exact form where that is known."""
    if isinstance(value, int):
        text = "inf" if value > 0 else "-inf"
        return {"value": text, "exact": text}
    point = Point.of(value) if isinstance(value, Exact) else value
    exact = None if point.exact is None else str(point.exact)
    exact = None if exact is not None and len(exact) > LONGEST else exact
    number = 0.0 if point.exact is not None and not point.exact.terms else float(point)
    if not math.isfinite(number):
        raise Undecided("a finite number in it is beyond the largest float")
    return {"value": number, "exact": exact}


def interval(left: Point | None, right: Point | None) -> list[Any]:
    """An interval as a list of its two ends, ready to be written as JSON."""
    return [number_value(-1 if left is None else left)["value"], number_value(1 if right is None else right)["value"]]
