"""The audit: how accurate is any implementation? The oracle (the truth, from the formula alone), the measure of error
against it, and what is wrong with a target, by name."""

from typing import TYPE_CHECKING, Any

from actfn.analysis.numbers.ulp import ulp_error

if TYPE_CHECKING:
    from actfn.analysis.oracle import enclose, exact, rounded
    from actfn.audit.assertion import assert_accurate
    from actfn.audit.findings import KINDS
    from actfn.audit.run import Audit, audit

__all__ = ["KINDS", "Audit", "assert_accurate", "audit", "enclose", "exact", "rounded", "ulp_error"]
_WHERE = {
    **{"assert_accurate": "audit.assertion", "KINDS": "audit.findings", "Audit": "audit.run", "audit": "audit.run"},
    **dict.fromkeys(("enclose", "exact", "rounded"), "analysis.oracle"),
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'actfn.audit' has no attribute {name!r}")
    from importlib import import_module  # only now: the rest needs python-flint, the measure of error does not

    return getattr(import_module(f"actfn.{_WHERE[name]}"), name)
