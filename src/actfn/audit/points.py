"""Which numbers an audit looks at, as magnitudes' bit patterns, growing; both signs of each are taken."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from actfn.analysis.numbers.ulp import FORMATS
from actfn.audit.targets import numpy_dtype

Array = NDArray[Any]
RUN = 32  # neighbours in a row, to see whether results rise where the function does
BLOCK = 1 << 16  # inputs evaluated at a time: they stay in the second cache
BITS = {"float16": np.uint16, "bfloat16": np.uint16, "float32": np.uint32, "float64": np.uint64}
PER_BINADE = {"float32": (1024, 16384), "float64": (2, 128)}  # far from 1 and near it
NEAR = (-30, 10)  # exponents of 2 between which activation functions do what they are for
# Where implementations change their mind: ends of exp in float16, float32 and float64, cuts of tanh, softplus, expm1.
CUTS = (
    0.125,
    0.55,
    0.625,
    5.5,
    8.66,
    9.0,
    9.01,
    10.4,
    11.09,
    15.9,
    17.3,
    18.0,
    18.71,
    19.06,
    20.0,
    36.74,
    37.43,
    43.67,
)
MORE = (80.0, 87.34, 88.38, 88.72, 92.6, 103.28, 103.97, 708.4, 709.78, 744.44, 745.13)


def finite(dtype: str) -> int:
    """The pattern of infinity: those of finite numbers are below it."""
    form = FORMATS[dtype]
    return (form.greatest - form.least + 2) << (form.precision - 1)


@lru_cache(maxsize=8)
def sample(dtype: str) -> Array:
    """All finite numbers of a 16-bit type; of others zero, runs of neighbours in each binade, and hard numbers."""
    end = finite(dtype)
    if end < 1 << 16:
        return np.arange(end, dtype=np.uint16)
    form = FORMATS[dtype]
    size = 1 << (form.precision - 1)
    generator = np.random.default_rng(0)
    made = [np.zeros(1, np.uint64), hard(dtype)]
    for binade in range(end // size):
        exponent = max(binade, 1) - 1 + form.least
        count = PER_BINADE[dtype][NEAR[0] <= exponent <= NEAR[1]]
        run = min(RUN, count // 2)
        starts = generator.integers(0, size - run, max(count // run - 2, 0), dtype=np.uint64)
        starts = np.concatenate([starts, np.array([0, size - run], np.uint64)])
        made.append((starts[:, None] + np.arange(run, dtype=np.uint64)).ravel() + np.uint64(binade * size))
    return np.unique(np.concatenate(made)).astype(BITS[dtype])


def spread(dtype: str) -> Array:
    """Some numbers of each binade, evenly."""
    step = 1 << max(FORMATS[dtype].precision - 1 - (6 if dtype == "float16" else 3), 0)
    return np.arange(step, finite(dtype) - step, step, dtype=np.uint64).astype(BITS[dtype])


def hard(dtype: str) -> Array:
    """Neighbours of powers of two, of multiples of log 2, of small whole numbers, and of known cuts."""
    form = FORMATS[dtype]
    at = np.array([*CUTS, *np.arange(1, 130) * math.log(2) / 2, *np.arange(1, 40), *np.ldexp(1.0, np.arange(-60, 61))])
    at = at[at < form.largest]
    near = at.astype(numpy_dtype(dtype)).view(BITS[dtype]).astype(np.uint64)
    return np.unique(near[:, None] + np.arange(-3, 4, dtype=np.int64).view(np.uint64))


def blocks(dtype: str, binade: int) -> Iterator[Array]:
    """All numbers of a binade (0: the subnormal ones), in blocks, each led by the number before it."""
    size = 1 << (FORMATS[dtype].precision - 1)
    first = binade * size
    for start in range(first, first + size, BLOCK):
        yield np.arange(max(start - 1, 0), min(start + BLOCK, first + size), dtype=BITS[dtype])


def number(patterns: Array, dtype: str) -> Array:
    """The positive numbers with these bits."""
    return patterns.view(numpy_dtype(dtype))


def pattern(x: float, dtype: str) -> int:
    """The bits of a positive number of a dtype."""
    return int(np.array([x]).astype(numpy_dtype(dtype)).view(BITS[dtype])[0])


def magnitude(pattern: int, dtype: str) -> float:
    """The positive number with these bits; of infinity's the largest number."""
    return min(float(number(np.array([pattern], BITS[dtype]), dtype)[0]), FORMATS[dtype].largest)


def as_float32(patterns: Array, dtype: str) -> Array:
    """The bits of the same numbers as float32."""
    if dtype == "float32":
        return patterns
    return number(patterns, dtype).astype(np.float32).view(np.uint32)


def ends(dtype: str) -> Array:
    """±0, ±inf and nan of either sign, quiet and signalling."""
    bits = BITS[dtype]
    sign, infinity = 1 << (8 * np.dtype(bits).itemsize - 1), finite(dtype)
    quiet = infinity | 1 << (FORMATS[dtype].precision - 2)
    magnitudes = [0, infinity, quiet, infinity | 1]
    return number(np.array([*magnitudes, *(m | sign for m in magnitudes)], bits), dtype)
