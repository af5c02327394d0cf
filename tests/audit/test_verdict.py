"""Not compared is never passed: rows, exit status, JSON, page, text and the helper for tests say so alike."""

import json
import re
import sys

import numpy as np
import pytest

import actfn
from actfn.cli import main

for needed in ("flint", "ml_dtypes", "rich"):
    pytest.importorskip(needed, reason="the audit needs the lab extra, bfloat16 ml_dtypes")

from actfn.audit import assert_accurate, audit, page, truth
from actfn.audit import run as running
from actfn.audit.examine import examine
from actfn.audit.measure import Measured, Witness
from actfn.audit.piece import SAMPLE, Examined
from actfn.audit.targets import Actfn
from actfn.audit.targets.target import Target, targets
from actfn.audit.truth import truth_of
from actfn.audit.verdict import COMPARED, NOT, PARTLY, compared, passed

UNDECIDED = "where(sqrt(2)*sqrt(2)*x > 4, x, 0)"  # at 2 no precision tells
FILE = """
import numpy as np

def above_two(x):
    return np.where(x > 2, x, np.where(np.isnan(x), x, 0)).astype(x.dtype)

def above_one(x):
    return np.where(x > 1, x, np.where(np.isnan(x), x, 0)).astype(x.dtype)

def raises(x):
    raise RuntimeError("not today")

def picky(x):
    if x.dtype == np.float64:
        raise RuntimeError("not in float64")
    return np.where(x > 1, x, np.where(np.isnan(x), x, 0)).astype(x.dtype)
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "targets_of_verdict.py").write_text(FILE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def command(capsys, name, formula, *words):
    code = main(["audit", f"targets_of_verdict.py:{name}", "--as", formula, "--quiet", "--orders", "0", *words])
    out, err = capsys.readouterr()
    return code, out, err


def made(**more):
    return Examined(Measured("float16", inputs=more.pop("inputs", 0)), **more)


# ---- One rule.


@pytest.mark.parametrize(
    ("examined", "done", "state", "why"),
    [
        (made(inputs=5), 3, COMPARED, ""),
        (made(), 3, NOT, "no input of it was looked at"),
        (made(), 0, NOT, "stopped when 0 of 3 pieces"),
        (made(inputs=5), 2, PARTLY, "stopped when 2 of 3 pieces"),
        (made(unsupported="no such dtype"), 1, NOT, "the target lacks it: no such dtype"),
        (made(fault=("raises", "RuntimeError")), 1, NOT, "the target raises: RuntimeError"),
        (made(fault=("dtype", "gives float64")), 1, NOT, "the target's dtype: gives float64"),
        (made(inputs=5, fault=("hangs", "no result")), 2, PARTLY, "the target hangs: no result"),
        (made(inputs=5, unknown="too slow"), 2, PARTLY, "too slow"),
        (made(unknown="too slow"), 1, NOT, "too slow"),
        (made(inputs=5, defect="KeyError: x"), 3, PARTLY, "a fault of actfn: KeyError: x"),
    ],
)
def test_rows_say_whether_they_were_compared_and_why_not(examined, done, state, why):
    found, reason = compared(examined, done, 3)
    assert found == state
    assert reason.startswith(why)
    assert bool(reason) == (state != COMPARED)


def test_values_that_are_not_known_make_a_row_partly_compared():
    examined = made(inputs=5)
    examined.measured.wrong["unknown"] += 2
    examined.measured.keep("unknown", [Witness(0.5, 1.0, float("nan"))])
    state, why = compared(examined, 3, 3)
    assert (state, why) == (PARTLY, "the exact value is not known at 2 inputs, such as x = 0.5")


def row(**more):
    about = {"target": "f", "dtype": "float16"}
    return (
        about
        | {"inputs": 5, "compared": COMPARED, "unsupported": "", "findings": [], "defect": "", "oracle": ""}
        | more
    )


def test_what_passes():
    lacking = row(inputs=0, compared=NOT, unsupported="no bfloat16")
    assert passed([row()], [])
    assert passed([row(), lacking], [])
    assert passed([row(findings=[{"allowed": True}])], [])
    assert not passed([], [])
    assert not passed([lacking], [])
    assert not passed([row(), row(compared=PARTLY)], [])
    assert not passed([row(), row(inputs=0, compared=NOT)], [])
    assert not passed([row()], ["jax is not installed"])
    assert not passed([row(findings=[{"allowed": False}])], [])
    assert not passed([row(defect="KeyError")], [])
    assert not passed([row(oracle="the oracles differ")], [])


# ---- The command, the record, the page and the text.


def test_a_row_that_is_partly_compared_fails_and_says_so_everywhere(capsys, folder):
    code, out, _ = command(capsys, "above_two", UNDECIDED, "--dtypes", "float16", "--html", "a.html")
    why = "the exact value is not known at 1 input, such as x = 2"
    assert code == 1
    assert f"partly: targets_of_verdict.py:above_two, value, float16: {why}" in out
    assert "1 of 1 rows only partly compared." in out
    assert f"partly: targets_of_verdict.py:above_two, value, float16: {why}" in (folder / "a.html").read_text()
    code, out, _ = command(capsys, "above_two", UNDECIDED, "--dtypes", "float16", "--json")
    record = json.loads(out)
    assert (code, record["passed"]) == (1, False)
    assert [(r["compared"], r["why"]) for r in record["rows"]] == [("partly", why)]
    with pytest.raises(AssertionError, match=r"was not compared with .* as asked:[\s\S]*partly: .*at 1 input, such as"):
        assert_accurate("targets_of_verdict.py:above_two", UNDECIDED, dtypes=["float16"])


def test_all_compared_is_passed(capsys, folder):
    """The negative control: the same with a border that is known."""
    code, out, _ = command(capsys, "above_one", "where(2*x > 2, x, 0)", "--dtypes", "float16", "--json")
    record = json.loads(out)
    assert (code, record["passed"], record["rows"][0]["compared"]) == (0, True, "compared")
    assert record["verdict"].startswith("No findings. Compared: every input of float16, ")
    assert_accurate("targets_of_verdict.py:above_one", "where(2*x > 2, x, 0)", dtypes=["float16"])


def test_a_target_that_raises_was_not_compared_whatever_is_allowed(capsys, folder):
    words = ["raises", "tanh", "--dtypes", "float16", "--allow", "raises"]
    code, out, _ = command(capsys, *words)
    assert code == 1
    assert (
        "not compared: targets_of_verdict.py:raises, value, float16: the target raises: RuntimeError: not today" in out
    )
    assert out.splitlines()[-1] == "Nothing was compared."


def test_one_dtype_of_two_that_raises(capsys, folder):
    code, out, _ = command(capsys, "picky", "where(x > 1, x, 0)", "--dtypes", "float16", "float64", "--json")
    record = json.loads(out)
    assert (code, record["passed"]) == (1, False)
    assert [r["compared"] for r in record["rows"]] == ["compared", "not compared"]
    assert "1 of 2 rows not compared." in record["verdict"]


def test_what_the_target_plainly_lacks_is_said_and_is_no_failure(capsys, folder):
    words = ["above_one", "where(x > 1, x, 0)", "--dtypes", "float16", "--orders", "0", "1"]
    code, out, _ = command(capsys, *words)
    assert code == 0
    assert "not compared: targets_of_verdict.py:above_one, gradient, float16: the target lacks it: no derivative" in out
    code, out, _ = command(capsys, "above_one", "where(x > 1, x, 0)", "--dtypes", "float16", "--orders", "1")
    assert (code, out.splitlines()[-1]) == (1, "Nothing was compared.")


def test_the_audits_own_limit_fails_in_its_own_name(capsys, monkeypatch):
    monkeypatch.setattr(truth, "SECONDS", 0.05)
    truth_of.cache_clear()
    in_this_process(monkeypatch)
    formula = "where(sin(x) > 0, x, 0)"
    found = audit(lambda x: np.where(np.sin(x) > 0, x, 0 * x), as_=formula, dtypes=["float32"], orders=[0])
    truth_of.cache_clear()
    (one,) = found.record["rows"]
    assert not found.passed
    assert "the audit's own work on the exact values took more than 0.05 s" in one["why"]
    assert "hangs" not in {f["kind"] for f in one["findings"]}


def in_this_process(monkeypatch):
    """Audit in this process, as where the targets cannot travel to a worker."""
    requested = running._requested

    def here(given, **more):
        known, _, skipped = requested(given, **more)
        return known, None, skipped

    monkeypatch.setattr(running, "_requested", here)


def test_a_fault_of_actfn_has_a_traceback_and_a_status_of_its_own(capsys, folder, monkeypatch):
    def fails(*given):
        raise KeyError("nothing of this name")

    in_this_process(monkeypatch)
    monkeypatch.setattr(Measured, "block", fails)
    code, out, err = command(capsys, "above_one", "where(x > 1, x, 0)", "--dtypes", "float16")
    assert code == 3
    assert "a fault of actfn, please report it: targets_of_verdict.py:above_one, float16: KeyError" in out
    assert "No findings" not in out
    assert "Traceback (most recent call last)" in err
    with pytest.raises(AssertionError, match=r"a fault of actfn[\s\S]*Traceback[\s\S]*nothing of this name"):
        assert_accurate("targets_of_verdict.py:above_one", "where(x > 1, x, 0)", dtypes=["float16"])


def test_what_is_not_installed_was_not_compared(monkeypatch):
    monkeypatch.setitem(sys.modules, "tensorflow", None)
    found = audit("tensorflow", "actfn.relu", dtypes=["float16"], orders=[0])
    assert not found.passed
    assert "not compared: tensorflow is not installed" in str(found)
    assert audit("actfn.relu", dtypes=["float16"], orders=[0]).passed


def test_a_function_that_a_framework_lacks_here_is_said(monkeypatch):
    """NumPy's sigmoid is SciPy's: without that it is lacking, and not left out in silence."""
    monkeypatch.setitem(sys.modules, "scipy", None)
    monkeypatch.delitem(sys.modules, "scipy.special", raising=False)
    (target,) = (t for t in targets("numpy") if t.activation.name == "sigmoid")
    state, why = compared(examine(target, "float16", 0, SAMPLE), 1, 1)
    assert state == NOT
    assert why.startswith("the target lacks it: ")
    assert "scipy" in why


# ---- A sample is called a sample.


def test_a_sampled_verdict_says_sample():
    found = audit("actfn.relu", dtypes=["float16", "float32"], orders=[0])
    assert found.passed
    lines = str(found).splitlines()
    assert lines[-1].startswith("No findings in a sample. Compared: every input of float16 and a sample of float32, ")
    sampled = {line.split("  ")[0]: "sample" in line for line in lines if re.search(r"\d,\d{3}", line)}
    assert sum(sampled.values()) == 2  # the row of float32 and the verdict
    assert "No findings in a sample" in page.render(found.record)
    assert "in the sample" in page.render(found.record)
    assert [r["every_input"] for r in found.record["rows"]] == [True, False]
    with pytest.raises(AssertionError, match="a sample of float32"):
        assert_accurate(lambda x: np.clip(x, 0, 1), "relu", dtypes=["float32"])
    with pytest.raises(AssertionError, match="every input of float16, "):
        assert_accurate(lambda x: np.clip(x, 0, 1), "relu", dtypes=["float16"])


def test_a_target_that_is_examined_whole_is_not_called_a_sample():
    target = Target("relu", actfn.relu, Actfn(), actfn.relu)
    assert compared(examine(target, "float16", 0, SAMPLE), 1, 1) == (COMPARED, "")
