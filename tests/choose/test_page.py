"""The page report.html is self-contained, well-formed, escaped, and complete."""

import argparse
import itertools
import re
import shutil
import subprocess

import pytest
from markup import Markup

from actfn.choose.command import add_arguments, tables
from actfn.choose.figures import gradients, saturation, variance
from actfn.choose.page import render
from actfn.choose.question import Result
from actfn.output.axis import Axis, log_ticks, ticks
from actfn.output.chart import Line, Point, panel, scatter

LAYER = {"units": 64, "dead": 0.1, "saturated": 0.2, "flat": 0.3, "gradient": 0.01, "variance": 1.0}


def group(depth, functions, cells, metric):
    curve = {"mean": [2.0, 1.0, 0.5], "low": [1.5, 0.9, 0.4], "high": [2.5, 1.1, 0.6]}
    layers = [LAYER | {"gradient": 0.01 * (i + 1), "variance": 0.5**i} for i in range(depth or 2)]
    shares = [{"epoch": epoch, "dead": 0.05 * epoch, "saturated": 0.1 * epoch} for epoch in (0, 1, 2)]
    over_time = [at | {"layers": layers} for at in shares]
    row = {
        "mean": 0.9,
        "spread": 0.01 if cells > 1 else None,
        "scores": [0.9] * cells,
        "best_probability": 0.5 if cells > 1 else None,
        "rates": {"0.001": cells, "0.01": 0},
        "best_epoch": 2.0,
        "at_last_epoch": 1,
        "diverged": 0,
        "dead": 0.1,
        "saturated": 0.2,
    }
    return {
        "name": f"{depth} hidden layers" if depth else "",
        "depth": depth,
        "ranking": [row | {"function": name} for name in functions],
        "curves": {name: {"validation_loss": curve, "validation_score": curve} for name in functions},
        "health": {name: {"over_time": over_time, "start": layers, "kept": layers} for name in functions},
    }


def record(functions=("relu", "elu"), cells=2, metric="accuracy", depths=(2, 8), **changes):
    best, *others = functions
    groups = [group(depth, functions, cells, metric) for depth in depths]
    pair = {"difference": 0.01, "low": -0.01, "high": 0.03, "p": 1.0, "detectable": False}
    pair |= {"above": 0.4, "equal": 0.5, "below": 0.1, "better": best}
    return {
        "verdict": "No detectable difference.",
        "metric": metric,
        "rope": 0.01,
        "level": 0.05,
        "chosen": groups[0]["name"],
        "groups": groups,
        "comparisons": [pair | {"group": g["name"], "worse": o} for g in groups for o in others] if cells > 1 else [],
        "baseline": {"name": "gradient-boosted trees", "mean": 0.9, "spread": None, "scores": [0.9] * cells},
        "constant": {"name": "most frequent class", "mean": 0.5, "spread": None, "scores": [0.5] * cells},
        "cells": [{"seed": 0, "fold": fold} for fold in range(cells)],
        "cells_planned": cells,
        "failures": {},
        "data": {
            "name": "table",
            "rows": 100,
            "parts": {"train": 64, "validation": 16, "test": 20},
            "columns": {"a": "number", "b": "text"},
            "target": "y",
            "task": "regression" if metric == "R²" else "binary",
            "target_summary": {"no": 50, "yes": 50},
            "notes": ["rows left out: 3"],
            "sha256": "0" * 64,
        },
        "experiment": {
            "model": None if depths[0] else "net:make",
            "replaced": [],
            "left": [],
            "unchanged": None,
            "notes": [] if depths[0] else ["replaced in net:make: act (relu)"],
            "init": "gain",
            "rates": [0.001, 0.01],
            "depths": list(depths),
            "folds": 5,
            "seeds": 3,
            "epochs": 2,
            "patience": 2,
            "width": 64,
            "batch": 32,
        },
        "versions": {"python": "3.11.0", "torch": None},
        "machine": "x86_64",
        "times": {"step_microseconds": {g["name"]: dict.fromkeys(functions, 20.0) for g in groups}},
        "command": "actfn choose table.csv --target y",
    } | changes


