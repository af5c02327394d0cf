"""How facts are shown: in which order and under which heading, and what each means."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from actfn.analysis.fact import Fact
from actfn.explain.show import wording as saying
from actfn.explain.show.wording import say

MARKS = {"symbolic": "=", "proven": "∎", "numerical": "≈", "measured": "◷", "declared": "·", "not established": "?"}
MEANING = {
    "symbolic": "by algebra on the formula",
    "proven": "proven, by interval arithmetic",
    "numerical": "computed, within the error noted",
    "measured": "measured on this machine",
    "declared": "declared, and held by the tests",
    "not established": "not established",
}


@dataclass(frozen=True)
class Entry:
    """A fact's heading, what it means, and its value in words; one that is shown as a formula is not listed."""

    heading: str
    meaning: str
    say: Callable[[Any], str] = say
    listed: bool = True


SECTIONS: dict[str, dict[str, Entry]] = {
    "Formula": {
        "derivative": Entry("f′", "The derivative; at a kink it has the value of the last case.", listed=False),
        "second_derivative": Entry("f″", "The second derivative.", listed=False),
        "computed_as": Entry("computed as", "The form that runs: rewritten to cancel and overflow less."),
        "antiderivative": Entry(
            "antiderivative", "A function whose derivative is f, where it is elementary.", listed=False
        ),
        "known": Entry("equals", "The function that it equals, if that is a known one."),
    },
    "Shape": {
        "parameter_domain": Entry("parameters", "What each parameter may be.", saying.parameters),
        "domain": Entry("defined for", "Where the formula is defined.", saying.defined),
        "range": Entry("range", "The values that f takes, or comes arbitrarily near to.", saying.span),
        "bounded": Entry("bounded", "Whether f has a lower and an upper bound.", saying.sides),
        "zeros": Entry("zeros", "Where f is 0.", saying.places),
        "fixed_points": Entry("fixed points", "Where f(x) = x, and whether iterating f leads there.", saying.places),
        "minima": Entry("minima", "Where f is least among its neighbours.", saying.extremes),
        "maxima": Entry("maxima", "Where f is greatest among its neighbours.", saying.extremes),
        "inflections": Entry("inflections", "Where f changes between convex and concave.", saying.places),
        "symmetry": Entry("symmetry", "Odd: f(−x) = −f(x); even: f(−x) = f(x).", saying.kind("neither odd nor even")),
        "monotone": Entry("monotone", "Whether f never falls, or never rises.", saying.kind("no")),
        "convex": Entry(
            "convex", "Whether f lies below its chords, or above.", saying.kind("neither convex nor concave")
        ),
        "sign_preserving": Entry("sign-preserving", "Whether f(x) never has the other sign than x.", saying.holds),
    },
    "Ends": {
        "limits": Entry("limits", "Where f and f′ go for x to −∞ and ∞.", saying.limits),
        "asymptotes": Entry("asymptotes", "The lines that f comes arbitrarily near to.", saying.asymptotes),
    },
    "Smoothness": {
        "smoothness": Entry("smoothness", "How many derivatives are continuous.", saying.smoothness),
        "kinks": Entry("kinks", "Where f or a derivative jumps.", saying.kinks),
        "lipschitz": Entry("Lipschitz", "The largest |f′|, and where it is.", saying.lipschitz),
    },
    "Saturation": {
        "saturation": Entry("saturates", "Where |f′| is below 0.001, and below 0.000001.", saying.saturation),
        "dead": Entry("dead", "Where f is constant: f′ = 0, no gradient passes.", saying.intervals),
    },
    "Gaussian input, z ~ N(0, 1)": {
        "mean": Entry("E f(z)", "The mean of what the unit gives."),
        "zero_centred": Entry("zero-centred", "Whether that mean is 0."),
        "square": Entry("E f(z)²", "The mean square of what the unit gives."),
        "variance": Entry("variance", "The variance of what the unit gives."),
        "slope": Entry("E f′(z)", "The mean slope."),
        "slope_square": Entry("E f′(z)²", "The mean square slope: what a layer does to gradients."),
        "gain": Entry("gain", "The standard deviation of weights, times √fan-in, that keeps signals: 1/√E f(z)²."),
        "gain_backward": Entry("gain, backward", "The same for gradients: 1/√E f′(z)²."),
    },
    "A deep network, weights at the gain, no biases": {
        "propagation_chi": Entry("χ₁", "By what each layer multiplies the gradient's squared norm."),
        "propagation_phase": Entry("phase", "Ordered: gradients vanish; chaotic: they explode; critical: neither."),
        "propagation_gradient_over_depth": Entry("gradient", "The gradient's squared norm after 64 layers."),
        "propagation_variance": Entry("variance", "Where the variance of the pre-activations goes."),
        "propagation_variance_slope": Entry("V′", "How a deviation of the variance grows from layer to layer."),
        "propagation_variance_depth": Entry("depth of variance", "Layers over which such a deviation falls by e."),
        "propagation_correlation": Entry("correlation", "Where the correlation of two inputs goes."),
        "propagation_correlation_depth": Entry("depth of both", "Layers over which a deviation of it falls by e."),
        "edge_of_chaos": Entry("edge of chaos", "The initialisations at which χ₁ = 1.", saying.edge),
    },
    "Cost": {
        "cost_value": Entry("value", "Nanoseconds an element on this machine, and relative to ReLU.", saying.cost),
        "cost_gradient": Entry(
            "gradient", "Nanoseconds an element on this machine, and relative to ReLU.", saying.cost
        ),
    },
    "Accuracy": {
        "promise": Entry("promise", "The largest error in units in the last place.", saying.promise),
        "error": Entry("error", "The largest error measured, in units in the last place.", saying.error),
    },
    "Names": {
        "paper": Entry("paper", "Where the function comes from."),
        "names": Entry("elsewhere", "What it is called elsewhere, with the defaults that differ there.", saying.names),
    },
}
ENTRIES = {name: entry for section in SECTIONS.values() for name, entry in section.items()}
ORDER = tuple(ENTRIES)
OTHERS = "More"


def entry(name: str) -> Entry:
    """Return how a fact is shown; one that is not listed is shown by its name."""
    return ENTRIES.get(name) or Entry(name.replace("_", " "), "")


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
        if entry(name).listed or fact.how == "not established":
            groups[place.get(name, OTHERS)][name] = fact
    return {title: section for title, section in groups.items() if section}
