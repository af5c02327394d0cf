"""One law, every verb: whatever a function may be called by means the same function to each of them."""

from __future__ import annotations

import functools
import importlib
import json
import pickle
import sys
import types
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import actfn
from actfn import Activation, explain, plot
from actfn.cli import main
from actfn.errors import (
    ActfnError,
    FormulaError,
    MissingPackage,
    NotElementwise,
    OperandError,
    ParameterError,
    UnknownName,
)
from actfn.functions.formulas import FORMULAS
from actfn.names import resolve
from actfn.names.table import by_exact_name

# What is written: the function that is meant, and its parameters.
TEXTS: dict[str, tuple[str, dict[str, float]]] = {
    "elu": ("elu", {"alpha": 1.0}),
    "gelu": ("gelu", {}),
    "GELU": ("gelu", {}),
    "torch.nn.GELU": ("gelu", {}),
    "TORCH.NN.gelu": ("gelu", {}),
    "F.gelu": ("gelu", {}),
    "torch.nn.modules.activation.GELU": ("gelu", {}),
    "nn.ReLU": ("relu", {}),
    "LeakyReLU": ("leaky_relu", {"negative_slope": 0.01}),
    "swish": ("swish", {"beta": 1.0}),
    "quick_gelu": ("swish", {"beta": 1.702}),
    "keras.activations.swish": ("silu", {}),
    "torch.nn.Hardtanh(-2, 2)": ("hardtanh", {"min_val": -2.0, "max_val": 2.0}),
    "hard_sigmoid": ("hardsigmoid", {}),
    "keras.layers.LeakyReLU": ("leaky_relu", {"negative_slope": 0.3}),
    "tf.keras.layers.LeakyReLU": ("leaky_relu", {"negative_slope": 0.3}),
    "tensorflow.nn.leaky_relu": ("leaky_relu", {"negative_slope": 0.2}),
    "keras.layers.ReLU(max_value=6)": ("relu6", {}),
    "jax.nn.gelu": ("gelu_tanh", {}),
    "jax.nn.gelu(x, approximate=False)": ("gelu", {}),
    "flax.linen.gelu": ("gelu_tanh", {}),
    "torch.nn.GELU(approximate='tanh')": ("gelu_tanh", {}),
    "torch.nn.GELU('tanh')": ("gelu_tanh", {}),
    "gelu(approximate=True)": ("gelu_tanh", {}),
    "elu(alpha=0.5)": ("elu", {"alpha": 0.5}),
    "torch.nn.ELU(0.5)": ("elu", {"alpha": 0.5}),
    "torch.nn.ELU(0.5, inplace=True)": ("elu", {"alpha": 0.5}),
    "leaky_relu(0.2)": ("leaky_relu", {"negative_slope": 0.2}),
    "leaky_relu(1/8)": ("leaky_relu", {"negative_slope": 0.125}),
    "onnx.LeakyRelu(alpha=0.2)": ("leaky_relu", {"negative_slope": 0.2}),
    "onnx.Swish(alpha=1.5)": ("swish", {"beta": 1.5}),
    "torch.nn.Softplus(2, threshold=20)": ("softplus", {"beta": 2.0}),
    "actfn.elu": ("elu", {"alpha": 1.0}),
    "np.tanh": ("tanh", {}),
    "expit": ("sigmoid", {}),
    "PReLU": ("prelu", {"weight": 0.25}),
    "prelu(0.1)": ("prelu", {"weight": 0.1}),
    "torch.nn.PReLU(64)": ("prelu", {"weight": 0.25}),
    "torch.nn.PReLU(1, 0.1)": ("prelu", {"weight": 0.1}),
    "F.prelu(x, 0.3)": ("prelu", {"weight": 0.3}),
    "keras.layers.PReLU": ("prelu", {"weight": 0.0}),
    "flax.linen.PReLU": ("prelu", {"weight": 0.01}),
    "onnx.PRelu(slope=0.1)": ("prelu", {"weight": 0.1}),
    "torch.nn.RReLU": ("rrelu", {"lower": 1 / 8, "upper": 1 / 3}),
    "RReLU(0.25, 0.5)": ("rrelu", {"lower": 0.25, "upper": 0.5}),
    "F.rrelu(x, 0.25, 0.5, False, True)": ("rrelu", {"lower": 0.25, "upper": 0.5}),
    "torch.nn.Threshold(0.1, 20)": ("threshold", {"threshold": 0.1, "value": 20.0}),
    "F.threshold(x, 0.1, 20, inplace=True)": ("threshold", {"threshold": 0.1, "value": 20.0}),
    "keras.activations.threshold(x, 0.5, default_value=2)": ("threshold", {"threshold": 0.5, "value": 2.0}),
    "onnx.HardSigmoid": ("onnx_hardsigmoid", {"alpha": 0.2, "beta": 0.5}),
    "onnx.ThresholdedRelu(alpha=2)": ("thresholded_relu", {"theta": 2.0}),
    "keras.activations.hard_sigmoid": ("hardsigmoid", {}),
    "keras.activations.relu(x, 0.1)": ("leaky_relu", {"negative_slope": 0.1}),
    "keras.layers.ReLU(6)": ("relu6", {}),
    "tf.nn.leaky_relu(alpha=0.2)": ("leaky_relu", {"negative_slope": 0.2}),
    "torch.nn.ELU(0.5, True)": ("elu", {"alpha": 0.5}),
    "nn.ReLU(True)": ("relu", {}),
    "F.relu_": ("relu", {}),
    "F.softplus(x, 2, 20)": ("softplus", {"beta": 2.0}),
    "torch.nn.functional.elu(input=x, alpha=0.5)": ("elu", {"alpha": 0.5}),
    "elu(α=0.5)": ("elu", {"alpha": 0.5}),
    "elu(−1)": ("elu", {"alpha": -1.0}),  # with the minus sign of typesetting
    "ELU(ALPHA=0.5)": ("elu", {"alpha": 0.5}),
    "F.hardtanh(x, -2, 2, True)": ("hardtanh", {"min_val": -2.0, "max_val": 2.0}),
    "elu(-1)": ("elu", {"alpha": -1.0}),
    "elu(1e-1)": ("elu", {"alpha": 0.1}),
    "leaky_relu((1/8 + 1/4)/2)": ("leaky_relu", {"negative_slope": 0.1875}),
    " elu ": ("elu", {"alpha": 1.0}),
    "ELU( alpha = 0.5 )": ("elu", {"alpha": 0.5}),
    "'elu'": ("elu", {"alpha": 1.0}),
    '"elu(alpha=0.5)"': ("elu", {"alpha": 0.5}),
    "Leaky ReLU": ("leaky_relu", {"negative_slope": 0.01}),
    "leaky-relu": ("leaky_relu", {"negative_slope": 0.01}),
    "x": ("f", {}),
    "x*tanh(x)": ("f", {}),
    "g = x*swish(x)": ("g", {}),
}
# What is wrong: the kind of error.
WRONG: dict[str, type[ActfnError]] = {
    "eluu": UnknownName,
    "torch.nn.ELUU": UnknownName,
    "nope(alpha=1)": UnknownName,
    "": FormulaError,
    "x*nope(x)": FormulaError,
    "1 +": FormulaError,
    "x.real": UnknownName,
    "__import__('os').system('true')": FormulaError,
    "elu(slope=3)": OperandError,
    "elu(x, alpha=x)": OperandError,  # x is the input, and no parameter
    "hardtanh(min_val=x, max_val=2)": OperandError,
    "elu(alpha=1, alpha=2)": OperandError,
    "tanh(1)": OperandError,
    "elu('a')": OperandError,
    "elu(alpha=1e999)": ParameterError,
    "torch.nn.GELU('sigmoid')": OperandError,
    "torch.nn.Softplus(threshold=1)": OperandError,
    "torch.nn.Softplus(1, 5)": OperandError,
    "torch.nn.Threshold": OperandError,
    "torch.nn.Threshold(0.1)": OperandError,
    "F.prelu": OperandError,
    "onnx.PRelu": OperandError,
    "torch.nn.PReLU(0.1)": ParameterError,  # the first argument is how many
    "torch.nn.RReLU(0.5, 0.25)": ParameterError,
    "keras.activations.relu(threshold=1, max_value=3)": OperandError,
    "torch.nn.SELU(1.5, 2)": OperandError,
    "jax.nn.selu(1.5)": OperandError,
    "torch.nn.Hardtanh(2, -2)": ParameterError,  # the wrong way round, which torch refuses
    "elu(True)": OperandError,
    "elu(alpha=nan)": ParameterError,
    "elu(alpha=-inf)": ParameterError,
    "elu(alpha=float('inf'))": ParameterError,
    "elu(alpha=foo)": OperandError,
    "elu(1/0)": FormulaError,
    "elu(alpha=1/0)": OperandError,
    "torch.nn.functional.elu(2*x)": OperandError,
    "elu(0.5, 0.7)": OperandError,
    "softmax": NotElementwise,
    "Softmax": NotElementwise,
    "softmax(dim=1)": NotElementwise,
    "torch.nn.Softmax(dim=1)": NotElementwise,
    "F.log_softmax": NotElementwise,
    "jax.nn.glu": NotElementwise,
    "maxout": NotElementwise,
    "x*softmax(x)": FormulaError,
}


