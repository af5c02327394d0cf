"""Facts' values in words: of numbers, places and intervals, and of each kind of value that has a shape of its own."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from actfn.analysis.network.edge import curves
from actfn.names.label import written

HARD = "\u00a0"  # a space at which no line ends
ORDERS = ("f", "f′", "f″")


def say(value: Any) -> str:
    """Write any value of a fact in words."""
    if value is None:
        return "not established"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return number(value)
    if isinstance(value, str):
        return {"inf": "∞", "-inf": "−∞"}.get(value, value)
    if isinstance(value, Mapping):
        if "value" in value and "exact" in value:
            return number(value)
        return ", ".join(f"{_spaced(key)} {_inner(item)}" for key, item in value.items()) or "none"
    return ", ".join(map(_inner, value)) or "none"


def _inner(value: Any) -> str:
    said = say(value)
    several = isinstance(value, (Mapping, list, tuple)) and len(value) > 1 and "exact" not in value
    return f"({said})" if several else said


def _spaced(key: Any) -> str:
    return say(str(key)).replace("_", " ")


def number(value: Any) -> str:
    """A number to six digits; with what it is exactly, where that is neither a number nor a fraction."""
    if isinstance(value, Mapping):
        exact = value.get("exact")
        plain = exact is None or re.fullmatch(r"-?(\d+(/\d+)?|inf)", exact)
        return number(value["value"]) + ("" if plain else f" = {exact}")
    if isinstance(value, str):
        return say(value)
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    return f"{value:.6g}".replace("-", "−")


def interval(value: Any) -> str:
    """An interval in words or signs: `["-inf", 0]` is (−∞, 0]."""
    low, high = value
    return f"{'(' if low == '-inf' else '['}{number(low)}, {number(high)}{')' if high == 'inf' else ']'}"


def intervals(value: Any) -> str:
    """A list of intervals in which something holds, in words."""
    return ", ".join(map(interval, value)) or "nowhere"


def place(value: Any) -> str:
    """Write the place of a value, which is a point, an interval or an infinity."""
    if "interval" in value:
        return interval(value["interval"])
    return number(value["x"]) if "x" in value else say(value["towards"])


def places(value: Any) -> str:
    """Points and intervals; of a fixed point too whether iterating f leads there."""
    kinds = {True: " (attracts)", False: " (repels)"}
    return ", ".join(place(one) + kinds.get(one.get("attracts"), "") for one in value) or "none"


def extremes(value: Any) -> str:
    """The values of minima or maxima and where they are."""
    return ", ".join(f"{number(one['value'])} at {place(one)}" for one in value) or "none"


def span(value: Any) -> str:
    """Write a range as an interval whose ends are open or closed."""
    low, high = value["low"], value["high"]
    left, right = ("[" if low["closed"] else "("), ("]" if high["closed"] else ")")
    return f"{left}{number(low)}, {number(high)}{right}"


def kind(neither: str) -> Any:
    """Make what writes a fact's `kind` in words, and uses the given words where the kind is "neither" or "no"."""
    return lambda value: {"neither": neither, "no": neither}.get(value["kind"], value["kind"])


def holds(value: Any) -> str:
    """Yes or no in words, with where it does not hold."""
    witness = value.get("witness")
    return "yes" if value["holds"] else "no" + ("" if witness is None else f", as at {say(witness)}")


def sides(value: Any) -> str:
    """Write whether values are bounded below and above."""
    held = [side for side in ("below", "above") if value[side]]
    return " and ".join(held) if held else "no"


def limits(value: Any) -> str:
    """Write the limits of f and f′ at both infinities."""
    return "; ".join(
        f"{sign}(−∞) = {number(low)}, {sign}(∞) = {number(high)}"
        for sign, (low, high) in (("f", value["f"]), ("f′", value["df"]))
    )


def asymptotes(value: Any) -> str:
    """The asymptotes in words, a line for each end."""
    made = []
    for end, line in value.items():
        if line is not None:
            m, b = (number(line[name]) for name in ("m", "b"))
            slope = {"0": "", "1": "x", "−1": "−x"}.get(m, f"{m} x")
            shift = f" + {b}".replace("+ −", "− ") if b != "0" else ""
            side = {"above": ", from above", "below": ", from below"}.get(line["side"], "")
            made.append(f"y = {slope + shift if slope else b} at {say(end)}{side}")
    return "; ".join(made) or "none"


