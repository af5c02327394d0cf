"""The pieces of an audit, done one after another in worker processes: what a target does to its process ends there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from actfn.audit.examine import examine
from actfn.audit.measure import Measured
from actfn.audit.piece import Examined, Piece
from actfn.audit.targets.target import Request, Target
from actfn.errors import UserCodeError
from actfn.workers import Death, run_locally

LONGEST = 600.0  # seconds for one piece, after which it hangs
Done = Callable[[Piece, Examined], None]


def carry_out(requests: Sequence[Request], pieces: Iterable[Piece], jobs: int, done: Done) -> None:
    """Do all pieces, each in one of so many processes.

    After a piece whose target is at fault, those of the same target, dtype and derivative are left out. `done` is
    called for each piece as it ends, in this process.
    """
    left = _Left(pieces)

    def ended(piece: Piece, examined: Examined) -> None:
        left.learn(piece, examined)
        done(piece, examined)

    def died(piece: Piece, death: Death) -> bool:
        examined = Examined(Measured(piece.dtype, piece.order))
        if death.of_user or death.at_work:  # the audit's own work has a limit of its own
            examined.fault = death.kind, death.text
        elif death.kind == "hangs":
            examined.unknown = f"{death.text}, most of which the audit's own work took"
        else:
            examined.defect = death.text
        ended(piece, examined)
        return False

    run_locally(_examined, left, ended, died, shared=(requests,), jobs=jobs, limit=LONGEST)


def carry_out_here(targets: Mapping[int, Target], pieces: Iterable[Piece], done: Done) -> None:
    """Examine pieces in this process instead of workers, for callables that cannot be pickled."""
    left = _Left(pieces)
    for piece in left:
        examined = examine(targets[piece.target], piece.dtype, piece.order, piece.what)
        left.learn(piece, examined)
        done(piece, examined)


class _Left:
    """The pieces that are still to be done, as far as is known when the next one is asked for."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self.pieces = pieces
        self.failed: set[tuple[int, str, int]] = set()

    def __iter__(self) -> Iterator[Piece]:
        return (piece for piece in self.pieces if (piece.target, piece.dtype, piece.order) not in self.failed)

    def learn(self, piece: Piece, examined: Examined) -> None:
        if examined.ended:
            self.failed.add((piece.target, piece.dtype, piece.order))


_known: dict[int, list[Target]] = {}  # in a worker process: the targets of each request, made once


def _examined(requests: Sequence[Request], piece: Piece) -> Examined:
    """Examine a piece in a worker process, which imports the piece's target itself."""
    index = piece.target
    for number, request in enumerate(requests):
        if index < request.count:
            try:
                if number not in _known:
                    _known[number] = request.targets()
            except UserCodeError as error:  # it was imported before, and now cannot be
                fault = ("raises", str(error))
                return Examined(Measured(piece.dtype, piece.order), fault=fault, trace=error.traceback)
            return examine(_known[number][index], piece.dtype, piece.order, piece.what)
        index -= request.count
    raise AssertionError(f"there is no target {piece.target}")
