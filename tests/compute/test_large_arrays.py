"""Arrays so large that they are asked for ahead and written past the caches: their bits are those of small ones."""

from __future__ import annotations

from typing import Any

import ml_dtypes
import numpy as np
import pytest

import actfn

LARGE, PIECE = 8 << 20, 1021  # bytes from which results are written past the caches; elements of a small array
MISH = actfn.define("mish", "x*tanh(softplus(x))")
SCALED = actfn.define("scaled", "a*x*sigmoid(b*x)", a=1.5, b=0.7)


def at(offset: int, count: int, dtype: Any) -> np.ndarray[Any, Any]:
    """Room for so many numbers, `offset` bytes behind an address that is a multiple of 64."""
    size = np.dtype(dtype).itemsize
    room = np.zeros(count * size + 192, np.uint8)
    start = -room.ctypes.data % 64 + offset
    return room[start : start + count * size].view(dtype)


@pytest.mark.parametrize("dtype", [np.float16, ml_dtypes.bfloat16, np.float32, np.float64], ids=lambda d: d.__name__)
@pytest.mark.parametrize("function", [MISH, SCALED, actfn.sigmoid, actfn.elu], ids=lambda f: f.name)
def test_the_bits_of_a_large_array_are_those_of_a_small_one(function: actfn.Activation, dtype: Any) -> None:
    size = np.dtype(dtype).itemsize
    count = LARGE // size + 77
    small = (3 * np.random.default_rng(0).standard_normal(PIECE)).astype(np.float32).astype(dtype)
    value, product = function(small), function.vjp(small, small)
    want = np.resize(value, count).tobytes()
    for offset in (0, size, 5 * size, 64 - size):
        out = at(offset, count, dtype)
        x = at(3 * size, count, dtype)
        x[:] = np.resize(small, count)
        assert function(x, out=out).tobytes() == want, offset
        function.vjp(x, x, out=out)
        assert out.tobytes() == np.resize(product, count).tobytes(), offset
        twice = np.repeat(x, 2)[::2]
        assert function(twice, out=out).tobytes() == want, offset
        function(x, out=x)  # in place
        assert x.tobytes() == want, offset
    beyond = at(0, count + 64, dtype)
    function(np.resize(small, count), out=beyond[5 : 5 + count])
    assert not beyond[:5].any()
    assert not beyond[5 + count :].any()
