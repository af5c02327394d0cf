"""Facts of random formulas against dense evaluation by NumPy, which shares nothing with the proofs."""

import math
from random import Random

import numpy as np
import pytest

from actfn.analysis import shape
from actfn.analysis.algebra import equality
from actfn.analysis.algebra.from_quotient import WayBack
from actfn.analysis.fact import Fact, FalseFact
from actfn.analysis.trial import facts as trial
from actfn.formula import parse

GRID = np.unique(np.concatenate([np.linspace(-12, 12, 4801), np.geomspace(12, 1e4, 400), -np.geomspace(12, 1e4, 400)]))
GRID = GRID + 1.7e-6  # off the borders, and next to 0


def evaluated(text, x):
    """f and f′, by a complex step, in NumPy's long double."""

    def size(z):
        return np.where(z.real > 0, z, -z)

    def logistic(z):
        grown = np.exp(np.where(z.real > 0, -z, z))
        return np.where(z.real > 0, 1, grown) / (1 + grown)

    names = {"abs": size, "relu": lambda z: np.where(z.real > 0, z, 0 * z), "sigmoid": logistic}
    names |= {name: getattr(np, name) for name in ("sqrt", "tanh", "exp")} | {"atan": np.arctan}
    step = np.longdouble(1e-40)
    z = np.asarray(x, dtype=np.longdouble) + 1j * step
    with np.errstate(all="ignore"):
        made = eval(text, {"__builtins__": {}}, names | {"x": z}) + 0 * z
    return made.real.astype(float), (made.imag / step).astype(float)


def formulas():
    """Rational functions, Padé units, roots and words with decimal coefficients, defined everywhere."""
    random = Random(20)

    def number(low=0.1):
        return random.choice(["0.5", "0.25", "2", "3", "4", "1.5", "0.1", f"{random.uniform(low, 5):.2f}"])

    def padé():
        above = " + ".join(f"{random.choice('-+')}{number()}*x**{k}" for k in range(random.randint(1, 4)))
        return f"({above})/({number()} + {number()}*x**2)", f"({above})/(1 + abs({number()}*x + {number()}*x**2))"

    kinds = [
        lambda: f"{number()}/({number()} + {number()}*x**2)",
        lambda: f"x/({number()} + {number()}*abs(x))",
        lambda: f"x/sqrt({number()} + {number()}*x**2)",
        lambda: f"{number()}*x/({number()} + {number()}*x**2)",
        lambda: f"({number()}*x + sqrt({number()}*x**2 + {number()}))/{number()}",
        lambda: f"x**2/({number()} + {number()}*x**4)",
        lambda: padé()[0],
        lambda: padé()[1],
        lambda: f"{number()}*tanh({number()}*x)/({number()} + {number()}*x**2)",
        lambda: f"x*sigmoid({number()}*x)/{number()} - x/({number()} + x**2*{number()})",
        lambda: f"{number()}*relu(x)/({number()} + {number()}*abs(x))",
        lambda: f"x*exp(-{number()}*x**2)/({number()} + {number()}*x**2)",
        lambda: f"atan({number()}*x)/({number()} + {number()}*x**2)",
    ]
    issue = ["1/(1 + 4*x**2)", "x/sqrt(1 + 4*x**2)", "x/(1 + 2*abs(x))", "(0.5*x + 0.5*x**2)/(0.5 + 0.5*x**2)"]
    return issue + [kinds[i % len(kinds)]() for i in range(2 * len(kinds))]


