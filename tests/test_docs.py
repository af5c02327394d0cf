"""Documentation is run: the code and commands of README and tour, the examples, and docstrings of what is public."""

import contextlib
import inspect
import os
import re
import runpy
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import actfn
from actfn import cli
from actfn.activation.record import Activation
from actfn.errors import ActfnError
from actfn.explain import command

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
TOUR = (ROOT / "docs" / "tour.md").read_text(encoding="utf-8")
each_page = pytest.mark.parametrize("page", [README, TOUR], ids=["README", "tour"])
EXAMPLES = sorted((ROOT / "examples").glob("*.py"))


def blocks(text: str, language: str) -> list[str]:
    """Find the fenced blocks of one language in a page of Markdown."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def commands(text: str) -> list[list[str]]:
    """The arguments of every line of a console block that calls actfn, alone or after others, however installed."""
    found = []
    for line in "\n".join(blocks(text, "console")).splitlines():
        for part in re.split(r"&&|\|\|?|;", line.removeprefix("$ ").partition(" #")[0]):
            words = shlex.split(part)
            if words and re.fullmatch(r"(\S*/)?actfn", words[0]):
                found.append(words[1:])
    return found


def needed(code: str) -> None:
    """Skip where a package that the code shows is missing."""
    if re.search(r"\btorch\b", code):
        pytest.importorskip("torch", reason="the text shows PyTorch (extra: lab)")
    if re.search(r"\.formula|\.derivative|actfn\.audit|actfn\.choose", code):
        for name in ("sympy", "flint", "sklearn", "pandas", "torch"):
            pytest.importorskip(name, reason="the text shows the lab (extra: lab)")


@each_page
def test_the_python_of_a_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    code = blocks(page, "python")
    assert code, "it shows no Python"
    needed("\n".join(code))
    monkeypatch.chdir(tmp_path)
    namespace: dict[str, Any] = {}
    for number, block in enumerate(code, 1):
        exec(compile(block, f"Python block {number}", "exec"), namespace)


@each_page
def test_every_claim_in_a_pages_comments_holds(page: str) -> None:
    """A line of `expression  # value: words` shows that value, where the value is one."""
    code = "\n".join(blocks(page, "python"))
    needed(code)
    namespace: dict[str, Any] = {}
    exec("import numpy as np\nimport actfn\n", namespace)
    checked = 0
    for line in code.splitlines():
        expression, _, comment = line.partition("  # ")
        value = comment.partition(":")[0].strip()
        if expression.startswith("gated = "):
            exec(expression, namespace)
        if not expression.startswith(("actfn.get", "actfn.elu.promise", "gated.facts")) or not value:
            continue
        assert repr(eval(expression, namespace)) == value
        checked += 1
    assert checked or "actfn.get(" not in code


def parses(arguments: list[str]) -> None:
    """The command line parses to its end: nothing is done then, and --help stays unread."""
    needs = {
        "choose": ("pandas", "sklearn", "torch"),
        "audit": ("flint", "sympy", "rich"),
        "identify": ("flint", "sympy", "scipy"),
        "explain": ("flint",),
    }
    for name in needs.get(arguments[0] if arguments else "", ()):
        pytest.importorskip(name, reason=f"{arguments[0]} needs the lab (extra: lab)")
    args, rest = cli.parser_of(arguments).parse_known_args(arguments)
    if args.verb == "explain":
        assert args.functions or args.goal or args.all, "required: function"
        for one in args.functions:
            actfn.names.resolve(one, command.parameters(rest))
        return
    assert not rest
    if args.verb == "audit":
        return
    for one in getattr(args, "functions", None) or []:
        actfn.get(one)


@pytest.mark.parametrize("arguments", [*commands(README), *commands(TOUR)], ids=" ".join)
def test_the_commands_of_the_pages_parse(arguments: list[str]) -> None:
    parses(arguments)


def test_the_pages_show_every_verb_and_the_readme_is_one_screen() -> None:
    assert len(README.splitlines()) <= 60
    shown = {arguments[0] for arguments in [*commands(README), *commands(TOUR)] if arguments}
    assert shown == set(cli.VERBS)


@pytest.mark.parametrize("text", ["actfn lst", "actfn plot nonsense", "actfn plot relu --nonsense", "actfn explain"])
def test_a_wrong_command_is_seen(text: str) -> None:
    """The negative control."""
    (arguments,) = commands(f"```console\n.venv/bin/{text}\n```\n")
    with pytest.raises((ActfnError, AssertionError)):
        parses(arguments)


DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("bench/*.md"), *ROOT.glob("src/**/*.md")]


def broken(text: str, folder: Path) -> list[str]:
    """The links and pictures of a Markdown text in a folder that lead to no file."""
    links = re.findall(r"\]\(([^)#\s]+)", text)
    return [link for link in links if "://" not in link and not (folder / link).exists()]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_and_pictures_of_a_document_exist(document: Path) -> None:
    assert broken(document.read_text(encoding="utf-8"), document.parent) == []


def test_a_broken_link_is_seen() -> None:
    """The negative control."""
    assert broken("[a](README.md) ![b](gone.svg) [c](https://example.org/x)", ROOT) == ["gone.svg"]


def test_the_tables_of_the_pages_are_those_of_the_results() -> None:
    pages = runpy.run_path(str(ROOT / "bench" / "tables.py"))["PAGES"]
    altered = {
        "docs/figures.md": ("| value |", "| vallue |"),
        "bench/README.md": ("| import numpy |", "| import nampy |"),
    }
    assert pages.keys() == altered.keys()
    for name, made in pages.items():
        text = (ROOT / name).read_text(encoding="utf-8")
        assert made(text) == text, "python bench/tables.py makes them anew"
        assert made(text.replace(*altered[name])) == text != text.replace(*altered[name])  # the negative control


def test_the_page_of_functions_is_that_of_the_declarations() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "functions.py"))["page"]()
    page = (ROOT / "docs" / "functions.md").read_text(encoding="utf-8")
    assert made == page, "python docs/functions.py makes it anew"
    for name in actfn.registry:
        assert f"| `{name}` |" in page


def test_our_promises_are_kept_in_the_results() -> None:
    rows = runpy.run_path(str(ROOT / "bench" / "tables.py"))["measured"]()["rows"]
    ours = [row for row in rows if row["target"].startswith("actfn.")]
    assert {row["function"] for row in ours} == set(actfn.registry)
    for row in ours:
        assert row["limit"] == actfn.registry[row["function"]].promise[row["dtype"]][row["order"]], row
        assert row["findings"] == [], row
        # Scalar gives the same bits (tests/kernels/run.sh); of its float32 a sample was taken, and of what oscillates.
        # Exact values of exponentials of exponentials take the audit longer than it allows itself: not all are known.
        waves, towers = ("sine", "siren", "snake", "gcu"), ("golu", "logcosh", "loglog", "cloglog", "tanhexp")
        sampled = row["target"].endswith(" scalar") or row["function"] in (*waves, *towers)
        assert row["every_input"] or row["dtype"] == "float64" or sampled, row


def test_the_page_of_accuracy_is_that_of_the_results() -> None:
    tables = runpy.run_path(str(ROOT / "bench" / "tables.py"))
    made, record = tables["accuracy_page"], tables["measured"]()
    page = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
    assert made(record) == page, "python bench/audit.py makes it anew"
    record["rows"][0]["largest"] = 123.0
    assert made(record) != page


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_the_examples_run(example: Path, tmp_path: Path) -> None:
    code = example.read_text(encoding="utf-8")
    needed(code)
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-W", "error", str(example)]
    run = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip()
    assert not list(tmp_path.iterdir()), "an example leaves nothing behind"


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 3


# Docstrings and help

PUBLIC = {
    name: value for name, value in vars(actfn).items() if not name.startswith("_") and not inspect.ismodule(value)
}
METHODS = [name for name, value in vars(Activation).items() if inspect.isfunction(value) and not name.startswith("_")]


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_is_documented(name: str) -> None:
    if isinstance(PUBLIC[name], dict):
        return  # the registry: a dict's own docstring says nothing of it
    assert (PUBLIC[name].__doc__ or "").strip()


def test_the_functions_are_public(activation: Activation) -> None:
    assert PUBLIC[activation.name] is activation


@pytest.mark.parametrize("name", ["value", *METHODS])
def test_public_methods_say_what_they_take_return_and_raise(name: str) -> None:
    said = inspect.getdoc(getattr(actfn.elu, name)) or ""
    for section in ("Parameters\n---", "Returns\n---", "Raises\n---"):
        assert section in said


def test_a_functions_docstring_says_what_it_is_and_of_its_kinks(activation: Activation) -> None:
    said = inspect.getdoc(activation) or ""
    assert said.startswith(f"{activation.name}(x, /")
    assert re.match(r"[A-Z].+: .+\.", activation.description)
    assert activation.description.split("\n")[0] in said
    for name in activation.parameters:
        assert name in said


def test_every_verb_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    for verb in cli.VERBS:
        if verb in ("choose", "audit", "identify"):
            for name in ("pandas", "sklearn", "torch", "flint", "rich"):
                pytest.importorskip(name, reason=f"{verb} needs the lab (extra: lab)")
        with contextlib.suppress(SystemExit):
            assert cli.main([verb, "--help"]) == 0
        said = capsys.readouterr().out
        assert said.startswith(f"usage: actfn {verb}")
        assert "--json" in said
    cli.main(["--help"])
    overview = capsys.readouterr().out
    for verb in cli.VERBS:
        assert re.search(rf"^ +{verb} +\w+", overview, re.MULTILINE)


def test_every_entry_of_results_json_is_described() -> None:
    for name in ("sklearn", "pandas"):
        pytest.importorskip(name, reason="choose needs the lab (extra: lab)")
    from actfn.choose import choose

    text = (ROOT / "docs" / "choose.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_A-Z0-9]+)", text.split("## results.json")[1])) | set(
        re.findall(r"`([a-z]+)`", text.split("## Health")[1].split("##")[0])
    )
    record = choose("iris", functions=["relu", "elu"], seeds=1, folds=2, epochs=1, depths=[1], jobs=1).record
    free = {
        "columns",
        "target_summary",
        "parameters",
        "functions",
        "rates",
        "versions",
        "failures",
        "step_microseconds",
    }
    missing = set()

    def walk(value: Any, key: str) -> None:
        if isinstance(value, dict):
            by_name = key in free or set(value) <= {"relu", "elu"}
            missing.update(set() if by_name else set(value) - named)
            for name, inner in value.items():
                walk(inner, name if not by_name else "")
        elif isinstance(value, list):
            for inner in value[:2]:
                walk(inner, key)

    walk(record, "")
    assert missing == set()
    assert "no_such_entry" not in named


def test_the_shown_reports_say_what_the_picture_says() -> None:
    picture = (ROOT / "docs" / "choose.svg").read_text(encoding="utf-8")
    page = (ROOT / "docs" / "digits.html").read_text(encoding="utf-8")
    label = re.search(r'aria-label="([^"]+)"', picture)
    assert label
    assert f"<p class='verdict'>{label[1]}</p>" in page
    assert re.search(r"<pre>actfn choose digits --functions .*</pre>", page)
