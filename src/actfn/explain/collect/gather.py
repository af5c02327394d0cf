"""The whole record of an activation: all facts, and it as plain data."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Mapping
from typing import Any

from actfn.analysis import shape
from actfn.analysis.antiderivative import antiderivative
from actfn.analysis.fact import Fact, unknown
from actfn.analysis.gaussian import moments as gaussian
from actfn.analysis.network import edge, propagation
from actfn.analysis.trial.derivatives import check_derivative
from actfn.analysis.undecided import Undecided
from actfn.explain.collect import cost as measured_cost
from actfn.explain.collect import declared, defined
from actfn.explain.show.sections import ORDER
from actfn.formula import of, parse
from actfn.names import resolve
from actfn.output.log import logger

log = logger(__name__)
SCHEMA = 1
LAYERS = 100  # of the page's plot
QUICKLY = 0.9  # seconds for an antiderivative: guesses alone, no SymPy


def facts(activation: Any, *, cost: bool = False) -> dict[str, Fact]:
    """Establish all facts of an activation at its present parameters, by name.

    Parameters
    ----------
    activation : str, Activation or object of a framework
        Any, with any defaults, as for `actfn.get`.
    cost : bool
        Measure too what value and gradient cost on this machine, which takes a tenth of a second.

    Returns
    -------
    dict of str to Fact
        In the order in which they are shown; what each name means is in docs/explain.md.
    """
    activation = resolve(activation)
    found = declared.facts(activation)
    began = time.perf_counter()
    for part in derived(activation):
        found |= part
        log.info("%s: %s, %.2f s", activation.name, ", ".join(part), time.perf_counter() - began)
    if cost:
        found |= measured_cost.facts(activation)
    return arranged(found)


def arranged(found: Mapping[str, Fact]) -> dict[str, Fact]:
    """Facts in the order in which they are shown."""
    place = {name: i for i, name in enumerate(ORDER)}
    return dict(sorted(found.items(), key=lambda item: place.get(item[0], len(place))))


def derived(activation: Any) -> Iterator[dict[str, Fact]]:
    """The facts of a function that follow from its formula alone, each proven or not established."""
    tree, parameters = of(activation), activation.parameters
    exact = shape.exactly(parameters)
    for order, made in enumerate(declared.trees(activation)[2:], 1):
        check_derivative(made, tree, exact, order)
    shown = shape.facts(tree, parameters)
    del shown["derivatives"]  # said already, in the words of the formula
    yield shown
    primitive = antiderivative(tree, exact, seconds=QUICKLY)
    if primitive.value is not None:
        check_derivative(tree, parse(primitive.value, parameters, computed=True), exact)
    yield {"antiderivative": primitive}
    yield defined.facts(activation)
    moments: dict[str, Fact] = gaussian.facts(activation)
    if shown["symmetry"].value and shown["symmetry"].value["kind"] == "odd" and moments["mean"].value is not None:
        moments |= {"zero_centred": Fact(True, "symbolic", "f is odd"), "mean": Fact(0.0, "symbolic", "f is odd")}
    if shown["smoothness"].value == "discontinuous":
        for name in ("slope", "slope_square", "gain_backward"):
            fact = moments[name]
            moments[name] = Fact(
                fact.value, fact.how, "; ".join(filter(None, (fact.note, "f jumps, which f′ leaves out")))
            )
    yield moments
    gain = moments["gain"].value
    if isinstance(gain, float) and 0 < gain < math.inf:
        try:
            depth = propagation.facts(activation, gain)
        except Undecided as error:
            depth = {"chi": unknown(error.reason)}
        yield {f"propagation_{name}": fact for name, fact in depth.items()}
    yield {"edge_of_chaos": edge.edge(activation)}


def by_depth(activation: Any, known: Mapping[str, Fact]) -> dict[str, Any] | None:
    """Variance and gradient by depth for a row of σ_w, among them the gain, for the page's plot; or None."""
    gain = known["gain"].value if "gain" in known else None
    weights = {round(0.5 + 0.1 * i, 1) for i in range(26)} | (
        {gain} if isinstance(gain, float) and gain < 1e3 else set()
    )
    made: dict[str, Any] = edge.record(activation, sigma_w=sorted(weights), depth=LAYERS)
    return made | {"chosen": sorted(weights).index(gain) if gain in weights else 5}


def summary(activation: Any) -> tuple[str, str]:
    """Split a function's description into its first paragraph and the rest, with a remark on the name it was given."""
    first, _, rest = activation.description.partition("\n\n")
    return " ".join(first.split()), " ".join(f"{rest} {activation.remark}".split())


def record(activation: Any, known: Mapping[str, Fact]) -> dict[str, Any]:
    """The record as plain data fit for JSON; docs/explain.md describes each entry.

    Parameters
    ----------
    activation : Activation
        Whose record.
    known : mapping of str to Fact
        Its facts.

    Returns
    -------
    dict
        Plain data.
    """
    activation = resolve(activation)
    return {
        "schema": SCHEMA,
        "name": activation.name,
        "summary": summary(activation)[0],
        "formula": repr(of(activation)),
        "parameters": dict(activation.parameters),
        "remark": activation.remark,
        "facts": {name: fact.record() for name, fact in known.items()},
    }
