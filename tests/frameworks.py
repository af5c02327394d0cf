"""Gets what a framework itself has under a name, for tests that compare ours with it."""

import importlib
from typing import Any

import pytest


def object_named(name: str) -> Any:
    """Return the framework's own object of a dotted name, or skip the test where the framework is not installed."""
    module, _, attribute = name.rpartition(".")
    pytest.importorskip(module.partition(".")[0], reason=f"{name} needs its framework")
    return getattr(importlib.import_module(module), attribute)
