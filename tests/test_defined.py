"""Functions of one's own: right, as the truth has it; the same bits everywhere; usable like those of the package."""

import copy
import pickle

import numpy as np
import pytest

import actfn
from actfn.analysis.numbers.ulp import ulp_error
from actfn.analysis.oracle import exact
from actfn.compute import _kernels
from actfn.formula import FormulaError
from actfn.formula.tape import Tapes

MISH = "x*tanh(log(1 + exp(x)))"
# The largest errors allowed of value and derivative, in ULP, within ±20 and away from zeros of the derivative.
FORMULAS = {
    MISH: (3, 8),
    "x/(1 + exp(-x))": (2, 8),
    "0.5*x*(1 + erf(x/sqrt(2)))": (6, 8),
    "where(x > 0, x, exp(x) - 1)": (2, 2),
    "log(1 + exp(x))": (2, 2),
    "x/(1 + abs(x))": (2, 4),
    "x*(exp(2*x) + 2*exp(x))/(exp(2*x) + 2*exp(x) + 2)": (8, 64),
    "x + sin(x)**2": (3, 8),
    "exp(-x**2)": (2, 3),
    "atan(x) + x**3": (3, 3),
}


def points(dtype):
    return np.random.default_rng(1).uniform(-20, 20, 400).astype(dtype)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("text", FORMULAS)
def test_the_error_against_the_truth(text, dtype):
    f, x = actfn.define("own", text), points(dtype)
    for order, (allowed, compute) in enumerate(zip(FORMULAS[text], (f.value, f.grad), strict=True)):
        high, low = exact(f, x, order)
        keep = np.abs(high) > (1e-30 if order == 0 else 0.2)  # next to a zero of the derivative digits cancel
        errors = ulp_error(compute(x), high, dtype, low)[keep]
        assert errors.max() <= allowed, (order, x[keep][errors.argmax()])


def test_a_form_that_is_not_stable_would_be_found_out():
    x = np.float32([-12.3, -15.1])
    plain = np.log(1 + np.exp(x))
    high, low = exact(actfn.define("own", "log(1 + exp(x))"), x)
    assert ulp_error(plain, high, np.float32, low).max() > 1000


@pytest.mark.parametrize(
    ("text", "value", "slope"),
    [
        (MISH, (0, np.inf), (0, 1)),
        ("x/(1 + exp(-x))", (0, np.inf), (0, 1)),
        ("x/(1 + abs(x))", (-1, 1), (0, 0)),
        ("x/sqrt(1 + x**2)", (-1, 1), (0, 0)),
        ("0.5*x*(1 + tanh(sqrt(2/pi)*(x + 0.044715*x**3)))", (0, np.inf), (0, 1)),
        ("x*(exp(2*x) + 2*exp(x))/(exp(2*x) + 2*exp(x) + 2)", (0, np.inf), (0, 1)),
        ("max(0, x)", (0, np.inf), (0, 1)),
    ],
)
@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_the_ends_are_the_limits_and_nan_stays_nan(text, value, slope, dtype):
    f = actfn.define("own", text)
    ends = np.array([-np.inf, np.inf, np.nan], dtype)
    np.testing.assert_array_equal(f(ends), [*value, np.nan])
    np.testing.assert_allclose(f.grad(ends), [*slope, np.nan], atol=1e-7)
    np.testing.assert_allclose(f.vjp(ends, np.full(3, 2, dtype)), [2 * slope[0], 2 * slope[1], np.nan], atol=1e-7)


def test_far_out_nothing_is_nan():
    far = np.float32([1e3, 1e10, 1e20, 3e38])
    for text in FORMULAS:
        f = actfn.define("own", text)
        assert not np.isnan(f(np.concatenate([far, -far]))).any(), text
        assert not np.isnan(f.grad(np.concatenate([far, -far]))).any(), text


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "float32", "float64"])
def test_the_same_bits_in_any_array(dtype):
    ml_dtypes = pytest.importorskip("ml_dtypes")
    kind = getattr(ml_dtypes, dtype, None) or np.dtype(dtype).type
    f = actfn.define("own", MISH)
    x = np.linspace(-9, 9, 1531).astype(kind)
    bits = f"u{x.itemsize}"
    whole = f(x).view(bits)
    np.testing.assert_array_equal(np.array([f(x[i : i + 1])[0] for i in range(0, 1531, 7)]).view(bits), whole[::7])
    np.testing.assert_array_equal(f(x[1:]).view(bits), whole[1:])
    np.testing.assert_array_equal(f(x[::-1]).view(bits), whole[::-1])
    wide = np.zeros((1531, 3), kind)
    wide[:, 1] = x
    np.testing.assert_array_equal(f(wide[:, 1]).view(bits), whole)
    out = np.empty_like(wide)
    f(x, out=out[:, 2])
    np.testing.assert_array_equal(out[:, 2].copy().view(bits), whole)
    again = x.copy()
    f(again, out=again)
    np.testing.assert_array_equal(again.view(bits), whole)


