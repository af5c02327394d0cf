"""`assert_accurate`: the audit of an implementation, in one line of the user's own test suite."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actfn.activation.record import DTYPES
from actfn.audit.run import audit
from actfn.audit.text import WHAT, left_out
from actfn.audit.verdict import defects


def assert_accurate(
    target: Any,
    as_: Any = None,
    *,
    max_ulp: float = 4.0,
    dtypes: Sequence[str] = DTYPES,
    orders: Sequence[int] = (0,),
    allow: Sequence[str] = (),
    framework: str | None = None,
    parameters: Mapping[str, float] | None = None,
    derivatives: Sequence[Any] = (),
    exhaustive: bool = False,
) -> None:
    """Fail unless an implementation was compared, is as accurate as asked, and nothing else is wrong with it.

    Not compared is never passed; only what the target plainly lacks, such as a dtype, may be missing.

    Parameters
    ----------
    target, as_, dtypes, allow, framework, parameters, derivatives, exhaustive
        As for `actfn.audit.audit`.
    max_ulp : float
        The largest error allowed, in units in the last place.
    orders : sequence of int
        0 is the value, 1 and 2 are derivatives.

    Raises
    ------
    AssertionError
        With what is wrong, where, and lines that show it. Also where the target offers none of what is asked.
    ValueError, ImportError
        As for `actfn.audit.audit`.
    """
    __tracebackhide__ = True  # pytest shows the caller
    found = audit(
        target,
        as_=as_,
        framework=framework,
        parameters=parameters,
        derivatives=derivatives,
        dtypes=dtypes,
        orders=orders,
        exhaustive=exhaustive,
        max_ulp=max_ulp,
        allow=allow,
        jobs=1,
    )
    if found.interrupted:
        raise KeyboardInterrupt
    rows = found.record["rows"]
    if defects(rows):
        raise AssertionError("\n".join(["a fault of actfn, please report it:", *defects(rows), *_traces(rows)]))
    for order in orders:
        of_order = [row for row in rows if row["order"] == order]
        if all(row["unsupported"] for row in of_order):
            reasons = "; ".join(dict.fromkeys(row["unsupported"] for row in of_order))
            raise AssertionError(f"nothing was compared of the {WHAT[order]}: {reasons}")
    if found.passed:
        return
    lines = [f"{rows[0]['target']} is no {rows[0]['function']} to {max_ulp:g} ULP:"]
    if not found.findings:
        lines = [f"{rows[0]['target']} was not compared with {rows[0]['function']} as asked:"]
    lines.append(f"{found.record['verdict']}")
    lines += [f"- {reason}" for reason in left_out(found.record)]
    for one in found.findings:
        lines.append(f"- {WHAT[one['order']]}, {one['dtype']}: {one['kind']}: {one['text']}")
        lines += [f"      {line}" for line in one["reproducer"].splitlines()]
    raise AssertionError("\n".join(lines))


def _traces(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    return [row["traceback"] for row in rows if row["defect"]]
