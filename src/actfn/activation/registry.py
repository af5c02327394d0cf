"""The registry of all functions of the package, and the decorator that declares one from its formula."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from actfn.activation.record import Activation, Drawn

registry: dict[str, Activation] = {}


def activation(
    *,
    ulp: Mapping[str, tuple[float, float]],
    paper: str,
    domain: Mapping[str, tuple[float, float]] | None = None,
    names: Mapping[str, Mapping[str, float]] | None = None,
    measured: Mapping[str, Mapping[str, float]] | None = None,
    drawn: Drawn | None = None,
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
    drawn : callable, optional
        Of a function that is random in training: of x's shape, a numpy.random.Generator and the parameters, the
        function that it is there, and that one's parameters.

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
            drawn=drawn,
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
