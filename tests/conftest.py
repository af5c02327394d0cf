"""The fixtures that run a law over many rows: every function of the registry, every instruction set of this machine."""

import os

import pytest

import actfn
from actfn import compute
from actfn.activation.record import Activation

os.environ["ACTFN_CACHE"] = ""  # no test reads facts that another run kept


@pytest.fixture(params=actfn.registry.values(), ids=actfn.registry)
def activation(request: pytest.FixtureRequest) -> Activation:
    """Each function."""
    made: Activation = request.param
    return made


@pytest.fixture(params=compute.supported())
def isa(request: pytest.FixtureRequest) -> str:
    """Each instruction set that was built and that this processor has."""
    name: str = request.param
    return name
