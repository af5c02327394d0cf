"""Derivatives of an order beyond python-flint's own limit of ten terms, against closed forms."""

import math
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest

flint = pytest.importorskip("flint", reason="power series are python-flint's: pip install 'actfn[lab]'")

from flint import arb, fmpq

from actfn import words
from actfn.analysis.interval import Enclosure
from actfn.analysis.numbers.ball import evaluate
from actfn.analysis.numbers.series import series_of
from actfn.analysis.oracle import exact
from actfn.analysis.trial import sample
from actfn.formula import parse

ORDER = 12
CLOSED = {  # of a formula, its derivative of that order at 3
    "1/(x + 5)": fmpq(math.factorial(ORDER), 8 ** (ORDER + 1)),
    "x**12": fmpq(math.factorial(ORDER)),
    "x**13": fmpq(3 * math.factorial(ORDER + 1)),
    "x**11 + x": fmpq(0),
}


@pytest.mark.parametrize("formula", CLOSED)
def test_a_derivative_of_high_order_is_not_cut(formula: str) -> None:
    tree, at, cap = parse(formula), fmpq(3), flint.ctx.cap

    def body(x: Any) -> Any:
        return tree.evaluate(x, {})

    assert evaluate(body, at, ORDER, ()) == CLOSED[formula]
    assert evaluate(body, arb(at), ORDER, ()).contains(CLOSED[formula])
    with flint.ctx.workprec(200):
        assert Enclosure(tree, {})(arb(at), ORDER)[ORDER].contains(CLOSED[formula] / math.factorial(ORDER))
    found = sample.values(tree, {}, Fraction(3), ORDER)
    assert found is not None
    assert found[ORDER].contains(CLOSED[formula])
    assert flint.ctx.cap == cap


def test_derivatives_of_high_order_are_rounded_correctly() -> None:
    function = SimpleNamespace(body=lambda x: words.exp(2 * x), parameters={})
    high, _ = exact(function, [0.5, -1.0], ORDER)
    assert high.tolist() == [2.0**ORDER * math.exp(1.0), 2.0**ORDER * math.exp(-2.0)]


def test_the_limit_of_series_is_put_back_after_an_error() -> None:
    before = flint.ctx.cap
    inside = []

    def broken() -> None:
        with series_of(2 * before):
            inside.append(flint.ctx.cap)
            raise KeyError

    with pytest.raises(KeyError):
        broken()
    assert inside == [2 * before]
    assert flint.ctx.cap == before
    with series_of(2):
        assert flint.ctx.cap == before
