"""The two tiers of the tests: what is marked `long` runs with --everything alone."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = """
import pytest

def test_quick():
    pass

@pytest.mark.long
def test_that_takes_long():
    raise AssertionError("it ran")
"""


@pytest.mark.parametrize(
    ("flags", "outcome", "code"), [([], "1 passed, 1 skipped", 0), (["--everything"], "1 failed, 1 passed", 1)]
)
def test_long_tests_run_with_the_flag_alone(tmp_path: Path, flags: list[str], outcome: str, code: int) -> None:
    shutil.copy(Path(__file__).parent / "conftest.py", tmp_path)
    (tmp_path / "test_two.py").write_text(TESTS)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *flags, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert outcome in done.stdout
    assert done.returncode == code
