"""Where a torch network calls activation functions, and what for: in hidden layers, as gates, at its output.

One forward pass is watched. Every call of an elementwise activation, as a module, a function or a method, is a site.
What becomes of its result says what it is for: a factor in a product of computed tensors is a gate; what goes straight
into another activation or a power is a part of a longer formula; what reaches the network's result without another
layer of weights is the output; all else is hidden. A module without weights that calls activations, such as a
hand-written GELU, is one site as a whole.
"""

from __future__ import annotations

import copy
import inspect
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any, Literal

import torch
from torch.overrides import TorchFunctionMode

from actfn.errors import ActfnError, ArgumentError, UnknownName

Role = Literal["hidden", "gate", "part", "output"]

# The activations of PyTorch that are applied to each element, by the name of the function; their modules' names.
KINDS = {
    "celu": "CELU",
    "elu": "ELU",
    "gelu": "GELU",
    "hardsigmoid": "Hardsigmoid",
    "hardswish": "Hardswish",
    "hardtanh": "Hardtanh",
    "leaky_relu": "LeakyReLU",
    "logsigmoid": "LogSigmoid",
    "mish": "Mish",
    "prelu": "PReLU",
    "relu": "ReLU",
    "relu6": "ReLU6",
    "rrelu": "RReLU",
    "selu": "SELU",
    "sigmoid": "Sigmoid",
    "silu": "SiLU",
    "softplus": "Softplus",
    "softsign": "Softsign",
    "tanh": "Tanh",
}
MODULES = {getattr(torch.nn, name): kind for kind, name in KINDS.items()}
FUNCTIONS = {
    getattr(owner, name): (kind, name.endswith("_"))
    for kind in KINDS
    for owner in (torch.nn.functional, torch, torch.Tensor)
    for name in (kind, f"{kind}_")
    if hasattr(owner, name)
}
BOUNDED = {"sigmoid", "hardsigmoid", "tanh", "hardtanh", "softsign", "relu6"}  # of a product they are the gate
PRODUCTS = {"mul", "mul_", "__mul__", "__rmul__", "__imul__", "multiply", "multiply_", "addcmul"}
ARITHMETIC = {  # with a parameter of any shape they are no layer
    "add", "__add__", "__radd__", "__iadd__", "add_", "sub", "__sub__", "__rsub__", "__isub__", "sub_",
    "div", "__truediv__", "__itruediv__", "div_", "where", "maximum", "minimum", "addcmul", "lerp",
}  # fmt: skip
POWERS = {"pow", "__pow__", "pow_", "square", "square_", "float_power"}
MIXING = {  # as layers of weights do, of the tensors that they are given
    "matmul", "__matmul__", "__rmatmul__", "mm", "bmm", "einsum", "addmm", "baddbmm", "tensordot", "bilinear", "cdist",
    "linear", "conv1d", "conv2d", "conv3d", "conv_transpose1d", "conv_transpose2d", "conv_transpose3d", "embedding_bag",
    "scaled_dot_product_attention", "multi_head_attention_forward", "lstm", "gru", "rnn_tanh", "rnn_relu", "embedding",
}  # fmt: skip


Place = tuple[str, str, int]  # path, kind and number: what tells sites apart
Call = tuple[Place, int]  # and which of the calls at that place


@dataclass(frozen=True)
class Site:
    """A place in a network where an activation is called.

    Attributes
    ----------
    path : str
        Of the module that is the activation, or in whose forward it is called; "" for the network itself.
    kind : str
        The name of the function in torch.nn.functional, or the class of a module without weights that calls several.
    number : int
        Which of the calls of that kind in one forward of that module, from 0; of a module that is the activation, 0.
    is_module : bool
        Whether the module at the path is the activation.
    role : {"hidden", "gate", "part", "output"}
        What its result is used for.
    calls : int
        How often it is called in one forward pass of the network.
    arguments : tuple of str or None
        What a function is given beside x, as `negative_slope=0.3`; None where that is no number or text.
    """

    path: str
    kind: str
    number: int
    is_module: bool
    role: Role
    calls: int
    arguments: tuple[str, ...] | None = ()

    @property
    def place(self) -> Place:
        """What tells it from the others: path, kind and number."""
        return self.path, self.kind, self.number


