"""Where data come from: scikit-learn's bundled sets by name, files (CSV, TSV, Parquet, NumPy's .npz), data frames."""

from __future__ import annotations

import codecs
import csv
import difflib
import io
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn import datasets

NAMES = ("breast_cancer", "diabetes", "digits", "iris", "wine")
KINDS = ".csv, .tsv, .txt, .parquet or .npz"
ROWS = 100_000


@dataclass(frozen=True)
class Source:
    """A table as it was read; `notes` say what was done to it on the way."""

    name: str
    table: pd.DataFrame
    target: str
    notes: list[str]


def read(
    data: str | Path | pd.DataFrame,
    target: str | None,
    *,
    rows: int = ROWS,
    encoding: str | None = None,
    drop: Sequence[str] = (),
) -> Source:
    """Read a data set.

    Parameters
    ----------
    data : str, Path or DataFrame
        One of `NAMES`, the path of a file, or the table itself. Text has a header line and commas, semicolons or tabs;
        an .npz file holds X (rows × columns) and y, or a one-dimensional array for each column.
    target : str, optional
        The column to predict; the bundled sets and X with y have their own.
    rows : int
        The most that are kept: of more, so many are drawn, always the same ones. Text and Parquet are read piece by
        piece, so that no more than this and one piece are ever in memory.
    encoding : str, optional
        Of a text file; UTF-8 by default, or UTF-16 where the file begins with its mark.
    drop : sequence of str
        Columns to leave out.

    Returns
    -------
    Source
        A short name fit for a folder, all columns, the name of the one to predict, and notes.

    Raises
    ------
    ValueError
        If there is no such data set, file or column, or the file is no table.
    ImportError
        If a Parquet file is given and pyarrow is missing.
    """
    notes: list[str] = []
    if isinstance(data, pd.DataFrame):
        name, table = "data", data.set_axis([str(column) for column in data.columns], axis=1)
        _unlike(list(table), "the data frame")
    elif str(data) in NAMES:
        if target not in (None, "target"):
            raise ValueError(f"{data} has its own target: leave out {target!r}")
        name, table, target = str(data), _bundled(str(data)), "target"
    else:
        path = Path(data)
        if not path.is_file():
            raise ValueError(_not_found(path))
        name = path.stem
        if path.suffix == ".npz":
            table = _npz(path)
            target = target or ("y" if "y" in table and "x0" in table else None)
        elif path.suffix == ".parquet":
            table = _parquet(path, rows, notes)
        else:
            table = _text(path, rows, encoding, notes)
    where = "the data frame" if isinstance(data, pd.DataFrame) else str(data)
    target = _column(target, list(table), where)
    for column in drop:
        if _column(column, list(table), where) == target:
            raise ValueError(f"{where}: {column!r} is the target and cannot be left out")
    table = table.drop(columns=list(drop))
    if len(table) > rows:
        table = table.iloc[_drawn(len(table), rows, notes)]
    return Source(name, table, target, notes)


def _drawn(count: int, rows: int, notes: list[str]) -> NDArray[np.intp]:
    """Which rows are kept, in their order: always the same for the same numbers."""
    notes.append(f"{rows} of {count} rows, drawn at random (--rows takes more)")
    return np.sort(np.random.default_rng(0).choice(count, rows, replace=False))


def _bundled(name: str) -> pd.DataFrame:
    bunch = getattr(datasets, f"load_{name}")(as_frame=True)
    table: pd.DataFrame = bunch.frame
    labels = getattr(bunch, "target_names", None)
    if labels is not None:
        table["target"] = [str(labels[code]) for code in table["target"]]
    return table


def _not_found(path: Path) -> str:
    allowed = f"allowed are the path of a file ({KINDS}) or one of {', '.join(NAMES)}"
    if path.is_dir():
        return f"{path} is a folder; {allowed}"
    if path.suffix or path.parent != Path("."):
        return f"there is no file {path}; {allowed}"
    near = difflib.get_close_matches(path.name.lower(), NAMES, n=1)
    return f"no data set is called {path.name!r}" + (f", the nearest is {near[0]}" if near else "") + f"; {allowed}"


def _column(name: str | None, columns: list[str], where: str) -> str:
    if name is None:
        raise ValueError(f"{where}: name the column to predict as target; the columns are: {_some(columns)}")
    if name not in columns:
        near = difflib.get_close_matches(name, columns, n=1, cutoff=0.5)
        hint = f"the nearest is {near[0]!r}" if near else f"the columns are: {_some(columns)}"
        raise ValueError(f"{where} has no column {name!r}; {hint}")
    return name


def _some(columns: list[str], most: int = 20) -> str:
    return ", ".join(columns[:most]) + (f" and {len(columns) - most} more" if len(columns) > most else "")


