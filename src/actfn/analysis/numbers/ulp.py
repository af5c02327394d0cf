"""The one definition of error in units in the last place (ULP), and the four formats it is counted in.

The unit is the spacing of the format at the exact value: 2**(e - p + 1) for an exact value in [2**e, 2**(e+1)), with e
kept at or above the least normal exponent (so that subnormals are counted in the least subnormal) and at or below the
greatest. The error is the distance from the result to the exact value in this unit, so a correctly rounded result is
at most 0.5 away, everywhere. What is not a distance is decided by `wrong_in_kind`, for the audit, the tests and the
promises alike:

========================================  =========================================================================
exact value 0                             the distance in least subnormals, whatever the sign of a zero result: an
                                          exact zero has no sign of its own
exact value an underflow, result ±0       the distance, where the sign bits agree; otherwise infinite ("sign of zero"):
                                          an exact value that is not 0, but below the least subnormal, has a sign
result infinite, exact value finite       0 where the exact value rounds to that infinity, otherwise infinite
result finite, exact value overflows      the distance, in the unit of the top binade; half a unit is a tie
exact value infinite (a limit)            0 for that infinity, otherwise infinite
nan                                       0 where both are nan, otherwise infinite
========================================  =========================================================================

Exact values are unevaluated sums `want + low` of float64. One that is not zero, but below the least float64, is
2**-1074 - 2**-1074, with its sign: `want` alone tells whether it is zero, and on which side of zero it lies.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from actfn.errors import OperandError


class Format(NamedTuple):
    """A binary floating-point format: digits of precision, exponents of its least and greatest normal numbers."""

    precision: int
    least: int
    greatest: int

    @property
    def largest(self) -> float:
        """The largest finite number of this floating-point format."""
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
        raise OperandError(f"no accuracy is defined for dtype {name}, allowed are: {', '.join(FORMATS)}")
    return FORMATS[name]


def unit(want: ArrayLike, dtype: DTypeLike, want_low: ArrayLike = 0.0) -> NDArray[np.float64]:
    """The unit in the last place of `dtype` at the exact value `want + want_low`."""
    return _unit(want, format_of(dtype), want_low)


def _unit(want: ArrayLike, form: Format, want_low: ArrayLike) -> NDArray[np.float64]:
    exact = np.abs(np.asarray(want, np.float64))
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


def wrong_in_kind(
    got: NDArray[np.float64],
    want: NDArray[np.float64],
    form: Format,
    low: Any = 0.0,
    step: NDArray[np.float64] | None = None,
) -> dict[str, NDArray[np.bool_]]:
    """Results that no number of units describes: the kinds that occur, each with where they are.

    Parameters
    ----------
    got, want, low : arrays of float64
        Results, numbers of the format, and exact values as unevaluated sums `want + low`.
    form : Format
        The format of the results.
    step : array of float64, optional
        `unit` at the exact values, where it is known already.

    Returns
    -------
    dict of str to array of bool
        By the name that the audit gives to such a finding: "nan" for a number, a number for nan ("nan swallowed"),
        "infinite" where the exact value does not round to that infinity, "not infinite" where the exact value is
        infinite, "sign of zero" where an underflow came out on the wrong side.
    """
    found: dict[str, NDArray[np.bool_]] = {}
    with np.errstate(invalid="ignore", over="ignore"):
        if not np.isfinite(got).all():
            found["nan"] = np.isnan(got) & ~np.isnan(want)
            infinite = np.isinf(got)
            if infinite.any():
                found["infinite"] = infinite & ~rounds_to_infinity(got, want, form, low, step)
        if not np.isfinite(want).all():
            found["nan swallowed"] = np.isnan(want) & ~np.isnan(got)
            found["not infinite"] = np.isinf(want) & np.isfinite(got)
        zero = got == 0
        if zero.any():
            underflow = zero & (want != 0) & (np.abs(want + low) < 2.0 ** (form.least - form.precision + 1))
            found["sign of zero"] = underflow & (np.signbit(got) != np.signbit(want))
    return {kind: where for kind, where in found.items() if where.any()}


def rounds_to_infinity(
    got: NDArray[np.float64],
    want: NDArray[np.float64],
    form: Format,
    low: Any = 0.0,
    step: NDArray[np.float64] | None = None,
) -> NDArray[np.bool_]:
    """Whether the exact value rounds to the result's infinity: it is half a unit or more beyond the largest."""
    step = _unit(want, form, low) if step is None else step
    with np.errstate(invalid="ignore", over="ignore"):
        past = np.abs(want) / step - form.largest / step + low * np.sign(want) / step
        return np.asarray(((past >= 0.5) | np.isinf(want)) & (np.signbit(got) == np.signbit(want)))


def ulp_error(got: Any, want: ArrayLike, dtype: DTypeLike, want_low: ArrayLike = 0.0) -> NDArray[np.float64]:
    """The error of results in units in the last place, as this module defines it.

    Parameters
    ----------
    got : array_like
        Results, numbers of `dtype`.
    want, want_low : array_like of float64
        The exact values, as unevaluated sums.
    dtype : dtype
        The format: float16, bfloat16, float32 or float64.

    Returns
    -------
    array of float64
        Never negative, never nan.
    """
    form = format_of(dtype)
    result, exact, low = np.broadcast_arrays(np.asarray(got).astype(np.float64), np.asarray(want, np.float64), want_low)
    step = _unit(exact, form, low)
    with np.errstate(invalid="ignore", over="ignore"):
        error = np.abs((result - exact) / step - low / step)
    error = np.where(np.isinf(result) | np.isnan(result), 0.0, error)
    for wrong in wrong_in_kind(result, exact, form, low, step).values():
        error = np.where(wrong, np.inf, error)
    return error
