"""Draws the rooms of the package and the arrows between them: python docs/rooms.py writes docs/rooms.svg.

A room is a package or module right under src/actfn. The order of ROOMS is the law that tests/test_rooms.py holds: a
room imports only from rooms before it in the list, files never import in a circle, and imports stand at the top of a
file unless they reach for an optional package.
"""

from __future__ import annotations

import ast
import math
import sys
from collections import Counter
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

from actfn.output import svg

SOURCES = Path(__file__).resolve().parent.parent / "src"
PICTURE = Path(__file__).resolve().parent / "rooms.svg"

# Rows from the ground up; a room may use the rooms of the rows below it, and those before it in its own row.
ROWS: tuple[tuple[tuple[str, str], ...], ...] = (
    (("errors", "the kinds of a user's mistakes"), ("output", "pages, charts, files, progress")),
    (("compute", "kernels, ufuncs, tapes"), ("activation", "record, registry, call")),
    (("words", "what each word means"), ("formula", "trees: read, write, derive")),
    (("functions", "the functions, by family"), ("analysis", "what is provable of a formula")),
    (
        ("defined", "a formula as a function"),
        ("bound_ufuncs", "where pickle finds ufuncs"),
        ("names", "which function a text means"),
        ("sympy_export", "SymPy forms"),
        ("sites", "where networks call functions"),
    ),
    (("torch", "PyTorch adapter"), ("user_code", "the user's files"), ("workers", "processes")),
    (
        ("plot", "curves"),
        ("explain", "the facts, shown"),
        ("audit", "how accurate is it?"),
        ("identification", "which is it?"),
        ("piecewise", "makes tables for kernels"),
    ),
    (("choose", "which suits my data?"),),
    (("wiring", "facts, formulas, names: attached"), ("cli", "dispatch")),
)
ROOMS = tuple(name for row in ROWS for name, _ in row)


class Import(NamedTuple):
    """One import among the package's modules: by which, of which, at which line, and whether inside a function."""

    module: str
    imported: str
    line: int
    inside: bool


def modules() -> dict[str, Path]:
    """Find the file of each module of the package, by the module's dotted name."""
    found = {}
    for file in sorted((SOURCES / "actfn").rglob("*.py")):
        parts = file.relative_to(SOURCES).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return found


def imports(module: str, file: Path, known: dict[str, Path]) -> Iterator[Import]:
    """The package's modules that a module imports, those under `if TYPE_CHECKING` aside."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node, inside in _statements(tree, False):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif node.module and node.level == 0:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            while name and name not in known:
                name = name.rpartition(".")[0]
            if name and name != "actfn" and name != module:
                yield Import(module, name, node.lineno, inside)


def _statements(node: ast.AST, inside: bool) -> Iterator[tuple[ast.Import | ast.ImportFrom, bool]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child, inside
        elif isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        else:
            function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            yield from _statements(child, inside or function)


def room(module: str) -> str:
    """The room that a module lies in, by its dotted name; empty for the package itself."""
    return module.split(".")[1] if "." in module else ""


def all_imports() -> list[Import]:
    """List every import of one of the package's modules by another."""
    known = modules()
    return [found for module, file in known.items() for found in imports(module, file, known)]


def upward(found: list[Import]) -> list[Import]:
    """Imports, inside functions too, that reach for a room further up, or for one that is not in the picture."""
    return [
        i
        for i in found
        if room(i.module) not in ("", "__main__")
        and room(i.module) != room(i.imported)
        and not (
            room(i.module) in ROOMS
            and room(i.imported) in ROOMS
            and ROOMS.index(room(i.imported)) < ROOMS.index(room(i.module))
        )
    ]


def circles(found: list[Import]) -> list[list[str]]:
    """Groups of modules that import one another in a circle, at the top or inside functions (Tarjan's components)."""
    graph: dict[str, set[str]] = {}
    for i in found:
        if i.imported != i.module.rpartition(".")[0]:
            graph.setdefault(i.module, set()).add(i.imported)
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    made: list[list[str]] = []

    def visit(module: str) -> None:
        index[module] = low[module] = len(index)
        stack.append(module)
        for other in graph.get(module, ()):
            if other not in index:
                visit(other)
                low[module] = min(low[module], low[other])
            elif other in stack:
                low[module] = min(low[module], index[other])
        if low[module] == index[module]:
            group = stack[stack.index(module) :]
            del stack[stack.index(module) :]
            if len(group) > 1:
                made.append(sorted(group))

    for module in sorted(graph):
        if module not in index:
            visit(module)
    return made


# They reach for a room when a verb or a facet of it is asked for, so that neither `actfn --help` nor `import actfn`
# loads what is not needed; "" is the package's own __init__.
DISPATCHERS = ("", "cli", "wiring")


def packages(found: list[Import]) -> dict[str, set[str]]:
    """The packages beyond NumPy and the standard library that importing a module brings in, by module."""
    known = modules()
    needed: dict[str, set[str]] = {}
    for module, file in known.items():
        tree = ast.parse(file.read_text(encoding="utf-8"))
        names = [
            name
            for node, inside in _statements(tree, False)
            if not inside
            for name in ([a.name for a in node.names] if isinstance(node, ast.Import) else [node.module or ""])
        ]
        tops = {name.partition(".")[0] for name in names}
        needed[module] = tops - sys.stdlib_module_names - {"actfn", "numpy"}
    above = {module: [i.imported for i in found if i.module == module and not i.inside] for module in known}
    changed = True
    while changed:
        changed = False
        for module, others in above.items():
            more = set().union(needed[module], *(needed[other] for other in others))
            changed |= more != needed[module]
            needed[module] = more
    return needed


