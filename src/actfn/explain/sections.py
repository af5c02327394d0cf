"""How facts are shown: in which order and under which heading, what each means, and its value in words."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from actfn.explain.fact import Fact

MARKS = {"symbolic": "=", "proven": "∎", "numerical": "≈", "measured": "◷", "declared": "·", "not established": "?"}
MEANING = {
    "symbolic": "by algebra on the formula",
    "proven": "proven, by interval arithmetic",
    "numerical": "computed, within the error noted",
    "measured": "measured on this machine",
    "declared": "declared, and held by the tests",
    "not established": "not established",
}


def say(value: Any) -> str:
    """Any plain value in words."""
    if value is None:
        return "not established"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return number(value)
    if isinstance(value, str):
        return {"inf": "∞", "-inf": "−∞"}.get(value, value)
    if isinstance(value, Mapping):
        return ", ".join(f"{_spaced(key)} {_inner(item)}" for key, item in value.items()) or "none"
    return ", ".join(map(_inner, value)) or "none"


def number(value: float) -> str:
    """A number to six digits, with a minus sign as wide as a plus."""
    if isinstance(value, str):
        return say(value)
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    return f"{value:.6g}".replace("-", "−")


def _inner(value: Any) -> str:
    said = say(value)
    return f"({said})" if isinstance(value, (Mapping, list, tuple)) and len(value) > 1 else said


def _spaced(key: Any) -> str:
    return str(key).replace("_", " ")


def _intervals(value: Any) -> str:
    """Intervals as such: `[[-inf, 0]]` is (−∞, 0)."""
    if not isinstance(value, Sequence) or isinstance(value, str) or not all(_pair(one) for one in value):
        return say(value)
    return ", ".join(f"({number(low)}, {number(high)})" for low, high in value) or "nowhere"


def _pair(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and len(value) == 2


def _range(value: Any) -> str:
    """`{"low": …, "high": …}` with open or closed ends."""
    if not isinstance(value, Mapping) or not {"low", "high"} <= value.keys():
        return say(value)
    left, right = ("[" if value.get("low_closed") else "("), ("]" if value.get("high_closed") else ")")
    return f"{left}{number(value['low'])}, {number(value['high'])}{right}"


def _limits(value: Any) -> str:
    if not isinstance(value, Mapping) or not all(_pair(pair) for pair in value.values()):
        return say(value)
    signs = {"value": "f", "derivative": "f′"}
    return "; ".join(
        f"{signs.get(name, name)}(−∞) = {say(low)}, {signs.get(name, name)}(∞) = {say(high)}"
        for name, (low, high) in value.items()
    )


def _kinks(value: Any) -> str:
    if not isinstance(value, Sequence) or not all(isinstance(kink, Mapping) and "at" in kink for kink in value):
        return say(value)
    return (
        "; ".join(
            f"at {number(kink['at'])}: " + ", ".join(f"{_spaced(k)} {say(v)}" for k, v in kink.items() if k != "at")
            for kink in value
        )
        or "none"
    )


def _domain(value: Any) -> str:
    return "; ".join(f"{name} from {say(a)} to {say(b)}" for name, (a, b) in value.items())


def _promise(value: Any) -> str:
    return "value | derivative in ULP: " + ", ".join(
        f"{d} {p['value']:g} | {p['derivative']:g}" for d, p in value.items()
    )


def _names(value: Any) -> str:
    return ", ".join(
        name + (f" ({', '.join(f'{k} = {v:g}' for k, v in other.items())})" if other else "")
        for name, other in value.items()
    )


@dataclass(frozen=True)
class Entry:
    """A fact's heading, what it means in a sentence, and its value in words; one that is drawn only is not listed."""

    heading: str
    meaning: str
    say: Callable[[Any], str] = say
    listed: bool = True


