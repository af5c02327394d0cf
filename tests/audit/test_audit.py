"""The audit as its users meet it: targets, state, results.json, the page, the command, the helper for tests."""

import contextlib
import io
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from command_line import run

import actfn
from actfn.cli import main

for needed in ("flint", "sympy", "ml_dtypes", "rich"):
    pytest.importorskip(needed, reason="the audit needs the lab extra, bfloat16 ml_dtypes")

from actfn.activation.record import DTYPES
from actfn.audit import KINDS, assert_accurate, audit
from actfn.audit.examine import examine
from actfn.audit.piece import ENDS, SAMPLE
from actfn.audit.state import State
from actfn.audit.targets.target import targets

ROOT = Path(__file__).parents[2]
BEST = f"actfn[{actfn.compute.supported()[-1]}]"
FAST = {"dtypes": ["float16"], "orders": [0]}
MODULE = """
import numpy as np

def fast_tanh(x):
    return np.clip(x, -1, 1)

def slope(x):
    return (abs(x) < 1).astype(x.dtype)

def elu(x, alpha=1.0):
    return np.where(x > 0, x, (alpha * np.expm1(np.minimum(x, 0))).astype(x.dtype))

ELU = 3
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the user's with a module in it."""
    (tmp_path / "mine.py").write_text(MODULE)
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "mine", raising=False)
    return tmp_path


# ---- Targets.


def test_functions_of_the_users_own(folder: Path) -> None:
    for name in ("mine:fast_tanh", "mine.py:fast_tanh"):
        made = audit(name, as_="tanh", derivatives=["mine:slope"], dtypes=["float16"], orders=[0, 1])
        value, slope = made.record["rows"]
        assert value["largest"] > 100
        assert slope["largest"] > 100
        assert "error" in [f["kind"] for f in value["findings"]]


def test_parameters_go_to_the_function_and_into_the_formula(folder: Path) -> None:
    assert audit("mine:elu", parameters={"alpha": 0.5}, as_="elu", max_ulp=2, **FAST).passed
    wrong = audit(lambda x: actfn.elu(x, 0.6), as_="elu", max_ulp=2, **FAST)
    assert "error" in [f["kind"] for f in wrong.findings]


def test_names_say_what_is_computed() -> None:
    pytest.importorskip("torch", reason="needs torch")
    (target,) = targets("torch.nn.functional.elu", parameters={"alpha": 0.5})
    assert (target.activation.name, target.activation.parameters) == ("elu", {"alpha": 0.5})
    assert target.label == "torch.nn.functional.elu(alpha=0.5)"
    in_torch = {f.name for f in actfn.registry.values() if any(name.startswith("torch.") for name in f.names)}
    assert {t.activation.name for t in targets("torch")} == in_torch - {
        "identity",
        "prelu",
    }  # there these are only layers
    assert audit("torch.nn.functional.elu", parameters={"alpha": 0.5}, max_ulp=1, **FAST).passed


def test_an_onnx_file_of_one_operator(tmp_path: Path) -> None:
    onnx = pytest.importorskip("onnx", reason="needs onnx (the bench extra)")
    pytest.importorskip("onnxruntime", reason="needs onnxruntime (the bench extra)")
    helper = onnx.helper

    def save(*nodes: Any, inputs: tuple[str, ...] = ("x",)) -> str:
        known = [helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, ["n"]) for name in (*inputs, "y")]
        graph = helper.make_graph(list(nodes), "g", known[:-1], known[-1:])
        path = tmp_path / "model.onnx"
        onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)]), str(path))
        return str(path)

    made = audit(save(helper.make_node("LeakyRelu", ["x"], ["y"], alpha=0.25)), max_ulp=1, **FAST)
    assert made.passed
    assert made.record["rows"][0]["parameters"] == {"negative_slope": 0.25}
    with pytest.raises(ValueError, match=r"holds Add with 2 inputs; allowed is one operator with one input"):
        audit(save(helper.make_node("Add", ["x", "z"], ["y"]), inputs=("x", "z")))
    two = [helper.make_node("Relu", ["x"], ["t"]), helper.make_node("Tanh", ["t"], ["y"])]
    with pytest.raises(ValueError, match=r"holds Relu with 1 inputs, Tanh with 1 inputs; allowed is one operator"):
        audit(save(*two))
    with pytest.raises(ValueError, match=r"Gelu has approximate=b'tanh'; allowed are attributes that are numbers"):
        audit(save(helper.make_node("Gelu", ["x"], ["y"], approximate="tanh")))
    with pytest.raises(ValueError, match=r"holds Elu of com\.other; allowed are ONNX's own operators"):
        audit(save(helper.make_node("Elu", ["x"], ["y"], domain="com.other")))
    (tmp_path / "broken.onnx").write_bytes(b"\x00nonsense")
    with pytest.raises(ValueError, match=r"cannot be read as ONNX|holds nothing"):
        audit(str(tmp_path / "broken.onnx"))


