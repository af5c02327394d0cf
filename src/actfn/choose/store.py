"""Where finished trials are kept: an SQLite file in which each is one row, keyed by its full configuration."""

from __future__ import annotations

import hashlib
import json
import math
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from actfn.choose.trial import Outcome

APPLICATION, VERSION = 0x61637466, 1  # "actf"; of the table below
Configuration = Mapping[str, Any]


def key(configuration: Configuration) -> str:
    """The same for equal configurations, whatever the order of their entries."""
    return hashlib.sha256(json.dumps(configuration, sort_keys=True).encode()).hexdigest()


class Store:
    """Finished trials, in a file or (path None) in memory. A trial is written whole or not at all.

    Raises
    ------
    ValueError
        If the file is of another version, no such file at all, in use, or cannot be written.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        try:
            self._open()
        except sqlite3.DatabaseError as error:
            raise self._explained(error) from None

    def _open(self) -> None:
        # Transactions are written out below; none is left open between them.
        self._file = sqlite3.connect(self.path or ":memory:", timeout=0, isolation_level=None)
        self._file.execute("PRAGMA locking_mode = EXCLUSIVE")  # until closed, or the process ends however it may
        self._file.execute("BEGIN EXCLUSIVE")
        (application,), (version,) = (
            self._file.execute(f"PRAGMA {n}").fetchone() for n in ("application_id", "user_version")
        )
        if (application, version) == (0, 0) and not self._file.execute("SELECT 1 FROM sqlite_master").fetchone():
            self._file.execute(f"PRAGMA application_id = {APPLICATION}")
            self._file.execute(f"PRAGMA user_version = {VERSION}")
            self._file.execute("CREATE TABLE trial (key TEXT PRIMARY KEY, configuration TEXT, outcome TEXT) STRICT")
        elif application != APPLICATION:
            raise ValueError(f"{self.path} is no file of actfn choose; move it away, or name another output folder")
        elif version != VERSION:
            raise ValueError(
                f"{self.path} has format {version}, this version of actfn reads and writes {VERSION};"
                " move it away, or name another output folder"
            )
        self._file.execute("COMMIT")

    def _explained(self, error: sqlite3.DatabaseError) -> ValueError:
        text = str(error)
        if "locked" in text:
            return ValueError(f"{self.path} is in use by another run; wait for it, or name another output folder")
        if "not a database" in text or "malformed" in text:
            return ValueError(f"{self.path} is no SQLite file or damaged ({text}); move it away")
        if "unable to open" in text:
            return ValueError(f"{self.path} cannot be opened; move away what is there, or name another output folder")
        return ValueError(f"{self.path} cannot be written ({text}); what was finished before is kept")

    def find(self, keys: Iterable[str]) -> dict[str, Outcome]:
        """The outcomes of those trials that are finished."""
        found = {}
        try:
            for k in keys:
                row = self._file.execute("SELECT outcome FROM trial WHERE key = ?", (k,)).fetchone()
                if row:
                    found[k] = _outcome(json.loads(row[0]))
        except sqlite3.DatabaseError as error:
            raise self._explained(error) from None
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{self.path} is damaged (a trial cannot be read: {error}); move it away") from None
        return found

    def add(self, trials: Iterable[tuple[Configuration, Outcome]]) -> None:
        """Keep finished trials, all of them or, where an error is raised, none."""
        rows = [
            (key(c), json.dumps(c, sort_keys=True), json.dumps(_plain(asdict(o)), allow_nan=False)) for c, o in trials
        ]
        try:
            self._file.execute("BEGIN")
            self._file.executemany("INSERT OR REPLACE INTO trial VALUES (?, ?, ?)", rows)
            self._file.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            if self._file.in_transaction:
                self._file.execute("ROLLBACK")
            raise self._explained(error) from None

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let others use the file; one without any trial is removed."""
        try:
            empty = self._file.execute("SELECT 1 FROM trial").fetchone() is None
        except sqlite3.DatabaseError:
            empty = False  # damaged: left as it is
        self._file.close()
        if self.path and empty:
            self.path.unlink()


def _plain(value: Any) -> Any:
    """For JSON proper: six significant digits, null for what is no finite number; a score keeps all its digits."""
    if isinstance(value, dict):
        return {k: v if k == "score" and math.isfinite(v) else _plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, float):
        return float(f"{value:.6g}") if math.isfinite(value) else None
    return value


def _outcome(content: dict[str, Any]) -> Outcome:
    return Outcome(**_numbers(content))


def _numbers(value: Any) -> Any:
    """Null is nan again."""
    if isinstance(value, dict):
        return {k: _numbers(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_numbers(item) for item in value]
    return math.nan if value is None else value