# Of frameworks that need not be installed.
NOT_EVERYWHERE = ("tf.", "tensorflow.", "keras.", "onnx.", "jax.", "flax.", "torch.")
# What is known, and yet no target of an audit, since it needs more than x and numbers, or a newer ONNX Runtime.
NO_TARGET = ("F.prelu(x, 0.3)", "torch.nn.PReLU(64)", "onnx.PRelu(slope=0.1)", "onnx.Swish(alpha=1.5)")


def named(made: Activation) -> tuple[str, dict[str, float]]:
    return made.name, dict(made.parameters)


def of_data(made: Any) -> tuple[str, dict[str, float]]:
    return made["name"], made["parameters"]


# Each verb, as far as to the function that it would work on.


def explained(given: Any) -> tuple[str, dict[str, float]]:
    return of_data(explain.record(given, {}))


def plotted(given: Any) -> tuple[str, dict[str, float]]:
    (line,) = plot.curves([given])
    assert line.label.partition("(")[0] in (resolve(given).name, "f1")
    return named(resolve(given)) if np.array_equal(line.y[[0, -1]], resolve(given)(line.x[[0, -1]])) else ("", {})


def audited_as(given: Any) -> tuple[str, dict[str, float]]:
    pytest.importorskip("flint", reason="audit needs the lab")
    from actfn.audit.targets.target import targets

    return named(targets(np.tanh, as_=given)[0].activation)


