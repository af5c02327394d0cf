"""Where finished work is kept: an SQLite file in which each part is one row, keyed by its full configuration."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, ClassVar, Generic, Self, TypeVar

from actfn.errors import OutputError

Configuration = Mapping[str, Any]
T = TypeVar("T")


def key(configuration: Configuration) -> str:
    """Make the key of a configuration: a digest that is equal for equal entries in any order."""
    return hashlib.sha256(json.dumps(configuration, sort_keys=True).encode()).hexdigest()


# SQLite's codes for a disk that is full or fails, and for a file that may not be written.
UNWRITABLE = (
    *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_TOOBIG),
)


class Store(ABC, Generic[T]):
    """Results of finished work, in an SQLite file or in memory (path None). A row is written whole or not at all.

    Attributes
    ----------
    verb : str
        Whose work it is.
    application, version : int
        What SQLite's file header says: whose file this is, and of which format.
    row : str
        What a row is called.

    Raises
    ------
    ValueError
        If the file is of another version, no such file at all, in use, or cannot be written.
    """

    verb: ClassVar[str]
    application: ClassVar[int]
    version: ClassVar[int]
    row: ClassVar[str]

    @staticmethod
    @abstractmethod
    def encode(outcome: T) -> Any:
        """Make of an outcome the dict of JSON's types that is kept."""

    @staticmethod
    @abstractmethod
    def decode(content: Any) -> T:
        """Make the outcome from the JSON that was kept of it."""

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
            self._file.execute(f"PRAGMA application_id = {self.application}")
            self._file.execute(f"PRAGMA user_version = {self.version}")
            self._file.execute(
                f"CREATE TABLE {self.row} (key TEXT PRIMARY KEY, configuration TEXT, outcome TEXT) STRICT"
            )
        elif application != self.application:
            raise OutputError(
                f"{self.path} is no file of actfn {self.verb}; move it away, or name another output folder"
            )
        elif version != self.version:
            raise OutputError(
                f"{self.path} has format {version}, this version of actfn reads and writes {self.version};"
                " move it away, or name another output folder"
            )
        self._file.execute("COMMIT")

    def _explained(self, error: sqlite3.DatabaseError) -> Exception:
        """Turn SQLite's error into one that tells the user about the file; another error is returned as it is."""
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # without what details it
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return OutputError(f"{self.path} is in use by another run; wait for it, or name another output folder")
        if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            return OutputError(f"{self.path} is no SQLite file or damaged ({error}); move it away")
        if code == sqlite3.SQLITE_CANTOPEN:
            return OutputError(f"{self.path} cannot be opened; move away what is there, or name another output folder")
        if code in UNWRITABLE:
            return OutputError(f"{self.path} cannot be written ({error}); what was finished before is kept")
        return error

    def find(self, keys: Iterable[str]) -> dict[str, T]:
        """Read the results kept under these keys, as far as there are any."""
        found = {}
        try:
            for k in keys:
                row = self._file.execute(f"SELECT outcome FROM {self.row} WHERE key = ?", (k,)).fetchone()
                if row:
                    found[k] = self.decode(json.loads(row[0]))
        except sqlite3.DatabaseError as error:
            raise self._explained(error) from None
        except (ValueError, KeyError, TypeError) as error:
            raise OutputError(f"{self.path} is damaged (a {self.row} cannot be read: {error}); move it away") from error
        return found

    def add(self, finished: Iterable[tuple[Configuration, T]]) -> None:
        """Keep finished work, all of it or, where an error is raised, none."""
        rows = [
            (key(c), json.dumps(c, sort_keys=True), json.dumps(self.encode(o), allow_nan=False)) for c, o in finished
        ]
        try:
            self._file.execute("BEGIN")
            self._file.executemany(f"INSERT OR REPLACE INTO {self.row} VALUES (?, ?, ?)", rows)
            self._file.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            if self._file.in_transaction:
                self._file.execute("ROLLBACK")
            raise self._explained(error) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file so that others may use it, and remove it if it has no row."""
        try:
            empty = self._file.execute(f"SELECT 1 FROM {self.row}").fetchone() is None
        except sqlite3.DatabaseError:
            empty = False  # damaged: left as it is
        self._file.close()
        if self.path and empty:
            self.path.unlink()
