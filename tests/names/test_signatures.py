"""Functions of the frameworks whose arguments are not our parameters: what they are at them, held to the real ones."""

from __future__ import annotations

import inspect
import pickle

import numpy as np
import pytest
from frameworks import object_named

import actfn
from actfn.activation.rows import row_functions
from actfn.cli import main
from actfn.errors import FormulaError, NotElementwise, OperandError, ParameterError
from actfn.functions.formulas import FORMULAS
from actfn.names.of_rows import names_of_rows
from actfn.names.signatures import SIGNATURES

X = np.linspace(-4, 4, 161, dtype=np.float32)
TORCH = [name for name in SIGNATURES if name.startswith("torch.")]
NEEDED = {"weight": 0.375, "threshold": 0.125, "value": 2.0}  # arguments that have no default


def needed(name: str) -> dict[str, float]:
    declared = inspect.signature(SIGNATURES[name]).parameters.values()
    return {p.name: NEEDED[p.name] for p in declared if p.default is p.empty}


@pytest.mark.parametrize("name", TORCH)
def test_torch_computes_the_same(name: str) -> None:
    torch = pytest.importorskip("torch", reason="the peer is torch")
    function, arguments = object_named(name), needed(name)
    given = {k: torch.tensor([v]) if k == "weight" else v for k, v in arguments.items()}
    made = function(**given).eval() if inspect.isclass(function) else lambda t: function(t, **given)
    ours = actfn.get(f"{name}({', '.join(f'{k}={v}' for k, v in arguments.items())})")
    assert np.allclose(ours(X), made(torch.from_numpy(X)).detach().numpy(), atol=1e-6)
    if inspect.isclass(function):
        assert actfn.get(made) == ours


@pytest.mark.parametrize("name", TORCH)
def test_the_signature_is_that_of_torch(name: str) -> None:
    try:
        declared = list(inspect.signature(object_named(name)).parameters.values())
    except ValueError:
        pytest.skip(f"{name} is written in C and tells no signature")
    declared = [p for p in declared if p.name != "input"]
    ours = [p for p in inspect.signature(SIGNATURES[name]).parameters.values() if p.kind is not p.VAR_KEYWORD]
    assert [(p.name, p.default) for p in ours] == [(p.name, p.default) for p in declared]


@pytest.mark.parametrize("operator", ["HardSigmoid", "ThresholdedRelu"])
def test_onnx_has_our_defaults(operator: str) -> None:
    onnx = pytest.importorskip("onnx", reason="the schema of an operator needs onnx")
    attributes = onnx.defs.get_schema(operator).attributes
    ours = actfn.get(f"onnx.{operator}")
    for name, attribute in attributes.items():
        assert ours == actfn.get(f"onnx.{operator}({name}={np.float32(attribute.default_value.f):.7g})")
    assert len(attributes) == len(ours.parameters)


def test_hard_sigmoids_are_told_apart() -> None:
    keras, onnx = actfn.get("keras.activations.hard_sigmoid"), actfn.get("onnx.HardSigmoid")
    assert np.allclose(keras(X), np.clip(X + 3, 0, 6) / 6, atol=1e-6)
    assert np.allclose(onnx(X), np.clip(0.2 * X + 0.5, 0, 1), atol=1e-6)
    assert not np.allclose(keras(X), onnx(X), atol=1e-3)


def test_layers_of_torch_are_known_with_the_slopes_they_have() -> None:
    torch = pytest.importorskip("torch", reason="the layers are torch's")
    layer = torch.nn.PReLU()
    assert actfn.get(layer) == actfn.prelu
    layer.weight.data.fill_(0.5)  # as training does
    assert actfn.get(layer) == actfn.prelu.with_defaults(0.5)
    assert actfn.get(torch.nn.PReLU(3, 0.125)) == actfn.prelu.with_defaults(0.125)  # all alike
    several = torch.nn.PReLU(3)
    several.weight.data.copy_(torch.tensor([0.5, 0.25, 0.75]))
    with pytest.raises(ParameterError, match=r"has 3 slopes, from 0\.25 to 0\.75, allowed is one") as caught:
        actfn.get(several)
    assert "\n" not in str(caught.value)
    assert actfn.get(torch.nn.RReLU(0.25, 0.5)) == actfn.rrelu.with_defaults(0.25, 0.5)
    assert actfn.get(torch.nn.Threshold(0.1, 20)) == actfn.get("threshold(0.1, 20)")
    assert actfn.get(torch.nn.functional.relu_) is actfn.relu
    with pytest.raises(OperandError, match="missing a required argument: 'threshold'"):
        actfn.get(torch.nn.functional.threshold)


@pytest.mark.parametrize("name", ["PReLU", "torch.nn.RReLU(0.1, 0.2)", "keras.layers.PReLU"])
def test_what_a_name_does_not_say_is_remarked(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    made = actfn.get(name)
    assert "in training" in made.remark
    assert pickle.loads(pickle.dumps(made)).remark == made.remark
    assert made.with_defaults(0.5).remark == made.remark
    assert made == getattr(actfn, made.name).with_defaults(**made.parameters)  # a remark makes no other function
    assert actfn.leaky_relu.remark == ""
    assert main(["plot", name, "--json"]) == 0
    assert capsys.readouterr().err == f"actfn: note: {made.remark}\n"
    assert main(["plot", "leaky_relu", "--json"]) == 0
    assert capsys.readouterr().err == ""


def test_explain_shows_the_remark_in_its_answer() -> None:
    pytest.importorskip("flint", reason="explain needs the lab")
    from actfn import explain

    made = actfn.get("RReLU")
    assert made.remark in " ".join(explain.text(made, {}).split())
    assert explain.record(made, {})["remark"] == made.remark
    assert explain.record(actfn.elu, {})["remark"] == ""


ROWS = [name for function, elsewhere in names_of_rows().items() for name in (function, *elsewhere)]


@pytest.mark.parametrize("name", ROWS)
def test_functions_of_rows_are_named_as_such_in_one_line(name: str) -> None:
    for given in (name, name.upper(), f"{name}(dim=1)"):
        with pytest.raises(NotElementwise, match="is a function of a row of numbers") as caught:
            actfn.get(given)
        assert "\n" not in str(caught.value)


def test_a_formula_with_a_function_of_a_row_is_refused_for_that() -> None:
    with pytest.raises(FormulaError) as caught:
        actfn.get("x*softmax(x)")
    assert caught.value.problem.startswith("softmax is a function of a row of numbers")
    assert caught.value.at == 2


def test_objects_that_are_functions_of_rows_are_named_as_such() -> None:
    for made in row_functions.values():
        with pytest.raises(NotElementwise):
            actfn.get(made)
    torch = pytest.importorskip("torch", reason="the objects are torch's")
    for given in (torch.nn.Softmax(dim=1), torch.nn.Softmax, torch.nn.GLU(), torch.nn.functional.log_softmax):
        with pytest.raises(NotElementwise):
            actfn.get(given)


def test_no_name_is_of_a_row_and_of_a_number() -> None:
    known = {*actfn.registry, *FORMULAS, *SIGNATURES}
    known |= {name for made in actfn.registry.values() for name in made.names}
    known |= {name for common in FORMULAS.values() for name in common.names}
    assert not known & {*ROWS}
    assert len(ROWS) == len(set(ROWS))
