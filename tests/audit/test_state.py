"""What an audit keeps of a function of ours holds until its sources change, or how they are compiled."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("flint", reason="the truth is computed with python-flint")

from actfn import compute
from actfn.audit import audit, record
from actfn.audit.targets.target import targets
from actfn.compute.sources import PACKAGE, digest

ISA = compute.supported()[-1]


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The package's texts in a folder of their own, which the audit takes for those that the kernels were made from."""
    for folder in ("compute", "functions"):
        shutil.copytree(PACKAGE / folder, tmp_path / folder, ignore=shutil.ignore_patterns("*.so", "__pycache__"))
    monkeypatch.setattr(record.sources, "digest", partial(digest.__wrapped__, package=tmp_path))
    monkeypatch.setattr(record.sources, "PACKAGE", tmp_path)
    return tmp_path


def kept(out: Path) -> tuple[int, int]:
    """How many pieces an audit of two functions took from before, and how many there are."""
    said: list[tuple[int, int]] = []

    def progress(text: str, done: int, total: int) -> None:
        said.append((done, total))

    arguments: dict[str, Any] = {"dtypes": ["float16"], "orders": [0], "jobs": 1}
    audit(f"actfn[{ISA}]", functions=["elu", "sigmoid"], out=out, progress=progress, **arguments)
    return said[0]


def touch(file: Path) -> None:
    file.write_text(file.read_text() + "// another line\n")


def test_only_the_function_whose_sources_changed_is_audited_again(copied: Path, monkeypatch: Any) -> None:
    out = copied / "out"
    assert kept(out) == (0, 6)
    assert kept(out) == (6, 6)
    touch(copied / "functions" / "rectifiers" / "elu.h")
    assert kept(out) == (3, 6)
    assert kept(out) == (6, 6)
    for shared in ("simd.h", "ufuncs.cpp"):
        touch(copied / "compute" / shared)
        assert kept(out) == (0, 6)
    monkeypatch.setattr(compute, "built_with", lambda: "another compiler")
    assert kept(out) == (0, 6)


def test_what_is_computed_from_a_formula_follows_from_the_whole_module(copied: Path) -> None:
    import actfn

    (target,) = targets(actfn.define("gated", "x*sigmoid(x)"))
    assert target.call.text is not None
    before = record.basis(target)
    touch(copied / "functions" / "rectifiers" / "elu.h")
    assert record.basis(target) == before


def test_some_functions_of_a_framework_alone() -> None:
    assert [target.name for target in targets(f"actfn[{ISA}]", functions=["relu", "elu"])] == [
        "actfn.elu",
        "actfn.relu",
    ]
    for given, functions, said in (
        ("actfn", ["eluu"], r"functions has 'eluu', allowed are several of: .*elu"),
        ("actfn", "elu", r"functions has 'elu', allowed are several of"),
        ("numpy", ["elu"], r"numpy has none of the functions asked for: elu"),
        ("actfn.elu", ["elu"], r"actfn\.elu is one function"),
    ):
        with pytest.raises(ValueError, match=said):
            targets(given, functions=functions)
