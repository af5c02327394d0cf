"""The fast path of the exhaustive audit against the other: the same findings and numbers, whatever is wrong."""

import dataclasses
import math

import numpy as np
import pytest

import actfn
from actfn import compute

for needed in ("flint", "sympy", "ml_dtypes"):
    pytest.importorskip(needed, reason="the audit needs the lab extra, bfloat16 ml_dtypes")

from actfn.analysis import oracle
from actfn.audit import examine as examining
from actfn.audit import points
from actfn.audit.examine import examine
from actfn.audit.measure import Measured
from actfn.audit.targets import Actfn, Framework
from actfn.audit.targets.target import Target
from actfn.audit.truth import truth_of
from actfn.compute import _kernels

SIGN = np.uint32(1 << 31)
BLOCKS = (0, 1, 47, 127)  # of a binade: two neighbours, one with exp(-x) about to be subnormal (87.5), the last

# Cells of waves are finer than blocks, so that few are counted fast.
WAVES = ("sine", "siren", "snake", "gcu")


class Never:
    """A tally that leaves all to `Measured`."""

    def __init__(self, measured, truth):
        pass

    def clean(self, *given):
        return False

    def finish(self):
        pass


@pytest.fixture(autouse=True)
def few_blocks(monkeypatch):
    all_of = points.blocks

    def few(dtype, binade):
        return [patterns for i, patterns in enumerate(all_of(dtype, binade)) if i in BLOCKS]

    monkeypatch.setattr(points, "blocks", few)


def exact(activation, order):
    """The function of arrays that rounds what the atlas says."""
    parameters = tuple(float(np.float32(p)) for p in activation.parameters.values())
    truth = truth_of(activation, order, parameters, "float32")

    def f(x):
        made = truth.at(np.copysign(0.0, x.astype(np.float64)))[0].astype(np.float32) * np.float32(1)
        for side in (1, -1):
            here = np.flatnonzero((x != 0) & (np.signbit(x) == (side < 0)))
            if len(here):
                patterns, back = np.unique(x[here].view(np.uint32) & ~SIGN, return_inverse=True)
                made[here] = truth.atlas.values(patterns, side)[back].astype(np.float32)
        return made

    return f


def target_of(name, change=lambda x, y: y):
    """A target that is right but for what `change` makes of its results."""
    activation = actfn.get(name)
    functions = [exact(activation, order) for order in (0, 1, 2)]
    value, *derivatives = (lambda x, f=f: change(x, f(x)) for f in functions)
    return Target("exact", activation, Framework(), value, {}, tuple(derivatives))


def at(x, change):
    """A change of the result at one number."""

    def changed(xs, ys):
        ys = ys.copy()
        here = xs == np.float32(x)
        ys[here] = change(ys[here])
        return ys

    return changed


def number(binade, index, side=1):
    """The number of that index in a binade."""
    return float(side * np.uint32((binade << 23) + index).view(np.float32))


def up(y):
    return np.nextafter(y, np.float32(np.inf))


def down(y):
    return np.nextafter(y, np.float32(-np.inf))


def measured(target, order, binade, monkeypatch, isa=None):
    """Measure a binade by the fast path with an instruction set, or in NumPy where none is given."""
    with monkeypatch.context() as patch:
        if isa:
            patch.setenv("ACTFN_ISA", isa)
        else:
            patch.setattr(examining, "Tally", Never)
        made = examine(target, "float32", order, binade)
    assert made.fault is None, made.trace
    return made.measured


def assert_same(fast, slow):
    for field in dataclasses.fields(Measured):
        if field.name not in ("total", "profile"):
            ours, theirs = getattr(fast, field.name), getattr(slow, field.name)
            assert repr(ours) == repr(theirs) or ours == theirs, field.name  # witnesses may hold nan
    assert math.isclose(fast.total, slow.total, rel_tol=1e-12)
    assert fast.profile.keys() == slow.profile.keys()
    for key, (largest, total, count) in fast.profile.items():
        assert (largest, count) == (slow.profile[key][0], slow.profile[key][2])
        assert math.isclose(total, slow.profile[key][1], rel_tol=1e-12)


def assert_same_everywhere(target, order, binade, monkeypatch):
    slow = measured(target, order, binade, monkeypatch)
    all_fast = [measured(target, order, binade, monkeypatch, isa) for isa in compute.supported()]
    for fast in all_fast:
        assert_same(fast, slow)
        assert (fast.total, fast.profile) == (all_fast[0].total, all_fast[0].profile)  # sums too, to the last bit
    return slow


