"""A function's tables as the text of its header, in hexadecimal: what the compiler reads."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from actfn.piecewise.fit import Cells
from actfn.piecewise.sixteen_bits import Short
from actfn.piecewise.table import Border, Rest, Table

NAMES = {np.float32: "single", np.float64: "wide"}
TYPES = {np.float32: "float", np.float64: "double"}
MEMBERS = ("value", "grad", "second")
SHORT = {"float16": "half", "bfloat16": "bfloat16"}


def header(name: str, formula: str, tables: Sequence[Table], options: str = "") -> str:
    """The text of NAME.tables.h: the tables of value, first and second derivative of a function.

    Without the second derivative it is that of NAME.cells.h, for a function that has a header too; `options` are those
    of the command.
    """
    arrays: list[str] = []
    members = [_table(member, table, arrays) for member, table in zip(MEMBERS, tables, strict=False)]
    what = (
        "its derivative and the second one" if len(tables) == len(MEMBERS) else "and its derivative beside its header"
    )
    return "\n".join(
        [
            f"// Tables of {name}(x) = {formula}, {what}: piecewise_tables.h says what they hold.\n"
            f"// Written by `python -m actfn.piecewise {name}{options}`, not to be changed by hand; compared with the\n"
            f"// formula on every float32 by `actfn audit actfn.{name} --exhaustive`.\n"
            '#pragma once\n\n#include "piecewise_tables.h"\n',
            f"namespace actfn::data_of_{name} {{\n",
            *arrays,
            f"}}  // namespace actfn::data_of_{name}\n\nnamespace actfn {{\n",
            f"extern const function_tables {name}_tables;",
            f"const function_tables {name}_tables = {{",
            *(
                _named(f"    {{  // {member}", f"data_of_{name}", text)
                for member, text in zip(MEMBERS, members, strict=False)
            ),
            "};\n\n}  // namespace actfn\n",
        ]
    )


def _named(opening: str, namespace: str, lines: list[str]) -> str:
    """A member's braces around its lines, in which arrays are told by their namespace."""
    return "\n".join([opening, *(f"        {line.replace('@', f'{namespace}::')}" for line in lines), "    },"])


def _table(name: str, table: Table, arrays: list[str]) -> list[str]:
    """The initialiser of a piecewise_table; what it points to is added to `arrays`."""
    fold = table.symmetry
    lines = [f"symmetry::{fold.kind}, {float(fold.amount)!r}, {fold.falls}, {str(table.is_ordered).lower()},"]
    lines += ["{", *(f"    {line}" for line in _typed(name, table, np.float32, arrays)), "},"]
    wide = "nullptr"
    if np.float64 in table.middle:
        text = "\n".join(f"    {line}".replace("@", "") for line in _typed(name, table, np.float64, arrays))
        arrays.append(f"const typed_table<double> {name}_wide = {{\n{text}\n}};\n")
        wide = f"&@{name}_wide"
    rests = []
    for side, rest in (("left_rest", table.left_rest), ("right_rest", table.right_rest)):
        if rest is not None:
            arrays.append(_rest(f"{name}_{side}", rest, arrays))
        rests.append("nullptr" if rest is None else f"&@{name}_{side}")
    lines.append(f"{wide}, {rests[0]}, {rests[1]},")
    for kind, called in SHORT.items():
        if kind in table.sixteen_bits:
            arrays.append(_short(f"{name}_{called}", table.sixteen_bits[kind]))
    if table.sixteen_bits:  # without any the header ends before them, and the compiler takes null
        pointers = (f"&@{name}_{called}" if kind in table.sixteen_bits else "nullptr" for kind, called in SHORT.items())
        lines.append(f"{', '.join(pointers)},")
    return lines


