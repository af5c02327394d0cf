"""The benchmarks: what bench/audit.py measures again, and whether the contenders of bench/speed.py do the same work."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("flint", reason="the truth is computed with python-flint")
pytest.importorskip("psutil", reason="bench/audit.py measures memory with psutil")

import actfn
from actfn import compute
from actfn.audit import record
from actfn.audit.targets import Framework
from actfn.audit.targets.target import targets
from actfn.errors import MissingPackage

BENCH = Path(__file__).parents[1] / "bench"
OURS = f"actfn[{compute.supported()[-1]}]"
EVERY = tuple(actfn.registry)


class Run:
    """A run of bench/audit.py in an empty folder, which notes what it would measure and takes no time to do so."""

    def __init__(self, bench: ModuleType, folder: Path) -> None:
        self.bench, self.folder = bench, folder
        self.asked: list[tuple[tuple[str, ...], bool, tuple[str, ...]]] = []
        self.day, self.interrupted = "2030-01-01", False

    def audit(self, *names: str, exhaustive: bool, functions: tuple[str, ...], out: Path, **_: Any) -> Any:
        """Stand in for the audit, and give a row for each target."""
        self.asked.append((names, exhaustive, functions))
        out.mkdir(exist_ok=True)
        (out / "audit.sqlite").touch()
        made = [t for name in names for t in targets(name, functions=functions)]
        rows = [
            {"target": t.label, "function": t.activation.name, "framework": t.framework.version()}
            | {"worst": [{"x_hex": "0x1p+0"}], "largest": 1.0, "findings": [], "traceback": ""}
            for t in made
        ]
        machine = {"processor": "one", "system": "Linux", "python": "3"}
        return SimpleNamespace(
            record={"rows": rows, "date": self.day, "machine": machine}, interrupted=self.interrupted
        )

    def __call__(self, everything: bool = False) -> list[Any]:
        """Run the benchmark and return what it would measure."""
        self.asked.clear()
        self.bench.renew(self.folder, everything)
        return list(self.asked)

    def kept(self, function: str) -> dict[str, Any]:
        made: dict[str, Any] = json.loads((self.folder / f"{function}.json").read_text())
        return made


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.syspath_prepend(str(BENCH))
    monkeypatch.chdir(tmp_path)
    found = importlib.util.spec_from_file_location("bench_audit", BENCH / "audit.py")
    assert found
    assert found.loader
    bench = importlib.util.module_from_spec(found)
    found.loader.exec_module(bench)
    made = Run(bench, tmp_path / "results")
    monkeypatch.setattr(bench, "RUNS", (((OURS, "numpy"), True),))
    monkeypatch.setattr(bench, "audit", made.audit)
    monkeypatch.setattr(bench.audited, "takes_hours", lambda target: False)  # what does is tried by itself
    return made


def test_waves_are_sampled(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    waves = ("sine", "siren")
    monkeypatch.setattr(run.bench.audited, "takes_hours", lambda target: target.activation.name in waves)
    asked = {(names, exhaustive): functions for names, exhaustive, functions in run()}
    assert asked[(OURS,), False] == waves
    assert asked[(OURS,), True] == tuple(name for name in EVERY if name not in waves)


def other_sources(monkeypatch: pytest.MonkeyPatch, function: str) -> None:
    real = record.sources.digest
    monkeypatch.setattr(record.sources, "digest", lambda name: "other" if name == function else real(name))


def test_what_holds_is_kept_and_what_changed_is_measured(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run() == [((OURS, "numpy"), True, EVERY)]
    assert run() == []
    other_sources(monkeypatch, "elu")
    run.day = "2030-01-02"
    assert run() == [((OURS,), True, ("elu",))]
    assert run() == []
    days = {name: {target["date"] for target in run.kept(name)["targets"].values()} for name in EVERY}
    assert days == {name: {"2030-01-02" if name == "elu" else "2030-01-01"} for name in EVERY}


def test_of_a_framework_what_changed_alone_is_measured(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run()
    real = Framework.version
    monkeypatch.setattr(Framework, "version", lambda self: real(self) if self.package == "actfn" else "numpy 99")
    assert run() == [(("numpy",), True, EVERY)]
    assert [row["framework"] for row in run.kept("tanh")["rows"]] == [f"actfn {actfn.__version__}", "numpy 99"]


def test_asked_for_everything_it_measures_everything(run: Run) -> None:
    assert run() == run(everything=True) == [((OURS, "numpy"), True, EVERY)]
    assert not Path("actfn-audit-public/audit.sqlite").exists()  # or it would take the pieces of the last run


def test_a_sample_does_not_stand_for_every_number(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run()
    monkeypatch.setattr(run.bench, "RUNS", (((OURS,), False), (("numpy",), True)))
    assert run() == [((OURS,), False, EVERY)]


def test_results_of_which_is_not_known_what_they_follow_from_are_measured(run: Run) -> None:
    run()
    made = run.kept("relu")
    for target in made["targets"].values():
        target["basis"] = None
    (run.folder / "relu.json").write_text(json.dumps(made))
    assert run() == [((OURS,), True, ("relu",))]


def test_rows_stand_in_the_order_of_the_targets_and_once(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run()
    before = [row["target"] for row in run.kept("tanh")["rows"]]
    assert before == list(run.kept("tanh")["targets"])
    assert len(before) == 2
    other_sources(monkeypatch, "tanh")
    run()
    assert [row["target"] for row in run.kept("tanh")["rows"]] == before


def test_what_is_not_installed_stays_and_what_is_no_more_goes(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run()
    real = targets

    def lacking(name: str) -> Any:
        if name == "numpy":
            raise MissingPackage("numpy is not installed")
        return real(name)

    monkeypatch.setattr(run.bench.audited, "targets", lacking)
    assert run() == []
    assert len(run.kept("tanh")["rows"]) == 2
    monkeypatch.setattr(run.bench, "RUNS", (((OURS,), True),))
    assert run() == []
    assert len(run.kept("tanh")["rows"]) == len(run.kept("tanh")["targets"]) == 1
    made = run.kept("tanh")
    made["targets"] = {"actfn.gone": next(iter(made["targets"].values()))}
    made["rows"] = [{"target": "actfn.gone"}]
    (run.folder / "gone.json").write_text(json.dumps(made))
    assert run() == []
    assert not (run.folder / "gone.json").exists()


def test_interrupted_it_keeps_what_there_was(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run()
    before = run.kept("elu")
    other_sources(monkeypatch, "elu")
    run.interrupted = True
    with pytest.raises(SystemExit, match="130"):
        run()
    assert run.kept("elu") == before
    assert Path("actfn-audit-public/audit.sqlite").exists()  # to go on from
    run.interrupted = False
    assert run() == [((OURS,), True, ("elu",))]


CONTENDERS = """
import sys
sys.path.insert(0, {bench!r})
import numpy as np, speed
np.seterr(all="ignore")
{change}
x, g = np.linspace(-4, 4, 32, dtype=np.float32), np.linspace(0.5, 1.5, 32, dtype=np.float32)  # no kink is among them
for function, f in speed.registry.items():
    for operation in speed.OPERATIONS:
        ours = dict(value=lambda x: f(x), grad=lambda x: f.grad(x), vjp=lambda x: f.vjp(x, g))[operation]
        want = ours(x)
        # a peer that rounds 30 x gives sin(30 x) as far off as an x beside would
        near = 1e-6 + 1e-5 * np.abs(want) + 2 * np.abs(ours(np.nextafter(x, np.float32(9))) - want)
        for name, (there, make) in speed.CONTENDERS.items():
            d = speed.Data(x, g, np.full_like(x, np.nan), function)
            try:
                result = make(d, operation)() if there else None
            except speed.Lacking:
                there = False
            if there:
                got = result if np.isnan(d.out).all() else d.out
                print(name, function, operation, np.allclose(got, want, rtol=0, atol=near), sep=";")
"""


def contenders(change: str = "") -> dict[tuple[str, str, str], bool]:
    """Run each contender of bench/speed.py; tell by library, function and operation whether it does as actfn does."""
    code = CONTENDERS.format(bench=str(BENCH), change=change)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    rows = [line.split(";") for line in done.stdout.splitlines()]
    return {(name, function, operation): same == "True" for name, function, operation, same in rows}


@pytest.mark.long
def test_the_contenders_of_a_row_compute_the_same() -> None:
    made = contenders()
    assert [row for row, same in made.items() if not same] == []
    assert {("actfn", name, operation) for name in EVERY for operation in ("value", "grad", "vjp")} <= made.keys()
    assert {("NumPy", name, "vjp") for name in ("relu", "leaky_relu", "elu", "sigmoid", "tanh", "silu")} <= made.keys()
    assert {("torch", name, "value") for name in EVERY} <= made.keys()
    wrong = contenders("speed.PEERS_OF['tanh'] = speed.PEERS_OF['sigmoid']")  # the negative control
    assert [row for row, same in wrong.items() if not same and row[1] == "tanh" and row[0] == "NumPy"]
