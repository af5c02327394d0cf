"""Each word of formulas fills every field of its record, and each field is right by an independent road.

The roads are mpmath, points, and the frameworks themselves. A wrong field is found.
"""

from __future__ import annotations

import dataclasses
import importlib
import itertools
import math
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import mpmath
import numpy as np
import pytest

import actfn
from actfn import words
from actfn.formula import FormulaError, parse
from actfn.formula.code import words_of_javascript
from actfn.formula.tree import X
from actfn.words import Word, registry
from actfn.words.word import Interval, Printed, primitive

mpmath.mp.dps = 40
WORDS = list(registry.values())
each_word = pytest.mark.parametrize("word", WORDS, ids=lambda word: str(word.name))

# What each word is, from mpmath and from its meaning: the independent road.
REFERENCE: dict[str, Callable[[Any], Any]] = {
    "sech2": lambda x: mpmath.sech(x) ** 2,
    "sigmoid": lambda x: 1 / (1 + mpmath.exp(-x)),
    "softplus": lambda x: mpmath.log1p(mpmath.exp(x)),
    "absolute": abs,
    "tanh_softplus": lambda x: mpmath.tanh(mpmath.log1p(mpmath.exp(x))),
    "tanh_softplus_slope": lambda x: mpmath.sech(mpmath.log1p(mpmath.exp(x))) ** 2 / (1 + mpmath.exp(-x)),
    "sigmoid_slope": lambda x: 1 / (2 + mpmath.exp(x) + mpmath.exp(-x)),
    "normal_cdf": lambda x: mpmath.erfc(-x / mpmath.sqrt(2)) / 2,
    "exp_minus_square": lambda x: mpmath.exp(-x * x),
    "exp_minus_half_square": lambda x: mpmath.exp(-x * x / 2),
}


def reference(word: Word) -> Callable[[Any], Any]:
    return REFERENCE.get(word.name) or getattr(mpmath, word.name)


class High:
    """A number of mpmath of which formulas can be made."""

    def __init__(self, value: Any) -> None:
        self.value = mpmath.mpf(value.numerator) / value.denominator if isinstance(value, Fraction) else value

    def word(self, name: str) -> High:
        return High(reference(registry[name])(self.value))

    def constant(self, value: Any) -> High:
        return High({"pi": mpmath.pi, "e": mpmath.e}[value] if isinstance(value, str) else value)

    def __neg__(self) -> High:
        return High(-self.value)

    def __add__(self, other: Any) -> High:
        return High(self.value + getattr(other, "value", other))

    def __sub__(self, other: Any) -> High:
        return High(self.value - getattr(other, "value", other))

    def __rsub__(self, other: Any) -> High:
        return High(other - self.value)

    def __mul__(self, other: Any) -> High:
        return High(self.value * getattr(other, "value", other))

    def __truediv__(self, other: Any) -> High:
        return High(self.value / getattr(other, "value", other))

    def __rtruediv__(self, other: Any) -> High:
        return High(other / self.value)

    def __pow__(self, n: int) -> High:
        return High(self.value**n)

    def __gt__(self, other: int) -> bool:
        return bool(self.value > other)

    def __lt__(self, other: int) -> bool:
        return bool(self.value < other)

    __radd__, __rmul__ = __add__, __mul__


def value_of(formula: Callable[[Any], Any], x: Any) -> Any:
    made = formula(High(mpmath.mpf(x)))
    return made.value if isinstance(made, High) else made


def points(word: Word, widest: float = 8) -> list[float]:
    """Points of the domain, away from kinks and poles."""
    ends = word.domain.interval
    low, high = max(ends.low, -widest), min(ends.high, widest)
    chosen = random.Random(word.name)
    found = [chosen.uniform(low, high) for _ in range(40)] + [low + 1e-3, 0.01, 0.3, 2.5]
    return [x for x in found if not (word.domain.poles and abs(math.cos(x)) < 0.05) and x != 0]


def near(a: Any, b: Any, within: float = 1e-25) -> bool:
    return bool(mpmath.almosteq(a, b, within, within))


# ---- Each field, and the road by which it is looked at. A check raises AssertionError.


def check_name(word: Word) -> None:
    file = Path(words.__file__).with_name(f"{word.name}.py")
    assert file.is_file()
    assert importlib.import_module(f"actfn.words.{word.name}").__doc__
    assert getattr(words, word.name) is registry[word.name]


def check_meaning(word: Word) -> None:
    assert 3 <= len(word.meaning) <= 100
    assert not word.meaning.endswith(".")


