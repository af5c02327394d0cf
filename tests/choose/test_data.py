"""Data in: what is read, what is refused and in which words, and nothing learned outside the training part."""

import datetime
import decimal
import gzip
import re
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pd = pytest.importorskip("pandas", reason="needs the lab extra")
pytest.importorskip("sklearn", reason="needs the lab extra")
pytest.importorskip("pyarrow", reason="needs the lab extra")

from actfn.choose import sources
from actfn.choose.data import find_task, prepare, sizes, split, split_rows
from actfn.choose.sources import NAMES, read


def numbers(rows=60, seed=0):
    generator = np.random.default_rng(seed)
    return pd.DataFrame({"a": generator.standard_normal(rows), "y": generator.standard_normal(rows)})


def ready(table, target="y", task=None, folds=5):
    return prepare(read(table, target), task, folds)


def inputs(parts):
    return [part[0] for part in vars(parts).values()]


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
    data = prepare(read(name, None))
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
    rows = ["number,text,flag,empty,constant,wild,name,odd,y"]
    for i in range(80):
        number = "" if i % 7 == 0 else i
        wild = "inf" if i == 3 else i**2
        rows.append(
            f"{number},{'' if i % 5 == 0 else 'uvw'[i % 3]},{i % 2 == 0},,same,{wild},n{i},{'?' if i % 9 == 6 else i},"
            f"{'' if i < 4 else i / 2}"
        )
    path = tmp_path / "mixed.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    data = prepare(read(path, "y"))
    assert data.kinds == {"number": "number", "text": "text", "flag": "boolean", "wild": "number", "odd": "text"}
    assert list(data.features) == list(data.kinds)
    assert len(data.target) == 76
    assert data.notes == [
        "rows left out: 4, their target is missing (empty, NA, nan, null, …) or not finite",
        "column 'odd' is taken for text: '?' is no number",
        "columns of many categories: 1 (odd: 68); the 20 most frequent of the training part are kept, the others are"
        " one",
        "columns left out: 2, of one value (empty, constant)",
        "columns left out: 1, of text that differs in every row (name)",
    ]
    for part in vars(split(data, 0, 0, 5)).values():
        assert all(np.isfinite(array).all() and array.dtype == np.float32 for array in part)
        assert part[0].flags.c_contiguous


def test_infinite_values_are_missing_ones_aloud():
    table = numbers().assign(
        wild=lambda t: t.a.where(t.index > 2, np.inf), huge=lambda t: t.a.where(t.index > 2, 1e300)
    )
    data = ready(table)
    assert "columns whose infinite values are taken for missing: 2 (wild, huge)" in data.notes
    assert data.features[["wild", "huge"]].isna().sum().tolist() == [3, 3]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_quotes_and_a_byte_order_mark(tmp_path, delimiter):
    path = tmp_path / "table.csv"
    lines = [delimiter.join(("a", "y")), *(delimiter.join((f'"{i}\n"', str(i / 2))) for i in range(50))]
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    source = read(path, "y")
    assert (source.name, list(source.table), source.target, len(source.table)) == ("table", ["a", "y"], "y", 50)


MIXED = pd.DataFrame(
    {
        "whole": np.arange(50) * 3,
        "part": [np.nan, 0.1] * 25,
        "name": ["é", "b", "", "d,", 'e"'] * 10,
        "yes": [True, False] * 25,
    }
).replace({"name": {"": np.nan}})


@pytest.mark.parametrize(
    ("name", "written", "given"),
    [
        ("t.csv", "utf-8", None),
        ("t.tsv", "utf-8", None),
        ("t.csv", "utf-8-sig", "utf-8"),
        ("t.csv", "utf-16", None),
        ("t.txt", "cp1252", "cp1252"),
        ("t.csv.gz", "utf-8", None),
        ("t.csv", "utf-32", None),
        ("t.csv.gz", "utf-16", None),
        ("t.parquet", None, None),
        ("t.npz", None, None),
    ],
)
def test_each_format_gives_the_table_that_was_written(tmp_path, name, written, given):
    path = tmp_path / name
    expected = MIXED
    if name.endswith("parquet"):
        MIXED.to_parquet(path)
    elif name.endswith("npz"):
        expected = MIXED.drop(columns="name")
        np.savez(path, **{column: expected[column].to_numpy() for column in expected})
    else:
        MIXED.to_csv(path, index=False, encoding=written, sep="\t" if name.endswith("tsv") else ",")
    source = read(path, "yes", encoding=given)
    pd.testing.assert_frame_equal(source.table, expected)
    assert source.name == "t"
    assert source.notes == ([] if written in (None, "utf-8", "utf-8-sig") else [f"read as {written}"])