def audited(given: Any) -> tuple[str, dict[str, float]]:
    pytest.importorskip("flint", reason="audit needs the lab")
    from actfn.audit.targets.target import Fault, targets

    if isinstance(given, str) and given in NO_TARGET:
        with pytest.raises((OperandError, Fault, MissingPackage)) as refused:
            targets(given)[0].checked(np.linspace(-3, 3, 61, dtype=np.float32), 0)
        assert refused.type is not MissingPackage or given.startswith(NOT_EVERYWHERE)
        return named(actfn.get(given))
    try:
        (found,) = targets(given)
    except MissingPackage:  # of a framework that is not here; it is known nevertheless
        assert isinstance(given, str)
        assert given.startswith(NOT_EVERYWHERE)
        return named(actfn.get(given))
    if not isinstance(found.call, Activation):  # whatever the framework computes, it is that function
        x = np.linspace(-3, 3, 61, dtype=np.float32)
        assert np.allclose(found.checked(x, 0), found.activation(x), atol=1e-5)
    return named(found.activation)


def chosen(given: Any) -> tuple[str, dict[str, float]]:
    pytest.importorskip("pandas", reason="choose needs the lab")
    from actfn.choose.question import _candidates

    name, parameters = named(next(iter(_candidates([given]).values())))
    return ("f" if name == "f1" else name), parameters


def in_torch(given: Any) -> tuple[str, dict[str, float]]:
    pytest.importorskip("torch", reason="actfn.torch needs torch")
    return named(importlib.import_module("actfn.torch").module(given).function)


