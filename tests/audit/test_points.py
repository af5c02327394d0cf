"""The sample of an audit reaches every hard point and its neighbours, and those of the formula at hand."""

import numpy as np
import pytest

import actfn

pytest.importorskip("flint", reason="the audit needs the lab extra")
pytest.importorskip("ml_dtypes", reason="bfloat16 needs ml_dtypes")

from actfn.audit import points
from actfn.audit.examine import examine
from actfn.audit.piece import SAMPLE
from actfn.audit.targets.target import targets
from actfn.audit.truth import truth_of


def planted(dtype, x):
    """The numbers next to these, of either sign: all where a wrong result must be found."""
    kind = np.dtype(dtype)
    bits = points.BITS[dtype]
    near = np.array([v for v in x if 0 < v < np.finfo(dtype).max]).astype(kind).view(bits).astype(np.int64)
    around = np.unique(near[:, None] + np.arange(-points.NEIGHBOURS, points.NEIGHBOURS + 1))
    magnitudes = around[(around > 0) & (around < points.finite(dtype))].astype(bits).view(kind)
    return np.concatenate([magnitudes, -magnitudes])


def wrong_found(dtype, x, formula="x"):
    """How many of the planted results, all of them nan, the audit of the sample finds, and how many there are."""
    wrong = planted(dtype, x)

    def call(y):
        return np.where(np.isin(y, wrong), y.dtype.type(np.nan), y)

    (target,) = targets(call, as_=actfn.define("f", formula))
    return examine(target, dtype, 0, SAMPLE).measured.wrong["nan"], len(wrong)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_a_wrong_result_at_each_hard_point_and_its_neighbours_is_found(dtype):
    found, all_of_them = wrong_found(dtype, points.hard_points())
    assert found == all_of_them > 2000


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_a_hard_point_that_is_not_listed_is_missed(dtype, monkeypatch):
    """The negative control: these numbers are in the sample for the sake of the list alone."""
    listed = points.hard_points()
    monkeypatch.setattr(points, "hard_points", lambda: [x for x in listed if not 88 < x < 89])
    points.sample.cache_clear()
    truth_of.cache_clear()
    found, all_of_them = wrong_found(dtype, listed)
    points.sample.cache_clear()
    truth_of.cache_clear()
    assert found < all_of_them


def test_five_wrong_results_next_to_the_clamp_of_exp_are_found():
    at = np.float32(-88.38)
    wrong = [at := np.nextafter(at, np.float32(0)) for _ in range(5)]

    def call(x):
        with np.errstate(all="ignore"):
            y = actfn.sigmoid(x)
        return np.where(np.isin(x, wrong), 2 * y, y)

    (target,) = targets(call, as_="sigmoid")
    assert examine(target, "float32", 0, SAMPLE).measured.over(4.0) == 5


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize(
    ("formula", "places"),
    [
        ("where(x > 2.7182, x, 2.7182)", [2.7182]),  # a border
        ("where(x*tanh(x) > 1, x, 1)", [1.1996786402577339]),  # a border that is no number of any dtype
        ("x*x - 7.3", [7.3**0.5]),  # a zero
        ("x*exp(-x/12.345)", [12.345, 24.69]),  # a turn of the function, and one of its slope
    ],
)
def test_the_numbers_next_to_where_the_formula_changes_are_looked_at(dtype, formula, places):
    truth = truth_of(actfn.define("f", formula), 0, (), dtype)
    bits = points.BITS[dtype]
    for x in places:
        at = int(np.array(x, dtype).view(bits))
        assert np.isin(np.arange(at - 4, at + 5), truth.sample).all()
        assert not np.isin(np.arange(at - 4, at + 5), points.sample(dtype)).all()  # the plain sample lacks some
