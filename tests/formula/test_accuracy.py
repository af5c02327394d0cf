"""How exact functions of the user's own are: float32 and 16 bits are computed in float64 and rounded once."""

from __future__ import annotations

import pickle
import subprocess
import sys
from typing import Any

import numpy as np
import pytest

import actfn
from actfn.activation.bound import bound_ufunc
from actfn.analysis import oracle
from actfn.analysis.numbers.ulp import ulp_error
from actfn.errors import ArgumentError

# Formulas that lose digits in float32: in tails, beside roots, far out, or by overflow between.
LOSING = {
    "tail": "x*tanh(softplus(x))",
    "root of the derivative": "x*normal_cdf(x)",
    "cancels beside its borders": "x*clip(x + 3, 0, 6)/6",
    "slope far out": "x/(1 + abs(x))",
    "a product too large": "x*(6*x)/(6*abs(x) + 1)",
    "a square too large": "atan(x)",
    "two exponentials": "x*exp(-exp(-x))",
    "oscillates": "x + sin(x)**2",
}
ROUNDED = 0.501  # units in the last place: one rounding, and what float64 loses before it


def numbers(dtype: Any) -> Any:
    """Numbers near zero, in tails and far out, and those beside roots of derivatives and borders."""
    generator = np.random.default_rng(3)
    near = [generator.normal(0, 3, 400), generator.uniform(-104, 90, 200), [-0.7517916, -3, np.nextafter(-3, 0), 3]]
    far = np.exp(generator.uniform(-25, 85, 300)) * generator.choice([-1, 1], 300)
    with np.errstate(over="ignore", under="ignore"):
        x = np.concatenate([*near, far]).astype(dtype)
    return x[np.isfinite(x)]


def largest(f: Any, dtype: Any, order: int) -> float:
    """The largest error, in units in the last place; where the result is no number of the type but zero, none."""
    x = numbers(dtype)
    exact, low, *_ = oracle.exact(f, x, order)
    seen = np.abs(exact) > np.finfo(dtype).smallest_subnormal
    made = (f, f.grad)[order](x)
    return float(np.max(ulp_error(made[seen], exact[seen], dtype, low[seen])))


@pytest.mark.parametrize("order", [0, 1])
@pytest.mark.parametrize("dtype", [np.float16, np.float32])
@pytest.mark.parametrize("formula", LOSING.values(), ids=LOSING)
def test_narrow_types_are_rounded_once(formula: str, dtype: Any, order: int) -> None:
    assert largest(actfn.define("own", formula), dtype, order) <= ROUNDED


@pytest.mark.parametrize("name", ["tail", "root of the derivative", "cancels beside its borders", "two exponentials"])
def test_fast_ones_are_not(name: str) -> None:
    fast = actfn.define("own", LOSING[name], accuracy="fast")
    assert max(largest(fast, np.float32, order) for order in (0, 1)) > 2


def test_the_largest_numbers_do_not_overflow_between() -> None:
    x = np.float32([3e38, -3e38])
    for formula in ("x*normal_cdf(x)", "x*clip(x + 3, 0, 6)/6", "x*(6*x)/(6*abs(x) + 1)"):
        assert np.isfinite(actfn.define("own", formula)(x)).all()
    assert not np.isfinite(actfn.define("own", "x*(6*x)/(6*abs(x) + 1)", accuracy="fast")(x)).any()


def test_float64_is_the_same_either_way() -> None:
    x = np.random.default_rng(0).normal(0, 5, 1000)
    high, fast = (actfn.define("own", LOSING["tail"], accuracy=accuracy) for accuracy in ("high", "fast"))
    assert high(x).tobytes() == fast(x).tobytes()
    assert high != fast


def test_the_choice_goes_to_other_processes() -> None:
    x = np.float32([-99.628])
    for accuracy in ("high", "fast"):
        f = actfn.define("own", "x*tanh(softplus(b*x))", accuracy=accuracy, b=1.0)
        again = pickle.loads(pickle.dumps(f))
        assert again == f
        assert eval(repr(f), {"actfn": actfn}) == f  # what shows it again makes it again
        assert again(x).tobytes() == f(x).tobytes()
        inner = bound_ufunc(f, (1.0,))  # which containers of other libraries are handed, and pickle
        assert pickle.loads(pickle.dumps(inner))(x).tobytes() == f(x).tobytes()
        sent = subprocess.run(
            [sys.executable, "-c", "import pickle, sys; print(pickle.load(sys.stdin.buffer)([-99.628])[0].hex())"],
            input=pickle.dumps(inner),
            capture_output=True,
            check=True,
        )
        assert float.fromhex(sent.stdout.decode()) == float(f([-99.628])[0])
    assert actfn.define("own", "x*sigmoid(x)")(x) != actfn.define("own", "x*sigmoid(x)", accuracy="fast")(x)


@pytest.mark.parametrize("given", ["exact", "", 2.0, None, ["fast"]])
def test_another_accuracy_is_refused(given: Any) -> None:
    with pytest.raises(ArgumentError, match=r"^define: accuracy is .*, allowed are 'high', 'fast' and 'proven'$"):
        actfn.define("own", "x*accuracy", accuracy=given)