VERBS: dict[str, Callable[[Any], tuple[str, dict[str, float]]]] = {
    "get": lambda given: named(actfn.get(given)),
    "explain": explained,
    "plot": plotted,
    "audit": audited,
    "audit --as": audited_as,
    "choose": chosen,
    "torch.module": in_torch,
}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("text", TEXTS)
def test_a_text_means_the_same_to_every_verb(verb: str, text: str) -> None:
    assert VERBS[verb](text) == TEXTS[text]


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_text_is_refused_by_every_verb_for_the_same_reason(verb: str, text: str) -> None:
    with pytest.raises(WRONG[text]) as caught:
        VERBS[verb](text)
    assert type(caught.value) is WRONG[text]


@pytest.mark.parametrize("verb", ["explain", "compare", "plot"])
@pytest.mark.parametrize("text", TEXTS)
def test_the_command_line_means_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], verb: str, text: str
) -> None:
    monkeypatch.setattr(explain, "facts_of_several", lambda made, cost=False: [{} for _ in made])  # it takes seconds
    assert main([verb, text, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    name, parameters = TEXTS[text]
    name = "f1" if name == "f" and verb != "explain" else name
    if verb == "plot":
        assert found[0]["label"].startswith(name)
    else:
        assert of_data(found["functions"][0] if verb == "compare" else found) == (name, parameters)


class Asked(ActfnError):
    """Raised in place of the work of a command, with the functions that it was asked for."""

    def __init__(self, functions: list[tuple[str, dict[str, float]]]) -> None:
        super().__init__("the work begins")
        self.functions = functions


def through_audit(monkeypatch: pytest.MonkeyPatch, words: list[str]) -> list[tuple[str, dict[str, float]]]:
    """What the command line of audit compares with, as far as to the work itself."""
    pytest.importorskip("flint", reason="audit needs the lab")
    from actfn.audit import command

    asked: list[tuple[str, dict[str, float]]] = []

    def instead(*given: Any, as_: Any, **_: Any) -> Any:
        asked.append(audited(given[0]) if as_ is None else audited_as(as_))
        raise Asked(asked)

    monkeypatch.setattr(command, "audit", instead)
    assert main(["audit", *words]) == 2
    return asked


def through_choose(monkeypatch: pytest.MonkeyPatch, words: list[str]) -> list[tuple[str, dict[str, float]]]:
    """What the command line of choose trains, as far as to the work itself."""
    pytest.importorskip("pandas", reason="choose needs the lab")
    from actfn.choose import command

    asked: list[tuple[str, dict[str, float]]] = []

    @functools.wraps(command.choose)
    def instead(*_: Any, functions: Any, **__: Any) -> Any:
        asked.extend(chosen(one) for one in functions)
        raise Asked(asked)

    monkeypatch.setattr(command, "choose", instead)
    assert main(["choose", "iris", "--functions", *words]) == 2
    return asked


@pytest.mark.parametrize("verb", ["audit", "audit --as", "choose"])
@pytest.mark.parametrize("text", TEXTS)
def test_the_command_line_works_on_the_same(monkeypatch: pytest.MonkeyPatch, verb: str, text: str) -> None:
    if verb == "choose":
        assert through_choose(monkeypatch, [text]) == [TEXTS[text]]
    else:
        words = ["numpy.tanh", "--as", text] if "--as" in verb else [text]
        assert through_audit(monkeypatch, words) == [TEXTS[text]]


@pytest.mark.parametrize("target", ["elu", "ELU(alpha=0.5)", "F.elu", "'nn.ELU(0.5)'", "gelu", "x*tanh(x)"])
def test_an_audit_is_carried_out_whatever_its_target_is_written_like(
    capsys: pytest.CaptureFixture[str], target: str
) -> None:
    pytest.importorskip("flint", reason="audit needs the lab")
    if "." in target and "alpha" not in target:
        pytest.importorskip("torch", reason="whose function is audited")
    assert main(["audit", target, "--dtypes", "float16", "--orders", "0", "--jobs", "1", "--quiet", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["rows"]
    name, parameters = named(actfn.get(target))
    assert (row["function"], row["parameters"]) == (name, parameters)
    assert row["target"].startswith({"F": "torch.nn.functional.elu", "'": "torch.nn.ELU(alpha=0.5)"}.get(target[0], ""))
    assert row["inputs"] == 65536


@pytest.mark.parametrize(
    "command", ["explain", "compare", "plot", "audit", "audit numpy.tanh --as", "choose iris --functions"]
)
@pytest.mark.parametrize("text", ["eluu", "torch.nn.ELUU", "elu(slope=3)", "x*nope(x)", "softmax", "elu(nan)"])
def test_a_wrong_text_is_a_mistake_of_the_user_on_the_command_line(
    capsys: pytest.CaptureFixture[str], command: str, text: str
) -> None:
    if command.startswith(("audit", "choose")):
        pytest.importorskip("flint", reason="audit and choose need the lab")
    assert main([*command.split(), text]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("actfn: error: ")


def test_the_nearest_names_are_fields_of_the_error() -> None:
    for name, nearest in {"geluu": "gelu", "torch.nn.Mihs": "torch.nn.Mish", "swisch": "swish"}.items():
        with pytest.raises(UnknownName) as caught:
            actfn.get(name)
        assert nearest in caught.value.nearest
        again = pickle.loads(pickle.dumps(caught.value))
        assert (again.name, again.nearest, str(again)) == (name, caught.value.nearest, str(caught.value))


def test_every_declared_name_of_a_common_formula_is_found() -> None:
    for function, common in FORMULAS.items():
        for name, defaults in common.names.items():
            made = actfn.get(name)
            assert made.name == function, name
            assert {k: made.parameters[k] for k in defaults} == defaults, name


def test_a_name_does_not_stand_for_two_functions() -> None:
    seen: dict[str, str] = {}
    for function, common in FORMULAS.items():
        for name in (function, *common.names):
            assert seen.setdefault(name, function) == function


def test_what_a_formula_says_is_what_its_name_computes() -> None:
    x = np.linspace(-3, 3, 61)
    for text, meant in {"swish(x)": "silu", "gelu_new(x)": "gelu_tanh", "elu(x, 0.5)": "elu(alpha=0.5)"}.items():
        assert np.allclose(actfn.get(text)(x), actfn.get(meant)(x), rtol=1e-14, atol=1e-15)


# Objects of the frameworks.


def torch_objects(torch: Any) -> dict[str, Any]:
    functional = torch.nn.functional
    return {
        "elu(alpha=0.5)": torch.nn.ELU(0.5),
        "elu": torch.nn.ELU,
        "elu ": functional.elu,
        "gelu": torch.nn.GELU(),
        "gelu_tanh": torch.nn.GELU(approximate="tanh"),
        "gelu_tanh ": functools.partial(functional.gelu, approximate="tanh"),
        "sigmoid": torch.sigmoid,
        "softplus": functional.softplus,
        "softplus(beta=2)": torch.nn.Softplus(2.0),
        "hardtanh(-2, 2)": torch.nn.Hardtanh(-2, 2),
        "relu6": torch.nn.ReLU6(),
        "leaky_relu(0.3)": functools.partial(functional.leaky_relu, negative_slope=0.3),
        "elu(alpha=0.25)": functools.partial(torch.nn.ELU, 0.25),
    }


def jax_objects(jax: Any) -> dict[str, Any]:
    return {
        "elu": jax.nn.elu,
        "relu": jax.nn.relu,
        "silu": jax.nn.swish,
        "gelu_tanh": jax.nn.gelu,
        "gelu": functools.partial(jax.nn.gelu, approximate=False),
        "tanh": jax.numpy.tanh,
        "elu(alpha=0.5)": functools.partial(jax.nn.elu, alpha=0.5),
    }


def others(_: Any) -> dict[str, Any]:
    half = actfn.elu.with_defaults(alpha=0.5)
    return {"tanh": np.tanh, "exponential": np.exp, "elu(alpha=0.5)": half, "elu": actfn.elu}


def scipys(scipy: Any) -> dict[str, Any]:
    return {"sigmoid": importlib.import_module("scipy.special").expit}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(
    ("package", "objects"),
    [("torch", torch_objects), ("jax", jax_objects), ("numpy", others), ("scipy", scipys)],
    ids=["torch", "jax", "numpy and actfn", "scipy"],
)
def test_an_object_means_the_same_to_every_verb(verb: str, package: str, objects: Callable[[Any], Any]) -> None:
    for meant, given in objects(pytest.importorskip(package, reason="whose objects are given")).items():
        assert VERBS[verb](given) == named(actfn.get(meant)), meant


def test_keras_layers_are_known_with_their_parameters(monkeypatch: pytest.MonkeyPatch) -> None:
    class LeakyReLU:
        def __init__(self, negative_slope: float = 0.3, **options: Any) -> None:
            self.negative_slope = np.asarray(negative_slope)  # as an array, as Keras 2 did

    class ReLU:
        def __init__(self, max_value: Any = None, negative_slope: float = 0.0, threshold: float = 0.0) -> None:
            self.max_value, self.negative_slope, self.threshold = max_value, negative_slope, threshold

    keras, layers = types.ModuleType("keras"), types.ModuleType("keras.layers")
    keras.layers, layers.LeakyReLU, layers.ReLU = layers, LeakyReLU, ReLU  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keras", keras)
    monkeypatch.setitem(sys.modules, "keras.layers", layers)
    assert named(actfn.get(LeakyReLU())) == ("leaky_relu", {"negative_slope": 0.3})
    assert named(actfn.get(LeakyReLU(0.1))) == ("leaky_relu", {"negative_slope": 0.1})
    assert actfn.get(ReLU()).name == "relu"
    assert actfn.get(ReLU(max_value=6)).name == "relu6"
    with pytest.raises(OperandError):
        actfn.get(ReLU(threshold=1.0, max_value=3.0))


@pytest.mark.parametrize("verb", VERBS)
def test_an_object_that_is_no_function_of_ours_is_refused(verb: str) -> None:
    for wrong in (len, 3, lambda x: x, object(), functools.partial(np.tanh, 0.5)):
        with pytest.raises(UnknownName):
            VERBS[verb](wrong)


def test_a_class_of_the_users_own_is_not_taken_for_its_base() -> None:
    torch = pytest.importorskip("torch", reason="the class is derived from one of torch")

    class Mine(torch.nn.ELU):  # type: ignore[misc, name-defined]
        def forward(self, x: Any) -> Any:
            return x

    with pytest.raises(UnknownName):
        actfn.get(Mine())


def test_functions_of_our_own_adapter_are_known() -> None:
    adapter = pytest.importorskip("actfn.torch", reason="actfn.torch needs torch")
    assert actfn.get(adapter.elu) is actfn.elu
    assert actfn.get(adapter.ELU) is actfn.elu
    assert named(actfn.get(adapter.ELU(0.5))) == ("elu", {"alpha": 0.5})
    assert actfn.get(adapter.module("gelu")) == by_exact_name("gelu")


@pytest.mark.parametrize("target", ["function", "layer", "own formula"])
def test_an_audited_object_says_itself_what_it_is_to_compute(target: str) -> None:
    pytest.importorskip("flint", reason="audit needs the lab")
    torch = pytest.importorskip("torch", reason="a layer of torch is audited")
    from actfn.audit.targets.target import targets

    given, meant = {
        "function": (actfn.elu, "elu"),
        "layer": (torch.nn.ELU(0.5), "elu(0.5)"),
        "own formula": (actfn.get("gelu"), "gelu"),
    }[target]
    (found,) = targets(given)
    assert named(found.activation) == named(actfn.get(meant))
    with pytest.raises(UnknownName):  # the negative control: of others it is not guessed
        targets(lambda x: x)


def test_nothing_is_imported_to_recognise_an_object() -> None:
    program = "import sys, actfn\n"
    program += "try: actfn.get(len)\nexcept ValueError: pass\n"
    program += "assert not {'torch', 'jax', 'scipy', 'keras', 'tensorflow', 'flint', 'sympy'} & set(sys.modules)"
    import subprocess

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
