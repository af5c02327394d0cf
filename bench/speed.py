"""Speed against what a user would pick instead, on one thread: value, grad and vjp, by size and dtype.

    python bench/speed.py              everything, into bench/results/speed.json (some 25 minutes)
    python bench/speed.py --quick      a small part, printed only: does it work here?

All contenders of a row are timed in turn, round after round, and the best round of each counts: noise only ever adds
time. Results are written into given arrays wherever a library can. A library that lacks a dtype or a function is
left out of that row; one that is not installed is left out altogether.
"""

from __future__ import annotations

# ruff: noqa: E402 - the environment must be set before the libraries are imported
import os

for _name in ("OMP", "MKL", "OPENBLAS", "NUMEXPR"):  # read when the libraries are loaded
    os.environ[f"{_name}_NUM_THREADS"] = "1"
os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
os.environ["JAX_PLATFORMS"] = "cpu"

import argparse
import importlib.metadata
import json
import platform
import sys
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
from tables import CALL, COPY, INPUTS, OURS, SAVED, SIZES, fastest_peer, misses, rate

from actfn import compute
from actfn.activation.record import DTYPES
from actfn.activation.registry import registry
from actfn.explain.show.snippets import TITLES, snippets

RESULTS = Path(__file__).parent / "results" / "speed.json"
OPERATIONS = ("value", "grad", "vjp")
# What is timed at each size: all that targets and tables ask for, in a time in which a machine stays the same.
TIMED = {
    SIZES[0]: {"float32": ["value"]},
    SIZES[1]: {"float32": ["value", "vjp"]},
    SIZES[2]: {dtype: ["value", "vjp"] for dtype in DTYPES} | {"float32": list(OPERATIONS)},
    SIZES[3]: {"float32": ["value"]},
}
Call = Callable[[], object]


