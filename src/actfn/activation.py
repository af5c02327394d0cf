"""The Activation record, the decorator that makes one from a formula, and the registry that finds one by name."""

from __future__ import annotations

import difflib
import inspect
import math
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

import numpy as np

from actfn import kernels

DTYPES = ("float16", "bfloat16", "float32", "float64")

registry: dict[str, Activation] = {}


class Activation:
    """An activation function: a formula, what is promised of its computation, and the computation itself.

    Calling it computes the value; `grad` and `vjp` compute derivatives. All three are NumPy ufuncs underneath:
    they broadcast parameters against `x`, take `out`, `where`, `dtype`, `casting`, `order` and `subok`, and leave
    `__array_ufunc__` (dask, xarray, pandas) its say. Parameters are operands: they are rounded to the array's dtype
    first, and a Python number never widens it.

    Attributes
    ----------
    name : str
        The public name.
    parameters : dict of str to float
        The parameters and their defaults, in order.
    promise : dict of str to (float, float)
        For each dtype, the largest error of value and derivative in units in the last place; 0.5 is correctly
        rounded. At default parameters for the 16-bit types.
    domain : dict of str to (float, float)
        For each parameter, the least and greatest finite value allowed.
    paper : str
        Where the function comes from.
    names : dict of str to dict
        The names it goes by elsewhere, each with the defaults that differ there.
    """

    def __init__(
        self,
        body: Callable[..., Any],
        *,
        ulp: Mapping[str, tuple[float, float]],
        paper: str,
        domain: Mapping[str, tuple[float, float]],
        names: Mapping[str, Mapping[str, float]],
        parameters: Mapping[str, float] | None = None,
    ) -> None:
        self.body = body
        self.name = body.__name__
        self.__name__ = body.__name__
        self.__doc__ = body.__doc__
        declared = list(inspect.signature(body).parameters.values())[1:]
        self.parameters = dict(parameters or {p.name: p.default for p in declared})
        self.promise = dict(ulp)
        self.paper = paper
        self.domain = dict(domain)
        self.names = {name: dict(defaults) for name, defaults in names.items()}
        self._value, self._grad, self._vjp = kernels.ufuncs(self.name)
        self._defaults = tuple(self.parameters.values())

    def __call__(self, x: Any, /, *args: Any, **kwargs: Any) -> Any:
        """The value f(x).

        Parameters
        ----------
        x : array_like
            Input, real: float16, bfloat16, float32 or float64; integers and booleans are promoted as by `np.exp`.
        *args, **kwargs
            Parameters of the function, by position or name, and the keywords of a NumPy ufunc.

        Returns
        -------
        array or scalar
            f(x), of the input's shape broadcast with the parameters', in the input's dtype.

        Raises
        ------
        TypeError
            If the dtype has no loop (complex, object, text, dates) or a keyword is unknown.
        ValueError
            If a parameter lies outside its domain, or shapes do not broadcast.
        """
        return self._apply(self._value, (x,), args, kwargs)

    def grad(self, x: Any, /, *args: Any, **kwargs: Any) -> Any:
        """The derivative f′(x), with the arguments and errors of a call; at a kink, the convention of the docstring."""
        return self._apply(self._grad, (x,), args, kwargs)

    def vjp(self, x: Any, g: Any, /, *args: Any, **kwargs: Any) -> Any:
        """The vector-Jacobian product g · f′(x) in one pass, with the arguments and errors of a call.

        float32 and float64 give the bits of `g * f.grad(x)`; the 16-bit types round once, after the product.
        """
        return self._apply(self._vjp, (x, g), args, kwargs)

    def _apply(self, ufunc: np.ufunc, operands: tuple[Any, ...], args: Any, kwargs: dict[str, Any]) -> Any:
        parameters = self._defaults
        if args or (kwargs and not self.parameters.keys().isdisjoint(kwargs)):
            parameters = self._bind(args, kwargs)
        dtype = getattr(operands[0], "dtype", None)
        if dtype is not None and dtype.kind == "V" and dtype.type is kernels.bfloat16():
            # NumPy promotes bfloat16 with a Python float to float32; a parameter must not widen.
            parameters = tuple(dtype.type(p) if isinstance(p, (int, float)) else p for p in parameters)
        try:
            return ufunc(*operands, *parameters, **kwargs)
        except np.exceptions.DTypePromotionError as error:
            raise TypeError(self._no_loop(operands + parameters)) from error
        except TypeError as error:
            if "not supported for the input types" in str(error) or "did not contain a loop" in str(error):
                raise TypeError(self._no_loop(operands + parameters)) from error
            raise

    def _no_loop(self, operands: tuple[Any, ...]) -> str:
        given = ", ".join(str(getattr(operand, "dtype", type(operand).__name__)) for operand in operands)
        return f"{self.name}: got {given}; allowed are float16, bfloat16, float32, float64, integers and booleans"

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (self.name, tuple(self.parameters.values()))

    def __repr__(self) -> str:
        inner = ", ".join(f"{k}={v!r}" for k, v in self.parameters.items())
        return f"actfn.{self.name}({inner})" if inner else f"actfn.{self.name}"

    def with_defaults(self, **parameters: float) -> Activation:
        """The same function with other defaults, as `actfn.get` returns for a framework whose default differs."""
        bound = self._bind((), parameters)
        return Activation(
            self.body,
            ulp=self.promise,
            paper=self.paper,
            domain=self.domain,
            names=self.names,
            parameters=dict(zip(self.parameters, bound, strict=True)),
        )

    @cached_property
    def formula(self) -> Any:
        """The formula as a SymPy expression in the real symbol x and the parameters."""
        from actfn import mathematics

        return mathematics.formula(self)

    @cached_property
    def derivative(self) -> Any:
        """The derivative as a SymPy expression, simplified."""
        from actfn import mathematics

        return mathematics.derivative(self)

    def _repr_html_(self) -> str:
        from actfn import explain

        return explain.html(self)

    def _repr_latex_(self) -> str:
        from actfn import mathematics

        return f"$\\displaystyle {mathematics.tex(self.formula)}$"

    def _bind(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[Any, ...]:
        """The parameters in order, taken from args and out of kwargs, the rest from the defaults, each checked."""
        if len(args) > len(self.parameters):
            allowed = ", ".join(self.parameters) or "none"
            raise TypeError(f"{self.name}: {len(args)} parameters given, allowed are: {allowed}")
        values = dict(zip(self.parameters, args, strict=False))
        for name in self.parameters:
            if name in kwargs:
                if name in values:
                    raise TypeError(f"{self.name}: parameter {name} given twice")
                values[name] = kwargs.pop(name)
        for name, value in values.items():
            self._check(name, value)
        return tuple(values.get(name, default) for name, default in self.parameters.items())

    def _check(self, name: str, value: Any) -> None:
        low, high = self.domain[name]
        if isinstance(value, (int, float)):
            inside = math.isfinite(value) and low <= value <= high
        elif isinstance(value, (list, tuple, np.ndarray, np.generic)):
            array = np.asarray(value)
            if array.dtype.kind not in "biufV":
                raise TypeError(f"{self.name}: {name} has dtype {array.dtype}, allowed are real numbers")
            inside = bool(np.all(np.isfinite(array) & (array >= low) & (array <= high)))
        else:
            return  # a lazy or labelled array is not computed to be checked
        if not inside:
            end = f" of at least {low:g}" if math.isfinite(low) else ""
            raise ValueError(f"{self.name}: {name} is {value!r}, allowed are finite numbers{end}")


def activation(
    *,
    ulp: Mapping[str, tuple[float, float]],
    paper: str,
    domain: Mapping[str, tuple[float, float]] | None = None,
    names: Mapping[str, Mapping[str, float]] | None = None,
) -> Callable[[Callable[..., Any]], Activation]:
    """Declare an activation: the decorated function's name, signature, docstring and body are its own.

    Only what cannot be derived from the formula is passed here; see `Activation` for the meaning of each.
    """

    def declare(body: Callable[..., Any]) -> Activation:
        made = Activation(body, ulp=ulp, paper=paper, domain=domain or {}, names=names or {})
        registry[made.name] = made
        return made

    return declare


def _restore(name: str, parameters: tuple[float, ...]) -> Activation:
    """What unpickling and copying call."""
    known = registry[name]
    if parameters == tuple(known.parameters.values()):
        return known
    return known.with_defaults(**dict(zip(known.parameters, parameters, strict=True)))


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
        near = difflib.get_close_matches(name.lower(), folded, n=3, cutoff=0.5)
        nearest = [k for k in known if k.lower() in near] or sorted(registry)
        raise ValueError(f"no activation is called {name!r}; the nearest are: {', '.join(nearest)}")
    made, defaults = known[key]
    return made.with_defaults(**defaults) if defaults else made
