"""A fault of actfn in the arithmetic of analysis comes through as itself: it is neither a fact nor "not decided"."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from flint import arb, arb_series, fmpq, fmpq_series

import actfn
from actfn.analysis import antiderivative, ends, line, parity, piece, recognition, structure
from actfn.analysis.algebra import equality
from actfn.analysis.algebra.from_quotient import WayBack
from actfn.analysis.algebra.quotient import Quotient, rational
from actfn.analysis.algebra.to_quotient import Field
from actfn.analysis.deadline import Deadline
from actfn.analysis.gaussian import envelope, moments
from actfn.analysis.gaussian.enclosure import Enclosures
from actfn.analysis.gaussian.envelope import Envelope
from actfn.analysis.interval import Enclosure
from actfn.analysis.line import Line
from actfn.analysis.network import propagation
from actfn.analysis.numbers import ball
from actfn.analysis.numbers.ball import Number
from actfn.analysis.numbers.exact import Exact
from actfn.analysis.numbers.point import Point
from actfn.analysis.oracle import exact
from actfn.analysis.piece import Piece
from actfn.analysis.shape import Shape
from actfn.analysis.trial import far, sample
from actfn.analysis.undecided import NoRealValue, NotRational, Undecided, Undefined, Unsupported
from actfn.audit import atlas
from actfn.audit.atlas import Atlas
from actfn.errors import FormulaError
from actfn.explain.collect import defined, gather
from actfn.formula import parse
from actfn.formula.tree import DivisionByZero, X

FAULTS = [IndexError, AttributeError, TypeError, ValueError, OverflowError, ZeroDivisionError, ArithmeticError]
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


def cleared() -> None:
    """Forget what was computed before a fault was planted."""
    for kept in (equality._is_zero, equality._forms, recognition.candidates, moments._proven):
        kept.cache_clear()


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize(
    ("place", "name", "ask"),
    [
        (Exact, "__mul__", lambda: structure.sign(parse("x*(2*exp(2))"), {})),
        (Exact, "power", lambda: structure.is_total(parse("x/2**a", ["a"]), {"a": Fraction(1, 3)})),
        (Field, "word", lambda: equality.equal(parse("tanh(x) + 2*x"), parse("2*x + tanh(x)"))),
        (Quotient, "__add__", lambda: equality.equal(parse("x + 1"), parse("1 + x"))),
        (Quotient, "__truediv__", lambda: equality.forms(parse("1/(x + 1)"))),
        (WayBack, "tree", lambda: equality.forms(parse("1/(x + 1)"))),
        (Field, "reduced", lambda: equality.equal(parse("x + exp(x)"), parse("exp(x) + x"))),
        (equality, "_stands", lambda: equality.tidy(parse("(x + 1)*(x - 1)"))),
        (line, "Enclosure", lambda: Line(parse("where(x > tanh(x), x, 0)"), {}, Deadline(9))),
        (equality, "equal", lambda: Line(parse("where(x > 0, x, 2*x)"), {}, Deadline(9)).kinks(Deadline(9))),
        (line, "zeros", lambda: Line(TREE, {}, Deadline(9)).cells(0, Deadline(9))),
        (Exact, "__add__", lambda: Line(TREE, {}, Deadline(9)).value(0, Point.of(Exact.of(1)))),
        (Exact, "__add__", lambda: Piece(TREE, {}, None, None).value(1, Point.of(Exact.of(1)))),
        (piece, "germ_of", lambda: Piece(TREE, {}, None, None).germ(0, 1, Deadline(9))),
        (Enclosure, "__call__", lambda: Piece(parse("1/(x*x + x + 1)"), {}, None, None).check_smooth(Deadline(9))),
        (ends, "log", lambda: Piece(parse("log(x*x + x + 1)"), {}, None, None).germ(0, 1, Deadline(9))),
        (Exact, "__add__", lambda: Shape(parse("x*x + x"), {}).fact("symmetry")),
        (Exact, "__add__", lambda: Shape(parse("x*x + x"), {}).fact("domain")),
        (parity, "_symmetric", lambda: Shape(parse("x*x"), {}).fact("symmetry")),
        (Line, "kinks", lambda: Shape(parse("where(x > 0, x, 0)"), {}).fact("kinks")),
        (Line, "check_smooth", lambda: Shape(parse("where(x > 0, x, 0)"), {}).fact("smoothness")),
        (antiderivative, "_combination", lambda: antiderivative.antiderivative(TREE, {})),
        (antiderivative, "proves", lambda: antiderivative.antiderivative(TREE, {})),
        (antiderivative, "_joined", lambda: antiderivative.antiderivative(TREE, {})),
        (antiderivative, "normal", lambda: antiderivative.antiderivative(TREE, {})),
        (recognition, "_fits", lambda: recognition.identify(TREE)),
        (recognition, "_same", lambda: recognition.identify(parse("where(x > 0, x, 0)"))),
        (recognition, "between", lambda: recognition.identify(parse("x*sigmoid(3*x)"))),
        (
            envelope,
            "not_below",
            lambda: Envelope(fmpq(3), {(fmpq(1), fmpq(0), fmpq(0)): arb(2).sqrt()}).exp(),
        ),
        (envelope, "_steepest", lambda: envelope.peak((fmpq(2), fmpq(1), fmpq(-1)), fmpq(3))),
        (Envelope, "__mul__", lambda: Enclosures([TREE], {})(Envelope.identity(fmpq(3)))),
        (propagation, "borders", lambda: propagation.facts(actfn.relu, 1.0)),
        (propagation, "expectation", lambda: propagation.facts(actfn.relu, 1.0)),
        (propagation, "depth_scale", lambda: list(gather.derived(actfn.elu))),
        (defined, "exact", lambda: defined.error(actfn.define("f", "x*tanh(x)"))),
        (atlas, "_series", lambda: list(Atlas(actfn.tanh, 0, ()).cells(1, 2**29, 2**29 + 999))),
        (atlas, "_taylor", lambda: Atlas(actfn.tanh, 0, ()).values(np.arange(2**29, 2**29 + 999, dtype=np.uint32), 1)),
    ],
)
def test_a_planted_fault_comes_through(
    monkeypatch: pytest.MonkeyPatch, place: Any, name: str, ask: Any, fault: type[Exception]
) -> None:
    cleared()
    monkeypatch.setattr(place, name, raising(fault))
    with pytest.raises(fault, match="planted"):
        ask()
    cleared()


def test_a_fault_in_the_process_that_asks_sympy_comes_through(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("sympy", reason="it is SymPy that is asked")
    own = antiderivative.SYMPY
    tree = parse("1/(1 + exp(x)**3 + x**4)")
    monkeypatch.setattr(antiderivative, "_guessed", lambda *_: None)
    monkeypatch.setattr(antiderivative, "SYMPY", own.replace("formula = ", "formula = int('planted') + "))
    with pytest.raises(RuntimeError, match="planted"):
        antiderivative.antiderivative(tree, {}, seconds=60)
    monkeypatch.setattr(antiderivative, "SYMPY", own)  # the negative control
    assert antiderivative.antiderivative(parse("2*x"), {}, seconds=60).value == "x**2"


def test_a_division_by_exactly_zero_is_mathematics() -> None:
    """The negative control: what was caught as ZeroDivisionError has exceptions of its own."""
    with pytest.raises(NoRealValue, match="division by zero"):
        Exact.of(1) / Exact.of(0)
    with pytest.raises(Unsupported, match="division by zero"):
        rational(1) / rational(0)
    with pytest.raises(DivisionByZero, match="division by zero"):
        X / (X - X)
    with pytest.raises(FormulaError, match="division by zero"):
        parse("x/(x - x)")
    zero = {"a": Fraction(0)}
    tree = parse("x/a + where(x > 0, 1/a, x)", ["a"])
    made = Shape(tree, zero).fact("domain")
    assert (made.value, made.note) == ({"undefined_at": [{"value": -1.0, "exact": "-1"}]}, "division by zero")
    assert Shape(tree, zero).fact("monotone").how == "not established"
    assert antiderivative.antiderivative(tree, zero).how == "not established"
    assert recognition.identify(tree, zero) == []
    assert equality.equal(parse("x/(sin(x)**2 + cos(x)**2 - 1)"), parse("x")) is None


@pytest.mark.parametrize(("formula", "sigma"), [("sin(x)**9", 0.3), ("x**8*exp(-x*x)", 0.3)])
def test_a_variance_that_becomes_zero_vanishes(formula: str, sigma: float) -> None:
    assert propagation.facts(actfn.define("f", formula), sigma, q=100.0)["variance"].value == 0.0


def test_a_variance_beyond_floats_is_not_decided() -> None:
    assert propagation.facts(actfn.define("f", "1e170*x"), 1.0)["variance"].how == "not established"
    with pytest.raises(Undecided, match="beyond what floats hold"):
        propagation.facts(actfn.relu, 1e160)


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
