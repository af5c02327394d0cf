"""Power series that are long enough: python-flint cuts every operation's result at its global limit of ten terms."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import flint


@contextmanager
def series_of(terms: int) -> Iterator[None]:
    """Let the power series made within a `with` have so many terms, and put python-flint's limit back afterwards.

    Without it the coefficients of higher order are missing, and nothing says so. A longer limit in force is kept.
    """
    before = flint.ctx.cap
    flint.ctx.cap = max(before, terms)
    try:
        yield
    finally:
        flint.ctx.cap = before