def load(name: str) -> Any:
    """Import a module and return it, or None where it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


ml_dtypes, special, numexpr = load("ml_dtypes"), load("scipy.special"), load("numexpr")
torch, jax, onnx, onnxruntime = load("torch"), load("jax"), load("onnx"), load("onnxruntime")
if torch:
    torch.set_num_threads(1)
    aten = torch.ops.aten
if jax:
    jax.config.update("jax_enable_x64", True)
    jax.config.update("jax_cpu_enable_async_dispatch", False)  # no hop to another thread for each call
if numexpr:
    numexpr.set_num_threads(1)


class Data:
    """The operands x and g, the saved output y of the function and room for a result, as each library holds them."""

    def __init__(self, x: np.ndarray, g: np.ndarray, out: np.ndarray, function: str) -> None:
        self.x, self.g, self.out, self.function = x, g, out, function
        self.zero, self.one, self.slope = (x.dtype.type(v) for v in (0, 1, 0.01))

    def _tensor(self, array: np.ndarray) -> Any:
        if array.dtype.name == "bfloat16":
            return torch.from_numpy(array.view(np.int16)).view(torch.bfloat16)
        return torch.from_numpy(array)

    @cached_property
    def tensors(self) -> tuple[Any, Any, Any, Any]:
        """The operands x and g, the saved output y, and the array for the result, as torch tensors."""
        y = registry[self.function](self.x)
        return self._tensor(self.x), self._tensor(self.g), self._tensor(y), self._tensor(self.out)

    @cached_property
    def jax(self) -> tuple[Any, Any]:
        """x and g for JAX, which gives a new array each time."""
        return jax.device_put(self.x), jax.device_put(self.g)


# ---- Who else computes each function, and how.


class Lacking(Exception):
    """A library has no such function, or computes it in no such dtype or operation."""


@dataclass(frozen=True)
class Peers:
    """How other libraries compute a function at its default parameters; None stands where that is not compared.

    A function without a row here, and a gradient that torch has no backward for, are compared as `actfn explain` writes
    them in torch and JAX (`as_written`).

    Attributes
    ----------
    numpy, numpy_slope : callable
        Value and derivative of the data, as a user of NumPy would write them.
    numexpr, numexpr_slope : str
        The same as expressions of `x`, `one`, `zero` and `slope`.
    torch, torch_backward : callable
        The value of x, and the gradient g times the derivative at x, into a tensor.
    from_output : bool
        Whether torch's backward takes the saved output in place of x.
    jax, scipy : callable
        The value of x.
    onnx : tuple of str and dict
        The operator and its attributes.
    """

    torch: Callable[..., object] | None = None
    torch_backward: Callable[..., object] | None = None
    jax: Callable[[Any], Any] | None = None
    numpy: Callable[[Data], object] | None = None
    numpy_slope: Callable[[Data], np.ndarray] | None = None
    numexpr: str | None = None
    numexpr_slope: str | None = None
    from_output: bool = False
    onnx: tuple[str, dict[str, float | str]] | None = None
    scipy: Callable[[Data], object] | None = None


SCALE, ALPHA = 1.0507009873554805, 1.6732632423543772  # of selu
PEERS_OF: dict[str, Peers] = {
    "relu": Peers(
        numpy=lambda d: np.maximum(d.x, d.zero, out=d.out),
        numpy_slope=lambda d: (d.x > 0).astype(d.x.dtype),
        numexpr="where(x > 0, x, 0)",
        numexpr_slope="where(x > 0, one, zero)",
        torch=lambda x, out: aten.relu.out(x, out=out),
        torch_backward=lambda g, x, out: aten.threshold_backward.grad_input(g, x, 0, grad_input=out),
        jax=lambda x: jax.nn.relu(x),
        onnx=("Relu", {}),
    ),
    "leaky_relu": Peers(
        numpy=lambda d: np.maximum(d.x, d.x * d.slope, out=d.out),
        numpy_slope=lambda d: np.where(d.x > 0, d.one, d.slope),
        numexpr="where(x > 0, x, slope * x)",
        numexpr_slope="where(x > 0, one, slope)",
        torch=lambda x, out: aten.leaky_relu.out(x, 0.01, out=out),
        torch_backward=lambda g, x, out: aten.leaky_relu_backward.grad_input(g, x, 0.01, False, grad_input=out),
        jax=lambda x: jax.nn.leaky_relu(x),
        onnx=("LeakyRelu", {"alpha": 0.01}),
    ),
    "sigmoid": Peers(
        numpy=lambda d: np.divide(d.one, d.one + np.exp(-d.x), out=d.out),
        numpy_slope=lambda d: (lambda s: s * (d.one - s))(d.one / (d.one + np.exp(-d.x))),
        numexpr="1 / (1 + exp(-x))",
        numexpr_slope="exp(-x) / (1 + exp(-x)) ** 2",
        torch=lambda x, out: torch.sigmoid(x, out=out),
        torch_backward=lambda g, y, out: aten.sigmoid_backward.grad_input(g, y, grad_input=out),
        from_output=True,
        jax=lambda x: jax.nn.sigmoid(x),
        onnx=("Sigmoid", {}),
        scipy=lambda d: special.expit(d.x, out=d.out),
    ),
    "tanh": Peers(
        numpy=lambda d: np.tanh(d.x, out=d.out),
        numpy_slope=lambda d: d.one - np.square(np.tanh(d.x)),
        numexpr="tanh(x)",
        numexpr_slope="1 - tanh(x) ** 2",
        torch=lambda x, out: torch.tanh(x, out=out),
        torch_backward=lambda g, y, out: aten.tanh_backward.grad_input(g, y, grad_input=out),
        from_output=True,
        jax=lambda x: jax.numpy.tanh(x),
        onnx=("Tanh", {}),
    ),
    "elu": Peers(
        numpy=lambda d: np.where(d.x > 0, d.x, np.expm1(d.x)),
        numpy_slope=lambda d: np.where(d.x > 0, d.one, np.exp(d.x)),
        numexpr="where(x > 0, x, expm1(x))",
        numexpr_slope="where(x > 0, one, exp(x))",
        torch=lambda x, out: aten.elu.out(x, 1.0, 1.0, 1.0, out=out),
        torch_backward=lambda g, x, out: aten.elu_backward.grad_input(g, 1.0, 1.0, 1.0, False, x, grad_input=out),
        jax=lambda x: jax.nn.elu(x),
        onnx=("Elu", {"alpha": 1.0}),
    ),
    "silu": Peers(
        numpy=lambda d: np.divide(d.x, d.one + np.exp(-d.x), out=d.out),
        numpy_slope=lambda d: (lambda s: s * (d.one + d.x * (d.one - s)))(d.one / (d.one + np.exp(-d.x))),
        numexpr="x / (1 + exp(-x))",
        numexpr_slope="(1 + x * exp(-x) / (1 + exp(-x))) / (1 + exp(-x))",
        torch=lambda x, out: aten.silu.out(x, out=out),
        torch_backward=lambda g, x, out: aten.silu_backward.grad_input(g, x, grad_input=out),
        jax=lambda x: jax.nn.silu(x),
    ),
    "hardtanh": Peers(
        numpy=lambda d: np.clip(d.x, -d.one, d.one, out=d.out),
        numpy_slope=lambda d: (np.abs(d.x) < d.one).astype(d.x.dtype),
        numexpr="where(x > one, one, where(x < -one, -one, x))",
        numexpr_slope="where((x > -one) & (x < one), one, zero)",
        torch=lambda x, out: aten.hardtanh.out(x, -1.0, 1.0, out=out),
        torch_backward=lambda g, x, out: aten.hardtanh_backward.grad_input(g, x, -1.0, 1.0, grad_input=out),
        jax=lambda x: jax.nn.hard_tanh(x),
    ),
    "gelu": Peers(
        torch=lambda x, out: aten.gelu.out(x, approximate="none", out=out),
        torch_backward=lambda g, x, out: aten.gelu_backward.grad_input(g, x, approximate="none", grad_input=out),
        jax=lambda x: jax.nn.gelu(x, approximate=False),
        onnx=("Gelu", {}),
    ),
    "gelu_tanh": Peers(
        torch=lambda x, out: aten.gelu.out(x, approximate="tanh", out=out),
        torch_backward=lambda g, x, out: aten.gelu_backward.grad_input(g, x, approximate="tanh", grad_input=out),
        jax=lambda x: jax.nn.gelu(x, approximate=True),
        onnx=("Gelu", {"approximate": "tanh"}),
    ),
    "erf": Peers(
        torch=lambda x, out: torch.erf(x, out=out),
        jax=lambda x: jax.scipy.special.erf(x),
        onnx=("Erf", {}),
        scipy=lambda d: special.erf(d.x, out=d.out),
    ),
    "relu6": Peers(
        torch=lambda x, out: aten.hardtanh.out(x, 0.0, 6.0, out=out),
        torch_backward=lambda g, x, out: aten.hardtanh_backward.grad_input(g, x, 0.0, 6.0, grad_input=out),
        jax=lambda x: jax.nn.relu6(x),
    ),
    "hardsigmoid": Peers(
        torch=lambda x, out: aten.hardsigmoid.out(x, out=out),
        torch_backward=lambda g, x, out: aten.hardsigmoid_backward.grad_input(g, x, grad_input=out),
        jax=lambda x: jax.nn.hard_sigmoid(x),
        onnx=("HardSigmoid", {"alpha": 1 / 6, "beta": 0.5}),
    ),
    "hardswish": Peers(
        torch=lambda x, out: aten.hardswish.out(x, out=out),
        torch_backward=lambda g, x, out: aten.hardswish_backward.out(g, x, out=out),
        jax=lambda x: jax.nn.hard_swish(x),
        onnx=("HardSwish", {}),
    ),
    "softsign": Peers(
        torch=lambda x, out: torch.div(x, torch.abs(x).add_(1), out=out),
        jax=lambda x: jax.nn.soft_sign(x),
        numpy=lambda d: np.divide(d.x, d.one + np.abs(d.x), out=d.out),
        numexpr="x / (1 + abs(x))",
        numexpr_slope="1 / (1 + abs(x)) ** 2",
        onnx=("Softsign", {}),
    ),
    "selu": Peers(
        torch=lambda x, out: aten.elu.out(x, ALPHA, SCALE, 1.0, out=out),
        torch_backward=lambda g, x, out: aten.elu_backward.grad_input(g, ALPHA, SCALE, 1.0, False, x, grad_input=out),
        jax=lambda x: jax.nn.selu(x),
        onnx=("Selu", {}),
    ),
    "celu": Peers(
        torch=lambda x, out: aten.elu.out(x, 1.0, 1.0, 1.0, out=out),
        torch_backward=lambda g, x, out: aten.elu_backward.grad_input(g, 1.0, 1.0, 1.0, False, x, grad_input=out),
        jax=lambda x: jax.nn.celu(x),
        onnx=("Celu", {"alpha": 1.0}),
    ),
    "swish": Peers(
        torch=lambda x, out: aten.silu.out(x, out=out),
        torch_backward=lambda g, x, out: aten.silu_backward.grad_input(g, x, grad_input=out),
        jax=lambda x: jax.nn.silu(x),
    ),
    "softplus": Peers(
        torch=lambda x, out: aten.softplus.out(x, 1.0, 20.0, out=out),
        torch_backward=lambda g, x, out: aten.softplus_backward.grad_input(g, x, 1.0, 20.0, grad_input=out),
        jax=lambda x: jax.nn.softplus(x),
        onnx=("Softplus", {}),
    ),
    "logsigmoid": Peers(
        torch=lambda x, out: aten.log_sigmoid.out(x, out=out),
        jax=lambda x: jax.nn.log_sigmoid(x),
    ),
    "softshrink": Peers(
        torch=lambda x, out: aten.softshrink.out(x, 0.5, out=out),
        torch_backward=lambda g, x, out: aten.softshrink_backward.grad_input(g, x, 0.5, grad_input=out),
    ),
    "hardshrink": Peers(
        torch=lambda x, out: aten.hardshrink.out(x, 0.5, out=out),
        torch_backward=lambda g, x, out: aten.hardshrink_backward.grad_input(g, x, 0.5, grad_input=out),
    ),
    "threshold": Peers(
        torch=lambda x, out: aten.threshold.out(x, 0.0, 0.0, out=out),
        torch_backward=lambda g, x, out: aten.threshold_backward.grad_input(g, x, 0.0, grad_input=out),
    ),
    "thresholded_relu": Peers(
        torch=lambda x, out: aten.threshold.out(x, 1.0, 0.0, out=out),
        torch_backward=lambda g, x, out: aten.threshold_backward.grad_input(g, x, 1.0, grad_input=out),
    ),
    "identity": Peers(  # torch's and JAX's give x itself, not another array
        torch=lambda x, out: out.copy_(x),
        torch_backward=lambda g, x, out: out.copy_(g),
        numpy=lambda d: np.copyto(d.out, d.x),
    ),
    "relu_squared": Peers(
        torch=lambda x, out: torch.square(torch.relu(x), out=out),
    ),
}


@cache
def as_written(function: str, library: str) -> Callable[[Any], Any]:
    """A function as the pages of explain write it in torch or JAX: by that library's own name, or by its formula."""
    code = dict(snippets(registry[function]))[TITLES[library]]
    given: dict[str, Any] = {}
    if f"def {function}(" in code:
        exec(code, given)
        made: Callable[[Any], Any] = given[function]
        return made
    *imports, call = (line for line in code.split("\n") if line and not line.startswith("#"))
    exec("\n".join(imports), given)
    return lambda x: eval(call, given, {"x": x})