@pytest.mark.parametrize(
    ("operator", "attributes", "meant"),
    [
        ("Selu", {"alpha": 1.5, "gamma": 2.0}, "selu(scale=2, alpha=1.5)"),  # whose order is not ours
        ("HardSigmoid", {"beta": 0.25}, "onnx_hardsigmoid(beta=0.25)"),
        ("ThresholdedRelu", {"alpha": 2.0}, "thresholded_relu(theta=2)"),
    ],
)
def test_the_attributes_of_an_operator_are_known_by_their_names(
    tmp_path: Path, operator: str, attributes: dict[str, float], meant: str
) -> None:
    onnx = pytest.importorskip("onnx", reason="needs onnx (the bench extra)")
    pytest.importorskip("onnxruntime", reason="needs onnxruntime (the bench extra)")
    from actfn.names import label

    helper = onnx.helper
    ends = [helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, ["n"]) for name in "xy"]
    graph = helper.make_graph([helper.make_node(operator, ["x"], ["y"], **attributes)], "g", ends[:1], ends[1:])
    path = str(tmp_path / "model.onnx")
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)]), path)
    written = f"onnx.{operator}({', '.join(f'{k}={v}' for k, v in attributes.items())})"
    x = np.linspace(-5, 5, 1001, dtype=np.float32)
    for given in (path, written):
        (found,) = targets(given)
        assert label(found.activation) == meant
        y = found.checked(x, 0)
        assert np.allclose(y, found.activation(x), atol=1e-6)
        lines: dict[str, Any] = {}
        with contextlib.redirect_stdout(io.StringIO()) as shown:
            exec(found.reproducer(float(x[700]), "float32", 0, 3), lines)
        assert float(shown.getvalue()) == pytest.approx(float(y[700]))


@pytest.mark.parametrize(
    "given", ["torch.nn.ELU(0.5)", "torch.nn.PReLU(init=0.125)", "nn.RReLU(0.25, 0.5)", "F.elu", "jax.nn.elu(0.5)",
              "elu(alpha=0.5)", "gelu", "softplus(beta=2)", "x*tanh(x)"]
)  # fmt: skip
def test_what_shows_a_result_again_computes_the_target(given: str) -> None:
    pytest.importorskip("jax" if "jax" in given else "torch", reason="whose functions are given")
    (found,) = targets(given)
    x = np.linspace(-5, 5, 1001, dtype=np.float32)
    y = found.checked(x, 0)
    assert np.allclose(y, found.activation(x), atol=1e-5)
    with contextlib.redirect_stdout(io.StringIO()) as shown:
        exec(found.reproducer(float(x[300]), "float32", 0, 3), {})
    assert float(shown.getvalue()) == pytest.approx(float(y[300]), rel=1e-5)


def test_what_is_not_installed_is_named_and_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tensorflow", None)
    made = audit("tensorflow", "actfn[scalar]" if "scalar" in actfn.compute.supported() else "actfn", **FAST)
    assert "tensorflow is not installed" in made.record["skipped"][0]
    assert made.record["rows"]
    with pytest.raises(ImportError, match="tensorflow is not installed"):
        audit("tensorflow")


def test_our_own_promises_hold_on_every_instruction_set(isa: str) -> None:
    """The 16-bit types and the sample of float32; tests/functions/test_contract.py and bench/audit.py do the rest."""
    functions = ["elu", "gelu", "hardtanh", "tanh"]  # of each kind; the contract's tests hold all of them to the same
    assert audit(f"actfn[{isa}]", dtypes=["bfloat16", "float32"], orders=[0, 1], functions=functions).findings == []


@pytest.mark.parametrize("given", ["actfn[sse]", "torhc", "torch.nn.functional.nothing", "mine:nothing", "mine:ELU",
                                   "nowhere:f", "nowhere.py:f", "nowhere.onnx", "mine:", 3])  # fmt: skip
