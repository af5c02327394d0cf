"""The numerical contract, over the whole registry and every dtype, on the best instruction set of this machine; one law
says that all of them give the same bits at the same numbers.

The truth is the oracle's, from the formula alone. What a function must keep beyond accuracy (order, range, symmetry)
are laws that ask what is proven of its formula at the parameters at hand; a law that has nothing to hold a function to
says so. The tests of the tests are at the end: kernels made wrong by one unit in the last place on a few inputs, or
against one of those laws, must be caught by the same checks.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache
from typing import Any

import numpy as np
import pytest

pytest.importorskip("flint", reason="the oracle needs python-flint (extra: lab)")
ml_dtypes = pytest.importorskip("ml_dtypes", reason="bfloat16 needs ml_dtypes (extra: test)")

from actfn import (
    compute,
    registry,
)
from actfn.activation.record import Activation
from actfn.analysis import shape
from actfn.analysis.fact import Fact
from actfn.analysis.numbers.ulp import FORMATS
from actfn.audit import exact, rounded, ulp_error
from actfn.formula import of

Array = np.ndarray[Any, Any]
Kernel = Callable[..., Array]

DTYPES = {"float16": np.float16, "bfloat16": ml_dtypes.bfloat16, "float32": np.float32, "float64": np.float64}
PATTERN = {"float16": np.uint16, "bfloat16": np.uint16, "float32": np.uint32, "float64": np.uint64}

both_orders = pytest.mark.parametrize("order", [0, 1], ids=["value", "grad"])
every_dtype = pytest.mark.parametrize("dtype", list(DTYPES))


@pytest.fixture(autouse=True)
def _quiet_comparisons() -> Iterator[None]:
    """Signalling nans are among the patterns; NumPy's own casts and comparisons, here in the tests, warn of them."""
    with np.errstate(all="ignore"):
        yield


def kernel(activation: Activation, order: int, isa: str, parameters: tuple[float, ...] | None = None) -> Kernel:
    """The ufunc of an instruction set with its parameters filled in, in the dtype of x."""
    compute.bfloat16()
    ufunc = compute.ufunc(activation.name, ("value", "grad")[order], isa)
    given = tuple(activation.parameters.values()) if parameters is None else parameters
    return lambda x: ufunc(x, *(x.dtype.type(p) for p in given))


def all_patterns(dtype: str) -> Array:
    return np.arange(1 << 16, dtype=np.uint16).view(DTYPES[dtype])


@cache
def sample(dtype: str) -> Array:
    """Bit patterns from every exponent of both signs, and the points where implementations fail."""
    if dtype in ("float16", "bfloat16"):
        return all_patterns(dtype)
    kind, pattern = DTYPES[dtype], PATTERN[dtype]
    mantissa = np.finfo(kind).nmant
    rng = np.random.default_rng(0)
    exponents = np.arange(1 << (8 if dtype == "float32" else 11), dtype=np.uint64)
    fractions = rng.integers(0, 1 << mantissa, (exponents.size, 12 if dtype == "float32" else 2), dtype=np.uint64)
    magnitudes = ((exponents[:, None] << mantissa) | fractions).astype(pattern).view(kind).ravel()
    near = rng.normal(0, [[0.01], [0.5], [2], [8], [40], [100 if dtype == "float32" else 700]], (6, 400)).ravel()
    hard = [0, np.finfo(kind).smallest_subnormal, np.finfo(kind).tiny, np.finfo(kind).max, np.inf, np.nan, 0.5, 1]
    hard += [np.log(2) * n / 2 for n in range(1, 8)] + [0.625, 0.7998046875, 9.01, 16.6, 17.3, 19.06, 36.7, 64]
    hard += [87.3, 88.7, 103.9, 104.1, 708.3, 709.7, 744.4, 745.2, 746, 800, 1e30]
    points = np.concatenate([magnitudes, np.concatenate([near, hard]).astype(kind)])
    last = points[-len(hard) :]
    beside = np.concatenate([points, np.nextafter(last, kind(0)), np.nextafter(last, kind(np.inf))])
    return np.unique(np.concatenate([beside, -beside]).view(pattern)).view(kind)