def check_aliases(word: Word) -> None:
    for alias in word.aliases:
        assert parse(f"{alias}(x)") is parse(f"{word.name}(x)") is X.word(word.name)


def check_definition(word: Word) -> None:
    if word.definition is primitive:
        with pytest.raises(AttributeError):
            word.definition(1.0)
        return
    for x in points(word):
        assert near(value_of(word.definition, x), reference(word)(mpmath.mpf(x)), 1e-18)


def check_derivative(word: Word) -> None:
    for x in points(word):
        assert near(value_of(word.derivative, x), mpmath.diff(reference(word), mpmath.mpf(x)), 1e-15), x


def check_rational_values(word: Word) -> None:
    for at, expected in word.rational_values.items():
        assert near(reference(word)(mpmath.mpf(at)), mpmath.mpf(expected.numerator) / expected.denominator)
    inside = not word.domain.excludes(0)
    at_zero = reference(word)(mpmath.mpf(0)) if inside else None
    if at_zero in (0, 1, 0.5, 0.25):
        assert 0 in word.rational_values


def check_parity(word: Word) -> None:
    f, signs = reference(word), set()
    if word.domain.interval.low == -math.inf:
        for x in points(word):
            a, b = f(mpmath.mpf(x)), f(mpmath.mpf(-x))
            signs.add("even" if near(a, b) else "odd" if near(a, -b) else "neither")
    assert word.parity == (signs.pop() if len(signs) == 1 else "neither")


def check_direction(word: Word) -> None:
    values = [reference(word)(mpmath.mpf(x)) for x in sorted(points(word))]
    steps = {1 if b > a else -1 for a, b in itertools.pairwise(values)}
    assert word.direction == {(1,): "increasing", (-1,): "decreasing"}.get(tuple(steps), "neither")


def check_domain(word: Word) -> None:
    ends = word.domain.interval
    for x in (-1e3, -2, -1.5, -1, -0.5, -0.01, 0, 0.01, 0.5, 1, 1e3):
        try:
            is_real = isinstance(mpmath.mpmathify(reference(word)(mpmath.mpf(x))), mpmath.mpf)
            is_real &= bool(mpmath.isfinite(reference(word)(mpmath.mpf(x))))
        except (ValueError, ZeroDivisionError):
            is_real = False
        assert is_real == (not word.domain.excludes(x)), x
    has_poles = any(abs(reference(word)(mpmath.pi * k / 2)) > 1e20 for k in (1, 3))
    assert has_poles == bool(word.domain.poles)
    assert word.domain.is_whole_line == (ends == Interval() and not has_poles)
    if not word.domain.is_whole_line:
        assert word.domain.operation
        assert word.domain.operation in word.domain.reason


def check_kinks(word: Word) -> None:
    f, found = reference(word), []
    for at in (0, 1, -1, 2):
        if word.domain.excludes(at):
            continue
        left, right = (
            []
            if word.domain.excludes(at + side * 1e-12)
            else [(f(mpmath.mpf(at) + side * mpmath.mpf(10) ** -12) - f(mpmath.mpf(at))) * side * 10**12]
            for side in (-1, 1)
        )
        slopes = left + right
        if max(slopes) - min(slopes) > 1e-3 or max(map(abs, slopes)) > 1e5:
            found.append(at)
    assert list(word.kinks) == found


def check_range(word: Word) -> None:
    wide = [x for s in (0.1, 1, 10, 100, 1e5) for x in points(word, s)]
    values = [reference(word)(mpmath.mpf(x)) for x in [*wide, *np.linspace(-2, 2, 401)] if not word.domain.excludes(x)]
    low, high = min(values), max(values)
    ends, ulp = word.range, mpmath.mpf(2) ** -52
    assert low >= ends.low - ulp
    assert high <= ends.high + ulp
    assert low <= ends.low + 0.01 if ends.low > -math.inf else low < -5
    assert high >= ends.high - 0.01 if ends.high < math.inf else high > 5
    extremes = [0, mpmath.pi / 2, -mpmath.pi / 2, mpmath.pi, mpmath.log(mpmath.mpf("0.8892285591291943659378"))]
    reached = [reference(word)(mpmath.mpf(x)) for x in extremes if not word.domain.excludes(x)]
    for includes, end in ((ends.includes_low, ends.low), (ends.includes_high, ends.high)):
        assert includes == any(abs(value - end) < 1e-16 for value in reached)
    assert word.is_positive == (ends.low > 0 or (ends.low == 0 and not ends.includes_low))


