"""Data in: what is read, what is refused and in which words, and nothing learned outside the training part."""

import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

pd = pytest.importorskip("pandas", reason="needs the lab extra")
pytest.importorskip("sklearn", reason="needs the lab extra")

from hypothesis import given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

from actfn.choose import data as tables  # noqa: E402
from actfn.choose.data import find_task, prepare, split, split_rows  # noqa: E402
from actfn.choose.sources import NAMES, read  # noqa: E402


def prepared(table, target="y", task=None, folds=5, **options):
    return prepare(read(table, target, **options), task, folds)


def numbers(rows=60, seed=0):
    generator = np.random.default_rng(seed)
    return pd.DataFrame({"a": generator.standard_normal(rows), "y": generator.standard_normal(rows)})


@pytest.mark.parametrize(
    ("name", "task", "rows"),
    [
        ("breast_cancer", "binary", 569),
        ("diabetes", "regression", 442),
        ("digits", "multiclass", 1797),
        ("iris", "multiclass", 150),
        ("wine", "multiclass", 178),
    ],
)
def test_bundled_sets(name, task, rows):
    data = prepared(name, None)
    assert (data.task, len(data.target), data.name) == (task, rows, name)
    assert name in NAMES


@pytest.mark.parametrize(
    ("values", "task"),
    [
        ([0, 1] * 30, "binary"),
        ([True, False] * 30, "binary"),
        ([0.5, 2.5] * 30, "binary"),
        (["a", "b", "c"] * 20, "multiclass"),
        ([1, 2, 3] * 20, "multiclass"),
        ([1.0, 2.0, 3.0] * 20, "multiclass"),
        ([0.1, 0.2, 0.3] * 20, "regression"),
        (list(range(60)), "regression"),
    ],
)
def test_the_task_follows_from_the_target(values, task):
    assert find_task(pd.Series(values)) == task


def test_a_mixed_table_is_cleaned_aloud(tmp_path):
    rows = ["number,text,flag,empty,constant,wild,y"]
    for i in range(80):
        number = "" if i % 7 == 0 else i
        wild = "inf" if i == 3 else i**2
        rows.append(f"{number},{'' if i % 5 == 0 else 'uvw'[i % 3]},{i % 2 == 0},,same,{wild},{'' if i < 4 else i / 2}")
    path = tmp_path / "mixed.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    data = prepared(path)
    assert list(data.features) == ["number", "text", "flag", "wild"]
    assert len(data.target) == 76
    assert "rows left out: 4" in data.notes[0]
    assert "empty, constant" in data.notes[1]
    assert data.kinds == {"number": "number", "text": "text", "flag": "boolean", "wild": "number"}
    for part in vars(split(data, 0, 0, 5)).values():
        assert all(np.isfinite(array).all() and array.dtype == np.float32 for array in part)


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_quotes_and_a_byte_order_mark(tmp_path, delimiter):
    path = tmp_path / "table.csv"
    lines = [delimiter.join(("a", "y")), *(delimiter.join((f'"{i}\n"', str(i / 2))) for i in range(50))]
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    source = read(path, "y")
    assert (source.name, list(source.table), source.target, len(source.table)) == ("table", ["a", "y"], "y", 50)


