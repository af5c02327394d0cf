"""The axes of drawings: from where to where they go, the round numbers on them, and labels that keep apart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Axis:
    """The axis of a chart: its range, whether it is logarithmic, its label, and whether numbers on it are whole."""

    low: float
    high: float
    log: bool = False
    label: str = ""
    whole: bool = False

    def place(self, value: float) -> float:
        """The position of a number on the axis, from 0 to 1; what lies far outside is moved closer, to be drawn."""
        low, high = self.low, self.high
        if self.log:
            value, low, high = (math.log(max(v, 1e-300)) for v in (value, low, high))
        return min(max((value - low) / ((high - low) or 1), -4), 5)

    def marks(self, most: int = 5) -> list[float]:
        """Choose the round numbers to be marked on this axis, at most so many."""
        marks = log_ticks(self.low, self.high) if self.log else ticks(self.low, self.high, most)
        return [m for m in marks if m == round(m)] if self.whole else marks


def around(values: Sequence[float], *, log: bool = False, label: str = "", margin: float = 0.0) -> Axis:
    """Make an axis that holds all of these numbers, or those above zero if it is logarithmic."""
    held = [v for v in values if v > 0] if log else list(values)
    low, high = (min(held), max(held)) if held else (1.0, 1.0)
    if log:
        return Axis(low, max(high, low * 1.01), True, label)
    return Axis(low - margin * (high - low), high + margin * (high - low), False, label)


def ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Choose round numbers in a range, 1, 2 or 5 times a power of ten apart, at most `most` and one."""
    if not high > low:
        return [low]
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * nice for nice in (1, 2, 5, 10) if power * nice >= rough)
    return [round(i * step, 12) for i in range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1)]


def log_ticks(low: float, high: float) -> list[float]:
    """Choose round numbers to mark on a logarithmic axis."""
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    for steps in ((1, 2, 5), (1,)):
        marks = [step * 10.0**power for power in powers for step in steps if low <= step * 10.0**power <= high]
        if len(marks) <= 6:
            break
    if len(marks) < 2:  # within less than a power of ten
        return ticks(low, high, 4)
    return marks[:: math.ceil(len(marks) / 6)]


def number(value: float) -> str:
    """Write a number as it stands at an axis, with a minus sign as wide as a plus."""
    return f"{value:g}".replace("-", "\N{MINUS SIGN}")


def power_of_ten(value: float) -> str:
    """Write a power of ten as it stands at an axis, as markup of SVG text."""
    exponent = round(math.log10(value))
    if exponent in (-1, 0, 1):
        return {-1: "0.1", 0: "1", 1: "10"}[exponent]
    return f"10<tspan dy='-4' font-size='9'>{str(exponent).replace('-', chr(0x2212))}</tspan>"


def apart(places: Sequence[float], gap: float, top: float, bottom: float) -> list[float]:
    """Move labels apart as little as it takes to keep them from overlapping, in their order."""
    order = sorted(range(len(places)), key=lambda i: places[i])
    moved = dict.fromkeys(order, 0.0)
    at = top - gap
    for i in order:
        at = moved[i] = max(places[i], at + gap)
    at = bottom + gap
    for i in reversed(order):
        at = moved[i] = min(moved[i], at - gap)
    return [moved[i] for i in range(len(places))]
