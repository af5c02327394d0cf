"""Whether a function maps integers to integers exactly, and how: as integer lines, each up to where the next begins.

Decided of formulas built from x, numbers, sums, multiples and `where`; of others, nothing is said. NumPy is enough.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple, TypeVar

import numpy as np

from actfn.analysis.undecided import Undecided
from actfn.formula.tree import RELATIONS, Expression

INTEGERS = "bBhHiIlLqQ"  # NumPy's characters of the integer dtypes, in the order in which a ufunc tries them
MOST_PIECES = 16
_Value = TypeVar("_Value")
_Other = TypeVar("_Other")


class Piece(NamedTuple):
    """The line slope · x + intercept, from an integer on; the first piece has no start."""

    start: int | None
    slope: int
    intercept: int


def integer_pieces(tree: Expression, parameters: Mapping[str, float]) -> tuple[Piece, ...] | None:
    """The lines that a formula follows on the integers, if each has an integer slope and intercept.

    Parameters
    ----------
    tree : Expression
        The formula.
    parameters : mapping of str to float
        The values of its parameters.

    Returns
    -------
    tuple of Piece, or None
        None if some integer is not mapped to an integer, or if that is not decided.
    """
    try:
        found = _lines(tree, {name: Fraction(value) for name, value in parameters.items()})
    except Undecided:
        return None
    whole = all(slope.denominator == intercept.denominator == 1 for _, (slope, intercept) in found)
    return tuple(Piece(at, int(slope), int(intercept)) for at, (slope, intercept) in found) if whole else None


def integer_loops(tree: Expression, parameters: Mapping[str, float]) -> tuple[tuple[int, bytes], ...]:
    """Derive the integer loops for `compute.bound`: for each dtype that holds all results, its lines.

    Parameters
    ----------
    tree, parameters
        As for `integer_pieces`.

    Returns
    -------
    tuple of (int, bytes)
        NumPy's number of the dtype, and rows of start, slope and intercept in that dtype, whose sums and products wrap
        to the result; empty if the function does not map integers to integers.
    """
    pieces = integer_pieces(tree, parameters)
    loops = []
    for character in INTEGERS if pieces else ():
        dtype = np.dtype(character)
        rows = _rows(pieces or (), int(np.iinfo(dtype).min), int(np.iinfo(dtype).max))
        if rows is not None:
            bits = 8 * dtype.itemsize
            wrapped = np.array([[v % 2**bits for v in row] for row in rows], f"u{dtype.itemsize}")
            loops.append((dtype.num, wrapped.tobytes()))
    return tuple(loops)


def _rows(pieces: tuple[Piece, ...], low: int, high: int) -> list[tuple[int, int, int]] | None:
    """The pieces between two integers, if every result lies between them too."""
    rows = []
    for piece, after in zip(pieces, [*(p.start for p in pieces[1:]), None], strict=True):
        first = low if piece.start is None else max(low, piece.start)
        last = high if after is None else min(high, after - 1)
        if first > last:
            continue
        if not all(low <= piece.slope * x + piece.intercept <= high for x in (first, last)):
            return None
        rows.append((first, piece.slope, piece.intercept))
    return rows


# A function of the integers as values, each from an integer on up to where the next begins; the first has no start.
_Steps = list[tuple[int | None, _Value]]
_Line = tuple[Fraction, Fraction]


def _lines(tree: Expression, parameters: Mapping[str, Fraction]) -> _Steps[_Line]:
    zero = Fraction(0)
    match tree.head:
        case "x":
            return [(None, (Fraction(1), zero))]
        case "number":
            return [(None, (zero, Fraction(tree.value)))]
        case "parameter":
            return [(None, (zero, parameters[tree.value]))]
        case "neg":
            return [(at, (-slope, -intercept)) for at, (slope, intercept) in _lines(tree.args[0], parameters)]
        case "+" | "-" | "*" | "/":
            a, b = (_lines(arg, parameters) for arg in tree.args)
            return _joined([(at, _combined(tree.head, p, q)) for at, (p, q) in _together(a, b)])
        case "where":
            condition, then, otherwise = tree.args
            a, b = (_lines(arg, parameters) for arg in condition.args)
            gap = [(at, _combined("-", p, q)) for at, (p, q) in _together(a, b)]
            branches = _together(_lines(then, parameters), _lines(otherwise, parameters))
            held = _together(_truth(condition.head, gap), branches)
            return _joined([(at, p if holds else q) for at, (holds, (p, q)) in held])
    raise Undecided("what the formula does with integers is not followed")


def _combined(head: str, p: _Line, q: _Line) -> _Line:
    """The sum, difference, product or quotient of two lines, where that is a line."""
    if head in "+-":
        side = 1 if head == "+" else -1
        return p[0] + side * q[0], p[1] + side * q[1]
    if head == "*" and p[0] == 0:
        return p[1] * q[0], p[1] * q[1]
    if head == "*" and q[0] == 0:
        return q[1] * p[0], q[1] * p[1]
    if head == "/" and q[0] == 0 and q[1] != 0:
        return p[0] / q[1], p[1] / q[1]
    raise Undecided("what the formula does with integers is not followed")


def _truth(relation: str, gap: _Steps[_Line]) -> _Steps[bool]:
    """Decide for all integers where a piecewise linear function stands in a relation, such as `>`, to zero."""
    holds: _Steps[bool] = []
    for (at, (slope, intercept)), (after, _) in zip(gap, [*gap[1:], (None, gap[0][1])], strict=True):
        if slope == 0:
            holds.append((at, RELATIONS[relation](intercept, 0)))
            continue
        root = -intercept / slope
        turns = sorted({math.floor(root), math.ceil(root), math.floor(root) + 1})
        starts = [at, *(t for t in turns if (at is None or t > at) and (after is None or t < after))]
        for start, end in zip(starts, [*starts[1:], after], strict=True):
            inside = start if start is not None else end - 1 if end is not None else 0
            holds.append((start, RELATIONS[relation](slope * inside + intercept, 0)))
    return _joined(holds)


def _together(a: _Steps[_Value], b: _Steps[_Other]) -> _Steps[tuple[_Value, _Other]]:
    """Join two functions in pieces to one whose values are pairs, with a piece wherever either has one."""
    starts = sorted({at for at, _ in (*a, *b) if at is not None})
    return [(at, (_at(a, at), _at(b, at))) for at in (None, *starts)]


def _at(steps: _Steps[_Value], x: int | None) -> _Value:
    return next(value for at, value in reversed(steps) if at is None or (x is not None and at <= x))


def _joined(steps: _Steps[_Value]) -> _Steps[_Value]:
    """Merge neighbouring steps of equal value into one. Raises Undecided if too many are left."""
    kept = [step for i, step in enumerate(steps) if i == 0 or step[1] != steps[i - 1][1]]
    if len(kept) > MOST_PIECES:
        raise Undecided("what the formula does with integers is not followed")
    return kept
