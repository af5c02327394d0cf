"""actfn computes, explains, audits and helps choose the activation functions of neural networks."""

from typing import TYPE_CHECKING, Any

from actfn import functions as _functions
from actfn import wiring as _wiring  # noqa: F401  (it attaches what the rooms above compute of an activation)
from actfn.activation.record import Activation as Activation
from actfn.activation.registry import registry as registry
from actfn.compute.threads import get_num_threads as get_num_threads
from actfn.compute.threads import num_threads as num_threads
from actfn.compute.threads import set_num_threads as set_num_threads
from actfn.functions import *  # noqa: F403  (one line per function, there)

__version__ = "0.1.0"

if TYPE_CHECKING:  # a type checker takes what is imported under its own name, and refuses any other
    from actfn.defined import define as define
    from actfn.identification import identify as identify
    from actfn.names import get as get
    from actfn.names.translation import translate as translate
else:
    _LATER = ["define", "get", "identify", "translate"]
    _NOW = ["Activation", "get_num_threads", "num_threads", "registry", "set_num_threads"]
    __all__ = [*_LATER, *_NOW, *_functions.__all__]

    def __getattr__(name: str) -> Any:
        """Load what is in `_LATER` when it is first asked for: each imports the reader of formulas."""
        if name == "define":
            from actfn.defined import define as found
        elif name == "get":
            from actfn.names import get as found
        elif name == "identify":
            from actfn.identification import identify as found
        elif name == "translate":
            from actfn.names.translation import translate as found
        else:
            raise AttributeError(f"module 'actfn' has no attribute {name!r}")
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        return sorted({*globals(), *_LATER})
