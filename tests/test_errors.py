"""A mistake of the user is one line and exit 2; a fault of ours is a traceback and exit 1, in every verb.

And no source decides anything by the words of an error's message.
"""

from __future__ import annotations

import ast
import inspect
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import process

from actfn import errors
from actfn.cli import VERBS, main

SOURCES = Path(__file__).parents[1] / "src" / "actfn"

# For each verb, words that it answers, and what stands at the bottom of that: there the fault is planted.
ANSWERED = {
    "list": (["list"], "actfn.names.command.run"),
    "explain": (["explain", "relu"], "actfn.explain.collect.several.facts"),
    "compare": (["compare", "relu", "elu"], "actfn.explain.collect.several.facts"),
    "identify": (["identify", "numpy.tanh"], "actfn.identification.command.identify"),
    "translate": (["translate", "elu"], "actfn.names.translation.declared_names"),
    "plot": (["plot", "relu"], "actfn.plot.svg"),
    "audit": (["audit", "numpy.tanh", "--dtypes", "float16", "--orders", "0", "--quiet"], "actfn.audit.command.audit"),
    "choose": (["choose", "iris", "--quiet"], "actfn.choose.sources.read"),
}
FAULTS = ["ValueError", "TypeError", "ImportError", "KeyError", "RuntimeError", "OSError", "TimeoutError"]
NEEDS_THE_LAB = ("explain", "compare", "audit", "identify", "choose")

MISTAKES = {
    "an unknown verb": ["explode"],
    "no function": ["explain"],
    "an unknown name": ["plot", "eluu"],
    "an unknown option": ["list", "--colour"],
    "a bad number": ["explain", "elu", "--alpha", "much"],
    "a parameter out of its domain": ["explain", "elu", "--alpha", "nan"],
    "an unknown parameter": ["explain", "elu", "--slope", "1"],
    "a formula that cannot be read": ["plot", "x*(1 + "],
    "a formula without a value": ["plot", "log(x)"],
    "an unknown fact": ["compare", "relu", "--facts", "rnage"],
    "an unknown goal": ["explain", "--for", "pin"],
    "an empty range": ["plot", "relu", "--low", "5", "--high", "1"],
    "a format that is none": ["plot", "relu", "-o", "curves.bmp"],
    "a folder that is not there": ["plot", "relu", "-o", "nowhere/curves.svg"],
    "a page where a folder is": ["explain", "relu", "--html", "."],
    "an unknown target": ["audit", "nope"],
    "a target that says nothing": ["audit", "numpy.cosh"],
    "a target that is not there": ["audit", "torch.nn.functional.elux"],
    "an argument that a layer lacks": ["audit", "torch.nn.ReLU", "--alpha", "2"],
    "a file of code that is not there": ["audit", "nowhere.py:f", "--as", "elu"],
    "no ONNX file": ["audit", "nowhere.onnx"],
    "an unknown kind of finding": ["audit", "numpy.tanh", "--allow", "nonsense"],
    "no processes": ["audit", "numpy.tanh", "--jobs", "0"],
    "a framework that is not known": ["translate", "elu", "--to", "caffe"],
    "no data": ["choose", "nowhere.csv", "--target", "y"],
    "an unknown function to choose": ["choose", "iris", "--functions", "eluu"],
    "an unknown target column": ["choose", "iris", "--target", "nope"],
    "too few folds": ["choose", "iris", "--folds", "1"],
    "an unknown backend": ["choose", "iris", "--backend", "nope"],
    "code of the network's that is not there": ["choose", "iris", "--model", "nowhere.py:make"],
}


def lab(verb: str) -> None:
    for package in ("flint", "pandas", "sklearn", "torch") if verb in NEEDS_THE_LAB else ():
        pytest.importorskip(package, reason=f"actfn {verb} needs the lab (extra: lab)")


