"""What is audited: an implementation of one function, found by the words of the user."""

from __future__ import annotations

import math
import pickle
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from actfn import compute
from actfn.activation.record import Activation
from actfn.activation.registry import registry
from actfn.audit.targets import FRAMEWORKS, Actfn, Framework, OnnxRuntime, Torch, Unsupported
from actfn.errors import ArgumentError, MissingPackage, ParameterError, UnknownName
from actfn.names import changed, resolve, spelled
from actfn.names.call_syntax import Call
from actfn.names.label import given as written_call
from actfn.names.label import of_this_package
from actfn.names.objects import described
from actfn.user_code import at_work, dumps, imported_together, is_interrupt, line_that_imports, said

Array = NDArray[Any]
CHOICES = [name for name in FRAMEWORKS if name not in ("actfn", "onnxruntime")]  # for functions of the user's
ALLOWED = (
    f"allowed are {', '.join(FRAMEWORKS)}, a function of theirs or ours, a formula, package.module:function,"
    " file.py:function, or an .onnx file"
)


class Fault(Exception):
    """A target does not do what an implementation must: there are no results to compare."""

    def __init__(self, kind: str, message: str, trace: str = "") -> None:
        super().__init__(message)
        self.kind, self.trace = kind, trace


@dataclass(frozen=True)
class Target:
    """One implementation of one function, with the activation that it is compared with.

    Attributes
    ----------
    name : str
        Its own: "torch.nn.functional.elu".
    activation : Activation
        What it is to compute, with the parameters it has.
    framework : Framework
        By which it is called.
    call : callable
        The implementation.
    parameters : dict of str to float
        Those that it is given; the others are its defaults.
    derivatives : tuple of callables
        Of arrays, where the user gives them: the first, the second.
    users_function : callable, optional
        The user's function as it was given, without parameters.
    """

    name: str
    activation: Activation
    framework: Framework
    call: Any
    parameters: Mapping[str, float] = field(default_factory=dict)
    derivatives: tuple[Callable[..., Any], ...] = ()
    users_function: Any = None

    def results(self, x: Array, order: int) -> Array:
        """Compute the target's value, or one of its derivatives, at an array of numbers.

        Raises
        ------
        Fault
            If it raises anything.
        Unsupported
            If its framework has no such thing.
        """
        given = 0 < order <= len(self.derivatives)
        try:
            with at_work(), np.errstate(all="ignore"):  # and back, whatever it sets
                if given:
                    return Framework().results(self.derivatives[order - 1], x, 0)
                return self.framework.results(self.call, x, order)
        except Unsupported:
            raise
        except BaseException as error:
            if is_interrupt(error):
                raise
            trace = traceback.format_exc().encode(errors="backslashreplace").decode()
            raise Fault("raises", said(error)[:300], trace) from None

    def checked(self, x: Array, order: int) -> Array:
        """Compute results on a copy of the input, which the target may change, and check their shape and dtype.

        Raises
        ------
        Fault
            If the shape or dtype is another.
        """
        got = self.results(x.copy(), order)
        if got.shape != x.shape:
            raise Fault("shape", f"gives shape {got.shape} for {x.shape}")
        if got.dtype != x.dtype:
            raise Fault("dtype", f"gives {got.dtype} for {x.dtype}")
        return got.copy()  # it may give the same array again

    def reproducer(self, x: float, dtype: str, order: int, many: int) -> str:
        """A few lines that show its result at a number, in an array of so many."""
        text = repr(x) if math.isfinite(x) else f"float('{x}')"
        if isinstance(self.call, Activation):
            line = in_code(self.call)
            return self.framework.reproducer(line, self.parameters, text, dtype, order, many)
        if self.users_function is None:
            return self.framework.reproducer(self.name, self.parameters, text, dtype, order, many)
        given = 0 < order <= len(self.derivatives)
        line, name = line_that_imports(self.name, self.derivatives[order - 1] if given else self.users_function)
        by = Framework() if given else self.framework
        parameters, order = ({}, 0) if given else (self.parameters, order)
        return f"{line}\n{by.reproducer(name, parameters, text, dtype, order, many)}"

    @property
    def label(self) -> str:
        """The name with the parameters that it is given, and how it is called."""
        return f"{self.name}{written_call(self.parameters)}{self.framework.mode}"


@dataclass(frozen=True)
class Request:
    """The arguments of `targets`, as they travel to another process, and how many targets they stand for."""

    packed: bytes
    count: int

    @staticmethod
    def of(count: int, given: Any, **arguments: Any) -> Request:
        """Callables travel by value where they are the user's.

        Raises
        ------
        TypeError
            If one cannot travel.
        """
        try:
            return Request(dumps((given, arguments)), count)
        except Exception as error:  # whatever the object's own pickling raises
            raise TypeError(f"{type(given).__name__} cannot be passed to another process: {said(error)}") from None

    def targets(self) -> list[Target]:
        """The targets that this specification stands for, made anew in the process that calls it."""
        given, arguments = pickle.loads(self.packed)
        return targets(given, **arguments)


