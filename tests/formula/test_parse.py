"""Formulas as text and as trees: what is read, what is refused and where, and that a rewriting changes no value."""

import math
import pickle
from fractions import Fraction

import flint
import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import actfn
from actfn.activation.record import Activation
from actfn.analysis.numbers.ball import Number
from actfn.formula import FormulaError, of, parse
from actfn.formula.derive import derivative
from actfn.formula.rewrite import stable, tidied
from actfn.formula.rules import RULES
from actfn.formula.tree import Expression, X
from actfn.words import COMPUTED, WRITTEN

POINTS = (-2.7, -1.0, -0.3, 0.1, 0.8, 2.5)


def value(tree: Expression, x: float, **parameters: float) -> float:
    """Return the value of a formula at a number, computed with 200 bits."""
    with flint.ctx.workprec(200):
        given = {name: Number(flint.arb(p)) for name, p in parameters.items()}
        made = tree.evaluate(Number(flint.arb(x)), given)
        return float(made.inner.mid())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 + 3*x", lambda x: 2 + 3 * x),
        ("-x**2", lambda x: -(x**2)),
        ("2^-x", lambda x: 2**-x),
        ("x/2/3", lambda x: x / 2 / 3),
        ("2**x**2", lambda x: 2 ** (x**2)),
        ("1 - x - 2", lambda x: 1 - x - 2),
        ("x·x − 1", lambda x: x * x - 1),
        ("pi*x + e", lambda x: math.pi * x + math.e),
        ("1.5e-1*x", lambda x: 0.15 * x),
        ("where(x > 1, x, -x)", lambda x: x if x > 1 else -x),
        ("max(0, x) + min(x, 1)", lambda x: max(0, x) + min(x, 1)),
        ("abs(x) + sign(x)", lambda x: abs(x) + math.copysign(1, x)),
        ("clip(x, -1, 1)", lambda x: max(-1, min(1, x))),
        ("ln(1 + square(x))", lambda x: math.log(1 + x * x)),
        ("leaky_relu(x, 0.2)", lambda x: x if x > 0 else 0.2 * x),
        ("elu(2*x)", lambda x: 2 * x if x > 0 else math.exp(2 * x) - 1),
        ("normal_cdf(x)", lambda x: math.erfc(-x / math.sqrt(2)) / 2),
        ("pow(abs(x) + 1, 1.5)", lambda x: (abs(x) + 1) ** 1.5),
    ],
)
def test_a_formula_means_what_it_says(text, expected):
    for x in POINTS:
        assert value(parse(text), x) == pytest.approx(expected(x), rel=1e-14)


@pytest.mark.parametrize("word", [*WRITTEN, *COMPUTED[3:]])
def test_each_word_and_its_derivative(word):
    tree = X.word(word)
    reference = {
        "sech2": lambda x: mpmath.sech(x) ** 2,
        "sigmoid": lambda x: 1 / (1 + mpmath.exp(-x)),
        "sigmoid_slope": lambda x: 1 / (2 + mpmath.exp(x) + mpmath.exp(-x)),
        "softplus": lambda x: mpmath.log(1 + mpmath.exp(x)),
        "normal_cdf": mpmath.ncdf,
        "exp_minus_square": lambda x: mpmath.exp(-x * x),
        "exp_minus_half_square": lambda x: mpmath.exp(-x * x / 2),
    }.get(word) or getattr(mpmath, word)
    for x in (0.3, 0.8, 2.5):
        assert value(tree, x) == pytest.approx(float(reference(x)), rel=1e-14)
        assert value(derivative(tree), x) == pytest.approx(float(mpmath.diff(reference, x)), rel=1e-12)


