"""There is one notion of "undecided", with its reason, for everything that analysis is asked."""

from __future__ import annotations

import ast
import pickle
from pathlib import Path

import pytest

import actfn
from actfn.analysis import undecided
from actfn.analysis.shape import facts
from actfn.analysis.undecided import Undecided
from actfn.formula import parse

# A `FalseFact` is an AssertionError, a fault of ours: it is not counted.
COUNTED = {"Exception", "ArithmeticError", "ValueError", "RuntimeError", *vars(undecided)}
KINDS = [kind for kind in vars(undecided).values() if isinstance(kind, type) and issubclass(kind, Undecided)]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_its_reason(kind: type[Undecided]) -> None:
    made = kind("the sign at x = 1")
    assert made.reason == str(made) == "the sign at x = 1"
    assert kind().reason
    assert isinstance(made, ArithmeticError)
    again = pickle.loads(pickle.dumps(made))
    assert (type(again), again.reason) == (kind, made.reason)


def raised_beside(source: str) -> list[str]:
    """The exceptions that a file declares itself."""
    return [
        node.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base) in COUNTED for base in node.bases)
    ]


def test_no_other_file_of_analysis_declares_one() -> None:
    folder = Path(actfn.__file__).parent / "analysis"
    found = {path.name: raised_beside(path.read_text()) for path in folder.rglob("*.py")}
    assert found.pop("undecided.py") == [kind.__name__ for kind in KINDS]
    assert [name for names in found.values() for name in names] == []
    assert raised_beside("class Open(ArithmeticError): pass\nclass Number: pass") == ["Open"]  # the search finds one


def test_what_is_not_established_says_why() -> None:
    made = facts(parse("sin(x)*exp(x) + where(sin(x) > 0, x, 0)"), {})
    open_ones = [fact for fact in made.values() if fact.how == "not established"]
    assert open_ones
    assert all(fact.note for fact in open_ones)