STARTS = (0.4, 0.795, 0.99, 4.1, 8.9, 16.5)


def neighbours(start: float) -> Array:
    """The next float32 numbers from one on."""
    first = np.float32(start).view(np.uint32)
    return np.arange(first, first + 50_000, dtype=np.uint32).view(np.float32)


@cache
def truth(name: str, order: int, dtype: str, parameters: tuple[float, ...] | None = None) -> tuple[Array, Array]:
    return exact(registry[name], sample(dtype), order, parameters=parameters)


@cache
def correctly_rounded(name: str, order: int, dtype: str, parameters: tuple[float, ...] | None = None) -> Array:
    x = sample(dtype)
    # x - tanh(x) is beside x - 1 by exp(-2x): where that is a tie no precision tells it, and the truth is beyond it.
    far = np.isfinite(x) & (np.abs(x.astype(np.float64)) > 1000) & (name == "tanhshrink" and order == 0)
    made = rounded(registry[name], np.where(far, np.ones_like(x), x), order, dtype=dtype, parameters=parameters)
    made[far] = np.sign(x[far]) * np.array(
        [beyond(abs(v) - 1, dtype) for v in (Fraction(float(each)) for each in x[far])], made.dtype
    )
    return made


def beyond(number: Fraction, dtype: str) -> float:
    """The number of a type that is nearest to a positive number and a little, so that a tie goes up."""
    digits = FORMATS[dtype].precision
    unit = Fraction(2) ** (math.frexp(float(number))[1] - digits)
    return float(math.floor(number / unit + Fraction(1, 2)) * unit)


@cache
def proven(name: str, parameters: tuple[float, ...] | None = None) -> dict[str, Fact]:
    """What is proven of the formula at these parameters, the defaults if none are given."""
    activation = registry[name]
    values = tuple(activation.parameters.values()) if parameters is None else parameters
    known = shape.facts(of(activation), dict(zip(activation.parameters, values, strict=True)), seconds=20)
    return {fact: value for fact, value in known.items() if value.how in ("proven", "symbolic")}


def other_parameters(activation: Activation) -> list[tuple[float, ...]]:
    """Parameters within the domain other than the defaults: all smaller, and, where allowed, of the other sign.

    Of a default that every type has exactly they are such numbers too: a formula has what a kernel is given.
    """
    smaller = tuple(0.6875 * value or 0.6875 for value in activation.parameters.values())
    found = [smaller, tuple(-0.3125 * value or -0.3125 for value in smaller)]
    domains = [activation.domain.get(name, (-np.inf, np.inf)) for name in activation.parameters]
    return [
        given
        for given in found
        if given and all(low <= value <= high for value, (low, high) in zip(given, domains, strict=True))
    ]


every_parameters = pytest.mark.parametrize(
    ("activation", "given"),
    [(f, given) for f in registry.values() for given in (None, *other_parameters(f))],
    ids=lambda value: value.name if isinstance(value, Activation) else "defaults" if value is None else str(value),
)


def same_bits(got: Array, want: Array) -> Array:
    """Equality by bits, zeros too, any nan equal to any other."""
    pattern = PATTERN[np.dtype(got.dtype).name]
    return (got.view(pattern) == want.view(pattern)) | (np.isnan(got) & np.isnan(want))


def assert_correctly_rounded(f: Kernel, name: str, order: int, dtype: str, parameters: Any = None) -> None:
    x = sample(dtype)
    got, want = f(x), correctly_rounded(name, order, dtype, parameters)
    wrong = np.flatnonzero(~same_bits(got, want))
    assert not wrong.size, f"{wrong.size} wrong, first at x = {x[wrong[0]]}: {got[wrong[0]]}, not {want[wrong[0]]}"


def assert_within_promise(
    f: Kernel, name: str, order: int, dtype: str, parameters: Any = None, slack: float = 0
) -> None:
    x = sample(dtype)
    error = ulp_error(f(x), *truth_pair(name, order, dtype, parameters))
    worst, promise = int(np.argmax(error)), registry[name].promise[dtype][order] + slack
    assert error[worst] <= promise, f"{error[worst]} ULP at x = {float(x[worst]).hex()}, promised are {promise}"


