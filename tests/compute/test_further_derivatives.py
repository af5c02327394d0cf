"""Second derivatives and derivatives by parameters: the kernels of every function that has them, against the oracle.

The truth comes from the formula: for the second derivative from a power series of balls, for a parameter from the
derivative of the formula's tree. What was measured stands in each declaration, and no input may be further off.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

pytest.importorskip("flint", reason="the oracle needs python-flint (extra: lab)")
ml_dtypes = pytest.importorskip("ml_dtypes", reason="bfloat16 needs ml_dtypes (extra: test)")

import actfn
from actfn import compute, registry
from actfn.activation.record import DTYPES, Activation
from actfn.audit import exact, ulp_error
from actfn.errors import NotComputed, OperandError
from actfn.formula import of
from actfn.formula.derive import derivative
from actfn.formula.tree import parameter

SCALARS = {"float16": np.float16, "bfloat16": ml_dtypes.bfloat16, "float32": np.float32, "float64": np.float64}
# The declaration's name of each operation beyond the first derivative, for each function.
EACH = [
    (name, operation, "second" if operation == "second" else list(f.parameters)[int(operation.removeprefix("by_"))])
    for name, f in registry.items()
    for operation in compute.operations(name)[3:]
]
each_operation = pytest.mark.parametrize(("name", "operation", "measured"), EACH, ids=[f"{n}-{m}" for n, _, m in EACH])
each_dtype = pytest.mark.parametrize("dtype", DTYPES)


def sample(dtype: str) -> np.ndarray[Any, Any]:
    """All numbers of the sixteen-bit types; of the others, numbers of every exponent and near zero, and the ends."""
    kind = SCALARS[dtype]
    if dtype in ("float16", "bfloat16"):
        return np.arange(1 << 16, dtype=np.uint16)[::7].view(kind)
    generator = np.random.default_rng(0)
    form = np.finfo(kind)
    powers = np.ldexp(generator.uniform(1, 2, 3000), generator.integers(form.minexp - form.nmant, form.maxexp, 3000))
    near = generator.normal(0, [[0.01], [0.5], [2], [8], [40], [200]], (6, 400)).ravel()
    ends = [
        0,
        form.smallest_subnormal,
        form.tiny,
        form.max,
        np.inf,
        np.nan,
        1,
        1.25,
        1.5996,
        2.3993573,
        60,
        104,
        708,
        745,
    ]
    found = np.concatenate([powers, near, ends]).astype(kind)
    return np.concatenate([found, -found])


def truth(activation: Activation, measured: str, x: np.ndarray[Any, Any]) -> tuple[Any, Any]:
    """The exact derivatives at the default parameters, as sums of two float64."""
    if measured == "second":
        return exact(activation, x, 2, undecided=True)
    tree = derivative(of(activation), by=parameter(measured))
    names = list(activation.parameters)
    body = SimpleNamespace(
        body=lambda at, *given: tree.evaluate(at, dict(zip(names, given, strict=True))),
        parameters=activation.parameters,
    )
    return exact(body, x)


@pytest.fixture(autouse=True)
def _quiet() -> Any:
    with np.errstate(all="ignore"):
        compute.bfloat16()
        yield


@each_dtype
@each_operation
def test_no_error_is_larger_than_the_declaration_says(name: str, operation: str, measured: str, dtype: str) -> None:
    activation, x = registry[name], sample(dtype)
    given = [x.dtype.type(p) for p in activation.parameters.values()]
    high, low = truth(activation, measured, x)
    stated = activation.measured[measured][dtype]
    results = [compute.ufunc(name, operation, isa)(x, *given) for isa in compute.supported()]
    # no precision tells that exp(-exp(0)) (exp(0) - 1) is exactly zero
    unknown = np.isnan(high) & np.isfinite(x)
    assert not (unknown & (x != 0)).any()
    assert not any(got[unknown].any() for got in results)
    high, low = np.where(unknown, 0.0, high), np.where(unknown, 0.0, low)
    pattern = f"u{x.dtype.itemsize}"
    for got in results:
        error = ulp_error(got, high, dtype, low)
        worst = int(np.argmax(error))
        # an exact value may lie within 2^-100 of the middle between two numbers, as of sigmoid near 0
        assert error[worst] <= stated + 2.0**-30, f"{error[worst]} ULP at x = {float(x[worst]).hex()}, not {stated}"
        same = (got.view(pattern) == results[0].view(pattern)) | (np.isnan(got) & np.isnan(results[0]))
        assert same.all()  # on every instruction set


@each_operation
def test_one_unit_more_is_noticed(name: str, operation: str, measured: str) -> None:
    activation, x = registry[name], np.array([-0.75], np.float32)
    given = [np.float32(p) for p in activation.parameters.values()]
    got = compute.ufunc(name, operation)(x, *given)
    high, low = truth(activation, measured, x)
    away = np.nextafter(got, np.where(got < high, -np.inf, np.inf).astype(np.float32))
    assert (ulp_error(away, high, "float32", low) > min(activation.measured[measured]["float32"], 0.5)).all()


@pytest.mark.parametrize("name", registry)
def test_every_measured_error_is_of_something_computed_and_the_other_way_round(name: str) -> None:
    assert set(registry[name].measured) == {measured for n, _, measured in EACH if n == name}
    for errors in registry[name].measured.values():
        assert set(errors) == set(DTYPES)


@each_dtype
@each_operation
def test_the_public_names_compute_them(name: str, operation: str, measured: str, dtype: str) -> None:
    activation, x = registry[name], sample(dtype)[::50]
    given = [x.dtype.type(p) for p in activation.parameters.values()]
    want = compute.ufunc(name, operation)(x, *given)
    got = activation.second(x) if measured == "second" else activation.grad(x, wrt=measured)
    assert got.dtype == x.dtype
    assert np.array_equal(got, want, equal_nan=True)


FORMULAS = [
    ("x*sigmoid(beta*x)", {"beta": 1.5}),
    ("where(x > 0, x, a*(exp(x/a) - 1))", {"a": 0.5}),
    ("clip(x, low, high)", {"low": -1.0, "high": 2.0}),
    ("log(1 + exp(b*x))/b", {"b": 2.0}),
]


@pytest.mark.parametrize(("formula", "parameters"), FORMULAS)
def test_formulas_have_them_too(formula: str, parameters: dict[str, float]) -> None:
    f = actfn.define("own", formula, **parameters)
    x = np.linspace(-6, 6, 101) + 0.013
    step = 1e-5
    slope = (f.grad(x + step) - f.grad(x - step)) / (2 * step)
    assert np.allclose(f.second(x), slope, rtol=1e-6, atol=1e-8)
    for name, value in parameters.items():
        more, less = (f(x, **{name: value + change}) for change in (step, -step))
        assert np.allclose(f.grad(x, wrt=name), (more - less) / (2 * step), rtol=1e-6, atol=1e-8)


def test_what_cannot_be_computed_is_the_users_mistake_in_one_line() -> None:
    for f in (registry["elu"], actfn.define("own", "where(x > 0, x, alpha*x)", alpha=0.1)):
        with pytest.raises(OperandError, match=r"grad: wrt is 'beta', allowed are: x, alpha"):
            f.grad(np.ones(3), wrt="beta")

    class First(compute.Kernels):
        operations = compute.operations("elu")[:3]

    f = registry["elu"].with_defaults()
    f.__dict__["_ufuncs"] = First("elu")
    assert not hasattr(f, "second")
    with pytest.raises(NotComputed, match="by alpha"):
        f.grad(np.ones(3), wrt="alpha")
