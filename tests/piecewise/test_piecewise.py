"""The maker as a whole: the table that it finds, held against the oracle, the header written, and the command."""

from __future__ import annotations

import re

import numpy as np
import pytest

pytest.importorskip("flint", reason="the maker needs python-flint (extra: lab)")

import actfn
from actfn.analysis.oracle import exact
from actfn.piecewise import command, predict, table
from actfn.piecewise.header import header


@pytest.fixture(scope="module")
def made() -> table.Table:
    """The table of the value of the sigmoid."""
    return table.make(actfn.sigmoid, 0)


def errors(made: table.Table, change=lambda cell: cell) -> float:
    """The largest error in units of what the kernel's operations make of float32 numbers below zero, by the oracle."""
    cells = made.middle[np.float32]
    rng = np.random.default_rng(14)
    worst = 0.0
    for column, low, high in cells.grid.cells():
        cell = change(cells.columns[column])
        u = rng.uniform(max(low, 0), min(high, -made.left[np.float32].start), 300).astype(np.float32)
        got = predict._kernel(cell, u - np.float32(cell.centre), made.care[np.float32])
        want, rest = exact(actfn.sigmoid, -u.astype(np.float64))
        error = np.abs((np.float64(got) - want) - rest) / np.spacing(want.astype(np.float32))
        worst = max(worst, float(np.max(error)))
    return worst


def test_every_cell_is_within_a_unit_of_the_oracle(made):
    assert 0.45 < errors(made) < 1


def test_one_coefficient_that_is_off_is_seen(made):
    assert errors(made, lambda cell: cell._replace(slope=cell.slope * (1 + 2.0**-20))) > 1


def test_the_cells_of_float64_are_closer_than_half_a_unit(made):
    assert made.middle[np.float64].error < 2.0**-56
    assert made.left_rest is not None
    assert made.left_rest.factor.error < 2.0**-57


def test_what_is_found_of_the_sigmoid(made):
    assert (made.symmetry.kind, made.symmetry.amount, made.symmetry.falls) == ("adds_to_constant", 1, -1)
    assert made.left_rest.exponent == (1, 0, 0)
    assert -21 < made.left[np.float32].start < -10
    assert -105 < made.left[np.float32].stop < -103.98  # sigmoid(x) is less than half the least float32 from here on


def test_the_header_holds_the_numbers_of_the_table(made):
    text = header("sigmoid", "1/(1 + exp(-x))", [made, made, made])
    numbers = {float.fromhex(n.rstrip("f")) for n in re.findall(r"-?0x[0-9a-f.]+p[-+]\d+f?", text)}
    for cells in (*made.middle.values(), made.left_rest.factor):
        for cell in cells.columns:
            wanted = {cell.centre, cell.first, cell.first_low, cell.slope, cell.slope_low, *cell.rest} - {0.0}
            assert wanted <= numbers
    assert text.count("{") == text.count("}")


@pytest.mark.long
def test_the_command_writes_the_same_file_each_time(tmp_path):
    for name in ("one.h", "two.h"):
        assert command.main(["sigmoid", "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / "one.h").read_bytes() == (tmp_path / "two.h").read_bytes()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("sigmiod", "no function 'sigmiod' is declared"),
        ("relu", "relu: "),
        ("leaky_relu", "nears no line of simple fractions"),
    ],
)
def test_what_cannot_be_made_is_told_in_one_line_and_nothing_is_written(name, said, tmp_path, capsys):
    assert command.main([name, "-o", str(tmp_path / "made.h")]) == 2
    written = capsys.readouterr().err
    assert written.startswith(name)
    assert said in written
    assert written.count("\n") == 1
    assert not (tmp_path / "made.h").exists()
