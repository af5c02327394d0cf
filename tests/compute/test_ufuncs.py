"""The functions as NumPy ufuncs: every layout, keyword, dtype and container, with the bits of one element at a time."""

import copy
import pickle
import subprocess
import sys
import threading
import time
import tracemalloc
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from parameters import by_position, each_parameter, least, other_parameters

import actfn
from actfn import compute
from actfn.activation.record import Activation
from actfn.analysis.integers import integer_loops
from actfn.errors import OperandError, ParameterError
from actfn.formula import of as of_activation
from actfn.formula.derive import derivative

try:
    from ml_dtypes import bfloat16
except ImportError:
    bfloat16 = None

Array = np.ndarray[Any, Any]

DTYPES = [
    "float16",
    pytest.param("bfloat16", marks=pytest.mark.skipif(bfloat16 is None, reason="bfloat16 needs ml_dtypes")),
    "float32",
    "float64",
]
INTEGERS = ["bool", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64"]
HARD = [0.0, -0.0, np.inf, -np.inf, np.nan, 1e-30, -1e-30, 20.0, -20.0, -100.0, 300.0, -90.0]


@pytest.fixture(params=DTYPES)
def dtype(request: pytest.FixtureRequest) -> np.dtype[Any]:
    """Run a test with each dtype that has loops."""
    return np.dtype(bfloat16 if request.param == "bfloat16" else request.param)


@pytest.fixture(params=["value", "grad", "vjp"])
def operation(request: pytest.FixtureRequest, of_each_loop: Activation) -> Callable[..., Any]:
    """Run a test with value, grad and vjp of a function of each kind of loop."""
    return of(of_each_loop, request.param)


def of(f: Activation, operation: str) -> Callable[..., Any]:
    """One of three computations, as a function of x; the vjp's g is x itself."""
    if operation == "vjp":
        return lambda x, *args, **kwargs: f.vjp(x, x, *args, **kwargs)
    return f.grad if operation == "grad" else f


def sample(dtype: np.dtype[Any], size: int = 67) -> Array:
    """Ordinary and hard values, in an order without a pattern."""
    x = np.random.default_rng(0).normal(0, 3, size)
    x[: len(HARD)] = HARD[:size]
    with np.errstate(over="ignore"):
        return np.random.default_rng(1).permutation(x).astype(dtype)


def one_by_one(operation: Callable[..., Any], x: Array, *args: Any, **kwargs: Any) -> Array:
    """The results of calls with one scalar each."""
    y = np.empty(x.shape, x.dtype)
    for i in np.ndindex(x.shape):
        y[i] = operation(x[i], *args, **kwargs)
    return y


def same(a: Any, b: Any) -> bool:
    """Whether dtype, shape and all bits agree: zeros by their sign; one nan is as good as another."""
    a, b = np.asarray(a), np.asarray(b)
    if a.dtype != b.dtype or a.shape != b.shape:
        return False
    bits = f"u{a.itemsize}"
    equal = np.ascontiguousarray(a).view(bits) == np.ascontiguousarray(b).view(bits)
    return bool(np.all(equal | (np.isnan(a) & np.isnan(b)).reshape(equal.shape)))


def unaligned(x: Array) -> Array:
    """Copy an array to one byte past an aligned address."""
    memory = np.zeros(x.nbytes + 1, np.uint8)
    view = memory[1:].view(x.dtype).reshape(x.shape)
    view[...] = x
    return view


LAYOUTS: dict[str, Callable[[Array], Array]] = {
    "contiguous": lambda x: x,
    "every third": lambda x: np.repeat(x, 3)[::3],
    "backwards": lambda x: x[::-1],
    "backwards by twos": lambda x: np.repeat(x, 2)[::-2],
    "a column": lambda x: np.stack([x, x + x, x], 1)[:, 0],
    "Fortran": lambda x: np.asfortranarray(np.stack([x, x[::-1]])),
    "transposed": lambda x: np.stack([x, x[::-1]]).T,
    "three-dimensional, permuted": lambda x: np.resize(x, (3, 5, 7)).transpose(2, 0, 1),
    "broadcast": lambda x: np.broadcast_to(x[5], 40),
    "broadcast rows": lambda x: np.broadcast_to(x, (3, x.size)),
    "broadcast columns": lambda x: np.broadcast_to(x[:, None], (x.size, 3)),
    "unaligned": unaligned,
    "unaligned, backwards": lambda x: unaligned(x)[::-1],
    "a field of records": lambda x: np.rec.fromarrays([np.zeros(x.size, np.int8), x], names="a,b")["b"],
    "the other byte order": lambda x: x.astype(x.dtype.newbyteorder()) if x.dtype.kind == "f" else x,
    "read-only": lambda x: np.frombuffer(x.tobytes(), np.uint8).view(x.dtype),
    "0-d": lambda x: x[3].reshape(()) if isinstance(x[3], np.ndarray) else np.array(x[3]),
    "empty": lambda x: x[:0],
    "empty, two-dimensional": lambda x: np.empty((0, 4), x.dtype),
    "a window": lambda x: np.lib.stride_tricks.sliding_window_view(x, 4),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_layout_changes_no_bit(operation: Callable[..., Any], dtype: np.dtype[Any], layout: str) -> None:
    x = LAYOUTS[layout](sample(dtype))
    expected = one_by_one(operation, x.astype(dtype))
    before = x.tobytes()
    y = operation(x)
    assert same(y, expected)
    assert x.tobytes() == before


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_layout_of_out_changes_no_bit(operation: Callable[..., Any], dtype: np.dtype[Any], layout: str) -> None:
    if "broadcast" in layout or layout in ("read-only", "a window"):
        pytest.skip("an output has one place for each element, and can be written")
    x = sample(dtype)
    out = LAYOUTS[layout](np.zeros_like(x))
    given = np.resize(x, out.shape)
    assert operation(given, out=out) is out
    assert same(out.astype(dtype), one_by_one(operation, given))


@pytest.mark.parametrize("n", [1, 7, 16, 33, 1000])
def test_in_place_and_overlapping_outputs_are_as_if_the_input_were_copied(
    operation: Callable[..., Any], dtype: np.dtype[Any], n: int
) -> None:
    x = np.resize(sample(dtype), 2 * n + 8)
    views = [
        (slice(0, n), slice(0, n)),  # in place
        (slice(0, n), slice(1, n + 1)),  # out ahead of in
        (slice(1, n + 1), slice(0, n)),
        (slice(0, n), slice(3, n + 3)),
        (slice(0, 2 * n, 2), slice(0, n)),  # two speeds
        (slice(0, n), slice(n, 0, -1)),  # reversed onto itself
    ]
    for source, target in views:
        memory = x.copy()
        expected = operation(x[source].copy())
        y = operation(memory[source], out=memory[target])
        assert same(y, expected)
        assert same(memory[target], expected)


def test_g_may_be_the_output(activation: Activation, dtype: np.dtype[Any]) -> None:
    x, g = sample(dtype), sample(dtype)[::-1].copy()
    expected = activation.vjp(x, g)
    assert activation.vjp(x, g, out=g) is g
    assert same(g, expected)


def test_vjp_broadcasts_x_against_g(activation: Activation, dtype: np.dtype[Any]) -> None:
    x, g = sample(dtype, 20)[:, None], sample(dtype, 9)
    assert same(activation.vjp(x, g), activation.vjp(*(a.copy() for a in np.broadcast_arrays(x, g))))


def test_large_arrays_have_the_bits_of_small_ones(operation: Callable[..., Any], dtype: np.dtype[Any]) -> None:
    """Beyond eight MiB results are written past the caches, by a path of its own."""
    x = np.resize(sample(dtype), (9 << 20) // dtype.itemsize + 5)
    small = operation(sample(dtype))
    for start in (0, 1):
        assert same(operation(x[start:]), np.resize(small, x.size)[start:])


# Python's own values


@pytest.mark.parametrize("value", [0, 3, -2, 0.5, -1.5, True, False], ids=repr)
def test_python_numbers_become_numpy_scalars(operation: Callable[..., Any], value: Any) -> None:
    y = operation(value)
    assert isinstance(y, np.generic)
    assert same(y, operation(np.asarray(value))[()])


@pytest.mark.parametrize("values", [[1.0, -2.0], (1, -2), [[True], [False]], [], [[]], range(-2, 2)], ids=repr)
def test_sequences_become_arrays(operation: Callable[..., Any], values: Any) -> None:
    assert same(operation(values), operation(np.asarray(values)))


def maps_integers_to_integers(f: Activation, integer: str) -> bool:
    """What is proven of the function at its defaults, for all integers of a dtype."""
    return np.dtype(integer).num in dict(integer_loops(of_activation(f), f.parameters))


@pytest.mark.parametrize("integer", INTEGERS)
@pytest.mark.parametrize("key", ["value", "grad", "vjp"])
def test_integers_are_promoted_as_exp_promotes_them_unless_the_function_keeps_them(
    activation: Activation, key: str, integer: str
) -> None:
    operation, x = of(activation, key), np.array([0, 1, 1], integer)
    keeps = key == "value" and integer != "bool" and maps_integers_to_integers(activation, integer)
    for given in (x, x[0], x.tolist() if integer == "bool" else x[:0]):
        promoted = np.exp(given).dtype
        y = operation(given)
        assert y.dtype == (x.dtype if keeps else promoted)
        assert same(y, operation(np.asarray(given).astype(promoted))[()].astype(y.dtype))


@each_parameter
@pytest.mark.parametrize("integer", INTEGERS)
def test_a_parameter_given_leaves_the_promotion_alone(f: Activation, name: str, integer: str) -> None:
    x = np.array([0, 1, 1], integer)
    keeps = integer != "bool" and maps_integers_to_integers(f.with_defaults(**{name: 1}), integer)
    assert f(x, *by_position(f, name, 1)).dtype == (x.dtype if keeps else np.exp(x).dtype)
    assert f.grad(x, **{name: 1}).dtype == np.exp(x).dtype


# Parameters


@each_parameter
def test_a_python_number_never_widens(f: Activation, name: str, dtype: np.dtype[Any]) -> None:
    x = sample(dtype)
    for value in (1, True, 0.3, other_parameters(f)[name]):
        given = by_position(f, name, value)
        for y in (f(x, *given), f(x, **{name: value}), f.grad(x, *given), f.vjp(x, x, *given), f(x[0], *given)):
            assert y.dtype == dtype
        assert same(f(x, *given), f(x, **{name: dtype.type(value)}))
    assert f.vjp(x, 1.0).dtype == f.vjp(1.0, x).dtype == f.vjp(x, 1).dtype == dtype


@each_parameter
def test_a_wider_array_of_parameters_widens_as_numpy_does(f: Activation, name: str) -> None:
    x, value = sample(np.dtype("float32")), other_parameters(f)[name]
    slopes = np.full(x.size, value)
    assert f(x, **{name: slopes}).dtype == np.float64
    assert same(f(x, **{name: slopes}), f(x.astype(np.float64), **{name: value}))
    assert f(x.astype(np.float16), **{name: slopes.astype(np.float32)}).dtype == np.float32
    assert f(x, **{name: np.float64(value)}).dtype == (x + np.float64(1)).dtype


@each_parameter
def test_a_parameter_for_each_channel(f: Activation, name: str, dtype: np.dtype[Any]) -> None:
    x, slopes = np.resize(sample(dtype), (5, 3, 40)), np.array([least(f, name), 0.5, 2.0], dtype)
    for operation in ("value", "grad", "vjp"):
        y = of(f, operation)(x, *by_position(f, name, slopes[:, None]))
        assert y.shape == x.shape
        for channel, slope in enumerate(slopes):
            assert same(y[:, channel], of(f, operation)(x[:, channel].copy(), **{name: slope}))


@each_parameter
def test_a_parameter_for_each_element(f: Activation, name: str, dtype: np.dtype[Any]) -> None:
    x = sample(dtype)
    slopes = np.resize(np.array([least(f, name), 0.25, 1.0, 2.5], dtype), x.size)
    assert same(f(x, **{name: slopes}), [f(a, **{name: s}) for a, s in zip(x, slopes, strict=True)])
    assert same(f(x[0], **{name: slopes}), [f(x[0], **{name: s}) for s in slopes])


@each_parameter
def test_position_and_keyword_mean_the_same(f: Activation, name: str) -> None:
    x, value = sample(np.dtype("float32")), other_parameters(f)[name]
    for operation in (f, f.grad, lambda x, *a, **k: f.vjp(x, x, *a, **k)):
        assert same(operation(x, *by_position(f, name, value)), operation(x, **{name: value}))
        if (f.name, name) == ("srelu", "t_right"):
            continue  # with a slope of 1 beyond it, as at the start of training, it changes nothing
        if operation is f or name in derivative(of_activation(f)).parameters:
            assert not same(operation(x, **{name: value}), operation(x))
        assert same(operation(x, *by_position(f, name, f.parameters[name])), operation(x))


# The keywords of a ufunc


def test_where_leaves_the_rest_untouched(operation: Callable[..., Any], dtype: np.dtype[Any]) -> None:
    x = sample(dtype)
    out = np.full(x.shape, 7, dtype)
    mask = np.arange(x.size) % 3 == 0
    assert operation(x, out=out, where=mask) is out
    assert same(out, np.where(mask, operation(x), dtype.type(7)))
    assert same(operation(x, out=out.copy(), where=False), out)


@pytest.mark.parametrize("asked", DTYPES)
def test_dtype_computes_in_the_dtype_asked_for(operation: Callable[..., Any], asked: str) -> None:
    x = sample(np.dtype("float32"))
    wanted = np.dtype(bfloat16 if asked == "bfloat16" else asked)
    with np.errstate(over="ignore"):
        narrowed = x.astype(wanted)
    for spelling in (wanted, wanted.type, asked):
        with np.errstate(over="ignore"):
            assert same(operation(x, dtype=spelling), operation(narrowed))


@each_parameter
def test_with_dtype_a_parameter_is_not_rounded_to_the_inputs_dtype(f: Activation, name: str) -> None:
    inputs = [np.array([-1, 1], np.int8), np.array([-1, 1], np.float16)]
    inputs += [np.array([-1, 1], bfloat16)] if bfloat16 else []
    for x in inputs:
        assert same(f(x, *by_position(f, name, 0.3), dtype=np.float64), f(x.astype(np.float64), **{name: 0.3}))


def test_out_of_another_dtype_is_cast(operation: Callable[..., Any]) -> None:
    x = np.linspace(-3, 3, 50, dtype=np.float32)
    for kind in (np.float16, np.float64):
        out = np.zeros(x.size, kind)
        assert operation(x, out=(out,)) is out
        assert same(out, operation(x).astype(kind))


def test_casting_is_obeyed(operation: Callable[..., Any]) -> None:
    x = np.ones(3, np.float32)
    with pytest.raises(TypeError, match="casting rule 'no'"):
        operation(x, dtype=np.float64, casting="no")
    with pytest.raises(TypeError, match="casting rule 'safe'"):
        operation(x, out=np.zeros(3, np.float16), casting="safe")
    assert operation(x, dtype=np.float16, casting="same_kind").dtype == np.float16
    out = np.zeros(3, np.int32)
    assert operation(x, out=out, casting="unsafe") is out


def test_order_is_obeyed(operation: Callable[..., Any]) -> None:
    x = np.asfortranarray(np.resize(sample(np.dtype("float32")), (4, 5)))
    assert operation(x).flags.f_contiguous
    assert operation(x, order="C").flags.c_contiguous
    assert operation(x.T, order="F").flags.f_contiguous


class Metres(np.ndarray[Any, Any]):
    """A subclass that remembers that it was finalised."""

    unit = "m"

    def __array_finalize__(self, other: Any) -> None:
        self.unit = getattr(other, "unit", "m")


def test_subclasses_survive_unless_subok_is_false(operation: Callable[..., Any]) -> None:
    x = np.linspace(-1, 1, 5).view(Metres)
    x.unit = "km"
    y = operation(x)
    assert type(y) is Metres
    assert y.unit == "km"
    assert type(operation(x, subok=False)) is np.ndarray


def test_masked_arrays_keep_their_mask(operation: Callable[..., Any]) -> None:
    x = np.ma.masked_array([1.0, -2.0, 3.0], mask=[False, True, False])
    y = operation(x)
    assert isinstance(y, np.ma.MaskedArray)
    assert y.mask.tolist() == [False, True, False]
    assert same(y.compressed(), operation(np.array([1.0, 3.0])))


@pytest.mark.filterwarnings("ignore:the matrix subclass:PendingDeprecationWarning")
def test_matrices_stay_matrices_elementwise(operation: Callable[..., Any]) -> None:
    x = np.matrix([[1.0, -2.0], [0.0, 3.0]])
    y = operation(x)
    assert type(y) is np.matrix
    assert same(np.asarray(y), operation(np.asarray(x)))


# Other people's containers


class Recorder:
    """What arrives at an object that speaks for itself."""

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **kwargs: Any) -> Any:
        return ufunc.__name__, method, inputs, kwargs


def test_array_ufunc_is_respected(activation: Activation) -> None:
    it, name = Recorder(), activation.bound.__name__  # the ufunc with the parameters given
    assert name.startswith(activation.name)
    assert activation(it) == (name, "__call__", (it,), {})
    assert activation.grad(it, where=True) == (f"{name}.grad", "__call__", (it,), {"where": True})
    assert activation.vjp(1.0, it)[2] == (1.0, it)
    assert activation(np.ones(2), out=it)[3] == {"out": (it,)}
    for place, name in enumerate(activation.parameters, start=1):
        assert activation(1.0, **{name: it})[2][place] is it


class Refuses:
    """An object that declares that it wants no ufuncs."""

    __array_ufunc__ = None


class Failing:
    """An object whose own error must come through."""

    class Own(ValueError):
        pass

    def __array_ufunc__(self, *args: Any, **kwargs: Any) -> Any:
        raise Failing.Own("mine")


def test_an_objects_own_refusal_and_error_come_through(operation: Callable[..., Any]) -> None:
    with pytest.raises(TypeError, match="Refuses"):
        operation(Refuses())
    with pytest.raises(Failing.Own, match=r"^mine$"):
        operation(Failing())


def test_a_pandas_series_keeps_index_and_name(operation: Callable[..., Any]) -> None:
    pd = pytest.importorskip("pandas", reason="the container is pandas'")
    s = pd.Series(np.array([1, -2, 3], np.float32), index=list("abc"), name="price")
    y = operation(s)
    assert type(y) is pd.Series
    assert list(y.index) == ["a", "b", "c"]
    assert y.name == "price"
    assert same(y.to_numpy(), operation(s.to_numpy()))
    frame = operation(pd.DataFrame({"p": s, "q": 2 * s}))
    assert type(frame) is pd.DataFrame
    assert list(frame.columns) == ["p", "q"]
    assert same(frame["q"].to_numpy(), operation(2 * s.to_numpy()))
    assert operation(pd.Series([1, -2], dtype=np.int8)).dtype == operation(np.array([1, -2], np.int8)).dtype


@each_parameter
def test_pandas_aligns_parameters_by_label(f: Activation, name: str) -> None:
    pd = pytest.importorskip("pandas", reason="the container is pandas'")
    s = pd.Series([-1.0, -2.0], index=["a", "b"])
    slopes = pd.Series([0.5, 0.25], index=["b", "a"])
    expected = {"a": f(-1.0, **{name: 0.25}), "b": f(-2.0, **{name: 0.5})}
    assert f(s, *by_position(f, name, slopes)).to_dict() == expected


def test_an_xarray_keeps_its_coordinates(operation: Callable[..., Any]) -> None:
    xr = pytest.importorskip("xarray", reason="the container is xarray's")
    values = np.resize(sample(np.dtype("float32")), (2, 3))
    a = xr.DataArray(values, dims=["t", "x"], coords={"x": [10, 20, 30]}, name="height", attrs={"unit": "m"})
    y = operation(a)
    assert type(y) is xr.DataArray
    assert y.dims == ("t", "x")
    assert y.coords["x"].values.tolist() == [10, 20, 30]
    assert y.name == "height"
    assert same(y.values, operation(values))
    assert type(operation(xr.Dataset({"height": a}))) is xr.Dataset


def test_a_dask_array_stays_lazy_and_is_computed_chunk_by_chunk(operation: Callable[..., Any]) -> None:
    da = pytest.importorskip("dask.array", reason="the container is dask's")
    values = np.resize(sample(np.dtype("float32")), (8, 6))
    chunks: list[tuple[int, ...]] = []

    def block(start: Array) -> Array:
        chunks.append(start.shape)
        return start

    lazy = da.from_array(values, chunks=(2, 3)).map_blocks(block, dtype=values.dtype, meta=values[:0, :0])
    y = operation(lazy)
    assert type(y) is da.Array
    assert y.chunks == ((2, 2, 2, 2), (3, 3))
    assert y.dtype == np.float32
    assert not chunks
    calls = [key for key in y.__dask_graph__() if isinstance(key, tuple) and key[0] == y.name]
    assert len(calls) == 8
    assert same(y.compute(scheduler="synchronous"), operation(values))
    assert chunks == [(2, 3)] * 8


@pytest.mark.skipif(bfloat16 is None, reason="bfloat16 needs ml_dtypes")
def test_containers_keep_sixteen_bits(operation: Callable[..., Any]) -> None:
    da = pytest.importorskip("dask.array", reason="the container is dask's")
    for kind in (np.float16, bfloat16):
        y = operation(da.from_array(sample(np.dtype(kind)), chunks=20))
        assert y.dtype == kind
        assert same(y.compute(scheduler="synchronous"), operation(sample(np.dtype(kind))))


# What a call does besides


def test_no_floating_point_warning_and_no_error_state_disturbs(
    operation: Callable[..., Any], dtype: np.dtype[Any]
) -> None:
    x = np.concatenate([sample(dtype), np.array([np.finfo("f2").tiny, 60000, -60000], dtype)])
    y = operation(x)
    with np.errstate(all="raise"):
        assert same(operation(x), y)
        assert same(one_by_one(operation, x), y)
        assert set(np.geterr().values()) == {"raise"}
    with np.errstate(divide="raise"):
        operation(x)
        with pytest.raises(FloatingPointError):  # whoever divides by zero afterwards is still told
            np.ones(2) / np.zeros(2)


DENORMAL = """
import numpy as np, torch, actfn
kinds = {np.float16: np.uint16, np.float32: np.uint32, np.float64: np.uint64}
xs = []
for kind in kinds:
    tiny, least = np.finfo(kind).tiny, np.finfo(kind).smallest_subnormal
    x = np.array([least, tiny / 2, -tiny / 4, tiny, -16, -87.5, -100, -103, -709, -740], kind)
    xs += [x, np.resize(x, 1000)]
def results():
    every = [y for f in actfn.registry.values() for x in xs for y in (f(x), f.grad(x), f.vjp(x, x))]
    return [y.view(kinds[y.dtype.type]) for y in every]
expected = results()
subnormal = [y for y in expected if y.dtype == np.uint32 and np.any((0 < y) & (y < 0x800000))]
assert torch.set_flush_denormal(True)
found = results()
assert torch.tensor([1e-40]).mul(1.0).item() == 0, "flushing is on, before and after"
torch.set_flush_denormal(False)
assert all(map(np.array_equal, expected, found)), "subnormals were flushed"
assert subnormal
print("kept")
"""


def test_a_callers_flush_to_zero_neither_disturbs_nor_is_disturbed() -> None:
    pytest.importorskip("torch", reason="torch.set_flush_denormal sets the processor's state")
    run = subprocess.run([sys.executable, "-c", DENORMAL], capture_output=True, text=True, check=False)
    assert run.stdout.strip() == "kept", run.stderr


def test_other_threads_run_during_a_call(operation: Callable[..., Any]) -> None:
    x = np.resize(sample(np.dtype("float64")), 1 << 17)
    out, held, count, stop = np.empty_like(x), list(range(1 << 14)), 0, False

    def work() -> None:
        nonlocal count
        while not stop:
            count += 1
            time.sleep(0)  # gives way of itself

    def runs_during(call: Callable[[], Any]) -> bool:
        seen = count
        call()
        return count > seen

    before = sys.getswitchinterval()
    thread = threading.Thread(target=work)
    thread.start()
    sys.setswitchinterval(1000)  # this thread is never made to give way, it does or does not
    try:
        assert any(runs_during(lambda: operation(x, out=out)) for _ in range(1000))
        assert not any(runs_during(lambda: held.sort(reverse=True)) for _ in range(20))  # what holding on looks like
    finally:
        sys.setswitchinterval(before)
        stop = True
        thread.join()


def test_nothing_is_allocated_beyond_the_output(operation: Callable[..., Any], dtype: np.dtype[Any]) -> None:
    x = np.resize(sample(dtype), (1 << 20) // dtype.itemsize)
    out = np.empty_like(x)
    operation(x, out=out)
    for view in (slice(None), slice(None, None, 2)):
        tracemalloc.start()
        try:
            operation(x[view], out=out[view])
            inside = tracemalloc.get_traced_memory()[1]
            tracemalloc.reset_peak()
            y = operation(x[view])
            fresh = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert inside < 100_000
        assert fresh < y.nbytes + 100_000


def test_copies_and_pickles_are_the_thing_itself(activation: Activation) -> None:
    for made in (pickle.loads(pickle.dumps(activation)), copy.copy(activation), copy.deepcopy(activation)):
        assert made is activation


def test_other_defaults_survive_copying() -> None:
    keras = actfn.get("keras.layers.LeakyReLU")
    for made in (pickle.loads(pickle.dumps(keras)), copy.copy(keras), copy.deepcopy(keras)):
        assert made.parameters == keras.parameters
        assert made.parameters != actfn.leaky_relu.parameters
        assert made(-1.0) == keras(-1.0) == -0.3
        assert repr(made) == repr(keras) == "actfn.leaky_relu(negative_slope=0.3)"


@each_parameter
def test_other_defaults_are_the_parameters_given(f: Activation, name: str, dtype: np.dtype[Any]) -> None:
    x, given = sample(dtype), other_parameters(f)[name]
    for value in (given, np.float64(given), np.float32(given)):
        made = f.with_defaults(**{name: value})
        assert same(made(x), f(x, **{name: given}))
        assert same(made.vjp(x, x), f.vjp(x, x, **{name: given}))
        assert type(made.parameters[name]) is float
    assert same(f.with_defaults(*by_position(f, name, given))(x), f(x, **{name: given}))


def test_the_ufuncs_are_ufuncs(activation: Activation, isa: str) -> None:
    assert compute.operations(activation.name)[:3] == ("value", "grad", "vjp")
    for operation in compute.operations(activation.name):
        ufunc = compute.ufunc(activation.name, operation, isa)
        assert isinstance(ufunc, np.ufunc)
        assert ufunc.__name__ == activation.name + (f".{operation}" if operation != "value" else "")
        assert ufunc.nout == 1


def test_a_function_that_is_random_in_training_draws_from_a_seed() -> None:
    rng = np.random.default_rng(5)
    x = rng.normal(size=(40, 50)).astype(np.float32)
    f, below = actfn.rrelu, x < 0
    y = f(x, rng=7)
    slopes = y[below] / x[below]
    assert y.dtype == np.float32
    assert same(y[~below], x[~below])
    assert 1 / 8 < slopes.min() < 0.13
    assert 0.32 < slopes.max() < 1 / 3
    assert abs(slopes.mean() - (1 / 8 + 1 / 3) / 2) < 0.01
    assert len(np.unique(slopes.round(6))) > slopes.size / 2  # each element has its own
    assert same(f(x, rng=7), y)
    assert not same(f(x, rng=8), y)
    assert np.allclose(f.grad(x, rng=7)[below], slopes, rtol=1e-6)
    assert same(f.vjp(x, 2 * np.ones_like(x), rng=7), 2 * f.grad(x, rng=7))
    assert not f.second(x, rng=7).any()
    assert same(f(x, rng=np.random.default_rng(7)), y)
    assert same(f(x, 0.25, upper=0.25, rng=7), actfn.leaky_relu(x, 0.25))
    out = np.empty_like(x)
    assert f(x, rng=7, out=out) is out
    assert same(out, y)
    assert np.allclose(f(x, rng=None), actfn.leaky_relu(x, (1 / 8 + 1 / 3) / 2), rtol=1e-6)


@pytest.mark.parametrize("kind", [np.float16, np.float64, np.int64])
def test_what_is_drawn_widens_no_result(kind: type) -> None:
    x = np.arange(-5, 5).astype(kind)
    assert actfn.rrelu(x, rng=1).dtype == actfn.rrelu(x).dtype
    assert actfn.rrelu(-2.0, rng=1) == actfn.rrelu(np.float64(-2), rng=1)


def test_where_nothing_is_random_or_drawn_from_rng_is_refused() -> None:
    x = np.ones(3)
    with pytest.raises(OperandError, match="rng is 'seven', allowed are a seed and a numpy"):
        actfn.rrelu(x, rng="seven")
    for refused in (lambda: actfn.elu(x, rng=1), lambda: actfn.rrelu.grad(x, wrt="lower", rng=1)):
        with pytest.raises(OperandError, match="unexpected keyword argument 'rng'"):
            refused()
    with pytest.raises(ParameterError, match="lower is"):
        actfn.rrelu(x, 1e11, rng=1)