def test_unknown_targets(folder: Path, given: Any) -> None:
    if "torch" in str(given):
        pytest.importorskip("torch", reason="needs torch")
    with pytest.raises(ValueError, match=r"processor has|nearest|no function|there is no|no package|allowed|has no"):
        audit(given, as_="elu" if str(given).startswith(("mine", "nowhere")) else None)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"dtypes": ["float8"]}, r"dtypes has 'float8', allowed are several of: float16"),
        ({"dtypes": "float32"}, r"dtypes has 'float32'"),
        ({"dtypes": []}, "dtypes is empty"),
        ({"orders": [3]}, "orders has 3, allowed are several of: 0, 1, 2"),
        ({"allow": ["eror"]}, "allow has 'eror'"),
        ({"max_ulp": -1}, "max_ulp is -1"),
        ({"max_ulp": float("nan")}, "max_ulp is nan"),
        ({"jobs": 0}, "jobs is 0"),
        ({"as_": "gelu5"}, "no activation is called 'gelu5'"),
        ({"parameters": {"beta": 1.0}}, "beta"),
        ({"framework": "numpi"}, "numpi"),
    ],
)
def test_wrong_arguments(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises((ValueError, TypeError), match=message):
        audit(np.tanh, **{"as_": "tanh", **arguments})


def test_a_function_without_a_gradient_says_how_to_give_one() -> None:
    made = audit(lambda x: np.tanh(x), as_="tanh", dtypes=["float16"], orders=[0, 1])
    assert [row["unsupported"] for row in made.record["rows"]] == [
        "",
        "no derivative: give one with --grad (derivatives=)",
    ]
    assert made.passed


# ---- State.


def same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def test_what_is_known_is_not_done_again(tmp_path: Path, folder: Path) -> None:
    done: list[tuple[str, int, int]] = []

    def say(text: str, finished: int, total: int) -> None:
        done.append((text, finished, total))

    arguments: dict[str, Any] = {"as_": "elu", "orders": [0], "out": tmp_path / "out", "progress": say}
    first = audit("mine.py:elu", dtypes=["float16"], **arguments)
    assert done[-1][1:] == (3, 3)
    done.clear()
    second = audit("mine.py:elu", dtypes=["float16", "float64"], **arguments)
    assert done[0] == ("", 3, 5)  # the two of float64 are new
    assert same(first.record["rows"][0], second.record["rows"][0])
    done.clear()
    (folder / "mine.py").write_text(MODULE.replace("np.expm1(np.minimum(x, 0))", "(np.exp(np.minimum(x, 0)) - 1)"))
    third = audit("mine.py:elu", dtypes=["float16"], **arguments)
    assert done[0][1] == 0  # other code is another target
    assert third.record["rows"][0]["largest"] > first.record["rows"][0]["largest"]
    assert {p.name for p in (tmp_path / "out").iterdir()} == {"audit.sqlite", "results.json", "report.html"}


def test_a_piece_comes_back_as_it_was() -> None:
    (target,) = targets(lambda x: np.where(x > -3, np.tanh(x), np.nan).astype(x.dtype), as_="tanh")
    for what in (ENDS, SAMPLE):
        for dtype in ("float16", "float64"):
            examined = examine(target, dtype, 0, what)
            again = State.decode(json.loads(json.dumps(State.encode(examined))))
            assert repr(again) == repr(examined)  # nan is not equal to itself


@pytest.mark.long
def test_killed_it_goes_on(tmp_path: Path) -> None:
    """Killed when so many pieces are finished, the results are those of an audit that was not."""
    few = [f"actfn.{name}" for name in ("relu", "elu", "sigmoid", "tanh", "silu", "gelu", "softsign", "hardswish")]
    words = [sys.executable, "-m", "actfn", "audit", *few, "--quiet", "--dtypes", "float16", "--jobs", "2"]
    pieces, counts = 3 * 2 * len(few), []  # three of each function's value and gradient
    for most in (1, 8, 16):
        process = subprocess.Popen([*words, "-o", str(tmp_path / "a")], stdout=subprocess.DEVNULL)
        while _rows(tmp_path / "a" / "audit.sqlite") < most and process.poll() is None:
            time.sleep(0.02)
        process.kill()
        process.wait()
        counts.append(_rows(tmp_path / "a" / "audit.sqlite"))
    for name in "ab":
        subprocess.run([*words, "-o", str(tmp_path / name)], check=True, stdout=subprocess.DEVNULL)
    one, other = (json.loads((tmp_path / name / "results.json").read_text()) for name in "ab")
    assert same(one, other)
    assert 0 < counts[0] < counts[1] < counts[2] < pieces


def _rows(path: Path) -> int:
    """Pieces finished; read from a copy, as the run holds the file."""
    if not path.exists():
        return 0
    copy = path.with_suffix(".copy")
    copy.write_bytes(path.read_bytes())
    with contextlib.suppress(sqlite3.DatabaseError), contextlib.closing(sqlite3.connect(copy)) as file:
        return int(file.execute("SELECT count(*) FROM piece").fetchone()[0])
    return 0


def test_an_interrupt_shows_what_was_done(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "actfn", "audit", "actfn", "-o", str(tmp_path / "out")]
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job is begun without
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
    signal.signal(signal.SIGINT, before)
    while not _rows(tmp_path / "out" / "audit.sqlite"):
        time.sleep(0.1)
        assert process.poll() is None
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in err
    assert "the same command goes on" in err
    assert f"actfn.{next(iter(actfn.registry))}" in out
    assert (tmp_path / "out" / "results.json").exists()


# ---- What is written.


def test_results_json_is_described() -> None:
    text = (ROOT / "docs" / "audit.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_0-9]+)", text.split("## results.json")[1]))
    made = audit(
        lambda x: np.where(x > -3, np.tanh(x), 0).astype(x.dtype), as_="tanh", dtypes=["float32"], orders=[0, 1]
    )
    missing: set[str] = set()

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            missing.update(set(value) - named - {"-", "+"})
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value[:3]:
                walk(inner)

    walk(made.record)
    assert missing == set()
    described = set(re.findall(r"^\| `([a-z ]+)` \|", text.split("## Findings")[1].split("\n## ")[0], re.MULTILINE))
    assert described == set(KINDS)


