"""Logging: what actfn does in long work, through Python's `logging`, under the logger "actfn".

A library says nothing by itself: `logging.getLogger("actfn")` has a handler that drops everything, and a program that
uses actfn adds its own. The command line does so with `--verbose`.
"""

from __future__ import annotations

import logging
import sys

logging.getLogger("actfn").addHandler(logging.NullHandler())


def logger(module: str) -> logging.Logger:
    """Return the logger of a module by the module's `__name__`, such as "actfn.audit.run"."""
    return logging.getLogger(module)


def show(level: int = logging.INFO) -> None:
    """Print what actfn logs on the standard error, from this level on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s: %(message)s", "%H:%M:%S"))
    root = logging.getLogger("actfn")
    root.addHandler(handler)
    root.setLevel(level)
