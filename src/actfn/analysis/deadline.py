"""The one clock of all proofs: it counts the time that the thread computes, not the time that passes.

What other processes do on the machine thus hardly changes what is decided.
"""

from __future__ import annotations

import time
from typing import ClassVar

from actfn.analysis.undecided import Undecided


class Deadline:
    """A limit on the computing time, which loops ask about.

    Parameters
    ----------
    seconds : float
        Of the processor's time, of this thread, from now on.
    """

    passed: ClassVar[int] = 0  # how many limits were exceeded in this process

    def __init__(self, seconds: float) -> None:
        self.seconds, self.end = seconds, time.thread_time() + seconds

    @property
    def left(self) -> float:
        """The seconds that are left until the deadline; negative once it has passed."""
        return self.end - time.thread_time()

    def check(self) -> None:
        """Raise Undecided if the computing time that was allowed is used up, and return otherwise."""
        if self.left < 0:
            Deadline.passed += 1
            raise Undecided(f"not settled in {self.seconds:.2g} s")
