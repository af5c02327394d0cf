"""What the audit knows of a formula is what analysis proves, as fine as the dtype asks, within its own time."""

import math
import subprocess
import sys
import time

import numpy as np
import pytest

import actfn

for needed in ("flint", "ml_dtypes"):
    pytest.importorskip(needed, reason="the audit needs the lab extra, bfloat16 ml_dtypes")

from actfn.audit import truth as truths
from actfn.audit.examine import examine
from actfn.audit.findings import findings
from actfn.audit.measure import Measured
from actfn.audit.piece import ENDS, SAMPLE
from actfn.audit.targets.target import targets
from actfn.audit.truth import truth_of


def wide(f):
    """A function of arrays computed in float64 and rounded."""

    def call(x):
        with np.errstate(all="ignore"):
            return f(x.astype(np.float64)).astype(x.dtype)

    return call


def truth(formula, order=0, dtype="float32", **parameters):
    f = actfn.define("f", formula, **parameters)
    return truth_of(f, order, tuple(f.parameters.values()), dtype)


# ---- What it knows.


def test_kinks_are_those_of_the_parameters_at_hand():
    assert truth("where(x > 0, x, a*(exp(x) - 1))", 1, a=0.5).kinks == {0.0: (0.5, 1.0)}
    assert truth("where(x > 0, x, a*(exp(x) - 1))", 1, a=1.0).kinks == {}
    assert truth("where(x > 0, x, a*(exp(x) - 1))", 2, a=1.0).kinks == {0.0: (1.0, 0.0)}
    assert truth("where(x > 3, x, where(x > -2, 3, -1 - x))", 1).kinks == {
        -2.0: (-math.inf, math.inf),  # the value jumps, the derivative is not defined
        3.0: (0.0, 1.0),
    }


def test_a_kink_between_numbers_is_at_none_of_them():
    for dtype in ("float16", "bfloat16", "float32", "float64"):
        assert truth("where(x*x > 2, x, 0)", 1, dtype).kinks == {}
        assert truth("where(x*tanh(x) > 1, x, 0)", 1, dtype).kinks == {}


def test_limits_are_limits():
    assert truth("1/log(2 + x*x)").limits == {-math.inf: 0.0, math.inf: 0.0}  # at 2**2300 it is still 3e-4
    assert truth("exp(x)").limits == {-math.inf: 0.0, math.inf: math.inf}
    assert truth("atan(x)", 1).limits == {-math.inf: 0.0, math.inf: 0.0}
    oscillates = truth("sin(x)")
    assert oscillates.limits == {}
    assert {"limit at -inf", "limit at inf"} <= oscillates.unknown.keys()


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "float32", "float64"])
def test_where_it_rises_and_falls_is_known_to_the_number(dtype):
    """x² - 2.2 x turns at 1.1, which is no number of any of the types."""
    found = truth("x*x - a*x", dtype=dtype, a=2.25)
    (down, up), (left,) = found.slopes[1], found.slopes[-1]
    assert (down.direction, up.direction, left.direction) == (-1, 1, 1)  # by growing magnitude
    turn = int(np.array(1.125, np.float32).astype(truths.points.numpy_dtype(dtype)).view(truths.points.BITS[dtype]))
    assert (down.first, down.last, up.first, up.last) == (0, turn, turn, truths.points.finite(dtype) - 1)
    assert (left.first, left.last) == (0, truths.points.finite(dtype) - 1)


def test_a_jump_belongs_to_neither_side():
    found = truth("where(x > 1, -x, x)")
    one = int(np.float32(1).view(np.uint32))
    first, second = found.slopes[1]
    assert (first.last, first.direction, second.first, second.direction) == (one - 1, 1, one + 1, -1)


def test_what_is_not_known_is_said(monkeypatch):
    assert truth("x*cos(x)*tanh(x)").unknown.keys() >= {"range", "monotone"}
    assert truth("x*sigmoid(x)").unknown == {}


# ---- As fine as the dtype, and in time.


