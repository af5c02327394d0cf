"""What the test suites of JAX (tests/nn_test.py) and Keras (activations_test.py) ask of their functions, asked of ours.

As far as they are data: numbers, their results, and what is said of ends, dtypes and masks. JAX's checks of gradients
by differences are values here, which follow from the formulas.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

import actfn
from actfn import compute
from actfn.errors import OperandError

DTYPES = ["float16", "float32", "float64"]
inf, nan = math.inf, math.nan


def of(name: str) -> Any:
    return actfn.get(name)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(
    ("name", "x", "value"),
    [
        ("jax.nn.softplus", 89.0, 89.0),
        ("jax.nn.softplus", 0.0, math.log(2)),
        ("jax.nn.sparse_plus", 89.0, 89.0),
        ("jax.nn.sparse_sigmoid", -2.0, 0.0),
        ("jax.nn.sparse_sigmoid", 2.0, 1.0),
        ("jax.nn.sparse_sigmoid", 0.0, 0.5),
        ("jax.nn.squareplus", 1e3, (1e3 + math.sqrt(1e6 + 4)) / 2),
        ("jax.nn.squareplus", 0.0, 1.0),
        ("jax.nn.mish", 1e3, 1e3),
        ("jax.nn.mish", 0.0, 0.0),
        ("jax.nn.elu", 1e4, 1e4),
        ("keras.activations.selu", 2.0, 2 * 1.0507009873554805),
        ("keras.activations.selu", -2.0, math.expm1(-2) * 1.0507009873554805 * 1.6732632423543772),
        ("keras.activations.elu", -2.0, math.expm1(-2)),
        ("keras.activations.hard_sigmoid", 7.0, 1.0),
        ("keras.activations.hard_silu", -7.0, 0.0),
        ("keras.activations.hard_silu", 7.0, 7.0),
        ("keras.activations.leaky_relu", -1.0, -0.2),
        ("keras.activations.relu6", 7.0, 6.0),
        ("keras.activations.exponential", -10.0, math.exp(-10)),
        ("keras.activations.tanh", 1e4, 1.0),
        ("keras.activations.mish", 1e4, 1e4),
        ("keras.activations.linear", -3.0, -3.0),
    ],
)
def test_values(name: str, x: float, value: float, dtype: str) -> None:
    y = of(name)(np.dtype(dtype).type(x))
    assert y.dtype == dtype
    assert abs(float(y) - value) <= np.finfo(dtype).eps * max(abs(value), 1e-4)


@pytest.mark.parametrize(
    ("name", "slopes"),
    [
        ("jax.nn.softplus", {inf: 1.0, 0.0: 0.5, -inf: 0.0, nan: nan}),
        ("jax.nn.sparse_plus", {-2.0: 0.0, 0.0: 0.5, 2.0: 1.0}),
        ("jax.nn.squareplus", {0.0: 0.5, -inf: 0.0, nan: nan}),
        ("jax.nn.mish", {0.0: 0.6, -inf: 0.0, nan: nan}),
        ("jax.nn.relu", {1.0: 1.0, -1.0: 0.0, 0.0: 0.0}),
        ("jax.nn.relu6", {1.0: 1.0, -1.0: 0.0, 0.0: 0.0, 6.0: 0.0}),
        ("jax.nn.elu", {1e4: 1.0}),
        ("jax.nn.identity", {6.0: 1.0}),
    ],
)
def test_gradients(name: str, slopes: dict[float, float]) -> None:
    np.testing.assert_allclose(of(name).grad(np.array([*slopes])), [*slopes.values()], rtol=1e-15)


def test_sparse_sigmoid_is_the_gradient_of_sparse_plus() -> None:
    x = np.linspace(-3, 3, 61)
    np.testing.assert_array_equal(of("jax.nn.sparse_plus").grad(x), of("jax.nn.sparse_sigmoid")(x))


@pytest.mark.parametrize("approximate", [False, True])
def test_gelu_and_integers(approximate: bool) -> None:
    gelu = of(f"jax.nn.gelu(x, approximate={approximate})")
    assert gelu(np.array(-1)) == gelu(np.array(-1.0))
    x = np.linspace(-12, 5, 10_000, dtype=np.float32)
    exact = x * np.vectorize(math.erfc)(-x.astype(float) / math.sqrt(2)) / 2
    np.testing.assert_allclose(gelu(x), exact, rtol=2e-5, atol=1e-3 if approximate else 0)


@pytest.mark.parametrize(
    "name", ["gelu", "gelu_tanh", "relu", "identity", "softplus", "sparse_plus", "sigmoid", "squareplus", "mish"]
)
def test_the_dtype_is_that_of_the_input(name: str) -> None:
    kinds: list[Any] = [np.float16, np.float32, np.float64]
    if (bfloat16 := compute.bfloat16()) is not None:
        kinds.append(bfloat16)
    for kind in kinds:
        assert of(name)(np.zeros((), kind)).dtype == kind


@pytest.mark.parametrize("name", ["softmax", "log_softmax"])
def test_masks_and_empty_rows(name: str) -> None:
    f, outside = getattr(actfn, name), 0.0 if name == "softmax" else -inf
    assert f(np.array([])).shape == (0,)
    x = np.array([5.5, 1.3, -4.2, 0.9])
    np.testing.assert_array_equal(f(x, where=np.zeros(4, bool)), [outside] * 4)
    mask = np.array([True, False, True, True])
    y = f(x, where=mask)
    np.testing.assert_array_equal(y[mask], f(x[mask]))
    assert (y if name == "softmax" else np.exp(y)).sum() == pytest.approx(1)
    # a number that is left out has no share in the gradient, however large it is
    np.testing.assert_array_equal(f.vjp(np.array([36.0, 10000.0]), np.array([1.0, 0.0]), where=[True, False]), [0, 0])


@pytest.mark.parametrize("name", ["softmax", "log_softmax"])
@pytest.mark.parametrize("axes", [1, (1, 2), (2, 3), (2, 3, 4), -1])
def test_softmax_along_the_axes_that_keras_tries(name: str, axes: Any) -> None:
    x = np.random.default_rng(0).random((2, 3, 4, 5, 6))
    shifted = x - x.max(axes, keepdims=True)
    logarithm = shifted - np.log(np.exp(shifted).sum(axes, keepdims=True))
    expected = np.exp(logarithm) if name == "softmax" else logarithm
    np.testing.assert_allclose(getattr(actfn, name)(x, axis=axes), expected, rtol=1e-12)


def test_glu() -> None:
    np.testing.assert_array_equal(actfn.glu(np.array([1.0, 0.0]), axis=0), [0.5])


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("negative_slope=0.5", [-5, -2.5, 0, 5, 10, 12]),
        ("max_value=5.0", [0, 0, 0, 5, 5, 5]),
        ("threshold=5.0", [0, 0, 0, 0, 10, 12]),
        ("max_value=6.0", [0, 0, 0, 5, 6, 6]),
    ],
)
def test_relu_with_each_that_keras_gives_it(arguments: str, expected: list[float]) -> None:
    relu = of(f"keras.activations.relu(x, {arguments})")
    np.testing.assert_array_equal(relu(np.array([-10, -5, 0.0, 5, 10, 12])), expected)


@pytest.mark.parametrize(
    "arguments", ["threshold=5.0, max_value=5.0", "negative_slope=0.5, max_value=5.0, threshold=5.0"]
)
def test_what_no_function_of_ours_is_is_refused(arguments: str) -> None:
    with pytest.raises(OperandError, match="is no function that is known here, allowed is one of them"):
        of(f"keras.activations.relu(x, {arguments})")
