"""The whole record of an activation: all facts, and it as plain data."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import Any

from actfn.explain import declared
from actfn.explain.fact import Fact
from actfn.explain.sections import ORDER
from actfn.expression import of

SCHEMA = 1


def facts(activation: Any, *, cost: bool = False) -> dict[str, Fact]:
    """What is known of an activation at its present parameters, by name.

    Parameters
    ----------
    activation : Activation
        Any, with any defaults.
    cost : bool
        Measure too what value and gradient cost on this machine, which takes a tenth of a second.

    Returns
    -------
    dict of str to Fact
        In the order in which they are shown; what each name means is in docs/explain.md.
    """
    found = declared.facts(activation)
    if cost:
        from actfn.explain.cost import facts as measured

        found |= measured(activation)
    place = {name: i for i, name in enumerate(ORDER)}
    return dict(sorted(found.items(), key=lambda item: place.get(item[0], len(place))))


def summary(activation: Any) -> tuple[str, str]:
    """What its docstring says: the first paragraph, and the rest."""
    first, _, rest = inspect.cleandoc(activation.__doc__ or "").partition("\n\n")
    return " ".join(first.split()), " ".join(rest.split())


def record(activation: Any, known: Mapping[str, Fact]) -> dict[str, Any]:
    """The record as plain data fit for JSON; docs/explain.md describes each entry."""
    return {
        "schema": SCHEMA,
        "name": activation.name,
        "summary": summary(activation)[0],
        "formula": repr(of(activation)),
        "parameters": activation.parameters,
        "facts": {name: fact.record() for name, fact in known.items()},
    }