def diverged():
    made = record()
    made["groups"][0]["curves"]["relu"]["validation_loss"] = {k: [None] * 3 for k in ("mean", "low", "high")}
    nothing = [LAYER | dict.fromkeys(("flat", "gradient", "variance"))] * 2
    health = {"over_time": [{"epoch": 0, "dead": 0.0, "saturated": 0.0, "layers": nothing}]}
    made["groups"][0]["health"]["relu"] = health | {"start": nothing, "kept": nothing}
    return made


@pytest.mark.parametrize(
    "content",
    [
        record(),
        record(cells=1),
        record(functions=("relu",)),
        record(metric="R²"),
        record(functions=[f"f{i}" for i in range(50)]),
        record(depths=(None,)),
        record(depths=(1,)),
        record(cells_planned=9, baseline=None),
        record(failures={"tanh": "raised RuntimeError"}),
        diverged(),
    ],
    ids=["plain", "one cell", "one function", "regression", "fifty functions", "own network", "one layer",
         "interrupted", "a failure", "diverged at once"],
)  # fmt: skip
def test_well_formed_and_self_contained(content):
    text = render(content)
    checked = Markup(text)
    assert not {"script", "link", "img", "iframe"} & set(checked.tags)
    assert not [value for key, value in checked.attributes if key in ("src", "href")]
    assert not re.search(r"https?:|url\(|@import|nan|None|inf\b", text)
    assert "prefers-color-scheme: dark" in text
    assert "viewport" in text


def test_the_verdict_comes_first_and_all_parts_follow():
    words = " ".join(Markup(render(record())).texts)
    order = ["No detectable difference.", "Test accuracy, 2 hidden", "relu leads", "Test accuracy, 8 hidden",
             "Learning curves", "Health", "Saturated units by layer", "Variance", "Gradient flow",
             "Cost", "The data", "How", "To repeat"]  # fmt: skip
    assert [words.index(part) for part in order] == sorted(words.index(part) for part in order)
    facts = ["64 train", "rows left out: 3", "1 number, 1 text", "no: 50", "actfn choose table.csv", "3.11.0",
             "gradient-boosted trees", "most frequent class", "P(best)", "logistic loss", "Nadeau and Bengio",
             "±0.01"]  # fmt: skip
    assert [fact for fact in facts if fact not in words] == []


def test_what_is_no_network_has_a_row_in_each_group():
    text = render(record(baseline=None))
    assert text.count("<td class='name'><em>most frequent class</em></td>") == 2
    assert "<td class='name'><em>gradient-boosted trees</em></td>" not in text


@pytest.mark.parametrize(("constant", "drawn"), [(0.5, False), (0.9, True)])
def test_a_constant_far_below_does_not_press_the_others_together(constant, drawn):
    content = record(depths=(2,), baseline=None)
    for row, score in zip(content["groups"][0]["ranking"], (0.95, 0.85), strict=True):
        row |= {"mean": score, "scores": [score, score], "spread": 0.0}
    content["constant"] |= {"mean": constant, "scores": [constant, constant]}
    table = re.split(r"</?table>", render(content))[1]
    at = [float(cx) for cx in re.findall(r'class="dot" cx="([\d.]+)%"', table)]
    assert at == [96, 96, 4, 4, *([50, 50] if drawn else [])]
    assert f"{constant:.3f} ± " not in table
    assert f"{constant:.3f}" in table


@pytest.mark.skipif(not shutil.which("chromium"), reason="needs a browser")
@pytest.mark.parametrize("narrow", [True, False])
def test_no_page_is_wider_than_a_telephone(tmp_path, narrow):
    content = record(functions=("leaky_relu", "sigmoid"))
    for c in content["comparisons"]:
        c |= {"detectable": True, "p": 1.2e-05, "difference": -0.123}
    page = render(content)
    # The negative control is the page without the rules for narrow ones.
    (tmp_path / "page.html").write_text(
        page if narrow else page.replace("(max-width:", "(min-height: 9999px) and (max-width:")
    )
    measure = "document.title=[...document.querySelectorAll('iframe')].map(f=>f.contentDocument.body.scrollWidth)"
    frames = "".join(f"<iframe src='page.html' style='width:{width}px;border:0'></iframe>" for width in (390, 375, 360))
    (tmp_path / "frames.html").write_text(f"{frames}<script>onload=()=>{{{measure}}}</script>")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
               "--disable-background-networking", "--disable-component-update", "--disable-sync", "--dump-dom",
               "--allow-file-access-from-files", f"--user-data-dir={tmp_path / 'profile'}"]  # fmt: skip
    command = ["chromium", *options, (tmp_path / "frames.html").as_uri()]
    made = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    (widths,) = re.findall(r"<title>(.*)</title>", made)
    assert (widths == "390,375,360") == narrow, widths


