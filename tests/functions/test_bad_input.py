"""Bad input: one line that names the function, what was given and what is allowed; and nothing is half-written."""

import contextlib
import gc
import os
import subprocess
import sys
from typing import Any

import numpy as np
import pytest
from parameters import by_position, each_parameter

import actfn
from actfn import compute
from actfn.activation.record import Activation
from actfn.errors import ActfnError

X = np.linspace(-3, 3, 7, dtype=np.float32)
ALLOWED = "allowed are float16, bfloat16, float32, float64, integers and booleans"


def refused(kind: type[Exception], call: Any, *words: str) -> None:
    """The call raises an error of actfn's that is of that kind, in one line that contains the words."""
    with pytest.raises(kind) as caught:
        call()
    said = str(caught.value)
    assert issubclass(caught.type, ActfnError)
    assert issubclass(caught.type, TypeError) is (kind is TypeError)
    assert "\n" not in said
    assert len(said) < 300
    for word in words:
        assert word in said


WRONG_DTYPES: dict[str, Any] = {
    "complex64": X + 1j,
    "complex": 1j,
    "object": np.array([1.0, None], object),
    "<U1": np.array(["a", "b"]),
    "str": "a",
    "bytes": b"a",
    "|S1": np.array([b"a"]),
    "datetime64[D]": np.array(["2020-01-01"], "M8[D]"),
    "timedelta64[s]": np.array([1], "m8[s]"),
    "NoneType": None,
    "dict": {"a": 1},
    "|V4": np.zeros(2, "V4"),
    "'a', '<f4'": np.zeros(2, [("a", "f4")]),
    str(np.dtype(np.clongdouble)): np.zeros(2, np.clongdouble),
}
if np.dtype(np.longdouble).itemsize > 8:
    WRONG_DTYPES[str(np.dtype(np.longdouble))] = np.zeros(2, np.longdouble)


@pytest.mark.parametrize("given", WRONG_DTYPES)
def test_a_wrong_dtype_is_named(activation: Activation, given: str) -> None:
    bad = WRONG_DTYPES[given]
    refused(TypeError, lambda: activation(bad), f"{activation.name}: got x", given, ALLOWED)
    refused(TypeError, lambda: activation.grad(bad), f"{activation.name}.grad: got x", given, ALLOWED)
    refused(TypeError, lambda: activation.vjp(X[:1], bad), f"{activation.name}.vjp: got x float32, g", given, ALLOWED)


def test_a_wrong_dtype_asked_for_is_named(activation: Activation) -> None:
    for wrong in ("complex64", "int32", "longdouble"):
        refused(TypeError, lambda w=wrong: activation(X, dtype=w), f"{activation.name}: got x float32", wrong, ALLOWED)
    refused(TypeError, lambda: activation(X, dtype="nonsense"), activation.name, "nonsense")


def test_a_ragged_list_is_refused(activation: Activation) -> None:
    refused(ValueError, lambda: activation([[1], [1, 2]]), activation.name, "inhomogeneous")


def test_an_integer_beyond_all_floats_is_refused(activation: Activation) -> None:
    refused(TypeError, lambda: activation(10**400), f"{activation.name}: got x int", ALLOWED)


# Parameters

WRONG_PARAMETERS: dict[str, tuple[Any, type[Exception]]] = {
    "nan": (float("nan"), ValueError),
    "inf": (float("inf"), ValueError),
    "-inf": (np.float32("-inf"), ValueError),
    "10000": (10**400, ValueError),
    "[1.0, nan]": ([1.0, float("nan")], ValueError),
    "array([ 1., inf]": (np.array([1, np.inf], np.float32), ValueError),
    "'a'": ("a", TypeError),
    "None": (None, TypeError),
    "1j": (1j, TypeError),
    "['a']": (["a"], TypeError),
    "dtype=object": (np.array([1, 2], object), TypeError),
    "[[1], [1, 2]]": ([[1], [1, 2]], TypeError),
    "datetime64": (np.array(["2020-01-01"], "M8[D]"), TypeError),
    "actfn.relu": (actfn.registry["relu"], TypeError),
}


@each_parameter
@pytest.mark.parametrize("given", WRONG_PARAMETERS)
def test_a_wrong_parameter_is_named_and_writes_nothing(f: Activation, name: str, given: str) -> None:
    bad, kind = WRONG_PARAMETERS[given]
    placed = by_position(f, name, bad)
    allowed = "finite numbers" if kind is ValueError else "real numbers"
    out = np.full(7, 9, np.float32)
    words = (f"{f.name}: {name} is", given, "allowed are", allowed)
    refused(kind, lambda: f(X, **{name: bad}, out=out), *words)
    refused(kind, lambda: f(X, *placed, out=out), *words)
    refused(kind, lambda: f.grad(X, *placed, out=out), *words)
    refused(kind, lambda: f.vjp(X, X, *placed, out=out), *words)
    if not isinstance(bad, (list, np.ndarray)):
        refused(kind, lambda: f.with_defaults(**{name: bad}), f"{f.name}: {name} is", given, "allowed")
    assert (out == 9).all()


