"""How each framework is called: its functions by their dotted names, value and derivatives by its own means.

A framework is imported when one is made, not before.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import metadata
from typing import Any

import numpy as np
from numpy.typing import NDArray

from actfn.activation import Activation

Array = NDArray[Any]
DTYPES = ("float16", "bfloat16", "float32", "float64")


class Unsupported(Exception):
    """What a framework does not offer: a dtype, a derivative. Not a fault."""


def numpy_dtype(name: str) -> np.dtype[Any]:
    """NumPy's dtype of that name; bfloat16 is ml_dtypes'."""
    if name == "bfloat16":
        import ml_dtypes

        name = ml_dtypes.bfloat16
    dtype: np.dtype[Any] = np.dtype(name)
    return dtype


def found(path: str) -> Any:
    """What a dotted name stands for."""
    parts = path.split(".")
    for end in range(len(parts), 0, -1):
        try:
            thing: Any = importlib.import_module(".".join(parts[:end]))
        except ModuleNotFoundError as error:
            if error.name and not path.startswith(error.name):
                raise
            continue
        for name in parts[end:]:
            if not hasattr(thing, name):
                raise ValueError(f"{'.'.join(parts[:end])} has no {'.'.join(parts[end:])}")
            thing = getattr(thing, name)
        return thing
    raise ValueError(f"there is no module {parts[0]}")


def _installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


class Framework:
    """NumPy's own: functions of arrays. Derivatives are callables that the user gives.

    Attributes
    ----------
    name : str
        As on the command line.
    prefixes : tuple of str
        With what the names of its functions begin.
    package : str
        Whose version is shown.
    strided : bool
        Whether an array's stride reaches the function.
    mode : str
        In which of its modes it is called, as it is added to a function's name.
    """

    name: str = "numpy"
    prefixes: tuple[str, ...] = ("numpy.", "scipy.")
    package = "numpy"
    strided = True
    mode = ""

    def version(self) -> str:
        """Of the framework as installed."""
        names = [self.package, *(["scipy"] if self.package == "numpy" and _installed("scipy") else [])]
        return ", ".join(f"{name} {metadata.version(name)}" for name in names)

    def function(self, path: str, parameters: Mapping[str, float]) -> Any:
        """Its function of that name, with parameters."""
        return _with(found(path), parameters)

    def prepared(self, call: Any) -> Any:
        """A function of the user's, as it is called."""
        return call

    def results(self, call: Any, x: Array, order: int) -> Array:
        """The value, or a derivative, at each number.

        Raises
        ------
        Unsupported
            If the framework has no such dtype or derivative.
        """
        if order:
            raise Unsupported("no derivative: give one with --grad (derivatives=)")
        result = call(x)
        if isinstance(result, np.ndarray | np.generic):
            return np.asarray(result)
        raise TypeError(f"gives {type(result).__name__}, allowed is an array")

    @contextmanager
    def threads(self, count: int) -> Iterator[None]:
        """So many threads while it lasts; Unsupported where that cannot be set."""
        raise Unsupported("no number of threads to set")
        yield

    def other_mode(self, call: Any, x: Array, order: int) -> Array:
        """The same without compilation; Unsupported where there is one mode."""
        raise Unsupported("there is one mode")

    def reproducer(self, path: str, parameters: Mapping[str, float], x: str, dtype: str, order: int, many: int) -> str:
        """Three lines that show a result: `x` as text, repeated so often."""
        typed = "ml_dtypes.bfloat16" if dtype == "bfloat16" else f"np.{dtype}"
        imports = "import numpy as np" + (", ml_dtypes" if dtype == "bfloat16" else "")
        module = path.rpartition(".")[0]
        imports += f", {module}" if module and module != "numpy" else ""
        return f"{imports}\nx = np.full({many}, {x}, {typed})\nprint({path}({_arguments('x', parameters)})[0])"


