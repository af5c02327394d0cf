"""results.json: all that an audit found, as plain data. docs/audit.md describes each entry."""

from __future__ import annotations

import hashlib
import inspect
import math
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from actfn import __version__, compute
from actfn.activation.record import Activation
from actfn.activation.registry import registry
from actfn.analysis.numbers.ulp import FORMATS, round_to, ulp_error
from actfn.analysis.oracle import exact
from actfn.audit import verdict
from actfn.audit.findings import KINDS, Finding, findings, show, to_hex
from actfn.audit.measure import LEAST, QUARTERS, Witness
from actfn.audit.piece import Examined, Piece
from actfn.audit.targets import Actfn
from actfn.audit.targets.target import Target
from actfn.compute import sources
from actfn.output.machine import processor
from actfn.user_code import digest

LIMITS = {"float16": 1.0, "bfloat16": 1.0, "float32": 4.0, "float64": 4.0}
FORMAT = 3  # of the record, and of the pieces kept
SHOWN = 3  # witnesses of a finding
Record = dict[str, Any]


def identity(target: Target, piece: Piece) -> Record:
    """Everything that the result of a piece depends on, as the key under which it is kept."""
    return {**basis(target), "dtype": piece.dtype, "order": piece.order, "what": piece.what}


def basis(target: Target) -> Record:
    """Everything that the results of a target depend on: its code, the formula, the processor and the audit itself."""
    return {
        "format": FORMAT,
        "actfn": __version__,
        "target": target.label,
        "framework": target.framework.version(),
        "code": _digest(target),
        "function": target.activation.name,
        "formula": _formula(target.activation),
        "parameters": dict(target.activation.parameters),
        "processor": processor(),
    }


def limit_of(target: Target, dtype: str, order: int, max_ulp: float | None) -> float:
    """The largest error allowed: as asked, as promised, or as usual."""
    if max_ulp is not None:
        return max_ulp
    if target.framework.package == "actfn" and order < 2 and target.activation.promise:
        promise, usual = target.activation.promise[dtype][order], registry[target.activation.name].parameters
        return promise + (target.activation.parameters != usual)  # of other parameters a unit less is promised
    return LIMITS[dtype]


def row(
    target: Target,
    dtype: str,
    order: int,
    found: tuple[Examined, int],
    planned: int,
    exhaustive: bool,
    max_ulp: float | None,
) -> Record:
    """The record of one target in one dtype, of its value or one derivative: figures, findings, verdict."""
    examined, done = found
    measured, limit = examined.measured, limit_of(target, dtype, order, max_ulp)
    worst, differ = _rechecked(target, order, examined)
    state, why = verdict.compared(examined, done, planned)
    whole = done == planned and not examined.ended
    every = state == verdict.COMPARED and (dtype in ("float16", "bfloat16") or (dtype == "float32" and exhaustive))
    return {
        "target": target.label,
        "function": target.activation.name,
        "parameters": dict(target.activation.parameters),
        "framework": target.framework.version(),
        "dtype": dtype,
        "order": order,
        "compared": state,
        "why": why,
        "unsupported": examined.unsupported,
        "defect": examined.defect,
        "unchecked": [{"property": name, "reason": reason} for name, reason in examined.unchecked.items()],
        "inputs": measured.inputs,
        "every_input": every,
        "complete": whole or examined.ended,
        "limit": limit,
        "largest": measured.largest if measured.counted else None,
        "mean": measured.mean if measured.counted else None,
        "p999": measured.quantile(0.999) if measured.counted else None,
        "not_correctly_rounded": measured.over(0.5),
        "worst": [witness(w) for w in worst],
        "kinks": [
            {"x": x, "derivative": given, "left": left, "right": right}
            for x, (given, left, right) in sorted(examined.kinks.items())
        ],
        "parameters_taken_as": examined.taken,
        "by_exponent": _by_exponent(examined),
        "findings": [_finding(f, target, dtype, order) for f in findings(examined, limit)],
        "traceback": examined.trace,
        "oracle": differ,
    }


def joined(rows: Sequence[Record], skipped: Sequence[str], allow: Sequence[str], exhaustive: bool) -> Record:
    """The record of a whole audit, joined from the rows of its targets."""
    for one in rows:
        for found in one["findings"]:
            found["allowed"] = found["kind"] in allow
    frameworks = dict.fromkeys(one["framework"] for one in rows)
    made = {
        "format": FORMAT,
        "actfn": __version__,
        "date": datetime.now(UTC).date().isoformat(),
        "machine": {"processor": processor(), "system": platform.system(), "python": platform.python_version()},
        "frameworks": list(frameworks),
        "skipped": list(skipped),
        "exhaustive": exhaustive,
        "allowed": list(allow),
        "rows": list(rows),
        "passed": verdict.passed(rows, skipped),
    }
    return made | {"verdict": verdict.sentence(made, list(KINDS))}


