"""Where data come from: scikit-learn's bundled sets by name, text, Parquet and NumPy files, data frames.

Files are read piece by piece. Of many rows a sample is kept, so that memory is bounded by the sample, not by the file.
"""

from __future__ import annotations

import codecs
import csv
import difflib
import gzip
import io
import math
import random
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn import datasets

from actfn.errors import DataError, MissingPackage

NAMES = ("breast_cancer", "diabetes", "digits", "iris", "wine")
CELLS, LONGEST = 1 << 17, 1 << 24  # values read at once from Parquet and .npz; characters of a line of text
MARKS = {  # that of UTF-16 begins that of UTF-32
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
Array = NDArray[Any]


@dataclass(frozen=True)
class Source:
    """A table as it was read: a short name, all columns, the target's name, and remarks on how it was read.

    The table's index is each row's number in the whole, from 0.
    """

    name: str
    table: pd.DataFrame
    target: str
    notes: list[str]
    tests: int = 0  # the last rows, which are for the test alone

    @property
    def first_test(self) -> int:
        """The number of the first of these rows."""
        return len(self.table) - self.tests

    def with_tests(self, other: Source) -> Source:
        """Add the rows of another source, which are for the test part alone.

        Raises
        ------
        ValueError
            If it lacks a column.
        """
        if not len(other.table):
            raise DataError(f"{other.name}, for the test part, has no rows, allowed is at least one")
        if lacking := [column for column in self.table if column not in other.table]:
            raise DataError(f"{other.name}, for the test part, has no column {lacking[0]!r}, which {self.name} has")
        table = pd.concat([self.table, other.table[list(self.table)]], ignore_index=True)
        notes = [*self.notes, f"{len(other.table)} rows of {other.name} are the test part", *other.notes]
        return Source(self.name, table, self.target, notes, len(other.table))


def read(
    data: str | Path | pd.DataFrame,
    target: str | None,
    *,
    rows: int = 100_000,
    encoding: str | None = None,
    drop: Sequence[str] = (),
) -> Source:
    """Read a data set from a file, a data frame or scikit-learn, of which at most `rows` rows are kept.

    Parameters
    ----------
    data : str, Path or DataFrame
        One of `NAMES`; the path of a file: text with a header line (CSV, TSV and the like, also .gz), .parquet or
        .npz; or the table itself. An .npz holds `X` (rows × columns) and `y`, or one array for each column.
    target : str, optional
        The column to predict; the bundled sets and an .npz with `X` and `y` have their own.
    rows : int
        The most rows to keep; of more, so many are drawn at random, the same each time, and stay in order.
    encoding : str, optional
        The text's; by default UTF-16 or UTF-32 if the file starts with their mark, otherwise UTF-8.
    drop : sequence of str
        Columns to leave out.

    Returns
    -------
    Source
        The table, its name, the column to predict and notes.

    Raises
    ------
    ValueError
        If there is no such data set, file, column or encoding, or the file is no table.
    ImportError
        If a Parquet file is given and pyarrow is missing.
    """
    if rows < 1:
        raise DataError(f"rows is {rows!r}, allowed are whole numbers of at least 1")
    name, where, notes = "data", "the data frame", list[str]()
    if isinstance(data, pd.DataFrame):
        table, total = _of_frame(data, rows)
    elif str(data) in NAMES:
        if target not in (None, "target"):
            raise DataError(f"{data} has its own target: leave out {target!r}")
        name = where = str(data)
        table, total = _of_frame(_bundled(name), rows)
        target = "target"
    else:
        path = Path(data)
        if not path.is_file():
            raise DataError(_not_found(path))
        kind, where = path.suffix.lower(), str(path)
        name = Path(path.stem).stem if kind == ".gz" else path.stem
        if kind == ".parquet":
            table, total = _parquet(path, rows)
        elif kind == ".npz":
            table, total, own = _npz(path, rows)
            target = own if target is None else target
        else:
            table, total, used = _text(path, rows, encoding)
            if used != "utf-8-sig":
                notes.append(f"read as {used}")
    if len(table) < total:
        notes.append(f"{len(table)} of {total} rows, drawn at random (--rows takes more)")
    table = table.set_axis([str(column) for column in table.columns], axis=1)
    _differ(list(table), where)
    left_out = [drop] if isinstance(drop, str) else list(drop)
    for column in left_out:
        _column(column, list(table), where)
    chosen = _column(target, list(table), where)
    if chosen in left_out:
        raise DataError(f"{where}: {chosen!r} is the target and cannot be left out as well")
    return Source(name, table.drop(columns=left_out), chosen, notes)


def _bundled(name: str) -> pd.DataFrame:
    bunch = getattr(datasets, f"load_{name}")(as_frame=True)
    table: pd.DataFrame = bunch.frame
    labels = getattr(bunch, "target_names", None)
    if labels is not None:
        table["target"] = [str(labels[code]) for code in table["target"]]
    return table


def _not_found(path: Path) -> str:
    allowed = f"allowed are the path of a CSV, TSV, Parquet or .npz file or one of {', '.join(NAMES)}"
    if path.is_dir():
        return f"{path} is a folder; {allowed}"
    if path.suffix or path.parent != Path("."):
        return f"there is no file {path}; {allowed}"
    near = difflib.get_close_matches(path.name.lower(), NAMES, n=1)
    return f"no data set is called {path.name!r}" + (f", the nearest is {near[0]}" if near else "") + f"; {allowed}"


def check_column(name: str, source: Source) -> None:
    """Refuse a column that a source has not, or that is its target.

    Raises
    ------
    DataError
        Which names the nearest column.
    """
    _column(name, list(source.table), source.name)
    if name == source.target:
        raise DataError(f"{source.name}: {name!r} is the target, and cannot say how rows are cut into parts")


def _column(target: str | None, columns: list[str], where: str) -> str:
    if target is None:
        raise DataError(f"{where}: name the column to predict as target; the columns are: {_some(columns)}")
    if target not in columns:
        near = difflib.get_close_matches(str(target), columns, n=1, cutoff=0.5)
        hint = f"the nearest is {near[0]!r}" if near else f"the columns are: {_some(columns)}"
        raise DataError(f"{where} has no column {target!r}; {hint}")
    return target


def _differ(columns: list[str], where: str) -> None:
    if len(set(columns)) < len(columns):
        twice = min(name for name in columns if columns.count(name) > 1)
        raise DataError(f"{where}: two columns are called {twice!r}; names must differ")


def _some(columns: list[str], most: int = 20) -> str:
    return ", ".join(columns[:most]) + (f" and {len(columns) - most} more" if len(columns) > most else "")


def _drawn(total: int, rows: int) -> Array:
    """The row numbers of a sample without replacement, in order."""
    if total <= rows:
        return np.arange(total)
    return np.sort(np.random.default_rng(0).choice(total, rows, replace=False, shuffle=False))


def _of_frame(table: pd.DataFrame, rows: int) -> tuple[pd.DataFrame, int]:
    return table.reset_index(drop=True).iloc[_drawn(len(table), rows)], len(table)


def _text(path: Path, rows: int, encoding: str | None) -> tuple[pd.DataFrame, int, str]:
    """A sample of a text file in one pass, its number of rows, and the encoding used."""
    try:
        "".encode(encoding or "utf-8")  # some codecs are not for text
    except LookupError:
        raise DataError(f"unknown encoding {encoding!r}, allowed are utf-8, utf-16, latin-1, cp1252, …") from None
    try:
        with _open(path) as binary:
            head = binary.read(4096)
        if head.startswith(b"PK\x03\x04"):
            raise DataError(f"{path} is a zip archive or spreadsheet; save its table as CSV, Parquet or .npz")
        used = encoding or next((name for mark, name in MARKS.items() if head.startswith(mark)), "utf-8")
        if codecs.lookup(used).name == "utf-8":
            used = "utf-8-sig"  # takes off the mark, if there is one
            if b"\0" in head:
                raise DataError(f"{path} holds zero bytes, as UTF-8 text does not; if it is text, give its encoding")
        with io.TextIOWrapper(_open(path), encoding=used, newline="") as file:
            try:
                kept, total, delimiter = _sample(file, rows, path)
            except UnicodeDecodeError as error:
                piece, byte = error.object, f"byte 0x{error.object[error.start]:02x}"
                at = file.buffer.tell() - len(piece) + error.start  # the decoder counts from the start of its piece
                no = f"{path} is no {used.upper().removesuffix('-SIG')} text: {byte} at position {at}"
                raise DataError(f"{no}; give its encoding, such as latin-1 or cp1252") from None
        text = io.StringIO("".join(kept.values()))
        table = pd.read_csv(text, sep=delimiter, index_col=False, low_memory=False, skip_blank_lines=False)
    except (csv.Error, OSError, EOFError, zlib.error, UnicodeError, pd.errors.ParserError) as error:
        raise DataError(f"{path} cannot be read as text in columns: {_line(error)}") from None
    return table.set_axis([number for number in kept if number >= 0]), total, used


def _open(path: Path) -> gzip.GzipFile | io.BufferedReader:
    return gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb")


def _sample(file: io.TextIOWrapper, rows: int, path: Path) -> tuple[dict[int, str], int, str]:
    """The raw text of the header (-1) and of the rows of a reservoir, by number; the number of rows; the delimiter.

    Every line is checked: pandas itself fills up short lines and takes a surplus column for an index.
    """
    raw: list[str] = []

    def lines() -> Iterator[str]:
        while line := file.readline(LONGEST):
            if len(line) == LONGEST:
                raise csv.Error(f"a line has over {LONGEST} characters")
            if "\0" in line:
                raise csv.Error("a line holds a zero byte")
            raw.append(line)
            yield line

    first = next((line for line in lines() if line.strip()), "")
    delimiter = max(",;\t", key=re.sub('"[^"]*"', "", first).count)
    file.seek(0)
    raw.clear()
    generator, reader = random.Random(0), csv.reader(lines(), delimiter=delimiter)
    kept: list[tuple[int, str]] = []
    header: list[str] = []
    top, total = "", 0
    for fields in reader:
        text = "".join(raw)
        raw.clear()
        if not fields:
            continue
        if not header:
            header, top = fields, text
            _differ(header, str(path))
            continue
        if len(fields) != len(header):
            raise DataError(f"{path}, line {reader.line_num}: {len(fields)} fields, the header has {len(header)}")
        place = total if total < rows else int(generator.random() * (total + 1))
        if place < rows:
            kept[place : place + 1] = [(total, text)]
        total += 1
    if not total:
        raise DataError(f"{path} is empty: {'a header, but no rows' if header else 'no header and no rows'}")
    return dict([(-1, top), *sorted(kept)]), total, delimiter


def _parquet(path: Path, rows: int) -> tuple[pd.DataFrame, int]:
    try:
        import pyarrow as pa
        import pyarrow.parquet
    except ImportError:
        raise MissingPackage("Parquet needs pyarrow, which is not installed: pip install 'actfn[lab]'") from None
    try:
        with pa.parquet.ParquetFile(path, buffer_size=CELLS, pre_buffer=False) as file:
            total: int = file.metadata.num_rows
            drawn, start, taken = _drawn(total, rows), 0, []
            # Nothing stays decoded but the sampled rows of each batch.
            for batch in file.iter_batches(batch_size=_step(file.metadata.num_columns), use_threads=False):
                low, high = np.searchsorted(drawn, (start, start + len(batch)))
                taken.append(batch.take(pa.array(drawn[low:high] - start)))
                start += len(batch)
            table: pd.DataFrame = pa.Table.from_batches(taken, file.schema_arrow).to_pandas()
    except (pa.ArrowException, OSError) as error:
        raise DataError(f"{path} cannot be read as Parquet: {_line(error)}") from None
    return table.set_axis(drawn), total


def _npz(path: Path, rows: int) -> tuple[pd.DataFrame, int, str | None]:
    """Columns x0, x1, … and the target y from `X` and `y`; otherwise a column from each array."""
    try:
        with zipfile.ZipFile(path) as archive:
            shapes = dict(_shapes(archive))
            pair = {name: len(shape) for name, shape in shapes.items()} == {"X": 2, "y": 1}
            flat = all(len(shape) == 1 for shape in shapes.values())
            if not (pair or flat) or len({shape[0] for shape in shapes.values()}) != 1:
                held = ", ".join(f"{name} {shape}" for name, shape in shapes.items()) or "no array"
                allowed = "X (rows × columns) and y (rows), or an array of each column's name, all of one length"
                raise DataError(f"it holds {held}; allowed are {allowed}")
            total = next(iter(shapes.values()))[0]
            drawn = _drawn(total, rows)
            arrays = {name: _npy(archive, name, drawn) for name in shapes}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        raise DataError(f"{path} cannot be read as .npz: {_line(error)}") from None
    if flat:
        return pd.DataFrame(arrays, index=drawn), total, None
    x = arrays["X"]
    table = pd.DataFrame(x, index=drawn, columns=[f"x{column}" for column in range(x.shape[1])])
    return table.assign(y=arrays["y"]), total, "y"


def _shapes(archive: zipfile.ZipFile) -> Iterator[tuple[str, tuple[int, ...]]]:
    for entry in archive.namelist():
        with archive.open(entry) as stream:
            shape, _, dtype = _npy_header(stream)
        if dtype.kind not in "biufUM":
            raise DataError(f"{entry} holds {dtype}; allowed are numbers, booleans, text and dates that need no pickle")
        yield entry.removesuffix(".npy"), shape


def _npy_header(stream: IO[bytes]) -> tuple[tuple[int, ...], bool, np.dtype[Any]]:
    """Shape, whether columns come one after the other, and type."""
    version = np.lib.format.read_magic(stream)
    of_version = {(1, 0): np.lib.format.read_array_header_1_0, (2, 0): np.lib.format.read_array_header_2_0}
    if version not in of_version:
        raise DataError(f"its format version is {version}, known are {', '.join(map(str, of_version))}")
    return of_version[version](stream)


def _npy(archive: zipfile.ZipFile, name: str, drawn: Array) -> Array:
    """Some rows of an array, the rest of which is passed over."""
    with archive.open(f"{name}.npy") as stream:
        (total, *others), by_column, dtype = _npy_header(stream)
        width = math.prod(others)
        if by_column and others:
            return np.column_stack([_rows(stream, dtype, total, 1, drawn)[:, 0] for _ in range(width)])
        return _rows(stream, dtype, total, width, drawn).reshape(len(drawn), *others)


def _rows(stream: IO[bytes], dtype: np.dtype[Any], total: int, width: int, drawn: Array) -> Array:
    taken, step = np.empty((len(drawn), width), dtype.newbyteorder("=")), _step(width)
    for start in range(0, total, step):
        count = min(step, total - start)
        block = np.frombuffer(stream.read(count * width * dtype.itemsize), dtype).reshape(count, width)
        low, high = np.searchsorted(drawn, (start, start + count))
        taken[low:high] = block[drawn[low:high] - start]
    return taken


def _step(columns: int) -> int:
    return max(1, CELLS // max(1, columns))


def _line(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__
