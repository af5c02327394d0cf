"""How each framework is called: its functions by their dotted names, value and derivatives by its own means.

A framework is imported when one is made, not before.
"""

from __future__ import annotations

from collections.abc import Callable

from actfn.audit.targets.actfn import Actfn as Actfn
from actfn.audit.targets.base import Framework as Framework
from actfn.audit.targets.base import Unsupported as Unsupported
from actfn.audit.targets.base import numpy_dtype as numpy_dtype
from actfn.audit.targets.jax import Jax
from actfn.audit.targets.onnxruntime import OnnxRuntime as OnnxRuntime
from actfn.audit.targets.tensorflow import Keras, TensorFlow
from actfn.audit.targets.torch import Compiled
from actfn.audit.targets.torch import Torch as Torch

FRAMEWORKS: dict[str, Callable[[], Framework]] = {
    "actfn": Actfn,
    "numpy": Framework,
    "torch": Torch,
    "torch.compile": Compiled,
    "jax": Jax,
    "onnxruntime": OnnxRuntime,
    "tensorflow": TensorFlow,
    "keras": Keras,
}
