"""explain and compare: the card, the record, advice and cost, each against facts that are known."""

import json
import re
import shlex
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from command_line import run

import actfn
from actfn import explain
from actfn.activation.record import Activation
from actfn.analysis.fact import Fact, unknown
from actfn.explain.advice import advise as advice
from actfn.explain.advice.goals import GOALS, RISING
from actfn.explain.collect import cost
from actfn.explain.show import compare
from actfn.explain.show import wording as saying
from actfn.explain.show.index import _slug
from actfn.explain.show.sections import ENTRIES, MARKS, MEANING, grouped, words
from actfn.functions.formulas import FORMULAS

ROOT = Path(__file__).parents[2]
INF = float("inf")


def number(value: float | str, exact: str | None = None) -> dict[str, Any]:
    return {"value": value, "exact": exact}


def known(low: float | str, high: float | str, *, closed: bool = False, rising: str = RISING[0], dead: Any = ()) -> Any:
    """Facts as those of a formula are, typed in here to test what is made of them."""
    ends = {"low": number(low) | {"closed": closed, "where": []}, "high": number(high) | {"closed": False, "where": []}}
    return {
        "range": Fact(ends, "proven"),
        "monotone": Fact({"kind": rising, "witness": None}, "proven"),
        "dead": Fact(list(dead), "symbolic"),
    }


SIGMOID, RELU, TANH = known(0, 1), known(0, "inf", closed=True, rising=RISING[1], dead=[["-inf", 0.0]]), known(-1, 1)


def derived() -> None:
    pytest.importorskip("flint", reason="facts are proven in python-flint's balls (extra: lab)")
    pytest.importorskip("actfn.analysis.shape")


# The record


def out_of_time(shown: Any) -> set[str]:
    """The facts of a record that the clock left open, as it does on a machine with much else to do."""
    return {name for name, fact in shown["facts"].items() if "not settled in" in json.dumps(fact)}


def test_facts_are_the_same_everywhere(capsys: pytest.CaptureFixture[str], activation: Activation) -> None:
    shown = json.loads(run(capsys, "explain", activation.name, "--json")[1], parse_constant=pytest.fail)
    facts = explain.facts(activation)
    records = [shown, *(json.loads(json.dumps(explain.record(activation, f))) for f in (facts, activation.facts))]
    # A proof that takes about as long as it may is now there, now not.
    late: set[str] = set().union(*map(out_of_time, records))
    assert len(late) < 4
    for made in records:
        made["facts"] = {name: fact for name, fact in made["facts"].items() if name not in late}
    assert records[0] == records[1] == records[2]
    assert list(shown) == ["schema", "name", "summary", "formula", "parameters", "remark", "facts"]
    for fact in shown["facts"].values():
        assert fact["how"] in MARKS
        assert (fact["value"] is None) == (fact["how"] == "not established")
        assert fact["value"] is not None or fact["note"]


def test_facts_hold_for_the_parameters_given(capsys: pytest.CaptureFixture[str]) -> None:
    shown = json.loads(run(capsys, "explain", "keras.layers.LeakyReLU", "--json")[1])
    assert shown["parameters"] == {"negative_slope": 0.3}
    assert "facts" not in vars(actfn.elu.with_defaults(alpha=0.5))
    derived()
    low = actfn.elu.with_defaults(alpha=0.5).facts["range"].value["low"]
    assert (low["value"], low["closed"]) == (-0.5, False)


def test_derivatives_read_easily() -> None:
    said = {
        (name, order): actfn.registry[name].facts[order].value
        for name in actfn.registry
        for order in ("derivative", "second_derivative")
    }
    assert said["elu", "derivative"] == "where(x > 0, 1, alpha*exp(x))"
    assert said["sigmoid", "derivative"] == "sigmoid(x)*sigmoid(-x)"
    assert said["tanh", "second_derivative"] == "-2*tanh(x)*sech2(x)"
    assert said["relu", "second_derivative"] == "0"


def test_every_entry_is_described() -> None:
    text = (ROOT / "docs" / "explain.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_A-Z0-9]+)", text))
    prefixes = tuple(re.findall(r"`([a-z]+_)…`", text))
    free = {"promise", "parameters", "parameter_domain", "saturation", "asymptotes"}  # keyed by names
    missing = {name for name in ENTRIES if name not in named and name.removeprefix(prefixes[0]) not in named}

    def walk(value: Any, key: str) -> None:
        if isinstance(value, dict) and key != "names":
            if key not in free:
                missing.update(set(value) - named - {"x", "f(x)", "f(-x)", "convex_at", "concave_at", "exact"})
            for name, inner in value.items():
                walk(inner, name if key != "facts" else name.removeprefix(prefixes[0]))
        elif isinstance(value, list):
            for inner in value[:2]:
                walk(inner, "")

    for activation in actfn.registry.values():
        record = explain.record(activation, explain.facts(activation, cost=activation.name == "elu"))
        assert set(record) <= named
        for name, fact in record["facts"].items():
            assert name in named or name.removeprefix(prefixes[0]) in named, name
            walk(fact["value"], name)
    assert missing == set()
    assert "no_such_entry" not in named
    assert all(name in named for name in GOALS if name.isidentifier())
    for name in (*GOALS, *MARKS):
        assert f"`{name}`" in text