def by_autograd(function: str) -> Callable[..., object]:
    """The gradient that torch gives of a function for which it has no backward of its own."""

    def backward(g: Any, x: Any, out: Any) -> object:
        leaf = x.detach().requires_grad_()
        y = as_written(function, "torch")(leaf)
        if not y.requires_grad:  # a function of steps
            raise Lacking(function)
        return torch.autograd.grad(y, leaf, g)[0]

    return backward


def peers(d: Data) -> Peers:
    """How others compute the function of some data; what is not said here, as they would write it."""
    f = d.function
    known = PEERS_OF.get(f)
    if known is None:
        known = Peers(torch=lambda x, out: as_written(f, "torch")(x), jax=lambda x: as_written(f, "jax")(x))
    if known.torch_backward is None:
        return replace(known, torch_backward=by_autograd(f))
    return known


def ours(d: Data, operation: str) -> Call:
    f = registry[d.function]
    if operation == "vjp":
        return lambda: f.vjp(d.x, d.g, out=d.out)
    method: Callable[..., Any] = f if operation == "value" else f.grad
    return lambda: method(d.x, out=d.out)


def numpy_way(d: Data, operation: str) -> Call:
    value, slope = peers(d).numpy, peers(d).numpy_slope
    if operation == "value" and value is not None:
        return lambda: value(d)
    if slope is None:
        raise Lacking(d.function, operation)
    return (lambda: slope(d)) if operation == "grad" else (lambda: np.multiply(d.g, slope(d), out=d.out))


