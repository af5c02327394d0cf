"""The maker as a whole: the table that it finds, held against the oracle, the header written, and the command."""

from __future__ import annotations

import dataclasses
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("flint", reason="the maker needs python-flint (extra: lab)")

import actfn
from actfn.analysis.numbers.ulp import ulp_error
from actfn.analysis.oracle import exact, rounded
from actfn.compute.sources import PACKAGE
from actfn.piecewise import command, predict, sixteen_bits, table
from actfn.piecewise.header import header


@pytest.fixture(scope="module")
def made() -> Iterator[table.Table]:
    """The table of the value of the sigmoid, found among fewer grids than the command tries."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(table, "BENDS", (0.0,))
        patch.setattr(table, "WIDER", (1.0,))
        patch.setattr(sixteen_bits, "BENDS", (0.0,))
        yield table.make(actfn.sigmoid, 0)


def errors(made: table.Table, change=lambda cell: cell) -> float:
    """The largest error in units of what the kernel's operations make of float32 numbers below zero, by the oracle."""
    cells = made.middle[np.float32]
    rng = np.random.default_rng(14)
    worst = 0.0
    for column, low, high in cells.grid.cells():
        cell = change(cells.columns[column])
        u = rng.uniform(max(low, 0), min(high, -made.left[np.float32].start), 300).astype(np.float32)
        got = predict.results(cell, made.care[np.float32], u)
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
    assert -22 < made.left[np.float32].start < -10
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
        ("leaky_relu", "it has parameters, negative_slope, and tables are of one x alone"),
    ],
)
def test_what_cannot_be_made_is_told_in_one_line_and_nothing_is_written(name, said, tmp_path, capsys):
    assert command.main([name, "-o", str(tmp_path / "made.tables.h")]) == 2
    written = capsys.readouterr().err
    assert written.startswith(name)
    assert said in written
    assert written.count("\n") == 1
    assert not (tmp_path / "made.tables.h").exists()


# ---- The kernel that is compiled from the header, in the text that every instruction set shares.

PROGRAM = """
#include <stdio.h>
#include "made.tables.h"
#include "piecewise.h"
using namespace actfn::ACTFN_ISA;
template <class T> void all() {
    T x[2], y[2];
    const actfn::piecewise_table& table = actfn::sigmoid_tables.value;
    while (fread(x, sizeof(T), 2, stdin) == 2) {
        block_of<T>(table)(table, nullptr, (char*)y, (const char*)x, 2);
        fwrite(y, sizeof(T), 2, stdout);
    }
}
template <class T> void all_short(const actfn::short_cells& cells) {
    T x[2], y[2];
    while (fread(x, sizeof(T), 2, stdin) == 2) {
        short_block_of<T>(cells)(actfn::sigmoid_tables.value, cells, nullptr, (char*)y, (const char*)x, 2);
        fwrite(y, sizeof(T), 2, stdout);
    }
}
int main(int count, char** words) {
    const actfn::piecewise_table& table = actfn::sigmoid_tables.value;
    if (count < 2) all<float>();
    else if (words[1][0] == 'f') words[1][5] == '6' ? all<double>() : all_short<half>(*table.of_half);
    else all_short<bfloat16>(*table.of_bfloat16);
}
"""


@pytest.fixture(scope="module")
def compiled(made, tmp_path_factory):
    """A function of arrays of float32 or float64 that runs what a compiler makes of the written header."""
    compiler = os.environ.get("CXX", "g++").split()
    if shutil.which(compiler[0]) is None:
        pytest.skip(f"not installed: {compiler[0]}")
    folder: Path = tmp_path_factory.mktemp("made")
    plain = dataclasses.replace(made, sixteen_bits={})  # the header of such a table ends earlier
    text = header("sigmoid", "1/(1 + exp(-x))", [made, made, plain])
    (folder / "made.tables.h").write_text(text, encoding="utf-8")
    (folder / "program.cpp").write_text(PROGRAM, encoding="utf-8")
    program = folder / "program"
    flags = ["-std=c++17", "-O1", "-ffp-contract=off", "-Wall", "-Wextra", "-Werror", "-DACTFN_ISA=scalar"]
    paths = ["-iquote", str(PACKAGE / "compute"), "-iquote", str(folder)]
    done = subprocess.run(
        [*compiler, *flags, *paths, str(folder / "program.cpp"), "-o", str(program)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-3000:]

    def f(x, kind=None):
        words = [kind] if kind else [] if x.dtype == np.float32 else ["float64"]
        done = subprocess.run([program, *words], input=x.tobytes(), capture_output=True, check=True)
        return np.frombuffer(done.stdout, x.dtype)

    return f


@pytest.mark.parametrize(("dtype", "bound"), [(np.float32, 1.0), (np.float64, 1.25)])
def test_the_compiled_header_is_as_close_as_the_functions_of_the_package(compiled, dtype, bound):
    rng = np.random.default_rng(15)
    far = 104 if dtype is np.float32 else 745
    many = [rng.normal(0, 5, 2000), -rng.uniform(0, far, 2000), rng.uniform(0, 50, 1000), [0.0, -0.0, 1e-30, -1e-300]]
    x = np.concatenate(many).astype(dtype)
    got = compiled(x).astype(np.float64)
    want, rest = exact(actfn.sigmoid, x.astype(np.float64))
    error = ulp_error(got, want, np.dtype(dtype).name, rest)
    assert 0.45 < np.max(error) < bound


def test_the_compiled_header_at_its_ends(compiled):
    for dtype in (np.float32, np.float64):
        got = compiled(np.array([-np.inf, np.inf, np.nan, -1e30], dtype))
        assert np.array_equal(got[:2], [0, 1])
        assert np.isnan(got[2])
        assert got[3] == 0


@pytest.mark.parametrize("kind", sixteen_bits.TYPES)
def test_the_compiled_header_gives_the_bits_that_were_tried_and_rounds_all_of_them_right(made, compiled, kind):
    x = sixteen_bits.inputs(kind)
    patterns = np.arange(1 << 16, dtype=np.uint16)
    assert np.array_equal(sixteen_bits.narrowed(x, kind), x, equal_nan=True)
    got = compiled(patterns, kind)
    with np.errstate(all="ignore"):
        tried = sixteen_bits.narrowed(sixteen_bits.results(made.sixteen_bits[kind], made.symmetry, x), kind)
        right = np.asarray(rounded(actfn.sigmoid, x, dtype=kind))
    numbers = ~np.isnan(x)
    assert np.array_equal(got[numbers], right.view(np.uint16)[numbers])
    assert np.array_equal(sixteen_bits.inputs(kind)[got], tried, equal_nan=True)


def test_a_header_without_cells_of_sixteen_bits_leaves_their_pointers_null(made):
    both, without = (
        header("sigmoid", "1/(1 + exp(-x))", [one] * 3) for one in (made, dataclasses.replace(made, sixteen_bits={}))
    )
    assert "&data_of_sigmoid::grad_half, &data_of_sigmoid::grad_bfloat16," in both
    assert "short_cells" not in without
    half = {"float16": made.sixteen_bits["float16"]}
    text = header("sigmoid", "1/(1 + exp(-x))", [dataclasses.replace(made, sixteen_bits=half)] * 3)
    assert "&data_of_sigmoid::value_half, nullptr," in text
