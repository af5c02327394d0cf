"""The output folder: checked before any work, written whole or not at all."""

from __future__ import annotations

import json
import math
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from actfn.errors import OutputError


def open_folder(path: Path) -> bool:
    """Make sure that files can be written to the folder, before any work is done; True if it had to be made."""
    try:
        if path.exists() and not path.is_dir():
            raise OutputError(f"output folder {path} is a file; name a folder, or a path where one can be made")
        fresh = not path.exists()
        path.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path):
            pass
    except OSError as error:
        raise OutputError(f"output folder {path} is not writable: {error.strerror}; name another") from None
    return fresh


def write(path: Path, text: str) -> None:
    """Write a file whole or not at all, under a temporary name first, then renamed; OutputError where it cannot be."""
    write_all({path: text})


def write_all(texts: Mapping[Path, str]) -> None:
    """The same for files that belong together: none is replaced before there is room for all."""
    made: list[tuple[str, Path]] = []
    try:
        for path, text in texts.items():
            handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
            made.append((temporary, path))
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            os.chmod(temporary, 0o644)
        while made:
            os.replace(*made[0])
            del made[0]
    except BaseException as error:
        for temporary, _ in made:
            os.unlink(temporary)
        if isinstance(error, OSError):
            raise OutputError(f"{', '.join(map(str, texts))} cannot be written: {error.strerror}") from error
        raise


def to_json(content: dict[str, Any], indent: int | None = 1) -> str:
    """The record as JSON proper: no nan, no infinity."""
    return json.dumps(_finite(content), indent=indent, ensure_ascii=False, allow_nan=False) + "\n"


def _finite(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_finite(item) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