def truth_pair(name: str, order: int, dtype: str, parameters: Any = None) -> tuple[Array, str, Array]:
    high, low = truth(name, order, dtype, parameters)
    return high, dtype, low


@both_orders
@pytest.mark.parametrize("dtype", ["float16", "bfloat16"])
def test_all_sixteen_bit_inputs_are_correctly_rounded(activation: Activation, order: int, dtype: str) -> None:
    assert activation.promise[dtype][order] == 0.5
    assert_correctly_rounded(kernel(activation, order, compute.chosen()), activation.name, order, dtype)


@both_orders
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_float32_and_float64_keep_their_promise(activation: Activation, order: int, dtype: str) -> None:
    assert_within_promise(kernel(activation, order, compute.chosen()), activation.name, order, dtype)


@both_orders
@every_dtype
def test_other_parameters_cost_at_most_one_more_rounding(activation: Activation, order: int, dtype: str) -> None:
    if not activation.parameters:
        pytest.skip("a function without parameters")
    # A product with a parameter may lie within 2^-126 of a tie, which no fixed precision resolves: hence not by bits.
    slack = 2.0**-30 if dtype in ("float16", "bfloat16") else 1
    for given in other_parameters(activation):
        assert_within_promise(
            kernel(activation, order, compute.chosen(), given), activation.name, order, dtype, given, slack
        )


@both_orders
def test_float64_rounded_to_float32_is_correctly_rounded(activation: Activation, order: int) -> None:
    # A float64 result is off by 2^-53 or so and hits the middle between two float32 only then: one input in 2^28.
    x = sample("float32")
    parameters = tuple(float(np.float32(p)) for p in activation.parameters.values())
    got = kernel(activation, order, compute.chosen(), parameters)(x.astype(np.float64))
    off = ~same_bits(got.astype(np.float32), correctly_rounded(activation.name, order, "float32"))
    # Nearer to such a middle than any float64 can tell, as x/2 + x²/4 near 0: there it must be the nearest float64.
    if activation.name == "tanhshrink" and order == 0:
        off &= np.abs(x) < 1000  # beyond it the middle is a float64 too, and no precision tells the side of it
    nearest = rounded(activation, x[off].astype(np.float64), order, dtype="float64", parameters=parameters)
    assert same_bits(got[off], nearest).all()


@every_parameters
@both_orders
@every_dtype
def test_every_instruction_set_gives_the_same_bits(activation: Activation, given: Any, order: int, dtype: str) -> None:
    """At all numbers at which the laws here are tried, so that each holds on every one if it does on the best."""
    x = sample(dtype)
    if dtype == "float32" and order == 0:
        x = np.concatenate([x, *(part for start in STARTS for part in (neighbours(start), -neighbours(start)))])
    first, *others = (kernel(activation, order, isa, given)(x) for isa in compute.supported())
    for other in others:
        assert same_bits(first, other).all()


@both_orders
@every_dtype
def test_ends(activation: Activation, order: int, dtype: str) -> None:
    assert_ends(kernel(activation, order, compute.chosen()), activation, order, dtype)


def assert_ends(f: Kernel, activation: Activation, order: int, dtype: str) -> None:
    """An exact zero has no sign of its own; at ±0 and ±inf ours has the oracle's, by its bits."""
    ends = np.array([-np.inf, np.inf, np.nan, -0.0, 0.0], DTYPES[dtype])
    got = f(ends)
    want = rounded(activation, ends, order, dtype=dtype)
    right = same_bits(got, want)
    promise = activation.promise[dtype][order]
    if promise > 1:  # of the value at zero, where that is no zero
        right |= (want != 0) & (ulp_error(got, want.astype(np.float64), dtype) <= promise)
    assert right.all()
    assert np.isnan(got[2])


