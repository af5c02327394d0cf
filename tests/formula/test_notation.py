"""Formulas in TeX, MathML and code: well-formed, told apart where they differ, and of the same value."""

import json
import math
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parameters import PARAMETRIC, other_parameters

import actfn
from actfn.formula import Expression, idioms, mathml, parse, tex
from actfn.formula import of as tree_of
from actfn.formula.code import code, javascript, words_of_javascript
from actfn.formula.derive import derivative
from actfn.formula.guarded_branches import guarded
from actfn.formula.tidy import tidy

# Of two functions' parameters of one name the first's value, as squareplus has no root at star_relu's b, below zero.
GIVEN = {"k": 2.0} | {name: value for f in reversed(PARAMETRIC) for name, value in other_parameters(f).items()}
NAMES, VALUES = tuple(GIVEN), tuple(GIVEN.values())
FORMULAS = [
    "x*tanh(log(1+exp(x)))",
    "x*sigmoid(k*x)",
    "0.5*x*(1+erf(x/sqrt(2)))",
    "0.5*x*(1+tanh(sqrt(2/pi)*(x+0.044715*x**3)))",
    "where(x>0, x, alpha*(exp(x)-1)) + negative_slope*x",
    "x/(1+abs(x))",
    "x*clip(x+3,0,6)/6",
    "-x**2 + (-x)**3 - 2**x*x**-2 + (1+x**2)**(1/3)",
    "x - tanh(x) + erfc(x)*sin(x) - cos(k*x)*atan(x)/3",
    "log(1+x**2)/(1+x**2)**0.5 + cosh(x/3) - sinh(x/4) + tan(x/9)",
    "sech2(x) + softplus(-x) + expm1(x/2) + log1p(x**2) + e**(x/7)",
    "1e-7*x + 123456789012345678901234567890*x + x/3 + x*where(x < 1, where(x >= -1, 2, 3), -4)",
]
TREES = [*map(tree_of, actfn.registry.values()), *(parse(text, NAMES) for text in FORMULAS)]
GRID = [i / 16 + 0.03 for i in range(-90, 91, 7)]


def exact(tree: Expression, at: float) -> float:
    """Return the value of a formula at a number, computed in ball arithmetic."""
    flint = pytest.importorskip("flint", reason="needs python-flint (extra: lab)")
    from actfn.analysis.numbers.ball import Number

    flint.ctx.prec = 200
    value = tree.evaluate(Number(flint.arb(at)), {n: Number(flint.arb(v)) for n, v in zip(NAMES, VALUES, strict=True)})
    return float(value.inner) if isinstance(value, Number) else float(value)


def renamed(tree: Expression) -> list[Expression]:
    steady = idioms(tree)
    slope = tidy(derivative(steady))
    return [tree, steady, slope, tidy(derivative(slope))]


def test_mathml_is_wellformed_and_of_its_core_alone() -> None:
    allowed = {"math", "mrow", "mi", "mn", "mo", "mfrac", "msup", "msqrt", "mtable", "mtr", "mtd", "mtext", "mspace"}
    for tree in TREES:
        for one in renamed(tree):
            root = ET.fromstring(mathml(one, "f′"))
            assert {node.tag for node in root.iter()} <= allowed
            for node in root.iter():
                assert node.tag not in ("mfrac", "msup") or len(node) == 2


def test_tex_is_balanced() -> None:
    for tree in TREES:
        for one in renamed(tree):
            written = tex(one)
            assert written.count("{") == written.count("}")
            assert written.count(r"\left(") == written.count(r"\right)")
            assert written.count(r"\begin{cases}") == written.count(r"\end{cases}")
            assert "**" not in written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x**2", "{x}^{2}"),
        ("-x**2", "-{x}^{2}"),
        ("exp((-0.5)*x)", "{e}^{-0.5\\,x}"),
        ("x-(-0.5)*x**2", r"x + 0.5\,{x}^{2}"),
        ("3+(-2)*x*k", r"3 - 2\,x\,k"),
        ("(-2)*tanh(x)*exp(x)", r"-2\,\operatorname{tanh}\left(x\right)\,{e}^{x}"),
        ("(-x)**2", r"{\left(-x\right)}^{2}"),
        ("x/(1+x)*alpha", r"\frac{x}{1 + x}\,\alpha"),
        ("x-(1-x)", r"x - \left(1 - x\right)"),
        ("alpha*(x+1)", r"\alpha\,\left(x + 1\right)"),
        ("exp(-x)", "{e}^{-x}"),
        ("exp(x)**2", r"{\left({e}^{x}\right)}^{2}"),
        ("sqrt(x)", r"\sqrt{x}"),
        ("negative_slope*x", r"\mathrm{negative\_slope}\,x"),
        ("sin(x)*2**k", r"\operatorname{sin}\left(x\right) \cdot {2}^{k}"),
        ("1e-20*x", r"1 \cdot 10^{-20}\,x"),
        ("where(x>=0,x,0)", r"\begin{cases} x & x \ge 0 \\ 0 & \text{otherwise} \end{cases}"),
    ],
)
def test_what_is_written_holds_together_as_it_should(text: str, expected: str) -> None:
    assert tex(parse(text, NAMES)) == expected


def test_greek_letters_and_words_in_mathml() -> None:
    shown = mathml(parse("alpha*x + negative_slope*k", NAMES))
    for name in ("α", "negative_slope", "k"):
        assert f"<mi>{name}</mi>" in shown


# Of the same value