@pytest.mark.parametrize("binade", [0, 90, 124, 127, 133])
@pytest.mark.parametrize("order", [0, 1, 2])
def test_both_paths_measure_the_same(activation, order, binade, monkeypatch):
    if activation.name in (*WAVES, "logish"):
        pytest.skip("sums of the two paths differ by 2e-12, as rounding of half a million terms may")

    # One result of 1,000 is off by a unit, so that there are errors to count.
    def spoil(x, y):
        return np.where(x.view(np.uint32) % 1000 == 7, up(y), y)

    assert_same_everywhere(target_of(activation.name, spoil), order, binade, monkeypatch)


@pytest.mark.parametrize("binade", [127, 130])
@pytest.mark.parametrize("order", [0, 1])
def test_both_paths_measure_the_same_of_actfn(activation, order, binade, isa, monkeypatch):
    if activation.name in (*WAVES, "logish"):
        pytest.skip("sums of the two paths differ by 2e-12, as rounding of half a million terms may")
    target = Target(f"actfn.{activation.name}", activation, Actfn(isa), activation)
    assert_same_everywhere(target, order, binade, monkeypatch)


def borders(activation):
    """Where branches of the formula meet, whatever derivative they differ in, and where the function turns."""
    facts = activation.facts
    turns = [fact["x"] for name in ("minima", "maxima") for fact in facts[name].value or () if "x" in fact]
    return [float(place["value"]) for place in [*turns, *(kink["at"] for kink in facts["kinks"].value)]]


@pytest.mark.parametrize("order", [0, 1])
@pytest.mark.parametrize("binade", [100, 127, 130, 200])
def test_clean_blocks_are_all_counted_fast(activation, order, binade, monkeypatch):
    if activation.name in (*WAVES, "logcosh"):
        pytest.skip("it has a polynomial for each period, or none at such numbers")
    parameters = tuple(float(np.float32(p)) for p in activation.parameters.values())
    kinks = [*truth_of(activation, 1, parameters, "float32").kinks, *borders(activation)]
    edges = {side: [points.pattern(abs(x), "float32") for x in kinks if x * side > 0] for side in (1, -1)}
    start = np.float32(2.0) ** (binade - 127)
    there = np.array([start, 1.999 * start, -start, -1.999 * start], np.float32)
    results = np.abs((activation.grad if order else activation)(there))
    if ((results < np.finfo(np.float32).tiny) & (oracle.exact(activation, there, order)[0] != 0)).any():
        pytest.skip("results underflow here")
    if not np.isfinite(results).all():
        pytest.skip("results overflow here")
    slow = []

    def left_over(self, side, patterns, *given):
        # Only blocks that hold a border: there branches meet, more than one derivative is right, or the order turns.
        slow.append(side)
        assert any(patterns[0] - 1 <= edge <= patterns[-1] for edge in edges[side])

    monkeypatch.setattr(Measured, "block", left_over)
    target = Target(f"actfn.{activation.name}", activation, Actfn(), activation)
    counted = measured(target, order, binade, monkeypatch, compute.chosen()).counted
    assert counted == (len(BLOCKS) * 2 - len(slow)) * points.BLOCK
    assert len(slow) <= 2


def test_errors_of_any_size_are_counted_fast(monkeypatch):
    target = target_of("relu", lambda x, y: y * np.float32(2.0**90))
    assert_same_everywhere(target, 0, 127, monkeypatch)
    monkeypatch.setattr(Measured, "block", None)
    made = measured(target, 0, 127, monkeypatch, compute.chosen())
    assert made.largest == (2 - 2.0**-23) * 2.0**23 * (2.0**90 - 1)


