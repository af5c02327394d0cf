"""The test vectors of ONNX's own operators: what goes by an operator's name here gives what its specification gives."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pytest

import actfn

# Operators of one number, by the name `actfn.get` takes, and of rows of numbers, by what computes them.
ELEMENTWISE = (
    *("Abs", "Atan", "Celu", "Elu", "Erf", "Exp", "Gelu", "HardSigmoid", "HardSwish", "LeakyRelu", "Mish", "Relu"),
    *("Selu", "Shrink", "Sigmoid", "Sign", "Sin", "Softplus", "Softsign", "Swish", "Tanh", "ThresholdedRelu"),
)
ROWS = {"Softmax": actfn.softmax, "LogSoftmax": actfn.log_softmax, "Hardmax": actfn.hardmax}
# The vectors are computed by NumPy in the type of the input: within some of its units.
CLOSE = {np.dtype(np.float16): 4e-3, np.dtype(np.float32): 4e-6, np.dtype(np.float64): 1e-13}


@cache
def vectors() -> dict[str, tuple[str, dict[str, Any], list[Any], list[Any]]]:
    """All vectors by name: the operator, its attributes, and the arrays that go in and come out."""
    cases = pytest.importorskip("onnx.backend.test.case.node", reason="its vectors are what is compared with")
    from onnx.helper import get_attribute_value

    found = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for case in cases.collect_testcases(None):
            nodes = case.model.graph.node
            if len(nodes) == 1 and nodes[0].op_type in (*ELEMENTWISE, *ROWS, "PRelu", "Clip"):
                given = {a.name: get_attribute_value(a) for a in nodes[0].attribute}
                found[case.name] = (nodes[0].op_type, given, *map(list, case.data_sets[0]))
    return found


def function(operator: str, given: dict[str, Any], more: list[Any]) -> Callable[[Any], Any]:
    """What computes an operator with these attributes and these inputs beside the first."""
    if operator in ROWS:
        return lambda x: ROWS[operator](x, axis=given.get("axis", -1))
    if operator == "PRelu":
        return lambda x: actfn.leaky_relu(x, negative_slope=more[0])
    if operator == "Clip":
        return lambda x: actfn.hardtanh(x, min_val=more[0], max_val=more[1])
    if operator == "Shrink" and given.get("bias"):
        assert given["bias"] == given["lambd"]  # another bias is no function of ours
        return lambda x: actfn.softshrink(x, lambd=given["lambd"])
    said = ", ".join(
        f"{name}={value.decode()!r}" if isinstance(value, bytes) else f"{name}={value!r}"
        for name, value in given.items()
    )
    found: Callable[[Any], Any] = actfn.get(f"onnx.{operator}({said})" if said else f"onnx.{operator}")
    return found


def differing(name: str, made: Callable[[Any], Any] | None = None) -> bool:
    """Whether a vector's output is another than that of the function which goes by the operator's name here."""
    operator, given, (x, *more), (expected,) = vectors()[name]
    y = (made or function(operator, given, more))(x)
    return not (
        y.dtype == expected.dtype
        and np.allclose(y, expected, rtol=CLOSE[y.dtype], atol=CLOSE[y.dtype] / 8, equal_nan=True)
    )


def is_comparable(name: str) -> bool:
    """Whether a vector has numbers that we compute with, and both bounds of a clip."""
    operator, _, arrays, _ = vectors()[name]
    return arrays[0].dtype in CLOSE and (operator != "Clip" or (len(arrays) == 3 and arrays[1] < arrays[2]))


def test_every_vector_of_an_activation_is_met() -> None:
    names = [name for name in vectors() if is_comparable(name)]
    assert {vectors()[name][0] for name in names} == {*ELEMENTWISE, *ROWS, "PRelu", "Clip"}
    assert [name for name in names if differing(name)] == []


def test_another_function_does_not_meet_them() -> None:
    for name in ("test_elu", "test_gelu_tanh_2", "test_mish", "test_softmax_axis_0", "test_prelu_broadcast"):
        assert differing(name, actfn.relu)
    assert differing("test_gelu_tanh_2", actfn.silu)
    assert differing("test_softmax_axis_0", lambda x: actfn.softmax(x, axis=1))
    assert differing("test_hardsigmoid", actfn.hardsigmoid)