def test_a_fault_is_planted_in_every_verb() -> None:
    assert set(ANSWERED) == set(VERBS)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("verb", ANSWERED)
def test_a_fault_of_ours_is_never_told_as_the_users_mistake(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, verb: str, fault: str
) -> None:
    lab(verb)
    monkeypatch.chdir(tmp_path)
    words, where = ANSWERED[verb]

    def faulty(*_: object, **__: object) -> None:
        raise __builtins__[fault]("planted")  # type: ignore[index]

    monkeypatch.setattr(where, faulty)
    with pytest.raises(__builtins__[fault], match="planted"):  # type: ignore[index]
        main(words)


@pytest.mark.parametrize("verb", ["list", "plot"])
def test_as_a_process_a_fault_is_a_traceback_and_exit_1(verb: str) -> None:
    words, where = ANSWERED[verb]
    module, _, name = where.rpartition(".")
    program = f"import sys, {module}\ndef faulty(*_, **__): raise ValueError('planted')\n{module}.{name} = faulty\n"
    program += f"from actfn.cli import main\nsys.exit(main({words!r}))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("Traceback")
    assert done.stderr.endswith("ValueError: planted\n")


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_of_the_user_is_one_line_and_exit_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, mistake: str
) -> None:
    words = MISTAKES[mistake]
    lab(words[0])
    monkeypatch.chdir(tmp_path)
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    lines = err.splitlines()
    assert lines[0].startswith("actfn: error: ")
    assert len(lines) == 1 or (len(lines) == 3 and lines[2].strip() == "^")  # of a formula, with a caret
    assert not list(tmp_path.iterdir())


NEEDED_IN = {"ACTFN_ISA": ["list"], "ACTFN_CACHE": ["explain", "relu"]}  # a command that reads each variable


