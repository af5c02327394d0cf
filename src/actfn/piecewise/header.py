"""A function's tables as the text of its header, in hexadecimal: what the compiler reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from actfn.piecewise.fit import Cells
from actfn.piecewise.table import Border, Rest, Table

NAMES = {np.float32: "single", np.float64: "wide"}
TYPES = {np.float32: "float", np.float64: "double"}


def header(name: str, formula: str, tables: Sequence[Table]) -> str:
    """The text of NAME.h: the tables of value, first and second derivative, and the function that is made of them."""
    parts = [
        f"// {name}(x) = {formula}, its derivative and the second one, by tables: piecewise.h says how they are used.\n"
        f"// Written by `python -m actfn.piecewise {name}`, not to be changed by hand; compared with the formula "
        f"on every\n// float32 by `actfn audit actfn.{name} --exhaustive`.\n"
        '#pragma once\n\n#include "piecewise.h"\n\nnamespace actfn::ACTFN_ISA {\n',
        *(
            _table(f"{name}_{suffix}", table)
            for suffix, table in zip(("value", "slope", "curvature"), tables, strict=True)
        ),
        f"struct {name} {{\n"
        f"    typedef {name}_value value_table;\n    typedef {name}_slope grad_table;\n"
        f"    typedef {name}_curvature second_table;\n\n"
        + _member("V", "value", f"piecewise<{name}_value>")
        + _member("two_sum<V>", "unrounded", f"piecewise_unrounded<{name}_value>")
        + _member("V", "grad", f"piecewise<{name}_slope>")
        + _member("V", "second", f"piecewise<{name}_curvature>")
        + "};\n\n}  // namespace actfn::ACTFN_ISA\n",
    ]
    return "\n".join(parts)


def _member(returns: str, name: str, computed: str) -> str:
    return f"    template <class V>\n    ACTFN_INLINE {returns} {name}(V x) {{\n        return {computed}(x);\n    }}\n"


def _table(name: str, table: Table) -> str:
    lines = [f"struct {name} {{"]
    fold = table.symmetry
    lines.append(f"    static constexpr symmetry fold = symmetry::{fold.kind};")
    lines.append(f"    static constexpr double amount = {float(fold.amount)!r};")
    lines.append(f"    static constexpr int falls = {fold.falls};")
    for kind, cells in table.middle.items():
        lines += _cells(NAMES[kind], cells)
    lines += _choice("const auto&", "middle", {kind: NAMES[kind] for kind in table.middle})
    lines += _choice("care", "with", {kind: f"care::{care}" for kind, care in table.care.items()})
    lines += _choice("bool", "ordered", {kind: str(table.is_ordered).lower() for kind in table.middle})
    for side, borders, line in (("left", table.left, table.left_line), ("right", table.right, table.right_line)):
        sign = "-" if line.is_zero and _falls_negative(table, side) else ""
        lines += _choice(
            "border<T>",
            side,
            {
                kind: _border(border, f"{sign}{float(line.constant)!r}", float(line.slope), kind)
                for kind, border in borders.items()
            },
        )
    lines += _choice(
        "near_zero<T>",
        "zero",
        {kind: f"near_zero<T>{{{', '.join(number(v, kind) for v in near)}}}" for kind, near in table.zero.items()},
    )
    for side, rest in (("left_rest", table.left_rest), ("right_rest", table.right_rest)):
        if rest is not None:
            lines += _rest(side, rest)
    lines.append("};\n")
    return "\n".join(lines)


def _falls_negative(table: Table, side: str) -> bool:
    """Whether the function nears zero from below on a side: the sign of its zero there."""
    return table.negative_zero[side]


def number(value: float, kind: type) -> str:
    """A number of a type as C++ writes it, in hexadecimal but for zero."""
    if value == 0:
        return "0"
    digits, power = value.hex().split("p")
    return f"{digits.rstrip('0').rstrip('.')}p{power}" + ("f" if kind is np.float32 else "")


def _choice(returns: str, name: str, by_kind: dict[type, str]) -> list[str]:
    return [
        "    template <class T>",
        f"    static constexpr {returns} {name}() {{",
        f"        if constexpr (sizeof(T) == 4) return {by_kind[np.float32]};",
        f"        else return {by_kind[np.float64]};",
        "    }",
    ]


def _border(border: Border, constant: str, slope: float, kind: type) -> str:
    return (
        f"border<T>{{{number(border.start, kind)}, {number(border.stop, kind)}, {constant}, {slope!r}, "
        f"{'true' if border.reached else 'false'}}}"
    )


def _cells(name: str, cells: Cells, indent: str = "    ") -> list[str]:
    kind = cells.kind
    lines = [
        f"{indent}static constexpr cells<{TYPES[kind]}, {cells.degree}> {name} = {{",
        f"{indent}    {number(cells.grid.per_unit, kind)},",
        f"{indent}    {number(cells.grid.bend, kind)},",
    ]
    for row in ("centre", "first", "first_low", "slope", "slope_low"):
        lines.append(f"{indent}    {_row((getattr(cell, row) for cell in cells.columns), kind)},")
    lines.append(f"{indent}    {{")
    for k in range(cells.degree - 1):
        lines.append(f"{indent}        {_row((cell.rest[k] for cell in cells.columns), kind)},")
    lines += [f"{indent}    }},", f"{indent}}};"]
    return lines


def _row(values: Iterable[float], kind: type) -> str:
    return "{" + ", ".join(number(v, kind) for v in values) + "}"


def _rest(name: str, rest: Rest) -> list[str]:
    wide = np.float64
    lines = _cells(f"{name}_factor", rest.factor)
    return [
        *lines,
        f"    static constexpr exponential_rest<{rest.factor.degree}> {name} = {{",
        f"        {number(rest.start, wide)}, {_row(rest.exponent, wide)}, {_row(rest.exponent_low, wide)},",
        f"        {rest.power}, {name}_factor,",
        "    };",
    ]