def _typed(name: str, table: Table, kind: type[np.floating[Any]], arrays: list[str]) -> list[str]:
    """The initialiser of a typed_table; without cells of the type, its asymptotes alone."""
    cells = table.middle.get(kind)
    lines = _cells(f"{name}_{NAMES[kind]}", cells, arrays) if cells else ["{},"]
    lines.append(f"care::{table.care[kind]}," if cells else "care::none,")
    for side, border, line in (
        ("left", table.left[kind], table.left_line),
        ("right", table.right[kind], table.right_line),
    ):
        sign = "-" if line.is_zero and _falls_negative(table, side) else ""
        lines.append(f"{_border(border, f'{sign}{float(line.constant)!r}', float(line.slope), kind)},")
    return [*lines, f"{{{', '.join(number(v, kind) for v in table.zero[kind])}}},"]


def _falls_negative(table: Table, side: str) -> bool:
    """Whether the function nears zero from below on a side: the sign of its zero there."""
    return table.negative_zero.get(side, False)


def number(value: float, kind: type) -> str:
    """A number of a type as C++ writes it, in hexadecimal but for zero."""
    if value == 0:
        return "0"
    digits, power = value.hex().split("p")
    return f"{digits.rstrip('0').rstrip('.')}p{power}" + ("f" if kind is np.float32 else "")


def _border(border: Border, constant: str, slope: float, kind: type) -> str:
    suffix = "f" if kind is np.float32 else ""
    return (
        f"{{{number(border.start, kind)}, {number(border.stop, kind)}, {constant}{suffix}, {slope!r}{suffix}, "
        f"{'true' if border.reached else 'false'}{', true' if border.is_open else ''}}}"
    )


def _cells(name: str, cells: Cells, arrays: list[str]) -> list[str]:
    """The initialiser of cells; the array of their further coefficients is added to `arrays`."""
    kind = cells.kind
    rows = [_row((cell.rest[k] for cell in cells.columns), kind) for k in range(cells.degree - 1)]
    arrays.append(
        f"alignas(64) const {TYPES[kind]} {name}_rest[{cells.degree - 1}][16] = {{\n"
        + "".join(f"    {row},\n" for row in rows)
        + "};\n"
    )
    columns = [
        _row((getattr(cell, row) for cell in cells.columns), kind)
        for row in ("centre", "first", "first_low", "slope", "slope_low")
    ]
    return [
        f"{{{cells.degree}, {number(cells.grid.per_unit, kind)}, {number(cells.grid.bend, kind)},",
        *(f" {column}," for column in columns),
        f" @{name}_rest}},",
    ]


def _short(name: str, cells: Short) -> str:
    """The definition of short_cells, and before it that of the array of its coefficients."""
    single = np.float32
    rows = "".join(f"    {{{', '.join(map(_signed, row))}}},\n" for row in cells.rows)
    ends = ", ".join(number(v, single) for v in (cells.most, cells.grid.per_unit, cells.grid.bend))
    part = ", true" if cells.is_part else ""
    return (
        f"alignas(64) const float {name}_rows[{len(cells.rows)}][16] = {{\n{rows}}};\n"
        f"const short_cells {name} = {{{cells.degree}, {ends}, {name}_rows{part}}};\n"
    )


def _row(values: Iterable[float], kind: type) -> str:
    return "{" + ", ".join(number(v, kind) for v in values) + "}"


def _signed(value: float) -> str:
    """A float32 as C++ writes it, with the sign of a zero: that of a result at zero."""
    return "-0.0f" if value == 0 and math.copysign(1, value) < 0 else number(value, np.float32)


def _rest(name: str, rest: Rest, arrays: list[str]) -> str:
    wide = np.float64
    factor = "\n".join(f"    {line}".replace("@", "") for line in _cells(f"{name}_factor", rest.factor, arrays))
    return (
        f"const exponential_rest {name} = {{\n"
        f"    {number(rest.start, wide)}, {_row(rest.exponent, wide)}, {_row(rest.exponent_low, wide)}, {rest.power},\n"
        f"{factor}\n}};\n"
    )