HALF = points.BLOCK // 2
FAULTS = {  # function, order, binade, change, the kind that it is
    "one unit": ("elu", 0, 127, at(number(127, HALF), up), None),
    "one unit down": ("elu", 0, 127, at(number(127, 5, -1), down), None),
    "nan": ("elu", 0, 127, at(number(127, HALF), lambda y: y * np.float32(np.nan)), "nan"),
    "nan of a derivative": ("tanh", 1, 127, at(number(127, 3, -1), lambda y: y * np.float32(np.nan)), "nan"),
    "inf": ("elu", 0, 127, at(number(127, HALF), lambda y: y + np.float32(np.inf)), "infinite"),
    "-inf": ("leaky_relu", 1, 127, at(number(127, 0), lambda y: y - np.float32(np.inf)), "infinite"),
    "zero": ("elu", 0, 127, at(number(127, HALF), lambda y: y * 0), "not monotone"),
    "an exact zero has no sign of its own": ("relu", 0, 127, at(number(127, HALF, -1), lambda y: -y), None),
    "sign of zero": ("sigmoid", 0, 133, at(number(133, 127 * points.BLOCK + HALF, -1), lambda y: -y), "sign of zero"),
    "no zero": ("relu", 1, 127, at(number(127, HALF, -1), up), None),
    "subnormal flushed": ("elu", 0, 0, at(number(0, HALF, -1), lambda y: y * 0), "subnormals"),
    "subnormal derivative flushed": ("sigmoid", 1, 133, lambda x, y: np.where(y < 2.0**-126, 0 * y, y), "subnormals"),
    "out of range": ("tanh", 0, 130, at(number(130, points.BLOCK * 127 + 9), up), "range"),
    "below the range": ("relu", 0, 127, at(number(127, HALF, -1), down), "range"),
    "not monotone": ("elu", 0, 127, at(number(127, HALF), lambda y: y - np.float32(1e-6)), "not monotone"),
    "not monotone at a border": ("elu", 0, 127, at(number(127, points.BLOCK - 1), lambda y: y * 2), "not monotone"),
    "falling": ("elu", 0, 127, at(number(127, 9, -1), lambda y: y + np.float32(1e-3)), "not monotone"),
    "asymmetric": ("tanh", 0, 127, at(number(127, HALF, -1), up), "symmetry"),
    "asymmetric at a border": ("tanh", 0, 127, at(number(127, points.BLOCK, -1), up), "symmetry"),
    "asymmetric at the end": ("tanh", 0, 127, at(number(127, points.BLOCK - 1), up), "symmetry"),
    "an uneven derivative": ("tanh", 1, 127, at(number(127, 17), up), "symmetry"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_planted_faults_are_found_as_ever(fault, monkeypatch):
    name, order, binade, change, kind = FAULTS[fault]
    slow = assert_same_everywhere(target_of(name, change), order, binade, monkeypatch)
    assert kind is None or slow.wrong[kind]


@pytest.mark.parametrize("fault", [f for f, (*_, kind) in FAULTS.items() if kind])
def test_a_tally_that_is_never_in_doubt_does_not_pass(fault, monkeypatch):
    name, order, binade, change, _ = FAULTS[fault]
    tally = _kernels.tally
    monkeypatch.setattr(_kernels, "tally", lambda *given: tally(*given) or (0.0, 0.0, []))
    with pytest.raises(AssertionError):
        assert_same_everywhere(target_of(name, change), order, binade, monkeypatch)


def test_worst_are_sorted_and_of_equal_ones_the_first():
    got = np.arange(65537, dtype=np.float32) % 100
    counts = np.zeros(_kernels.TALLY_BINS, np.int64)
    way = -1e30, 1e30, 0
    start = int(np.float32(1).view(np.uint32))
    made = [
        _kernels.tally(isa, start, got, (None, 0.0), (0.0, np.zeros(1)), way, 0.0, counts)
        for isa in compute.supported()
    ]
    assert all(one == made[0] for one in made)
    total, largest, worst = made[0]
    assert (total, largest) == (float(got[1:].sum(dtype=np.float64)) * 2.0**149, 99 * 2.0**149)
    assert worst == [(99 * 2.0**149, 0.0, 98 + 100 * i) for i in range(8)]
    assert counts.sum() == 65536 * len(made)
    limit = worst[0][0]
    over = _kernels.tally(compute.chosen(), start, got, (None, 0.0), (0.0, np.zeros(1)), way, limit, counts)
    assert over[2] == []


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"got": np.zeros(32, np.float32)}, "got: got 31 numbers after the first, allowed are multiples of 32"),
        ({"got": np.zeros(33)}, "got: got 33 items of 8 bytes"),
        ({"other": np.zeros(32, np.float32)}, "mirrored: got 32 items"),
        ({"counts": np.zeros(3, np.int64)}, "counts: got 3 items"),
        ({"coefficients": np.zeros(0)}, "coefficients: got none"),
        ({"isa": "none"}, "no kernels for instruction set none here"),
    ],
)
def test_what_is_given_is_checked(changed, says):
    given = {
        "isa": compute.chosen(),
        "got": np.zeros(33, np.float32),
        "other": None,
        "coefficients": np.zeros(1),
        "counts": np.zeros(_kernels.TALLY_BINS, np.int64),
        **changed,
    }
    with pytest.raises(ValueError, match=says):
        _kernels.tally(
            given["isa"],
            1,
            given["got"],
            (given["other"], 1.0),
            (0.0, given["coefficients"]),
            (-1.0, 1.0, 0),
            0.0,
            given["counts"],
        )
