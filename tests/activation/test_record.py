"""A record is a value: it equals its like, hashes, survives copying and pickling, and cannot be changed."""

import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from parameters import other_parameters

import actfn
from actfn.activation.record import Activation


def makers() -> dict[str, Callable[[], Activation]]:
    """Ways to make a function, each giving an equal one every time, and all of them different ones."""
    made: dict[str, Callable[[], Activation]] = {name: lambda f=f: f for name, f in actfn.registry.items()}
    for name, f in actfn.registry.items():
        if f.parameters:
            made[f"{name}, other defaults"] = lambda f=f: f.with_defaults(**other_parameters(f))
    made["a formula"] = lambda: actfn.define("lisht", "x*tanh(x)")
    made["a formula of another name"] = lambda: actfn.define("f", "x*tanh(x)")
    made["a formula with a parameter"] = lambda: actfn.define("snake", "x + sin(a*x)**2/a", a=1.5)
    made["with another default"] = lambda: actfn.define("snake", "x + sin(a*x)**2/a", a=1.5).with_defaults(a=2)
    return made


MAKERS = makers()


@pytest.mark.parametrize("name", MAKERS)
def test_equal_is_what_is_the_same_function_with_the_same_defaults(name: str) -> None:
    one = MAKERS[name]()
    for like in (MAKERS[name](), copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):
        assert like == one
        assert hash(like) == hash(one)
        assert repr(like) == repr(one)
        assert like.grad == one.grad
    for other, make in MAKERS.items():
        if other != name:
            assert make() != one, other
            assert make().grad != one.grad
    assert one != one.name
    assert one != one.grad
    assert one.grad != one.vjp


def test_formulas_are_compared_as_formulas_and_not_as_text() -> None:
    assert actfn.define("f", "x*tanh( x )") == actfn.define("f", "x * tanh(x)")
    assert actfn.define("f", "x*tanh(x)") != actfn.define("f", "x*sigmoid(x)")


def test_records_are_keys_of_dictionaries() -> None:
    seen = {make(): name for name, make in MAKERS.items()}
    assert len(seen) == len(MAKERS)
    assert all(seen[make()] == name for name, make in MAKERS.items())


@pytest.mark.parametrize("name", MAKERS)
def test_nothing_of_a_record_can_be_changed(name: str) -> None:
    f = MAKERS[name]()
    before, value = repr(f), f(-1.0)
    for attribute in [*vars(f), "anything"]:
        with pytest.raises(AttributeError, match="cannot be set"):
            setattr(f, attribute, {})
        with pytest.raises(AttributeError, match="cannot be deleted"):
            delattr(f, attribute)
    for table in (f.parameters, f.domain, f.promise, f.names, *f.names.values()):
        with pytest.raises(TypeError, match="does not support item assignment"):
            table["alpha"] = 5  # type: ignore[index]
    with pytest.raises(AttributeError):
        f.grad.parameters = {}
    assert (repr(f), f(-1.0)) == (before, value)


@pytest.mark.parametrize("operation", ["value", "grad", "vjp"])
def test_a_derivative_is_pickled_as_that_of_its_function(operation: str) -> None:
    for make in MAKERS.values():
        call: Any = getattr(make(), operation)
        assert pickle.loads(pickle.dumps(call)) == call


def test_the_facets_come_from_above() -> None:
    """What the rooms above compute is there, although the record imports none of them."""
    pytest.importorskip("sympy", reason="the formula as SymPy has it")
    assert str(actfn.relu.formula) == "Piecewise((x, x > 0), (0, True))"
    assert "x" in str(actfn.relu._repr_latex_())