def _unlike(names: Sequence[str], where: str) -> None:
    twice = sorted({name for name in names if names.count(name) > 1}) if len(set(names)) < len(names) else []
    if twice:
        raise ValueError(f"{where}: two columns are called {twice[0]!r}; names must differ")


def _npz(path: Path) -> pd.DataFrame:
    try:
        with np.load(path, allow_pickle=False) as file:
            arrays: dict[str, NDArray[Any]] = dict(file)
    except (ValueError, OSError, zipfile.BadZipFile) as error:
        raise ValueError(f"{path} cannot be read as .npz of plain arrays: {error}") from None
    if "X" in arrays and "y" in arrays and arrays["X"].ndim > 1:
        flat = arrays["X"].reshape(len(arrays["X"]), -1)
        arrays = {f"x{i}": column for i, column in enumerate(flat.T)} | {"y": arrays["y"]}
    if not arrays or any(a.ndim != 1 for a in arrays.values()) or len({len(a) for a in arrays.values()}) > 1:
        found = ", ".join(f"{name} {array.shape}" for name, array in arrays.items() if not name.startswith("x"))
        raise ValueError(
            f"{path} holds {found or 'nothing'}; allowed are X (rows × columns) and y, or a row of each column"
        )
    return pd.DataFrame(arrays)


def _parquet(path: Path, rows: int, notes: list[str]) -> pd.DataFrame:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise ImportError("Parquet files need pyarrow, which is not installed: pip install 'actfn[lab]'") from None
    try:
        with parquet.ParquetFile(path, pre_buffer=False, buffer_size=1 << 16) as file:
            _unlike(file.schema_arrow.names, str(path))
            count = file.metadata.num_rows
            if count <= rows:
                return file.read().to_pandas()
            drawn, pieces, start = _drawn(count, rows, notes), [], 0
            for group in range(file.num_row_groups):
                for batch in file.iter_batches(8192, row_groups=[group], use_threads=False):
                    inside = drawn[(drawn >= start) & (drawn < start + len(batch))] - start
                    pieces.append(batch.take(pyarrow.array(inside)))
                    start += len(batch)
            return pyarrow.Table.from_batches(pieces).to_pandas()
    except (pyarrow.ArrowException, OSError) as error:
        raise ValueError(f"{path} cannot be read as Parquet: {error}") from None


def _text(path: Path, rows: int, encoding: str | None, notes: list[str]) -> pd.DataFrame:
    encoding = _encoding(path, encoding, notes)
    delimiter, header, count = _checked(path, encoding)
    if count <= rows:
        return pd.read_csv(path, sep=delimiter, encoding=encoding, low_memory=False)
    drawn, text = iter(_drawn(count, rows, notes)), io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    wanted = next(drawn)
    with _lines(path, encoding, delimiter) as lines:
        next(lines)
        for index, line in enumerate(line for line in lines if line):
            if index == wanted:
                writer.writerow(line)
                wanted = next(drawn, -1)
    text.seek(0)
    return pd.read_csv(text, low_memory=False)


def _encoding(path: Path, encoding: str | None, notes: list[str]) -> str:
    if encoding is not None:
        try:
            return codecs.lookup(encoding).name
        except LookupError:
            raise ValueError(f"encoding is {encoding!r}, allowed are utf-8, utf-16, latin-1, cp1252, …") from None
    with path.open("rb") as file:
        mark = file.read(2)
    if mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        notes.append("read as UTF-16, by its byte order mark")
        return "utf-16"
    return "utf-8-sig"


@contextmanager
def _lines(path: Path, encoding: str, delimiter: str) -> Iterator[Iterator[list[str]]]:
    with path.open(newline="", encoding=encoding) as file:
        yield csv.reader(file, delimiter=delimiter)


def _checked(path: Path, encoding: str) -> tuple[str, list[str], int]:
    """Delimiter, header and number of rows; pandas itself fills up short lines and takes a surplus column for index."""
    try:
        with path.open(newline="", encoding=encoding) as file:
            first = file.readline()
        delimiter = max(",;\t", key=first.count)
        with _lines(path, encoding, delimiter) as lines:
            header, count = next(lines, []), 0
            for line in lines:
                if line and len(line) != len(header):
                    number = lines.line_num  # type: ignore[attr-defined]
                    raise ValueError(f"{path}, line {number}: {len(line)} fields, the header has {len(header)}")
                count += bool(line)
    except UnicodeError as error:
        where = f" (byte {error.start})" if isinstance(error, UnicodeDecodeError) else ""
        name = "UTF-8" if encoding == "utf-8-sig" else encoding
        raise ValueError(f"{path} is no {name} text{where}; name its encoding (--encoding latin-1)") from None
    except (csv.Error, OSError) as error:
        raise ValueError(f"{path} cannot be read as CSV: {error}") from None
    if not count:
        raise ValueError(f"{path} is empty: {'a header, but no rows' if header else 'no header and no rows'}")
    _unlike(header, str(path))
    return delimiter, header, count
