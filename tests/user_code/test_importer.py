"""What a user names is imported as it is now, whatever its file is called and holds, here and in worker processes."""

import json
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from actfn import user_code
from actfn.errors import ActfnError, ArgumentError, UserCodeError
from actfn.user_code import finder, imported, imported_together


@pytest.fixture(autouse=True)
def as_before(monkeypatch):
    """Modules and folders of one test are not there in the next."""
    before = set(sys.modules)
    monkeypatch.setattr(finder, "folders", [])
    monkeypatch.setattr(finder, "sources", {})
    yield
    for name in set(sys.modules) - before:
        if finder.is_loaded_here(sys.modules[name]) or name.startswith("_user_code_"):
            del sys.modules[name]


def written(folder, **files):
    for name, text in files.items():
        path = folder / f"{name.replace('__in__', '/')}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return folder


DATACLASS = """
from __future__ import annotations
import pickle
from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple

@dataclass(slots=True)
class Slope:
    value: float = 2.0
    names: list[str] = field(default_factory=list)

class Pair(NamedTuple):
    first: int

def f(x):
    again = pickle.loads(pickle.dumps(Slope(3.0)))
    assert type(again) is Slope
    return again.value * x * pickle.loads(pickle.dumps(Pair(1))).first
"""


def test_what_a_file_defines_can_be_a_dataclass_and_pickled(tmp_path):
    f = imported(f"{written(tmp_path, slopes=DATACLASS) / 'slopes.py'}:f")
    assert f(2.0) == 6.0


def test_a_file_is_not_the_main_module_and_knows_where_it_lies(tmp_path):
    text = (
        "import sys\nif __name__ == '__main__': raise SystemExit(3)\ndef f(x): return __file__, sys.modules[__name__]"
    )
    path = written(tmp_path, here=text) / "here.py"
    file, module = imported(f"{path}:f")(0)
    assert file == str(path)
    assert module.f is not None


@pytest.mark.parametrize("line", ["import beside", "from . import beside", "import inner.beside as beside"])
def test_modules_beside_the_file_are_found(tmp_path, line):
    text = "def g(x): return x + 1"
    written(tmp_path, beside=text, inner__in__beside=text, net=f"{line}\ndef f(x): return beside.g(x)")
    assert imported(f"{tmp_path / 'net.py'}:f")(1) == 2


def test_a_file_in_a_package_is_a_module_of_it(tmp_path):
    written(tmp_path, pack__in____init__="BASE = 10", pack__in__other="def g(x): return x + 1")
    written(
        tmp_path,
        pack__in__net="from . import BASE\nfrom .other import g\nfrom pack import other\ndef f(x): return g(x) + BASE",
    )
    f = imported(f"{tmp_path / 'pack' / 'net.py'}:f")
    assert (f(1), f.__module__) == (12, "pack.net")


def test_a_module_is_found_in_the_current_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(written(tmp_path, current_module="def f(x): return x"))
    assert imported("current_module:f")(3) == 3
    assert "" not in finder.folders


# ---- Edited within a second: bytecode in __pycache__ with the same time and size is not taken for current.


@pytest.mark.parametrize("changed", ["net", "beside"])
@pytest.mark.parametrize("name", ["{0}/net.py:f", "net:f"])
def test_a_file_edited_within_the_same_second_is_not_stale(tmp_path, monkeypatch, changed, name):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.chdir(tmp_path)
    files = {"net": "import beside\ndef f(x): return 1 * beside.g(x)", "beside": "def g(x): return 1 * x"}
    for text, expected in (("1 *", 1), ("5 *", 5), ("7 *", 7)):
        written(tmp_path, **files | {changed: files[changed].replace("1 *", text)})
        for path in tmp_path.glob("*.py"):
            os.utime(path, (1_700_000_000, 1_700_000_000))
        assert imported(name.format(tmp_path))(1) == expected


