"""Markup of pages and of drawings is written in one place each; every other file of the package calls it."""

import ast
import itertools
from pathlib import Path
from xml.etree import ElementTree

import pytest

import actfn
from actfn.output import svg
from actfn.output.axis import apart

SOURCES = Path(actfn.__file__).parent
HOMES = {
    "page.py": ("<!doctype", "<html"),
    "svg.py": ("<svg", "<line", "<polyline", "<polygon", "<circle", "<rect", "<path"),
}


def written_elsewhere(file: Path, text: str) -> list[str]:
    """The marks that this file writes in its strings although they have a home elsewhere."""
    strings = [node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant)]
    marks = {
        mark for home, marks in HOMES.items() if file.parent.name != "output" or file.name != home for mark in marks
    }
    return sorted(m for m in marks if any(isinstance(s, str) and m in s.lower() for s in strings))


@pytest.mark.parametrize("file", sorted(SOURCES.rglob("*.py")), ids=lambda file: str(file.relative_to(SOURCES)))
def test_pages_and_drawings_are_written_in_one_place(file):
    assert written_elsewhere(file, file.read_text(encoding="utf-8")) == []


def test_a_second_home_would_be_noticed():
    assert written_elsewhere(Path("explain/x.py"), "a = f'<svg viewBox=\"{b}\">'") == ["<svg"]
    assert written_elsewhere(Path("output/svg.py"), "a = '<svg>'") == []
    assert written_elsewhere(Path("audit/svg.py"), "a = '<!doctype html>'") == ["<!doctype"]


def test_elements_are_well_formed_xml_whatever_the_title_holds():
    parts = [
        svg.line("rule", (0, 1.25), ("50%", 3)),
        svg.polyline("own", [(0, 0), (1, 2)]),
        svg.path("curve", "M0 0", title='<&">'),
        svg.text(1, 2, "x", anchor="end"),
        svg.clipped(0, 0, 10, 10, [svg.circle("dot", 1, 1, 3.5)]),
    ]
    made = ElementTree.fromstring(svg.document(100, 50, parts, title='<&">', style="a{}", kind="k"))
    assert made.get("viewBox") == "0 0 100 50"
    assert made.get("aria-label") == '<&">'
    assert [child.tag.rpartition("}")[2] for child in made] == [
        "style",
        "rect",
        "line",
        "polyline",
        "path",
        "text",
        "svg",
    ]
    assert made[2].get("y1") == "1.2"  # one decimal
    assert made[2].get("x2") == "50%"


def test_labels_keep_apart_and_in_order():
    places = [10.0, 10.0, 11.0, 99.0, 5.0]
    moved = apart(places, 10, 0, 100)
    ordered = [moved[i] for i in sorted(range(5), key=lambda i: places[i])]
    assert all(b - a >= 10 for a, b in itertools.pairwise(ordered))
    assert min(moved) >= 0
    assert max(moved) <= 100
