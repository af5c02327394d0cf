"""The maker as a whole: its command, the header that it writes, and the kernel that is compiled from it."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("flint", reason="the maker needs python-flint (extra: lab)")

import actfn
from actfn.analysis.oracle import exact
from actfn.compute.sources import PACKAGE
from actfn.piecewise import command, predict, table
from actfn.piecewise.header import header


@pytest.fixture(scope="module")
def made() -> table.Table:
    """The table of the value of logsigmoid."""
    return table.make(actfn.logsigmoid, 0)


def test_the_cells_of_float32_are_good_enough_by_their_own_prediction(made):
    cells = made.middle[np.float32]
    for column, low, high in cells.grid.cells():
        error = predict.largest_error(cells.columns[column], max(low, 2.0**-40), high, made.care[np.float32])
        assert 0.4 < error <= table.GOOD_ENOUGH[0]


def test_a_cell_with_a_wrong_coefficient_is_predicted_to_be_bad(made):
    cells = made.middle[np.float32]
    column, low, high = list(cells.grid.cells())[5]
    cell = cells.columns[column]
    u = np.linspace(low, high, 100).astype(np.float32)
    right = predict._kernel(cell, u - np.float32(cell.centre), made.care[np.float32])
    wrong = predict._kernel(cell._replace(slope=cell.slope * (1 + 1e-5)), u - np.float32(cell.centre), "none")
    assert np.max(np.abs(np.float64(wrong) - right) / np.spacing(np.abs(right))) > 8


def test_the_value_s_table_in_the_header_is_the_one_that_is_made(made):
    text = (PACKAGE / "functions" / "sigmoids" / "logsigmoid.h").read_text(encoding="utf-8")
    written = header("logsigmoid", "", [made, made, made])
    start, end = "struct logsigmoid_value {", "struct logsigmoid_slope {"
    assert text[text.index(start) : text.index(end)] == written[written.index(start) : written.index(end)]


@pytest.mark.long
def test_the_command_writes_the_header_that_is_there(tmp_path):
    assert command.main(["logsigmoid", "-o", str(tmp_path / "made.h")]) == 0
    there = PACKAGE / "functions" / "sigmoids" / "logsigmoid.h"
    assert (tmp_path / "made.h").read_text(encoding="utf-8") == there.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "said"),
    [("logsigmiod", "no function 'logsigmiod' is declared"), ("relu", "relu: "), ("leaky_relu", "leaky_relu: ")],
)
def test_what_cannot_be_made_is_told_in_one_line(name, said, capsys):
    assert command.main([name]) == 2
    written = capsys.readouterr().err
    assert written.startswith(name)
    assert said in written
    assert written.count("\n") == 1


@pytest.mark.parametrize("order", [0, 1, 2])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_everywhere_within_its_promise(order, dtype):
    rng = np.random.default_rng(14)
    x = np.concatenate(
        [
            rng.standard_normal(3000) * 4,
            rng.uniform(15, 120, 1500) * rng.choice([-1, 1], 1500),  # where the cells end, and beyond
            np.exp(rng.uniform(-90, 90, 1500)) * rng.choice([-1, 1], 1500),
        ]
    ).astype(dtype)
    f = actfn.logsigmoid
    with np.errstate(all="ignore"):
        got = (f, f.grad, f.second)[order](x)
        want, low = exact(f, x.astype(np.float64), order)
        unit = np.spacing(np.abs((want + low).astype(dtype))).astype(np.float64)
        error = np.abs((got.astype(np.float64) - want) - low) / unit
    assert np.max(error) < (1.0 if order < 2 else 1.5)
    assert np.max(error) > 0.4  # it is one that rounding makes


def test_blocks_and_single_numbers_give_the_same_bits():
    rng = np.random.default_rng(15)
    x = (rng.standard_normal(1700) * 30).astype(np.float32)
    together = actfn.logsigmoid(x)
    alone = np.array([actfn.logsigmoid(x[i : i + 1])[0] for i in range(len(x))])
    assert np.array_equal(together.view(np.int32), alone.view(np.int32))
    again = x.copy()
    actfn.logsigmoid(again, out=again)
    assert np.array_equal(again.view(np.int32), together.view(np.int32))
    strided = np.zeros(3400, np.float32)
    strided[::2] = x
    assert np.array_equal(actfn.logsigmoid(strided[::2]).view(np.int32), together.view(np.int32))