SECTIONS: dict[str, dict[str, Entry]] = {
    "Formula": {
        "derivative": Entry(
            "f′", "The derivative; at a kink it has the value of the formula's last case.", listed=False
        ),
        "second_derivative": Entry("f″", "The second derivative.", listed=False),
        "antiderivative": Entry("∫ f", "A function whose derivative is f, where an elementary one was found."),
        "known": Entry("known as", "The function that it equals, if it is one of those known."),
    },
    "Shape": {
        "parameter_domain": Entry("parameters", "What each parameter may be, from the least to the greatest.", _domain),
        "domain": Entry("domain", "Where the formula is defined."),
        "range": Entry("range", "The values that f takes or comes arbitrarily near to.", _range),
        "zeros": Entry("zeros", "Where f is 0."),
        "fixed_points": Entry("fixed points", "Where f(x) = x."),
        "minima": Entry("minima", "Where f is least among its neighbours."),
        "maxima": Entry("maxima", "Where f is greatest among its neighbours."),
        "inflections": Entry("inflections", "Where f changes between convex and concave."),
        "symmetry": Entry("symmetry", "Odd: f(−x) = −f(x); even: f(−x) = f(x)."),
        "monotone": Entry("monotone", "Whether f never falls, or never rises."),
        "convex": Entry("convex", "Whether f lies below its chords."),
        "bounded": Entry("bounded", "Whether f stays between two numbers."),
        "sign_preserving": Entry("sign-preserving", "Whether f(x) never has the other sign than x."),
    },
    "Ends": {
        "limits": Entry("limits", "Where f and f′ go for x to −∞ and ∞.", _limits),
        "asymptotes": Entry("asymptotes", "The lines that f comes arbitrarily near to."),
    },
    "Smoothness": {
        "continuity": Entry("continuity", "How many derivatives are continuous."),
        "kinks": Entry("kinks", "Where a derivative jumps, and what it is on either side.", _kinks),
        "lipschitz": Entry("Lipschitz", "The largest |f′|."),
        "steepest": Entry("steepest at", "Where |f′| is largest."),
    },
    "Saturation": {
        "saturation": Entry("saturates", "Where |f′| is below 1e-3, and below 1e-6."),
        "dead": Entry("dead", "Where f′ is 0 on an interval: no gradient passes.", _intervals),
    },
    "Gaussian input": {},
    "Propagation in depth": {},
    "Cost on this machine": {
        "cost_value": Entry("value", "Nanoseconds an element, and relative to ReLU."),
        "cost_gradient": Entry("gradient", "Nanoseconds an element, and relative to ReLU."),
    },
    "Accuracy": {
        "promise": Entry("promise", "The largest error in units in the last place.", _promise),
        "audit": Entry("audit", "The largest error measured against the exact value."),
    },
    "Names": {
        "paper": Entry("paper", "Where the function comes from."),
        "names": Entry("elsewhere", "What it is called elsewhere, with the defaults that differ there.", _names),
    },
}
ENTRIES = {name: entry for section in SECTIONS.values() for name, entry in section.items()}
ORDER = tuple(ENTRIES)
OTHERS = "More"


def entry(name: str) -> Entry:
    """How a fact is shown; one that is not listed here, by its name."""
    return ENTRIES.get(name) or Entry(_spaced(name), "")


def words(name: str, fact: Fact) -> str:
    """The value of a fact in words, or why there is none."""
    if fact.how == "not established":
        return f"not established: {fact.note}" if fact.note else "not established"
    return entry(name).say(fact.value)


def grouped(known: Mapping[str, Fact]) -> dict[str, dict[str, Fact]]:
    """The facts that are listed, by section; sections without any are left out."""
    place = {name: title for title, section in SECTIONS.items() for name in section}
    groups: dict[str, dict[str, Fact]] = {title: {} for title in (*SECTIONS, OTHERS)}
    for name, fact in known.items():
        if entry(name).listed:
            groups[place.get(name, OTHERS)][name] = fact
    return {title: section for title, section in groups.items() if section}
