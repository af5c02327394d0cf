"""The house: arrows point down, no file imports in a circle, and imports stand at the top of files (docs/rooms.py)."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
rooms = runpy.run_path(str(ROOT / "docs" / "rooms.py"))
Import, everything = rooms["Import"], rooms["all_imports"]()


def test_there_is_something_to_look_at():
    assert len(rooms["modules"]()) > 100
    assert len(everything) > 300
    assert {rooms["room"](module) for module in rooms["modules"]()} - {"", "__main__"} == set(rooms["ROOMS"])


def test_arrows_point_down():
    assert [f"{i.module} imports {i.imported} (line {i.line})" for i in rooms["upward"](everything)] == []


def test_no_file_imports_in_a_circle():
    assert rooms["circles"](everything) == []


def test_imports_inside_functions_are_for_optional_packages():
    found = rooms["needlessly_inside"](everything)
    assert [f"{i.module} imports {i.imported} (line {i.line})" for i in found] == []


def test_the_picture_is_the_one_that_the_command_makes():
    assert (ROOT / "docs" / "rooms.svg").read_text(encoding="utf-8") == rooms["picture"](everything)


@pytest.mark.parametrize("inside", [False, True])
def test_an_arrow_upward_is_seen_and_so_is_a_circle(inside):
    wrong = Import("actfn.words.exp", "actfn.explain.show.card", 1, inside)
    assert rooms["upward"]([*everything, wrong]) == [wrong]
    back = Import("actfn.compute", "actfn.activation.record", 1, inside)
    (group,) = rooms["circles"]([*everything, back])
    assert {"actfn.compute", "actfn.activation.record"} <= set(group)


def test_a_needless_import_inside_a_function_is_seen():
    wrong = Import("actfn.formula.parse", "actfn.formula.tree", 1, True)
    assert rooms["needlessly_inside"]([*everything, wrong]) == [wrong]
    optional = Import("actfn.names", "actfn.sympy_export", 1, True)
    assert rooms["needlessly_inside"]([*everything, optional]) == []