def mixed(rows=80, seed=0):
    """A column of each kind."""
    table, generator = numbers(rows, seed), np.random.default_rng(seed)
    table["text"] = [*"pqrs"] * (rows // 4)
    table["flag"] = generator.random(rows) < 0.5
    table["date"] = pd.Timestamp("2020-02-01") + pd.to_timedelta(generator.integers(0, 900, rows), unit="D")
    table.loc[5, "a"] = np.nan
    return table


@pytest.mark.parametrize("fold", [0, 3])
def test_only_the_training_part_is_learned_from(fold):
    table = mixed()
    before = split(prepared(table), 0, fold, 5)
    assert before.train[0][:, 0].mean() == pytest.approx(0, abs=1e-6)  # fitted here …
    assert abs(before.test[0][:, 0].mean()) > 1e-3  # … and not here
    assert before.train[1].mean() == pytest.approx(0, abs=1e-6)
    # Wild values in the test part change the test part alone: also where a value is missing, and a category is new.
    _, _, rows = split_rows(prepared(table), 0, fold, 5)
    table.loc[rows, "a"], table.loc[rows, "y"], table.loc[rows, "text"] = 1e6, -1e6, "unseen"
    table.loc[rows[:2], "a"], table.loc[rows, "date"] = np.nan, pd.Timestamp("2033-03-03")
    after = split(prepared(table), 0, fold, 5)
    for old, new in zip((*before.train, *before.validation), (*after.train, *after.validation), strict=True):
        assert old.tobytes() == new.tobytes()
    assert after.test[0].tobytes() != before.test[0].tobytes()


def test_fitting_to_all_rows_would_be_seen(monkeypatch):
    """The negative control of the test above: an encoder that peeks at the test part."""
    fit = tables.ColumnTransformer.fit
    table = mixed()
    features = prepared(table).features
    monkeypatch.setattr(tables.ColumnTransformer, "fit", lambda self, x: fit(self, features))
    with pytest.raises(AssertionError):
        test_only_the_training_part_is_learned_from(0)


@pytest.mark.parametrize(("target", "folds"), [("y", 5), ("text", 5), ("flag", 3), ("y", 10)])
def test_each_row_is_tested_once_for_each_seed_and_classes_keep_their_proportions(target, folds):
    data = prepared(mixed(), target, folds=folds)
    for seed in (0, 1):
        made = [split_rows(data, seed, fold, folds) for fold in range(folds)]
        assert sorted(np.concatenate([test for _, _, test in made])) == list(range(80))
        for parts in made:
            assert sorted(np.concatenate(parts)) == list(range(80))
            if data.task != "regression":
                for part in parts:
                    share = np.bincount(data.target[part].astype(int)) / len(part)
                    np.testing.assert_allclose(share, np.bincount(data.target.astype(int)) / 80, atol=0.09)
    assert not np.array_equal(split_rows(data, 0, 0, folds)[2], split_rows(data, 1, 0, folds)[2])


def test_an_index_that_gives_the_target_away_is_pointed_out():
    table = pd.DataFrame({"id": np.arange(80), "a": numbers(80)["a"], "y": ["first"] * 40 + ["second"] * 40})
    assert "column 'id' numbers the rows" in " ".join(prepared(table).notes)
    assert "id" not in prepared(table, drop=["id"]).features
    shuffled = table.assign(id=np.random.default_rng(0).permutation(80))
    assert not prepared(shuffled).notes


@pytest.mark.parametrize(
    ("values", "kind", "columns"),
    [
        ([1.5, 2, None, 4] * 15, "number", 1),
        (["yes", "no"] * 30, "text", 1),
        ([True, False, None] * 20, "boolean", 1),
        (pd.array([1, None, 3] * 20, dtype="Int64"), "number", 1),
        (pd.Categorical([3, 1, 2] * 20), "text", 1),
        (["2024-01-31", None, "2024-02-29"] * 20, "date", 5),
        (["2024-01-31T12:30:00+02:00", "2024-02-29 00:00Z"] * 30, "date", 7),
        (["2024-13-31", "2024-02-29"] * 30, "text", 1),
        (pd.to_timedelta(["1 day", "3 hours", None] * 20), "number", 1),
    ],
)
def test_the_kinds_of_columns(values, kind, columns):
    data = prepared(pd.DataFrame({"c": values, "y": numbers()["y"]}))
    assert data.kinds == {"c": kind}
    assert len(data.features.columns) == columns
    for x, _ in vars(split(data, 0, 0, 5)).values():
        assert np.isfinite(x).all()


def test_a_date_becomes_days_and_circles():
    dates = ["1970-01-02", "1971-01-01"] * 30
    made = prepared(pd.DataFrame({"d": dates, "y": numbers()["y"]})).features
    assert made["d"].tolist()[:2] == [1, 365]
    assert made["d (sine of year)"][1] == 0
    assert made["d (cosine of week)"][0] == pytest.approx(np.cos(2 * np.pi * 4 / 7))  # a Friday


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.one_of(st.none(), st.floats(width=32), st.text(max_size=3), st.booleans()), min_size=60, max_size=60),
    st.sampled_from(["y", "flag"]),
)
def test_whatever_a_column_holds_the_parts_are_numbers(values, target):
    table = mixed(60).assign(odd=pd.Series(values, dtype=object))
    for part in vars(split(prepared(table, target), 1, 1, 5)).values():
        assert all(np.isfinite(array).all() and array.dtype == np.float32 for array in part)


