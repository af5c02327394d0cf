"""Names what is wrong with a target: the findings that follow from what was measured."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from actfn.analysis.numbers.ulp import FORMATS, Format
from actfn.audit import points
from actfn.audit.consistency import WAYS
from actfn.audit.measure import QUARTERS, Measured, Witness
from actfn.audit.piece import Examined, Plateau

KINDS = {
    "error": "results are further from the truth than allowed",
    "saturates": "from some input on the result does not change, though the formula does",
    "nan": "nan where the formula gives a number",
    "infinite": "infinite where the formula gives a number of the format",
    "not infinite": "finite where the formula overflows",
    "limit": "at ±inf not the limit of the formula",
    "nan swallowed": "a number for nan",
    "sign of zero": "an underflow to the zero of the wrong sign",
    "range": "outside the range of the formula",
    "not monotone": "falls where the formula rises, or rises where it falls",
    "symmetry": "f(−x) is not ±f(x) as in the formula",
    "subnormals": "subnormal numbers are flushed to zero",
    "inconsistent": "the same number gives different results by its place",
    "kink": "the derivative at a kink lies outside its one-sided limits",
    "raises": "raises an exception",
    "shape": "gives another shape",
    "dtype": "gives another dtype",
    "crashes": "ends its process",
    "hangs": "does not come back",
    "changes its input": "writes into the array that it is given",
    "not deterministic": "the same call gives different results",
    "prints": "prints while it computes",
}
CELLS = 1 << QUARTERS


@dataclass
class Finding:
    """One thing that is wrong with a target: its kind, what to say of it, and examples of it.

    Attributes
    ----------
    kind : str
        A key of `KINDS`.
    text : str
        A sentence that tells an engineer what and where.
    count : int
        Of how many inputs it was seen; 0 where that is not counted.
    cause : str
        What the errors look like: "cancellation", "rounded output", or nothing.
    witnesses : list of Witness
        Inputs that show it.
    """

    kind: str
    text: str
    count: int = 0
    cause: str = ""
    witnesses: list[Witness] = field(default_factory=list)


def findings(examined: Examined, limit: float) -> list[Finding]:
    """List all that is wrong with a target, given the largest error that is allowed, in units in the last place."""
    measured = examined.measured
    made = [Finding(*examined.fault)] if examined.fault else []
    if not measured.inputs:
        return made
    flushed = _flushed(measured)
    early = [
        p
        for p in examined.plateaus
        if p.error > limit and not (p.got == 0 and abs(p.want) < 2.0 ** FORMATS[measured.dtype].least)
    ]
    error = _error(examined, early, bool(measured.wrong["subnormal inputs"]), limit)
    cause = error.cause if error else ""
    if cause:  # a derivative that came out as 0 long before its time is the end of the same thing
        early = [p for p in early if p.got != 0]
    made += [error] if error else []
    made += [_saturates(p) for p in early]
    made += flushed
    kinds = ["nan", "infinite", "not infinite", "nan swallowed", "sign of zero", "range", "kink", "changes its input"]
    # Neither order nor symmetry means anything where results vary, or are far off.
    if not (measured.wrong["not deterministic"] or measured.wrong["position"] or cause):
        kinds += ["not monotone", "symmetry"]
    made += [_counted(measured, kind) for kind in [*kinds, "not deterministic", "prints"] if measured.wrong[kind]]
    made += _ends(examined, early, limit)
    if ways := [way for way in WAYS if measured.wrong[way]]:
        made.append(_inconsistent(measured, ways))
    order = list(KINDS)
    return sorted(made, key=lambda f: order.index(f.kind))


MEASURED = 1 + 2.0**-40  # what an error, which is a rounded number itself, may be over its limit


def _error(examined: Examined, early: Sequence[Plateau], flushes: bool, limit: float) -> Finding | None:
    """Errors over the limit that no plateau and no flushing of subnormal inputs accounts for."""
    measured = examined.measured
    dtype = measured.dtype
    beyond = limit * MEASURED  # beside a tie the truth's own last bits make half a unit a little more
    cells = {key: most for key, (most, _, _) in measured.profile.items() if most > beyond}
    flushed = {key for key in cells if flushes and key[1] < CELLS}
    atzero = [w for w in examined.ends if w.x == 0 and beyond < w.error < math.inf]
    worst = [w for w in measured.witnesses.get("error", []) if w.error > beyond and _key(w.x, dtype) not in flushed]
    cause = "rounded output" if examined.from_output else "cancellation" if _cancels(worst, FORMATS[dtype]) else ""
    ends = [p for p in early if not cause or p.got != 0]
    begun = [_key(p.x, dtype) for p in ends]
    left = {key for key in cells if not any(key[0] == side and key[1] >= cell for side, cell in begun)} - flushed
    if not left and not atzero:
        return None
    at = [w for w in worst if _key(w.x, dtype) in left] or atzero
    if not at:  # the witnesses kept are all of what is explained
        side, cell = max(left, key=cells.__getitem__)
        x = side * points.magnitude(cell << _shift(dtype), dtype)
        most = cells[side, cell]
        text = f"off by {units(most)} near x = {x:.3g}"
    else:
        first = at[0]
        text = f"off by {units(first.error)} at x = {show(first.x)}: gives {value(first.got)}, not {value(first.want)}"
    words = {
        "cancellation": "; small results are multiples of one step, as where 1 is subtracted from a number near 1",
        "rounded output": "; it follows the rounded value, not x, as where it is made from the output",
    }
    return Finding("error", text + _where(left, dtype) + words.get(cause, ""), measured.over(limit), cause, at)


def _cancels(worst: Sequence[Witness], form: Format) -> bool:
    """Whether small results are multiples of the step below 1."""
    small = [w for w in worst if abs(w.want) < 0.125]
    return 0 < len(small) == len(worst) and all((w.got * 2.0**form.precision).is_integer() for w in small)


def _saturates(plateau: Plateau) -> Finding:
    text = (
        f"from x = {show(plateau.x)} on it is {value(plateau.got)}; at x = {show(plateau.at)} it should be"
        f" {value(plateau.want)}: off by {units(plateau.error)}"
    )
    return Finding("saturates", text, 0, "", [Witness(plateau.at, plateau.got, plateau.want, plateau.error)])


def _flushed(measured: Measured) -> list[Finding]:
    """Zeros for subnormal results, unless normal ones next to them are so far off that it is something else."""
    witnesses = [w for w in measured.witnesses.get("subnormals", []) if not measured.coarse[_side(w.x)]]
    inputs = measured.witnesses.get("subnormal inputs", [])
    count = measured.wrong["subnormals"] if witnesses else 0
    count += measured.wrong["subnormal inputs"] if inputs else 0
    # A target that flushes results flushes inputs too, and then takes the wrong branch next to zero.
    if not witnesses and not inputs:
        return []
    first = (witnesses or inputs)[0]
    what = "for a subnormal result" if witnesses else "at a subnormal number, as at zero"
    text = f"gives {value(first.got)} {what}: at x = {show(first.x)} it should be {value(first.want)}"
    return [Finding("subnormals", text, count, "", [*witnesses, *inputs])]


def _counted(measured: Measured, kind: str) -> Finding:
    seen = measured.witnesses.get(kind, [])
    text = KINDS[kind]
    if seen and kind in ("not monotone", "symmetry") and seen[0].other:
        (x, y), w = seen[0].other, seen[0]
        text += f": {value(w.got)} at x = {show(w.x)}, {value(y)} at {show(x)}"
    elif seen:
        w = seen[0]
        text += f": at x = {show(w.x)} it gives {value(w.got)}"
        text += f", not {value(w.want)}" if not math.isnan(w.want) and kind != "range" else ""
    return Finding(kind, text, measured.wrong[kind], "", seen)


def _ends(examined: Examined, early: Sequence[Plateau], limit: float) -> list[Finding]:
    made = []
    for w in examined.ends:
        side = math.copysign(1, w.x)
        if math.isinf(w.x) and w.error > limit and not any(math.copysign(1, p.x) == side for p in early):
            made.append(
                Finding("limit", f"at x = {w.x:g} it gives {value(w.got)}, the limit is {value(w.want)}", 1, "", [w])
            )
        elif w.x == 0 and math.isnan(w.got):
            made.append(Finding("nan", f"at x = {show(w.x)} it gives nan, not {value(w.want)}", 1, "", [w]))
        elif w.x == 0 and w.error == math.inf and w.got != w.want:
            made.append(
                Finding("error", f"at x = {show(w.x)} it gives {value(w.got)}, not {value(w.want)}", 1, "", [w])
            )
    return made


def _inconsistent(measured: Measured, ways: Sequence[str]) -> Finding:
    seen = [w for way in ways for w in measured.witnesses[way]]
    w = seen[0]
    text = f"the result depends on {' and '.join(ways)}: at x = {show(w.x)} it is {value(w.got)} or {value(w.want)}"
    return Finding("inconsistent", text, sum(measured.wrong[way] for way in ways), "", seen)


def _where(cells: set[tuple[int, int]], dtype: str) -> str:
    """Say which intervals of x hold these cells of the profile; of more than two, the two largest."""
    if not cells:
        return ""
    runs: list[list[int]] = []
    for side, cell in sorted(cells):
        if runs and runs[-1][0] == side and runs[-1][2] == cell - 1:
            runs[-1][2] = cell
        else:
            runs.append([side, cell, cell])
    runs.sort(key=lambda run: run[1] - run[2])
    said = []
    for side, first, last in runs[:2]:
        ends = sorted(side * points.magnitude(bits << _shift(dtype), dtype) for bits in (first, last + 1))
        said.append(f"[{ends[0]:.3g}, {ends[1]:.3g}]")
    more = f" and {len(runs) - 2} more" if len(runs) > 2 else ""
    return f"; such errors are in {' and '.join(said)}{more}"


def _key(x: float, dtype: str) -> tuple[int, int]:
    """Return the key of the profile's cell that holds a number."""
    return _side(x), points.pattern(abs(x), dtype) >> _shift(dtype)


def _shift(dtype: str) -> int:
    return FORMATS[dtype].precision - 1 - QUARTERS


def _side(x: float) -> int:
    return int(math.copysign(1, x))


def units(error: float) -> str:
    """An error in units in the last place, in words."""
    return "no finite number of ULP" if math.isinf(error) else f"{error:.3g} ULP"


def value(y: float) -> str:
    """A result, with as many digits as tell it from its neighbours: 9 for a float32, else 17."""
    short = f"{y:.9g}"
    return short if not abs(y) < 1e38 or float(np.float32(y)) == y else f"{y:.17g}"


def show(x: float) -> str:
    """Write a number in decimal, with its exact value in hexadecimal."""
    return f"{value(x)} ({to_hex(x)})" if math.isfinite(x) else f"{x:g}"


def to_hex(x: float) -> str:
    """A number in hexadecimal notation without trailing zeros, exact and short."""
    mantissa, p, exponent = x.hex().partition("p")
    return (mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa) + p + exponent