# The card


def test_the_card_fits_and_says_how(capsys: pytest.CaptureFixture[str], activation: Activation) -> None:
    code, out, err = run(capsys, "explain", activation.name)
    assert (code, err) == (0, "")
    assert max(map(len, out.splitlines())) <= 80
    assert "\033" not in out
    for name, fact in activation.facts.items():
        if ENTRIES[name].listed:
            assert re.search(rf"^  {re.escape(MARKS[fact.how])} {re.escape(ENTRIES[name].heading)}", out, re.MULTILINE)
    assert re.search("[⠁-⣿]", out)
    assert "f″(x) =" in out


def test_the_card_tells_the_truth(capsys: pytest.CaptureFixture[str]) -> None:
    derived()
    out = run(capsys, "explain", "elu", "--alpha", "0.5")[1]
    assert re.search(r"f′\(x\) = 1 +for x > 0\n +alpha\*exp\(x\) +otherwise", out)
    assert "∎ range             (−0.5, ∞)" in out
    assert "f(−∞) = −0.5, f(∞) = ∞; f′(−∞) = 0, f′(∞) = 1" in out
    assert "at 0 f′ jumps from 0.5 to 1 and is 0.5 there" in out
    assert re.search("= kinks +at 0 f″ jumps", run(capsys, "explain", "elu")[1])
    assert "∎ gain              1.41421" in run(capsys, "explain", "relu")[1]


def test_an_antiderivative_is_shown_where_there_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    derived()
    card = run(capsys, "explain", "leaky_relu")[1]
    assert "F(x) = 0.5*x**2                    for x > 0\n            0.5*(negative_slope*x**2)   otherwise" in card
    assert "? antiderivative    not established: no combination" in run(capsys, "explain", "silu")[1]


def test_common_functions_are_known_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    derived()
    assert "= equals            tanhexp" in run(capsys, "explain", "x*tanh(exp(x))")[1]
    assert "squareplus with b = 2" in run(capsys, "explain", "f = (x + sqrt(x**2 + 2))/2")[1]
    assert "tanhexp" in run(capsys, "compare", "tanhexp", "elu")[1].split("\n")[0]


def test_what_was_not_established_is_said_with_the_reason() -> None:
    facts = {
        "range": unknown("infinitely many kinks"),
        "zeros": Fact([], "proven"),
        "new_fact": Fact({"a_b": 1}, "proven"),
    }
    out = explain.text(actfn.relu, facts)
    assert "? range             not established: infinitely many kinks" in out
    assert "∎ zeros             none" in out
    assert "∎ new fact          a b 1" in out  # a fact that nobody has listed yet
    shown = explain.html(actfn.relu, facts)
    assert "not established: infinitely many kinks" in shown
    assert list(grouped(facts)) == ["Shape", "More"]