class Torch(Framework):
    """PyTorch on the CPU; derivatives by autograd."""

    name, package = "torch", "torch"
    prefixes: tuple[str, ...] = ("torch.",)

    def __init__(self) -> None:
        import torch

        self.torch = torch
        self._plain: dict[int, Any] = {}  # of what is compiled

    def results(self, call: Any, x: Array, order: int) -> Array:
        torch = self.torch
        if x.dtype.name == "bfloat16":
            t = torch.from_numpy(x.view(np.uint16)).view(torch.bfloat16)
        else:
            t = torch.from_numpy(x)
        t.requires_grad_(order > 0)
        with torch.enable_grad() if order else torch.no_grad():
            y = call(t)
            if not isinstance(y, torch.Tensor):
                raise TypeError(f"gives {type(y).__name__}, allowed is a tensor")
            for n in range(order):
                if not y.requires_grad:  # a slope that is constant
                    y = torch.zeros_like(t)
                    break
                (y,) = torch.autograd.grad(y, t, torch.ones_like(y), create_graph=n + 1 < order, allow_unused=True)
                y = torch.zeros_like(t) if y is None else y
        y = y.detach()
        if y.dtype == torch.bfloat16:
            import ml_dtypes

            return np.asarray(y.view(torch.uint16).numpy().view(ml_dtypes.bfloat16))
        return np.asarray(y.numpy())

    @contextmanager
    def threads(self, count: int) -> Iterator[None]:
        before = self.torch.get_num_threads()
        self.torch.set_num_threads(count)
        try:
            yield
        finally:
            self.torch.set_num_threads(before)

    def reproducer(self, path: str, parameters: Mapping[str, float], x: str, dtype: str, order: int, many: int) -> str:
        grad = ", requires_grad=True" if order else ""
        lines = ["import torch", f"x = torch.full(({many},), {x}, dtype=torch.{dtype}{grad})"]
        return "\n".join([*lines, self._shown(f"{path}({_arguments('x', parameters)})", order)])

    def _shown(self, call: str, order: int) -> str:
        if not order:
            return f"print({call}[0].item())"
        keep = ", create_graph=True" if order > 1 else ""
        first = f"torch.autograd.grad({call}.sum(), x{keep})[0]"
        return f"print({first if order == 1 else f'torch.autograd.grad({first}.sum(), x)[0]'}[0].item())"


class Compiled(Torch):
    """PyTorch through torch.compile."""

    name, prefixes, mode = "torch.compile", (), " compiled"

    def function(self, path: str, parameters: Mapping[str, float]) -> Any:
        return self.prepared(_with(found(path), parameters))

    def prepared(self, call: Any) -> Any:
        compiled = self.torch.compile(call, dynamic=True)
        self._plain[id(compiled)] = call
        return compiled

    def other_mode(self, call: Any, x: Array, order: int) -> Array:
        return self.results(self._plain[id(call)], x, order)

    def reproducer(self, path: str, parameters: Mapping[str, float], x: str, dtype: str, order: int, many: int) -> str:
        plain = super().reproducer(path, parameters, x, dtype, order, many)
        return plain.replace(f"{path}(x", f"torch.compile({path})(x")


class Jax(Framework):
    """JAX on the CPU through jit; derivatives by jax.grad."""

    name, prefixes, package, strided, mode = "jax", ("jax.",), "jax", False, " jit"

    def __init__(self) -> None:
        os.environ.setdefault("JAX_PLATFORMS", "cpu")
        import jax

        self.jax: Any = jax
        self.jax.config.update("jax_enable_x64", True)
        self._compiled: dict[tuple[int, int], Any] = {}

    def results(self, call: Any, x: Array, order: int) -> Array:
        if (id(call), order) not in self._compiled:
            f = call
            for _ in range(order):
                f = self.jax.grad(f)
            self._compiled[id(call), order] = self.jax.jit(self.jax.vmap(f) if order else f), call
        return np.asarray(self._compiled[id(call), order][0](x))

    def other_mode(self, call: Any, x: Array, order: int) -> Array:
        if order:
            raise Unsupported("derivatives are compiled")
        return np.asarray(call(self.jax.numpy.asarray(x)))

    def reproducer(self, path: str, parameters: Mapping[str, float], x: str, dtype: str, order: int, many: int) -> str:
        f = f"lambda x: {path}({_arguments('x', parameters)})" if parameters else path
        for _ in range(order):
            f = f"jax.grad({f})"
        wide = 'jax.config.update("jax_enable_x64", True); ' if dtype == "float64" else ""
        call = f"jax.jit({f'jax.vmap({f})' if order else f})"
        return f"import jax, jax.numpy as jnp\n{wide}x = jnp.full({many}, {x}, jnp.{dtype})\nprint({call}(x)[0])"