def witness(w: Witness) -> Record:
    """The record of a witness: its argument, its result and the right result, in decimal and in hex."""
    made: Record = {"x": w.x, "got": w.got, "want": w.want, "error": w.error}
    made |= {f"{name}_hex": to_hex(made[name]) for name in ("x", "got", "want") if math.isfinite(made[name])}
    return made | ({"other": {"x": w.other[0], "got": w.other[1]}} if w.other else {})


def _rechecked(target: Target, order: int, examined: Examined) -> tuple[list[Witness], str]:
    """Compute the worst points anew in arbitrary precision, which replaces the fast oracle's figures in the report.

    Where the two differ, which no target can bring about, that is said.
    """
    seen, differ = examined.measured.witnesses.get("error", []), ""
    if not seen or not examined.taken or examined.measured.wrong["not deterministic"]:
        return seen, differ
    x, got = (np.array([getattr(w, name) for w in seen]) for name in ("x", "got"))
    values = [float(p) for p in round_to(list(target.activation.parameters.values()), examined.taken)]
    want, low = exact(target.activation, x, order, parameters=values)
    error = ulp_error(np.abs(got), np.abs(want), examined.measured.dtype, low * np.sign(want))
    opposite = np.sign(got) * np.sign(want) < 0
    if opposite.any():  # a distance goes through zero
        plain = ulp_error(got, want, examined.measured.dtype, low)
        error = np.where(opposite, plain, error)
    for w, e, h in zip(seen, error, want, strict=True):
        # Next to a power of two, from either side, the unit is that of either side: the oracle's digits do not tell.
        mantissa = 2 * abs(math.frexp(h)[0])
        ways = (0.5, 1, 2) if min(mantissa - 1, 2 - mantissa) < 2.0**-43 else (1,)
        if not any(math.isclose(w.error, e * way, rel_tol=2.0**-20, abs_tol=2.0**-20) for way in ways):
            differ = f"{target.label} at {show(w.x)}: the oracles differ, {w.error} and {e} ULP"
        w.error, w.want = float(e), float(h)
    seen.sort(key=lambda w: -w.error)
    return seen, differ


def _by_exponent(examined: Examined) -> Record:
    """Sum up errors by the sign and exponent of x: largest error, mean error and number of inputs."""
    form = FORMATS[examined.measured.dtype]
    made: dict[str, dict[int, list[float]]] = {"-": {}, "+": {}}
    for (side, cell), (most, total, count) in sorted(examined.measured.profile.items()):
        exponent = max(cell >> QUARTERS, 1) - 1 + form.least - (cell >> QUARTERS == 0)
        mine = made["+" if side > 0 else "-"].setdefault(exponent, [0.0, 0.0, 0])
        mine[:] = max(mine[0], most), mine[1] + total, mine[2] + count
    return {
        side: [
            [e, _short(most), _short(total / max(count, 1)), int(count)] for e, (most, total, count) in cells.items()
        ]
        for side, cells in made.items()
    }


def _short(value: float) -> float:
    return float(f"{value:.4g}") if value > LEAST else 0.0


def _finding(found: Finding, target: Target, dtype: str, order: int) -> Record:
    at = found.witnesses[0] if found.witnesses else None
    shown = ""
    if at and (found.kind == "inconsistent" or at.other):  # in a long array and alone, or one number and the other
        ways = ((at.x, 64), (at.other[0], 64) if at.other else (at.x, 1))
        one, other = (target.reproducer(x, dtype, order, many).splitlines() for x, many in ways)
        shown = "\n".join([*one, *(line for line in other if line not in one[:-1])])
    elif at and found.kind not in ("changes its input", "not deterministic"):
        shown = target.reproducer(at.x, dtype, order, 1 if at.alone else 64)
    return {
        "kind": found.kind,
        "text": found.text,
        "count": found.count,
        "cause": found.cause,
        "witnesses": [witness(w) for w in found.witnesses[:SHOWN]],
        "reproducer": shown,
    }


def _digest(target: Target) -> str:
    """The digest of the code of the user's or of our kernels; empty for a framework's, which its version identifies.

    Kernels are identified by the sources of this one function, by the file that makes ufuncs of them and by how they
    were compiled, so that what is kept of a function stays valid when another one changes. What is computed from a
    formula is identified by the whole compiled module.
    """
    if isinstance(target.framework, Actfn):
        if target.call.text is not None:
            return _digest_of_file(compute._kernels.__file__)
        made = _digest_of_file(str(sources.PACKAGE / "compute" / "ufuncs.cpp"))
        return f"{sources.digest(target.call.name)} {made} {compute.built_with()}"
    return " ".join(digest(call) for call in (target.users_function, *target.derivatives) if call is not None)


def _formula(activation: Activation) -> str:
    """Digests of what the truth follows from: of the text in which a formula of ours stands, and of the user's."""
    return f"{_digest_of_file(inspect.getfile(activation.body))} {digest(activation.body)}"


def _digest_of_file(path: str) -> str:
    return _digest_of_content(path, Path(path).stat().st_mtime_ns)


@lru_cache(maxsize=32)
def _digest_of_content(path: str, changed: int) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:16]
