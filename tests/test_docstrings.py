"""Every public function has a numpydoc docstring: what it does, each parameter of its signature, what it returns."""

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import actfn

MODULES = [
    "actfn",
    "actfn.names",
    "actfn.explain",
    "actfn.audit",
    "actfn.choose",
    "actfn.torch",
    "actfn.formula",
    "actfn.plot",
]
NEEDS = {"actfn.explain": "flint", "actfn.audit": "flint", "actfn.choose": "sklearn", "actfn.torch": "torch"}
SECTION = re.compile(r"^(?P<title>[A-Z][A-Za-z ]+)\n-{3,}$", re.MULTILINE)


def public(module: Any) -> Iterator[tuple[str, Any]]:
    """The public callables of a module, those of this package: what it lists, or what has no underscore."""
    for name in getattr(module, "__all__", None) or [n for n in vars(module) if not n.startswith("_")]:
        it = getattr(module, name)
        ours = str(getattr(it, "__module__", None) or type(it).__module__).startswith("actfn")
        if callable(it) and ours:
            yield name, it
            if inspect.isclass(it):
                yield from (
                    (f"{name}.{n}", m) for n, m in vars(it).items() if inspect.isfunction(m) and not n.startswith("_")
                )
            elif isinstance(it, actfn.Activation):
                yield from ((f"{name}.{n}", getattr(it, n)) for n in ("value", "grad", "vjp", "with_defaults"))


def listed() -> list[tuple[str, Any]]:
    """List every public callable of the package, each of them once."""
    found: dict[str, Any] = {}
    for name in MODULES:
        if name in NEEDS and importlib.util.find_spec(NEEDS[name]) is None:
            continue
        module = importlib.import_module(name)
        found |= {f"{name}.{key}": it for key, it in public(module)}
    return list(found.items())


def sections(doc: str) -> dict[str, str]:
    """The text of each section of a docstring; the summary is under "Summary"."""
    parts = SECTION.split(inspect.cleandoc(doc))
    return {"Summary": parts[0], **dict(zip(parts[1::2], parts[2::2], strict=True))}


def documented(section: str) -> list[str]:
    """The names that a section of parameters documents."""
    heads = [line for line in section.splitlines() if line and not line.startswith((" ", "\t"))]
    return [name.strip(" *") for head in heads for name in head.partition(" :")[0].split(",")]


def problems(it: Any) -> list[str]:
    """What is missing in the docstring of a callable."""
    doc = inspect.getdoc(it)
    if not doc:
        return ["no docstring"]
    parts, found = sections(doc), []
    paragraphs = (paragraph.strip() for paragraph in parts["Summary"].split("\n\n"))
    summary = [p for p in paragraphs if not re.match(r"^[\w.]+\(.*\)$", p, re.DOTALL)]  # the call is not the summary
    if not summary or not summary[0].endswith((".", "?", "…")):
        found.append("the summary is no sentence")
    if inspect.isclass(it):
        return found
    signature = inspect.signature(it)
    names = [name for name in signature.parameters if name != "self"]
    told = documented(parts.get("Parameters", "")) + documented(parts.get("Other Parameters", ""))
    if missing := [name for name in names if name not in told]:
        found.append(f"not documented: {', '.join(missing)}")
    if unknown := [name for name in told if name not in names]:
        found.append(f"not in the signature: {', '.join(unknown)}")
    gives = signature.return_annotation
    if gives not in (None, "None") and not {"Returns", "Yields"} & parts.keys():
        found.append("no Returns")
    return found


LISTED = listed()


@pytest.mark.parametrize(("name", "it"), LISTED, ids=[name for name, _ in LISTED])
def test_a_public_function_is_documented(name: str, it: Any) -> None:
    assert problems(it) == []


def test_there_is_something_to_look_at() -> None:
    names = {name for name, _ in LISTED}
    assert {"actfn.define", "actfn.get", "actfn.elu", "actfn.elu.vjp"} <= names
    assert len(names) > 40


def wrong(x: int, y: int = 0) -> int:
    """Add two numbers.

    Parameters
    ----------
    x : int
        The first.
    z : int
        It is not there.
    """
    return x + y


def test_what_is_missing_is_seen() -> None:
    """The negative control."""
    assert problems(wrong) == ["not documented: y", "not in the signature: z", "no Returns"]
    assert problems(lambda x: x) == ["no docstring"]
    assert "the summary is no sentence" in problems(type("T", (), {"__doc__": "a thing"}))
    module = SimpleNamespace(wrong=wrong, _hidden=wrong)
    assert [name for name, _ in public(module)] == []  # it is of this file, not of the package


def test_help_shows_call_parameters_keywords_and_derivatives() -> None:
    for name, f in actfn.registry.items():
        said = inspect.getdoc(f) or ""
        assert said.startswith(f"{name}(x, /")
        assert list(inspect.signature(f).parameters)[: 1 + len(f.parameters)] == ["x", *f.parameters]
        for parameter, default in f.parameters.items():
            assert inspect.signature(f).parameters[parameter].default == default
            assert f"{parameter} : float or array_like, default {default!r}" in said
        for keyword in ("out", "where", "dtype", "casting", "order", "subok"):
            assert keyword in inspect.signature(f).parameters
        assert f"{name}.grad(x, ...)" in said
        assert f"{name}.vjp(x, g, ...)" in said
        assert list(inspect.signature(f.vjp).parameters)[:2] == ["x", "g"]


FEWEST_WORDS = 7
# A docstring that begins with one of these leaves out what it is about: "Of 1/u", "By the oracle", "As in torch.nn".
PREPOSITIONS = {
    "also",
    "as",
    "at",
    "beside",
    "by",
    "for",
    "from",
    "if",
    "in",
    "of",
    "on",
    "to",
    "under",
    "with",
    "without",
}


def unclear(source: str) -> list[str]:
    """The docstrings of a file that say too little to one who finds them by a search: too short, or no subject."""
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    nodes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, kinds)]
    # A test is said by its name; what it adds, such as "The negative control.", stands beside that name.
    said = [ast.get_docstring(node) for node in nodes if not getattr(node, "name", "").startswith("test_")]
    words = [(text, text.split()) for text in said if text is not None]
    return [
        text
        for text, all_of_it in words
        if len(all_of_it) < FEWEST_WORDS
        or all_of_it[0].strip(",").lower() in PREPOSITIONS
        or text.startswith(("The same", "What it "))
    ]


def test_docstrings_say_something_to_one_who_found_them_by_a_search() -> None:
    package = Path(actfn.__file__).parent
    root = Path(__file__).parents[1]
    others = [*(root / "bench").glob("*.py"), *(root / "docs").glob("*.py"), *(root / "tests").rglob("*.py")]
    files = sorted([*package.rglob("*.py"), *others])
    assert len(files) > 200
    found = {str(file): said for file in files if (said := unclear(file.read_text(encoding="utf-8")))}
    assert found == {}


@pytest.mark.parametrize(
    "said",
    [
        "By name.",
        "One row's.",
        "The same, back.",
        "Of two, where the powers of ten of x are marked.",
        "The same of a copy, so that what the target does to its input goes no further.",
        "What it says of each row of the array: rows times outputs.",
    ],
)
def test_a_docstring_that_says_too_little_is_seen(said: str) -> None:
    """The negative control."""
    module = '"""A module whose docstring says what it is for."""\n'
    assert unclear(f'{module}def f():\n    """{said}"""\n') == [said]
    assert unclear(f'{module}def test_f():\n    """{said}"""\n') == []
    assert unclear(f'{module}def f():\n    """Compute the error of each result in the last place."""\n') == []
