"""The command line as a stranger meets it: what it prints, what it says to mistakes, and that it leaves no mess."""

import ast
import json
import math
import re
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import process, run

import actfn
from actfn import cli
from actfn.activation.rows import row_functions


def lab() -> None:
    pytest.importorskip("sympy", reason="explain needs SymPy: pip install 'actfn[lab]'")


def test_list(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "list")
    assert (code, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()] == [*actfn.registry, *row_functions]
    assert [line.split()[0] for line in out.splitlines() if "(of a row" in line] == list(row_functions)
    code, out, _ = run(capsys, "list", "--json")
    parameters = {n: f.parameters for functions in (actfn.registry, row_functions) for n, f in functions.items()}
    assert {f["name"]: f["parameters"] for f in json.loads(out)} == parameters
    assert parameters["gumbel_softmax"] == {"tau": 1.0, "hard": False, "rng": None}


def test_alone_it_prints_help(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys)
    assert (code, err) == (0, "")
    for verb in ("list", "explain", "plot", "choose"):
        assert verb in out


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--version") == (0, f"actfn {actfn.__version__}\n", "")
    assert run(capsys, "explain", "--help")[0] == 0


@pytest.mark.parametrize("name", list(actfn.registry))
def test_explain_fits_a_terminal(capsys: pytest.CaptureFixture[str], name: str) -> None:
    lab()
    code, out, err = run(capsys, "explain", name)
    assert (code, err) == (0, "")
    assert max(map(len, out.splitlines())) <= 80
    assert "\033" not in out
    for heading in ("f(x)", "f′(x)", "f″(x)", "range", "limits", "kinks", "symmetry", "promise", "paper"):
        assert heading in out
    assert ("elsewhere" in out) == bool(actfn.registry[name].names)
    assert re.search("[⠁-⣿]", out)


def test_explain_tells_the_truth(capsys: pytest.CaptureFixture[str]) -> None:
    lab()
    out = run(capsys, "explain", "elu", "--alpha", "0.5")[1]
    assert re.search(r"f′\(x\) = 1 +for x > 0\n +alpha\*exp\(x\) +otherwise", out)
    assert "f(−∞) = −0.5, f(∞) = ∞; f′(−∞) = 0, f′(∞) = 1" in out
    assert "at 0 f′ jumps from 0.5 to 1 and is 0.5 there" in out
    assert "leaky_relu(negative_slope=0.3)" in run(capsys, "explain", "keras.layers.LeakyReLU")[1]
    assert "f(−∞) = ∞" in run(capsys, "explain", "leaky_relu", "--negative-slope", "-2")[1]


def test_explain_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    lab()
    code, out, _ = run(capsys, "explain", "torch.nn.LeakyReLU", "--negative_slope=0.25", "--json")
    known = json.loads(out, parse_constant=pytest.fail)  # no Infinity, no NaN: JSON proper
    assert code == 0
    facts = {name: fact["value"] for name, fact in known["facts"].items()}
    assert [end["value"] for end in facts["limits"]["f"]] == ["-inf", "inf"]
    assert facts["kinks"][0]["left"]["value"] == 0.25
    assert known["parameters"] == {"negative_slope": 0.25}
    assert facts["promise"]["float32"] == {"value": 0.5, "derivative": 0.5}
    assert facts["names"]["keras.layers.LeakyReLU"] == {"negative_slope": 0.3}