def check_limits(word: Word) -> None:
    for side, declared in zip((-1, 1), word.limits, strict=True):
        if word.domain.excludes(side * 1e9):
            assert math.isnan(declared)
            continue
        values = [reference(word)(side * mpmath.mpf(10) ** k * mpmath.mpf("1.7")) for k in (9, 9.3, 9.5, 9.7)]
        if abs(values[-1]) > 20 and not word.domain.poles:
            assert declared == math.copysign(math.inf, values[-1])
        elif max(values) - min(values) < 1e-6:
            assert abs(declared - values[-1]) < 1e-8
        else:
            assert math.isnan(declared)


def check_far(word: Word) -> None:
    for side, form in zip((-1, 1), word.far, strict=True):
        for size in (3, 17.5, 60):
            if not word.domain.excludes(side * size):
                assert near(value_of(form, side * size), reference(word)(mpmath.mpf(side * size)), 1e-12), size


def check_taylor(word: Word) -> None:
    from flint import arb

    f = reference(word)
    for x in points(word, 3)[:6]:
        exact = [mpmath.re(c) for c in mpmath.taylor(f, mpmath.mpf(x), 4)]
        narrow, wide = word.taylor(arb(x), 4), word.taylor(arb(x, 1e-3), 4)
        assert len(narrow) == len(wide) == 5
        for c, a, b in zip(exact, narrow, wide, strict=True):
            assert near(float(a.mid()), c, 1e-9), (x, exact, narrow)
            assert b.overlaps(arb(str(mpmath.nstr(c, 30)))), (x, b, c)
        for at in (x - 9e-4, x, x + 9e-4):
            assert wide[0].overlaps(arb(str(mpmath.nstr(f(mpmath.mpf(at)), 30)), 1e-25))


def check_complex_ball(word: Word) -> None:
    from flint import acb

    for x in points(word, 4)[:8]:
        for imaginary in (0, 0.25, -0.5):
            at = mpmath.mpc(x, imaginary)
            expected = reference(word)(at) if word.name != "absolute" else (at if x > 0 else -at)
            made = word.complex_ball(acb(x, imaginary))
            assert abs(complex(expected) - complex(made)) < 1e-9 * (1 + abs(complex(expected))), (x, imaginary)
    assert not word.complex_ball(_across_the_cut(word)).is_finite()


def _across_the_cut(word: Word) -> Any:
    """A complex ball that touches a point where the word is not analytic."""
    from flint import acb, arb

    around = {
        "log": (-1, 0), "log1p": (-2, 0), "sqrt": (-1, 0), "atan": (0, 2), "softplus": (0, math.pi),
        "tan": (math.pi / 2, 0), "absolute": (0, 0), "tanh_softplus": (0, math.pi), "tanh_softplus_slope": (0, math.pi),
        "tanh": (0, math.pi / 2), "sech2": (0, math.pi / 2), "sigmoid": (0, math.pi), "sigmoid_slope": (0, math.pi),
    }.get(word.name)  # fmt: skip
    if around is None:  # an entire function: nothing is touched but infinity
        return acb(arb("nan"))
    return acb(arb(around[0], 0.1), arb(around[1], 0.1))


def check_algebraic(word: Word) -> None:
    for x in points(word):
        assert near(value_of(word.algebraic, x), reference(word)(mpmath.mpf(x)), 1e-18)


def check_float64(word: Word) -> None:
    for x in [*points(word, 20), *points(word, 600)]:
        expected = reference(word)(mpmath.mpf(x))
        try:
            found = word.float64(x)
        except OverflowError:
            found = math.inf
        # what multiplies the argument before an exponential loses as many digits as the result's logarithm has
        assert abs(found - expected) <= 1e-12 * abs(expected) + 1e-300 or (expected > 1e308 and found == math.inf), x


def check_risky(word: Word) -> None:
    """Gradients of the frameworks' spellings, at arguments that are met: a word that is not risky has finite ones."""
    torch, jax = pytest.importorskip("torch"), pytest.importorskip("jax")
    ends = word.domain.interval
    grid = [float(f"{s}{m}e{k}") for s in ("", "-") for m in (1, 3) for k in range(-3, 31, 3)] + [
        0.0,
        -1.0,
        89,
        -89,
        30,
    ]
    x = torch.tensor(grid, requires_grad=True)
    y = eval(word.spellings.torch.format("x"), {"torch": torch, "x": x, "math": math})
    (slope,) = torch.autograd.grad(y.sum(), x)
    spelt = eval(f"lambda x: {word.spellings.jax.format('x')}", {"jax": jax, "jnp": jax.numpy, "math": math})
    grads = jax.vmap(jax.grad(spelt))(jax.numpy.array(grid))
    values = spelt(jax.numpy.array(grid))
    finite = all(np.isfinite(np.asarray(v)).all() for v in (y.detach(), slope, grads, values))
    if not word.risky:
        assert finite
    else:
        assert not finite or word.domain.poles or ends.low > -math.inf


