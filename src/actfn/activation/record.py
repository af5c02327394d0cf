"""The record of an activation function: its formula, what is promised of its computation, and the computations."""

from __future__ import annotations

import inspect
import numbers
from collections.abc import Callable, Hashable, Mapping
from functools import cached_property, partial
from types import MappingProxyType
from typing import Any, TypeVar

from actfn.activation.bound import bound_ufunc
from actfn.activation.call import Call, Gradient
from actfn.activation.description import WRT, docstring
from actfn.activation.facets import attached
from actfn.activation.parameters import bound
from actfn.compute import Kernels, Ufuncs
from actfn.errors import NotComputed, OperandError, short

C = TypeVar("C", bound=Call)
Drawn = Callable[..., "tuple[Activation, dict[str, Any]]"]

DTYPES = ("float16", "bfloat16", "float32", "float64")


class Activation(Call):
    """An activation function: a formula, what is promised of its computation, and the computation itself.

    Calling it computes its value; `grad` and `vjp` compute derivatives. All three are NumPy ufuncs underneath, as
    `Call` says. An Activation cannot be changed; two are equal if they are the same function with the same defaults.

    Attributes
    ----------
    name : str
        The public name.
    description : str
        What the function is: a sentence, perhaps with paragraphs after it.
    parameters : mapping of str to float
        The parameters and their defaults, in order.
    promise : mapping of str to (float, float)
        For each dtype, the largest error of value and derivative in units in the last place; 0.5 is correctly
        rounded. At default parameters for the 16-bit types.
    domain : mapping of str to (float, float)
        For each parameter, the least and greatest finite value allowed.
    measured : mapping of str to mapping
        Of the second derivative ("second") and of that by each parameter (its name), for each dtype, the largest error
        that was met in units in the last place at default parameters: measured, not promised.
    paper : str
        Where the function comes from.
    names : mapping of str to mapping
        The names it goes by elsewhere, each with the defaults that differ there.
    text : str or None
        Of a function of the user's own (`actfn.define`), the formula as it was given.
    remark : str
        What must be said of the function under the name that it was asked for by, such as that its slope is learned
        there; mostly empty. Functions that differ in this alone are equal.
    """

    body: Callable[..., Any]
    name: str
    description: str
    promise: Mapping[str, tuple[float, float]]
    paper: str
    names: Mapping[str, Mapping[str, float]]
    text: str | None
    remark: str
    measured: Mapping[str, Mapping[str, float]]
    _ufuncs: Ufuncs
    _by_parameter: dict[str, Call]
    _made_by: tuple[Callable[..., Activation], tuple[Any, ...]]
    _identity: Hashable

    def __init__(
        self,
        body: Callable[..., Any],
        *,
        ulp: Mapping[str, tuple[float, float]],
        paper: str,
        domain: Mapping[str, tuple[float, float]],
        names: Mapping[str, Mapping[str, float]],
        made_by: tuple[Callable[..., Activation], tuple[Any, ...]],
        identity: Hashable,
        parameters: Mapping[str, float] | None = None,
        ufuncs: Ufuncs | None = None,
        measured: Mapping[str, Mapping[str, float]] | None = None,
        text: str | None = None,
        remark: str = "",
        drawn: Drawn | None = None,
    ) -> None:
        """Make a record; `actfn.activation.registry.activation` and `actfn.define` do.

        Parameters
        ----------
        body : callable
            The formula, over the words of `actfn.words`; its name, signature and docstring are the function's.
        ulp, paper, domain, names, measured, text, remark
            As the attributes say; `ulp` is the promise.
        made_by : (callable, tuple)
            A function of a module and its first arguments, which makes this record again when it is given the
            parameters' values as last argument; pickling stores it.
        identity : hashable
            What makes it this function: with the parameters, what equality compares.
        parameters : mapping, optional
            Other defaults than those of the body's signature.
        ufuncs : Ufuncs, optional
            What computes each operation; without it, the compiled kernels of that name.
        drawn : callable, optional
            Of a function that is random in training, what draws for a call: see `activation`.
        """
        name = body.__name__
        declared = list(inspect.signature(body).parameters.values())[1:]
        defaults = MappingProxyType(dict(parameters or {p.name: p.default for p in declared}))
        limits = MappingProxyType(dict(domain))
        description = inspect.cleandoc(body.__doc__ or "")
        self.__dict__.update(
            body=body,
            name=name,
            description=description,
            promise=MappingProxyType(dict(ulp)),
            paper=paper,
            names=MappingProxyType({key: MappingProxyType(dict(differ)) for key, differ in names.items()}),
            text=text,
            remark=remark,
            _by_parameter={},
            _drawn=drawn,
            _made_by=made_by,
            _identity=identity,
            measured=MappingProxyType({key: MappingProxyType(dict(of)) for key, of in (measured or {}).items()}),
            _ufuncs=ufuncs or Kernels(name),
        )
        derivatives = "\n".join(
            f"{name}.{key}({', '.join(operands)}, ...) : {says}." for key, (operands, says, _) in DERIVATIVES.items()
        )
        maker, first = made_by
        recipe = (maker, (*first, tuple(defaults.values())))
        super().__init__(
            name,
            docstring(
                name,
                description,
                ("x",),
                defaults,
                limits,
                RESULT,
                f"Derivatives:\n\n{derivatives}",
                also=self._random_keyword,
            ),
            partial(self._ufuncs, "value"),
            ("x",),
            defaults,
            limits,
            (with_remark, (remark, *recipe)) if remark else recipe,
            (identity, tuple(defaults.items())),
            partial(bound_ufunc, self),
        )

    @cached_property
    def value(self) -> Call:
        """The value f(x), which calling f gives too."""
        return self._computation(Call, "value", ("x",), self.description, RESULT)

    @cached_property
    def grad(self) -> Gradient:
        """The derivative f′(x), or with `wrt="alpha"` that by a parameter; at a kink, the function's convention."""
        return self._derivative(Gradient, "grad")

    @cached_property
    def vjp(self) -> Call:
        """The vector-Jacobian product g · f′(x) in one pass."""
        return self._derivative(Call, "vjp")

    @cached_property
    def second(self) -> Call:
        """The second derivative f″(x); at a kink, that of the branch which the function's convention takes."""
        return self._derivative(Call, "second")

    def _by(self, wrt: str) -> Call:
        """The derivative of the function by x or by a parameter, as a computation that is called like the others."""
        if wrt == "x":
            return self.grad
        if wrt not in self.parameters:
            raise OperandError(
                f"{self.name}.grad: wrt is {short(wrt)}, allowed are: {', '.join(('x', *self.parameters))}"
            )
        if wrt not in self._by_parameter:
            operation = f"by_{list(self.parameters).index(wrt)}"
            says = f"The derivative of f by its parameter {wrt}.\n\n{self.description}"
            result = f"∂f/∂{wrt}, of the shape and dtype that the value has."
            self._by_parameter[wrt] = self._computation(Call, operation, ("x",), says, result, by=wrt)
        return self._by_parameter[wrt]

    def _derivative(self, kind: type[C], key: str) -> C:
        operands, says, result = DERIVATIVES[key]
        return self._computation(kind, key, operands, f"{says[0].upper()}{says[1:]}.\n\n{self.description}", result)

    def _computation(
        self, kind: type[C], operation: str, operands: tuple[str, ...], summary: str, result: str, by: str = ""
    ) -> C:
        key = "grad" if by else operation
        name = self.name if key == "value" else f"{self.name}.{key}"
        if operation not in self._ufuncs.operations:
            raise NotComputed(f"{name}: no kernel computes the derivative{' by ' * bool(by)}{by} of this function")
        also = {**(WRT if kind is Gradient else {}), **({} if by else self._random_keyword)}
        made = kind(
            name,
            docstring(name, summary, operands, self.parameters, self.domain, result, also=also),
            partial(self._ufuncs, operation),
            operands,
            self.parameters,
            self.domain,
            (derivative_by, (self, by)) if by else (getattr, (self, key)),
            (self._key, operation),
            partial(bound_ufunc, self, operation=operation),
            **({"by": self._by} if kind is Gradient else {}),
        )
        made.__dict__["_drawn"] = None if by else self._drawn
        return made

    @property
    def proofs(self) -> tuple[Any, ...]:
        """What was proven of a formula when it was defined with `accuracy="proven"`; empty for other functions.

        Of value and derivative each: `most`, up to which every float32 number was compared, how many `numbers` these
        are, and `largest`, the largest error in units in the last place.
        """
        return tuple(getattr(self._ufuncs, "proofs", ()))

    def __repr__(self) -> str:
        if self.text is not None:
            accuracy = getattr(self._ufuncs, "accuracy", "high")
            fast = "" if accuracy == "high" else f", accuracy={accuracy!r}"
            given = fast + "".join(f", {k}={v!r}" for k, v in self.parameters.items())
            return f"actfn.define({self.name!r}, {self.text!r}{given})"
        inner = ", ".join(f"{k}={v!r}" for k, v in self.parameters.items())
        return f"actfn.{self.name}({inner})" if inner else f"actfn.{self.name}"

    def with_defaults(self, *args: float, **parameters: float) -> Activation:
        """Return the same function with other defaults, as `actfn.get` does where a framework's differ.

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
        values = bound(self.name, self.parameters, self.domain, args, parameters)
        given = dict(zip(self.parameters, values, strict=True))
        for name, value in given.items():
            if not isinstance(value, numbers.Real):
                raise OperandError(f"{self.name}: {name} is {short(value)}, allowed as a default are real numbers")
            given[name] = float(value)  # Python's own, which never widens
        if parameters:
            allowed = ", ".join(self.parameters) or "none"
            raise OperandError(f"{self.name}: unknown parameter {min(parameters)}, allowed are: {allowed}")
        return self._with(given, self.remark)

    def with_remark(self, remark: str) -> Activation:
        """Return the same function with something to be said of it.

        Parameters
        ----------
        remark : str
            What is said.

        Returns
        -------
        Activation
            A new one, equal to this one.

        Raises
        ------
        TypeError
            If the remark is no text.
        """
        if not isinstance(remark, str):
            raise OperandError(f"{self.name}: remark is {short(remark)}, allowed is text")
        return self._with(self.parameters, remark)

    def _with(self, parameters: Mapping[str, float], remark: str) -> Activation:
        return Activation(
            self.body,
            ulp=self.promise,
            paper=self.paper,
            domain=self.domain,
            names=self.names,
            made_by=self._made_by,
            identity=self._identity,
            parameters=parameters,
            ufuncs=self._ufuncs,
            measured=self.measured,
            text=self.text,
            remark=remark,
            drawn=self._drawn,
        )

    @cached_property
    def formula(self) -> Any:
        """The formula as a SymPy expression in the real symbol x and the parameters."""
        return attached.formula(self)

    @cached_property
    def derivative(self) -> Any:
        """The derivative of the formula by x as a simplified SymPy expression."""
        return attached.derivative(self)

    @cached_property
    def facts(self) -> dict[str, Any]:
        """What is known of the function at these defaults, as `Fact`s that say how each was established."""
        return attached.facts(self)

    def _repr_html_(self) -> str:
        return attached.html(self)

    def _repr_latex_(self) -> str:
        return attached.latex(self)


def with_remark(remark: str, maker: Callable[..., Activation], first: tuple[Any, ...]) -> Activation:
    """The function that its maker makes, with a remark: what unpickling calls."""
    return maker(*first).with_remark(remark)


def derivative_by(activation: Activation, wrt: str) -> Call:
    """The derivative of an activation by a parameter: what unpickling calls."""
    return activation.grad.by(wrt)


RESULT = "f(x), of the input's shape broadcast with the parameters', in the input's dtype."

# Of each derivative: its operands, what it is, and its result.
DERIVATIVES = {
    "grad": (
        ("x",),
        "the derivative f′(x); at a kink, the convention stated of the function; with `wrt` and a parameter's name\n"
        "the derivative by that parameter",
        "f′(x), of the shape and dtype that the value has.",
    ),
    "vjp": (
        ("x", "g"),
        "the vector-Jacobian product g · f′(x) in one pass; float32 and float64 give the bits of `g * f.grad(x)`,\n"
        "the 16-bit types round once, after the product",
        "g · f′(x), of the shape and dtype to which x, g and array parameters broadcast and promote.",
    ),
    "second": (
        ("x",),
        "the second derivative f″(x); at a kink, that of the branch whose derivative is taken there",
        "f″(x), of the shape and dtype that the value has.",
    ),
}
