"""The kernels without Python: tests/kernels/run.sh builds and runs them for each instruction set."""

import os
import platform
import re
import runpy
import shutil
import subprocess
from pathlib import Path

import pytest

from actfn.compute import _kernels

PACKAGE = Path(__file__).parents[2] / "src" / "actfn"
SCRIPT = Path(__file__).parent / "run.sh"


def built() -> dict[str, str]:
    """The folder that meson built the kernels in, if they are still there: they need no compiler then."""
    folder = Path(_kernels.__file__).parent
    return {"ACTFN_BUILD": str(folder)} if [*folder.glob("libkernels_*.a")] else {}


def run(*options: str) -> str:
    environment = os.environ | (built() if not options else {})
    done = subprocess.run(["bash", str(SCRIPT), *options], capture_output=True, text=True, timeout=800, env=environment)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    assert "kernels: all as they should be" in done.stdout
    return done.stdout


def need(*programs: str) -> None:
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")


@pytest.mark.long
@pytest.mark.timeout(900)
def test_every_instruction_set_of_this_machine() -> None:
    need("bash", os.environ.get("CXX", "g++"), "objdump", "nm")
    printed = run()
    assert "scalar: " in printed
    if platform.machine() == "x86_64":  # compiled for every one, run on those that the processor has
        for isa in ("avx2", "avx512"):
            assert re.search(rf"^{isa}: (\d+) of \1 loops vectorised$", printed, re.M)


def test_neon_gives_the_same_bits() -> None:
    need("bash", "g++", "aarch64-linux-gnu-g++", "aarch64-linux-gnu-objdump", "qemu-aarch64")
    printed = run("--aarch64")
    assert "the same as scalar's" in printed


def test_the_polynomials_in_the_headers_are_those_of_the_recipes() -> None:
    pytest.importorskip("mpmath")
    recipes = runpy.run_path(str(PACKAGE / "compute" / "constants.py"))
    for polynomial in recipes["polynomials"]():
        structure, _, array = polynomial.name.partition("::")
        after = (PACKAGE / polynomial.header).read_text().split(f"struct {structure} {{")[1]
        initialiser = re.search(rf"\b{array}\[\d+\] = {{([^}}]*)}}", after)
        assert initialiser is not None, polynomial.name
        written = [float.fromhex(number.strip().rstrip("f")) for number in initialiser[1].split(",")]
        assert written == polynomial.coefficients, polynomial.name
