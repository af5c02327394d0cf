"""The benchmark of start-up times measures what it says, ends where a process fails, and refuses slow imports."""

from __future__ import annotations

import importlib.util
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).parents[1] / "bench"


@pytest.fixture
def startup() -> ModuleType:
    """Import the benchmark bench/startup.py as a module of its own."""
    found = importlib.util.spec_from_file_location("bench_startup", BENCH / "startup.py")
    assert found
    assert found.loader
    made = importlib.util.module_from_spec(found)
    found.loader.exec_module(made)
    return made


def test_the_contenders_take_turns_after_a_round_that_is_not_counted(
    startup: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def seconds(start: tuple[tuple[str, ...], str, int], warm: Path) -> float:
        asked.append(start[0][0])
        return float(len(asked))

    monkeypatch.setattr(startup, "seconds", seconds)
    made = startup.measured({"one": startup.Start(("a",), "", 4), "two": startup.Start(("b",), "", startup.FEW)})
    assert "".join(asked) == "aabababa"
    assert made == {"one": [2.0, 4.0, 6.0, 8.0], "two": [3.0, 5.0, 7.0]}


def test_a_process_is_timed_and_its_failure_ends_the_benchmark(startup: ModuleType, tmp_path: Path) -> None:
    assert startup.seconds(startup.Start(("-c", "import time; time.sleep(0.3)")), tmp_path) > 0.3
    with pytest.raises(SystemExit, match="ZeroDivisionError"):
        startup.seconds(startup.Start(("-c", "1/0")), tmp_path)


def test_a_cold_cache_is_empty_and_a_warm_one_stays(startup: ModuleType, tmp_path: Path) -> None:
    given = {}
    for kind in ("cold", "warm"):
        for _ in range(2):
            with startup.cache(startup.Start((), kind), tmp_path) as environment:
                folder = Path(environment["ACTFN_CACHE"])
                given.setdefault(kind, []).append(folder)
                assert list(folder.iterdir()) == []
    assert given["warm"] == [tmp_path, tmp_path]
    assert len({tmp_path, *given["cold"]}) == 3


def test_an_editable_installation_is_not_measured(startup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(startup, "editable", lambda name: name == "actfn")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("something was measured"))
    with pytest.raises(SystemExit, match="editable"):
        startup.main()
