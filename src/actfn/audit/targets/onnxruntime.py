"""Audits of the operators of ONNX as ONNX Runtime computes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from actfn.audit.targets.base import Array, Framework, Unsupported
from actfn.errors import DataError, OperandError


def attributes(parameters: Mapping[str, float]) -> dict[str, float]:
    """The attributes of an operator by ONNX's names, where some are given by ours."""
    names = {"negative_slope": "alpha", "theta": "alpha"}
    return {names.get(name, name): float(value) for name, value in parameters.items()}


class OnnxRuntime(Framework):
    """ONNX Runtime on the CPU: a model of one operator; values only."""

    prefixes, package, strided = ("onnx.",), "onnxruntime", False

    def __init__(self) -> None:
        import onnx
        import onnxruntime

        self.onnx, self.runtime = onnx, onnxruntime
        onnxruntime.set_default_logger_severity(4)  # what it cannot do is raised as well

    def function(self, path: str, parameters: Mapping[str, float]) -> Any:
        operator = path.removeprefix("onnx.")
        if operator == "PRelu":
            raise OperandError(f"{path}: its slope is an input, allowed are operators with one input")
        return self._of_operator(operator, attributes(parameters))

    def named(self, path: str, positional: Sequence[Any]) -> dict[str, Any]:
        if positional:
            raise OperandError(f"{path}: an operator's attributes have no order, give them by name")
        return {}

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
            raise DataError(f"{path} cannot be read as ONNX: {' '.join(str(error).split())}") from None
        nodes = model.graph.node
        if len(nodes) != 1 or len(nodes[0].input) != 1 or len(nodes[0].output) != 1:
            shape = ", ".join(f"{n.op_type} with {len(n.input)} inputs" for n in nodes) or "nothing"
            raise DataError(f"{path} holds {shape}; allowed is one operator with one input and one output")
        node = nodes[0]
        if node.domain not in ("", "ai.onnx"):  # it is made anew, for each dtype, and would be another
            raise DataError(f"{path} holds {node.op_type} of {node.domain}; allowed are ONNX's own operators")
        known = {a.name: self.onnx.helper.get_attribute_value(a) for a in node.attribute}
        if wrong := [f"{k}={v!r}" for k, v in known.items() if not isinstance(v, int | float)]:
            raise DataError(f"{path}: {node.op_type} has {', '.join(wrong)}; allowed are attributes that are numbers")
        given = {k: float(v) for k, v in known.items()}
        return node.op_type, given, self._of_operator(node.op_type, given)

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
        from onnxruntime.capi.onnxruntime_pybind11_state import NotImplemented as NotImplementedThere

        try:
            return self.runtime.InferenceSession(model.SerializeToString(), options, ["CPUExecutionProvider"])
        except NotImplementedThere:
            raise Unsupported(f"ONNX Runtime has no {operator} of {dtype}") from None

    def results(self, call: Any, x: Array, order: int) -> Array:
        if order:
            raise Unsupported("ONNX Runtime runs networks and does not differentiate them")
        return np.asarray(call(x))

    def reproducer(self, path: str, parameters: Mapping[str, float], x: str, dtype: str, order: int, many: int) -> str:
        given = "".join(f", {name}={value!r}" for name, value in attributes(parameters).items())
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
