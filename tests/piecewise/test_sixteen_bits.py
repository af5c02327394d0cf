"""Tables that round every result of sixteen bits right: intervals, the arithmetic of the trial, and what fails."""

from __future__ import annotations

import dataclasses
import re
from fractions import Fraction

import mpmath as mp
import numpy as np
import pytest

pytest.importorskip("flint", reason="the maker needs python-flint (extra: lab)")
pytest.importorskip("scipy", reason="the maker needs SciPy (extra: lab)")

import actfn
from actfn.analysis.oracle import rounded
from actfn.piecewise import header, sixteen_bits
from actfn.piecewise.command import place
from actfn.piecewise.fit import CELLS, Grid
from actfn.piecewise.outline import Symmetry, symmetry
from actfn.piecewise.sixteen_bits import Numbers, Short, inputs, intervals, narrowed, programmed, wrong
from actfn.piecewise.truth import Truth

ODD = Symmetry("odd", Fraction(0), 1)


def written(name: str, member: str, called: str) -> Short:
    """The cells that a function's header holds."""
    text = place(name).read_text(encoding="utf-8")
    body = re.search(rf"float {member}_{called}_rows\[\d+\]\[16\] = {{\n(.*?)}};", text, re.DOTALL)[1]
    rows = tuple(
        tuple(float.fromhex(v.rstrip("f")) for v in line.strip(" {},").split(", ")) for line in body.splitlines()
    )
    said = re.search(rf"short_cells {member}_{called} = {{(.*?)}};", text)[1].split(", ")
    degree, most, per_unit, bend, _, *part = said
    assert int(degree) == len(rows) - 1
    most, per_unit, bend = (float.fromhex(v.rstrip("f")) for v in (most, per_unit, bend))
    return Short(Grid(0, per_unit, bend), most, rows, bool(part))  # which cell is the first decides nothing here


def expected(activation, order: int, kind: str) -> np.ndarray:
    with np.errstate(all="ignore"):
        return np.asarray(rounded(activation, inputs(kind), order, dtype=kind)).astype(np.float32)


@pytest.mark.parametrize("kind", sixteen_bits.TYPES)
def test_an_interval_holds_the_numbers_that_round_to_a_result_and_no_others(kind):
    with np.errstate(all="ignore"):
        every = inputs(kind)
        every = every[np.isfinite(every) & (every != 0)]
        low, high = intervals(every, kind)
        assert np.array_equal(narrowed(low, kind), every)
        assert np.array_equal(narrowed(high, kind), every)
        assert not (narrowed(np.nextafter(low, np.float32(-np.inf)), kind) == every).any()
        assert not (narrowed(np.nextafter(high, np.float32(np.inf)), kind) == every).any()
        zeros = np.array([0.0, -0.0], np.float32)
        low, high = intervals(zeros, kind)
    assert low[0] == -high[1] == 0  # a result of the other sign would have the wrong zero
    assert np.array_equal(narrowed(np.array([high[0], low[1]]), kind), [0, 0])


def test_fused_rounds_once_where_a_sum_in_float64_would_round_twice():
    rng = np.random.default_rng(5)
    a, b = rng.normal(0, 1, (2, 3000)).astype(np.float32)
    c = (-a.astype(np.float64) * b).astype(np.float32) * np.float32(2.0) ** rng.integers(-40, 40, 3000)
    got = sixteen_bits.fused(a, b, c.astype(np.float32))
    with mp.workprec(300):
        for x, y, z, r in zip(a, b, c.astype(np.float32), got, strict=True):
            exact = mp.mpf(float(x)) * mp.mpf(float(y)) + mp.mpf(float(z))
            beside = [float(np.nextafter(r, np.float32(s))) for s in (-np.inf, np.inf)]
            assert all(abs(exact - float(r)) <= abs(exact - other) for other in beside)
    one, tiny = np.float32(1), np.float32(2.0**-80)
    # 1 + 2^-24 is a tie, and what the product adds decides; in float64 that is lost
    nearly = np.float32(1 + 2.0**-12)
    tie = sixteen_bits.fused(np.float32([nearly, nearly]), np.float32([2.0**-12] * 2), np.float32([1, 1]))
    assert tie[0] == np.float32(float(nearly) * 2.0**-12 + 1)
    assert sixteen_bits.fused(one, np.float32(2.0**-24), one) == 1
    assert sixteen_bits.fused(one + tiny, np.float32(2.0**-24 * (1 + 2.0**-23)), one) == np.float32(1 + 2.0**-23)


@pytest.mark.parametrize(
    ("name", "order", "kind", "called"),
    [
        ("gelu", 0, "float16", "half"),
        ("erf", 1, "bfloat16", "bfloat16"),
        ("silu", 0, "float16", "half"),
        ("mish", 1, "bfloat16", "bfloat16"),
    ],
)
def test_the_written_cells_round_all_inputs_right_by_the_kernels_operations(name, order, kind, called):
    activation = getattr(actfn, name)
    cells, fold = written(name, ("value", "grad")[order], called), symmetry(Truth(activation, order))
    with np.errstate(all="ignore"):
        assert wrong(cells, fold, kind, inputs(kind), expected(activation, order, kind)).size == 0