@pytest.mark.parametrize(
    ("text", "problem", "at"),
    [
        ("", "the formula is empty", 0),
        ("x +", "ends too early", 3),
        ("x y", "unknown name 'y'|is one too many", 2),
        ("tanhh(x)", "the nearest are: tanh", 0),
        ("y*x", "a parameter needs a default (y=1, in a terminal --y 1)", 0),
        ("(x", "')' is missing", 2),
        ("x)", "is one too many", 1),
        ("3 + pi", "there is no x", 0),
        ("exp(x)/exp(x)", "x cancels, and the formula is constant", 0),
        ("x > 0", "a comparison stands only in where", 2),
        ("where(x, 1, 2)", "where needs a comparison first", 7),
        ("where(x > 0, 1)", "is given 2 arguments, allowed are 3", 0),
        ("1/(x - x)", "division by zero", 1),
        ("tanh", "is a function: tanh(…)", 0),
        ("1e999*x", "too large or too small", 0),
        ("1e99999999999*x", "too large or too small", 0),
        ("x.real", "'.' has no meaning", 1),
        ("x[0]", "'[' has no meaning", 1),
        ("__import__('os').system('true')", "has no meaning", 11),
        ("exec(x)", "unknown name 'exec'", 0),
        ("().__class__", "'.' has no meaning", 2),
        ("lambda: x", "has no meaning|unknown name", None),
        ("(" * 200 + "x" + ")" * 200, "parentheses within each other", 60),
        ("-" * 900 + "x(", "", None),
        ("x" * 10_000, "has 10000 letters, allowed are 1000", 0),
        ("x" + "**2" * 300, "parentheses within each other", None),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_caret_under_the_place(text, problem, at):
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert any(part in caught.value.problem.replace("\n", " ") for part in problem.split("|")), caught.value.problem
    _, shown, caret = str(caught.value).split("\n")
    assert caret.strip() == "^"
    assert len(caret) <= len(shown) + 1
    if at is not None:
        assert caught.value.at == at
    assert len(caught.traceback) == 2  # dask's tblib pickles each frame within the one before
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@settings(max_examples=300, deadline=2000)
@given(st.text(max_size=60) | st.text("x01+-*/^(),.<>= eabpitnhlogsrq_'\"[]", max_size=60))
def test_any_text_is_a_formula_or_an_error(text):
    try:
        tree = parse(text)
    except FormulaError:
        return
    assert parse(repr(tree)) is tree


@pytest.mark.parametrize(("left", "right"), RULES)
def test_each_rule_is_an_identity(left, right):
    sides = [parse(f"{side} + x", ("u", "v"), computed=True) for side in (left, right)]
    for u, v in ((0.4, 1.7), (1.3, -0.6), (0.9, 0.2)):
        inside = [(s, t) for s, t in ((u, v),) if not ("log" in left and "log(1 - u)" in left and s >= 1)]
        for s, t in inside:
            a, b = (value(side, 0.25, **{n: {"u": s, "v": t}[n] for n in side.parameters}) for side in sides)
            assert a == pytest.approx(b, rel=1e-13, abs=1e-13)


FORMULAS = (
    "x*tanh(log(1 + exp(x)))",
    "0.5*x*(1 + erf(x/sqrt(2)))",
    "x*exp(x)/(1 + exp(x))",
    "(exp(x) - exp(-x))/(exp(x) + exp(-x))",
    "x*(exp(2*x) + 2*exp(x))/(exp(2*x) + 2*exp(x) + 2)",
    "x/sqrt(1 + x**2)",
    "x/(1 + abs(x))",
    "log(1/(1 + exp(-x)))",
    "min(max(0, x + 3), 6)*x/6",
    "0.5*x*(1 + tanh(sqrt(2/pi)*(x + 0.044715*x**3)))",
    "x + sin(2*x)**2/2",
    "where(x > 0, x, 1.6733*(exp(x) - 1))",
)


@pytest.mark.parametrize("text", FORMULAS)
def test_the_stable_form_has_the_same_value(text):
    tree = parse(text)
    for x in POINTS:
        assert value(stable(tree), x) == pytest.approx(value(tree, x), rel=1e-13)
        slopes = (derivative(tree), stable(derivative(tidied(tree))))
        assert value(slopes[0], x) == pytest.approx(value(slopes[1], x), rel=1e-12, abs=1e-13)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("log(1 + exp(x))", "softplus(x)"),
        ("log(exp(2*x) + 1)", "softplus(2*x)"),
        ("x + log(1 + exp(-x))", "softplus(x)"),
        ("exp(x) - 1", "expm1(x)"),
        ("1/(1 + exp(-x))", "sigmoid(x)"),
        ("exp(x)/(1 + exp(x))", "sigmoid(x)"),
        ("x/(1 + exp(-1.702*x))", "x*sigmoid(1.702*x)"),
        ("(exp(x) - exp(-x))/(exp(x) + exp(-x))", "tanh(x)"),
        ("1 - tanh(x)**2", "sech2(x)"),
        ("exp(-x**2/2)", "exp_minus_half_square(x)"),
        ("1 + erf(x*0.7071067811865476)", "2*normal_cdf(x)"),
        ("(1 + x) - x + x**2", "1 + x**2"),
    ],
)
def test_what_cancels_or_overflows_is_rewritten(text, expected):
    assert repr(stable(parse(text))) == expected


def test_equal_trees_are_one_object_and_survive_pickling():
    tree = parse("x*tanh(log(1 + exp(x)))")
    assert parse("x * tanh( log(1+exp(x)) )") is tree
    assert pickle.loads(pickle.dumps(tree)) is tree
    with pytest.raises(TypeError, match="no truth value"):
        bool(tree)


def test_a_function_of_the_registry_is_a_tree(activation: Activation):
    tree = of(activation)
    for x in POINTS:
        expected = float(activation(x))
        assert value(tree, x, **activation.parameters) == pytest.approx(expected, rel=1e-12)


def test_numbers_are_exact():
    assert parse("0.1*x").args[0].value == Fraction(1, 10)
    assert actfn.formula.tree.number(2) ** -3 is actfn.formula.tree.number(Fraction(1, 8))


def test_words_of_the_kernels_are_those_of_the_trees():
    known = {name for name, _ in actfn.compute.tape_words()}
    assert {"sqrt": "square_root"}.keys() | (known & {*WRITTEN, *COMPUTED}) == {*WRITTEN, *COMPUTED}


def test_signs_of_typography_mean_what_they_say():
    assert parse("where(x ≤ 0, 0, x)") is parse("where(x <= 0, 0, x)")
    assert parse("where(x ≥ 1, 1 − x, 2·x)") is parse("where(x >= 1, 1 - x, 2*x)")
    with pytest.raises(FormulaError) as caught:
        parse("where(x ≤ 0, 0, y)")
    assert caught.value.at == 16
