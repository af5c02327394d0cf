"""The command `actfn translate`: the call to write in another framework, and what differs there."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from actfn.activation.record import Activation
from actfn.errors import ActfnError
from actfn.formula import code, idioms, of
from actfn.formula.guarded_branches import guarded
from actfn.names.call_syntax import called
from actfn.names.label import given as in_parentheses
from actfn.names.label import label, written
from actfn.names.resolver import resolve
from actfn.names.signatures import SIGNATURES, arguments_of
from actfn.names.table import by_exact_name, declared_names
from actfn.names.translation_of_rows import calls_of_row, row_of

# The modules of each framework in which a function may stand, those of plain functions of an array first.
MODULES = {
    "torch": ("torch.nn.functional.", "torch.special.", "torch.nn.", "torch."),
    "jax": ("jax.nn.", "jax.scipy.special.", "jax.numpy."),
    "keras": ("keras.activations.", "keras.layers."),
    "tf": ("tf.nn.", "tf.math.", "tf."),
    "onnx": ("onnx.",),
    "numpy": ("numpy.", "scipy.special."),
    "mlx": ("mlx.nn.",),
    "tinygrad": ("tinygrad.Tensor.",),
    "timm": ("timm.layers.",),
    "transformers": ('transformers.activations.ACT2FN["',),
}
# What a framework's function calls a parameter where that is not our name of it.
KEYWORDS = {
    "torch.nn.PReLU": {"weight": "init"},
    "tf.nn.leaky_relu": {"negative_slope": "alpha"},
    "onnx.LeakyRelu": {"negative_slope": "alpha"},
    "tinygrad.Tensor.leaky_relu": {"negative_slope": "neg_slope"},
    "tinygrad.Tensor.selu": {"scale": "gamma"},
}
# Functions that take nothing but x, whatever parameters the same function has elsewhere.
OF_X_ALONE = frozenset(
    {
        "tf.nn.elu",
        "tf.nn.silu",
        "tf.nn.swish",
        "tf.nn.softplus",
        "tf.math.softplus",
        "jax.nn.softplus",
        "jax.nn.hard_tanh",
        "keras.activations.softplus",
        "keras.activations.hard_tanh",
        "scipy.special.softplus",
        "onnx.Softplus",
        "onnx.Selu",
    }
)


class Translation(NamedTuple):
    """A call in a framework, and what must be said of it.

    Attributes
    ----------
    call : str
        Python code of x, or of the layer; for ONNX the operator with its attributes.
    remarks : tuple of str
        A line each: defaults that differ there, and what the name means without its arguments.
    is_exact : bool
        Whether actfn reads the call back as the function; a formula that is written out in the framework's words, or
        a constant that is rounded there, it does not.
    """

    call: str
    remarks: tuple[str, ...] = ()
    is_exact: bool = True


# What a framework computes but for the rounding of a constant.
ALMOST = {
    ("hardsigmoid", "onnx"): Translation(
        "onnx.HardSigmoid(alpha=0.16666667, beta=0.5)",
        ("onnx.HardSigmoid: by default alpha is 0.2 there; a sixth is rounded to float32",),
        is_exact=False,
    )
}


def translate(given: Any, framework: str) -> list[Translation]:
    """The calls that are a function in another framework, and what differs there: `actfn.translate("elu", "torch")`.

    Parameters
    ----------
    given : str, Activation or object of a framework
        As for `actfn.get`; or a function of a row of numbers, such as `softmax` or `torch.nn.Softmax(dim=1)`.
    framework : str
        One of `MODULES`.

    Returns
    -------
    list of Translation
        Plain functions first; where the framework has none, its formula written out, if that can be.
    """
    if (row := row_of(given)) is not None:
        return _in_order((Translation(*made) for made in calls_of_row(*row, MODULES[framework])), framework)
    function = resolve(given)
    found = _in_order(_calls(function, framework), framework)
    if (near := ALMOST.get((function.name, framework))) is not None:
        return [near]
    if not found and framework in ("torch", "jax", "keras", "numpy"):
        steady = guarded(idioms(of(function)), function.parameters)
        names = {name: written(value) for name, value in function.parameters.items()}
        written_out = code(steady, framework, names)
        remark = f"{framework} has no function of this kind: this is the formula, of x"
        return [Translation(written_out, (remark,), is_exact=False)]
    return found


def _in_order(found: Iterable[Translation], framework: str) -> list[Translation]:
    """Sort calls by their modules, those of plain functions first."""
    modules = MODULES[framework]
    return sorted(found, key=lambda one: next(i for i, module in enumerate(modules) if one.call.startswith(module)))


def _calls(function: Activation, framework: str) -> Iterator[Translation]:
    known = by_exact_name(function.name)
    if known is None or known._identity != function._identity:  # a formula of the user's own has no other names
        return
    elsewhere = dict(declared_names()[function.name])
    for name in SIGNATURES:
        elsewhere.setdefault(name, {})
    for name, defaults in elsewhere.items():
        if not name.startswith(MODULES[framework]):
            continue
        if "(" in name and not defaults and _is_default(name, function):
            continue  # the shorter call is given
        made = _call(function, known, name, defaults)
        with suppress(ActfnError):  # the call means something else there, or nothing
            if made is not None and resolve(made.call) == function:
                remark = resolve(made.call).remark
                yield made._replace(remarks=(*made.remarks, remark) if remark else made.remarks)


def _is_default(name: str, function: Activation) -> bool:
    """Whether a declared name is the same function without its arguments, which then need not be written."""
    with suppress(ActfnError):
        return resolve(name.partition("(")[0]).name == function.name
    return False


def _call(function: Activation, known: Activation, name: str, defaults: Mapping[str, float]) -> Translation | None:
    """The call under a declared name; None where the parameters cannot be given there."""
    call = called(name)
    base, constants = (call.name, dict(call.keywords)) if call else (name, {})
    there = {**known.parameters, **defaults}
    keywords = KEYWORDS.get(base, {})
    arguments = {keywords.get(p, p): v for p, v in function.parameters.items() if v != there[p]}
    if arguments and base in OF_X_ALONE:
        return None
    if base in SIGNATURES and not arguments.keys() <= {*arguments_of(base)}:
        return None
    remarks = [
        f"{base}: by default {keywords.get(p, p)} is {written(there[p])} there, not {written(known.parameters[p])}"
        for p in there
        if there[p] != known.parameters[p]
    ]
    if constants:
        with suppress(ActfnError):
            other = resolve(base)
            if other.name != function.name:
                remarks.append(f"{base}: without {', '.join(constants)} it is {label(other)} there")
    inside = in_parentheses({**arguments, **constants})[1:-1]
    takes_x = base.rpartition(".")[2].islower() or base.endswith("]")  # a layer is called with x later
    operands = ("x", inside) if takes_x else (inside,)
    text = f"{base}({', '.join(part for part in operands if part)})"
    return Translation(text, tuple(remarks))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command `actfn translate`."""
    parser.add_argument("function", help="a name, a call in a framework, or a formula, as every verb takes them")
    parser.add_argument(
        "--to", choices=sorted(MODULES), metavar="FRAMEWORK", help=f"of {', '.join(MODULES)}; all if none is given"
    )
    parser.add_argument("--json", action="store_true", help="print data instead")


def run(args: argparse.Namespace) -> int:
    """Run the command `actfn translate`: print the calls, and return the exit code 0."""
    found = {name: translate(args.function, name) for name in ([args.to] if args.to else MODULES)}
    if args.json:
        data = {name: [{"call": t.call, "remarks": list(t.remarks)} for t in ways] for name, ways in found.items()}
        row = row_of(args.function)
        name = label(resolve(args.function)) if row is None else row[0].name
        print(json.dumps({"function": name, "frameworks": data}, indent=1, ensure_ascii=False))
        return 0
    for name, ways in found.items():
        if not ways:
            print(f"# {name} has no such function")
        for way in ways:
            print("\n".join([*(f"# {remark}" for remark in way.remarks), way.call]))
    return 0