def held(text, facts):
    """Assert that the facts agree with f and f′ on the grid."""
    f, slope = evaluated(text, GRID)
    close = 1e-9 * (1 + np.max(np.abs(f[np.abs(GRID) < 12])))

    def proven(name):
        fact = facts[name]
        return fact.value if fact.how != "not established" else None

    if (span := proven("range")) is not None:
        for end, sign, extreme in (("low", -1, f.min()), ("high", 1, f.max())):
            limit = float(span[end]["value"])
            assert (extreme - limit) * sign <= close, (text, end, limit, extreme)
            for place in span[end]["where"]:
                if "x" in place and math.isfinite(limit):
                    assert evaluated(text, [place["x"]["value"]])[0][0] == pytest.approx(limit, rel=1e-6, abs=1e-9)
    if (steep := proven("lipschitz")) is not None:
        limit = float(steep["value"])
        assert np.max(np.abs(slope)) <= limit * (1 + 1e-9), (text, limit)
        if all("x" in place and abs(place["x"]["value"]) < 12 for place in steep["where"]):
            assert np.max(np.abs(slope)) >= limit * (1 - 3e-2), (text, limit, np.max(np.abs(slope)))
    for name, gap in (("zeros", f), ("fixed_points", f - GRID)):
        if (listed := proven(name)) is not None:
            points = [one["x"]["value"] for one in listed if "x" in one]
            for x in points:
                there = evaluated(text, [x + 1e-13])[0][0] - (x if name == "fixed_points" else 0)
                assert abs(there) < 1e-7, (text, name, x)
            if not any("interval" in one for one in listed):
                inside = [x for x in points if GRID[0] < x < GRID[-1]]
                changes = np.flatnonzero(np.sign(gap[:-1]) * np.sign(gap[1:]) < 0)
                assert all(any(GRID[i] <= x <= GRID[i + 1] for x in inside) for i in changes), (text, name)
    for name, kind in (("minima", -1), ("maxima", 1)):
        if (listed := proven(name)) is not None and not any("interval" in one for one in listed):
            sure = np.abs(slope) > 1e-12
            x, signs = GRID[sure], np.sign(slope[sure])
            turned = np.flatnonzero((signs[:-1] == kind) & (signs[1:] == -kind))
            points = [one["x"]["value"] for one in listed]
            assert all(any(x[i] <= p <= x[i + 1] for p in points) for i in turned), (text, name)
            assert all(
                one["value"]["value"] == pytest.approx(evaluated(text, [one["x"]["value"]])[0][0], rel=1e-6, abs=1e-9)
                for one in listed
            ), (text, name)
    if (spans := proven("saturation")) is not None:
        for threshold, intervals in spans.items():
            inside = np.zeros(len(GRID), bool)
            for low, high in intervals:
                inside |= (float(low) < GRID) & (float(high) > GRID)
            clear = np.abs(np.abs(slope) - float(threshold)) > 1e-9 + 1e-6 * float(threshold)
            assert np.array_equal(inside[clear], (np.abs(slope) < float(threshold))[clear]), (text, threshold)
    if (ends := proven("limits")) is not None:
        for x, limit in zip((-1e8, 1e8), ends["f"], strict=True):
            value = evaluated(text, [x])[0][0]
            if isinstance(limit["value"], float):
                assert value == pytest.approx(limit["value"], rel=1e-5, abs=1e-5), (text, x)
            else:
                assert value * (1 if limit["value"] == "inf" else -1) > 1e3, (text, x)
    kind = (proven("monotone") or {}).get("kind", "no")
    if kind != "no":
        rising = kind in ("strictly increasing", "nondecreasing")
        assert np.all(slope >= -1e-12 if rising else slope <= 1e-12), text
    symmetry = (proven("symmetry") or {}).get("kind")
    if symmetry in ("odd", "even"):
        mirrored = evaluated(text, -GRID)[0]
        assert np.allclose(mirrored, f if symmetry == "even" else -f, rtol=1e-9, atol=1e-12), text


@pytest.mark.parametrize("text", formulas())
def test_facts_of_random_formulas_agree_with_dense_evaluation(text):
    facts = shape.facts(parse(text))
    held(text, facts)
    assert sum(fact.how != "not established" for fact in facts.values()) >= 12, text


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("softplus(clip(x, -100, 2))", "range", math.log1p(math.exp(-100))),
        ("where(x > 0, 1 - tanh(60), x)", "range", 2 * math.exp(-120)),
        ("max(min(x, 0), tanh(50) - 1)", "range", -2 * math.exp(-100)),
        ("clip(x, -1, 1)*(exp(exp(-200)) - 1)", "lipschitz", math.exp(-200)),
        ("max(x, log(1 + exp(-720)))", "range", math.exp(-720)),
    ],
)
def test_constants_in_which_terms_cancel_are_shown_to_their_last_digit(text, name, number):
    shown = shape.facts(parse(text))[name].value
    ends = [shown["low"]["value"], shown["high"]["value"]] if name == "range" else [shown["value"]]
    assert any(end == pytest.approx(number, rel=1e-13, abs=0) for end in ends), (ends, number)


@pytest.mark.parametrize("text", ["clip(x, 0, 1e-40)", "max(x, 0) - max(x - 1e-45, 0)", "max(min(x, 0), tanh(50) - 1)"])
def test_kinks_next_to_each_other_refute_no_fact(text):
    kinks = shape.facts(parse(text))["kinks"].value
    assert len(kinks) >= 2
    assert all({one["left"]["value"], one["right"]["value"]} <= {0.0, 1.0, 2.0} for one in kinks)


# ---- Negative controls: the fault of issue 13 is let in again, and each of the three guards is seen to find it.