@cache
def kernels() -> dict[str, int]:
    return dict(actfn.compute.tape_words())


def check_kernel(word: Word) -> None:
    assert kernels()[word.kernel] == 1
    made = actfn.compute.tape(word.name, 1, [], [[list(kernels()).index(word.kernel), 1, 0, 0, 0, 0]])
    at = np.array(points(word, 6))
    expected = np.array([float(reference(word)(mpmath.mpf(x))) for x in at])
    np.testing.assert_allclose(made(at), expected, rtol=1e-14, atol=1e-300)


def spelt(word: Word, language: str, x: Any) -> Any:
    import scipy.special

    names: dict[str, Any] = {"math": math, "np": np, "scipy": scipy, "x": x}
    if language == "torch":
        names["torch"] = pytest.importorskip("torch")
    if language == "jax":
        names["jax"] = pytest.importorskip("jax")
        names["jnp"] = names["jax"].numpy
        import jax.scipy.special  # noqa: F401
    if language == "keras":
        names["ops"] = Ops(np, scipy.special)
    return eval(getattr(word.spellings, language).format("x"), names)


class Ops:
    """The functions of keras.ops that are spelt, by NumPy and SciPy: Keras itself has no place in the tests."""

    NAMES = frozenset(("abs", "arctan", "cos", "cosh", "erf", "exp", "expm1", "log", "log1p", "sigmoid", "sin", "sinh",
                       "softplus", "sqrt", "tan", "tanh", "where"))  # fmt: skip

    def __init__(self, *modules: Any) -> None:
        self.modules = modules

    def __getattr__(self, name: str) -> Any:
        assert name in self.NAMES, f"keras.ops has no {name}"
        if name == "softplus":
            return lambda x: np.logaddexp(0, x)
        name = {"sigmoid": "expit"}.get(name, name)
        return next(getattr(m, name) for m in self.modules if hasattr(m, name))


def check_spellings(word: Word) -> None:
    at = points(word, 6)
    expected = np.array([float(reference(word)(mpmath.mpf(x))) for x in at])
    np.testing.assert_allclose([spelt(word, "python", x) for x in at], expected, rtol=1e-12, atol=1e-14)
    for language in ("numpy", "keras"):
        np.testing.assert_allclose(spelt(word, language, np.array(at)), expected, rtol=1e-12, atol=1e-13)
    torch = pytest.importorskip("torch")
    made = spelt(word, "torch", torch.tensor(at, dtype=torch.float64))
    np.testing.assert_allclose(made.numpy(), expected, rtol=1e-7, atol=1e-9)  # softplus has a threshold
    jnp = pytest.importorskip("jax").numpy
    np.testing.assert_allclose(spelt(word, "jax", jnp.array(at)), expected, rtol=2e-4, atol=1e-5)
    if node := shutil.which("node"):
        program = words_of_javascript()
        program += f"console.log(JSON.stringify({at}.map(x => {word.spellings.javascript.format('x')})))"
        out = subprocess.run([node, "-e", program], capture_output=True, text=True, check=True, timeout=60).stdout
        np.testing.assert_allclose(np.array(eval(out)), expected, rtol=1e-12, atol=1e-14)


def check_printed(word: Word) -> None:
    from actfn.formula import mathml, tex

    assert word.printed.name or word.printed.style == "definition"
    shown = tex(X.word(word.name))
    match word.printed.style:
        case "call":
            assert word.printed.name in shown
            assert ("^{2}" in shown) == (word.printed.power == 2)
            assert (word.printed.power == 2) == word.name.endswith("2")
        case "power of e":
            assert shown == "{e}^{x}"
            assert word.name == "exp"
        case "root":
            assert shown == r"\sqrt{x}"
            assert word.name == "sqrt"
        case "definition":
            assert shown == tex(word.definition(X))
    assert "<math" in mathml(X.word(word.name))


def check_sympy(word: Word) -> None:
    sympy = pytest.importorskip("sympy")
    x = sympy.Symbol("x", real=True)
    made = word(x)
    for at in points(word)[:4]:
        assert near(sympy.N(made.subs(x, sympy.Rational(at)), 30), reference(word)(mpmath.mpf(at)), 1e-12)


CHECKS = {name.removeprefix("check_"): check for name, check in globals().items() if name.startswith("check_")}


def test_there_is_a_check_for_every_field() -> None:
    assert CHECKS.keys() == {field.name for field in dataclasses.fields(Word)}