def test_identifiers_and_a_hundred_thousand_categories():
    rows = 100_000
    generator = np.random.default_rng(0)
    table = pd.DataFrame({
        "id": [f"n{i}" for i in range(rows)],
        "many": [f"c{i}" for i in generator.integers(0, 80_000, rows)],
        "y": generator.random(rows) < 0.5,
    })  # fmt: skip
    data = prepared(table)
    assert "of text that is different in every row (id)" in data.notes[0]
    assert split(data, 0, 0, 5).train[0].shape[1] <= tables.MOST_CATEGORIES + 1
    with pytest.raises(ValueError, match="no two classes of at least 8 rows"):
        prepared(table, "id")
    with pytest.raises(ValueError, match="has 5000 classes, allowed are at most 1000"):
        prepared(table.assign(many=np.arange(rows) % 5000).astype({"many": str}), "many")


def test_rare_classes_are_left_out_aloud_and_many_classes_split():
    table = pd.DataFrame({"a": np.arange(130.0), "y": ["x"] * 60 + ["z"] * 67 + ["rare"] * 3})
    data = prepared(table)
    assert data.classes == ["x", "z"]
    assert "rows left out: 3, of classes with under 8 rows (rare)" in data.notes
    assert "under 12 rows" in prepared(table.assign(y=["x"] * 60 + ["z"] * 60 + ["q"] * 10), folds=12).notes[0]
    many = pd.DataFrame({"a": np.arange(400.0), "y": [f"c{i % 50}" for i in range(400)]})
    assert len(np.unique(split(prepared(many), 0, 0, 5).train[1])) == 50


FILES = {
    "empty.csv": (b"", "y", "empty.csv is empty: no header and no rows"),
    "header.csv": (b"a,y\n", "y", "a header, but no rows"),
    "ragged.csv": (b"a,y\n1,2\n1,2,3\n", "y", "line 3: 3 fields, the header has 2"),
    "short.csv": (b"a,y\n1\n", "y", "line 2: 1 fields, the header has 2"),
    "twice.csv": (b"y,y\n1,2\n", "y", "two columns are called 'y'"),
    "latin.csv": (b"a,y\n\xe9,1\n", "y", "is no UTF-8 text"),
    "none.csv": (b"price,size\n1,2\n", None, "the columns are: price, size"),
    "near.csv": (b"price,size\n1,2\n", "prize", "no column 'prize'; the nearest is 'price'"),
    "one.csv": (b"a,y\n" + b"1,3\n2,3\n" * 30, "y", "target 'y' has one value, 3"),
    "few.csv": (b"a,y\n1,1\n2,2\n", "y", "2 rows with a usable target, at least 40"),
    "alone.csv": (b"y\n" + b"1\n2\n" * 30, "y", "no column is left"),
    "names.csv": (b"a,y\n" + b"".join(b"%d,n%d\n" % (i, i) for i in range(60)), "y", "no two classes of at least 8"),
    "missing.csv": (b"a,y\n" + b"1,\n" * 60, "y", "0 rows with a usable target"),
}


@pytest.mark.parametrize("name", FILES)
def test_bad_files_are_refused_in_one_line_that_says_why(tmp_path, name):
    content, target, message = FILES[name]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ValueError, match=re.escape(message)) as error:
        prepared(tmp_path / name, target)
    assert "\n" not in str(error.value)


def test_names_that_are_nowhere():
    with pytest.raises(ValueError, match="'digit', the nearest is digits"):
        read("digit", None)
    with pytest.raises(ValueError, match=r"no file nowhere/x\.csv"):
        read("nowhere/x.csv", "y")
    with pytest.raises(ValueError, match="is a folder"):
        read(".", "y")
    with pytest.raises(ValueError, match="digits has its own target"):
        read("digits", "price")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"task": "ranking"}, "allowed are: binary, multiclass, regression"),
        ({"target": "text", "task": "regression"}, "holds text"),
        ({"target": "text", "task": "binary"}, "has 4 classes, binary needs 2"),
        ({"folds": 11}, "folds is 11, allowed for 80 rows are at most 10"),
        ({"drop": ["tex"]}, "no column 'tex'; the nearest is 'text'"),
        ({"drop": ["y"]}, "'y' is the target and cannot be left out"),
    ],
)
def test_what_does_not_fit_is_refused(options, message):
    with pytest.raises(ValueError, match=message):
        prepared(mixed(), **options)


def write_csv(table, path):
    table.to_csv(path, index=False)


def write_tsv(table, path):
    table.to_csv(path, index=False, sep="\t")


