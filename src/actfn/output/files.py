"""The output folder: checked before any work, written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from itertools import count
from pathlib import Path

from actfn.errors import OutputError


def open_folder(path: Path) -> bool:
    """Make sure that files can be written to the folder, before any work is done; True if it had to be made."""
    try:
        if path.exists() and not path.is_dir():
            raise OutputError(f"output folder {path} is a file; name a folder, or a path where one can be made")
        fresh = not path.exists()
        path.mkdir(parents=True, exist_ok=True)
        handle, temporary = _beside(path / "writable")
        os.close(handle)
        os.unlink(temporary)
    except OSError as error:
        raise OutputError(f"output folder {path} is not writable: {error.strerror}; name another") from None
    return fresh


def write(path: Path, text: str) -> None:
    """Write a file whole or not at all, under a temporary name first, then renamed; OutputError where it cannot be."""
    write_all({path: text})


def write_all(texts: Mapping[Path, str]) -> None:
    """Write files that belong together; none is replaced before all are written beside their places."""
    made: list[tuple[Path, Path]] = []
    try:
        for path, text in texts.items():
            handle, temporary = _beside(path)
            made.append((temporary, path))
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
        while made:
            os.replace(*made[0])
            del made[0]
    except BaseException as error:
        for temporary, _ in made:
            os.unlink(temporary)
        if isinstance(error, OSError):
            raise OutputError(f"{', '.join(map(str, texts))} cannot be written: {error.strerror}") from error
        raise


def _beside(path: Path) -> tuple[int, Path]:
    """Open a new file beside a path, in the same folder, under a name that no other process has."""
    for attempt in count():
        temporary = path.with_name(f".{path.name}.{os.getpid()}.{attempt}")
        try:
            return os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644), temporary
        except FileExistsError:
            continue
    raise AssertionError("the count has no end")