def test_plot(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, _ = run(capsys, "plot", "relu", "torch.nn.ELU", "--grad")
    assert code == 0
    assert out.startswith("<svg")
    target = tmp_path / "curves.svg"
    assert run(capsys, "plot", "relu", "elu", "--grad", "-o", str(target)) == (0, "", "")
    assert target.read_text(encoding="utf-8") == out
    data = json.loads(run(capsys, "plot", "tanh", "--json", "--low", "0", "--high", "1")[1])
    assert data[0]["label"] == "tanh"
    assert (data[0]["x"][0], data[0]["x"][-1]) == (0, 1)


MISTAKES = {
    "explain eluu": r"no activation is called 'eluu'; the nearest are: .*\belu\b",
    "plot relu nope": r"no activation is called 'nope'",
    "explain": "required: function",
    "explain elu --slope 3": "elu: unknown parameter slope, allowed are: alpha",
    "explain relu --alpha 1": "relu: unknown parameter alpha, allowed are: none",
    "explain elu --alpha 1e11": r"alpha is 100000000000\.0, allowed are finite numbers",
    "explain elu --alpha nan": "alpha is nan, allowed are finite numbers",
    "explain elu --alpha much": "--alpha is 'much', allowed is a number",
    "plot": "required: function",
    "plot relu --low 5 --high 1": "the range from 5 to 1 is empty",
    "plot relu -o curves.bmp": r"curves\.bmp does not say a format .* allowed is: \.svg",
    "plot relu -o nowhere/curves.svg": r"nowhere/curves\.svg cannot be written: No such file",
    "explode": r"'explode' \(choose from .*list.*explain.*plot.*choose",
    "list --colour": "unrecognized arguments: --colour",
    "explain --for pin": r"no goal is called 'pin'; the nearest are: pinn; all are: binary-output,",
    "explain --for zzz": r"no goal is called 'zzz'; allowed are: binary-output, .* quantised",
    "explain elu relu": "explain takes one function: 'relu' is one too many; see actfn compare",
    "explain --all --alpha 1": "unrecognized arguments: --alpha",
    "explain elu --html nowhere/elu.html": r"nowhere/elu\.html cannot be written: No such file",
    "explain elu --html .": r"\. is a folder; name a file, such as elu\.html",
    "compare": "required: function",
    "compare relu nope": "no activation is called 'nope'",
    "audit kernels.py --as tanh": r"kernels\.py is a file: say which function of it, as in kernels\.py:NAME",
    "compare relu --facts gian": "no fact is called 'gian'; the nearest are: gain, ",
    "compare relu --facts range,": "no fact is called ''; all are: derivative, .* names",
    "compare relu --facts=": "no fact is called ''; all are: derivative, ",
    "compare relu --json --markdown": "--markdown: not allowed with argument --json",
    "explain relu --json --html": "--html: not allowed with argument --json",
    "plot relu --low little": "--low: 'little' is no number; see actfn plot --help",
    "plot relu --low -inf": "the range from -inf to 5 is empty",
    "plot relu --low": "--low: expected one argument",
}


@pytest.mark.parametrize("command", MISTAKES)
def test_a_mistake_is_told_in_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run(capsys, *command.split())
    assert (code, out) == (2, "")
    assert re.fullmatch(rf"actfn: error: .*{MISTAKES[command]}.*\n", err), err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("low", ["-1e2", "-1E+2", "-100.", "-.1e3"])
def test_a_negative_number_follows_its_option_however_it_is_written(
    capsys: pytest.CaptureFixture[str], low: str
) -> None:
    code, out, _ = run(capsys, "plot", "relu", "--json", "--low", low)
    assert code == 0
    assert json.loads(out)[0]["x"][0] == -100


@pytest.mark.parametrize("verb", cli.VERBS)
def test_the_help_of_each_verb_begins_with_what_it_does(capsys: pytest.CaptureFixture[str], verb: str) -> None:
    code, out, _ = run(capsys, verb, "--help")
    assert code == 0
    assert re.fullmatch(r"[A-Z][a-z]+ .*\.", out.split("\n\n")[1], re.DOTALL), out


def test_as_a_process() -> None:
    done = process("list")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{next(iter(actfn.registry))} ")
    done = process("explain", "sigmod")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "sigmoid" in done.stderr


def test_the_module_of_the_command_line_is_the_command_line_too() -> None:
    for words in (["list"], ["--version"], ["plot"], ["explain", "sigmod"]):
        done, like = process(*words, module="actfn.cli"), process(*words)
        assert (done.returncode, done.stdout, done.stderr) == (like.returncode, like.stdout, like.stderr)
        assert done.stdout + done.stderr
    assert (done.returncode, done.stdout) == (2, "")


def does_nothing_when_run(source: str) -> bool:
    """Whether a file has a `main` that needs no arguments, and does not call it when it is run as a program."""
    body = ast.parse(source).body
    mains = [node.args for node in body if isinstance(node, ast.FunctionDef) and node.name == "main"]
    return any(len(a.args) == len(a.defaults) for a in mains) and 'if __name__ == "__main__":' not in source


def test_whatever_has_a_main_runs_it() -> None:
    root = Path(__file__).parents[1]
    folders = (Path(actfn.__file__).parent, root / "bench", root / "docs", root / "examples")
    files = [file for folder in folders for file in folder.rglob("*.py")]
    assert len(files) > 200
    assert [str(file) for file in files if does_nothing_when_run(file.read_text(encoding="utf-8"))] == []
    assert does_nothing_when_run("def main(words=None): print(1)\n")  # the negative control
    assert not does_nothing_when_run("def main(words): print(1)\n")


def test_a_closed_pipe_and_a_poor_terminal_are_no_tracebacks() -> None:
    command = f"{sys.executable} -m actfn plot relu elu tanh --json | head -c 10"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    done = process("plot", "relu", "--grad", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")


def test_numpy_alone_is_enough_for_all_but_explain_and_choose() -> None:
    lacking = "import sys; [sys.modules.__setitem__(n, None) for n in ('sympy', 'flint', 'rich', 'torch', 'pandas')];"
    program = lacking + "from actfn.cli import main; sys.exit(main(sys.argv[1:]))"

    def bare(*argv: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run([sys.executable, "-c", program, *argv], capture_output=True, text=True, check=False)

    assert bare("list").returncode == 0
    assert bare("plot", "elu", "--grad").stdout.startswith("<svg")
    done = bare("explain", "elu")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "actfn: error: the facts need python-flint: pip install 'actfn[lab]'\n"
    program = lacking + "import actfn; print(actfn.elu._repr_html_()[:4], actfn.define('f', 'x*exp(-x**2)')(1.0))"
    assert bare().stdout == f"<svg {math.exp(-1)}\n"


def test_a_notebook_shows_curve_formula_and_facts() -> None:
    lab()
    shown = actfn.elu._repr_html_()
    assert "<svg" in shown
    assert "alpha*(exp(x) - 1)" in shown
    assert "arXiv:1511.07289" in shown
