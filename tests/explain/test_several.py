"""The facts of several functions: those that each has alone, whatever process worked them out."""

import pytest

import actfn
from actfn.errors import UnknownName

pytest.importorskip("flint", reason="the facts need python-flint (extra: lab)")

from actfn import explain
from actfn.explain import command
from actfn.functions.formulas import FORMULAS


def test_several_processes_say_what_one_says() -> None:
    functions = [actfn.get(name) for name in ("relu", "linear", "leaky_relu(0.25)", "f = x*x")]
    together = explain.facts_of_several(functions, jobs=2)
    assert together == [explain.facts(function) for function in functions]
    assert [list(known) for known in together] == [list(explain.facts(function)) for function in functions]


def test_an_error_in_another_process_is_raised_here_as_it_is() -> None:
    with pytest.raises(UnknownName) as caught:
        explain.facts_of_several([actfn.relu, actfn.tanh, actfn.elu, "eluu"], jobs=2)  # type: ignore[list-item]
    assert caught.value.name == "eluu"


def test_all_are_the_functions_of_the_package_and_the_common_formulas() -> None:
    import argparse

    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    named = [made.name for made in command.functions(parser.parse_args(["--all", "gelu", "g = x*tanh(x)"]))]
    assert named == [*dict.fromkeys([*actfn.registry, *FORMULAS]), "g"]
