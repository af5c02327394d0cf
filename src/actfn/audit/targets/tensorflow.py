"""Targets of TensorFlow, and of Keras on the backend that it runs on."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

import numpy as np

from actfn.audit.targets.base import Array, Framework, applied, found, with_parameters
from actfn.audit.targets.jax import Jax
from actfn.audit.targets.torch import Torch
from actfn.errors import MissingPackage


class TensorFlow(Framework):
    """The framework TensorFlow, run eagerly on the CPU, with derivatives by GradientTape."""

    prefixes, package, strided = ("tf.", "tensorflow."), "tensorflow", False

    def __init__(self) -> None:
        os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
        import tensorflow

        self.tf = tensorflow

    def version(self) -> str:
        return f"tensorflow {self.tf.__version__}"  # whose distribution has other names too, such as tensorflow-cpu

    def function(self, path: str, parameters: Mapping[str, float]) -> Any:
        return with_parameters(
            found(path.replace("tf.", "tensorflow.", 1) if path.startswith("tf.") else path), parameters
        )

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
        call = applied(path, parameters)
        lines = ["import tensorflow as tf", f"x = tf.Variable(tf.fill([{many}], tf.constant({x}, tf.{dtype})))"]
        if order:
            return "\n".join([*lines, f"with tf.GradientTape() as t: y = {call}", "print(t.gradient(y, x)[0].numpy())"])
        return "\n".join([*lines, f"print({call}[0].numpy())"])


class Keras(Framework):
    """Keras 3 with the backend that is installed; derivatives by that backend."""

    prefixes, package, strided = ("keras.",), "keras", False

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
        raise MissingPackage("keras needs tensorflow, jax or torch")

    def version(self) -> str:
        return self.label

    def results(self, call: Any, x: Array, order: int) -> Array:
        return self.backend.results(call, x, order)

    def reproducer(self, path: str, parameters: Mapping[str, float], x: str, dtype: str, order: int, many: int) -> str:
        return "import keras\n" + self.backend.reproducer(path, parameters, x, dtype, order, many)
