"""Keeps finished trials in a file: one row each, keyed by the trial's full configuration."""

from __future__ import annotations

import math
from dataclasses import asdict
from typing import Any

from actfn.choose.trial import Outcome
from actfn.output import store


class Store(store.Store[Outcome]):
    """Finished trials. Numbers have six significant digits, but for the score, which keeps all."""

    verb, application, version, row = "choose", 0x61637466, 1, "trial"  # "actf"

    @staticmethod
    def encode(outcome: Outcome) -> Any:
        return _shortened(asdict(outcome))

    @staticmethod
    def decode(content: Any) -> Outcome:
        return Outcome(**_numbers(content))


def _shortened(value: Any) -> Any:
    """Round floats to six digits for JSON, with null for those that are not finite; scores keep all digits."""
    if isinstance(value, dict):
        return {k: v if k == "score" and math.isfinite(v) else _shortened(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_shortened(item) for item in value]
    if isinstance(value, float):
        return float(f"{value:.6g}") if math.isfinite(value) else None
    return value


def _numbers(value: Any) -> Any:
    """Numbers read from JSON, in which null stands for nan."""
    if isinstance(value, dict):
        return {k: _numbers(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_numbers(item) for item in value]
    return math.nan if value is None else value
