"""The audit: pieces of work planned, done and put together."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from actfn.activation.record import DTYPES
from actfn.audit import page, points, record, schedule, text
from actfn.audit.findings import KINDS
from actfn.audit.measure import Measured
from actfn.audit.piece import ENDS, NANS, SAMPLE, Examined, Piece
from actfn.audit.state import State
from actfn.audit.targets.target import Request, Target, targets
from actfn.errors import ArgumentError, MissingPackage
from actfn.output import files
from actfn.output.json_text import to_json
from actfn.output.log import logger
from actfn.output.progress import Progress
from actfn.output.store import key
from actfn.workers import cores

log = logger(__name__)
ORDERS = (0, 1, 2)
BINADES = 255  # of float32, the subnormal one among them


@dataclass(frozen=True)
class Audit:
    """The result of an audit: whether it passed, its findings and its record.

    Attributes
    ----------
    record : dict
        Everything, as in results.json; docs/audit.md describes it.
    interrupted : bool
        Whether it was stopped before all was done; it then holds what was.
    """

    record: dict[str, Any]
    interrupted: bool = False

    @property
    def findings(self) -> list[dict[str, Any]]:
        """All findings but the allowed ones, each with its target, dtype and order of derivative."""
        about = ("target", "dtype", "order")
        return [
            {**{key: row[key] for key in about}, **found}
            for row in self.record["rows"]
            for found in row["findings"]
            if not found["allowed"]
        ]

    @property
    def passed(self) -> bool:
        """Whether all that was asked was compared, or is lacking, and nothing was found but what is allowed."""
        return bool(self.record["passed"])

    def __str__(self) -> str:
        return text.table(self.record)


def audit(
    *given: Any,
    as_: Any = None,
    framework: str | None = None,
    functions: Sequence[str] | None = None,
    parameters: Mapping[str, float] | None = None,
    derivatives: Sequence[Any] = (),
    dtypes: Sequence[str] = DTYPES,
    orders: Sequence[int] = ORDERS,
    exhaustive: bool = False,
    max_ulp: float | None = None,
    allow: Sequence[str] = (),
    jobs: int | None = None,
    out: str | Path | None = None,
    progress: Progress | None = None,
) -> Audit:
    """Audit implementations of activation functions: how accurate they are against the formula, and what else is wrong.

    Parameters
    ----------
    *given : str or callable
        What is audited: a framework ("torch", "torch.compile", "jax", "onnxruntime", "numpy", "tensorflow", "keras",
        "actfn", or "actfn[avx2]" for one instruction set), for all the functions it has of ours; a dotted name of a
        framework's; "package.module:function" or "file.py:function"; an .onnx file; or a callable.
    as_ : str, Activation or object of a framework, optional
        The function that it is to compute, as for `actfn.get`: a name, a formula or an object, where the target itself
        does not say.
    framework : str, optional
        What a function of yours takes and gives: "numpy", "torch", "torch.compile", "jax", "tensorflow" or "keras".
        By default torch's for what is of torch's own kind, arrays otherwise.
    functions : sequence of str, optional
        Of a whole framework, those of our functions that are audited, such as "elu"; all of them by default.
    parameters : dict of str to float, optional
        Passed to it, and put into the formula.
    derivatives : sequence of str or callable
        The first derivative, or the first and the second, where the target has no means of its own.
    dtypes : sequence of str
        Of float16, bfloat16, float32 and float64.
    orders : sequence of int
        0 is the value, 1 and 2 are derivatives.
    exhaustive : bool
        All 2**32 numbers of float32, not a sample. The 16-bit types are always tried whole; float64 is sampled.
    max_ulp : float, optional
        The largest error allowed, in units in the last place; by default what actfn promises for itself, and for
        others 4 in float32 and float64 and 1 in the 16-bit types.
    allow : sequence of str
        Kinds of findings that do not count (`actfn.audit.KINDS`).
    jobs : int, optional
        Processes; as many as cores by default.
    out : path, optional
        A folder for results.json, report.html and the state, from which a stopped audit goes on.
    progress : callable, optional
        Called with what was done last, how many pieces are done, and of how many.

    Returns
    -------
    Audit
        With all that was measured, whether it was interrupted or not.

    Raises
    ------
    ValueError
        If there is no such target, function, dtype, parameter or kind of finding, or the folder cannot be used.
    ImportError
        If none of the targets' frameworks is installed.
    """
    _check(dtypes, orders, max_ulp, allow, jobs)
    known, requests, skipped = _requested(
        given, as_=as_, framework=framework, functions=functions, parameters=parameters, derivatives=derivatives
    )
    pieces = _pieces(known, dtypes, orders, exhaustive)
    folder = Path(out) if out is not None else None
    if folder:
        files.open_folder(folder)
    say: Progress = progress or (lambda text, done, total: None)
    interrupted = False
    with State(folder / "audit.sqlite" if folder else None) as state:
        identities = {piece: record.identity(known[piece.target], piece) for piece in pieces}
        keys = {piece: key(identity) for piece, identity in identities.items()}
        kept = state.find(keys.values())
        found: dict[Piece, Examined] = {piece: kept[k] for piece, k in keys.items() if k in kept}

        def done(piece: Piece, examined: Examined) -> None:
            found[piece] = examined
            state.add([(identities[piece], examined)])
            say(f"{known[piece.target].label} {piece.dtype}", len(found), len(pieces))

        ended = {_triple(piece) for piece, made in found.items() if made.ended}
        left = [piece for piece in pieces if piece not in found and _triple(piece) not in ended]
        say("", len(found), len(pieces))
        log.info("%d targets, %d pieces of work, %d of them kept from before", len(known), len(pieces), len(found))
        try:
            if requests is None:
                schedule.carry_out_here(dict(enumerate(known)), left, done)
            elif left:
                schedule.carry_out(requests, left, min(jobs or cores(), len(left)), done)
        except KeyboardInterrupt:
            interrupted = True
    rows = [
        record.row(known[target], dtype, order, _together(dtype, order, found, parts), len(parts), exhaustive, max_ulp)
        for (target, dtype, order), parts in _grouped(pieces).items()
    ]
    made = record.joined(rows, skipped, allow, exhaustive)
    if folder:
        text = to_json(made, indent=None)
        files.write(folder / "results.json", text)
        files.write(folder / "report.html", page.render(made))
    return Audit(made, interrupted)


def _check(
    dtypes: Sequence[str], orders: Sequence[int], max_ulp: float | None, allow: Sequence[str], jobs: Any
) -> None:
    for name, given, allowed in (("dtypes", dtypes, DTYPES), ("orders", orders, ORDERS), ("allow", allow, KINDS)):
        if isinstance(given, str) or (wrong := [g for g in given if g not in allowed]):
            shown = given if isinstance(given, str) else wrong[0]
            raise ArgumentError(f"{name} has {shown!r}, allowed are several of: {', '.join(map(str, allowed))}")
        if not given and name != "allow":
            raise ArgumentError(f"{name} is empty, allowed are several of: {', '.join(map(str, allowed))}")
    if max_ulp is not None and not 0 <= max_ulp < math.inf:
        raise ArgumentError(f"max_ulp is {max_ulp}, allowed are numbers from 0")
    if jobs is not None and jobs < 1:
        raise ArgumentError(f"jobs is {jobs}, allowed are whole numbers from 1")


def _requested(given: Sequence[Any], **arguments: Any) -> tuple[list[Target], list[Request] | None, list[str]]:
    """The targets, how other processes make them, or None where they cannot, and what is not installed."""
    if not given:
        raise ArgumentError("nothing to audit: name a target")
    known: list[Target] = []
    requests: list[Request] | None = []
    skipped: list[str] = []
    for one in given:
        try:
            found = targets(one, **arguments)
        except MissingPackage as error:
            skipped.append(str(error))
            log.info("skipped: %s", error)
            continue
        known += found
        try:
            if requests is not None:
                requests.append(Request.of(len(found), one, **arguments))
        except TypeError:
            requests = None
    if not known:
        raise MissingPackage("; ".join(skipped))
    return known, requests, skipped


def _pieces(known: Sequence[Target], dtypes: Sequence[str], orders: Sequence[int], exhaustive: bool) -> list[Piece]:
    """Cut an audit into pieces, ordered by function and derivative so that what a process knows is used again."""
    indices = sorted(range(len(known)), key=lambda i: known[i].activation.name)
    names = dict.fromkeys(known[i].activation.name for i in indices)
    made = []
    for name in names:
        for order in sorted(orders):
            for dtype in (d for d in DTYPES if d in dtypes):
                for i in (i for i in indices if known[i].activation.name == name):
                    made += [Piece(i, dtype, order, what) for what in _parts(dtype, exhaustive)]
    return made


def _parts(dtype: str, exhaustive: bool) -> list[str | int]:
    if points.finite(dtype) < 1 << 16:
        return [ENDS, SAMPLE, NANS]
    if dtype == "float32" and exhaustive:
        return [ENDS, NANS, *range(BINADES)]
    return [ENDS, SAMPLE]


def _triple(piece: Piece) -> tuple[int, str, int]:
    return piece.target, piece.dtype, piece.order


def _grouped(pieces: Sequence[Piece]) -> dict[tuple[int, str, int], list[Piece]]:
    made: dict[tuple[int, str, int], list[Piece]] = {}
    for piece in sorted(pieces, key=lambda p: (p.target, p.order, DTYPES.index(p.dtype))):
        made.setdefault(_triple(piece), []).append(piece)
    return made


def _together(dtype: str, order: int, found: Mapping[Piece, Examined], parts: Sequence[Piece]) -> tuple[Examined, int]:
    """Add up the measured pieces of one row, and count how many of them are done."""
    whole, done = Examined(Measured(dtype, order)), 0
    for piece in parts:
        if piece not in found:
            continue
        done += 1
        part = found[piece]
        whole.measured.add(part.measured)
        for name in (
            "ends",
            "kinks",
            "plateaus",
            "from_output",
            "taken",
            "fault",
            "unsupported",
            "unknown",
            "defect",
            "unchecked",
            "trace",
        ):
            setattr(whole, name, getattr(whole, name) or getattr(part, name))
    return whole, done
