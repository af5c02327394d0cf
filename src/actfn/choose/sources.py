"""Where data come from: scikit-learn's bundled sets by name, CSV files, data frames."""

from __future__ import annotations

import csv
import difflib
from pathlib import Path

import pandas as pd
from sklearn import datasets

NAMES = ("breast_cancer", "diabetes", "digits", "iris", "wine")


def read(data: str | Path | pd.DataFrame, target: str | None) -> tuple[str, pd.DataFrame, str]:
    """Read a data set.

    Parameters
    ----------
    data : str, Path or DataFrame
        One of `NAMES`, the path of a CSV file with a header line, or the table itself.
    target : str, optional
        The column to predict; the bundled sets have their own.

    Returns
    -------
    name : str
        A short name, fit for a folder.
    table : DataFrame
        All columns, the target among them.
    target : str
        The column to predict.

    Raises
    ------
    ValueError
        If there is no such data set, file or column, or the file is no table.
    """
    if isinstance(data, pd.DataFrame):
        return "data", data, _column(target, list(data.columns), "the data frame")
    if str(data) in NAMES:
        if target not in (None, "target"):
            raise ValueError(f"{data} has its own target: leave out {target!r}")
        return str(data), _bundled(str(data)), "target"
    path = Path(data)
    if not path.is_file():
        raise ValueError(_not_found(path))
    delimiter, header = _check_lines(path)
    chosen = _column(target, header, str(path))
    return path.stem, pd.read_csv(path, sep=delimiter, encoding="utf-8-sig", low_memory=False), chosen


def _bundled(name: str) -> pd.DataFrame:
    bunch = getattr(datasets, f"load_{name}")(as_frame=True)
    table: pd.DataFrame = bunch.frame
    labels = getattr(bunch, "target_names", None)
    if labels is not None:
        table["target"] = [str(labels[code]) for code in table["target"]]
    return table


def _not_found(path: Path) -> str:
    allowed = f"allowed are the path of a CSV file or one of {', '.join(NAMES)}"
    if path.is_dir():
        return f"{path} is a folder; {allowed}"
    if path.suffix or path.parent != Path("."):
        return f"there is no file {path}; {allowed}"
    near = difflib.get_close_matches(path.name.lower(), NAMES, n=1)
    return f"no data set is called {path.name!r}" + (f", the nearest is {near[0]}" if near else "") + f"; {allowed}"


def _column(target: str | None, columns: list[str], where: str) -> str:
    if target is None:
        raise ValueError(f"{where}: name the column to predict as target; the columns are: {_some(columns)}")
    if target not in columns:
        near = difflib.get_close_matches(target, [str(c) for c in columns], n=1, cutoff=0.5)
        hint = f"the nearest is {near[0]!r}" if near else f"the columns are: {_some(columns)}"
        raise ValueError(f"{where} has no column {target!r}; {hint}")
    return target


def _some(columns: list[str], most: int = 20) -> str:
    return ", ".join(map(str, columns[:most])) + (f" and {len(columns) - most} more" if len(columns) > most else "")


def _check_lines(path: Path) -> tuple[str, list[str]]:
    """The delimiter and the header; pandas itself fills up short lines and takes a surplus column for an index."""
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            first = file.readline()
            delimiter = max(",;\t", key=first.count)
            file.seek(0)
            lines = csv.reader(file, delimiter=delimiter)
            header = next(lines, [])
            count = 0
            for line in lines:
                if line and len(line) != len(header):
                    raise ValueError(f"{path}, line {lines.line_num}: {len(line)} fields, the header has {len(header)}")
                count += bool(line)
    except UnicodeDecodeError as error:
        raise ValueError(f"{path} is no UTF-8 text (byte {error.start}); save it as UTF-8") from None
    except (csv.Error, OSError) as error:
        raise ValueError(f"{path} cannot be read as CSV: {error}") from None
    if not count:
        raise ValueError(f"{path} is empty: {'a header, but no rows' if header else 'no header and no rows'}")
    twice = sorted({name for name in header if header.count(name) > 1})
    if twice:
        raise ValueError(f"{path}: two columns are called {twice[0]!r}; names must differ")
    return delimiter, header
