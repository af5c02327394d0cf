"""Facts kept on disk: the same again, and worked out anew where the function or the code is another."""

import pytest

import actfn

pytest.importorskip("flint", reason="the facts need python-flint (extra: lab)")

from actfn import explain
from actfn.analysis.deadline import Deadline
from actfn.errors import EnvironmentVariableError
from actfn.explain.collect import kept, several


@pytest.fixture
def store(tmp_path):
    return kept.Kept(tmp_path / "facts")


def counted(monkeypatch):
    asked = []
    monkeypatch.setattr(several, "facts", lambda function: asked.append(function.name) or explain.facts(function))
    return asked


def test_what_was_found_once_is_read_the_second_time(store, monkeypatch):
    functions = [actfn.elu, actfn.get("f = x/(1 + 2*abs(x))")]
    asked = counted(monkeypatch)
    first = explain.facts_of_several(functions, jobs=1, kept=store)
    again = explain.facts_of_several(functions, jobs=1, kept=store)
    assert again == first == [explain.facts(function) for function in functions]
    assert [list(known) for known in again] == [list(known) for known in first]
    assert asked == ["elu", "f"]


def test_other_parameters_other_names_and_other_code_have_other_facts(store, monkeypatch):
    keys = [store.key(f) for f in (actfn.elu, actfn.get("elu(alpha=0.5)"), actfn.get("f = x"), actfn.get("g = x"))]
    assert len(set(keys)) == 4
    assert store.key(actfn.elu) == keys[0]
    monkeypatch.setattr(kept, "version", lambda: "of other code")
    assert store.key(actfn.elu) != keys[0]


def test_the_version_is_that_of_the_code(tmp_path, monkeypatch):
    (tmp_path / "__init__.py").write_text("one = 1\n")
    monkeypatch.setattr(actfn, "__file__", str(tmp_path / "__init__.py"))
    kept.version.cache_clear()
    before = kept.version()
    kept.version.cache_clear()
    (tmp_path / "__init__.py").write_text("one = 2\n")
    assert kept.version() != before
    kept.version.cache_clear()


def test_what_time_did_not_allow_is_not_kept(store, monkeypatch):
    def in_haste(function):
        Deadline.passed += 1
        return explain.facts(function)

    monkeypatch.setattr(several, "facts", in_haste)
    explain.facts_of_several([actfn.relu], jobs=1, kept=store)
    assert store.read(store.key(actfn.relu)) is None


def test_a_file_that_is_broken_and_a_folder_that_cannot_be_are_no_obstacle(store, tmp_path):
    key = store.key(actfn.relu)
    first = explain.facts_of_several([actfn.relu], jobs=1, kept=store)
    (store.place / f"{key}.json").write_text("{")
    assert explain.facts_of_several([actfn.relu], jobs=1, kept=store) == first
    (tmp_path / "file").write_text("")
    assert explain.facts_of_several([actfn.relu], jobs=1, kept=kept.Kept(tmp_path / "file" / "facts")) == first


def test_the_environment_names_the_folder(monkeypatch, tmp_path):
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path))
    assert kept.folder() == tmp_path / "facts"
    monkeypatch.setenv(kept.VARIABLE, "")
    assert kept.folder() is None
    assert kept.Kept().read("any") is None
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path / "made" / "when" / "needed"))
    assert kept.folder() == tmp_path / "made" / "when" / "needed" / "facts"


@pytest.mark.parametrize("place", ["file", "file/below", "x" * 300])
def test_what_cannot_be_a_folder_is_the_users_mistake(monkeypatch, tmp_path, place):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path / place))
    with pytest.raises(EnvironmentVariableError, match=r"ACTFN_CACHE is .*, allowed are: a folder"):
        kept.folder()