class Calls(TorchFunctionMode):
    """A mode of torch that sees calls of activations as functions and methods, and may answer them."""

    def __init__(self, answer: Callable[[str, torch.Tensor], torch.Tensor | None]) -> None:
        super().__init__()
        self.answer = answer

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs = kwargs or {}
        kind, in_place = FUNCTIONS.get(func, ("", False))
        x = args[0] if args else kwargs.get("input")
        if not kind or not isinstance(x, torch.Tensor):
            return func(*args, **kwargs)
        in_place |= bool(kwargs.get("inplace"))
        y = self.answer(kind, x.clone() if in_place else x)
        if y is None:
            return func(*args, **kwargs)  # in here this mode is off: what that calls is not another activation
        return x.copy_(y) if in_place else y


class Where:
    """Which module's forward is running in a network, kept by hooks, and how many calls of a kind it has made."""

    def __init__(self) -> None:
        self.stack: list[tuple[str, Counter[str]]] = [("", Counter())]

    def restart(self) -> None:
        """Forget what an earlier forward pass called, which may have been broken off."""
        self.stack = [("", Counter())]

    def enter(self, path: str) -> None:
        self.stack.append((path, Counter()))

    def leave(self) -> None:
        self.stack.pop()

    def next(self, kind: str) -> Place:
        """The place of the next call of a kind."""
        path, made = self.stack[-1]
        made[kind] += 1
        return path, kind, made[kind] - 1


