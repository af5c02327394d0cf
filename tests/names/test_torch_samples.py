"""PyTorch's own sample inputs of its operators: what goes by an operator's name here computes what torch does there."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import pytest

import actfn
from actfn.names.label import written
from actfn.names.table import table

torch = pytest.importorskip("torch", reason="its samples are what is compared with")
pytest.importorskip("expecttest", reason="torch's list of samples imports it")

ROWS = {
    "softmax": actfn.softmax,
    "log_softmax": actfn.log_softmax,
    "nn.functional.softmin": actfn.softmin,
    "nn.functional.glu": actfn.glu,
}
# torch rounds intermediate results to the type, or computes them in float32: some units.
CLOSE = {torch.float16: 3e-3, torch.bfloat16: 2e-2, torch.float32: 3e-6, torch.float64: 1e-13}
SAMPLES_MISSING = {"nn.functional.rrelu"}  # every sample of it is drawn at random


@cache
def operators() -> dict[str, list[Any]]:
    """The operators of torch that have a name here, each with its entries in torch's list."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from torch.testing._internal.common_methods_invocations import op_db
    found: dict[str, list[Any]] = {}
    for entry in op_db:
        if f"torch.{entry.name}" in table() and entry.name != "logsumexp":  # of which torch's axes may be several
            found.setdefault(entry.name, []).append(entry)
    return found


def samples(name: str, dtype: Any) -> Iterator[tuple[Any, Any, tuple[Any, ...], dict[str, Any]]]:
    """What computes an operator, an input, and the further arguments; random draws and approximations are left out."""
    for entry in operators()[name]:
        if entry.dtypes is None or dtype not in entry.dtypes:
            continue
        for sample in entry.sample_inputs("cpu", dtype, requires_grad=False):
            given = dict(sample.kwargs)
            if given.get("training") or given.get("dtype") or given.get("lambd", 1) < 0:
                continue  # random; of another type; a width below zero, which is refused here
            if name in ROWS and not sample.input.ndim:
                continue  # torch takes a number for a row, NumPy has no axis of one
            yield entry.op, sample.input, sample.args, given


def by_name(name: str, args: tuple[Any, ...], given: dict[str, Any]) -> Any:
    """What computes the operator here, with its arguments as a user writes them."""
    if name in ROWS:
        axis = args[0] if args else given.get("dim", -1)
        return lambda x: ROWS[name](x, axis=axis)
    if name == "nn.functional.prelu":  # a slope for each channel, along the second axis
        slope = np.asarray(args[0] if args else given["weight"])
        return lambda x: actfn.leaky_relu(
            x, negative_slope=slope.reshape(-1, *[1] * (x.ndim - 2)) if slope.size > 1 else slope.reshape(())
        )
    if name == "nn.functional.softplus":  # from the threshold on torch gives x itself
        given = dict(given)
        beta, most = given.get("beta", 1), given.pop("threshold", 20)
        function = actfn.softplus.with_defaults(beta=beta)
        return lambda x: np.where(x.astype(float) * beta > most, x, function(x))
    said = [*map(written, args), *(f"{k}={v!r}" for k, v in given.items())]
    return actfn.get(f"torch.{name}({', '.join(said)})" if said else f"torch.{name}")


def differing(name: str, dtype: Any, made: Any = None) -> tuple[int, list[str]]:
    """How many samples were compared, and those of which the results differ."""
    count, wrong = 0, []
    for op, x, args, given in samples(name, dtype):
        with torch.no_grad():
            expected = op(x, *args, **given).to(torch.float64).numpy()
        array = x.detach().contiguous()
        if dtype == torch.bfloat16:
            import ml_dtypes

            array = array.view(torch.int16).numpy().view(ml_dtypes.bfloat16)
            args = tuple(v.float() if isinstance(v, torch.Tensor) else v for v in args)
            given = {k: v.float() if isinstance(v, torch.Tensor) else v for k, v in given.items()}
        else:
            array = array.numpy()
        got = np.asarray((made or by_name(name, args, given))(array)).astype(np.float64)
        count += 1
        if not np.allclose(got, expected, rtol=CLOSE[dtype], atol=CLOSE[dtype], equal_nan=True):
            wrong.append(f"{tuple(x.shape)} {args} {list(given)}")
    return count, wrong


@pytest.mark.long
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("dtype", CLOSE, ids=str)
def test_every_sample_of_torch_is_met(dtype: Any) -> None:
    compared = {name: differing(name, dtype) for name in operators()}
    assert len(compared) >= 30
    assert {name: wrong for name, (_, wrong) in compared.items() if wrong} == {}
    assert {name for name, (count, _) in compared.items() if not count} <= SAMPLES_MISSING
    assert sum(count for count, _ in compared.values()) > 150


@pytest.mark.long
@pytest.mark.filterwarnings("ignore")
def test_another_function_does_not_meet_them() -> None:
    for name, other in (("nn.functional.elu", actfn.silu), ("nn.functional.mish", actfn.silu), ("tanh", actfn.erf)):
        assert differing(name, torch.float64, other)[1]
    assert differing("softmax", torch.float64, actfn.softmin)[1]
