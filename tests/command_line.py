"""Starts the command line for tests: within the test's process, where it is fast, or as a process of its own."""

import os
import subprocess
import sys

import pytest

from actfn.cli import main


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Run `actfn` with these words here; return its exit code, what it printed, and what it wrote to stderr."""
    code = main(words)
    out, err = capsys.readouterr()
    return code, out, err


def process(*words: str, module: str = "actfn", **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run `actfn` with these words in a process of its own, with these environment variables added."""
    return subprocess.run(
        [sys.executable, "-m", module, *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
    )
