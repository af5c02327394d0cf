"""actfn computes, explains, audits and helps choose the activation functions of neural networks."""

from actfn.activation.record import Activation as Activation
from actfn.activation.record import registry as registry
from actfn.define import define as define
from actfn.functions import *  # noqa: F403  (one line per function, there)
from actfn.names import get as get

__version__ = "0.1.0"