def write_parquet(table, path):
    pytest.importorskip("pyarrow", reason="needs the lab extra")
    table.to_parquet(path, row_group_size=max(16, len(table) // 10))


def write_npz(table, path):
    np.savez(path, **{name: table[name].to_numpy() for name in table})


WRITERS = {"csv": write_csv, "tsv": write_tsv, "parquet": write_parquet, "npz": write_npz}


@pytest.mark.parametrize("suffix", WRITERS)
def test_each_kind_of_file_holds_the_same_table(tmp_path, suffix):
    path = tmp_path / f"table.{suffix}"
    table = numbers().assign(flag=[True, False] * 30)
    WRITERS[suffix](table, path)
    pd.testing.assert_frame_equal(read(path, "y").table, table)


@pytest.mark.parametrize("suffix", WRITERS)
def test_of_a_larger_file_rows_are_drawn_and_it_is_said(tmp_path, suffix):
    path = tmp_path / f"large.{suffix}"
    table = pd.DataFrame({"a": np.arange(1000), "y": np.arange(1000) / 2})
    WRITERS[suffix](table, path)
    source = read(path, "y", rows=100)
    assert source.notes == ["100 of 1000 rows, drawn at random (--rows takes more)"]
    drawn = source.table["a"].to_numpy()
    assert len(set(drawn)) == 100
    assert (np.diff(drawn) > 0).all()
    np.testing.assert_array_equal(source.table["y"], drawn / 2)
    assert 400 < drawn.mean() < 600
    pd.testing.assert_frame_equal(read(path, "y", rows=100).table, source.table)
    assert read(path, "y", rows=1000).notes == []


PEAK = """
import re, sys
from pathlib import Path
import pyarrow.parquet
from actfn.choose.sources import read
def peak():  # of this program alone: getrusage would count its parent's
    return int(re.search(r"VmHWM:\\s+([0-9]+)", Path("/proc/self/status").read_text())[1])
before = peak()
rows = len(read(sys.argv[1], "y", rows=int(sys.argv[2])).table)
print(rows, peak() - before)
"""


def peak(path, rows):
    words = [sys.executable, "-c", PEAK, str(path), str(rows)]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.split()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads its peak memory from Linux's /proc")
@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_a_large_file_is_read_in_bounded_memory(tmp_path, suffix):
    path = tmp_path / f"large.{suffix}"
    table = pd.DataFrame({f"c{i}": np.random.default_rng(i).random(100_000) for i in range(30)})
    WRITERS[suffix](table.assign(y=1.0), path)
    assert path.stat().st_size > 20 << 20
    rows, kilobytes = map(int, peak(path, 1000))
    assert rows == 1000
    assert kilobytes < 40 << 10
    assert int(peak(path, 10**6)[1]) > 60 << 10  # the measure sees a whole table


def test_arrays_x_and_y_need_no_target(tmp_path):
    path = tmp_path / "arrays.npz"
    np.savez(path, X=np.arange(240.0).reshape(60, 2, 2), y=np.arange(60.0))
    source = read(path, None)
    assert (list(source.table), source.target) == (["x0", "x1", "x2", "x3", "y"], "y")
    np.savez(path, a=np.zeros(3), b=np.zeros(4))
    with pytest.raises(ValueError, match=r"holds a \(3,\), b \(4,\); allowed are X"):
        read(path, None)
    np.savez(path, a=np.array([{}], dtype=object))
    with pytest.raises(ValueError, match=r"cannot be read as \.npz of plain arrays"):
        read(path, "a")
    path.write_bytes(b"nothing")
    with pytest.raises(ValueError, match=r"cannot be read as \.npz"):
        read(path, "a")
    (tmp_path / "no.parquet").write_bytes(b"nothing")
    with pytest.raises(ValueError, match="cannot be read as Parquet"):
        read(tmp_path / "no.parquet", "a")


def test_encodings(tmp_path):
    path = tmp_path / "table.csv"
    text = "größe,y\n" + "".join(f"{i},{i / 2}\n" for i in range(50))
    path.write_bytes(text.encode("utf-16"))
    source = read(path, "y")
    assert (list(source.table), source.notes) == (["größe", "y"], ["read as UTF-16, by its byte order mark"])
    path.write_bytes(text.encode("cp1252"))
    assert list(read(path, "y", encoding="cp1252").table) == ["größe", "y"]
    with pytest.raises(ValueError, match=r"is no UTF-8 text \(byte 2\); name its encoding \(--encoding latin-1\)"):
        read(path, "y")
    with pytest.raises(ValueError, match="encoding is 'klingon', allowed are utf-8"):
        read(path, "y", encoding="klingon")
    with pytest.raises(ValueError, match="is no utf-16 text"):
        read(path, "y", encoding="utf-16")
