"""The audit: the oracle (the truth, from the formula alone) and the measure of error against it."""

from typing import TYPE_CHECKING, Any

from actfn.audit.ulp import ulp_error

if TYPE_CHECKING:
    from actfn.audit.oracle import enclose, exact, rounded

__all__ = ["enclose", "exact", "rounded", "ulp_error"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'actfn.audit' has no attribute {name!r}")
    from actfn.audit import oracle  # only now: it needs python-flint, the measure of error does not

    return getattr(oracle, name)