def test_the_bound_of_a_computed_value_stands_beside_it_and_what_all_share_once() -> None:
    facts = {
        "mean": Fact(0.5, "numerical", "within 1e-3; by a rule"),
        "square": Fact(1.5, "numerical", "within 2; by a rule"),
    }
    out = explain.text(actfn.relu, facts)
    assert "0.5 (within 1e-3)" in out
    assert "1.5 (within 2)" in out
    assert out.count("by a rule") == 1


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("range", SIGMOID["range"].value, "(0, 1)"),
        ("range", RELU["range"].value, "[0, ∞)"),
        ("zeros", [{"x": number(0.0, "0")}, {"interval": ["-inf", -1.0]}], "0, (−∞, −1]"),
        ("fixed_points", [{"x": number(0.659), "attracts": True}], "0.659 (attracts)"),
        ("fixed_points", [{"x": number(2.0), "attracts": False}], "2 (repels)"),
        ("minima", [{"x": number(-1.5), "value": number(-0.25, "-1/4")}], "−0.25 at −1.5"),
        ("inflections", [], "none"),
        ("bounded", {"below": True, "above": False}, "below"),
        ("bounded", {"below": False, "above": False}, "no"),
        ("symmetry", {"kind": "neither", "witness": 1}, "neither odd nor even"),
        ("sign_preserving", {"holds": False, "witness": -1.0}, "no, as at −1"),
        ("kinks", [], "none"),
        ("smoothness", "Cinf", "C^∞: all derivatives are continuous"),
        ("smoothness", "C0", "C⁰: f is continuous, f′ is not"),
        ("smoothness", "C2", "C²: 2 continuous derivatives"),
        ("smoothness", "discontinuous", "discontinuous"),
        ("lipschitz", number(0.7071, "sqrt(2)/2") | {"closed": True, "where": [{"x": number(0)}]},
         "0.7071 = sqrt(2)/2, at 0"),
        ("saturation", {"0.001": [["-inf", -6.9]], "1e-06": []}, "|f′| < 0.001: (−∞, −6.9); |f′| < 1e-06: nowhere"),
        ("dead", [["-inf", 0.0]], "(−∞, 0]"),
        ("domain", {"undefined_at": [number(0.0, "0")]}, "not at 0"),
        ("asymptotes", {"-inf": None, "inf": {"m": number(1.0), "b": number(-2.0), "side": "above"}},
         "y = x − 2 at ∞, from above"),
        ("edge_of_chaos", [{"sigma_w": 2**0.5, "sigma_b": 0.0, "q": 1.0}], "(σ_w, σ_b) = (1.41421, 0) alone"),
        ("cost_value", {"nanoseconds": 0.1, "relative_to_relu": 2.0}, "0.1 ns an element, 2 × ReLU's"),
        ("unheard_of", [True, "inf", -2.5, None], "yes, ∞, −2.5, not established"),
    ],
)  # fmt: skip
def test_values_in_words(name: str, value: Any, expected: str) -> None:
    assert words(name, Fact(value, "proven")) == expected


def test_a_notebook_shows_curve_formula_and_facts() -> None:
    shown = actfn.elu._repr_html_()
    assert "<svg" in shown
    assert "alpha*(exp(x) - 1)" in shown
    assert "arXiv:1511.07289" in shown
    assert MEANING["declared"] in shown
    assert actfn.elu._repr_latex_() == (
        r"$\displaystyle \begin{cases} x & x > 0 \\ \alpha\,\left({e}^{x} - 1\right) & \text{otherwise} \end{cases}$"
    )


# Compare


def test_compare_fits_a_terminal_however_many() -> None:
    everything = [*actfn.registry.values(), *(actfn.leaky_relu.with_defaults(i / 8) for i in range(4))]
    for count in range(1, len(everything) + 1):
        out = compare.text([(f, f.facts) for f in everything[:count]])
        assert max(map(len, out.splitlines())) <= 80
        for f in everything[:count]:
            assert re.search(rf"\b{f.name}\b", out)


def test_compare_says_the_facts_of_each(capsys: pytest.CaptureFixture[str]) -> None:
    functions = [(actfn.sigmoid, SIGMOID), (actfn.relu, RELU | {"lipschitz": unknown("no time")})]
    table = dict(compare.rows(functions))
    assert table["range"] == ["(0, 1)\u00a0∎", "[0, ∞)\u00a0∎"]
    assert table["dead"] == ["nowhere\u00a0=", "(−∞, 0]\u00a0="]
    assert "Lipschitz" not in table  # of nobody
    lines = compare.markdown(functions).splitlines()
    assert lines[0] == "|  | `sigmoid` | `relu` |"
    assert {line.count("|") for line in lines[:-2]} == {4}
    code, out, _ = run(capsys, "compare", "relu", "torch.nn.ELU", "--json")
    assert code == 0
    assert [f["name"] for f in json.loads(out)["functions"]] == ["relu", "elu"]
    assert run(capsys, "compare", "relu", "--markdown")[1].startswith("|  | `relu` |\n| --- | --- |")


# Cost


def test_cost_is_quick_plausible_and_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    cost.facts(actfn.relu, seconds=0.02)
    start = time.thread_time()
    made = cost.facts(actfn.tanh)
    assert time.thread_time() - start < 1  # a tenth of it
    for fact in made.values():
        assert fact.how == "measured"
        assert 0 < fact.value["nanoseconds"] < 1000
        assert "float32" in fact.note
        assert actfn.compute.chosen() in fact.note
    assert made["cost_value"].value["relative_to_relu"] > 1
    assert "cost_value" not in actfn.elu.facts
    assert "× ReLU's" in run(capsys, "explain", "elu", "--cost")[1]


# Advice


def advised(goal: str, **functions: Any) -> dict[str, str]:
    return {v.label: v.verdict for v in advice.advise(goal, [(actfn.registry[n], f) for n, f in functions.items()])}