@pytest.mark.parametrize("name", ["t.csv", "t.parquet", "t.npz", "frame"])
def test_of_many_rows_a_sample_is_drawn(tmp_path, name, monkeypatch):
    monkeypatch.setattr(sources, "CELLS", 100)  # pieces far smaller than the sample
    table = pd.DataFrame({"number": np.arange(5000), "word": "x", "y": np.arange(5000) / 4})
    path = table.set_index(np.full(5000, 7)) if name == "frame" else tmp_path / name
    if name == "t.csv":
        table.astype({"number": object}).where(table.number != 4999, "last").to_csv(path, index=False)
    if name == "t.parquet":
        table.to_parquet(path, row_group_size=700)
    if name == "t.npz":
        np.savez(path, number=table.number, word=table.word.to_numpy(str), y=table.y.astype(">f8"))
    source = read(path, "y", rows=1000)
    assert source.notes == ["1000 of 5000 rows, drawn at random (--rows takes more)"]
    drawn = source.table.index.to_numpy()
    assert len(drawn) == 1000
    assert (np.diff(drawn) > 0).all()
    assert name != "t.csv" or 4999 not in drawn
    pd.testing.assert_frame_equal(source.table, table.iloc[drawn], check_dtype=name != "t.npz")  # rows keep together
    assert source.table.number.dtype == np.int64  # decided on the sample: "last" is not in it
    assert np.histogram(drawn, 5, (0, 5000))[0] == pytest.approx(200, abs=50)  # four standard deviations
    pd.testing.assert_frame_equal(read(path, "y", rows=1000).table, source.table)
    assert read(path, "y", rows=5000).notes == []
    numbered = "column 'number' numbers the rows; leave it out if it means nothing (--drop number)"
    assert prepare(source).notes[:2] == [*source.notes, numbered]


def test_each_row_of_a_text_is_as_likely_to_be_drawn(tmp_path):
    (tmp_path / "t.csv").write_text("y\n" + "".join(f"{row}\n" for row in range(200_000)))
    drawn = read(tmp_path / "t.csv", "y", rows=20_000).table.y
    assert np.histogram(drawn, 20, (0, 200_000))[0] == pytest.approx(1000, abs=4.5 * 30)  # standard deviations