class OnnxRuntime(Framework):
    """ONNX Runtime on the CPU: a model of one operator; values only."""

    name, prefixes, package, strided = "onnxruntime", ("onnx.",), "onnxruntime", False

    def __init__(self) -> None:
        import onnx
        import onnxruntime

        self.onnx, self.runtime = onnx, onnxruntime
        onnxruntime.set_default_logger_severity(4)  # what it cannot do is raised as well

    def function(self, path: str, parameters: Mapping[str, float]) -> Any:
        operator = path.removeprefix("onnx.")
        names = {"negative_slope": "alpha"}  # the only parameter there goes by that name
        return self._of_operator(operator, {names.get(k, k): v for k, v in parameters.items()})

    def file(self, path: str) -> tuple[str, dict[str, float], Any]:
        """The operator of a model of one, its attributes, and a function that runs it.

        Raises
        ------
        ValueError
            If it is no ONNX file, or holds more or less than one operator with one input.
        """
        try:
            model = self.onnx.load(path)
        except Exception as error:  # protobuf's own
            raise ValueError(f"{path} cannot be read as ONNX: {' '.join(str(error).split())}") from None
        nodes = model.graph.node
        if len(nodes) != 1 or len(nodes[0].input) != 1 or len(nodes[0].output) != 1:
            shape = ", ".join(f"{n.op_type} with {len(n.input)} inputs" for n in nodes) or "nothing"
            raise ValueError(f"{path} holds {shape}; allowed is one operator with one input and one output")
        given = {a.name: float(self.onnx.helper.get_attribute_value(a)) for a in nodes[0].attribute}
        return nodes[0].op_type, given, self._of_operator(nodes[0].op_type, given)

    def _of_operator(self, operator: str, attributes: Mapping[str, float]) -> Any:
        sessions: dict[str, Any] = {}

        def run(x: Array) -> Array:
            if x.dtype.name not in sessions:
                sessions[x.dtype.name] = self._session(operator, attributes, x.dtype.name)
            return np.asarray(sessions[x.dtype.name].run(None, {"x": np.ascontiguousarray(x)})[0])

        return run

    def _session(self, operator: str, attributes: Mapping[str, float], dtype: str) -> Any:
        helper, kinds = self.onnx.helper, self.onnx.TensorProto
        kind = {"float16": kinds.FLOAT16, "float32": kinds.FLOAT, "float64": kinds.DOUBLE}.get(dtype)
        if kind is None:
            raise Unsupported(f"{dtype} is not passed to ONNX Runtime by NumPy")
        node = helper.make_node(operator, ["x"], ["y"], **attributes)
        ends = [helper.make_tensor_value_info(name, kind, ["n"]) for name in ("x", "y")]
        model = helper.make_model(
            helper.make_graph([node], operator, ends[:1], ends[1:]), opset_imports=[helper.make_opsetid("", 20)]
        )
        model.ir_version = 10
        options = self.runtime.SessionOptions()
        options.intra_op_num_threads = 1
        try:
            return self.runtime.InferenceSession(model.SerializeToString(), options, ["CPUExecutionProvider"])
        except Exception as error:  # of the library's own kinds
            if "NOT_IMPLEMENTED" in str(error):
                raise Unsupported(f"ONNX Runtime has no {operator} of {dtype}") from None
            raise

    def results(self, call: Any, x: Array, order: int) -> Array:
        if order:
            raise Unsupported("ONNX Runtime runs networks, it does not differentiate them")
        return np.asarray(call(x))

    def reproducer(self, path: str, parameters: Mapping[str, float], x: str, dtype: str, order: int, many: int) -> str:
        given = "".join(f", alpha={v!r}" for v in parameters.values())
        kind = {"float16": 10, "float32": 1, "float64": 11}[dtype]
        ends = ", ".join(f'[h.make_tensor_value_info("{end}", {kind}, ["n"])]' for end in "xy")
        node = f'h.make_node("{path.removeprefix("onnx.")}", ["x"], ["y"]{given})'
        graph = f'h.make_graph([{node}], "g", {ends})'
        session = 's = onnxruntime.InferenceSession(m.SerializeToString(), providers=["CPUExecutionProvider"])'
        return (
            "import numpy as np, onnx.helper as h, onnxruntime\n"
            f'm = h.make_model({graph}, opset_imports=[h.make_opsetid("", 20)], ir_version=10)\n'
            f'{session}; print(s.run(None, {{"x": np.full({many}, {x}, np.{dtype})}})[0][0])'
        )