@both_orders
@every_dtype
def test_an_exact_zero_has_no_sign_of_its_own(order: int, dtype: str, isa: str) -> None:
    """At slope 0 leaky_relu is zero on a whole side, where 0 * x has the sign of x."""
    f = kernel(registry["leaky_relu"], order, isa, (0.0,))
    assert_within_promise(f, "leaky_relu", order, dtype, (0.0,))
    assert order or np.signbit(f(np.array([-1.0], DTYPES[dtype])))[0]


@both_orders
@pytest.mark.parametrize("dtype", ["float32", "float64"])  # of 16 bits each result is compared by its bits
def test_subnormal_results_are_kept(activation: Activation, order: int, dtype: str) -> None:
    x = sample(dtype)
    want = correctly_rounded(activation.name, order, dtype)
    tiny = np.finfo(DTYPES[dtype]).tiny
    subnormal = (np.abs(want) < tiny) & (want != 0)
    got = kernel(activation, order, compute.chosen())(x[subnormal])
    assert (ulp_error(got, want[subnormal].astype(np.float64), dtype) <= 1).all()


# ---- Laws that follow from what is proven of the formula.

RISES, FALLS = (
    ("nondecreasing", "strictly increasing", "constant"),
    ("nonincreasing", "strictly decreasing", "constant"),
)


def assert_in_order(f: Kernel, x: Array, kind: str) -> None:
    """Results at growing numbers go where the formula goes; a rounded monotone function is monotone."""
    y = f(x).astype(np.float64)
    if kind in RISES:
        assert (y[1:] >= y[:-1]).all()
    if kind in FALLS:
        assert (y[1:] <= y[:-1]).all()


def assert_in_range(f: Kernel, x: Array, low: float, high: float) -> None:
    """No result lies outside the proven range, its ends rounded as a result is."""
    with np.errstate(over="ignore"):
        least, most = (np.float64(x.dtype.type(end)) for end in (low, high))
    y = f(x).astype(np.float64)
    y = y[~(np.isinf(x.astype(np.float64)) & np.isnan(y))]  # a wave has no limit, which `test_ends` looks at
    assert (y >= least).all()
    assert (y <= most).all()


def assert_symmetric(f: Kernel, x: Array, sign: int) -> None:
    """f(-x) is sign · f(x) to the last bit, zeros too."""
    assert same_bits(f(-x), f(x) if sign > 0 else -f(x)).all()


def growing(dtype: str) -> Array:
    """The sample without nan, from the least to the greatest."""
    x = sample(dtype)
    x = x[np.argsort(x.astype(np.float64), kind="stable")]
    return x[~np.isnan(x)]


def number(value: float | str) -> float:
    """A number of a fact, infinities too."""
    return float(value)


def skip_unless_proven(facts: dict[str, Fact], name: str) -> Any:
    """The value of a fact; a law that rests on it is skipped where it is not proven."""
    if name not in facts:
        pytest.skip(f"{name} is not established")
    return facts[name].value


@every_parameters
@every_dtype
def test_values_are_monotone_where_the_formula_is(activation: Activation, given: Any, dtype: str) -> None:
    kind = skip_unless_proven(proven(activation.name, given), "monotone")["kind"]
    if kind == "no":
        pytest.skip("the formula rises and falls")
    assert_in_order(kernel(activation, 0, compute.chosen(), given), growing(dtype), kind)


@every_parameters
@every_dtype
def test_values_stay_in_the_range_of_the_formula(activation: Activation, given: Any, dtype: str) -> None:
    # at the parameters that the kernel is given, rounded: a bound may be their product
    values = tuple(activation.parameters.values()) if given is None else given
    ends = skip_unless_proven(proven(activation.name, tuple(float(DTYPES[dtype](p)) for p in values)), "range")
    low, high = (number(ends[end]["value"]) for end in ("low", "high"))
    assert_in_range(kernel(activation, 0, compute.chosen(), given), growing(dtype), low, high)


@every_parameters
@pytest.mark.parametrize("start", STARTS)
def test_neighbouring_floats_keep_their_order(activation: Activation, given: Any, start: float) -> None:
    kind = skip_unless_proven(proven(activation.name, given), "monotone")["kind"]
    if kind == "no":
        pytest.skip("the formula rises and falls")
    x = neighbours(start)
    for run in (x, -x[::-1]):
        assert_in_order(kernel(activation, 0, compute.chosen(), given), run, kind)


