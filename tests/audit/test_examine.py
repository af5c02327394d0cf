"""Planted faults: each is reported as what it is, and as nothing else; what is right is reported as clean."""

import os
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import actfn

for needed in ("flint", "sympy", "ml_dtypes"):
    pytest.importorskip(needed, reason="the audit needs the lab extra, bfloat16 ml_dtypes")

from actfn.analysis.numbers.ulp import ulp_error
from actfn.audit import audit
from actfn.audit.examine import examine
from actfn.audit.findings import KINDS, Finding, findings
from actfn.audit.measure import Bounds, Measured
from actfn.audit.piece import ENDS, NANS, SAMPLE, Examined, Piece
from actfn.audit.points import BITS
from actfn.audit.run import _together
from actfn.audit.targets import numpy_dtype
from actfn.audit.targets.target import targets

Array = np.ndarray[Any, Any]
Call = Callable[[Array], Array]


def odd(y: Array) -> Array:
    """Round to float32 numbers that are odd where they are not exact, as bfloat16's cast from float64 rounds twice."""
    near = y.astype(np.float32)
    bits, inexact = near.view(np.int32), np.isfinite(near) & (near.astype(np.float64) != y)
    less = bits - (np.abs(near.astype(np.float64)) > np.abs(y))
    return np.where(inexact, less | 1, bits).astype(np.int32).view(np.float32)


def good(name: str, order: int = 0, **parameters: float) -> Call:
    """Correctly rounded in all but float64: computed there, with parameters as x's type has them, and rounded."""
    made = actfn.get(name).grad if order else actfn.get(name)

    def call(x: Array) -> Array:
        given = {key: float(x.dtype.type(value)) for key, value in {**made.parameters, **parameters}.items()}
        with np.errstate(all="ignore"):
            y = np.asarray(made(x.astype(np.float64), **given))
            return np.asarray((odd(y) if x.dtype.name == "bfloat16" else y).astype(x.dtype))

    return call


def found(
    call: Call, name: str, dtype: str = "float32", limit: float = 0.51, *, order: int = 0, **more: Any
) -> list[Finding]:
    """The findings of a callable, examined in this process."""
    if order:
        more["derivatives"] = [call]
        call = good(name)
    (target,) = targets(call, as_=name, **more)
    what = [ENDS, SAMPLE, NANS] if dtype.endswith("16") else [ENDS, SAMPLE]
    pieces = {Piece(0, dtype, order, w): examine(target, dtype, order, w) for w in what}
    whole, _ = _together(dtype, order, pieces, list(pieces))
    return findings(whole, limit)


def kinds(*arguments: Any, **more: Any) -> list[str]:
    return [finding.kind for finding in found(*arguments, **more)]


def at(number: float, change: Callable[[Array], Array], call: Call) -> Call:
    """Make a call that gives what another gives, but for a change at one number."""

    def changed(x: Array) -> Array:
        y = call(x).copy()
        here = x == x.dtype.type(number)
        y[here] = change(y[here])
        return y

    return changed


def up(y: Array) -> Array:
    """Move each result one unit in the last place further from zero."""
    bits = BITS[y.dtype.name]
    return (y.view(bits) + bits(1)).view(y.dtype)


def down(y: Array) -> Array:
    bits = BITS[y.dtype.name]
    return (y.view(bits) - bits(1)).view(y.dtype)


# ---- What is right.


NARROW = ["float16", "bfloat16", "float32"]


@pytest.mark.parametrize("order", [0, 1])
def test_correct_rounding_is_clean(activation: actfn.activation.record.Activation, order: int) -> None:
    # In one type each: what differs between the types differs in the same way for all functions.
    dtype = NARROW[(sorted(actfn.registry).index(activation.name) + order) % 3]
    assert found(good(activation.name, order), activation.name, dtype, 0.5 + 2.0**-20, order=order) == []


@pytest.mark.parametrize("order", [0, 1])
def test_parameters_are_told_where_few_results_depend_on_them(order: int) -> None:
    assert found(good("star_relu", order), "star_relu", "bfloat16", 0.5 + 2.0**-20, order=order) == []