@pytest.mark.parametrize("field", CHECKS)
@each_word
def test_each_field_of_each_word_is_filled_and_right(word: Word, field: str) -> None:
    assert getattr(word, field) is not None
    CHECKS[field](word)


def test_each_file_of_the_folder_is_listed() -> None:
    shared = {"__init__", "arithmetic", "short_form", "taylor", "word"}
    files = {path.stem for path in Path(words.__file__).parent.glob("*.py")} - shared
    assert files == {*registry, *words.short_forms}


def test_the_kernels_have_no_word_that_no_file_is_of() -> None:
    operations = {"add", "subtract", "multiply", "divide", "multiply_add", "multiply_vanishing", "finite", "at_ends"}
    operations |= {"negative", "square", "where_greater", "where_greater_equal"}
    assert kernels().keys() - operations == {word.kernel for word in WORDS}


def test_no_word_is_read_before_it_is_used() -> None:
    code = "import sys, actfn; print(sum('actfn.words.' in m for m in sys.modules), 'flint' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    bodies = "".join(
        file.read_text(encoding="utf-8") for file in (Path(actfn.__file__).parent / "functions").glob("*/*.py")
    )
    taken = {word for line in re.findall(r"from actfn\.words import (.*)", bodies) for word in re.findall(r"\w+", line)}
    assert int(out[0]) <= len(taken) + 4  # with what all words rest on
    assert out[1] == "False"


def test_a_word_is_itself_whoever_reads_its_file() -> None:
    importlib.import_module("actfn.words.tanh")
    assert words.tanh is registry["tanh"]


# ---- Negative controls: a field that is wrong is found, whatever the word.

WRONG: dict[str, Callable[[Word], Any]] = {
    "name": lambda w: w.name + "s",
    "meaning": lambda w: "",
    "aliases": lambda w: ("no_such_name",),
    "definition": lambda w: lambda u: w(u) + 1 / 1000000,
    "derivative": lambda w: lambda u: w.derivative(u) * 1.000001 + 1e-9,
    "rational_values": lambda w: {**w.rational_values, 2: 17},
    "parity": lambda w: "odd" if w.parity != "odd" else "even",
    "direction": lambda w: "increasing" if w.direction != "increasing" else "neither",
    "domain": lambda w: dataclasses.replace(w.domain, interval=Interval(0.25, math.inf)),
    "kinks": lambda w: (1.0,),
    "range": lambda w: dataclasses.replace(w.range, low=w.range.low - 1 if w.range.low > -math.inf else 0),
    "limits": lambda w: (w.limits[0], 7.0),
    "far": lambda w: (w.far[0], lambda u: w.far[1](u) * 1.00001 + 1e-9),
    "taylor": lambda w: (
        lambda u, n: [c * (1 + 1e-6 * (k == 3)) + (k == 3) * 1e-6 for k, c in enumerate(w.taylor(u, n))]
    ),
    "complex_ball": lambda w: lambda u: w.complex_ball(u) + 1e-6,
    "algebraic": lambda w: lambda u: w.algebraic(u) * 1.000001 + 1e-9,
    "float64": lambda w: lambda u: w.float64(u) * (1 + 1e-10),
    "risky": lambda w: not w.risky,
    "kernel": lambda w: "exp" if w.kernel != "exp" else "log",
    "spellings": lambda w: dataclasses.replace(w.spellings, jax=w.spellings.jax + " + 0.01"),
    "printed": lambda w: Printed(style="root", name="x") if w.name != "sqrt" else Printed(name="sqrt2"),
    "sympy": lambda w: "sec" if w.name != "sec" else "exp",
}


@pytest.mark.parametrize("field", WRONG)
@pytest.mark.parametrize("name", ["tanh", "log", "softplus", "erfc", "cos", "sigmoid_slope"])
def test_a_wrong_field_is_found(name: str, field: str) -> None:
    assert WRONG.keys() == CHECKS.keys()
    wrong = dataclasses.replace(registry[name], **{field: WRONG[field](registry[name])})
    with pytest.raises((AssertionError, KeyError, AttributeError, FormulaError)):
        CHECKS[field](wrong)


@pytest.mark.parametrize("language", ["python", "numpy", "torch", "jax", "keras", "javascript"])
def test_a_wrong_spelling_is_found(language: str) -> None:
    word = registry["sigmoid"]
    wrong = dataclasses.replace(
        word, spellings=dataclasses.replace(word.spellings, **{language: getattr(word.spellings, language) + " * 1.01"})
    )
    with pytest.raises(AssertionError):
        check_spellings(wrong)