class _Trace(TorchFunctionMode):
    """What becomes of the results of activations in one forward pass: for each tensor, the calls that it comes from."""

    def __init__(self, where: Where) -> None:
        super().__init__()
        self.where = where
        self.kept: list[Any] = []  # so that no tensor's id is taken by another
        self.sources: dict[int, frozenset[Call]] = {}
        self.computed: set[int] = set()  # tensors that come from weights or activations
        self.given: dict[Call, int] = {}  # the tensor that an activation was applied to
        self.made: dict[int, Call] = {}  # and what it gave
        self.learned_from: set[Call] = set()  # what a layer of weights takes as it is, whatever else does
        self.count: Counter[Place] = Counter()
        self.roles: dict[Call, Role] = {}
        self.modules: set[Place] = set()
        self.arguments: dict[Place, tuple[str, ...] | None] = {}  # of calls of functions
        self.inside: list[list[Call]] = []  # of modules without weights whose forward is running

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs = kwargs or {}
        kind, _ = FUNCTIONS.get(func, ("", False))
        tensors = list(_tensors((args, kwargs)))
        name = getattr(func, "__name__", "")
        before = [self.sources.get(id(t), frozenset[Call]()) for t in tensors]
        result = func(*args, **kwargs)
        if kind and tensors:
            place = self.where.next(kind)
            self.arguments[place] = _further(kind, args[1:], kwargs)
            self._activation(place, tensors[0], result)
            return result
        if name in PRODUCTS:
            self._product(tensors, before)
        every = frozenset[Call]().union(*before)
        if name in POWERS:
            self.roles.update(dict.fromkeys(every, "part"))
        has_weights = any(isinstance(t, torch.nn.Parameter) and t.ndim > 1 for t in tensors)
        is_layer = name in MIXING or (has_weights and name not in ARITHMETIC | PRODUCTS)
        if is_layer:
            self.learned_from.update(self.made[id(t)] for t in tensors if id(t) in self.made)
        is_computed = is_layer or any(id(t) in self.computed for t in tensors)
        for made in _tensors(result):
            self._note(made, frozenset() if is_layer else every, is_computed)
        return result

    def _note(self, tensor: torch.Tensor, sources: frozenset[Call], is_computed: bool) -> None:
        self.kept.append(tensor)
        self.sources[id(tensor)] = sources
        if is_computed:
            self.computed.add(id(tensor))

    def _activation(self, place: Place, x: torch.Tensor, result: Any) -> None:
        earlier = self.made.get(id(x))  # itself, not through a sum with it as of a residual network
        if earlier and self.roles.get(earlier) == "hidden":
            self.roles[earlier] = "part"
        call = (place, self.count[place])
        self.count[place] += 1
        self.roles[call] = "hidden"
        self.given[call] = id(x)
        self.kept.append(x)
        if self.inside:
            self.inside[-1].append(call)
        for made in _tensors(result):
            self.made[id(made)] = call
            self._note(made, frozenset([call]), True)

    def _product(self, tensors: list[torch.Tensor], before: list[frozenset[Call]]) -> None:
        """A product of two tensors: the bounded factor is a gate, or, if both are computed, what an activation gave."""
        given = {self.given[call] for calls in before for call in calls}
        factors = [
            (calls, id(t) in self.computed or id(t) in given)
            for t, calls in zip(tensors, before, strict=True)
            if not isinstance(t, torch.nn.Parameter) and t.is_floating_point() and t.numel() > 1
        ]
        if len(factors) < 2:
            return
        every = frozenset[Call]().union(*(calls for calls, _ in factors))
        bounded = {call for call in every if call[0][1] in BOUNDED}
        if bounded or all(is_computed for _, is_computed in factors):
            self.roles.update(dict.fromkeys(bounded or every, "gate"))

    def merge(self, place: Place, x: torch.Tensor, result: torch.Tensor, inside: list[Call]) -> None:
        """Take the calls inside a module without weights for one, of the module."""
        for call in inside:
            self.roles.pop(call, None)
            self.count[call[0]] -= 1
        self.modules.add(place)
        self._activation(place, x, result)

    def sites(self) -> list[Site]:
        """What was found; a site that is hidden in one of its calls is hidden."""
        made = []
        for place in dict.fromkeys(call[0] for call in self.roles):
            roles: list[Role] = [
                "hidden" if role == "part" and call in self.learned_from else role
                for call, role in self.roles.items()
                if call[0] == place
            ]
            role: Role = "hidden" if "hidden" in roles else roles[0]
            is_module = place in self.modules
            arguments = () if is_module else self.arguments.get(place, ())
            made.append(Site(*place, is_module, role, len(roles), arguments))
        return made


