"""Where a lane lies in the tails, words and kernels compute its whole register another way: the bits must not tell."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import actfn
from actfn import compute
from actfn.compute.sources import sources

WORDS = {name: place for place, (name, operands) in enumerate(compute.tape_words()) if operands == 1}
TAILS = [
    -np.inf,
    -1e30,
    -1e9,
    -746,
    -720,
    -401,
    -301,
    -104,
    -95,
    -88.5,
    -86,
    -61,
    -45,
    -41,
    41,
    61,
    88.5,
    95,
    720,
    1e9,
    np.inf,
]
SPECIAL = [*TAILS, np.nan, 0.0, -0.0, 1e-20, 1e-39, 1e-45, 1e-310, 5e-324]


def alone(function: Any, x: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Each element by a call of its own."""
    return np.concatenate([function(x[i : i + 1].copy()) for i in range(len(x))])


def agree(function: Any, dtype: Any) -> bool:
    """Whether numbers in the middle keep their bits beside each of the others, and these beside them."""
    with np.errstate(all="ignore"):
        special = np.array(SPECIAL, dtype)
        middle = np.linspace(-7, 7, 64).astype(dtype)
        want_middle, want_special = alone(function, middle), alone(function, special)
        for i in range(len(special)):
            for place in (0, 1, 15, 16, 31, 63):
                x, want = middle.copy(), want_middle.copy()
                x[place], want[place] = special[i], want_special[i]
                got = function(x)
                if not ((got == want) & (np.signbit(got) == np.signbit(want)) | (np.isnan(got) & np.isnan(want))).all():
                    return False
    return True


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("word", WORDS)
def test_a_word_gives_the_same_bits_beside_any_number(word: str, dtype: Any) -> None:
    assert agree(compute.tape(word, 1, [], [[WORDS[word], 1, 0, 0, 0, 0]]), dtype)


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
@pytest.mark.parametrize("operation", ["value", "grad", "second"])
@pytest.mark.parametrize("name", actfn.registry)
def test_a_kernel_gives_the_same_bits_beside_any_number(name: str, operation: str, dtype: Any) -> None:
    assert agree(getattr(actfn.registry[name], operation), dtype)


@pytest.mark.parametrize("x", [-1e9, -np.inf, 1e9, np.inf, -746.5, 747.0])
def test_derivatives_vanish_there(x: float) -> None:
    for name in ("sigmoid", "tanh"):
        for dtype in (np.float16, np.float32, np.float64):
            with np.errstate(over="ignore"):
                slope = actfn.registry[name].grad(np.full(33, x, dtype))
            assert not slope.any()
            assert not np.signbit(slope).any()


def test_a_difference_would_be_seen() -> None:
    """The negative control: something that depends on a neighbour in the tails."""
    assert not agree(lambda x: x + (np.abs(x).max() > 700), np.float64)


WITH_CELLS = [name for name in actfn.registry if any(file.name == f"{name}.cells.h" for file in sources(name))]


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "float32"])
@pytest.mark.parametrize("name", WITH_CELLS)
def test_numbers_beyond_the_cells_of_a_function_go_by_its_header_wherever_they_stand(name: str, dtype: str) -> None:
    rng = np.random.default_rng(7)
    kind = np.dtype(pytest.importorskip("ml_dtypes").bfloat16 if dtype == "bfloat16" else dtype)
    compute.bfloat16()
    x = np.concatenate([rng.normal(0, 1, 1500), rng.normal(0, 9, 1500), rng.uniform(-100, 100, 600), SPECIAL])
    rng.shuffle(x)
    g = rng.normal(0, 1, x.size).astype(kind)
    with np.errstate(all="ignore"):
        x = x.astype(kind)
    for operation, given in (("value", (x,)), ("grad", (x,)), ("vjp", (x, g))):
        f = compute.ufunc(name, operation)
        with np.errstate(all="ignore"):
            want = np.concatenate([f(*(v[i : i + 1] for v in given)) for i in range(x.size)])
            whole, strided = f(*given), np.empty(2 * x.size, kind)
            f(*(np.repeat(v, 2)[::2] for v in given), out=strided[::2])
            place = x.copy()
            f(place, *given[1:], out=place)
        bits = f"u{kind.itemsize}"
        for got in (whole, np.ascontiguousarray(strided[::2]), place):
            same = (got.view(bits) == want.view(bits)) | (np.isnan(got) & np.isnan(want))
            assert same.all(), (operation, x[~same][:5])


def test_cells_are_taken_and_the_header_is_not_the_same() -> None:
    """What the test above compares does differ: float32 by cells has other bits than the same in float64, rounded."""
    x = np.random.default_rng(8).normal(0, 2, 4096).astype(np.float32)
    assert {"silu", "mish", "sigmoid", "tanh"} <= set(WITH_CELLS)
    by_cells, by_header = compute.ufunc("serf")(x), compute.ufunc("serf")(x.astype(np.float64)).astype(np.float32)
    different = np.count_nonzero(by_cells != by_header)
    assert 0 < different < x.size / 4
    assert np.max(np.abs(by_cells.view(np.int32) - by_header.view(np.int32))) == 1