def scipy_way(d: Data, operation: str) -> Call:
    value = peers(d).scipy
    if value is None or operation != "value":
        raise Lacking(d.function, operation)
    return lambda: value(d)


def torch_way(d: Data, operation: str, saved: bool = False) -> Call:
    x, g, y, out = d.tensors
    value, backward = peers(d).torch, peers(d).torch_backward
    if operation == "value" and value is not None:
        return lambda: value(x, out)
    if backward is None or value is None:
        raise Lacking(d.function, operation)
    if operation == "grad":
        g = torch.ones_like(g)  # it has no derivative apart from its backward pass
    if not peers(d).from_output:
        return lambda: backward(g, x, out)
    if saved:
        return lambda: backward(g, y, out)
    return lambda: (value(x, out), backward(g, out, out))


def torch_saved_way(d: Data, operation: str) -> Call:
    if not peers(d).from_output or operation == "value":
        raise Lacking(d.function, operation)
    return torch_way(d, operation, saved=True)


def jax_way(d: Data, operation: str) -> Call:
    f = peers(d).jax
    if f is None:
        raise Lacking(d.function)
    x, g = d.jax
    if operation == "value":
        run = jax.jit(f)
        return lambda: run(x).block_until_ready()
    back = jax.jit(lambda x, g: jax.vjp(f, x)[1](g)[0])
    if operation == "grad":
        slope = jax.jit(lambda x: jax.vjp(f, x)[1](jax.numpy.ones_like(x))[0])
        return lambda: slope(x).block_until_ready()
    return lambda: back(x, g).block_until_ready()


