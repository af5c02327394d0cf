"""Functions of rows as they are called: the axis, both kinds, gradients against PyTorch, and mistakes in one line."""

from __future__ import annotations

import math
import pickle
from typing import Any

import numpy as np
import pytest

import actfn
from actfn import glu, softmax
from actfn.activation.rows import RowFunction, row_functions
from actfn.errors import ArgumentError, OperandError, ParameterError

x = np.random.default_rng(0).standard_normal((4, 6, 8))
each_axis = pytest.mark.parametrize("axis", [0, 1, 2, -1, -2])
each_function = pytest.mark.parametrize("f", row_functions.values(), ids=row_functions)
GATES = {
    "glu": lambda b: 1 / (1 + np.exp(-b)),
    "reglu": lambda b: np.maximum(b, 0),
    "bilinear": lambda b: b,
    "swiglu": lambda b: b / (1 + np.exp(-b)),
    "geglu": lambda b: b * np.vectorize(math.erfc)(-b / math.sqrt(2)) / 2,
    "geglu_tanh": lambda b: b * (1 + np.tanh(math.sqrt(2 / math.pi) * (b + 0.044715 * b**3))) / 2,
}


def fixed(f: RowFunction) -> dict[str, Any]:
    """The parameters by which a function of rows is the same at every call."""
    return {"rng": 7} if f.name == "gumbel_softmax" else {}


def sigmoid(b: Any) -> Any:
    return 1 / (1 + np.exp(-b))


@each_axis
@pytest.mark.parametrize("name", GATES)
def test_a_gate_goes_through_both_halves_of_a_row(axis: int, name: str) -> None:
    a, b = np.split(x, 2, axis)
    assert np.allclose(getattr(actfn, name)(x, axis=axis), a * GATES[name](b), rtol=1e-13)


@each_axis
def test_a_gate_writes_where_it_is_told(axis: int) -> None:
    out = np.empty_like(np.split(x, 2, axis)[0])
    assert glu(x, axis=axis, out=out) is out
    assert np.array_equal(out, glu(x, axis=axis))


@each_axis
@each_function
def test_gradients_are_those_of_the_values(f: RowFunction, axis: int) -> None:
    given = fixed(f)
    g = np.random.default_rng(1).standard_normal(f(x, axis=axis, **given).shape)
    got, step = f.vjp(x, g, axis=axis, **given), 1e-6
    assert got.shape == x.shape
    for place in np.ndindex(2, 2, 2):
        at = np.zeros_like(x)
        at[place] = step
        slope = ((f(x + at, axis=axis, **given) - f(x - at, axis=axis, **given)) * g).sum() / (2 * step)
        assert np.isclose(got[place], slope, rtol=1e-6, atol=1e-9)


@each_function
def test_each_dtype_is_kept_and_pickles_lead_back(f: RowFunction) -> None:
    for kind in (np.float16, np.float32, np.float64):
        assert f(x.astype(kind)).dtype == kind
    kept = f.name in (
        "crelu",
        "hardmax",
        "maxout",
        "reglu",
        "bilinear",
    )  # no exponential: integers may stay what they are
    assert kept or f([1, 2]).dtype == np.exp([1, 2]).dtype
    assert getattr(actfn, f.name) is f
    assert pickle.loads(pickle.dumps(f)) is f
    assert row_functions[f.name] is f
    assert "Parameters" in RowFunction.__call__.__doc__


def test_the_errors_of_a_gate_are_no_larger_than_measured() -> None:
    rows = np.random.default_rng(2).standard_normal((2, 20000)) * np.array([[3], [6]])
    for kind, name in ((np.float32, "float32"), (np.float16, "float16")):
        a, b = rows.astype(kind)
        got = glu(np.stack([a, b]), axis=0)[0]
        want = a.astype(float) * sigmoid(b.astype(float))
        unit = np.spacing(np.abs(want).astype(kind)).astype(float)
        assert (np.abs(got - want) / unit).max() <= glu.measured[name] + 1e-6


@each_function
def test_mistakes_are_one_line(f: RowFunction) -> None:
    for axis in (3, -4, 1.5):
        with pytest.raises(ArgumentError, match=rf"{f.name}: axis is {axis}, x has 3"):
            f(x, axis=axis)
    with pytest.raises(ArgumentError, match=f"{f.name}: axis is -1, x has 0"):
        f(1.0)
    with pytest.raises(OperandError, match=f.name):
        f(x.astype(complex))


MASKED = [f for f in row_functions.values() if f.without is not None]