def test_the_page_is_whole_and_alone(tmp_path: Path) -> None:
    code = main(["audit", BEST, "--dtypes", "float16", "--orders", "0", "--html", str(tmp_path / "a.html"), "--quiet"])
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert code == 0
    assert page.startswith("<!doctype html>")
    assert not re.search(r"(src|href)=['\"]?(https?:|//)", page)  # opens offline
    for name in actfn.registry:
        assert f"actfn.<wbr>{name}" in page
    assert page.count("<svg") == len(actfn.registry)


def test_the_page_escapes_what_it_is_given() -> None:
    from actfn.audit import page

    def bad(x: Any) -> Any:
        raise ValueError("<script>alert(1)</script>")

    made = audit(bad, as_="elu", **FAST)
    text = page.render(made.record)
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


# ---- The command.


def test_the_command(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    words = ["mine.py:elu", "--as", "elu", "--alpha", "0.5", "--dtypes", "float16", "--orders", "0", "--quiet"]
    code, out, err = run(capsys, "audit", *words)
    assert (code, err) == (0, "")
    assert "mine.py:elu(alpha=0.5)" in out
    assert "No findings." in out
    code, out, _ = run(capsys, "audit", *words, "--json")
    assert json.loads(out)["passed"] is True
    assert not list(folder.glob("actfn-*"))


def test_max_ulp_is_for_ci(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    words = ["mine.py:fast_tanh", "--as", "tanh", "--dtypes", "float16", "--orders", "0", "--quiet"]
    assert run(capsys, "audit", *words)[0] == 0
    code, out, _ = run(capsys, "audit", *words, "--max-ulp", "2")
    assert code == 1
    assert "error" in out
    kinds = set(re.findall("|".join(KINDS), out.splitlines()[-1]))
    assert run(capsys, "audit", *words, "--max-ulp", "2", "--allow", *kinds)[0] == 0


@pytest.mark.parametrize(
    "words",
    [
        ["nothing"],
        [],
        ["actfn", "--dtypes", "float8"],
        ["actfn", "--as", "elu"],
        ["actfn", "--alpha", "2"],
        ["mine.py:elu"],
        ["mine.py:elu", "--as", "nothing"],
        ["mine.py:elu", "--as", "elu", "--nonsense"],
        ["mine.py:elu", "--as", "elu", "--html", "no/such/folder/a.html"],
        ["mine.py:elu", "--as", "elu", "--max-ulp", "-1"],
        ["mine.py:elu", "--as", "elu", "-o", "mine.py"],
    ],
)
def test_mistakes_are_one_line(capsys: pytest.CaptureFixture[str], folder: Path, words: list[str]) -> None:
    code, out, err = run(capsys, "audit", *words)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert err.startswith("actfn: error: ")


# ---- The helper for tests.


def test_assert_accurate() -> None:
    assert_accurate(np.tanh, "tanh", max_ulp=2, dtypes=["float16", "float32"], allow=["not monotone"])
    with pytest.raises(AssertionError) as caught:
        assert_accurate(lambda x: np.clip(x, -1, 1), as_="tanh", max_ulp=2, dtypes=["float32"])
    text = str(caught.value)
    assert "is no tanh to 2 ULP:" in text
    assert re.search(r"- value, float32: error: off by .* ULP at x = .* gives .*, not ", text)
    assert "np.full(64, " in text
    assert "print(f(x)[0])" in text  # not <lambda>(x)
    with pytest.raises(AssertionError, match="nothing was compared of the gradient: no derivative"):
        assert_accurate(np.tanh, "tanh", orders=[1], dtypes=["float32"])


FIRST = ["relu", "leaky_relu", "elu", "sigmoid", "tanh"]  # those of which the frameworks' faults here are known


@pytest.mark.long
def test_reproducers_run_and_show_the_result(folder: Path) -> None:
    """Each line of code in a report gives what the report says."""
    names = ["actfn", "mine.py:fast_tanh"]
    for module, name in (("torch", "torch"), ("jax", "jax"), ("onnxruntime", "onnxruntime")):
        try:
            __import__(module)
        except ImportError:
            continue
        names.append(name)
    run_each = "import sys, json\nfor code in json.load(sys.stdin):\n    exec(code, {})\n    print('next')"
    checked = 0
    for name in names:
        what: dict[str, Any] = {"as_": "tanh"} if name.startswith("mine") else {"functions": FIRST}
        made = audit(name, **what, dtypes=["float32"], orders=[0, 1] if name == "torch" else [0], max_ulp=0.6)
        kinds = ("error", "subnormals", "range", "saturates", "nan swallowed")
        chosen = {(f["kind"], f["order"]): f for f in made.findings if f["kind"] in kinds and f["witnesses"]}
        codes = json.dumps([found["reproducer"] for found in chosen.values()])
        ran = subprocess.run([sys.executable, "-c", run_each], input=codes, capture_output=True, text=True, check=True)
        for found, shown in zip(chosen.values(), ran.stdout.split("next\n")[:-1], strict=True):
            assert float(shown.split()[0]) == pytest.approx(found["witnesses"][0]["got"], rel=1e-6, abs=0)
            checked += 1
    assert checked >= 3


def test_lines_of_code_show_both_numbers_of_a_pair(folder: Path) -> None:
    from actfn.audit import page

    (folder / "mine.py").write_text("def f(x):\n    return x.clip(0) - (x == 2) * x.dtype.type(0.01)\n")
    made = audit("mine.py:f", as_="relu", dtypes=["float16"], orders=[0], max_ulp=1)
    (found,) = (f for f in made.findings if f["kind"] == "not monotone")
    ran = subprocess.run([sys.executable, "-c", found["reproducer"]], capture_output=True, text=True, check=True)
    at = found["witnesses"][0]
    assert [*map(float, ran.stdout.split())] == pytest.approx([at["got"], at["other"]["got"]], rel=1e-3)
    text = page.render(made.record)
    assert "1 input of float16" in text
    assert "a sample of float64." in text


# ---- Bugs of others that their installed versions still have .


def known(name: str, order: int, dtype: str = "float32", **more: Any) -> dict[str, dict[str, Any]]:
    pytest.importorskip(name.partition(".")[0], reason=f"needs {name}")
    rows = audit(name, dtypes=[dtype], orders=[order], **{"functions": FIRST, **more}).record["rows"]
    return {row["function"]: {f["kind"]: f for f in row["findings"]} for row in rows}


def test_jax_gradients_of_elu_vanish() -> None:
    """jax-ml/jax#39794: expm1(x) + 1 is 0 long before exp(x) is."""
    found = known("jax", 1)["elu"]["error"]
    assert found["cause"]
    assert any(w["got"] == 0 and w["want"] > 1e-9 for w in found["witnesses"])


def test_jax_flushes_subnormals() -> None:
    assert all("subnormals" in kinds for name, kinds in known("jax", 0).items() if name != "tanh")


def test_onnxruntime_subtracts_one() -> None:
    found = known("onnxruntime", 0)
    assert found["elu"]["error"]["cause"] == "cancellation"
    assert found["sigmoid"]["error"]["witnesses"][0]["error"] > 1e7
    assert "range" in found["tanh"]


def test_torch_depends_on_the_length_of_the_array() -> None:
    """pytorch/pytorch#48235 of softplus; sigmoid and elu do as well."""
    found = known("torch", 0)
    if "inconsistent" not in found["sigmoid"]:
        pytest.skip("this build of torch is consistent on this processor")
    assert "length" in found["sigmoid"]["inconsistent"]["text"]


@pytest.mark.long
def test_torch_gradients_come_from_the_rounded_output() -> None:
    found = known("torch", 1)
    assert found["sigmoid"]["error"]["cause"] == found["tanh"]["error"]["cause"] == "rounded output"


@pytest.mark.long
@pytest.mark.filterwarnings("ignore:.*torch.jit:DeprecationWarning")  # PyTorch's own, on loading its compiler
def test_inductor_subtracts_one() -> None:
    """pytorch/pytorch#189801: compiled, elu is exp(x) - 1, and 0 where it is not."""
    torch = pytest.importorskip("torch", reason="needs torch")
    made = audit(torch.nn.functional.elu, as_="elu", framework="torch.compile", dtypes=["float32"], orders=[0])
    (found,) = (f for f in made.findings if f["kind"] == "error")
    assert found["cause"] == "cancellation"
    assert found["witnesses"][0]["got"] == 0


def test_torch_gelu_cancels() -> None:
    """pytorch/pytorch: 1 + erf, where erfc belongs; against a formula, since gelu is no function of ours yet."""
    torch = pytest.importorskip("torch", reason="needs torch")
    wrong = audit(torch.nn.functional.gelu, as_="gelu", dtypes=["float32"], orders=[0])
    (found,) = (f for f in wrong.findings if f["kind"] == "error")
    assert found["cause"] == "cancellation"
    assert found["witnesses"][0]["error"] > 1e6
    assert not {"sign of zero", "not monotone", "subnormals"} & {f["kind"] for f in wrong.findings}


def test_a_formula_of_ones_own_may_be_the_truth() -> None:
    swish = actfn.define("gated", "x*sigmoid(beta*x)", beta=1.5)

    def right(x: Any) -> Any:
        wide = x.astype(np.float64)
        return (wide / (1 + np.exp(-1.5 * wide))).astype(x.dtype)

    def wrong(x: Any) -> Any:
        return np.where(x == 2, right(x) * x.dtype.type(1.01), right(x))

    kinds = [
        {f["kind"] for f in audit(one, as_=swish, dtypes=["float16"], orders=[0]).findings} for one in (right, wrong)
    ]
    assert kinds[0] <= {"limit"}  # 0 times infinity
    assert "error" in kinds[1]


def test_tensorflow_subtracts_one() -> None:
    """tensorflow/tensorflow#116943: eager, elu is exp(x) - 1, and 0 where it is not."""
    found = known("tensorflow", 0)["elu"]["error"]
    assert found["cause"] == "cancellation"
    assert found["witnesses"][0]["got"] == 0


def test_keras_is_as_wrong_as_what_it_runs_on() -> None:
    pytest.importorskip("tensorflow", reason="needs TensorFlow, which no extra installs")
    said = [
        [(name, kind, f["text"]) for name, kinds in known(framework, 1, "float16").items() for kind, f in kinds.items()]
        for framework in ("keras", "tensorflow")
    ]
    assert said[0] == said[1] != []


def test_scipy_flushes_subnormals() -> None:
    """scipy.special.expit(-92.6) in float32 is 0, not 6e-41."""
    pytest.importorskip("scipy", reason="needs scipy")
    assert "subnormals" in known("numpy", 0)["sigmoid"]


def test_dtypes_are_those_of_the_promises() -> None:
    assert set(DTYPES) == set(actfn.elu.promise)