def targets(
    given: Any,
    *,
    as_: Any = None,
    framework: str | None = None,
    functions: Sequence[str] | None = None,
    parameters: Mapping[str, float] | None = None,
    derivatives: Sequence[Any] = (),
) -> list[Target]:
    """The implementations that a word of the user stands for.

    Parameters
    ----------
    given : str or callable
        A framework's name, for all of its functions that we have; a dotted name of one; "package.module:function" or
        "file.py:function", of arrays; the path of an .onnx file of one operator; or a callable.
    as_ : str, Activation or object of a framework, optional
        What it is to compute, as for `actfn.get`; needed where the target does not say.
    framework : str, optional
        Of a function of the user's: what it takes and gives, "numpy", "torch", "torch.compile", "jax", "tensorflow" or
        "keras"; by default torch for what is torch's own kind, and arrays otherwise.
    functions : sequence of str, optional
        Of a whole framework, those of our functions that are meant; all of them by default.
    parameters : dict of str to float, optional
        Passed to it, and put into the formula.
    derivatives : sequence of str or callable
        The first derivative, or the first and the second, as functions of arrays.

    Raises
    ------
    ValueError
        If there is no such thing, or nothing says what it is to compute.
    ImportError
        If the framework is not installed.
    """
    known = dict(parameters or {})
    of_user = isinstance(given, str) and ":" in given and not given.endswith(".onnx")
    named = [name for name in (*([given] if of_user else []), *derivatives) if isinstance(name, str)]
    found = _functions(named)
    grads = tuple(found[d] if isinstance(d, str) else d for d in derivatives)
    if framework and framework not in CHOICES:
        raise ArgumentError(f"framework is {framework!r}, allowed are {', '.join(CHOICES)}")
    whole = isinstance(given, str) and (given in FRAMEWORKS or given.startswith("actfn["))
    if functions is not None:
        if not whole:
            raise ArgumentError(f"functions chooses of a whole framework: {given} is one function")
        if isinstance(functions, str) or (wrong := [name for name in functions if name not in registry]):
            shown = functions if isinstance(functions, str) else wrong[0]
            raise ArgumentError(f"functions has {shown!r}, allowed are several of: {', '.join(registry)}")
    if not isinstance(given, str):
        if not callable(given):
            raise UnknownName(f"target is {type(given).__name__}, allowed are names and callables")
        if isinstance(given, Activation):
            return [_of_activation(given, as_, known, grads)]
        name = getattr(given, "__qualname__", type(given).__name__)
        by = _made(framework or _framework_of(given))
        truth = _truth(given, as_, known, name)
        return [Target(name, truth, by, by.prepared(_bound(given, known)), known, grads, given)]
    if framework and ":" not in given:
        raise ArgumentError(f"{given} is no function of yours, whose framework could be chosen")
    if whole:
        if as_ or known or grads:
            raise ArgumentError(
                f"{given} stands for all of its functions; name one: {given}.NAME, for --as, --grad or parameters"
            )
        made = _all(given, [f for f in registry.values() if functions is None or f.name in functions])
        if functions is not None and not made:
            raise ArgumentError(f"{given} has none of the functions asked for: {', '.join(functions)}")
        return made
    if given.endswith(".onnx"):
        if known or grads:
            raise ArgumentError(f"{given} holds its parameters, and has no derivatives")
        return [_of_file(given, as_)]
    if of_user:
        function, by = found[given], _made(framework or "numpy")
        call = by.prepared(_bound(function, known))
        return [Target(given, _truth(given, as_, known), by, call, known, grads, function)]
    call = spelled(given)
    if call is not None and as_ is None:
        resolve(given, known)  # a mistake in its arguments is told in the words that all verbs have for it
    call = call or Call(given, (), {})
    kind = _framework_named(call.name)
    if kind is None:
        return [_of_activation(_of_ours(given, known), as_, {}, grads)]
    by = _made(kind)
    arguments = {**by.named(call.name, call.positional), **call.keywords, **known}
    made = by.function(call.name, arguments)
    return [Target(call.name, _truth(given, as_, known), by, made, arguments, grads)]


def _functions(named: Sequence[str]) -> dict[str, Any]:
    """Import the user's functions, keyed by the names that they were given by."""
    found = dict(zip(named, imported_together(named), strict=True))
    for name, function in found.items():
        if not callable(function):
            raise ArgumentError(f"{name} is {type(function).__name__}, allowed is a function")
    return found


def _framework_of(given: Any) -> str:
    """The framework that a callable is called by: whose function it is, torch for its modules, and else NumPy."""
    found = described(given)
    if isinstance(found, Call) and (kind := _framework_named(found.name)) in CHOICES:
        return str(kind)
    torch = sys.modules.get("torch")
    module = getattr(given, "__module__", None) or ""
    of_torch = torch is not None and (isinstance(given, torch.nn.Module) or module.startswith("torch"))
    return "torch" if of_torch else "numpy"


