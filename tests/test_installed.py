"""What is installed holds all that a user needs: modules, kernels, their sources, the stub and the mark of types.

Installed from a wheel, that is looked at; of an editable installation, what `meson install` takes from its build.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import actfn
from actfn.compute import _kernels

SOURCE = Path(__file__).parents[1] / "src" / "actfn"
STUB = "functions/__init__.pyi"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the package as it is installed."""
    package = Path(actfn.__file__).resolve().parent
    if package != SOURCE:
        return package
    pytest.importorskip("mesonbuild", reason="the build is meson's")
    build = Path(_kernels.__file__).parent
    if not (build / "meson-private").is_dir():
        pytest.skip(f"no build of meson's at {build}")
    place = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "mesonbuild.mesonmain", "install", "-C", str(build), "--no-rebuild"]
    done = subprocess.run([*command, "--destdir", str(place)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (found,) = place.rglob("actfn/py.typed")
    return found.parent


def files(package: Path) -> set[str]:
    """The files of a package, by their paths in it, but for what Python wrote when it was imported."""
    found = (path.relative_to(package) for path in package.rglob("*") if path.is_file())
    return {path.as_posix() for path in found if "__pycache__" not in path.parts}


def wrong(package: Path) -> dict[str, set[str]]:
    """What a package lacks, and what it should not hold."""
    meant = files(SOURCE) | {STUB, f"compute/{Path(_kernels.__file__).name}"}
    found = files(package)
    return {"lacking": meant - found, "needless": found - meant}


def test_it_holds_what_is_needed_and_nothing_else(installed: Path) -> None:
    assert {"py.typed", "compute/sources.py", "compute/function.cpp.in"} <= files(SOURCE)
    assert wrong(installed) == {"lacking": set(), "needless": set()}


def test_the_stub_is_that_of_the_functions_here(installed: Path) -> None:
    stub = (installed / STUB).read_text(encoding="utf-8")
    assert [name for name in actfn.registry if f"{name}: _{name}" not in stub] == []


@pytest.mark.parametrize("name", ["py.typed", STUB, "functions/rectifiers/elu.h", "words/tanh.py"])
def test_what_is_lacking_or_needless_is_seen(installed: Path, tmp_path: Path, name: str) -> None:
    package = tmp_path / "actfn"
    shutil.copytree(installed, package)
    (package / name).rename(package / "left_over.txt")
    assert wrong(package) == {"lacking": {name}, "needless": {"left_over.txt"}}


def test_it_computes_where_it_lies(installed: Path) -> None:
    program = (
        "import sys; sys.path[:0] = sys.argv[1:]; import actfn, actfn.compute.sources\n"
        "print(actfn.__file__); print(float(actfn.elu(-1.0)), len(actfn.compute.sources.sources('elu')) > 3)"
    )
    folders = [str(installed.parent), str(Path(np.__file__).parents[1])]
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    # -S: without it the finder of an editable installation comes first.
    command = [sys.executable, "-S", "-c", program, *folders]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [str(installed / "__init__.py"), f"{float(actfn.elu(-1.0))} True"]
