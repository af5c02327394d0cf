"""Records as JSON proper, in which no number is nan or infinite."""

from __future__ import annotations

import json
import math
from typing import Any


def to_json(content: dict[str, Any], indent: int | None = 1) -> str:
    """Write a record as standard JSON, which has no nan and no infinity."""
    return json.dumps(_finite(content), indent=indent, ensure_ascii=False, allow_nan=False) + "\n"


def _finite(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_finite(item) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
