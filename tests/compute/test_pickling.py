"""Ufuncs reach other processes: by pickle, by dask's schedulers and by a real cluster, under names that stay."""

import pickle
import subprocess
import sys
from typing import Any

import numpy as np
import pytest

import actfn
from actfn.activation.record import Activation

CLOUDPICKLE: Any = pytest.importorskip("cloudpickle", reason="what dask pickles with")
FORMULA = actfn.define("snake", "x + sin(a*x)**2/(2.5*a)", a=1.5)
X = np.linspace(-3, 3, 12, dtype=np.float32)

FUNCTIONS = [*actfn.registry.values(), FORMULA, actfn.define("lisht", "x*tanh(x)")]
each_function = pytest.mark.parametrize("f", FUNCTIONS, ids=lambda f: f.name)


def calls(f: Activation) -> list[Any]:
    """A function's computations of one operand, with the defaults and with others."""
    found: list[Any] = [f, f.grad, lambda x: f.vjp(x, x)]
    if f.parameters:
        other = dict.fromkeys(f.parameters, 0.75)
        found += [f.with_defaults(**other), lambda x: f(x, **other), lambda x: f.grad(x, **other)]
        found += [lambda x: f(x, **dict.fromkeys(f.parameters, abs(x)))]  # a parameter for each element
    return found


@each_function
@pytest.mark.parametrize("protocol", [4, 5])
def test_every_ufunc_is_pickled_as_the_thing_itself(f: Activation, protocol: int) -> None:
    for call in (f, f.grad, f.vjp):
        for ufunc in (call.ufunc, call.bound):
            for pickler in (pickle, CLOUDPICKLE):
                assert pickler.loads(pickler.dumps(ufunc, protocol=protocol)) is ufunc


@each_function
def test_another_process_makes_the_same_ufunc(f: Activation) -> None:
    sent = pickle.dumps([u for call in (f, f.grad, f.vjp) for u in (call.ufunc, call.bound)])
    code = (
        "import pickle, sys, numpy as np\n"
        "x = np.linspace(-3, 3, 12, dtype=np.float32)\n"
        "made = pickle.loads(sys.stdin.buffer.read())\n"
        "ys = [u(*[x] * u.nin) for u in made]\n"
        "sys.stdout.buffer.write(pickle.dumps(ys))"
    )
    run = subprocess.run([sys.executable, "-c", code], input=sent, capture_output=True, check=True)
    here = [u(*[X] * u.nin) for u in pickle.loads(sent)]
    # a parameter may be outside its domain here
    assert all(np.array_equal(a, b, equal_nan=True) for a, b in zip(pickle.loads(run.stdout), here, strict=True))


def test_a_ufunc_that_no_module_has_cannot_be_pickled() -> None:
    """The negative control: by NumPy's rule alone, without a module, a ufunc stays where it is."""
    stray = actfn.compute.bound(actfn.elu.ufunc, "stray", 1, [1.0])
    with pytest.raises(pickle.PicklingError):
        pickle.dumps(stray)


@each_function
def test_names_of_dask_results_do_not_change_from_call_to_call(f: Activation) -> None:
    da = pytest.importorskip("dask.array", reason="the container is dask's")
    lazy = da.from_array(X, chunks=4)
    names = [call(lazy).name for call in calls(f)]
    assert names == [call(lazy).name for call in calls(f)]
    given = {name.rpartition("-")[2] for name in names}
    assert len(given) >= len(names) - 2 * bool(f.parameters)  # other defaults are other results, in two ways the same


def test_dasks_arrays_and_tables_compute_in_other_processes() -> None:
    dask = pytest.importorskip("dask", reason="the container is dask's")
    da = pytest.importorskip("dask.array", reason="the container is dask's")
    pd = pytest.importorskip("pandas", reason="the container is pandas'")
    dd = pytest.importorskip("dask.dataframe", reason="the container is dask's")
    table = pd.DataFrame({"a": X, "b": X.astype(np.float64), "c": np.arange(12)})
    lazy = dd.from_pandas(table, npartitions=2)
    arrays = [(call(da.from_array(X, chunks=6)), call(X)) for f in FUNCTIONS for call in calls(f)]
    pairs = ((lazy, table), (lazy.a, table.a), (lazy.c, table.c))
    tables = [(f(part), f(whole)) for f in (actfn.elu, actfn.relu, FORMULA, FORMULA.grad) for part, whole in pairs]
    for asked, same in ((arrays, np.array_equal), (tables, lambda a, b: a.equals(b))):
        results = dask.compute(*[part for part, _ in asked], scheduler="processes", num_workers=2)
        for result, (_, expected) in zip(results, asked, strict=True):
            assert same(result, expected)


def test_a_cluster_of_dask_computes() -> None:
    distributed = pytest.importorskip("distributed", reason="the cluster is dask's")
    da = pytest.importorskip("dask.array", reason="the container is dask's")
    with (
        distributed.LocalCluster(n_workers=1, threads_per_worker=1, processes=True, dashboard_address=":0") as cluster,
        distributed.Client(cluster) as client,
    ):
        lazy = da.from_array(X, chunks=4)
        for f in (actfn.elu, actfn.relu, FORMULA):
            for call in calls(f):
                assert np.array_equal(client.compute(call(lazy)).result(), call(X))
            assert np.array_equal(client.submit(f, X).result(), f(X))
            assert np.array_equal(client.submit(f.grad, X).result(), f.grad(X))