@each_parameter
def test_a_parameter_outside_its_domain_is_told_the_domain(f: Activation, name: str) -> None:
    low, high = f.domain[name]
    if np.isfinite(low):
        below = low - max(1, abs(low))
        for bad in (below, [low, below], np.float32(below), np.full((2, 2), below)):
            refused(ValueError, lambda b=bad: f(X, **{name: b}), f"{f.name}: {name} is", f"{below:g}"[0], f"{low:g}")
    if np.isfinite(high):
        refused(ValueError, lambda: f(X, **{name: high * 2}), f"{f.name}: {name} is", f"{high:g}")
    f(X, **{name: max(low, -1e9)}), f(X, **{name: min(high, 1e9)})  # the ends are inside


@each_parameter
def test_only_a_number_can_be_a_default(f: Activation, name: str) -> None:
    refused(TypeError, lambda: f.with_defaults(**{name: np.ones(3)}), f"{f.name}: {name} is", "real numbers")
    refused(TypeError, lambda: f.with_defaults(nonsense=1), f.name, "nonsense", name)


@each_parameter
def test_a_bfloat16_nan_is_refused_without_a_warning(f: Activation, name: str) -> None:
    ml_dtypes = pytest.importorskip("ml_dtypes", reason="the parameter is a bfloat16")
    for bad in (ml_dtypes.bfloat16("nan"), np.array([np.nan, 1]).astype(ml_dtypes.bfloat16)):
        refused(ValueError, lambda b=bad: f(X[0], **{name: b}), f"{f.name}: ", "nan", "finite numbers")


def test_too_many_parameters(activation: Activation) -> None:
    allowed = ", ".join(activation.parameters) or "none"
    many = [1.0] * (len(activation.parameters) + 1)
    for call in (activation, activation.grad, lambda x, *a: activation.vjp(x, x, *a), activation.with_defaults):
        first = () if call == activation.with_defaults else (X,)
        refused(TypeError, lambda c=call, f=first: c(*f, *many), f"{activation.name}: {len(many)} param", allowed)


@each_parameter
def test_a_parameter_given_twice(f: Activation, name: str) -> None:
    refused(
        TypeError, lambda: f(X, *by_position(f, name, 1.0), **{name: 1.0}), f"{f.name}: parameter {name} given twice"
    )


def test_an_unknown_keyword_is_told_the_known_ones(activation: Activation) -> None:
    known = (*activation.parameters, "out", "where", "dtype")
    refused(
        TypeError,
        lambda: activation(X, slope=1),
        f"{activation.name}() got an unexpected keyword argument 'slope'",
        *known,
    )
    refused(
        TypeError,
        lambda: activation.grad(X, axis=1),
        f"{activation.name}.grad() got an unexpected keyword argument 'axis'",
        *known,
    )


def test_a_missing_argument_is_named(activation: Activation) -> None:
    refused(TypeError, lambda: activation(), "'x'")  # type: ignore[call-arg]
    refused(TypeError, lambda: activation.vjp(X), "'g'")  # type: ignore[call-arg]


# Outputs and shapes


def test_an_output_of_the_wrong_shape_is_untouched(activation: Activation) -> None:
    for shape in ((3,), (6,), (1,), (), (7, 2)):
        out = np.full(shape, 9, np.float32)
        refused(ValueError, lambda o=out: activation(X, out=o), f"{activation.name}: ", "x (7,)", f"out {shape}")
        assert (out == 9).all()


@pytest.mark.parametrize("kind", ["int32", "bool", "M8[s]"])
def test_an_output_of_the_wrong_dtype_is_untouched(activation: Activation, kind: str) -> None:
    out = np.zeros(7, kind)
    before = out.tobytes()
    refused(TypeError, lambda: activation(X, out=out), f"{activation.name}: ", "float32", "same_kind")
    assert out.tobytes() == before


def test_an_output_that_is_no_array_or_cannot_be_written(activation: Activation) -> None:
    refused(
        TypeError,
        lambda: activation(X, out=[0.0] * 7),
        "return arrays must be of ArrayType: out is [0.0",
        "allowed is an array",
    )
    refused(ValueError, lambda: activation(X, out=(X.copy(), X.copy())), activation.name, "exactly one")
    frozen = np.zeros(7, np.float32)
    frozen.setflags(write=False)
    refused(ValueError, lambda: activation(X, out=frozen), activation.name, "read-only")