@pytest.mark.parametrize("f", MASKED, ids=[f.name for f in MASKED])
@each_axis
def test_a_mask_leaves_out_what_it_leaves_out(f: RowFunction, axis: int) -> None:
    mask = np.random.default_rng(2).random(x.shape) < 0.6
    y, g = f(x, axis=axis, where=mask), np.random.default_rng(3).standard_normal(x.shape)
    d = f.vjp(x, g, axis=axis, where=mask)
    for place in np.ndindex(*np.delete(x.shape, axis)):
        row = (*place[: axis % 3], slice(None), *place[axis % 3 :])
        kept = mask[row]
        assert np.array_equal(y[row][~kept], np.full((~kept).sum(), f.outside))
        assert np.array_equal(d[row][~kept], np.zeros((~kept).sum()))
        if kept.any():
            assert np.allclose(y[row][kept], f(x[row][kept]), rtol=1e-14)
            assert np.allclose(d[row][kept], f.vjp(x[row][kept], g[row][kept]), rtol=1e-10, atol=1e-14)
    assert np.array_equal(f(x, where=np.zeros(8, bool)), np.full(x.shape, f.outside))  # nothing is left


def test_wrong_masks_and_parameters_are_one_line() -> None:
    with pytest.raises(ArgumentError, match=r"softmax: where has shape \(3,\), allowed is what broadcasts"):
        softmax(x, where=np.ones(3, bool))
    with pytest.raises(OperandError, match="softmax: where has dtype float64, allowed is bool"):
        softmax(x, where=np.ones(8))
    with pytest.raises(OperandError, match="glu: takes no mask"):
        glu(x, where=np.ones(8, bool))
    with pytest.raises(ParameterError, match="gumbel_softmax: tau is 0, allowed are finite numbers above 0"):
        actfn.gumbel_softmax(x, tau=0)
    with pytest.raises(OperandError, match="gumbel_softmax: rng is 'a', allowed are a seed"):
        actfn.gumbel_softmax(x, rng="a")
    with pytest.raises(ArgumentError, match="maxout: pieces is 3, allowed are divisors of the 8 numbers along axis -1"):
        actfn.maxout(x, pieces=3)
    with pytest.raises(OperandError, match=r"hardmax: .*'tau'"):
        actfn.hardmax(x, tau=1)
    with pytest.raises(ArgumentError, match=r"softmax.vjp: g has shape \(4,\), allowed is that of the result"):
        softmax.vjp(x, np.ones(4))
    with pytest.raises(ArgumentError, match=r"swiglu.vjp: g has shape \(4, 6, 8\), allowed is .* \(4, 6, 4\)"):
        actfn.swiglu.vjp(x, x)


@each_function
def test_a_gradient_of_another_shape_is_refused(f: RowFunction) -> None:
    for wrong in (np.ones(3), np.float64(1), np.ones((4, 6, 5))):
        with pytest.raises(ArgumentError, match=rf"{f.name}.*\.vjp: g has shape .*, allowed is that of the result"):
            f.vjp(x, wrong, **fixed(f))
    if f.without is not None:
        with pytest.raises(ArgumentError, match=r"\.vjp: g has shape \(3,\), allowed is that of the result"):
            f.vjp(x, np.ones(3), where=np.ones(8, bool))


def test_peers_agree() -> None:
    torch = pytest.importorskip("torch", reason="the peer is torch")
    t, functional = torch.from_numpy(x), torch.nn.functional
    for axis in (0, 1, -1):
        for name in ("softmax", "log_softmax", "softmin"):
            want = getattr(functional, name)(t, axis).numpy()
            assert np.allclose(getattr(actfn, name)(x, axis=axis), want, rtol=1e-13)
        assert np.allclose(actfn.logsumexp(x, axis=axis), torch.logsumexp(t, axis).numpy(), rtol=1e-13)
        assert np.allclose(glu(x, axis=axis), functional.glu(t, axis).numpy(), rtol=1e-13)


def test_ends_of_a_logarithm_of_sums() -> None:
    assert actfn.logsumexp(np.zeros((3, 0))).tolist() == [-np.inf] * 3
    rows = np.array([[-np.inf, -np.inf], [np.inf, 1], [np.nan, 1], [1e308, 1e308], [-1e308, -1e308]])
    assert np.array_equal(actfn.logsumexp(rows), [-np.inf, np.inf, np.nan, 1e308, -1e308], equal_nan=True)


def test_random_choices_are_those_of_the_scores() -> None:
    scores = np.log([0.5, 0.3, 0.2])
    chosen = actfn.gumbel_softmax(np.tile(scores, (20000, 1)), hard=True, rng=5).mean(0)
    assert np.abs(chosen - [0.5, 0.3, 0.2]).max() < 0.02
    assert np.array_equal(actfn.gumbel_softmax(x, rng=1), actfn.gumbel_softmax(x, rng=np.random.default_rng(1)))
    assert not np.array_equal(actfn.gumbel_softmax(x), actfn.gumbel_softmax(x))