def test_advice_follows_from_the_facts() -> None:
    assert advised("binary-output", sigmoid=SIGMOID, relu=RELU, tanh=TANH) == {
        "sigmoid": "qualifies",
        "relu": "fails",
        "tanh": "fails",
    }
    # The same rule, another fact: nothing is said of a function by its name.
    assert advised("binary-output", sigmoid=TANH)["sigmoid"] == "fails"
    assert advised("no-dead-units", relu=RELU)["relu"] == "fails"
    assert advised("sparse", relu={"zeros": Fact([{"interval": ["-inf", 0.0]}], "proven")})["relu"] == "qualifies"
    assert advised("sparse", elu={"zeros": Fact([{"x": {"value": 0.0, "exact": "0"}}], "proven")})["elu"] == "fails"
    assert advised("binary-output", sigmoid={})["sigmoid"] == "open"
    assert advised("binary-output", sigmoid=SIGMOID | {"monotone": unknown("no time")})["sigmoid"] == "open"
    assert advised("binary-output", relu=RELU | {"monotone": unknown("no time")})["relu"] == "fails"


def test_advice_names_the_fact_that_speaks_against() -> None:
    verdicts = advice.advise("binary-output", [(actfn.relu, RELU), (actfn.sigmoid, SIGMOID), (actfn.tanh, {})])
    out = advice.text("binary-output", verdicts).replace("\u00a0", " ")
    assert max(map(len, out.splitlines())) <= 80
    assert re.search(r"fails\n  relu +range high is ∞ ∎; range low closed is yes ∎", out)
    assert re.search(r"not established\n  tanh +range low is not established", out)
    record = advice.record("binary-output", verdicts)
    json.dumps(record, allow_nan=False)
    assert [f["verdict"] for f in record["functions"]] == ["qualifies", "open", "fails"]


def test_where_facts_do_not_decide_it_points_to_choose() -> None:
    smooth = {"smoothness": Fact("Cinf", "proven"), "second_derivative": Fact("-2*tanh(x)*sech2(x)", "symbolic")}
    verdicts = advice.advise("pinn", [(actfn.tanh, smooth), (actfn.sigmoid, smooth)])
    command = advice.command("pinn", verdicts)
    assert command == "actfn choose YOUR.csv --target COLUMN --functions tanh sigmoid"
    assert command in advice.text("pinn", verdicts)
    pytest.importorskip("pandas", reason="choose needs the lab (extra: lab)")
    from actfn import cli

    for name, goal in GOALS.items():
        if goal.measure:
            words = f"choose {goal.measure} --functions relu elu".split()
            assert cli.parser_of(words).parse_args(words).verb == "choose", name


def test_it_points_to_choose_with_every_function_that_choose_finds_by_its_label() -> None:
    smooth = {"smoothness": Fact("Cinf", "proven"), "second_derivative": Fact("-2*tanh(x)*sech2(x)", "symbolic")}
    known = [actfn.tanh, actfn.get("mish"), actfn.get("swish(beta=2)")]
    own = actfn.define("mish", "x*tanh(x)")  # of the same name as a common formula, and another function
    verdicts = advice.advise("pinn", [(made, smooth) for made in (*known, own)])
    words = shlex.split(advice.command("pinn", verdicts).partition(" --functions ")[2])
    assert [actfn.get(word) for word in words] == known


def test_rules_are_sound_data() -> None:
    for goal in GOALS.values():
        assert goal.description.endswith(".")
        assert goal.needs
        for need in goal.needs:
            assert need.fact.split(".")[0] in ENTRIES, need
            assert need.relation in advice.RELATIONS, need
            assert re.search(r"\d{4}|docs/", need.source), need
            assert need.why
            assert len(advice.phrase(need)) < 60


@pytest.mark.parametrize(
    ("relation", "value", "wanted", "holds"),
    [
        ("is", "inf", INF, True),
        ("is", 0.0, 0, True),
        ("is", False, False, True),
        ("is", 0, False, False),
        ("is", "odd", "odd", True),
        ("is not", "0", "0", False),
        ("at least", "inf", 0, True),
        ("at most", 0.25, 1, True),
        ("at least as smooth as", "Cinf", "C2", True),
        ("at least as smooth as", "C1", "C2", False),
        ("at least as smooth as", "discontinuous", "C0", False),
        ("is finite", "-inf", None, False),
        ("is empty", [], None, True),
        ("is one of", "nondecreasing", RISING, True),
    ],
)
def test_relations(relation: str, value: Any, wanted: Any, holds: bool) -> None:
    assert advice.RELATIONS[relation](value, wanted) is holds


