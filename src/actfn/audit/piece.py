"""The parts of an audit's work, and what comes of one."""

from __future__ import annotations

from dataclasses import dataclass, field

from actfn.audit.measure import Measured, Witness

ENDS, SAMPLE, NANS = "ends", "sample", "nans"


@dataclass(frozen=True)
class Piece:
    """A part of the work on the target of that index: ENDS and what is looked at once, SAMPLE, NANS, or a binade."""

    target: int
    dtype: str
    order: int
    what: str | int


@dataclass
class Plateau:
    """Results that are always `got` from `x` to infinity; the largest `error` there, in units, is at `at`."""

    x: float
    got: float
    error: float
    at: float
    want: float


@dataclass
class Examined:
    """What the examination of one piece of an audit measured and found.

    Attributes
    ----------
    measured : Measured
        What was counted.
    ends : list of Witness
        Results at ±0 and ±inf.
    kinks : dict of float to (float, float, float)
        The derivative that the target gives at each kink, and the limits from the left and the right.
    plateaus : list of Plateau
        Where it does not change any more.
    from_output : bool
        Whether a derivative is made from the rounded value, as far as the errors tell.
    taken : str
        As numbers of which dtype the target takes its parameters.
    fault : (str, str), optional
        The kind and words of what ended the piece.
    unsupported : str
        Why the framework offers no such thing.
    unknown : str
        Why the audit does not know what to compare with: not the target's fault.
    defect : str
        The exception that was raised by a fault of actfn.
    unchecked : dict of str to str
        Properties of the formula that are not known, so that results are not held to them, and why.
    trace : str
        Of an exception of the target's, or of actfn's.
    """

    measured: Measured
    ends: list[Witness] = field(default_factory=list)
    kinks: dict[float, tuple[float, float, float]] = field(default_factory=dict)
    plateaus: list[Plateau] = field(default_factory=list)
    from_output: bool = False
    taken: str = ""
    fault: tuple[str, str] | None = None
    unsupported: str = ""
    unknown: str = ""
    defect: str = ""
    unchecked: dict[str, str] = field(default_factory=dict)
    trace: str = ""

    @property
    def ended(self) -> bool:
        """Whether more pieces of the same target, dtype and derivative would come to the same."""
        return bool(self.fault or self.unsupported or self.unknown or self.defect)