@pytest.mark.parametrize("name", [name for name, _ in actfn.compute.tape_words()])
@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_each_word_gives_the_same_bits_on_every_instruction_set(name, dtype):
    operands = dict(actfn.compute.tape_words())[name]
    numbers = [n for n, _ in actfn.compute.tape_words()]
    step = np.array([numbers.index(name), operands, *range(operands), *[0] * (4 - operands)], np.int32)
    generator = np.random.default_rng(0)
    given = [
        np.concatenate(
            [generator.normal(0, 5, 500), 10.0 ** generator.uniform(-8, 4, 100), [0, -0.0, np.inf, -np.inf]]
        ).astype(dtype)
        for _ in range(operands)
    ]
    with np.errstate(all="ignore"):
        results = {
            isa: _kernels.tape_ufunc(isa, name, operands, np.zeros(0), step, True)(*given)
            for isa in actfn.compute.supported()
        }
    first, *others = results.values()
    nan = np.isnan(first)
    for other in others:
        np.testing.assert_array_equal(np.isnan(other), nan)
        np.testing.assert_array_equal(other[~nan].view(f"u{first.itemsize}"), first[~nan].view(f"u{first.itemsize}"))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("word", ["sin", "cos", "tan", "tanh_softplus", "tanh_softplus_slope", "erfc", "log1p"])
def test_words_against_mpmath(word, dtype):
    mpmath = pytest.importorskip("mpmath")
    numbers = [n for n, _ in actfn.compute.tape_words()]
    f = actfn.compute.tape(word, 1, [], [[numbers.index(word), 1, 0, 0, 0, 0]])
    top = 30 if dtype == np.float32 else 250
    sizes = 10.0 ** np.random.default_rng(0).uniform(-3, top if word in ("sin", "cos", "tan") else 0.8, 200)
    x = sizes.astype(dtype)
    reference = {
        "tanh_softplus": lambda v: mpmath.tanh(mpmath.log(1 + mpmath.exp(v))),
        "tanh_softplus_slope": lambda v: mpmath.sech(mpmath.log(1 + mpmath.exp(v))) ** 2 / (1 + mpmath.exp(-v)),
        "log1p": lambda v: mpmath.log(1 + v),
    }.get(word) or getattr(mpmath, word)
    with mpmath.workprec(1100):
        truth = [reference(mpmath.mpf(float(v))) for v in x]
        got = [mpmath.mpf(float(v)) for v in f(x)]
        worst = max(abs((g - t) / t) for g, t in zip(got, truth, strict=True))
    assert worst < 6 * np.finfo(dtype).eps


def test_parameters_broadcast_and_have_defaults():
    swish = actfn.define("gated", "x*sigmoid(beta*x)", beta=1.5)
    x = np.linspace(-3, 3, 7)
    np.testing.assert_allclose(swish(x), x / (1 + np.exp(-1.5 * x)), rtol=1e-14)
    betas = np.array([[0.5], [2.0]])
    np.testing.assert_allclose(swish(x, betas), x / (1 + np.exp(-betas * x)), rtol=1e-14)
    np.testing.assert_allclose(swish(x, beta=2.0), swish(x, betas)[1])
    two = actfn.define("two", "a*x + b*tanh(x)", a=1, b=2)
    np.testing.assert_allclose(two(x, b=3.0), x + 3 * np.tanh(x), rtol=1e-14)
    assert swish.parameters == {"beta": 1.5}
    assert swish.with_defaults(beta=1.702).parameters == {"beta": 1.702}


