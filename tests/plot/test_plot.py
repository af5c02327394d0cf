"""Drawings: valid SVG, the right points in it, broken where a curve jumps, and characters where the curve is."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pytest

import actfn
from actfn import plot
from actfn.names import label
from actfn.plot.curves import _unbroken
from actfn.plot.drawing import DARK, LIGHT

SVG = "{http://www.w3.org/2000/svg}"


def test_svg_is_self_contained_and_labelled() -> None:
    drawing = plot.svg([actfn.relu, actfn.elu], grad=True)
    root = ET.fromstring(drawing)
    texts = [t.text for t in root.iter(SVG + "text")]
    assert {"relu", "elu", "relu′", "elu′"} <= set(texts)
    assert len([p for p in root.iter(SVG + "path") if "curve" in p.get("class", "")]) == 4
    assert len([p for p in root.iter(SVG + "path") if "grad" in p.get("class", "").split()]) == 2
    assert "prefers-color-scheme:dark" in drawing
    assert not re.search(r"href|url\(|@import|<script", drawing)
    assert "nan" not in drawing
    assert "inf" not in drawing


def test_points_are_where_the_function_is() -> None:
    """Read back from the drawing: the scale is found from two ticks, and the curve checked against exp."""
    root = ET.fromstring(plot.svg([actfn.sigmoid], low=-4, high=4))
    curve = next(p for p in root.iter(SVG + "path") if "curve" in p.get("class", ""))
    points = np.array([float(n) for n in re.findall(r"-?\d+\.\d+", curve.get("d", ""))]).reshape(-1, 2)
    ticks = {t.text: t for t in root.iter(SVG + "text") if t.text}
    x0, x1 = (float(ticks[k].get("x", "")) for k in ("−4", "4"))
    y0, y1 = (float(ticks[k].get("y", "")) - 4 for k in ("0.2", "0.8"))
    x = (points[:, 0] - x0) / (x1 - x0) * 8 - 4
    y = (points[:, 1] - y0) / (y1 - y0) * 0.6 + 0.2
    assert np.allclose(y, 1 / (1 + np.exp(-x)), atol=2e-3)


def test_a_jump_breaks_the_line_exactly_where_it_is() -> None:
    curve = plot.curves([actfn.relu], grad=True, low=-1, high=2)[1]
    gap = np.flatnonzero(np.isnan(curve.y))
    assert gap.size == 1
    assert 0 <= curve.x[gap[0] + 1] - curve.x[gap[0] - 1] < 1e-300
    assert (curve.y[gap[0] - 1], curve.y[gap[0] + 1]) == (0, 1)


def test_of_several_jumps_each_breaks_the_line() -> None:
    def steps(x: np.ndarray) -> np.ndarray:
        return np.floor(np.clip(x, -2, 2))

    x, y = _unbroken(steps, np.linspace(-3.03, 3.03, 801))
    assert x[np.isnan(y)] == pytest.approx([-1, 0, 1, 2])


def test_a_steep_curve_is_not_broken() -> None:
    assert np.isfinite(plot.curves([actfn.tanh], low=-1000, high=1000)[0].y).all()
    assert np.isfinite(plot.curves([actfn.elu], grad=True)[1].y).all()  # alpha = 1: no kink


def test_labels_do_not_overlap_and_name_other_defaults() -> None:
    everything = [*actfn.registry.values(), actfn.get("keras.layers.LeakyReLU")]
    root = ET.fromstring(plot.svg(everything, grad=True))
    places = sorted(float(t.get("y", "")) for t in root.iter(SVG + "text") if (t.get("class") or "").startswith("c"))
    assert len(places) == 2 * len(everything)
    assert np.diff(places).min() >= 14.9
    assert label(everything[-1]) == "leaky_relu(negative_slope=0.3)"
    assert label(actfn.leaky_relu) == "leaky_relu"


def test_colours_have_contrast() -> None:
    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for colours, paper in ((LIGHT, "#ffffff"), (DARK, "#14171a")):
        for colour in colours:
            bright, dim = sorted((luminance(colour), luminance(paper)), reverse=True)
            assert (bright + 0.05) / (dim + 0.05) > 3.5, colour


@pytest.mark.parametrize(("low", "high"), [(1, 1), (2, 1), (0, np.inf), (np.nan, 1), (-1.7e308, 1.7e308)])
def test_an_empty_range_is_refused(low: float, high: float) -> None:
    with pytest.raises(ValueError, match="allowed are two finite numbers"):
        plot.svg([actfn.relu], low=low, high=high)


def test_nothing_to_plot_is_refused() -> None:
    with pytest.raises(ValueError, match="name at least one"):
        plot.svg([])


@pytest.mark.parametrize(("low", "high"), [(-5, 5), (0.1, 0.10001), (-1e-300, 1e-300), (-1e300, 1e300), (7, 900)])
def test_any_range_can_be_drawn(low: float, high: float) -> None:
    for f in actfn.registry.values():
        ET.fromstring(plot.svg([f], grad=True, low=low, high=high))
        assert len(plot.text(f, low=low, high=high).splitlines()) == 14


@pytest.mark.parametrize("formula", ["x**1001", "exp(exp(exp(x)))", "-exp(exp(x**2))", "exp(x**2 + 1000)", "x**441"])
def test_what_overflows_is_drawn_as_far_as_it_is_finite(formula: str) -> None:
    f = actfn.define("f", formula)
    (curve,) = plot.curves([f])
    drawn = np.isfinite(curve.y)
    assert np.array_equal(drawn, np.abs(f(curve.x)) <= 1e300)
    assert not drawn.all()
    drawing = plot.svg([f], grad=True)
    ET.fromstring(drawing)
    assert not re.search(r"\b(nan|inf)\b", drawing)
    lines = plot.text(f).splitlines()
    assert len(lines) == 14
    assert any("⠀" < c <= "⣿" for line in lines for c in line) == drawn.any()
    json.loads(json.dumps(plot.record([curve]), allow_nan=False))


def test_text_shows_the_curve() -> None:
    drawn = plot.text(actfn.relu, 60, 12).splitlines()
    assert len(drawn) == 12
    assert max(map(len, drawn)) == 60
    assert drawn[0].startswith("5 ")
    assert drawn[-1].split() == ["−5", "0", "5"]
    dots = [[i for i, c in enumerate(line) if "⠀" < c <= "⣿"] for line in drawn[:-1]]
    assert all(len(row) <= 4 for row in dots[:-1])  # above zero a thin rising line
    assert [row[-1] for row in dots[:-1]] == sorted((row[-1] for row in dots[:-1]), reverse=True)
    assert len(dots[-1]) >= 28  # below zero a flat one


def test_save_writes_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "curves.svg"
    plot.save(target, "<svg/>")
    plot.save(target, "<svg></svg>")
    assert target.read_text() == "<svg></svg>"
    assert list(tmp_path.iterdir()) == [target]
    (tmp_path / "folder.svg").mkdir()
    with pytest.raises(ValueError, match=r"folder\.svg cannot be written"):
        plot.save(tmp_path / "folder.svg", "<svg/>")
    with pytest.raises(ValueError, match=r"allowed is: \.svg"):
        plot.save(tmp_path / "curves.png", "<svg/>")
    with pytest.raises(ValueError, match="cannot be written: No such file"):
        plot.save(tmp_path / "nowhere" / "curves.svg", "<svg/>")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["curves.svg", "folder.svg"]


def test_data_has_null_at_a_break() -> None:
    value, slope = plot.record(plot.curves([actfn.relu], grad=True))
    assert (value["derivative"], slope["derivative"]) == (False, True)
    assert slope["y"].count(None) == 1
    assert None not in value["y"]


@pytest.mark.parametrize(
    "formula", ["x**300", "exp(exp(exp(x)))", "max(x, 1e300)", "exp(1e4*x) - exp(-1e4*x)", "clip(x, 1e300, -1e300)"]
)
@pytest.mark.filterwarnings("error")
def test_values_that_are_infinite_or_huge_are_drawn_as_far_as_numbers_reach(formula: str) -> None:
    drawn = plot.text(formula)
    assert any("\u2800" < letter <= "\u28ff" for letter in drawn)  # dots
    for drawing in (drawn, plot.svg([formula], grad=True)):
        assert not re.search(r"\b(nan|inf)\b", drawing)