@pytest.mark.parametrize("name", GATES)
def test_an_odd_row_has_no_halves(name: str) -> None:
    with pytest.raises(ArgumentError, match=f"{name}: x has 7 numbers along axis 0, allowed are even"):
        getattr(actfn, name)(np.ones(7), axis=0)


SEVERAL = [name for name, f in row_functions.items() if f.axes != "one" and name != "gumbel_softmax"]


@pytest.mark.parametrize("axes", [(1, 2), (0, 2), (2, 0), (-1,), None])
@pytest.mark.parametrize("name", SEVERAL)
def test_along_several_axes_all_their_numbers_are_one_row(name: str, axes: tuple[int, ...] | None) -> None:
    f, lie = getattr(actfn, name), sorted(one % 3 for one in (range(3) if axes is None else axes))
    rest = [one for one in range(3) if one not in lie]
    shape = [x.shape[one] for one in rest]
    rows = x.transpose(*rest, *lie).reshape(*shape, -1)
    y, g = f(rows), np.random.default_rng(5).standard_normal(x.shape)
    if f.axes == "dropped":
        assert np.array_equal(f(x, axis=axes), y)
        slopes, g = f.vjp(rows, g := np.resize(g, y.shape)), g
    else:
        back = np.argsort([*rest, *lie])
        kept = [x.shape[one] for one in (*rest, *lie)]
        assert np.array_equal(f(x, axis=axes), y.reshape(kept).transpose(back))
        slopes = f.vjp(rows, g.transpose(*rest, *lie).reshape(rows.shape))
        out = np.full(x.shape, 7.0)
        assert f(x, axis=axes, out=out) is out
        assert np.array_equal(out, f(x, axis=axes))
    by_x = f.vjp(x, g, axis=axes)
    assert np.array_equal(by_x.transpose(*rest, *lie).reshape(rows.shape), slopes)


def test_a_mask_and_several_axes() -> None:
    mask = np.random.default_rng(6).random(x.shape) < 0.7
    y = actfn.softmax(x, axis=(0, 2), where=mask)
    assert np.allclose(y.sum((0, 2)), 1)
    assert not y[~mask].any()
    flat = actfn.softmax(
        x.transpose(1, 0, 2).reshape(x.shape[1], -1), where=mask.transpose(1, 0, 2).reshape(x.shape[1], -1)
    )
    assert np.array_equal(y.transpose(1, 0, 2).reshape(flat.shape), flat)
    assert np.array_equal(actfn.softmax.vjp(x, y, axis=(0, 2), where=mask)[~mask], np.zeros((~mask).sum()))


def test_several_axes_are_those_of_the_peers() -> None:
    special = pytest.importorskip("scipy.special", reason="the peer is SciPy")
    for axes in ((1, 2), (2, 0), None):
        for name in ("softmax", "log_softmax", "logsumexp"):
            assert np.allclose(getattr(actfn, name)(x, axis=axes), getattr(special, name)(x, axis=axes), rtol=1e-13)


@pytest.mark.parametrize("axes", [(), (1, 1), (0, -3)])
def test_axes_that_are_not_each_one_once_are_refused(axes: tuple[int, ...]) -> None:
    with pytest.raises(
        ArgumentError, match=r"softmax: axis is \(.*\), allowed is each axis of x once, and at least one"
    ):
        actfn.softmax(x, axis=axes)
    with pytest.raises(ArgumentError, match="glu: axis is"):
        glu(x, axis=axes)


def test_mistakes_along_several_axes_are_one_line() -> None:
    with pytest.raises(ArgumentError, match="softmax: axis is 3, x has 3"):
        actfn.softmax(x, axis=(0, 3))
    with pytest.raises(ArgumentError, match=r"softmax: out has shape \(3,\), allowed is an array of shape"):
        actfn.softmax(x, axis=(0, 1), out=np.empty(3))
    with pytest.raises(OperandError, match="softmax: Cannot cast"):
        actfn.softmax(x, axis=(0, 1), out=np.empty(x.shape, np.int32))
    with pytest.raises(ArgumentError, match=r"softmax.vjp: g has shape \(3,\)"):
        actfn.softmax.vjp(x, np.ones(3), axis=None)
    with pytest.raises(ArgumentError, match="where has shape"):
        actfn.softmax(x, axis=(0, 1), where=np.ones(3, bool))