def _further(kind: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> tuple[str, ...] | None:
    """What a call of a function of torch gives beside x, by name; None where that is no number or text."""
    try:
        names = [*inspect.signature(getattr(torch.nn.functional, kind)).parameters][1:] if args else []
    except (AttributeError, ValueError):  # a builtin, whose arguments have no names
        return None
    if len(names) < len(args):
        return None
    given = {**dict(zip(names, args, strict=False)), **kwargs}
    kept = {name: value for name, value in given.items() if name not in ("input", "inplace", "training")}
    if not all(isinstance(value, int | float | str) for value in kept.values()):
        return None
    return tuple(f"{name}={value!r}" for name, value in kept.items())


def _tensors(value: Any) -> Iterator[torch.Tensor]:
    if isinstance(value, torch.Tensor):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _tensors(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _tensors(one)


def _is_alone(module: torch.nn.Module) -> bool:
    """Whether a module has neither children nor weights, but perhaps numbers of its own such as a learned slope."""
    return not module._modules and all(p.ndim < 2 for p in module.parameters())


def sites(model: torch.nn.Module, *example: torch.Tensor) -> list[Site]:
    """The places where a network calls activation functions, in order of their first calls.

    Parameters
    ----------
    model : torch.nn.Module
        The network, a copy of which is called once, without gradients, in the mode that it is in.
    *example : torch.Tensor
        What it is called with.

    Returns
    -------
    list of Site
        Each with what its result is used for.
    """
    model = copy.deepcopy(model)  # a forward pass may change it, as it does what normalisation has seen
    where = Where()
    trace = _Trace(where)
    with ExitStack() as hooks, torch.no_grad(), torch.random.fork_rng(devices=[]):
        for path, module in model.named_modules():
            for handle in _traced(where, trace, path, module):
                hooks.callback(handle.remove)
        with trace:
            result = model(*example)
    for tensor in _tensors(result):
        for call in trace.sources.get(id(tensor), ()):
            if trace.roles[call] == "hidden":
                trace.roles[call] = "output"
    return trace.sites()


def _traced(where: Where, trace: _Trace, path: str, module: torch.nn.Module) -> list[Any]:
    """Hook a module, so that it is known when its forward runs, and what it calls; returns the hooks."""
    if not _is_alone(module):
        return followed(where, path, module) if path else []

    def before(module: torch.nn.Module, args: Any) -> None:
        where.enter(path)
        trace.inside.append([])

    def after(module: torch.nn.Module, args: Any, result: Any) -> None:
        where.leave()
        inside = trace.inside.pop()
        x = args[0] if len(args) == 1 else None  # what takes more is no activation
        if isinstance(x, torch.Tensor) and isinstance(result, torch.Tensor) and x.shape == result.shape and inside:
            kind = MODULES.get(type(module), type(module).__name__)
            trace.merge((path, kind, 0), x, result, inside)
        elif trace.inside:
            trace.inside[-1] += inside

    return [module.register_forward_pre_hook(before), module.register_forward_hook(after)]


def chosen(found: Sequence[Site], of: Iterable[str] | None) -> list[Site]:
    """The sites to replace: the hidden ones of the kinds that are named, or those at the places that are.

    Parameters
    ----------
    found : sequence of Site
        All that a network has.
    of : iterable of str, optional
        Kinds ("relu"), of which the hidden sites are meant; paths of modules ("encoder.act"), of which that itself is
        meant if it is an activation, whatever its role, and else the hidden sites within; or both ("encoder:sigmoid"),
        of which all calls of that kind there are meant. By default the hidden sites, where they are of one kind.

    Returns
    -------
    list of Site
        At least one.

    Raises
    ------
    ArgumentError
        If there is none, or several kinds and `of` does not say which.
    UnknownName
        If a name is neither a kind nor a place in the network.
    """
    hidden = [site for site in found if site.role == "hidden"]
    if of is None:
        kinds = Counter[str]()
        for site in hidden:
            kinds[site.kind] += site.calls
        if len(kinds) != 1:
            listed = ", ".join(f"{kind} ({count})" for kind, count in kinds.items()) or "none"
            raise ArgumentError(
                f"the network's activations are: {listed}; say which are replaced (of=, --replace){_left(found)}"
            )
        return hidden
    taken: list[Site] = []
    for name in of:
        meant = _meant(found, hidden, name)
        if not meant:
            raise _nowhere(found, name)
        taken += [site for site in meant if site not in taken]
    return taken


def _meant(found: Sequence[Site], hidden: Sequence[Site], name: str) -> list[Site]:
    path, colon, kind = name.partition(":")
    if colon:
        return [site for site in found if site.kind == kind and _is_within(site, path)]
    exact = [site for site in found if site.is_module and site.path == name]
    return exact or [site for site in hidden if site.kind == name or (site.path and _is_within(site, name))]


def _is_within(site: Site, path: str) -> bool:
    return not path or site.path == path or site.path.startswith(f"{path}.")


def _nowhere(found: Sequence[Site], name: str) -> ActfnError:
    path, colon, kind = name.partition(":")
    within = [site for site in found if _is_within(site, path)] if colon else found
    if colon and within:
        kinds = ", ".join(dict.fromkeys(site.kind for site in within))
        return UnknownName(f"activation to replace is {name!r}, of {kind!r} there is none there, allowed are: {kinds}")
    used = [site for site in found if site.kind == name or _is_within(site, name)]
    if used:
        return ArgumentError(f"activation to replace is {name!r}, which is in no hidden layer{_left(used)}")
    kinds = ", ".join(dict.fromkeys(site.kind for site in found)) or "none"
    if name in KINDS:
        return ArgumentError(f"activation to replace is {name!r}, but the network's activations are: {kinds}")
    places = ", ".join(dict.fromkeys(site.path for site in found if site.path)) or "none"
    return UnknownName(f"activation to replace is {name!r}, allowed are kinds ({kinds}) and paths ({places})")


WORDS = {"gate": "a gate", "part": "a part of a longer formula", "output": "the output", "hidden": "hidden"}


def _left(found: Sequence[Site]) -> str:
    others = described(site for site in found if site.role != "hidden")
    return f"; left alone unless named by its path: {'; '.join(others)}" if others else ""


def described(found: Iterable[Site]) -> list[str]:
    """Say of sites where they are and what for, those of one kind in one module together.

    Parameters
    ----------
    found : iterable of Site
        Such as `sites` gives.

    Returns
    -------
    list of str
        As `encoder.act (relu), 2 calls` or `encoder (sigmoid as a function), a gate, 4 calls`.
    """
    together: dict[tuple[str, str, bool, Role], int] = {}
    for site in found:
        key = (site.path, site.kind, site.is_module, site.role)
        together[key] = together.get(key, 0) + site.calls
    said = []
    for (path, kind, is_module, role), calls in together.items():
        what = f"{path or 'the network itself'} ({kind}{'' if is_module else ' as a function'})"
        what += "" if role == "hidden" else f", {WORDS[role]}"
        said.append(what + (f", {calls} calls" if calls > 1 else ""))
    return said


@contextmanager
def seen(
    model: torch.nn.Module, found: Sequence[Site], taken: Sequence[Site], see: Callable[[torch.Tensor], Any]
) -> Iterator[None]:
    """Call `see`, within a `with` block, on what activations at some sites of a network are applied to, in order."""
    is_taken, where = Taken(found, taken), Where()

    def answer(kind: str, x: torch.Tensor) -> None:
        if is_taken(where.next(kind)):
            see(x)

    with ExitStack() as hooks:
        modules = dict(model.named_modules())
        for site in taken:
            if site.is_module:
                handle = modules[site.path].register_forward_pre_hook(lambda module, args: see(args[0]))
                hooks.callback(handle.remove)
        if is_taken.places:
            for path, module in modules.items():
                if path:
                    for handle in followed(where, path, module):
                        hooks.callback(handle.remove)
            hooks.enter_context(Calls(answer))
        yield


class _Inside:
    """The hooks of a module that keep where a forward pass is; methods, so that copies of a network have their own."""

    def __init__(self, where: Where, path: str) -> None:
        self.where, self.path = where, path

    def enter(self, *_: Any) -> None:
        self.where.enter(self.path)

    def leave(self, *_: Any) -> None:
        self.where.leave()


def followed(where: Where, path: str, module: torch.nn.Module) -> list[Any]:
    """Hook a module, so that it is known when its forward runs; returns the hooks."""
    inside = _Inside(where, path)
    return [
        module.register_forward_pre_hook(inside.enter),
        module.register_forward_hook(inside.leave, always_call=True),
    ]


class OfKinds:
    """Whether the call of a function at a place is of some kinds, wherever it is."""

    def __init__(self, kinds: Iterable[str]) -> None:
        self.kinds = frozenset(kinds)

    def __call__(self, place: Place) -> bool:
        """Tell whether the call of a function at this place is among them."""
        return place[1] in self.kinds


class Taken:
    """Whether the call of a function at a place is one of some sites.

    Where all calls of a kind in a module are, further ones are too, as of a loop with more steps than the example has.
    """

    def __init__(self, found: Sequence[Site], taken: Sequence[Site]) -> None:
        self.places = {site.place for site in taken if not site.is_module}
        calls = [site for site in found if not site.is_module]
        self.whole = {place[:2] for place in self.places} - {s.place[:2] for s in calls if s.place not in self.places}

    def __call__(self, place: Place) -> bool:
        """Tell whether the call of a function at this place is among them."""
        return place in self.places or place[:2] in self.whole
