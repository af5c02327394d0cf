"""actfn computes, explains, audits and helps choose the activation functions of neural networks."""

from typing import TYPE_CHECKING

from actfn import functions as _functions
from actfn import wiring as _wiring  # noqa: F401  (it attaches what the rooms above compute of an activation)
from actfn.activation.record import Activation as Activation
from actfn.activation.registry import registry as registry
from actfn.define import define as define
from actfn.functions import *  # noqa: F403  (one line per function, there)
from actfn.names import get as get

if not TYPE_CHECKING:  # a type checker takes what is imported above under its own name
    __all__ = ["Activation", "define", "get", "registry", *_functions.__all__]
__version__ = "0.1.0"