def _framework_named(name: str) -> str | None:
    """The framework whose functions have names like this one, where they are none of ours."""
    return next((k for k, f in FRAMEWORKS.items() if k != "actfn" and name.startswith(_prefixes(f))), None)


def _prefixes(framework: Any) -> tuple[str, ...]:
    prefixes: tuple[str, ...] = framework.prefixes
    return prefixes


def _made(kind: str) -> Framework:
    try:
        return FRAMEWORKS[kind]()
    except ImportError as error:
        raise MissingPackage(f"{kind} is not installed ({error})") from None


def _truth(given: Any, as_: Any, parameters: Mapping[str, float], name: str = "") -> Activation:
    """The activation that a target is compared with: the one the user says, or that its name or object means."""
    if as_ is not None:
        return resolve(as_, parameters)
    if isinstance(given, str) and ":" in given:  # a function in a file of the user's, whatever its name
        raise _nameless(given)
    try:
        return resolve(given, parameters)
    except UnknownName as error:
        raise _nameless(name or given) from error


def _nameless(target: str) -> UnknownName:
    known = ", ".join(registry)
    said = f"{target}: say which function it is to compute with --as (as_=): {known}, any other name, or its formula"
    return UnknownName(said, name=target)


def _of_ours(given: str, parameters: Mapping[str, float]) -> Activation:
    """The function of ours that a text means which is no target of a framework's: a name, or a formula."""
    if Path(given).suffix == ".py":
        raise UnknownName(f"{given} is a file: say which function of it, as in {given}:NAME", name=given)
    try:
        if Path(given).is_file():
            raise UnknownName(f"{given} is a file")
        return resolve(given, parameters)
    except UnknownName as error:
        near = [*get_close_matches(given, FRAMEWORKS, n=1), *error.nearest]
        nearest = f", the nearest is {near[0]}" if near else ""
        raise UnknownName(f"no target {given!r}{nearest}; {ALLOWED}", name=given, nearest=near) from error


def _of_activation(given: Activation, as_: Any, parameters: Mapping[str, float], grads: Sequence[Any] = ()) -> Target:
    """A function of ours as the target: that of the registry, or one computed from its formula."""
    function = resolve(given, parameters)
    truth = function if as_ is None else resolve(as_)
    name = f"actfn.{function.name}" if function.text is None else function.name
    return Target(name, truth, Actfn(), function, changed(function), tuple(grads))


def _all(given: str, functions: Sequence[Activation]) -> list[Target]:
    """A framework's own version of each of these functions, by its own name and defaults."""
    kind, _, isa = given.rstrip("]").partition("[")
    if kind == "actfn":
        sets = [isa] if isa else compute.supported()
        if isa and isa not in compute.supported():
            raise ArgumentError(f"{given}: this processor has: {', '.join(compute.supported())}")
        return [Target(f"actfn.{f.name}", f, Actfn(i), f) for i in sets for f in functions]
    framework = _made(kind)
    prefixes = framework.prefixes or Torch.prefixes
    made = []
    for activation in functions:
        # The function rather than the layer; of several the first, as declared.
        names = [n for n in activation.names if n.startswith(prefixes) and (n.startswith("onnx.") or n.islower())]
        if not names:
            continue
        name = next((n for n in names if ".functional." in n), names[0])
        try:
            call = framework.function(name, {})
        except (MissingPackage, UnknownName) as error:  # a part of it, such as SciPy, that is not here
            call = _lacking(str(error))
        made.append(Target(name, resolve(name), framework, call))
    return made


def _lacking(reason: str) -> Callable[[Any], Any]:
    """Make a stand-in for a function that a framework lacks, whose calls raise Unsupported with the reason."""

    def call(x: Any) -> Any:
        raise Unsupported(reason)

    return call


def _of_file(path: str, as_: Any) -> Target:
    if not Path(path).is_file():
        raise ArgumentError(f"there is no file {path}")
    framework = _made("onnxruntime")
    assert isinstance(framework, OnnxRuntime)
    operator, given, call = framework.file(path)
    if as_ is None:
        return Target(f"onnx.{operator}", resolve(f"onnx.{operator}", given), framework, call, given)
    activation = resolve(as_)
    if len(given) > len(activation.parameters):
        raise ParameterError(f"{path}: {operator} has {', '.join(given)}; {activation.name} has none of it")
    known = dict(zip(activation.parameters, given.values(), strict=False))  # its formula may call them anything
    truth = activation.with_defaults(**known) if known else activation
    return Target(f"onnx.{operator}", truth, framework, call, given)


def in_code(function: Activation) -> str:
    """A function of ours as it is written in code, with the defaults that it has under its name."""
    if of_this_package(function) is None:
        return repr(function)
    return f"actfn.{function.name}" if function.name in registry else f"actfn.get({function.name!r})"


def _bound(function: Any, parameters: Mapping[str, float]) -> Any:
    made_from = function.func if isinstance(function, partial) else function
    if isinstance(made_from, type) and described(function) is not None:  # a framework's class: a layer of it
        return function(**parameters)
    return partial(function, **parameters) if parameters else function