class TensorFlow(Framework):
    """TensorFlow, eager, on the CPU; derivatives by GradientTape."""

    name, prefixes, package, strided = "tensorflow", ("tf.", "tensorflow."), "tensorflow", False

    def __init__(self) -> None:
        os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
        import tensorflow

        self.tf = tensorflow

    def function(self, path: str, parameters: Mapping[str, float]) -> Any:
        return _with(found(path.replace("tf.", "tensorflow.", 1) if path.startswith("tf.") else path), parameters)

    def results(self, call: Any, x: Array, order: int) -> Array:
        def derivative(t: Any, n: int) -> Any:
            if n == 0:
                return call(t)
            with self.tf.GradientTape() as tape:
                tape.watch(t)
                y = derivative(t, n - 1)
            return tape.gradient(y, t, unconnected_gradients="zero")

        return np.asarray(derivative(self.tf.constant(x), order).numpy())

    def reproducer(self, path: str, parameters: Mapping[str, float], x: str, dtype: str, order: int, many: int) -> str:
        call = f"{path}({_arguments('x', parameters)})"
        lines = ["import tensorflow as tf", f"x = tf.Variable(tf.fill([{many}], tf.constant({x}, tf.{dtype})))"]
        if order:
            return "\n".join([*lines, f"with tf.GradientTape() as t: y = {call}", "print(t.gradient(y, x)[0].numpy())"])
        return "\n".join([*lines, f"print({call}[0].numpy())"])


class Keras(Framework):
    """Keras 3 with the backend that is installed; derivatives by that backend."""

    name, prefixes, package, strided = "keras", ("keras.",), "keras", False

    def __init__(self) -> None:
        backends: dict[str, type[Framework]] = {"tensorflow": TensorFlow, "jax": Jax, "torch": Torch}
        chosen = os.environ.get("KERAS_BACKEND")
        for name in [chosen] if chosen in backends else backends:
            try:
                self.backend = backends[name]()
            except ImportError:
                continue
            os.environ["KERAS_BACKEND"] = name
            import keras

            self.label = f"keras {keras.__version__} on {self.backend.version()}"
            return
        raise ImportError("keras needs tensorflow, jax or torch")

    def version(self) -> str:
        return self.label

    def results(self, call: Any, x: Array, order: int) -> Array:
        return self.backend.results(call, x, order)

    def reproducer(self, path: str, parameters: Mapping[str, float], x: str, dtype: str, order: int, many: int) -> str:
        return "import keras\n" + self.backend.reproducer(path, parameters, x, dtype, order, many)


class Own(Framework):
    """actfn itself, on one of this processor's instruction sets."""

    prefixes, package = ("actfn.",), "actfn"

    def __init__(self, isa: str | None = None) -> None:
        from actfn import kernels

        self.kernels, self.isa = kernels, isa or kernels.chosen()
        self.name, self.mode = f"actfn[{self.isa}]", f" {self.isa}"
        numpy_dtype("bfloat16")
        kernels.bfloat16()

    def function(self, path: str, parameters: Mapping[str, float]) -> Any:
        from actfn.activation import get

        activation = get(path.removeprefix("actfn."))
        return activation.with_defaults(**parameters) if parameters else activation

    def results(self, call: Activation, x: Array, order: int) -> Array:
        if order > 1:
            raise Unsupported("actfn has no second derivative")
        ufunc = self.kernels.ufuncs(call.name, self.isa)[order]
        return np.asarray(ufunc(x, *(x.dtype.type(p) for p in call.parameters.values())))

    def reproducer(self, path: str, parameters: Mapping[str, float], x: str, dtype: str, order: int, many: int) -> str:
        typed = "ml_dtypes.bfloat16" if dtype == "bfloat16" else f"np.{dtype}"
        imports = "import ml_dtypes, numpy as np, actfn" if dtype == "bfloat16" else "import numpy as np, actfn"
        grad = ".grad" if order else ""
        return (
            f"{imports}  # with ACTFN_ISA={self.isa}\nx = np.full({many}, {x}, {typed})\n"
            f"print({path}{grad}({_arguments('x', parameters)})[0])"
        )


FRAMEWORKS: dict[str, Callable[[], Framework]] = {
    "actfn": Own,
    "numpy": Framework,
    "torch": Torch,
    "torch.compile": Compiled,
    "jax": Jax,
    "onnxruntime": OnnxRuntime,
    "tensorflow": TensorFlow,
    "keras": Keras,
}


def _with(function: Any, parameters: Mapping[str, float]) -> Any:
    if isinstance(function, type):  # a module or layer
        return function(**parameters)
    if not parameters:
        return function
    return lambda x: function(x, **parameters)


def _arguments(first: str, parameters: Mapping[str, float]) -> str:
    return ", ".join([first, *(f"{k}={v!r}" for k, v in parameters.items())])