def onnxruntime_way(d: Data, operation: str) -> Call:
    operator = peers(d).onnx
    if operator is None or operation != "value" or d.x.dtype.name == "bfloat16":
        raise Lacking(d.function, operation, d.x.dtype.name)
    node, attributes = operator
    kind = onnx.helper.np_dtype_to_tensor_dtype(d.x.dtype)
    ends = [onnx.helper.make_tensor_value_info(name, kind, [d.x.size]) for name in ("x", "y")]
    graph = onnx.helper.make_graph([onnx.helper.make_node(node, ["x"], ["y"], **attributes)], "one", ends[:1], ends[1:])
    model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 20)], ir_version=9)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    binding = session.io_binding()
    x, y = (onnxruntime.OrtValue.ortvalue_from_numpy(array) for array in (d.x, d.out))
    binding.bind_ortvalue_input("x", x)
    binding.bind_ortvalue_output("y", y)
    return lambda: session.run_with_iobinding(binding)


def numexpr_way(d: Data, operation: str) -> Call:
    names = {"x": d.x, "g": d.g, "zero": d.zero, "one": d.one, "slope": d.slope}
    text = peers(d).numexpr if operation == "value" else peers(d).numexpr_slope
    if text is None:
        raise Lacking(d.function, operation)
    if operation == "vjp":
        text = f"g * ({text})"
    return lambda: numexpr.evaluate(text, local_dict=names, out=d.out, casting="same_kind")


CONTENDERS: dict[str, tuple[Any, Callable[[Data, str], Call]]] = {
    OURS: (True, ours),
    "NumPy": (True, numpy_way),
    "SciPy": (special, scipy_way),
    "torch": (torch, torch_way),
    SAVED: (torch, torch_saved_way),
    "JAX": (jax, jax_way),
    "onnxruntime": (onnxruntime and onnx, onnxruntime_way),
    "numexpr": (numexpr, numexpr_way),
}


