"""The house: arrows point down, no file imports in a circle, and imports stand at the top of files (docs/rooms.py)."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
rooms = runpy.run_path(str(ROOT / "docs" / "rooms.py"))
Import, everything = rooms["Import"], rooms["all_imports"]()


# Tests of what no single module decides, by the folder of the room that keeps it true.
SUBJECTS = {
    "": {"bench", "docs", "docstrings", "installed", "rooms", "startup", "tiers"},
    "analysis": {"bounded_work", "false_facts", "faults"},
    "choose": {"formulas"},
    "compute": {"further_derivatives", "large_arrays", "tails"},
    "formula": {"accuracy"},
    "functions": {"bad_input", "contract", "stub"},
    "kernels": {"kernels"},
    "names": {"jax_and_keras_cases", "onnx_vectors", "torch_samples"},
}


def modules_of(room: str) -> set[str]:
    """The names that a test in this folder may bear: of the room, and of its modules and kernels."""
    base = ROOT / "src" / "actfn" / room
    found = base.rglob("*") if room else base.iterdir()
    return {room} | {path.stem for path in found if path.is_dir() or path.suffix in (".py", ".h", ".cpp")}


def homeless(tests: list[Path]) -> list[str]:
    """Tests that are called neither after a module of the room of their folder nor after a subject."""
    found = []
    for path in tests:
        room = "" if path.parent.name == "tests" else path.parent.name
        name = path.stem.removeprefix("test_").removeprefix(f"{room}_" if room else "")
        if name not in SUBJECTS.get(room, set()) | modules_of(room):
            found.append(str(path))
    return found


def test_the_test_of_a_module_is_found_by_its_name():
    assert homeless(sorted((ROOT / "tests").rglob("test_*.py"))) == []


def test_a_test_that_cannot_be_found_by_a_name_is_seen():
    tests = ROOT / "tests"
    lost = [tests / "analysis" / "test_graph.py", tests / "test_monotone.py", tests / "nowhere" / "test_sign.py"]
    assert homeless([*lost, tests / "analysis" / "test_monotone.py"]) == [str(path) for path in lost]


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


def outside(picture: str) -> list[float]:
    """The left ends of the boxes that do not lie in the picture as a whole."""
    width = float(re.search(r'viewBox="0 0 (\d+) ', picture)[1])
    boxes = re.findall(r'<rect class="room" x="([-\d.]+)" y="[-\d.]+" width="([\d.]+)"', picture)
    assert len(boxes) == len(rooms["ROOMS"])
    return [float(x) for x, wide in boxes if not 0 <= float(x) <= width - float(wide)]


def test_every_room_lies_in_the_picture_and_one_that_does_not_is_seen():
    made = rooms["picture"](everything)
    assert outside(made) == []
    assert outside(re.sub(r'viewBox="0 0 \d+', 'viewBox="0 0 980', made)) != []  # as wide as it was once


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
