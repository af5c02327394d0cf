"""The page of a function in a real browser: it draws the right curves, the sliders move them, nothing is missing."""

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from browser import CHROMIUM, Browser, browser
from markup import Markup

import actfn
from actfn.activation.record import Activation
from actfn.analysis.fact import Fact, unknown
from actfn.explain.show import page as pages
from actfn.explain.show.index import Page, index
from actfn.explain.show.page import page
from actfn.explain.show.sections import grouped
from actfn.explain.show.snippets import snippets

needs_browser = pytest.mark.skipif(not CHROMIUM, reason="needs a browser: chromium")
DEPTH = {
    "depth": [1, 2, 3, 4, 5],
    "sigma_w": [0.5, 1.0, 2.0],
    "variance": [[4.0**-i for i in range(5)], [1.0] * 5, [4.0**i if i < 4 else None for i in range(5)]],
    "gradient": [[1e-3**i for i in range(5)], [1.0] * 5, [10.0**i for i in range(5)]],
    "chosen": 1,
}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Start one browser for all tests of this file."""
    with browser() as made:
        yield made


def shown(chromium: Browser, tmp_path: Path, made: str, fragment: str = "", width: int = 1000) -> Browser:
    """The browser with the page open, which has said nothing against it."""
    file = tmp_path / "page.html"
    file.write_text(made, encoding="utf-8")
    chromium.errors.clear()
    chromium.requests.clear()
    chromium.look(width)
    chromium.open(file.as_uri() + fragment)
    assert chromium.errors == []
    asked = {address.partition("#")[0] for address in chromium.requests if not address.startswith("data:")}
    assert asked <= {file.as_uri(), "about:blank"}
    return chromium


def drawn(chromium: Browser, kind: str, node: str = "curves") -> list[tuple[float, float]]:
    """The points of a curve in the units of the axes, told from the numbers that stand at these."""
    svg = ET.fromstring(
        chromium.value(f"new XMLSerializer().serializeToString(document.querySelector('#{node} > svg'))")
    )
    space = "{http://www.w3.org/2000/svg}"
    texts = [(t.get("text-anchor"), float(t.get("x", "")), float(t.get("y", "")), t) for t in svg.iter(f"{space}text")]

    def scale(marks: list[tuple[float, float]]) -> Any:
        (a, first), (b, last) = marks[0], marks[-1]
        return lambda at: first + (at - a) / (b - a) * (last - first)

    def value(text: Any) -> float:
        exponent = text.find(f"{space}tspan")
        said = (text.text if exponent is None else exponent.text).replace("−", "-")
        return float(said) if exponent is not None or node == "curves" or text.get("text-anchor") == "middle" else 0.0

    across = scale([(x, value(t)) for anchor, x, _, t in texts if anchor == "middle"])
    up = scale([(y - 4, value(t)) for anchor, _, y, t in texts if anchor == "end"])
    lines = [line for line in svg.iter(f"{space}polyline") if line.get("class") == kind]
    pairs = [pair.split(",") for line in lines for pair in line.get("points", "").split()]
    return [(across(float(x)), up(float(y))) for x, y in pairs]


def close(points: list[tuple[float, float]], f: Any, within: float, jumps: Sequence[float] = (0.0,)) -> bool:
    """Whether the points lie on a function, those beside a jump aside."""
    off = [abs(y - float(f(x))) > within for x, y in points if all(abs(x - at) > 0.1 for at in jumps)]
    return len(off) > 100 and not any(off)


# In the browser


@needs_browser
def test_the_curves_are_those_of_the_function(chromium: Browser, tmp_path: Path, activation: Activation) -> None:
    if activation.name == "siren":
        pytest.skip("its waves are narrower than the digits of a drawing tell")
    seen = shown(chromium, tmp_path, page(activation, activation.facts))
    kinks = [float(kink["at"]["value"]) for kink in activation.facts["kinks"].value]
    step = 1e-5
    jumps = [at for at in kinks if abs(float(activation(at + step)) - float(activation(at - step))) > 0.02]
    shown_values = [abs(y) for _, y in drawn(seen, "own")]
    within = 0.02 * max(1.0, max(shown_values) / 10)  # a pixel is more where a curve rises as exp does
    assert close(drawn(seen, "own"), activation, within, jumps)
    assert close(drawn(seen, "dashed"), activation.grad, within, kinks)
    assert close(
        drawn(seen, "second"),
        lambda x: (activation.grad(x + step) - activation.grad(x - step)) / (2 * step),
        within,
        kinks,
    )
    assert not close(drawn(seen, "own"), lambda x: activation(x) + 2.5 * within, within, jumps)  # the negative control
    for at in (-20.0, -3.3, -0.1, 0.4, 7.7):
        found = seen.value(f"functions.map(f => f({at}, values()))")
        assert found[:2] == pytest.approx([float(activation(at)), float(activation.grad(at))], rel=1e-13)


@needs_browser
def test_the_sliders_move_the_curves(chromium: Browser, tmp_path: Path) -> None:
    seen = shown(chromium, tmp_path, page(actfn.elu, actfn.elu.facts))
    before = drawn(seen, "own")
    assert before[0] == pytest.approx((-8, -1), abs=0.02)
    # By the keyboard: ten steps up.
    seen.value("document.getElementById('parameter-0').focus()")
    for _ in range(10):
        seen.key("ArrowRight", 39)
    alpha = float(seen.value("document.getElementById('parameter-0').value"))
    assert alpha > 1.05
    assert close(drawn(seen, "own"), lambda x: actfn.elu(x, alpha), 0.02)
    assert not close(drawn(seen, "own"), actfn.elu, 0.02)
    # By the mouse: dragged to the left end, a negative alpha.
    left, top, width, height = seen.box("#parameter-0")
    share = (alpha + 1) / 4
    grip, middle = left + 8 + share * (width - 16), top + height / 2
    seen.mouse("moved", grip, middle)
    seen.mouse("pressed", grip, middle)
    for x in (left + width / 4, left + 1):
        seen.mouse("moved", x, middle)
    seen.mouse("released", left + 1, middle)
    assert seen.value("document.getElementById('parameter-0').value") == "-1"
    assert close(drawn(seen, "own"), lambda x: actfn.elu(x, -1.0), 0.02)
    # At 0 nothing is left of the function below zero, which is then dead.
    slider = "document.getElementById('parameter-0')"
    seen.value(f"{slider}.value = '0'; {slider}.dispatchEvent(new Event('input', {{bubbles: true}}))")
    assert seen.value("document.querySelector('#parameter-0 + output').textContent") == "0"
    assert close(drawn(seen, "own"), actfn.relu, 0.02)
    assert seen.value("document.getElementById('dead').textContent") == "x < 0"
    assert seen.value("document.querySelectorAll('#curves rect.dead').length") == 1
    # The range of x.
    left, top, width, height = seen.box("#reach")
    seen.click(left + width - 4, top + height / 2)
    assert drawn(seen, "own")[0][0] == pytest.approx(-20, abs=0.1)
    assert seen.errors == []


@needs_browser
def test_the_address_sets_the_sliders(chromium: Browser, tmp_path: Path) -> None:
    seen = shown(chromium, tmp_path, page(actfn.leaky_relu, {}), "#negative_slope=0.5&reach=4&x=-2")
    assert close(drawn(seen, "own"), lambda x: actfn.leaky_relu(x, 0.5), 0.02)
    assert drawn(seen, "own")[0][0] == pytest.approx(-4, abs=0.02)
    assert seen.value("document.getElementById('read').textContent") == "x = −2,  f = −1,  f′ = 0.5,  f″ = 0"


@needs_browser
def test_what_saturates_and_what_is_dead_is_shaded_and_said(chromium: Browser, tmp_path: Path) -> None:
    def said(activation: Activation) -> tuple[str, str]:
        seen = shown(chromium, tmp_path, page(activation, {}))
        saturated, dead = (
            seen.value(f"document.getElementById('{kind}').textContent") for kind in ("saturated", "dead")
        )
        return saturated, dead

    end = math.log(1e-3)
    assert said(actfn.elu) == (f"x < {end:.4g}".replace("-", "−"), "nowhere here")
    assert said(actfn.sigmoid) == ("x < −6.906, x > 6.906", "nowhere here")
    assert said(actfn.tanh) == ("x < −4.147, x > 4.147", "nowhere here")
    assert said(actfn.relu) == ("nowhere here", "x < 0")
    rects = chromium.value("[...document.querySelectorAll('#curves rect.dead')].map(r => [r.x, r.width])")
    assert len(rects) == 1
    # f′(−1.5) = 0 at a minimum, where a sample lies: a turning point is no dead unit.
    assert said(actfn.define("hard_swish", "x*clip(x+3,0,6)/6")) == ("nowhere here", "x < −3")


@needs_browser
def test_pointing_reads_values(chromium: Browser, tmp_path: Path) -> None:
    seen = shown(chromium, tmp_path, page(actfn.tanh, {}))
    left, top, width, height = seen.box("#curves > svg")
    seen.mouse("moved", left + width * 0.75, top + height / 2)
    said = seen.value("document.getElementById('read').textContent")
    x, f, slope, _ = (float(v.replace("−", "-")) for v in re.findall(r"= ([−\d.e]+)", said))
    assert f == pytest.approx(math.tanh(x), rel=1e-3)
    assert slope == pytest.approx(1 - math.tanh(x) ** 2, rel=1e-3)
    assert seen.value("document.querySelector('#curves .cursor').getAttribute('visibility')") == "visible"


@needs_browser
def test_the_depth_and_weights_sliders_move_the_plot(chromium: Browser, tmp_path: Path) -> None:
    seen = shown(chromium, tmp_path, page(actfn.relu, {}, depth=DEPTH))
    assert [y for _, y in drawn(seen, "own", "propagation")] == pytest.approx([0] * 5, abs=0.02)
    seen.value("document.getElementById('weights').focus()")
    seen.key("ArrowLeft", 37)
    points = drawn(seen, "own", "propagation")
    assert [x for x, _ in points] == pytest.approx([1, 2, 3, 4, 5], abs=0.02)
    assert [y for _, y in points] == pytest.approx([i * math.log10(0.25) for i in range(5)], abs=0.05)
    assert [y for _, y in drawn(seen, "dashed", "propagation")] == pytest.approx([0, -3, -6, -9, -12], abs=0.1)
    read = "document.getElementById('read-depth').textContent"
    assert seen.value(read) == "After 5 layers at σ_w = 0.5: variance 0.003906, gradient 1e−12."
    seen.value("document.getElementById('depth').focus()")
    for _ in range(2):
        seen.key("ArrowLeft", 37)
    assert len(drawn(seen, "own", "propagation")) == 3
    assert seen.value(read) == "After 3 layers at σ_w = 0.5: variance 0.0625, gradient 0.000001."
    shown(chromium, tmp_path, page(actfn.relu, {}, depth=DEPTH), "#weights=2")  # where it overflows the line ends
    assert len(drawn(chromium, "own", "propagation")) == 4
    assert chromium.value(read) == "After 5 layers at σ_w = 2: variance ∞, gradient 10000."


@needs_browser
def test_a_page_without_facts_is_a_page(chromium: Browser, tmp_path: Path) -> None:
    seen = shown(chromium, tmp_path, page(actfn.sigmoid, {}))
    assert seen.value("document.getElementById('propagation')") is None
    assert seen.value("document.querySelectorAll('math').length") == 3


@needs_browser
def test_formulas_are_typeset(chromium: Browser, tmp_path: Path) -> None:
    seen = shown(chromium, tmp_path, page(actfn.sigmoid, {"antiderivative": Fact("log(1 + exp(x))", "symbolic")}))
    assert seen.value("document.querySelectorAll('math').length") == 4
    # Above and below the line of a fraction, and a power higher than its base.
    above, below = (
        seen.value(f"document.querySelector('mfrac > :nth-child({n})').getBoundingClientRect().top") for n in (1, 2)
    )
    assert below > above + 5
    base, power = (
        seen.value(f"document.querySelector('msup > :nth-child({n})').getBoundingClientRect().bottom") for n in (1, 2)
    )
    assert power < base


@needs_browser
@pytest.mark.parametrize("width", [1200, 390, 360])
@pytest.mark.parametrize("dark", [False, True])
def test_no_page_is_wider_than_its_window(chromium: Browser, tmp_path: Path, width: int, dark: bool) -> None:
    facts = actfn.leaky_relu.facts | {
        "zeros": unknown("infinitely many " * 20),
        "square": Fact(0.5, "numerical", "n" * 90),
    }
    listed = [Page(made, made.facts, f"{name}.html") for name, made in actfn.registry.items()]
    for made in (page(actfn.leaky_relu, facts, depth=DEPTH, up="index.html"), index(listed)):
        seen = shown(chromium, tmp_path, made, width=width)
        seen.look(width, dark=dark)
        assert seen.value("document.documentElement.scrollWidth") <= width
        ink, paper = (seen.value(f"getComputedStyle(document.body).{name}") for name in ("color", "backgroundColor"))
        assert (sum(map(int, re.findall(r"\d+", ink)[:3])) > sum(map(int, re.findall(r"\d+", paper)[:3]))) == dark
    wide = page(actfn.leaky_relu, facts).replace(
        "<body>", "<body><div style='width:1300px'>x</div>"
    )  # the negative control
    assert shown(chromium, tmp_path, wide, width=width).value("document.documentElement.scrollWidth") > width


@needs_browser
def test_an_error_on_a_page_is_seen(chromium: Browser, tmp_path: Path) -> None:
    """The negative controls of `shown`."""
    for broken in ("<script>console.error('no')</script>", "<script>nothing()</script>", "<img src='missing.png'>"):
        with pytest.raises(AssertionError):
            shown(chromium, tmp_path, page(actfn.relu, {}) + broken)


# Without a browser


def test_a_page_is_whole_and_needs_nothing_else(activation: Activation) -> None:
    checked = Markup(page(activation, activation.facts, depth=DEPTH, up="index.html"))
    assert [v for k, v in checked.attributes if k in ("src", "href")] == ["index.html"]
    assert not {"link", "img", "iframe", "object"} & set(checked.tags)
    assert "http" not in re.sub(r"http://www.w3.org/2000/svg", "", page(activation, {}))
    badges = [v for k, v in checked.attributes if k == "class" and (v or "").startswith("badge")]
    assert len(badges) == sum(map(len, grouped(activation.facts).values()))


def test_each_fact_says_how_it_was_established() -> None:
    made = page(actfn.relu, {"zeros": Fact([], "proven", "all of them"), "range": unknown("no time")})
    assert "title='proven, by interval arithmetic'>proven</span>" in made
    assert "all of them" in made
    assert "<span class='badge not-established' title='not established'>open</span>" in made
    assert "not established: no time" in made


def test_text_from_elsewhere_is_text_and_nothing_else() -> None:
    evil = "<script>alert(1)</script>&'\""
    made = page(actfn.elu, {"paper": Fact(evil, "declared", evil), "names": Fact({evil: {}}, "declared")}, up=evil)
    checked = Markup(made)
    assert checked.tags.count("script") == 2
    assert checked.texts.count(evil) == 2  # the paper's value and the name


@pytest.mark.parametrize(
    ("value", "domain", "expected"),
    [
        (1.0, (0, 1e10), (0, 3)),
        (0.01, (-math.inf, math.inf), (-0.99, 1.01)),
        (2.0, (0.5, math.inf), (0.5, 6)),
        (0.5, (0, 0.9), (0, 0.9)),
        (-1.0, (-math.inf, math.inf), (-3, 1)),
        (1000.0, (0, math.inf), (0, 3000)),
    ],
)
def test_a_slider_stays_inside_the_domain(value: float, domain: tuple[float, float], expected: Any) -> None:
    low, high = pages.slider(value, domain)
    assert (low, high) == pytest.approx(expected)
    assert domain[0] <= low <= value <= high <= domain[1]


def test_the_index_links_to_every_page_and_shows_its_curve() -> None:
    listed = [Page(made, made.facts, f"{name}.html") for name, made in actfn.registry.items()]
    checked = Markup(index(listed))
    assert [v for k, v in checked.attributes if k == "href"] == [one.file for one in listed]
    assert checked.tags.count("svg") == len(listed)
    assert checked.tags.count("polyline") >= 2 * len(listed)
    assert len(index(listed)) < 6_000 * len(listed)


# Code to use it


def test_the_code_for_numpy_and_torch_computes_the_same() -> None:
    torch = pytest.importorskip("torch", reason="needs PyTorch (extra: lab)")
    x = torch.linspace(-3, 3, 13, dtype=torch.float64)
    variants = [*actfn.registry.values(), actfn.get("keras.layers.LeakyReLU")]
    variants += [actfn.elu.with_defaults(alpha) for alpha in (0.5, 0.1234567890123)]  # no digit is lost
    for activation in variants:
        expected = torch.from_numpy(activation(x.numpy()))
        for title, text in snippets(activation)[:2]:
            lines = [line for line in text.splitlines() if line and ".grad" not in line and ".vjp" not in line]
            given: dict[str, Any] = {"x": x.numpy() if title.startswith("NumPy") else x}
            last = lines.pop() if not lines[-1].startswith(" ") else f"{activation.name}(x)"  # where it is defined
            exec("\n".join(lines), given)
            made = torch.as_tensor(eval(last, given)).to(expected.dtype)  # of two whole numbers a choice is whole
            absolute = 1e-15 if "torch.special.ndtr" in text else 0  # which is 0 where it should be small
            assert torch.allclose(made, expected, rtol=1e-14, atol=absolute), (title, text)


def test_the_code_names_other_defaults() -> None:
    said = dict(snippets(actfn.leaky_relu))
    remark = "# keras.activations.leaky_relu: by default negative_slope is 0.2 there, not 0.01"
    assert f"{remark}\nkeras.activations.leaky_relu(x, negative_slope=0.01)" in said["Keras"]
    assert said["JAX"].endswith("\njax.nn.leaky_relu(x)")
    assert (
        "actfn.leaky_relu(x, negative_slope=0.3)"
        in dict(snippets(actfn.leaky_relu.with_defaults(0.3)))["NumPy, with actfn"]
    )