MEMORY = r"""
import re, sys
from actfn.choose.sources import read

def peak():
    with open("/proc/self/status") as file:  # ru_maxrss would begin with the parent's
        return int(re.search(r"VmHWM:\s+(\d+) kB", file.read())[1]) / 1024

small, large = sys.argv[1:4], sys.argv[4:7]
for path in small:
    read(path, "y")
for path in large:
    before = peak()
    assert len(read(path, "y", rows=1000).table) == 1000
    print(peak() - before)
before = peak()
read(large[0], "y", rows=10**9)
print(peak() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is read from /proc")
def test_a_large_file_is_read_in_bounded_memory(tmp_path):
    rows = np.random.default_rng(0).standard_normal((600_000, 12))
    paths = {}
    for size, count in (("small", 100), ("large", len(rows))):
        paths[size] = [str(tmp_path / f"{size}.{kind}") for kind in ("csv", "parquet", "npz")]
        table = pd.DataFrame(rows[:count]).rename(columns=str).rename(columns={"11": "y"})
        block = table[:3000].round(5).to_csv(index=False).split("\n", 1)
        with open(paths[size][0], "w") as file:
            file.write(block[0] + "\n" + block[1] * max(1, count // 3000))
        table.to_parquet(paths[size][1], index=False)
        np.savez(paths[size][2], X=rows[:count], y=rows[:count, 0])
    del rows, table
    assert all((tmp_path / f"large.{kind}").stat().st_size > 55e6 for kind in ("csv", "parquet", "npz"))
    command = [sys.executable, "-c", MEMORY, *paths["small"], *paths["large"]]
    shown = subprocess.run(command, capture_output=True, text=True, check=True)
    *grown, whole = map(float, shown.stdout.split())
    assert max(grown) < 70, grown  # MiB, of which Parquet takes most, whatever the size
    assert whole > 100  # what is measured can be seen


def test_npz_forms(tmp_path):
    path = tmp_path / "t.npz"
    x, y = np.asfortranarray(np.arange(120.0).reshape(60, 2) ** 2), np.arange(60)
    np.savez_compressed(path, X=x, y=y)
    source = read(path, None)
    assert (list(source.table), source.target) == (["x0", "x1", "y"], "y")
    np.testing.assert_array_equal(source.table[["x0", "x1"]], x)
    np.testing.assert_array_equal(
        read(path, None, rows=50).table, np.column_stack([x, y])[read(path, None, rows=50).table.index]
    )
    assert read(path, "x1").target == "x1"
    for arrays, message in [
        ({"X": x, "z": y}, "it holds X (60, 2), z (60,); allowed are X (rows × columns) and y (rows), or"),
        ({"X": x, "y": y[:9]}, "it holds X (60, 2), y (9,)"),
        ({"a": x[:, 0], "y": y[:9]}, "it holds a (60,), y (9,)"),
        ({"y": np.float64(1)}, "it holds y ()"),
        ({"y": y.astype(object)}, "y.npy holds object"),
        ({"a": y * 1j, "y": y}, "a.npy holds complex128"),
        ({}, "it holds no array"),
    ]:
        np.savez(path, allow_pickle=True, **arrays)
        with pytest.raises(ValueError, match=re.escape(message)):
            read(path, "y")


@pytest.mark.parametrize("name", ["t.npz", "t.parquet", "t.csv.gz"])
@pytest.mark.parametrize("cut", [0.5, 0])
def test_a_damaged_file(tmp_path, name, cut):
    path = tmp_path / name
    table = pd.DataFrame(np.random.default_rng(0).standard_normal((9000, 2)), columns=["a", "y"])
    if name == "t.npz":
        np.savez(path, a=table.a, y=table.y)
    elif name == "t.parquet":
        table.to_parquet(path)
    else:
        table.to_csv(path, index=False)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * cut)] or b"neither")
    with pytest.raises(ValueError, match=rf"{name} cannot be read as [^\n]+$"):
        read(path, "y")
    path.write_bytes(content[: len(content) // 3] + b"~~~~" + content[len(content) // 3 + 4 :])
    if name != "t.parquet":  # which keeps no sums of what it holds
        with pytest.raises(ValueError, match=rf"{name}(, line| cannot be read as)[^\n]+$"):
            read(path, "y")


def test_without_pyarrow_the_error_says_what_to_install(tmp_path, monkeypatch):
    MIXED.to_parquet(tmp_path / "t.parquet")
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(ImportError, match=re.escape("pip install 'actfn[lab]'")):
        read(tmp_path / "t.parquet", "yes")


def test_columns_are_dropped():
    assert list(read(MIXED, "yes", drop=["whole", "name"]).table) == ["part", "yes"]
    assert list(read("iris", None, drop="petal width (cm)").table)[-1] == "target"
    for drop, message in [(["hole"], "no column 'hole'; the nearest is 'whole'"), (["yes"], "'yes' is the target")]:
        with pytest.raises(ValueError, match=message):
            read(MIXED, "yes", drop=drop)
    with pytest.raises(ValueError, match="rows is 0"):
        read(MIXED, "yes", rows=0)


KINDS = {
    "number": [
        np.arange(60) % 50,
        np.arange(60) % 50 / 7,
        pd.array([1, None, 3] * 20, dtype="Int64"),
        pd.array([1.5, None, 3] * 20, dtype="Float32"),
        np.array([1, 2.5, None] * 20, dtype=object),
        np.array([decimal.Decimal(1), decimal.Decimal("2.5"), None] * 20),
        np.array([20200101, 20200102] * 30),
        pd.to_timedelta([1, None, 90] * 20, unit="s"),
    ],
    "boolean": [
        [True, False] * 30,
        np.array([True, False, None] * 20, dtype=object),
        pd.array([True, None, False] * 20, dtype="boolean"),
        ["yes", "no"] * 30,
        ["True", "FALSE", None] * 20,
        pd.Categorical(["yes", "no"] * 30),
    ],
    "text": [
        ["a", "b", None] * 20,
        ["true", "false", "maybe"] * 20,
        pd.Categorical([1, 2, 3] * 20),
        ["20200101", "20200102"] * 30,
        ["2020-01", "2020-02"] * 30,
        ["2020-01-01", "2020-13-01"] * 30,
        ["2020-01-01", "unknown"] * 30,
        ["01/02/2020", "02/02/2020"] * 30,
        np.array([1, "a"] * 30, dtype=object),
    ],
    "date": [
        pd.date_range("2020-01-01", periods=60),
        pd.date_range("2020-01-01", periods=60, tz="Asia/Tokyo"),
        ["2020-01-01", "2020-02-29", None] * 20,
        ["2020-01-01T10:00", "2020-02-29 10:00:05.25"] * 30,
        ["2020-01-01T10:00:00Z", "2020-02-29T10:00:00+02:00"] * 30,
        [datetime.date(2020, 1, 1), datetime.date(1, 2, 29 - 1), None] * 20,
        ["0001-01-01", "9999-12-31"] * 30,
    ],
}


@pytest.mark.parametrize(("kind", "values"), [(kind, values) for kind, many in KINDS.items() for values in many])
def test_the_kind_of_a_column(kind, values):
    data = ready(pd.DataFrame({"a": values, "y": np.arange(60) / 7}))
    assert data.kinds == {"a": kind}
    assert (data.features.a.dtype.kind == "f") is (kind != "text")
    missing = pd.Series(values).isna()
    assert ((data.features.a == "(missing)") if kind == "text" else data.features.a.isna()).equals(missing.rename("a"))
    for x in inputs(split(data, 0, 0, 5)):
        assert np.isfinite(x).all()


def test_dates_become_days_and_circles():
    zone = datetime.timezone(datetime.timedelta(hours=2))
    dates = [datetime.datetime(1990, 1, 1, tzinfo=zone) + datetime.timedelta(days=31 * i, hours=i) for i in range(120)]
    data = ready(pd.DataFrame({"when": dates, "y": np.arange(120) / 7}))
    utc = [date.astimezone(datetime.UTC) for date in dates]
    np.testing.assert_allclose(data.features.when, [date.timestamp() / 86400 for date in utc], rtol=1e-14)
    rows, x = split_rows(data, 0, 0, 5)[0], split(data, 0, 0, 5).train[0]
    expected = [[date.timestamp() for date in utc]]
    for turn in (
        [(date.month - 1) / 12 for date in utc],
        [date.weekday() / 7 for date in utc],
        [(date.hour * 60 + date.minute) / 1440 for date in utc],
    ):
        expected += [np.sin(np.multiply(turn, 2 * np.pi)), np.cos(np.multiply(turn, 2 * np.pi))]
    expected = np.transpose(expected)[rows]
    np.testing.assert_allclose(x, (expected - expected.mean(axis=0)) / expected.std(axis=0), atol=1e-5)


def test_dates_without_time_of_day_have_no_such_columns_and_a_missing_one_is_marked():
    dates = pd.Series(pd.date_range("2020-01-01", periods=60, freq="9D"))
    whole = split(ready(pd.DataFrame({"when": dates, "y": np.arange(60) / 7})), 0, 0, 5).train[0]
    assert whole.shape[1] == 5
    holes = dates.where(dates.index % 4 > 0)
    data = ready(pd.DataFrame({"when": holes, "y": np.arange(60) / 7}))
    part = split(data, 0, 0, 5).train[0]
    assert part.shape[1] == 6
    missing = data.features.when.isna().to_numpy()[split_rows(data, 0, 0, 5)[0]]
    np.testing.assert_array_equal(part[:, 1] > 0, missing)
    median = np.median(data.features.when.iloc[split_rows(data, 0, 0, 5)[0]].dropna())
    scale = np.polyfit(data.features.when.iloc[split_rows(data, 0, 0, 5)[0]][~missing], part[~missing, 0], 1)
    np.testing.assert_allclose(part[missing, 0], np.polyval(scale, median), atol=1e-4)


def mixed(draw, rows=60):
    """A table of some columns of each kind with values missing, and a target of some task."""
    generator = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    made = {}
    for number in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from(["number", "whole", "boolean", "text", "many", "date", "time"]))
        made[f"{kind}{number}"] = pd.Series(
            {
                "number": lambda: generator.standard_normal(rows) * 10.0 ** draw(st.integers(-30, 30)),
                "whole": lambda: generator.integers(0, 3, rows),
                "boolean": lambda: generator.random(rows) < 0.5,
                "text": lambda: generator.choice(list("pqr"), rows),
                "many": lambda: generator.choice([f"c{i}" for i in range(45)], rows),
                "date": lambda: np.datetime64("2020-01-01") + generator.integers(0, 3000, rows),
                "time": lambda: np.datetime64("2020-01-01T00:00:00") + generator.integers(0, 10**9, rows),
            }[kind]()
        )
        if draw(st.booleans()):
            made[f"{kind}{number}"] = made[f"{kind}{number}"].where(generator.random(rows) > 0.2)
    target = draw(st.sampled_from(["regression", "binary", "multiclass"]))
    order = generator.permutation(rows)
    made["y"] = generator.standard_normal(rows) if target == "regression" else order % (2 if target == "binary" else 4)
    return pd.DataFrame(made)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.data())
def test_only_the_training_part_is_learned_from(source):
    """What the test part holds is put in disorder: the other two parts keep their bits."""
    draw = source.draw
    table, seed, folds = mixed(draw), draw(st.integers(0, 9)), draw(st.integers(2, 6))
    fold = draw(st.integers(0, folds - 1))
    data = ready(table, folds=folds)
    before = split(data, seed, fold, folds)
    _, validation, test = split_rows(data, seed, fold, folds)
    for hidden, seen in ((test, ["train", "validation"]), ([*test, *validation], ["train"])):
        features = data.features.copy()
        for name, kind in data.kinds.items():
            wild = {"number": 1e38, "boolean": np.nan, "date": -1e5 / 3, "text": "unseen"}[kind]
            features.loc[hidden, name] = draw(st.sampled_from([wild, "(missing)" if kind == "text" else np.nan]))
        target = data.target.copy()
        if data.task == "regression":
            target[hidden] = 1e9
        after = split(type(data)(**{**vars(data), "features": features, "target": target}), seed, fold, folds)
        for part in seen:
            for old, new in zip(getattr(before, part), getattr(after, part), strict=True):
                assert old.tobytes() == new.tobytes()
                assert old.dtype == np.float32
                assert old.flags.c_contiguous
        assert np.isfinite(after.test[0]).all()
        assert not np.array_equal(after.test[0], before.test[0])
    again = split(data, seed, fold, folds)
    assert all(np.array_equal(old, new) for old, new in zip(inputs(before), inputs(again), strict=True))


@pytest.mark.parametrize("power", [-1000, -300])
def test_numbers_whose_squares_vanish_are_learned_from_alike(power):
    table = pd.DataFrame(
        {"a": np.random.default_rng(0).normal(size=60), "b": np.arange(60) % 7, "y": np.arange(60) / 7}
    )
    tiny = table.assign(a=np.ldexp(table.a, power), y=np.ldexp(table.y, power))
    plain, scaled = split(ready(table), 0, 0, 5), split(ready(tiny), 0, 0, 5)
    for part in ("train", "validation", "test"):
        for expected, made in zip(getattr(plain, part), getattr(scaled, part), strict=True):
            np.testing.assert_allclose(made, expected, rtol=1e-6)


def test_what_the_training_part_gives():
    """Against the arithmetic done by hand."""
    generator = np.random.default_rng(0)
    table = pd.DataFrame(
        {
            "number": np.where(generator.random(200) < 0.2, np.nan, generator.gamma(2, size=200)),
            "text": generator.choice(["p", "q", "r", "s"], 200, p=[0.4, 0.3, 0.2, 0.1]),
            "y": generator.gamma(2, size=200),
        }
    )
    data = ready(table)
    train, validation, test = rows = split_rows(data, 3, 1, 5)
    table.loc[test, "text"] = "only here"
    table.loc[test, "number"] = 1e6
    table.loc[train[:1], "text"] = "once"
    table.loc[[*validation, *test], "y"] *= 1000
    parts = split(ready(table), 3, 1, 5)
    number = table.number.fillna(table.number[train].median())
    hole = table.number.isna().astype(float)
    for index, part in zip(rows, vars(parts).values(), strict=True):
        expected = [(v[index] - v[train].mean()) / v[train].std(ddof=0) for v in (number, hole)]
        expected += [table.text[index] == letter for letter in "pqrs"]
        expected += [table.text[index].isin(["once", "only here"])]
        np.testing.assert_allclose(part[0], np.transpose(expected).astype(float), rtol=1e-5, atol=1e-6)
        y = (table.y[index] - table.y[train].mean()) / table.y[train].std(ddof=0)
        np.testing.assert_allclose(part[1], y, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize(("folds", "rows"), [(2, 60), (3, 61), (5, 150), (10, 149)])
@pytest.mark.parametrize("task", ["regression", "multiclass"])
def test_folds_partition_the_rows_and_keep_the_classes_in_proportion(folds, rows, task):
    table = numbers(rows)
    if task == "multiclass":
        table["y"] = np.random.default_rng(0).permutation(np.array(list("aaabbc"))[np.arange(rows) % 6])
    data = ready(table, folds=folds)
    assert data.task == task
    for seed in (0, 1):
        splits = [split_rows(data, seed, fold, folds) for fold in range(folds)]
        assert np.array_equal(np.sort(np.concatenate([test for _, _, test in splits])), np.arange(rows))
        for parts in splits:
            assert np.array_equal(np.sort(np.concatenate(parts)), np.arange(rows))
            _, validation, test = parts
            assert abs(len(test) - rows / folds) < 2
            assert abs(len(validation) - (rows - len(test)) / 5) < 1
            if task == "multiclass":
                for code in range(3):
                    members = (data.target == code).sum()
                    left = members - (data.target[test] == code).sum()
                    assert abs(left - members * (1 - 1 / folds)) < 2
                    assert abs((data.target[validation] == code).sum() - left / 5) < 1
    first, second = (split_rows(data, seed, 0, folds) for seed in (0, 1))
    assert all(not np.array_equal(one, other) for one, other in zip(first, second, strict=True))
    names = ("train", "validation", "test")
    assert sizes(data, folds) == {name: len(part) for name, part in zip(names, first, strict=True)}


@pytest.mark.parametrize("folds", [2, 3, 5])
def test_the_smallest_classes_that_are_kept_are_trained_on(folds):
    least = 4 if folds == 2 else folds
    labels = np.repeat([f"c{i}" for i in range(901)], [least] * 900 + [least - 1])
    data = ready(pd.DataFrame({"a": np.arange(len(labels)) % 7, "y": labels}), folds=folds)
    assert len(data.classes) == 900
    for fold in range(folds):
        train, _, test = split_rows(data, 0, fold, folds)
        assert len(np.unique(data.target[train])) == len(np.unique(data.target[test])) == 900


def test_rare_classes_are_left_out_aloud():
    table = pd.DataFrame({"a": np.arange(131.0) % 9, "y": ["x"] * 60 + ["z"] * 67 + ["rare"] * 4})
    data = ready(table)
    assert (data.classes, data.task, len(data.target)) == (["x", "z"], "binary", 127)
    assert data.notes == ["rows left out: 4, of classes with under 5 rows, too few for every part (rare)"]
    assert ready(table, folds=4).classes == ["rare", "x", "z"]
    assert ready(table, task="multiclass").task == "multiclass"


@pytest.mark.parametrize(
    ("values", "classes"),
    [
        ([True, False], ["False", "True"]),
        ([3, 11], ["11", "3"]),
        ([3.0, np.nan, 1000001.0], ["1000001", "3"]),
        ([0.5, 2.0], ["0.5", "2"]),
        (pd.Categorical([1, 2]), ["1", "2"]),
    ],
)
def test_names_of_classes(values, classes):
    y = pd.concat([pd.Series(values)] * 40, ignore_index=True)
    data = ready(pd.DataFrame({"a": np.arange(len(y)) % 7, "y": y}))
    assert (data.classes, data.task) == (classes, "binary")


def test_a_hundred_thousand_categories():
    rows = 100_000
    generator = np.random.default_rng(0)
    table = pd.DataFrame(
        {
            "many": [f"c{i}" for i in generator.integers(0, rows, rows)],
            "key": [f"k{i}" for i in range(rows)],
            "y": generator.random(rows),
        }
    )
    data = ready(table)
    assert "columns left out: 1, of text that differs in every row (key)" in data.notes
    said = f"columns of many categories: 1 (many: {table.many.nunique()}); the 20 most frequent of the training part"
    assert [note for note in data.notes if note.startswith(said)]
    parts = split(data, 0, 0, 5)
    assert parts.train[0].shape[1] == 21
    train = split_rows(data, 0, 0, 5)[0]
    counts = data.features.many.iloc[train].value_counts()
    sums = np.sort(parts.train[0].sum(axis=0))[::-1]
    np.testing.assert_array_equal(sums[1:], counts.iloc[:20])
    assert sums[0] == len(train) - counts.iloc[:20].sum()


@pytest.mark.parametrize(("count", "columns"), [(20, 20), (21, 21), (22, 21)])
def test_categories_are_made_one_aloud(count, columns):
    data = ready(pd.DataFrame({"a": [f"c{i % count}" for i in range(400)], "y": np.arange(400) / 7}))
    assert split(data, 0, 0, 5).train[0].shape[1] == columns
    assert bool(data.notes) == (columns < count)


FILES = {
    "empty.csv": (b"", "y", "empty.csv is empty: no header and no rows"),
    "header.csv": (b"a,y\n", "y", "a header, but no rows"),
    "ragged.csv": (b"a,y\n1,2\n1,2,3\n", "y", "line 3: 3 fields, the header has 2"),
    "short.csv": (b"a,y\n1\n", "y", "line 2: 1 fields, the header has 2"),
    "twice.csv": (b"y,y\n1,2\n", "y", "two columns are called 'y'"),
    "latin.csv": (
        b"a,y\n\xe9,1\n",
        "y",
        "is no UTF-8 text: byte 0xe9 at position 4; give its encoding, such as latin-1",
    ),
    "later.csv": (b"a,y\n" + b"1,2\n" * 99_999 + b"\xe9,1\n" * 9, "y", "byte 0xe9 at position 400000;"),
    "zeros.csv": (bytes(9000), "y", "zeros.csv holds zero bytes"),
    "endless.csv": (b"a" * (sources.LONGEST + 1), "y", "a line has over 16777216 characters"),
    "quote.csv": (b'a,y\n"' + b"1,2\n" * 99_999, "y", "field larger than field limit"),
    "none.csv": (b"price,size\n1,2\n", None, "the columns are: price, size"),
    "near.csv": (b"price,size\n1,2\n", "prize", "no column 'prize'; the nearest is 'price'"),
    "one.csv": (b"a,y\n" + b"1,3\n2,3\n" * 30, "y", "target 'y' has one value, 3"),
    "same.csv": (
        b"a,y\n" + b"".join(b"%d,%d\n" % (i, (1 << 60) + i) for i in range(60)),
        "y",
        "one value, 1.152921504606847e+18 in double precision",
    ),
    "few.csv": (b"a,y\n1,1\n2,2\n", "y", "2 rows with a usable target, at least 40"),
    "na.csv": (b"a,y\n" + b"1,NA\n2,b\n" * 30, "y", "(rows left out: 30, their target is missing (empty, NA, "),
    "label.csv": (
        b"a,y\n" + b"1,NA\n2,b\n" * 50,
        "y",
        "one value, b (rows left out: 50, their target is missing (empty, NA",
    ),
    "sheet.csv": (b"PK\x03\x04" + bytes(99), "y", "sheet.csv is a zip archive or spreadsheet; save its table as"),
    "null.csv": (b"a,y\n" + b"1,2\n" * 9_999 + b"1,\0\n", "y", "a line holds a zero byte"),
    "alone.csv": (b"y\n" + b"1\n2\n" * 30, "y", "no column is left"),
    "names.csv": (
        b"a,y\n" + b"".join(b"%d,n%d\n" % (i, i) for i in range(60)),
        "y",
        "target 'y' has a class in each row; allowed are at most 1000 that recur, or numbers and the task regression",
    ),
    "pairs.csv": (
        b"a,y\n" + b"".join(b"%d,n%d\n" % (i, i // 2) for i in range(60)),
        "y",
        "no two classes of at least 5",
    ),
    "crowd.csv": (b"a,y\n" + b"".join(b"%d,n%d\n" % (i, i % 2000) for i in range(9000)), "y", "'y' has 2000 classes"),
    "missing.csv": (b"a,y\n" + b"1,\n" * 60, "y", "0 rows with a usable target"),
}


@pytest.mark.parametrize("name", FILES)
def test_bad_files_are_refused_in_one_line_that_says_why(tmp_path, name):
    content, target, message = FILES[name]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ValueError, match=re.escape(message)) as error:
        prepare(read(tmp_path / name, target))
    assert "\n" not in str(error.value)


def test_a_wrong_encoding(tmp_path):
    path = tmp_path / "t.csv.gz"
    path.write_bytes(gzip.compress(b"a,y\n" + b"1,2\n" * 50_000 + b"\xe9,1\n"))
    with pytest.raises(ValueError, match="no ASCII text: byte 0xe9 at position 200004"):
        read(path, "y", encoding="ascii")
    assert read(path, "y", encoding="latin-1").notes == ["read as latin-1"]
    assert read(path, "y", encoding="latin-1").table.a.iloc[-1] == "é"
    for encoding in ("latin-99", "base64", "no\nname"):
        with pytest.raises(ValueError, match=r"^unknown encoding '.*', allowed are utf-8, utf-16, latin-1, cp1252, …$"):
            read(path, "y", encoding=encoding)
    with pytest.raises(ValueError, match="UTF-16 stream does not start with BOM"):
        read(path, "y", encoding="utf-16")


def test_blank_lines_and_commas_in_a_quoted_header(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text('\n"a, b, c";y\n\n1;2\n\n3;4')
    pd.testing.assert_frame_equal(read(path, "y").table, pd.DataFrame({"a, b, c": [1, 3], "y": [2, 4]}))
    path.write_text("y\n \n\nx\n")
    assert read(path, "y").table.y.tolist() == [" ", "x"]  # a blank is a value


def test_names_that_are_nowhere():
    with pytest.raises(ValueError, match="'digit', the nearest is digits"):
        read("digit", None)
    with pytest.raises(ValueError, match=r"no file nowhere/x\.csv"):
        read("nowhere/x.csv", "y")
    with pytest.raises(ValueError, match="is a folder"):
        read(".", "y")
    with pytest.raises(ValueError, match="digits has its own target"):
        read("digits", "price")
    with pytest.raises(ValueError, match="two columns are called '1'"):
        read(pd.DataFrame([[1, 2]], columns=[1, "1"]), "1")


def test_a_task_or_a_number_of_folds_that_does_not_fit():
    text = numbers().assign(y=[f"{i}" for i in range(59)] + ["unknown"])
    for table, task, folds, message in [
        (numbers(), "ranking", 5, "allowed are: binary, multiclass, regression"),
        (text, "regression", 5, r"target 'y' holds text \('unknown'\), regression needs numbers"),
        (numbers().assign(y=[1, 2, 3] * 20), "binary", 5, "'y' has 3 classes, binary needs 2"),
        (numbers(), None, 1, "folds is 1"),
        (numbers(), None, 40, "60 rows with a usable target, at least 80 are needed for 40 folds"),
        (numbers().assign(a=[b"x", b"y"] * 30), None, 5, "column 'a' holds bytes; allowed are"),
        (numbers().assign(a=1j), None, 5, "column 'a' holds complex numbers"),
    ]:
        with pytest.raises(ValueError, match=message):
            ready(table, "y", task, folds)
    lonely = ready(pd.DataFrame({"a": [1.0] + [0.0] * 59, "y": np.arange(60) / 7}))
    fold = next(fold for fold in range(5) if 0 in split_rows(lonely, 0, fold, 5)[2])
    with pytest.raises(ValueError, match="no column varies in the training part"):
        split(lonely, 0, fold, 5)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (["5,012.33", "712.10", "1,024"], "looks like numbers with ',' ('5,012.33')"),
        (["1,5", "2,25", "-3,0"], "looks like numbers with ',' ('1,5')"),
        (["$71.19", "-$3", "$5,000.10"], "looks like numbers with '$' ('$71.19')"),
        (["12.3%", "4%", "5 %"], "looks like numbers with '%' ('12.3%')"),
        (["1 024,5 €", "12 €", "3 €"], "looks like numbers with ' ' and ',' and '€' ('1 024,5 €')"),
        (["1.234.567", "2.500.000", "12"], "looks like numbers with '.' ('1.234.567')"),
        (["31/12/2020", "1/2/2021", "5/6/21 10:30"], "looks like dates ('31/12/2020')"),
        (["31.12.2020", "01.02.2021", "05.06.2021"], "looks like dates ('31.12.2020')"),
        (["030 123456", "030 4567", "089 12"], ""),
        (["10.0.0.1", "10.0.0.2", "127.0.0.1"], ""),
        (["a,b", "$", "%"], ""),
        (["1,5", "many", "few"], ""),
        (["1-2", "3-4", "5-6"], ""),
        (["1", "2", "3"], ""),
    ],
)
def test_numbers_and_dates_in_a_local_format_are_said_by_name(tmp_path, values, said):
    table = numbers(90).assign(amount=values * 30)
    table.to_csv(tmp_path / "t.csv", sep=";", index=False)
    notes = prepare(read(tmp_path / "t.csv", "y")).notes
    assert [note.partition(", which")[0] for note in notes if "'amount'" in note] == (
        [f"column 'amount' {said}"] if said else []
    )
    assert all(note.endswith("; it is taken as text") for note in notes)


def test_a_target_in_a_local_format_is_said_to_be_one(tmp_path):
    each = [f"{1000 + i},5" for i in range(60)]
    for y, task in ((each, None), (each[:30] * 2, None), (each, "regression"), (each[:6] * 10, "regression")):
        with pytest.raises(ValueError, match=r"^target 'y' .*; it looks like numbers with ',' \('1000,5'\)"):
            ready(numbers().assign(y=y), task=task)
    assert ready(numbers().assign(y=each[:6] * 10)).notes == [
        "target 'y' looks like numbers with ',' ('1000,5'), which are read as numbers if written as 12345.67;"
        " it is taken as text"
    ]
    with pytest.raises(ValueError, match=r"task regression$"):
        ready(numbers().assign(y=[f"name {i}" for i in range(60)]))


@pytest.mark.parametrize(
    ("values", "task", "said"),
    [
        ([1, 2, 3], None, True),
        ([1, 2, 3], "multiclass", False),
        (["1", "2", "c"], None, False),
        ([0, 1, 0], None, False),
    ],
)
def test_numbers_that_are_taken_for_classes_are_said_to_be(values, task, said):
    notes = ready(numbers().assign(y=values * 20), task=task).notes
    hint = "target 'y' holds numbers, taken as 3 classes (--task regression to take it as a number)"
    assert notes == ([hint] if said else [])