@every_parameters
@both_orders
@every_dtype
def test_symmetry_is_that_of_the_formula(activation: Activation, given: Any, order: int, dtype: str) -> None:
    kind = skip_unless_proven(proven(activation.name, given), "symmetry")["kind"]
    if kind == "neither":
        pytest.skip("the formula is neither odd nor even")
    x = sample(dtype)
    x = x[~np.isnan(x) & (x != 0)]
    rounded_ = given and tuple(float(DTYPES[dtype](p)) for p in given)
    x = x[exact(activation, x.astype(np.float64), order, parameters=rounded_)[0] != 0]  # an exact zero has no sign
    assert_symmetric(
        kernel(activation, order, compute.chosen(), given), x, 1 if (kind == "even") == (order == 0) else -1
    )


@every_parameters
@every_dtype
def test_the_derivative_at_a_kink_is_the_one_stated(activation: Activation, given: Any, dtype: str) -> None:
    kinks = skip_unless_proven(proven(activation.name, given), "kinks")
    for kink in kinks:
        at = np.array([number(kink["at"]["value"])], DTYPES[dtype])
        if kink["order"] == 1 and float(at[0]) == number(kink["at"]["value"]):
            want = rounded(activation, at, 1, dtype=dtype, parameters=given)
            assert same_bits(kernel(activation, 1, compute.chosen(), given)(at), want).all()
            taken = DTYPES[dtype](number(kink["taken"]["value"]))
            assert abs(float(want[0]) - float(taken)) <= abs(float(taken)) * 2.0**-7  # parameters are rounded first


