"""The store: finished trials in an SQLite file, whatever happens to the process, the disk or the file."""

import dataclasses
import math
import os
import resource
import signal
import sqlite3
import subprocess
import sys

import pytest

pytest.importorskip("sklearn", reason="needs the lab extra")

from actfn.choose.store import Store
from actfn.choose.trial import Outcome
from actfn.output.store import key

LAYER = {"units": 4, "dead": 1, "saturated": 2, "flat": 0.25, "gradient": 1e-3, "variance": 1.5}
OUTCOME = Outcome(
    score=0.1 + 0.2,
    best_epoch=1,
    ended="early",
    train_loss=[0.5, 0.25],
    validation_loss=[math.nan, 0.5, 0.25],
    validation_score=[0.1, 0.2, 0.3],
    health=[{"epoch": 0, "layers": [LAYER]}],
    step_seconds=2e-5,
)


def configuration(number):
    return {"function": "elu", "parameters": {"alpha": 1.0}, "seed": number}


def test_what_goes_in_comes_out_of_another_connection(tmp_path):
    path = tmp_path / "results.sqlite"
    with Store(path) as store:
        store.add([(configuration(1), OUTCOME), (configuration(2), OUTCOME)])
    with Store(path) as store:
        found = store.find([key(configuration(n)) for n in (1, 2, 3)])
    assert set(found) == {key(configuration(1)), key(configuration(2))}
    for outcome in found.values():
        assert math.isnan(outcome.validation_loss[0])
        plain = dataclasses.replace(outcome, validation_loss=[])
        assert plain == dataclasses.replace(OUTCOME, validation_loss=[])
        assert outcome.validation_loss[1:] == [0.5, 0.25]


def test_the_key_is_of_all_the_configuration_in_any_order():
    one = configuration(1)
    assert key(one) == key(dict(reversed(one.items())))
    assert len({key(one), key(configuration(2)), key(one | {"parameters": {"alpha": 0.5}})}) == 3


def test_a_file_without_trials_is_not_left_behind(tmp_path):
    with Store(tmp_path / "results.sqlite"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_two_at_once_are_refused(tmp_path):
    path = tmp_path / "results.sqlite"
    with Store(path) as store:
        store.add([(configuration(1), OUTCOME)])
        with pytest.raises(ValueError, match=r"results\.sqlite is in use by another run"):
            Store(path)
    Store(path).close()  # afterwards it is free


def other_version(path):
    with Store(path) as store:
        store.add([(configuration(1), OUTCOME)])
    with sqlite3.connect(path) as file:
        file.execute("PRAGMA user_version = 99")
    file.close()


def other_program(path):
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE t (x)")
    file.close()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (other_version, "has format 99, this version of actfn reads and writes 1"),
        (other_program, "is no file of actfn choose"),
        (lambda path: path.write_bytes(b"no database, but more than a few bytes of text" * 50), "no SQLite file"),
        (lambda path: path.mkdir(), "cannot be opened"),
    ],
)
def test_a_file_that_is_not_ours_is_refused_and_left_as_it_is(tmp_path, make, message):
    path = tmp_path / "results.sqlite"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(ValueError, match=message) as error:
        Store(path)
    assert "\n" not in str(error.value)
    assert before is None or path.read_bytes() == before


WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from test_store import OUTCOME, Store, configuration
store = Store(Path(sys.argv[1]))
for number in range(10**6):
    store.add([(configuration(number), OUTCOME)])
    print(number, flush=True)
"""


def writer(path):
    code = WRITER.format(tests=os.path.dirname(__file__))
    return subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True)


def test_killed_while_writing_it_keeps_all_that_was_said_to_be_kept(tmp_path):
    path = tmp_path / "results.sqlite"
    process = writer(path)
    for line in process.stdout:
        if int(line) == 20:
            process.send_signal(signal.SIGKILL)
            break
    rest = process.stdout.read().split()
    process.stdout.close()
    process.wait()
    last = int(rest[-1]) if rest else 20
    with Store(path) as store:
        assert len(store.find([key(configuration(n)) for n in range(last + 1)])) == last + 1


def test_a_full_disk_is_a_plain_error_and_what_was_kept_stays(tmp_path):
    path = tmp_path / "results.sqlite"
    with Store(path) as store:
        store.add([(configuration(1), OUTCOME)])
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, before[1]))
        try:
            with pytest.raises(ValueError, match=r"cannot be written .*what was finished before is kept"):
                store.add([(configuration(n), OUTCOME) for n in range(2, 200)])
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert set(store.find([key(configuration(n)) for n in range(200)])) == {key(configuration(1))}
        store.add([(configuration(2), OUTCOME)])  # and it goes on once there is room


def test_damage_is_named_and_left_as_it_is(tmp_path):
    path = tmp_path / "results.sqlite"
    with Store(path) as store:
        store.add([(configuration(n), OUTCOME) for n in range(50)])
    with sqlite3.connect(path) as file:
        file.execute("UPDATE trial SET outcome = '{' WHERE key = ?", (key(configuration(3)),))
    file.close()
    with Store(path) as store, pytest.raises(ValueError, match=r"results\.sqlite is damaged"):
        store.find([key(configuration(3))])
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + bytes(4096) + whole[8192:])
    with pytest.raises(ValueError, match=r"damaged|malformed") as error, Store(path) as store:
        store.find([key(configuration(n)) for n in range(50)])
    assert "\n" not in str(error.value)
    assert path.exists()
