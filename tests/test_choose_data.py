"""Data in: what is read, what is refused and in which words, and nothing learned outside the training part."""

import re

import numpy as np
import pytest

pd = pytest.importorskip("pandas", reason="needs the lab extra")
pytest.importorskip("sklearn", reason="needs the lab extra")

from actfn.choose.data import find_task, prepare, split  # noqa: E402
from actfn.choose.sources import NAMES, read  # noqa: E402


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
    data = prepare(*read(name, None))
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
    data = prepare(*read(path, "y"))
    assert list(data.features) == ["number", "text", "flag", "wild"]
    assert len(data.target) == 76
    assert "rows left out: 4" in data.notes[0]
    assert "empty, constant" in data.notes[1]
    for part in vars(split(data, 0)).values():
        assert all(np.isfinite(array).all() and array.dtype == np.float32 for array in part)


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_quotes_and_a_byte_order_mark(tmp_path, delimiter):
    path = tmp_path / "table.csv"
    lines = [delimiter.join(("a", "y")), *(delimiter.join((f'"{i}\n"', str(i / 2))) for i in range(50))]
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    name, table, target = read(path, "y")
    assert (name, list(table), target, len(table)) == ("table", ["a", "y"], "y", 50)


def test_only_the_training_part_is_learned_from():
    table = numbers()
    table["text"] = ["p", "q", "r"] * 20
    before = split(prepare("t", table, "y"), 0)
    assert before.train[0][:, 0].mean() == pytest.approx(0, abs=1e-6)  # fitted here …
    assert abs(before.test[0][:, 0].mean()) > 1e-3  # … and not here
    # Wild values in the test part change the test part alone.
    from sklearn.model_selection import train_test_split

    _, rows = train_test_split(np.arange(60), test_size=0.2, random_state=0)
    table.loc[rows, "a"], table.loc[rows, "y"], table.loc[rows, "text"] = 1e6, -1e6, "unseen"
    after = split(prepare("t", table, "y"), 0)
    for old, new in zip((*before.train, *before.validation), (*after.train, *after.validation), strict=True):
        assert old.tobytes() == new.tobytes()
    assert after.test[0].tobytes() != before.test[0].tobytes()


def test_rare_classes_are_left_out_aloud_and_many_classes_split():
    table = pd.DataFrame({"a": np.arange(130.0), "y": ["x"] * 60 + ["z"] * 67 + ["rare"] * 3})
    data = prepare("t", table, "y")
    assert data.classes == ["x", "z"]
    assert "rows left out: 3, of classes with under 8 rows (rare)" in data.notes
    many = pd.DataFrame({"a": np.arange(400.0), "y": [f"c{i % 50}" for i in range(400)]})
    assert len(np.unique(split(prepare("t", many, "y"), 0).train[1])) == 50


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
        prepare(*read(tmp_path / name, target))
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


def test_a_task_that_does_not_fit():
    for table, task, message in [
        (numbers(), "ranking", "allowed are: binary, multiclass, regression"),
        (prepare("t", numbers(), "y").features.assign(y="text"), "regression", "holds text"),
    ]:
        with pytest.raises(ValueError, match=message):
            prepare("t", table, "y", task)
