"""Find the functions, and their parameters, that give what a callable or a table of numbers gives."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from actfn.activation.record import Activation
from actfn.audit.targets.base import Unsupported
from actfn.audit.targets.target import targets
from actfn.errors import ArgumentError, MissingPackage, ParameterError
from actfn.names import get
from actfn.names.label import label
from actfn.names.table import declared_names

Array = NDArray[np.float64]
UNITS = 64  # of the dtype's precision: what agrees within so many is the same function, computed otherwise
LEAST = 5  # pairs of numbers, below which any function with parameters fits
KEPT = 3  # functions that are told where none fits
# Where a callable is asked: near zero, where functions differ, and far out, where their slopes and limits show.
POINTS = np.concatenate([np.linspace(-8, 8, 641), *(np.array([-1, 1]) * far for far in (12, 20, 35, 60))])
STARTS = (None, 0.1, 0.5, 2.0, 10.0)  # of a search for parameters; None: their defaults


class Match(NamedTuple):
    """A function with parameters that were fitted, and how far it is from what was given.

    Attributes
    ----------
    function : Activation
        With the fitted parameters as its defaults.
    largest : float
        The largest difference, relative to the larger of 1 and the given number.
    at : float
        Where that is.
    rms : float
        The root of the mean square of these differences.
    """

    function: Activation
    largest: float
    at: float
    rms: float


class Identified(NamedTuple):
    """What was found.

    Attributes
    ----------
    matches : list of Match
        Those that fit, the one of the fewest parameters first; where none does, the nearest.
    fits : bool
        Whether they agree with what was given but for rounding.
    points : int
        Pairs of numbers that were compared.
    tolerance : float
        The difference, relative to the larger of 1 and the given number, up to which two are the same.
    """

    matches: list[Match]
    fits: bool
    points: int
    tolerance: float

    def __str__(self) -> str:
        first = self.matches[0]
        also = [f"also fits: {_told(match)}" for match in self.matches[1:]]
        if self.fits:
            said = f"{_told(first)}: all {self.points} numbers agree within {first.largest:.2g}"
            return "\n".join([said, *also])
        head = f"no function that is known fits within {self.tolerance:.2g}; the nearest:"
        near = [f"{_told(m)}: differs by {m.largest:.3g} at {m.at:g}, {m.rms:.2g} r.m.s." for m in self.matches]
        return "\n".join([head, *near])


def _told(match: Match) -> str:
    """A function's label with what else it is called, at these parameters, outside the frameworks."""
    function, usual = match.function, get(match.function.name).parameters
    others = [
        name
        for name, differ in declared_names().get(function.name, {}).items()
        if "." not in name and "(" not in name and {**usual, **differ} == function.parameters
    ]
    return label(function) + (f" (also called {', '.join(others)})" if others else "")


def identify(given: Any, *, framework: str | None = None) -> Identified:
    """Find which function a callable, a layer, a file or a name is, with its parameters.

    Parameters
    ----------
    given : str, path or callable
        What `actfn audit` takes as a target: `torch.nn.functional.gelu`, a layer, `package.module:function`,
        `file.py:function`, a model.onnx of one operator; or a .csv or .tsv file of two columns, x and y.
    framework : str, optional
        Of a function of one's own: what it takes and gives, as for `actfn audit`.

    Returns
    -------
    Identified
        Its text says what was found.

    Raises
    ------
    ArgumentError
        If there is no such thing, it gives no numbers, or a file has too few pairs.
    """
    if isinstance(given, str | Path) and Path(given).suffix.lower() in (".csv", ".tsv"):
        return fitted(*_columns(Path(given)))
    (target,) = targets(str(given) if isinstance(given, Path) else given, as_="relu", framework=framework)[:1]
    for kind in (np.float64, np.float32):
        try:
            y = np.asarray(target.results(POINTS.astype(kind), 0))
        except Unsupported:
            continue
        if y.shape == POINTS.shape and y.dtype.kind == "f":
            return fitted(POINTS.astype(kind), y)
    raise ArgumentError(f"{target.label} gives no floats for an array of them: it is no function of one number")


