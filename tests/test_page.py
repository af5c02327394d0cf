"""report.html: self-contained, well-formed, escaped, and complete."""

import math
import re
from html.parser import HTMLParser

import pytest

from actfn.choose.chart import log_ticks, mean_and_band, ticks
from actfn.choose.page import render

VOID = {"meta", "line", "circle", "polyline", "polygon", "br"}


def record(functions=("relu", "elu"), seeds=2, metric="accuracy", **changes):
    runs = [
        {"function": name, "seed": seed, "validation_loss": [2.0, 1.0, 0.5], "validation_score": [0.1, 0.7, 0.9]}
        for seed in range(seeds)
        for name in functions
    ]
    best, *others = functions
    row = {"mean": 0.9, "spread": 0.01 if seeds > 1 else None, "scores": [0.9] * seeds, "best_epoch": 2.0}
    pair = {"difference": 0.01, "low": -0.01, "high": 0.03, "p": 1.0, "detectable": False}
    return {
        "verdict": "No detectable difference.",
        "metric": metric,
        "level": 0.05,
        "complete_seeds": list(range(seeds)),
        "ranking": [row | {"function": name, "stopped_by_end": 1, "diverged": 0} for name in functions],
        "comparisons": [pair | {"better": best, "worse": other} for other in others] if seeds > 1 else [],
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
        "settings": {"seeds": seeds, "epochs": 2, "width": 64, "depth": 2, "learning_rate": 0.003, "batch": 32},
        "runs": runs,
        "versions": {"python": "3.11.0"},
        "machine": "x86_64",
        "command": "actfn choose table.csv --target y",
    } | changes


class Checker(HTMLParser):
    """Every element is closed in order; the text and the attributes are kept."""

    def __init__(self, text):
        super().__init__()
        self.open, self.texts, self.attributes, self.tags = [], [], [], []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)


@pytest.mark.parametrize(
    "content",
    [
        record(),
        record(seeds=1),
        record(functions=("relu",)),
        record(metric="R²"),
        record(functions=[f"f{i}" for i in range(50)]),
        record(complete_seeds=[0]),
        record(runs=[{"function": "relu", "seed": 0, "validation_loss": [None], "validation_score": [0.1]}]),
    ],
    ids=["plain", "one seed", "one function", "regression", "fifty functions", "interrupted", "diverged at once"],
)
def test_well_formed_and_self_contained(content):
    text = render(content)
    checked = Checker(text)
    assert not {"script", "link", "img", "iframe"} & set(checked.tags)
    assert not [value for key, value in checked.attributes if key in ("src", "href")]
    assert not re.search(r"https?:|url\(|@import|nan|None|inf\b", text)
    assert "prefers-color-scheme: dark" in text
    assert "viewport" in text


def test_the_verdict_comes_first_and_all_parts_follow():
    words = " ".join(Checker(render(record())).texts)
    order = ["No detectable difference.", "Ranking", "relu against", "Learning curves", "The data", "How", "To repeat"]
    assert [words.index(part) for part in order] == sorted(words.index(part) for part in order)
    for fact in ("64 train", "rows left out: 3", "1 numeric, 1 text", "no: 50", "actfn choose table.csv", "3.11.0"):
        assert fact in words


def test_two_panels_for_each_function():
    assert Checker(render(record(functions=("a", "b", "c")))).tags.count("figure") == 6


def test_names_from_the_data_are_text_and_nothing_else():
    evil = "<script>alert(1)</script>&'\""
    content = record(functions=(evil, "b"), verdict=evil, command=evil)
    content["data"] |= {"name": evil, "target": evil, "notes": [evil], "target_summary": {evil: 1}}
    checked = Checker(render(content))
    assert "script" not in checked.tags
    assert checked.texts.count(evil) >= 5


def test_ticks_are_round_and_inside():
    assert ticks(0, 1) == [0, 0.2, 0.4, 0.6, 0.8, 1.0]
    assert ticks(0.951, 0.983, 4) == [0.96, 0.97, 0.98]
    assert ticks(3, 3) == [3]
    assert log_ticks(0.04, 2.5) == pytest.approx([0.05, 0.1, 0.2, 0.5, 1, 2])
    assert log_ticks(1e-6, 1e3) == pytest.approx([10.0**k for k in range(-6, 4)])


def test_curves_of_unequal_length():
    mean, low, high = mean_and_band([[1.0, 2.0, 3.0], [3.0, 4.0]])
    assert (mean, low, high) == ([2.0, 3.0, 3.0], [1.0, 2.0, 3.0], [3.0, 4.0, 3.0])
    assert not math.isnan(mean[-1])
