"""Power series that are long enough: python-flint cuts every operation's result at its global limit of ten terms."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

import flint

_AS_IT_IS: AbstractContextManager[None] = nullcontext()


def series_of(terms: int) -> AbstractContextManager[None]:
    """Let the power series made within a `with` have so many terms, and put python-flint's limit back afterwards.

    Without it the coefficients of higher order are missing, and nothing says so. A longer limit in force is kept.
    """
    return _AS_IT_IS if terms <= flint.ctx.cap else _limited(terms)


@contextmanager
def _limited(terms: int) -> Iterator[None]:
    before = flint.ctx.cap
    flint.ctx.cap = terms
    try:
        yield
    finally:
        flint.ctx.cap = before