def test_shapes_that_do_not_broadcast_are_named(activation: Activation) -> None:
    refused(ValueError, lambda: activation.vjp(X, X[:3]), f"{activation.name}.vjp: ", "x (7,), g (3,)")
    for name in activation.parameters:
        shapes = ", ".join(f"{each} {(3,) if each == name else ()}" for each in activation.parameters)
        refused(ValueError, lambda n=name: activation(X, **{n: np.ones(3)}), activation.name, f"x (7,), {shapes}")
    out = np.full(7, 9, np.float32)
    mask = np.ones(2, bool)
    refused(ValueError, lambda: activation(X, out=out, where=mask), activation.name, "x (7,)", "where (2,)")
    assert (out == 9).all()


def test_where_must_be_a_mask(activation: Activation) -> None:
    out = np.full(7, 9, np.float32)
    refused(TypeError, lambda: activation(X, out=out, where=np.ones(7)), activation.name, "bool")
    assert (out == 9).all()


def test_wrong_words_for_numpys_keywords(activation: Activation) -> None:
    refused(ValueError, lambda: activation(X, casting="loose"), activation.name, "'safe'", "loose")
    refused(ValueError, lambda: activation(X, order="Q"), activation.name, "'C'", "Q")


def test_a_frameworks_container_of_a_wrong_dtype_is_told_the_same(activation: Activation) -> None:
    pd = pytest.importorskip("pandas", reason="the container is pandas'")
    refused(TypeError, lambda: activation(pd.Series(["a", "b"])), activation.name, "str", ALLOWED)
    da = pytest.importorskip("dask.array", reason="the container is dask's")
    lazy = da.ones(4, chunks=2, dtype=np.complex64)
    refused(TypeError, lambda: activation(lazy), activation.name, "complex64", ALLOWED)


# Processes of their own


def python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The code, run by a new interpreter."""
    inherited = {k: v for k, v in os.environ.items() if k != "ACTFN_ISA"}
    command = [sys.executable, "-W", "error", "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=inherited | environment)


def test_bfloat16_imported_after_actfn_works() -> None:
    pytest.importorskip("ml_dtypes", reason="bfloat16 needs ml_dtypes")
    run = python(
        "import sys, numpy as np, actfn\n"
        "early = actfn.elu(np.float32(-1))\n"
        "assert 'ml_dtypes' not in sys.modules\n"
        "from ml_dtypes import bfloat16\n"
        "x = np.array([-1, 1], bfloat16)\n"
        "print([str(y.dtype) for f in actfn.registry.values() for y in (f(x), f.grad(x), f.vjp(x, x))])\n"
    )
    assert set(run.stdout.split("'")[1::2]) == {"bfloat16"}, run.stderr
    run = python(
        "import ml_dtypes, numpy as np, actfn\n"
        "print(actfn.elu(np.float32([-1]), dtype=ml_dtypes.bfloat16).dtype)"  # the first use is by dtype=
    )
    assert run.stdout.strip() == "bfloat16", run.stderr


def test_an_unknown_instruction_set_is_told_those_there_are() -> None:
    run = python("import actfn; print('imported'); actfn.elu(2.0); print('computed')", ACTFN_ISA="nonsense")
    last = run.stderr.strip().splitlines()[-1]
    assert run.returncode == 1
    assert run.stdout == "imported\n"  # the command line imports before it can say anything
    assert last.startswith("actfn.errors.EnvironmentVariableError: the environment variable ACTFN_ISA is 'nonsense'")
    for name in compute.supported():
        assert name in last


@pytest.mark.parametrize("name", compute.supported())
def test_each_instruction_set_can_be_forced(name: str) -> None:
    run = python("import actfn; print(actfn.compute.chosen(), actfn.elu(2.0))", ACTFN_ISA=name)
    assert run.stdout.split() == [name, "2.0"], run.stderr


@pytest.mark.parametrize("operation", ["value", "grad"])
def test_a_failing_call_keeps_nothing_alive(activation: Activation, operation: str) -> None:
    x, out = np.zeros(3, np.float32), np.zeros(4, np.float32)
    before = sys.getrefcount(x)
    gc.disable()
    try:
        for _ in range(10):
            with contextlib.suppress(ValueError):
                (activation if operation == "value" else activation.grad)(x, out=out)
        assert sys.getrefcount(x) == before
    finally:
        gc.enable()


@pytest.mark.parametrize("raised", [KeyboardInterrupt, FloatingPointError])
def test_an_exception_that_is_no_refusal_passes_at_once(activation: Activation, raised: type[BaseException]) -> None:
    calls = []

    def stop(*_: object) -> None:
        calls.append(1)
        raise raised

    x, out = np.full(3, 1e9, np.float32), np.empty(3, np.float16)
    if not np.finfo(np.float16).max <= activation(x).max() < np.inf:  # the cast of an infinity does not overflow
        pytest.skip("no result that float16 cannot hold")
    with np.errstate(over="call", call=stop), pytest.raises(raised):
        activation(x, out=out)
    assert len(calls) == 1
