"""Which files a function's kernels are made from, and a digest of them: results of long runs hold until it changes."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

from actfn.errors import UnknownName

PACKAGE = Path(__file__).resolve().parent.parent
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)
UNIT = "function.cpp.in"  # the text that a kernel's translation unit is made from
LOOPS = "piecewise.cpp"  # the unit of all functions that go by tables, alone or beside a header


def sources(name: str, package: Path = PACKAGE) -> list[Path]:
    """The files that decide what a function computes: its header, the unit that uses it, and all that these include.

    Parameters
    ----------
    name : str
        The function, as its header is called: NAME.h of a kernel, NAME.tables.h or NAME.cells.h of tables.
    package : Path
        The folder of the package.

    Returns
    -------
    list of Path
        Sorted; the compiler and NumPy aside.

    Raises
    ------
    UnknownName
        If there is no header of that name.
    """
    kernels, tables = (
        [file for ending in endings for file in (package / "functions").glob(f"*/{name}.{ending}")]
        for endings in (("h",), ("tables.h", "cells.h"))
    )
    if not kernels and not tables:
        known = sorted(header.name.split(".")[0] for header in (package / "functions").glob("*/*.h"))
        raise UnknownName(f"no kernel is called {name!r}, there are: {', '.join(known)}", name=name)
    found: set[Path] = set()
    waiting = [*kernels, *tables]
    waiting += [package / "compute" / unit for unit, needs in ((UNIT, kernels), (LOOPS, tables)) if needs]
    while waiting:
        file = waiting.pop()
        if file not in found:
            found.add(file)
            unit = file.with_suffix(".cpp")  # what a header declares is compiled in a unit of its own
            waiting += [unit] if file.suffix == ".h" and unit.is_file() else []
            folders = (file.parent, package / "compute", package / "functions")
            for included in INCLUDE.findall(file.read_text(encoding="utf-8")):
                waiting += [folder / included for folder in folders if (folder / included).is_file()][:1]
    return sorted(found)


@cache
def digest(name: str, package: Path = PACKAGE) -> str:
    """A digest of the texts of a function's sources: it changes when one of them does, and with nothing else."""
    made = hashlib.sha256()
    for file in sources(name, package):
        made.update(file.relative_to(package).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return made.hexdigest()[:16]
