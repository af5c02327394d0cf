"""The registry of all functions of the package, and the decorator that declares one from its formula."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from typing import Any

from actfn.activation.record import Activation

registry: dict[str, Activation] = {}


def activation(
    *,
    ulp: Mapping[str, tuple[float, float]],
    paper: str,
    domain: Mapping[str, tuple[float, float]] | None = None,
    names: Mapping[str, Mapping[str, float]] | None = None,
    measured: Mapping[str, Mapping[str, float]] | None = None,
) -> Callable[[Callable[..., Any]], Activation]:
    """Declare an activation: the decorated function's name, signature, docstring and body are its own.

    Only what cannot be derived from the formula is passed here.

    Parameters
    ----------
    ulp : mapping of str to (float, float)
        The promise: for each dtype, the largest error of value and derivative in units in the last place.
    paper : str
        Where the function comes from.
    domain : mapping of str to (float, float), optional
        For each parameter, the least and greatest finite value allowed.
    names : mapping of str to mapping, optional
        The names it goes by elsewhere, each with the defaults that differ there.
    measured : mapping of str to mapping, optional
        Of the second derivative ("second") and of that by each parameter (its name), the largest error that was met in
        each dtype.

    Returns
    -------
    callable
        The decorator, which gives the registered `Activation`.
    """

    def declare(body: Callable[..., Any]) -> Activation:
        name = body.__name__
        made = Activation(
            body,
            ulp=ulp,
            paper=paper,
            domain=domain or {},
            names=names or {},
            measured=measured,
            made_by=(restore, (name,)),
            identity=name,
        )
        registry[name] = made
        return made

    return declare


def restore(name: str, parameters: tuple[float, ...]) -> Activation:
    """The registered function of that name with these defaults: what unpickling calls."""
    known = registry[name]
    return known if parameters == tuple(known.parameters.values()) else known.with_defaults(*parameters)


def get(name: str) -> Activation:
    """The activation of that name, here or elsewhere, with the defaults it has there.

    Parameters
    ----------
    name : str
        A name of this package (`"elu"`) or a dotted name of a framework (`"torch.nn.LeakyReLU"`,
        `"keras.layers.LeakyReLU"`, `"onnx.Elu"`); the case does not matter where only one name fits.

    Raises
    ------
    ValueError
        If no function goes by that name; the message names the nearest ones.
    """
    if name in registry:
        return registry[name]
    known: dict[str, tuple[Activation, Mapping[str, float]]] = {own: (a, {}) for own, a in registry.items()}
    for made in registry.values():
        known.update({foreign: (made, defaults) for foreign, defaults in made.names.items()})
    folded = {foreign.lower() for foreign in known}
    key = next((k for k in known if k == name), None) or next((k for k in known if k.lower() == name.lower()), None)
    if key is None:
        if formula := _definition(name):
            raise ValueError(f"{name} is not in the package yet; its formula can be explained, and defined: {formula}")
        near = difflib.get_close_matches(name.lower(), folded, n=3, cutoff=0.5)
        nearest = [k for k in known if k.lower() in near] or sorted(registry)
        raise ValueError(f"no activation is called {name!r}; the nearest are: {', '.join(nearest)}")
    made, defaults = known[key]
    return made.with_defaults(**defaults) if defaults else made


def _definition(name: str) -> str:
    """How a common function that is not here is defined, or nothing."""
    from actfn.functions.formulas import FORMULAS

    plain = name.rpartition(".")[2].lower()  # torch.nn.GELU is gelu
    if plain not in FORMULAS:
        return ""
    formula, defaults = FORMULAS[plain]
    given = "".join(f", {key}={value}" for key, value in defaults.items())
    return f'actfn.define("{plain}", "{formula}"{given})'