def test_two_folders_with_modules_of_one_name_are_not_mixed_up(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        written(tmp_path / folder, beside=f"NAME = {folder!r}", net="import beside\ndef f(): return beside.NAME")
    specs = [f"{tmp_path / folder / 'net.py'}:f" for folder in ("a", "b", "a")]
    assert [imported(spec)() for spec in specs] == ["a", "b", "a"]
    first, second = imported_together(specs[:2])
    assert (first(), second()) == ("a", "b")


def test_functions_of_one_file_share_one_module(tmp_path):
    path = written(tmp_path, net="COUNT = []\ndef f(): return COUNT\ndef g(): return COUNT") / "net.py"
    f, g = imported_together([f"{path}:f", f"{path}:g"])
    assert f() is g()


# ---- What is installed is never replaced.

NAMES = ["statistics", "random", "numpy", "json", "types", "torch", "queue", "rich"]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_named_as_an_installed_module_replaces_it_neither_as_the_file_nor_beside_it(tmp_path, name):
    """In a process of its own, which afterwards imports what the file is named after."""
    written(tmp_path, **{name: f"def f(): return {name!r}", "net": f"import {name}\ndef f(): return {name}.__file__"})
    code = f"""
import importlib, sys
from actfn.user_code import imported
assert imported({str(tmp_path / (name + ".py"))!r} + ":f")() == {name!r}
beside = imported({str(tmp_path / "net.py")!r} + ":f")()
assert not beside.startswith({str(tmp_path)!r}), beside
assert not importlib.import_module({name!r}).__file__.startswith({str(tmp_path)!r})
"""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONSAFEPATH"}
    pytest.importorskip(name)
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_a_hidden_module_is_named_where_it_is_missed(tmp_path):
    written(tmp_path, statistics="def spread(x): return x", net="import statistics\nf = statistics.spread")
    with pytest.raises(UserCodeError, match=r"net\.py:f raised AttributeError.* give it another name") as error:
        imported(f"{tmp_path / 'net.py'}:f")
    assert str(tmp_path / "statistics.py") in str(error.value)
    written(tmp_path, other="from statistics import spread as f")
    with pytest.raises(UserCodeError, match="give it another name"):
        imported(f"{tmp_path / 'other.py'}:f")
    written(tmp_path, right="import statistics\nf = statistics.nothing_of_the_kind.at_all", statistics="")
    with pytest.raises(UserCodeError):
        imported(f"{tmp_path / 'right.py'}:f")


COMMANDS = {
    "audit": "audit {file}:f --as tanh --dtypes float32 --orders 0 --quiet",
    "choose": "choose iris --model {file}:make --functions relu --seeds 1 --folds 2 --epochs 2 --rates 0.01"
    " --no-baseline --quiet --json",
}
SHADOWS = dict.fromkeys(
    ("random", "statistics", "queue", "json", "types", "selectors"), "raise SystemExit('the wrong one')"
)
NETWORK = """
from __future__ import annotations
import dataclasses, random, statistics
import numpy as np
from beside import ONE

@dataclasses.dataclass
class Shape:
    width: int = 8

print("read")

def f(x):
    assert statistics.fmean([1.0, ONE]) == 1.0
    return np.tanh(x)

def make(activation, n_inputs, n_outputs):
    import torch
    random.random()
    width = Shape().width
    return torch.nn.Sequential(torch.nn.Linear(n_inputs, width), activation, torch.nn.Linear(width, n_outputs))

if __name__ == "__main__":
    raise SystemExit("run as a script")
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("verb", COMMANDS)
def test_both_verbs_take_such_a_file_in_every_process(tmp_path, verb, jobs):
    for needed in ("flint", "torch", "sklearn"):
        pytest.importorskip(needed, reason="needs the lab extra")
    written(tmp_path, **SHADOWS, net=NETWORK, beside="ONE = 1")
    line = [sys.executable, "-m", "actfn", *COMMANDS[verb].format(file="net.py").split(), "--jobs", jobs]
    # Python itself puts the current folder before all else for -m, before actfn has a say.
    environment = os.environ | {"PYTHONSAFEPATH": "1"}
    done = subprocess.run(line, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "1 findings" not in done.stdout
    if verb == "choose":
        assert json.loads(done.stdout)["verdict"]


# ---- What cannot be imported.


@pytest.mark.parametrize(
    ("spec", "message"),
    [
        ("net", "allowed is package.module:name or file.py:name"),
        (":f", "allowed is package.module:name or file.py:name"),
        ("net.py:", "allowed is package.module:name or file.py:name"),
        ("nowhere/net.py:f", "there is no file nowhere/net.py"),
        ("no_such_module.sub:f", "there is no module no_such_module here"),
        ("math:sqr", "math has no 'sqr', the nearest is 'sqrt'"),
    ],
)
def test_what_is_not_there_is_named(spec, message):
    with pytest.raises(ArgumentError, match=message) as error:
        imported(spec)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1 / 0", "ZeroDivisionError"),
        ("raise SystemExit(3)", "SystemExit: 3"),
        ("def f(:", "SyntaxError"),
        ("import no_such_package_here", "No module named 'no_such_package_here'"),
    ],
)
def test_what_the_file_raises_is_its_own_with_the_traceback(tmp_path, text, message):
    path = written(tmp_path, net=text) / "net.py"
    before = set(sys.modules)
    with pytest.raises(UserCodeError, match=message) as error:
        imported(f"{path}:f")
    assert "\n" not in str(error.value)
    assert "net.py" in error.value.traceback
    assert not [name for name in set(sys.modules) - before if name.endswith(".net")]
    again = pickle.loads(pickle.dumps(error.value))  # as it travels from a worker
    assert (str(again), again.traceback) == (str(error.value), error.value.traceback)
    assert isinstance(again, ActfnError)


def test_what_it_prints_while_it_is_read_stays_off_the_standard_output(tmp_path, capfd):
    path = written(tmp_path, net="import os\nprint('a')\nos.write(1, b'b')\ndef f(): pass") / "net.py"
    imported(f"{path}:f")
    assert capfd.readouterr().out == ""


def test_a_source_changed_between_two_processes_is_refused(tmp_path):
    """A worker that imports later runs what its parent ran, or says so."""
    path = written(tmp_path, net="def f(): return 1") / "net.py"
    imported(f"{path}:f")
    path.write_text("def f(): return 2")
    finder.expected.update(finder.sources)
    try:
        with pytest.raises(UserCodeError, match="was changed while it was in use"):
            imported(f"{path}:f")
    finally:
        finder.expected.clear()
    assert imported(f"{path}:f")() == 2


def test_code_of_the_users_travels_with_and_without_the_modules_beside_it(tmp_path):
    pytest.importorskip("cloudpickle", reason="needs the lab extra")
    written(tmp_path, beside_it="def g(x): return x + 1", net="import beside_it\ndef f(x): return beside_it.g(x)")
    f = imported(f"{tmp_path / 'net.py'}:f")
    for everything, returncode in ((True, 0), (False, 1)):
        (tmp_path / "packed").write_bytes(user_code.dumps(f, everything=everything))
        code = "import pickle; assert pickle.load(open('packed', 'rb'))(1) == 2"
        done = subprocess.run([sys.executable, "-P", "-c", code], cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == returncode, done.stderr


def test_a_file_that_changes_the_current_folder_changes_it_for_itself_alone(tmp_path, monkeypatch):
    written(tmp_path, net="import os\nos.chdir('/')\ndef f(): return 1", beside_it="import os\nos.chdir('/')\ng = 2")
    monkeypatch.chdir(tmp_path)
    assert [imported("net.py:f")() for _ in range(2)] == [1, 1]  # the second time from the same relative path
    assert imported("beside_it:g") == 2
    assert Path.cwd() == tmp_path
