"""How each framework is called: its functions by their dotted names, value and derivatives by its own means.

A framework is imported when one is made, not before.
"""

from __future__ import annotations

from collections.abc import Callable

from actfn.audit.frameworks.base import DTYPES as DTYPES
from actfn.audit.frameworks.base import Framework as Framework
from actfn.audit.frameworks.base import Unsupported as Unsupported
from actfn.audit.frameworks.base import numpy_dtype as numpy_dtype
from actfn.audit.frameworks.jax import Jax
from actfn.audit.frameworks.onnxruntime import OnnxRuntime as OnnxRuntime
from actfn.audit.frameworks.own import Own as Own
from actfn.audit.frameworks.tensorflow import Keras, TensorFlow
from actfn.audit.frameworks.torch import Compiled
from actfn.audit.frameworks.torch import Torch as Torch

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
