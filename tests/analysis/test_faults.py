"""A fault of actfn in the arithmetic of analysis comes through as itself: it is neither a fact nor "not decided"."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from flint import arb, arb_series, fmpq, fmpq_series

import actfn
from actfn.analysis import antiderivative, recognition, structure
from actfn.analysis.gaussian import moments
from actfn.analysis.interval import Enclosure
from actfn.analysis.numbers import ball
from actfn.analysis.numbers.ball import Number
from actfn.analysis.numbers.exact import Exact
from actfn.analysis.oracle import exact
from actfn.analysis.shape import Shape
from actfn.analysis.trial import far, sample
from actfn.analysis.undecided import NotRational, Undefined
from actfn.formula import parse

FAULTS = [KeyError, AttributeError, TypeError, ValueError, OverflowError]
TREE = parse("tanh(x) + 2*x")


def raising(fault: type[Exception]) -> Any:
    def broken(*_: Any, **__: Any) -> Any:
        raise fault("planted")

    return broken


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize(
    "ask",
    [
        lambda: sample.values(TREE, {}, Fraction(1, 3)),
        lambda: far.scale(parse("x*exp(a + 1)", ["a"]), {"a": Fraction(1)}),
        lambda: recognition.identify(TREE),
        lambda: exact(actfn.elu, [0.3, -0.3]),
    ],
    ids=["trial/sample", "trial/far", "recognition", "precision_search"],
)
def test_of_the_oracles_numbers(monkeypatch: pytest.MonkeyPatch, ask: Any, fault: type[Exception]) -> None:
    for operation in ("__add__", "__mul__", "__sub__", "__radd__", "__rmul__", "__rsub__", "exp"):
        monkeypatch.setattr(Number, operation, raising(fault))
    with pytest.raises(fault, match="planted"):
        ask()


@pytest.mark.parametrize("fault", FAULTS)
def test_of_exact_constants(monkeypatch: pytest.MonkeyPatch, fault: type[Exception]) -> None:
    tree = parse("x + exp(2)")
    monkeypatch.setattr(Exact, "exp", raising(fault))
    with pytest.raises(fault, match="planted"):
        structure.sign(tree, {})


@pytest.mark.parametrize("fault", FAULTS)
def test_of_balls_over_intervals(monkeypatch: pytest.MonkeyPatch, fault: type[Exception]) -> None:
    monkeypatch.setattr(Enclosure, "__call__", raising(fault))
    with pytest.raises(fault, match="planted"):
        Shape(TREE, {}).fact("zeros")
    with pytest.raises(fault, match="planted"):
        Shape(TREE, {}).fact("monotone")


@pytest.mark.parametrize("fault", FAULTS)
def test_of_gaussian_moments(monkeypatch: pytest.MonkeyPatch, fault: type[Exception]) -> None:
    monkeypatch.setattr(moments, "proven_moments", raising(fault))
    moments._proven.cache_clear()
    with pytest.raises(fault, match="planted"):
        moments._moments(actfn.elu, 1.0)


@pytest.mark.parametrize("fault", FAULTS)
def test_of_antiderivatives(monkeypatch: pytest.MonkeyPatch, fault: type[Exception]) -> None:
    monkeypatch.setattr(antiderivative, "_guessed", raising(fault))
    with pytest.raises(fault, match="planted"):
        antiderivative.antiderivative(TREE, {})


def test_what_is_no_fault_is_undecided() -> None:
    with pytest.raises(Undefined):
        Number(fmpq(1)) / Number(fmpq(0))
    with pytest.raises(Undefined):
        1 / Number(arb_series([arb(0, 1), 1], 2))
    for number in (Number(fmpq(2)), Number(fmpq_series([2, 1], 2))):
        with pytest.raises(NotRational):
            number.exp()
        with pytest.raises(NotRational):
            number.constant("pi")
    with pytest.raises(NotRational):
        Number(fmpq(3)) ** 10**6
    assert Number(fmpq_series([0, 1], prec=2)).exp().inner[1] == 1
    assert ball.evaluate(lambda x: 1 / x, arb(2), 1, ()) == arb(-0.25)


@pytest.mark.parametrize(("order", "value"), [(0, 27), (1, 27), (2, 18), (3, 6)])
def test_derivatives_are_the_same_of_fractions_and_balls(order: int, value: int) -> None:
    assert ball.evaluate(lambda x: x * x * x, fmpq(3), order, ()) == value
    assert ball.evaluate(lambda x: x * x * x, arb(3), order, ()) == value


def test_a_derivative_that_is_zero_where_no_ball_shows_it_is_zero() -> None:
    assert [part.tolist() for part in exact(actfn.define("hidden", "x*x/3 - x/3"), [0.5], order=1)] == [[0], [0]]