def test_exact_values_far_out_are_exact() -> None:
    """Near 3e38, where the polynomials' coefficients may be below all normal numbers."""
    assert found(good("sqrt_softplus", 1), "sqrt_softplus", "float32", 0.5 + 2.0**-20, order=1) == []


@pytest.mark.parametrize("order", [0, 1])
def test_our_own_float64_is_clean(activation: actfn.activation.record.Activation, order: int) -> None:
    made = activation.grad if order else activation
    assert found(made, activation.name, "float64", activation.promise["float64"][order], order=order) == []


def test_parameters_may_be_rounded_first_or_last() -> None:
    more = {"parameters": {"negative_slope": 0.3}}
    assert found(lambda x, **given: actfn.leaky_relu(x, **given), "leaky_relu", "bfloat16", 0.51, **more) == []
    exact = good("leaky_relu", negative_slope=float(np.float32(0.3)))
    assert found(lambda x, **_: exact(x), "leaky_relu", "bfloat16", 0.51, **more) == []
    other = good("leaky_relu", negative_slope=0.31)
    assert kinds(lambda x, **_: other(x), "leaky_relu", "bfloat16", 0.51, **more) == ["error"]


# ---- One result off by one unit.


def _nudged(name: str, dtype: str) -> tuple[float, Call]:
    """A number at which one unit more, though further off than allowed, breaks neither order nor sign."""
    kind = numpy_dtype(dtype)
    x = (
        -np.arange(np.array(0.3, kind).view(BITS[dtype]), np.array(0.9, kind).view(BITS[dtype]), dtype=BITS[dtype])
        .view(kind)[:1000]
        .copy()
    )
    y, want = good(name)(x), np.asarray(actfn.get(name)(x.astype(np.float64)))
    more = up(y).astype(np.float64) - want
    unit = np.abs(up(y).astype(np.float64) - y.astype(np.float64))
    # Away from zero is down here; the next number's result, further from zero, has room for it.
    fits = np.flatnonzero(
        (np.abs(more) / unit > 1.2) & (np.abs(np.roll(y, -1).astype(float)) >= np.abs(up(y).astype(float)))
    )
    number = float(x[fits[0]])
    return number, at(number, up, good(name))


@pytest.mark.parametrize("dtype", ["float16", "bfloat16"])
def test_one_of_65536_off_by_one_unit(dtype: str) -> None:
    number, call = _nudged("elu", dtype)
    (finding,) = found(call, "elu", dtype, 1.0)
    assert finding.kind == "error"
    assert (finding.count, [w.x for w in finding.witnesses]) == (1, [number])
    assert 1 < finding.witnesses[0].error < 1.6


def test_one_of_all_float32_off_by_one_unit() -> None:
    """Of the binade that holds it; the other 509 are as the one looked at first."""
    number, call = _nudged("elu", "float32")
    (target,) = targets(call, as_="elu")
    binade = int(np.float32(-number).view(np.uint32)) >> 23
    for what, expected in ((binade + 3, []), (binade, [number])):
        examined = examine(target, "float32", 0, what)
        assert examined.measured.inputs == 1 << 24  # of either sign
        assert [w.x for f in findings(examined, 1.0) for w in f.witnesses] == expected
    assert findings(examined, 1.0)[0].count == 1


# ---- Results that are wrong in kind.

sigmoid, elu, tanh, relu, leaky = (good(name) for name in ("sigmoid", "elu", "tanh", "relu", "leaky_relu"))
INF = float("inf")


def _flushed(call: Call) -> Call:
    def flushed(x: Array) -> Array:
        y = call(x)
        return np.where(np.abs(y) < np.finfo(x.dtype).smallest_normal, np.copysign(x.dtype.type(0), y), y)

    return flushed


def _body_and_tail(call: Call) -> Call:
    """Vectors of 8; what is left over is computed otherwise."""

    def both(x: Array) -> Array:
        y = call(x)
        rest = len(x) - len(x) % 8
        y[rest:] = np.where(np.abs(x[rest:] + 0.7) < 0.2, up(y[rest:]), y[rest:])
        return y

    return both