def needlessly_inside(found: list[Import]) -> list[Import]:
    """Imports inside functions of modules that bring in no optional package which the importing module lacks."""
    needed = packages(found)
    return [
        i for i in found if i.inside and room(i.module) not in DISPATCHERS and not needed[i.imported] - needed[i.module]
    ]


HEIGHT, ROOM_WIDTH, ROOM_HEIGHT, GAP = 92, 230, 50, 70
WIDTH = max(map(len, ROWS)) * (ROOM_WIDTH + GAP)  # of the widest row, with half a gap at each end
STYLE = (
    ".rooms .paper{fill:#fff}.rooms .room{fill:#f4f6f8;stroke:#0b62b8}"
    ".rooms text{font:12px system-ui,sans-serif;fill:#57606a}.rooms .name{font-weight:600;font-size:15px;fill:#1b1f24}"
    ".rooms path{fill:none;stroke:#8a94a0}.rooms .few{stroke-opacity:.45}.rooms .strong{stroke-width:2.5}"
    "@media (prefers-color-scheme:dark){.rooms .paper{fill:#14171a}.rooms .room{fill:#1e2327;stroke:#62b0ff}"
    ".rooms text{fill:#a2abb5}.rooms .name{fill:#e8ebee}}"
)


def picture(found: list[Import]) -> str:
    """The rooms as boxes, the ground at the bottom, and an arrow from each room to each that it imports."""
    total = len(ROWS) * HEIGHT + 20
    places: dict[str, tuple[float, float]] = {}
    boxes = []
    for level, row in enumerate(ROWS):
        y = total - 10 - (level + 1) * HEIGHT + (HEIGHT - ROOM_HEIGHT) / 2
        left = (WIDTH - len(row) * ROOM_WIDTH - (len(row) - 1) * GAP) / 2
        for i, (name, what) in enumerate(row):
            x = left + i * (ROOM_WIDTH + GAP)
            places[name] = x + ROOM_WIDTH / 2, y
            boxes.append(svg.rectangle("room", x, y, ROOM_WIDTH, ROOM_HEIGHT))
            boxes.append(svg.text(x + ROOM_WIDTH / 2, y + 21, escape(name), kind="name"))
            boxes.append(svg.text(x + ROOM_WIDTH / 2, y + 39, escape(what)))
    pairs = Counter(
        (room(i.module), room(i.imported))
        for i in found
        if room(i.module) != room(i.imported) and {room(i.module), room(i.imported)} <= places.keys()
    )
    arrows = []
    for (source, target), count in sorted(pairs.items()):
        (x1, y1), (x2, y2) = places[source], places[target]
        start, end = y1 + ROOM_HEIGHT, y2
        if y1 == y2:
            start, end = y1 + ROOM_HEIGHT / 2, y2 + ROOM_HEIGHT / 2
            side = ROOM_WIDTH / 2 if x2 > x1 else -ROOM_WIDTH / 2
            x1, x2 = x1 + side, x2 - side
        else:
            aside = min(max((x2 - x1) * 0.12, -ROOM_WIDTH / 2.2), ROOM_WIDTH / 2.2)
            x1, x2 = x1 + aside, x2 - aside
        weight = "strong" if count > 9 else "some" if count > 2 else "few"
        title = f"{source} imports {target}: {count} times"
        arrows.append(svg.path(f"arrow {weight}", f"M{x1:.0f} {start:.0f}L{x2:.0f} {end:.0f}", title=title))
        arrows.append(svg.path("head", _head(x1, start, x2, end)))
    title = "The rooms of actfn: an arrow points from a room to one that it imports"
    return svg.document(WIDTH, total, [*arrows, *boxes], title=title, style=STYLE, kind="rooms") + "\n"


def _head(x1: float, y1: float, x2: float, y2: float) -> str:
    """The two strokes at the end of an arrow."""
    length = math.hypot(x2 - x1, y2 - y1)
    ux, uy = (x2 - x1) / length, (y2 - y1) / length
    ends = [(x2 - 8 * ux + side * 4 * uy, y2 - 8 * uy - side * 4 * ux) for side in (1, -1)]
    return f"M{ends[0][0]:.1f} {ends[0][1]:.1f}L{x2:.1f} {y2:.1f}L{ends[1][0]:.1f} {ends[1][1]:.1f}"


if __name__ == "__main__":
    everything = all_imports()
    PICTURE.write_text(picture(everything), encoding="utf-8")
    print(PICTURE)
    for wrong in upward(everything):
        print(f"upward: {wrong.module} imports {wrong.imported} (line {wrong.line})")
    for wrong in needlessly_inside(everything):
        print(f"inside a function: {wrong.module} imports {wrong.imported} (line {wrong.line})")
    for group in circles(everything):
        print("in a circle:", ", ".join(group))
