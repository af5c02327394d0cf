"""The clock of proofs counts computing time alone."""

import time

import pytest

from actfn.analysis.deadline import Deadline
from actfn.analysis.undecided import Undecided


def test_time_that_passes_without_computing_does_not_count():
    deadline = Deadline(0.05)
    time.sleep(0.2)  # as when other processes have the machine
    deadline.check()
    assert 0 < deadline.left <= 0.05


def test_time_that_is_computed_counts():
    deadline = Deadline(0.02)
    until = time.thread_time() + 0.03
    while time.thread_time() < until:
        pass
    with pytest.raises(Undecided, match=r"not settled in 0\.02 s"):
        deadline.check()