def _columns(path: Path) -> tuple[Array, Array]:
    """The two columns of a table, a heading or none; columns beyond them are no part of it."""
    if not path.is_file():
        raise ArgumentError(f"there is no file {path}")
    separator = "\t" if path.suffix.lower() == ".tsv" else ","
    rows: list[tuple[float, float]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        cells = [cell.strip() for cell in line.split(separator)]
        if not line.strip():
            continue
        try:
            rows.append((float(cells[0]), float(cells[1])))
        except (ValueError, IndexError):
            if number > 1:
                raise ArgumentError(
                    f"{path}, line {number}: {line[:40]!r} is no pair of numbers, allowed are x and y in two columns"
                ) from None
    x, y = np.array(rows, np.float64).reshape(-1, 2).T
    return x, y


def fitted(x: ArrayLike, y: ArrayLike, *, precision: float | None = None) -> Identified:
    """Find the functions that go through pairs of numbers, with their parameters fitted by least squares.

    Parameters
    ----------
    x, y : array_like
        The pairs; those that are not finite count for nothing.
    precision : float, optional
        The relative spacing of numbers like y, by default that of its dtype. Of measured numbers nothing then fits, and
        the nearest are told.

    Returns
    -------
    Identified
        As `identify` gives it.

    Raises
    ------
    ArgumentError
        If there are too few pairs.
    """
    x, given = np.asarray(x), np.asarray(y)
    precision = precision or float(np.finfo(given.dtype if given.dtype.kind == "f" else np.float64).eps)
    wide, values = x.astype(np.float64), given.astype(np.float64)
    kept = np.isfinite(wide) & np.isfinite(values)
    wide, values = wide[kept], values[kept]
    if len(wide) < LEAST:
        said = f"{len(wide)} pairs of finite numbers are too few to tell functions apart"
        raise ArgumentError(f"{said}, allowed are {LEAST} or more")
    tolerance = UNITS * precision
    found = sorted(_matches(wide, values, tolerance), key=lambda match: match.largest)
    fitting = [match for match in found if match.largest <= tolerance]
    if fitting:
        fitting.sort(key=lambda match: len(match.function.parameters))
        return Identified(fitting, True, len(wide), tolerance)
    return Identified(found[:KEPT], False, len(wide), tolerance)


def _matches(x: Array, y: Array, tolerance: float) -> Iterator[Match]:
    for name in declared_names():
        function = get(name)
        best: Match | None = None
        for start in STARTS if function.parameters else (None,):
            match = _match(function, _parameters(function, x, y, start, tolerance), x, y)
            if match is not None and (best is None or match.largest < best.largest):
                best = match
            if best is not None and best.largest <= tolerance:
                break
        if best is not None:
            yield best


def _match(function: Activation, parameters: Mapping[str, float], x: Array, y: Array) -> Match | None:
    """A function at some parameters beside the numbers; None where it cannot be computed there."""
    try:
        made = function.with_defaults(**parameters)
    except ParameterError:
        return None
    off = _differences(made, x, y)
    if not np.isfinite(off).all():
        return None
    at = int(np.argmax(np.abs(off)))
    return Match(made, float(abs(off[at])), float(x[at]), float(np.sqrt(np.mean(off * off))))


def _differences(function: Any, x: Array, y: Array) -> Array:
    with np.errstate(all="ignore"):
        return np.asarray((np.asarray(function(x), np.float64) - y) / np.maximum(np.abs(y), 1))


def _parameters(function: Activation, x: Array, y: Array, start: float | None, tolerance: float) -> dict[str, float]:
    """The parameters of the least squares from a start; rounded to few digits where that fits too."""
    names = list(function.parameters)
    if not names:
        return {}
    try:
        from scipy.optimize import least_squares
    except ImportError:
        raise MissingPackage("identify needs SciPy: pip install 'actfn[lab]'") from None

    ends = [function.domain[name] for name in names]
    low = [max(end[0], -1e6) for end in ends]
    high = [min(end[1], 1e6) for end in ends]
    wished = [function.parameters[name] if start is None else start for name in names]
    first = [min(max(value, a), b) for value, a, b in zip(wished, low, high, strict=True)]

    def residuals(values: Sequence[float]) -> Array:
        with np.errstate(all="ignore"):
            off = _differences(lambda v: function(v, *map(float, np.clip(values, low, high))), x, y)
        return np.where(np.isfinite(off), off, 1e6)

    solved = least_squares(residuals, first, bounds=(low, high), xtol=1e-15, ftol=1e-15, gtol=1e-15, max_nfev=60)
    values = [float(value) for value in solved.x]
    for digits in (2, 3, 4, 6):
        rounded = [float(f"{value:.{digits}g}") for value in values]
        if max(np.abs(residuals(rounded))) <= max(tolerance, 2 * max(np.abs(residuals(values)))) and all(
            a <= value <= b and math.isfinite(value) for a, value, b in zip(low, rounded, high, strict=True)
        ):
            values = rounded
            break
    return dict(zip(names, values, strict=True))