def environment_variables() -> set[str]:
    """The environment variables of actfn's own, by the constants that the sources name them with."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES.rglob("*.py")]
    values = [node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    return {value for value in values if isinstance(value, str) and value.startswith("ACTFN_")}


def test_each_environment_variable_has_a_wrong_value_tried() -> None:
    assert environment_variables() == set(NEEDED_IN)


@pytest.mark.parametrize("variable", NEEDED_IN)
def test_a_wrong_environment_variable_is_one_line_and_exit_2(variable: str, tmp_path: Path) -> None:
    words = NEEDED_IN[variable]
    lab(words[0])
    file = tmp_path / "file"
    file.write_text("no folder, and no instruction set")

    wrong = process(*words, **{variable: str(file)})
    assert (wrong.returncode, wrong.stdout) == (2, "")
    (line,) = wrong.stderr.splitlines()
    assert line.startswith(f"actfn: error: the environment variable {variable} is '{str(file)[:20]}")
    assert "allowed are: " in line
    assert process(*words, **{variable: ""}).returncode == 0  # the negative control: the variable is empty


def test_debug_shows_where_a_mistake_was_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plot", "eluu", "--debug"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("Traceback")
    assert "UnknownName" in err
    assert err.splitlines()[-1].startswith("actfn: error: ")


def test_verbose_shows_what_is_logged() -> None:
    pytest.importorskip("flint", reason="explain needs the lab")
    command = [sys.executable, "-m", "actfn", "explain", "relu", "--json"]
    quiet = subprocess.run(command, capture_output=True, text=True, check=True)
    loud = subprocess.run([*command, "--verbose"], capture_output=True, text=True, check=True)
    assert quiet.stderr == ""
    assert "actfn.explain" in loud.stderr
    assert loud.stdout == quiet.stdout


def test_list_and_version_load_little() -> None:
    program = "import sys; from actfn.cli import main; main([sys.argv[1]]); "
    program += "print({'flint', 'sympy', 'torch', 'pandas', 'rich', 'sqlite3'} & set(sys.modules))"
    for word in ("list", "--version"):
        done = subprocess.run([sys.executable, "-c", program, word], capture_output=True, text=True, check=True)
        assert done.stdout.endswith("set()\n"), done.stdout


KINDS = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, errors.ActfnError)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_of_mistake_reaches_another_process_as_it_is(kind: type[errors.ActfnError]) -> None:
    arguments = {errors.FormulaError: ("wrong", "x*(", 2), errors.EnvironmentVariableError: ("NAME", "wrong", "right")}
    made = kind(*arguments.get(kind, ("wrong",)))
    again = pickle.loads(pickle.dumps(made))
    assert type(again) is kind
    assert str(again) == str(made)
    assert vars(again) == vars(made)


# No decision by words of a message.


TELLING = ("startswith", "endswith", "find", "index", "count", "match", "search", "fullmatch")


def decisions_by_words(text: str) -> list[int]:
    """The lines of a source in which what an exception says is compared with words.

    Looked for is `str(error)`, or a name that was made of it, in a comparison, or in a call of a text's method that
    tells: startswith, endswith, find, count, index; and error.args used so.
    """
    tree = ast.parse(text)
    found = []
    for handler in (node for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler) and node.name):
        names = {handler.name}
        said = set[str]()
        for node in ast.walk(handler):
            if isinstance(node, ast.Assign) and _says(node.value, names, said):
                said |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        for node in ast.walk(handler):
            compared = isinstance(node, ast.Compare) and any(
                _says(side, names, said) for side in (node.left, *node.comparators)
            )
            asked = (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in TELLING
                and any(_says(part, names, said) for part in (node.func.value, *node.args))
            )
            if compared or asked:
                found.append(node.lineno)
    return found


def _says(node: ast.AST, errors: set[str | None], said: set[str]) -> bool:
    """Whether an expression is made of what an exception says."""
    for part in ast.walk(node):
        if isinstance(part, ast.Name) and part.id in said:
            return True
        if isinstance(part, ast.Attribute) and part.attr == "args" and _is_one(part.value, errors):
            return True
        if isinstance(part, ast.Call) and ast.unparse(part.func) in ("str", "repr"):
            said_again = any(_is_one(arg, errors) for arg in part.args)
            if said_again:
                return True
        if isinstance(part, ast.FormattedValue) and _is_one(part.value, errors):
            return True
    return False


def _is_one(node: ast.AST, errors: set[str | None]) -> bool:
    return isinstance(node, ast.Name) and node.id in errors


def test_no_source_decides_by_the_words_of_a_message() -> None:
    found = {
        f"{path.relative_to(SOURCES)}:{line}": path.read_text(encoding="utf-8").splitlines()[line - 1].strip()
        for path in sorted(SOURCES.rglob("*.py"))
        for line in decisions_by_words(path.read_text(encoding="utf-8"))
    }
    assert not found


@pytest.mark.parametrize(
    "decision",
    [
        "if 'locked' in str(error): pass",
        "text = str(error)\n    if 'locked' in text: pass",
        "if str(error).startswith('no such'): pass",
        "if error.args[0] == 'locked': pass",
        "if any(word in f'{error}' for word in WORDS): pass",
    ],
)
def test_a_decision_by_words_is_seen(decision: str) -> None:
    """The negative control."""
    assert decisions_by_words(f"try:\n    pass\nexcept ValueError as error:\n    {decision}\n")


def test_what_only_passes_the_words_on_is_no_decision() -> None:
    harmless = "text = ' '.join(str(error).split())\n    raise KeyError(f'{error}: {text}') from error"
    assert not decisions_by_words(f"try:\n    pass\nexcept ValueError as error:\n    {harmless}\n")


def test_the_command_line_catches_nothing_else() -> None:
    tree = ast.parse((SOURCES / "cli.py").read_text(encoding="utf-8"))
    caught = [ast.unparse(node.type) for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler) and node.type]
    assert set(caught) == {"ActfnError", "SystemExit", "KeyboardInterrupt", "BrokenPipeError"}
