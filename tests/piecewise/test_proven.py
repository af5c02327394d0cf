"""Formulas with proven cells: the proof holds by another way of computing, and what cannot be had is refused."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import actfn
from actfn.activation.record import Activation
from actfn.analysis.deadline import Deadline
from actfn.analysis.numbers.ulp import ulp_error
from actfn.analysis.oracle import exact
from actfn.audit.atlas import atlas_of
from actfn.compute import by_cells, supported
from actfn.errors import ArgumentError
from actfn.piecewise import proven

pytestmark = pytest.mark.long
FORMULA = "x*sigmoid(1.3*x) + sin(x)/8"
RNG = np.random.default_rng(7)
X = np.concatenate([RNG.normal(0, 3, 3000), np.exp(RNG.uniform(-60, 5, 500)), [0.0, np.inf, -np.inf]]).astype(
    np.float32
)
X = np.concatenate([X, -X, [np.float32(np.nan)]]).astype(np.float32)


@pytest.fixture(scope="module")
def made() -> Activation:
    return actfn.define("mine", FORMULA, accuracy="proven")


@pytest.fixture(scope="module")
def high() -> Activation:
    return actfn.define("mine", FORMULA)


def test_no_number_is_off_by_more_than_a_unit(made: Activation):
    finite = X[np.isfinite(X) & (X != 0)]
    for order, call in ((0, made), (1, made.grad)):
        want, low = exact(made, finite, order)[:2]
        assert np.nanmax(ulp_error(call(finite), want, "float32", low)) <= 1
    assert [p.order for p in made.proofs] == [0, 1]
    assert all(p.largest <= 1 and p.numbers > 5e8 and p.most >= 2 for p in made.proofs)


def test_what_is_beyond_goes_by_the_formula_in_float64(made: Activation, high: Activation):
    for proof, one, other in zip(made.proofs, (made, made.grad), (high, high.grad), strict=True):
        beyond = X[~(np.abs(X) <= proof.most)]
        assert len(beyond) > 50
        np.testing.assert_array_equal(one(beyond), other(beyond))


@pytest.mark.parametrize("dtype", ["float16", "float64"])
def test_other_dtypes_are_computed_as_ever(made: Activation, high: Activation, dtype: str):
    x = X[np.abs(X) < 100].astype(dtype)
    for one, other in ((made, high), (made.grad, high.grad)):
        np.testing.assert_array_equal(one(x), other(x))


def test_lengths_and_strides_change_no_bit(made: Activation):
    whole = made(X)
    for length in (1, 3, 17, 511, 513, len(X)):
        np.testing.assert_array_equal(made(X[:length]), whole[:length])
    np.testing.assert_array_equal(made(X[::3]), whole[::3])
    inside = X.copy()
    made(inside, out=inside)
    np.testing.assert_array_equal(inside, whole)


def test_the_gradient_times_g_is_rounded_once_more(made: Activation):
    g = RNG.normal(0, 1, len(X)).astype(np.float32)
    with np.errstate(all="ignore"):
        np.testing.assert_array_equal(made.vjp(X, g), made.grad(X) * g)


def test_pickled_it_is_made_again(made: Activation):
    again = pickle.loads(pickle.dumps(made))
    assert repr(again) == repr(made) == f"actfn.define('mine', {FORMULA!r}, accuracy='proven')"
    np.testing.assert_array_equal(again(X), made(X))


def test_every_instruction_set_gives_the_same_bits(made: Activation, tmp_path: Path):
    """The cells of value and derivative, found here, are run by each instruction set."""
    np.savez(tmp_path / "cells.npz", value=made._ufuncs._cells[0].numbers, grad=made._ufuncs._cells[1].numbers, x=X)
    code = (
        "import actfn, sys, numpy as np\n"
        "from actfn.compute import by_cells\n"
        f"tapes = actfn.define('mine', {FORMULA!r})._ufuncs\n"
        "given = np.load(sys.argv[1])\n"
        "for operation in ('value', 'grad'):\n"
        "    y = by_cells('k', tapes(operation), tapes(operation), given[operation])(given['x'])\n"
        "    sys.stdout.buffer.write(y.tobytes())"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "cells.npz")],
            env=os.environ | {"ACTFN_ISA": isa},
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
        for isa in supported()
    ]
    here = np.concatenate([made(X), made.grad(X)])
    for bits in said:
        np.testing.assert_array_equal(np.frombuffer(bits, np.float32), here)


def test_a_coefficient_off_by_one_unit_is_found(made: Activation):
    tapes = made._ufuncs
    found, like = tapes._cells[0], tapes._plain["value"]
    atlas = atlas_of(made, 0)
    least, most = 1.0, 1.5
    assert proven._compared(by_cells("right", like, like, found.numbers), atlas, least, most, Deadline(60)) is not None
    wrong = found.numbers.copy()
    first = wrong[9 + 16 : 9 + 32]
    first[:] = np.nextafter(first, np.float32(np.inf))
    assert proven._compared(by_cells("wrong", like, like, wrong), atlas, least, most, Deadline(60)) is None


@pytest.mark.parametrize(
    ("formula", "given", "why"),
    [
        ("x*sigmoid(b*x)", {"b": 1.0}, "for formulas of x alone: write a number in place of b"),
        ("max(x, 0)", {}, "it has a root at zero at which"),
        ("x - tanh(x)", {}, "it has a root at zero at which"),
        ("where(x > 1, x*x, x)", {}, "it is not smooth"),
    ],
)
def test_what_cannot_be_had_is_refused(formula: str, given: dict[str, float], why: str):
    with pytest.raises(ArgumentError, match=why) as refused:
        actfn.define("mine", formula, accuracy="proven", **given)
    assert "\n" not in str(refused.value)
    assert "accuracy='proven'" in str(refused.value)