@pytest.mark.parametrize("towards", [-1, 1])
def test_a_coefficient_that_is_off_by_one_unit_is_seen(towards):
    cells, fold = written("gelu", "value", "half"), symmetry(Truth(actfn.gelu, 0))
    right = expected(actfn.gelu, 0, "float16")
    seen = 0
    for power in range(3):
        row = list(cells.rows[power])
        row[0] = float(np.nextafter(np.float32(row[0] or 2.0**-25), np.float32(towards)))
        rows = tuple(tuple(row) if k == power else old for k, old in enumerate(cells.rows))
        with np.errstate(all="ignore"):
            seen += wrong(dataclasses.replace(cells, rows=rows), fold, "float16", inputs("float16"), right).size > 0
    assert seen >= 2


@pytest.fixture
def few_grids(monkeypatch):
    """One grid, so that a test is quick."""
    monkeypatch.setattr(sixteen_bits, "BENDS", (0.0,))
    monkeypatch.setattr(sixteen_bits, "WIDER", (1.0,))


@pytest.mark.parametrize("kind", sixteen_bits.TYPES)
def test_cells_are_found_and_agree_with_another_library(kind, few_grids):
    found = sixteen_bits.short(actfn.erf, 0, ODD, kind)
    assert found.degree in sixteen_bits.DEGREES
    assert all(len(row) == CELLS for row in found.rows)
    rng = np.random.default_rng(6)
    x = narrowed(rng.normal(0, 1, 500).astype(np.float32), kind)
    got = narrowed(sixteen_bits.results(found, ODD, x), kind)
    with mp.workprec(100):
        want = np.array([float(mp.erf(mp.mpf(float(v)))) for v in x])
    unit = np.abs(narrowed(want.astype(np.float32), kind)) * 2.0 ** (-10 if kind == "float16" else -7)
    assert np.max(np.abs(got - want) / unit) <= 0.5


def test_cells_are_the_same_each_time(few_grids):
    assert sixteen_bits.short(actfn.erf, 0, ODD, "bfloat16") == sixteen_bits.short(actfn.erf, 0, ODD, "bfloat16")


def test_a_degree_that_is_too_low_gives_none(few_grids, monkeypatch):
    monkeypatch.setattr(sixteen_bits, "DEGREES", (2,))
    assert sixteen_bits.short(actfn.erf, 0, ODD, "float16") is None


def test_a_function_without_symmetry_or_without_an_end_gives_none_but_beside_a_header(few_grids, monkeypatch):
    none = Symmetry("none", Fraction(0), -1)
    assert sixteen_bits.short(actfn.mish, 0, none, "bfloat16") is None
    assert sixteen_bits.short(actfn.softsign, 0, ODD, "float16") is None
    monkeypatch.setattr(sixteen_bits, "REACHES", (6.0,))
    for activation, fold, kind in ((actfn.exponential, none, "bfloat16"), (actfn.softsign, ODD, "float16")):
        found = sixteen_bits.short(activation, 0, fold, kind, has_header=True)
        assert (found.is_part, found.most) == (True, 6.0)
        x = inputs(kind)
        x = x[np.abs(x) <= 6]
        with np.errstate(all="ignore"):
            got = narrowed(sixteen_bits.results(found, fold, x), kind)
            assert np.array_equal(got, np.asarray(rounded(activation, x, 0, dtype=kind)).astype(np.float32))


def test_a_wrong_symmetry_gives_none(few_grids, monkeypatch):
    monkeypatch.setattr(sixteen_bits, "DEGREES", (4,))
    assert sixteen_bits.short(actfn.erf, 0, Symmetry("even", Fraction(0), 1), "float16") is None


def numbers(results: list[float]) -> tuple[Numbers, np.ndarray]:
    """Odd results at as many numbers from 1 on, which are in the middle of a cell from the first to the last."""
    r = np.array(results, np.float32)
    low, high = intervals(r, "float16")
    u = np.arange(1, 1 + len(results), dtype=np.float32)
    t = np.linspace(-0.5, 0.5, len(results), dtype=np.float32)
    return Numbers(ODD, "float16", u, low.astype(np.float64), high.astype(np.float64), (r, -r)), t


def test_a_program_finds_what_there_is_and_nothing_else():
    line, t = numbers([1 + 2.0**-10 * k for k in range(9)])
    assert programmed(line, t, 2) is not None
    zigzag, t = numbers([1 + 2.0**-3 * (k % 2) for k in range(9)])
    assert programmed(zigzag, t, 2) is None


def test_the_header_keeps_the_sign_of_a_zero_and_all_digits():
    rows = ((-0.0,) + (0.1,) * 15, (float(np.float32(-1 / 3)),) * 16)
    text = header._short("value_half", Short(Grid(0, 1.5, 0.0), 9.25, rows))
    assert "{-0.0f, " in text
    assert "-0x1.555556p-2f" in text
    assert "const short_cells value_half = {1, 0x1.28p+3f, 0x1.8p+0f, 0, value_half_rows};" in text
