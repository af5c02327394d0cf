"""The one definition of error in units in the last place (ULP), and the four formats it is counted in.

The unit is the spacing of the format at the exact value: 2**(e - p + 1) for an exact value in [2**e, 2**(e+1)), with e
kept at or above the least normal exponent (so that subnormals are counted in the least subnormal) and at or below the
greatest. The error is the distance from the result to the exact value in this unit, so a correctly rounded result is
at most 0.5 away, everywhere. What is not a distance:

========================================  =========================================================================
exact value 0                             distance in least subnormals; a zero whose sign bit differs: infinite
result ±0, exact value not 0              the distance, where the sign bits agree; otherwise infinite
result infinite, exact value finite       0 where the exact value rounds to that infinity, otherwise infinite
result finite, exact value overflows      the distance, in the unit of the top binade; half a unit is a tie
exact value infinite (a limit)            0 for that infinity, otherwise infinite
nan                                       0 where both are nan, otherwise infinite
========================================  =========================================================================
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray


class Format(NamedTuple):
    """A binary floating-point format: digits of precision, exponents of its least and greatest normal numbers."""

    precision: int
    least: int
    greatest: int

    @property
    def largest(self) -> float:
        """The largest finite number."""
        return float((2 - 2.0 ** (1 - self.precision)) * 2.0**self.greatest)


FORMATS = {
    "float16": Format(11, -14, 15),
    "bfloat16": Format(8, -126, 127),
    "float32": Format(24, -126, 127),
    "float64": Format(53, -1022, 1023),
}


def format_of(dtype: DTypeLike) -> Format:
    """The format of a dtype, or of its name (which needs no ml_dtypes)."""
    name = dtype if isinstance(dtype, str) else np.dtype(dtype).name
    if name not in FORMATS:
        raise TypeError(f"no accuracy is defined for dtype {name}, allowed are: {', '.join(FORMATS)}")
    return FORMATS[name]


def unit(want: ArrayLike, dtype: DTypeLike, want_low: ArrayLike = 0.0) -> NDArray[np.float64]:
    """The unit in the last place of `dtype` at the exact value `want + want_low`."""
    form, exact = format_of(dtype), np.abs(np.asarray(want, np.float64))
    with np.errstate(invalid="ignore"):
        mantissa, exponent = np.frexp(exact)
    # Just below a power of two the exact value lies in the binade beneath.
    below = (mantissa == 0.5) & (np.sign(want_low) == -np.sign(want))
    exponent = np.clip(exponent - 1 - below, form.least, form.greatest)
    exponent = np.where(exact == 0, form.least, exponent)
    return np.asarray(np.ldexp(1.0, exponent - form.precision + 1), np.float64)


def round_to(value: ArrayLike, dtype: DTypeLike) -> NDArray[np.float64]:
    """Float64 numbers rounded once, ties to even, to the numbers of a format; they remain float64."""
    exact, step = np.asarray(value, np.float64), unit(value, dtype)
    with np.errstate(over="ignore", invalid="ignore"):
        near = np.rint(exact / step) * step
        return np.where(np.abs(near) > format_of(dtype).largest, np.copysign(np.inf, near), near)


def ulp_error(got: Any, want: ArrayLike, dtype: DTypeLike, want_low: ArrayLike = 0.0) -> NDArray[np.float64]:
    """The error of results in units in the last place, as this module defines it.

    Parameters
    ----------
    got : array_like
        Results, numbers of `dtype`.
    want, want_low : array_like of float64
        The exact values, as unevaluated sums. The sign of a zero counts: it is that of the exact value.
    dtype : dtype
        The format: float16, bfloat16, float32 or float64.

    Returns
    -------
    array of float64
        Never negative, never nan.
    """
    form = format_of(dtype)
    result, exact, low = np.broadcast_arrays(np.asarray(got).astype(np.float64), np.asarray(want, np.float64), want_low)
    step = unit(exact, dtype, low)
    with np.errstate(invalid="ignore", over="ignore"):
        error = np.abs((result - exact) / step - low / step)
        past = np.abs(exact) / step - form.largest / step + low * np.sign(exact) / step
        rounds_to_infinity = ~(past < 0.5) & (np.signbit(result) == np.signbit(exact))
    both_nan = np.isnan(result) & np.isnan(exact)
    wrong = np.isnan(result) | np.isnan(exact)
    wrong |= np.isinf(result) & ~rounds_to_infinity
    wrong |= np.isinf(exact) & (result != exact)
    wrong |= (result == 0) & (np.signbit(result) != np.signbit(exact))
    error = np.where(np.isinf(result), 0.0, error)
    return np.where(both_nan, 0.0, np.where(wrong, np.inf, error))
