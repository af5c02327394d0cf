"""Which numbers an audit looks at, as magnitudes' bit patterns, growing; both signs of each are taken."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

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
NEIGHBOURS = 5  # of a hard number, on either side, that the sample reaches
# The constants from which on implementations of exp, tanh, sigmoid, softplus, expm1 and erf take another branch.
WRITTEN = (
    *(0.125, 0.55, 0.625, 1e-4, 4e-4, 3.92, 4.97, 5.5, 7.90531110763549805, 8.66, 9.0, 9.01, 10.4, 11.09, 15.9, 16.6),
    *(17.3, 18.0, 18.71, 19.06, 20.0, 22.0, 30.0, 36.74, 37.43, 43.67, 50.0, 80.0, 87.0, 87.33, 87.34, 88.0, 88.38),
    *(88.3762626647949, 88.3762626647950, 88.72, 88.7228, 92.6, 100.0, 103.28, 103.97, 104.0, 500.0, 700.0, 708.0),
    *(708.4, 709.0, 709.78, 744.44, 745.13, 746.0, 750.0, 1000.0),
)


@lru_cache(maxsize=1)
def hard_points() -> tuple[float, ...]:
    """The magnitudes around which implementations fail, of all functions: the one list that the sample is made from."""
    found = set(WRITTEN)
    for form in FORMATS.values():
        # exp overflows, gives subnormal numbers, and vanishes beyond these; so do exp(2x), exp(x/2) and exp(-x²).
        powers = [form.greatest + 1, form.greatest, -form.least]
        powers += [form.precision - 1 - form.least, form.precision - form.least]
        powers += [form.precision, form.precision + 1]  # where 1 + exp(-x) is 1
        ends = [n * math.log(2) for n in powers]
        found |= {value for n in ends for value in (n, n / 2, 2 * n, math.sqrt(n), math.sqrt(2 * n))}
        found |= {2.0**-form.precision, 2.0 ** (-form.precision / 2), 2.0**form.precision}
    found |= {n * math.log(2) / 2 for n in range(1, 130)} | {float(n) for n in range(1, 40)}
    found |= {2.0**n for n in range(-60, 61)}
    return tuple(sorted(found))


class Place(NamedTuple):
    """Where a point lies among a dtype's numbers by magnitude: at one of them, or between two neighbours.

    Attributes
    ----------
    below, above : int
        The patterns of the greatest number that is less, and of the least that is greater; -1 and infinity's where
        there is none.
    at : int or None
        That of the number that the point is, or that no proof tells from it.
    """

    below: int
    at: int | None
    above: int


def finite(dtype: str) -> int:
    """The pattern of infinity: those of finite numbers are below it."""
    form = FORMATS[dtype]
    return (form.greatest - form.least + 2) << (form.precision - 1)


@lru_cache(maxsize=32)
def sample(dtype: str, places: tuple[Place, ...] = ()) -> Array:
    """The inputs of an audit: all finite numbers of a 16-bit type; else zero, runs in each binade and the hard points.

    Parameters
    ----------
    dtype : str
        Of the numbers.
    places : tuple of Place
        Where the formula at hand changes: the neighbours are taken too.
    """
    end = finite(dtype)
    if end < 1 << 16:
        return np.arange(end, dtype=np.uint16)
    form = FORMATS[dtype]
    size = 1 << (form.precision - 1)
    generator = np.random.default_rng(0)
    made = [np.zeros(1, np.uint64), hard(dtype), _beside([n for p in places for n in (p.below, p.above)], dtype)]
    for binade in range(end // size):
        exponent = max(binade, 1) - 1 + form.least
        count = PER_BINADE[dtype][NEAR[0] <= exponent <= NEAR[1]]
        run = min(RUN, count // 2)
        starts = generator.integers(0, size - run, max(count // run - 2, 0), dtype=np.uint64)
        starts = np.concatenate([starts, np.array([0, size - run], np.uint64)])
        made.append((starts[:, None] + np.arange(run, dtype=np.uint64)).ravel() + np.uint64(binade * size))
    return np.unique(np.concatenate(made)).astype(BITS[dtype])


def spread(dtype: str) -> Array:
    """Some numbers of each binade of a dtype, evenly spread by their bit patterns."""
    step = 1 << max(FORMATS[dtype].precision - 1 - (6 if dtype == "float16" else 3), 0)
    return np.arange(step, finite(dtype) - step, step, dtype=np.uint64).astype(BITS[dtype])


def hard(dtype: str) -> Array:
    """The hard points and their neighbours; of float64 also as float32 has them, as constants are often written so."""
    at = np.array([x for x in hard_points() if x < FORMATS[dtype].largest])
    kind = numpy_dtype(dtype)
    forms = {at.astype(kind).tobytes(), at.astype(np.float32).astype(kind).tobytes()}
    return _beside([n for form in forms for n in np.frombuffer(form, BITS[dtype]).tolist()], dtype)


def _beside(patterns: list[int], dtype: str) -> Array:
    """Add the neighbours of numbers, given and returned by their bit patterns, as far as they are finite."""
    around = np.array(patterns, np.int64)[:, None] + np.arange(-NEIGHBOURS, NEIGHBOURS + 1)
    return np.unique(around[(around >= 0) & (around < finite(dtype))]).astype(np.uint64)


def blocks(dtype: str, binade: int) -> Iterator[Array]:
    """Yield all numbers of a binade (0: the subnormal ones) in blocks, each led by the number before it."""
    size = 1 << (FORMATS[dtype].precision - 1)
    first = binade * size
    for start in range(first, first + size, BLOCK):
        yield np.arange(max(start - 1, 0), min(start + BLOCK, first + size), dtype=BITS[dtype])


def number(patterns: Array, dtype: str) -> Array:
    """The positive numbers of a dtype that have these bit patterns."""
    return patterns.view(numpy_dtype(dtype))


def pattern(x: float, dtype: str) -> int:
    """Return the bits of a positive number of a dtype, as an integer."""
    return int(np.array([x]).astype(numpy_dtype(dtype)).view(BITS[dtype])[0])


def magnitude(pattern: int, dtype: str) -> float:
    """The positive number with these bits; of infinity's the largest number."""
    return min(float(number(np.array([pattern], BITS[dtype]), dtype)[0]), FORMATS[dtype].largest)


def as_float32(patterns: Array, dtype: str) -> Array:
    """Convert bit patterns of a dtype's numbers to those of the same numbers in float32."""
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