def test_it_is_an_activation_like_the_others():
    mish = actfn.define("own", MISH)
    assert repr(mish) == f"actfn.define('own', {MISH!r})"
    for again in (pickle.loads(pickle.dumps(mish)), copy.deepcopy(mish)):
        np.testing.assert_array_equal(again(np.arange(5.0)), mish(np.arange(5.0)))
    assert mish([1, 2]).dtype == np.float64
    assert mish(np.float32(1)).dtype == np.float32
    assert "own" not in actfn.registry
    assert str(mish.formula) == "x*tanh(log(exp(x) + 1))"
    assert mish.facts["known"].value == "mish"
    with pytest.raises(TypeError, match="complex"):
        mish(1j)


def test_a_name_of_the_package_may_be_given_to_another_function():
    mish, theirs = actfn.define("mish", "x*tanh(x)"), actfn.mish
    assert actfn.mish is theirs
    assert mish != theirs
    x = np.linspace(-3, 3, 7)
    np.testing.assert_allclose(mish(x), x * np.tanh(x))
    assert pickle.loads(pickle.dumps(mish)) == mish
    assert pickle.loads(pickle.dumps(theirs)) is theirs
    assert actfn.define("mish", MISH).facts["known"].value == "mish"


def test_it_runs_in_pytorch():
    torch = pytest.importorskip("torch")
    import actfn.torch

    mish = actfn.define("mish", MISH)
    t = torch.linspace(-3, 3, 7, dtype=torch.float64, requires_grad=True)
    assert torch.autograd.gradcheck(lambda x: actfn.torch.apply(mish, x), (t,))


@pytest.mark.parametrize(
    ("name", "text", "parameters", "error", "said"),
    [
        ("1x", "x", {}, ValueError, "allowed is a Python name"),
        ("own", 3, {}, TypeError, "allowed is text"),
        ("own", "x", {"a": 1.0}, FormulaError, "there is no a in the formula"),
        ("own", "a*x", {"a": "1"}, TypeError, "allowed are finite numbers"),
        ("own", "a*x", {"a": float("nan")}, ValueError, "allowed are finite numbers"),
        ("own", "out*x", {"out": 1.0}, ValueError, "cannot be called out"),
        ("own", "1/x", {}, FormulaError, "division by zero (x is 0) at x = 0"),
        ("own", "1/(x - 0.3)", {}, FormulaError, "division by zero between x = 0.25 and 0.375"),
        ("own", "log(x)", {}, FormulaError, "the logarithm of zero"),
        ("own", "sqrt(x - 30)", {}, FormulaError, "the square root of a negative number"),
        ("own", "x**0.5 + (x - 1)**1.5", {}, FormulaError, "at x = "),
        ("own", "+".join(f"exp({i}*x)*sin(x + {i})" for i in range(1, 40)), {}, None, ""),
    ],
)
def test_mistakes_are_told_at_once(name, text, parameters, error, said):
    if error is None:
        assert np.isfinite(actfn.define(name, text, **parameters)(0.5))
        return
    with pytest.raises(error) as caught:
        actfn.define(name, text, **parameters)
    assert said in str(caught.value)


def test_a_tape_that_is_not_sound_is_refused():
    for steps in ([], [[999, 1, 0, 0, 0, 0]], [[0, 0, 0, 0, 0, 0]], [[0, 1, 5, 0, 0, 0]], [[0, 64, 0, 0, 0, 0]]):
        with pytest.raises(ValueError, match="not sound"):
            actfn.compute.tape("bad", 1, [], steps)


def test_the_vjp_is_the_product():
    value, grad, vjp = map(Tapes("own", actfn.formula.parse(MISH), {}), ("value", "grad", "vjp"))
    x = np.linspace(-5, 5, 1000)
    np.testing.assert_array_equal(vjp(x, np.full_like(x, 3)), 3 * grad(x))
    assert value.nargs == 2


@pytest.mark.parametrize("text", ["(exp(2*x)-1)/(exp(2*x)+1)", "(1-exp(-2*x))/(1+exp(-2*x))"])
def test_tanh_spelt_out_does_not_cancel(text):
    f, x = actfn.define("spelt", text), np.float32([-1e30, -64, 1e-4, 64, 1e30])
    np.testing.assert_array_equal(f(x), np.float32([-1, -1, 1e-4, 1, 1]))
    np.testing.assert_array_equal(f.grad(x), np.float32([0, 0, 1, 0, 0]))
