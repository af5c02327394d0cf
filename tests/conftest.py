"""The fixtures that run a law over many rows: every function of the registry, every instruction set of this machine.

Tests are in two tiers. `pytest` runs what takes seconds, on all cores, and skips what is marked `long`;
`pytest --everything`, which CI runs, leaves out nothing.
"""

import os

import pytest

import actfn
from actfn import compute
from actfn.activation.record import Activation
from actfn.compute.sources import LOOPS, UNIT, sources

os.environ["ACTFN_CACHE"] = ""  # no test reads facts that another run kept


@pytest.fixture(params=actfn.registry.values(), ids=actfn.registry)
def activation(request: pytest.FixtureRequest) -> Activation:
    """Run a test with each function of the registry."""
    made: Activation = request.param
    return made


def _one_of_each_loop() -> dict[str, Activation]:
    """A function for each kind of loop: compiled for it, by its number of parameters, shared by tables, or both."""
    found: dict[tuple[int, frozenset[str]], Activation] = {}
    for name, made in actfn.registry.items():
        units = frozenset(file.name for file in sources(name)) & {LOOPS, UNIT}
        found.setdefault((len(made.parameters), units), made)
    return {made.name: made for made in found.values()}


@pytest.fixture(params=_one_of_each_loop().values(), ids=_one_of_each_loop())
def of_each_loop(request: pytest.FixtureRequest) -> Activation:
    """Run a test of strides and places with one function of each kind of loop: they do not depend on the formula."""
    made: Activation = request.param
    return made


@pytest.fixture(params=compute.supported())
def isa(request: pytest.FixtureRequest) -> str:
    """Each instruction set that was built and that this processor has."""
    name: str = request.param
    return name


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that runs the second tier of tests too."""
    parser.addoption("--everything", action="store_true", help="run the tests marked `long` too, as CI does")


def pytest_configure(config: pytest.Config) -> None:
    """Declare the mark that puts a test into the second tier."""
    config.addinivalue_line("markers", "long: takes more than some seconds; run with --everything")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip, and say so, what belongs to the second tier."""
    if not config.getoption("--everything"):
        for item in items:
            if item.get_closest_marker("long"):
                item.add_marker(pytest.mark.skip(reason="takes long: pytest --everything runs it"))