def test_javascript_computes_what_the_formula_says() -> None:
    if not shutil.which("node"):
        pytest.skip("needs Node.js")
    trees = [one for tree in TREES for one in renamed(tree)[1:]]
    functions = ",".join(javascript(tree, NAMES) for tree in trees)
    # Of numbers that are not finite JSON knows nothing.
    program = words_of_javascript() + (
        f"console.log(JSON.stringify([{functions}].map(f => {GRID}.map(x => String(f(x, {list(VALUES)}))))))"
    )
    done = subprocess.run(["node", "-e", program], capture_output=True, text=True, check=True, timeout=60)
    for tree, row in zip(trees, json.loads(done.stdout), strict=True):
        for at, found in zip(GRID, map(float, row), strict=True):
            expected = exact(tree, at)
            # What cancels between terms, as in 1 - sech2(x), is measured against the terms.
            assert math.isclose(found, expected, rel_tol=1e-12, abs_tol=1e-13), (tree, at, found, expected)


def test_the_words_of_javascript_to_the_last_digits() -> None:
    if not shutil.which("node"):
        pytest.skip("needs Node.js")
    points = [0, 1e-300, 1e-9, 0.3, 1, 1.999, 2, 2.001, 3.5, 6, 15, 26, 40, 700, 800]
    points += [-x for x in points]
    words = ("sigmoid", "softplus", "sech2", "erf", "erfc")
    program = words_of_javascript() + (
        f"console.log(JSON.stringify([{','.join(words)}].map(f => {points}.map(x => f(x)))))"
    )
    done = subprocess.run(["node", "-e", program], capture_output=True, text=True, check=True, timeout=60)
    for word, row in zip(words, json.loads(done.stdout), strict=True):
        for at, found in zip(points, row, strict=True):
            expected = exact(parse(f"{word}(x)"), at)
            assert math.isclose(found, expected, rel_tol=1e-12, abs_tol=1e-300), (word, at, found, expected)


def test_tidy_is_the_same_function() -> None:
    for tree in TREES:
        slope = derivative(idioms(tree))
        for raw in (slope, derivative(slope)):
            made = tidy(raw)
            for at in GRID:
                assert math.isclose(exact(made, at), exact(raw, at), rel_tol=1e-14, abs_tol=1e-300), (raw, made, at)
            assert len(repr(made)) <= len(repr(raw)) or "where" in repr(raw)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x*tanh(log(1+exp(x)))", "tanh(softplus(x)) + x*sech2(softplus(x))*sigmoid(x)"),
        ("1/(1+exp(-x))", "sigmoid(x)*sigmoid(-x)"),
        ("exp(-x**2)", "-2*x*exp(-x**2)"),
        ("x/(1+max(x,0))", "where(x > 0, (1 - x/(1 + x))/(1 + x), 1)"),
        ("1/x", "-1/x**2"),
    ],
)
def test_a_derivative_is_as_one_would_write_it(text: str, expected: str) -> None:
    assert repr(tidy(derivative(idioms(parse(text))))) == expected


texts = st.recursive(
    st.sampled_from(["x", "alpha", "2", "0.5", "3", "x**2"]),
    lambda inner: st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from("+-*"), inner),
        st.builds("({} / (1 + {}**2))".format, inner, inner),
        st.builds("{}({})".format, st.sampled_from(["tanh", "sigmoid", "erf", "sin", "softplus"]), inner),
        st.builds("where({} > {}, {}, {})".format, inner, inner, inner, inner),
    ),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(texts)
def test_any_formula_can_be_written(text: str) -> None:
    tree = parse(f"x*0.1 + {text}", ("alpha",))
    slope = tidy(derivative(idioms(tree)))
    for one in (tree, slope):
        ET.fromstring(mathml(one))
        assert tex(one)
    for at in (-1.7, 0.3):
        assert exact(slope, at) == pytest.approx(exact(derivative(tree), at), rel=1e-9, abs=1e-9)


def test_the_code_for_torch_runs() -> None:
    torch = pytest.importorskip("torch", reason="needs PyTorch (extra: lab)")
    x = torch.tensor(GRID, dtype=torch.float64)
    for tree in TREES:
        values = dict(zip(NAMES, VALUES, strict=True))
        made = eval(code(idioms(tree), "torch"), {"torch": torch, "math": math, "x": x, **values})
        expected = [exact(tree, at) for at in GRID]
        assert made.tolist() == pytest.approx(expected, rel=1e-7, abs=1e-7), tree


def test_the_code_for_torch_has_gradients_where_a_branch_not_taken_overflows() -> None:
    torch = pytest.importorskip("torch", reason="needs PyTorch (extra: lab)")
    tree, at = parse("where(x > t, x, tanh(x)*exp(b*x))", ("t", "b")), {"t": 1.0, "b": 0.5}
    plain, safe = (code(idioms(one), "torch") for one in (tree, guarded(tree, at)))
    slopes = []
    for written in (plain, safe):
        x = torch.tensor([400.0, 0.3], requires_grad=True)
        eval(written, {"torch": torch, "x": x, **at}).sum().backward()
        slopes.append(x.grad.tolist())
    assert math.isnan(slopes[0][0])  # what it is for
    assert slopes[1] == [1.0, pytest.approx(slopes[0][1])]
    assert guarded(parse("where(x > 0, x, tanh(x))"), {}) is parse("where(x > 0, x, tanh(x))")


@pytest.mark.parametrize("language", ["numpy", "jax", "keras"])
def test_the_code_for_others_is_python(language: str) -> None:
    for tree in TREES:
        names = set(re.findall(r"[A-Za-z_]\w*", code(idioms(tree), language)))
        compile(code(idioms(tree), language), "code", "eval")
        assert not names & {"sech2", "expm1"} or "." in code(idioms(tree), language)


def test_a_parameter_called_like_a_keyword_is_written_otherwise() -> None:
    tree = parse("lambda*x", ("lambda",))
    assert code(tree, "torch") == "lambda_ * x"
    assert javascript(tree, ["lambda"]) == "(x, p) => p[0] * x"