@pytest.mark.parametrize("dtype", ["float16", "bfloat16"])
@pytest.mark.parametrize("order", [0, 1])
def test_kinks_that_are_no_numbers_take_no_time(dtype, order):
    formula = actfn.define("f", "where(x*tanh(x) > 1, x, 0)")
    value = wide(lambda x: np.where(x * np.tanh(x) > 1, x, 0 * x))
    slope = wide(lambda x: np.where(x * np.tanh(x) > 1, 1, 0 * x))
    (target,) = targets(value, as_=formula, derivatives=[slope])
    began = time.thread_time()
    made = examine(target, dtype, order, SAMPLE)
    assert time.thread_time() - began < 20
    assert (made.unknown, made.defect, made.unsupported) == ("", "", "")
    assert made.measured.inputs > 63_000
    assert findings(made, 0.5) == []


def test_infinitely_many_kinks():
    """Beyond ±64 too, where a function that oscillates may agree at both ends of a cell and in its middle."""
    (target,) = targets(
        wide(lambda x: np.where(np.sin(x) > 0, x, 0 * x)), as_=actfn.define("f", "where(sin(x) > 0, x, 0)")
    )
    made = examine(target, "float16", 0, SAMPLE)
    assert findings(made, 0.5) == []
    assert made.measured.inputs > 63_000
    assert {"range", "monotone"} <= made.unchecked.keys()


def test_the_audits_own_time_is_not_the_targets(monkeypatch):
    monkeypatch.setattr(truths, "SECONDS", 0.05)
    truth_of.cache_clear()
    (target,) = targets(
        wide(lambda x: np.where(np.sin(x) > 0, x, 0 * x)), as_=actfn.define("f", "where(sin(x) > 0, x, 0)")
    )
    made = examine(target, "float32", 0, SAMPLE)
    truth_of.cache_clear()
    assert made.fault is None
    assert made.unknown == "the audit's own work on the exact values took more than 0.05 s, its limit"


@pytest.mark.long
def test_the_targets_time_is_not_the_audits(monkeypatch):
    monkeypatch.setattr(truths, "SECONDS", 5.0)
    truth_of.cache_clear()

    def slow(x):
        begun = time.thread_time()
        while len(x) > 1000 and time.thread_time() < begun + 4:
            pass
        return np.maximum(x, 0)

    (target,) = targets(slow, as_="relu")
    made = examine(target, "float16", 0, SAMPLE)  # of both signs: eight seconds of the target's
    truth_of.cache_clear()
    assert (made.unknown, made.fault) == ("", None)


def test_values_that_no_precision_decides_are_left_out_and_counted():
    """sqrt(2)·sqrt(2)·x is compared with 4: at 2 balls never tell."""
    (target,) = targets(
        wide(lambda x: np.where(x > 2, x, 0 * x)), as_=actfn.define("f", "where(sqrt(2)*sqrt(2)*x > 4, x, 0)")
    )
    made = examine(target, "float16", 0, SAMPLE)
    assert made.unknown == ""
    assert made.measured.wrong["unknown"] == 1
    assert made.measured.witnesses["unknown"][0].x == 2.0
    assert findings(made, 0.5) == []


def test_a_fault_of_ours_is_a_fault_of_ours(monkeypatch):
    (target,) = targets(np.tanh, as_="tanh")

    def broken(*given):
        raise KeyError("nothing of this name")

    monkeypatch.setattr(Measured, "block", broken)
    made = examine(target, "float16", 0, SAMPLE)
    assert (made.fault, made.unsupported, made.unknown) == (None, "", "")
    assert made.defect.startswith("KeyError: ")
    assert "in broken" in made.trace


# ---- Without SymPy.

PROGRAM = """
import sys
sys.modules["sympy"] = None  # what imports it fails
import numpy as np
import actfn
from actfn.audit import audit
kinked = actfn.define("f", "where(x > 1, x, where(x > -1, x*x*x, -1))")
made = audit(lambda x: kinked(x), as_=kinked, derivatives=[kinked.grad], dtypes=["float16"], orders=[0, 1])
print([row["compared"] for row in made.record["rows"]], [row["kinks"] for row in made.record["rows"]], made.passed)
print("actfn.sympy_export" in sys.modules)
"""


def test_the_audit_runs_without_sympy():
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert lines[0].startswith("['compared', 'compared'] [[], [{'x': -1.0, ")
    assert lines[0].endswith("True")
    assert lines[1] == "False"


def test_at_a_kink_the_ends_of_the_piece_are_told_apart_from_the_rest():
    (target,) = targets(np.tanh, as_="tanh", derivatives=[lambda x: 1 - np.tanh(x) ** 2])
    assert examine(target, "float16", 1, ENDS).kinks == {}