def test_terminal_help_and_page_have_the_same_words_for_the_same_things():
    content = record()
    terminal, page = tables(Result("", [], content)), " ".join(Markup(render(content)).texts)
    assert "1 of 2 networks still improving at the last epoch: try more --epochs" in terminal
    assert "4 were still improving at the last epoch: try more (--epochs)" in page
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    words = " ".join(parser.format_help().split())
    for name, text in (("terminal", terminal), ("page", page)):
        assert "P(best)" in text, name
    assert "(seed, fold)" in page
    assert not re.search(r"shuffling\b", page)
    assert "region of practical equivalence" in words
    assert re.search(r"--replace KIND .* such as relu", words)


def test_remarks_are_made_where_there_is_cause():
    plain = " ".join(Markup(render(record())).texts)
    assert "try rates beyond" in plain  # the least rate was always chosen
    assert "Of the 8 networks chosen, 4 were still improving at the last epoch: try more (--epochs)." in plain
    assert "was left out" not in plain
    content = record(failures={"tanh": "raised RuntimeError"}, cells_planned=9)
    for made in content["groups"]:
        for row in made["ranking"]:
            row |= {"rates": {"0.001": 1, "0.01": 1}, "diverged": 1}
    words = " ".join(Markup(render(content)).texts)
    assert "try rates beyond" not in words
    assert "tanh was left out: raised RuntimeError." in words
    assert "4 trials diverged" in words
    assert "So far 2 of 9." in words


def test_each_function_has_its_panels_in_each_group():
    tags = Markup(render(record(functions=("a", "b", "c")))).tags
    assert tags.count("figure") == 2 * (3 * 6 + 1)  # groups × (functions × figures and one of costs)
    assert tags.count("details") == 2 * 5


@pytest.mark.parametrize(("depths", "init"), [((2,), "gain"), ((None,), "gain"), ((None,), "own")])
def test_what_is_said_of_the_initial_weights_is_what_was_done(depths, init):
    content = record(depths=depths)
    content["experiment"] |= {"init": init}
    words = " ".join(Markup(render(content)).texts)
    assert ("scaled by the function's gain" in words) == (init == "gain")
    assert ("its weights its own, was trained" in words) == (init == "own")
    assert ("its weights drawn anew, was trained" in words) == (init == "gain" and depths == (None,))


def test_the_variance_is_drawn_for_each_layer_over_the_epochs():
    made = group(3, ["relu"], 2, "accuracy")
    over_time = made["health"]["relu"]["over_time"]
    assert variance(made).count("polyline") == 3
    for at in over_time:
        at["layers"] = [layer | {"variance": 10.0 ** -(i + at["epoch"])} for i, layer in enumerate(at["layers"])]
    drawn = {kind: points.split() for kind, points in re.findall(r'class="(\w+)" points="([^"]*)"', variance(made))}
    places = {kind: [float(p.split(",")[1]) for p in points] for kind, points in drawn.items()}
    # From 1 at the top to 10⁻⁴ at the bottom; the first layer dashed, the last on top, the one between in grey.
    assert places == {"other": [46.0, 84.0, 122.0], "dashed": [8.0, 46.0, 84.0], "own": [84.0, 122.0, 160.0]}


def test_saturation_and_gradients_are_drawn_by_layer_and_by_end():
    made = group(2, ["relu", "elu"], 2, "accuracy")
    for share, end in ((0.0, "start"), (0.8, "kept")):
        made["health"]["elu"][end] = [LAYER | {"saturated": share, "gradient": 1.0}] * 2
    drawn = saturation(made).split("<figure>")[2]
    assert 'class="own" points="46.0,160.0 312.0,160.0"' in drawn
    assert 'class="dashed" points="46.0,8.0 312.0,8.0"' in drawn
    assert 'class="own" points="46.0,8.0 312.0,8.0"' in gradients(made).split("<figure>")[2]
    assert saturation(group(1, ["relu"], 2, "accuracy")) == ""