def contenders(d: Data, operation: str) -> dict[str, Call]:
    """The libraries that compute an operation on this data, as calls that were each made once to be compiled."""
    calls = {}
    for name, (there, make) in CONTENDERS.items():
        if there:
            try:
                call = make(d, operation)
                call()
            except Exception:  # no such dtype or function there, in each library's own words
                if name == OURS:
                    raise
                continue
            calls[name] = call
    if d.x.size == SIZES[-1]:
        calls[COPY] = lambda: np.copyto(d.out, d.x)
    if d.x.size == SIZES[0]:
        calls[CALL] = lambda: np.tanh(d.x, out=d.out)
    return calls


def seconds(calls: dict[str, Call], budget: float) -> dict[str, float]:
    """The best time of one call of each, timed in turn until the budget is spent."""
    repeat, best = {}, dict.fromkeys(calls, float("inf"))
    for name, call in calls.items():
        start = time.perf_counter()
        call()
        repeat[name] = max(1, min(2000, int(5e-4 / max(time.perf_counter() - start, 1e-7))))
    end, rounds = time.perf_counter() + budget, 0
    while rounds < 3 or time.perf_counter() < end:
        leader = min(best.values())
        for name, call in calls.items():
            if rounds >= 3 and best[name] > 8 * leader:
                continue  # out of the race: its time is better spent on the others
            number = range(repeat[name])
            start = time.perf_counter()
            for _ in number:
                call()
            best[name] = min(best[name], (time.perf_counter() - start) / len(number))
        rounds += 1
    return best


# ---- Measuring: what is shown meanwhile.


def print_row(row: dict[str, Any]) -> None:
    peer = fastest_peer(row)
    against = f"{rate(row, peer):>6} {peer:11} {row['seconds'][peer] / row['seconds'][OURS]:6.2f}x" if peer else ""
    marks = "; ".join(f"MISSED: {text}" for text in misses(row))
    what = f"{row['function']}.{row['operation']}"
    print(f"{what:18} {row['dtype']:9}{row['size']:>9}  {rate(row, OURS):>6}  {against:27} {marks}", flush=True)


# ---- The machine.


