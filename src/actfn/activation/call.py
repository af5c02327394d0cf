"""How a computation of an activation is called: as a NumPy ufunc whose last operands, the parameters, have defaults."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import cached_property
from typing import Any

import numpy as np

from actfn import compute
from actfn.activation.description import RNG, WRT, Signature
from actfn.activation.parameters import bound
from actfn.activation.promotion import promoted
from actfn.activation.refusal import explained
from actfn.compute import threads
from actfn.errors import OperandError, short

FLOATS = (np.float16, np.float32, np.float64)


def _is_float_array(value: Any) -> bool:
    return type(value) is np.ndarray and value.dtype.kind == "f"


def _are_numbers(parameters: tuple[Any, ...]) -> bool:
    return all(type(p) in (float, int, bool) for p in parameters)


class Call(compute.FastCall):
    """One computation of an activation function, called as a NumPy ufunc is: a value, a derivative or a product.

    It broadcasts parameters against `x`, takes `out`, `where`, `dtype`, `casting`, `order` and `subok`, and leaves
    `__array_ufunc__` (dask, xarray, pandas) its say. Parameters are operands: they are rounded to the array's dtype
    first, and a Python number never widens it.

    Attributes
    ----------
    operands : tuple of str
        What is given by position: `x`, or `x` and `g`.
    parameters : mapping of str to float
        The parameters and their defaults, in order.
    domain : mapping of str to (float, float)
        For each parameter, the least and greatest finite value allowed.
    """

    operands: tuple[str, ...]
    parameters: Mapping[str, float]
    domain: Mapping[str, tuple[float, float]]
    __name__: str
    _defaults: tuple[float, ...]
    _defaults_of: dict[Any, tuple[Any, ...]]
    _make: Callable[[], np.ufunc]
    _recipe: tuple[Callable[..., Any], tuple[Any, ...]]
    _key: Hashable
    _bind: Callable[[tuple[float, ...]], np.ufunc]  # the ufunc with the parameters given
    _drawn: Callable[..., tuple[Any, dict[str, Any]]] | None = None  # of a function that is random in training
    __signature__ = Signature()

    def __init__(
        self,
        name: str,
        doc: str,
        make: Callable[[], np.ufunc],
        operands: tuple[str, ...],
        parameters: Mapping[str, float],
        domain: Mapping[str, tuple[float, float]],
        recipe: tuple[Callable[..., Any], tuple[Any, ...]],
        key: Hashable,
        bind: Callable[[tuple[float, ...]], np.ufunc],
    ) -> None:
        self.__dict__.update(
            __name__=name,
            __qualname__=name,
            __doc__=doc,
            operands=operands,
            parameters=parameters,
            domain=domain,
            _defaults=tuple(parameters.values()),
            _make=make,
            _defaults_of={},  # the defaults as arrays of each dtype: NumPy takes them faster than Python's floats
            _recipe=recipe,
            _key=key,
            _bind=bind,
        )
        limits = tuple((key, float(domain[key][0]), float(domain[key][1])) for key in parameters)
        super().__init__(self._defaults_of, len(operands), limits)

    @cached_property
    def ufunc(self) -> np.ufunc:
        """The NumPy ufunc of this computation, with every parameter as an operand; made at its first use."""
        return self._make()

    @property
    def bound(self) -> np.ufunc:
        """The ufunc of x, or of x and g, with the parameters at their defaults."""
        return self._bind(self._defaults)

    @property
    def _random_keyword(self) -> dict[str, Any]:
        return RNG if self._drawn is not None else {}

    def _in_general(self, *args: Any, **kwargs: Any) -> Any:
        """Make a call that the fast path in C leaves: other types, NumPy's keywords, parameters as arrays."""
        count = len(self.operands)
        if self._drawn is not None and (rng := kwargs.pop("rng", None)) is not None and len(args) >= count:
            return self._at_random(self._drawn, rng, args, kwargs)
        if len(args) < count:
            absent = " and ".join(map(repr, self.operands[len(args) :]))
            plural = "s" * (count - len(args) > 1)
            said = f"{self.__name__}() missing {count - len(args)} required positional argument{plural}: {absent}"
            raise OperandError(said)
        given, args = args[:count], args[count:]
        parameters: tuple[Any, ...] = self._defaults
        if args or (kwargs and not self.parameters.keys().isdisjoint(kwargs)):
            parameters = bound(self.__name__.partition(".")[0], self.parameters, self.domain, args, kwargs)
        kind = getattr(given[0], "dtype", None)
        if isinstance(kind, np.dtype) and kind.type in FLOATS and kind not in self._defaults_of:
            self._add_defaults(kind.type)
        try:
            ufunc, operands = self.ufunc, given + parameters
            # Arrays of NumPy's own floats, the usual case, need no help.
            if kwargs or not all(isinstance(v, FLOATS) or _is_float_array(v) for v in given):
                if _are_numbers(parameters) and not {"signature", "sig"} & kwargs.keys():
                    ufunc, operands = self._bind(tuple(map(float, parameters))), given
                operands = promoted(ufunc, operands, kwargs)
                if (bfloat16 := compute.bfloat16()) is not None and np.dtype(bfloat16) not in self._defaults_of:
                    self._add_defaults(bfloat16)
            return threads.call(ufunc, operands, kwargs)
        except Exception as error:
            named = dict(zip([*self.operands, *self.parameters], given + parameters, strict=True))
            plainly = explained(error, self.__name__, named, self.parameters, kwargs)
            if plainly is None:
                raise
            try:
                raise plainly from error
            finally:
                del plainly  # or its traceback would keep the arrays alive

    def _at_random(self, drawn: Callable[..., Any], rng: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Make a call of the function in training, with what a seed or a generator draws for each element of x."""
        name, _, operation = self.__name__.partition(".")
        try:
            generator = np.random.default_rng(rng)
        except (TypeError, ValueError):
            raise OperandError(
                f"{name}: rng is {short(rng)}, allowed are a seed and a numpy.random.Generator"
            ) from None
        given, rest = args[: len(self.operands)], args[len(self.operands) :]
        parameters = bound(name, self.parameters, self.domain, rest, kwargs)
        made, its_parameters = drawn(np.shape(given[0]), generator, *parameters)
        kind = getattr(given[0], "dtype", None)
        if kind is not None and (kind.kind == "f" or kind.name == "bfloat16"):  # what is drawn widens no result
            its_parameters = {key: np.asarray(value).astype(kind) for key, value in its_parameters.items()}
        return getattr(made, operation or "value")(*given, **its_parameters, **kwargs)

    def _add_defaults(self, kind: type[np.generic]) -> None:
        self._defaults_of[np.dtype(kind)] = tuple(np.asarray(kind(p)) for p in self._defaults)

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{self.__name__}: {name} cannot be set; with_defaults makes a function of other defaults")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{self.__name__}: {name} cannot be deleted")

    def __reduce__(self) -> tuple[Any, ...]:
        return self._recipe

    def __copy__(self) -> Call:
        return self

    def __deepcopy__(self, memo: Any) -> Call:
        return self

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Call):
            return NotImplemented
        return self is other or self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


class Gradient(Call):
    """The derivative of an activation: by x, or with `wrt` and a parameter's name by that parameter.

    Attributes
    ----------
    by : callable
        Given the name of a parameter, the derivative by it as a computation of its own; given "x", the gradient.
    """

    by: Callable[[str], Call]
    __signature__ = Signature(WRT)

    def __init__(self, *described: Any, by: Callable[[str], Call]) -> None:
        super().__init__(*described)
        self.__dict__.update(by=by)

    def _in_general(self, *args: Any, wrt: str = "x", **kwargs: Any) -> Any:
        """Make a call as `Call` does, of the derivative by x or, with `wrt`, of that by a parameter."""
        return super()._in_general(*args, **kwargs) if wrt == "x" else self.by(wrt)(*args, **kwargs)