@every_dtype
def test_vjp_is_the_product(of_each_loop: Activation, dtype: str, isa: str) -> None:
    activation, x = of_each_loop, sample(dtype)
    g = np.random.default_rng(1).permutation(x[np.isfinite(x)])[: x.size // 2]
    x = x[: g.size]
    given = [x.dtype.type(p) for p in activation.parameters.values()]
    grad, vjp = (compute.ufunc(activation.name, operation, isa) for operation in ("grad", "vjp"))
    got = vjp(x, g, *given)
    if dtype in ("float32", "float64"):
        assert same_bits(got, g * grad(x, *given)).all()
    else:  # rounded once: against the product in float64, whose grad is exact to 2^-52
        wide = g.astype(np.float64) * grad(x.astype(np.float64), *(float(p) for p in given))
        finite = np.isfinite(wide)
        assert (ulp_error(got[finite], wide[finite], dtype) <= 0.5 + 2**-30).all()


@both_orders
@every_dtype
def test_a_value_does_not_depend_on_its_place(of_each_loop: Activation, order: int, dtype: str, isa: str) -> None:
    activation = of_each_loop
    rng = np.random.default_rng(2)
    values = rng.choice(sample(dtype)[np.isfinite(sample(dtype))], 130)
    f = kernel(activation, order, isa)
    alone = np.concatenate([f(values[i : i + 1]) for i in range(values.size)])
    for length in range(1, 131):
        for start in (0, 130 - length):
            part = slice(start, start + length)
            assert same_bits(f(values[part]), alone[part]).all()
    for step in (-3, -1, 2, 5, 17):
        spread = np.zeros(values.size * abs(step), values.dtype)[::step][: values.size]
        spread[:] = values
        assert same_bits(f(spread), alone).all()
    buffer = np.zeros(values.nbytes + 1, np.uint8)
    unaligned = buffer[1:].view(values.dtype)
    unaligned[:] = values
    assert same_bits(f(unaligned), alone).all()


# ---- The tests of the tests.


PLANTED = ("tanh", "leaky_relu")  # functions of which results are made wrong; the checks know none by name


def off_by_one_unit(f: Kernel, at: Array) -> Kernel:
    """f, its result one unit in the last place further from zero at a few inputs."""

    def broken(x: Array) -> Array:
        y = f(x)
        pattern = y.view(PATTERN[np.dtype(y.dtype).name])
        pattern[np.isin(x.view(pattern.dtype), at.view(pattern.dtype))] += 1
        return y

    return broken


@both_orders
@pytest.mark.parametrize("dtype", ["float16", "bfloat16"])
def test_one_wrong_result_among_all_sixteen_bit_inputs_is_found(order: int, dtype: str) -> None:
    for activation in (registry[name] for name in PLANTED):
        broken = off_by_one_unit(kernel(activation, order, compute.chosen()), np.array([-1.25], DTYPES[dtype]))
        with pytest.raises(AssertionError, match=r"1 wrong, first at x = -1\.25"):
            assert_correctly_rounded(broken, activation.name, order, dtype)


@both_orders
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_one_unit_more_breaks_the_promise(order: int, dtype: str) -> None:
    for activation in (registry[name] for name in PLANTED):
        f, x = kernel(activation, order, compute.chosen()), sample(dtype)
        high, exact_dtype, low = truth_pair(activation.name, order, dtype)
        normal = np.isfinite(high) & (np.abs(high) > 1e-290)  # below, the exact value is itself rounded
        outward = normal & (np.abs(f(x).astype(np.float64)) >= np.abs(high))
        witness = np.argmax(np.where(outward, ulp_error(f(x), high, exact_dtype, low), -1))
        assert_within_promise(f, activation.name, order, dtype)
        with pytest.raises(AssertionError, match="ULP at x"):
            assert_within_promise(off_by_one_unit(f, x[witness : witness + 1]), activation.name, order, dtype)


def test_a_sign_of_zero_a_swallowed_nan_and_a_flushed_subnormal_are_found() -> None:
    f, g = (kernel(registry[name], 0, compute.chosen()) for name in ("tanh", "sigmoid"))
    faults: list[tuple[str, Kernel]] = [
        ("sigmoid", lambda x: np.where(x < -110, -g(x), g(x))),  # zeros that are underflows
        ("tanh", lambda x: np.where(np.isnan(x), np.float32(1), f(x))),
        ("tanh", lambda x: np.where(np.abs(x) < np.finfo(np.float32).tiny, np.float32(0) * x, f(x))),
    ]
    for name, fault in faults:
        with pytest.raises(AssertionError):
            assert_within_promise(fault, name, 0, "float32")
    with pytest.raises(AssertionError):
        assert_ends(lambda x: np.where(x == 0, np.float32(0), f(x)), registry["tanh"], 0, "float32")


def test_each_law_tells_a_kernel_that_breaks_it() -> None:
    f, x = kernel(registry["tanh"], 0, compute.chosen()), growing("float32")
    assert_in_order(f, x, "strictly increasing")
    assert_in_range(f, x, -1, 1)
    assert_symmetric(f, x[x != 0], -1)
    with pytest.raises(AssertionError):
        assert_in_order(lambda x: -f(x), x, "strictly increasing")
    with pytest.raises(AssertionError):
        assert_in_order(f, x, "nonincreasing")
    with pytest.raises(AssertionError):
        assert_in_range(lambda x: np.nextafter(f(x), np.float32(np.inf)), x, -1, 1)
    with pytest.raises(AssertionError):
        assert_symmetric(f, x[x != 0], 1)
    with pytest.raises(AssertionError):
        assert_symmetric(lambda x: np.where(x > 0, np.nextafter(f(x), np.float32(0)), f(x)), x[x != 0], -1)


def test_the_laws_hold_functions_to_something() -> None:
    """A registry of which nothing were proven would pass every law."""
    held = {name: proven(name) for name in registry}
    assert any(facts["monotone"].value["kind"] != "no" for facts in held.values() if "monotone" in facts)
    assert any(facts["symmetry"].value["kind"] == "odd" for facts in held.values() if "symmetry" in facts)
    assert any(facts["kinks"].value for facts in held.values() if "kinks" in facts)
    # of waves and of exponentials of exponentials not all is established
    undecided = {"golu", "tanhexp", "loglog", "cloglog", "gcu", "sine", "siren", "snake"}
    laws = {"range", "monotone", "symmetry", "kinks"}
    assert {name for name, facts in held.items() if not laws <= facts.keys()} <= undecided