def machine() -> dict[str, Any]:
    cpu = platform.processor()
    if Path("/proc/cpuinfo").exists():
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        cpu = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), cpu)
    packages = ("actfn", "numpy", "scipy", "torch", "jax", "jaxlib", "onnxruntime", "numexpr", "ml_dtypes")
    versions = {}
    for package in packages:
        try:
            versions[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            continue
    return {
        "cpu": cpu,
        "cores": os.cpu_count(),
        "isa": compute.chosen(),
        "torch_isa": torch.backends.cpu.get_cpu_capability() if torch else None,
        "python": platform.python_version(),
        "versions": versions,
        "date": datetime.now(UTC).date().isoformat(),
    }


def threads_in_use() -> dict[str, float]:
    """CPU seconds per second of each library at work, before it is bound to one core: about 1, or it is not alone."""
    numbers = np.random.default_rng(0).standard_normal(4 << 20).astype(np.float32)
    used = {}
    for name, call in contenders(Data(numbers, numbers, np.empty_like(numbers), "sigmoid"), "value").items():
        wall, cpu = time.perf_counter(), time.process_time()
        while time.perf_counter() - wall < 0.25:
            call()
        used[name] = round((time.process_time() - cpu) / (time.perf_counter() - wall), 2)
    return used


def bind_to_one_core() -> None:
    """Bind every thread of this process to one core, the threads that libraries have started too."""
    if hasattr(os, "sched_setaffinity"):
        core = max(os.sched_getaffinity(0))
        for task in Path("/proc/self/task").iterdir():
            os.sched_setaffinity(int(task.name), {core})


def extra_memory(d: Data, operation: str) -> int:
    """The most bytes allocated at a time by a call that is given its output."""
    call = ours(d, operation)
    tracemalloc.start()
    call()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def measure(functions: list[str], dtypes: list[str], sizes: list[int], quick: bool) -> dict[str, Any]:
    """Time every library on every function, dtype and size; bfloat16 only where ml_dtypes is installed."""
    used = threads_in_use()
    print("CPU seconds per second:", ", ".join(f"{name} {share}" for name, share in used.items()))
    bind_to_one_core()
    rng = np.random.default_rng(1)
    rows = []
    for dtype in dtypes:
        if dtype == "bfloat16" and ml_dtypes is None:
            continue
        kind = ml_dtypes.bfloat16 if dtype == "bfloat16" else dtype
        for size in sizes:
            operations = TIMED.get(size, dict.fromkeys(DTYPES, OPERATIONS)).get(dtype)
            if not operations:
                continue
            x, g = (2 * rng.standard_normal((2, size), np.float32)).astype(kind)
            x, g, out = x.copy(), g.copy(), np.empty_like(x)
            for function in functions:
                d = Data(x, g, out, function)
                for operation in operations:
                    budget = 0.05 if quick else 1.5 if size == SIZES[-1] else 0.4
                    row: dict[str, Any] = {"function": function, "operation": operation, "dtype": dtype, "size": size}
                    row["seconds"] = seconds(contenders(d, operation), budget)
                    row["extra_bytes"] = extra_memory(d, operation)
                    rows.append(row)
                    print_row(row)
    by_input = [] if quick or SIZES[2] not in sizes or "float32" not in dtypes else measure_inputs(functions)
    return {"machine": {**machine(), "cpu_seconds_per_second": used}, "rows": rows, "by_input": by_input}


def measure_inputs(functions: list[str]) -> list[dict[str, Any]]:
    """Time actfn alone, float32 value and vjp, on inputs of which more or fewer take the rare ways of a kernel."""
    rng = np.random.default_rng(2)
    size = SIZES[2]
    g, out = rng.standard_normal(size, np.float32), np.empty(size, np.float32)
    patterns = rng.integers(0, 0x7F800000, size, np.uint32) | rng.integers(0, 2, size, np.uint32) << 31
    inputs = dict(
        zip(INPUTS, (g.copy(), 4 * rng.standard_normal(size, np.float32), patterns.view(np.float32)), strict=True)
    )
    rows = []
    for function in functions:
        for operation in ("value", "vjp"):
            calls = {name: ours(Data(x, g, out, function), operation) for name, x in inputs.items()}
            rows.append({"function": function, "operation": operation, "size": size, "seconds": seconds(calls, 0.25)})
    return rows


def listed(allowed: list[str]) -> Callable[[str], list[str]]:
    """Make an argparse type: names with commas between them, each of which must be among those allowed."""

    def parse(text: str) -> list[str]:
        names = text.split(",")
        if wrong := [n for n in names if n not in allowed]:
            raise argparse.ArgumentTypeError(f"{', '.join(wrong)} is none of {', '.join(allowed)}")
        return names

    return parse


def main() -> None:
    parser = argparse.ArgumentParser(description="Speed against the peers, on one thread.")
    parser.add_argument("--functions", type=listed(list(registry)), default=list(registry))
    parser.add_argument("--dtypes", type=listed(list(DTYPES)), default=list(DTYPES))
    parser.add_argument("--sizes", type=lambda text: [int(n) for n in text.split(",")], default=list(SIZES))
    parser.add_argument("--quick", action="store_true", help="a short run of the small sizes, results not kept")
    parser.add_argument("--output", type=Path, help="where the JSON goes; default: bench/results/speed.json")
    given = parser.parse_args()
    np.seterr(all="ignore")
    sizes = [n for n in given.sizes if n < SIZES[-1]] if given.quick else given.sizes
    start = time.perf_counter()
    results = measure(given.functions, given.dtypes, sizes, given.quick)
    print(f"{time.perf_counter() - start:.0f} s", file=sys.stderr)
    if output := given.output or (None if given.quick else RESULTS):
        output.parent.mkdir(parents=True, exist_ok=True)
        temporary = output.with_suffix(".part")  # so that a run cut short leaves the old results whole
        temporary.write_text(json.dumps(results, indent=1) + "\n")
        temporary.replace(output)


if __name__ == "__main__":
    main()