def test_the_advice_for_the_functions_here(capsys: pytest.CaptureFixture[str]) -> None:
    derived()

    known = {"relu", "leaky_relu", "elu", "sigmoid", "tanh"}  # what is advised of others follows from their facts

    def fit(goal: str) -> set[str]:
        made = json.loads(run(capsys, "explain", "--for", goal, "--json")[1], parse_constant=pytest.fail)
        assert {f["function"] for f in made["functions"]} == set(actfn.registry)
        # the variance of exp grows without bound from layer to layer, and nothing about its depth is established; of
        # waves, and of exponentials of exponentials, some facts about whole ranges are not
        undecided = {"exponential", "golu", "tanhexp", "gcu", "sine", "siren", "snake", "loglog", "cloglog", "pade"}
        assert {f["function"] for f in made["functions"] if f["verdict"] == "open"} <= undecided
        return {f["function"] for f in made["functions"] if f["verdict"] == "qualifies"} & known

    assert fit("binary-output") == {"sigmoid"}
    assert fit("rnn-state") == {"tanh"}
    assert fit("pinn") == {"sigmoid", "tanh"}
    assert fit("invertible") == {"leaky_relu"}
    assert fit("no-dead-units") == known - {"relu"}
    assert fit("low-precision") == known
    assert fit("deep-without-normalisation") == {"elu", "leaky_relu"}


# The command line


def test_a_formula_that_cannot_be_read_has_a_caret_under_the_place(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "explain", "x*tanhh(x)")
    assert (code, out) == (2, "")
    assert err.startswith("actfn: error: unknown name 'tanhh'; the nearest are: tanh")
    assert err.splitlines() == [
        err.splitlines()[0],
        "  x*tanhh(x)",
        "    ^",
    ]


@pytest.mark.long
def test_pages_are_written_and_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(capsys, "explain", "elu", "--html") == (0, "elu.html\n", "")
    assert run(capsys, "explain", "elu", "--alpha", "0.5", "--html", "half.html")[1] == "half.html\n"
    out = run(capsys, "explain", "--all", "--html", "pages")[1]
    names = [*actfn.registry, *(_slug(actfn.get(name)) for name in FORMULAS)]
    assert out.splitlines() == ["pages/index.html", *(f"pages/{name}.html" for name in names)]
    assert {p.name for p in Path("pages").iterdir()} == {"index.html", *(f"{name}.html" for name in names)}
    assert Path("elu.html").read_text(encoding="utf-8") != Path("half.html").read_text(encoding="utf-8")


def test_it_loads_nothing_heavy() -> None:
    program = (
        "import sys; from actfn.cli import main; code = main(['explain', 'elu']);"
        "print([n for n in ('sympy', 'scipy', 'torch', 'pandas', 'sklearn', 'rich') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_sayings_know_infinities() -> None:
    assert saying.number("inf") == "∞"
    assert saying.number(-INF) == "−∞"
    assert saying.interval(["-inf", "inf"]) == "(−∞, ∞)"


def test_what_a_newcomer_met(capsys: pytest.CaptureFixture[str]) -> None:
    derived()
    # V′ above 1: the variance 1 is kept by nothing beside it, and no deviation falls
    mish = actfn.define("own_mish", "x*tanh(log(1 + exp(x)))").facts
    assert mish["propagation_variance_slope"].value > 1
    assert "not a stable one" in mish["propagation_variance"].note
    assert mish["propagation_variance_depth"].how == "not established"
    assert "a stable fixed point" in actfn.tanh.facts["propagation_variance"].note
    # odd by algebra is zero-centred by algebra
    assert actfn.define("shrunk", "where(x > 1, x - 1, where(x < -1, x + 1, 0))").facts["zero_centred"].value is True
    # every fact asked for is shown, parameters stand with the name, what is none of a function is no open question
    code, out, _ = run(capsys, "compare", "elu(alpha=0.5)", "x*tanh(exp(x))", "--facts", "kinks,edge_of_chaos,known")
    assert code == 0
    assert "elu(alpha=0.5)" in out
    for heading in ("kinks", "edge of chaos", "equals"):
        assert re.search(rf"^{heading} ", out, re.MULTILINE)
    assert re.search(r"^equals +– +tanhexp", out, re.MULTILINE)
    assert "gelu " in run(capsys, "list", "--all")[1]
    assert run(capsys, "explain", "torch.nn.GELU")[1].startswith("gelu\n")
    assert actfn.elu.facts["lipschitz"].value["where"]
    assert "1, at [0, ∞)" in run(capsys, "explain", "elu")[1]
