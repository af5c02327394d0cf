"""The Activation record, the decorator that makes one from a formula, and the registry that finds one by name."""

from __future__ import annotations

import inspect
import numbers
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, final

import numpy as np

from actfn import compute
from actfn.activation.call import check, explained, promoted, short

DTYPES = ("float16", "bfloat16", "float32", "float64")

registry: dict[str, Activation] = {}


@final
class Activation(compute.FastCall):
    """An activation function: a formula, what is promised of its computation, and the computation itself.

    Calling it is calling its method `value`; `grad` and `vjp` compute derivatives. All three are NumPy ufuncs
    underneath: they broadcast parameters against `x`, take `out`, `where`, `dtype`, `casting`, `order` and `subok`,
    and leave `__array_ufunc__` (dask, xarray, pandas) its say. Parameters are operands: they are rounded to the
    array's dtype first, and a Python number never widens it.

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
    text : str or None
        Of a function of the user's own (`actfn.define`), the formula as it was given.
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
        ufuncs: tuple[np.ufunc, np.ufunc, np.ufunc] | None = None,
        text: str | None = None,
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
        self.text = text
        self._value, self._grad, self._vjp = self._ufuncs = ufuncs or compute.ufuncs(self.name)
        self._defaults = tuple(self.parameters.values())
        # The defaults as arrays of each dtype: NumPy takes them faster than Python's floats.
        self._defaults_of: dict[Any, tuple[Any, ...]] = {}
        for kind in (np.float16, np.float32, np.float64):
            self._add_defaults(kind)
        super().__init__(self._value, self._defaults_of)

    def value(self, x: Any, /, *args: Any, **kwargs: Any) -> Any:
        """The value f(x), which calling f gives too.

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
        """The derivative f′(x); at a kink, the convention that the function's docstring states.

        Parameters
        ----------
        x, *args, **kwargs
            As for `value`.

        Returns
        -------
        array or scalar
            f′(x), of the shape and dtype that `value` gives.

        Raises
        ------
        TypeError, ValueError
            As for `value`.
        """
        return self._apply(self._grad, (x,), args, kwargs)

    def vjp(self, x: Any, g: Any, /, *args: Any, **kwargs: Any) -> Any:
        """The vector-Jacobian product g · f′(x) in one pass.

        float32 and float64 give the bits of `g * f.grad(x)`; the 16-bit types round once, after the product.

        Parameters
        ----------
        x, *args, **kwargs
            As for `value`.
        g : array_like
            What f′(x) is multiplied by, as backpropagation hands it over; it broadcasts with x.

        Returns
        -------
        array or scalar
            g · f′(x), of the shape and dtype to which x, g and array parameters broadcast and promote.

        Raises
        ------
        TypeError, ValueError
            As for `value`.
        """
        return self._apply(self._vjp, (x, g), args, kwargs)

    def _apply(self, ufunc: np.ufunc, operands: tuple[Any, ...], args: Any, kwargs: dict[str, Any]) -> Any:
        # The usual call of a derivative, arrays and no parameter, must cost little more than the ufunc itself.
        x, defaults = operands[0], None
        if type(x) is np.ndarray and not args and (not kwargs or (len(kwargs) == 1 and "out" in kwargs)):
            same = getattr(operands[-1], "dtype", None) == x.dtype  # g's, where there is one
            defaults = self._defaults_of.get(x.dtype) if same else None
        try:
            if defaults is not None:
                return ufunc(*operands, *defaults, **kwargs)
        except (TypeError, ValueError):
            pass  # explained below
        parameters = self._defaults
        if args or (kwargs and not self.parameters.keys().isdisjoint(kwargs)):
            parameters = self._bind(args, kwargs)
        numbers = operands
        operands += parameters
        try:
            # Floats of NumPy's own, the usual case, need no help; torch's dtypes have no kind.
            plain = all(getattr(getattr(v, "dtype", None), "kind", None) == "f" for v in numbers)
            if not plain or (kwargs and "dtype" in kwargs):
                operands = promoted(ufunc, operands, kwargs)
                if (bfloat16 := compute.bfloat16()) is not None and np.dtype(bfloat16) not in self._defaults_of:
                    self._add_defaults(bfloat16)
            return ufunc(*operands, **kwargs)
        except Exception as error:
            given = dict(zip([*("x", "g")[: len(numbers)], *self.parameters], operands, strict=True))
            plainly = explained(error, ufunc.__name__, given, self.parameters, kwargs)
            if plainly is None:
                raise
            try:
                raise plainly from error
            finally:
                del plainly  # or its traceback would keep the arrays alive

    def _add_defaults(self, kind: type[np.generic]) -> None:
        self._defaults_of[np.dtype(kind)] = tuple(np.asarray(kind(p)) for p in self._defaults)

    def __reduce__(self) -> tuple[Any, ...]:
        if self.text is not None:
            return _redefine, (self.name, self.text, self.parameters)
        return _restore, (self.name, tuple(self.parameters.values()))

    def __repr__(self) -> str:
        if self.text is not None:
            given = "".join(f", {k}={v!r}" for k, v in self.parameters.items())
            return f"actfn.define({self.name!r}, {self.text!r}{given})"
        inner = ", ".join(f"{k}={v!r}" for k, v in self.parameters.items())
        return f"actfn.{self.name}({inner})" if inner else f"actfn.{self.name}"

    def with_defaults(self, *args: float, **parameters: float) -> Activation:
        """The same function with other defaults, as `actfn.get` returns for a framework whose default differs.

        Parameters
        ----------
        *args, **parameters
            Numbers, by position or name; those not given keep their defaults.

        Returns
        -------
        Activation
            A new one; this one is not changed.

        Raises
        ------
        TypeError
            If a parameter is unknown or not a real number.
        ValueError
            If a parameter lies outside its domain.
        """
        bound = dict(zip(self.parameters, self._bind(args, parameters), strict=True))
        for name, value in bound.items():
            if not isinstance(value, numbers.Real):
                raise TypeError(f"{self.name}: {name} is {short(value)}, allowed as a default are real numbers")
            bound[name] = float(value)  # Python's own, which never widens
        if parameters:
            allowed = ", ".join(self.parameters) or "none"
            raise TypeError(f"{self.name}: unknown parameter {min(parameters)}, allowed are: {allowed}")
        return Activation(
            self.body,
            ulp=self.promise,
            paper=self.paper,
            domain=self.domain,
            names=self.names,
            parameters=bound,
            ufuncs=self._ufuncs,
            text=self.text,
        )

    @cached_property
    def formula(self) -> Any:
        """The formula as a SymPy expression in the real symbol x and the parameters."""
        from actfn import sympy_export as mathematics

        return mathematics.formula(self)

    @cached_property
    def derivative(self) -> Any:
        """The derivative as a SymPy expression, simplified."""
        from actfn import sympy_export as mathematics

        return mathematics.derivative(self)

    @cached_property
    def facts(self) -> dict[str, Any]:
        """What is known of it at these defaults, each a `Fact` with how it was established: `actfn explain` as data."""
        from actfn import explain

        return explain.facts(self)

    def _repr_html_(self) -> str:
        from actfn import explain

        return explain.html(self)

    def _repr_latex_(self) -> str:
        from actfn.formula import of, tex

        return f"$\\displaystyle {tex(of(self))}$"

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
            check(self.name, name, value, self.domain[name])
        return tuple(values.get(name, default) for name, default in self.parameters.items())


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


def _redefine(name: str, text: str, parameters: Mapping[str, float]) -> Activation:
    """What unpickling and copying a function of the user's own call."""
    from actfn.define import define

    return define(name, text, **parameters)


def _restore(name: str, parameters: tuple[float, ...]) -> Activation:
    """What unpickling and copying call."""
    known = registry[name]
    if parameters == tuple(known.parameters.values()):
        return known
    return known.with_defaults(**dict(zip(known.parameters, parameters, strict=True)))
