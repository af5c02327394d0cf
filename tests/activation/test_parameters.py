"""Parameters are checked against the domain as it stands, not against its ends rounded to the dtype of an array."""

from __future__ import annotations

from typing import Any

import ml_dtypes
import numpy as np
import pytest

from actfn.activation.parameters import check
from actfn.errors import ParameterError

DTYPES = [np.float16, ml_dtypes.bfloat16, np.float32, np.float64]


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("end", [0.1, 0.2, 1e-9, 0.7, 1 / 3])
def test_an_array_is_inside_where_its_numbers_are(dtype: Any, end: float) -> None:
    array = np.array([end], dtype)
    number = float(array[0])
    for domain in ((end, np.inf), (-np.inf, end)):
        if domain[0] <= number <= domain[1]:
            check("f", "a", array, domain)
            check("f", "a", array[0], domain)
        else:
            for given in (array, array[0], number):
                with pytest.raises(ParameterError, match=r"^f: a is .*, allowed are finite numbers"):
                    check("f", "a", given, domain)


def test_both_sides_of_an_end_are_met() -> None:
    """A negative control: ends that were rounded with the array would let every one of these through."""
    outside = [float(dtype(end)) < end for dtype in (np.float16, np.float32) for end in (0.1, 0.2, 1e-9, 0.7, 1 / 3)]
    assert 0 < sum(outside) < len(outside)


@pytest.mark.parametrize("given", [np.array([2**62]), np.array([True]), np.longdouble(1), [1, 2.5]])
def test_integers_booleans_and_lists_are_numbers(given: Any) -> None:
    check("f", "a", given, (0.0, np.inf))


@pytest.mark.parametrize("dtype", DTYPES)
def test_what_is_not_finite_is_refused(dtype: Any) -> None:
    for value in (np.nan, np.inf, -np.inf):
        with pytest.raises(ParameterError):
            check("f", "a", np.array([1, value], dtype), (-np.inf, np.inf))
