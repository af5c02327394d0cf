import pytest, actfn
from actfn import kernels
@pytest.fixture(params=list(actfn.registry.values()), ids=lambda a: a.name)
def activation(request): return request.param
@pytest.fixture(params=kernels.supported())
def isa(request): return request.param