def _by_position(x: Array) -> Array:
    y = elu(x)
    third = np.arange(len(x)) % 16 == 15
    return np.where(third & (x < -0.5) & (x > -1), up(y), y)


def _by_stride(x: Array) -> Array:
    return elu(x) if x.strides[0] == x.itemsize else up(elu(x))


WRONG: dict[str, tuple[str, str, Call, float]] = {
    "nan": ("nan", "elu", at(-0.5, lambda y: y * np.nan, elu), 0.51),
    "nan at zero": ("nan", "elu", lambda x: np.where(x == 0, x.dtype.type(np.nan), elu(x)), 0.51),
    "nan of an odd function": ("nan", "tanh", at(1.0, lambda y: y * np.nan, tanh), 0.51),
    "infinite, odd": ("infinite", "tanh", at(1.0, lambda y: y * np.inf, tanh), 0.51),
    "infinite": ("infinite", "elu", at(-0.5, lambda y: y * np.inf, elu), 0.51),
    "limit": ("limit", "sigmoid", at(-INF, lambda y: y + y.dtype.type(0.5), sigmoid), 0.51),
    "nan at infinity": ("limit", "tanh", at(INF, lambda y: y * np.nan, tanh), 0.51),
    "nan swallowed": ("nan swallowed", "relu", lambda x: np.where(x > 0, x, x.dtype.type(0)), 0.51),
    "sign of zero": ("sign of zero", "sigmoid", lambda x: np.where(x < -110, -sigmoid(x), sigmoid(x)), 0.51),
    "range": ("range", "tanh", lambda x: np.where(np.abs(x) > 10, up(tanh(x)), tanh(x)), 3.0),
    "not monotone": ("not monotone", "sigmoid", at(5.0, down, sigmoid), 2.0),
    "symmetry": ("symmetry", "tanh", at(-2.0**-8, down, tanh), 2.0),
    "subnormals": ("subnormals", "elu", _flushed(elu), 0.51),
    "expm1": ("error", "elu", lambda x: np.where(x >= 0, x, np.exp(np.minimum(x, 0)) - x.dtype.type(1)), 4.0),
    "clamp": ("saturates", "sigmoid", lambda x: sigmoid(np.clip(x, -18, 18)), 4.0),
    "length": ("inconsistent", "elu", _body_and_tail(elu), 2.0),
    "position": ("inconsistent", "elu", _by_position, 2.0),
    "stride": ("inconsistent", "elu", _by_stride, 2.0),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_a_planted_fault_is_found_and_nothing_else(name: str) -> None:
    kind, function, call, limit = WRONG[name]
    seen = found(call, function, "float32", limit)
    assert {finding.kind for finding in seen} == {kind}, seen
    sound = found(good(function), function, "float32", limit)
    assert sound == []


def test_every_wrong_result_is_counted() -> None:
    number, call = 0.5, at(0.5, lambda y: y * np.nan, elu)
    (finding,) = found(call, "elu", "float16", 0.51)
    assert (finding.kind, finding.count, finding.witnesses[0].x) == ("nan", 1, number)


def test_finite_where_the_formula_overflows() -> None:
    def clipped(x: Array) -> Array:
        with np.errstate(over="ignore"):
            y = actfn.leaky_relu(x, negative_slope=1000.0)
        largest = np.finfo(x.dtype).max
        return np.where(np.isinf(x), y, np.clip(y, -largest, largest))

    more = {"parameters": {"negative_slope": 1000.0}}
    assert kinds(lambda x, negative_slope: clipped(x), "leaky_relu", "float64", 1.3, **more) == ["not infinite"]
    assert kinds(lambda x, **p: actfn.leaky_relu(x, **p), "leaky_relu", "float64", 1.3, **more) == []


def test_a_swallowed_nan_of_all_payloads() -> None:
    """One payload of one 16-bit nan is enough."""

    def call(x: Array) -> Array:
        return np.where(x.view(np.uint16) == 0x7D55, x.dtype.type(0), relu(x))

    (finding,) = found(call, "relu", "float16", 0.51)
    assert (finding.kind, finding.count) == ("nan swallowed", 1)


def test_a_nan_swallowed_by_the_tail_alone() -> None:
    """Vectors of 8 keep it, what is left over does not: so does torch's gradient of elu."""

    def call(x: Array) -> Array:
        y = relu(x)
        rest = len(x) - len(x) % 8
        y[rest:] = np.where(np.isnan(y[rest:]), x.dtype.type(1), y[rest:])
        return y

    for dtype in ("float32", "float64"):
        seen = {finding.kind: finding for finding in found(call, "relu", dtype, 0.51)}
        assert list(seen) == ["nan swallowed", "inconsistent"]
        assert seen["nan swallowed"].witnesses[0].alone  # the lines of code show it so


# ---- Derivatives.


def test_kinks() -> None:
    slope = good("leaky_relu", 1)
    assert kinds(at(0.0, lambda y: y + 4, slope), "leaky_relu", order=1) == ["kink"]
    for convention in (0.01, 0.5, 1.0):  # anything between the limits from both sides
        assert kinds(at(0.0, lambda y, c=convention: y * 0 + c, slope), "leaky_relu", order=1) == []  # type: ignore[misc]


def test_subnormal_inputs_taken_for_zero() -> None:
    tiny = np.finfo(np.float32).smallest_normal
    slope = good("relu", 1)
    assert kinds(lambda x: slope(np.where(np.abs(x) < tiny, 0 * x, x)), "relu", order=1) == ["subnormals"]


def test_a_gradient_from_the_rounded_output() -> None:
    for name, slope in (("tanh", lambda y: 1 - y * y), ("sigmoid", lambda y: y * (1 - y))):
        for dtype in ("float16", "bfloat16", "float32", "float64"):
            seen = found(lambda x, n=name, s=slope: s(good(n)(x)), name, dtype, 4.0, order=1)  # type: ignore[misc]
            assert [(f.kind, f.cause) for f in seen] == [("error", "rounded output")], (name, dtype, seen)


def test_a_cancelling_gradient() -> None:
    slope = lambda x: np.where(x > 0, x.dtype.type(1), elu(x) + x.dtype.type(1))  # noqa: E731
    (finding,) = found(slope, "elu", "float32", 4.0, order=1)
    assert (finding.kind, finding.cause) == ("error", "rounded output")  # elu(x) + 1 is both; the more telling is said


@pytest.mark.parametrize("dtype", ["bfloat16", "float32"])
def test_a_kink_between_limits_that_are_rounded(dtype: str) -> None:
    slope = good("elu", 1, alpha=0.7)
    more = {"parameters": {"alpha": 0.7}, "derivatives": [slope]}
    (target,) = targets(good("elu"), as_="elu", **more)
    assert findings(examine(target, dtype, 1, ENDS), 1.0) == []


def test_either_zero_of_a_kink() -> None:
    slope = good("relu", 1)

    def wrong(x: Array) -> Array:
        return np.where((x == 0) & np.signbit(x), x.dtype.type(7), slope(x))

    assert kinds(wrong, "relu", order=1) == ["kink"]


def test_errors_next_to_a_power_of_two_are_no_fault_of_the_oracles() -> None:
    """The exact value is just below a power of two, the fast oracle's is that power."""
    from actfn.audit.record import _rechecked

    call = at(2.0**-26, lambda y: y * y.dtype.type(1 - 2.0**-7), tanh)
    (target,) = targets(call, as_="tanh")
    examined = examine(target, "bfloat16", 0, SAMPLE)
    assert _rechecked(target, 0, examined)[1] == ""
    assert examined.measured.largest > 1


def test_errors_at_subnormal_numbers_are_not_excused_by_flushed_results() -> None:
    slope = good("tanh", 1)

    def wrong(x: Array) -> Array:
        y = slope(x)
        y = np.where(np.abs(y) < np.finfo(x.dtype).smallest_normal, y * 0, y)
        return np.where(np.abs(x) == 2.0**-20, x.dtype.type(7), y)

    assert kinds(wrong, "tanh", "float16", 1.0, order=1) == ["error", "subnormals"]


# ---- Behaviour.


RNG = np.random.default_rng(0)


def _raises(x: Array) -> Array:
    raise ZeroDivisionError("no such number")


def _in_place(x: Array) -> Array:
    np.copyto(x, elu(x))
    return x


def _printing(x: Array) -> Array:
    print("hello")
    os.write(1, b"from C\n")
    return elu(x)


def _random(x: Array) -> Array:
    y = elu(x)
    return np.where((RNG.random(len(x)) < 0.5) & (np.abs(y) > 2.0**-60) & (np.abs(y) < 0.9), up(y), y)


MISBEHAVING: dict[str, Call] = {
    "raises": _raises,
    "shape": lambda x: elu(x)[:-1],
    "dtype": lambda x: elu(x).astype(np.float64),
    "changes its input": _in_place,
    "prints": _printing,
    "not deterministic": _random,
}


@pytest.mark.parametrize("kind", MISBEHAVING)
def test_targets_that_misbehave(kind: str) -> None:
    assert kinds(MISBEHAVING[kind], "elu", "float32", 3.0) == [kind]


def test_threads() -> None:
    torch = pytest.importorskip("torch", reason="needs torch")

    class Threaded(torch.nn.Module):  # type: ignore[misc, name-defined]
        def forward(self, x: Any) -> Any:
            y = torch.tanh(x)
            return y if torch.get_num_threads() < 4 or len(x) < 1000 else torch.nextafter(y, torch.zeros_like(y))

    seen = found(Threaded(), "tanh", "float32", 4.0)
    assert [(f.kind, "threads" in f.text) for f in seen] == [("inconsistent", True)]


def test_compile_mode() -> None:
    jax = pytest.importorskip("jax", reason="needs jax (the bench extra)")

    def traced(x: Any) -> Any:
        y = jax.numpy.maximum(x, 0)
        return jax.numpy.where(y < 1e30, y * (1 + 2.0**-20), y) if isinstance(x, jax.core.Tracer) else y

    seen = found(traced, "relu", "float32", 16.0, framework="jax")
    seen = [f for f in seen if f.kind != "subnormals"]  # JAX flushes them, whatever is computed
    assert [(f.kind, "compile mode" in f.text) for f in seen] == [("inconsistent", True)]


# ---- Processes of their own.


def _dies(x: Array) -> Array:
    if len(x) > 1 and np.any(x == np.float32(-3.0)):
        os.kill(os.getpid(), 11)
    return np.asarray(actfn.elu(x))


def _exits(x: Array) -> Array:
    os._exit(7)


def test_what_ends_its_process_is_found_and_the_rest_goes_on() -> None:
    made = audit(
        _dies, as_="elu", dtypes=["float16", "float32"], orders=[0, 1], max_ulp=1, derivatives=[actfn.elu.grad]
    )
    by = {(row["dtype"], row["order"]): [f["kind"] for f in row["findings"]] for row in made.record["rows"]}
    assert by[("float16", 0)] == by[("float32", 0)] == ["crashes"]
    assert by[("float16", 1)] == by[("float32", 1)] == []  # the derivative is another function
    assert "SIGSEGV" in made.findings[0]["text"]
    (finding,) = audit(_exits, as_="elu", dtypes=["float32"], orders=[0]).findings
    assert (finding["kind"], finding["text"]) == ("crashes", "the process ended with exit code 7")


def _ends_by_a_signal_without_a_name(x: Array) -> Array:
    os.kill(os.getpid(), 40)
    return x


def test_a_signal_of_real_time_is_told_by_its_number() -> None:
    (finding,) = audit(_ends_by_a_signal_without_a_name, as_="elu", dtypes=["float32"], orders=[0]).findings
    assert (finding["kind"], finding["text"]) == ("crashes", "the process ended with signal 40")


class _OfItsOwn(BaseException):
    """An exception that is no Exception, as frameworks have for their control flow."""


class _WithoutMessage(Exception):
    """An exception whose message cannot be asked for."""

    def __str__(self) -> str:
        raise ValueError("no message")


def _interrupts(x: Array) -> Array:
    raise KeyboardInterrupt


def _raises_its_own(x: Array) -> Array:
    raise _OfItsOwn("stop")


def _raises_without_message(x: Array) -> Array:
    raise _WithoutMessage


@pytest.mark.parametrize(
    ("target", "text"),
    [
        (_interrupts, "KeyboardInterrupt"),
        (_raises_its_own, "_OfItsOwn: stop"),
        (_raises_without_message, "_WithoutMessage: (whose message cannot be told: its __str__ raised ValueError)"),
    ],
)
def test_whatever_a_target_raises_is_a_finding_and_no_fault_of_ours(target: Call, text: str) -> None:
    made = audit(target, as_="elu", dtypes=["float32"], orders=[0])
    (finding,) = made.findings
    assert (finding["kind"], finding["text"]) == ("raises", text)
    assert not any(row["defect"] for row in made.record["rows"])


def test_what_does_not_come_back_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    from actfn.audit import schedule

    def hangs(x: Array) -> Array:
        time.sleep(60)
        return x

    monkeypatch.setattr(schedule, "LONGEST", 2.0)
    begun = time.monotonic()
    (finding,) = audit(hangs, as_="elu", dtypes=["float32"], orders=[0]).findings
    assert finding["kind"] == "hangs"
    assert time.monotonic() - begun < 60  # it was ended, not waited for


ELSEWHERE = {
    "not infinite": test_finite_where_the_formula_overflows,
    "kink": test_kinks,
    "crashes": test_what_ends_its_process_is_found_and_the_rest_goes_on,
    "hangs": test_what_does_not_come_back_is_found,
}


def test_every_kind_has_a_planted_fault() -> None:
    assert {kind for kind, *_ in WRONG.values()} | set(MISBEHAVING) | set(ELSEWHERE) == set(KINDS)


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "float32", "float64"])
def test_errors_are_counted_as_they_are_defined(dtype: str) -> None:
    """`Measured` has a faster form of the one definition: the same numbers, from subnormals to the largest."""
    kind = numpy_dtype(dtype)
    rng, finite = np.random.default_rng(0), np.array([np.inf], kind).view(BITS[dtype])[0]
    patterns = np.unique(rng.integers(1, finite, 4000, dtype=np.uint64).astype(BITS[dtype]))
    x = patterns.view(kind).astype(np.float64)
    edges = np.ldexp(1.0, np.frexp(x)[1] - 1)  # powers of two, where the unit changes
    for want in (x, np.minimum(edges, x.max()), x * (1 + 2.0**-20)):
        want = want[(want > 0) & (want < x.max())]
        low = np.zeros(len(want)) if dtype == "float64" else None
        got = (want * rng.choice([1, 1 - 2.0**-6, 1 + 2.0**-9], len(want))).astype(kind).astype(np.float64)
        keep = (got != 0) & np.isfinite(got)
        want, got, low = want[keep], got[keep], None if low is None else low[keep]
        measured = Measured(dtype)
        measured.block(1, patterns[: len(want)], want, got, want, low, Bounds())
        error = ulp_error(got, want, dtype)
        assert measured.total == pytest.approx(error.sum(), rel=1e-12)
        assert measured.largest == error.max()
        assert measured.over(0.5) == np.count_nonzero(error > 0.5)


def test_the_truth_of_two_oracles_is_compared() -> None:
    """A wrong fast oracle does not go unnoticed: the worst points are computed again."""
    from actfn.audit.measure import Witness
    from actfn.audit.record import _rechecked

    (target,) = targets(elu, as_="elu")
    wrong = Examined(
        Measured("float32", witnesses={"error": [Witness(-1.0, -0.632, -0.6321205496788025, 0.25)]}), taken="float32"
    )
    assert "the oracles differ" in _rechecked(target, 0, wrong)[1]
    right = Examined(Measured("float32"), taken="float32")
    assert _rechecked(target, 0, right)[1] == ""