def kinks(value: Any) -> str:
    """Write of each kink which derivative jumps, between which values, and which value is taken there."""
    made = []
    for one in value:
        what = ORDERS[one["order"]] if one["order"] < len(ORDERS) else f"the derivative of order {one['order']}"
        taken = "" if one["taken"] is None else f" and is {number(one['taken'])} there"
        made.append(f"at {number(one['at'])} {what} jumps from {number(one['left'])} to {number(one['right'])}{taken}")
    return "; ".join(made) or "none"


def smoothness(value: Any) -> str:
    """Write a class of continuity, C0 as C⁰, and in words what it means."""
    if not re.fullmatch(r"C(\d+|inf)", value):
        return str(value)
    if value == "Cinf":
        return "C^∞: all derivatives are continuous"
    order = int(value[1:])
    what = "f is continuous, f′ is not" if order == 0 else f"{order} continuous derivative{'s' * (order > 1)}"
    return f"C{value[1:].translate(str.maketrans('0123456789', '⁰¹²³⁴⁵⁶⁷⁸⁹'))}: {what}"


def lipschitz(value: Any) -> str:
    """Write the Lipschitz constant, and where it is reached or approached."""
    within = [end for one in value.get("where", ()) if "interval" in one for end in one["interval"]]
    points = [one for one in value.get("where", ()) if not ("x" in one and one["x"]["value"] in within)]
    where = ", ".join(dict.fromkeys(map(place, points)))
    return number(value) + (f", {'at' if value.get('closed') else 'towards'} {where}" if where else "")


def saturation(value: Any) -> str:
    """Write, for each threshold, the intervals in which |f′| lies below it."""
    made = []
    for limit, where in value.items():
        inside = ", ".join(f"({number(low)}, {number(high)})" for low, high in where)
        made.append(f"|f′| < {limit}: {inside or 'nowhere'}")
    return "; ".join(made)


def defined(value: Any) -> str:
    """Write where the formula is defined, or at which numbers it is not."""
    return value if isinstance(value, str) else f"not at {say(value['undefined_at'])}"


def parameters(value: Any) -> str:
    """Write which values each parameter may have."""
    return "; ".join(f"{name} from {say(low)} to {say(high)}" for name, (low, high) in value.items())


def promise(value: Any) -> str:
    """The largest errors that are promised, in words, by dtype."""
    return "value | derivative in ULP: " + ", ".join(
        f"{d} {p['value']:g} | {p['derivative']:g}" for d, p in value.items()
    )


def error(value: Any) -> str:
    """The largest and the median errors measured, by dtype."""
    return "; ".join(
        f"{dtype} "
        + ", ".join(
            f"{what} {e['largest']:g} at {number(e['at'])} (median {e['median']:g})" for what, e in both.items()
        )
        for dtype, both in value.items()
    )


def names(value: Any) -> str:
    """Write the names that the function has elsewhere, with the defaults that differ there."""
    return ", ".join(
        name + (f" ({', '.join(f'{k} = {written(v)}' for k, v in other.items())})" if other else "")
        for name, other in value.items()
    )


def edge(value: Any) -> str:
    """Write an edge of chaos in words: each of its curves by the two ends."""
    parts = []
    for curve in curves(value):
        first, last = (f"({number(one['sigma_w'])}, {number(one['sigma_b'])})" for one in (curve[0], curve[-1]))
        parts.append(f"{first} alone" if first == last else f"from {first} to {last}")
    alone = len(parts) == 1 and parts[0].endswith("alone")
    return f"(σ_w, σ_b) = {parts[0]}" if alone else f"a curve of (σ_w, σ_b) {', and '.join(parts)}"


def cost(value: Any) -> str:
    """Write the time that an element takes, and its ratio to the time of ReLU."""
    return f"{value['nanoseconds']:g} ns an element, {value['relative_to_relu']:g} × ReLU's"
