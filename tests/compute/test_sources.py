"""A function's digest changes with the files that its kernels are made from, and with no other."""

import shutil
from pathlib import Path

import pytest

import actfn
from actfn.compute.sources import PACKAGE, digest, sources
from actfn.errors import UnknownName


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The package's texts in a folder of their own."""
    for folder in ("compute", "functions"):
        shutil.copytree(PACKAGE / folder, tmp_path / folder, ignore=shutil.ignore_patterns("*.so", "__pycache__"))
    return tmp_path


@pytest.mark.parametrize("name", actfn.registry)
def test_every_function_has_its_header_and_the_loops_among_its_sources(name):
    found = {file.name for file in sources(name)}
    assert {"simd.h"} <= found
    by_header, by_tables = {f"{name}.h", "loops.h", "strides.cpp"}, {f"{name}.tables.h", "piecewise.cpp"}
    assert by_header <= found or by_tables <= found
    has_cells = next((PACKAGE / "functions").glob(f"*/{name}.cells.h"), None) is not None
    assert ({f"{name}.cells.h", "piecewise.cpp"} <= found) == has_cells


def test_a_changed_header_changes_the_functions_that_include_it_and_no_other(copied):
    before = {name: digest(name, copied) for name in actfn.registry}
    assert before == {name: digest(name) for name in actfn.registry}  # wherever the package lies
    assert len(set(before.values())) == len(before)
    digest.cache_clear()
    header = copied / "functions" / "rectifiers" / "relu.h"
    header.write_text(header.read_text() + "// another line\n")
    changed = {name for name in actfn.registry if digest(name, copied) != before[name]}
    assert changed == {"relu"}
    digest.cache_clear()
    shared = copied / "compute" / "simd.h"
    shared.write_text(shared.read_text() + "// another line\n")
    assert all(digest(name, copied) != before[name] for name in actfn.registry)


def test_an_unknown_function_is_named():
    with pytest.raises(UnknownName, match=r"no kernel is called 'nope', there are: .*relu"):
        sources("nope")