def test_names_from_the_data_are_text_and_nothing_else():
    evil = "<script>alert(1)</script>&'\""
    content = record(functions=(evil, "b"), verdict=evil, command=evil)
    content["experiment"]["notes"] = [evil]
    content["data"] |= {"name": evil, "target": evil, "notes": [evil], "target_summary": {evil: 1}}
    checked = Markup(render(content))
    assert "script" not in checked.tags
    assert checked.texts.count(evil) >= 5


def test_ticks_are_round_and_inside():
    assert ticks(0, 1) == [0, 0.2, 0.4, 0.6, 0.8, 1.0]
    assert ticks(0.951, 0.983, 4) == [0.96, 0.97, 0.98]
    assert ticks(3, 3) == [3]
    assert log_ticks(0.04, 2.5) == pytest.approx([0.05, 0.1, 0.2, 0.5, 1, 2])
    assert log_ticks(1e-6, 1e3) == pytest.approx([10.0**k for k in range(-6, 4, 2)])


def test_an_axis_of_less_than_a_power_of_ten_has_marks():
    assert log_ticks(0.559, 0.869) == pytest.approx([0.6, 0.7, 0.8])
    assert len(log_ticks(1e-300, 1.0)) <= 6


def test_points_lie_where_the_axes_say():
    line = Line("own", [0, 1, 2], [1, 10, 100], [1, 1, 1], [100, 100, 100])
    drawn = panel("t", [line], Axis(0, 2), Axis(1, 100, log=True))
    (points,) = re.findall(r'polyline class="own" points="([^"]*)"', drawn)
    places = [tuple(map(float, pair.split(","))) for pair in points.split()]
    assert places == [(46, 160), (179, 84), (312, 8)]
    assert drawn.count("polygon") == 1
    assert 'y1="84"' in drawn  # the rule of 10


def test_what_lies_far_outside_is_drawn_just_outside():
    line = Line("own", [0, 1], [0.5, 1e30])
    (points,) = re.findall(r'points="([^"]*)"', panel("t", [line], Axis(0, 1), Axis(0, 1)))
    assert all(abs(float(number)) < 1000 for pair in points.split() for number in pair.split(","))


@pytest.mark.parametrize("scores", [[0.9] * 4, [0.1] * 4, [0.02, 0.5, 0.52, 0.99], [i / 40 for i in range(40)]])
def test_each_name_of_a_scatter_is_legible_and_tied_to_its_point(scores):
    points = [Point(20 + i, score, 0.0, 1.0, f"name{i}") for i, score in enumerate(scores)]
    drawn = scatter("t", points, Axis(0, 100), Axis(0, 1))
    names = [(float(y), name) for y, name in re.findall(r'y="([\d.]+)" text-anchor="start">(name\d+)<', drawn)]
    heights = [y for y, _ in names]
    assert min(b - a for a, b in itertools.pairwise(heights)) >= 12
    assert heights[0] > 8
    (bottom,) = re.findall(r'viewBox="0 0 320 (\d+)"', drawn)
    assert heights[-1] < float(bottom)
    assert len(scores) > 12 or heights[-1] <= 164  # within the frame, where there is room
    # From each point a line to its own name, the same height above; as the points are sorted, no two names swap.
    lines = re.findall(r'class="leader" x1="([\d.]+)" x2="[\d.]+" y1="([\d.]+)" y2="([\d.]+)"', drawn)
    dots = re.findall(r'class="dot" cx="([\d.]+)" cy="([\d.]+)"', drawn)
    assert [line[:2] for line in lines] == dots
    assert [float(line[2]) for line in lines] == pytest.approx([y - 4 for y in heights], abs=0.11)
    expected = sorted(points, key=lambda p: -p.y)
    assert [name for _, name in names] == [p.name for p in expected]
    assert [float(at) for at, _ in dots] == pytest.approx([46 + 154 * p.x / 100 for p in expected], abs=0.06)


def test_a_name_too_long_for_a_scatter_is_cut_and_kept_in_full_beside():
    drawn = scatter("t", [Point(1, 1, 1, 1, "leaky_relu(negative_slope=0.1)")], Axis(0, 2), Axis(0, 2))
    assert ">leaky_relu(nega…<title>leaky_relu(negative_slope=0.1)</title></text>" in drawn
