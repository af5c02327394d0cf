"""pade and all its derivatives against long arithmetic, with coefficients and inputs of every size."""

from __future__ import annotations

from typing import Any

import mpmath
import numpy as np
import pytest

from actfn import pade

COEFFICIENTS = tuple(pade.parameters)
OPERATIONS = ("value", "grad", "second", *COEFFICIENTS)
DIGITS = 1400  # x⁹ of 1e±150, beside 1


def exact(x: Any, c: Any, operation: str) -> mpmath.mpf:
    """The formula and its derivatives, each as the quotient rule has it."""
    x, (*a, b1, b2, b3, b4) = (
        mpmath.mpf(x if isinstance(x, mpmath.mpf) else float(x)),
        [mpmath.mpf(float(v)) for v in c],
    )
    b = [mpmath.mpf(0), b1, b2, b3, b4]

    def polynomial(c: list[mpmath.mpf], order: int = 0) -> mpmath.mpf:
        return sum((mpmath.ff(i, order) * v * x ** (i - order) for i, v in enumerate(c) if i >= order), mpmath.mpf(0))

    p, q = polynomial(a), polynomial(b)
    sign, d = (-1 if q < 0 else 1), 1 + abs(q)
    d1, d2 = sign * polynomial(b, 1), sign * polynomial(b, 2)
    numerator = polynomial(a, 1) * d - p * d1
    if operation == "value":
        return p / d
    if operation == "grad":
        return numerator / d**2
    if operation == "second":
        return ((polynomial(a, 2) * d - p * d2) * d - 2 * d1 * numerator) / d**3
    power = x ** int(operation[1])
    return power / d if operation[0] == "a" else -sign * power * p / d**2


def computed(x: Any, c: Any, operation: str) -> Any:
    if operation in ("value", "grad", "second"):
        return getattr(pade, operation)(x, *c) if operation != "value" else pade(x, *c)
    return pade.grad(x, *c, wrt=operation)


def error(y: Any, truth: mpmath.mpf) -> float:
    """How far a result is off, in units of the last place of its type; of an overflow, infinitely unless it is one."""
    kind = np.finfo(y.dtype)
    if abs(truth) >= mpmath.mpf(2) ** kind.maxexp * (1 - mpmath.mpf(2) ** (-kind.nmant - 2)):
        return 0.0 if y == np.copysign(np.inf, float(mpmath.sign(truth))) else np.inf
    if not np.isfinite(y):
        return np.inf
    exponent = kind.minexp if truth == 0 else max(int(mpmath.floor(mpmath.log(abs(truth), 2))), kind.minexp)
    return float(abs(mpmath.mpf(float(y)) - truth) / mpmath.mpf(2) ** (exponent - kind.nmant))


def coefficients(kind: str, rng: np.random.Generator) -> Any:
    c = rng.normal(size=len(COEFFICIENTS))
    if kind == "defaults":
        return np.array(list(pade.parameters.values()))
    if kind == "of every size":
        return c * 10.0 ** rng.integers(-6, 6, c.size) / 10
    if kind == "some are 0":
        return np.where(rng.random(c.size) < 0.5, 0, c)
    if kind == "quarters":  # what cancels does so to the last bit
        return np.where(rng.random(c.size) < 0.5, 0, np.round(c * 4) / 4)
    return c


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("kind", ["defaults", "of every size", "some are 0", "quarters", "any"])
def test_every_derivative_is_within_its_promise(kind: str, dtype: Any) -> None:
    rng = np.random.default_rng(15)
    widest = 37 if dtype is np.float32 else 150
    with mpmath.workdps(DIGITS):
        for _ in range(3):
            c = coefficients(kind, rng).astype(dtype)
            sizes = np.concatenate([rng.normal(size=6) * 2, 10.0 ** rng.uniform(-widest, widest, 6)])
            x = np.append(rng.choice([-1, 1], 12) * sizes, [0.0, -0.0]).astype(dtype)
            for operation in OPERATIONS:
                with np.errstate(all="ignore"):
                    y = computed(x, c, operation)
                for at, result in zip(x, y, strict=True):
                    assert error(result, exact(at, c, operation)) <= 0.75, (operation, at, result, c.tolist())


@pytest.mark.parametrize(("operation", "root"), [("value", -0.6736647), ("value", -0.09037977), ("grad", -1.639309)])
def test_the_neighbours_of_a_root_have_all_their_digits(operation: str, root: float) -> None:
    """What is left there is 1e-16 of each term, or less."""
    c = list(pade.parameters.values())
    with mpmath.workdps(60):
        at = float(mpmath.findroot(lambda x: exact(x, c, operation), root))
        for steps in range(-3, 4):
            x = at + steps * float(np.spacing(abs(at)))
            truth = exact(x, c, operation)
            assert abs(truth) < 1e-15
            assert error(np.float64(computed(x, c, operation)), truth) <= 0.75


def test_the_error_is_seen() -> None:
    x = np.float32(1.5)
    y, truth = pade(x), exact(1.5, pade.parameters.values(), "value")
    assert error(y, truth) <= 1
    assert error(np.nextafter(np.nextafter(y, np.float32(9)), np.float32(9)), truth) > 1


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_at_infinity_it_is_the_quotient_of_the_highest_powers(dtype: Any) -> None:
    ends = np.array([-np.inf, np.inf], dtype)
    np.testing.assert_array_equal(pade(ends), [-np.inf, np.inf])
    np.testing.assert_array_equal(pade(ends, a5=0, a4=1, b4=0.25), [4, 4])
    np.testing.assert_array_equal(pade(ends, a5=0, a4=0, a3=1, b4=1), [0, 0])
    np.testing.assert_array_equal(pade(ends, *[0] * 6), [0, 0])
    np.testing.assert_array_equal(pade.grad(ends, a5=-0.5, b4=-0.25), [-2, -2])
    assert np.isnan(pade(dtype(np.nan)))
    assert np.isnan(pade.grad(dtype(np.nan), wrt="a0"))


def test_where_the_polynomial_below_is_0_the_slope_of_its_absolute_value_is_upwards() -> None:
    with_root = {"a1": 1.0, "b1": 1.0, "b2": -1.0, "b4": 0.0} | dict.fromkeys(["a0", "a2", "a3", "a4", "a5"], 0.0)
    assert pade.grad(1.0, **with_root) == 1.0 + 1.0  # P' D − P s Q', where D = 1 and Q' = −1
    assert pade.grad(1.0, **with_root, wrt="b1") == -1.0
    assert pade.grad(0.5, **with_root, wrt="b1") == -0.25 / 1.25**2