@pytest.fixture
def lossy(monkeypatch):
    """The way back from quotients without the constant factor of the denominator, as it once was."""

    def tree(self, quotient, words=False):
        above, below = self._factors(quotient.above), self._factors(quotient.below)
        return self._joined(above[0], above[1] + [(f, -n) for f, n in below[1]], words)

    monkeypatch.setattr(WayBack, "tree", tree)
    yield monkeypatch
    for cached in (equality._forms, equality._is_zero):
        cached.cache_clear()


def test_a_form_that_lost_a_constant_is_no_form(lossy):
    with pytest.raises(FalseFact, match="for equal, and they differ at x"):
        shape.facts(parse("1.25/(1 + 4.75*x**2)"))


def test_a_fact_of_a_form_that_lost_a_constant_is_refuted_at_a_number(lossy):
    lossy.setattr(equality, "_stands", lambda *given: True)
    with pytest.raises(FalseFact, match="and that is false"):
        shape.facts(parse("1.375/(1 + 4.75*x**2)"))


def test_dense_evaluation_finds_facts_of_a_form_that_lost_a_constant(lossy):
    lossy.setattr(equality, "_stands", lambda *given: True)
    lossy.setattr(shape, "check", lambda *given: None)
    text = "1.625/(1 + 4.75*x**2)"
    with pytest.raises(AssertionError):
        held(text, shape.facts(parse(text)))


def test_an_equality_that_does_not_hold_is_a_fault_of_ours():
    with pytest.raises(FalseFact):
        equality._tried(parse("x*sigmoid(x)"), parse("x*sigmoid(1.001*x)"), {})
    assert not issubclass(FalseFact, (ArithmeticError, ValueError))  # which are caught for what is undecided


# ---- Each kind of fact, made false, is refuted.

N = {"exact": None}
FALSE = {
    "limits": ("tanh(x)", lambda v: v | {"f": [v["f"][0], {"value": 0.25, **N}]}),
    "asymptotes": ("softplus(x)", lambda v: v | {"inf": v["inf"] | {"b": {"value": 0.5, **N}}}),
    "range": ("x*sigmoid(x)", lambda v: v | {"low": v["low"] | {"value": -0.2}}),
    "bounded": ("x*sigmoid(x)", lambda v: v | {"above": True}),
    "zeros": ("x**3 - x", lambda v: v[:1]),
    "fixed_points": ("1/(1 + 4*x**2)", lambda v: [v[0] | {"x": {"value": 0.2119, **N}}]),
    "minima": ("x**2 - 3*x", lambda v: []),
    "maxima": ("x*exp(-x**2)", lambda v: [v[0] | {"value": {"value": 0.4, **N}}]),
    "inflections": ("tanh(x)", lambda v: []),
    "symmetry": ("x*tanh(x)", lambda v: {"kind": "odd", "witness": None}),
    "monotone": ("x*sigmoid(x)", lambda v: {"kind": "strictly increasing", "witness": None}),
    "convex": ("softplus(x)", lambda v: {"kind": "concave", "witness": None}),
    "sign_preserving": ("x**2", lambda v: {"holds": True, "witness": None}),
    "lipschitz": ("x/sqrt(1 + 4*x**2)", lambda v: v | {"value": 0.25}),
    "saturation": ("tanh(x)", lambda v: v | {"0.001": [["-inf", "inf"]]}),
    "dead": ("relu(x)", lambda v: [["-inf", 1.0]]),
    "kinks": ("relu(x)", lambda v: [v[0] | {"right": {"value": 0.5, **N}}]),
    "domain": ("exp(x)", lambda v: {"undefined_at": [{"value": 1.0, "exact": "1"}]}),
}


def test_each_kind_of_checked_fact_is_made_false_here():
    assert set(FALSE) == set(trial.CHECKS)


@pytest.mark.parametrize("name", FALSE)
def test_a_false_fact_is_refuted(name):
    text, spoil = FALSE[name]
    made = shape.Shape(parse(text), {})
    fact = made.fact(name)
    assert fact.value is not None
    trial.check(name, fact, made)
    with pytest.raises(FalseFact, match=name):
        trial.check(name, Fact(spoil(fact.value), fact.how), made)


@pytest.mark.parametrize(("text", "name"), [("x/sqrt(1 + 4*x**2)", "range"), ("x*sigmoid(x)", "lipschitz")])
def test_a_supremum_that_is_too_large_is_refuted_too(text, name):
    made = shape.Shape(parse(text), {})
    fact = made.fact(name)
    value = fact.value["high"] if name == "range" else fact.value
    spoiled = value | {"value": 2 * value["value"], "exact": None}
    with pytest.raises(FalseFact):
        trial.check(name, Fact(fact.value | {"high": spoiled} if name == "range" else spoiled, fact.how), made)
