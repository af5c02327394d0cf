"""Facts kept on disk between runs, one file for each function, for as long as neither it nor the code changes."""

from __future__ import annotations

import hashlib
import json
import os
from functools import cache
from pathlib import Path

import flint
import numpy as np

import actfn
from actfn import compute
from actfn.activation.record import Activation
from actfn.analysis.fact import Fact
from actfn.errors import EnvironmentVariableError, OutputError
from actfn.formula import of
from actfn.output.files import write

VARIABLE = "ACTFN_CACHE"  # names the folder; empty: nothing is kept


def folder() -> Path | None:
    """The folder in which facts of this user are kept, or None where nothing is kept.

    Raises
    ------
    EnvironmentVariableError
        If ACTFN_CACHE names what is no folder and cannot become one.
    """
    given = os.environ.get(VARIABLE)
    if given is not None:
        if given and not _may_be_a_folder(Path(given)):
            allowed = "a folder, which is made where there is none, or nothing, so that no facts are kept"
            raise EnvironmentVariableError(VARIABLE, given, allowed)
        return Path(given) / "facts" if given else None
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "actfn" / "facts"


def _may_be_a_folder(path: Path) -> bool:
    """Whether a path is a folder, or the nearest of its parents that exists is one, so that it can be made there."""
    try:
        return next(place for place in (path, *path.absolute().parents) if place.exists()).is_dir()
    except OSError:  # a name that is too long, or a folder that may not be looked into
        return False


@cache
def version() -> str:
    """A digest of this package's code, and of what its results depend on beside it."""
    root = Path(actfn.__file__).parent
    digest = hashlib.sha256()
    for path in sorted([*root.rglob("*.py"), *root.rglob("*.so")]):
        digest.update(f"{path.relative_to(root)} ".encode() + path.read_bytes())
    digest.update(f"{np.__version__} {flint.__version__} {compute.chosen()}".encode())
    return digest.hexdigest()


class Kept:
    """The facts of functions kept as files in a folder.

    Parameters
    ----------
    place : Path, optional
        The folder; that of this user by default. It is made when it is needed.
    """

    def __init__(self, place: Path | None = None) -> None:
        self.place = folder() if place is None else place

    def key(self, activation: Activation) -> str:
        """The key that facts are kept under: a digest of formula, parameters, declaration and actfn's code.

        It is empty where nothing is kept.
        """
        if self.place is None:
            return ""
        declared = (activation.name, activation.text, of(activation), activation.parameters, activation.domain)
        more = (activation.promise, activation.paper, activation.names)
        return hashlib.sha256(f"{version()} {declared!r} {more!r}".encode()).hexdigest()

    def read(self, key: str) -> dict[str, Fact] | None:
        """Read the facts kept under a key; None if there are none, or if the file is damaged."""
        if self.place is None:
            return None
        try:
            made = json.loads((self.place / f"{key}.json").read_text(encoding="utf-8"))
            return {name: Fact(**fact) for name, fact in made.items()}
        except (OSError, ValueError, TypeError, AttributeError):  # not there, or written by something else
            return None

    def write(self, key: str, facts: dict[str, Fact]) -> None:
        """Keep facts, if they can be written as they are and the folder takes them."""
        if self.place is None:
            return
        records = {name: fact.record() for name, fact in facts.items()}
        text = json.dumps(records, ensure_ascii=False)
        if json.loads(text) != records:
            return  # such as a tuple, which would come back as a list
        try:
            self.place.mkdir(parents=True, exist_ok=True)
            write(self.place / f"{key}.json", text)
        except (OSError, OutputError):
            return  # a full disk or a folder that may not be written to costs time, no more
